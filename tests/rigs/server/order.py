"""What must hold of presses and of the order of calls, told from the tables and the clients' logs.

The promises on numbers and acknowledgements are those of the other rigs (checks.py); here are the
ones that only several machines can break.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from centre.rules.calling import Choice, Waiting, choose
from centre.rules.services import Centre
from centre.rules.tickets import Place, label


@dataclass(frozen=True, slots=True)
class Broken:
    """One broken promise: its kind, and where it was seen (as checks.Violation)."""

    kind: str
    what: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What the clients have written down: presses that were sent, answers that came."""

    presses: tuple[dict[str, Any], ...]
    answers: tuple[dict[str, Any], ...]

    @classmethod
    def of(cls, logs: Path) -> "Heard":
        """Read the logs of all clients."""
        return cls(_all(logs.glob("*.presses")), _all(logs.glob("*.answers")))


def _all(files: Iterable[Path]) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(line) for file in files for line in file.read_text().splitlines())


def broken(
    books: Any, heard: Heard, centre: Centre, asked_at: Mapping[str, datetime]
) -> list[Broken]:
    """Return every broken promise, once all clients have settled what was open.

    asked_at: when the store wrote each request, by its id.
    """
    return [
        *_one_press_one_effect(books, heard),
        *_overtaken(books, centre),
        *_unlike_rules(books, _steps(books, heard, asked_at), centre),
    ]


def _one_press_one_effect(books: Any, heard: Heard) -> Iterator[Broken]:
    """Each press has one answer; each ticket, and each call, is the answer to one press."""
    times = Counter(answer["press"] for answer in heard.answers)
    for press in heard.presses:
        if times[press["press"]] != 1:
            yield Broken("press_not_answered_once", f"{press} {times[press['press']]} times")
    for do, found in (("take", books.tickets), ("call", {c["ticket"] for c in books.calls})):
        told = Counter(x["ticket"] for x in heard.answers if x["do"] == do and x["ticket"])
        for ticket in found:
            if told[ticket] != 1:
                yield Broken("effect_without_press", f"{do} {ticket}: told {told[ticket]} times")
        for ticket in told.keys() - set(found):
            yield Broken("effect_lost", f"{do} {ticket}")


def _overtaken(books: Any, centre: Centre) -> Iterator[Broken]:
    """Within a service: nobody is passed by an ordinary one, nor by more than k with priority.

    Told from arrival and first call alone, without the rules of calling.
    """
    called = {row["ticket"]: row["at"] for row in books.calls if row["again"] == 1}
    queues = defaultdict(list)
    for row in books.tickets.values():
        queues[row["service"]].append(row)
    for rows in queues.values():
        for row in rows:
            limit = centre.policy.bypass_limit if row["priority"] is None else 0
            passing = _passing(row, rows, called)
            if passing[False] > 0 or passing[True] > limit or row["bypassed"] > limit:
                where = f"{row['letter']}{row['number']} bypassed={row['bypassed']}"
                yield Broken("overtaken", f"{where} by {dict(passing)}")


def _passing(row: Any, rows: Iterable[Any], called: Mapping[str, datetime]) -> Counter[bool]:
    """Return how many who came later were called earlier: with priority (True), without.

    One with priority passes those without; nobody else passes anybody.
    """
    mine = called.get(row["id"])
    found: Counter[bool] = Counter()
    for other in rows:
        at = called.get(other["id"])
        if other["queued_at"] > row["queued_at"] and at is not None and (not mine or at < mine):
            found[other["priority"] is not None] += 1
    if row["priority"] is not None:
        found[False] += found.pop(True, 0)
    return found


@dataclass(frozen=True, slots=True)
class _Step:
    """What one write transaction did: a ticket taken (counter None), called, or nobody there."""

    at: datetime
    ticket: str | None
    counter: str | None


def _steps(books: Any, heard: Heard, at_of: Mapping[str, datetime]) -> list[_Step]:
    """Return what happened, in order: writers come one by one, and each asks the clock anew."""
    taken = (_Step(row["arrived_at"], row["id"], None) for row in books.tickets.values())
    calls = (_Step(c["at"], c["ticket"], c["counter"]) for c in books.calls if c["again"] == 1)
    counters = {press["press"]: press["counter"] for press in heard.presses}
    nobody = (
        _Step(at_of[answer["request"]], None, counters[answer["press"]])
        for answer in heard.answers
        if answer["do"] == "call" and answer["ticket"] is None and answer["request"] in at_of
    )
    return sorted([*taken, *calls, *nobody], key=lambda step: step.at)


class _Replay:
    """The day again, by the rules alone, one step after the other."""

    def __init__(self, books: Any, centre: Centre) -> None:
        self._books = books
        self._centre = centre
        self._waiting: dict[UUID, Waiting] = {}
        self._credits: dict[str, Mapping[str, float]] = defaultdict(dict)

    def step(self, step: _Step) -> Iterator[Broken]:
        """Do a step; yield what the rules would have done otherwise."""
        if step.counter is None:
            self._arrive(self._books.tickets[step.ticket])
            return
        counter = self._centre.counter(step.counter)
        credits_ = self._credits[step.counter]
        queue = tuple(self._waiting.values())
        choice = choose(queue, counter, credits_, self._centre.policy, step.at)
        wanted = None if choice is None else choice.ticket.hex
        if wanted != step.ticket:
            yield Broken("unlike_rules", f"{step}: the rules want {wanted}")
        self._credits[step.counter] = {} if choice is None else choice.credits
        yield from self._leave(step, choice)

    def _arrive(self, row: Any) -> None:
        one = UUID(row["id"])
        name = label(row["letter"], row["number"])
        place = Place.BY_TIME
        self._waiting[one] = Waiting(
            one, name, row["service"], row["priority"], place, row["queued_at"]
        )

    def _leave(self, step: _Step, choice: Choice | None) -> Iterator[Broken]:
        for passed in () if choice is None else choice.bypassed:
            held = self._waiting[passed]
            self._waiting[passed] = replace(held, bypassed=held.bypassed + 1)
        gone = None if step.ticket is None else self._waiting.pop(UUID(step.ticket), None)
        if gone and self._books.tickets[step.ticket]["bypassed"] != gone.bypassed:
            yield Broken("bypassed_unlike_rules", f"{gone.label} {gone.bypassed}")


def _unlike_rules(books: Any, steps: Iterable[_Step], centre: Centre) -> Iterator[Broken]:
    """Every call is the one that the rules choose from what was there at that moment."""
    replay = _Replay(books, centre)
    for step in steps:
        yield from replay.step(step)
