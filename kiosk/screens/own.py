"""The pages of one's own number: where it stands, and how far it may step back."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect

from centre.rules.tickets import QUEUED
from centre.shell.pieces import BarButton, Letters, PrimaryButton, Target
from centre.shell.theme import Theme
from kiosk.own import OwnView, Shows
from kiosk.own_words import own_advice, own_more, own_title, step_follows, step_title, steps_hint
from kiosk.screens.choices import Choice, Choices
from kiosk.screens.message import Message
from kiosk.screens.screen import Scene

# A number is read at a glance; a sentence is not.
_NUMBER: Final = Letters(15.0, bold=True, colour="primary", align="centre", min_cap_mm=5.8)


class Own(Message):
    """A number with its place; what may be done with it as buttons, or whether it is given up."""

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page without a number."""
        super().__init__(theme, monotonic, "ticket")
        self.setObjectName("own")
        self._home = BarButton(theme, "home", "home")
        self._give_up = BarButton(theme, "own_give_up", "close")
        self._steps = PrimaryButton(theme, "own_steps", "down")
        self._sure = BarButton(theme, "own_sure", "close")
        self._keep = PrimaryButton(theme, "own_keep", "back")
        self._done = PrimaryButton(theme, "home", "home")
        for button in self._all():
            self.add(button)

    def fill(self, scene: Scene) -> None:
        """Say where the number stands and what may be done."""
        view = scene.view.errand
        if not isinstance(view, OwnView):
            return
        language = scene.view.look.language
        is_number = view.own is not None and view.shows is Shows.NUMBER
        self.heading = _NUMBER if is_number else Message.heading
        self.title.set_text(own_title(view))
        self.advice.set_text(own_advice(view, scene.centre, language))
        self.more.set_text(own_more(view, language))
        self._home.set_text(self.tr("Trang đầu"))
        self._done.set_text(self.tr("Trang đầu"))
        self._give_up.set_text(self.tr("Bỏ số"))
        self._steps.set_text(self.tr("Lùi lại"))
        self._sure.set_text(self.tr("Có, bỏ số"))
        self._keep.set_text(self.tr("Không, giữ số"))
        self._offer(self._wanted(view))

    def _wanted(self, view: OwnView) -> list[Target]:
        """Return the buttons for what is shown, the strongest last."""
        if view.own is None or view.own.position.ticket.state not in QUEUED:
            return [self._done]
        if view.shows is Shows.SURE:
            return [self._home, self._sure, self._keep]
        if view.own.steps:
            return [self._home, self._give_up, self._steps]
        return [self._give_up, self._done]

    def _offer(self, wanted: list[Target]) -> None:
        """Put these buttons into the row, and take the others away."""
        self.buttons = wanted
        for button in self._all():
            if button not in wanted:
                button.setGeometry(QRect())

    def _all(self) -> tuple[Target, ...]:
        first = (self._home, self._give_up, self._steps)
        return (*first, self._sure, self._keep, self._done)


class Steps(Choices):
    """How many more people go before: one tile for each place that the order offers."""

    highest_mm = 46.0
    button_mm = 32.0

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page without steps."""
        super().__init__(theme, monotonic)
        self.setObjectName("steps")
        self._home = BarButton(theme, "home", "home")
        self._back = PrimaryButton(theme, "back", "back")
        for button in (self._home, self._back):
            self.add_button(button)

    def fill(self, scene: Scene) -> None:
        """Ask, and say what follows from each."""
        view = scene.view.errand
        if not isinstance(view, OwnView) or view.own is None:
            return
        self.heading.set_text(self.tr("Ông/Bà muốn lùi lại sau bao nhiêu người?"))
        self.hint.set_text(steps_hint(view))
        # Who loses a priority is told so before anything else, also where one sentence has room.
        self.hint_first = view.own.position.ticket.priority is not None
        self.pager_tile.set_words(self.tr("Lựa chọn khác"))
        self.pager.set_text(self.tr("Lựa chọn khác"))
        self._home.set_text(self.tr("Trang đầu"))
        self._back.set_text(self.tr("Quay lại"))
        self.offer(
            [
                Choice(
                    f"own_step:{step.further}",
                    "people",
                    step_title(step),
                    step_follows(step),
                    ("people",),
                )
                for step in view.own.steps
            ]
        )
