"""A real program with a screen, and a hand and an eye for the journey; stdin has the orders.

    screen_process.py kiosk|queue_display|counter_client ARGUMENTS...

The program's own main() runs with its own arguments. Orders and answers are JSON lines:
["look"] -> all texts that can be seen; ["touch", KEY] -> whether such a target was there to touch;
["at_desk"] -> the number on a counter's card; ["press", KEY] -> whether the screen offered that key
of the desk; ["sign_in", CLERK, PIN] -> whether the clerk was offered.
"""

import importlib
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from centre.shell import start
from centre.shell.pieces import Target


class Hands(QObject):
    """Takes orders from stdin while the program runs."""

    def __init__(self, app: Any) -> None:
        super().__init__()
        self._app = app
        self._read = b""
        self._ear = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self._ear.activated.connect(self._hear)
        self._say("ready")

    def _hear(self) -> None:
        more = os.read(0, 4096)
        if not more:
            QApplication.quit()
            return
        self._read += more
        while b"\n" in self._read:
            line, _, self._read = self._read.partition(b"\n")
            order, *words = json.loads(line)
            self._say(getattr(self, f"_do_{order}")(*words))

    def _say(self, answer: object) -> None:
        os.write(1, (json.dumps(answer, ensure_ascii=False) + "\n").encode())

    def _do_look(self) -> list[str]:
        """Return the words of every visible widget, as a screen reader gets them."""
        seen = [widget for widget in QApplication.allWidgets() if widget.isVisible()]
        return sorted({widget.accessibleName() for widget in seen} - {""})

    def _do_touch(self, key: str) -> bool:
        """Touch the target with this key, if it can be touched."""
        for widget in QApplication.allWidgets():
            if isinstance(widget, Target) and widget.key == key and _is_touchable(widget):
                QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())
                return True
        return False

    def _do_at_desk(self) -> str:
        """Return the number on the card of a counter, or nothing."""
        number = self._app.window.desk.card.number
        return number.text() if number.isVisible() else ""

    def _do_press(self, key: str) -> bool:
        """Press a key of the desk, if it is drawn as one that works: nobody presses a grey one."""
        drawn = [each for each in self._app.window.desk.keys.values() if each.legend == key]
        if not any(each.isVisible() and not each.refused for each in drawn) or not self._face():
            return False
        QTest.keyClick(self._app.window, Qt.Key[f"Key_{key}"])
        return True

    def _do_sign_in(self, clerk: str, pin: str) -> bool:
        """Sign in by the counter's own page, once it offers the clerk."""
        page = self._app.window.sign_in
        offered = page.clerks.options()
        if not offered:
            return False
        if not self._face():
            return False
        page.clerks.set_options(offered, clerk)
        QTest.keyClicks(page.pin, pin)
        QTest.keyClick(page.pin, Qt.Key.Key_Return)
        return True

    def _face(self) -> bool:
        """Turn to the window; return whether it gets the keys now."""
        self._app.window.activateWindow()
        return bool(QTest.qWaitForWindowActive(self._app.window))


def _is_touchable(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()


def main() -> int:
    """Run the program with hands."""
    program: Any = importlib.import_module(f"{sys.argv.pop(1)}.__main__")
    kept: list[Hands] = []

    def with_hands(open_app: Callable[[start.Start], Any]) -> Callable[[start.Start], Any]:
        def opened(begun: start.Start) -> Any:
            app = open_app(begun)
            kept.append(Hands(app))
            return app

        return opened

    def run(found: start.Program, argv: Sequence[str] | None = None) -> int:
        return start.run(replace(found, open=with_hands(found.open)), argv)

    program.run = run
    return int(program.main())


if __name__ == "__main__":
    sys.exit(main())
