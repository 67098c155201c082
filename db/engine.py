"""Opening the store: one engine, short transactions, one place where library errors are turned."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

from sqlalchemy import Connection, Engine, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.hours import Clock, business_day
from centre.rules.services import Centre
from centre.settings import ServerAddress, Settings
from db import centres, tables
from db.answers import Answers
from db.blame import turned
from db.catalogue import wanted
from db.catalogue.shelf import Shelf
from db.clock import ServerClock, SystemClock
from db.day import Day
from db.declaring.store import DeclaredThings
from db.devices import Devices
from db.dossiers import storing as dossier_rows
from db.dossiers.register import Dossiers
from db.evaluation.register import Evaluations
from db.figures.desk import Reports
from db.handover import storing as handover_rows
from db.handover.register import Handovers
from db.history import CENTRE_QUEUE, append, expire_open, has_left_over
from db.live.board import LiveBoard
from db.logbook import Logbook
from db.news import News
from db.prints import Prints
from db.retention import steps
from db.retention.keeper import Retention
from db.retention.nightly import of_box
from db.retention.persons import Persons
from db.sqlite import WRITES, sqlite_engine
from db.staff import Staff, end_of_day, is_left_over
from db.way import Rights, Way
from db.work import Transactions, Work

if TYPE_CHECKING:
    from db.enrolment.desk import Enrolments

SCHEMA: Final = "0009"
"""The migration that this program is written for; an older or newer database is refused."""


@dataclass(slots=True)
class _Snapshot:
    """The centre's data as last read, with the version that tells whether it still holds."""

    version: int = -1
    centre: Centre | None = None


_READS: Final = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
"""One reading sees one moment, as on SQLite; a server refuses a write within it."""
_TURN: Final = {WRITES: True}
"""SQLite: the write lock at once. PostgreSQL: see Store.write."""
_INSERT: Final[Mapping[str, Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_KIND: Final = text("SELECT my_kind()")


class Store:
    """One centre's database as one app sees it. Use it from one thread (the database lane)."""

    def __init__(self, way: Way, code: str, actor: str) -> None:
        """Keep the way to the database, the centre's code, who acts (kiosk:k1)."""
        self.engine = way.engine
        self.clock = way.clock
        self._code = code
        self._actor = actor
        self._rights = way.rights()
        # Last of what can fail, because it opens a socket of its own.
        self.news = way.news()
        self._upkeep = way.upkeep
        self._snapshot = _Snapshot()
        self.day = Day(self)
        self.prints = Prints(self)
        self.answers = Answers(self)
        self.staff = Staff(self)
        self.devices = Devices(self)
        self.catalogue = Shelf(self)
        self.dossiers = Dossiers(self)
        self.handovers = Handovers(self)
        self.evaluations = Evaluations(self)
        self.declared = DeclaredThings(self)
        self.figures = Reports(self)
        self.retention = Retention(self)
        self.persons = Persons(self)
        self.logbook = Logbook(self)
        self.live_board = LiveBoard(self)

    def centre(self) -> Centre:
        """Return the centre's declared data; read again only when its version has changed."""
        with self.read() as work:
            return work.centre

    @contextmanager
    def read(self) -> Iterator[Work]:
        """Give one short read transaction of one moment; all rows are fetched before it ends.

        An unread cursor would block every writer's commit (reliability note 2.2).
        """
        options = _READS if self._is_server else {}
        with self._begun(options) as connection:
            yield self._work(connection, self._stored_day(connection))

    @contextmanager
    def write(self) -> Iterator[Work]:
        """Give one short write transaction; commit it, or leave everything as it was.

        Writers come one by one, on either engine: the bound on being bypassed and the chain of the
        log need one order. On PostgreSQL the turn is the lock on the business day's row, which only
        roles that write may take. The business day is rolled first if the clock says so; the other
        programs hear of the commit.
        """
        with self._begun(_TURN) as connection:
            yield self._rolled(connection)
            self.news.tell(connection)
        self.news.poke()

    @contextmanager
    def aside(self) -> Iterator[Work]:
        """Give one short write transaction for what is no news: nobody is poked, no day begins."""
        with self._begun(_TURN) as connection:
            yield self._work(connection, self._stored_day(connection))

    @contextmanager
    def health(self) -> Iterator[Work]:
        """Give one short write transaction for what a device says of itself; it is news.

        A display may write nothing else, not even the log, so it takes no turn either.
        """
        if self._rights.logs:
            with self.write() as work:
                yield work
            return
        with self._begun(_TURN) as connection:
            yield self._work(connection, self._stored_day(connection))
            self.news.tell(connection)
        self.news.poke()

    def tidy(self) -> bool:
        """Expire what earlier days left open, if this login may; return whether there was any.

        What is kept for long enough goes with it, a day at a time (db.retention). At a server this
        is the attendant's: a device may not touch the tickets of others.
        """
        if not self._rights.tidies:
            return False
        with self.read() as work:
            is_due = any(part.has_old(work) for part in (wanted, dossier_rows, handover_rows))
            is_found = has_left_over(work) or is_left_over(work) or is_due
        if is_found:
            with self.write() as work:
                _tidy(work)
        # What is over now has its figures kept, before anything of it may go.
        if self.figures.keep_up(again=is_found):
            return True
        return self.retention.night() or is_found

    def live(self, kind: str, name: str) -> None:
        """Give a program's sign of life (see Devices.alive); at a server, keep its identity up.

        Call it as often as you like: a certificate is looked at once a day.
        """
        self.devices.alive(kind, name)
        self._upkeep(self)

    @cached_property
    def enrolments(self) -> "Enrolments":
        """Return what supervisors do with the devices of a server."""
        # Imported late: certificates take their time to load, and most programs need none.
        from db.enrolment.desk import Enrolments  # noqa: PLC0415

        return Enrolments(self)

    def close(self) -> None:
        """Close every connection and the news socket."""
        self.news.close()
        self.engine.dispose()

    @property
    def _is_server(self) -> bool:
        return self.engine.dialect.name == "postgresql"

    @contextmanager
    def _begun(self, options: Mapping[str, object]) -> Iterator[Connection]:
        """Give a connection in a transaction; library errors are turned."""
        with (
            _turning(),
            self.engine.connect().execution_options(**options) as connection,
            connection.begin(),
        ):
            yield connection

    def _stored_day(self, connection: Connection) -> date:
        stored = connection.execute(
            select(tables.business_day.c.day).where(tables.business_day.c.centre == self._code)
        ).scalar_one_or_none()
        return business_day(stored, self.clock.now())

    def _rolled(self, connection: Connection) -> Work:
        """Return the work of today; the first write of a day closes what yesterday left open."""
        stored = self._turn(connection)
        today = business_day(stored, self.clock.now())
        work = self._work(connection, today)
        if today != stored:
            table = tables.business_day
            connection.execute(table.update().where(table.c.centre == self._code).values(day=today))
            if self._rights.tidies:
                _tidy(work)
            append(work, CENTRE_QUEUE, "day_begins", {"before": stored.isoformat()})
        return work

    def _turn(self, connection: Connection) -> date:
        """Take the turn and return the stored business day; the first write ever stores today."""
        table = tables.business_day
        mine = select(table.c.day).where(table.c.centre == self._code).with_for_update()
        stored: date | None = connection.execute(mine).scalar_one_or_none()
        if stored is not None:
            return stored
        first = {"centre": self._code, "day": business_day(None, self.clock.now())}
        insert = _INSERT[self.engine.dialect.name](table).values(first)
        connection.execute(insert.on_conflict_do_nothing())
        found: date = connection.execute(mine).scalar_one()
        return found

    def _work(self, connection: Connection, day: date) -> Work:
        return Work(
            connection=connection,
            centre=self._fresh(connection),
            day=day,
            now=self.clock.now(),
            actor=self._actor,
            logs=self._rights.logs,
        )

    def _fresh(self, connection: Connection) -> Centre:
        table = tables.centre
        version = connection.execute(
            select(table.c.version).where(table.c.centre == self._code)
        ).scalar_one_or_none()
        if version is None:
            raise Unavailable("centre_missing", "database", centre=self._code)
        if version != self._snapshot.version or self._snapshot.centre is None:
            self._snapshot = _Snapshot(version, centres.read(connection, self._code))
        found = self._snapshot.centre
        if found is None:
            raise Unavailable("centre_missing", "database", centre=self._code)
        return found


@contextmanager
def _turning() -> Iterator[None]:
    """Turn library errors by blame; what cannot be stored as it is is refused, not waited for."""
    try:
        yield
    except DBAPIError as error:
        found = turned(error)
        if found is None:
            raise
        if found.key == "value_refused":
            raise NotAllowed(found.key, **found.facts) from error
        raise found from error


def _tidy(work: Work) -> None:
    expire_open(work, before=work.day)
    end_of_day(work)
    wanted.forget_old(work)
    steps.tidy_dossiers(work)


def open_store(settings: Settings, clock: Clock, actor: str) -> Store:
    """Open the centre's database.

    Raises Unavailable: database_missing (run `motcua-db init`), schema_older (run `motcua-db
    upgrade`), schema_newer (this program is older than the database), journal_mode,
    database_damaged, centre_missing (another centre's database); of a server also not_enrolled,
    identity_open, identity_refused, database_gone.
    """
    server = settings.database.server
    way = (
        _in_file(settings, clock) if server is None else _at_server(settings, server, clock, actor)
    )
    try:
        check_schema(way.engine, settings.database.address)
        store = Store(way, settings.centre.code, actor)
    except BaseException:
        way.engine.dispose()
        raise
    return _opened(store)


def _opened(store: Store) -> Store:
    """Return the store once it has shown the centre; else nothing is left open."""
    try:
        store.centre()
    except BaseException:
        store.close()
        raise
    return store


def _in_file(settings: Settings, clock: Clock) -> Way:
    path, news = settings.database_path(), settings.state_folder() / "news"
    return Way(open_engine(path), lambda: News(news, path), Rights, of_box(settings, clock), clock)


def _at_server(settings: Settings, server: ServerAddress, clock: Clock, actor: str) -> Way:
    # Imported late: a box with SQLite alone never loads the other library.
    from db.enrolment.identity import Identity  # noqa: PLC0415
    from db.enrolment.renewing import Daily  # noqa: PLC0415
    from db.listening import LOOK, Listening  # noqa: PLC0415
    from db.postgres import connect, postgres_engine  # noqa: PLC0415

    identity = None if server.is_local else settings.identity_folder() / actor.replace(":", "-")
    engine = postgres_engine(server, identity, actor)
    opened = partial(connect, server, identity, f"{actor} news")
    upkeep = _nothing if identity is None else Daily(Identity(identity))
    own = ServerClock(clock) if isinstance(clock, SystemClock) and clock.is_real else None
    learn = _believe if own is None else own.learn

    def rights() -> Rights:
        with _turning(), engine.connect() as connection:
            learn(connection.execute(LOOK).one().at)
            return _rights(connection)

    return Way(engine, lambda: Listening(engine, opened, learn), rights, upkeep, own or clock)


def _believe(_: float) -> None:
    """Leave a demonstration's clock as it is."""


def _nothing(_: Transactions) -> None:
    """Look after no identity: the server itself has none."""


def _rights(connection: Connection) -> Rights:
    """Return what the login of this connection may do; one that is not enrolled is the owner's."""
    kind = connection.execute(_KIND).scalar()
    return Rights(logs=kind != "display", tidies=kind is None)


def open_engine(path: Path, *, create: bool = False) -> Engine:
    """Return a checked engine for the file; raise Unavailable as open_store does."""
    engine = sqlite_engine(path, create=create)
    try:
        with engine.connect() as connection:
            connection.execute(text("SELECT 1 FROM sqlite_master")).all()
    except DBAPIError as error:
        engine.dispose()
        _raise_turned(error, path)
    return engine


def check_schema(engine: Engine, place: str) -> None:
    """Raise Unavailable if the database (place tells which) is not of this program's schema."""
    found = schema_of(engine)
    if found is None:
        raise Unavailable("schema_missing", "database", file=place)
    if found != SCHEMA:
        key = "schema_older" if found < SCHEMA else "schema_newer"
        raise Unavailable(key, "database", found=found, wanted=SCHEMA)


def schema_of(engine: Engine) -> str | None:
    """Return the migration that the database stands at, or None if it has none.

    Raises Unavailable for any other trouble: a lock or damage is no missing schema.
    """
    try:
        with engine.connect() as connection:
            found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except DBAPIError as error:
        trouble = turned(error)
        if trouble is None:
            raise
        if trouble.key == "schema_missing":
            return None
        raise trouble from error
    return None if found is None else str(found)


def _raise_turned(error: DBAPIError, path: Path) -> NoReturn:
    found = turned(error)
    if found is None:
        raise error
    found.facts.setdefault("file", str(path))
    raise found from error
