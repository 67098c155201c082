"""What every target shares: press, release, focus ring, double taps, grounds and states.

Keys act on press, touches on release inside; a second tap on the same target within 700 ms is
ignored; the pressed look comes at once (screens.md section 1).
"""

import time
from dataclasses import dataclass, field
from typing import ClassVar, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from centre.shell.theme import RADIUS_MM, RING_MM, TARGET_MM, Theme

DOUBLE_TAP_SECONDS: Final = 0.7
"""A second tap on the same target within this time is ignored."""
_SILENT_FOCUS: Final = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.PopupFocusReason,
)


@dataclass(frozen=True, slots=True)
class Touched:
    """A target was chosen, by touch or by key; key is the name that the screen gave it.

    It may carry what was typed, so that it is in no log.
    """

    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Skin:
    """Colours of one target in one state, by name."""

    fill: str
    edge: str
    ink: str
    ink2: str
    plate: str


PLAIN: Final = Skin("surface", "border", "ink", "ink2", "pale")
PLAIN_DOWN: Final = Skin("pale", "primary", "ink", "ink", "surface")
STRONG: Final = Skin("primary", "pressed", "on_primary", "header2", "pressed")
STRONG_DOWN: Final = Skin("pressed", "pressed", "on_primary", "header2", "primary")
CLOSED: Final = Skin("bg", "border", "ink2", "ink2", "bg")


class Target(QAbstractButton):
    """Anything that is touched: at least 20 × 20 mm, reached by Tab, shown with a focus ring.

    `touched` carries a Touched with the target's key. A piece that is disabled or closed is drawn
    grey with its words; a closed one can still be touched (the screen then says why).
    """

    touched = Signal(object)
    _touch_came_last: ClassVar[bool] = False

    def __init__(self, theme: Theme, key: str, parent: QWidget | None = None) -> None:
        """Name the target by key; it has no words yet."""
        super().__init__(parent)
        self.theme = theme
        self.key = key
        self.now = time.monotonic
        self._strong = False
        self._closed = False
        self._ring = False
        self._last_touch = float("-inf")
        self.setObjectName(key)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)
        self.clicked.connect(self._chosen)

    def wear(self, theme: Theme) -> None:
        """Draw with another theme from now on."""
        self.theme = theme
        self.updateGeometry()
        self.update()

    def is_closed(self) -> bool:
        """Return whether the target is drawn as closed."""
        return self._closed

    def set_closed(self, *, closed: bool) -> None:
        """Draw grey, with words; it can still be touched so that the screen can say why."""
        self._closed = closed
        self.update()

    def fits(self) -> bool:
        """Return whether all words are whole at a permitted size; pieces with words say so."""
        return True

    def minimumSizeHint(self) -> QSize:
        """Return the smallest target, 20 × 20 mm."""
        side = self.theme.at_least_px(TARGET_MM)
        return QSize(side, side)

    def sizeHint(self) -> QSize:
        """Return the smallest target; pieces with words need more."""
        return self.minimumSizeHint()

    @Slot()
    def _chosen(self) -> None:
        """Tell the screen, unless it is the second tap of a double tap."""
        now = self.now()
        if now - self._last_touch >= DOUBLE_TAP_SECONDS:
            self._last_touch = now
            self.touched.emit(Touched(self.key))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show the pressed look in this very moment, also when the tap is very short."""
        Target._touch_came_last = True
        super().mousePressEvent(event)
        self.repaint()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget a finger that is still down: what it will leave is another page."""
        super().hideEvent(event)
        self.setDown(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the press of Return, Enter and Space."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Select)
        if event.key() not in keys:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat() and self.isEnabled():
            self.click()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Learn that a keyboard is used: from now on the focus is shown."""
        Target._touch_came_last = False
        self._ring = True
        self.update()
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring unless the focus came by touch or with the window."""
        self._ring = event.reason() not in _SILENT_FOCUS and not Target._touch_came_last
        super().focusInEvent(event)

    def shows_ring(self) -> bool:
        """Return whether the focus ring is drawn."""
        return self._ring and self.hasFocus()

    def skin(self) -> Skin:
        """Return the colours of the present state."""
        if self._closed or not self.isEnabled():
            return CLOSED
        if self._strong:
            return STRONG_DOWN if self.isDown() else STRONG
        return PLAIN_DOWN if self.isDown() else PLAIN

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ring, ground and what the piece adds."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        skin = self.skin()
        self.paint_ground(painter, skin)
        self.paint_content(painter, skin)

    def paint_ground(self, painter: QPainter, skin: Skin) -> None:
        """Paint the rounded ground with its edge, inside the ring when there is one."""
        radius = float(self.theme.px(RADIUS_MM))
        box = QRectF(self.rect())
        edge = self.edge_colour(skin)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.shows_ring():
            painter.setBrush(self.theme.focus)
            painter.drawRoundedRect(box, radius, radius)
            ring = self.theme.px(RING_MM)
            box.adjust(ring, ring, -ring, -ring)
            radius -= ring
            edge = self.theme.ink
        painter.setBrush(edge)
        painter.drawRoundedRect(box, radius, radius)
        painter.setBrush(self.theme.colour(skin.fill))
        inner, radius = self.inside()
        painter.drawRoundedRect(inner, radius, radius)

    def inside(self) -> tuple[QRectF, float]:
        """Return the box inside ring and edge, in pixels, and the radius of its corners."""
        wide, ring = float(self.theme.border_px()), 0
        if self.shows_ring():
            wide, ring = float(max(2, self.theme.px(0.7))), self.theme.px(RING_MM)
        inset = ring + wide
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset - self._lip_px())
        return box, self.theme.px(RADIUS_MM) - inset

    def _lip_px(self) -> int:
        """Return how much the lower edge is thicker: a thing that can be pressed stands up."""
        flat = self.isDown() or self._closed or not self.isEnabled() or self.theme.contrast
        return 0 if flat else max(1, self.theme.px(0.5))

    def edge_colour(self, skin: Skin) -> QColor:
        """Return the colour of the edge in this state."""
        return self.theme.colour(skin.edge)

    def paint_content(self, painter: QPainter, skin: Skin) -> None:
        """Paint what the target shows; the plain target shows nothing."""
