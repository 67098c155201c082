"""Words of the section of the log: one sentence for each kind of line, as people say it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from centre.rules.declaring.facts import Move
from centre.rules.services import Text
from counter_client import sentences as sentences_of
from counter_client.supervisor import log_words
from counter_client.supervisor.log_words import of_devices, of_settings, of_staff, of_upkeep
from counter_client.supervisor.settings_said import told_move
from db.facts import DeviceHealth
from db.log_facts import LoggedEvent

NOTHING: Final = "–"
LONGEST: Final = 500
"""Old and new values are shortened to so many signs."""


_DAY: Final = re.compile(r"[12]\d{3}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Names:
    """What codes are called: clerks, counters, services, in the language of the moment."""

    language: str
    clerks: Mapping[str, str]
    counters: Mapping[str, Text]
    services: Mapping[str, Text]

    def clerk(self, code: object) -> str:
        """Return a clerk's name; a code that nobody has stays a code."""
        return self.clerks.get(str(code), str(code)) if code else NOTHING

    def counter(self, code: object) -> str:
        """Return a counter's name."""
        return self._of(self.counters, code)

    def service(self, code: object) -> str:
        """Return a service's name."""
        return self._of(self.services, code)

    def _of(self, named: Mapping[str, Text], code: object) -> str:
        found = named.get(str(code))
        if found is None:
            return str(code) if code else NOTHING
        return found.get(self.language) or found["vi"]


class Blank(dict[str, str]):
    """Facts for a sentence; a missing one leaves a dash."""

    def __missing__(self, key: str) -> str:
        """Return a dash."""
        return NOTHING


def sentences() -> dict[str, str]:
    """Return kind -> sentence, in the language of the moment."""
    return {
        **log_words.of_calls(),
        **log_words.of_queue(),
        **of_staff(),
        **of_settings(),
        **log_words.of_exports(),
        **of_devices(),
        **of_upkeep(),
    }


def said(line: LoggedEvent, names: Names) -> str:
    """Return a line of the log as one sentence; a kind that nobody knows by its name."""
    if line.kind == "device" and line.facts.get("state") not in (None, "ok"):
        return _device_alarm(line)
    known = sentences()
    found = known.get(f"{line.kind}/{_sort(line)}") or known.get(line.kind, line.kind)
    return found.format_map(Blank(_facts(line, names)))


def who(line: LoggedEvent, names: Names) -> str:
    """Return who did it: a person where the line names one, else the program.

    Who typed a wrong PIN is not known: it is not the clerk whose PIN it should have been.
    """
    if line.kind in {"pin_wrong", "pin_locked"}:
        return program(line.actor)
    for name in ("by", "clerk", "author"):
        code = line.facts.get(name)
        if isinstance(code, str) and code and ":" not in code:
            return names.clerk(code)
    return program(line.actor)


def program(actor: str) -> str:
    """Return a program as people call it: counter:c1 is the PC c1 of a counter."""
    kind, _, name = actor.partition(":")
    found = log_words.programs().get(kind, kind)
    return f"{found} {name}".strip()


def _device_alarm(line: LoggedEvent) -> str:
    """Return what a device said of itself, with its name."""
    facts = line.facts
    name, kind = str(facts.get("name", "")), str(facts.get("kind", ""))
    state, key = str(facts["state"]), str(facts.get("key", ""))
    told = facts.get("facts")
    inner = told if isinstance(told, dict) else {}
    return sentences_of.alarm(DeviceHealth(name, kind, state, key, inner, line.at))


def _sort(line: LoggedEvent) -> str:
    """Return what tells lines of one kind apart: by which rule, which step, which state."""
    facts = line.facts
    if line.kind == "call":
        reason = facts.get("reason")
        return str(reason.get("rule", "")) if isinstance(reason, dict) else ""
    if line.kind == "settings":
        if facts.get("field"):
            return "pin" if facts["field"] in {"pin", "unlock"} else "field"
        return "new" if facts.get("old") is None else "gone"
    names = {"export": "what", "hand_over": "step", "person_erased": "of"}
    return str(facts.get(names.get(line.kind, ""), ""))


def _facts(line: LoggedEvent, names: Names) -> dict[str, str]:
    """Return what fills a sentence in."""
    facts = line.facts
    found = {name: _short(value) for name, value in facts.items() if value not in (None, "", [])}
    reason = facts.get("reason")
    found["note"] = _short(reason.get("note") if isinstance(reason, dict) else facts.get("note"))
    found["label"] = line.label or NOTHING
    for name in ("clerk", "target_clerk", "by", "author"):
        found[name] = names.clerk(facts.get(name))
    for name in ("counter", "target"):
        found[name] = names.counter(facts.get(name))
    for name in ("service", "before"):
        found[name] = names.service(facts.get(name))
    section, part = str(facts.get("section", "")), str(facts.get("field", ""))
    found["section"] = log_words.sections().get(section, section or NOTHING)
    if line.kind == "settings" and part:
        move = Move(part, facts.get("old"), facts.get("new"))
        found["move"] = _short(told_move(section, move, {}, names.language))
    called = {"clerk": names.clerk, "service": names.service, "counter": names.counter}
    if section in called:
        found["key"] = called[section](facts.get("key"))
    if "subject" in facts:
        found["subject"] = _subject(str(facts["subject"]), names)
        found["alarm"] = log_words.alarms().get(str(facts.get("kind")), NOTHING)
    found["device"] = log_words.device(str(facts.get("kind", "")), str(facts.get("name", "")))
    found["days"] = str(facts.get("days", facts.get("unnamed", 0)))
    found["rows"] = _rows(facts.get("rows"))
    return found


def _subject(subject: str, names: Names) -> str:
    """Return what an alarm is about: a service, a counter, or as it is called itself."""
    named = names.service(subject)
    return named if named != subject else names.counter(subject)


def _rows(value: Any) -> str:
    """Return how many rows, of all kinds and tables together."""
    if isinstance(value, dict):
        return str(_sum(value))
    return NOTHING if value is None else str(value)


def _sum(counts: Mapping[str, Any]) -> int:
    parts = (_sum(one) if isinstance(one, dict) else one for one in counts.values())
    return sum(one for one in parts if isinstance(one, int))


def _short(value: Any) -> str:
    """Return a value on one line; words of several languages by the Vietnamese one."""
    if value in (None, ""):
        return NOTHING
    if isinstance(value, dict) and "vi" in value:
        value = value["vi"]
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    text = " ".join(str(value).split())
    if _DAY.fullmatch(text):
        return f"{date.fromisoformat(text):%d/%m/%Y}"
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
