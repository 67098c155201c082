"""Alarms of the live board: begun once, ended once, known once; by roles, by several windows."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest

from centre.rules.alarm_changes import CLEAR_AFTER
from centre.rules.alarms import Gravity
from centre.rules.errors import NotAllowed
from db.facts import Health

BOSS = "giam-doc"
SECOND = 1


@pytest.fixture
def late(store, take, sit, clock):
    """One person has waited for 31 minutes; a clerk sits at counter 1."""
    sit()
    label = take().ticket.label
    clock.move(minutes=31)
    return label


def told(store, kind="alarm"):
    return [e.kind for e in store.day.events() if e.kind.startswith(kind)]


def wait(board):
    found = [one for one in board.alarms if one.kind == "wait"]
    assert len(found) <= 1
    return found[0] if found else None


def test_a_look_keeps_nothing_and_tells_the_same(store, late, everything):
    before = everything()
    one = wait(store.live_board.now())
    assert (one.id, one.subject, one.gravity) == (None, "ho-tich", Gravity.GRAVE)
    assert one.facts["minutes"] == 31
    assert everything() == before


def test_an_alarm_begins_once_however_often_and_wherever_one_looks(store, chief, late, clock):
    """Behaviour 41: not repeated every second, nor by every window."""
    first = wait(chief.live_board.sync_alarms(BOSS))
    for _ in range(5):
        clock.move(seconds=SECOND)
        assert wait(store.live_board.sync_alarms(BOSS)).id == first.id
        assert wait(store.live_board.sync_alarms("")).id == first.id
    assert told(store) == ["alarm_begins"]


def test_four_windows_at_the_same_instant_keep_one_alarm(open_as, store, late):
    """Behaviour 41: whoever comes second, third, fourth finds it there."""
    stores = [open_as(f"counter:s{n}") for n in range(4)]
    gate = Barrier(len(stores))

    def look(each):
        gate.wait(10)
        return wait(each.live_board.sync_alarms(BOSS)).id

    with ThreadPoolExecutor(len(stores)) as threads:
        seen = list(threads.map(look, stores))
    assert len(set(seen)) == 1
    assert told(store) == ["alarm_begins"]


def test_an_alarm_ends_once_after_a_minute_in_which_it_did_not_hold(
    store, chief, late, press, clock
):
    """Behaviour 41: it does not flap; begin and end are logged once."""
    store.live_board.sync_alarms(BOSS)
    press("call_next")
    clearing = wait(store.live_board.sync_alarms(BOSS))
    assert (clearing.holds, clearing.facts["minutes"]) == (False, 31)
    clock.move(seconds=CLEAR_AFTER.seconds - 1)
    assert wait(chief.live_board.sync_alarms(BOSS)) is not None
    clock.move(seconds=1)
    for each in (store, chief, store):
        assert wait(each.live_board.sync_alarms(BOSS)) is None
    assert told(store) == ["alarm_begins", "alarm_ends"]


def test_one_that_holds_again_within_the_minute_is_the_same(store, late, press, clock):
    first = wait(store.live_board.sync_alarms(BOSS))
    press("call_next")
    store.live_board.sync_alarms(BOSS)
    clock.move(seconds=30)
    press("put_back")
    again = wait(store.live_board.sync_alarms(BOSS))
    assert (again.id, again.holds) == (first.id, True)
    clock.move(minutes=2)
    assert wait(store.live_board.sync_alarms(BOSS)).id == first.id
    assert told(store) == ["alarm_begins"]


def test_known_is_logged_once_and_lasts_as_long_as_the_alarm(store, chief, late, clock):
    """Behaviour 41: acknowledgement logged, once."""
    alarm = wait(store.live_board.sync_alarms(BOSS)).id
    request = uuid4()
    known = chief.live_board.acknowledge(request, alarm, BOSS)
    assert (known.by, known.again, known.at) == (BOSS, False, clock.now())
    assert chief.live_board.acknowledge(request, alarm, BOSS) == known
    clock.move(seconds=5)
    second = store.live_board.acknowledge(uuid4(), alarm, "")
    assert (second.by, second.again, second.at) == (BOSS, True, known.at)
    clock.move(minutes=10)
    still = wait(store.live_board.sync_alarms(BOSS))
    assert (still.id, still.acknowledged_by, still.holds) == (alarm, BOSS, True)
    assert told(store) == ["alarm_begins", "alarm_known"]


def test_a_new_breach_is_a_new_alarm_that_nobody_has_taken_note_of(store, take, late, press, clock):
    """Behaviour 41: known holds for this one, not for ever."""
    first = wait(store.live_board.sync_alarms(BOSS)).id
    store.live_board.acknowledge(uuid4(), first, BOSS)
    press("call_next")
    take()
    store.live_board.sync_alarms(BOSS)
    clock.move(minutes=2)
    store.live_board.sync_alarms(BOSS)
    clock.move(minutes=30)
    second = wait(store.live_board.sync_alarms(BOSS))
    assert second.id != first
    assert second.acknowledged_at is None
    assert store.live_board.acknowledge(uuid4(), first, BOSS).again


def test_a_forecast_breach_is_told_before_it_happens(store, take, sit, clock):
    """Behaviour 41: alarm before breach."""
    sit()
    for _ in range(8):
        take()
    clock.move(minutes=15)
    assert not store.live_board.sync_alarms(BOSS).alarms
    clock.move(minutes=6)
    board = store.live_board.sync_alarms(BOSS)
    assert wait(board) is None
    (ahead,) = (one for one in board.alarms if one.kind == "ahead")
    assert (ahead.subject, ahead.gravity) == ("ho-tich", Gravity.NOTICE)
    assert ahead.facts["minutes"] == 9
    clock.move(minutes=10)
    later = store.live_board.sync_alarms(BOSS)
    assert wait(later) is not None
    assert "ahead" not in [one.kind for one in later.alarms]


def test_unknown_alarms_come_first_and_known_ones_behind(store, late, alarms):
    store.devices.report(Health("p1", "printer", "error", "paper_out", {"kiosk": "k1"}))
    board = store.live_board.sync_alarms(BOSS)
    assert alarms(board) == [("wait", "ho-tich"), ("device", "printer/p1")]
    store.live_board.acknowledge(uuid4(), board.alarms[0].id, BOSS)
    assert alarms(store.live_board.now()) == [("device", "printer/p1"), ("wait", "ho-tich")]


@pytest.mark.parametrize("clerk", ["hoa", "ky-thuat", "kiem-tra"])
def test_only_a_supervisor_keeps_alarms_and_takes_note(store, late, everything, clerk):
    """Behaviour 56: an auditor reads, a clerk and a technician do not decide."""
    alarm = wait(store.live_board.sync_alarms(BOSS)).id
    before = everything()
    for act in (
        lambda: store.live_board.sync_alarms(clerk),
        lambda: store.live_board.acknowledge(uuid4(), alarm, clerk),
    ):
        with pytest.raises(NotAllowed, match="role_missing"):
            act()
    assert everything() == before


def test_an_alarm_that_nobody_knows_of_is_refused(store):
    with pytest.raises(NotAllowed, match="alarm_unknown"):
        store.live_board.acknowledge(uuid4(), uuid4(), BOSS)


def test_what_nobody_looked_at_overnight_is_ended_at_the_first_look(store, late, clock, faults):
    """Where nobody looks nothing is kept, and nothing of yesterday is told today."""
    store.live_board.sync_alarms(BOSS)
    clock.move(days=1)
    assert wait(store.live_board.now()) is None
    assert wait(store.live_board.sync_alarms(BOSS)) is None
    assert "alarm_ends" in told(store)
    assert faults(store) == ()
