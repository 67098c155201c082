"""Where a procedure is carried out, as a sign with a word."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication

from centre.rules.procedures import Level
from kiosk.screens.entry import Chip

_ICONS: Final = MappingProxyType(
    {
        Level.COMMUNE.value: "residence",
        Level.PROVINCE.value: "centre",
        Level.CENTRAL.value: "priority",
        Level.OTHER.value: "other",
    }
)


def level_name(level: str) -> str:
    """Return a level's name in the language of the moment, "" for one that is not known."""
    names = {
        Level.COMMUNE.value: QCoreApplication.translate("Kiosk", "Xã"),
        Level.PROVINCE.value: QCoreApplication.translate("Kiosk", "Tỉnh"),
        Level.CENTRAL.value: QCoreApplication.translate("Kiosk", "Trung ương"),
        Level.OTHER.value: QCoreApplication.translate("Kiosk", "Cơ quan khác"),
    }
    return names.get(level, "")


def level_chips(levels: Iterable[str]) -> tuple[Chip, ...]:
    """Return the signs of levels, in their order; those that are not known have none."""
    return tuple(Chip(_ICONS[level], level_name(level)) for level in levels if level in _ICONS)
