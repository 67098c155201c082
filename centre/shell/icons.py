"""Icons by meaning; the only file that imports qtawesome.

A glyph of the icon font is drawn as text: sharp at every size, nothing to cache.
"""

import os
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter

os.environ.setdefault("QT_API", "pyside6")  # read by qtawesome while it is imported

import qtawesome

ICONS: Final = MappingProxyType(
    {
        # fields of administration (data names one of these)
        "field": "card-account-details-outline",
        "civil": "card-account-details-outline",
        "certificate": "stamper",
        "land": "land-plots",
        "business": "store-outline",
        "building": "hard-hat",
        "social": "hand-heart-outline",
        "residence": "account-group-outline",
        "farming": "sprout-outline",
        "result": "package-variant-closed-check",
        "justice": "scale-balance",
        "education": "school-outline",
        "health": "medical-bag",
        "transport": "bus",
        "tax": "cash-multiple",
        "culture": "drama-masks",
        "other": "dots-horizontal-circle-outline",
        # what happens in a life (data names one of these, too)
        "birth": "baby-carriage",
        "marriage": "ring",
        "death": "candle",
        "lost_papers": "file-alert-outline",
        "identity": "card-account-details-outline",
        "moving": "truck-outline",
        "house": "home-plus-outline",
        "driving": "motorbike",
        "insurance": "medical-bag",
        "work": "briefcase-outline",
        "hardship": "human-cane",
        "merit": "medal-outline",
        "military": "shield-star-outline",
        # acts
        "centre": "bank-outline",
        "search": "magnify",
        "track": "folder-search-outline",
        "scan": "qrcode-scan",
        "papers": "file-document-plus-outline",
        "log": "notebook-outline",
        "due": "calendar-clock-outline",
        "rate": "emoticon-happy-outline",
        "language": "translate",
        "larger": "format-size",
        "contrast": "contrast-circle",
        "lower": "human-wheelchair",
        "help": "bell-ring-outline",
        "print": "printer-outline",
        "home": "home-outline",
        "clock": "clock-outline",
        "people": "account-group-outline",
        "done": "check-circle-outline",
        "check": "check",
        "back": "arrow-left",
        "close": "close",
        "up": "arrow-up",
        "down": "arrow-down",
        "erase": "backspace-outline",
        "next": "arrow-right",
        "again": "refresh",
        "sound": "volume-high",
        "sound_off": "volume-off",
        "link_off": "lan-disconnect",
        "absent": "account-cancel-outline",
        "transfer": "swap-horizontal",
        "pause": "pause-circle-outline",
        "resume": "play-circle-outline",
        "park": "tray-arrow-down",
        "priority": "star-outline",
        "any": "format-list-numbered",
        "person": "account-outline",
        "counter": "desk",
        "ticket": "ticket-confirmation-outline",
        "database": "database-outline",
        "board": "television",
        "live": "monitor-dashboard",
        "printer": "printer-outline",
        "warning": "alert-outline",
        "info": "information-outline",
        "settings": "cog-outline",
        "offline": "lan-disconnect",
        "chart": "chart-bar",
    }
)
"""Meaning -> name of the glyph in the set mdi6 of qtawesome 1.4.2."""


def known(meaning: str) -> bool:
    """Return whether an icon of this meaning exists."""
    return meaning in ICONS


def draw(painter: QPainter, meaning: str, box: QRect, colour: QColor) -> None:
    """Draw the icon of a meaning as large as fits into box, centred.

    A meaning that is not known (icons of fields are data) draws the plain icon of a field.
    """
    painter.setFont(_font(min(box.width(), box.height())))
    painter.setPen(colour)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _glyph(meaning))


def _font(pixels: int) -> QFont:
    """Return the icon font at a size in pixels."""
    font: QFont = qtawesome.font("mdi6", max(1, pixels))
    font.setPixelSize(max(1, pixels))
    return font


def _glyph(meaning: str) -> str:
    """Return the character of a meaning in the icon font."""
    glyph: str = qtawesome.charmap("mdi6." + ICONS.get(meaning, ICONS["field"]))
    return glyph
