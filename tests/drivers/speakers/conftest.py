"""A computer of one's own: programs as small scripts on a PATH, and files of the kernel."""

import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

CARDS = (
    " 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n                      HDA Intel PCH at x\n"
)
PCM = "00-00: ALC269 Analog : ALC269 Analog : playback 1 : capture 1\n"


@dataclass
class Box:
    """A computer: its PATH and the root of its files."""

    programs: Path
    root: Path

    def program(self, name: str, script: str) -> str:
        """Install a program of shell commands; return its path."""
        path = self.programs / name
        path.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n", "utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return str(path)

    def player(self, name: str = "paplay") -> str:
        """Install a player that takes the time of its sound and notes each use in NAME.used."""
        script = f"""echo "$@" >> {self.programs}/{name}.used
for file; do :; done
exec {sys.executable} -c 'import sys, time, wave
w = wave.open(sys.argv[1]); time.sleep(w.getnframes() / w.getframerate())' "$file" """
        return self.program(name, script)

    def used(self, name: str) -> int:
        """Return how often a player was used."""
        note = self.programs / f"{name}.used"
        return len(note.read_text("utf-8").splitlines()) if note.exists() else 0

    def file(self, name: str, text: str) -> None:
        """Write a file of the kernel, as "proc/asound/cards"."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def card(self) -> None:
        """Put a sound card in."""
        self.file("proc/asound/cards", CARDS)
        self.file("proc/asound/pcm", PCM)


@pytest.fixture
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Box:
    """Return a computer without programs and sound cards."""
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    return Box(programs, tmp_path / "root")


@pytest.fixture
def open_fds() -> Callable[[], int]:
    """Return a count of the open file numbers of this program."""
    return lambda: len(list(Path("/proc/self/fd").iterdir()))
