"""Fingers: bounces, several at once, held over a change of page, and random hands without end."""

from shutil import copytree

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)

from centre.settings import load
from centre.shell import synthesiser
from centre.shell.theme import load_fonts
from centre.shell.words import Words
from kiosk.visit import Page

SHORT, LONG = 300, 100_000
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def rig(crawl, founded_box, tmp_path, qapp, monkeypatch):
    """A dispenser at its first page, with a clock that is pushed."""
    load_fonts()
    monkeypatch.setattr(synthesiser, "languages", lambda: frozenset({"vi", "en"}))
    words = Words()
    settings = load(copytree(founded_box, tmp_path, dirs_exist_ok=True))
    made = crawl.Crawl(settings, words, 11, knows_pin=False)
    made._wait(lambda: made.app.view().page is Page.HOME)
    made.clock.push(2)
    yield made
    made.close()
    words.close()
    words.deleteLater()


@pytest.fixture
def touched(rig):
    """All that reaches the program from its window."""
    keys = []
    rig.window.touched.connect(lambda touch: keys.append(touch.key))
    return keys


def middle(rig, beginning):
    """Return the middle of a target on the screen."""
    target = next(t for t in rig.targets() if t.key.startswith(beginning))
    return target.mapTo(rig.window, target.rect().center())


def tap(rig, point):
    QTest.mouseClick(rig.window.windowHandle(), LEFT, pos=point)


def fingers(rig, hands, step, *points):
    """Let fingers do a step at once."""
    event = QTest.touchEvent(rig.window.windowHandle(), hands.panel(), autoCommit=False)
    for finger, point in enumerate(points):
        getattr(event, step)(finger, point, rig.window.windowHandle())
    event.commit()
    QApplication.processEvents()


@pytest.mark.parametrize(("after", "times"), [(0.05, 1), (0.3, 1), (0.69, 1), (0.75, 2)])
def test_a_bouncing_touch_is_one(rig, touched, after, times):
    point = middle(rig, "contrast")
    tap(rig, point)
    rig.clock.push(after)
    tap(rig, point)
    assert touched == ["contrast"] * times


def test_a_second_tap_does_not_hit_what_its_first_has_brought(rig):
    point = middle(rig, "search")
    tap(rig, point)
    rig._turn()
    page = rig.app.view().page
    assert page is Page.SEARCH
    for target in rig.targets():
        rig.clock.push(0.01)
        tap(rig, target.mapTo(rig.window, target.rect().center()))
    rig._turn()
    assert (rig.app.view().page, rig.app.flow.view().look) == (page, rig.app.flow.view().look)


def test_several_fingers_and_a_palm_touch_one_thing_at_most(rig, hands, touched):
    points = [middle(rig, key) for key in ("contrast", "large", "language", "help")]
    palm = [QPoint(200 + 9 * n, 300 + 7 * n) for n in range(6)]
    for step in ("press", "move", "release"):
        fingers(rig, hands, step, *points, *palm)
    assert len(touched) <= 1


def test_one_finger_on_the_panel_touches_what_is_under_it(rig, hands, touched):
    """The control: touches of this panel do arrive."""
    for step in ("press", "release"):
        fingers(rig, hands, step, middle(rig, "contrast"))
    assert touched == ["contrast"]


def test_a_finger_that_is_held_while_the_page_changes_touches_nothing(rig, touched):
    handle, point = rig.window.windowHandle(), middle(rig, "field:")
    QTest.mousePress(handle, LEFT, pos=point)
    rig.app.flow.show(Page.SEARCH)
    rig._turn()
    QTest.mouseRelease(handle, LEFT, pos=point)
    rig._turn()
    assert touched == []
    assert rig.app.view().page is Page.SEARCH
    rig.app.flow.show(Page.HOME)
    assert not any(target.isDown() for target in rig.targets())


def loose_ends(window):
    """Return the widgets that take drops or input methods, or have menus or text to be marked."""
    own = (Qt.ContextMenuPolicy.ActionsContextMenu, Qt.ContextMenuPolicy.CustomContextMenu)
    return [
        widget
        for widget in (window, *window.findChildren(QWidget))
        if widget.acceptDrops()
        or widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        or widget.contextMenuPolicy() in own
        or widget.actions()
        or isinstance(widget, QLabel | QLineEdit | QAbstractScrollArea)
    ]


def test_no_widget_of_any_page_has_a_menu_text_to_mark_or_a_place_to_drop(rig):
    assert len(rig.window.pages) == len(Page)
    assert loose_ends(rig.window) == []


def test_negative_control_a_text_field_is_found(rig):
    field = QLineEdit(rig.window)
    assert loose_ends(rig.window) == [field]


def random_hands(rig, hands, touches):
    """Let hands do so many touches; the crawl says what must hold."""
    rig._moves = hands.repertoire(rig)
    return rig.run(touches)


def test_random_hands_bring_up_no_menu_and_no_second_window(rig, hands, tell):
    done = random_hands(rig, hands, SHORT)
    tell(touches=done.touches, seed=done.seed, pages=len(done.pages))
    done._wait(lambda: done.app.flow.page in {Page.HOME, Page.ATTRACT})


@pytest.mark.prove
def test_100_000_random_touches_end_at_the_first_page(rig, hands, tell):
    done = random_hands(rig, hands, LONG)
    tell(touches=done.touches, seed=done.seed, pages=dict(done.pages))
    done._wait(lambda: done.app.flow.page in {Page.HOME, Page.ATTRACT})


# What the offscreen plugin says of a menu.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_negative_control_a_menu_for_the_other_button_is_found(crawl, rig, hands, monkeypatch):
    """The fence is taken away, and a window answers as those of a desktop do."""
    menus = []

    def open_menu(event):
        if event.button() is RIGHT:
            menus.append(QMenu(rig.window))
            menus[-1].addAction("Thoát")
            menus[-1].popup(QPoint(10, 10))

    fence = rig.window._fence
    rig.window.windowHandle().removeEventFilter(fence)
    rig.window.removeEventFilter(fence)
    monkeypatch.setattr(
        type(rig.window), "mouseReleaseEvent", lambda _, e: open_menu(e), raising=False
    )
    with pytest.raises(crawl.Broken, match=r"menu|window"):
        random_hands(rig, hands, SHORT)
    for menu in menus:
        menu.close()
