"""The desk of the procedure page: what is read from the catalogue, what goes to the printer."""

from collections.abc import Callable, Mapping

from centre.rules.codes import ProcedureCode, Reading
from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.procedures import Procedure
from db import Store
from kiosk.errands import Act, Site
from kiosk.papers import PaperList, Papers, Wishes
from kiosk.papers_slip import compose
from kiosk.printer_lane import Listed

Found = tuple[Procedure, tuple[Procedure, ...]]


class PapersDesk:
    """The procedure page of one kiosk; came_from shows again where a procedure was chosen."""

    def __init__(self, site: Site, came_from: Callable[[], bool]) -> None:
        """Join the flow, and hear what becomes of printed lists."""
        self._site = site
        prints = None if site.printer is None else self._print
        self.papers = Papers(site.flow, Wishes(self._read, prints, came_from))
        site.flow.join(self.papers)
        if site.printer is not None:
            site.printer.listed.connect(self._listed)

    def open(self, code: str) -> None:
        """Open the procedure of a code."""
        self.papers.open(code)

    def acts(self) -> Mapping[str, Act]:
        """Return what the targets of CASES and PROCEDURE do."""
        papers = self.papers
        return {
            "case": papers.choose_case,
            "variant": papers.choose_variant,
            "tab": papers.choose_tab,
            "paper": papers.tick,
            "print_list": lambda _: papers.print_list(),
            "papers_number": lambda _: papers.take_number(),
            "papers_up": lambda _: papers.scrolled(),
            "papers_down": lambda _: papers.scrolled(),
            "papers_drawn": lambda _: papers.scrolled(),
        }

    def scanned(self, reading: Reading) -> bool:
        """Open the procedure whose code was scanned; tell whether this was one."""
        return isinstance(reading, ProcedureCode) and self.papers.scanned(reading.base)

    def close(self) -> None:
        """Hear the printer no more."""
        if self._site.printer is not None:
            self._site.printer.listed.disconnect(self._listed)

    def _read(self, code: str) -> None:
        def read(store: Store) -> Found:
            return store.catalogue.procedure(code), store.catalogue.variants(code)

        self._site.store.run(
            read,
            lambda found: self.papers.told(*found),
            lambda error: self._not_read(code, error),
        )

    def _not_read(self, code: str, error: Exception) -> None:
        if isinstance(error, NotAllowed):
            self.papers.unknown(code)
        elif isinstance(error, Unavailable):
            self.papers.gone(code)
        else:
            raise error

    def _print(self, wanted: PaperList) -> None:
        site = self._site
        if site.printer is not None and site.flow.centre is not None:
            slip = compose(site.flow.centre, wanted, site.ground.clock.now())
            site.printer.print_aside(wanted.job, slip)

    def _listed(self, listed: Listed) -> None:
        self.papers.printed(listed.job, listed.key)
