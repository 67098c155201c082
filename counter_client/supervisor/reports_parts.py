"""The head of a report on the screen: totals that visibly add up, and the minutes below them."""

from typing import Final

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from centre.shell.pieces import Card
from counter_client.look import THEME, label
from db.figures.cells import COLUMNS, cells, shown
from db.figures.report import Report
from db.figures.words import number_said, said

PARTS: Final = ("arrived", "served", "absent", "cancelled", "left", "waiting")
"""The first is the sum of the others; the signs between the cards say so."""
FACTS: Final = ("wait_mean", "wait_p50", "wait_p90", "over_target", "service_mean", "services")
COUNTS: Final = (*PARTS, "called", "services", "out_of_order")
"""Columns of the view that counts; all others are minutes and per cent."""


class Balance(QWidget):
    """Arrived = served + absent + cancelled + left + waiting, each on its card."""

    def __init__(self) -> None:
        """Make the cards; show_report fills them."""
        super().__init__()
        self.numbers = {part: label(px=28, bold=True, align="centre", lines=1) for part in PARTS}
        self.names = {part: label(px=14, align="centre", lines=1, colour="ink2") for part in PARTS}
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        for place, part in enumerate(PARTS):
            if place:
                sign = label("=" if place == 1 else "+", px=22, bold=True, align="centre")
                sign.setFixedWidth(22)
                box.addWidget(sign)
            card = Card(THEME, "pale" if place == 0 else "plain")
            inside = QVBoxLayout(card)
            inside.setContentsMargins(6, 6, 6, 6)
            inside.setSpacing(0)
            inside.addWidget(self.numbers[part])
            inside.addWidget(self.names[part])
            box.addWidget(card, 1)

    def show_report(self, report: Report, language: str) -> None:
        """Show the totals of a report."""
        for part in PARTS:
            number = number_said(int(getattr(report.total, part)), language)
            self.numbers[part].set_text(number)
            self.names[part].set_text(said(part, language))


class Facts(QWidget):
    """The minutes of all tickets together, in one line."""

    def __init__(self) -> None:
        """Make the places."""
        super().__init__()
        self.values = {fact: label(px=17, bold=True, lines=1) for fact in FACTS}
        self.names = {fact: label(px=13, lines=2, colour="ink2") for fact in FACTS}
        box = QGridLayout(self)
        box.setContentsMargins(4, 0, 4, 0)
        box.setHorizontalSpacing(14)
        box.setVerticalSpacing(0)
        for column, fact in enumerate(FACTS):
            box.addWidget(self.values[fact], 0, column)
            box.addWidget(self.names[fact], 1, column)
            box.setColumnStretch(column, 1)

    def show_report(self, report: Report, language: str) -> None:
        """Show the figures of a report."""
        found = dict(zip(COLUMNS, cells(report.total), strict=True))
        for fact in FACTS:
            self.values[fact].set_text(shown(found[fact], language))
            name = said(fact, language).format(minutes=report.target_minutes)
            self.names[fact].set_text(name)
