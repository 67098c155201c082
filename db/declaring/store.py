"""Everything a supervisor declares: read, changed, compared with a file, told to the log.

A change is checked against all that would then be declared, written with the centre's version (so
that every program reads it with its next step) and logged, in one transaction or not at all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from centre.rules.declaring.changing import (
    changed,
    changes_to,
    check_seen,
    check_whole,
    moves,
    with_item,
)
from centre.rules.declaring.facts import Change, Declared, Item, Move, mark
from centre.rules.declaring.subjects import of_section
from centre.rules.errors import NotAllowed
from centre.rules.roles import Act, who
from db import tables
from db.declaring import file, intake, past, reading, writing
from db.declaring.guards import check_day, check_supervisors, supervisors_able
from db.declaring.past import Past
from db.declaring.writing import Turned
from db.pins import hidden
from db.requests import once
from db.staff import check_role
from db.work import Transactions, Work

ROLES: Final = who(Act.SETTINGS)
MOST_PAST: Final = 1000
"""Changes that are read at once."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One reading: the items, the centre's version, and the clerks who are locked out now."""

    version: int
    items: Declared
    locked: frozenset[str] = frozenset()

    def mark(self, section: str, key: str) -> str:
        """Return the mark of an item as it is here ("": it is not)."""
        return mark(of_section(self.items, section).get(key))


@dataclass(frozen=True, slots=True)
class Step:
    """What one change of a plan does: "added", "changed" or "ended", and which fields move."""

    section: str
    key: str
    what: str
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file would change, and how each of it looks."""

    changes: tuple[Change, ...]
    steps: tuple[Step, ...]


class DeclaredThings:
    """What supervisors have declared."""

    def __init__(self, store: Transactions) -> None:
        """Keep who opens transactions."""
        self._store = store

    def read(self) -> Sheet:
        """Return everything, as of one moment."""
        with self._store.read() as work:
            return _sheet(work)

    def change(self, request: UUID, change: Change, by: str) -> bool:
        """Make one change; return whether anything is different now (see change_all)."""
        return self.change_all(request, (change,), by)

    def change_all(self, request: UUID, changes: Sequence[Change], by: str) -> bool:
        """Make all changes or none; by is the clerk who asks ("": motcua-db at the machine).

        Raises NotAllowed with section, item, field and where: those of
        centre.rules.declaring.changing, changed_meanwhile (by, at), and of db.declaring.guards;
        role_missing, clerk_unknown.
        """
        pins = _hidden_pins(changes)

        def act(work: Work) -> bool:
            check_role(work, by, ROLES)
            return _Changing(work, by, pins).make(changes)

        return once(self._store, request, past.KIND, bool, act)

    def try_out(self, changes: Sequence[Change], by: str) -> tuple[Step, ...]:
        """Return what changes would do, with every check, and do nothing."""
        with self._store.read() as work:
            check_role(work, by, ROLES)
            return _Changing(work, by, {}).tried(changes)

    def plan(self, wanted: Declared) -> Plan:
        """Return what would have to change for a file's sections to hold."""
        with self._store.read() as work:
            items = reading.read(work.connection, work.centre.code)
            changes = changes_to(items, wanted)
            return Plan(changes, _Changing(work, "", {}).tried(changes))

    def plan_file(self, path: Path) -> Plan:
        """Return what would have to change for a file's sections to hold.

        Raises what db.declaring.intake.items_in does; what the file breaks here is told with it.
        """
        wanted = intake.items_in(path)
        try:
            return self.plan(wanted)
        except NotAllowed as refusal:
            raise intake.wrong(path, refusal) from refusal

    def text(self, request: UUID, name: str, by: str) -> str:
        """Return everything as the text of a file called name; the log hears who took it out.

        Raises NotAllowed: role_missing, clerk_unknown.
        """

        def act(work: Work) -> bool:
            check_role(work, by, ROLES)
            past.tell(work, Change("file", name[:200], None), (Move("export", None, name),), by)
            return True

        once(self._store, request, past.KIND, bool, act)
        with self._store.read() as work:
            # A request that was answered before is asked by nobody's role again.
            check_role(work, by, ROLES)
            return file.text_of(reading.read(work.connection, work.centre.code), work.centre)

    def history(self, limit: int, section: str | None = None) -> tuple[Past, ...]:
        """Return the newest changes, at most limit, of one section or of all."""
        with self._store.read() as work:
            return past.history(work, max(0, min(limit, MOST_PAST)), section)


def _sheet(work: Work) -> Sheet:
    table, centre = tables.clerk, tables.centre
    code = work.centre.code
    rows = work.connection.execute(
        table.select().where(table.c.centre == code, table.c.locked_until.is_not(None))
    ).all()
    locked = frozenset(row.code for row in rows if row.locked_until > work.now)
    version = work.connection.execute(centre.select().where(centre.c.centre == code)).one().version
    return Sheet(version, reading.read(work.connection, code), locked)


def _hidden_pins(changes: Sequence[Change]) -> dict[str, str]:
    """Return what is stored of new PINs; outside the transaction, because it takes its time."""
    pins = {c.key: c.value.get("pin") for c in changes if c.section == "clerk" and c.value}
    return {key: hidden(pin) for key, pin in pins.items() if isinstance(pin, str) and pin}


class _Changing:
    """Changes in one transaction: each against what the ones before it have left."""

    def __init__(self, work: Work, by: str, pins: Mapping[str, str]) -> None:
        self._work, self._by, self._pins = work, by, pins
        self._before = reading.read(work.connection, work.centre.code)
        self._after: Declared = self._before
        self._deeds: list[tuple[Change, dict[str, Any]]] = []

    def make(self, changes: Sequence[Change]) -> bool:
        """Check and write; return whether anything is different now."""
        had = supervisors_able(self._work)
        differ = self._checked(changes)
        for one in differ:
            check_day(self._work, one)
        if differ or self._deeds:
            writing.write(self._work, differ)
        for one in differ:
            change = Change(one.section, one.key, None)
            past.tell(self._work, change, moves(one.before, one.after), self._by)
        for change, deeds in self._deeds:
            self._do(change, deeds)
        check_supervisors(self._work, had=had)
        return bool(differ or self._deeds)

    def tried(self, changes: Sequence[Change]) -> tuple[Step, ...]:
        """Check, and return what each changed item would become."""
        found = []
        for one in self._checked(changes):
            there = moves(one.before, one.after)
            if there:
                found.append(Step(one.section, one.key, _what(one), there))
        return tuple(found)

    def _checked(self, changes: Sequence[Change]) -> list[Turned]:
        for change in changes:
            before = of_section(self._before, change.section).get(change.key)
            self._check_seen(change, before)
            item, deeds = changed(self._after, change)
            self._after = with_item(self._after, change, item)
            if deeds:
                self._deeds.append((change, deeds))
        check_whole(self._before, self._after)
        return list(_turned(self._before, self._after))

    def _check_seen(self, change: Change, before: Item | None) -> None:
        """Refuse a change of what somebody else has changed meanwhile, and tell who and when."""
        try:
            check_seen(change, before)
        except NotAllowed as refusal:
            last = past.last_of(self._work, change)
            who = {} if last is None else {"by": last.by, "at": last.at}
            raise NotAllowed(refusal.key, **{**refusal.facts, **who}) from refusal

    def _do(self, change: Change, deeds: Mapping[str, Any]) -> None:
        """Set a PIN or unlock a clerk; the log hears that it was done, and no more."""
        table = tables.clerk
        values: dict[str, Any] = {"failures": 0, "locked_until": None}
        if "pin" in deeds:
            values["pin"] = self._pins[change.key]
        mine = (table.c.centre == self._work.centre.code, table.c.code == change.key)
        self._work.connection.execute(table.update().where(*mine).values(**values))
        told = [Move(name, past.SECRET, past.SECRET) for name in deeds]
        past.tell(self._work, change, told, self._by)


def _turned(before: Declared, after: Declared) -> list[Turned]:
    """Return every item that differs; an instrument rests when another becomes the active one."""
    found = []
    for section, items in after.items():
        old = of_section(before, section)
        keys = [*items, *(key for key in old if key not in items)]
        found += [Turned(section, key, old.get(key), items.get(key)) for key in keys]
    return [one for one in found if one.before != one.after]


def _what(one: Turned) -> str:
    """Return how an item turns, in one word."""
    if one.before is None:
        return "added"
    is_over = one.after is None or (
        one.before.get("active", True) and not one.after.get("active", True)
    )
    return "ended" if is_over and one.section != "instrument" else "changed"
