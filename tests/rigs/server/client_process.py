"""Kiosks and counter PCs that are killed: they write down what they ask for, and what was answered.

    client_process.py MACHINES LOGS [--anew] [--late SECONDS] kiosk:k1:- counter:c1:91 ...

It imports everything once, forks a child for each life of each client, and says "ready". A child
opens the store as an app does, with the settings in MACHINES/NAME, and asks without end; what it
asks for is in LOGS/NAME.presses before it is sent, and in LOGS/NAME.answers when it was
acknowledged. A request without an answer is sent again under the same id, within a life and in the
next one. A line on stdin: "kill NAME" kills a client and begins its next life; "end" kills all,
lets a last life of each settle what is open, and says how the lives ended.

--anew is the wrong way: every sending has an id of its own. --late is how many seconds pass from
an answer to its acknowledgement in every other life (with --anew in all): kills fall there, too.
"""

import argparse
import ctypes
import json
import os
import random
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid4

from centre.rules.calling import Reason
from centre.rules.errors import Unavailable
from centre.settings import load
from db import Store, open_store
from db.clock import clock_of
from db.facts import Called, Taken
from db.requests import adapter

SERVICES: Final = ("ho-tich", "chung-thuc")
PRIORITY: Final = "nguoi-cao-tuoi"
LONG_QUEUE: Final = 25
"""A kiosk pauses when so many wait: people come as fast as they are served."""
PAUSE: Final = 0.02
_SYSTEM = ctypes.CDLL(None)
_PDEATHSIG: Final = 1


class Log:
    """A file of JSON lines; each is out of our hands before write() returns."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._number = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)

    def write(self, line: dict[str, Any]) -> None:
        """Add one line with a single write."""
        os.write(self._number, (json.dumps(line) + "\n").encode())

    def lines(self) -> list[dict[str, Any]]:
        """Return all lines."""
        return [json.loads(line) for line in self.path.read_text("utf-8").splitlines()]


class Life:
    """One life of the program, from opening the store until it is killed."""

    def __init__(self, client: "Client") -> None:
        self.client = client
        self.presses = Log(client.given.logs / f"{client.name}.presses")
        self.answers = Log(client.given.logs / f"{client.name}.answers")
        given = client.given
        self.late = random.choice((given.late * given.anew, given.late))  # noqa: S311 - chance
        self.tries = 0
        self.store = self._opened()

    def _opened(self) -> Store:
        """Open the store, however long the server is away."""
        settings = load(self.client.given.machines / self.client.name)
        actor = f"{self.client.kind}:{self.client.name}"
        while True:
            try:
                return open_store(settings, clock_of(settings), actor)
            except Unavailable:
                self.tries += 1
                time.sleep(PAUSE)

    def settle(self) -> None:
        """Send again what was never acknowledged."""
        answered = {line["press"] for line in self.answers.lines()}
        for press in self.presses.lines():
            if press["press"] not in answered:
                self.send(press)

    def work(self) -> None:
        """Take or call, for ever."""
        self.settle()
        while True:
            press = {"press": uuid4().hex, "do": "take", "counter": self.client.counter}
            if self.client.kind == "kiosk":
                press["service"] = random.choice(SERVICES)  # noqa: S311 - as above
                press["priority"] = PRIORITY if random.random() < 0.4 else None  # noqa: S311
            else:
                press["do"] = "call"
            self.presses.write(press)
            self.send(press)

    def send(self, press: dict[str, Any]) -> None:
        """Send one press until it is answered, and acknowledge the answer."""
        while True:
            request = uuid4() if self.client.given.anew else UUID(press["press"])
            try:
                ticket, ahead = self._ask(request, press)
                break
            except Unavailable:
                self.tries += 1
                time.sleep(PAUSE)
        time.sleep(self.late)
        known = {"press": press["press"], "do": press["do"], "request": request.hex}
        told = {"ticket": ticket and ticket.id.hex, "label": ticket and ticket.label}
        self.answers.write({**known, **told, "tries": self.tries, "pid": os.getpid()})
        self.tries = 0
        if ahead > LONG_QUEUE or ticket is None:
            time.sleep(PAUSE)

    def _ask(self, request: UUID, press: dict[str, Any]) -> tuple[Any, int]:
        """Return the ticket that the store answers with, and how many are before it."""
        if press["do"] == "call":
            called = self.store.day.call_next(request, press["counter"])
            return (called.ticket if called else None), 0
        wish = (press["service"], self.client.name, press["priority"])
        taken = self.store.day.take(request, *wish, paper=False)
        return taken.ticket, taken.ahead


class Client:
    """One client through all its lives."""

    def __init__(self, given: argparse.Namespace, who: str) -> None:
        self.kind, self.name, self.counter = who.split(":")
        self.given = given
        self.ends: list[int] = []
        self._child = 0

    def live(self, *, last: bool = False) -> None:
        """Begin a life in a child; the last one only settles what is open."""
        self._child = os.fork()
        if self._child:
            return
        status = 1
        try:
            _SYSTEM.prctl(_PDEATHSIG, signal.SIGKILL)
            random.seed()
            life = Life(self)
            if last:
                life.settle()
            else:
                life.work()
            status = 0
        except BaseException:  # noqa: BLE001 - whatever it was, the rig must see it and go on
            traceback.print_exc()
        finally:
            os._exit(status)

    def kill(self) -> None:
        """Kill it and note how it really ended: a defect of ours ends it before."""
        os.kill(self._child, signal.SIGKILL)
        self.wait()

    def wait(self) -> None:
        """Wait for the end of its life."""
        _, status = os.waitpid(self._child, 0)
        self.ends.append(os.waitstatus_to_exitcode(status))


def _warm(given: argparse.Namespace) -> None:
    """Load what the first request would load, so that a life begins at once; nothing stays open."""
    settings = load(given.machines / given.who[0].split(":")[1])
    store = open_store(settings, clock_of(settings), given.who[0].rpartition(":")[0])
    store.day.loads()
    store.close()
    for kind in (Taken, Called, Reason):
        adapter(kind)


def main() -> None:
    """Live, be killed, live again, settle."""
    parser = argparse.ArgumentParser()
    parser.add_argument("machines", type=Path)
    parser.add_argument("logs", type=Path)
    parser.add_argument("--anew", action="store_true")
    parser.add_argument("--late", type=float, default=0.01)
    parser.add_argument("who", nargs="+")
    given = parser.parse_args()
    _warm(given)
    clients = {who.split(":")[1]: Client(given, who) for who in given.who}
    for client in clients.values():
        client.live()
    print("ready", flush=True)  # noqa: T201 - this is how it speaks to the rig
    for line in sys.stdin:
        if line.strip() == "end":
            break
        struck = clients[line.split()[1]]
        struck.kill()
        struck.live()
    for last in (False, True):
        for client in clients.values():
            if last:
                client.wait()
            else:
                client.kill()
                client.live(last=True)
    ends = {name: client.ends for name, client in clients.items()}
    print(json.dumps(ends), flush=True)  # noqa: T201 - as above


if __name__ == "__main__":
    main()
