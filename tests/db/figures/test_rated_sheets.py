"""Tables of ratings: counts, rate, levels and interval of one scale, and nobody named by few."""

from datetime import date
from types import MappingProxyType
from uuid import uuid4

import pytest

from centre.rules.rated import Rated
from db.figures import sheets
from db.figures.gathering import Span
from db.figures.rated_sheets import levels_of, rating_cells

DAY = Span(date(2026, 11, 23), date(2026, 11, 23))


@pytest.fixture
def rate(store, take):
    """Let a clerk serve and be rated, so many times."""

    def rater(clerk, counter, levels, pin="2468"):
        store.staff.sign_in(uuid4(), clerk, pin, counter)
        for level in levels:
            take()
            store.day.call_next(uuid4(), counter)
            store.day.finish(uuid4(), counter)
            if level:
                store.answers.rate(uuid4(), store.answers.open_at(counter).id, level)

    return rater


def the_sheet(store):
    made = sheets.document(store.figures.report(DAY), "vi")
    return next(one for one in made.sheets if one.key == "rating giao-dich 1")


def test_a_rating_has_counts_rate_levels_and_interval(store, rate):
    """Behaviour 46: n, response rate and range."""
    rate("hoa", "1", [1])
    made = the_sheet(store)
    assert made.headings[5:8] == ("Không hài lòng", "Hài lòng", "Rất hài lòng")
    assert made.rows[0] == ("Tất cả", 1, 1, 0, 100.0, 1, 0, 0, 0.0, 0.0, 79.3)


def test_a_clerk_with_services_enough_and_answers_too_few_has_no_share_of_his_own(
    store, rate, least
):
    """Behaviour 46: neither by name nor as what the total leaves."""
    least(5)
    rate("hoa", "1", [3] * 6)
    rate("lan", "2", [1, *[None] * 5])
    report = store.figures.report(DAY)
    assert {row.key for row in report.tables["clerk"]} >= {"hoa", "lan"}
    rows = [row for row in the_sheet(store).rows if row[0].startswith("Theo cán bộ")]
    assert [(row[0], row[1], row[2]) for row in rows] == [
        ("Theo cán bộ: Không nêu tên (tối thiểu 5 lượt)", 12, 7)
    ]
    clerks = next(one for one in sheets.document(report, "vi").sheets if one.key == "clerk")
    assert len(clerks.rows) == 3, "the two and the total: the rest has ratings alone"


def test_a_scale_that_nobody_knows_any_more_says_no_share():
    cells = rating_cells(Rated(("cu", 1), 3, MappingProxyType({2: 2})), None, [2])
    assert cells == (3, 2, 1, 66.7, 2, None, None, None)


def test_levels_that_nobody_knows_any_more_are_their_own_names():
    assert levels_of(None, Rated(("cu", 1), 2, MappingProxyType({5: 1, 2: 1}))) == {
        2: {"vi": "2"},
        5: {"vi": "5"},
    }
