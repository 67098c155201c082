"""Many who press at the same instant, at a server: one program, a child for each of them.

    race_process.py WHO ...

WHO is WAY,WHERE,ACTOR,PLACE,TIMES, with the ways

    round       one call at each barrier, through the store; WHERE is a folder of settings
    take, call  TIMES of them through the store, as fast as it goes
    ..._wrong   the wrong way: look, then write; WHERE is the address of a database

It says "ready". Each line on stdin is an instant to begin at (CLOCK_MONOTONIC, seconds); it answers
with one line of JSON, the answers of each child. A store that is busy is asked again with the same
request id, and counted.
"""

import contextlib
import ctypes
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, TypeVar
from uuid import UUID, uuid4

import psycopg

from centre.rules.errors import Unavailable
from centre.settings import load
from db import Store, open_store
from db.clock import clock_of

SERVICES = ("ho-tich", "chung-thuc")
MOST = 20
_SYSTEM = ctypes.CDLL(None)
_PDEATHSIG = 1
Answer = dict[str, Any]
T = TypeVar("T")


def patiently(ask: Callable[[UUID], T]) -> tuple[UUID, T, int]:
    """Ask under one id until there is an answer; return the id, the answer, the tries that failed.

    Raises Unavailable when the server stays so for many tries.
    """
    request = uuid4()
    for tries in range(MOST):
        with contextlib.suppress(Unavailable):
            return request, ask(request), tries
    return request, ask(request), MOST


def take(store: Store, kiosk: str, times: int) -> Iterator[Answer]:
    """Give so many numbers of two series in turn."""
    for n in range(times):
        service = SERVICES[n % 2]

        def ask(request: UUID, service: str = service) -> Any:
            return store.day.take(request, service, kiosk, paper=False)

        request, taken, busy = patiently(ask)
        yield _answer("take", request, taken.ticket, busy)


def call(store: Store, counter: str, times: int) -> Iterator[Answer]:
    """Call so many numbers, waiting where nobody waits yet."""
    while times:
        request, called, busy = patiently(lambda request: store.day.call_next(request, counter))
        if called is None:
            time.sleep(0.01)
            continue
        times -= 1
        yield _answer("call", request, called.ticket, busy)


def _answer(do: str, request: UUID, ticket: Any, busy: int) -> Answer:
    known = {"do": do, "request": request.hex, "busy": busy}
    return {**known, "ticket": ticket and ticket.id.hex, "label": ticket and ticket.label}


def take_wrong(raw: psycopg.Connection[Any], _kiosk: str, times: int) -> Iterator[Answer]:
    """Give MAX + 1: another may read the same maximum before this one writes."""
    for _ in range(times):
        number = _one(raw, "SELECT COALESCE(MAX(number), 0) + 1 FROM ticket")
        raw.execute("INSERT INTO ticket (number) VALUES (%s)", (number,))
        yield {"do": "take", "label": number}


def call_wrong(raw: psycopg.Connection[Any], _counter: str, times: int) -> Iterator[Answer]:
    """Call the first that waits: another may have chosen it before this one writes."""
    while times:
        first = _one(raw, "SELECT min(id) FROM ticket WHERE NOT called")
        if first is None:
            time.sleep(0.01)
            continue
        raw.execute("UPDATE ticket SET called = true WHERE id = %s", (first,))
        times -= 1
        yield {"do": "call", "label": first}


def _one(raw: psycopg.Connection[Any], statement: str) -> Any:
    found = raw.execute(statement).fetchone()
    return None if found is None else found[0]


def one_round(store: Store, counter: str, _times: int) -> Iterator[Answer]:
    """Press once."""
    request, called, busy = patiently(lambda one: store.day.call_next(one, counter))
    yield _answer("call", request, called and called.ticket, busy)


WAYS: Final[dict[str, Callable[..., Iterator[Answer]]]] = {
    "round": one_round,
    "take": take,
    "call": call,
    "round_wrong": call_wrong,
    "take_wrong": take_wrong,
    "call_wrong": call_wrong,
}


class Racer:
    """One who presses, in a child of his own."""

    def __init__(self, who: str) -> None:
        self.way, self.where, self.actor, self.place, self.times = who.split(",")
        told, self.orders = os.pipe()
        self.answers, tells = os.pipe()
        if os.fork():
            os.close(told)
            os.close(tells)
            self._read = os.fdopen(self.answers)
            return
        status = 1
        try:
            _SYSTEM.prctl(_PDEATHSIG, signal.SIGKILL)
            self._race(os.fdopen(told), tells)
            status = 0
        except BaseException:  # noqa: BLE001 - whatever it was, the rig must see it
            traceback.print_exc()
        finally:
            os._exit(status)

    def tell(self, line: str) -> None:
        """Tell the child when to begin."""
        os.write(self.orders, line.encode())

    def line(self) -> Any:
        """Return what the child says next."""
        return json.loads(self._read.readline())

    def _opened(self) -> Any:
        if self.way.endswith("_wrong"):
            return psycopg.connect(self.where, autocommit=True)
        settings = load(Path(self.where))
        return open_store(settings, clock_of(settings), self.actor)

    def _race(self, orders: Any, tells: int) -> None:
        """Begin at each instant that is told, and say the answers with the seconds they took."""
        opened = self._opened()
        os.write(tells, b'"ready"\n')
        for line in orders:
            while (left := float(line) - time.monotonic()) > 0:
                time.sleep(max(0, left - 0.001))  # the last millisecond is spent awake
            began, found = time.monotonic(), []
            for answer in WAYS[self.way](opened, self.place, int(self.times)):
                now = time.monotonic()
                found.append({**answer, "ms": (now - began) * 1000})
                began = now
            os.write(tells, (json.dumps(found) + "\n").encode())
        opened.close()


def main() -> None:
    """Let everybody open, then race as often as told."""
    racers = [Racer(who) for who in sys.argv[1:]]
    assert all(racer.line() == "ready" for racer in racers)
    print("ready", flush=True)  # noqa: T201 - this is how it speaks to the rig
    for line in sys.stdin:
        for racer in racers:
            racer.tell(line)
        found = [racer.line() for racer in racers]
        print(json.dumps(found), flush=True)  # noqa: T201 - as above


if __name__ == "__main__":
    main()
