"""The sentences of the notice board."""

from dataclasses import fields
from datetime import date

from queue_display.notices.words import notice_words
from queue_display.tongue import Tongue


def test_no_sentence_is_empty(vi):
    assert all(getattr(vi, field.name) for field in fields(vi))


def test_the_date_of_the_data_is_told_and_that_it_may_be_old(vi, clock):
    day = date(2026, 3, 1)
    assert vi.dated(day, stale=False) == "Thông tin cập nhật đến ngày 01/03/2026"
    assert "01/03/2026" in vi.dated(day, stale=True)
    assert "hỏi lại" in vi.dated(day, stale=True)
    assert "Không rõ" in vi.dated(None, stale=True)
    assert vi.link_lost(clock.now()) == "Mất kết nối lúc 08:00: thông tin có thể đã thay đổi"
    assert "08:00, đã 59 phút" in vi.link_lost(clock.now(), 59)
    assert "08:00, đã 2 giờ" in vi.link_lost(clock.now(), 150)


def test_a_language_without_words_shows_the_source(tmp_path):
    assert notice_words(Tongue("xx", tmp_path)).ask == "Hỏi tại quầy"
