"""Alarms as sentences of the command line; the screens have their own, translated ones."""

from collections.abc import Mapping
from typing import Final

from centre.rules.alarms import Kind
from db.live.record import AlarmNow

_SAID: Final[Mapping[str, str]] = {
    Kind.WAIT: "{subject}: {label} đã chờ {minutes} phút, quá mục tiêu {target} phút.",
    Kind.AHEAD: "{subject}: sau khoảng {minutes} phút sẽ có người chờ quá {target} phút.",
    Kind.NO_COUNTER: "{subject}: {waiting} người chờ, không có quầy nào mở.",
    Kind.NOBODY: "Đã đến giờ làm việc, chưa ai đăng nhập quầy nào.",
    Kind.PARKED: "{subject} bị gác ở quầy {counter} đã {minutes} phút.",
    Kind.LONG: "Quầy {counter} phục vụ {subject} đã {minutes} phút, thường là {usual} phút.",
    Kind.DEVICE: "{kind} {name}: {key}.",
}


def alarm_sentence(alarm: AlarmNow) -> str:
    """Return an alarm as one Vietnamese sentence; an unknown one is told by kind and subject."""
    said = _SAID.get(alarm.kind)
    facts = {**alarm.facts, "subject": alarm.subject}
    try:
        return f"{alarm.kind} {alarm.subject}" if said is None else said.format_map(facts)
    except KeyError:
        # Kept by a program of another version, with other facts.
        return f"{alarm.kind} {alarm.subject}"
