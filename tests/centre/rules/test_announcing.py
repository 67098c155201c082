"""Spoken calls: in order, nothing true lost, merged recalls, and words digit by digit."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.announcing import (
    Spoken,
    clip_texts,
    drop,
    enqueue,
    in_words,
    next_sentence,
    units,
)
from centre.rules.errors import NotAllowed

START = datetime(2026, 3, 2, 8, tzinfo=UTC)


def call(number, label="A001", counter="3", *, again=False, second=None):
    at = START + timedelta(seconds=number if second is None else second)
    return Spoken(UUID(int=number), label, counter, again, at)


calls = st.lists(
    st.tuples(st.sampled_from(["A001", "A002", "B001", "B002"]), st.sampled_from("123")),
    max_size=30,
)


def filled(pairs, into=enqueue):
    queue = ()
    for number, (label, counter) in enumerate(pairs):
        queue = into(queue, call(number, label, counter))
    return queue


def check_truth(pairs, into=enqueue):
    """Check that the queue says each number once, at the counter that called it last, in order."""
    queue = filled(pairs, into)
    assert {each.label: each.counter for each in queue} == dict(pairs), "something true is lost"
    assert len(queue) == len(dict(pairs)), "a number waits twice"
    assert [each.at for each in queue] == sorted(each.at for each in queue), "out of order"


@given(calls)
def test_nothing_true_is_dropped_and_nothing_untrue_kept(pairs):
    check_truth(pairs)


def _newest_first(queue, new):
    return (new, *(each for each in queue if each.label != new.label))


def _three_at_most(queue, new):
    return enqueue(queue, new)[-2:]


def _no_merging(queue, new):
    return (*queue, new)


@pytest.mark.parametrize("broken", [_newest_first, _three_at_most, _no_merging])
def test_control_a_broken_queue_is_caught(broken):
    pairs = [("A001", "1"), ("A002", "2"), ("B001", "1"), ("A001", "1"), ("A002", "3")]
    check_truth(pairs)
    with pytest.raises(AssertionError):
        check_truth(pairs, broken)


def test_a_recall_of_a_number_that_still_waits_merges_into_it_and_keeps_its_turn():
    queue = filled([("A001", "1"), ("B001", "2")])
    assert enqueue(queue, call(9, "A001", "1", again=True)) == queue


def test_a_recall_of_a_number_that_was_spoken_is_spoken_again():
    recall = call(9, "A001", "1", again=True)
    assert enqueue((), recall) == (recall,)


def test_the_same_call_seen_twice_is_spoken_once():
    assert len(enqueue(enqueue((), call(1)), call(1))) == 1


def test_a_number_called_elsewhere_is_no_longer_called_here():
    queue = filled([("A001", "1"), ("B001", "2"), ("A001", "2")])
    assert [(each.label, each.counter) for each in queue] == [("B001", "2"), ("A001", "2")]


def test_a_call_that_is_heard_of_late_takes_its_turn_by_the_time_of_the_call():
    queue = enqueue(enqueue((), call(1, "A001", second=5)), call(2, "B001", second=3))
    assert [each.label for each in queue] == ["B001", "A001"]


def test_calls_of_the_same_instant_keep_the_order_in_which_they_came():
    queue = enqueue(enqueue((), call(1, "B001", second=5)), call(2, "A001", second=5))
    assert [each.label for each in queue] == ["B001", "A001"]


@given(calls, st.sampled_from(["A001", "B002", "C009"]))
def test_a_number_that_is_over_is_dropped_and_no_other(pairs, label):
    queue = filled(pairs)
    assert drop(queue, label) == tuple(each for each in queue if each.label != label)


def test_no_call_is_dropped_for_its_age():
    old = call(1, second=-86_400)
    assert enqueue((old,), call(2, "B001")) == (old, call(2, "B001"))


def test_a_lone_call_is_said_twice_and_under_load_once():
    alone = next_sentence((call(1),), neighbour=False)
    assert alone is not None
    assert (alone.times, alone.chime) == (2, True)
    crowd = next_sentence((call(1), call(2, "B001")), neighbour=False)
    assert crowd is not None
    assert (crowd.times, crowd.spoken) == (1, call(1))


def test_neighbours_share_one_chime():
    second = next_sentence((call(1),), neighbour=True)
    assert second is not None
    assert not second.chime


def test_an_empty_queue_has_nothing_to_say():
    assert next_sentence((), neighbour=False) is None


def said(label, counter, language="vi"):
    texts = clip_texts(language)
    return " ".join(texts[unit] for unit in units(call(1, label, counter), language))


@pytest.mark.parametrize(
    ("label", "counter", "sentence"),
    [
        ("A001", "3", "Mời số a không không một đến quầy số ba"),
        ("B125", "12", "Mời số bê một hai năm đến quầy số một hai"),
        ("H1000", "A2", "Mời số hát một không không không đến quầy số a hai"),
        ("K007", "Đ 1", "Mời số ca không không bảy đến quầy số đê một"),
    ],
)
def test_numbers_are_said_letter_by_letter_and_digit_by_digit(label, counter, sentence):
    assert said(label, counter) == sentence


def test_english_is_said_likewise():
    assert said("A001", "3", "en") == "Number a zero zero one please go to counter three"


def test_clip_names_are_those_of_the_recordings():
    assert units(call(1), "vi") == (
        "moi_so", "letter_a", "digit_0", "digit_0", "digit_1", "den_quay_so", "digit_3",
    )  # fmt: skip


def test_a_language_with_recordings_only_uses_the_vietnamese_names():
    assert units(call(1), "tay") == units(call(1), "vi")
    with pytest.raises(NotAllowed):
        clip_texts("tay")


@given(st.text(), st.text(), st.sampled_from(["vi", "en"]))
def test_whatever_is_called_every_unit_has_a_clip(label, counter, language):
    assert set(units(call(1, label, counter), language)) <= set(clip_texts(language))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_two_clips_say_the_same_digit_or_nothing(language):
    texts = clip_texts(language)
    assert all(text.strip() for text in texts.values())
    assert len({texts[f"digit_{n}"] for n in range(10)}) == 10


@pytest.mark.parametrize(
    ("language", "said"),
    [("vi", "đê không một ba"), ("en", "d zero one three"), ("km", "DD 0 1 3")],
)
def test_a_number_is_told_letter_by_letter_and_digit_by_digit(language, said):
    assert in_words("Đ-013", language) == said
