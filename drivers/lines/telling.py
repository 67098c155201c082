"""Says what is new about devices, each change once: to the app, and in the log."""

import logging
from typing import Final

from drivers.health import DeviceKey, DeviceStatus, Diary
from drivers.ports import Hear, Told

_LOG: Final = logging.getLogger(__name__)


class Teller:
    """What was last told of each device of a line; not for several threads at once."""

    def __init__(self, hear: Hear) -> None:
        """Tell hear and the log."""
        self._hear = hear
        self._last: dict[tuple[str, str], DeviceKey] = {}
        self._diaries: dict[tuple[str, str], Diary] = {}

    def tell(self, kind: str, name: str, status: DeviceStatus, *, logged: bool = True) -> None:
        """Tell that device name of a kind (a section of the settings) is so, if that is new.

        logged false: the app hears it, but the log has its cause already (a line that is gone).
        """
        if logged:
            diary = self._diaries.setdefault((kind, name), Diary(_LOG, f"{kind} {name}"))
            diary.note(status)
        if self._last.get((kind, name)) is not status.key:
            self._last[kind, name] = status.key
            self._hear(Told(kind, name, status))
