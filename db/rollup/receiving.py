"""Receiving: the parcels of many centres are taken in the order of their numbers, each once.

A parcel is taken when all before it are, and when it names the SHA-256 of the last of them. What
lies behind a gap waits in the folder, where it is not acknowledged and so will be laid again. A
file that is broken holds back its own centre alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sqlalchemy import select

from centre.rules import figures as rule
from centre.rules.errors import Unavailable
from db import tables
from db.history import CENTRE_QUEUE, append
from db.plain_json import to_json
from db.rollup import ack, folder, parcel
from db.rollup.ack import Ack
from db.rollup.parcel import BadParcelError, Parcel
from db.work import Transactions, Work

_AT_ONCE: Final = 50
"""Parcels that one transaction takes."""
_received = tables.received


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not taken: what of it is wrong, and why (a key of db.rollup.words)."""

    file: str
    field: str
    why: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Parcels first to last of a centre are missing; those after them wait."""

    sender: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Received:
    """What a run took: sender -> numbers; up to: sender -> the highest without a gap."""

    taken: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    up_to: Mapping[str, int] = field(default_factory=dict)
    gaps: tuple[Gap, ...] = ()
    refused: tuple[Refusal, ...] = ()


class Receiver:
    """Takes what lies in a folder into this database."""

    def __init__(self, store: Transactions, place: Path) -> None:
        """Take the store and the folder."""
        self._store = store
        self._place = place
        self._refused: list[Refusal] = []

    def receive(self) -> Received:
        """Take every parcel that is next, and acknowledge; raise Unavailable of the folder.

        A folder that cannot be written is told as a refusal: what was taken stays taken.
        """
        found, strange = folder.parcels(self._place)
        self._refused = [Refusal(parcel.printable(file.name), "file", "name") for file in strange]
        taken, up_to, gaps = {}, {}, []
        for sender, files in sorted(found.items()):
            head, numbers = self._take_all(sender, files)
            gaps += _gaps(sender, head.seq, files)
            up_to[sender] = head.seq
            if numbers:
                taken[sender] = numbers
            self._acknowledge(head)
        return Received(taken, up_to, tuple(gaps), tuple(self._refused))

    def _take_all(self, sender: str, files: Mapping[int, Path]) -> tuple[Ack, tuple[int, ...]]:
        with self._store.read() as work:
            head = _head(work, sender)
        self._compare(head, files)
        numbers: list[int] = []
        while True:
            read = self._read_next(head, files)
            if not read:
                return head, tuple(numbers)
            with self._store.write() as work:
                here = _head(work, sender)
                if here == head:
                    head = _keep(work, sender, read)
                    numbers += [one.seq for one, _ in read]
                else:
                    head = here  # another run was faster

    def _compare(self, head: Ack, files: Mapping[int, Path]) -> None:
        """Tell where the last parcel that was taken lies there with another content."""
        if head.seq not in files:
            return
        try:
            content = folder.content(files[head.seq], parcel.MOST_BYTES)
        except (OSError, BadParcelError):
            return
        if parcel.sha256(content) != head.sha256:
            self._refuse(files[head.seq], "file", "differs")

    def _read_next(self, head: Ack, files: Mapping[int, Path]) -> list[tuple[Parcel, bytes]]:
        """Return the next parcels that follow each other, until a gap or one that is refused."""
        read: list[tuple[Parcel, bytes]] = []
        previous = head.sha256
        for seq in range(head.seq + 1, head.seq + 1 + _AT_ONCE):
            if seq not in files:
                break
            try:
                content = folder.content(files[seq], parcel.MOST_BYTES)
                read.append((_checked(content, head.centre, seq, previous), content))
            except BadParcelError as error:
                self._refuse(files[seq], error.field, error.why)
                break
            except OSError as error:
                self._refuse(files[seq], "file", error.strerror or type(error).__name__)
                break
            previous = parcel.sha256(content)
        return read

    def _acknowledge(self, head: Ack) -> None:
        try:
            with self._store.read() as work:
                receiver = work.centre.code
            ack.write(self._place, head, receiver)
        except Unavailable as error:
            if error.part != folder.PART:
                raise
            said = str(error.facts.get("said", ""))
            self._refuse(self._place / folder.ack_name(head.centre), "file", said)

    def _refuse(self, file: Path, part: str, why: str) -> None:
        refusal = Refusal(file.name, part, why)
        if refusal not in self._refused:
            self._refused.append(refusal)


def _checked(content: bytes, sender: str, seq: int, previous: str) -> Parcel:
    """Return a parcel that is what its name says and follows the one before."""
    read = parcel.read(content)
    if read.centre != sender:
        raise BadParcelError("centre", "other_name")
    if read.seq != seq:
        raise BadParcelError("seq", "other_name")
    if read.previous != previous:
        raise BadParcelError("previous", "chain")
    return read


def _head(work: Work, sender: str) -> Ack:
    mine = (_received.c.centre == work.centre.code, _received.c.sender == sender)
    query = select(_received.c.seq, _received.c.sha256).where(*mine)
    row = work.connection.execute(query.order_by(_received.c.seq.desc()).limit(1)).one_or_none()
    return Ack(sender, row.seq if row else 0, row.sha256 if row else parcel.FIRST_PREVIOUS)


def _keep(work: Work, sender: str, read: list[tuple[Parcel, bytes]]) -> Ack:
    rows = [
        {
            "centre": work.centre.code,
            "sender": sender,
            "seq": one.seq,
            "sha256": parcel.sha256(content),
            "day": one.day,
            "unit": one.unit,
            "complete_until": one.complete_until,
            "name": one.name,
            "total": to_json(rule.plain(one.figures())),
            "content": content.decode(),
            "taken_at": work.now,
        }
        for one, content in read
    ]
    work.connection.execute(_received.insert(), rows)
    first, last = read[0][0], read[-1][0]
    head = Ack(sender, last.seq, parcel.sha256(read[-1][1]))
    facts = {"sender": sender, "first": first.seq, "last": last.seq, "sha256": head.sha256}
    append(work, CENTRE_QUEUE, "rollup_taken", facts)
    return head


def _gaps(sender: str, top: int, files: Mapping[int, Path]) -> list[Gap]:
    """Return what is missing between the last that was taken and those that lie there."""
    gaps, expected = [], top + 1
    for seq in sorted(number for number in files if number > top):
        if seq > expected:
            gaps.append(Gap(sender, expected, seq - 1))
        expected = seq + 1
    return gaps
