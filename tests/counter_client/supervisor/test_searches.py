"""The searches' flow: the list without what is answered, presses sent once, doubts sent again."""

from datetime import UTC, date, datetime
from itertools import count
from uuid import UUID

import pytest

from centre.rules.errors import NotAllowed
from counter_client.supervisor.searches import RESEND_WITHIN, Act, Known, Searches, Stage
from db.catalogue.wanted import Miss, Word

DAY = date(2026, 11, 23)
WORD = Word("quán nhậu", "dịch vụ ăn uống", datetime(2026, 11, 23, tzinfo=UTC), "lan")


@pytest.fixture
def flow():
    ids = count(1)
    made = Searches(lambda: UUID(int=next(ids)))
    made.seen(Known((Miss("quan nhau", 3, DAY, DAY), Miss("lam sim", 2, DAY, DAY)), ()))
    return made


def test_nothing_is_listed_before_the_first_reading():
    assert Searches().misses() == ()
    assert Searches().known is None


def test_a_search_that_an_added_word_answers_is_listed_no_more(flow):
    assert [miss.text for miss in flow.misses()] == ["quan nhau", "lam sim"]
    flow.seen(Known(flow.known.misses, (WORD,)))
    assert [miss.text for miss in flow.misses()] == ["lam sim"]


def test_a_chosen_search_is_filled_in_and_back_leads_to_the_list(flow):
    flow.begin("quan nhau")
    assert (flow.stage, flow.everyday) == (Stage.ADD, "quan nhau")
    assert flow.back()
    assert flow.stage is Stage.LIST
    assert not flow.back()


def test_words_are_tidied_and_asked_for_once(flow):
    flow.begin()
    wish = flow.add(" Quán  NHẬU ", "dịch vụ  ăn uống", 10.0)
    assert (wish.act, wish.everyday, wish.official) == (Act.ADD, "quán nhậu", "dịch vụ ăn uống")
    assert flow.waits
    with pytest.raises(NotAllowed) as refused:
        flow.drop("sửa tên", 10.0)
    assert refused.value.key == "busy"
    flow.answered(wish)
    assert (flow.waits, flow.stage) == (False, Stage.LIST)
    assert (flow.said.key, flow.said.facts["word"]) == ("word_added", "quán nhậu")


@pytest.mark.parametrize(("everyday", "official"), [("", "x"), ("x", ""), ("{x}", "y")])
def test_words_without_sense_are_refused_before_the_store_is_asked(flow, everyday, official):
    flow.begin()
    with pytest.raises(NotAllowed) as refused:
        flow.add(everyday, official, 10.0)
    assert refused.value.key == "word_wrong"
    assert not flow.waits
    assert flow.stage is Stage.ADD


def test_words_are_taken_back(flow):
    wish = flow.drop("quán nhậu", 10.0)
    flow.answered(wish)
    assert flow.said.key == "word_dropped"


def test_a_refusal_is_said_where_one_stands(flow):
    flow.begin()
    wish = flow.add("quán nhậu", "ăn uống", 10.0)
    flow.refused(wish, NotAllowed("words_full", most=2000))
    assert (flow.stage, flow.said.key, flow.said.tone) == (Stage.ADD, "words_full", "err")
    assert not flow.waits


def test_a_press_in_doubt_goes_again_with_the_same_id_and_not_for_ever(flow):
    wish = flow.add("quán nhậu", "ăn uống", 10.0)
    assert flow.resend(11.0) is None, "it is on its way"
    flow.doubted(wish)
    assert flow.resend(12.0) == wish
    assert flow.resend(12.0) is None
    flow.doubted(wish)
    assert flow.resend(10.0 + RESEND_WITHIN + 1) is None
    assert (flow.waits, flow.said.key) == (False, "wish_too_old")


def test_a_late_answer_of_another_press_releases_nothing(flow):
    old = flow.add("quán nhậu", "ăn uống", 10.0)
    flow.refused(old, NotAllowed("words_full"))
    flow.add("làm sim", "viễn thông", 20.0)
    flow.answered(old)
    assert flow.waits
