"""Random hands that stay on the glass: touches, long presses, drags, other buttons, fingers.

Built on the crawl: the same dispenser, the same promises; only the repertoire is another, and each
step is looked at for what can be seen at once (the crawl measures every target).
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

_OTHER = (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.BackButton)
PANEL: list[Any] = []
"""The one touch panel of this process; Qt keeps it until the end."""


def panel() -> Any:
    """Return a touch panel."""
    if not PANEL:
        PANEL.append(QTest.createTouchDevice())
    return PANEL[0]


def repertoire(crawl: Any) -> tuple[tuple[float, Callable[[], None]], ...]:
    """Return the moves of hands for a crawl, with their weights."""
    hands = Hands(crawl)
    return (
        (40, crawl._touch_target),
        (14, crawl._touch_anywhere),
        (8, crawl._draw),
        (12, hands.other_button),
        (12, hands.hold),
        (10, hands.fingers),
        (4, crawl._touch_twice),
        (0.2, crawl._idle),
    )


class Hands:
    """What fingers do beside tapping."""

    def __init__(self, crawl: Any) -> None:
        self.crawl, self.draw = crawl, crawl.hands

    def anywhere(self) -> QPoint:
        """Return a point of the window, on a target three times of four."""
        crawl = self.crawl
        targets = crawl.targets()
        if targets and self.draw.random() < 0.75:
            point: QPoint = crawl._middle(self.draw.choice(targets))
            return point
        window = crawl.window
        return QPoint(self.draw.randrange(window.width()), self.draw.randrange(window.height()))

    def other_button(self) -> None:
        """Press another mouse button, as some panels do for a long touch."""
        self.crawl._press(self.anywhere(), self.draw.choice(_OTHER))

    def hold(self) -> None:
        """Hold a finger for seconds; the program works meanwhile, the page may go."""
        handle, left = self.crawl.window.windowHandle(), Qt.MouseButton.LeftButton
        point = self.anywhere()
        self.crawl.touches += 1
        QTest.mousePress(handle, left, pos=point)
        self.crawl.clock.push(self.draw.choice((1, 3, 70)))
        self.crawl._turn()
        QTest.mouseRelease(handle, left, pos=point)

    def fingers(self) -> None:
        """Lay two to ten fingers on the glass at once, draw them, and lift them one by one."""
        handle, count = self.crawl.window.windowHandle(), self.draw.randrange(2, 11)
        self.crawl.touches += 1
        for step in ("press", "move", "release"):
            event = QTest.touchEvent(handle, panel(), autoCommit=False)
            for finger in range(count):
                getattr(event, step)(finger, self.anywhere(), handle)
            event.commit()
            QApplication.processEvents()
