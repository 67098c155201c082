"""The paper of a simulated printer: ink put down, cut off, kept as a picture and a line of record.

Each piece that is cut off becomes `slip-NNNN.png` (one pixel per dot) and one line in
`paper.jsonl`:

    {"slip": 3, "kind": "slip", "job": "K!x9", "marked": false, "codes": [], "text": [],
     "bytes": 17012, "size": [576, 741], "picture": "slip-0003.png",
     "at": "2026-11-22T07:42:10.123456+00:00"}

kind is "slip" for a whole one and "torn" for what came off when the host began anew (ESC @ on
paper with ink). job is the process id of the opening mark; marked is read from the paper
itself (the bar on top), never from what the host says; codes and text
(lines) are those the printer drew by itself. An empty piece is not kept.
"""

import json
import os
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PIL import Image

RECORD: Final = "paper.jsonl"
_BAR_ROWS: Final = 8
_BAR_SHARE: Final = 0.8
_WHITE: Final = 255


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of paper that came off, as paper.jsonl tells it."""

    slip: int
    kind: str
    job: str
    marked: bool
    codes: tuple[str, ...]
    text: tuple[str, ...]
    bytes: int
    size: tuple[int, int]
    picture: str
    at: str


@dataclass
class Paper:
    """The paper under the head since the last cut. Positions are dots."""

    width: int
    rows: int = 0
    job: str = ""
    torn: bool = False
    codes: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    _ink: list[tuple[int, int, Image.Image]] = field(default_factory=list)

    @property
    def inked(self) -> bool:
        """Tell whether anything has been printed since the last cut."""
        return bool(self._ink)

    def put(self, left: int, ink: Image.Image) -> None:
        """Print ink (mode 1, set bits are ink) at left and feed past it; empty ink only feeds."""
        if ink.getbbox():
            self._ink.append((left, self.rows, ink))
        self.rows += ink.height

    def picture(self) -> Image.Image:
        """Return the paper as a picture, 0 is ink."""
        drawn = Image.new("1", (self.width, max(self.rows, 1)), _WHITE)
        for left, top, ink in self._ink:
            drawn.paste(0, (left, top), ink)
        return drawn

    def cut_off(self, folder: Path, size_in_bytes: int) -> Piece | None:
        """Keep what has come out since the last cut and begin anew; None for empty paper."""
        kept = self._kept(folder, size_in_bytes) if self.inked else None
        self.rows, self.job, self.torn = 0, "", False
        self.codes, self.text, self._ink = [], [], []
        return kept

    def _kept(self, folder: Path, size_in_bytes: int) -> Piece:
        """Write picture and line of record, and return the record."""
        folder.mkdir(parents=True, exist_ok=True)
        number, drawn = pieces_in(folder) + 1, self.picture()
        piece = Piece(
            slip=number,
            kind="torn" if self.torn else "slip",
            job=self.job,
            marked=_has_bar(drawn),
            codes=tuple(self.codes),
            text=tuple(self.text),
            bytes=size_in_bytes,
            size=drawn.size,
            picture=f"slip-{number:04d}.png",
            at=datetime.now(UTC).isoformat(),
        )
        fresh = folder / f"{piece.picture}.new"
        drawn.save(fresh, "PNG")
        fresh.replace(folder / piece.picture)
        _append(folder / RECORD, json.dumps(asdict(piece)) + "\n")
        return piece


def pieces_in(folder: Path) -> int:
    """Return how many pieces of paper lie in the folder."""
    try:
        return (folder / RECORD).read_bytes().count(b"\n")
    except OSError:
        return 0


def _append(path: Path, line: str) -> None:
    """Add a line with a single write, so that readers see whole lines only."""
    number = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)
    try:
        os.write(number, line.encode())
    finally:
        os.close(number)


def _has_bar(drawn: Image.Image) -> bool:
    """Tell whether the first ink is a bar: many rows, nearly as wide as the paper, all black."""
    ink = drawn.convert("L").point(lambda grey: _WHITE - grey)
    box = ink.getbbox()
    if box is None or box[2] - box[0] < drawn.width * _BAR_SHARE:
        return False
    top = ink.crop((box[0], box[1], box[2], box[1] + _BAR_ROWS))
    return bool(top.getextrema() == (_WHITE, _WHITE))
