"""What is judged of a machine: every bound from both sides."""

from datetime import datetime, timedelta

import pytest

from centre.rules.hours import ZONE
from db.health import findings
from db.health.findings import Finding

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def said(finding):
    return finding.state, finding.key


def test_a_machine_is_as_its_worst_part_and_what_nobody_knows_is_no_fault():
    parts = [Finding("a", "ok"), Finding("b", "unknown")]
    assert findings.worst([]) == "ok"
    assert findings.worst(parts) == "unknown"
    assert findings.worst([*parts, Finding("c", "error"), Finding("d", "warning")]) == "error"


@pytest.mark.parametrize(("ahead", "key"), [(-1, "ok"), (0, "ok"), (1, "day_ahead")])
def test_a_business_day_before_its_time_is_a_fault(ahead, key):
    assert findings.of_day(ahead).key == key


@pytest.mark.parametrize(
    ("synchronised", "state"), [(True, "ok"), (False, "warning"), (None, "unknown")]
)
def test_a_clock_that_follows_nobody_is_told(synchronised, state):
    assert findings.of_clock(synchronised).state == state


@pytest.mark.parametrize(
    ("free", "state"),
    [
        (findings.DISK_WARNS, "ok"),
        (findings.DISK_WARNS - 1, "warning"),
        (findings.DISK_FAILS, "warning"),
        (findings.DISK_FAILS - 1, "error"),
        (0, "error"),
    ],
)
def test_room_on_the_disk(free, state):
    assert findings.of_disk(free, 10 * findings.DISK_WARNS).state == state


@pytest.mark.parametrize(
    ("newest", "written", "proven", "key"),
    [
        (NOW - MINUTE, NOW, NOW - DAY, "ok"),
        (NOW - 20 * MINUTE, NOW - 30 * MINUTE, NOW - DAY, "ok"),
        (NOW - 20 * MINUTE, NOW, NOW - DAY, "copy_late"),
        (NOW - MINUTE, NOW, NOW - 2 * DAY, "proof_old"),
        (NOW - MINUTE, None, NOW - 5 * DAY, "proof_old"),
        (None, NOW, NOW - DAY, "never_proven"),
        (NOW, NOW, None, "never_proven"),
    ],
)
def test_copies_and_their_proof(newest, written, proven, key):
    assert findings.of_copies(NOW, newest, written, proven).key == key


def test_a_proof_that_is_days_old_is_more_than_a_warning():
    assert findings.of_copies(NOW, NOW, NOW, NOW - 2 * DAY).state == "warning"
    assert findings.of_copies(NOW, NOW, NOW, NOW - 5 * DAY).state == "error"


@pytest.mark.parametrize(
    ("wanted", "key", "well_at", "told"),
    [
        ("", "", "", ("warning", "no_second_place")),
        ("/mnt/b", "", "", ("warning", "never_carried")),
        ("/mnt/b", "place_gone", "2026-11-22", ("warning", "place_gone")),
        ("/mnt/b", "", "2026-11-23", ("ok", "ok")),
    ],
)
def test_the_second_place(wanted, key, well_at, told):
    assert said(findings.of_second_place(wanted, key, well_at)) == told


def test_devices_count_by_their_state():
    well = findings.of_devices([("ok", "ok"), ("none", "closed")])
    assert (well.state, well.facts) == ("ok", {"ok": 1, "none": 1})
    assert findings.of_devices([("ok", "ok"), ("warning", "paper_low")]).state == "warning"
    assert findings.of_devices([("warning", "paper_low"), ("offline", "gone")]).state == "error"


@pytest.mark.parametrize(
    ("days", "state"), [(90, "ok"), (59, "warning"), (6, "error"), (-1, "error")]
)
def test_certificates_before_they_end(days, state):
    ends = {"kiosk-k1": NOW + days * DAY, "display-tv": NOW + 400 * DAY}
    assert findings.of_papers(NOW, ends).state == state
    assert findings.of_papers(NOW, {}).state == "ok"


def test_what_is_kept_too_long_is_named():
    assert findings.of_retention({"log": 0}).state == "ok"
    late = findings.of_retention({"log": 3, "names": 0})
    assert (late.state, late.facts) == ("warning", {"log": 3})
