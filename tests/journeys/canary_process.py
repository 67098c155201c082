"""A real kiosk with hands, and with what a canary test needs besides (see screen_process).

    canary_process.py LOG kiosk ARGUMENTS...

Its stderr, which is its journal, goes to LOG. With CANARY_LEAKS set it is the rig's negative
control: it logs each code as it was scanned. More orders: ["typed", KIND, TEXT] -> whether such a
field is there; ["read"] -> how many codes were read; ["page"] -> the page; ["grab", FILE];
["idle"]; ["store_gone", 0 or 1]; ["break_on_card"]: the next card meets a defect of ours.
"""

import importlib.util
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from centre.rules.codes import Reading, read
from centre.rules.errors import Unavailable
from centre.shell import ending
from centre.shell.pieces import Touched
from db import Store
from drivers.readers import scanner
from kiosk import taps
from kiosk.card import CardOffer


def _beside(name: str) -> Any:
    """Load a module that lies beside this file; test folders are not packages."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


screen_process = _beside("screen_process")


class Hands(screen_process.Hands):
    """Hands that also type, and can take store and sense away."""

    @staticmethod
    def _do_read() -> int:
        return _Reader.codes

    def _do_page(self) -> str:
        return str(self._app.view().page.value)

    def _do_typed(self, kind: str, text: str) -> bool:
        """Type a text as the keyboard on the screen does, if such a field is known here."""
        if kind not in self._app._acts:
            return False
        self._app.window.touched.emit(Touched(f"{kind}:{text}"))
        return True

    def _do_grab(self, file: str) -> bool:
        return bool(self._app.window.grab().save(file, "PNG", 90))

    def _do_idle(self) -> bool:
        """Let the silence of this page be over, but not its countdown."""
        flow = self._app.flow
        flow._silence._ask_at = flow.now
        self._app._render()
        return True

    def _do_store_gone(self, is_gone: int) -> bool:
        _Door.is_gone = bool(is_gone)
        self._app._reload()
        return True

    def _do_break_on_card(self) -> bool:
        def broken(_offer: CardOffer, card: object, *_rest: object) -> bool:
            raise RuntimeError("a defect with a card in hand") from TypeError(repr(card))

        CardOffer.scanned = broken
        return True


class _Door:
    is_gone = False


def _may_be_gone(work: Callable[[Store], Any]) -> Callable[[Store], Any]:
    def begin(store: Store) -> Any:
        if _Door.is_gone:
            raise Unavailable("database_busy", "database")
        return work(store)

    return begin


class _Reader:
    codes = 0


def _counted(data: bytes) -> Reading:
    _Reader.codes += 1
    if os.environ.get("CANARY_LEAKS"):
        logging.getLogger("leak").warning("scanned %s", data.decode(errors="replace"))
    return read(data)


def main() -> int:
    """Run the kiosk; its hands are quicker than a person's."""
    taps.SETTLE_SECONDS = taps.SAME_TARGET_SECONDS = 0.0
    ending.CALM_MS = 100
    log = os.open(sys.argv.pop(1), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o640)
    os.dup2(log, 2)
    Store.read, Store.write = _may_be_gone(Store.read), _may_be_gone(Store.write)
    scanner.Scanner.__init__.__defaults__ = (_counted,)
    screen_process.Hands = Hands
    return int(screen_process.main())


if __name__ == "__main__":
    sys.exit(main())
