"""Shared sentences: people, ranges, hours, refusals; never one false number."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from centre.rules.services import Interval
from centre.rules.waits import WaitRange
from kiosk import offers, sentences


@pytest.fixture(autouse=True)
def in_vietnamese(words):
    return words


def tile(centre, load, code="land", **more):
    known = offers.fields(centre, {code: load(code, **more)})
    return offers.find(known, code)


def test_tile_says_people_and_range(centre, load, clock):
    said = sentences.below_title(tile(centre, load), clock.now())
    assert said == "4 người đang chờ\nkhoảng 10–15 phút"


def test_tile_without_range_says_people_alone(centre, load, clock):
    assert sentences.below_title(tile(centre, load, wait=None), clock.now()) == "4 người đang chờ"


def test_tile_without_people_promises_nothing(centre, load, clock):
    said = sentences.below_title(tile(centre, load, waiting=0, wait=WaitRange(0, 5)), clock.now())
    assert said == "Chưa có ai chờ"


def test_tile_says_why_it_gives_no_numbers(centre, load, clock, shut):
    now = clock.now()
    assert sentences.below_title(tile(centre, load, left=0), now) == "Hôm nay đã hết số"
    closed = sentences.below_title(tile(centre, load, opening=shut), now)
    assert closed == "Ngoài giờ nhận số\nmở lại 7:30 ngày 24/11"
    assert sentences.opens_again(now + timedelta(hours=5), now) == "mở lại lúc 13:42"


def test_hours_of_today(centre, clock):
    said = sentences.hours_today(centre, None, clock.now())
    assert said == "Nhận số buổi sáng 7:30–11:00, buổi chiều 13:30–16:30."
    sunday = clock.now() - timedelta(days=1)
    assert sentences.hours_today(centre, None, sunday) == ""
    through = replace(centre, hours={0: (Interval(time(8), time(17)),)})
    assert sentences.hours_today(through, None, clock.now()) == "Nhận số 8:00–17:00."


@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("outside_hours", "Ngoài giờ"),
        ("daily_limit", "hết số"),
        ("series_full", "hết số"),
        ("service_unknown", "quầy hướng dẫn"),
    ],
)
def test_every_refusal_has_a_sentence(key, word):
    assert word in sentences.why_no_number(key)


def test_ranges_that_begin_at_nothing_are_said_as_limits():
    assert sentences.about(WaitRange(0, 5)) == "dưới 5 phút"
    assert sentences.until_turn(WaitRange(0, 5)) == "Trong vòng 5 phút nữa đến lượt"


def test_places_and_names():
    assert sentences.places(("1", "2"), ("A",)) == "Quầy 1, 2 · Khu A"
    assert sentences.places((), ()) == ""
    assert sentences.language_name("vi") == "Tiếng Việt"
    assert sentences.language_name("xx") == "XX"


def test_broken_printer_is_not_called_out_of_paper():
    assert "hết giấy" in sentences.no_paper("paper_out")
    assert "trục trặc" in sentences.no_paper("cover_open")


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("Ông/Bà chắc chắn bỏ số?", "Ông/Bà chắc\u00a0chắn bỏ số?"),
        ("Hồ sơ cần bổ sung giấy tờ", "Hồ\u00a0sơ cần bổ\u00a0sung giấy\u00a0tờ"),
        ("mở lại 7:30 ngày 24/11", "mở lại 7:30 ngày\u00a024/11"),
        ("due on 24/11/2026", "due on\u00a024/11/2026"),
        ("hồ sơn", "hồ sơn"),
        ("", ""),
    ],
)
def test_words_written_as_two_are_not_parted(text, tied):
    assert sentences.bound(text) == tied


def test_how_old_it_is_is_said_and_doubted_when_it_is_stale():
    day = date(2026, 1, 5)
    fresh, stale = (sentences.up_to_date(day, stale=stale) for stale in (False, True))
    assert fresh == "Thông tin cập nhật đến ngày 05/01/2026"
    assert stale == f"{fresh}, có thể đã thay đổi"
