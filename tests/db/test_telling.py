"""The command line's sentences: what happened, what to do; and why a number was called."""

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

import pytest

from centre.rules.calling import Reason, Rule
from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.hours import ZONE
from db import telling
from db.log_facts import Before, Why
from db.telling import before_sentence, told, why_sentence

EIGHT = datetime(2026, 11, 23, 8, 0, tzinfo=ZONE)


def test_an_error_is_told_with_its_facts_and_the_remedy():
    missing = Unavailable("database_missing", "database", file="/var/lib/x.db")
    assert "/var/lib/x.db" in told(missing)
    assert "init" in told(missing)


def test_a_missing_fact_is_a_dash_and_not_a_second_error():
    assert "–" in told(NotAllowed("number_unknown"))


def test_a_key_without_a_sentence_still_says_its_key_and_facts():
    assert told(NotAllowed("brand_new", place="here")) == "brand_new (place=here)"


@pytest.mark.parametrize("key", telling._SAID)
def test_every_sentence_can_be_told_whatever_the_facts(key):
    sentence = told(Unavailable(key, "database"))
    assert sentence
    assert "{" not in sentence


@pytest.mark.parametrize("rule", [*Rule])
def test_every_rule_has_a_vietnamese_sentence(rule):
    reason = Reason(rule, "ho-tich", {"ho-tich": 3}, ("A002",), {}, "A001", note="mệt {x}")
    sentence = why_sentence(Why("A005", "1", "hoa", EIGHT, 1, reason))
    assert sentence.startswith("08:00:00 quầy 1 gọi A005: ")
    assert "ho-tich 3; chờ lâu nhất: A001" in sentence
    assert ("mệt {x}" in sentence) is (rule is Rule.CHOSEN)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("rule", [*Rule])
def test_every_rule_by_which_somebody_was_first_has_a_sentence_of_its_own(rule, language):
    """Behaviour 47: one sentence per call, in Vietnamese as in English."""
    reason = Reason(rule, "ho-tich", {"ho-tich": 2}, (), {}, "A001", note="mệt {x}")
    told = {
        before_sentence(Before("A001", "A002", "1", None, EIGHT, each, is_earlier=False), language)
        for each in (replace(reason, rule=one) for one in Rule)
    }
    assert len(told) == len(Rule)
    mine = Before("A001", "A002", "1", None, EIGHT, reason, is_earlier=False)
    sentence = before_sentence(mine, language, {"ho-tich": "Hộ tịch"})
    assert sentence.count("\n") == 0
    assert sentence.endswith(".")
    assert "ho-tich" not in sentence
    assert ("mệt {x}" in sentence) is (rule is Rule.CHOSEN)


def test_a_call_again_is_told_by_its_count():
    assert why_sentence(Why("A005", "1", None, EIGHT, 2, None)) == (
        "08:00:00 quầy 1 gọi A005 lần 2."
    )


def test_the_reason_of_a_real_call_names_who_was_passed(store, take):
    take()
    take(priority="khuyet-tat")
    store.day.call_next(uuid4(), "1")
    (why,) = store.day.why("A002")
    assert "A001" in why_sentence(why)
