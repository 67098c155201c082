"""A wish is one call of the store, by the clerk who pressed; a reading is of what is asked for."""

from types import SimpleNamespace
from uuid import uuid4

import pytest

from centre.rules.enrolling import Enrolment, Kind
from centre.rules.errors import NotAllowed, Unavailable
from counter_client.supervisor.enrolling import SORTS
from counter_client.supervisor.wishes import look, perform


@pytest.fixture
def store(shop):
    return SimpleNamespace(enrolments=shop)


@pytest.fixture
def offered(flow, store):
    """Offer a place for c1 as the flow asks for it; return the flow."""
    sort = next(each for each in SORTS if each.kind is Kind.COUNTER)
    wish = flow.offer(sort, "c1", "1", 1.0)
    flow.answered(wish, perform(store, wish, "lan"), 1.0)
    return flow


def test_each_wish_is_one_call_by_its_clerk(shop, store, offered):
    assert shop.asked_for("offer") == [("offer", Kind.COUNTER, "c1", "1", False, "lan")]
    wanted = shop.arrives(Enrolment.ASKED)
    offered.seen(look(store, None), 2.0)
    offered.look_at(wanted)
    perform(store, offered.judge(3.0, same=True), "lan")
    assert shop.asked_for("accept") == [("accept", wanted, "lan")]


def test_a_reading_is_what_is_open_and_the_one_that_is_watched(shop, store, offered):
    del offered
    wanted = shop.arrives(Enrolment.SIGNED)
    assert look(store, None).pending == ()
    assert look(store, wanted).watched.id == wanted


@pytest.mark.parametrize(
    ("key", "kind"), [("not_permitted", NotAllowed), ("database_gone", Unavailable)]
)
def test_a_refusal_is_told_to_people_and_a_lost_link_to_the_page(shop, store, key, kind):
    shop.error = Unavailable(key, "database")
    with pytest.raises(kind):
        look(store, uuid4())
