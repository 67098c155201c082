"""What a ticket's slip says: the facts kept with its print job turned into the printer's words.

The same facts give the same slip, so a reprint says what the original said. A slip is in the
language that its visitor had chosen; the words are here because no Qt may be where slips are made.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from centre.rules.hours import ZONE
from centre.rules.services import SOURCE_LANGUAGE, Centre, words_in
from drivers.slip import Big, Code, Line, Part, Rule, Slip, Space


@dataclass(frozen=True, slots=True)
class SlipWords:
    """The sentences of a slip in one language; days are Monday first."""

    heading: str
    ahead: str
    next_in_line: str
    wait: str
    wait_within: str
    counters: str
    zones: str
    priority: str
    date: str
    days: tuple[str, ...]


WORDS: Final[Mapping[str, SlipWords]] = MappingProxyType(
    {
        "vi": SlipWords(
            heading="SỐ THỨ TỰ",
            ahead="Còn {n} người trước Ông/Bà",
            next_in_line="Hàng này chưa có ai chờ trước",
            wait="Khoảng {low}–{high} phút nữa đến lượt",
            wait_within="Trong vòng {high} phút nữa đến lượt",
            counters="Quầy {codes}",
            zones="Khu {codes}",
            priority="Ưu tiên: {group}",
            date="{at:%H:%M} · {day}, {at:%d/%m/%Y}",
            days=("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"),
        ),
        "en": SlipWords(
            heading="YOUR NUMBER",
            ahead="{n} people before you",
            next_in_line="No one is before you in this line",
            wait="About {low}–{high} minutes until your turn",
            wait_within="Your turn within {high} minutes",
            counters="Counter {codes}",
            zones="Zone {codes}",
            priority="Priority: {group}",
            date="{at:%H:%M} · {day}, {at:%d/%m/%Y}",
            days=(
                "Monday",
                "Tuesday",
                "Wednesday",
                "Thursday",
                "Friday",
                "Saturday",
                "Sunday",
            ),
        ),
    }
)


def compose(centre: Centre, facts: Mapping[str, Any]) -> Slip:
    """Return the slip of the facts that db.taking.slip_facts wrote.

    Raises KeyError or ValueError for facts that it did not write.
    """
    language = facts["language"]
    words = WORDS.get(language, WORDS[SOURCE_LANGUAGE])
    head: tuple[Part, ...] = (
        Line(words_in(centre.authority, language), 2.2),
        Line(words_in(centre.name, language), 2.6, bold=True),
        Space(1.5),
        Line(words.heading, 2.6),
        Big(facts["label"]),
        Line(words_in(facts["service"], language), 3.6, bold=True),
    )
    return Slip(
        (
            *head,
            *_priority(words, facts),
            Space(1.5),
            *_wait(words, facts),
            *_foot(centre, words, facts),
        )
    )


def _priority(words: SlipWords, facts: Mapping[str, Any]) -> tuple[Part, ...]:
    group = facts["priority"]
    if group is None:
        return ()
    said = words.priority.format(group=words_in(group, facts["language"]))
    return (Line(said, 2.8, bold=True),)


def _wait(words: SlipWords, facts: Mapping[str, Any]) -> tuple[Part, ...]:
    """Return the people ahead, the range where one is known, counters and zones."""
    ahead = words.ahead.format(n=facts["ahead"]) if facts["ahead"] else words.next_in_line
    parts: list[Part] = [Line(ahead, 3.2, bold=True)]
    if facts["high"] is not None:
        wait = words.wait if facts["low"] else words.wait_within
        parts.append(Line(wait.format(low=facts["low"], high=facts["high"]), 2.8))
    places = [
        said.format(codes=", ".join(codes))
        for said, codes in ((words.counters, facts["counters"]), (words.zones, facts["zones"]))
        if codes
    ]
    if places:
        parts.append(Line(" · ".join(places), 2.8))
    return tuple(parts)


def _foot(centre: Centre, words: SlipWords, facts: Mapping[str, Any]) -> tuple[Part, ...]:
    at = datetime.fromisoformat(facts["at"]).astimezone(ZONE)
    date = words.date.format(at=at, day=words.days[at.weekday()])
    notice = words_in(centre.slip_notice, facts["language"]).strip()
    last: tuple[Part, ...] = (Rule(), Line(notice, 2.4)) if notice else ()
    return (Space(1.5), Code(facts["code"]), Space(1), Line(date, 2.6), *last)
