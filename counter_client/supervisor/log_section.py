"""The section of the log: pages and checks by the counter's link, the file on a lane of its own."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import ClassVar, TypeVar

from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from centre.rules.errors import NotAllowed, Unavailable
from centre.shell.lane import Lane
from counter_client.ground import Ground
from counter_client.shown import Message, Shown
from counter_client.supervisor import log_page_said
from counter_client.supervisor.attending import Linked, told_to_people
from counter_client.supervisor.log import Log
from counter_client.supervisor.log_file import own_folder
from counter_client.supervisor.log_page import LogPage
from counter_client.supervisor.log_said import Names
from counter_client.supervisor.log_saving import Export, Saving
from counter_client.supervisor.section import Section
from db import Store
from db.log_check import Check
from db.logbook import Page

T = TypeVar("T")


class LogSection(Section):
    """The event log for supervisors and auditors; nothing here waits on store or disk."""

    key: ClassVar[str] = "log"
    icon: ClassVar[str] = "log"

    def __init__(self, link: Linked, ground: Ground) -> None:
        """Make the page; it reads when it is opened."""
        super().__init__(link, ground)
        self.flow = Log(ground.clock.now().date())
        self.page = LogPage()
        self._shown: Shown | None = None
        self._clerks: dict[str, str] = {}
        self._saving = Saving(Lane("log", self), self._do, self._saved, self._fail)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page)
        self.page.filters.asked.connect(self._ask)
        self.page.filters.moved.connect(self._move)
        self.page.filters.chosen.connect(self._choose)
        self.page.pressed.connect(self._press)

    def title(self) -> str:
        """Return the section's name in the language of the moment."""
        return log_page_said.title()

    def open(self, shown: Shown) -> None:
        """Read the lines of today."""
        self._shown = shown
        if self.flow.page is None and not self.flow.reading:
            self.flow = Log(self._today())
            self._choose("")
        self._show()

    def shut(self) -> None:
        """Forget what was read; a check or a file under way is for nobody."""
        self.flow.forget()
        self._clerks = {}
        self._show()
        self._shown = None

    def note(self, shown: Shown) -> None:
        """Take this moment of the desk: its language."""
        self._shown = shown
        self._show()

    def end(self) -> None:
        """Close the lane of the files."""
        self._saving.close()

    # --- what is pressed -------------------------------------------------------------------------

    def _ask(self, first: str, last: str, text: str) -> None:
        try:
            self.flow.ask(first, last, text)
        except NotAllowed as refusal:
            self.flow.failed(Message(refusal.key, refusal.facts, "err"))
            self._show()
        else:
            self._read()

    def _move(self, days: int) -> None:
        self._turn_if(self.flow.move(days, self._today()))

    def _choose(self, group: str) -> None:
        self.flow.choose(group)
        self._read()

    def _press(self, name: str) -> None:
        acts: dict[str, Callable[[], object]] = {
            "newer": lambda: self._turn_if(self.flow.newer()),
            "older": lambda: self._turn_if(self.flow.older()),
            "check": self._check,
            "export": self._export,
        }
        acts[name]()

    def _turn_if(self, is_asked: bool) -> None:  # noqa: FBT001 - what a press has come to
        if is_asked:
            self._read()

    # --- reading ---------------------------------------------------------------------------------

    def _read(self) -> None:
        asked, place, by = self.flow.asked, self.flow.place, self._by()
        self._do(lambda store: store.logbook.page(asked, by, place), self._seen)
        self._show()

    def _seen(self, page: Page) -> None:
        self._clerks = dict(page.clerks)
        if self.flow.seen(page):
            self._read()
        else:
            self._show()

    def _do(self, job: Callable[[Store], T], done: Callable[[T], None]) -> None:
        """Do a job on the store's lane; an answer of an earlier turn is for nobody."""
        turn = self.flow.turn

        def answered(value: T) -> None:
            if turn == self.flow.turn:
                done(value)

        def missed(error: NotAllowed | Unavailable) -> None:
            if turn == self.flow.turn:
                self._fail(error)

        self.link.do(lambda store: _plainly(job, store), answered, missed)

    # --- checking --------------------------------------------------------------------------------

    def _check(self) -> None:
        """Begin to check all chains, or stop."""
        if self.flow.check is not None:
            self.flow.stop()
            self._show()
            return
        self.flow.said = self.flow.result = None
        by = self._by()
        self._do(lambda store: store.logbook.begin_check(by), self._begun)

    def _begun(self, check: Check) -> None:
        self.flow.check = check
        self._step(check)

    def _step(self, check: Check) -> None:
        """Check a part after the other, whatever pages are read meanwhile; or end."""
        if self.flow.check is not check:
            return
        if check.is_done:
            self.flow.checked(check)
        else:
            self.link.do(
                lambda store: _plainly(lambda here: here.logbook.step(check), store),
                self._step,
                lambda error: self._fail(error) if self.flow.check is check else None,
            )
        self._show()

    # --- saving ----------------------------------------------------------------------------------

    def _export(self) -> None:
        """Ask for a folder, read all lines that were asked for, log it, write the file."""
        words = log_page_said.keys()["place"]
        folder = QFileDialog.getExistingDirectory(self, words, str(own_folder()))
        if folder:
            self.save_to(Path(folder))

    def save_to(self, folder: Path) -> None:
        """Save what was asked for as CSV into a folder."""
        self.flow.saving, self.flow.said = True, None
        self._saving.begin(Export(folder, self.flow.asked, self._by(), self._names()))
        self._show()

    def _saved(self, file: Path, export: Export) -> None:
        self.flow.saved(str(file), len(export.lines), is_all=export.is_all)
        self._show()

    def _fail(self, error: NotAllowed | Unavailable) -> None:
        lost = isinstance(error, Unavailable) and error.part == "database"
        self.flow.failed(Message("store_lost" if lost else error.key, error.facts, "err"))
        self._show()

    # --- what is shown ---------------------------------------------------------------------------

    def _by(self) -> str:
        """Return who reads: the code of the clerk that is signed in."""
        view = self._shown.view if self._shown else None
        return (view.clerk if view else None) or ""

    def _today(self) -> date:
        return self.ground.clock.now().date()

    def _names(self) -> Names:
        shown = self._shown
        centre = shown.centre if shown else None
        counters = centre.counters.values() if centre else ()
        services = centre.services.values() if centre else ()
        return Names(
            shown.language if shown else "vi",
            self._clerks,
            {one.code: one.name for one in counters},
            {one.code: one.name for one in services},
        )

    def _show(self) -> None:
        if self._shown is not None:
            is_latest = self.flow.asked.last >= self._today()
            self.page.show_flow(self.flow, self._names(), is_latest=is_latest)


def _plainly(job: Callable[[Store], T], store: Store) -> T:
    with told_to_people():
        return job(store)
