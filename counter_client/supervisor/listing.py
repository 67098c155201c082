"""The list: what is under way first, then every device with its state and its key."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from centre.rules.enrolling import Enrolment, Kind
from centre.shell.pieces import Card, Letters
from counter_client.keys import KeyButton
from counter_client.look import GAP, SCROLL_STYLE, THEME, Icon, label, letters
from counter_client.shown import Shown
from counter_client.supervisor import sentences
from counter_client.supervisor.enrolling import Known, Ours
from db.enrolment.desk import Enrolled, Offer

KEY_WIDTH: Final = 114


class Row(Card):
    """An icon, a name, up to three lines, and one key at the right."""

    chosen = Signal(str)

    def __init__(self, kind: Kind, key: str, key_icon: str) -> None:
        """Make the row of one thing; key comes back with `chosen`."""
        super().__init__(THEME)
        self._key = key
        self.mark = Icon(sentences.ICONS[kind], 26)
        self.name = label(px=16, bold=True, lines=2)
        self.lines = [label(px=15, lines=3) for _ in range(3)]
        self.press = KeyButton(key_icon, "", 15)
        self.press.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.press.setFixedSize(KEY_WIDTH, 48)
        self.press.clicked.connect(lambda: self.chosen.emit(self._key))
        words = QVBoxLayout()
        words.setSpacing(0)
        for part in (self.name, *self.lines):
            words.addWidget(part)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 8, 8, 8)
        box.setSpacing(8)
        box.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(words, 1)
        box.addWidget(self.press, 0, Qt.AlignmentFlag.AlignVCenter)

    def tell(self, *told: tuple[str, str, str]) -> None:
        """Show lines of (icon, colour, words); empty ones take no room."""
        for line, (icon, colour, words) in zip(self.lines, told, strict=True):
            line.set_letters(_letters(colour))
            line.set_icon(icon)
            line.set_text(words)
            line.setVisible(bool(words))


class DeviceRow(Row):
    """A device that is enrolled."""

    def __init__(self, device: Enrolled) -> None:
        """Make its row; show_device fills it."""
        super().__init__(device.place.kind, device.login, "close")

    def show_device(self, device: Enrolled, shown: Shown) -> None:
        """Show how it is now."""
        self.name.set_text(sentences.titled(device.place.kind, device.place.name))
        colour, link = sentences.link_words(device, shown)
        ends_colour, ends = sentences.certificate_words(device, shown.now)
        colours = {colour, ends_colour}
        self.set_kind("err" if "err" in colours else "warn" if "warn" in colours else "plain")
        self.tell(
            ("", "ink", sentences.counter_words(shown, device.place.counter)),
            (_LINK_ICONS[colour], colour, link),
            ("warning" if ends_colour != "ink2" else "", ends_colour, ends),
        )
        self.press.say(QCoreApplication.translate("Devices", "Gỡ"))
        name = QCoreApplication.translate("Devices", "Gỡ {name}")
        self.press.setAccessibleName(name.format(name=self.name.text()))


class PendingRow(Row):
    """An enrolment that is under way, offered here or elsewhere."""

    def __init__(self, pending: Offer) -> None:
        """Make its row; show_pending fills it."""
        super().__init__(pending.place.kind, str(pending.id), "next")
        self.set_kind("pale")

    def show_pending(self, pending: Offer, shown: Shown, *, ours: bool) -> None:
        """Show where it stands; what was offered elsewhere can be opened when its device asks."""
        self.name.set_text(sentences.titled(pending.place.kind, pending.place.name))
        counter = sentences.counter_words(shown, pending.place.counter)
        told = sentences.pending_words(pending, shown.now)
        self.tell(("", "ink", counter), ("clock", "primary", told), ("", "ink", ""))
        asked = pending.state is Enrolment.ASKED
        self.press.setVisible(ours or pending.state is not Enrolment.OFFERED)
        self.press.emphasise(strong=asked)
        compare = QCoreApplication.translate("Devices", "So số")
        self.press.say(compare if asked else QCoreApplication.translate("Devices", "Mở"))


class DeviceList(QScrollArea):
    """All rows; a row stays the same widget while its thing is there, so that no focus jumps."""

    opened = Signal(str)
    removal = Signal(str)

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__()
        self.nothing = label(px=16, lines=3)
        self.rows: dict[str, Row] = {}
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.nothing)
        self._box = QVBoxLayout()
        self._box.setSpacing(GAP)
        box.addLayout(self._box)
        box.addStretch()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(SCROLL_STYLE)

    def show_known(self, known: Known | None, ours: Ours | None, shown: Shown) -> None:
        """Show a reading; None: nothing was read yet."""
        reading = QCoreApplication.translate("Devices", "Đang đọc danh sách thiết bị.")
        none = QCoreApplication.translate(
            "Devices", "Chưa có máy nào. Bấm “Thêm thiết bị” để thêm máy đầu tiên."
        )
        self.nothing.set_text(reading if known is None else none)
        known = known or Known()
        self.nothing.setVisible(not (known.pending or known.devices))
        wanted = [str(each.id) for each in known.pending]
        wanted += [each.login for each in sorted(known.devices, key=_place)]
        self._drop(set(wanted))
        for pending in known.pending:
            self._pending_row(pending).show_pending(
                pending, shown, ours=ours is not None and ours.id == pending.id
            )
        for device in known.devices:
            self._device_row(device).show_device(device, shown)
        self._order(wanted)

    def _drop(self, wanted: set[str]) -> None:
        for key in self.rows.keys() - wanted:
            row = self.rows.pop(key)
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _order(self, wanted: list[str]) -> None:
        for place, key in enumerate(wanted):
            if self._box.indexOf(self.rows[key]) != place:
                self._box.insertWidget(place, self.rows[key])

    def _pending_row(self, pending: Offer) -> PendingRow:
        row = self.rows.get(str(pending.id))
        if not isinstance(row, PendingRow):
            row = self.rows[str(pending.id)] = PendingRow(pending)
            row.chosen.connect(self.opened)
        return row

    def _device_row(self, device: Enrolled) -> DeviceRow:
        row = self.rows.get(device.login)
        if not isinstance(row, DeviceRow):
            row = self.rows[device.login] = DeviceRow(device)
            row.chosen.connect(self.removal)
        return row


def _place(device: Enrolled) -> tuple[int, int, str, datetime]:
    """Return where a device stands: by kind, c2 before c10."""
    kinds = list(Kind)
    place = device.place
    return kinds.index(place.kind), len(place.name), place.name, device.enrolled_at


def _letters(colour: str) -> Letters:
    return letters(15, colour=colour, lines=3)


_LINK_ICONS: Final = {"ok": "done", "err": "link_off", "ink2": "info"}
"""Colour of a connection -> its icon, so that colour is never alone."""
