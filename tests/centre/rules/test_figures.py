"""Figures: they add up, they come back from what was kept, of nothing there is no share."""

from types import MappingProxyType

import pytest

from centre.rules import figures as rule
from centre.rules.figures import Figures, FiguresTotal, merged, plain
from centre.rules.rated import Rated
from centre.rules.spreads import measured
from centre.rules.tickets import State

SCALE = ("giao-dich", 1)


def some(state=State.SERVED, wait=300.0, *answers):
    """Return the figures of one ticket, with what was answered on SCALE."""
    total = FiguresTotal()
    total.add_ticket(state, None if wait is None else measured(wait), on_target=True)
    if state is State.SERVED:
        total.add_stretch(measured(240), measured(30))
    for level in answers:
        total.add_rated(Rated.of(SCALE, level))
    return total.figures()


@pytest.mark.parametrize("state", list(State))
def test_every_state_is_counted_once(state):
    """Behaviour 43: arrived = served + absent + cancelled + left + waiting, whatever the state."""
    one = some(state)
    parts = (one.served, one.absent, one.cancelled, one.left, one.waiting)
    assert (one.arrived, sum(parts)) == (1, 1)


def test_zero_tickets_have_no_share_and_one_ticket_is_its_own_median():
    assert (Figures().arrived, Figures().share_on_target, Figures().waits.mean) == (0, None, None)
    one = some()
    assert one.waits.mean == 300
    assert one.waits.quantile(0.5) == one.waits.quantile(0.9) == pytest.approx(300, rel=0.032)


def test_what_was_kept_comes_back():
    figures = some(State.SERVED, 300.0, None, 3)
    total = FiguresTotal()
    total.add_plain(plain(figures))
    assert total.figures() == figures
    assert plain(Figures(states=MappingProxyType({State.SERVED: 0}))) == {}


def test_calls_out_of_order_are_added():
    total = FiguresTotal()
    total.add_out_of_order(2)
    total.add(Figures(out_of_order=1))
    assert total.figures().out_of_order == 3


def test_cells_are_merged_by_service_and_by_hour():
    cells = {
        rule.cell("ho-tich", 9): some(),
        rule.cell("dat-dai", 9): some(),
        rule.cell("ho-tich", 10): merged([some(), some(State.WAITING, None)]),
    }
    assert {k: f.arrived for k, f in rule.grouped(cells, rule.service_of).items()} == {
        "ho-tich": 3,
        "dat-dai": 1,
    }
    assert {k: f.arrived for k, f in rule.grouped(cells, rule.hour_of).items()} == {
        "09": 2,
        "10": 2,
    }
