"""What reaches a public screen: fingers, and the keys of a keyboard that types; nothing else.

A fence stands before the window. No widget ever sees a command key, a second mouse button, a wish
for a menu, or something that is dropped, so that none can answer it (docs/containment.md).
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

_COMMANDS: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
"""With one of these a key is an order to a desktop, and text to nobody."""
_WALKS: Final = frozenset(
    {
        *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Select),
        *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace),
        *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
    }
)
"""Keys without a sign that pages know: who cannot touch walks by them (screens note, section 1)."""
_KEYS: Final = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease})
_BUTTONS: Final = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
    }
)
_NEVER: Final = frozenset(
    {
        *(QEvent.Type.ContextMenu, QEvent.Type.Shortcut, QEvent.Type.Wheel),
        *(QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop),
        *(QEvent.Type.NativeGesture, QEvent.Type.InputMethod, QEvent.Type.WhatsThisClicked),
    }
)


def may_type(key: int, marks: Qt.KeyboardModifier, text: str) -> bool:
    """Return whether a key of a keyboard is for a page: it types a sign, or walks through it.

    key is a Qt.Key, marks what is held with it, text what the key types.
    """
    if marks & _COMMANDS:
        return False
    return key in _WALKS or (bool(text) and _is_sign(text))


def _is_sign(text: str) -> bool:
    """Return whether text is letters, digits or marks, combining ones included; no control sign."""
    return all(sign >= " " and sign != "\x7f" for sign in text)


class Fence(QObject):
    """Stands before one public window: keyboards type, fingers touch, all else ends here."""

    def guard(self, window: QWidget) -> None:
        """Stand before a shown window; once more does no harm."""
        window.installEventFilter(self)
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return whether the event ends here."""
        del watched
        kind = event.type()
        if kind is QEvent.Type.ShortcutOverride:
            # Whoever takes it keeps Qt from looking for a shortcut; the key itself still comes.
            event.accept()
            return True
        if kind in _NEVER:
            event.ignore()
            return True
        if kind in _KEYS and isinstance(event, QKeyEvent):
            return not may_type(event.key(), event.modifiers(), event.text())
        if kind in _BUTTONS and isinstance(event, QMouseEvent):
            return event.button() is not Qt.MouseButton.LeftButton
        return False
