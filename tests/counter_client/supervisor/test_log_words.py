"""Every kind of line that the tree can write has a sentence; nothing is left to its bare key."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from counter_client.supervisor import log_words
from counter_client.supervisor.log_said import sentences
from db import logbook
from db.roles import counter, kiosk, programs, rating, supervisor

ROOT = Path(__file__).parents[3]
TELLERS = {"append": 3, "append_about": 4, "tell": 4, "_tell": 3, "_log": 4, "_signed": 5}
"""Functions that write a line of the log -> how many arguments they have at least."""
_KIND = re.compile(r"[a-z][a-z_]{3,23}")


def kinds_of_roles() -> set[str]:
    listed = (kiosk.KINDS, kiosk.OWN_KINDS, counter.KINDS, counter._BACK_KINDS, rating.KINDS)
    listed += (supervisor.KINDS, programs.HEALTH_KINDS)
    return {kind for words in listed for kind in words.split()}


def kinds_in_sources() -> set[str]:
    found = set()
    for file in (ROOT / "db").rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and len(call.args) >= TELLERS.get(_name(call), 99):
                found |= set(_constants(call))
    return found


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _constants(call: ast.Call):
    for given in call.args:
        parts = (given.body, given.orelse) if isinstance(given, ast.IfExp) else (given,)
        for part in parts:
            if isinstance(part, ast.Constant) and _KIND.fullmatch(str(part.value)):
                yield part.value


def test_the_sources_are_really_read():
    assert {"sign_in", "take", "transfer", "direct", "enrol_sign", "restored"} <= kinds_in_sources()


def test_every_kind_has_a_sentence():
    every = kinds_of_roles() | kinds_in_sources() | set().union(*logbook.GROUPS.values())
    assert sorted(every - sentences().keys()) == []


@pytest.mark.parametrize("kind", sorted(sentences()))
def test_a_sentence_names_only_what_a_line_may_have(kind):
    named = {name for _, name, _, _ in Formatter().parse(sentences()[kind]) if name}
    assert all(name.isidentifier() for name in named)
    assert sentences()[kind].strip()


def test_devices_and_sections_have_words():
    assert log_words.device("printer", "p1") == "Máy in p1"
    assert log_words.device("", "") == "–"
    assert log_words.sections()["clerk"] == "cán bộ"
    assert "wait" in log_words.alarms()
    assert "kiosk" in log_words.programs()
