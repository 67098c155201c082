"""The keyboard: sizes on every screen, modes, Telex, hardware keys, words, Tab, themes."""

from itertools import count

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from centre.shell.pieces import BarButton, wear
from centre.shell.pieces.keyboard import Keyboard

ROOM_MM = {"1080x1920": 250, "1920x1080": 458, "768x1366": 212, "1280x800": 209}
MODES = ("words", "code", "mixed", "digits")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONG = pytest.mark.prove
EVERY_HEIGHT = [
    ("least_height", True),
    ("complete_height", False),
    ("heightForWidth", False),
    pytest.param("least_height", False, marks=LONG),
    pytest.param("complete_height", True, marks=LONG),
    pytest.param("heightForWidth", True, marks=LONG),
]
"""How high the keyboard is, and whether its letters are large: the tightest, the roomiest, the
usual one; the other three by make prove."""


class Ticking:
    """A clock that is half a second later at each look: no touch is ever a bounce."""

    def __init__(self):
        self.seconds = 0.0

    def __call__(self):
        self.seconds += 0.8
        return self.seconds


@pytest.fixture
def keyboard(qtbot, theme):
    """A keyboard on a page of 250 mm that hears the hardware; `told` collects what it tells."""
    page = QWidget()
    qtbot.addWidget(page)
    made = Keyboard(theme)
    made.setParent(page)
    made.page, made.told, made.ended = page, [], []
    made.typed.connect(made.told.append)
    made.finished.connect(lambda: made.ended.append(made.text))
    made.other = BarButton(theme, "back", "back", "Quay lại")
    made.other.setParent(page)
    width = theme.px(250)
    made.setGeometry(0, theme.px(40), width, made.heightForWidth(width))
    page.resize(width, theme.px(40) + made.height())
    made.hear(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return made


def touch(keyboard, *names: str) -> None:
    """Touch keys, each long enough after the one before."""
    for name in names:
        key = keyboard._key(name)
        assert key.isVisible(), name
        key.now = getattr(keyboard, "clock", None) or keyboard.__dict__.setdefault(
            "clock", Ticking()
        )
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def shown_pages(keyboard):
    """Show the first page, then the second, if there is one; give the keys of each."""
    yield keyboard.shown_keys()
    if any(key.key == "page" for key in keyboard.shown_keys()):
        touch(keyboard, "page")
        yield keyboard.shown_keys()


def apart(one: QRect, other: QRect) -> int:
    """Return the gap between two boxes, in pixels; negative if they overlap."""
    across = max(one.left() - other.right(), other.left() - one.right()) - 1
    along = max(one.top() - other.bottom(), other.top() - one.bottom()) - 1
    return max(across, along)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("least", [False, True])
def test_keys_are_20_mm_apart_inside_and_readable(qtbot, any_theme, request, mode, large, least):
    width_mm = next(mm for name, mm in ROOM_MM.items() if name in request.node.name)
    theme = any_theme.with_large(large=large)
    keyboard = Keyboard(theme, mode)
    qtbot.addWidget(keyboard)
    width = theme.px(width_mm)
    keyboard.resize(width, getattr(keyboard, "least_height" if least else "heightForWidth")(width))
    keyboard.show()
    for page in shown_pages(keyboard):
        assert keyboard.fits()
        boxes = [key.geometry() for key in page]
        assert all(keyboard.rect().contains(box) for box in boxes)
        assert all(min(box.width(), box.height()) >= theme.at_least_px(20) for box in boxes)
        gaps = [apart(one, other) for n, one in enumerate(boxes) for other in boxes[:n]]
        assert min(gaps) >= theme.at_least_px(3)
        assert all(key.accessibleName() for key in page)


class Hand:
    """A finger on the page, where it sees a key; it turns to the page that has a key."""

    def __init__(self, keyboard, page):
        self.keyboard, self.page = keyboard, page
        self.seconds = count()

    def touch(self, name: str) -> None:
        """Touch a key, after turning to its page by the key that says so."""
        if name not in self.shown():
            said = self.shown()["page"].text()
            brings = ("123",) if name.isdigit() else (name, name.upper(), "abc", "ABC")
            assert name in ("clear", "final") or any(word in said for word in brings), said
            self.strike(self.shown()["page"])
        self.strike(self.shown()[name])

    def shown(self):
        return {key.key: key for key in self.keyboard.shown_keys()}

    def strike(self, key) -> None:
        at = key.mapTo(self.page, key.rect().center())
        assert self.page.childAt(at) is key
        key.now = lambda: float(next(self.seconds))
        QTest.mouseClick(self.page.childAt(at), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("height", "large"), EVERY_HEIGHT)
def test_every_letter_and_digit_is_typed_by_touch(qtbot, any_theme, request, mode, large, height):
    """Also "Xóa hết" and the final key."""
    width_mm = next(mm for name, mm in ROOM_MM.items() if name in request.node.name)
    page = QWidget()
    qtbot.addWidget(page)
    keyboard = Keyboard(any_theme.with_large(large=large), mode, page)
    width = keyboard.theme.px(width_mm)
    keyboard.resize(width, getattr(keyboard, height)(width))
    page.resize(keyboard.size())
    page.show()
    keyboard.set_plain(plain=True)
    hand, ended = Hand(keyboard, page), []
    keyboard.finished.connect(lambda: ended.append(keyboard.text.lower()))
    signs = "0123456789" if mode == "digits" else LETTERS + "0123456789"
    for sign in signs:
        hand.touch(sign)
    assert keyboard.text.lower() == signs
    hand.touch("final")
    assert ended == [signs]
    if mode != "digits":
        hand.touch("clear")
        assert keyboard.text == ""


def test_letters_of_telex_are_all_on_one_page_but_in_the_lowest_rows(keyboard, theme):
    """Whoever types ư or a tone needs w, f, j and z beside the other letters."""
    for width_mm in ROOM_MM.values():
        width = theme.px(width_mm)
        keyboard.resize(width, keyboard.complete_height(width))
        assert {key.key for key in keyboard.shown_keys()} >= set(LETTERS)


def test_lowest_rows_say_which_letters_come_with_the_digits(keyboard, theme):
    keyboard.resize(theme.px(212), theme.px(70))
    assert keyboard.arrangement() == "short"
    turn = keyboard._key("page")
    assert (turn.text(), turn.accessibleName()) == (
        "123 fjwz",
        "Chữ số, dấu và f, j, w, z",
    )
    touch(keyboard, "page")
    assert turn.text() == "abc"


@pytest.mark.parametrize("mode", MODES)
def test_keys_are_22_mm_on_the_usual_kiosk(keyboard, theme, mode):
    keyboard.set_mode(mode)
    side = theme.at_least_px(22)
    assert all(min(key.width(), key.height()) >= side for key in keyboard.shown_keys())


def test_room_decides_the_arrangement(keyboard, theme):
    def arranged(width_mm: float, height_mm: float) -> str:
        keyboard.resize(theme.px(width_mm), theme.px(height_mm))
        return keyboard.arrangement()

    assert arranged(250, 130) == "full"
    assert arranged(458, 130) == "wide"
    assert arranged(212, 130) == "nine"
    assert arranged(212, 70) == "short"
    assert arranged(250, 100) == "nine"
    keyboard.set_mode("digits")
    assert arranged(212, 110) == "pad"
    assert arranged(212, 60) == "two rows"


def test_less_room_than_any_rows_need_is_said(keyboard, theme):
    keyboard.resize(theme.px(100), theme.px(60))
    assert not keyboard.fits()
    keyboard.resize(theme.px(250), theme.px(40))
    assert not keyboard.fits()
    keyboard.resize(keyboard.minimumSizeHint())
    assert keyboard.fits()
    keyboard.resize(keyboard.sizeHint())
    assert keyboard.fits()
    assert keyboard.hasHeightForWidth()


def test_touching_types_telex(keyboard):
    touch(keyboard, *"ddawng", "space", *"kys")
    assert keyboard.text == "đăng ký"
    assert keyboard.told[-1] == "đăng ký"
    assert keyboard.told[:3] == ["d", "đ", "đa"]


def test_toggle_types_without_accents_and_back(keyboard):
    touch(keyboard, "plain", *"kys")
    assert keyboard.is_plain()
    assert keyboard.text == "kys"
    touch(keyboard, "space", "plain", *"kys")
    assert keyboard.text == "kys ký"


def test_foreign_word_stays_as_typed(keyboard):
    touch(keyboard, *"gasoline")
    assert keyboard.text == "gasoline"


def test_erase_takes_one_visible_letter_and_clear_takes_all(keyboard):
    touch(keyboard, *"kys", "erase")
    assert keyboard.text == "k"
    touch(keyboard, *"is", "clear")
    assert keyboard.text == ""
    told = len(keyboard.told)
    touch(keyboard, "erase", "clear")
    assert len(keyboard.told) == told


def test_older_placing_of_the_tone_is_a_setting(keyboard):
    keyboard.set_modern(modern=False)
    touch(keyboard, *"hoaf")
    assert keyboard.text == "hòa"


def test_final_key_tells_once_for_two_quick_taps(keyboard):
    touch(keyboard, *"ab")
    final = keyboard._key("final")
    final.now = lambda: 1000.0
    for _ in range(2):
        QTest.mouseClick(final, Qt.MouseButton.LeftButton)
    assert keyboard.ended == ["ab"]


def test_code_is_typed_in_capitals_and_never_telex(keyboard):
    keyboard.set_mode("code")
    touch(keyboard, *"h99.08-dd", "s")
    assert keyboard.text == "H99.08-DDS"
    assert keyboard._key("h").text() == "H"
    assert not any(key.key in ("plain", "space") for key in keyboard.shown_keys())


def test_code_of_a_slip_begins_with_letters_and_has_the_digits_beside_them(keyboard, theme):
    keyboard.set_mode("mixed")
    width = theme.px(212)
    keyboard.resize(width, keyboard.heightForWidth(width))
    assert keyboard.arrangement() == "whole nine"
    touch(keyboard, *"7k2m")
    assert keyboard.text == "7K2M"
    QTest.keyClicks(keyboard.page, "x-.9")
    assert keyboard.text == "7K2MX9"
    keyboard.resize(width, keyboard.heightForWidth(width) - 1)
    assert keyboard.arrangement() == "nine"
    touch(keyboard, "q", "page", "7")
    assert keyboard.text == "7K2MX9Q7"


def test_space_is_drawn_where_its_words_have_no_room(keyboard, theme):
    space = keyboard._key("space")
    words, drawn = [], []
    for width_mm, seen in ((60, words), (20, drawn)):
        space.resize(theme.px(width_mm), theme.px(20))
        assert space.fits()
        assert space.needs_px(space.width()) == 0
        seen.append(space.grab().toImage())
        key = space.text()
        space.setText("x" * 30)
        seen.append(space.grab().toImage())
        space.setText(key)
    assert words[0] != words[1]
    assert drawn[0] == drawn[1]


def test_digits_are_all_that_mode_digits_takes(keyboard):
    keyboard.set_mode("digits")
    touch(keyboard, *"2468")
    QTest.keyClicks(keyboard.page, "a1.")
    assert keyboard.text == "24681"


def test_new_mode_begins_anew(keyboard):
    touch(keyboard, *"kys", "plain")
    keyboard.set_mode("code")
    assert keyboard.text == ""
    keyboard.set_mode("words")
    assert not keyboard.is_plain()


def test_text_does_not_grow_over_its_limit(keyboard):
    keyboard.set_limit(3)
    touch(keyboard, *"anhmm")
    assert keyboard.text == "anh"
    keyboard.set_text("abcdef")
    assert keyboard.text == "abc"


def test_limit_leaves_room_for_signs_that_need_none(keyboard):
    keyboard.set_limit(2)
    touch(keyboard, *"kys")
    assert keyboard.text == "ký"


def test_text_given_by_the_page_is_typed_on(keyboard):
    keyboard.set_text("đăng k")
    assert keyboard.told == []
    touch(keyboard, *"ys")
    assert keyboard.text == "đăng ký"


def test_second_page_has_the_numbers(keyboard, theme):
    keyboard.resize(theme.px(209), theme.px(110))
    touch(keyboard, "a", "page", "7", "page", "p")
    assert keyboard.text == "a7p"


def test_hardware_keyboard_types_wherever_the_focus_is(keyboard):
    QTest.keyClicks(keyboard.page, "ddawng kys")
    assert keyboard.text == "đăng ký"
    keyboard.other.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(keyboard.other, "x")
    assert keyboard.text.startswith("đăng k")
    assert len(keyboard.told) == 11
    keyboard._key("a").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(keyboard._key("a"), "b")
    assert keyboard.text.endswith("b")


def test_hardware_enter_and_backspace_do_what_final_and_erase_do(keyboard):
    QTest.keyClicks(keyboard.page, "kys")
    QTest.keyClick(keyboard.page, Qt.Key.Key_Backspace)
    QTest.keyClick(keyboard.page, Qt.Key.Key_Return)
    QTest.keyClick(keyboard.page, Qt.Key.Key_Enter)
    assert keyboard.ended == ["k", "k"]


def test_hardware_keyboard_with_accents_of_its_own_is_not_decoded(keyboard):
    none = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, none, "đ")
    QApplication.sendEvent(keyboard.page, event)
    QTest.keyClicks(keyboard.page, "as")
    assert keyboard.text == "đas"
    touch(keyboard, "clear")
    QTest.keyClicks(keyboard.page, "as")
    assert keyboard.text == "á"


@pytest.mark.parametrize(
    ("key", "modifiers", "text"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "\x1b"),
        (Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier, ""),
        (Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier, "a"),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "\x7f"),
    ],
)
def test_other_hardware_keys_are_left_alone(keyboard, key, modifiers, text):
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)
    assert not keyboard.eventFilter(keyboard.page, event)
    assert keyboard.told == keyboard.ended == []


def test_key_that_is_held_down_types_once_but_erases_on(keyboard):
    def held(key, text) -> None:
        event = QKeyEvent(
            QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, autorep=True
        )
        QApplication.sendEvent(keyboard.page, event)

    keyboard.set_text("abc")
    held(Qt.Key.Key_D, "d")
    held(Qt.Key.Key_Return, "\r")
    assert (keyboard.text, keyboard.ended) == ("abc", [])
    held(Qt.Key.Key_Backspace, "\b")
    held(Qt.Key.Key_Backspace, "\b")
    assert keyboard.text == "a"


def test_hidden_keyboard_does_not_listen(keyboard):
    keyboard.hide()
    QTest.keyClicks(keyboard.page, "a")
    assert keyboard.text == ""


def test_tab_walks_the_keys_in_reading_order(keyboard):
    keys = keyboard.shown_keys()
    keys[0].setFocus(Qt.FocusReason.TabFocusReason)
    for key in keys:
        assert QApplication.focusWidget() is key
        assert key.shows_ring()
        QTest.keyClick(key, Qt.Key.Key_Tab)
    places = [(key.y(), key.x()) for key in keys]
    assert places == sorted(places)


def test_focused_key_types_itself_on_space(keyboard):
    key = keyboard._key("a")
    key.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(key, Qt.Key.Key_Space)
    assert keyboard.text == "a"


def test_final_key_says_what_the_page_wants(keyboard):
    keyboard.set_final("Xong", "check")
    assert keyboard._key("final").text() == "Xong"
    QCoreApplication.sendEvent(keyboard, QEvent(QEvent.Type.LanguageChange))
    assert keyboard._key("final").accessibleName() == "Xong"


def test_marks_have_names_for_readers(keyboard):
    keyboard.set_mode("code")
    names = {key.key: key.accessibleName() for key in keyboard.shown_keys()}
    assert names["."] == "dấu chấm"
    assert names["-"] == "dấu gạch ngang"
    assert names["h"] == "H"


def test_other_theme_is_worn_by_every_key(keyboard, theme):
    before = keyboard.grab().toImage()
    strong = theme.with_contrast(contrast=True).with_large(large=True)
    wear(keyboard, strong)
    assert {key.theme for key in keyboard.shown_keys()} == {strong}
    assert keyboard.grab().toImage() != before


def test_words_follow_the_language(keyboard, monkeypatch):
    monkeypatch.setattr(Keyboard, "tr", lambda _self, source: f"<{source}>")
    QCoreApplication.sendEvent(keyboard, QEvent(QEvent.Type.LanguageChange))
    words = {key.text() for key in keyboard.shown_keys() if not key.is_sign}
    assert words - {"123"} == {"<Xóa>", "<Xóa hết>", "<Gõ không dấu>", "<dấu cách>", "<Tìm>"}
