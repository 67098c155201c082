"""Every key has words; every sentence is whole, calm and filled."""

import pytest

from counter_client import sentences
from counter_client.acts import LEGENDS
from counter_client.acts_said import armed_words, key_words, refused, told


@pytest.mark.parametrize("action", list(LEGENDS))
def test_every_act_with_a_legend_has_words(action):
    assert key_words(action)


@pytest.mark.parametrize("sentence", [*told().values(), *refused().values()])
def test_no_sentence_shouts_and_each_ends(sentence):
    assert sentence.endswith(".")
    assert "!" not in sentence


@pytest.mark.parametrize(
    "key",
    [
        "outcome_missing",
        "note_shape",
        "not_wrapping",
        "kept_for_another",
        "target_twice",
        "step_too_small",
        "series_full",
        "not_absent",
        "counter_busy",
    ],
)
def test_what_the_store_refuses_has_a_sentence_of_its_own(key):
    facts = {"most": 120, "label": "A012"}
    assert sentences.refused(key, facts) != sentences.refused("xyz", {})


def test_waiting_for_an_arrival_has_its_word():
    assert armed_words() == "Thôi đợi"
