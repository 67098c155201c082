"""Hours and policies as JSON columns keep them."""

from datetime import time, timedelta

from centre.rules.services import Interval, Policy
from db.centre_values import policy_from, policy_to, week_from, week_to

INTERVALS = (Interval(time(7), time(11, 30)), Interval(time(13, 30), time(17)))


def test_a_week_and_its_plain_form_are_each_others_inverse():
    week = {0: INTERVALS, 6: ()}
    plain = week_to(week)
    assert plain["0"] == [["07:00", "11:30"], ["13:30", "17:00"]]
    assert week_from(plain) == week


def test_a_policy_and_its_plain_form_are_each_others_inverse():
    for policy in (Policy(), Policy(patience=timedelta(seconds=450), ask_outcome=True)):
        assert policy_from(policy_to(policy)) == policy
