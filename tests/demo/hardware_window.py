"""The simulated hardware in a window: paper, keys, codes, a sign, a camera, and cables to cut.

python hardware_window.py FOLDER X Y WIDTH HEIGHT (of 1920 × 1080)

The programs do not know this window: it reaches the devices through their folders, as anybody may
(drivers.simulated.inbox, faults.json).
"""

import sys
from collections.abc import Callable
from pathlib import Path

from one_window import place_on_desk
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from centre.settings import Settings, load
from drivers.cameras import opencv
from drivers.ports import Key
from drivers.registry import device_folder, switches
from drivers.simulated import inbox, lobby

LOOK_MS = 300
BLINK_MS = 500
DOSSIER = "000.00.00.H99-261123-0001"
CARD = "012345678901||Nguyễn Văn Mẫu|01011950|Nam|Xã Mẫu|15042021"
"""Invented; the kiosk says that it keeps nothing of it."""
SIGN_STYLE = (
    "background:#1a0505; color:#ff4030; font: bold 26px 'DejaVu Sans Mono'; border-radius:6px;"
    "padding:2px 12px; letter-spacing:4px;"
)


class HardwareWindow(QWidget):
    """Everything that can be pressed, pulled, opened and cut in the demonstration."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setWindowTitle("Phần cứng mô phỏng")
        self._settings = settings
        self._paper = Paper(self._folder("giay"))
        self._sign = QLabel()
        self._sign.setStyleSheet(SIGN_STYLE)
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lit = True
        controls = QGridLayout()
        controls.setVerticalSpacing(7)
        for row, (name, parts) in enumerate(self._rows()):
            label = QLabel(name)
            label.setStyleSheet("color:#555")
            controls.addWidget(label, row, 0)
            line = QHBoxLayout()
            for part in parts:
                line.addWidget(part)
            controls.addLayout(line, row, 1)
        whole = QVBoxLayout(self)
        whole.addLayout(controls)
        whole.addWidget(self._paper, 1)
        self._every(LOOK_MS, self._look)
        self._every(BLINK_MS, self._blink)

    def _rows(self) -> list[tuple[str, list[QWidget]]]:
        call, rate = self._folder("goi"), self._folder("hai-long")
        return [
            (
                "Máy in",
                [
                    self._switch("giay", "paper_out", "Hết giấy"),
                    self._switch("giay", "cover_open", "Mở nắp"),
                    self._switch("giay", "cutter_error", "Kẹt dao"),
                ],
            ),
            (
                "Phím quầy 1",
                [
                    _button(text, lambda key=key: inbox.press(call, key))
                    for text, key in (
                        ("Số tiếp", Key.NEXT),
                        ("Gọi lại", Key.AGAIN),
                        ("Xong", Key.DONE),
                    )
                ],
            ),
            (
                "Phím đánh giá",
                [
                    _button(str(number), lambda key=key: inbox.press(rate, key))
                    for number, key in enumerate((Key.RATING_1, Key.RATING_2, Key.RATING_3), 1)
                ],
            ),
            ("Bảng quầy 1", [self._sign]),
            (
                "Máy quét",
                [
                    _button("Phiếu mới", self._scan_slip),
                    _button("Hồ sơ", lambda: inbox.scan(self._folder("quet"), DOSSIER)),
                    _button("Thẻ", lambda: inbox.scan(self._folder("quet"), CARD)),
                ],
            ),
            ("", [self._typed_code()]),
            (
                "Camera",
                [
                    _button("Có người", lambda: self._stand(someone=True)),
                    _button("Không ai", lambda: self._stand(someone=False)),
                    self._switch("truoc", "dark", "Che ống kính"),
                ],
            ),
            (
                "Cắt dây",
                [
                    self._switch("giay", "unplugged", "Máy in"),
                    self._switch("day", "unplugged", "Phím, bảng"),
                    self._switch("quet", "unplugged", "Máy quét"),
                    self._switch("truoc", "unplugged", "Camera"),
                ],
            ),
        ]

    def _folder(self, name: str) -> Path:
        return device_folder(self._settings, name)

    def _switch(self, name: str, fault: str, text: str) -> QPushButton:
        """Return a button that stays down while a fault is on."""
        button = QPushButton(text)
        button.setCheckable(True)
        folder = self._folder(name)
        button.toggled.connect(lambda on: switches(folder).set(**{fault: on}))
        return button

    def _typed_code(self) -> QLineEdit:
        """Return a line whose text is held before the scanner at Enter."""
        line = QLineEdit()
        line.setPlaceholderText("Mã khác, rồi Enter")
        line.returnPressed.connect(lambda: inbox.scan(self._folder("quet"), line.text()))
        line.returnPressed.connect(line.clear)
        return line

    def _scan_slip(self) -> None:
        """Hold the newest slip before the scanner: its code is read from its picture."""
        slip = self._paper.newest()
        if slip is None:
            return
        cv2 = opencv.load()
        text, *_ = cv2.QRCodeDetectorAruco().detectAndDecode(cv2.imread(str(slip)))
        if text:
            inbox.scan(self._folder("quet"), text)

    def _stand(self, *, someone: bool) -> None:
        """Put somebody before the camera, or take him away."""
        camera = self._settings.camera["truoc"]
        lobby.show(self._folder("truoc"), (camera.width, camera.height), someone=someone)

    def _every(self, ms: int, act: Callable[[], None]) -> None:
        timer = QTimer(self)
        timer.timeout.connect(act)
        timer.start(ms)

    def _look(self) -> None:
        self._paper.look()
        self._show_sign()

    def _blink(self) -> None:
        self._lit = not self._lit
        self._show_sign()

    def _show_sign(self) -> None:
        shown = inbox.look(self._folder("so"))
        self._sign.setText(shown.text if self._lit or not shown.blink else " ")


class Paper(QLabel):
    """The slip that came out last."""

    def __init__(self, folder: Path) -> None:
        super().__init__("Chưa có phiếu nào")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumHeight(120)
        self._folder = folder
        self._shown = ""

    def newest(self) -> Path | None:
        """Return the picture of the newest slip, None if there is none."""
        return max(self._folder.glob("slip-*.png"), default=None)

    def look(self) -> None:
        """Show the newest slip if it is not shown yet."""
        slip = self.newest()
        if slip is None or slip.name == self._shown:
            return
        picture = QPixmap(str(slip))
        if not picture.isNull():
            self._shown = slip.name
            smooth = Qt.TransformationMode.SmoothTransformation
            self.setPixmap(picture.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio, smooth))


def _button(text: str, act: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.clicked.connect(lambda _: act())
    return button


def main() -> int:
    """Show the hardware until the window is closed."""
    folder, *numbers = sys.argv[1:]
    app = QApplication(["motcua-hardware"])
    window = HardwareWindow(load(Path(folder)))
    window.setGeometry(place_on_desk(QRect(*map(int, numbers))))
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
