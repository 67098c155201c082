"""The fence before a public screen: what types and touches comes through, no commands."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from centre.settings import Screen
from centre.shell.containment import Fence, may_type
from centre.shell.window import PublicWindow

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
META, SHIFT = Qt.KeyboardModifier.MetaModifier, Qt.KeyboardModifier.ShiftModifier
NONE, PAD = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
Key = Qt.Key
HEARD = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.ContextMenu}
HEARD |= {QEvent.Type.Wheel, QEvent.Type.DragEnter}


@pytest.mark.parametrize(
    ("key", "marks", "text"),
    [
        (Key.Key_A, NONE, "a"),
        (Key.Key_A, SHIFT, "A"),
        (Key.Key_5, PAD, "5"),
        (Key.Key_Space, NONE, " "),
        (Key.Key_unknown, NONE, "đ"),
        (Key.Key_unknown, NONE, "\u0301"),
        (Key.Key_Backspace, NONE, "\b"),
        (Key.Key_Return, NONE, "\r"),
        (Key.Key_Enter, PAD, "\r"),
        (Key.Key_Tab, NONE, "\t"),
        (Key.Key_Backtab, SHIFT, ""),
        (Key.Key_Down, NONE, ""),
    ],
)
def test_a_keyboard_types_and_walks(key, marks, text):
    assert may_type(key, marks, text)


@pytest.mark.parametrize(
    ("key", "marks", "text"),
    [
        (Key.Key_C, CTRL, "\x03"),
        (Key.Key_F4, ALT, ""),
        (Key.Key_Space, ALT, " "),
        (Key.Key_D, META, "d"),
        (Key.Key_Return, CTRL, "\r"),
        (Key.Key_Escape, NONE, "\x1b"),
        (Key.Key_Delete, NONE, "\x7f"),
        (Key.Key_Menu, NONE, ""),
        (Key.Key_F10, SHIFT, ""),
        (Key.Key_Print, NONE, ""),
        (Key.Key_VolumeUp, NONE, ""),
        (Key.Key_Super_L, NONE, ""),
        (Key.Key_I, CTRL | SHIFT, "\t"),
    ],
)
def test_a_keyboard_gives_no_orders(key, marks, text):
    assert not may_type(key, marks, text)


class Ear(QWidget):
    """A widget that answers everything, and remembers what it heard."""

    def __init__(self, parent):
        super().__init__(parent)
        self.heard = []
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setGeometry(parent.rect())

    def event(self, event):
        if event.type() in HEARD:
            self.heard.append(event.type())
            event.accept()
            return True
        return super().event(event)


@pytest.fixture
def ears(theme, request):
    """An ear that fills a public window; with the fence taken away where a test asks for it."""
    window = PublicWindow(Screen(width=400, height=400))
    ear = Ear(window)
    window.present()
    ear.setGeometry(window.rect())
    ear.show()
    ear.setFocus()
    window.activateWindow()
    if getattr(request, "param", False):
        window.removeEventFilter(window._fence)
        window.windowHandle().removeEventFilter(window._fence)
    yield window, ear
    window.leave()


def disturb(window):
    """Do what nobody should be able to do."""
    handle, at = window.windowHandle(), QPoint(50, 50)
    for key, marks in ((Key.Key_Q, CTRL), (Key.Key_F1, NONE), (Key.Key_Menu, NONE)):
        QTest.keyClick(handle, key, marks)
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        QTest.mouseClick(handle, button, pos=at)
    mouse = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(handle, QContextMenuEvent(mouse, at, at, NONE))
    spot = QPointF(at)
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(spot, spot, QPoint(), QPoint(0, 120), none, NONE, phase, False)  # noqa: FBT003 - Qt's own
    QApplication.sendEvent(handle, wheel)
    files = QMimeData()
    files.setUrls([QUrl("file:///etc/passwd")])
    left = Qt.MouseButton.LeftButton
    drop = QDragEnterEvent(at, Qt.DropAction.CopyAction, files, left, NONE)
    QApplication.sendEvent(handle, drop)
    QApplication.processEvents()


def test_nothing_that_commands_comes_to_a_widget_that_would_answer(ears):
    window, ear = ears
    disturb(window)
    assert ear.heard == []


@pytest.mark.parametrize("ears", [True], indirect=True)
def test_negative_control_without_the_fence_all_of_it_comes(ears):
    window, ear = ears
    disturb(window)
    assert {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress} <= set(ear.heard)
    assert {QEvent.Type.Wheel, QEvent.Type.ContextMenu} & set(ear.heard)


def test_what_types_and_touches_comes_through(ears):
    window, ear = ears
    QTest.keyClick(window.windowHandle(), Key.Key_A)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert ear.heard == [QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress]


@pytest.mark.parametrize(("ears", "wanted"), [(False, 0), (True, 1)], indirect=["ears"])
def test_no_shortcut_is_ever_looked_for(ears, wanted):
    """Qt's own ones included, as the letter behind an "&" in a button's words."""
    window, _ = ears
    asked = []
    shortcut = QShortcut(QKeySequence("Ctrl+P"), window)
    shortcut.activated.connect(lambda: asked.append("print"))
    QTest.keyClick(window.windowHandle(), Key.Key_P, CTRL)
    assert len(asked) == wanted


def test_a_text_field_of_qt_behind_the_fence_has_no_menu_and_no_orders(ears):
    window, _ = ears
    field = QLineEdit("abc", window)
    field.setGeometry(0, 0, 200, 60)
    field.show()
    field.setFocus()
    QApplication.clipboard().setText("pasted")
    handle = window.windowHandle()
    QTest.mouseClick(handle, Qt.MouseButton.RightButton, pos=QPoint(20, 20))
    for key in (Key.Key_A, Key.Key_V):
        QTest.keyClick(handle, key, CTRL)
    assert QApplication.activePopupWidget() is None
    assert field.text() == "abc"


def test_a_window_that_was_never_shown_can_be_guarded(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    fence = Fence(window)
    fence.guard(window)
    fence.guard(window)
    assert window.windowHandle() is None
