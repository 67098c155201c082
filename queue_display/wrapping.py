"""Text broken into lines between its words. Pure; whoever asks says how wide a text is."""

from collections.abc import Callable, Iterator, Sequence

Measure = Callable[[str, bool], float]
"""Width in pixels of a text, plain or bold."""


def wrapped(text: str, width: float, measure: Measure, *, bold: bool) -> Iterator[str]:
    """Yield text in lines broken between words; a word wider than the line is broken inside."""
    line = ""
    for word in _short_enough(text.split(" "), width, measure, bold=bold):
        longer = f"{line} {word}" if line else word
        if line and measure(longer, bold) > width:
            yield line.rstrip()
            longer = word
        line = longer
    if line.strip():
        yield line.rstrip()


def _short_enough(
    words: Sequence[str], width: float, measure: Measure, *, bold: bool
) -> Iterator[str]:
    """Yield words none of which is wider than width."""
    for word in words:
        rest = word
        while len(rest) > 1 and measure(rest, bold) > width:
            cut = len(rest) - 1
            while cut > 1 and measure(rest[:cut], bold) > width:
                cut -= 1
            yield rest[:cut]
            rest = rest[cut:]
        yield rest
