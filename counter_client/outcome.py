"""What came of the service, asked before it ends: one figure chooses, and the act is done."""

from PySide6.QtCore import QCoreApplication

from counter_client.acts import ENDS_A_SERVICE, Action
from counter_client.acts_said import key_words
from counter_client.choices import Choices, Option, numbered
from counter_client.page import SmallPage
from counter_client.shown import Asked, Message, Shown


class OutcomePage(SmallPage):
    """The centre's outcomes, numbered; 1 to 9 answer at once, arrows and Enter as well."""

    acts = ENDS_A_SERVICE

    def __init__(self) -> None:
        """Make the page; ends and begin fill it."""
        super().__init__("check")
        self.outcomes = Choices(rows=9)
        self.body.addWidget(self.outcomes, 30)
        self.body.addStretch(1)
        self._action = Action.DONE
        self._shown: Shown | None = None

    def ends(self, action: Action) -> None:
        """Ask for this act: to call the next number, or to end the service alone."""
        self._action = action

    def begin(self, shown: Shown, number: str = "") -> None:
        """Ask about the number that is at the counter now; nothing is chosen beforehand."""
        del number
        self._shown = shown
        self.outcomes.set_options([])
        self.retranslate()
        self.outcomes.choose(None)
        self.outcomes.focus_first()

    def retranslate(self) -> None:
        """Put all words and names in the language of the moment."""
        super().retranslate()
        self.answer.say(key_words(self._action))
        shown = self._shown
        if shown is None or shown.view is None or shown.view.current is None:
            return
        title = QCoreApplication.translate("Counter", "Kết quả của số {label}")
        self.title.set_text(title.format(label=shown.view.current.label))
        chosen = self.outcomes.chosen()
        names = [Option(each.code, shown.words(each.name)) for each in shown.outcomes]
        self.outcomes.set_options(numbered(names))
        self.outcomes.choose(chosen)

    def show_desk(self, shown: Shown) -> None:
        """Show what is wrong; the names follow the language."""
        super().show_desk(shown)
        if self._shown is not None and shown.language != self._shown.language:
            self._shown = shown
            self.retranslate()

    def pick(self, place: int) -> bool:
        """Answer with the outcome of this figure."""
        options = self.outcomes.options()
        if place > len(options):
            return False
        self.outcomes.choose(options[place - 1].key)
        self.submit()
        return True

    def submit(self) -> None:
        """Ask for the end of the service with the chosen outcome; without one say so."""
        outcome = self.outcomes.chosen()
        if outcome is None:
            self.complained.emit(Message("outcome_missing"))
            return
        view = self._shown.view if self._shown else None
        ticket = view.current.id if view and view.current else None
        self.asked.emit(Asked(self._action, {"outcome": outcome, "ticket": ticket}))
