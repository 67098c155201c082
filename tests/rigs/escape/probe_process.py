"""A real kiosk or board, and an eye inside it that tells what is on the screen.

    probe_process.py kiosk|queue_display [loose|fenced] ARGUMENTS...

The program's own main() runs with its own arguments. Orders and answers are JSON lines:
["state"], ["where", KEY], ["targets"], ["grab", FILE], ["mend"]. loose and fenced plant what
a desktop's program would answer to keys (a dialog, a menu, a file, the clipboard, a smaller window,
an end); loose also takes the fence away, which is the control.
"""

import importlib
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, QSocketNotifier
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from centre.shell import start
from centre.shell.pieces import Target, TypedField


class Eye(QObject):
    """Answers orders from stdin while the program runs."""

    def __init__(self, app: Any) -> None:
        super().__init__()
        self._app = app
        self._ear = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self._ear.activated.connect(self._hear)
        self._window: QWidget = app.window
        self._dialog: QDialog | None = None
        self._menu: QMenu | None = None

    def _hear(self) -> None:
        more = os.read(0, 4096)
        if not more:
            QApplication.exit(0)
        for line in more.splitlines():
            order, *words = json.loads(line)
            answer = getattr(self, f"_do_{order}")(*words)
            os.write(1, (json.dumps(answer, ensure_ascii=False) + "\n").encode())

    def _do_state(self) -> dict[str, Any]:
        """Return all that a key must not change, and what it may."""
        view = getattr(self._app, "view", None)
        seen = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        fields = [f for f in self._window.findChildren(TypedField) if f.isVisible()]
        return {
            "page": str(view().page) if view else "board",
            "windows": len(seen),
            "popup": QApplication.activePopupWidget() is not None,
            "modal": QApplication.activeModalWidget() is not None,
            "active": self._window.isActiveWindow(),
            "size": [self._window.width(), self._window.height()],
            "clipboard": QApplication.clipboard().text(),
            "typed": fields[0].text() if fields else None,
        }

    def _do_where(self, key: str) -> list[int] | None:
        """Return the middle of the first target of this key on the screen."""
        for target in self._window.findChildren(Target):
            if target.key.startswith(key) and target.isVisible() and target.isEnabled():
                middle = target.mapToGlobal(target.rect().center())
                return [middle.x(), middle.y()]
        return None

    def _do_targets(self) -> list[str]:
        return [t.key for t in self._window.findChildren(Target) if t.isVisible()]

    def _do_grab(self, file: str) -> bool:
        """Save the window as it draws itself, without compositor or monitor."""
        return self._window.grab().save(file)

    # What must never answer a key.

    def plant(self) -> None:
        """Let keys do what they do on a desktop."""
        acts: dict[str, Callable[[], object]] = {
            "F1": self._show_dialog,
            "Menu": self._show_menu,
            "Ctrl+P": lambda: Path("printed.pdf").write_bytes(b"%PDF"),
            "Ctrl+C": lambda: QApplication.clipboard().setText("copied"),
            "F11": lambda: self._window.resize(300, 300),
            "Ctrl+Q": lambda: QApplication.exit(0),
        }
        for keys, act in acts.items():
            QShortcut(QKeySequence(keys), self._window).activated.connect(act)

    def open_fence(self) -> None:
        """Take the fence away."""
        fence = self._app.window._fence
        self._window.removeEventFilter(fence)
        self._window.windowHandle().removeEventFilter(fence)

    def _show_dialog(self) -> None:
        self._dialog = QDialog(self._window)
        self._dialog.setModal(True)
        self._dialog.show()

    def _show_menu(self) -> None:
        self._menu = QMenu(self._window)
        self._menu.addAction("Thoát")
        self._menu.popup(QPoint(10, 10))

    def _do_mend(self) -> bool:
        """Take back what a planted key has done."""
        for shown in (self._dialog, self._menu):
            if shown is not None:
                shown.close()
        QApplication.clipboard().clear()
        self._app.window.present()
        self._window.activateWindow()
        return True


def main() -> int:
    """Run the program with an eye."""
    program: Any = importlib.import_module(f"{sys.argv.pop(1)}.__main__")
    way = sys.argv.pop(1) if sys.argv[1] in ("loose", "fenced") else ""
    kept: list[Eye] = []

    def watched(open_app: Callable[[start.Start], Any]) -> Callable[[start.Start], Any]:
        def opened(begun: start.Start) -> Any:
            app = open_app(begun)
            kept.append(Eye(app))
            if way:
                kept[-1].plant()
            if way == "loose":
                kept[-1].open_fence()
            app.window.activateWindow()
            os.write(1, b'"ready"\n')
            return app

        return opened

    def run(found: start.Program, argv: Sequence[str] | None = None) -> int:
        return start.run(replace(found, open=watched(found.open)), argv)

    program.run = run
    return int(program.main())


if __name__ == "__main__":
    sys.exit(main())
