"""Faults planted on purpose: what a worse centre would do, and what the simulator must see.

Each takes the place of one piece of the real code; NONE is the real code.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final
from unittest.mock import patch
from uuid import UUID

from sqlalchemy import bindparam, select

from centre.rules import priority
from counter_client.flow import Press
from db import backup, desk, engine, newest_calls, taking
from db.facts import Board
from kiosk.printing import Spool
from kiosk.slips import compose
from queue_display.flow import BoardFlow
from queue_display.known_calls import KnownCalls

from .printer import VirtualPrinter

if TYPE_CHECKING:
    from .world import World

Patches = Callable[["World"], list[Any]]


@dataclass(frozen=True, slots=True)
class Plant:
    """One wrong way: what it replaces, whether requests lose their id, and what must be seen."""

    name: str
    seen_as: frozenset[str]
    patches: Patches
    forgets_requests: bool = False
    new_id: Callable[[], UUID] | None = None

    def request(self, request: UUID) -> UUID:
        """Return the id under which a request is sent."""
        return self.new_id() if self.forgets_requests and self.new_id else request

    def press(self, press: Press) -> Press:
        """Return the press that is sent."""
        return replace(press, request=self.request(press.request))

    @contextmanager
    def grown(self, world: "World") -> Iterator["Plant"]:
        """Let it grow for one run."""
        with ExitStack() as stack:
            for one in self.patches(world):
                stack.enter_context(one)
            yield replace(self, new_id=world.new_request)


def _nothing(_: "World") -> list[Any]:
    return []


def _unmarked(_: "World") -> list[Any]:
    real = VirtualPrinter.print

    def printed(self: VirtualPrinter, slip: Any, job: UUID, *, marked: bool) -> Any:
        del marked
        return real(self, slip, job, marked=False)

    return [patch.object(VirtualPrinter, "print", printed)]


def _early_paper(world: "World") -> list[Any]:
    real = taking.take

    def take(work: Any, service: Any, kiosk: str, *rest: Any, paper: bool, language: str) -> Any:
        taken = real(work, service, kiosk, *rest, paper=paper, language=language)
        slip = compose(work.centre, taking.slip_facts(taken, language))
        world.ledger.paper(slip, taken.job, marked=False, whole=True)
        return taken

    return [patch.object(taking, "take", take)]


def _starving(_: "World") -> list[Any]:
    return [patch.object(priority, "is_bound", lambda *_: False)]


def _wall_midnight(_: "World") -> list[Any]:
    return [patch.object(engine, "business_day", lambda _stored, now: now.date())]


def _no_skip(_: "World") -> list[Any]:
    return [patch.object(backup, "SKIP_AFTER_RESTORE", 0)]


def _not_durable(_: "World") -> list[Any]:
    return [patch.object(Spool, "_sent", lambda _self, job: job)]


def _old_calls(_: "World") -> list[Any]:
    wanted = newest_calls._ticket.c.id.in_(bindparam("tickets", expanding=True))
    plain = select(*newest_calls._THEIRS.selected_columns).where(wanted)
    return [patch.object(newest_calls, "_THEIRS", plain)]


def _unlogged(_: "World") -> list[Any]:
    real = desk.tell

    def tell(work: Any, who: Any, row: Any, kind: str, more: Any = None) -> Any:
        if kind == "absent":
            return desk.rows.view(work.centre, row)
        return real(work, who, row, kind, more)

    return [patch.object(desk, "tell", tell)]


def _forgetful_board(_: "World") -> list[Any]:
    return [patch.object(KnownCalls, "_is_known", lambda *_: False)]


def _board_by_the_clock(_: "World") -> list[Any]:
    real = BoardFlow.read

    def read(self: BoardFlow, board: Board) -> Any:
        today = board.at.date()
        if today != self._known._day:
            self._known._days.clear()
        return real(self, replace(board, day=today))

    return [patch.object(BoardFlow, "read", read)]


def _hasty_board(_: "World") -> list[Any]:
    real = KnownCalls.fresh

    def fresh(self: KnownCalls, *given: Any) -> Any:
        return real(self, *given)[-1:]

    return [patch.object(KnownCalls, "fresh", fresh)]


NONE: Final = Plant("none", frozenset(), _nothing)
PLANTS: Final = {
    plant.name: plant
    for plant in (
        Plant("retry_unmarked", frozenset({"unmarked_twice"}), _unmarked),
        Plant("print_before_commit", frozenset({"paper_not_in_database"}), _early_paper),
        Plant(
            "no_request_id", frozenset({"one_press_one_effect"}), _nothing, forgets_requests=True
        ),
        Plant("starving_chooser", frozenset({"passed_too_often", "passed_too_late"}), _starving),
        Plant("midnight_by_wall_clock", frozenset({"day_went_back"}), _wall_midnight),
        Plant("restore_without_skip", frozenset({"number_on_two_papers"}), _no_skip),
        Plant("sending_not_durable", frozenset({"sent_before_sending"}), _not_durable),
        Plant("board_shows_old_calls", frozenset({"board_untrue"}), _old_calls),
        Plant(
            "absent_not_logged",
            frozenset({"one_press_one_effect", "row_unlike_log", "untrue_move", "sum"}),
            _unlogged,
        ),
        Plant("forgetful_board", frozenset({"announced_twice"}), _forgetful_board),
        Plant("hasty_board", frozenset({"not_announced"}), _hasty_board),
        Plant("board_by_the_clock", frozenset({"announced_twice"}), _board_by_the_clock),
    )
}
"""Every planted fault by its name."""
