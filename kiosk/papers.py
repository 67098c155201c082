"""One procedure as a state machine: its case, its papers to tick off, what is printed of it.

It knows neither Qt nor the store. What is ticked lives here and nowhere else, until forget().
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID, uuid4

from centre.rules.procedures import Case, Level, Procedure, cases
from centre.rules.services import Service
from kiosk.flow import Flow
from kiosk.papers_shown import to_bring
from kiosk.visit import Page

PAGES: Final = frozenset({Page.CASES, Page.PROCEDURE})
LISTS: Final = 3
"""Lists that one visitor may print, so that nobody plays the roll away."""


class Standing(StrEnum):
    """How the procedure stands: being read, at hand, not known here, the store is gone."""

    OPENING = "opening"
    READY = "ready"
    UNKNOWN = "unknown"
    GONE = "gone"


class Tab(StrEnum):
    """A part of the page PROCEDURE."""

    PAPERS = "papers"
    COST = "cost"
    PLACE = "place"
    RESULT = "result"


class Print(StrEnum):
    """What became of the printed list."""

    NONE = "none"
    PRINTING = "printing"
    PRINTED = "printed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Variant:
    """The same procedure at one level (or several), to be switched to."""

    code: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class PaperList:
    """A list to print; ticked are the places (from 0) of the papers that a citizen carries."""

    job: UUID
    procedure: Procedure
    case: Case
    ticked: frozenset[int]
    language: str


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the errand asks for.

    read: a procedure by its code (told, unknown or gone answers); print: a list (printed answers),
    None at a kiosk without a printer; came_from: the page from which a procedure was opened, with
    whether there is one.
    """

    read: Callable[[str], None]
    print: Callable[[PaperList], None] | None
    came_from: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class PapersView:
    """What the pages CASES and PROCEDURE draw.

    opening counts what was opened: another number is another thing to read, from its beginning.
    standing is UNKNOWN or GONE beside a procedure where another of its levels could not be read.
    case is None until one is chosen; ticked are places in to_bring(case); print_key is the key of
    what stopped the printer; can_print tells whether the page offers a list at all, may_print
    whether it does now.
    """

    standing: Standing
    opening: int = 0
    procedure: Procedure | None = None
    variants: tuple[Variant, ...] = ()
    cases: tuple[Case, ...] = ()
    case: Case | None = None
    ticked: frozenset[int] = frozenset()
    tab: Tab = Tab.PAPERS
    print: Print = Print.NONE
    print_key: str = ""
    can_print: bool = False
    may_print: bool = False

    @property
    def missing(self) -> int:
        """Return how many papers are not ticked."""
        return len(to_bring(self.case)) - len(self.ticked) if self.case else 0


class Papers:
    """The errand of the procedure page. Every public method may be called at any time."""

    def __init__(self, flow: Flow, wishes: Wishes) -> None:
        """Take the visit on whose pages it is shown, and who hears the wishes."""
        self._flow = flow
        self._wishes = wishes
        self._opening = 0
        self._begin()

    def _begin(self) -> None:
        """Forget the visitor."""
        self._printed = 0
        self._is_from_list = False
        self._close()

    def _close(self) -> None:
        """Forget the procedure."""
        self._wanted = ""
        self._standing = Standing.OPENING
        self._procedure: Procedure | None = None
        self._variants: tuple[Variant, ...] = ()
        self._cases: tuple[Case, ...] = ()
        self._read_anew(None)

    def _read_anew(self, case: Case | None) -> None:
        """Begin to read at the beginning, with nothing ticked."""
        self._opening += 1
        self._case = case
        self._ticked: frozenset[int] = frozenset()
        self._tab = Tab.PAPERS
        self._settle_print()
        self._settle_note()

    def _settle_print(self) -> None:
        """Say no more of the list that was printed last: what would be printed is another."""
        self._job: UUID | None = None
        self._print = Print.NONE
        self._print_key = ""

    def _settle_note(self) -> None:
        """Say no more of another level that could not be read."""
        if self._procedure is not None:
            self._standing = Standing.READY

    # As an errand.

    @property
    def pages(self) -> frozenset[Page]:
        """Return the pages CASES and PROCEDURE."""
        return PAGES

    def forget(self) -> None:
        """Forget the procedure and what was ticked."""
        self._begin()

    def back(self) -> bool:
        """Go from the papers to their cases, from there to where the procedure was opened."""
        if self._flow.page is Page.PROCEDURE and len(self._cases) > 1 and self._case:
            self._read_anew(None)
            self._flow.show(Page.CASES)
            return True
        is_from_list = self._is_from_list
        self._close()
        return is_from_list and self._wishes.came_from()

    def view(self) -> PapersView:
        """Return what the pages draw."""
        return PapersView(
            standing=self._standing,
            opening=self._opening,
            procedure=self._procedure,
            variants=self._variants,
            cases=self._cases,
            case=self._case,
            ticked=self._ticked,
            tab=self._tab,
            print=self._print,
            print_key=self._print_key,
            can_print=self._can_print(),
            may_print=self._may_print(),
        )

    # What people touch, and what they scan.

    def open(self, code: str) -> None:
        """Open a procedure that was chosen from a list."""
        self._open(code, is_from_list=True)

    def scanned(self, code: str) -> bool:
        """Open a procedure whose code was scanned; tell whether it is heard on this page."""
        is_heard = self._flow.shows(Page.HOME, *PAGES)
        if is_heard:
            self._open(code, is_from_list=False)
        return is_heard

    def choose_case(self, place: str) -> None:
        """Take a touch on a case (its place, from 0): show its papers."""
        if not (place.isdecimal() and int(place) < len(self._cases)):
            return
        if self._flow.accepts(f"case {place}", Page.CASES):
            self._read_anew(self._cases[int(place)])
            self._flow.show(Page.PROCEDURE)

    def choose_variant(self, code: str) -> None:
        """Take a touch on a level: read the procedure at that level."""
        known = code in {variant.code for variant in self._variants}
        if known and self._flow.accepts(f"variant {code}", *PAGES):
            self._wanted = code if self._procedure and code != self._procedure.code else ""
            self._settle_note()
            self._flow.changed()
            if self._wanted:
                self._wishes.read(code)

    def choose_tab(self, name: str) -> None:
        """Take a touch on a part of the page."""
        if name in set(Tab) and self._flow.accepts(f"tab {name}", Page.PROCEDURE):
            self._tab = Tab(name)
            self._settle_note()
            self._flow.changed()

    def tick(self, place: str) -> None:
        """Take a touch on a paper (its place, from 0): carried, or not."""
        if not (self._case and place.isdecimal() and int(place) < len(to_bring(self._case))):
            return
        if self._flow.accepts(f"paper {place}", Page.PROCEDURE):
            self._ticked ^= {int(place)}
            self._settle_note()
            if self._print is not Print.PRINTING:
                self._settle_print()
            self._flow.changed()

    def scrolled(self) -> None:
        """Take it that somebody reads on."""
        if self._flow.shows(*PAGES):
            self._flow.touched()

    def print_list(self) -> None:
        """Have the list printed; one at a time, and not more than LISTS in a visit."""
        wish, procedure, case = self._wishes.print, self._procedure, self._case
        if wish is None or procedure is None or case is None or not self._may_print():
            return
        if self._flow.accepts("print_list", Page.PROCEDURE):
            self._settle_print()
            self._settle_note()
            self._job, self._print = uuid4(), Print.PRINTING
            self._printed += 1
            wish(PaperList(self._job, procedure, case, self._ticked, self._flow.language))
            self._flow.changed()

    def take_number(self) -> None:
        """Go the way to a number for this procedure."""
        service = self._service()
        if service is not None and self._flow.accepts("papers_number", Page.PROCEDURE):
            # Another level that is still being read would come over the way to a number.
            self._wanted = ""
            self._flow.take_number(service.code)

    # What store and printer answer.

    def told(self, procedure: Procedure, others: Iterable[Procedure]) -> None:
        """Take a procedure with its other levels; one that nobody waits for is dropped."""
        if procedure.code != self._wanted or not self._is_shown():
            return
        self._wanted = ""
        self._standing = Standing.READY
        self._procedure, self._cases = procedure, cases(procedure)
        alike = (procedure, *others)
        ordered = sorted(alike, key=lambda one: [list(Level).index(level) for level in one.levels])
        self._variants = tuple(Variant(one.code, one.levels) for one in ordered)
        has_choice = len(self._cases) > 1
        self._read_anew(None if has_choice else self._cases[0])
        self._flow.show(Page.CASES if has_choice else Page.PROCEDURE)

    def unknown(self, code: str) -> None:
        """Take the answer that no procedure here has this code."""
        self._fail(code, Standing.UNKNOWN)

    def gone(self, code: str) -> None:
        """Take the news that the store did not answer."""
        self._fail(code, Standing.GONE)

    def printed(self, job: UUID, key: str) -> None:
        """Take what became of a list: key is "" for one that is out, else what stopped it."""
        if job == self._job:
            self._print, self._print_key = (Print.FAILED if key else Print.PRINTED), key
            self._printed -= 1 if key else 0
            self._settle_note()
            self._flow.changed()

    # Inside.

    def _open(self, code: str, *, is_from_list: bool) -> None:
        self._close()
        self._is_from_list = is_from_list
        self._wanted = code
        self._flow.show(Page.PROCEDURE)
        self._wishes.read(code)

    def _fail(self, code: str, standing: Standing) -> None:
        """Say why there is nothing to read; what is shown stays, read from where that is said."""
        if code != self._wanted or not self._is_shown():
            return
        self._wanted = ""
        self._standing = standing
        if self._procedure is not None:
            self._opening += 1
        self._flow.changed()

    def _is_shown(self) -> bool:
        return self._flow.page in PAGES

    def _service(self) -> Service | None:
        centre, procedure = self._flow.centre, self._procedure
        return centre.service_for(procedure.field) if centre and procedure else None

    def _can_print(self) -> bool:
        return self._wishes.print is not None and self._case is not None

    def _may_print(self) -> bool:
        return self._print is not Print.PRINTING and self._printed < LISTS
