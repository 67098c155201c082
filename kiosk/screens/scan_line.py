"""The line that says what can be held before the scanner, where there is one that hears."""

from PySide6.QtCore import QCoreApplication

from centre.rules.services import Centre
from centre.shell.pieces import FitLabel, Letters
from centre.shell.theme import Theme
from kiosk.screens.screen import Scene
from kiosk.visit import Scans


class ScanLine(FitLabel):
    """One short line with an icon; without words where nothing can be scanned."""

    def __init__(self, theme: Theme, letters: Letters) -> None:
        """Make it without words."""
        super().__init__(theme, "", letters, "scan")

    def fill(self, scene: Scene) -> None:
        """Say what this machine takes now."""
        self.set_text(words(scene.view.scans, scene.centre))


def words(scans: Scans, centre: Centre | None) -> str:
    """Return the line; "" where no scanner is, or none that hears.

    A card is named only where it is of use: a scanner that types cannot read one
    (drivers.readers.keystrokes), and a centre without a priority by age has none to suggest.
    """
    if centre is None or scans is Scans.NONE:
        return ""
    if scans is Scans.CARDS and _suggests(centre):
        return QCoreApplication.translate(
            "Kiosk", "Quét phiếu số, giấy hẹn hoặc thẻ căn cước tại ô quét"
        )
    return QCoreApplication.translate("Kiosk", "Quét phiếu số hoặc giấy hẹn tại ô quét")


def _suggests(centre: Centre) -> bool:
    """Tell whether a card may lead to a priority here (kiosk.card)."""
    by_age = any(group.from_age is not None for group in centre.groups.values())
    return centre.policy.ask_priority and by_age
