"""What is wrong with what was typed, each beside its field; what saving it asks of the store.

No Qt here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from centre.rules.declaring.changing import changed, faults_of, with_item
from centre.rules.declaring.facts import Change, Declared, Fault, mark
from centre.rules.declaring.subjects import SUBJECTS, of_section
from centre.rules.declaring.whole import new_problems
from centre.rules.errors import NotAllowed

COUNTERS: Final = "counters"
"""A field of a service that is none: which counters serve it, kept with each counter."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a field: the key of a sentence and its facts."""

    why: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """The form that stands: its page, its item, its fields, and whether a counter serves it."""

    page: str
    key: str
    fields: tuple[str, ...]
    is_served: bool

    def field_of(self, facts: Mapping[str, object]) -> str | None:
        """Return the field that a fault is about, "" for the item, None for what is elsewhere."""
        section, name = facts.get("section"), str(facts.get("field", ""))
        if self.page == "service" and section == "counter":
            return COUNTERS
        if self.page == "service" and name == "active" and not self.is_served:
            return COUNTERS
        if section != self.page:
            return "" if section in SUBJECTS else None
        mine = facts.get("item") in ("", self.key)
        return name if mine and name in self.fields else ""


def serving(items: Declared, service: str) -> dict[str, int]:
    """Return the counters that serve a service, with their weights."""
    counters = of_section(items, "counter").items()
    return {code: one["serves"][service] for code, one in counters if service in one["serves"]}


def changes_of_counters(
    items: Declared, service: str, wanted: Mapping[str, int]
) -> tuple[Change, ...]:
    """Return the changes of counters that begin or cease to serve, or weigh otherwise."""
    found = []
    for code, counter in of_section(items, "counter").items():
        serves = {**counter["serves"]}
        serves.pop(service, None)
        serves |= {service: wanted[code]} if code in wanted else {}
        if serves != counter["serves"]:
            found.append(Change("counter", code, {"serves": serves}, mark(counter)))
    return tuple(found)


def wrongs(items: Declared, changes: Sequence[Change], place: Place) -> dict[str, Wrong]:
    """Return what is wrong, by field: of each value, then of the whole that would stand."""
    found: dict[str, Wrong] = {}
    for change in changes:
        for fault in faults_of(change)[1]:
            found.setdefault(place.field_of(_facts(fault)) or "", Wrong(fault.why, fault.facts))
    return found or _of_whole(items, changes, place)


def _of_whole(items: Declared, changes: Sequence[Change], place: Place) -> dict[str, Wrong]:
    after, found = items, dict[str, Wrong]()
    for change in changes:
        try:
            item, _ = changed(after, change)
        except NotAllowed as refusal:
            return {place.field_of(refusal.facts) or "": Wrong(refusal.key, refusal.facts)}
        after = with_item(after, change, item)
    for fault in new_problems(items, after):
        found.setdefault(place.field_of(_facts(fault)) or "", Wrong(fault.why, fault.facts))
    return found


def _facts(fault: Fault) -> dict[str, Any]:
    return {"section": fault.section, "item": fault.item, "field": fault.field}
