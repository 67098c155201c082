"""A kiosk: the real visit, the real spool, and the store, put together as kiosk.dispenser does."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.prints import PrintJob
from centre.rules.tickets import QUEUED
from db.facts import Health, Taken
from drivers.health import PrinterStatus
from kiosk.flow import Flow
from kiosk.printing import LOOK_SECONDS, Progress, Spool, Surroundings
from kiosk.slips import compose
from kiosk.visit import CheckPaper, Page, PrintAgain, Reload, Slip, Take, Timing, Wish

from .printer import VirtualPrinter
from .program import Lane, Program

if TYPE_CHECKING:
    from .world import World

READ_AGAIN_SECONDS: Final = 60.0
"""A kiosk reads with each minute, not with each news: its tiles are older than on a real one."""
RESTS_AFTER_SECONDS: Final = 20.0
IDLE_LOOK_SECONDS: Final = 20.0
"""A well printer that nobody has needed for a while is looked at less often than each 4 s."""


class KioskLife(Program):
    """One life of a kiosk."""

    kind = "kiosk"

    def __init__(self, world: "World", name: str) -> None:
        """Open both lanes and ask for the first reading."""
        super().__init__(world, name)
        self.tray = world.trays[name]
        self._store = self.open_store()
        self._spooler = self.open_store()
        self._lane, self._printer = Lane(self), Lane(self)
        around = Surroundings(self._compose, self._is_waiting, self._report)
        printer = VirtualPrinter(self.tray)
        self.spool = Spool(self._spooler.prints, printer, name, world.clock, around)
        self.flow = Flow(world.clock, Timing(), self._wish, self._nothing)
        self._since: dict[UUID, int] = {}
        self.held_ticket: Taken | None = None
        self._kicked, self._stepping = True, False
        self._is_old = True
        self._busy_at = 0.0
        self._look_at = 0.0
        self._wakes_at: float | None = None
        self._minute()
        self._step()

    # --- what the flow wishes --------------------------------------------------------------------

    def _nothing(self) -> None:
        """Draw nothing."""

    def _wish(self, wish: Wish) -> None:
        if isinstance(wish, Take):
            self._take(wish)
        elif isinstance(wish, CheckPaper):
            self._check(wish.request)
        elif isinstance(wish, PrintAgain):
            self._again(wish.job)
        elif isinstance(wish, Reload):
            self._reload()

    def _take(self, wish: Take) -> None:
        world = self.world
        told = (wish.service, self.name, wish.priority)

        def take() -> Taken:
            self._since.setdefault(wish.request, world.ledger.read_to)
            request = world.plant.request(wish.request)
            return self._store.day.take(request, *told, paper=wish.paper, language=wish.language)

        self._lane.run(
            take,
            lambda taken: self._taken(wish.request, taken),
            lambda error: self._not_taken(wish.request, error),
            "take",
        )

    def _taken(self, request: UUID, taken: Taken) -> None:
        self._one_effect(request, 1)
        self.held_ticket = taken
        self.flow.taken(request, taken)
        if taken.paper:
            self._kick()

    def _not_taken(self, request: UUID, error: Exception) -> None:
        if isinstance(error, NotAllowed):
            self._one_effect(request, 0)
            self.flow.refused(request, error)
        elif isinstance(error, Unavailable):
            self.flow.failed(request, error)

    def _one_effect(self, request: UUID, wanted: int) -> None:
        """Hold an order that is answered to the promise of one press, one effect."""
        found = self.world.effects_of(self, self._since.pop(request), {"take"})
        if found != wanted:
            self.world.ledger.breach("one_press_one_effect", f"{self.title} took {found}")

    def _check(self, request: UUID) -> None:
        self._printer.run(
            self.spool.look,
            lambda status: self._checked(request, "" if status.can_print else status.key.value),
            lambda _: self._checked(request, ""),
            "paper_check",
        )

    def _checked(self, request: UUID, key: str) -> None:
        self.flow.printer_is(key)
        self.flow.paper_checked(request)

    def _again(self, job: UUID) -> None:
        spool = self.spool
        self._printer.run(
            lambda: spool.ask_again(job), lambda _: self._kick(), lambda _: None, "ask_again"
        )

    def _reload(self) -> None:
        store = self._store
        self._lane.run(
            lambda: (store.centre(), store.day.loads()),
            lambda read: self.flow.loaded(*read),
            self._lost,
            "kiosk_read",
        )

    def _lost(self, error: Exception) -> None:
        if isinstance(error, Unavailable):
            self.flow.lost(error)

    def _minute(self) -> None:
        """Read with the minute, where anything was committed since the last reading."""
        if self._is_old or self.flow.page in {Page.STARTING, Page.TROUBLE}:
            self._is_old = False
            self._reload()
        self.after(READ_AGAIN_SECONDS, self._minute, "minute")

    # --- the printer's lane, as kiosk.printer_lane -----------------------------------------------

    def news(self) -> None:
        """Look for jobs with the next look at the printer; read with the next minute."""
        self._kicked = self._is_old = True
        if self.world.clock.seconds - self._busy_at > RESTS_AFTER_SECONDS:
            self._look_in(self.world.chance.uniform(0.0, LOOK_SECONDS))
        self._busy_at = self.world.clock.seconds

    def _kick(self) -> None:
        self._kicked = True
        self._busy_at = self.world.clock.seconds
        self._step()

    def _step(self) -> None:
        if self._stepping:
            return
        self._stepping = True
        kicked, self._kicked = self._kicked, False
        self._printer.run(lambda: self.spool.step(kicked=kicked), self._done, self._failed, "spool")

    def _done(self, progress: Progress) -> None:
        self._stepping = False
        self.flow.printer_is(progress.key)
        if progress.job is not None and progress.slip is not Slip.NONE:
            self.flow.slip_is(progress.job, progress.slip)
        rests = self.world.clock.seconds - self._busy_at > RESTS_AFTER_SECONDS
        seconds = IDLE_LOOK_SECONDS if rests and not progress.key else progress.again_in
        self._look_in(0.0 if self._kicked else seconds)

    def _failed(self, _: Exception) -> None:
        self._stepping = False
        self._kicked = True
        self._look_in(LOOK_SECONDS)

    def _look_in(self, seconds: float) -> None:
        self._look_at = self.world.clock.seconds + seconds
        due = self._look_at
        self.after(seconds, lambda: self._step() if due == self._look_at else None, "look")

    def _compose(self, facts: Mapping[str, Any]) -> Any:
        return compose(self._spooler.centre(), facts)

    def _is_waiting(self, job: PrintJob) -> bool:
        try:
            ticket = self._spooler.day.ticket(job.label)
        except NotAllowed:
            return False
        return ticket.id == job.ticket and ticket.state in QUEUED

    def _report(self, status: PrinterStatus, paper: Mapping[str, Any]) -> None:
        state = status.state.value
        facts = {"kiosk": self.name, "detail": status.detail, **paper}
        key = "" if state == "ok" else status.key.value
        self._spooler.devices.report(Health(f"p-{self.name}", "printer", state, key, facts))

    # --- what every step ends with ---------------------------------------------------------------

    def settle(self) -> None:
        """Set the alarm clock of the flow, and hold the screen to its promise."""
        wake_at = self.flow.wake_at()
        if wake_at is not None and wake_at != self._wakes_at:
            self._wakes_at = wake_at
            self.after(wake_at - self.world.clock.monotonic() + 0.001, self._tick, "tick")
        if self.flow.page is Page.TICKET and self.held_ticket is not None:
            if not self.world.ledger.is_known(self.held_ticket.ticket.id):
                label = self.held_ticket.ticket.label
                self.world.ledger.breach("shown_not_in_database", label)
            self.held_ticket = None

    def _tick(self) -> None:
        self._wakes_at = None
        self.flow.tick()

    # --- what people do here ---------------------------------------------------------------------

    def bearer(self, ticket: UUID, *, gives_up: bool, request: UUID) -> None:
        """Let the bearer of a slip give up or step back; a lost link is the end of his try."""
        store, name = self._store, self.name
        done = (lambda _: None, lambda _: None)
        if gives_up:
            self._lane.run(lambda: store.day.give_up(request, ticket, name), *done, "give_up")
        else:
            self._lane.run(lambda: store.day.step_back(request, ticket, 3, name), *done, "step")
