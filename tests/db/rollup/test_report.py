"""Sums by the tree of each day; what has not come is told and counted nowhere."""

from datetime import date, timedelta

import pytest

from centre.rules.errors import NotAllowed
from centre.rules.units import Unit, Units
from db.figures.as_json import as_json as report_json
from db.figures.gathering import Span
from db.rollup import tree
from db.rollup.report import report
from db.rollup.shown import as_json

FIRST = date(2026, 11, 23)
SECOND = FIRST + timedelta(days=1)
MONTH = Span(date(2026, 11, 1), date(2026, 12, 31))
OLD = date(2020, 1, 1)


def commune(code, first=OLD, last=None, successors=()):
    return Unit(code, f"Xã {code}", "xã", "46", first, last, tuple(successors))


HUE = Unit("46", "Huế", "tỉnh", "", OLD)
BEFORE = (HUE, commune("100"), commune("200"))
AFTER = (
    HUE,
    commune("100", last=FIRST, successors=["300"]),
    commune("200", last=FIRST, successors=["300"]),
    commune("300", first=SECOND),
)


def plant(store, units):
    with store.write() as work:
        tree._replace(work, Units(units), "", correct=True)


def arrived(made) -> dict:
    return {row.unit.code: row.figures.arrived for row in made.units}


def test_behaviour_48_old_reports_stay_and_the_new_tree_holds_from_its_date(
    province, store, a_day, send, receive
):
    """Behaviour 48: merge of two communes: old reports unchanged, new tree from its date."""
    plant(province, BEFORE)
    plant(store, AFTER)
    a_day(5, 2), send(unit="100"), receive()
    old_span = Span(FIRST, FIRST)
    before = as_json(report(province, old_span))
    plant(province, AFTER)
    a_day(3, 1), send(unit="100"), receive()
    after = as_json(report(province, old_span))
    for told in (before, after):
        told.pop("made_at")
        for row in told["units"]:
            row.pop("valid_to")  # that a unit has ended since is all that is new
    assert before == after
    assert arrived(report(province, Span(SECOND, SECOND))) == {"46": 3, "300": 3}
    assert arrived(report(province, MONTH)) == {"46": 8, "100": 5, "300": 3}


def test_the_sums_are_those_of_the_centres_own_report(province, store, a_day, send, receive):
    """Behaviour 43: totals equal in screen, CSV and roll-up."""
    plant(province, BEFORE)
    a_day(5, 2), a_day(4, 0), a_day(2, 2), send(unit="200"), receive()
    own = report_json(store.figures.report(MONTH))["total"]
    made = as_json(report(province, MONTH))
    for sums in (made["total"], made["centres"][0], made["units"][0], made["units"][1]):
        assert {name: sums[name] for name in sums if name in own and name != "ratings"} == {
            name: value for name, value in own.items() if name in sums and name != "ratings"
        }
    assert made["total"]["arrived"] == 11
    assert [row["code"] for row in made["units"]] == ["46", "200"]


def test_what_is_missing_is_told_and_is_no_zero(province, a_day, send, receive, clock):
    plant(province, BEFORE)
    a_day(2, 1), send(unit="100"), receive()
    clock.move(days=4)
    made = report(province, Span(FIRST, FIRST + timedelta(days=9)))
    (gap,) = made.missing
    assert (gap.first, gap.last) == (SECOND, FIRST + timedelta(days=4))
    assert [unit.code for unit in made.unheard] == ["200"]
    assert "200" not in arrived(made)


def test_a_day_without_numbers_is_not_missing_once_a_later_one_came(
    province, a_day, send, receive, clock
):
    a_day(2, 1), send()
    clock.move(days=3)
    a_day(2, 1), send(), receive()
    assert report(province, Span(FIRST, FIRST + timedelta(days=4))).missing == ()


def test_a_unit_that_the_tree_does_not_have_counts_in_the_total_alone(
    province, a_day, send, receive
):
    plant(province, BEFORE)
    a_day(2, 1), send(unit="999"), receive()
    made = report(province, MONTH)
    assert (made.total.arrived, made.units, made.centres[0].placed) == (2, (), False)


def test_a_subtree_alone(province, a_day, send, receive):
    plant(province, BEFORE)
    a_day(2, 1), send(unit="100"), receive()
    assert arrived(report(province, MONTH, "100")) == {"100": 2}
    assert report(province, MONTH, "200").total.arrived == 0
    with pytest.raises(NotAllowed, match="unit_unknown"):
        report(province, MONTH, "300")
    with pytest.raises(NotAllowed, match="span_wrong"):
        report(province, Span(SECOND, FIRST))
