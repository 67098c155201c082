"""Eight kiosks and eight counters on one file at one instant: nothing twice, nothing left out."""

import contextlib
import itertools
import json
import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

EACH = 500
PATIENCE = 900.0
COUNTERS = [f"9{number}" for number in range(1, 9)]
MORE_COUNTERS = "".join(
    f'[[counter]]\ncode = "{code}"\nname = {{ vi = "Quầy {code}" }}\n'
    f"serves = {{ ho-tich = {1 + n % 2}, chung-thuc = {2 - n % 2} }}\n"
    for n, code in enumerate(COUNTERS)
)

pytestmark = pytest.mark.prove


@pytest.fixture
def press(bench: ModuleType) -> Callable[..., list[dict[str, Any]]]:
    """Let eight issuers and eight callers begin at one instant; return all their answers."""

    def run(issue: str, call: str, where: Path, each: int) -> list[dict[str, Any]]:
        with contextlib.ExitStack() as ends:

            def start(way: str, name: str) -> Any:
                words = (str(bench.HERE / "press_process.py"), way, str(where), name, str(each))
                program = bench.Program(*words)
                ends.callback(program.close)
                return program

            programs = [
                start(way, name)
                for code in COUNTERS
                for way, name in ((issue, f"k{code}"), (call, code))
            ]
            for program in programs:
                assert program.line() == "ready"
            for program in programs:
                program.tell("go")
            return list(
                itertools.chain.from_iterable(
                    json.loads(program.line(PATIENCE)) for program in programs
                )
            )

    return run


def repeats(answers: list[dict[str, Any]], do: str) -> int:
    """Return how many answers gave a number that another had already."""
    given = Counter(answer["label"] for answer in answers if answer["do"] == do)
    return sum(times - 1 for times in given.values())


def test_4000_takes_and_4000_calls_at_once_repeat_nothing(press, bench, checks, tmp_path, tell):
    bench.found_centre(tmp_path, "127.0.0.1:9", MORE_COUNTERS)
    answers = press("issue", "call", tmp_path, EACH)
    books = checks.Books.of(tmp_path / "centre.db")
    found = checks.violations(books, checks.Evidence(tuple(answers), ()), recovered=False)
    tell(
        takes=sum(answer["do"] == "take" for answer in answers),
        calls=sum(answer["do"] == "call" for answer in answers),
        repeated_takes=repeats(answers, "take"),
        repeated_calls=repeats(answers, "call"),
        violations=len(found),
    )
    assert found == []
    assert (repeats(answers, "take"), repeats(answers, "call")) == (0, 0)
    assert len(books.tickets) == 8 * EACH
    assert len({call["ticket"] for call in books.calls}) == 8 * EACH
    said = bench.ask(tmp_path, "verify")
    assert said.returncode == 0, said.stdout


def test_the_rig_sees_max_plus_one(press, tmp_path, tell):
    """Negative control: look first, write later, with nothing that refuses a repeat."""
    file = tmp_path / "wrong.db"
    raw = sqlite3.connect(file)
    raw.execute("CREATE TABLE ticket (id INTEGER PRIMARY KEY, number INT, called INT DEFAULT 0)")
    raw.commit()
    raw.close()
    answers = press("issue_max", "call_max", file, 150)
    tell(repeated_takes=repeats(answers, "take"), repeated_calls=repeats(answers, "call"))
    assert repeats(answers, "take") > 0
    assert repeats(answers, "call") > 0
