"""The flow of the log: days, pages, and what an answer of an earlier question may not do."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from centre.rules.errors import NotAllowed
from counter_client.shown import Message
from counter_client.supervisor.log import Log, csv_row
from db.log_check import Check
from db.logbook import Asked, Page, Place

TODAY = date(2026, 11, 23)


@pytest.fixture
def flow():
    return Log(TODAY)


def page(count=1, after=None):
    return Page(tuple(SimpleNamespace() for _ in range(count)), {}, after)


def test_it_begins_with_today_and_takes_days_as_people_type_them(flow):
    assert flow.asked == Asked(TODAY, TODAY)
    flow.ask("1/11/2026", "23/11/2026", "  lê   lan ")
    assert flow.asked == Asked(date(2026, 11, 1), TODAY, "", "lê lan")
    for wrong in (("", "1/1/2026"), ("23/11/2026", "1/11/2026"), ("1/1/2020", "1/1/2026")):
        with pytest.raises(NotAllowed):
            flow.ask(*wrong, "")


def test_days_move_by_as_many_as_stand_and_never_past_today(flow):
    flow.ask("10/11/2026", "16/11/2026", "")
    assert flow.move(1, TODAY)
    assert flow.asked == Asked(date(2026, 11, 17), TODAY)
    assert not flow.move(1, TODAY)
    assert flow.move(-1, TODAY)
    assert flow.asked.last == date(2026, 11, 16)


def test_pages_go_there_and_back(flow):
    place = Place(TODAY, 50)
    assert not flow.seen(page(50, place))
    assert not flow.newer()
    assert flow.older()
    assert (flow.number, flow.place, flow.reading) == (2, place, True)
    flow.seen(page(3))
    assert not flow.older()
    assert flow.newer()
    assert (flow.number, flow.place) == (1, None)


def test_an_empty_page_with_more_behind_it_is_read_on(flow):
    flow.choose("exports")
    place = Place(TODAY - timedelta(days=31))
    assert flow.seen(page(0, place))
    assert flow.place == place
    assert flow.page is None
    assert not flow.seen(page(0))
    assert flow.page is not None


def test_a_check_that_was_stopped_tells_nothing(flow):
    flow.check = Check([], [])
    flow.stop()
    assert (flow.check, flow.result, flow.said.key) == (None, None, "stopped")


def test_what_was_read_is_forgotten_and_earlier_answers_are_for_nobody(flow):
    flow.choose("order")
    turn = flow.turn
    flow.seen(page())
    flow.checked(Check([], []))
    flow.failed(Message("store_lost"))
    flow.saved("x.csv", 3)
    flow.forget()
    assert (flow.page, flow.result, flow.said) == (None, None, None)
    assert flow.turn > turn


def test_a_row_of_the_file_has_the_sentence_and_the_proof(clock):
    line = SimpleNamespace(
        at=clock.now(), label=None, actor="counter:c1", kind="sign_in", queue="-", seq=4, hash="ab"
    )
    row = csv_row(line, "Lan đăng nhập", "Lan")
    assert row == (
        *("23/11/2026", "08:00:00", "", "Lan đăng nhập", "Lan"),
        *("counter:c1", "sign_in", "-4", "ab"),
    )
