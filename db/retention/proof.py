"""What the log itself tells of days that were told anew or removed, held against what is there.

Both are told in the chain of the day on which they were done. The heads of a removed day cover
whatever had been told in it: proof of earlier removals goes with it, and is in its head.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

UNNAMED: Final = "retention_unnamed"
REMOVED: Final = "retention_removed"
RUN: Final = "retention_run"
ERASED: Final = "person_erased"
KINDS: Final = (UNNAMED, REMOVED, RUN, ERASED)
"""Kinds of events that retention tells; only who owns the tables may."""

_Chain = tuple[date, str]


@dataclass(slots=True)
class Told:
    """What the log tells, learned first, and what is there, heard then, event by event.

    removed: days. retold: chain told anew -> number and hash of its last event then; the last
    telling counts. before: day -> the business day before it. reset: days to which the business day
    was set by hand.
    """

    removed: set[date] = field(default_factory=set)
    retold: dict[_Chain, tuple[int, str]] = field(default_factory=dict)
    before: dict[date, date] = field(default_factory=dict)
    reset: set[date] = field(default_factory=set)
    _there: set[date] = field(default_factory=set)
    _kept: set[_Chain] = field(default_factory=set)

    def learn(self, event: Any) -> None:
        """Take in one event that tells something (TELLING), in the order of days and numbers."""
        take = _LEARNS.get(event.kind)
        if take is None:
            return
        try:
            take(self, event.day, json.loads(event.facts))
        except (ValueError, KeyError, TypeError):
            # What cannot be read is found by its hash.
            return

    def hear(self, event: Any) -> None:
        """Take in one event that is there, once all that tells something was learned."""
        self._there.add(event.day)
        chain = (event.day, event.queue)
        if self.retold.get(chain) == (event.seq, event.hash):
            self._kept.add(chain)

    def faults(self) -> Iterable[tuple[str, str]]:
        """Yield (where, what) of each thing that is not as the log tells, once all is heard."""
        for day in sorted(self._there & self.removed):
            yield f"day {day}", "it was removed, and is there"
        for day, queue in sorted(self.retold.keys() - self._kept):
            if day not in self.removed:
                yield f"chain {day} {queue}", "it is not as it was left without names"
        for day in self._missing(self._there | self.removed):
            yield f"day {day}", "it is missing as a whole"

    def _missing(self, known: set[date]) -> Iterable[date]:
        """Yield each day that another one follows by name, and of which there is nothing.

        The very first business day may have no event, nor one that was set by hand.
        """
        first = min(known, default=date.max)
        named = set(self.before.values()) - known - self.reset
        return (day for day in sorted(named) if day > first)

    def _unnamed(self, _: date, facts: Mapping[str, Any]) -> None:
        day = date.fromisoformat(facts["day"])
        for queue, (count, _old, new) in facts["chains"].items():
            self.retold[day, queue] = (int(count), str(new))

    def _removed(self, _: date, facts: Mapping[str, Any]) -> None:
        self.removed.add(date.fromisoformat(facts["day"]))

    def _begins(self, day: date, facts: Mapping[str, Any]) -> None:
        self.before[day] = date.fromisoformat(facts["before"])

    def _set(self, _: date, facts: Mapping[str, Any]) -> None:
        self.reset.add(date.fromisoformat(facts["to"]))


_LEARNS: Final = {
    UNNAMED: Told._unnamed,  # noqa: SLF001 - of this class
    REMOVED: Told._removed,  # noqa: SLF001
    "day_begins": Told._begins,  # noqa: SLF001
    "day_set": Told._set,  # noqa: SLF001
}
TELLING: Final = tuple(_LEARNS)
"""Kinds of events that tell of other days."""
