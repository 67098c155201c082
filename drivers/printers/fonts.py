"""Noto Sans for paper: found in the usual font folders, checked, kept open per size.

Debian's package is fonts-noto-core. Every Vietnamese letter is in it, stacked capitals too.
"""

import functools
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PIL import ImageFont

from centre.rules.errors import Unavailable

FAMILY: Final = "NotoSans"
REMEDY: Final = "install the package fonts-noto-core"
# Capital height of Noto Sans over its em (screens note, section 3).
CAP: Final = 0.714


def font_folders() -> tuple[Path, ...]:
    """Return the folders in which fonts usually are, the likeliest first."""
    home = Path.home()
    windows = Path(os.environ.get("WINDIR", "C:/Windows"), "Fonts")
    return (
        Path("/usr/share/fonts/truetype/noto"),
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
        windows,
    )


def find_font(name: str, folders: Sequence[Path]) -> Path:
    """Return the file called name in the folders or below them.

    Raises Unavailable("font_missing", part="printer") with the remedy.
    """
    for folder in folders:
        found = next(iter(sorted(folder.rglob(name))), None) if folder.is_dir() else None
        if found:
            return found
    raise Unavailable("font_missing", part="printer", font=name, remedy=REMEDY)


@functools.cache
def _file(*, bold: bool) -> Path:
    """Return the font's file; a missing font is looked for again the next time."""
    return find_font(f"{FAMILY}-{'Bold' if bold else 'Regular'}.ttf", font_folders())


@functools.lru_cache(maxsize=64)
def font(em_px: int, *, bold: bool) -> ImageFont.FreeTypeFont:
    """Return Noto Sans with em_px dots per em; raise Unavailable("font_missing")."""
    path = _file(bold=bold)
    try:
        return ImageFont.truetype(path, em_px)
    except OSError as error:
        raise Unavailable("font_missing", part="printer", font=path, remedy=REMEDY) from error
