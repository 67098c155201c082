"""My change on top of another's: only what I changed, of everything that has parts."""

import pytest

from counter_client.supervisor.settings_draft import Draft, merged, without_deeds


@pytest.mark.parametrize(
    ("known", "mine", "theirs", "both"),
    [
        (1, 2, 3, 2),
        ({"a": 1, "b": 1}, {"a": 5, "b": 1}, {"a": 1, "b": 7}, {"a": 5, "b": 7}),
        ({"a": 1, "b": 1}, {"b": 1}, {"a": 1, "b": 7, "c": 2}, {"b": 7, "c": 2}),
        (None, {"0": [["07:00", "09:00"]]}, {"1": []}, {"0": [["07:00", "09:00"]], "1": []}),
        (["a", "b"], ["b", "c"], ["a", "b", "d"], ["b", "d", "c"]),
        (["a", "b"], ["b", "a"], ["a", "b", "x"], ["b", "a", "x"]),
        (["a", "b"], ["b", "a"], ["a", "b"], ["b", "a"]),
        (["a", "b", "c"], ["c", "b", "a"], ["x", "a", "c"], ["c", "a", "x"]),
        (["a", "b", "c"], ["n", "c", "a"], ["a", "b", "c", "x"], ["n", "c", "a", "x"]),
        (["a", "b"], ["n", "a", "b"], ["a", "b"], ["n", "a", "b"]),
        (["a", "b"], ["a", "b"], ["b", "x", "a"], ["b", "x", "a"]),
        (["a", "b"], ["b", "a", "n"], ["b", "n", "a"], ["b", "a", "n"]),
        ([{"value": 1}], [{"value": 2}], [{"value": 3}], [{"value": 2}]),
        (None, "x", None, "x"),
    ],
)
def test_both_changes_are_kept_where_they_meet_in_different_parts(
    known, mine, theirs, both
) -> None:
    assert merged(known, mine, theirs) == both


def test_a_draft_keeps_no_pin_and_tells_nobody_what_it_says() -> None:
    assert without_deeds("clerk", {"name": "Hoa", "pin": "1", "unlock": True}) == {"name": "Hoa"}
    assert without_deeds("file", {}) == {}
    assert "2468" not in repr(Draft("clerk", "hoa", "", {"pin": "2468"}, None))
