"""One device on the day's page: what it is, how it is since when, what to do, how much paper."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from centre.shell.pieces import Card
from counter_client import sentences
from counter_client.flow import Action
from counter_client.keys import KeyButton
from counter_client.look import THEME, Icon, label
from counter_client.shown import GRAVITY, Asked, Shown
from counter_client.states import COLOURS, ICONS, words_of
from db.facts import DeviceHealth

CONFIRM_MS: Final = 5000
"""A second press within this time confirms a new roll; a forecast must not restart by a slip."""


class RollKey(KeyButton):
    """Says that a new roll was put into a printer; asks once more before it does."""

    confirmed = Signal()

    def __init__(self) -> None:
        """Ask nothing yet."""
        super().__init__("again", "", 15)
        self._asking = QTimer(self)
        self._asking.setInterval(CONFIRM_MS)
        self._asking.setSingleShot(True)
        self._asking.timeout.connect(self._show_words)
        self._kept = False
        self.setFixedHeight(46)
        self.clicked.connect(self._press)

    def show_roll(self, *, kept: bool, refusal: str) -> None:
        """Show whether a roll was just kept, and why the key does not work (else "")."""
        self._kept = kept
        self.refuse(refusal)
        self._show_words()

    def is_asking(self) -> bool:
        """Tell whether the next press confirms."""
        return self._asking.isActive()

    def _press(self) -> None:
        """Ask once more; the second press is the word."""
        if self.is_asking():
            self._asking.stop()
            self.confirmed.emit()
        elif not self.refused:
            self._asking.start()
        self._show_words()

    def _show_words(self) -> None:
        """Show what a press does now."""
        self.emphasise(strong=self.is_asking())
        if self.is_asking():
            words = QCoreApplication.translate("Counter", "Bấm lần nữa để xác nhận")
        elif self._kept:
            words = QCoreApplication.translate("Counter", "Đã ghi nhận cuộn mới")
        else:
            words = QCoreApplication.translate("Counter", "Đã thay cuộn giấy")
        self.turn("check" if self._kept or self.is_asking() else "again", words)


class DeviceRow(Card):
    """One device; the same row shows it again when it changes, so that the focus stays."""

    asked = Signal(object)

    def __init__(self, device: DeviceHealth) -> None:
        """Make the row of a device; show_device fills it."""
        super().__init__(THEME)
        self._printer = device.name
        self.mark = Icon("info", 24)
        self.name = label(px=15, bold=True, lines=2)
        self.sentence = label(px=15, lines=5)
        self.roll = RollKey() if device.kind == "printer" else None
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.sentence)
        if self.roll is not None:
            self.roll.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self.roll.setFixedWidth(270)
            self.roll.confirmed.connect(self._ask)
            words.addSpacing(4)
            words.addWidget(self.roll, 0, Qt.AlignmentFlag.AlignLeft)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(words, 1)

    def _ask(self) -> None:
        """Ask to keep that a new roll was put in."""
        self.asked.emit(Asked(Action.NEW_ROLL, {"printer": self._printer}))

    def show_device(self, device: DeviceHealth, shown: Shown) -> None:
        """Show how the device is now."""
        grave = device.state in GRAVITY
        colour = COLOURS.get(device.state, "ink")
        self.set_kind("plain" if not grave else "warn" if colour == "warn" else "err")
        silent = device.kind == "speaker" and grave
        self.mark.show_icon("sound_off" if silent else ICONS[device.state], colour)
        name = f"{sentences.device_name(device)}: {words_of(device)}"
        self.name.set_text(f"{name} · {sentences.since(device, shown.now)}" if grave else name)
        told = sentences.alarm(device) if grave else ""
        left = "" if device.key == "paper_low" else sentences.paper(device)
        self.sentence.set_text(" ".join(filter(None, (told, left))))
        self.sentence.setVisible(bool(told or left))
        self._show_roll(shown)

    def _show_roll(self, shown: Shown) -> None:
        """Show the key of the printer's roll."""
        if self.roll is None:
            return
        refusal, message = shown.refusals.get(Action.NEW_ROLL), shown.message
        kept = message is not None and message.key == "roll_kept"
        mine = kept and message is not None and message.facts.get("printer") == self._printer
        why = sentences.refused(refusal.key, refusal.facts) if refusal else ""
        self.roll.show_roll(kept=mine, refusal=why)
