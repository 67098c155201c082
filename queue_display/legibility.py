"""What a set-up is told of a face: which texts, how large, from how far they can be read. Pure.

Each layout says it of itself (`legibility(plan)` in its layout module); the preview prints it.
"""

from dataclasses import dataclass

from queue_display.optics import CAP, Surface, arc_minutes


@dataclass(frozen=True, slots=True)
class TextSize:
    """One kind of text: its font size in pixels, the height of its capitals in millimetres.

    arc_minutes is the angle under which the farthest seat sees those capitals; metres the distance
    from which they are seen under 20 minutes of arc.
    """

    what: str
    px: int
    millimetres: float
    arc_minutes: float
    metres: float


@dataclass(frozen=True, slots=True)
class Legibility:
    """A face on its glass: how many rows it shows, its texts, and whether the glass is too small.

    notes: what else a set-up should know, in whole sentences.
    """

    rows: int
    sizes: tuple[TextSize, ...]
    too_small: bool
    notes: tuple[str, ...] = ()

    def facts(self) -> dict[str, float]:
        """Return the distance of each text, in metres, as log and health name it."""
        return {f"{size.what}_metres": round(size.metres, 1) for size in self.sizes}


def size_of(what: str, px: int, surface: Surface) -> TextSize:
    """Return how a text of a font size in pixels is seen on a surface."""
    return TextSize(
        what,
        px,
        round(px * CAP / surface.px_per_mm, 1),
        round(arc_minutes(px, surface.px_per_mm, surface.metres), 1),
        surface.metres_of(px),
    )
