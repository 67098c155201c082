"""The tree in the database: replaced as a whole, once, and never the past by mistake."""

from datetime import date
from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed
from centre.rules.units import Unit, Units
from db.rollup import tree

OLD = date(2020, 1, 1)
HUE = Unit("46", "Huế", "tỉnh", "", OLD)
LATER = date(2027, 1, 1)


@pytest.fixture(params=["sqlite", "postgresql"])
def engine_kind(request):
    return request.param


def stored(store):
    with store.read() as work:
        return tree.read(work).all


def test_a_tree_is_stored_replaced_and_logged_once_for_a_request(store):
    request = uuid4()
    done = tree.replace(store, request, Units([HUE]), "me")
    assert (done.new, done.gone, done.past) == (1, 0, 0)
    assert tree.replace(store, request, Units([]), "me") == done
    more = Unit("1", "Xã", "xã", "46", LATER, None, ())
    assert tree.replace(store, uuid4(), Units([HUE, more]), "me").new == 1
    assert stored(store) == (more, HUE)
    kinds = [event.kind for event in store.day.events()]
    assert kinds.count("units_changed") == 2


def test_the_past_is_changed_only_where_that_is_said(store):
    tree.replace(store, uuid4(), Units([HUE]), "me")
    other = Units([Unit("46", "Thừa Thiên Huế", "tỉnh", "", OLD)])
    with pytest.raises(NotAllowed, match="units_past"):
        tree.replace(store, uuid4(), other, "me")
    assert stored(store) == (HUE,)
    tree.replace(store, uuid4(), other, "me", correct=True)
    assert stored(store) == other.all


def test_successors_come_back_as_they_were(store):
    ends = Unit("1", "Xã", "xã", "46", OLD, LATER, ("2", "3"))
    tree.replace(store, uuid4(), Units([HUE, ends]), "me")
    assert stored(store)[0] == ends


def test_a_list_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(tree, "MOST_UNITS", 0)
    with pytest.raises(NotAllowed, match="units_many"):
        tree.flaws(Units([HUE]))
