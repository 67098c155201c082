"""Bar buttons and primary buttons: whole words in four sizes, icon apart from words."""

import pytest
from PySide6.QtWidgets import QHBoxLayout

from centre.shell.pieces import BarButton, Page, PrimaryButton

BAR = {
    "vi": ("English", "Chữ to hơn", "Tương phản", "Hạ thấp màn hình", "Gọi trợ giúp"),
    "en": ("Tiếng Việt", "Larger text", "Contrast", "Lower the screen", "Call for help"),
}


@pytest.mark.parametrize("language", BAR)
@pytest.mark.parametrize("large", [False, True])
def test_bar_of_five_buttons_shows_whole_words(qtbot, any_theme, language, large):
    theme = any_theme.with_large(large=large)
    page = Page(theme)
    qtbot.addWidget(page)
    row = QHBoxLayout(page)
    row.setSpacing(theme.px(3))
    row.setContentsMargins(0, 0, 0, 0)
    buttons = [BarButton(theme, text, "language", text) for text in BAR[language]]
    for button in buttons:
        row.addWidget(button)
    wide = theme.px(340 if large else 240)
    page.resize(wide, row.heightForWidth(wide))
    row.activate()
    assert [button.text() for button in buttons if not button.fits()] == []
    assert all(button.height() >= theme.at_least_px(20) for button in buttons)


def test_words_go_below_the_icon_where_it_is_narrow(qtbot, theme):
    button = BarButton(theme, "contrast", "contrast", "Tương phản")
    qtbot.addWidget(button)
    button.resize(theme.px(100), theme.px(20))
    assert button._is_beside()
    button.resize(theme.px(36), button.heightForWidth(theme.px(36)))
    assert button.fits()


def test_icon_and_words_are_two_and_a_half_millimetres_apart(qtbot, theme):
    button = BarButton(theme, "home", "home", "Trang đầu")
    qtbot.addWidget(button)
    assert button._gap(beside=True) == theme.px(2.5)


def test_words_can_change_and_the_name_follows(qtbot, theme):
    button = BarButton(theme, "language", "language", "English")
    qtbot.addWidget(button)
    button.set_text("Tiếng Việt")
    button.set_icon("home")
    assert (button.accessibleName(), button.text()) == ("Tiếng Việt", "Tiếng Việt")


def test_primary_button_is_the_stronger_one(qtbot, theme):
    button = PrimaryButton(theme, "more", "clock", "Tôi cần thêm thời gian")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    assert button.fits()
    assert button.grab().toImage().pixelColor(button.width() // 2, 6) == theme.primary


def test_button_without_icon_is_whole_too(qtbot, theme):
    button = BarButton(theme, "no", "", "Không")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    assert button.fits()
    button.grab()
