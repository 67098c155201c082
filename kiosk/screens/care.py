"""The technician's page: sections to look at, and the few things that can be done there."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QRect

from centre.shell.pieces import BarButton, FitLabel, Letters, PrimaryButton, Target
from centre.shell.sticks import Place
from centre.shell.theme import Theme
from kiosk.areas import Areas
from kiosk.care_shown import CareView, Section, Step
from kiosk.screens import care_words
from kiosk.screens.pin import cared
from kiosk.screens.procedure import Switch
from kiosk.screens.screen import Scene, Screen, row, row_height
from kiosk.screens.scrolling import Scrolling

_ICONS: Final = MappingProxyType(
    {
        Section.DEVICES: "printer",
        Section.NETWORK: "database",
        Section.VERSIONS: "info",
        Section.LOG: "park",
    }
)
MOST_PLACES: Final = 3
"""Places that are offered for the log: a technician carries one stick, the machine is another."""
_MOST_NAME: Final = 16


class Care(Screen):
    """The page CARE: a heading, what the section says, what it can do, the sections, the end."""

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page; a scene says which section it is."""
        super().__init__(theme, monotonic)
        self.setObjectName("care")
        self._read: tuple[int, Section] | None = None
        self.heading = FitLabel(theme, "", Letters(7.2, bold=True))
        self.heading.setParent(self)
        self.facts = Scrolling(self, "care")
        self.switches = {
            section: Switch(theme, f"care_section:{section.value}", icon)
            for section, icon in _ICONS.items()
        }
        self._print = PrimaryButton(theme, "care_print", "print")
        self._restart = BarButton(theme, "care_restart:", "again")
        self._sure = PrimaryButton(theme, "care_restart:sure", "again")
        self._keep = BarButton(theme, "care_restart:no", "close")
        self._places = [PrimaryButton(theme, f"care_save:{n}", "park") for n in range(MOST_PLACES)]
        self._done = BarButton(theme, "home", "done")
        for target in (
            *self.switches.values(),
            *(self._print, self._restart, self._sure, self._keep, *self._places, self._done),
        ):
            self.add(target)

    def fill(self, scene: Scene) -> None:
        """Say everything of the section."""
        view = cared(scene)
        heading = self.tr("Bảo trì máy {kiosk}").format(kiosk=view.kiosk)
        self.heading.set_text(heading)
        for section, switch in self.switches.items():
            words, chosen = care_words.section_words(section), section is view.section
            switch.choose(chosen=chosen, text=words, also=self.tr("đang xem"))
        self._print.set_text(self.tr("In phiếu thử"))
        self._restart.set_text(self.tr("Khởi động lại chương trình"))
        self._sure.set_text(self.tr("Khởi động lại ngay"))
        self._keep.set_text(self.tr("Thôi"))
        self._done.set_text(self.tr("Xong"))
        for button, place in zip(self._places, view.places, strict=False):
            button.set_text(self.tr("Lưu vào {place}").format(place=self._place_words(place)))
        self.facts.show_content(care_words.said(view, scene.now))
        if self._read != (view.entry, view.section):
            self._read = (view.entry, view.section)
            self.facts.begin()

    def place(self, areas: Areas) -> None:
        """Place, from the foot: sections and end, what can be done, what is read, the heading."""
        for piece in (self.heading, *self._acts_all(), *self.switches.values()):
            piece.setGeometry(QRect())
        gap = areas.gap
        room = self._place_row(areas.touch, [*self.switches.values(), self._done], gap)
        acts = self._acts(cared(self.scene))
        if acts:
            room = self._place_row(room, acts, gap)
        top = areas.read.top()
        high = self.heading.heightForWidth(areas.read.width())
        if areas.touch.top() > top + high + gap:
            top = areas.touch.top() - high - gap
        self.heading.setGeometry(areas.read.left(), top, areas.read.width(), high)
        room.setTop(max(room.top(), top + high + gap))
        self.facts.place(room)

    def _place_row(self, box: QRect, buttons: list[Target], gap: int) -> QRect:
        """Place buttons at the foot of box, in as few rows as their words need; return the rest."""
        count = self._in_a_row(buttons, box.width(), gap)
        lines = [buttons[at : at + count] for at in range(0, len(buttons), count)]
        for line in reversed(lines):
            high = row_height(line, box.width(), gap)
            row(line, QRect(box.left(), box.bottom() + 1 - high, box.width(), high), gap)
            box = box.adjusted(0, 0, 0, -high - gap)
        return box

    @staticmethod
    def _in_a_row(buttons: list[Target], width: int, gap: int) -> int:
        """Return how many buttons stand side by side, each as wide as its widest word."""
        widest = max(button.minimumSizeHint().width() for button in buttons)
        most = max(1, (width + gap) // (widest + gap))
        lines = -(-len(buttons) // most)
        return -(-len(buttons) // lines)

    def _acts(self, view: CareView) -> list[Target]:
        """Return what can be done in the section now."""
        if view.section is Section.DEVICES:
            waits = view.trial.step is Step.UNDER_WAY
            return [self._print] if view.has_printer and not waits else []
        if view.section is Section.VERSIONS:
            return [self._keep, self._sure] if view.sure else [self._restart]
        if view.section is Section.LOG and view.saved.step is not Step.UNDER_WAY:
            return list(self._places[: len(view.places)])
        return []

    def _acts_all(self) -> list[Target]:
        return [self._print, self._restart, self._sure, self._keep, *self._places]

    def _place_words(self, place: Place) -> str:
        """Return a stick's name, cut to a bearable length, or what this machine is called."""
        if not place.removable:
            return self.tr("máy này")
        name = place.name
        return name if len(name) <= _MOST_NAME else f"{name[: _MOST_NAME - 1]}…"
