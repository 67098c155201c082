"""FitLabel, Sign, Card, Page: height follows width, names follow words, themes change in place."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout

from centre.shell.pieces import BarButton, Card, FitLabel, Letters, Page, Sign, wear


@pytest.mark.parametrize("large", [False, True])
def test_layout_gives_every_label_the_height_its_words_need(qtbot, any_theme, names, large):
    theme = any_theme.with_large(large=large)
    page = Page(theme)
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    labels = [FitLabel(theme, name, Letters(5.8, bold=True)) for name in names]
    for label in labels:
        column.addWidget(label)
    page.resize(theme.px(190), theme.px(600))
    column.activate()
    assert all(label.fits() for label in labels)
    assert all(label.height() >= label.fitted().height for label in labels)


def test_narrower_is_higher(qtbot, theme, names):
    label = FitLabel(theme, names[4])
    qtbot.addWidget(label)
    assert label.hasHeightForWidth()
    assert label.heightForWidth(theme.px(80)) > label.heightForWidth(theme.px(300))


def test_label_too_small_for_its_words_says_so(qtbot, theme, names):
    label = FitLabel(theme, names[4])
    qtbot.addWidget(label)
    label.resize(theme.px(30), theme.px(8))
    assert not label.fits()


def test_empty_label_takes_no_room_and_fits(qtbot, theme):
    label = FitLabel(theme)
    qtbot.addWidget(label)
    assert (label.heightForWidth(300), label.sizeHint().isEmpty(), label.fits()) == (0, True, True)
    label.grab()


def test_accessible_name_follows_the_words(qtbot, theme):
    label = FitLabel(theme, "một\nhai")
    qtbot.addWidget(label)
    assert label.accessibleName() == "một hai"
    label.set_text("ba")
    assert (label.accessibleName(), label.text()) == ("ba", "ba")


@pytest.mark.parametrize("align", ["left", "centre", "right"])
def test_icon_stands_before_the_words_and_takes_its_room(qtbot, theme, align):
    label = FitLabel(theme, "Máy hết giấy", Letters(align=align), icon="warning")
    plain = FitLabel(theme, "Máy hết giấy", Letters(align=align))
    qtbot.addWidget(label)
    qtbot.addWidget(plain)
    assert label.sizeHint().width() > plain.sizeHint().width() + theme.px(5)
    label.resize(theme.px(120), theme.px(12))
    before = label.grab().toImage()
    label.set_icon("info")
    assert label.grab().toImage() != before


def test_one_call_dresses_labels_and_buttons_alike(qtbot, theme):
    page = Page(theme)
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    label, button = FitLabel(theme, "Chữ"), BarButton(theme, "larger", "larger", "Chữ to hơn")
    column.addWidget(label)
    column.addWidget(button)
    before = label.sizeHint().height()
    wear(page, theme.with_large(large=True))
    assert label.sizeHint().height() > before
    assert page.theme.large
    assert button.theme.large


def test_page_and_card_are_drawn_in_the_colours_of_the_mode(qtbot, theme):
    page, card = Page(theme), Card(theme, "warn")
    for piece in (page, card):
        qtbot.addWidget(piece)
        piece.resize(200, 200)
    assert page.grab().toImage().pixelColor(50, 50) == theme.bg
    assert card.grab().toImage().pixelColor(100, 100) == QColor("#FFF1DB")
    card.set_kind("plain")
    assert card.grab().toImage().pixelColor(100, 100) == QColor("#FFFFFF")
    wear(page, theme.with_contrast(contrast=True))
    assert page.grab().toImage().pixelColor(50, 50) == QColor("#FFFFFF")


def test_sign_is_as_large_as_asked(qtbot, theme):
    sign = Sign(theme, "done", 20.0, "ok")
    qtbot.addWidget(sign)
    assert sign.sizeHint().width() == theme.px(20)
    before = sign.grab().toImage()
    sign.set_icon("warning", "warn")
    assert sign.grab().toImage() != before


def test_letters_can_be_changed_in_place(qtbot, theme):
    label = FitLabel(theme, "A013")
    qtbot.addWidget(label)
    label.set_letters(Letters(46.0, bold=True))
    assert label.sizeHint().height() > theme.px(46)
