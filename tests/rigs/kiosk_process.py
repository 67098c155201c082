"""The app that the rigs kill: a kiosk and a counter on one database, a printer over TCP, no Qt.

    kiosk_process.py FOLDER LOGS [--printing ...] [--journal ...] [--paperless N] [--drip SECONDS]
                     [--recover]

Each line on stdin begins one life: the process forks (everything is imported, nothing is open), the
child opens the store as an app does, says "ready PID" and works until it is killed; then the parent
says "ended STATUS". With --recover one life works off what it finds and ends.

LOGS/requests.jsonl has what was asked for, LOGS/answers.jsonl what was acknowledged; each line is
written before the app goes on. A request without an answer is asked again in the next life.
"""

import argparse
import json
import os
import random
import select
import sys
import time
import traceback
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid4

from centre.rules.tickets import label
from centre.settings import load
from db import open_store, sqlite
from db.clock import clock_of
from drivers import registry, transports
from drivers.printers.escpos import load_encoder
from drivers.printers.render import render
from drivers.slip import Big, Slip
from kiosk import slips
from kiosk.printing import Spool, Surroundings

SERVICES: Final = ("ho-tich", "chung-thuc")
COUNTER: Final = "1"


class Log:
    """A file of JSON lines, each out of our hands before write() returns, and durable if asked."""

    def __init__(self, path: Path, *, durable: bool) -> None:
        self.path = path
        self._durable = durable
        self._number = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)

    def write(self, **line: Any) -> None:
        """Add one line with a single write."""
        os.write(self._number, (json.dumps(line) + "\n").encode())
        if self._durable:
            os.fsync(self._number)

    def lines(self) -> list[dict[str, Any]]:
        """Return all lines."""
        return [json.loads(line) for line in self.path.read_text("utf-8").splitlines()]


class Unmarked:
    """The printer of a program that retries as CUPS does: never a word on the second slip."""

    def __init__(self, printer: Any) -> None:
        self._printer = printer
        self.confirms = printer.confirms
        self.check = printer.check
        self.paper = printer.paper

    def print(self, slip: Slip, job_id: UUID, *, marked: bool) -> Any:
        """Print without the mark, whatever the protocol asks for."""
        del marked
        return self._printer.print(slip, job_id, marked=False)


class Life:
    """One life of the app, from opening the store until it is killed."""

    def __init__(self, given: argparse.Namespace) -> None:
        settings = load(given.folder)
        clock = clock_of(settings)
        self.given = given
        self.store = open_store(settings, clock, "kiosk:k1")
        self.desk = open_store(settings, clock, "counter:1")
        wiring = settings.printer["p1"]
        self.printer = registry.printer(wiring, registry.device_folder(settings, "p1"))
        printer = Unmarked(self.printer) if given.printing == "unmarked" else self.printer
        around = Surroundings(
            compose=lambda facts: slips.compose(self.store.centre(), facts),
            is_waiting=lambda _job: True,
            report=lambda _status, _paper: None,
        )
        self.spool = Spool(self.store.prints, printer, "k1", clock, around)
        # With paperless tickets speed is wanted; the logs then lie on a disk that is not cut.
        durable = not given.paperless
        self.requests = Log(given.logs / "requests.jsonl", durable=durable)
        self.answers = Log(given.logs / "answers.jsonl", durable=durable)

    def work(self) -> None:
        """Take, acknowledge, print, call; for ever, or until the rig has gone."""
        self.resume()
        turn = 0
        while not _rig_has_gone():
            service = SERVICES[turn % len(SERVICES)]
            turn += 1
            if self.given.printing == "first":
                self.print_and_hope(service)
            else:
                self.ask("take", service=service, paper=True)
                self.print_all()
            self.ask("call")
            for _ in range(self.given.paperless):
                self.ask("take", service=service, paper=False)

    def resume(self) -> None:
        """Go on where an earlier life stopped: requests without an answer, jobs without an end."""
        if self.given.printing == "first":
            return
        self.repeat_unanswered()
        self.print_all()

    def print_all(self) -> None:
        """Let the spool work until it finds no more to print."""
        while not _rig_has_gone() and self.spool.step(kicked=True).job is not None:
            pass

    def repeat_unanswered(self) -> None:
        """Ask again what was asked for and never acknowledged, under the same id."""
        answered = {line["request"] for line in self.answers.lines()}
        for line in self.requests.lines():
            if line["request"] not in answered:
                self.answer(line)

    def ask(self, do: str, **wanted: Any) -> None:
        """Note the request, send it, note the answer."""
        line = {"request": uuid4().hex, "do": do, **wanted}
        self.requests.write(**line)
        self.answer(line)

    def answer(self, line: Mapping[str, Any]) -> None:
        """Send a request and acknowledge its answer."""
        request = UUID(line["request"])
        if line["do"] == "call":
            called = self.desk.day.call_next(request, COUNTER)
            ticket = called.ticket if called else None
        else:
            ticket = self.store.day.take(request, line["service"], "k1", paper=line["paper"]).ticket
        facts = {"ticket": ticket and ticket.id.hex, "label": ticket and ticket.label}
        self.answers.write(request=request.hex, do=line["do"], **facts)

    def print_and_hope(self, service: str) -> None:
        """Print the number that will be next, then take it: the wrong way round."""
        with self.store.read() as work:
            letter = work.centre.service(service).letter
            found = work.connection.exec_driver_sql(
                "SELECT last FROM series WHERE letter = ?", (letter,)
            ).scalar()
        number = label(letter, (found or 0) + 1)
        paper = slips.compose(self.store.centre(), _facts(number))
        self.printer.print(paper, uuid4(), marked=False)
        self.ask("take", service=service, paper=False)


def _facts(number: str) -> dict[str, Any]:
    """Return what a slip says when only its number is known; the code holds the number."""
    at = datetime.now().astimezone().isoformat()
    nothing = {"priority": None, "ahead": 0, "low": None, "high": None, "counters": (), "zones": ()}
    texts = {"label": number, "service": {"vi": "Hộ tịch"}, "language": "vi"}
    return {**nothing, **texts, "code": f"MC1:{number}", "at": at}


def _rig_has_gone() -> bool:
    """Tell whether nobody holds the other end of stdin any more."""
    watch = select.poll()
    watch.register(0, select.POLLHUP)
    return any(event & select.POLLHUP for _, event in watch.poll(0))


def _say(text: str) -> None:
    os.write(1, f"{text}\n".encode())


def _loosen(journal: str) -> None:
    """Give every connection the settings of a control instead of ours."""
    mode, _, synchronous = journal.partition("-")

    def settle(connection: Any, _entry: Any) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA busy_timeout=5000")
        connection.execute(f"PRAGMA journal_mode={mode}")
        connection.execute(f"PRAGMA synchronous={synchronous}")

    sqlite._settle = settle


def _drip(seconds: float) -> None:
    """Hand the printer small slices with a pause before each, so that a kill falls between two.

    Else the system's own buffers take a whole slip at once, and no slip is ever torn.
    """
    push = transports.SocketLink.push

    def slowly(link: Any, data: bytes) -> int:
        time.sleep(seconds)
        return push(link, data[:512])

    transports.SocketLink.push = slowly


def _warm(given: argparse.Namespace) -> None:
    """Load what the first slip would load, so that a life begins at once."""
    settings = load(given.folder)
    load_encoder(registry.device_folder(settings, "p1") / "escpos")
    render(Slip((Big("A001"),)), 576, marked=True)


def _fork(given: argparse.Namespace) -> None:
    """Live once in a child and tell how it ended."""
    child = os.fork()
    if not child:
        status = 1
        try:
            if given.drip and random.random() < 0.5:  # noqa: S311 - every other life, by chance
                _drip(given.drip)
            life = Life(given)
            _say(f"ready {os.getpid()}")
            life.work()
            status = 0
        except BaseException:  # noqa: BLE001 - whatever it was, the rig must see it and go on
            traceback.print_exc()
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    _say(f"ended {os.waitstatus_to_exitcode(status)}")


def main() -> None:
    """Live as often as asked, or recover once."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("logs", type=Path)
    parser.add_argument("--printing", choices=("protocol", "first", "unmarked"))
    parser.add_argument("--journal", choices=("ours", "wal-normal", "delete-full"))
    parser.add_argument("--paperless", type=int, default=0)
    parser.add_argument("--drip", type=float, default=0.0)
    parser.add_argument("--recover", action="store_true")
    given = parser.parse_args()
    if given.journal != "ours":
        _loosen(given.journal)
    if given.recover:
        Life(given).resume()
        return
    _warm(given)
    for _ in sys.stdin:
        _fork(given)


if __name__ == "__main__":
    main()
