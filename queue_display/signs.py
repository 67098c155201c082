"""Counter signs that a board's box serves: what each shows, from the store's own words.

No Qt here. The number at a counter stands on its sign from the call until it has left the counter;
a call and every further call blink. After a start the numbers stand there without blinking: they
were called before. While the store does not answer the signs are dark: they have no room to say how
old a number is, and its counter may be calling the next one meanwhile.
"""

from collections.abc import Iterable, Mapping

from db.facts import AtDesk
from drivers.ports import Panel


class Signs:
    """The signs of one program; counters maps each sign to the counter whose number it shows."""

    def __init__(self, panel: Panel, counters: Mapping[str, str]) -> None:
        """Keep the panel, which is started and closed by its owner."""
        self._panel = panel
        self._counters = dict(counters)
        self._shown: dict[str, AtDesk | None] = {}
        self._is_lost = False

    def seen(self, desks: Iterable[AtDesk]) -> None:
        """Take the numbers that are at the counters now."""
        here = {desk.counter: desk for desk in desks}
        for sign, counter in self._counters.items():
            self._bring(sign, here.get(counter))
        self._is_lost = False

    def lost(self) -> None:
        """Show nothing until the numbers are seen again; repeats do nothing."""
        if not self._is_lost:
            self._is_lost = True
            for sign in self._counters:
                self._panel.clear(sign)

    def _bring(self, sign: str, desk: AtDesk | None) -> None:
        """Show what a sign has to show, where that has changed."""
        is_same = sign in self._shown and self._shown[sign] == desk
        if is_same and not self._is_lost:
            return
        is_first = sign not in self._shown
        self._shown[sign] = desk
        if desk is None:
            self._panel.clear(sign)
        else:
            self._panel.show(sign, desk.label, blink=not (is_first or is_same))
