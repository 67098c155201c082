"""What the pages of a procedure share: words above, something that scrolls, buttons at the foot."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPoint, QRect

from centre.shell.pieces import BarButton, FitLabel, Letters, Target, fit
from centre.shell.theme import Theme
from kiosk.areas import Areas
from kiosk.papers import PapersView, Standing
from kiosk.screens.screen import Scene, Screen
from kiosk.screens.scrolling import Scrolling

NAME: Final = Letters(7.4, bold=True, min_cap_mm=4.8)
"""The name of a procedure above what is read of it; one that needs more room is read below."""
_FACTS: Final = Letters(4.8, colour="ink2")
# The words above what can be touched take this part of the page at most; where the page is tall, a
# name that is too long for that takes more, rather than being read below.
_HEAD_SHARE: Final = 0.3
_TALL_HEAD_SHARE: Final = 0.56
_BETWEEN_MM: Final = 2.0
BRIEF: Final = Letters(5.4, bold=True)
"""The beginning of a name that is too long for the top of the page; all of it is read below."""
BRIEF_LINES: Final = (3, 2)
"""So many lines of it are said."""
_MORE: Final = " …"
# No line of any screen holds more.
_MOST_SIGNS: Final = 200


class Reading(Screen):
    """A page with a name above something that scrolls, and buttons below."""

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page without words."""
        super().__init__(theme, monotonic)
        self.name = FitLabel(theme, "", NAME)
        self.facts = FitLabel(theme, "", _FACTS)
        self.brief = FitLabel(theme, "", BRIEF)
        for label in (self.name, self.facts, self.brief):
            label.setParent(self)
        self.brief.setGeometry(QRect())
        self.scrolling = Scrolling(self)
        self.back = BarButton(theme, "back", "back")
        self.home = BarButton(theme, "home", "home")
        for button in (self.back, self.home):
            self.add(button)
        self._read: tuple[int, str] | None = None

    def reading_order(self) -> list[Target]:
        """Return the targets that are seen, from the top left to the bottom right of the page."""
        seen = [found for found in self.findChildren(Target) if found.isVisibleTo(self)]
        places = {found: found.mapTo(self, QPoint(0, 0)) for found in seen}
        return sorted(seen, key=lambda found: (places[found].y(), places[found].x()))

    def begin_anew(self, opening: int, part: str) -> None:
        """Go to the top where there is another thing to read than before."""
        if self._read != (opening, part):
            self._read = (opening, part)
            self.scrolling.begin()

    def fill_ways_out(self) -> None:
        """Say the ways out."""
        self.back.set_text(self.tr("Quay lại"))
        self.home.set_text(self.tr("Trang đầu"))

    # The words above.

    def beyond_reach(self, areas: Areas) -> int:
        """Return the height above what can be touched: there is room for words, if not below 0."""
        return max(0, areas.touch.top() - areas.read.top() - areas.gap)

    def most_head(self, areas: Areas, bottom: int, *, of_long_name: bool = False) -> int:
        """Return the height that words above a page which ends at bottom may take."""
        is_tall = of_long_name and not areas.is_wide
        share = _TALL_HEAD_SHARE if is_tall else _HEAD_SHARE
        return max(self.beyond_reach(areas), round((bottom - areas.read.top()) * share))

    def head_height(
        self, areas: Areas, bottom: int, width: int, *, has_facts: bool = True
    ) -> int | None:
        """Return the height of name and facts; None if the name is not whole in what it may take.

        A long name first gives up the size of its letters, then takes more of a tall page.
        """
        facts = self.facts_height(width) if has_facts else 0
        least = self._least_name(width)
        for of_long_name in (False, True):
            room = self.most_head(areas, bottom, of_long_name=of_long_name) - facts
            # Tried first: finding that a very long name does not fit at any size takes a while.
            if room >= least and fit(self.theme, self.name.text(), NAME, width, room).fits:
                return min(room, self.name.heightForWidth(width)) + facts
        return None

    def facts_height(self, width: int) -> int:
        """Return the height of the line below the name, with the gap above it."""
        if not self.facts.text():
            return 0
        return self.facts.heightForWidth(width) + self.theme.px(_BETWEEN_MM)

    def heads(self, areas: Areas, bottom: int, width: int) -> Iterator[tuple[int, bool, int]]:
        """Yield what can be said of the name above a page that ends at bottom, the most first.

        Each as the lines of the name (0: all of it), with the line of facts or not, its height.
        """
        for has_facts in (True, False):
            high = self.head_height(areas, bottom, width, has_facts=has_facts)
            if high is not None:
                yield 0, has_facts, high
        high = self._least_name(width)
        if high <= self.most_head(areas, bottom, of_long_name=True):
            yield 0, False, high
        yield from ((lines, False, self.brief_height(width, lines)) for lines in BRIEF_LINES)

    def _least_name(self, width: int) -> int:
        """Return the height of the whole name in its smallest letters."""
        smallest = replace(NAME, cap_mm=NAME.min_cap_mm)
        return fit(self.theme, self.name.text(), smallest, width).height

    def brief_height(self, width: int, lines: int) -> int:
        """Return the height of the name's beginning in so many lines, with "…"."""
        self.brief.set_text(begun(self.theme, self.name.text(), width, lines))
        return self.brief.heightForWidth(width)

    def place_head(
        self, areas: Areas, height: int, width: int, name: FitLabel | None, *, has_facts: bool
    ) -> None:
        """Place name and facts, so high, in the middle of what is beyond reach or at the top.

        name: the label that says it, whole or its beginning.
        """
        facts = self.facts_height(width) if has_facts else 0
        room = max(height, self.beyond_reach(areas))
        top = areas.read.top() + (room - height if areas.lowered else (room - height) // 2)
        left = areas.read.left()
        if name is not None:
            name.setGeometry(left, top, width, height - facts)
            top += height - facts
        if facts:
            gap = self.theme.px(_BETWEEN_MM)
            self.facts.setGeometry(left, top + gap, width, facts - gap)


def begun(theme: Theme, text: str, width: int, lines: int) -> str:
    """Return a name, or as many of its words as so many lines hold, with "…" after them."""
    most = _MOST_SIGNS * lines
    if len(text) <= most and len(fit(theme, text, BRIEF, width).lines) <= lines:
        return text
    words = text[:most].split()
    few, many = 1, len(words)
    while few < many:
        middle = (few + many + 1) // 2
        tried = " ".join(words[:middle]) + _MORE
        few, many = (
            (middle, many)
            if len(fit(theme, tried, BRIEF, width).lines) <= lines
            else (few, middle - 1)
        )
    return " ".join(words[:few]).rstrip(",;:-–(") + _MORE


def in_row(targets: Sequence[Target], box: QRect, gap: int) -> None:
    """Place targets side by side in box, each as wide as its words make it among the others."""
    left = box.left()
    for target, wide in zip(targets, _widths(targets, box.width(), gap), strict=True):
        target.setGeometry(left, box.top(), wide, box.height())
        left += wide + gap


def in_row_height(targets: Sequence[Target], width: int, gap: int) -> int:
    """Return the height that targets placed by in_row need for their words."""
    return _highest(targets, _widths(targets, width, gap))


def _widths(targets: Sequence[Target], width: int, gap: int) -> list[int]:
    """Return widths that fill width: alike, unless sharing by the words' length saves height."""
    room = width - gap * (len(targets) - 1)
    alike = [room // max(1, len(targets))] * len(targets)
    least = [target.minimumSizeHint().width() for target in targets]
    wanted = [max(0, t.sizeHint().width() - m) for t, m in zip(targets, least, strict=True)]
    spare = max(0, room - sum(least))
    shared = [m + spare * w // max(1, sum(wanted)) for m, w in zip(least, wanted, strict=True)]
    widths = min((alike, shared), key=lambda tried: _highest(targets, tried))
    if widths:
        widths[-1] += room - sum(widths)
    return widths


def _highest(targets: Sequence[Target], widths: Sequence[int]) -> int:
    shared = zip(targets, widths, strict=True)
    return max((target.heightForWidth(wide) for target, wide in shared), default=0)


def papers_of(scene: Scene | None) -> PapersView:
    """Return what the errand shows, an opening one where it is not there."""
    errand = scene.view.errand if scene is not None else None
    return errand if isinstance(errand, PapersView) else PapersView(Standing.OPENING)
