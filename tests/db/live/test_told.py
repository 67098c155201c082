"""Alarms on the command line: one sentence each, whatever kept it."""

from datetime import UTC, datetime

import pytest

from centre.rules.alarms import Gravity, Kind
from db.live.record import AlarmNow
from db.live.told import alarm_sentence

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
FACTS = {
    "label": "A001",
    "minutes": 31,
    "target": 30,
    "waiting": 4,
    "counter": "2",
    "usual": 8,
    "kind": "printer",
    "name": "p1",
    "key": "paper_out",
}


def an_alarm(kind, facts):
    return AlarmNow(None, kind, "ho-tich", Gravity.GRAVE, NOW, facts)


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_a_whole_sentence(kind):
    told = alarm_sentence(an_alarm(kind.value, FACTS))
    assert told.endswith(".")
    assert "{" not in told


def test_what_another_version_kept_is_told_by_kind_and_subject():
    assert alarm_sentence(an_alarm("flood", {})) == "flood ho-tich"
    assert alarm_sentence(an_alarm("wait", {})) == "wait ho-tich"
