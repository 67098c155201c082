"""All keypads and signs of one program as one thing (ports.Panel)."""

import threading
from collections.abc import Mapping, Sequence

from drivers.lines.stations import Line, SignStation, Standalone
from drivers.ports import Hear


class LinePanel:
    """The port Panel over lines, and over keypads that have none."""

    def __init__(
        self,
        lines: Sequence[Line],
        alone: Sequence[Standalone],
        signs: Mapping[str, SignStation],
    ) -> None:
        """Take lines that their stations have joined; signs are those stations by name."""
        self._parts = (*lines, *alone)
        self._signs = dict(signs)

    def start(self, hear: Hear) -> None:
        """Begin (see ports.Panel)."""
        for part in self._parts:
            part.start(hear)

    def show(self, sign: str, text: str, *, blink: bool = False) -> None:
        """Show text on a sign; raise KeyError for one that is not of this panel."""
        self._signs[sign].show(text, blink=blink)

    def clear(self, sign: str) -> None:
        """Show nothing on a sign; raise KeyError for one that is not of this panel."""
        self._signs[sign].clear()

    def dim(self, sign: str, level: int) -> None:
        """Set the brightness of a sign; raise KeyError for one that is not of this panel."""
        self._signs[sign].dim(level)

    def close(self) -> None:
        """Clear the signs and end all threads; all lines at once, or many would need seconds."""
        closing = [threading.Thread(target=part.close) for part in self._parts]
        for thread in closing:
            thread.start()
        for thread in closing:
            thread.join()
