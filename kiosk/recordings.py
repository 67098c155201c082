"""Sentences as sound, rendered once and kept for a while in a bounded folder of our own. No Qt."""

import hashlib
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from centre.shell.synthesiser import rendered

MOST: Final = 48
"""Sentences that are kept: those of every page in two languages; 10 MB at 0.2 MB each."""
RENDER_SECONDS: Final = 5.0
"""Later than this nobody waits for a sentence any more."""

Render = Callable[[str, str], bytes]


def by_synthesiser(language: str, words: str) -> bytes:
    """Return words as a WAV; raise Unavailable."""
    return rendered(language, words, seconds=RENDER_SECONDS)


class Recordings:
    """The sound of sentences; close() removes all of it."""

    def __init__(self, render: Render = by_synthesiser, most: int = MOST) -> None:
        """Make nothing yet: the folder comes with the first sentence that is kept."""
        self._render = render
        self._most = most
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._kept: dict[str, Path] = {}

    def wav(self, language: str, words: str, *, keep: bool) -> bytes:
        """Return words as sound; raise Unavailable.

        A sentence that is kept is rendered once; one that is not leaves no trace.
        """
        key = hashlib.sha256(f"{language}\n{words}".encode()).hexdigest()
        path = self._kept.pop(key, None)
        known = None if path is None else _read(path)
        sound = self._render(language, words) if known is None else known
        if keep:
            self._keep(key, sound, is_new=known is None)
        return sound

    def close(self) -> None:
        """Remove what was kept."""
        self._kept.clear()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _keep(self, key: str, sound: bytes, *, is_new: bool) -> None:
        """Keep a sound as the newest, and let the oldest go; a full disk keeps nothing."""
        try:
            path = self._place() / f"{key}.wav"
            if is_new:
                path.write_bytes(sound)
        except OSError:
            return
        self._kept[key] = path
        while len(self._kept) > self._most:
            self._kept.pop(next(iter(self._kept))).unlink(missing_ok=True)

    def _place(self) -> Path:
        """Return the folder, which nobody else may enter."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(
                prefix="motcua-guidance-", ignore_cleanup_errors=True
            )
        return Path(self._folder.name)


def _read(path: Path) -> bytes | None:
    """Return what is kept, None if somebody has tidied it away."""
    try:
        return path.read_bytes()
    except OSError:
        return None
