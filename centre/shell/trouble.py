"""The calm page: what happened, what to do, where help is; a small code for staff.

No blame, no exclamation mark, no traceback (screens.md section 12).
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from centre.shell.pieces import FitLabel, Letters, Page, Sign
from centre.shell.theme import Theme


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a calm page says. Reason is for staff: a few plain sentences in small print."""

    title: str
    advice: str
    code: str = ""
    reason: str = ""


class TroublePage(Page):
    """One calm page that fills its window; it takes nothing and offers nothing to touch."""

    def __init__(self, theme: Theme, trouble: Trouble, parent: QWidget | None = None) -> None:
        """Show trouble."""
        super().__init__(theme, "bg", parent)
        self._sign = Sign(theme, "info", 30.0)
        self._title = FitLabel(theme, "", Letters(9.6, bold=True, align="centre"))
        self._advice = FitLabel(theme, "", Letters(6.4, align="centre"))
        self._reason = FitLabel(theme, "", Letters(3.2, colour="ink2", min_cap_mm=2.0))
        self._code = FitLabel(theme, "", Letters(3.2, colour="ink2", align="right", min_cap_mm=2.0))
        self._arrange()
        self.show_trouble(trouble)

    def show_trouble(self, trouble: Trouble) -> None:
        """Show other words."""
        self._title.set_text(trouble.title)
        self._advice.set_text(trouble.advice)
        self._reason.set_text(trouble.reason)
        self._code.set_text(trouble.code)
        self.setAccessibleName(f"{trouble.title} {trouble.advice}")

    def _arrange(self) -> None:
        """Place the words: the sentences in the middle, staff print at the lower edge."""
        column = QVBoxLayout(self)
        edge = self.theme.px(12)
        column.setContentsMargins(edge, edge, edge, self.theme.px(7))
        column.setSpacing(self.theme.px(7))
        column.addStretch(3)
        for label in (self._sign, self._title, self._advice):
            column.addWidget(label)
        column.addStretch(4)
        column.addWidget(self._reason)
        column.addWidget(self._code)


class StartTrouble(TroublePage):
    """The calm page of a program that cannot start or has to start again."""

    def __init__(
        self, theme: Theme, *, code: str, reason: str = "", restarts: bool = False
    ) -> None:
        """Show code and, for staff, reason; restarts: it will be back within a minute."""
        self._about = (code, reason, restarts)
        super().__init__(theme, Trouble("", ""))
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        code, reason, restarts = self._about
        if restarts:
            title = self.tr("Máy đang khởi động lại, xin chờ một phút.")
        else:
            title = self.tr("Máy đang tạm dừng.")
        self.show_trouble(Trouble(title, self.tr("Mời Ông/Bà đến quầy hướng dẫn."), code, reason))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
