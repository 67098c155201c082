"""`motcua-db server attend`: the attendant at the server, until it is stopped, or one round."""

import signal
from pathlib import Path
from threading import Event

from centre.rules.errors import Unavailable
from db.commands.frame import Adder, Context, Result, plain
from db.engine import Store
from db.enrolment.attendant import Attendant, attend
from db.enrolment.authority import Authority
from db.rollup.errand import Errand
from db.server import ballast, known, tls


def add_attend(new: Adder) -> None:
    """Add the command to those of `server`."""
    command = new("attend", _attend, "sign accepted devices, end removed ones, tidy; until stopped")
    command.add_argument("--once", action="store_true", help="one round, for timers")


def _attend(context: Context) -> Result:
    return context.with_store(lambda store: _work(context, store))


def _work(context: Context, store: Store) -> Result:
    attendant = _attendant(context, store)
    if context.arguments.once:
        done = attendant.round()
        lines = [f"{name}: {value}" for name, value in plain(done).items() if value]
        return Result(lines or ["Nothing was to be done."], plain(done))
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    attend(store, attendant, stop)
    return Result([], None)


def _attendant(context: Context, store: Store) -> Attendant:
    """Return the attendant of this server; raise Unavailable("server_unpublished") before init."""
    there = known.load(context.settings)
    if there is None:
        raise Unavailable("server_unpublished", "server")
    authority = Authority.load(known.authority(context.settings))
    folder = Path(there.tls)

    def publish() -> None:
        if tls.is_published(authority, folder):
            return
        tls.publish(authority, folder)
        with store.read() as work:
            work.connection.exec_driver_sql("SELECT pg_reload_conf()")

    errand = Errand(context.settings, context.clock)
    return Attendant(store, authority, publish, lambda: ballast.health(there), errand)
