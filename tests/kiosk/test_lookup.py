"""The catalogue in memory: rows of several levels, searches, topics, codes."""

import pytest

from centre.rules.search.index import Home, Listed
from centre.rules.search.thesaurus import Thesaurus
from kiosk.lookup import MOST_ROWS, Lookup, Query, with_added

BIRTH = Listed("1.001193", "Thủ tục đăng ký khai sinh", "Hộ tịch", ("commune",))
HIGH = Listed(
    "1.000110", "Công nhận xã đạt chuẩn (thực hiện tại cấp tỉnh)", "Văn hóa", ("province",)
)
LOW = Listed("1.000109", "Công nhận xã đạt chuẩn (thực hiện tại cấp xã)", "Văn hóa", ("commune",))
MINE = Listed("2.002409", "Cấp giấy phép khai thác mỏ", "Khoáng sản", ("central",))
WELL = Listed("2.002410", "Đăng ký giếng nước", "Ao hồ", ("province",))
EVERYTHING = (HIGH, BIRTH, LOW, MINE, WELL)


@pytest.fixture
def lookup():
    return Lookup(EVERYTHING, Thesaurus(), Home())


def names(rows):
    return [row.name for row in rows]


def test_variants_that_differ_only_by_level_are_one_row_and_this_centres_level_is_opened(lookup):
    (row,) = lookup.answer(Query(words="cong nhan xa dat chuan")).rows
    assert row.name == "Công nhận xã đạt chuẩn"
    assert (row.code, row.levels) == (LOW.code, ("commune", "province"))


def test_two_of_one_name_and_one_level_stay_two_rows():
    twice = Listed("1.999999", BIRTH.name, "Hộ tịch", ("commune",))
    found = Lookup((BIRTH, twice), Thesaurus(), Home()).answer(Query(words="khai sinh"))
    assert {row.code for row in found.rows} == {BIRTH.code, twice.code}


def test_whole_code_means_that_very_variant(lookup):
    for typed in (HIGH.code, "1000110", "1.000110.H19"):
        (row,) = lookup.answer(Query(words=typed)).rows
        assert (row.code, row.levels) == (HIGH.code, ("commune", "province"))


def test_without_accents_and_half_a_word_find_the_same(lookup):
    wanted = lookup.answer(Query(words="khai sinh")).rows
    assert names(wanted) == ["Thủ tục đăng ký khai sinh"]
    assert lookup.answer(Query(words="KHAI SI")).rows == wanted


@pytest.mark.parametrize("garbage", ["\ud800", "\x00", "🙂" * 50, "%_'\";--", "x" * 200, "." * 200])
def test_garbage_is_answered_with_nothing(lookup, garbage):
    answer = lookup.answer(Query(words=garbage))
    assert (answer.rows, answer.has_more) == ((), False)


def test_nothing_found_says_the_folded_words_to_be_counted(lookup):
    assert lookup.answer(Query(words="Xẩm Xoàn")).folded == "xam xoan"


def test_codes_that_are_not_here_are_left_out(lookup):
    answer = lookup.answer(Query(codes=("9.999999", HIGH.code, LOW.code)))
    assert [row.code for row in answer.rows] == [LOW.code]


def test_topics_with_this_centres_level_come_first_then_by_letters(lookup):
    topics = lookup.stock(()).topics
    assert [topic.name for topic in topics] == ["Hộ tịch", "Văn hóa", "Ao hồ", "Khoáng sản"]
    assert [topic.count for topic in topics] == [1, 1, 1, 1], "two variants are one row"


def test_rows_of_a_topic_begin_with_this_centres_level():
    extra = Listed("1.000001", "An toàn", "Hộ tịch", ("province",))
    found = Lookup((extra, BIRTH), Thesaurus(), Home()).answer(Query(topic="Hộ tịch"))
    assert [row.code for row in found.rows] == [BIRTH.code, extra.code]


def test_a_topic_nobody_has_is_empty(lookup):
    assert lookup.answer(Query(topic="Hàng không")).rows == ()


def test_stock_has_what_is_often_wanted_in_its_order(lookup):
    stock = lookup.stock((WELL.code, "9.999999", BIRTH.code))
    assert [row.code for row in stock.often] == [WELL.code, BIRTH.code]
    assert stock.count == 4


def test_more_rows_than_anybody_reads_are_cut_and_said_to_be_more():
    listed = [Listed(f"1.{n:06}", f"Đăng ký việc {n}", "Hộ tịch", ("commune",)) for n in range(500)]
    found = Lookup(listed, Thesaurus(), Home()).answer(Query(words="dang ky"))
    assert (len(found.rows), found.has_more) == (MOST_ROWS, True)
    all_of_them = Lookup(listed, Thesaurus(), Home()).answer(Query(topic="Hộ tịch"))
    assert (len(all_of_them.rows), all_of_them.has_more) == (500, False)


def test_a_supervisors_word_is_known_and_one_that_cannot_be_used_spoils_no_other():
    words = with_added(Thesaurus(), [("", ""), ("giấy chào đời", "khai sinh"), ("{x", "y")])
    assert len(words.added) == 1
    found = Lookup(EVERYTHING, words, Home()).answer(Query(words="giay chao doi"))
    assert names(found.rows) == ["Thủ tục đăng ký khai sinh"]
