"""What must hold between things; what was wrong before a change hinders no other change."""

import pytest

from centre.rules.declaring.whole import GRADES, active, new_problems, problems


def found(declared) -> list[tuple[str, str]]:
    return [(fault.where, fault.why) for fault in problems(declared)]


def test_the_small_centre_has_no_problem(declared) -> None:
    assert found(declared) == []


@pytest.mark.parametrize(
    ("section", "key", "fields", "wrong"),
    [
        ("service", "b", {"letter": "A"}, ("service.a.letter", "letter_repeated")),
        ("service", "b", {"kiosk_letters": {"k2": "A"}}, ("service.b.kiosk_letters",
         "letter_repeated")),
        ("service", "b", {"first": 9, "last": 8}, ("service.b.last", "setting_range")),
        ("service", "b", {"field": "none"}, ("service.b.field", "setting_unknown")),
        ("field", "ho-tich", {"active": False}, ("service.a.field", "field_in_use")),
        ("counter", "1", {"active": False}, ("service.a.active", "service_unserved")),
        ("counter", "1", {"serves": {"b": 1}}, ("service.a.active", "service_unserved")),
        ("counter", "2", {"serves": {"x": 1}}, ("counter.2.serves", "setting_unknown")),
        ("policy", "policy", {"result_service": "x"}, ("policy.policy.result_service",
         "setting_unknown")),
        ("service", "b", {"active": False},
         ("policy.policy.result_service", "result_service_needed")),
        ("policy", "policy", {"ask_outcome": True}, ("policy.policy.ask_outcome",
         "outcome_needed")),
        ("policy", "policy", {"calls_before_absent": 3, "most_calls": 2},
         ("policy.policy.most_calls", "setting_range")),
        ("notice", "n", {"starts": "2027-02-01", "ends": "2027-01-01"}, ("notice.n.ends",
         "setting_days")),
        ("instrument", "i", {"active": False}, ("instrument.active", "instrument_needed")),
        ("clerk", "son", {"active": False}, ("clerk.role", "supervisor_needed")),
        ("clerk", "son", {"role": "clerk"}, ("clerk.role", "supervisor_needed")),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_told_with_its_place(declared, section, key, fields, wrong) -> None:
    item = {**declared[section][key], **fields}
    after = {**declared, section: {**declared[section], key: item}}
    assert wrong in found(after)
    assert new_problems(declared, after)
    assert new_problems(after, after) == ()


def test_a_topic_belongs_to_one_service_whatever_the_case_of_its_letters(declared) -> None:
    for code, topic in (("a", "Đất đai"), ("b", "đất Đai")):
        declared["service"][code] = {**declared["service"][code], "topics": [topic]}
    assert ("service.a.topics", "topic_repeated") in found(declared)


def test_what_has_ended_is_not_active(declared) -> None:
    declared["field"]["ho-tich"]["active"] = False
    assert active(declared, "field") == {}
    assert set(active(declared, "holiday")) == {"2027-01-01"}


def test_each_grade_begins_above_the_one_below_it(declared) -> None:
    policy = {**declared["policy"]["policy"], **dict(zip(GRADES, (15, 12, 9, 6), strict=True))}
    declared["policy"]["policy"] = policy
    assert found(declared) == []
    policy["grade_fair"] = 12
    assert found(declared) == [("policy.policy.grade_good", "setting_range")]


def test_a_number_may_be_called_as_often_as_an_absent_asks_for_and_no_less(declared) -> None:
    policy = {**declared["policy"]["policy"], "calls_before_absent": 6, "most_calls": 6}
    declared["policy"]["policy"] = policy
    assert found(declared) == []
    policy["calls_before_absent"] = 7
    (fault,) = problems(declared)
    assert (fault.where, fault.facts) == ("policy.policy.most_calls", {"least": 7, "most": 20})
