"""What must hold between declared things: letters, references, who serves what, who may declare."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from centre.rules.declaring.facts import Declared, Fault, Item
from centre.rules.declaring.subjects import MOST_CALLS, of_section

GRADES: Final = ("grade_excellent", "grade_good", "grade_fair", "grade_average")
"""Grades of the agency's sheet, the best first."""


def problems(declared: Declared) -> tuple[Fault, ...]:
    """Return everything that does not hold."""
    checks = (_letters, _services, _topics, _counters, _served, _policy, _notices, _instruments)
    return tuple(fault for check in (*checks, _supervisors) for fault in check(declared))


def new_problems(before: Declared, after: Declared) -> tuple[Fault, ...]:
    """Return the problems that a change brings; what was wrong before hinders nobody."""
    old = {(fault.where, fault.why) for fault in problems(before)}
    return tuple(fault for fault in problems(after) if (fault.where, fault.why) not in old)


def active(declared: Declared, section: str) -> dict[str, Item]:
    """Return the items of a section that have not ended."""
    items = of_section(declared, section)
    return {key: item for key, item in items.items() if item.get("active", True)}


def _letters(declared: Declared) -> Iterable[Fault]:
    """Yield each letter that two series have; one of a service that has ended still counts."""
    services = of_section(declared, "service").items()
    series = [(code, "letter", item["letter"]) for code, item in services]
    series += [
        (code, "kiosk_letters", letter)
        for code, item in services
        for letter in item.get("kiosk_letters", {}).values()
    ]
    often = Counter(letter for _, _, letter in series)
    for code, field, letter in series:
        if often[letter] > 1:
            yield Fault("service", code, field, "letter_repeated", {"letter": letter})


def _services(declared: Declared) -> Iterable[Fault]:
    fields = active(declared, "field")
    for code, item in of_section(declared, "service").items():
        if item["first"] > item["last"]:
            facts = {"least": item["first"], "most": 9999}
            yield Fault("service", code, "last", "setting_range", facts)
        if item["active"] and item["field"] not in fields:
            is_over = item["field"] in of_section(declared, "field")
            facts = {"named": item["field"], "service": code}
            yield Fault("service", code, "field", _missing(is_over, "field_in_use"), facts)


def _missing(is_over: bool, why: str) -> str:  # noqa: FBT001 - told by the line above each call
    """Return why something that is named is not there: it has ended, or never was."""
    return why if is_over else "setting_unknown"


def _topics(declared: Declared) -> Iterable[Fault]:
    services = of_section(declared, "service").items()
    often = Counter(topic.casefold() for _, item in services for topic in item["topics"])
    for code, item in services:
        for topic in item["topics"]:
            if often[topic.casefold()] > 1:
                yield Fault("service", code, "topics", "topic_repeated", {"topic": topic})


def _counters(declared: Declared) -> Iterable[Fault]:
    services = of_section(declared, "service")
    for code, item in of_section(declared, "counter").items():
        for service in item["serves"]:
            if service not in services:
                yield Fault("counter", code, "serves", "setting_unknown", {"named": service})


def _served(declared: Declared) -> Iterable[Fault]:
    """Yield each service that gives numbers which no counter could call."""
    counters = active(declared, "counter").values()
    served = {service for counter in counters for service in counter["serves"]}
    for code in active(declared, "service"):
        if code not in served:
            yield Fault("service", code, "active", "service_unserved", {"service": code})


def _policy(declared: Declared) -> Iterable[Fault]:
    for item in of_section(declared, "policy").values():
        named = item["result_service"]
        if named and named not in active(declared, "service"):
            is_over = named in of_section(declared, "service")
            facts = {"named": named, "service": named}
            why = _missing(is_over, "result_service_needed")
            yield Fault("policy", "policy", "result_service", why, facts)
        yield from _grades(item)
        yield from _calls(item)
        if item["ask_outcome"] and not active(declared, "outcome"):
            yield Fault("policy", "policy", "ask_outcome", "outcome_needed")


def _grades(policy: Item) -> Iterable[Fault]:
    """Yield each grade that does not begin above the one below it."""
    for higher, lower in pairwise(GRADES):
        if higher in policy and policy[higher] <= policy[lower]:
            facts = {"least": policy[lower] + 1, "most": 18}
            yield Fault("policy", "policy", higher, "setting_range", facts)


def _calls(policy: Item) -> Iterable[Fault]:
    """Yield a limit of calls that would keep a number from ever being marked absent."""
    if "most_calls" in policy and policy["most_calls"] < policy["calls_before_absent"]:
        facts = {"least": policy["calls_before_absent"], "most": MOST_CALLS}
        yield Fault("policy", "policy", "most_calls", "setting_range", facts)


def _notices(declared: Declared) -> Iterable[Fault]:
    for code, item in of_section(declared, "notice").items():
        if item["starts"] and item["ends"] and item["starts"] > item["ends"]:
            yield Fault("notice", code, "ends", "setting_days")


def _instruments(declared: Declared) -> Iterable[Fault]:
    if declared.get("instrument") and len(active(declared, "instrument")) != 1:
        yield Fault("instrument", "", "active", "instrument_needed")


def _supervisors(declared: Declared) -> Iterable[Fault]:
    clerks = active(declared, "clerk").values()
    if declared.get("clerk") and not any(clerk["role"] == "supervisor" for clerk in clerks):
        yield Fault("clerk", "", "role", "supervisor_needed")
