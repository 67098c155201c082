"""Notices on the attract page: today's, in order, page by page, never twice at the same dot."""

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest

from centre.rules.services import Notice
from kiosk import notices
from kiosk.notices import PAGE_SECONDS

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


def notice(code, starts=None, ends=None, position=0, **text):
    return Notice(code, text or {"vi": code}, starts, ends, position)


def test_notices_of_today_come_in_their_order(centre):
    told = replace(
        centre,
        notices=(
            notice("second", position=2),
            notice("first", TODAY, TODAY, 1),
            notice("over", None, TODAY - DAY),
            notice("not yet", TODAY + DAY),
            notice("blank", vi="  "),
        ),
    )
    assert notices.of_today(told, "vi", TODAY) == ("first", "second")


def test_a_notice_is_read_in_the_visitors_language_or_in_vietnamese(centre):
    told = replace(centre, notices=(notice("n", vi="nghỉ", en="closed"), notice("m", vi="mở")))
    assert notices.of_today(told, "en", TODAY) == ("closed", "mở")


def test_before_the_centre_is_read_there_are_none():
    assert notices.of_today(None, "vi", TODAY) == ()


def test_pages_turn_every_eight_seconds():
    assert notices.leaf(100.0, 100.0) == 0
    assert notices.leaf(100.0, 100.0 + PAGE_SECONDS - 0.1) == 0
    assert notices.leaf(100.0, 100.0 + PAGE_SECONDS) == 1
    assert notices.next_leaf_at(100.0, 100.0 + PAGE_SECONDS) == 100.0 + 2 * PAGE_SECONDS
    assert notices.leaf(100.0, 90.0) == 0, "a clock that went back"


def test_a_page_never_stands_where_the_one_before_stood_and_never_far_away():
    places = [notices.nudge(number, 3) for number in range(40)]
    assert all(a != b for a, b in itertools.pairwise(places))
    assert len(set(places)) == 9
    assert all(max(abs(x), abs(y)) <= 3 for x, y in places)


def by_words(per_line):
    """Break text after so many words."""

    def lines(text):
        words = text.split()
        return [" ".join(words[at : at + per_line]) for at in range(0, len(words), per_line)]

    return lines


def test_sentences_stay_whole_where_a_page_holds_them():
    pages = notices.paged("a b c. d e f. g h i.", 2, by_words(3))
    assert pages == ["a b c. d e f.", "g h i."]


def test_a_sentence_longer_than_a_page_goes_on():
    pages = notices.paged("a. b c d e f g h i. j", 2, by_words(2))
    assert pages == ["a.", "b c d e", "f g h i.", "j"]


@pytest.mark.parametrize("most", [1, 2, 5])
def test_no_word_is_lost_and_no_page_is_too_long(most):
    text = "Từ ngày 24/11 trung tâm nhận hồ sơ. Người cao tuổi đi trước; xin cảm ơn. " * 5
    pages = notices.paged(text, most, by_words(4))
    assert " ".join(pages).split() == text.split()
    assert all(len(by_words(4)(page)) <= most for page in pages)
