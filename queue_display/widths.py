"""How wide the longest number and counter code of a centre are, for layouts to make room."""

from dataclasses import replace
from typing import Final

from centre.rules.services import Centre
from queue_display.optics import Widths
from queue_display.pen import width_of
from queue_display.tongue import BoardWords

_MEASURE_PX: Final = 1000
_LEAST_PLACE: Final = 2.5
"""Width of "Quầy" alone, where a centre has no zones."""


def numbers_of(centre: Centre) -> Widths:
    """Return how wide the centre's longest number and longest counter code are, in em."""
    numbers = {
        f"{letter}{'0' * max(3, len(str(service.last)))}"
        for service in centre.services.values()
        for letter in service.letters
    }
    codes = {counter.code for counter in centre.counters.values()} | {"00"}
    return Widths(_widest(numbers or {"W000"}), _widest(codes))


def hall_widths(centre: Centre, words: BoardWords) -> Widths:
    """Return the same with the longest place that a hall tells ("Khu A · Quầy")."""
    places = {words.place(counter.zone) for counter in centre.counters.values()}
    widest = max((width_of(place, _MEASURE_PX) for place in places), default=0.0)
    return replace(numbers_of(centre), place=max(widest / _MEASURE_PX, _LEAST_PLACE))


def _widest(texts: set[str]) -> float:
    """Return the width of the widest text in em of the bold font."""
    return max(width_of(text, _MEASURE_PX) for text in texts) / _MEASURE_PX
