"""A document: the sum stands in words, who waits is told apart, the total is the last row."""

from datetime import date
from uuid import uuid4

import pytest

from db.figures import sheets
from db.figures.gathering import Span

DAY = Span(date(2026, 11, 23), date(2026, 11, 23))


@pytest.fixture
def told(store, take, clock):
    """The document of a day with four tickets, one of them served and rated."""

    def tell(language="vi"):
        return sheets.document(store.figures.report(DAY), language)

    for _ in range(4):
        take()
    clock.move(minutes=45)
    store.day.call_next(uuid4(), "1")
    clock.move(minutes=9)
    store.day.finish(uuid4(), "1")
    store.answers.rate(uuid4(), store.answers.open_at("1").id, 1)
    return tell


def sheet(made, key):
    return next(one for one in made.sheets if one.key == key)


def test_the_sum_is_said_in_words(told):
    assert told().balance == ("Đến 4 = đã phục vụ 1 + vắng mặt 0 + đã hủy 0 + bỏ về 0 + còn lại 3")
    assert (
        told("en").balance == "Arrived 4 = served 1 + absent 0 + cancelled 0 + left 0 + waiting 3"
    )


def test_those_who_still_wait_are_told_apart(told):
    rows = dict(sheet(told(), sheets.SUMMARY).rows)
    parts = [n for name, n in rows.items() if name.startswith("Còn lại: ")]
    assert rows["Còn lại"] == sum(parts) == 3


def test_the_share_above_the_target_is_said_with_the_target(told):
    made = sheet(told(), "service")
    row = dict(zip(made.headings, made.rows[0], strict=True))
    assert row["Chờ quá 30 phút (%)"] == 100.0
    assert row["Chờ trung bình (phút)"] == 45.0
    assert made.rows[-1][0] == "Tất cả"
    assert made.rows[-1][1:] == made.rows[0][1:]


def test_a_day_that_goes_on_is_said(told):
    assert any("23/11/2026" in note for note in told().notes)
