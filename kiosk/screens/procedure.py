"""A procedure: papers to tick off, time and fee, where to go, what comes of it; a number for it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from centre.rules.services import Service
from centre.shell.pieces import BarButton, FitLabel, Letters, PrimaryButton, Target
from centre.shell.theme import GAP_MM, Theme
from kiosk.areas import Areas
from kiosk.papers import PapersView, Print, Standing, Tab
from kiosk.screens.blocks import Choice, Content, Said
from kiosk.screens.message import NoProcedure
from kiosk.screens.procedure_plan import BETWEEN_MM, Place, Plan, State, below_head, best, least
from kiosk.screens.procedure_words import (
    ask_guide,
    content_of,
    facts_of,
    level_words,
    missing_words,
    name_of,
    print_words,
    short_tab_words,
    stale_words,
    standing_words,
    tab_words,
)
from kiosk.screens.reading import Reading, in_row, in_row_height, papers_of
from kiosk.screens.screen import Scene
from kiosk.screens.scrolling import lead_of

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
_SMALL_MM: Final = 240.0
_Rows = tuple[Sequence["Switch"], ...]


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
        self.none = NoProcedure(theme, monotonic)
        self.none.setParent(self)
        self.none.touched.connect(self.touched)
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
        self.say_state(0, leads=False)
        self.begin_anew(view.opening, view.tab.value)

    def place(self, areas: Areas) -> None:
        """Place buttons at the foot, the name on top, what is read between them."""
        areas = self._dense(areas)
        said = (self.facts, self.name, self.brief, self.state)
        for piece in (*self.tabs.values(), *self.variants, *said):
            piece.setGeometry(QRect())
        room = self._above_buttons(areas)
        self._dress_tabs(areas)
        if papers_of(self.scene).procedure is None:
            self._place_none(areas)
            return
        self.none.vanish()
        side = self._side(areas, room)
        if not side:
            rows = self._rows_above(areas, room)
            self._place_column(
                areas, room, (rows, rows[-1:] if len(rows) < 3 else rows[1:]), QRect()
            )
            return
        self._place_tabs_beside(side, room, areas.gap)
        last = list(self.tabs.values())[-1].geometry()
        below = QRect(last.left(), last.bottom() + 1 + areas.gap, side, 0)
        below.setBottom(room.bottom())
        moved = side + areas.gap * 2
        read = areas.read.adjusted(moved, 0, 0, 0)
        room.setLeft(room.left() + moved)
        self._place_column(replace(areas, read=read, touch=QRect(room)), room, ((),), below)

    def _dense(self, areas: Areas) -> Areas:
        """Return areas with the least gap where large letters make a small page full."""
        is_full = self.theme.large and areas.read.width() < self.theme.px(_SMALL_MM)
        gap = min(areas.gap, self.theme.at_least_px(GAP_MM)) if is_full else areas.gap
        return replace(areas, gap=gap)

    def _place_none(self, areas: Areas) -> None:
        """Say over the whole page why there is no procedure; nothing else is on it."""
        for piece in self.findChildren(QWidget):
            piece.setGeometry(QRect())
        self.none.setGeometry(self.rect())
        if self.scene is not None:
            self.none.show_scene(self.scene, areas)
        self.none.raise_()

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

    def say_state(self, brevity: int, *, leads: bool) -> str:
        """Say that a level was not read, what became of the list, or how many papers lack.

        brevity: 0 for all words, 1 for few; leads: old data are told here, too, as their warning is
        out of view, and with brevity 2 nothing else.
        """
        short = brevity > 0
        view = papers_of(self.scene)
        failed = view.standing in {Standing.UNKNOWN, Standing.GONE}
        tell = print_words(view, short=short)
        said = standing_words(view.standing, short=short) if failed else tell
        warns = failed or view.print is Print.FAILED
        done = bool(view.ticked) and not view.missing and not warns
        icon = "warning" if warns else ("print" if said else ("check" if done else "info"))
        if not said and view.tab is Tab.PAPERS:
            said = missing_words(view, short=short)
        stale = stale_words(self.scene, view.procedure) if self.scene and view.procedure else ""
        if leads and stale:
            both = (stale,) if brevity > 1 else (said, stale)
            said, icon, warns = " · ".join(filter(None, both)), "warning", True
        self.state.set_icon(icon)
        colour = "warn" if warns else ("ok" if done else "primary")
        cap = _STATE.min_cap_mm if short else _STATE.cap_mm
        self.state.set_letters(replace(_STATE, colour=colour, cap_mm=cap))
        self.state.set_text(said)
        self._state_icon = icon
        return said

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

    def _place_column(
        self, areas: Areas, room: QRect, choices: tuple[_Rows, ...], side: QRect
    ) -> None:
        """Place the name, rows of switches, the state and what is read, from top to bottom.

        choices: rows of switches, the most wanted first. With the tabs beside there are none, the
        levels go to the top right, and the state below the tabs, into side, if it has room there.
        """
        self.scrolling.show_content(self._content(None))
        tried = [Place(areas, room, rows, 0, side) for rows in choices]
        levels = self._level_width(room, areas.gap) if side.isValid() else 0
        if levels:
            tried = [replace(tried[0], levels=wide) for wide in (levels, 0)]
        planned = ((place, best(self, place)) for place in tried)
        found = ((place, plan) for place, plan in planned if plan is not None)
        place, plan = next(found, (tried[-1], least(self, tried[-1])))
        self._place_above(place, plan)
        room.setTop(plan.top)
        self._place_reading(room, plan)

    def _place_above(self, place: Place, plan: Plan) -> None:
        """Place what stands above what is read, and the state beside it."""
        areas, head = place.areas, plan.head
        in_head = plan.state.height if plan.state.at == "head" else 0
        name = {0: self.name, -1: None}.get(head.lines, self.brief)
        if name is self.brief:
            self.brief_height(place.wide, head.lines)
            self.brief.setAccessibleName(self.name.text())
        above = replace(areas, touch=areas.touch.adjusted(0, -in_head, 0, 0))
        self.place_head(above, head.height, place.wide, name, has_facts=head.has_facts)
        top = below_head(self, place, head.height + in_head)
        below = self._place_switches(place, top)
        self._place_state(
            place, plan.state, top - areas.gap if in_head else below, leads=plan.leads
        )

    def _place_switches(self, place: Place, top: int) -> int:
        """Place levels and tabs from top on; return where what comes below them begins."""
        room, gap = place.room, place.areas.gap
        if place.levels:
            wide = place.levels - 2 * gap
            high = in_row_height(self.variants, wide, gap)
            in_row(self.variants, QRect(room.right() + 1 - wide, room.top(), wide, high), gap)
            top = max(top, room.top() + high + gap)
        for line in place.rows:
            high = in_row_height(line, room.width(), gap)
            in_row(line, QRect(room.left(), top, room.width(), high), gap)
            top += high + gap
        return top

    def _place_state(self, place: Place, state: State, at: int, *, leads: bool) -> None:
        """Place the state below at, or, in the head, above it."""
        self.say_state(state.brevity, leads=leads)
        room, high = place.room, state.height - self.theme.px(BETWEEN_MM)
        if state.at == "side":
            side = place.side
            self.state.setGeometry(side.left(), side.top(), side.width(), state.height)
        elif state.at != "read" and high > 0:
            top = at - high if state.at == "head" else at
            self.state.setGeometry(room.left(), top, room.width(), high)

    def _place_reading(self, room: QRect, plan: Plan | None) -> None:
        """Place what scrolls, with what found no room above it; no plan: there is nothing above."""
        content = self._content(plan)
        lead = 0
        if plan is not None:
            lead = int(plan.head.lines > 0)
            lead = lead_of(content) if plan.leads else lead
            view = papers_of(self.scene)
            failed = view.standing in {Standing.UNKNOWN, Standing.GONE}
            full = standing_words(view.standing) if failed else print_words(view)
            if full and not self.state.text().startswith(full):
                content.insert(min(1, lead), Said(full, "warn", icon=self._state_icon))
                lead += 1
            if plan.state.at == "read" and self.state.text():
                content.insert(lead, Said(self.state.text(), "heading", icon=self._state_icon))
        self.scrolling.show_content(content, lead)
        self.scrolling.place(room)

    def _content(self, plan: Plan | None) -> list[Content]:
        """Return what is read, with what a plan does not say above."""
        if self.scene is None:
            return []
        content = content_of(self.scene, papers_of(self.scene), has_name=True)
        if plan is None:
            return content
        if plan.head.lines:
            content.insert(0, Said(self.name.text(), "fact", bold=True))
        if not plan.head.has_facts and self.facts.text():
            content.append(Said(self.facts.text()))
        if all(switch.size().isEmpty() for switch in self.variants):
            content += self._level_rows()
        return content

    def _level_rows(self) -> list[Choice]:
        """Return the other levels as rows, where there is no room for switches."""
        view = papers_of(self.scene)
        own = view.procedure.code if view.procedure else ""
        others = (one for one in view.variants if one.code != own)
        named = ((one.code, level_words(one.levels) or one.code) for one in others)
        return [Choice(f"variant:{code}", words) for code, words in named]
