"""What a centre is made of: fields, services, counters, groups, notices; who serves what.

All of it is data that a supervisor may change; one frozen Centre is a snapshot of it.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from types import MappingProxyType
from typing import Final

from centre.rules.errors import NotAllowed
from centre.rules.policy import Policy
from centre.rules.ratings import Instrument

__all__ = [
    "SOURCE_LANGUAGE",
    "Centre",
    "Choosable",
    "Counter",
    "Field",
    "Interval",
    "Notice",
    "Policy",
    "PriorityGroup",
    "Procedure",
    "Service",
    "Text",
    "WeekHours",
    "words_in",
]

Text = Mapping[str, str]
"""A name or sentence that is data: language code -> words; "vi" is always there."""

SOURCE_LANGUAGE: Final = "vi"


def words_in(text: Text, language: str) -> str:
    """Return text in language, or in Vietnamese where that language has no words."""
    return text.get(language) or text[SOURCE_LANGUAGE]


@dataclass(frozen=True, slots=True)
class Interval:
    """A span of the day in which numbers are given and people are served; opens < closes."""

    opens: time
    closes: time


WeekHours = Mapping[int, tuple[Interval, ...]]
"""Weekday (0 Monday .. 6 Sunday) -> intervals in order; a day that is missing is closed."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of administration (lĩnh vực), one tile of the kiosk; icon is a meaning, no file."""

    code: str
    name: Text
    icon: str
    position: int


@dataclass(frozen=True, slots=True)
class Service:
    """One queue: a letter series and what belongs to it.

    first..last is the range of numbers of a day; daily_limit the most tickets of a day (None: the
    range alone); expected_minutes one service's usual length, used until the day has its own
    figures; hours None means the centre's. kiosk_letters: kiosk -> the letter under which it counts
    for itself; the others share the service's letter. The range holds per letter, the daily limit
    for all of them together. topics: the fields of the catalogue (lĩnh vực, as words) whose
    procedures are taken in by this service.
    """

    code: str
    field: str
    name: Text
    letter: str
    first: int
    last: int
    daily_limit: int | None
    expected_minutes: float
    hours: WeekHours | None
    position: int
    active: bool = True
    kiosk_letters: Mapping[str, str] = dataclasses.field(
        default_factory=lambda: MappingProxyType({})
    )
    topics: tuple[str, ...] = ()

    @property
    def letters(self) -> tuple[str, ...]:
        """Return every letter that its numbers can have: the shared one, then those of kiosks."""
        return (self.letter, *(self.kiosk_letters[kiosk] for kiosk in sorted(self.kiosk_letters)))


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter (quầy). serves maps a service's code to its weight (1..9) at this counter."""

    code: str
    name: Text
    zone: str
    serves: Mapping[str, int]
    position: int
    active: bool = True


@dataclass(frozen=True, slots=True)
class PriorityGroup:
    """A declared group that goes first; citation is the text that the public screen can show.

    from_age: the age from which a scanned card suggests it, in years (None: it suggests nothing).
    """

    code: str
    name: Text
    citation: str
    position: int
    from_age: int | None = None


@dataclass(frozen=True, slots=True)
class Procedure:
    """A posted procedure: what the notice board says of it. Texts are shown as they stand."""

    code: str
    name: Text
    service: str
    time_limit: str
    fee: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for the lobby, from one day to another (None: without end)."""

    code: str
    text: Text
    starts: date | None
    ends: date | None
    position: int


@dataclass(frozen=True, slots=True)
class Choosable:
    """Something a clerk may choose, in the centre's own words: an outcome, a reason of a break.

    kind is "outcome" or "pause".
    """

    kind: str
    code: str
    name: Text
    position: int
    active: bool = True


@dataclass(frozen=True, slots=True)
class Centre:
    """Everything a supervisor has declared, as one snapshot."""

    code: str
    name: Text
    authority: Text
    slip_notice: Text
    hours: WeekHours
    holidays: Mapping[date, tuple[Interval, ...]]
    policy: Policy
    fields: tuple[Field, ...]
    services: Mapping[str, Service]
    counters: Mapping[str, Counter]
    groups: Mapping[str, PriorityGroup]
    instrument: Instrument
    notices: tuple[Notice, ...] = ()
    procedures: Mapping[str, Procedure] = field(default_factory=lambda: MappingProxyType({}))
    choices: tuple[Choosable, ...] = ()

    def choices_of(self, kind: str) -> tuple[Choosable, ...]:
        """Return the active choices of a kind ("outcome", "pause") in their order."""
        found = (c for c in self.choices if c.kind == kind and c.active)
        return tuple(sorted(found, key=lambda c: c.position))

    def service(self, code: str) -> Service:
        """Return the service; raise NotAllowed("service_unknown") if it is not here or is off."""
        found = self.services.get(code)
        if found is None or not found.active:
            raise NotAllowed("service_unknown", service=code)
        return found

    def counter(self, code: str) -> Counter:
        """Return the counter; raise NotAllowed("counter_unknown") if it is not here or is off."""
        found = self.counters.get(code)
        if found is None or not found.active:
            raise NotAllowed("counter_unknown", counter=code)
        return found

    def letter_for(self, service: str, kiosk: str) -> str:
        """Return the letter under which a kiosk gives numbers of a service: its own or the shared.

        Raises NotAllowed("service_unknown") as service() does.
        """
        found = self.service(service)
        return found.kiosk_letters.get(kiosk, found.letter)

    def series_of(self, service: str) -> tuple[str, ...]:
        """Return all letters under which numbers of a service are given, the shared one first.

        Raises NotAllowed("service_unknown") as service() does.
        """
        return self.service(service).letters

    def services_of(self, field_code: str) -> tuple[Service, ...]:
        """Return the active services of a field in their order."""
        found = (s for s in self.services.values() if s.field == field_code and s.active)
        return tuple(sorted(found, key=lambda s: s.position))

    def service_for(self, topic: str) -> Service | None:
        """Return the active service that takes in the procedures of a field of the catalogue.

        Letters' case does not count. None where the centre has declared none.
        """
        wanted = topic.casefold()
        taking = (s for s in self.services.values() if s.active)
        return next((s for s in taking if wanted in map(str.casefold, s.topics)), None)

    def counters_serving(self, service: str) -> tuple[Counter, ...]:
        """Return the active counters that serve a service, in their order."""
        found = (c for c in self.counters.values() if service in c.serves and c.active)
        return tuple(sorted(found, key=lambda c: c.position))
