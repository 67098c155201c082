"""What the page of searches says: every key has a sentence, nothing blames."""

from datetime import date

import pytest

from counter_client.supervisor import searches_said
from counter_client.supervisor.searches import PREVIEW, Preview
from db.catalogue.wanted import Miss

KEYS = (
    *("word_added", "word_dropped", "word_unknown", "words_full", "catalogue_empty"),
    *("not_permitted", "wish_too_old", "busy"),
)


@pytest.mark.parametrize("key", KEYS)
def test_every_key_has_a_sentence_of_its_own(qapp, key):
    said = searches_said.told(key, {"word": "quán nhậu", "most": 2000})
    assert "!" not in said
    assert "{" not in said
    assert said != searches_said.told("an_unknown_key", {})


@pytest.mark.parametrize("why", ["empty", "long", "too_long", "braces"])
def test_every_reason_against_words_is_said_differently(qapp, why):
    reasons = {searches_said.told("word_wrong", {"why": one}) for one in ("empty", "long", "x")}
    assert len(reasons) == 2, "the control: an unknown reason is said as the first"
    assert searches_said.told("word_wrong", {"why": why})
    assert "{ }" in searches_said.told("word_wrong", {"why": "braces"})


def test_how_often_and_when_last(qapp):
    miss = Miss("quan nhau", 14, date(2026, 11, 1), date(2026, 11, 22))
    assert searches_said.how_often(miss) == "14 lần, gần nhất 22/11/2026"


def test_what_stands_above_the_preview_follows_the_words(qapp):
    names = ("Một", "Hai")
    said = [
        searches_said.led_to(None, " "),
        searches_said.led_to(None, "ăn uống"),
        searches_said.led_to(Preview("ăn", names, 2), "ăn uống"),
        searches_said.led_to(Preview("ăn uống", (), 0), "ăn uống"),
        searches_said.led_to(Preview("ăn uống", names, 2), "ăn uống"),
        searches_said.led_to(Preview("ăn uống", names, PREVIEW + 12), "ăn uống"),
    ]
    assert said[1] == said[2], "a preview of other words is none"
    assert len(set(said)) == 5
    assert "17" in said[5]
