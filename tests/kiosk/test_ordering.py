"""One order at a time; its request is made once and kept until it is answered."""

from uuid import uuid4

from kiosk.ordering import Ordering
from kiosk.visit import CheckPaper, Take


def begun(*, ask_printer=True):
    wishes = []
    order = Ordering(wishes.append)
    order.begin("civil", None, "vi", 0.0, ask_printer=ask_printer)
    return order, wishes


def test_printer_is_asked_first_and_not_for_long():
    order, wishes = begun()
    assert [type(wish) for wish in wishes] == [CheckPaper]
    assert order.is_checking(wishes[0].request)
    order.tick(0.4)
    assert len(wishes) == 1
    order.tick(0.5)
    assert isinstance(wishes[1], Take)
    assert wishes[1].request == wishes[0].request


def test_without_paper_nobody_is_asked():
    _, wishes = begun(ask_printer=False)
    assert [wish.paper for wish in wishes] == [False]


def test_doubt_keeps_the_request():
    order, wishes = begun(ask_printer=False)
    assert order.miss(wishes[0].request)
    assert order.waits
    order.send()
    assert wishes[0] == wishes[1]
    assert not order.waits


def test_only_its_own_answer_settles_it():
    order, wishes = begun(ask_printer=False)
    assert not order.settle(uuid4())
    assert not order.miss(uuid4())
    assert order.settle(wishes[0].request)
    assert not order.is_open
    assert order.wake_at(0.0) is None


def test_it_is_slow_after_a_second():
    order, _ = begun(ask_printer=False)
    assert order.wake_at(0.2) == 1.0
    assert (order.is_slow(0.9), order.is_slow(1.0)) == (False, True)
