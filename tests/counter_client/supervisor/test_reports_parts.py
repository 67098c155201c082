"""The head of a report: cards that add up, minutes that say so where there is nothing."""

from datetime import date

from counter_client.supervisor.reports_parts import PARTS, Balance, Facts
from db.figures.gathering import Span


def test_the_cards_add_up(worked, qtbot):
    """Behaviour 43: the first is the sum of the others."""
    cards = Balance()
    qtbot.addWidget(cards)
    cards.show_report(worked, "vi")
    first, *rest = (int(cards.numbers[part].text()) for part in PARTS)
    assert first == sum(rest) == 9
    facts = Facts()
    qtbot.addWidget(facts)
    facts.show_report(worked, "vi")
    assert facts.values["services"].text() == str(worked.total.services.n) == "3"


def test_without_tickets_nothing_is_nought_per_cent(store, qtbot):
    """Behaviour 45: "không có", never 0 % or NaN."""
    facts = Facts()
    qtbot.addWidget(facts)
    facts.show_report(store.figures.report(Span(date(2020, 1, 1), date(2020, 1, 31))), "vi")
    assert facts.values["wait_mean"].text() == facts.values["over_target"].text() == "không có"
