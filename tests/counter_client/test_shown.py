"""What is derived from one moment: times that never go negative, alarms in their order."""

from datetime import timedelta

import pytest

from counter_client.shown import clock_between, minutes_between


def test_minutes_are_whole_and_never_negative(tell):
    now = tell.now
    assert minutes_between(now - timedelta(seconds=119), now) == 1
    assert minutes_between(now + timedelta(minutes=10), now) == 0
    assert minutes_between(None, now) == 0


def test_the_clock_shows_hours_only_after_an_hour(tell):
    now = tell.now
    assert clock_between(now - timedelta(seconds=272), now) == "04:32"
    assert clock_between(now - timedelta(seconds=3872), now) == "1:04:32"
    assert clock_between(now + timedelta(minutes=10), now) == "00:00"


def test_the_gravest_alarm_comes_first(tell, moment):
    low = tell.device(state="warning", key="paper_low")
    dead = tell.device("speaker", "error", "speaker_dead")
    well = tell.device("display", "ok", "")
    assert moment(devices=(low, well, dead)).alarms() == (dead, low)


def test_a_counter_that_is_not_known_yet_shows_its_code(moment):
    assert moment(centre=None, counter="7").counter_name() == "7"


@pytest.mark.parametrize("kind", ["line", "keypad", "sign", "reader", "counter"])
def test_what_belongs_to_another_counter_waits_on_the_page(moment, tell, kind):
    mine = tell.device(kind, "error", "port_gone", facts={"owner": "counter:c1"})
    other = tell.device(kind, "error", "port_gone", facts={"owner": "counter:c2"})
    assert moment(devices=(mine,)).pressing() == (mine,)
    assert moment(devices=(other,)).pressing() == ()
    assert moment(devices=(other,)).alarms() == (other,)
    assert moment(devices=(other,), program="").pressing() == ()


def test_a_device_that_nobody_knows_of_is_said_by_its_program_alone(moment, tell):
    kiosk = tell.device("kiosk", "offline", "program_silent")
    printer = tell.device("printer", "offline", "owner_silent", facts={"kiosk": "1"})
    assert moment(devices=(kiosk, printer)).pressing() == (kiosk,)
