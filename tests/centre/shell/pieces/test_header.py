"""Header: time and day in the language of the moment, whole names on narrow screens."""

from datetime import datetime

import pytest

from centre.rules.hours import ZONE
from centre.shell.pieces import Header, board_style
from centre.shell.theme import Theme
from centre.shell.words import Words

AT = datetime(2026, 11, 23, 8, 42, 31, tzinfo=ZONE)
NAMES = ("Ủy ban nhân dân thành phố Huế", "Trung tâm Phục vụ hành chính công phường Thuận Hóa")


@pytest.mark.parametrize("large", [False, True])
def test_header_shows_whole_names_on_every_screen(qtbot, any_theme, large):
    header = Header(any_theme.with_large(large=large))
    qtbot.addWidget(header)
    header.set_words(*NAMES)
    header.show_time(AT)
    width = any_theme.px(215)
    header.resize(width, header.heightForWidth(width))
    assert header.fits()
    header.grab()


def test_time_and_day_are_said_in_vietnamese_and_english(qtbot, theme):
    header, words = Header(theme), Words()
    qtbot.addWidget(header)
    header.show_time(AT)
    assert (header.clock(), header.day()) == ("08:42", "Thứ Hai, 23/11/2026")
    words.switch("en")
    assert header.day() == "Monday, 23/11/2026"
    words.close()


def test_seconds_repaint_nothing(qtbot, theme):
    header = Header(theme)
    qtbot.addWidget(header)
    assert (header.clock(), header.day()) == ("", "")
    header.show_time(AT)
    shown = header._at
    header.show_time(AT.replace(second=50))
    assert header._at is shown


def test_board_has_its_own_sizes_and_colours(qtbot, theme):
    header = Header(Theme(2.02), board_style(17.5))
    qtbot.addWidget(header)
    header.set_words("", NAMES[1])
    header.show_time(AT)
    header.resize(1920, header.heightForWidth(1920))
    assert header.fits()
    assert header.grab().toImage().pixelColor(5, 5) == Theme(2.02).colour("tv_bg")


def test_long_name_on_a_narrow_screen_takes_the_room_of_the_day(qtbot, theme):
    header = Header(theme.with_large(large=True))
    qtbot.addWidget(header)
    header.set_words(*NAMES)
    header.show_time(AT)
    wide, narrow = theme.px(400), theme.px(215)
    assert [part.lines for part in header._right_beside(wide)][1] == (header.day(),)
    assert [part.lines for part in header._right_beside(narrow)][1] == ("",)
    assert header.day(), "it is still told to whoever asks"


def test_clock_keeps_away_from_the_name(qtbot, any_theme):
    header = Header(any_theme)
    qtbot.addWidget(header)
    header.set_words("Ủy ban nhân dân xã An Phú", "Trung tâm Phục vụ hành chính công")
    header.show_time(AT)
    width = any_theme.px(268)
    header.resize(width, header.heightForWidth(width))
    left = header._pad() + header._icon_px() + any_theme.px(4)
    widest = max(part.width for part in header._left() if part)
    right = width - header._pad() - header._right_width(width)
    assert right - (left + widest) >= any_theme.px(10) - 1
