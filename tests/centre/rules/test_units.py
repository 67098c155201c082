"""The tree of agencies: at a date, through a merge, and everything that is no tree."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.units import MOST_DEPTH, Unit, Units, past

OLD, LAST = date(2020, 1, 1), date(2025, 6, 30)
NEW = LAST + timedelta(days=1)
HUE = Unit("46", "Huế", "tỉnh", "", OLD)


def commune(code, first=OLD, last=None, successors=(), parent="46"):
    return Unit(code, f"Xã {code}", "xã", parent, first, last, tuple(successors))


MERGED = (
    HUE,
    commune("100", last=LAST, successors=["300"]),
    commune("200", last=LAST, successors=["300"]),
    commune("300", first=NEW),
)


def test_behaviour_48_a_merge_has_the_old_tree_before_and_the_new_one_from_its_date():
    """Behaviour 48: merge of two communes, the tree of each day."""
    units = Units(MERGED)
    assert units.flaws() == ()
    assert set(units.at(LAST)) == {"46", "100", "200"}
    assert set(units.at(NEW)) == {"46", "300"}
    assert [unit.code for unit in units.path("100", LAST)] == ["46", "100"]
    assert units.path("100", NEW) == ()


def test_a_code_is_followed_through_a_merge_and_not_through_a_division():
    units = Units(MERGED)
    assert units.in_place_of("100", NEW) == "300"
    assert units.in_place_of("100", LAST) == "100"
    assert units.in_place_of("300", LAST) is None  # it was two
    assert units.in_place_of("999", NEW) is None
    divided = Units((HUE, commune("1", last=LAST, successors=["2", "3"]), commune("2", NEW)))
    assert divided.in_place_of("1", NEW) is None
    assert divided.in_place_of("2", LAST) == "1"


def test_a_parent_that_is_renamed_needs_no_new_rows_below_it():
    renamed = (
        Unit("46", "Thừa Thiên Huế", "tỉnh", "", OLD, LAST, ("46",)),
        Unit("46", "Thành phố Huế", "thành phố", "", NEW),
        commune("100"),
    )
    units = Units(renamed)
    assert units.flaws() == ()
    assert [unit.name for unit in units.path("100", NEW)] == ["Thành phố Huế", "Xã 100"]


FLAWED = {
    "ends_early": (HUE, commune("1", first=NEW, last=OLD)),
    "overlaps": (HUE, commune("1", last=NEW), commune("1", first=NEW)),
    "parent_gap": (commune("1"),),
    "successor": (HUE, commune("1", last=LAST, successors=["9"])),
    "circle": (commune("1", parent="2"), commune("2", parent="1")),
}


@pytest.mark.parametrize("key", FLAWED)
def test_what_is_no_tree_is_told(key):
    assert key in {flaw.key for flaw in Units(FLAWED[key]).flaws()}


def test_a_parent_that_ends_first_leaves_a_gap_with_its_first_day():
    ends = Unit("46", "Huế", "tỉnh", "", OLD, LAST)
    (flaw,) = Units((ends, commune("1"))).flaws()
    assert (flaw.code, flaw.key, flaw.about) == ("1", "parent_gap", f"46 {NEW}")
    assert Units((ends, commune("1", last=LAST))).flaws() == ()


def test_a_circle_that_begins_later_is_found():
    turned = (
        *(commune("1", last=LAST), commune("1", first=NEW, parent="2")),
        *(HUE, commune("2", parent="1")),
    )
    assert "circle" in {flaw.key for flaw in Units(turned).flaws()}


def test_a_tree_of_any_depth():
    deep = [commune("0", parent="")]
    deep += [commune(str(n), parent=str(n - 1)) for n in range(1, MOST_DEPTH - 1)]
    assert Units(deep).flaws() == ()
    assert len(Units(deep).path(str(MOST_DEPTH - 2), NEW)) == MOST_DEPTH - 1


def test_a_successor_of_what_goes_on_is_told():
    (flaw,) = Units((HUE, commune("1", successors=["46"]))).flaws()
    assert flaw.key == "successor"


def test_the_past_stays_with_a_merge_to_come_and_changes_with_a_correction():
    before = (HUE, commune("100"), commune("200"))
    assert past(before, LAST - timedelta(days=1)) == past(MERGED, LAST - timedelta(days=1))
    assert past(before, NEW) != past(MERGED, NEW)
    moved = (HUE, commune("100", parent=""), commune("200"))
    assert past(before, OLD) != past(moved, OLD)


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(0, 6), st.integers(0, 40)), max_size=12))
def test_any_list_is_told_or_a_tree_on_every_day(rows):
    """Whatever a list says: no flaw means that every unit has a way up to a root on each day."""
    units = Units(
        commune(str(code), OLD + timedelta(days=at), parent=str(above or ""))
        for code, above, at in rows
    )
    if units.flaws():
        return
    for day in (OLD + timedelta(days=n) for n in range(0, 45, 5)):
        for code in units.at(day):
            path = units.path(code, day)
            assert path[0].parent == ""
            assert path[-1].code == code
