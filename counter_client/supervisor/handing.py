"""The bundle on its way to the new machine: the QR code, or one file on a USB stick."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from centre.shell.pieces import Card
from centre.shell.sticks import Place
from counter_client.choices import Choices, Option
from counter_client.keys import KeyButton
from counter_client.look import GAP, THEME, label
from counter_client.supervisor import sentences
from counter_client.supervisor.qr import QrCode

ELSEWHERE: Final = "elsewhere"
"""Key of the choice that opens a dialogue for any folder."""


class BundlePart(QWidget):
    """The code, what to do with it, how long it holds, and the key that makes it useless."""

    withdrawn = Signal()

    def __init__(self) -> None:
        """Make the page; show_bundle fills it."""
        super().__init__()
        self.qr = QrCode(THEME)
        self.advice = label(px=15, lines=3)
        self.left = label(px=18, bold=True, lines=1, icon="clock", colour="primary")
        self.withdraw = KeyButton("close", "", 15)
        self.withdraw.setFixedSize(150, 46)
        self.withdraw.clicked.connect(self.withdrawn)
        below = QHBoxLayout()
        below.addWidget(self.left, 1)
        below.addWidget(self.withdraw)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(self.qr, 1)
        box.addWidget(self.advice)
        box.addLayout(below)

    def show_bundle(self, text: str, seconds: int) -> None:
        """Show a bundle's text as a code, and the seconds for which it holds."""
        self.qr.set_text(text)
        self.left.set_text(sentences.left_words(seconds))
        self.withdraw.say(QCoreApplication.translate("Devices", "Hủy mã"))
        self.advice.set_text(
            QCoreApplication.translate(
                "Devices",
                "Trên máy mới mở chương trình motcua-join. Quét mã này bằng máy quét của máy mới, "
                "hoặc lưu ra USB rồi cắm vào máy mới.",
            )
        )
        self.qr.setAccessibleName(QCoreApplication.translate("Devices", "Mã QR của máy mới"))


class PlacePart(QWidget):
    """Where the file is saved: USB sticks first, then this user's folders, then any folder."""

    picked = Signal(str)

    def __init__(self) -> None:
        """Make the page; show_places fills it."""
        super().__init__()
        self.reading = label(px=16, lines=2)
        self.note = Card(THEME, "pale")
        self.note_words = label(px=15, lines=4, icon="info", colour="primary")
        inside = QHBoxLayout(self.note)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self.note_words)
        self.choices = Choices(rows=8)
        self._places: tuple[Place, ...] | None = None
        self._dialog: QFileDialog | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(self.reading)
        box.addWidget(self.choices, 20)
        box.addStretch(1)
        box.addWidget(self.note)

    def show_places(self, places: Sequence[Place] | None) -> None:
        """Show where a file can go; None: the drives are being looked for."""
        looking = QCoreApplication.translate("Devices", "Đang tìm USB.")
        missing = QCoreApplication.translate(
            "Devices", "Chưa thấy USB. Cắm USB vào máy này; danh sách tự cập nhật."
        )
        removable = any(place.removable for place in places or ())
        self.reading.set_text(looking if places is None else "" if removable else missing)
        self.reading.setVisible(not removable)
        self.note_words.set_text(
            QCoreApplication.translate(
                "Devices",
                "Tệp này chỉ dùng được một lần và hết hạn cùng mã. Xin giữ như giữ chìa khóa.",
            )
        )
        other = Option(ELSEWHERE, QCoreApplication.translate("Devices", "Nơi khác…"))
        options = [Option(str(place.folder), _named(place)) for place in places or ()]
        had_none = len(self.choices.options()) <= 1
        self.choices.set_options([*options, other])
        if had_none and options:
            self.choices.choose(options[0].key)
            self.choices.take_focus()

    def pick(self) -> None:
        """Take what is chosen; any folder is asked for in a dialogue that blocks nothing."""
        chosen = self.choices.chosen()
        if chosen == ELSEWHERE:
            self._ask()
        elif chosen is not None:
            self.picked.emit(chosen)

    def _ask(self) -> None:
        words = QCoreApplication.translate("Devices", "Chọn nơi lưu tệp")
        dialog = self._dialog = QFileDialog(self, words)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for which, text in _dialog_words():
            dialog.setLabelText(which, text)
        dialog.fileSelected.connect(self.picked)
        dialog.open()


def _dialog_words() -> tuple[tuple[QFileDialog.DialogLabel, str], ...]:
    """Return the words of the dialogue's own keys; Qt has none in Vietnamese."""
    which = QFileDialog.DialogLabel
    return (
        (which.Accept, QCoreApplication.translate("Devices", "Chọn")),
        (which.Reject, QCoreApplication.translate("Devices", "Quay lại")),
        (which.LookIn, QCoreApplication.translate("Devices", "Trong")),
        (which.FileName, QCoreApplication.translate("Devices", "Thư mục")),
        (which.FileType, QCoreApplication.translate("Devices", "Loại")),
    )


def _named(place: Place) -> str:
    """Return a place as people call it."""
    if place.removable:
        text = QCoreApplication.translate("Devices", "USB: {name}")
        return text.format(name=place.name)
    if place.name == "desktop":
        return QCoreApplication.translate("Devices", "Màn hình nền của máy này")
    if place.name == "documents":
        return QCoreApplication.translate("Devices", "Thư mục Tài liệu của máy này")
    return place.name
