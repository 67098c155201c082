"""Spoken calls: in order, nothing true lost, merged recalls, and words digit by digit."""

from datetime import UTC, datetime, timedelta
from unicodedata import normalize
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.announcing import (
    Pace,
    Spoken,
    Wording,
    clip_texts,
    counter_clip,
    drop,
    enqueue,
    longest_wait,
    name_to_say,
    needed_clips,
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


def test_a_number_called_here_long_ago_does_not_drive_out_the_call_elsewhere():
    """A call that could not be spoken comes back after its number was called at another counter."""
    elsewhere = call(5, "A001", "2")
    assert enqueue((elsewhere,), call(1, "A001", "1")) == (elsewhere,)


LANGUAGES = ("vi", "en", "km")


@pytest.mark.parametrize(
    ("waiting", "said"),
    [
        (1, ("vi", "vi", "en", "km")),
        (2, ("vi", "en", "km")),
        (3, ("vi",)),
        (20, ("vi",)),
    ],
)
def test_the_more_wait_the_shorter_each_is_said(waiting, said):
    queue = filled([(f"A{n:03}", "1") for n in range(waiting)])
    sentence = next_sentence(queue, neighbour=False, languages=LANGUAGES)
    assert sentence is not None
    assert (sentence.spoken, sentence.languages, sentence.chime) == (queue[0], said, True)


PACE = Pace(full=11.0, once=5.0, short=4.0)


@pytest.mark.parametrize(
    ("calls", "seconds"), [(1, 11.5), (2, 17.0), (3, 21.5), (5, 30.5), (20, 98.0)]
)
def test_a_burst_waits_for_one_long_announcement_and_then_for_short_ones(calls, seconds):
    assert longest_wait(calls, PACE) == pytest.approx(seconds)


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


WHOLE = Wording(numbers="whole")


def in_whole(label, counter, language="vi", wording=WHOLE):
    texts = clip_texts(language)
    return " ".join(texts[unit] for unit in units(call(1, label, counter), language, wording))


@pytest.mark.parametrize(
    ("label", "counter", "sentence"),
    [
        ("A105", "12", "Mời số a một trăm linh năm đến quầy số mười hai"),
        ("A021", "15", "Mời số a hai mươi mốt đến quầy số mười lăm"),
        ("A005", "3", "Mời số a năm đến quầy số ba"),
    ],
)
def test_whole_numbers_are_said_where_the_centre_wants_them(label, counter, sentence):
    assert in_whole(label, counter) == sentence


def test_the_south_says_le():
    south = Wording("whole", "lẻ")
    assert in_whole("A105", "4", wording=south) == "Mời số a một trăm lẻ năm đến quầy số bốn"


def test_english_says_whole_numbers_too():
    assert (
        in_whole("A105", "12", "en") == "Number a one hundred and five please go to counter twelve"
    )


NAMED = Wording(counters="name")
HOUSE = {"vi": " Quầy Hộ tịch ", "en": "Civil Status"}


@pytest.mark.parametrize(
    ("counter", "language", "wording", "name"),
    [
        ("3", "vi", Wording(), ""),
        ("A2", "vi", Wording(), ""),
        ("3", "vi", NAMED, "Quầy Hộ tịch"),
        ("3", "en", NAMED, "Civil Status"),
        ("3", "km", NAMED, ""),
        ("Một cửa", "vi", Wording(), "Quầy Hộ tịch"),
        ("TN-1", "en", Wording(), "Civil Status"),
    ],
)
def test_a_counter_is_named_where_wished_or_where_its_code_cannot_be_spelled(
    counter, language, wording, name
):
    spoken = Spoken(UUID(int=1), "A001", counter, again=False, at=START, name=HOUSE)
    assert name_to_say(spoken, language, wording) == name


def test_a_code_in_words_is_not_spelled_where_a_language_has_no_name_for_it():
    assert units(call(1, counter="Quầy số 12"), "en")[-3:] == ("to_counter", "digit_1", "digit_2")
    assert units(call(1, counter="Tiếp nhận 3A"), "vi")[-3:] == (
        "den_quay_so", "digit_3", "letter_a",
    )  # fmt: skip


def test_a_counter_without_a_name_is_told_by_its_code():
    assert name_to_say(call(1, counter="Một cửa"), "vi", NAMED) == ""


def test_a_named_counter_is_told_by_its_own_clip():
    assert units(call(1), "vi", named=True)[-2:] == ("den", "counter_3")
    assert units(call(1), "en", named=True)[-2:] == ("to", "counter_3")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("3", "counter_3"),
        ("A2", "counter_a2"),
        ("Một cửa", "counter_một_cửa"),
        ("TN-1", "counter_tn-1"),
        ("../x", "counter_%2e%2e%2fx"),
        ("a_b", "counter_a%5fb"),
    ],
)
def test_a_counter_s_clip_has_a_name_that_a_folder_can_hold(code, name):
    assert counter_clip(code) == name


@given(st.text(max_size=12), st.text(max_size=12))
def test_two_counters_never_share_a_clip(one, other):
    if counter_clip(one) == counter_clip(other):
        assert normal(one) == normal(other)
    assert "/" not in counter_clip(one)
    assert "." not in counter_clip(one)


def normal(code):
    return normalize("NFC", normalize("NFC", code).casefold())


def test_recordings_of_yesterday_are_enough_for_yesterday_s_wording():
    """A centre that recorded its forty clips has no alarm because the program learnt more words."""
    assert not any(name.startswith("whole_") or name == "den" for name in needed_clips("vi"))
    assert len(needed_clips("vi")) == 39
    assert needed_clips("tay", WHOLE) == needed_clips("tay") == needed_clips("vi")
    assert set(needed_clips("vi", WHOLE)) == set(clip_texts("vi")) - {"den", "whole_le"}


@given(
    st.text(), st.text(), st.sampled_from(["vi", "en", "km"]), st.sampled_from([Wording(), WHOLE])
)
def test_what_is_needed_is_enough_for_whatever_is_called(label, counter, language, wording):
    spoken = call(1, label, counter)
    assert set(units(spoken, language, wording)) <= set(needed_clips(language, wording))
