"""The loudness of each hour is that of the last step before it, round the clock."""

from datetime import time, timedelta, timezone

import pytest

from drivers.loudness import centre_time, loudness, share_at, steps

DAY = steps(["13:30 100", "07:00 90", "11:30 40", "17:00 0"])


@pytest.mark.parametrize(
    ("at", "share"),
    [
        (time(7, 0), 90),
        (time(11, 29, 59), 90),
        (time(11, 30), 40),
        (time(13, 30), 100),
        (time(16, 59), 100),
        (time(17, 0), 0),
        (time(23, 59, 59), 0),
        (time(0, 0), 0),
        (time(6, 59), 0),
        (time(12, 0, tzinfo=timezone(timedelta(hours=7))), 40),
    ],
)
def test_each_step_holds_until_the_next_and_the_last_one_over_midnight(at, share):
    assert share_at(DAY, at) == share


@pytest.mark.parametrize("at", [time(0, 0), time(9, 0), time(23, 59)])
def test_a_single_step_holds_all_day(at):
    assert share_at(steps(["08:00 40"]), at) == 40


def test_without_steps_it_is_always_full():
    assert share_at((), time(3, 0)) == 100


def test_of_two_steps_at_one_time_the_later_in_the_list_holds():
    assert share_at(steps(["07:00 90", "07:00 20"]), time(7, 0)) == 20


@pytest.mark.parametrize(
    ("volume", "share", "expected"),
    [
        (100, 100, 100),
        (50, 40, 20),
        (100, 0, 0),
        (0, 100, 0),
        (1, 1, 1),
        (140, 50, 50),
        (-5, 50, 0),
    ],
)
def test_board_and_hour_multiply_and_only_a_zero_makes_silence(volume, share, expected):
    assert loudness(volume, share) == expected


@pytest.mark.parametrize("entry", ["7 Uhr 100", "07:00", "07:00 loud", ""])
def test_what_is_no_step_is_refused(entry):
    with pytest.raises(ValueError, match=r"\S"):
        steps([entry])


def test_clocks_of_the_centre_are_seven_hours_ahead():
    assert centre_time().utcoffset() == timedelta(hours=7)
