"""The section of reports: reads by the counter's link in parts, files on a lane of its own."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, TypeVar
from uuid import uuid4

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from centre.rules.errors import NotAllowed, Unavailable
from centre.shell import sticks
from centre.shell.lane import Lane
from centre.shell.sticks import Place
from counter_client.ground import Ground
from counter_client.shown import Message, Shown
from counter_client.supervisor import reports_said
from counter_client.supervisor.attending import Linked, told_to_people
from counter_client.supervisor.reports import TALLY_AT_A_TIME, Reports, Saving, When
from counter_client.supervisor.reports_page import ReportsPage
from counter_client.supervisor.reports_saving import ANY_FOLDER
from counter_client.supervisor.section import Section
from db import Store
from db.figures import files
from db.figures.files import Made
from db.figures.gathering import Gathering, Span
from db.figures.report import Report

T = TypeVar("T")


class ReportsSection(Section):
    """Figures of a span for supervisors and auditors; nothing here waits on store or disk."""

    key: ClassVar[str] = "reports"
    icon: ClassVar[str] = "chart"

    def __init__(self, link: Linked, ground: Ground) -> None:
        """Make the page; it reads when it is opened."""
        super().__init__(link, ground)
        self.flow = Reports(ground.clock.now().date())
        self.page = ReportsPage()
        self._shown: Shown | None = None
        self._sticks: tuple[Place, ...] = ()
        self._lane = Lane("reports", self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page)
        self.page.days.chosen.connect(self._choose)
        self.page.days.typed.connect(self._own)
        self.page.saving.wanted.connect(self._save)

    def title(self) -> str:
        """Return the section's name in the language of the moment."""
        return reports_said.title()

    def open(self, shown: Shown) -> None:
        """Read what was chosen last, today at first, and look for sticks."""
        self._shown = shown
        if self.flow.report is None:
            self._choose(When.TODAY if self.flow.when is When.OWN else self.flow.when, 0)
        self._lane.run(sticks.removable, self._found)
        self._show()

    def shut(self) -> None:
        """Forget the figures; what is under way is for nobody."""
        self.flow.forget()
        self._show()
        self._shown = None

    def note(self, shown: Shown) -> None:
        """Take this moment of the desk: its language."""
        self._shown = shown
        self._show()

    def end(self) -> None:
        """Close the lane of the files."""
        self._lane.close()

    # --- reading ---------------------------------------------------------------------------------

    def _choose(self, when: When, back: int) -> None:
        self.flow.choose(when, self.ground.clock.now().date(), back)
        if when is not When.OWN:
            self._read()
        self._show()
        if when is When.OWN:
            self.page.days.first.setFocus()

    def _own(self, first: str, last: str) -> None:
        try:
            self.flow.own(first, last)
        except NotAllowed as refusal:
            self.flow.failed(Message(refusal.key, refusal.facts, "err"))
        else:
            self._read()
        self._show()

    def _read(self) -> None:
        """Keep the days that are over, then add up; each step leaves the lane to the counter."""
        turn, by, span = self.flow.turn, self._by(), self.flow.span

        def tallied(count: int) -> None:
            if count == TALLY_AT_A_TIME:
                self._do(turn, lambda store: store.figures.tally(TALLY_AT_A_TIME), tallied)
            else:
                self._do(turn, lambda store: _begin(store, span, by), self._step)

        self._do(turn, lambda store: store.figures.tally(TALLY_AT_A_TIME), tallied)

    def _step(self, gathering: Gathering) -> None:
        """Read the next part, or end."""
        turn = self.flow.turn
        self.flow.share = gathering.share
        if gathering.is_done:
            self._do(turn, lambda store: store.figures.finish(gathering), self._have_read)
        else:
            self._do(turn, lambda store: store.figures.step(gathering), self._step)
        self._show()

    def _have_read(self, report: Report) -> None:
        self.flow.read(report)
        self._show()

    def _do(self, turn: int, job: Callable[[Store], T], done: Callable[[T], None]) -> None:
        """Do a job on the store's lane; an answer of an earlier turn is for nobody."""

        def answered(value: T) -> None:
            if turn == self.flow.turn:
                done(value)

        def missed(error: NotAllowed | Unavailable) -> None:
            if turn == self.flow.turn:
                self._fail(error)

        self.link.do(lambda store: _plainly(job, store), answered, missed)

    # --- saving ----------------------------------------------------------------------------------

    def _found(self, found: tuple[Place, ...]) -> None:
        self._sticks = found
        self._show()

    def _save(self, form: str, place: str) -> None:
        """Make a file of what is shown, log it, put it in its place."""
        report, turn = self.flow.report, self.flow.turn
        if report is None or self.flow.saving is not None:
            return
        folder = self._any_folder() if place == ANY_FOLDER else place
        if not folder or turn != self.flow.turn:
            # While people looked for a folder, others have signed in: the figures are not theirs.
            return
        self.flow.saving, self.flow.said = Saving(form, folder), None
        language = self._language()
        self._lane.run(
            lambda: files.made(report, form, language),
            lambda made: self._log(turn, report, made, Path(folder)),
            self._failed,
        )
        self._show()

    def _log(self, turn: int, report: Report, made: Made, folder: Path) -> None:
        request, by = uuid4(), self._by()

        def logged(_: None) -> None:
            self._lane.run(lambda: _put(folder, report, made), self._saved, self._failed)

        def log(store: Store) -> None:
            store.figures.exported(request, report, (made.form, made.sha256), by)

        self._do(turn, log, logged)

    def _any_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self, reports_said.place(), str(_own_folder()))

    def _saved(self, file: Path) -> None:
        self.flow.saved(str(file))
        self._show()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, NotAllowed | Unavailable):
            raise error
        self._fail(error)

    def _fail(self, error: NotAllowed | Unavailable) -> None:
        lost = isinstance(error, Unavailable) and error.part == "database"
        key = "store_lost" if lost else error.key
        self.flow.failed(Message(key, error.facts, "err"))
        self._show()

    # --- what is shown ---------------------------------------------------------------------------

    def _by(self) -> str:
        """Return who reads: the code of the clerk that is signed in."""
        view = self._shown.view if self._shown else None
        return (view.clerk if view else None) or ""

    def _language(self) -> str:
        return self._shown.language if self._shown else "vi"

    def _show(self) -> None:
        if self._shown is not None:
            self.page.show_flow(self.flow, self._language())
            self.page.saving.show_places(_own_folder(), self._sticks)


def _begin(store: Store, span: Span, by: str) -> Gathering:
    return store.figures.begin(span, by)


def _plainly(job: Callable[[Store], T], store: Store) -> T:
    with told_to_people():
        return job(store)


def _put(folder: Path, report: Report, made: Made) -> Path:
    """Write a file under a name that no other has; the one before stays."""
    name = Path(files.name_of(report, made.form))
    number, free = 1, folder / name
    while free.exists():
        number += 1
        free = folder / f"{name.stem} ({number}){name.suffix}"
    return sticks.save(folder, free.name, made.content)


def _own_folder() -> Path:
    """Return the folder of this account's documents."""
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(kind) or str(Path.home()))
