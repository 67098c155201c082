"""motcua-display --preview: a display's picture, and from how far its texts can be read.

Opens no window. It shows the centre's own names where the store opens, else sample texts, at the
pixels of the settings; each layout supplies its face and says how legible it is.
"""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtWidgets import QApplication, QWidget

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.services import Centre
from centre.settings import Display, Settings, SettingsError, load
from centre.shell.arguments import DEFAULT_CONFIG, device_of
from centre.shell.theme import load_fonts
from db import open_store
from db.clock import clock_of
from queue_display.door.preview import DoorPreview
from queue_display.legibility import Legibility
from queue_display.notices.preview import NoticesPreview
from queue_display.optics import Surface
from queue_display.preview_calls import CallsPreview
from queue_display.scene import Scene

PREVIEW: Final = "--preview"
EXIT_UNREADABLE: Final = 1
EXIT_SETTINGS: Final = 2
SOLD_INCHES: Final = (24, 27, 32, 43, 50, 55, 65, 75, 85, 98, 110)
"""Sizes of televisions that shops have."""


class Preview(Protocol):
    """What a layout supplies, made of a Scene."""

    def face(self) -> QWidget:
        """Return the face with sample calls; the caller gives it its size before it is drawn."""
        ...

    def legibility(self, surface: Surface) -> Legibility:
        """Return how legible the face is on a surface."""
        ...


PREVIEWS: Final[dict[str, Callable[[Scene], Preview]]] = {
    "board": CallsPreview,
    "hall": CallsPreview,
    "door": DoorPreview,
    "notices": NoticesPreview,
}
"""Layout → its preview."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the set-up is told of a display; remedies are empty where everything can be read."""

    surface: Surface
    legibility: Legibility
    remedies: tuple[str, ...]


COUNTED: Final = {
    "board": "calls shown: {rows}",
    "hall": "calls shown: {rows}",
    "door": "numbers shown: {rows}",
    "notices": "lines of text on a page: {rows}",
}
"""What the rows of a layout hold."""


def is_preview(given: Sequence[str]) -> bool:
    """Tell whether a command line asks for a preview, not for a screen."""
    return PREVIEW in given


def run(given: Sequence[str]) -> int:
    """Draw and tell; return 0, EXIT_UNREADABLE or, in plain words, EXIT_SETTINGS."""
    found = _parsed(given)
    try:
        settings = load(found.config)
        name = device_of(settings, "display", found.device, found.config)
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return EXIT_SETTINGS
    display = settings.display[name]
    make = PREVIEWS.get(display.layout)
    if make is None:
        sys.stderr.write(f'display {name}: layout "{display.layout}" has no preview\n')
        return EXIT_SETTINGS
    _application()
    centre, missing = _centre(settings)
    shown = make(Scene.of(display, centre, clock_of(settings).now()))
    try:
        path = _drawn(shown, display, found.out / f"preview-{name}.png")
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        return EXIT_SETTINGS
    facts, strange = facts_of(shown, display), strange_names(display, centre)
    sys.stdout.write("\n".join((*_told(name, display, facts, path, missing), *strange)) + "\n")
    if strange:
        return EXIT_SETTINGS
    return EXIT_UNREADABLE if facts.legibility.too_small else 0


def strange_names(display: Display, centre: Centre | None) -> tuple[str, ...]:
    """Return what is wrong with zone and counter of a display: it would stay empty for ever."""
    if centre is None:
        return ()
    open_ones = [counter for counter in centre.counters.values() if counter.active]
    known = {
        "zone": (display.zone, {counter.zone for counter in open_ones if counter.zone}),
        "counter": (display.counter, {counter.code for counter in open_ones}),
    }
    return tuple(
        f'{key} = "{given}": the centre has no such {key} (it has: {", ".join(sorted(there))})'
        for key, (given, there) in known.items()
        if given is not None and given not in there
    )


def surface_of(display: Display) -> Surface:
    """Return the glass of a display's settings."""
    screen = display.screen
    return Surface(screen.width, screen.height, screen.inches, display.farthest_seat_metres)


def facts_of(shown: Preview, display: Display) -> Facts:
    """Return how legible a preview is on its display, and what would help."""
    surface = surface_of(display)
    seen = shown.legibility(surface)
    remedies = tuple(_remedies(shown, surface, display)) if seen.too_small else ()
    return Facts(surface, seen, remedies)


def _remedies(shown: Preview, surface: Surface, display: Display) -> Iterator[str]:
    """Yield what would make the display legible, in the order of what it changes least."""
    for inches in SOLD_INCHES:
        larger = Surface(surface.width, surface.height, inches, surface.metres)
        if inches > surface.inches and not shown.legibility(larger).too_small:
            yield f'a TV of {inches}" (screen.inches = {inches})'
            break
    for half_metres in range(int(surface.metres * 2), 1, -1):
        metres = half_metres / 2
        nearer = Surface(surface.width, surface.height, surface.inches, metres)
        if not shown.legibility(nearer).too_small:
            yield f"seats no farther than {metres:g} m (farthest_seat_metres = {metres:g})"
            break
    if display.layout in {"board", "hall"}:
        yield "more screens, each nearer to the seats of one zone (zone)"


def _parsed(given: Sequence[str]) -> Namespace:
    """Return the command line; end the program with its usage where it cannot be understood."""
    parser = ArgumentParser(prog="motcua-display")
    parser.add_argument(PREVIEW, action="store_true")
    parser.add_argument("--device", metavar="NAME")
    parser.add_argument("--out", type=Path, default=Path(), metavar="FOLDER")
    parser.add_argument("--config", type=Path, default=DEFAULT_CONFIG, metavar="FILE")
    return parser.parse_args(given)


def _application() -> None:
    """Have an application that needs no screen, with the fonts of the boxes."""
    if QApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.environ.setdefault("QT_ENABLE_HIGHDPI_SCALING", "0")
        # Kept by Qt itself until the process ends.
        _KEPT.append(QApplication([PREVIEW]))
    load_fonts()


_KEPT: Final[list[QApplication]] = []


def _centre(settings: Settings) -> tuple[Centre | None, str]:
    """Return the centre as its store tells it, or None and why the store does not open."""
    try:
        store = open_store(settings, clock_of(settings), "preview")
    except (Unavailable, NotAllowed) as error:
        return None, str(error)
    try:
        return store.centre(), ""
    except Unavailable as error:
        return None, str(error)
    finally:
        store.close()


def _drawn(shown: Preview, display: Display, path: Path) -> Path:
    """Draw the face into a file at the pixels of the settings; raise OSError where it cannot be."""
    face = shown.face()
    face.resize(display.screen.width, display.screen.height)
    picture = face.grab().toImage()
    face.deleteLater()
    path.parent.mkdir(parents=True, exist_ok=True)
    if not picture.save(str(path)):
        raise OSError(f"{path} cannot be written")
    return path


def _told(name: str, display: Display, facts: Facts, path: Path, missing: str) -> Iterator[str]:
    """Yield what the set-up is told, line by line."""
    surface, seen = facts.surface, facts.legibility
    texts = f"sample texts, the store does not open: {missing}" if missing else "the centre's texts"
    yield (
        f'display {name}: layout {display.layout}, {surface.inches:g}" '
        f"{surface.width}x{surface.height}, farthest seat {surface.metres:g} m"
    )
    yield f"{path} ({texts})"
    yield COUNTED[display.layout].format(rows=seen.rows)
    for size in seen.sizes:
        yield (
            f"{size.what}: {size.px} px, {size.millimetres:.1f} mm, {size.arc_minutes:.1f}' "
            f"from {surface.metres:g} m, read up to {size.metres:.1f} m"
        )
    yield from seen.notes
    if not seen.too_small:
        yield f"readable from {surface.metres:g} m"
        return
    yield f"NOT readable from {surface.metres:g} m. What helps:"
    yield from (f"- {remedy}" for remedy in facts.remedies)
