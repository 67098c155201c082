"""A second process on a centre's database: reads orders as JSON lines, answers with JSON lines.

Orders: ["take", service, kiosk (k9)], ["call_next", counter], ["commit_and_die"],
["begin_and_die"]; ["take_by_max"] numbers in the wrong way, in a table `wrong` of its own.
["press", take or call_next, service or counter, request, at] acts at an instant that several
processes share (seconds of time.monotonic), and answers the number, or the key of what failed;
["blind"] lets no request find its earlier answer at first, ["without_turn"] lets writers meet, and
["refused"] tells how many unique violations this process has had.
Run by tests/db alone: rival.py SOCKET. A message there, [folder, actor] with two files (orders,
answers), forks one such process, which need not import anything any more; it is answered with the
number of the process. A number as a message is answered with how that process has ended.
"""

import json
import os
import socket
import sys
import time
import traceback
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import event, select
from sqlalchemy.exc import IntegrityError

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.hours import ZONE
from centre.settings import load
from db import Store, open_store, postgres, requests, sqlite, tables
from db.work import Work

REFUSED: list[object] = []


class Morning:
    """A clock that runs from 08:00 of the tests' Monday."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def now(self) -> datetime:
        passed = timedelta(seconds=time.monotonic() - self._began)
        return datetime(2026, 11, 23, 8, 0, tzinfo=ZONE) + passed

    def monotonic(self) -> float:
        return time.monotonic()


def take_by_max(store: Store) -> int:
    """Give MAX + 1: another may read the same maximum before this one writes."""
    with store.read() as work:
        found = work.connection.exec_driver_sql("SELECT max(number) FROM wrong").scalar_one()
    with store.write() as work:
        number = (found or 0) + 1
        work.connection.exec_driver_sql(f"INSERT INTO wrong VALUES ({number})")  # noqa: S608
    return number


def press(store: Store, act: str, place: str, request: str, at: str) -> str | None:
    """Take or call at one instant under a request id; return the number or what failed."""
    time.sleep(max(0.0, float(at) - time.monotonic()))
    try:
        if act == "take":
            return store.day.take(UUID(request), place, "k9").ticket.label
        called = store.day.call_next(UUID(request), place)
    except (NotAllowed, Unavailable) as error:
        return error.key
    return None if called is None else called.ticket.label


def blind() -> None:
    """Find nothing when a request is looked up for the first time, as if both looked at once."""
    seen: set[UUID] = set()
    real = requests._earlier

    def look(work: Work, request: UUID, *asked: object) -> tuple[bool, object]:
        if request in seen:
            return real(work, request, *asked)  # type: ignore[arg-type]
        seen.add(request)
        return False, None

    requests._earlier = look


def without_turn() -> None:
    """Only look at the business day, where a writer would wait for its row."""
    looked = select(tables.business_day.c.day)
    Store._turn = lambda _store, connection: connection.execute(looked).scalar_one()  # type: ignore[method-assign]


def count_refused(store: Store) -> None:
    """Keep every unique violation of this process."""

    @event.listens_for(store.engine, "handle_error")
    def keep(context: object) -> None:
        if isinstance(context.sqlalchemy_exception, IntegrityError):  # type: ignore[attr-defined]
            REFUSED.append(context)


def obey(store: Store, order: str, *words: str) -> object:
    """Carry out one order and return its answer."""
    if order == "take":
        return store.day.take(uuid4(), *words, *["k9"][len(words) - 1 :]).ticket.label
    if order == "press":
        return press(store, *words)
    if order in {"blind", "without_turn"}:
        return {"blind": blind, "without_turn": without_turn}[order]()
    if order == "refused":
        return len(REFUSED)
    if order == "take_by_max":
        return take_by_max(store)
    if order == "call_next":
        called = store.day.call_next(uuid4(), words[0])
        return None if called is None else called.ticket.label
    with store.write() as work:
        work.connection.exec_driver_sql("UPDATE series SET last = last + 1")
        if order == "begin_and_die":
            os._exit(9)
    os._exit(9)


def serve(folder: str, actor: str) -> None:
    """Serve orders until there are no more; how long a lock is waited for is not tried here."""
    sqlite.PATIENCE_SECONDS = 30  # type: ignore[misc]
    postgres._OPTIONS = "-c lock_timeout=30s"  # type: ignore[misc]
    store = open_store(load(Path(folder)), Morning(), actor)
    count_refused(store)
    print(json.dumps("ready"), flush=True)  # noqa: T201
    for line in sys.stdin:
        print(json.dumps(obey(store, *json.loads(line))), flush=True)  # noqa: T201
    store.close()


def be_another(door: socket.socket, files: list[int], *words: str) -> None:
    """Be a process of its own, with orders and answers as stdin and stdout; never return."""
    status = 1
    try:
        door.close()
        for number, file in enumerate(files):
            os.dup2(file, number)
            os.close(file)
        serve(*words)
        status = 0
    except BaseException:  # noqa: BLE001 - whatever it was, it is not the parent's
        traceback.print_exc()
    finally:
        os._exit(status)


def main() -> None:
    """Fork a process for each message until there are no more."""
    door = socket.socket(fileno=int(sys.argv[1]))
    while True:
        message, files, _, _ = socket.recv_fds(door, 4096, 2)
        if not message:
            return
        asked = json.loads(message)
        if isinstance(asked, int):
            door.send(str(os.waitstatus_to_exitcode(os.waitpid(asked, 0)[1])).encode())
            continue
        child = os.fork()
        if not child:
            be_another(door, files, *asked)
        for file in files:
            os.close(file)
        door.send(str(child).encode())


if __name__ == "__main__":
    main()
