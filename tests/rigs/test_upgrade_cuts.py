"""The upgrade of a file, copy and all, is killed as it calls the system: each write, each sync.

strace kills the process on its way into the n-th call of a kind, so that every state of the disk
between two calls is one that a next start may find.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from db.engine import SCHEMA, open_engine
from db.upgrading import upgrade, upgrade_file

HERE = Path(__file__).parent
FROM = "0002"
CALLS = ("pwrite64", "fdatasync", "fsync", "rename", "unlink", "ftruncate")
FEW = (("pwrite64", 40), ("fdatasync", 4), ("rename", 1))
"""Where it is killed in the ordinary suite: in the copy, in a step, before the copy is named."""
ONE_IN = 3
"""Of the pages that are written; of all other calls each."""
LEAST = 50
DEVICES = 400
"""Rows to keep; so many that the copy is more than a page or two."""
WITHIN = 120.0
ROW = (
    "INSERT INTO device (centre, kind, name, state, key, facts, since) VALUES ('H99.08', 'printer',"
    " ?, 'error', 'paper_out', '{}', '2026-11-23 01:00:00.000000')"
)
STRACE = shutil.which("strace") or ""
_QUIET = ("-f", "-qq")


def why_not() -> str:
    """Return what this machine lacks for these cuts; "" if it has everything."""
    if not STRACE:
        return "cuts at system calls need strace (tests/packages.txt)"
    tried = subprocess.run([STRACE, *_QUIET, "true"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "this machine does not let a process be traced"


@pytest.fixture(scope="module")
def pristine(tmp_path_factory) -> Path:
    """A file of an earlier release with rows in it."""
    missing = why_not()
    if missing:
        pytest.skip(missing)
    file = tmp_path_factory.mktemp("pristine") / "centre.db"
    create_engine(f"sqlite:///{file}").connect().close()
    engine = open_engine(file)
    upgrade(engine, FROM)
    engine.dispose()
    with closing(sqlite3.connect(file)) as opened:
        opened.executemany(ROW, [(f"p{number}",) for number in range(DEVICES)])
        opened.commit()
    return file


@pytest.fixture
def file(pristine, tmp_path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(pristine, tmp_path))


def traced(file: Path, *words: str, how: str = "") -> subprocess.CompletedProcess[str]:
    """Upgrade a file in a process under strace."""
    program = [sys.executable, str(HERE / "together_process.py"), str(file), "0", how]
    place = {**os.environ, "PYTHONPATH": str(HERE.parents[1])}
    return subprocess.run(
        [STRACE, *_QUIET, *words, *program],
        env=place,
        capture_output=True,
        text=True,
        check=False,
        timeout=WITHIN,
    )


def cut(file: Path, call: str, number: int, how: str = "") -> None:
    """Kill an upgrade on its way into a call."""
    trace, inject = f"trace={call}", f"inject={call}:signal=SIGKILL:when={number}"
    done = traced(file, "-e", trace, "-e", inject, "-o", os.devnull, how=how)
    assert done.stdout == "", f"{call} {number}: it came to its end before"


def counted(file: Path) -> Counter[str]:
    """Return how many calls of each kind an upgrade makes that nobody cuts."""
    log = file.with_name("log")
    done = traced(file, "-e", f"trace={','.join(CALLS)}", "-o", str(log))
    assert done.stdout.split()[:2] == [FROM, SCHEMA]
    names = (line.split(None, 1)[1].split("(")[0] for line in log.read_text("utf-8").splitlines())
    return Counter(name for name in names if name in CALLS)


def state(file: Path) -> tuple[str, int]:
    """Return the schema of a file and its devices; fail where it is not whole."""
    with closing(sqlite3.connect(file)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        schema = opened.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        devices = opened.execute("SELECT count(*) FROM device").fetchone()[0]
        later = (
            "SELECT count(*) FROM sqlite_master WHERE name IN ('roll', 'tally', 'board_counter')"
        )
        assert opened.execute(later).fetchone()[0] == (3 if schema == SCHEMA else 0), "between"
    return schema, devices


def check(file: Path) -> None:
    """Check what a killed upgrade left, and that the next one finishes."""
    schema, devices = state(file)
    assert (schema in {FROM, SCHEMA}, devices) == (True, DEVICES)
    copy = file.with_name(f"{file.name}.before-upgrade-{FROM}")
    assert copy.exists() or schema == FROM, "nothing is changed before the copy is there"
    if copy.exists():
        assert state(copy) == (FROM, DEVICES), "what looks like a copy is one"
    assert upgrade_file(file).after == SCHEMA
    assert state(file) == (SCHEMA, DEVICES)
    assert state(copy) == (FROM, DEVICES)


@pytest.mark.parametrize(("call", "number"), FEW)
def test_an_upgrade_that_is_killed_is_whole_or_never_was_and_the_next_one_finishes(
    file, call, number
):
    cut(file, call, number)
    check(file)


def test_the_rig_sees_a_copy_that_has_its_name_before_it_is_whole(file):
    cut(file, "pwrite64", 6, how="half")
    with pytest.raises((AssertionError, sqlite3.Error)):
        check(file)


@pytest.mark.prove
def test_killed_at_every_sync_and_one_page_in_three(pristine, tmp_path, capsys):
    found = counted(Path(shutil.copy(pristine, tmp_path)))
    cuts = [
        (call, number)
        for call, most in found.items()
        for number in range(1, most + 1, ONE_IN if call == "pwrite64" else 1)
    ]
    for call, number in cuts:
        folder = tmp_path / f"{call}-{number}"
        folder.mkdir()
        file = Path(shutil.copy(pristine, folder))
        cut(file, call, number)
        check(file)
        shutil.rmtree(folder)
    assert len(cuts) >= LEAST
    with capsys.disabled():
        sys.stdout.write(f"\n{dict(found)}: {len(cuts)} kills, none left between\n")
