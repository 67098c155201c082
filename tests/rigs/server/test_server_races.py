"""Eight counters at one barrier, eight kiosks beside eight counters: nothing twice, no gap.

Reliability note, section 3.3: open-source peers number by MAX + 1 or COUNT + 1 and fail this.
"""

import contextlib
import itertools
import json
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import uuid4

import pytest

RACER = Path(__file__).with_name("race_process.py")
EIGHT = range(1, 9)
AHEAD = 0.01
"""Seconds from telling the instant to the instant: all eight have heard it by then."""
PATIENCE = 900.0
SERVICES = ("ho-tich", "chung-thuc")
WRONG = """
CREATE TABLE ticket (id serial, number int, called bool DEFAULT false)
"""


Answers = list[list[dict[str, Any]]]
Race = Callable[..., Answers]


@pytest.fixture
def race(bench: ModuleType) -> Iterator[Callable[..., Any]]:
    """Start racers at a database: (way, login, place) of each, and how often each presses."""
    with contextlib.ExitStack() as ends:

        def start(base: Any, racers: Iterable[tuple[str, str, str]], times: int) -> Any:
            words = []
            for way, login, place in racers:
                machines = base.site.cluster.folder / "machines"
                settings = str(base.folder(machines, login))
                wrong = way.endswith("_wrong")
                where = base.site.cluster.address(base.name) if wrong else settings
                kind = "kiosk" if login[0] == "k" else "counter"
                words.append(f"{way},{where},{kind}:{login},{place},{times}")
            program = bench.Program(str(RACER), *words)
            ends.callback(program.close)
            assert program.line() == "ready"
            return program

        yield start


def go(program: Any) -> Answers:
    """Let all begin at one instant; return the answers of each."""
    program.tell(str(time.monotonic() + AHEAD))
    return json.loads(program.line(PATIENCE))


def rounds(program: Any, times: int, fill: Callable[[], None]) -> Answers:
    """Let all press once at one instant, so many times; return the answers of each round."""
    found = []
    for _ in range(times):
        fill()
        found.append(list(itertools.chain.from_iterable(go(program))))
    return found


def counters(way: str) -> list[tuple[str, str, str]]:
    """Return eight counters that press so."""
    return [(way, f"c{n}", f"9{n}") for n in EIGHT]


def kiosks(way: str) -> list[tuple[str, str, str]]:
    """Return eight kiosks that press so."""
    return [(way, f"k{n}", f"k{n}") for n in EIGHT]


def repeats(answers: list[Any], do: str) -> int:
    """Return how many answers gave a number that another had already."""
    given = Counter(x["label"] for x in answers if x["do"] == do and x["label"] is not None)
    return sum(times - 1 for times in given.values())


def race_at_the_barrier(race, base, checks, tell, times):
    """Each round a few people come, now fewer than counters, now as many."""
    chance, came = random.Random(1), []  # noqa: S311 - a seed is wanted
    with contextlib.closing(base.open("kiosk:k1", "k1")) as kiosk:

        def fill() -> None:
            came.append(chance.randint(1, len(EIGHT)))
            for n in range(came[-1]):
                kiosk.day.take(uuid4(), SERVICES[n % 2], "k1", paper=False)

        answers = rounds(race(base, counters("round"), 1), times, fill)
    said = [answer for one in answers for answer in one]
    per_round = [sum(x["label"] is not None for x in one) for one in answers]
    late = statistics.quantiles((x["ms"] for x in said), n=100)
    books = base.books(checks)
    found = checks.violations(books, checks.Evidence(tuple(said), ()), recovered=False)
    tell(
        rounds=times,
        called=sum(per_round),
        duplicates=repeats(said, "call"),
        p50_ms=round(late[49], 1),
        p99_ms=round(late[98], 1),
        busy=sum(x["busy"] for x in said),
        violations=len(found),
    )
    assert repeats(said, "call") == 0
    assert per_round == came, "everybody who waited was called in his round"
    assert found == []
    assert base.faults()[1] == ()


def test_8_counters_at_one_instant_30_times_call_nobody_twice(race, base, checks, tell):
    race_at_the_barrier(race, base, checks, tell, 30)


@pytest.mark.prove
def test_8_counters_at_one_instant_400_times_call_nobody_twice(race, base, checks, tell):
    race_at_the_barrier(race, base, checks, tell, 400)


def race_together(race, base, checks, tell, each):
    program = race(base, [*kiosks("take"), *counters("call")], each)
    began = time.monotonic()
    answers = list(itertools.chain.from_iterable(go(program)))
    seconds = time.monotonic() - began
    books = base.books(checks)
    found = checks.violations(books, checks.Evidence(tuple(answers), ()), recovered=False)
    tell(
        takes=sum(x["do"] == "take" for x in answers),
        calls=sum(x["do"] == "call" for x in answers),
        repeated_takes=repeats(answers, "take"),
        repeated_calls=repeats(answers, "call"),
        busy=sum(x["busy"] for x in answers),
        writes_per_second=round(len(answers) / seconds),
        violations=len(found),
    )
    assert found == []
    assert (repeats(answers, "take"), repeats(answers, "call")) == (0, 0)
    assert len(books.tickets) == 8 * each
    assert len({row["ticket"] for row in books.calls}) == 8 * each
    assert base.faults()[1] == ()


def test_8_kiosks_and_8_counters_at_once_repeat_nothing(race, base, checks, tell):
    race_together(race, base, checks, tell, 20)


@pytest.mark.prove
def test_4000_takes_and_4000_calls_at_a_server_repeat_nothing(race, base, checks, tell):
    race_together(race, base, checks, tell, 500)


@pytest.fixture
def unguarded(site: Any) -> Iterator[Any]:
    """A database with one table of tickets and nothing that refuses a repeat."""
    made = site.database()
    with contextlib.closing(made.connect()) as raw:
        raw.execute("DROP TABLE ticket CASCADE")
        raw.execute(WRONG)
    yield made
    made.drop()


def test_the_rig_sees_max_plus_one_and_a_look_before_the_call(unguarded, race, tell):
    """Negative control: what open-source peers do."""
    program = race(unguarded, [*kiosks("take_wrong"), *counters("call_wrong")], 50)
    answers = list(itertools.chain.from_iterable(go(program)))
    tell(repeated_takes=repeats(answers, "take"), repeated_calls=repeats(answers, "call"))
    assert repeats(answers, "take") > 0
    assert repeats(answers, "call") > 0


def test_the_rig_sees_calls_without_a_lock_at_the_barrier(unguarded, race, tell):
    """Negative control: SELECT who is first, then UPDATE, with no lock between."""
    with contextlib.closing(unguarded.connect()) as raw:

        def fill() -> None:
            raw.execute("INSERT INTO ticket (number) SELECT generate_series(1, 8)")

        answers = rounds(race(unguarded, counters("round_wrong"), 1), 30, fill)
    said = [answer for one in answers for answer in one]
    tell(rounds=len(answers), duplicates=repeats(said, "call"))
    assert repeats(said, "call") > 0
