"""Founding a centre's database: schema, declared data, clerks; nothing half-made is left."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from centre.rules.errors import NotAllowed
from centre.settings import Settings
from db import centre_rows, resting, sample, tables
from db.catalogue import starter
from db.engine import open_engine
from db.enrolment import files
from db.pins import hidden
from db.sqlite import WRITES
from db.upgrading import upgrade


def found(
    settings: Settings,
    file: Path = sample.BUILT_IN,
    pin: str | None = None,
    *,
    catalogue_at: datetime | None = None,
) -> dict[str, str]:
    """Make the SQLite database with the first data; return each clerk's PIN (told this once).

    pin: one PIN for all clerks, for demonstrations. catalogue_at: with the starter catalogue, as
    brought in at this moment; None: without, which is faster. The file appears whole or not at all,
    and once this returns a power cut leaves it there. Raises NotAllowed: database_exists,
    sample_wrong, pin_shape; Unavailable of the engine, folder_refused.
    """
    check_pin(pin)
    path = settings.database_path()
    if path.exists():
        raise NotAllowed("database_exists", file=str(path))
    first = sample.load(file)
    pins = first_pins(first, pin)
    path.parent.mkdir(parents=True, exist_ok=True)
    unborn = path.with_name(f"{path.name}.new")
    unborn.unlink(missing_ok=True)
    try:
        _make(unborn, settings.centre.code, first, pins, catalogue_at)
        unborn.chmod(0o660)
        unborn.rename(path)
    except BaseException:
        unborn.unlink(missing_ok=True)
        raise
    # The engine has synced what is in the file; its new name lies in the folder.
    with files.turned("database"):
        files.sync(path.parent)
    return pins


def check_pin(pin: str | None) -> None:
    """Raise NotAllowed("pin_shape") for a PIN that a keypad cannot type; None is none."""
    if pin is not None and not (pin.isascii() and pin.isdigit() and 4 <= len(pin) <= 8):
        raise NotAllowed("pin_shape", pin=pin)


def first_pins(first: sample.Sample, pin: str | None = None) -> dict[str, str]:
    """Return a PIN for each clerk of the first data: pin for all, or one of each one's own."""
    return {clerk.code: pin or sample.new_pin() for clerk in first.clerk}


def fill(
    connection: Connection,
    code: str,
    first: sample.Sample,
    pins: Mapping[str, str],
    catalogue_at: datetime | None = None,
) -> None:
    """Write the declared data and the clerks of a centre, inside the caller's transaction.

    catalogue_at: the starter catalogue as well, as brought in at this moment.
    The database stands at this program's schema and does not hold the centre yet; either engine.
    """
    names = {holiday.day: holiday.name for holiday in first.holiday}
    centre_rows.write(connection, sample.centre_of(first, code), names)
    resting.lay_down(connection, code, first)
    _hire(connection, code, first, pins)
    if catalogue_at is not None:
        starter.lay(connection, code, catalogue_at)


def _make(
    path: Path,
    code: str,
    first: sample.Sample,
    pins: Mapping[str, str],
    catalogue_at: datetime | None,
) -> None:
    engine = open_engine(path, create=True)
    try:
        upgrade(engine)
        options = {WRITES: True}
        with engine.connect().execution_options(**options) as connection, connection.begin():
            fill(connection, code, first, pins, catalogue_at)
    finally:
        engine.dispose()


def _hire(connection: Connection, code: str, first: sample.Sample, pins: Mapping[str, str]) -> None:
    rows = [
        {
            "centre": code,
            "code": clerk.code,
            "name": clerk.name,
            "role": clerk.role,
            "pin": hidden(pins[clerk.code]),
            "failures": 0,
            "active": clerk.active,
        }
        for clerk in first.clerk
    ]
    connection.execute(tables.clerk.insert(), rows)
