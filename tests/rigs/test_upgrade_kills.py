"""An upgrade that is killed before any of its statements leaves the old database, whole."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, inspect

from centre.settings.addresses import server as address_of
from db.engine import SCHEMA, open_engine, schema_of
from db.postgres import postgres_engine
from db.upgrading import upgrade

HERE = Path(__file__).parent
FROM = "0002"
FEW = (1, 2, 7, 30)
"""Where it is killed in the ordinary suite; the long form tries every statement."""
TIMES = 50
"""How often each step is killed, at the least (reliability note, F16)."""
DEVICE = (
    "INSERT INTO device (centre, kind, name, state, key, facts, since) VALUES ('H99.08', 'printer',"
    " 'p1', 'error', 'paper_out', '{\"kiosk\": \"k1\"}', '2026-11-23 01:00:00.000000')"
)
KILLED = "-9"
STEPS = int(SCHEMA) - int(FROM)


class Ground:
    """A database of an earlier release, with a row in it."""

    def __init__(self, address: str, engine: Callable[[], Engine]) -> None:
        self.address, self._engine = address, engine
        with closing(Closing(engine())) as here:
            upgrade(here.engine, FROM)
            with here.engine.begin() as connection:
                connection.exec_driver_sql(DEVICE)
        self.before = self.picture()

    def picture(self) -> tuple[Any, ...]:
        """Return the schema's number, every table with its columns, and the row."""
        with closing(Closing(self._engine())) as here:
            found = inspect(here.engine)
            shape = {name: str(found.get_columns(name)) for name in found.get_table_names()}
            with here.engine.connect() as connection:
                row = connection.exec_driver_sql("SELECT name, key FROM device").all()
            return schema_of(here.engine), shape, [tuple(each) for each in row]

    def kill(self, how: str, places: list[int]) -> Iterator[tuple[int, str]]:
        """Kill an upgrade before each of these statements; yield where, and how it ended."""
        command = [sys.executable, HERE / "upgrade_process.py", self.address, how]
        place = {**os.environ, "PYTHONPATH": str(HERE.parents[1])}
        with subprocess.Popen(
            [*command, *map(str, places)],
            env=place,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            for at in places:
                yield at, process.stdout.readline().strip()
                process.stdin.write("\n")
                process.stdin.flush()

    def finish(self) -> None:
        """Upgrade without a fault."""
        with closing(Closing(self._engine())) as here:
            upgrade(here.engine)
            assert schema_of(here.engine) == SCHEMA


class Closing:
    """An engine that is disposed of at the end of a block."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def close(self) -> None:
        """Give its connections back."""
        self.engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def ground(request, tmp_path) -> Iterator[Ground]:
    """The database, on each engine."""
    if request.param == "sqlite":
        file = tmp_path / "centre.db"
        create_engine(f"sqlite:///{file}").connect().close()
        yield Ground(str(file), lambda: open_engine(file))
        return
    databases = request.getfixturevalue("databases")
    name = databases.new()
    address = databases.address(name)
    yield Ground(address, lambda: postgres_engine(address_of(address), None))
    databases.drop(name)


def whole(ground: Ground, how: str, places: list[int], ended: set[str]) -> int:
    """Kill at each place; return how often. Each time nothing may have changed."""
    kills = 0
    for at, status in ground.kill(how, places):
        if status == "0":
            break
        kills += 1
        assert status in ended, at
        assert ground.picture() == ground.before, f"{how} before statement {at}"
    return kills


def test_a_killed_upgrade_leaves_the_old_database_and_the_next_one_is_whole(ground):
    assert whole(ground, "process", list(FEW), {KILLED}) == len(FEW)
    ground.finish()
    assert ground.picture()[2] == ground.before[2]


@pytest.mark.parametrize("ground", ["postgresql"], indirect=True)
def test_a_session_that_the_server_ends_leaves_the_old_database(ground):
    assert whole(ground, "session", list(FEW), {"3"}) == len(FEW)
    ground.finish()


def test_the_rig_sees_an_upgrade_whose_statements_are_committed_one_by_one(ground):
    places = ground.kill("loose", [FEW[3]])
    assert [status for _, status in places] == [KILLED]
    assert ground.picture() != ground.before


@pytest.mark.prove
def test_killed_at_every_statement_of_every_step_again_and_again(ground, capsys):
    """The reliability note wants 50 kills a step (F16); here every statement has its own."""
    ((_, said),) = ground.kill("process", [0])
    statements = int(said.split()[0])
    rounds = -(-TIMES * STEPS // statements)
    places = [*range(1, statements + 1), 0] * rounds
    kills = whole(ground, "process", places, {KILLED, f"{statements} {KILLED}"})
    assert kills == len(places) >= TIMES * STEPS
    ground.finish()
    with capsys.disabled():
        sys.stdout.write(f"\n{statements} statements, {kills} kills, none left half\n")
