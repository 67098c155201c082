"""From the clerk's key to the board's pixels, in two real processes, over both engines.

The short forms run on both where that is cheap; the rest of the server's are among the long ones.

    pytest tests/rigs/server/test_call_to_pixel.py -m prove --prove -s

The clerk's process presses (the clock runs from before the call is asked of the store, so the
commit is in it) and the board's process says when the screen has the number in its list.
"""

import contextlib
import json
import random
import statistics
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from centre.settings import load
from db import open_store
from db.clock import clock_of

BOARD = Path(__file__).parents[1] / "board_process.py"
PATIENCE = 60.0
ROWS = 3
DISPLAY = "\n[display.lobby]\n"


@dataclass
class Lobby:
    """A centre with a board in a process of its own, and clerks at counters."""

    bench: Any
    folder: Path
    open_clerk: Any
    open_kiosk: Any
    open_office: Any
    counters: tuple[str, str]
    service: str
    ends: contextlib.ExitStack

    def __post_init__(self):  # noqa: D105 - opens what the fields name
        with (self.folder / "centre.toml").open("a") as file:
            file.write(DISPLAY)
        self.kiosk = self.ends.enter_context(contextlib.closing(self.open_kiosk()))
        self.office = self.ends.enter_context(contextlib.closing(self.open_office()))
        self.clerks = {
            counter: self.ends.enter_context(contextlib.closing(self.open_clerk(counter)))
            for counter in self.counters
        }
        self.seen = {}

    def open_board(self, *more):
        """Start the board's program."""
        self.board = self.bench.Program(str(BOARD), str(self.folder), "lobby", *more)
        self.ends.callback(self.board.close)

    def queue(self, many):
        for _ in range(many):
            self.kiosk.day.take(uuid4(), self.service, "k1", paper=False)

    def call(self, counter):
        """Press: return the number, when the key was pressed and when the store had answered."""
        began = time.monotonic()
        called = self.clerks[counter].day.call_next(uuid4(), counter)
        return called.ticket.label, began, time.monotonic()

    def sees(self, is_it, patience=PATIENCE, *, drawn=True):
        """Read the board's lines until one is it, and is in the pixels; return that one."""
        until = time.monotonic() + patience
        while not (self.seen and self.seen["drawn"] >= drawn and is_it(self.seen)):
            self.seen = json.loads(self.board.line(max(0.0, until - time.monotonic())))
        return self.seen


BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.prove)]


@pytest.fixture(params=["sqlite", "postgresql"])
def lobby(request, bench, tmp_path):
    """A founded centre on either engine; at the server every device has the rights of its kind."""
    with contextlib.ExitStack() as ends:
        if request.param == "sqlite":
            bench.found_centre(tmp_path, "127.0.0.1:1")

            def opened(actor):
                settings = load(tmp_path)
                return open_store(settings, clock_of(settings), actor)

            yield Lobby(
                bench,
                tmp_path,
                lambda code: opened(f"counter:c{code}"),
                lambda: opened("kiosk:k1"),
                lambda: opened("motcua-db"),
                ("1", "2"),
                "ho-tich",
                ends,
            )
        else:
            base = request.getfixturevalue("base")
            folder = base.folder(base.site.cluster.folder / base.name, "lobby")
            yield Lobby(
                bench,
                folder,
                lambda code: base.open(f"counter:c{code[-1]}", f"c{code[-1]}"),
                lambda: base.open("kiosk:k1", "k1"),
                lambda: base.open("motcua-db", None),
                ("91", "92"),
                "ho-tich",
                ends,
            )


def measured(lobby, calls, tell):
    """Call so many, one after the other at odd moments; return how long each took, in s."""
    lobby.queue(calls + 1)
    lobby.open_board()
    lobby.sees(lambda seen: True)
    first, *_ = lobby.call(lobby.counters[0])  # fills caches on both sides
    lobby.sees(lambda seen: first in seen["rows"][0])
    whole, after = [], []
    for number in range(calls):
        # At odd moments: the safety net looks once a second, and must not be what is measured.
        time.sleep(random.uniform(0.02, 0.12))  # noqa: S311 - when does not matter
        label, began, told = lobby.call(lobby.counters[number % 2])
        seen = lobby.sees(lambda seen, label=label: label in seen["rows"][0])
        whole.append(seen["at"] - began)
        after.append(seen["at"] - told)
    tell(calls=calls, **figures("press_to_pixel", whole), **figures("commit_to_pixel", after))
    return whole


def figures(name, seconds):
    ms = sorted(1000 * each for each in seconds)
    return {
        f"{name}_median_ms": round(statistics.median(ms), 1),
        f"{name}_p95_ms": round(ms[int(0.95 * (len(ms) - 1))], 1),
        f"{name}_worst_ms": round(ms[-1], 1),
    }


def test_a_press_is_in_the_board_s_pixels(lobby, tell):
    assert len(measured(lobby, 4, tell)) == 4


@pytest.mark.prove
def test_how_long_from_press_to_pixel(lobby, tell):
    assert len(measured(lobby, 200, tell)) == 200


@pytest.mark.parametrize("lobby", BOTH, indirect=True)
def test_a_board_that_paints_nothing_would_be_noticed(lobby):
    """The control of the tests before."""
    lobby.queue(1)
    lobby.open_board("blind")
    label, *_ = lobby.call(lobby.counters[0])
    lobby.sees(lambda seen: label in seen["rows"][0], drawn=False)
    with pytest.raises(TimeoutError):
        lobby.sees(lambda seen: label in seen["rows"][0], patience=1.0)


@pytest.mark.parametrize("lobby", BOTH, indirect=True)
def test_two_calls_at_the_very_same_instant_are_both_in_the_pixels_in_their_order(lobby):
    rounds = 3
    lobby.queue(2 * rounds)
    lobby.open_board()
    lobby.sees(lambda seen: True)
    for _ in range(rounds):
        barrier, labels = threading.Barrier(2), []

        def press(counter, barrier=barrier, labels=labels):
            barrier.wait()
            labels.append(lobby.call(counter)[0])

        clerks = [threading.Thread(target=press, args=(code,)) for code in lobby.counters]
        for clerk in clerks:
            clerk.start()
        for clerk in clerks:
            clerk.join()
        order = [call.label for call in lobby.office.day.board(None, 30).calls][:2]
        assert sorted(order) == sorted(labels)
        lobby.sees(
            lambda seen, order=order: all(
                label in row for label, row in zip(order, seen["rows"], strict=False)
            )
        )


@pytest.mark.parametrize("lobby", BOTH, indirect=True)
def test_a_killed_board_is_whole_again_by_itself(lobby, tell):
    """Kill -9, and started again as systemd does: rows, panel and marks are those of before."""
    lobby.queue(ROWS)
    labels = [lobby.call(lobby.counters[0])[0] for _ in range(ROWS)]
    lobby.clerks[lobby.counters[0]].day.call_again(uuid4(), lobby.counters[0])
    lobby.open_board()

    def is_whole(seen):
        rows = seen["rows"][:ROWS]
        whole = all(label in row for label, row in zip(reversed(labels), rows, strict=True))
        return whole and labels[-1] in seen["panel"] and rows[0].endswith("Gọi lại")

    before = lobby.sees(is_whole)
    lobby.board.process.kill()
    lobby.board.process.wait()
    lobby.seen = {}
    began = time.monotonic()
    lobby.open_board()
    after = lobby.sees(is_whole)
    assert {**after, "at": 0} == {**before, "at": 0}
    tell(whole_again_seconds=round(after["at"] - began, 2))


@pytest.mark.prove
@pytest.mark.parametrize("lobby", ["postgresql"], indirect=True)
def test_a_board_whose_server_is_away_says_so_and_is_whole_again_by_itself(lobby, base, tell):
    lobby.queue(2)
    first, *_ = lobby.call(lobby.counters[0])
    lobby.open_board()
    before = lobby.sees(lambda seen: first in seen["rows"][0] and not seen["strip"])
    began = time.monotonic()
    base.site.cluster.stop("fast")
    try:
        lost = lobby.sees(lambda seen: seen["strip"].startswith("Mất kết nối lúc"))
        assert lost["rows"] == before["rows"]
    finally:
        up = time.monotonic()
        base.site.again()
    whole = lobby.sees(lambda seen: not seen["strip"])
    assert whole["rows"] == before["rows"]
    with contextlib.closing(lobby.open_clerk(lobby.counters[1])) as clerk:
        label = clerk.day.call_next(uuid4(), lobby.counters[1]).ticket.label
    lobby.sees(lambda seen: label in seen["rows"][0])
    tell(told_seconds=round(lost["at"] - began, 2), whole_seconds=round(whole["at"] - up, 2))
