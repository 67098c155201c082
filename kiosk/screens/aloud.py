"""What a page that is drawn has to say aloud: its words in reading order, how many choices."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QWidget

from centre.shell.pieces import FitLabel, Target, Tile
from centre.shell.pieces.keys import Key
from kiosk.guidance import Phrases, Told
from kiosk.screens.entry import Entry
from kiosk.screens.screen import Screen
from kiosk.screens.ticket import Number

_TITLES = ("heading", "title")
_NO_CHOICE = frozenset({"turn", "search", "track"})


def told(page: Screen) -> Told:
    """Return what a page shows. What is typed is in no label, so it is not among the words."""
    seen = [found for found in page.findChildren(QWidget) if _is_seen(found, page)]
    labels = [found for found in seen if isinstance(found, FitLabel | Number)]
    labels.sort(key=lambda label: _place(label, page))
    title = next((getattr(page, name) for name in _TITLES if hasattr(page, name)), None)
    labels.sort(key=lambda label: label is not title)
    choices = [found for found in seen if isinstance(found, Tile | Entry)]
    count = sum(choice.key not in _NO_CHOICE for choice in choices)
    words = tuple(label.text() for label in labels if label.text().strip())
    return Told(words, count, tuple(_groups(page)))


def focused(widget: QWidget | None) -> str:
    """Return the name of what has come into focus; "" for what is no target, and for letters."""
    if isinstance(widget, Target) and not isinstance(widget, Key):
        return widget.accessibleName()
    return ""


def phrases() -> Phrases:
    """Return the words that no page shows, in the language of the moment."""
    return Phrases(
        QCoreApplication.translate("Kiosk", "Có {n} lựa chọn trên màn hình."),
        QCoreApplication.translate("Kiosk", "đến", "10 to 15, read aloud"),
        QCoreApplication.translate("Kiosk", "Máy đã đọc thẻ và không lưu gì."),
    )


def _groups(page: Screen) -> Iterator[str]:
    """Yield the names of the priority groups, in the language of the page."""
    if page.scene is not None and page.scene.centre is not None:
        for group in page.scene.centre.groups.values():
            yield page.scene.words(group.name)


def _is_seen(widget: QWidget, page: Screen) -> bool:
    return widget.isVisibleTo(page) and not widget.size().isEmpty()


def _place(widget: QWidget, page: Screen) -> tuple[int, int]:
    at = widget.mapTo(page, QPoint(0, 0))
    return at.y(), at.x()
