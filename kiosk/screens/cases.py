"""The cases of a procedure: which of them the citizen is in decides which papers are needed."""

from collections.abc import Callable

from PySide6.QtCore import QRect

from centre.shell.pieces import FitLabel, Letters
from centre.shell.theme import Theme
from kiosk.areas import Areas
from kiosk.screens.blocks import Choice, Content, Said
from kiosk.screens.procedure_words import case_words, name_of
from kiosk.screens.reading import Reading, in_row, in_row_height, papers_of
from kiosk.screens.screen import Scene, height_of, stack


class Cases(Reading):
    """The page CASES: one row for each case, with its whole words."""

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page without words."""
        super().__init__(theme, monotonic)
        self.setObjectName("cases")
        self.heading = FitLabel(theme, "", Letters(8.4, bold=True, min_cap_mm=5.8))
        self.heading.setParent(self)
        self.name.set_letters(Letters(5.2, colour="ink2"))

    def fill(self, scene: Scene) -> None:
        """Say the question, and the procedure of which it is asked."""
        view = papers_of(scene)
        self.heading.set_text(self.tr("Ông/Bà thuộc trường hợp nào?"))
        self.fill_ways_out()
        language = scene.view.look.language
        self.name.set_text(name_of(view.procedure, language) if view.procedure else "")
        self.begin_anew(view.opening, "cases")

    def place(self, areas: Areas) -> None:
        """Place the question on top, the buttons at the foot, the cases between them."""
        buttons, gap, room = [self.back, self.home], areas.gap, QRect(areas.touch)
        high = in_row_height(buttons, room.width(), gap)
        in_row(buttons, QRect(room.left(), room.bottom() + 1 - high, room.width(), high), gap)
        room.setBottom(room.bottom() - high - gap)
        has_name = self._place_question(areas, room)
        self.scrolling.show_content(self._content(has_name=has_name))
        self.scrolling.place(room)

    def _place_question(self, areas: Areas, room: QRect) -> bool:
        """Place question and name above room, which gives way; tell whether the name found room."""
        wide, between = areas.read.width(), self.theme.px(2)
        labels = [self.heading, self.name]
        has_name = height_of(labels, wide, between) <= self.most_head(areas, room.bottom())
        if not has_name:
            self.name.setGeometry(QRect())
            labels.remove(self.name)
        high = max(height_of(labels, wide, between), self.beyond_reach(areas))
        box = QRect(areas.read.left(), areas.read.top(), wide, high)
        stack(labels, box, between, down=1.0 if areas.lowered else 0.5)
        room.setTop(max(room.top(), box.bottom() + 1 + areas.gap))
        return has_name

    def _content(self, *, has_name: bool) -> list[Content]:
        """Return the cases; below them the name, where it is too long for the top of the page."""
        view = papers_of(self.scene)
        content: list[Content] = [
            Choice(f"case:{place}", case_words(one)) for place, one in enumerate(view.cases)
        ]
        if not has_name:
            content.append(Said(self.name.text(), "fact", self.tr("Thủ tục")))
        return content
