"""The section of the log as a state machine: which days and lines are asked for, which page stands.

No Qt here. A turn is one question to the store; answers of earlier turns are for nobody.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from centre.rules.errors import NotAllowed
from counter_client.shown import Message
from counter_client.supervisor.reports import typed_day
from db.log_check import Check
from db.log_facts import LoggedEvent
from db.logbook import LONGEST, Asked, Page, Place

DAY: Final = "%d/%m/%Y"
MOST_ROWS: Final = 100_000
"""So many lines go into a file at the most."""


class Log:
    """What is asked for and what stands."""

    def __init__(self, today: date) -> None:
        """Begin with today, all kinds."""
        self.asked = Asked(today, today)
        self.page: Page | None = None
        self.check: Check | None = None
        self.result: Check | None = None
        self.said: Message | None = None
        self.reading = self.saving = False
        self.turn = 0
        self._places: list[Place | None] = [None]

    @property
    def number(self) -> int:
        """Return the number of the page that stands, from 1."""
        return len(self._places)

    @property
    def place(self) -> Place | None:
        """Return where the page that is asked for begins; None: at the newest line."""
        return self._places[-1]

    # --- what is pressed -------------------------------------------------------------------------

    def ask(self, first: str, last: str, text: str) -> None:
        """Ask for days as they were typed; raise NotAllowed: day_wrong, span_wrong."""
        days = (typed_day(first), typed_day(last))
        if not timedelta(0) <= days[1] - days[0] < timedelta(days=LONGEST):
            raise NotAllowed("span_wrong")
        self._begin(Asked(*days, self.asked.group, " ".join(text.split())))

    def choose(self, group: str) -> None:
        """Ask for one kind of lines, or for all ("")."""
        self._begin(replace(self.asked, group=group))

    def move(self, days: int, today: date) -> bool:
        """Ask for the days before or after; return False where that would be after today."""
        long = (self.asked.last - self.asked.first).days + 1
        step = timedelta(days=days * long)
        if self.asked.last + step > today:
            return False
        self._begin(replace(self.asked, first=self.asked.first + step, last=self.asked.last + step))
        return True

    def older(self) -> bool:
        """Ask for the next page; return False where this is the last."""
        if self.page is None or self.page.next is None:
            return False
        self._places.append(self.page.next)
        self._ask_store()
        return True

    def newer(self) -> bool:
        """Ask for the page before; return False where this is the first."""
        if self.number == 1:
            return False
        self._places.pop()
        self._ask_store()
        return True

    def stop(self) -> None:
        """Stop a check; nothing can be said of the chains."""
        self.check = None
        self.said = Message("stopped")

    # --- what is heard ---------------------------------------------------------------------------

    def seen(self, page: Page) -> bool:
        """Take a page; return whether it is empty and the next one has to be read for it."""
        is_bare = not page.lines and page.next is not None
        if is_bare:
            self._places[-1] = page.next
            return True
        self.page, self.reading = page, False
        return False

    def checked(self, check: Check) -> None:
        """Take the result of a whole check."""
        self.check, self.result, self.said = None, check, None

    def failed(self, message: Message) -> None:
        """Take what went wrong; what was read stays."""
        self.said, self.reading, self.saving, self.check = message, False, False, None

    def saved(self, file: str, rows: int, *, is_all: bool = True) -> None:
        """Note that a file is written; is_all: with every line that was asked for."""
        self.saving = False
        facts = {"file": file, "rows": rows}
        self.said = Message("saved", facts, "ok") if is_all else Message("saved_part", facts)

    def forget(self) -> None:
        """Forget what was read; answers that are still to come are for nobody."""
        self.turn += 1
        self.page = self.check = self.result = self.said = None
        self.reading = self.saving = False
        self._places = [None]

    def _begin(self, asked: Asked) -> None:
        self.asked, self._places = asked, [None]
        self._ask_store()

    def _ask_store(self) -> None:
        self.turn += 1
        # A check goes on by itself; its answers belong to no turn of pages.
        self.said, self.reading, self.saving = None, True, False


def csv_row(line: LoggedEvent, sentence: str, by: str) -> tuple[str, ...]:
    """Return a line of the log as a row of the file; the raw kind stands beside its sentence."""
    where = f"{line.queue}{line.seq}"
    return (
        f"{line.at:{DAY}}",
        f"{line.at:%H:%M:%S}",
        line.label or "",
        sentence,
        by,
        line.actor,
        line.kind,
        where,
        line.hash,
    )
