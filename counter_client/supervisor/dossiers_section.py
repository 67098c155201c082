"""Section "Hồ sơ": what is overdue, due today and soon, returned today; records that are late."""

from typing import ClassVar, Final
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout

from centre.rules.errors import NotAllowed, Unavailable
from centre.shell.lane import Lane
from counter_client.ground import Ground
from counter_client.shown import Shown
from counter_client.supervisor import dossiers_said, file_asked
from counter_client.supervisor.attending import Linked
from counter_client.supervisor.dossiers import MOST_SHOWN, DossierLists, List, Reading, Span
from counter_client.supervisor.dossiers_page import DossierPage
from counter_client.supervisor.file_asked import FileAsked
from counter_client.supervisor.section import Section
from db import Store
from db.handover import csvfile
from db.handover.record import LateRecord

POLL_MS: Final = 10_000
"""How often the lists are read anew while they stand."""


class DossierSection(Section):
    """Five lists behind five keys; the report can be saved for the province."""

    key: ClassVar[str] = "dossiers"
    icon: ClassVar[str] = "track"

    def __init__(self, link: Linked, ground: Ground) -> None:
        """Make the section; it reads when it is opened."""
        super().__init__(link, ground)
        self.flow = DossierLists(ground.clock.now().date())
        self.page: Final = DossierPage()
        self._lane = Lane("dossiers", self)
        self._by = ""
        self._open = self._reading = self._saving = False
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._read)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page)
        self.page.stood.connect(self._stand)
        self.page.dated.connect(self._days_chosen)
        self.page.save.clicked.connect(self._ask_where)

    # --- as a section ----------------------------------------------------------------------------

    def title(self) -> str:
        """Return the section's name in the language of the moment."""
        return dossiers_said.title()

    def open(self, shown: Shown) -> None:
        """Stand from now on: read and show."""
        self._open = True
        self.page.notice.tell("plain", "")
        self.note(shown)
        self._poll.start()
        self._read()
        self.page.keys[self.flow.standing].setFocus(Qt.FocusReason.TabFocusReason)

    def shut(self) -> None:
        """Stand no more: stop reading, forget what was read."""
        self._open = False
        self._poll.stop()
        self.flow.forget()
        self._show()

    def note(self, shown: Shown) -> None:
        """Take this moment of the desk: language, clerk, link."""
        self._by = (shown.view.clerk if shown.view else None) or ""
        self._show()

    def end(self) -> None:
        """End with the program; a file that is being written is written whole."""
        self._poll.stop()
        self._lane.close()

    # --- what is pressed -------------------------------------------------------------------------

    def _stand(self, which: List) -> None:
        self.flow.stand(which)
        self.page.notice.tell("plain", "")
        self._show()

    def _days_chosen(self, span: Span) -> None:
        """Take the days of the report and read it."""
        if span == self.flow.span:
            return
        self.flow.set_span(span.since, span.until)
        self._show()
        self._read()

    # --- the file --------------------------------------------------------------------------------

    def _ask_where(self) -> None:
        """Ask for a file and save the report there; the log has it first.

        With nobody signed in nothing is saved: no name is motcua-db's own.
        """
        if self.flow.standing is not List.LATE or self._saving:
            return
        if not self._by:
            self._not_saved(NotAllowed("role_missing"))
            return
        span = self.flow.span
        name = dossiers_said.file_name(f"{span.since:%Y%m%d}", f"{span.until:%Y%m%d}")
        words = QCoreApplication.translate("Office", "Lưu báo cáo")
        file = file_asked.ask(self, words, name, "csv")
        if file is not None:
            self._save(file, span)

    def _save(self, file: FileAsked, span: Span) -> None:
        self._saving, request, by = True, uuid4(), self._by

        def job(store: Store) -> tuple[LateRecord, ...]:
            found = store.handovers.late_recorded(span.since, span.until)
            store.handovers.exported(request, span.since, span.until, len(found), by)
            return found

        def write(found: tuple[LateRecord, ...]) -> None:
            # A slow stick holds up nobody's calls: they are on the store's lane.
            self._lane.run(
                lambda: file.write(csvfile.content(found)),
                lambda _: self._saved(file),
                self._not_saved,
            )

        self.link.do(job, write, self._not_saved)

    def _saved(self, file: FileAsked) -> None:
        self._saving = False
        self.page.notice.tell("ok", dossiers_said.saved(file.name))

    def _not_saved(self, error: Exception) -> None:
        if not isinstance(error, NotAllowed | Unavailable):
            raise error
        self._saving = False
        self.page.notice.tell("err", dossiers_said.not_saved(error.key))

    # --- the store -------------------------------------------------------------------------------

    def _read(self) -> None:
        if self._reading or not self._open:
            return
        self._reading, span = True, self.flow.span

        def job(store: Store) -> Reading:
            late = store.handovers.late_recorded(span.since, span.until)
            return Reading(store.handovers.day(MOST_SHOWN), span, late)

        self.link.do(job, self._seen, self._not_seen)

    def _seen(self, reading: Reading) -> None:
        self._reading = False
        if not self._open:
            return
        is_old = reading.span != self.flow.span
        self.flow.seen(reading)
        self._show()
        if is_old:
            self._read()

    def _not_seen(self, error: NotAllowed | Unavailable) -> None:
        """Keep what was read before; the window says that the link is lost."""
        self._reading = False
        if isinstance(error, NotAllowed):
            self.page.notice.tell("err", dossiers_said.not_allowed())

    def _show(self) -> None:
        self.page.show_flow(self.flow)
