"""Opening the store: one engine, short transactions, one place where library errors are turned."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, NoReturn

from sqlalchemy import Connection, Engine, select, text
from sqlalchemy.exc import DBAPIError

from centre.rules.errors import Unavailable
from centre.rules.hours import Clock, business_day
from centre.rules.services import Centre
from centre.settings import Settings
from db import centres, tables
from db.answers import Answers
from db.day import Day
from db.devices import Devices
from db.history import CENTRE_QUEUE, append, expire_open
from db.news import News
from db.prints import Prints
from db.sqlite import WRITES, sqlite_engine, turned
from db.staff import Staff, end_of_day
from db.work import Work

SCHEMA: Final = "0003"
"""The migration that this program is written for; an older or newer database is refused."""


@dataclass(slots=True)
class _Snapshot:
    """The centre's data as last read, with the version that tells whether it still holds."""

    version: int = -1
    centre: Centre | None = None


class Store:
    """One centre's database as one app sees it. Use it from one thread (the database lane)."""

    def __init__(self, engine: Engine, code: str, clock: Clock, actor: str, news: News) -> None:
        """Keep the engine, the centre's code, the clock and who acts (kiosk:k1, counter:3)."""
        self.engine = engine
        self.clock = clock
        self.news = news
        self._code = code
        self._actor = actor
        self._snapshot = _Snapshot()
        self.day = Day(self)
        self.prints = Prints(self)
        self.answers = Answers(self)
        self.staff = Staff(self)
        self.devices = Devices(self)

    def centre(self) -> Centre:
        """Return the centre's declared data; read again only when its version has changed."""
        with self.read() as work:
            return work.centre

    @contextmanager
    def read(self) -> Iterator[Work]:
        """Give one short read transaction; all rows are fetched before it ends.

        An unread cursor would block every writer's commit (reliability note 2.2).
        """
        with self._turning(), self.engine.connect() as connection, connection.begin():
            yield self._work(connection, self._stored_day(connection))

    @contextmanager
    def write(self) -> Iterator[Work]:
        """Give one short write transaction; commit it, or leave everything as it was.

        The business day is rolled first if the clock says so. After the commit the other processes
        are poked.
        """
        with self._turning():
            options = {WRITES: True}
            with (
                self.engine.connect().execution_options(**options) as connection,
                connection.begin(),
            ):
                yield self._rolled(connection)
            self.news.poke()

    @contextmanager
    def aside(self) -> Iterator[Work]:
        """Give one short write transaction for what is no news: nobody is poked, no day begins."""
        options = {WRITES: True}
        with (
            self._turning(),
            self.engine.connect().execution_options(**options) as connection,
            connection.begin(),
        ):
            yield self._work(connection, self._stored_day(connection))

    def close(self) -> None:
        """Close every connection and the news socket."""
        self.news.close()
        self.engine.dispose()

    @contextmanager
    def _turning(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            found = turned(error)
            if found is None:
                raise
            raise found from error

    def _stored_day(self, connection: Connection) -> date:
        stored = connection.execute(
            select(tables.business_day.c.day).where(tables.business_day.c.centre == self._code)
        ).scalar_one_or_none()
        return business_day(stored, self.clock.now())

    def _rolled(self, connection: Connection) -> Work:
        """Return the work of today; the first write of a day closes what yesterday left open."""
        table = tables.business_day
        mine = table.c.centre == self._code
        stored = connection.execute(select(table.c.day).where(mine)).scalar_one_or_none()
        today = business_day(stored, self.clock.now())
        work = self._work(connection, today)
        if stored is None:
            connection.execute(table.insert().values(centre=self._code, day=today))
        elif today != stored:
            connection.execute(table.update().where(mine).values(day=today))
            expire_open(work, before=today)
            end_of_day(work)
            append(work, CENTRE_QUEUE, "day_begins", {"before": stored.isoformat()})
        return work

    def _work(self, connection: Connection, day: date) -> Work:
        return Work(
            connection=connection,
            centre=self._fresh(connection),
            day=day,
            now=self.clock.now(),
            actor=self._actor,
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


def open_store(settings: Settings, clock: Clock, actor: str) -> Store:
    """Open the centre's database.

    Raises Unavailable: database_missing (run `motcua-db init`), schema_older (run `motcua-db
    upgrade`), schema_newer (this program is older than the database), journal_mode,
    database_damaged, centre_missing (another centre's file).
    """
    path = settings.database_path()
    engine = open_engine(path)
    news = News(settings.state_folder() / "news", path)
    try:
        check_schema(engine, path)
        store = Store(engine, settings.centre.code, clock, actor, news)
        store.centre()
    except BaseException:
        news.close()
        engine.dispose()
        raise
    return store


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


def check_schema(engine: Engine, path: Path) -> None:
    """Raise Unavailable if the database is not of this program's schema."""
    found = schema_of(engine)
    if found is None:
        raise Unavailable("schema_missing", "database", file=str(path))
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
