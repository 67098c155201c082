"""What lies between a program and its store: a wire that is cut, and a death in the middle.

The store is the real one on a real SQLite file. At each transaction the wire may fail before it
begins, at its commit (which is then rolled back) or after it (the answer is lost): as Unavailable,
which is what PostgreSQL's lost link is turned into, or as the end of the program.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from random import Random
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine

from centre.rules.errors import Unavailable
from db.engine import Store
from db.sqlite import WRITES
from db.way import Rights, Way

if TYPE_CHECKING:
    from .clockwork import VirtualClock


class Killed(BaseException):
    """The program is dead; nothing of ours may catch it as a trouble."""


class Point(StrEnum):
    """Where a transaction is struck."""

    BEFORE = "before"
    AT_COMMIT = "at_commit"
    AFTER = "after"


class Wire:
    """The wire of one program; it outlives it."""

    def __init__(self, told: Callable[["Wire"], None]) -> None:
        """Be whole; told hears of every commit that happened."""
        self._told = told
        self._outage: Random | None = None
        self._death: tuple[int, Point] | None = None
        self._loss: tuple[int, Point] | None = None

    def cut(self, chance: Random | None) -> None:
        """Fail each transaction at a point of chance; None: be whole again."""
        self._outage = chance

    @property
    def is_whole(self) -> bool:
        """Tell whether transactions go through."""
        return self._outage is None

    def doom(self, transactions: int, point: Point) -> None:
        """Kill the program in one of its next transactions."""
        self._death = (transactions, point)

    def lose(self, writes: int, point: Point) -> None:
        """Fail one of the next writing transactions, and no other."""
        self._loss = (writes, point)

    def spare(self) -> None:
        """Let the program live: the last one of it is dead already."""
        self._death = self._loss = None

    def fate(self, *, writes: bool) -> Callable[[Point], None]:
        """Return what strikes the transaction that begins now, if it is asked at that point."""
        if self._loss is not None and writes:
            left, lost_at = self._loss
            self._loss = (left - 1, lost_at) if left else None
            if not left:
                return lambda point: _fail(point is lost_at)
        if self._death is not None:
            left, where = self._death
            self._death = (left - 1, where)
            if left <= 0:
                return lambda point: _die(point is where)
        if self._outage is not None:
            chosen = self._outage.choice(tuple(Point))
            return lambda point: _fail(point is chosen)
        return _nothing

    def committed(self) -> None:
        """Note that a transaction is in the database, whoever hears of it."""
        self._told(self)


def _nothing(_: Point) -> None:
    """Strike nothing."""


def _die(now: bool) -> None:  # noqa: FBT001 - whether this is the point
    if now:
        raise Killed


def _fail(now: bool) -> None:  # noqa: FBT001 - whether this is the point
    if now:
        raise Unavailable("database_gone", "database", said="the wire is cut")


class WiredStore(Store):
    """The real store behind a wire."""

    def __init__(self, way: Way, code: str, actor: str, wire: Wire) -> None:
        """Open as any store; wire is that of the program."""
        self.wire = wire
        super().__init__(way, code, actor)

    @contextmanager
    def _begun(self, options: Mapping[str, object]) -> Iterator[Connection]:
        strike = self.wire.fate(writes=bool(options.get(WRITES)))
        strike(Point.BEFORE)
        with super()._begun(options) as connection:
            yield connection
            strike(Point.AT_COMMIT)
        if options.get(WRITES):
            self.wire.committed()
        strike(Point.AFTER)


class Ears:
    """The news of one program: a poke goes to the world, which delivers it late."""

    def __init__(self, poked: Callable[[], None]) -> None:
        """Keep who is told of our commits."""
        self._poked = poked

    def fileno(self) -> None:
        """Have no socket."""

    def drain(self) -> bool:
        """Have heard nothing: the world tells programs itself."""
        return False

    def tell(self, connection: Connection) -> None:
        """Tell nobody before the commit."""

    def poke(self) -> None:
        """Let the others know, some day."""
        self._poked()

    def changed(self) -> bool:
        """Say nothing: the world tells programs itself."""
        return False

    def close(self) -> None:
        """Give nothing back."""


def open_wired(
    engine: Engine, clock: "VirtualClock", actor: str, wire: Wire, poked: Callable[[], None]
) -> WiredStore:
    """Open the store of a program as open_store does, but behind a wire."""
    way = Way(engine, lambda: Ears(poked), Rights, lambda _: None, clock)
    return WiredStore(way, CODE, actor, wire)


CODE = "H99.08"
