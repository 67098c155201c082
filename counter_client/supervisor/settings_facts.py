"""Facts of a refusal as people know them: names instead of codes, times of day, places."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from centre.rules.declaring.facts import Declared
from centre.rules.declaring.subjects import SUBJECTS, of_section
from centre.rules.hours import ZONE
from counter_client.supervisor import settings_said
from counter_client.supervisor.settings_words import page_words

_NAMED: Final = {"service": ("service",), "by": ("clerk",), "named": ("field", "service")}
"""Fact -> the sections whose item it may name."""


def in_words(facts: Mapping[str, object], items: Declared, language: str) -> dict[str, object]:
    """Return facts with names for codes, and the place in words as `where`."""
    found = dict(facts)
    for name, sections in _NAMED.items():
        if name in found:
            found[name] = _name(str(found[name]), sections, items, language)
    at = found.get("at")
    if isinstance(at, datetime):
        found["at"] = f"{at.astimezone(ZONE):%H:%M}"
    found["where"] = where(facts, items, language) or facts.get("where", "")
    return found


def _name(code: str, sections: tuple[str, ...], items: Declared, language: str) -> str:
    for section in sections:
        item = of_section(items, section).get(code)
        if item is not None:
            return settings_said.name_of(section, code, item, language)
    return code


def where(facts: Mapping[str, object], items: Declared, language: str) -> str:
    """Return page, item and field of a fault in words; "" where it names none."""
    section, key = str(facts.get("section", "")), str(facts.get("item", ""))
    if section not in SUBJECTS:
        return ""
    item = of_section(items, section).get(key)
    name = settings_said.name_of(section, key, item, language) if key else ""
    field = str(facts.get("field", ""))
    said = settings_said.said_of(section, field)[0] if field else ""
    return " · ".join(part for part in (page_words()[section], name, said) if part)
