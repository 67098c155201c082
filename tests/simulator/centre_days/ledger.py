"""What has happened so far, written down from outside: by the log, the tickets' rows and the paper.

It reads with plain SQL on a connection of its own and knows the moves of a ticket by a table of its
own, so that it cannot agree with the store on a mistake. What does not hold is a Broken.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from drivers.slip import Big, Code, Slip

WAITS: Final = frozenset({"waiting", "transferred"})
_OVER: Final = frozenset({"served", "absent", "cancelled", "expired"})
_ANY: Final = WAITS | {"called", "serving", "parked"}
# Event -> the states it may come from, and the state after it; the screens note, not our rules.
_MOVES: Final[dict[str, tuple[frozenset[str], str]]] = {
    "call": (WAITS | {"parked", "absent"}, "called"),
    "call_again": (frozenset({"called"}), "called"),
    "start": (frozenset({"called"}), "serving"),
    "finish": (frozenset({"called", "serving"}), "served"),
    "absent": (frozenset({"called"}), "absent"),
    "undo_absent": (frozenset({"absent"}), "called"),
    "park": (frozenset({"called", "serving"}), "parked"),
    "resume": (frozenset({"parked", "called", "serving"}), "serving"),
    "transfer": (frozenset({"called", "serving"}), "transferred"),
    "put_back": (frozenset({"called", "serving"}), "waiting"),
    "return": (frozenset({"absent"}), "waiting"),
    "next_service": (frozenset({"called", "serving"}), "serving"),
    "cancel": (WAITS | {"parked"}, "cancelled"),
    "give_up": (WAITS, "cancelled"),
    "expire": (_ANY, "expired"),
}
_BACK: Final = frozenset({"put_back", "return", "step_back", "transfer"})


@dataclass(frozen=True, slots=True)
class Broken:
    """A promise that does not hold: which, and where it was seen."""

    promise: str
    what: str


@dataclass(slots=True)
class Known:
    """A ticket as the ledger knows it; order is (place, time of queueing, id)."""

    id: str
    day: str
    letter: str
    number: int
    service: str = ""
    state: str = "waiting"
    kiosk: str = ""
    priority: bool = False
    kept: bool = False
    order: tuple[int, str, str] = (1, "", "")
    queued_at: str = ""
    passed: int = 0
    unmarked: int = 0
    whole: int = 0
    calls: list[tuple[int, str, int]] = field(default_factory=list)
    """Each utterance: its place in the log, the counter, how often it was called by then."""
    row: Any = None

    @property
    def label(self) -> str:
        """Return the number as people read it."""
        return f"{self.letter}{self.number:03d}"


@dataclass(frozen=True, slots=True)
class Effect:
    """One event of the log as a press sees it: its place, what, whose ticket, by whom."""

    place: int
    kind: str
    ticket: str | None
    actor: str


class Ledger:
    """The books of a run."""

    def __init__(self, database: Path, now: Callable[[], datetime]) -> None:
        """Know an empty centre; now is the wall clock of the centre."""
        self._database = database
        self._now = now
        self._raw: sqlite3.Connection | None = None
        self._read_to = 0
        self._day = ""
        self._last: dict[tuple[str, str], int] = {}
        self._skips = False
        self.tickets: dict[str, Known] = {}
        self.on_paper: dict[tuple[str, str, int], str] = {}
        self.effects: list[Effect] = []
        self.broken: list[Broken] = []
        self.called_ever: set[tuple[str, str]] = set()
        self.events = 0
        self._fresh: dict[str, sqlite3.Row] = {}

    # --- reading ---------------------------------------------------------------------------------

    def close(self) -> None:
        """Let go of the file."""
        if self._raw is not None:
            self._raw.close()
            self._raw = None

    def ask(self, query: str, *given: Any) -> list[sqlite3.Row]:
        """Return the rows of a query on what is committed."""
        if self._raw is None:
            self._raw = sqlite3.connect(self._database, isolation_level=None)
            self._raw.row_factory = sqlite3.Row
        return self._raw.execute(query, given).fetchall()

    def sync(self) -> None:
        """Take in all that was committed since the last time, and hold it to the promises."""
        found = self.ask(
            "SELECT rowid, day, queue, kind, ticket, at, actor, facts FROM event"
            " WHERE rowid > ? ORDER BY rowid",
            self._read_to,
        )
        if not found:
            return
        self._read_to = found[-1]["rowid"]
        self.events += len(found)
        last = {event["ticket"]: event["rowid"] for event in found if event["ticket"]}
        self._rows(last)
        for event in found:
            self._hear(event, is_last=last.get(event["ticket"]) == event["rowid"])
        if len(self.effects) > _REMEMBERED:
            del self.effects[: -_REMEMBERED // 2]

    def _rows(self, tickets: Iterable[str]) -> None:
        """Read the rows of tickets that something happened to."""
        wanted = list(tickets)
        self._fresh = {}
        for start in range(0, len(wanted), 500):
            some = wanted[start : start + 500]
            marks = ",".join("?" * len(some))
            rows = self.ask(f"SELECT * FROM ticket WHERE id IN ({marks})", *some)  # noqa: S608
            self._fresh |= {row["id"]: row for row in rows}

    # --- events ----------------------------------------------------------------------------------

    def _hear(self, event: sqlite3.Row, *, is_last: bool) -> None:
        kind, facts = event["kind"], json.loads(event["facts"])
        self.effects.append(Effect(event["rowid"], kind, event["ticket"], event["actor"]))
        if kind in {"take", "direct"}:
            self._given(event, facts)
        elif kind == "restored":
            self._skips = True
        elif kind == "day_begins":
            self._day_begins(event, facts["before"])
        elif kind == "day_set":
            self._day = ""
        ticket = self.tickets.get(event["ticket"] or "")
        if ticket is not None:
            self._moved(ticket, event, facts)
            if is_last:
                self._settle(ticket, self._fresh[ticket.id], kind)

    def _day_begins(self, event: sqlite3.Row, before: str) -> None:
        """Hold the business day to its promise: it never goes back by itself."""
        before = max(self._day, before)
        if event["day"] < before:
            self._break("day_went_back", f"{before} -> {event['day']}")
        self._day = event["day"]

    def _given(self, event: sqlite3.Row, facts: Any) -> None:
        """Write a new ticket down; its number is the one after the last of its series."""
        letter, number, day = facts["letter"], facts["number"], event["day"]
        last = self._last.get((day, letter), 0)
        where = f"{day} {letter}{number:03d}"
        jumped = self._skips and number > last
        if number <= last:
            self._break("number_twice", f"{where} after {last}")
        elif number != last + 1 and not jumped:
            self._break("gap", f"{where} after {last}")
        ghost = self.on_paper.get((day, letter, number))
        if ghost is not None and ghost != event["ticket"]:
            self._break("number_on_two_papers", where)
        self._last[day, letter] = number
        one = Known(event["ticket"], day, letter, number)
        one.service, one.kiosk = facts["service"], facts.get("kiosk") or ""
        one.state = "waiting" if event["kind"] == "take" else "serving"
        self.tickets[one.id] = one

    def _moved(self, ticket: Known, event: sqlite3.Row, facts: Any) -> None:
        kind = event["kind"]
        if kind == "call":
            self._called(ticket, event, facts)
        if kind in {"call", "call_again"}:
            ticket.calls.append((event["rowid"], facts["counter"], facts["again"]))
            self.called_ever.add((ticket.label, facts["counter"]))
        if kind in _MOVES:
            before, after = _MOVES[kind]
            if ticket.state not in before:
                twice = "called_twice" if kind == "call" else "untrue_move"
                self._break(twice, f"{ticket.label}: {kind} while {ticket.state}")
            ticket.state = after
        if kind == "next_service":
            ticket.service = facts.get("service", ticket.service)
        if kind in _BACK:
            ticket.passed = 0 if kind != "transfer" else ticket.passed

    def _settle(self, ticket: Known, row: sqlite3.Row, kind: str) -> None:
        """Compare a ticket with its row after the last event of a transaction about it."""
        if kind.startswith("print_"):
            return
        if row["state"] != ticket.state:
            self._break("row_unlike_log", f"{ticket.label}: {row['state']} is {ticket.state}")
        same = (row["day"], row["letter"], row["number"])
        if same != (ticket.day, ticket.letter, ticket.number):
            self._break("row_unlike_log", f"{ticket.label}: is {same}")
        ticket.row = row
        ticket.service = row["service"]
        ticket.priority = row["priority"] is not None and not row["stepped"]
        ticket.kept = bool(row["target"] or row["target_clerk"])
        ticket.order = (row["place"], row["queued_at"], ticket.id)
        ticket.queued_at = row["queued_at"]
        if row["state"] in WAITS and row["bypassed"] < ticket.passed:
            ticket.passed = row["bypassed"]

    # --- who is passed ---------------------------------------------------------------------------

    def _called(self, ticket: Known, event: sqlite3.Row, facts: Any) -> None:
        """Hold a call to the order within its own service, told without the rules of calling."""
        reason = facts["reason"] or {}
        if ticket.state not in WAITS or reason.get("rule") == "chosen" or ticket.kept:
            return
        policy = json.loads(self.ask("SELECT policy FROM centre")[0]["policy"])
        for other in tuple(self.tickets.values()):
            if (
                other is not ticket
                and other.state in WAITS
                and other.day == event["day"]
                and other.service == ticket.service
                and not other.kept
                and other.order < ticket.order
            ):
                self._passed(other, ticket, policy)

    def _passed(self, other: Known, by: Known, policy: Any) -> None:
        where = f"{other.label} by {by.label}"
        if not by.priority:
            self._break("overtaken", f"{where}, which has no priority")
        elif other.priority:
            self._break("overtaken", f"{where}, both with priority")
        elif other.passed >= policy["bypass_limit"]:
            self._break("passed_too_often", f"{where}: {other.passed + 1} times")
        elif self._waited_too_long(other, policy["patience"]):
            self._break("passed_too_late", where)
        other.passed += 1

    def _waited_too_long(self, ticket: Known, patience: float | None) -> bool:
        if patience is None:
            return False
        queued = datetime.fromisoformat(ticket.queued_at + "+00:00")
        return self._now() - queued > timedelta(seconds=patience)

    # --- paper -----------------------------------------------------------------------------------

    def paper(self, slip: Slip, job: UUID, *, marked: bool, whole: bool) -> None:
        """Hold a piece of paper to the promises at the moment its first byte leaves."""
        self.sync()
        big = next(part.text for part in slip.parts if isinstance(part, Big))
        code = next(part.text for part in slip.parts if isinstance(part, Code))
        found = self.ask("SELECT ticket, state FROM print_job WHERE id = ?", job.hex)
        ticket = self.tickets.get(found[0]["ticket"]) if found else None
        if ticket is None:
            self._break("paper_not_in_database", big)
            return
        if (big, code) != (ticket.label, f"MC1:{ticket.id}"):
            self._break("paper_says_otherwise", f"{big} {code} is {ticket.label}")
        if found[0]["state"] != "sending":
            self._break("sent_before_sending", f"{big} {found[0]['state']}")
        ticket.whole += whole
        ticket.unmarked += not marked
        if ticket.unmarked > 1:
            self._break("unmarked_twice", f"{big} {ticket.unmarked} times")
        self.on_paper[ticket.day, ticket.letter, ticket.number] = ticket.id

    # --- a restore -------------------------------------------------------------------------------

    def restored(self) -> None:
        """Forget what a restore has lost; what was on paper is remembered for ever."""
        self.close()
        self.effects.clear()
        self._read_to = self.ask("SELECT max(rowid) AS top FROM event")[0]["top"] or 0
        there = {row["id"]: row for row in self.ask("SELECT * FROM ticket")}
        self.tickets = {one: known for one, known in self.tickets.items() if one in there}
        for known in self.tickets.values():
            self._rewind(known, there[known.id])
        top = self.ask("SELECT day, letter, max(number) AS top FROM ticket GROUP BY day, letter")
        self._last = {(row["day"], row["letter"]): row["top"] for row in top}
        self._day, self._skips = "", True

    def _rewind(self, known: Known, row: sqlite3.Row) -> None:
        """Take a ticket as the copy has it, with its calls."""
        known.state = row["state"]
        calls = self.ask(
            "SELECT rowid, kind, facts FROM event WHERE ticket = ?"
            " AND kind IN ('call', 'call_again') ORDER BY rowid",
            known.id,
        )
        told = ((call["rowid"], json.loads(call["facts"])) for call in calls)
        known.calls = [(place, facts["counter"], facts["again"]) for place, facts in told]
        known.passed = row["bypassed"]
        self._settle(known, row, "restored")

    # --- sums ------------------------------------------------------------------------------------

    def reckon(self) -> None:
        """Hold the whole to the promises: sums and jobs; once a day, for it reads everything."""
        self.sync()
        rows = {row["id"]: row for row in self.ask("SELECT * FROM ticket")}
        if rows.keys() != self.tickets.keys():
            self._break("sum", f"{len(rows)} rows, {len(self.tickets)} arrived")
        told = Counter(known.state for known in self.tickets.values())
        kept = Counter(row["state"] for row in rows.values())
        if told != kept or sum(kept.values()) != len(self.tickets):
            self._break("sum", f"arrived {len(self.tickets)}, told {told}, kept {kept}")
        for known in self.tickets.values():
            row = rows.get(known.id)
            if row is not None and row["state"] != known.state:
                self._break("sum", f"{known.label} is {row['state']}, told {known.state}")
        self._reckon_jobs()

    def _reckon_jobs(self) -> None:
        jobs = self.ask("SELECT ticket, state, attempt FROM print_job")
        owners = Counter(job["ticket"] for job in jobs)
        for job in jobs:
            known = self.tickets.get(job["ticket"])
            if known is None or owners[job["ticket"]] != 1:
                self._break("job_of_nobody", job["ticket"])
            elif job["state"] == "printed" and not known.whole:
                self._break("printed_without_paper", known.label)
            elif job["state"] == "pending" and known.whole:
                self._break("would_print_again", known.label)

    def spoken(self, day: str) -> Iterator[tuple[Known, tuple[int, str, int]]]:
        """Yield each number that belongs on the board of a day with its call, newest call first."""
        found = []
        for known in self.tickets.values():
            if known.day != day or known.state not in _ON_BOARD or known.row is None:
                continue
            here = (known.row["counter"], known.row["calls"])
            true = [call for call in known.calls if call[1:] == here]
            if true:
                found.append((true[-1], known))
        for call, known in sorted(found, key=lambda one: one[0][0], reverse=True):
            yield known, call

    def day_of(self, today: str) -> str:
        """Return the business day that is to hold: the stored one, or today if that is later."""
        rows = self.ask("SELECT day FROM business_day")
        return max(today, *(row["day"] for row in rows)) if rows else today

    def _break(self, promise: str, what: str) -> None:
        self.broken.append(Broken(promise, what))

    def breach(self, promise: str, what: str) -> None:
        """Write down what somebody else has seen broken."""
        self._break(promise, what)

    def is_known(self, ticket: UUID) -> bool:
        """Tell whether a ticket is in the database."""
        return ticket.hex in self.tickets

    @property
    def read_to(self) -> int:
        """Return the place of the newest event that was read."""
        return self._read_to


_ON_BOARD: Final = frozenset({"called", "serving", "served"})
_REMEMBERED: Final = 4000
