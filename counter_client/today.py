"""F10: this counter's day in short, and every device with its sentence."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from centre.shell.pieces import Card
from counter_client.device_row import DeviceRow
from counter_client.keys import KeyButton
from counter_client.look import GAP, SCROLL_STYLE, THEME, label
from counter_client.page import SmallPage
from counter_client.shown import GRAVITY, Shown, Wanted
from db.facts import DeviceHealth

OTHER_LANGUAGE: Final[Mapping[str, str]] = {"vi": "English", "en": "Tiếng Việt"}
"""Language shown -> the name, in itself, of the one that the button switches to."""


class Figure(Card):
    """One figure of the day: the count large, what it counts below."""

    def __init__(self, icon: str) -> None:
        """Show nothing yet."""
        super().__init__(THEME)
        self.value = label(icon=icon, px=26, bold=True, colour="primary", align="centre", lines=1)
        self.name = label(px=15, align="centre", lines=2)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(0)
        box.addWidget(self.value)
        box.addWidget(self.name)


ORDER: Final = ("printer", "kiosk", "display", "speaker", "sign", "keypad", "reader", "camera")
"""What is well is listed in this order: first what the lobby lives by; programs and lines last."""


def _rank(device: DeviceHealth) -> tuple[int, str, str]:
    """Return where a device stands among those that are well."""
    place = ORDER.index(device.kind) if device.kind in ORDER else len(ORDER)
    return place, device.kind, device.name


class TodayPage(SmallPage):
    """Served, absent, waiting; all devices; the language of this desk."""

    def __init__(self) -> None:
        """Make the page; show_desk fills it."""
        super().__init__("home")
        self.served = Figure("done")
        self.absent = Figure("absent")
        self.longest = Figure("clock")
        figures = QHBoxLayout()
        for figure in (self.served, self.absent, self.longest):
            figures.addWidget(figure, 1)
        self.device_words = label(px=16, bold=True, lines=1)
        self.nothing = label(px=15, lines=2)
        self.language = KeyButton("language", "", 16)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GAP)
        self.rows: dict[tuple[str, str], DeviceRow] = {}
        self.back.hide()
        self.answer.legend = "Esc"
        self.language.clicked.connect(lambda: self.wanted.emit(Wanted("language")))
        self.body.addLayout(figures)
        self.body.addWidget(self.device_words)
        self.body.addWidget(self._scroll(), 1)
        self.body.addWidget(self.language)

    def _scroll(self) -> QScrollArea:
        """Return the area in which the devices stand."""
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.nothing)
        box.addLayout(self._rows)
        box.addStretch()
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setStyleSheet(SCROLL_STYLE)
        return area

    def retranslate(self) -> None:
        """Put all words in the language of the moment."""
        super().retranslate()
        self.title.set_text(QCoreApplication.translate("Counter", "Hôm nay và thiết bị"))
        self.answer.say(QCoreApplication.translate("Counter", "Về quầy"))
        self.served.name.set_text(QCoreApplication.translate("Counter", "đã phục vụ"))
        self.absent.name.set_text(QCoreApplication.translate("Counter", "vắng mặt"))
        self.longest.name.set_text(QCoreApplication.translate("Counter", "phút chờ lâu nhất"))
        self.device_words.set_text(QCoreApplication.translate("Counter", "Thiết bị của trung tâm"))
        self.nothing.set_text(
            QCoreApplication.translate("Counter", "Chưa có thiết bị nào báo tình trạng.")
        )

    def show_desk(self, shown: Shown) -> None:
        """Show this moment."""
        super().show_desk(shown)
        view = shown.view
        self.language.say(OTHER_LANGUAGE.get(shown.language, OTHER_LANGUAGE["en"]))
        self.served.value.set_text(str(view.today if view else 0))
        self.absent.value.set_text(str(view.absent_today if view else 0))
        longest = view.longest_minutes if view else None
        self.longest.value.set_text("–" if longest is None else str(longest))
        self.nothing.setVisible(not (shown.devices or shown.slips))
        self._fill(shown)

    def _fill(self, shown: Shown) -> None:
        """Show the devices, alarms first; a device keeps its row, so that no key jumps away."""
        well = [device for device in shown.devices if device.state not in GRAVITY]
        there = {(d.kind, d.name): d for d in (*shown.alarms(), *sorted(well, key=_rank))}
        for gone in self.rows.keys() - there.keys():
            row = self.rows.pop(gone)
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, (who, device) in enumerate(there.items()):
            row = self.rows.get(who) or self._new_row(device)
            if self._rows.indexOf(row) != place:
                self._rows.insertWidget(place, row)
            row.show_device(device, shown)

    def _new_row(self, device: DeviceHealth) -> DeviceRow:
        """Return a new row of a device."""
        row = self.rows[device.kind, device.name] = DeviceRow(device)
        row.asked.connect(self.asked)
        return row

    def submit(self) -> None:
        """Go back to the desk."""
        self.leave()
