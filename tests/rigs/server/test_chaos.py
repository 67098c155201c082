"""Chaos: server, sessions and clients are killed at random; no number, call or answer may suffer.

Reliability note, section 3.3. Processes die, the machine does not: what a power cut takes from a
page cache is another rig (test_power_cut.py, on the other engine).
"""

import contextlib
import json
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import uuid4

import pytest

from centre.rules.errors import Unavailable

CLIENT = Path(__file__).with_name("client_process.py")
NAMES = ("k1", "c1", "c2", "k2", "c3", "k3", "c4")
FEW = 4
BETWEEN = (0.0, 0.3)
"""Seconds from the first answer after a blow to the next one: each blow falls into work."""
BLOWS = {"client": 10, "session": 4, "backend": 1, "crash": 2, "main": 1}
"""How often each is struck, in parts."""
CLIENTS_ALONE = {"client": 1}
"""What the control needs: kills between an answer and its acknowledgement."""
SEEDS = (1, 2, 3)
SERVICES = ("ho-tich", "chung-thuc")
SHORT = 4
LEAST = {False: 6, True: 16}
"""So many clients are killed at least, however slow the machine is; in the control (True) more."""


@dataclass
class Chaos:
    """One run: who works, who is struck, and what was left behind."""

    base: Any
    bench: ModuleType
    logs: Path
    chance: random.Random
    names: tuple[str, ...]
    anew: bool
    struck: Counter[str] = field(default_factory=Counter)

    def clients(self, ends: contextlib.ExitStack) -> Any:
        """Start the program of all clients; all are at work when it returns."""
        self.logs.mkdir()
        for name in self.names:
            self.base.folder(self.logs / "machines", name)
        who = [
            f"kiosk:{name}:-" if name[0] == "k" else f"counter:{name}:9{name[1]}"
            for name in self.names
        ]
        manner = ("--anew", "--late", "0.5") if self.anew else ()
        program = self.bench.Program(
            str(CLIENT), str(self.logs / "machines"), str(self.logs), *manner, *who
        )
        ends.callback(program.close)
        assert program.line() == "ready"
        self.at_work()
        return program

    def at_work(self) -> None:
        """Wait until all clients have been answered once."""
        until = time.monotonic() + self.bench.PATIENCE
        while sum(log.stat().st_size > 0 for log in self.logs.glob("*.answers")) < len(self.names):
            assert time.monotonic() < until, "a client never came to work"
            time.sleep(0.02)

    def answered(self) -> int:
        """Return how much has been answered so far."""
        return sum(log.stat().st_size for log in self.logs.glob("*.answers"))

    def until_answered(self) -> None:
        """Wait until somebody has been answered again."""
        before, until = self.answered(), time.monotonic() + self.bench.PATIENCE
        while self.answered() == before:
            assert time.monotonic() < until, "nobody has been answered after a blow"
            time.sleep(0.01)

    def blow(self, clients: Any) -> None:
        """Strike somebody."""
        blows = CLIENTS_ALONE if self.anew else BLOWS
        what = self.chance.choices(list(blows), list(blows.values()))[0]
        self.struck[what] += 1
        if what == "client":
            clients.tell(f"kill {self.chance.choice(self.names)}")
        elif what == "crash":
            self.base.site.crash()
        elif what == "main":
            self.base.site.kill()
        elif pids := self.base.backends():
            end = self.base.terminate if what == "session" else self.base.strike
            end(self.chance.choice(pids))

    def until(self, seconds: float) -> dict[str, list[int]]:
        """Strike for so long, and so many clients; let all settle; return how the lives ended."""
        with contextlib.ExitStack() as ends:
            clients = self.clients(ends)
            until = time.monotonic() + seconds
            while time.monotonic() < until or self.struck["client"] < LEAST[self.anew]:
                self.until_answered()
                time.sleep(self.chance.uniform(*BETWEEN))
                self.blow(clients)
            self.base.until_calm()
            clients.tell("end")
            return dict(json.loads(clients.line()))


@dataclass(frozen=True, slots=True)
class Left:
    """What a run left behind."""

    books: Any
    heard: Any
    struck: Counter[str]
    found: list[Any]

    def figures(self) -> dict[str, object]:
        """Return the figures of the run."""
        tries = [answer["tries"] for answer in self.heard.answers]
        return {
            "struck": dict(self.struck),
            "issued": len(self.books.tickets),
            "called": len(self.books.calls),
            "sent_again": sum(count > 0 for count in tries),
            "lives": len({answer["pid"] for answer in self.heard.answers}),
            "largest_overtake": max(row["bypassed"] for row in self.books.tickets.values()),
        }


@pytest.fixture
def ravage(
    base: Any, bench: ModuleType, checks: ModuleType, order: ModuleType, tmp_path: Path
) -> Callable[..., Left]:
    """Let chaos reign over a centre of this test's own; look at everything afterwards."""

    def run(seed: int, seconds: float, *, most: int = len(NAMES), anew: bool = False) -> Left:
        logs, chance = tmp_path / "logs", random.Random(seed)  # noqa: S311 - a seed is wanted
        chaos = Chaos(base, bench, logs, chance, NAMES[:most], anew)
        lives = chaos.until(seconds)
        books, heard = base.books(checks), order.Heard.of(logs)
        with contextlib.closing(base.open("motcua-db", None)) as store:
            centre = store.centre()
        evidence = checks.Evidence(heard.answers, ())
        found = checks.violations(books, evidence, recovered=False)
        found += order.broken(books, heard, centre, base.asked_at())
        found += [order.Broken("chain", str(fault)) for fault in base.faults()[1]]
        found += [
            order.Broken("life_ended_by_itself", f"{ends}")
            for ends in lives.values()
            if set(ends[:-1]) != {-9} or ends[-1] != 0
        ]
        return Left(books, heard, chaos.struck, found)

    return run


def test_no_promise_breaks_in_a_few_seconds_of_chaos(ravage, checks, tell):
    left = ravage(seed := random.randrange(1000), SHORT, most=FEW)  # noqa: S311 - told below
    tell(seed=seed, **left.figures(), violations=checks.kinds(left.found))
    assert left.found == []
    assert left.books.calls, "somebody must have been called between the blows"


def test_the_rig_sees_requests_without_an_id_of_their_own(ravage, checks, tell):
    """Negative control: who sends a press again under a new id takes two numbers for it."""
    left = ravage(seed := random.randrange(1000), SHORT, most=FEW, anew=True)  # noqa: S311 - told below
    tell(seed=seed, **left.figures(), violations=checks.kinds(left.found))
    assert "effect_without_press" in checks.kinds(left.found)


@pytest.mark.prove
@pytest.mark.parametrize("seed", SEEDS)
def test_no_promise_breaks_in_a_minute_of_chaos(ravage, checks, tell, seed):
    left = ravage(seed, 60)
    tell(seed=seed, **left.figures(), violations=checks.kinds(left.found))
    assert left.found == []
    assert len(left.books.calls) > sum(left.struck.values()) / 2, "most blows fell into no work"


@pytest.mark.prove
def test_the_rig_sees_requests_without_an_id_in_half_a_minute(ravage, checks, tell):
    """Negative control."""
    left = ravage(SEEDS[0], 30, anew=True)
    tell(seed=SEEDS[0], **left.figures(), violations=checks.kinds(left.found))
    assert "effect_without_press" in checks.kinds(left.found)


def pressed(do: str, act: Callable[[Any], Any], **more: str) -> tuple[dict[str, Any], Any]:
    """Press once; return the press and its answer as clients write them down."""
    request = uuid4()
    said = act(request)
    press = {"press": request.hex, "do": do, "counter": "91", **more}
    return press, {**press, "request": request.hex, "ticket": said.ticket.id.hex, "label": "-"}


def test_the_checks_see_two_calls_that_changed_places(base, checks, order):
    """Negative control of the order: the same calls, but two people were called the other way."""
    with (
        contextlib.closing(base.open("kiosk:k1", "k1")) as kiosk,
        contextlib.closing(base.open("counter:c1", "c1")) as counter,
    ):
        taken = [
            pressed("take", lambda one: kiosk.day.take(one, "ho-tich", "k1", paper=False))
            for _ in range(4)
        ]
        called = [pressed("call", lambda one: counter.day.call_next(one, "91")) for _ in range(3)]
        centre = counter.centre()
    presses, answers = zip(*taken, *called, strict=True)
    books, heard = base.books(checks), order.Heard(presses, answers)
    assert order.broken(books, heard, centre, base.asked_at()) == []
    first, second, third = books.calls
    swapped = ({**first, "ticket": second["ticket"]}, {**second, "ticket": first["ticket"]}, third)
    found = order.broken(replace(books, calls=swapped), heard, centre, base.asked_at())
    assert {"unlike_rules", "overtaken"} <= checks.kinds(found).keys()


def patiently(store: Any, act: Callable[[], Any]) -> tuple[Any, int]:
    """Do something until the store does it; return its answer and the tries that failed before."""
    until, failed = time.monotonic() + 60, 0
    while True:
        try:
            return act(), failed
        except Unavailable:
            failed += 1
            assert time.monotonic() < until, f"{store} did not recover"
            time.sleep(0.02)


def hears(board: Any, act: Callable[[], Any]) -> None:
    """Do something elsewhere and wait until this store's ear hears it, as a screen does."""
    act()
    until = time.monotonic() + 60
    while not (board.news.fileno() is not None and board.news.drain()):
        assert time.monotonic() < until, "the news never came"
        with contextlib.suppress(Unavailable):
            board.news.changed()
        time.sleep(0.02)


def lives_on(way: Callable[[], object], stores: tuple[Any, Any, Any]) -> list[int]:
    """Crash the server under stores that were opened in the morning; everything goes on.

    Returns how often counter, board and kiosk were told so before they were answered.
    """
    kiosk, counter, board = stores
    before, shown, tries = counter.day.at_counter("91"), board.day.board(), []
    way()
    seen, failed = patiently(counter, lambda: counter.day.at_counter("91"))
    assert seen == before
    tries.append(failed)
    seen, failed = patiently(board, board.day.board)
    assert [call.label for call in seen.calls] == [call.label for call in shown.calls]
    tries.append(failed)
    press, wish = uuid4(), uuid4()
    patiently(counter, lambda: counter.day.call_next(press, "91"))
    _, failed = patiently(kiosk, lambda: kiosk.day.take(wish, "ho-tich", "k1", paper=False))
    hears(board, lambda: counter.day.call_next(uuid4(), "91"))
    hears(counter, lambda: kiosk.day.take(uuid4(), "ho-tich", "k1", paper=False))
    assert board.day.board().calls[0].label == counter.day.at_counter("91").current.label
    return [*tries, failed]


def all_programs_go_on(base, checks, tell, people):
    """The same stores, opened once in the morning: nobody starts a program again."""
    kiosk, counter = base.open("kiosk:k1", "k1"), base.open("counter:c1", "c1")
    board = base.open("display:lobby", "lobby")
    with contextlib.closing(kiosk), contextlib.closing(counter), contextlib.closing(board):
        for n in range(people):
            kiosk.day.take(uuid4(), SERVICES[n % 2], "k1", paper=False)
            if n % 2:
                counter.day.call_next(uuid4(), "91")
        for way in (base.site.crash, base.site.kill):
            tell(way=way.__name__, tries_that_failed=lives_on(way, (kiosk, counter, board)))
    assert checks.violations(base.books(checks), checks.Evidence((), ()), recovered=False) == []
    assert base.faults()[1] == ()


def test_all_programs_go_on_after_a_crash_of_the_server(base, checks, tell):
    all_programs_go_on(base, checks, tell, 24)


@pytest.mark.prove
def test_all_programs_go_on_after_a_crash_with_a_full_day(base, checks, tell):
    all_programs_go_on(base, checks, tell, 500)
