"""What every program of the simulation is: a life that may end anywhere, lanes that take time."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from centre.rules.errors import NotAllowed, Unavailable

from .wiring import Killed, WiredStore

if TYPE_CHECKING:
    from .world import World

T = TypeVar("T")


class Program:
    """One life of a program; its memory is this object, and is dropped at the end."""

    kind = ""

    def __init__(self, world: "World", name: str) -> None:
        """Begin; what it knows comes from the store alone."""
        self.world = world
        self.name = name
        self.is_alive = True
        self.wire = world.wires[self.title]

    @property
    def title(self) -> str:
        """Return the name that the log knows it by."""
        return f"{self.kind}:{self.name}"

    def open_store(self) -> WiredStore:
        """Open a store of this program."""
        return self.world.open_store(self)

    def after(self, seconds: float, act: Callable[[], object], what: str) -> None:
        """Do a step of this life after some time, unless the life has ended by then."""
        self.world.agenda.after(seconds, lambda: self.live(act, what))

    def live(self, act: Callable[[], object], what: str) -> None:
        """Do a step of this life; a death in it is the end of the life."""
        if not self.is_alive:
            self.world.steps["after_death"] += 1
            return
        self.world.steps[what] += 1
        try:
            act()
        except Killed:
            self.world.died(self)
        else:
            self.settle()

    def settle(self) -> None:
        """Do what every step ends with: set the next alarm clock."""

    def news(self) -> None:
        """Hear that another program has committed something."""


class Lane:
    """One exclusive thing of a program: jobs one after the other, answers on the main thread."""

    def __init__(self, program: Program) -> None:
        """Be free."""
        self._program = program
        self._free_at = 0.0

    def run(
        self,
        job: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
        what: str,
    ) -> None:
        """Do a job after a while; its answer comes after another."""
        world = self._program.world
        begins = max(world.clock.seconds, self._free_at) + world.delay()
        self._free_at = begins + world.delay()
        answer_at = self._free_at

        def work() -> None:
            told = _tried(job, done, failed)
            world.agenda.at(answer_at, lambda: self._program.live(told, f"{what}_answer"))

        world.agenda.at(begins, lambda: self._program.live(work, what))


def _tried(
    job: Callable[[], Any], done: Callable[[Any], object], failed: Callable[[Exception], object]
) -> Callable[[], object]:
    """Return what tells the answer of a job; only what apps expect is an answer."""
    try:
        value = job()
    except (NotAllowed, Unavailable) as error:
        found = error
        return lambda: failed(found)
    return lambda: done(value)
