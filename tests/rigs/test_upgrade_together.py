"""Two programs upgrade one database at once: one does it, the other waits and finds it done."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine

from centre.settings.addresses import server as address_of
from db.engine import SCHEMA, open_engine, schema_of
from db.postgres import postgres_engine
from db.upgrading import upgrade

HERE = Path(__file__).parent
FROM = "0002"
DEADLINE = 60.0
IN_THE_MIDDLE = 5
_WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = %s"


@dataclass
class Ground:
    """A database of an earlier release."""

    address: str
    engine: Callable[[], Engine]

    def start(self, stack: ExitStack, *words: str) -> subprocess.Popen[str]:
        """Start an upgrade in a process of its own; it is gone at the end, whatever happens."""
        command = [sys.executable, str(HERE / "together_process.py"), self.address, *words]
        place = {**os.environ, "PYTHONPATH": str(HERE.parents[1])}
        process = stack.enter_context(
            subprocess.Popen(command, env=place, stdout=subprocess.PIPE, text=True)
        )
        stack.callback(process.kill)
        return process

    def is_waited_for(self, process: subprocess.Popen[str], *words: str) -> bool:
        """Tell whether a process has come as far as another's lock lets it."""
        if self.address.startswith("postgresql"):
            engine = self.engine()
            with closing(engine.raw_connection()) as raw, closing(raw.cursor()) as cursor:
                cursor.execute(_WAITING, (engine.url.database or address_of(self.address).name,))
                found = cursor.fetchone()[0]
            engine.dispose()
            return bool(found)
        if words:
            return False
        folder = os.path.realpath(Path(self.address).parent)
        held = Path(f"/proc/{process.pid}/fd")
        return any(os.path.realpath(each) == folder for each in held.iterdir())

    def schema(self) -> str | None:
        """Return where the database stands."""
        engine = self.engine()
        try:
            return schema_of(engine)
        finally:
            engine.dispose()


def until(holds: Callable[[], bool], what: str) -> None:
    """Wait until something holds; fail where it never does."""
    end = time.monotonic() + DEADLINE
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.02)


def stopped(process: subprocess.Popen[str]) -> bool:
    """Tell whether a process has stopped itself."""
    assert process.poll() is None, "it ended before it stopped"
    told = Path(f"/proc/{process.pid}/stat").read_text("utf-8")
    return told.rpartition(")")[2].split()[0] == "T"


@pytest.fixture(params=["sqlite", "postgresql"])
def ground(request, tmp_path) -> Iterator[Ground]:
    """The database, on each engine."""
    if request.param == "sqlite":
        file = tmp_path / "centre.db"
        create_engine(f"sqlite:///{file}").connect().close()
        made = Ground(str(file), lambda: open_engine(file))
        _begin(made)
        yield made
        return
    databases = request.getfixturevalue("databases")
    name = databases.new()
    address = databases.address(name)
    made = Ground(address, lambda: postgres_engine(address_of(address), None))
    _begin(made)
    yield made
    databases.drop(name)


def _begin(ground: Ground) -> None:
    engine = ground.engine()
    upgrade(engine, FROM)
    engine.dispose()


def both(ground: Ground, *second: str) -> list[tuple[int, str]]:
    """Let a second upgrade come while the first stands still in the middle; return how both end."""
    with ExitStack() as stack:
        one = ground.start(stack, str(IN_THE_MIDDLE))
        until(lambda: stopped(one), "the first never came to its middle")
        other = ground.start(stack, "0", *second)
        until(lambda: ended(other) or ground.is_waited_for(other, *second), "it never came")
        one.send_signal(signal.SIGCONT)
        told = [each.communicate(timeout=DEADLINE)[0].strip() for each in (one, other)]
        return [(one.returncode, told[0]), (other.returncode, told[1])]


def ended(process: subprocess.Popen[str]) -> bool:
    """Tell whether a process has ended."""
    return process.poll() is not None


def test_one_upgrades_and_the_other_waits_and_finds_it_done(ground):
    first, second = both(ground)
    assert ground.schema() == SCHEMA
    if ground.address.startswith("postgresql"):
        assert [first, second] == [(0, f"- {SCHEMA} -")] * 2
        return
    copy = Path(f"{ground.address}.before-upgrade-{FROM}")
    assert first == (0, f"{FROM} {SCHEMA} {copy}")
    assert second == (0, f"{SCHEMA} {SCHEMA} None")
    with closing(sqlite3.connect(copy)) as opened:
        kept = opened.execute("SELECT version_num FROM alembic_version").fetchone()
    assert kept == (FROM,), "the copy is of before, not what the second found"


@pytest.mark.prove
@pytest.mark.parametrize("ground", ["postgresql"], indirect=True)
def test_the_rig_sees_a_second_upgrade_that_waits_for_nobody(ground):
    first, second = both(ground, "loose")
    assert first == (0, f"- {SCHEMA} -")
    assert second[0] != 0, "two upgrades in each other's way do not both end well"


@pytest.mark.prove
@pytest.mark.parametrize("ground", ["sqlite"], indirect=True)
def test_the_rig_sees_a_second_upgrade_of_a_file_that_waits_for_nobody(ground):
    first, second = both(ground, "loose")
    assert first[0] == 0
    assert second == (1, "database_busy"), "it read the old schema, and copied it as well"


@pytest.mark.prove
def test_one_that_is_killed_in_the_middle_leaves_its_turn_and_the_old_database(ground):
    with ExitStack() as stack:
        one = ground.start(stack, str(IN_THE_MIDDLE))
        until(lambda: stopped(one), "the first never came to its middle")
        other = ground.start(stack, "0")
        until(lambda: ground.is_waited_for(other), "the second never came")
        one.kill()
        told = other.communicate(timeout=DEADLINE)[0].split()
    assert (one.returncode, other.returncode) == (-signal.SIGKILL, 0)
    assert told[1] == SCHEMA
    assert ground.address.startswith("postgresql") or told[0] == FROM, "it found the old database"
