"""The sections: their fields are those of the policy, and a new item stands last."""

from dataclasses import fields

from centre.rules.declaring.subjects import POLICY, SUBJECTS
from centre.rules.services import Policy


def test_every_figure_of_the_policy_can_be_declared_with_the_same_default() -> None:
    known = {entry.name: entry.default for entry in POLICY}
    assert known.pop("patience_minutes") is None
    assert known == {f.name: f.default for f in fields(Policy) if f.name != "patience"}


def test_a_new_item_is_active_and_stands_behind_the_others() -> None:
    fresh = SUBJECTS["counter"].fresh({"1": {"position": 4}, "2": {"position": 2}})
    assert (fresh["position"], fresh["active"], fresh["serves"]) == (5, True, {})
    assert "pin" not in SUBJECTS["clerk"].fresh({})
