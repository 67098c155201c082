"""The bench of the printer's faults: a kiosk's real spool and store, a printer that fails on cue.

A cell is one fault: the way to the printer, its kind, the phase of the job at which it strikes, and
whether it stays until it is mended. Floor.run() takes a number, lets the spool work as its lane
does (its waits are cut short), mends the printer, takes a second number, and returns what was seen:
the paper of the virtual printer, the store's jobs, what staff heard. violations() judges that.
Phases are byte offsets of a slip that was printed without a fault before (see landmarks()).
"""

import argparse
import contextlib
import importlib
import json
import logging
import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any, Final
from uuid import UUID, uuid4

import zxingcpp
from PIL import Image, ImageOps

from centre.rules.hours import ZONE
from centre.rules.prints import PrintJob, PrintState
from centre.settings import Printer, load
from db import open_store
from drivers import registry
from drivers.health import PrinterKey
from drivers.ports import Confirmed, NotSent, Outcome
from drivers.printers.escpos import INITIALIZE, NO_DOUBLE_BYTE
from drivers.printers.job import Job
from drivers.printers.thermal import ThermalPrinter
from drivers.simulated.commands import Command, next_command
from kiosk import slips
from kiosk.printing import Progress, Spool, Surroundings

TOOLS: Final = Path(__file__).parents[3] / "shared" / "tools"
KINDS: Final = (
    *("paper-near-end", "paper-out", "cover-open", "cutter-error", "offline"),
    *("stall", "mute", "garble", "disconnect", "hangup", "power-off"),
)
CUTS: Final = frozenset({"disconnect", "hangup", "power-off"})
"""Faults that end the link."""
SILENT: Final = frozenset({"stall", "mute"})
"""Faults in which no answer comes."""
PHASES: Final = ("before", "opening", "band", "between", "code", "cut", "confirm", "after")
DEADLINE: Final = 2.0
SOON: Final = 1.0
"""Seconds after which a fault that goes by itself is over."""
PATIENCE: Final = 40.0
# Rendering and a busy machine; a call that does not end is what must be caught.
_SLACK: Final = 6.0
_IDLE: Final = 0.05
_TRIES: Final = 8
_MORNING: Final = datetime(2026, 11, 23, 8, 0, tzinfo=ZONE)
_BAR_ROWS: Final = 8
_BAR_SHARE: Final = 0.8
_INK: Final = 255


@dataclass(frozen=True, slots=True)
class Way:
    """How a printer is wired, and the speed of its far end in baud (0: as fast as it comes)."""

    address: str
    wiring: Mapping[str, Any]
    baud: int = 0


WAYS: Final[Mapping[str, Way]] = {
    "tcp": Way("tcp:{}", {}),
    "file": Way("file:{}", {}),
    "serial": Way("serial:{}", {"baud": 115_200}),
    "serial-19200": Way("serial:{}", {"baud": 19_200, "raster_seconds": 1.0}, 19_200),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One fault; stays is whether it lasts until it is mended, else it goes by itself."""

    way: str
    kind: str
    phase: str
    stays: bool

    def __str__(self) -> str:
        """Return its name."""
        return f"{self.way}/{self.kind}/{self.phase}/{'stays' if self.stays else 'goes'}"


def virtual_printer() -> ModuleType | None:
    """Return the module of the virtual printer; None where ../shared is not beside the checkout."""
    if not (TOOLS / "escpos_view.py").exists():
        return None
    was, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    sys.path.insert(0, str(TOOLS))
    try:
        return importlib.import_module("escpos_view")
    finally:
        sys.path.remove(str(TOOLS))
        sys.dont_write_bytecode = was


class _Nobody:
    """A listener that is away."""

    def accept(self) -> tuple[Any, Any]:
        time.sleep(0.02)
        raise OSError

    def close(self) -> None:
        pass


class Faulty:
    """What a matrix needs besides the virtual printer, into which this is mixed.

    Its cable may stay out until mend(), else a link is back at once (TCP) or after a second (a
    serial adapter). It ends without leaks. stream is all that it printed.
    """

    def __init__(self, link: Path | None, *, baud: int = 0, stays: bool = False) -> None:
        self.stays = stays
        self.away = False
        self.stream = bytearray()
        self.ended = threading.Event()
        self.forgets = self.has_lost_bytes = False
        super().__init__(pty=link and str(link), baud=baud, log=lambda _line: None)
        self.where = str(link) if link else f"{self.host}:{self.port}"

    def server(self, address: tuple[str, int]) -> Any:
        listener = super().server(address)
        listener.settimeout(0.1)
        return listener

    def start_fault(self, fault: Any) -> None:
        self.has_lost_bytes |= fault.kind == "garble"
        if fault.kind in CUTS:
            self._take_the_name_away()
        super().start_fault(fault)

    def _take_the_name_away(self) -> None:
        self.away = self.stays
        if self.link:
            Path(self.link).unlink(missing_ok=True)
        elif self.away:
            self.sock.close()
            self.sock = _Nobody()

    def mend(self) -> None:
        """End every fault; after lost bytes by switching it off and on.

        A byte lost in the head of a picture makes a printer wait for up to 524 kB, and it says
        that it is well; nothing that a computer sends helps but that.
        """
        self.away = False
        self.forgets = self.state.garble or self.has_lost_bytes
        if not self.link and isinstance(self.sock, _Nobody):
            self.sock = self.server((self.host, self.port))
        self.clear()

    def alone(self) -> None:
        """Wait until the last link is over: one that a fault catches lets nobody else in."""
        until = time.monotonic() + PATIENCE
        while not self.link and self.conn and time.monotonic() < until:
            time.sleep(0.01)

    def open_pty(self) -> None:
        while self.away and not self.closing:
            time.sleep(0.02)
        super().open_pty()

    def consume(self, held: bytes) -> bytes:
        if self.forgets:
            self.forgets = False
            self._forget()
        left: bytes = super().consume(held)
        self.stream += held[: len(held) - len(left)]
        return left

    def _forget(self) -> None:
        """Forget all but the paper, as the virtual printer does when its power goes."""
        old = self.interp
        self.interp = type(old)(
            state=self.state, reply=self.send, on_ticket=self.keep, log=lambda _line: None
        )
        self.interp.paper, self.interp.tickets = old.paper, old.tickets

    def serve(self) -> None:
        try:
            super().serve()
        finally:
            self.ended.set()

    def __exit__(self, *why: object) -> None:
        """End its thread and give its terminal back."""
        self.away = False
        super().__exit__(*why)
        self.ended.wait(5)
        if self.link:
            ends, self.master, self.slave = (self.master, self.slave), -1, -1
            for end in ends:  # a timer of a fault may still want to say something
                os.close(end)


def printer_kind(view: ModuleType) -> type:
    """Return the virtual printer with what a matrix needs besides."""
    return type("FaultyPrinter", (Faulty, view.VirtualPrinter), {})


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Where the phases are, in bytes from the beginning of the paper; cut_end is behind the cut."""

    opening: int
    band: int
    between: int
    code: int
    cut: int
    cut_end: int


def landmarks(stream: bytes) -> Landmarks:
    """Return the phases of a printed slip, found in its own bytes."""
    at = stream.index(INITIALIZE + NO_DOUBLE_BYTE)
    known = list(_slip(stream, at))
    pictures = [one for one in known if one[1].name == "raster"]
    widest = max(pictures, key=lambda one: one[1].size)
    codes = [one for one in known if one[1].name == "code" and one[1].data[1:2] == b"\x50"]
    # A drawn code is sent at half size, doubled by the printer both ways.
    codes = codes or [one for one in pictures if one[1].numbers[0] == 3]
    code, cut = codes[len(codes) // 2], known[-1]
    mark = next(one for one in known if one[1].name == "process_id")
    end = widest[0] + widest[1].size
    return Landmarks(_middle(mark), _middle(widest), end, _middle(code), cut[0], cut[0] + 4)


def _slip(stream: bytes, at: int) -> Iterator[tuple[int, Command]]:
    """Yield the commands of a slip, and where they begin, up to the cut."""
    while (command := next_command(stream[at:])) is not None:
        yield at, command
        if command.name == "cut":
            return
        at += command.size


def _middle(one: tuple[int, Command]) -> int:
    return one[0] + one[1].size // 2


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of paper: the code that can be read on it, whether a bar says that it is a reprint.

    rows is the height of its ink; faults what a printer would not have understood.
    """

    code: str
    marked: bool
    rows: int
    faults: tuple[str, ...]


def piece_of(ticket: Any) -> Piece:
    """Return what anybody can see on a piece of paper of the virtual printer."""
    ink = ImageOps.invert(ticket.image.convert("L"))
    box = ink.getbbox()
    rows = box[3] - box[1] if box else 0
    faults = (*ticket.errors, *ticket.warnings)
    return Piece(_code_on(ticket.image), _has_bar(ink), rows, faults)


def _code_on(image: Image.Image) -> str:
    """Return the text of the QR code as a phone reads it; "" for none."""
    framed = ImageOps.expand(image.convert("L"), 24, 255)
    return next((found.text for found in zxingcpp.read_barcodes(framed)), "")


def _has_bar(ink: Image.Image) -> bool:
    """Tell whether the first ink is a black bar, nearly as wide as the paper."""
    box = ink.getbbox()
    if box is None:
        return False
    top = ink.crop((0, box[1], ink.width, box[1] + _BAR_ROWS))
    left, _, right, _ = top.getbbox() or (0, 0, 0, 0)
    whole = right - left >= ink.width * _BAR_SHARE
    return whole and top.crop((left, 0, right, _BAR_ROWS)).getextrema() == (_INK, _INK)


class Watched:
    """A printer whose outcomes and times are kept; seconds are those of the longest call."""

    def __init__(self, printer: Any) -> None:
        self._printer = printer
        self.confirms = printer.confirms
        self.paper = printer.paper
        self.outcomes: list[str] = []
        self.over = 0.0

    def check(self) -> Any:
        return self._timed(self._printer.check, DEADLINE)

    def print(self, slip: Any, job: UUID, *, marked: bool) -> Outcome:
        most = DEADLINE + self._longest(slip, job, marked=marked)
        outcome = self._timed(lambda: self._printer.print(slip, job, marked=marked), most)
        self.outcomes.append(("marked " if marked else "") + _said(outcome))
        return outcome

    def _longest(self, slip: Any, job: UUID, *, marked: bool) -> float:
        """Return what a slow line needs besides the deadline."""
        if not self._printer._speed:
            return 0.0
        return self._printer._transfer(self._printer._script(slip, job, marked=marked))

    def _timed(self, call: Callable[[], Any], most: float) -> Any:
        began = time.monotonic()
        done = call()
        self.over = max(self.over, time.monotonic() - began - most)
        return done


def _said(outcome: Outcome) -> str:
    if isinstance(outcome, Confirmed):
        return "confirmed"
    if isinstance(outcome, NotSent):
        return f"not sent: {outcome.status.key.value}"
    return f"doubt: {outcome.why}"


class StandingClock:
    """A working morning that does not pass: no job is ever too late."""

    def now(self) -> datetime:
        return _MORNING

    def monotonic(self) -> float:
        return time.monotonic()


class Kiosk:
    """A kiosk without a screen: its store, its spool, its printer; everything on one thread."""

    def __init__(self, folder: Path, printer: Watched) -> None:
        clock = StandingClock()
        self._store = open_store(load(folder), clock, "kiosk:k1")
        self.printer = printer
        self.told: list[str] = []
        around = Surroundings(
            compose=lambda facts: slips.compose(self._store.centre(), facts),
            is_waiting=lambda _job: True,
            report=lambda status, _paper: self.told.append(status.key.value),
        )
        self._spool = Spool(self._store.prints, self.printer, "k1", clock, around)

    def look(self) -> None:
        """Look at the printer as the lane does from the start."""
        self._spool.look()

    def take(self) -> tuple[UUID, str]:
        """Take a number on paper; return its print job and its code."""
        taken = self._store.day.take(uuid4(), "ho-tich", "k1")
        return taken.job, taken.code

    def job(self, job: UUID) -> PrintJob:
        """Return a print job as the store has it."""
        return self._store.prints.job(job)

    def work(self, done: Callable[[Progress], bool]) -> bool:
        """Let the spool work until done; return whether it came to that within PATIENCE."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            progress = self._spool.step(kicked=True)
            if done(progress):
                return True
            time.sleep(_IDLE if progress.again_in else 0)
        return False

    def close(self) -> None:
        """Give the store back."""
        self._store.close()


@dataclass
class Seen:
    """What a cell came to: what staff heard, the two jobs and codes, the paper, the outcomes.

    over is by how many seconds the longest call went beyond its deadline; sure is whether the first
    slip counted as printed while the fault was there.
    """

    cell: Cell
    heard: Sequence[str] = ()
    job: PrintJob | None = None
    code: str = ""
    next_job: PrintJob | None = None
    next_code: str = ""
    pieces: Sequence[Piece] = ()
    outcomes: Sequence[str] = ()
    over: float = 0.0
    sure: bool = False
    stuck: list[str] = field(default_factory=list)

    def papers(self, code: str) -> list[Piece]:
        """Return the pieces on which this ticket's code can be read."""
        return [piece for piece in self.pieces if piece.code == code]

    def __str__(self) -> str:
        """Return all of it on one line."""
        names = {self.code: "first", self.next_code: "second", "": "torn"}
        shown = ", ".join(
            f"{'marked ' * one.marked}{names.get(one.code, '?')}{' faulty' * bool(one.faults)}"
            for one in self.pieces
            if one.rows
        )
        states = [job.state.value if job else "?" for job in (self.job, self.next_job)]
        return (
            f"{self.cell}: heard {' '.join(self.heard)}; {', '.join(self.outcomes)}; "
            f"{' '.join(states)}; paper [{shown}]; over {self.over:.1f} s; {self.stuck}"
        )


NAMED: Final[Mapping[str, str]] = {
    "paper-near-end": "paper_low",
    "paper-out": "paper_out",
    "cover-open": "cover_open",
    "cutter-error": "cutter",
    "offline": "printer_offline",
    # A hung printer and one that never answers look alike from outside: nothing comes back.
    "stall": "status_unknown",
    "mute": "status_unknown",
    # Who loses bytes does not know it; the printer says that it is well, and so it is told.
    "garble": "ok",
    # Nothing is at the other end of the cable, for whatever reason.
    "disconnect": "printer_offline",
    "hangup": "printer_offline",
    "power-off": "printer_offline",
}
"""What staff must hear while a fault is there. A fault that goes by itself must end in "ok"."""


def wanted(cell: Cell) -> str:
    """Return what staff must have heard last before the printer is mended."""
    return NAMED[cell.kind] if cell.stays else "ok"


def violations(seen: Seen, clean: Sequence[Piece]) -> list[str]:
    """Return which promises a cell broke, with the words of its promise first."""
    found = [f"hangs: {what}" for what in seen.stuck]
    found += [f"named wrongly: {key}" for key in sorted(_strange(seen))]
    silent = seen.cell.kind in SILENT and seen.cell.stays and seen.cell.phase != "after"
    if silent and seen.sure:
        found.append("sure without a word")
    if seen.over > _SLACK:
        found.append(f"over its deadline: {seen.over:.1f} s")
    for code in (seen.code, seen.next_code):
        if sum(not piece.marked for piece in seen.papers(code)) > 1:
            found.append("two unmarked slips")
    return found + _first_slip(seen) + _next_slip(seen, clean[1])


def _strange(seen: Seen) -> set[str]:
    """Return keys that were told and have nothing to do with the fault.

    "unknown" is never wrong: a busy machine may miss an answer. A fault that goes between two
    questions (DLE EOT 1 tells offline, 2 error, 3 which) leaves a moment without a cause.
    """
    right = {"ok", "status_unknown", NAMED[seen.cell.kind]}
    if not seen.cell.stays:
        right |= {"printer_offline", "printer_error"}
    return set(seen.heard) - right


def _first_slip(seen: Seen) -> list[str]:
    """Return what is wrong with the slip that met the fault, after everything was mended."""
    if seen.cell.kind == "garble":  # bytes that were lost are lost; see NAMED
        return []
    state = seen.job.state if seen.job else None
    whole = [piece for piece in seen.papers(seen.code) if not piece.faults]
    found = [] if state is PrintState.PRINTED else [f"not printed: {state}"]
    if not whole:
        found.append("no whole slip")
    if seen.job and seen.job.attempt > 1 and not any(piece.marked for piece in whole):
        found.append("a second slip without the mark")
    return found


def _next_slip(seen: Seen, clean: Piece) -> list[str]:
    """Return what is wrong with the slip after it: it must be as one without any fault."""
    papers = seen.papers(seen.next_code)
    if not papers:
        return ["next slip lost"]
    if seen.next_job is None or seen.next_job.state is not PrintState.PRINTED:
        return ["next slip not printed"]
    original = [piece for piece in papers if not piece.marked]
    if any(piece.faults or piece.rows != clean.rows for piece in original):
        return ["next slip torn"]
    return []


_BEGIN: Final = Job.__init__


def _no_resync(job: Any, *given: Any, **named: Any) -> None:
    """Begin a job that never frees the printer of half a slip."""
    _BEGIN(job, *given, **named)
    job._must_free = False


def _trusting(*_given: Any) -> Confirmed:
    """Take a written slip for a printed one."""
    return Confirmed("gs_h")


class Unmarked(Watched):
    """The printer of a spool that retries as CUPS does: never a word on the second slip."""

    def print(self, slip: Any, job: UUID, *, marked: bool) -> Outcome:
        del marked
        return super().print(slip, job, marked=False)


class Floor:
    """Where cells are run: a founded centre to copy, the virtual printer, a folder."""

    def __init__(
        self, founded: Path, view: ModuleType, folder: Path, watch: type[Watched] = Watched
    ) -> None:
        self._founded = founded
        self._view = view
        self._kind = printer_kind(view)
        self._folder = folder
        self._marks: dict[str, Landmarks] = {}
        self.clean: dict[str, tuple[Piece, ...]] = {}
        self._watch = watch

    def measure(self, way: str) -> None:
        """Print two slips without a fault: they show the phases, and how whole slips look."""
        for _ in range(_TRIES):
            with self._open(Cell(way, "none", "before", stays=False)) as (far, kiosk):
                for _ in range(2):
                    kiosk.take()
                    kiosk.work(lambda progress: progress.job is None)
                far.wait_ticket(2, PATIENCE)  # a driver that trusts is not there yet
                self._marks[way] = landmarks(bytes(far.stream))
                self.clean[way] = tuple(map(piece_of, far.tickets))
            if kiosk.printer.outcomes == ["confirmed", "confirmed"]:
                return
        raise TimeoutError("this machine is too busy to print two slips")

    @contextlib.contextmanager
    def _open(self, cell: Cell) -> Iterator[tuple[Any, Kiosk]]:
        way, folder = WAYS[cell.way], self._folder / uuid4().hex
        shutil.copytree(self._founded, folder)
        link = None if cell.way == "tcp" else folder / "printer0"
        with self._kind(link, baud=way.baud, stays=cell.stays) as far:
            wiring = Printer(
                transport=way.address.format(far.where), deadline_seconds=DEADLINE, **way.wiring
            )
            printer = registry.printer(wiring, folder / "driver")
            kiosk = Kiosk(folder, self._watch(printer))
            try:
                kiosk.look()
                yield far, kiosk
            finally:
                kiosk.close()
        shutil.rmtree(folder)

    def _plan(self, far: Any, cell: Cell) -> None:
        """Let the fault strike at its phase."""
        seconds = None if cell.stays else SOON
        fault = self._view.Fault(cell.kind, seconds=seconds)
        if cell.phase == "before":
            far.alone()
            far.start_fault(fault)
        elif cell.phase == "confirm":
            # The first one only lets the printer stop exactly behind the cut.
            far.faults.append(self._view.Fault(cell.kind, 1, self._marks[cell.way].cut_end))
            far.faults.append(self._view.Fault(cell.kind, 2, 0, seconds))
        elif cell.phase != "after":
            fault.after = getattr(self._marks[cell.way], cell.phase)
            far.faults.append(fault)

    def run(self, cell: Cell) -> Seen:
        """Run a cell and return what was seen."""
        seen = Seen(cell)
        with self._open(cell) as (far, kiosk):
            self._plan(far, cell)
            self._first(seen, far, kiosk)
            far.mend()
            self._afterwards(seen, kiosk)
            seen.heard, seen.outcomes = kiosk.told, kiosk.printer.outcomes
            seen.over = kiosk.printer.over
            seen.pieces = tuple(map(piece_of, far.tickets))
        return seen

    def _first(self, seen: Seen, far: Any, kiosk: Kiosk) -> None:
        """Take a number and let the spool do with it what it can while the fault is there."""
        job, seen.code = kiosk.take()
        if seen.cell.phase == "after":
            kiosk.work(lambda progress: progress.job is None)
            far.alone()
            far.start_fault(
                self._view.Fault(seen.cell.kind, seconds=None if seen.cell.stays else SOON)
            )
        right = wanted(seen.cell)
        if not kiosk.work(lambda step: step.again_in > 0 and kiosk.told[-1] == right):
            seen.stuck.append(f"staff heard {kiosk.told} and never {right}")
        seen.job = kiosk.job(job)
        seen.sure = seen.job.state is PrintState.PRINTED

    def _afterwards(self, seen: Seen, kiosk: Kiosk) -> None:
        """Let the spool end by itself, then take another number."""

        def at_rest(step: Progress) -> bool:
            return step.job is None and kiosk.told[-1] == PrinterKey.OK and step.again_in > 0

        if not kiosk.work(at_rest):
            seen.stuck.append(f"no rest after the printer was mended: {kiosk.told}")
        assert seen.job is not None
        seen.job = kiosk.job(seen.job.id)
        following, seen.next_code = kiosk.take()
        if not kiosk.work(at_rest):
            seen.stuck.append("no rest after the next number")
        seen.next_job = kiosk.job(following)


def _matrix(ways: Sequence[str], kinds: Sequence[str], phases: Sequence[str]) -> Iterator[Cell]:
    """Yield the cells; file and the slow line only with faults that stay, the rest is the same."""
    for way in ways:
        both = way in {"tcp", "serial"}
        for kind in kinds:
            for phase in phases:
                yield from (Cell(way, kind, phase, stays=True),)
                if both:
                    yield Cell(way, kind, phase, stays=False)


def _prepare(control: str) -> type[Watched]:
    """Break what a control wants broken; return the way to watch the printer."""
    # It replaces sys.stdout of the whole process; with several threads, for ever.
    contextlib.redirect_stdout = lambda _to: contextlib.nullcontext()  # type: ignore[assignment,misc]
    logging.disable(logging.CRITICAL)
    if control == "no-resync":
        Job.__init__ = _no_resync  # type: ignore[method-assign]
    if control == "trusting":
        ThermalPrinter._confirm = _trusting  # type: ignore[method-assign]
    return Unmarked if control == "unmarked" else Watched


def main() -> None:
    """Run a part of the matrix, several cells at a time; write a line of JSON for each."""
    parser = argparse.ArgumentParser()
    parser.add_argument("founded", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ways", nargs="+", default=list(WAYS))
    parser.add_argument("--kinds", nargs="+", default=list(KINDS))
    parser.add_argument("--phases", nargs="+", default=list(PHASES))
    parser.add_argument("--control", default="")
    parser.add_argument("--at-once", type=int, default=8)
    given = parser.parse_args()
    # The encoder's library prints; what is ours must not stand within its words.
    out, sys.stdout = os.dup(1), Path(os.devnull).open("w")  # noqa: SIM115 - until the end
    view = virtual_printer()
    assert view is not None
    floor = Floor(given.founded, view, given.folder, _prepare(given.control))
    for way in given.ways:
        floor.measure(way)

    def line(cell: Cell) -> dict[str, Any]:
        seen = floor.run(cell)
        broken = violations(seen, floor.clean[cell.way])
        told = {"way": cell.way, "kind": cell.kind, "seen": str(seen), "broken": broken}
        return {**told, "outcomes": list(seen.outcomes), "over": round(seen.over, 1)}

    cells = _matrix(given.ways, given.kinds, given.phases)
    with ThreadPoolExecutor(given.at_once) as pool:
        for one in pool.map(line, cells):
            os.write(out, (json.dumps(one) + "\n").encode())


if __name__ == "__main__":
    main()
