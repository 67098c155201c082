"""A run: the programs of a centre on one database, and a story that befalls them, step by step."""

import logging
import os
import traceback
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from typing import Final
from unittest.mock import patch
from uuid import UUID

from centre.rules.errors import NotAllowed, Unavailable
from db.history import verify

from . import lines
from .board_life import BoardLife
from .clockwork import Agenda, VirtualClock, our_ids, seeded
from .counter_life import CounterLife
from .ground import Ground, cheap_pins
from .kiosk_life import KioskLife
from .ledger import Broken, Ledger
from .planted import NONE, Plant
from .printer import Tray
from .program import Program
from .story import CLOSES, DAY, KIOSKS, OPENS, PROGRAMS, Line, Story
from .wiring import Wire, WiredStore, open_wired

BOOT: Final = OPENS - 600
_LIVES: Final = {"kiosk": KioskLife, "counter": CounterLife, "display": BoardLife}
_TRAIL: Final = 30


@dataclass(slots=True)
class Outcome:
    """What came of a run: its steps by kind, what is broken, when, and the last steps before."""

    story: Story
    steps: Counter[str] = field(default_factory=Counter)
    broken: tuple[Broken, ...] = ()
    at: float = 0.0
    trail: tuple[str, ...] = ()
    tickets: int = 0
    calls: int = 0
    events: int = 0
    commits: int = 0
    slips: int = 0
    digest: str = ""

    @property
    def total(self) -> int:
        """Return the number of steps."""
        return sum(self.steps.values())


class World:
    """One run in the making."""

    def __init__(self, ground: Ground, story: Story, plant: Plant) -> None:
        """Lay the ground; run() does the rest."""
        ground.lay(always_open=story.always_open)
        self.ground, self.story, self.plant = ground, story, plant
        self.clock = VirtualClock()
        self.agenda = Agenda(self.clock)
        self.chance = seeded(f"world {story.seed}")
        self.ids = seeded(f"ids {story.seed}")
        self.ledger = Ledger(ground.database, self.clock.now)
        self.steps: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.trail: deque[str] = deque(maxlen=_TRAIL)
        self.commits = self.slips = 0
        self.wires = {title: Wire(self._committed) for title in PROGRAMS}
        self.office_wire = Wire(self._committed)
        slow = seeded(f"printers {story.seed}")
        self.trays = {name: Tray(self._paper, confirms=slow.random() < 0.8) for name in KIOSKS}
        self.programs: dict[str, Program] = {}
        self._news_on_way: set[str] = set()
        self.is_open = False
        self.copies = 0

    # --- what programs ask of their world --------------------------------------------------------

    def new_request(self) -> UUID:
        """Return a new request id."""
        return UUID(int=self.ids.getrandbits(128), version=4)

    def delay(self) -> float:
        """Return how long a lane takes for a job, or an answer: mostly little."""
        return self.chance.uniform(0.001, 0.03) if self.chance.random() < 0.95 else 0.4

    def open_store(self, program: Program) -> WiredStore:
        """Open a store for a program."""
        title = program.title
        return open_wired(
            self.ground.engine, self.clock, title, program.wire, lambda: self._poked(title)
        )

    def office(self) -> WiredStore:
        """Open the store of motcua-db."""
        actor = "motcua-db"
        return open_wired(
            self.ground.engine, self.clock, actor, self.office_wire, lambda: self._poked(actor)
        )

    def effects_of(self, program: Program, since: int, kinds: set[str]) -> int:
        """Return how many events of these kinds a program has caused after a place of the log."""
        found = 0
        for effect in reversed(self.ledger.effects):
            if effect.place <= since:
                break
            found += effect.actor == program.title and effect.kind in kinds
        return found

    def some_label(self, chance: Random) -> str:
        """Return one of today's numbers, or one that was never given."""
        day = self.ledger.day_of(self.clock.now().date().isoformat())
        known = [one.label for one in self.ledger.tickets.values() if one.day == day]
        return chance.choice(known) if known and chance.random() < 0.95 else "A999"

    def _committed(self, _: Wire) -> None:
        self.commits += 1
        self.ledger.sync()

    def _paper(self, slip: object, job: UUID, *, marked: bool, whole: bool) -> None:
        self.slips += 1
        self.ledger.paper(slip, job, marked=marked, whole=whole)  # type: ignore[arg-type]

    def _poked(self, title: str) -> None:
        """Bring news to all others, each in its own time; a lost poke is found by the poll."""
        for other in self.programs:
            if other != title and other not in self._news_on_way:
                self._news_on_way.add(other)
                late = 1.0 if self.chance.random() < 0.05 else self.chance.uniform(0.01, 0.2)
                if other.startswith("display"):
                    late += self.chance.uniform(0.0, 2.0)
                self.agenda.after(late, lambda other=other: self._hear(other))  # type: ignore[misc]

    def _hear(self, title: str) -> None:
        self._news_on_way.discard(title)
        program = self.programs.get(title)
        if program is not None:
            program.live(program.news, "news")

    # --- lives -----------------------------------------------------------------------------------

    def boot(self, title: str) -> None:
        """Begin a life of a program, unless the centre is closed or one lives already."""
        kind, _, name = title.partition(":")
        if not self.is_open or title in self.programs:
            return
        self.steps["boot"] += 1
        self.wires[title].spare()
        self.programs[title] = _LIVES[kind](self, name)
        self.programs[title].settle()

    def died(self, program: Program) -> None:
        """End a life; another begins soon."""
        program.is_alive = False
        self.steps["death"] += 1
        self.trail.append(f"{self._at()} {program.title} dies")
        if self.programs.get(program.title) is program:
            del self.programs[program.title]
            self.wires[program.title].spare()
            seconds = self.chance.choice((1.5, 4.0, 20.0, 100.0))
            self.agenda.after(seconds, lambda: self.boot(program.title))

    def end_all(self) -> None:
        """End every life."""
        for program in self.programs.values():
            program.is_alive = False
        self.programs.clear()
        self._news_on_way.clear()

    # --- days ------------------------------------------------------------------------------------

    def open_day(self) -> None:
        """Switch everything on."""
        self.is_open = True
        for title in PROGRAMS:
            self.boot(title)

    def close_day(self) -> None:
        """Switch everything off, let the wires heal, and look at the books."""
        self.is_open = False
        self.end_all()
        for wire in (*self.wires.values(), self.office_wire):
            wire.cut(None)
            wire.spare()
        self.steps["reckoning"] += 1
        self.ledger.reckon()
        with self.office().read() as work:
            for fault in verify(work)[1]:
                self.ledger.breach("chain", f"{fault.where}: {fault.what}")

    def night(self) -> None:
        """Tidy, as each night; on some nights nobody does."""
        if self.chance.random() < 0.7:
            self.steps["night"] += 1
            self.office().tidy()
            self.ledger.sync()

    # --- the run ---------------------------------------------------------------------------------

    def run(self) -> Outcome:
        """Live through the story; stop at the first broken promise."""
        with self._as_it_is() as plant:
            self.plant = plant
            self._plan()
            while not self.ledger.broken:
                act = self.agenda.next()
                if act is None:
                    break
                self._do(act)
        return self._outcome()

    def _do(self, act: object) -> None:
        try:
            act()  # type: ignore[operator]
        except Exception:  # noqa: BLE001 - whatever it is, it is a defect of ours
            self.ledger.breach("defect", traceback.format_exc())

    @contextmanager
    def _as_it_is(self) -> Iterator[Plant]:
        """Let ids, PINs, folders and the planted fault be those of this run; be quiet."""
        state = str(self.ground.database.parent)
        before = logging.root.manager.disable
        logging.disable(logging.CRITICAL)
        try:
            with (
                our_ids(self.clock, self.ids),
                cheap_pins(),
                patch.dict(os.environ, {"STATE_DIRECTORY": state}),
                self.plant.grown(self) as plant,
            ):
                self.policy = self.office().centre().policy
                yield plant
        finally:
            logging.disable(before)
            self.end_all()
            self.ledger.close()

    def _plan(self) -> None:
        for day in range(self.story.days):
            self.agenda.at(day * DAY + BOOT, self.open_day)
            self.agenda.at(day * DAY + CLOSES + 1800, self.close_day)
            self.agenda.at(day * DAY + CLOSES + 4 * 3600, self.night)
        for line in self.story.lines:
            self.agenda.at(line.at, lambda line=line: self._befall(line))  # type: ignore[misc]

    def _befall(self, line: Line) -> None:
        self.steps[f"line_{line.what}"] += 1
        self.trail.append(line.told())
        try:
            lines.DEEDS[line.what](self, line.who, seeded(line.salt))
        except (NotAllowed, Unavailable) as error:
            self.refused[error.key] += 1

    def _at(self) -> str:
        return Line(self.clock.seconds, "", "", 0).told()[:21]

    def _outcome(self) -> Outcome:
        ledger = self.ledger
        heads = ledger.ask("SELECT day, queue, seq, head FROM chain ORDER BY day, queue")
        ledger.close()
        return Outcome(
            story=self.story,
            steps=self.steps,
            broken=tuple(ledger.broken),
            at=self.clock.seconds,
            trail=tuple(self.trail),
            tickets=len(ledger.tickets),
            calls=sum(len(known.calls) for known in ledger.tickets.values()),
            events=ledger.events,
            commits=self.commits,
            slips=self.slips,
            digest=lines.digest([tuple(row) for row in heads], self.slips, self.clock.seconds),
        )


def play(ground: Ground, story: Story, plant: Plant = NONE) -> Outcome:
    """Live through a story and return what came of it."""
    return World(ground, story, plant).run()
