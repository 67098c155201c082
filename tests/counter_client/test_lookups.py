"""A typed number is looked up once, and a lost store is nobody's number."""

import pytest

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.tickets import State
from counter_client.any_number import AnyNumberPage
from counter_client.lookups import Lookups


class Link:
    """A link that answers at once: with a ticket, or with an error."""

    def __init__(self, answer):
        self.answer = answer
        self.asked = 0

    def do(self, job, done, missed):
        del job
        self.asked += 1
        if isinstance(self.answer, Exception):
            missed(self.answer)
        else:
            done(self.answer)


@pytest.fixture
def page(qtbot, tell, moment):
    made = AnyNumberPage()
    qtbot.addWidget(made)
    made.begin(moment(tell.view()))
    return made


def test_somebody_who_was_absent_is_recognised(page, tell):
    link = Link(tell.ticket(State.ABSENT, ended_at=tell.now))
    lookups = Lookups(page, link)
    page.number.setText("A012")
    assert lookups
    assert link.asked == 1
    assert not page.absent.isHidden()
    assert "09:00" in page.absent_words.text()


@pytest.mark.parametrize(
    "error", [NotAllowed("number_unknown", label="A012"), Unavailable("gone", "database")]
)
def test_nobody_is_recognised_where_the_store_says_nothing(page, error):
    lookups = Lookups(page, Link(error))
    page.number.setText("A012")
    assert lookups
    assert page.absent.isHidden()
