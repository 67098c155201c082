"""What stopped a printer, remembered beyond one program: a small note in the device's folder.

A printer without paper keeps its buffer full and hears no question, and some let nobody in while
they are offline. Who asks next, from another program, would take that silence for nothing and send
a slip into it.
"""

import contextlib
import json
import os
import time
from pathlib import Path
from typing import Final

from drivers.health import PrinterKey, PrinterStatus

FILE: Final = "stopped.json"
YOUNG_SECONDS: Final = 120.0
"""A note of another program counts so long: about the time that mending a printer takes."""
_MOST_BYTES: Final = 1000


class StopNote:
    """What a printer said itself when it stopped; None while it has not.

    What this program heard counts until the printer speaks again, what another one wrote only while
    it is young. A folder that cannot be written costs the memory between programs, nothing else.
    """

    def __init__(self, folder: Path) -> None:
        """Keep the folder; nothing is read yet."""
        self._path = folder / FILE
        self._heard = False
        self._said: PrinterStatus | None = None

    def get(self) -> PrinterStatus | None:
        """Return what stopped the printer, None if nothing is known to have."""
        return self._said if self._heard else self._noted()

    def keep(self, status: PrinterStatus | None) -> None:
        """Remember what the printer said last; None: it has not stopped."""
        if self._heard and status == self._said:
            return
        self._heard, self._said = True, status
        with contextlib.suppress(OSError):
            self._write(status)

    def _noted(self) -> PrinterStatus | None:
        """Return a young note of another program; whatever is wrong with it, it is none."""
        try:
            with self._path.open("rb") as stream:
                given = json.loads(stream.read(_MOST_BYTES))
            young = abs(time.time() - float(given["at"])) < YOUNG_SECONDS
            status = PrinterStatus(PrinterKey(given["key"]), str(given["detail"]))
        except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
            return None
        return status if young else None

    def _write(self, status: PrinterStatus | None) -> None:
        """Write the note in one step, or take it away; raise OSError."""
        if status is None:
            self._path.unlink(missing_ok=True)
            return
        note = {"key": status.key.value, "detail": status.detail[:200], "at": time.time()}
        fresh = self._path.with_suffix(f".{os.getpid()}.new")
        fresh.write_text(json.dumps(note), "utf-8")
        fresh.replace(self._path)
