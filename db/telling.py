"""Sentences of the command line: what happened, what to do; and why a number was called.

The screens have their own, translated sentences. Those of an order are Vietnamese: whoever asks
why a number was called stands at a counter.
"""

from collections.abc import Mapping
from typing import Final

from centre.rules.calling import Reason, Rule
from centre.rules.errors import NotAllowed, Unavailable
from db.facts import Why

_SAID: Final[Mapping[str, str]] = {
    "database_missing": "There is no database at {file}. Make one: motcua-db --config FILE init",
    "database_exists": "{file} is there already; nothing was changed. Move it away first.",
    "database_busy": "Another program holds the database. Try again in a moment.",
    "database_damaged": "The database is damaged ({said}). Restore a copy: motcua-db restore FILE",
    "database_read_only": "The database cannot be written ({said}). Check the disk and its rights.",
    "database_gone": "The database does not answer ({said}).",
    "disk_full": "The disk is full. Free some space; nothing was lost.",
    "disk_error": "The disk reports errors ({said}). Back up and replace it.",
    "schema_missing": "{file} is no database of a centre. Make one: motcua-db init",
    "schema_older": "The database is of version {found}, this program wants {wanted}. "
    "Run: motcua-db upgrade",
    "schema_newer": "The database is of version {found}, this program only knows {wanted}. "
    "Install the newer program.",
    "centre_missing": "This database does not hold centre {centre}. "
    "Check `code` under [centre] in centre.toml.",
    "journal_mode": "The database file is in journal mode {mode}, which can lose numbers here. "
    "Stop every app and run: sqlite3 FILE 'PRAGMA journal_mode={wanted}'",
    "backup_bad": "{file} is no sound copy: {why}",
    "file_exists": "{file} is there already. Name another file.",
    "sample_unreadable": "{file} cannot be read: {why}",
    "sample_wrong": "The first data are wrong at {where}: {why}",
    "pin_shape": "A PIN is 4 to 8 digits.",
    "service_unknown": "There is no service {service}. `motcua-db state` lists them.",
    "counter_unknown": "There is no counter {counter}. `motcua-db state` lists them.",
    "counter_paused": "Counter {counter} is on a break.",
    "number_unknown": "No number {label} was given today.",
    "outside_hours": "Numbers of {service} are not given now; the next opening is {opens_next}.",
    "daily_limit": "All {limit} numbers of {service} are given for today.",
    "series_full": "The series of {service} has reached {last} today.",
    "day_in_future": "{day} is after today ({today}); a business day cannot be set ahead.",
    "no_ticket": "No number is at counter {counter}.",
    "priority_unknown": "There is no priority group {priority}.",
    "absent_too_early": "Called {calls} times; {wanted} calls come before 'absent'.",
    "ticket_move": "A ticket that is {state} cannot {event}.",
    "request_reused": "Request {request} was already used for {kind}.",
}


class _Blank(dict[str, object]):
    """Facts for a sentence; a missing one leaves a dash rather than a second error."""

    def __missing__(self, key: str) -> str:
        return "–"


def told(error: NotAllowed | Unavailable) -> str:
    """Return the sentence of an error: what happened and what to do."""
    sentence = _SAID.get(error.key)
    return str(error) if sentence is None else sentence.format_map(_Blank(error.facts))


_RULES: Final[Mapping[Rule, str]] = {
    Rule.HEAD: "được đặt lên đầu hàng khi chuyển quầy",
    Rule.PRIORITY: "thuộc diện ưu tiên, được gọi trước {passed}",
    Rule.BOUND: "đã nhường đủ số lượt ưu tiên cho phép, không thể nhường thêm",
    Rule.LONGEST: "đã chờ lâu nhất trong các số mà quầy này phục vụ",
    Rule.WEIGHT: "đến lượt hàng này theo hệ số của quầy",
    Rule.CHOSEN: "được cán bộ gọi riêng với lý do: {note}",
}


def why_sentence(why: Why) -> str:
    """Return one call and its rule as one Vietnamese sentence."""
    head = f"{why.at:%H:%M:%S} quầy {why.counter} gọi {why.label}"
    if why.reason is None:
        return f"{head} lần {why.again}."
    return f"{head}: {_rule(why.reason)} ({_waiting(why.reason)})."


def _rule(reason: Reason) -> str:
    passed = ", ".join(reason.bypassed) or "không ai"
    return _RULES[reason.rule].format(passed=passed, note=reason.note)


def _waiting(reason: Reason) -> str:
    """Return how many waited per service, and who had waited longest."""
    counts = ", ".join(f"{service} {count}" for service, count in reason.waiting.items())
    longest = f"; chờ lâu nhất: {reason.longest}" if reason.longest else ""
    return f"đang chờ: {counts}{longest}" if counts else "không có ai đang chờ"
