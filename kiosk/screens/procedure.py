"""A procedure: papers to tick off, time and fee, where to go, what comes of it; a number for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QRect

from centre.rules.services import Service
from centre.shell.pieces import BarButton, FitLabel, Letters, PrimaryButton, Target
from centre.shell.theme import LARGE, Theme
from kiosk.areas import Areas
from kiosk.papers import PapersView, Print, Standing, Tab
from kiosk.screens.blocks import Choice, Said
from kiosk.screens.procedure_words import (
    ask_guide,
    content_of,
    facts_of,
    level_words,
    missing_words,
    name_of,
    print_words,
    short_tab_words,
    standing_words,
    tab_words,
)
from kiosk.screens.reading import Reading, in_row, in_row_height, papers_of
from kiosk.screens.screen import Scene

_STATE: Final = Letters(5.8, bold=True, min_cap_mm=4.8)
_TAB_ICONS: Final = {
    Tab.PAPERS: "any",
    Tab.COST: "clock",
    Tab.PLACE: "counter",
    Tab.RESULT: "result",
}
# Beside what is read, on a page that lies: parts of its width that the tabs may take.
_SIDE_SHARES: Final = (0.2, 0.23, 0.26, 0.3, 0.34)
_LEVEL_MM: Final = 52.0
# Where less than this would be left to read, name and state are read with the rest.
_LEAST_READING_MM: Final = 62.0


@dataclass(frozen=True, slots=True)
class _Plan:
    """What stands above what is read (the rest scrolls), and where reading begins."""

    has_name: bool
    has_state: bool
    head: int
    top: int


class Switch(BarButton):
    """One of several ways to see a page: the one that is seen is filled, and says so."""

    def choose(self, *, chosen: bool, text: str, also: str) -> None:
        """Show text; also is what is read aloud with the one that is chosen."""
        self._strong = chosen
        self.set_text(text)
        self.setAccessibleName(f"{text}, {also}" if chosen else text)


class Procedure(Reading):
    """The page PROCEDURE."""

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page without words."""
        super().__init__(theme, monotonic)
        self.setObjectName("procedure")
        self.state = FitLabel(theme, "", _STATE, "info")
        self.guide = FitLabel(theme, "", Letters(5.2, bold=True, align="centre"), "info")
        for label in (self.state, self.guide):
            label.setParent(self)
        self.tabs = {tab: Switch(theme, f"tab:{tab.value}", _TAB_ICONS[tab]) for tab in Tab}
        self.variants: list[Switch] = []
        self._state_icon = "info"
        self._list = BarButton(theme, "print_list", "print")
        self._take = PrimaryButton(theme, "papers_number", "ticket")
        for target in (*self.tabs.values(), self._list, self._take):
            self.add(target)

    def fill(self, scene: Scene) -> None:
        """Say everything that does not scroll."""
        view = papers_of(scene)
        self.fill_ways_out()
        self._take.set_text(self.tr("Lấy số làm thủ tục này"))
        self.guide.set_text(ask_guide())
        procedure = view.procedure
        self.name.set_text(name_of(procedure, scene.view.look.language) if procedure else "")
        self.facts.set_text(facts_of(procedure) if procedure else "")
        self._fill_variants(view)
        self._fill_list(view)
        self._fill_state(view)
        self.begin_anew(view.opening, view.tab.value)

    def place(self, areas: Areas) -> None:
        """Place buttons at the foot, the name on top, what is read between them."""
        for piece in (*self.tabs.values(), *self.variants, self.facts, self.name, self.state):
            piece.setGeometry(QRect())
        room = self._above_buttons(areas)
        self._dress_tabs(areas)
        if papers_of(self.scene).procedure is None:
            self._place_reading(room, None)
            return
        side = self._side(areas, room)
        if side:
            self._place_tabs_beside(side, room, areas.gap)
            moved = side + areas.gap * 2
            read = areas.read.adjusted(moved, 0, 0, 0)
            room.setLeft(room.left() + moved)
            self._place_column(replace(areas, read=read, touch=QRect(room)), room, ())
        else:
            self._place_column(areas, room, self._rows_above(areas, room))

    # The words.

    def _fill_variants(self, view: PapersView) -> None:
        """Make a switch for each level where there are several."""
        wanted = [f"variant:{one.code}" for one in view.variants] if len(view.variants) > 1 else []
        if [switch.key for switch in self.variants] != wanted:
            for switch in self.variants:
                switch.setParent(None)
                switch.deleteLater()
            self.variants = [Switch(self.theme, key, "centre") for key in wanted]
            for switch in self.variants:
                self.add(switch)
        own = view.procedure.code if view.procedure else ""
        for switch, one in zip(self.variants, view.variants, strict=False):
            words = level_words(one.levels) or one.code
            switch.choose(chosen=one.code == own, text=words, also=self.tr("đang xem"))
            switch.set_icon("check" if one.code == own else "centre")

    def _fill_list(self, view: PapersView) -> None:
        words = {
            Print.NONE: self.tr("In danh sách này"),
            Print.PRINTING: self.tr("Đang in…"),
            Print.PRINTED: self.tr("In lại danh sách"),
            Print.FAILED: self.tr("Thử in lại"),
        }
        self._list.set_text(words[view.print])
        self._list.set_closed(closed=not view.may_print)

    def _fill_state(self, view: PapersView) -> None:
        """Say that a level was not read, what became of the list, or how many papers lack."""
        failed = view.standing in {Standing.UNKNOWN, Standing.GONE}
        said = standing_words(view.standing) if failed else print_words(view)
        warns = failed or view.print is Print.FAILED
        if said:
            icon = "warning" if warns else "print"
        else:
            said = missing_words(view) if view.tab is Tab.PAPERS else ""
            icon = "check" if view.ticked and not view.missing else "info"
        done = bool(view.ticked) and not view.missing and not warns
        self._state_icon = icon
        self.state.set_icon(icon)
        colour = "warn" if warns else ("ok" if done else "primary")
        self.state.set_letters(replace(_STATE, colour=colour))
        self.state.set_text(said)

    # The buttons.

    def _service(self) -> Service | None:
        scene, procedure = self.scene, papers_of(self.scene).procedure
        if scene is None or scene.centre is None or procedure is None:
            return None
        return scene.centre.service_for(procedure.field)

    def _above_buttons(self, areas: Areas) -> QRect:
        """Place the buttons, in one row where the page is wide; return the room above them."""
        view, gap = papers_of(self.scene), areas.gap
        for piece in (self._list, self._take, self.guide):
            piece.setGeometry(QRect())
        has_number = self._service() is not None
        ways: list[Target] = [self._list] if view.can_print else []
        ways += [self._take] if has_number else []
        ground: list[Target] = [self.back, self.home]
        room = QRect(areas.touch)
        for line in reversed(self._rows_below(ground, ways, areas)):
            high = in_row_height(line, room.width(), gap)
            box = QRect(room.left(), room.bottom() + 1 - high, room.width(), high)
            in_row(line, box, gap)
            room.setBottom(box.top() - gap - 1)
        if view.procedure is not None and not has_number:
            high = self.guide.heightForWidth(room.width())
            self.guide.setGeometry(room.left(), room.bottom() + 1 - high, room.width(), high)
            room.setBottom(room.bottom() - high - gap)
        return room

    def _rows_below(
        self, ground: list[Target], ways: list[Target], areas: Areas
    ) -> list[list[Target]]:
        """Return the buttons in one row where the page is wide or the height is dear, else two."""
        one, two = [[*ground, *ways]], [line for line in (ways, ground) if line]
        if areas.is_wide:
            return one
        wide, gap = areas.touch.width(), areas.gap
        heights = [
            sum(in_row_height(line, wide, gap) + gap for line in rows) for rows in (one, two)
        ]
        return one if areas.lowered and heights[0] < heights[1] else two

    # The tabs and levels.

    def _is_tight(self, areas: Areas) -> bool:
        """Tell whether the page is lowered with large letters: there is hardly room to read."""
        return areas.lowered and self.theme.large and not areas.is_wide

    def _dress_tabs(self, areas: Areas) -> None:
        """Say the tabs with their icons, or in one short word where the page is tight."""
        view, tight = papers_of(self.scene), self._is_tight(areas)
        for tab, switch in self.tabs.items():
            words = short_tab_words(tab) if tight else tab_words(tab)
            switch.set_icon("" if tight else _TAB_ICONS[tab])
            switch.choose(chosen=tab is view.tab, text=words, also=self.tr("đang xem"))

    def _side(self, areas: Areas, room: QRect) -> int:
        """Return the width of tabs below each other at the left; 0 where they go above."""
        tabs = list(self.tabs.values())
        for share in _SIDE_SHARES if areas.is_wide else ():
            wide = round(areas.read.width() * share)
            whole = all(tab.sizeHint().width() <= wide for tab in tabs)
            heights = [tab.heightForWidth(wide) for tab in tabs]
            if whole and sum(heights) + areas.gap * (len(tabs) - 1) <= room.height():
                return wide
        return 0

    def _place_tabs_beside(self, wide: int, room: QRect, gap: int) -> None:
        top = room.top()
        for tab in self.tabs.values():
            high = tab.heightForWidth(wide)
            tab.setGeometry(room.left(), top, wide, high)
            top += high + gap

    def _rows_above(self, areas: Areas, room: QRect) -> tuple[Sequence[Switch], ...]:
        """Return levels and tabs in rows: the tabs in two where that is less high than one."""
        gap, tabs = areas.gap, list(self.tabs.values())
        one, two = (tabs,), (tabs[:2], tabs[2:])
        heights = [
            sum(in_row_height(line, room.width(), gap) + gap for line in rows)
            for rows in (one, two)
        ]
        rows: tuple[Sequence[Switch], ...] = one if heights[0] <= heights[1] else two
        return (self.variants, *rows) if self.variants and not self._is_tight(areas) else rows

    def _level_width(self, room: QRect, gap: int) -> int:
        """Return the width of the levels at the top right, with the gap before them."""
        count = len(self.variants)
        if not count:
            return 0
        each = max(switch.minimumSizeHint().width() for switch in self.variants)
        each = min(max(each, self.theme.px(_LEVEL_MM)), room.width() // (count + 1))
        return each * count + gap * (count + 1)

    # What is read.

    def _place_column(self, areas: Areas, room: QRect, rows: tuple[Sequence[Switch], ...]) -> None:
        """Place the name, rows of switches, the state and what is read, from top to bottom.

        Without rows the tabs stand beside, and the levels go to the top right.
        """
        gap = areas.gap
        levels = 0 if rows else self._level_width(room, gap)
        wide = areas.read.width() - levels
        plan = self._plan(areas, room, rows, wide)
        self.place_head(areas, plan.head, wide, has_name=plan.has_name)
        top = self._below_head(areas, room, plan.head)
        if levels:
            box = QRect(room.right() + 1 - levels + 2 * gap, room.top(), levels - 2 * gap, 0)
            box.setHeight(in_row_height(self.variants, box.width(), gap))
            in_row(self.variants, box, gap)
            top = max(top, box.bottom() + 1 + gap)
        for line in rows:
            high = in_row_height(line, room.width(), gap)
            in_row(line, QRect(room.left(), top, room.width(), high), gap)
            top += high + gap
        if plan.has_state:
            high = self.state.heightForWidth(room.width())
            self.state.setGeometry(room.left(), top, room.width(), high)
        room.setTop(plan.top)
        self._place_reading(room, plan)

    def _plan(
        self, areas: Areas, room: QRect, rows: tuple[Sequence[Switch], ...], wide: int
    ) -> _Plan:
        """Return what goes above what is read: as much as leaves enough to read."""
        head = self.head_height(areas, room.bottom(), wide)
        facts = self.facts_height(wide)
        heads = [(True, head)] if head is not None else []
        heads += [(False, facts), (False, 0)]
        said = self.state.heightForWidth(room.width()) + self.theme.at_least_px(3)
        states = (said, 0) if self.state.text() else (0,)
        plans = [
            _Plan(has_name, said > 0, high, self._top(areas, room, rows, high) + said)
            for said in states
            for has_name, high in heads
        ]
        scale = LARGE if self.theme.large else 1.0
        least = self.theme.px(_LEAST_READING_MM * scale)
        enough = (plan for plan in plans if room.bottom() - plan.top >= least)
        return next(enough, min(plans, key=lambda plan: plan.top))

    def _below_head(self, areas: Areas, room: QRect, head: int) -> int:
        below = areas.read.top() + max(head, self.beyond_reach(areas))
        return max(room.top(), below + areas.gap if head else room.top())

    def _top(self, areas: Areas, room: QRect, rows: tuple[Sequence[Switch], ...], head: int) -> int:
        """Return where reading begins below a head of this height."""
        top = self._below_head(areas, room, head)
        if not rows and self.variants:
            wide = self._level_width(room, areas.gap) - 2 * areas.gap
            high = in_row_height(self.variants, wide, areas.gap)
            top = max(top, room.top() + high + areas.gap)
        return top + sum(in_row_height(line, room.width(), areas.gap) + areas.gap for line in rows)

    def _place_reading(self, room: QRect, plan: _Plan | None) -> None:
        """Place what scrolls, with what found no room above it; no plan: there is nothing above."""
        if self.scene is not None:
            has_name = plan is None or plan.has_name
            content = content_of(self.scene, papers_of(self.scene), has_name=has_name)
            if plan is not None and not plan.has_state and self.state.text():
                content.insert(0, Said(self.state.text(), "heading", icon=self._state_icon))
            if plan is not None and not plan.head and self.facts.text():
                content.append(Said(self.facts.text()))
            if all(switch.size().isEmpty() for switch in self.variants):
                content += self._level_rows()
            self.scrolling.show_content(content)
        self.scrolling.place(room)

    def _level_rows(self) -> list[Choice]:
        """Return the other levels as rows, where there is no room for switches."""
        view = papers_of(self.scene)
        own = view.procedure.code if view.procedure else ""
        others = (one for one in view.variants if one.code != own)
        named = ((one.code, level_words(one.levels) or one.code) for one in others)
        return [Choice(f"variant:{code}", words) for code, words in named]
