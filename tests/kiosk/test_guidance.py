"""What a page says aloud: short, spelled where it must be, and nothing of anybody's affairs."""

import pytest

from kiosk.guidance import MOST_SIGNS, Phrases, Told, is_cacheable, name, sentence
from kiosk.visit import Page

VI = Phrases("Có {n} lựa chọn trên màn hình.", "đến", "Máy đã đọc thẻ.")
EN = Phrases("{n} choices on the screen.", "to", "Your card was read.")


def said(page, *words, choices=0, language="vi"):
    return sentence(page, Told(words, choices), VI if language == "vi" else EN, language)


def test_title_hint_and_how_many_choices():
    words = ("Ông/Bà cần làm việc gì?", "Chạm vào một lĩnh vực", "Một câu thứ ba")
    assert said(Page.HOME, *words, choices=8) == (
        "Ông/Bà cần làm việc gì? Chạm vào một lĩnh vực. Có 8 lựa chọn trên màn hình."
    )


def test_one_choice_is_not_counted():
    assert said(Page.SEARCH, "Tra cứu thủ tục", choices=1) == "Tra cứu thủ tục."


def test_a_number_is_told_letter_by_letter_and_a_span_in_words():
    words = (
        "Mời Ông/Bà lấy phiếu",
        "A013",
        "Còn 4 người",
        "Khoảng 10–15 phút nữa",
        "Quầy 1 · Khu A",
    )
    assert said(Page.TICKET, *words) == (
        "Mời Ông/Bà lấy phiếu. a không một ba. Còn 4 người. Khoảng 10 đến 15 phút nữa. "
        "Quầy 1, Khu A."
    )
    assert said(Page.TICKET, "Number A013", "10–15 minutes", language="en") == (
        "Number a zero one three. 10 to 15 minutes."
    )


@pytest.mark.parametrize(
    "private",
    [
        "Hồ sơ 000.00.00.H99-261123-0001",
        "Căn cước 012345678901",
        "Mã 261123-0001",
        "Gọi 0912 345678",
        "1.001193.000.00.00.H99",
    ],
)
def test_what_looks_like_a_code_is_never_said(private):
    assert said(Page.SEARCH, "Tra cứu", private) == "Tra cứu."
    assert name(private, VI, "vi") == ""


def test_dates_times_and_short_figures_are_said():
    assert said(Page.FOUND, "Hẹn trả ngày 30/11/2026", "7:30, hết 12.000 đồng") == (
        "Hẹn trả ngày 30/11/2026. 7:30, hết 12.000 đồng."
    )


@pytest.mark.parametrize("page", [Page.DOSSIER, Page.PIN, Page.CARE])
def test_of_a_person_s_affairs_only_the_title_is_said(page):
    assert said(page, "Tình trạng hồ sơ", "Cấp giấy xác nhận khuyết tật") == "Tình trạng hồ sơ."


def test_of_a_card_nothing_is_said_but_that_it_was_read():
    assert said(Page.CARD, "Ông/Bà thuộc diện ưu tiên.", "Người khuyết tật") == "Máy đã đọc thẻ."


def test_nobody_hears_which_group_somebody_belongs_to():
    words = ("Ông/Bà cần làm việc gì?", "Chạm để lấy số ưu tiên: Người khuyết tật")
    told = Told(words, private=("Người cao tuổi", "Người khuyết tật"))
    assert sentence(Page.HOME, told, VI, "vi") == "Ông/Bà cần làm việc gì?"


def test_signs_without_a_letter_are_not_said():
    assert said(Page.EVENTS, "Chọn theo lĩnh vực", "1–4 / 12", "…") == "Chọn theo lĩnh vực."


def test_the_longest_name_is_cut_at_a_word():
    words = said(Page.PROCEDURE, "thủ tục hành chính " * 60)
    assert len(words) <= MOST_SIGNS
    assert words.rsplit(" ", 1)[1] in {"thủ", "tục", "hành", "chính"}


def test_a_visitor_s_number_is_not_kept():
    assert not is_cacheable("Số của Ông/Bà là A013")
    assert is_cacheable("Mời Ông/Bà lấy số thứ tự")
    assert name("A013", VI, "vi") == "a không một ba."
