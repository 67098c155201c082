"""The simulated printer's paper in a window: the newest slip, and a switch that ends the roll.

python paper_window.py FOLDER X Y WIDTH HEIGHT (of 1920 × 1080)
"""

import sys
from pathlib import Path

from one_window import place_on_desk
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from centre.settings import load
from drivers.registry import device_folder, switches

LOOK_MS = 400


class PaperWindow(QWidget):
    """Shows the slip that came out last; the button ends the roll and puts a new one in."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.setWindowTitle("Giấy của máy in mô phỏng")
        self._folder = folder
        self._shown = ""
        self._picture = QLabel("Chưa có phiếu nào")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._out = QPushButton("Hết giấy")
        self._out.setCheckable(True)
        self._out.toggled.connect(lambda out: switches(folder).set(paper_out=out))
        column = QVBoxLayout(self)
        column.addWidget(self._picture, 1)
        column.addWidget(self._out)
        timer = QTimer(self)
        timer.timeout.connect(self._look)
        timer.start(LOOK_MS)

    def _look(self) -> None:
        """Show the newest slip if it is not shown yet."""
        slips = sorted(self._folder.glob("slip-*.png"))
        if slips and slips[-1].name != self._shown:
            picture = QPixmap(str(slips[-1]))
            if not picture.isNull():
                self._shown = slips[-1].name
                smooth = Qt.TransformationMode.SmoothTransformation
                keep = Qt.AspectRatioMode.KeepAspectRatio
                self._picture.setPixmap(picture.scaled(self._picture.size(), keep, smooth))


def main() -> int:
    """Show the paper until the window is closed."""
    folder, *numbers = sys.argv[1:]
    app = QApplication(["motcua-paper"])
    window = PaperWindow(device_folder(load(Path(folder)), "giay"))
    window.setGeometry(place_on_desk(QRect(*map(int, numbers))))
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
