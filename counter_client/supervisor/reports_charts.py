"""The charts of a report on the screen: waits by hour, tickets by service, one scale of ratings."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from centre.shell.pieces import Card
from counter_client.look import GAP, RADIUS, RING, SCROLL_STYLE, THEME, label
from counter_client.supervisor import reports_said
from counter_client.supervisor.charts import LEAST_ROW, Bar, Bars, Columns
from db.figures.cells import shown
from db.figures.charts import by_hour
from db.figures.rated_sheets import levels_of, rating_cells
from db.figures.report import Report
from db.figures.words import number_said

LEAST_HOURS: Final = 150
LEAST_RATINGS: Final = 164
"""What the two cards need for their words and three bars, in pixels."""
MOST_LEVELS: Final = 5
"""So many bars are seen without scrolling: no scale of ours has more levels."""


class ChartCard(Card):
    """A chart below its title and its words; a long list scrolls."""

    def __init__(self, chart: Bars | Columns) -> None:
        """Put a chart on a card."""
        super().__init__(THEME)
        self.chart = chart
        self.title = label(px=16, bold=True, lines=2)
        self.words = label(px=14, lines=4, colour="ink2")
        area = QScrollArea()
        area.setWidget(chart)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ring = f"border: {RING}px solid {THEME.focus.name()}; border-radius: {RADIUS}px;"
        area.setStyleSheet(f"{SCROLL_STYLE} QScrollArea:focus {{ {ring} }}")
        self.area = area
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 8, 14, 8)
        box.setSpacing(2)
        box.addWidget(self.title)
        box.addWidget(self.words)
        box.addWidget(area, 1)

    def hasHeightForWidth(self) -> bool:
        """Return False: the list scrolls, so that the card is as high as there is room."""
        return False

    def tell(self, title: str, bars: Sequence[Bar], words: str = "") -> None:
        """Show bars below words; without bars the words alone, or that there is nothing."""
        self.title.set_text(title)
        self.chart.show_bars(title, bars)
        self.area.setAccessibleName(title)
        self.area.setMinimumHeight(min(MOST_LEVELS, len(bars)) * LEAST_ROW + 2)
        self.words.set_text(words or ("" if bars else reports_said.nothing()))
        self.words.setVisible(bool(self.words.text()))


class Charts(QScrollArea):
    """Waits by hour, tickets by service, and one scale of ratings; it scrolls in a small window."""

    def __init__(self) -> None:
        """Make the three charts."""
        super().__init__()
        self.hours = ChartCard(Columns())
        self.services = ChartCard(Bars())
        self.ratings = ChartCard(Bars())
        self.hours.setMinimumHeight(LEAST_HOURS)
        self.ratings.setMinimumHeight(LEAST_RATINGS)
        inside = QWidget()
        inside.setMinimumHeight(LEAST_HOURS + LEAST_RATINGS + GAP)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet(SCROLL_STYLE)
        box = QGridLayout(inside)
        # Its own wish is for the whole of every list, which scrolls by itself.
        box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(self.hours, 0, 0)
        box.addWidget(self.ratings, 1, 0)
        box.addWidget(self.services, 0, 1, 2, 1)
        box.setColumnStretch(0, 1)
        box.setColumnStretch(1, 1)
        box.setRowStretch(0, 3)
        box.setRowStretch(1, 4)

    def show_report(self, report: Report, language: str) -> None:
        """Draw a report."""
        self.hours.tell(reports_said.waits_by_hour(), _hours(report, language))
        self.services.tell(reports_said.arrived_by_service(), _services(report, language))
        self.ratings.tell(reports_said.ratings(), *_ratings(report, language))


def _hours(report: Report, language: str) -> list[Bar]:
    points = by_hour(report, "wait_by_hour", language).points
    return [Bar(point.name, point.value, point.said) for point in points]


def _services(report: Report, language: str) -> list[Bar]:
    rows = sorted(report.tables["service"], key=lambda row: -row.figures.arrived)
    return [
        Bar(
            row.name.get(language) or row.name["vi"],
            row.figures.arrived,
            number_said(row.figures.arrived, language),
        )
        for row in rows
    ]


def _ratings(report: Report, language: str) -> tuple[list[Bar], str]:
    """Return the bars of the scale that was asked most, and what is to be said with it."""
    if not report.total.ratings:
        return [], reports_said.no_ratings()
    scale, rated = max(report.total.ratings.items(), key=lambda pair: (pair[1].asked, pair[0]))
    levels = levels_of(report.instruments.get(scale), rated)
    told = [
        shown(one, language) for one in rating_cells(rated, report.instruments.get(scale), levels)
    ]
    bars = []
    for value in sorted(levels, reverse=True):
        count = rated.levels.get(value, 0)
        share = f" ({number_said(100 * count / rated.given, language)} %)" if rated.given else ""
        name = levels[value].get(language) or levels[value]["vi"]
        bars.append(Bar(name, count, f"{number_said(count, language)}{share}"))
    others = len(report.total.ratings) - 1
    return bars, " ".join(
        filter(None, (_rated_words(told), reports_said.more_scales(others) if others else ""))
    )


def _rated_words(told: list[str]) -> str:
    asked, given, _, response, *_, satisfied, low, high = told
    if given == "0":
        return reports_said.unanswered(asked)
    facts = {"asked": asked, "given": given, "response": response}
    return reports_said.rated({**facts, "satisfied": satisfied, "low": low, "high": high})
