"""Founding a centre's database: schema, declared data, clerks; nothing half-made is left."""

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Connection

from centre.rules.errors import NotAllowed
from centre.settings import Settings
from db import centres, sample, tables
from db.engine import open_engine
from db.sqlite import WRITES
from db.staff import hidden
from db.upgrading import upgrade


def found(
    settings: Settings, file: Path = sample.BUILT_IN, pin: str | None = None
) -> dict[str, str]:
    """Make the database with the first data; return each clerk's PIN (told this once).

    pin: one PIN for all clerks, for demonstrations. The file appears whole or not at all.
    Raises NotAllowed: database_exists, sample_wrong, pin_shape; Unavailable of the engine.
    """
    if pin is not None and not (pin.isascii() and pin.isdigit() and 4 <= len(pin) <= 8):
        raise NotAllowed("pin_shape", pin=pin)
    path = settings.database_path()
    if path.exists():
        raise NotAllowed("database_exists", file=str(path))
    first = sample.load(file)
    pins = {clerk.code: pin or sample.new_pin() for clerk in first.clerk}
    path.parent.mkdir(parents=True, exist_ok=True)
    unborn = path.with_name(f"{path.name}.new")
    unborn.unlink(missing_ok=True)
    try:
        _fill(unborn, settings.centre.code, first, pins)
        unborn.chmod(0o660)
        unborn.rename(path)
    except BaseException:
        unborn.unlink(missing_ok=True)
        raise
    return pins


def _fill(path: Path, code: str, first: sample.Sample, pins: Mapping[str, str]) -> None:
    engine = open_engine(path, create=True)
    try:
        upgrade(engine)
        options = {WRITES: True}
        with engine.connect().execution_options(**options) as connection, connection.begin():
            names = {holiday.day: holiday.name for holiday in first.holiday}
            centres.write(connection, sample.centre_of(first, code), names)
            _hire(connection, code, first, pins)
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
            "active": True,
        }
        for clerk in first.clerk
    ]
    connection.execute(tables.clerk.insert(), rows)
