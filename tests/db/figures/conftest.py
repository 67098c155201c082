"""Years of tickets, put into a file past the store: no chain, no clerk's keys, as fast as it goes.

The store's own fixtures are those of tests/db/conftest.py.
"""

import json
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

SERVICES = (
    "ho-tich",
    "chung-thuc",
    "dat-dai",
    "kinh-doanh",
    "xay-dung",
    "bao-tro",
    "nong-nghiep",
)
STATES = ("served",) * 18 + ("absent", "cancelled", "expired")
OPENS, CLOSES = 0.0, 9.5 * 3600
"""07:00 to 16:30 in Viet Nam, in seconds after midnight UTC."""
_TICKET = (
    "INSERT INTO ticket (id, centre, day, service, letter, number, state, priority, kiosk, "
    "arrived_at, queued_at, place, calls, bypassed, stepped, counter, origin, note, called_at, "
    "began_at, ended_at) VALUES (?, 'H99.08', ?, ?, ?, ?, ?, ?, 'k1', ?, ?, 1, 1, 0, 0, ?, ?, '', "
    "?, ?, ?)"
)
_LEG = (
    "INSERT INTO leg (id, centre, day, ticket, seq, service, counter, clerk, called_at, began_at, "
    "ended_at, ended) VALUES (?, 'H99.08', ?, ?, 1, ?, ?, ?, ?, ?, ?, 'served')"
)
_SERIES = "INSERT INTO series (centre, day, letter, last, skipped) VALUES ('H99.08', ?, ?, ?, 0)"


def working_days(first: date, count: int) -> Iterator[date]:
    """Yield so many days from first on, without weekends."""
    day = first
    while count:
        if day.weekday() < 5:
            yield day
            count -= 1
        day += timedelta(days=1)


def _rows(day: date, number: int, chance: random.Random) -> tuple[tuple, tuple | None]:
    """Return a ticket's row and its leg's, if it was served."""
    at = datetime(day.year, day.month, day.day) + timedelta(  # noqa: DTZ001 - UTC, as SQLite has it
        seconds=round(chance.uniform(OPENS, CLOSES))
    )
    letter = number % len(SERVICES)
    wait, length = round(chance.lognormvariate(6.5, 0.8)), round(chance.lognormvariate(6, 0.6))
    state, counter = chance.choice(STATES), str(1 + chance.randrange(20))
    called = at + timedelta(seconds=wait) if state in {"served", "absent"} else None
    began = called if state == "served" else None
    ended = began + timedelta(seconds=length) if began else at + timedelta(hours=1)
    name = f"{day.toordinal():012x}{number:020x}"
    texts = [
        None if t is None else t.isoformat(" ") + ".000000" for t in (at, called, began, ended)
    ]
    group = "nguoi-cao-tuoi" if number % 10 == 0 else None
    origin = "counter" if number % 50 == 0 else "kiosk"
    place = (counter if called else None, origin, texts[1], texts[2], texts[3])
    label = (SERVICES[letter], "ABCDEGH"[letter], number)
    ticket = (name, day.isoformat(), *label, state, group, texts[0], texts[0], *place)
    if began is None:
        return ticket, None
    times = (texts[1], texts[2], texts[3])
    clerk = f"cb{counter}"
    return ticket, (f"f{name[1:]}", day.isoformat(), name, SERVICES[letter], counter, clerk, *times)


@pytest.fixture(scope="session")
def fill() -> Callable[..., int]:
    """Fill a database file with `per_day` tickets on each of the days; return how many."""

    def filler(file: Path, days: list[date], per_day: int, seed: int = 1) -> int:
        chance = random.Random(seed)  # noqa: S311 - an invented day, no secret
        with closing(sqlite3.connect(file)) as raw:
            raw.execute("PRAGMA synchronous = OFF")
            raw.execute("PRAGMA journal_mode = MEMORY")
            for day in days:
                made = [_rows(day, number, chance) for number in range(1, per_day + 1)]
                raw.executemany(_TICKET, [ticket for ticket, _ in made])
                raw.executemany(_LEG, [leg for _, leg in made if leg])
                raw.executemany(_SERIES, [(day.isoformat(), one, per_day) for one in "ABCDEGH"])
                raw.commit()
            raw.execute("PRAGMA journal_mode = DELETE")
        return len(days) * per_day

    return filler


@pytest.fixture
def least(strike: Callable[..., list], declare: Callable[[str], None]) -> Callable[[int], None]:
    """Set under how many services, or answers, clerks are not named."""

    def setter(count: int) -> None:
        ((policy,),) = strike("SELECT CAST(policy AS text) FROM centre")
        changed = json.dumps({**json.loads(policy), "ranking_least": count})
        declare(f"UPDATE centre SET policy = '{changed}'")  # noqa: S608 - our own policy

    return setter
