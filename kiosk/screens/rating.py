"""The rating keypad: the counter's name while nothing is asked, three faces when it is."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QEvent, QRect, Signal

from centre.rules.services import Counter, words_in
from centre.shell.pieces import BarButton, Face, FitLabel, Letters, Page, fit
from centre.shell.pieces.faces import LABEL
from centre.shell.theme import Theme
from kiosk.areas import Areas
from kiosk.rating import RatingPage, RatingView
from kiosk.screens.screen import height_of, row, stack
from kiosk.screens.ticket import Number
from kiosk.sentences import language_name

_QUESTION: Final = Letters(9.6, bold=True, align="centre", min_cap_mm=5.8)
# On a 10-inch keypad the faces need the room of a second line.
_SHORT_QUESTION: Final = Letters(5.8, bold=True, align="centre", lines=1)
# Labels in one line, largest first; min_cap_mm equal, so that none shrinks alone.
_ONE_LINE: Final = tuple(
    replace(LABEL, cap_mm=cap_mm, min_cap_mm=cap_mm, lines=1)
    for cap_mm in (7.0, 6.6, 6.2, 5.8, 5.4, 5.1, 4.8)
)
_NO_BREAK: Final = "\u00a0"


@dataclass(frozen=True, slots=True)
class RatingScene:
    """All that the keypad draws from."""

    view: RatingView
    counter: Counter | None
    language: str
    next_language: str


class RatingScreen(Page):
    """One page for all that a keypad says. `touched` carries the Touched of a target."""

    touched = Signal(object)

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page, without faces: they come with the instrument."""
        super().__init__(theme)
        self._monotonic = monotonic
        self.scene: RatingScene | None = None
        self.areas: Areas | None = None
        self.question = FitLabel(theme, "", _QUESTION)
        self.about = FitLabel(theme, "", Letters(5.8, colour="ink2", align="centre"))
        self.number = Number(theme)
        for piece in (self.question, self.about, self.number):
            piece.setParent(self)
        self.faces: list[Face] = []
        self.skip = BarButton(theme, "skip", "close")
        self.language = BarButton(theme, "language:", "language")
        for button in (self.language, self.skip):
            self._add(button)

    def show_scene(self, scene: RatingScene, areas: Areas) -> None:
        """Draw a scene in the room of areas."""
        self.scene, self.areas = scene, areas
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of the moment, and place it."""
        if self.scene is None or self.areas is None:
            return
        say = {
            RatingPage.IDLE: self._say_idle,
            RatingPage.OPEN: self._say_open,
            RatingPage.THANKS: self._say_thanks,
            RatingPage.TROUBLE: self._say_trouble,
        }
        for piece in (self.number, self.skip, self.language, *self.faces):
            piece.hide()
        self.about.set_text("")
        self.question.set_icon("")
        self.question.set_letters(_QUESTION)
        say[self.scene.view.page](self.scene, self.areas)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _add(self, target: Face | BarButton) -> None:
        target.setParent(self)
        target.now = self._monotonic
        target.touched.connect(self.touched)

    def _say_idle(self, scene: RatingScene, areas: Areas) -> None:
        """Show the counter's name and the number being served; nothing can be touched."""
        name = words_in(scene.counter.name, scene.language) if scene.counter else ""
        self.question.set_text(name)
        serving = scene.view.serving
        self.about.set_text(self.tr("Đang phục vụ số") if serving else "")
        self.number.set_text(serving or "")
        high = min(self.number.wanted(areas.read.width()), areas.read.height() // 2)
        words = QRect(areas.read)
        if serving:
            words.setHeight(height_of((self.question, self.about), words.width(), areas.gap))
            top = areas.read.top() + max(0, areas.read.height() - words.height() - high) // 3
            words.moveTop(top)
            box = QRect(words.left(), words.bottom() + areas.gap * 2, words.width(), high)
            self.number.setGeometry(box)
            self.number.show()
        stack((self.question, self.about), words, areas.gap)

    def _say_open(self, scene: RatingScene, areas: Areas) -> None:
        """Ask: the question, the number, one face per level, worst left."""
        rating = scene.view.rating
        if rating is None:
            return
        self._make_faces(scene)
        self.question.set_text(words_in(rating.instrument.question, scene.language))
        about = self.tr("Số {label} · Đánh giá không ghi tên.").format(label=rating.label)
        self.about.set_text(about)
        self.skip.set_text(self.tr("Bỏ qua"))
        self.language.key = f"language:{scene.next_language}"
        self.language.set_text(language_name(scene.next_language))
        self._place_open(areas)

    def _place_open(self, areas: Areas) -> None:
        read, gap = areas.read, areas.gap
        buttons = [self.language, self.skip]
        wide = min(self.theme.px(50 if areas.compact else 80), (read.width() - gap) // 2)
        high = max(button.heightForWidth(wide) for button in buttons)
        foot = QRect(read.left(), read.bottom() + 1 - high, read.width(), high)
        self.language.setGeometry(foot.left(), foot.top(), wide, high)
        self.skip.setGeometry(foot.right() + 1 - wide, foot.top(), wide, high)
        top = self._place_words(areas, foot, wide)
        box = QRect(read.left(), top, read.width(), foot.top() - gap - top)
        most = self.theme.px(160)
        if box.height() > most:
            box.setTop(box.top() + (box.height() - most) // 2)
            box.setHeight(most)
        row(self.faces, box, gap)
        self._level_faces()
        for widget in (*buttons, *self.faces):
            widget.show()

    def _place_words(self, areas: Areas, foot: QRect, button: int) -> int:
        """Place question and remark; return where the faces begin.

        On a low screen the question takes one line and the remark stands between the buttons.
        """
        read, gap = areas.read, areas.gap
        labels: tuple[FitLabel, ...] = (self.question, self.about)
        if areas.compact:
            self.question.set_letters(_SHORT_QUESTION)
            labels = (self.question,)
            between = foot.adjusted(button + gap, 0, -(button + gap), 0)
            stack((self.about,), between, gap)
        head = min(height_of(labels, read.width(), gap), read.height() // 3)
        stack(labels, QRect(read.left(), read.top(), read.width(), head), gap)
        return read.top() + head + gap

    def _level_faces(self) -> None:
        """Set all labels alike: in the largest letters in which each is one line.

        Where there are none, all take as many lines as the longest, so that the faces are level.
        """
        width = max(1, self.faces[0].width() - 2 * self.theme.px(4)) if self.faces else 1
        labels = [face.accessibleName() for face in self.faces]
        for letters in (*_ONE_LINE, LABEL):
            lines = [len(fit(self.theme, label, letters, width).lines) for label in labels]
            whole = all(fit(self.theme, label, letters, width).fits for label in labels)
            if letters is LABEL or (whole and max(lines, default=1) == 1):
                self._label_faces(labels, lines, letters)
                return

    def _label_faces(self, labels: list[str], lines: list[int], letters: Letters) -> None:
        """Give each face its label, filled up to as many lines as the longest has."""
        for face, label, count in zip(self.faces, labels, lines, strict=True):
            face.set_letters(letters)
            face.set_label(label + f"\n{_NO_BREAK}" * (max(lines) - count))
            face.setAccessibleName(label)

    def _make_faces(self, scene: RatingScene) -> None:
        """Make one face per level of the instrument, in its fixed order."""
        rating = scene.view.rating
        if rating is None:
            return
        levels = rating.instrument.levels
        keys = [f"level:{level.value}" for level in levels]
        if [face.key for face in self.faces] != keys:
            for face in self.faces:
                face.setParent(None)
                face.deleteLater()
            self.faces = [
                Face(self.theme, key, level.face) for key, level in zip(keys, levels, strict=True)
            ]
            for face in self.faces:
                self._add(face)
        for face, level in zip(self.faces, levels, strict=True):
            face.set_label(words_in(level.label, scene.language))
            face.set_closed(closed=scene.view.level not in (None, level.value))

    def _say_thanks(self, scene: RatingScene, areas: Areas) -> None:
        del scene
        self.question.set_icon("done")
        self.question.set_text(self.tr("Cảm ơn Ông/Bà!"))
        stack((self.question,), areas.read, areas.gap)
        self.about.setGeometry(QRect())

    def _say_trouble(self, scene: RatingScene, areas: Areas) -> None:
        """Say nothing of a fault that citizens need not know: the counter's name alone."""
        name = words_in(scene.counter.name, scene.language) if scene.counter else ""
        self.question.set_text(name)
        self.about.set_text(self.tr("Máy đánh giá đang tạm nghỉ"))
        stack((self.question, self.about), areas.read, areas.gap)
