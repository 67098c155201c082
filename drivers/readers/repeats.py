"""One look at a code is one scan: scanners and cameras that read on and on say it many times."""

from typing import Final

from centre.rules.codes import Opaque, Reading

REPEAT_SECONDS: Final = 1.5
"""The same code within this time after it was last seen is still the same scan; our choice: longer
than the pauses of a scanner that reads continuously, shorter than a person's second thought."""


class Repeats:
    """Remembers what was read just now, and nothing longer than REPEAT_SECONDS."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._seen: dict[Reading, float] = {}

    def is_new(self, reading: Reading, at: float) -> bool:
        """Note a reading; tell whether it is another scan. All codes of others count as one."""
        self.forget(at)
        key = Opaque(0) if isinstance(reading, Opaque) else reading
        is_new = key not in self._seen
        self._seen[key] = at
        return is_new

    def forget(self, at: float) -> None:
        """Drop what is older than REPEAT_SECONDS at the instant at."""
        self._seen = {key: seen for key, seen in self._seen.items() if at - seen < REPEAT_SECONDS}
