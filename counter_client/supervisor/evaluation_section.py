"""Section "Phiếu đánh giá": nine indexes scored by keyboard, sums and grades live, as PDF."""

from functools import partial
from typing import ClassVar, Final
from uuid import uuid4

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.evaluation import Column
from centre.rules.services import Policy
from centre.shell.lane import Lane
from centre.shell.pieces.labels import Kind
from counter_client.ground import Ground
from counter_client.shown import Shown
from counter_client.supervisor import dossiers_said, file_asked
from counter_client.supervisor import evaluation_paper as paper
from counter_client.supervisor import evaluation_said as said
from counter_client.supervisor.attending import Linked
from counter_client.supervisor.evaluation import WRITERS, Score, SheetFlow
from counter_client.supervisor.evaluation_page import SheetPage
from counter_client.supervisor.file_asked import FileAsked
from counter_client.supervisor.section import Section
from db import Store
from db.evaluation.record import Fields, Sheet


class EvaluationSection(Section):
    """The sheet of a quarter; evidence proposes, people write."""

    key: ClassVar[str] = "evaluation"
    icon: ClassVar[str] = "rate"

    def __init__(self, link: Linked, ground: Ground) -> None:
        """Make the section; it reads when it is opened."""
        super().__init__(link, ground)
        self.flow = SheetFlow(ground.clock.now().date())
        self.page: Final = SheetPage()
        self._lane = Lane("sheet", self)
        self._shown: Shown | None = None
        self._open = self._reading = self._printing = False
        self._written_places: set[tuple[int, Column]] = set()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page)
        self.page.before.clicked.connect(partial(self._step, -1))
        self.page.after.clicked.connect(partial(self._step, 1))
        self.page.print.clicked.connect(self._ask_where)
        self.page.scored.connect(self._score)
        self.page.noted.connect(self._write_note)

    # --- as a section ----------------------------------------------------------------------------

    def title(self) -> str:
        """Return the section's name in the language of the moment."""
        return said.title()

    def open(self, shown: Shown) -> None:
        """Stand from now on: read and show."""
        self._open = True
        self.flow.day_is(self.ground.clock.now().date())
        self._say("plain", "")
        self._shown = shown
        self._read()
        self._show()
        self.page.show_remark()
        self.page.take_focus()

    def shut(self) -> None:
        """Stand no more: forget what was read."""
        self._open = False
        self.flow.forget()
        self._written_places.clear()
        self._show()
        self.page.show_remark()

    def note(self, shown: Shown) -> None:
        """Take this moment of the desk: language, clerk, role; read what could not be read yet."""
        self._shown = shown
        self._show()
        if self.flow.sheet is None:
            self._read()

    def end(self) -> None:
        """End with the program; a file that is being written is written whole."""
        self._lane.close()

    # --- what is pressed -------------------------------------------------------------------------

    def _step(self, quarters: int) -> None:
        if self.flow.step(quarters):
            self._written_places.clear()
            self._say("plain", "")
            self._show()
            self.page.show_remark()
            self._read()

    def _score(self, wish: Score) -> None:
        role = self._shown.role if self._shown else ""
        if role not in WRITERS[wish.column]:
            self._say("err", said.refused("role_missing"))
        elif self.flow.begin(wish.index, wish.column, wish.value):
            is_own = wish.column is Column.OWN
            fields = Fields(own=wish.value) if is_own else Fields(verified=wish.value)
            self._write(wish.index, fields, wish.column)
            self._show()

    def _write_note(self) -> None:
        remark = self.page.remark
        if self.flow.sheet is not None and remark.isModified():
            remark.setModified(False)
            self._write(self.page.at, Fields(note=remark.text()), None)

    # --- the file --------------------------------------------------------------------------------

    def _ask_where(self) -> None:
        """Ask for a file and print the sheet into it; the log has it first."""
        sheet, shown = self.flow.sheet, self._shown
        centre = shown.centre if shown else None
        if sheet is None or shown is None or centre is None or self._printing:
            return
        words = QCoreApplication.translate("Office", "Lưu phiếu đánh giá")
        file = file_asked.ask(self, words, f"phieu-danh-gia-{sheet.period}.pdf", "pdf")
        if file is not None:
            page = paper.html(sheet, centre, self.ground.clock.now(), shown.language)
            self._print(file, sheet, page)

    def _print(self, file: FileAsked, sheet: Sheet, page: str) -> None:
        title, request, by = f"{said.title()} {sheet.period}", uuid4(), self._by()
        if not by:
            self._not_printed(NotAllowed("role_missing"))
            return
        self._printing = True

        def write() -> None:
            file.write(paper.pdf(page, title))

        self.link.do(
            lambda store: store.evaluations.exported(request, sheet.period, by),
            lambda _: self._lane.run(write, lambda _: self._printed(file), self._not_printed),
            self._not_printed,
        )

    def _printed(self, file: FileAsked) -> None:
        self._printing = False
        self._say("ok", dossiers_said.saved(file.name))

    def _not_printed(self, error: Exception) -> None:
        if not isinstance(error, NotAllowed | Unavailable):
            raise error
        self._printing = False
        self._say("err", dossiers_said.not_saved(error.key))

    # --- the store -------------------------------------------------------------------------------

    def _write(self, index: int, fields: Fields, column: Column | None) -> None:
        """Write what was pressed; with nobody signed in nothing is (no name is motcua-db's)."""
        request, period, by = uuid4(), self.flow.period, self._by()
        if not by:
            self._not_written(index, column, NotAllowed("role_missing"))
            return

        def job(store: Store) -> bool:
            return store.evaluations.score(request, period, index, by=by, **fields)

        self.link.do(
            job,
            lambda _: self._written(index, column),
            lambda error: self._not_written(index, column, error),
        )

    def _written(self, index: int, column: Column | None) -> None:
        """Read what is true now; until then the cell shows what was pressed."""
        self._say("plain", "")
        if column is not None:
            self._written_places.add((index, column))
        self._read()

    def _not_written(
        self, index: int, column: Column | None, error: NotAllowed | Unavailable
    ) -> None:
        if column is not None:
            self.flow.ended(index, column)
        elif index == self.page.at:
            self.page.remark.setModified(True)
        self._say("err", said.refused(error.key))
        self._show()

    def _read(self) -> None:
        period, by = self.flow.period, self._by()
        if self._reading or not self._open or not by:
            return
        self._reading = True
        self.link.do(lambda store: store.evaluations.sheet(period, by), self._seen, self._not_seen)

    def _seen(self, sheet: Sheet) -> None:
        self._reading = False
        if not self._open:
            return
        if not self.flow.seen(sheet):
            self._read()
            return
        for place in self._written_places:
            self.flow.ended(*place)
        self._written_places.clear()
        self._show()
        if not self.page.remark.isModified():
            self.page.show_remark()

    def _not_seen(self, error: NotAllowed | Unavailable) -> None:
        """Keep what was read before; the window says that the link is lost."""
        self._reading = False
        if isinstance(error, NotAllowed):
            self._say("err", said.refused(error.key))

    def _by(self) -> str:
        """Return who presses: the code of the clerk that is signed in, "" for nobody."""
        view = self._shown.view if self._shown else None
        return (view.clerk if view else None) or ""

    # --- what is shown ---------------------------------------------------------------------------

    def _say(self, ground: Kind, words: str) -> None:
        self.page.notice.tell(ground, words)

    def _show(self) -> None:
        """Show the sheet in the language of the moment."""
        shown = self._shown
        role, language = (shown.role, shown.language) if shown else ("", "vi")
        centre = shown.centre if shown else None
        self.page.show_flow(self.flow, role, language, centre.policy if centre else Policy())
