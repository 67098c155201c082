"""Errors by blame: each engine's own go to its own file, and come back with the same keys."""

import sqlite3
import subprocess
import sys

import pytest
from psycopg import errors
from sqlalchemy.exc import IntegrityError, OperationalError

from db import blame, postgres, sqlite


@pytest.mark.parametrize(
    ("original", "key"),
    [
        (sqlite3.OperationalError("database is locked"), "database_busy"),
        (errors.LockNotAvailable("canceling statement due to lock timeout"), "database_busy"),
        (sqlite3.OperationalError("database or disk is full"), "disk_full"),
        (errors.DiskFull("could not extend file"), "disk_full"),
        (sqlite3.OperationalError("no such table: ticket"), "schema_missing"),
        (errors.UndefinedTable('relation "ticket" does not exist'), "schema_missing"),
    ],
)
def test_one_trouble_has_one_key_on_either_engine(original, key):
    found = blame.turned(OperationalError("SELECT 1", {}, original))
    assert (found.key, found.part) == (key, "database")
    assert found.facts["said"] == str(original)


@pytest.mark.parametrize(
    "original", [sqlite3.IntegrityError("UNIQUE"), errors.UniqueViolation("u")]
)
def test_a_defect_of_ours_is_nobody_elses_on_either_engine(original):
    assert blame.turned(IntegrityError("INSERT", {}, original)) is None


def test_each_engine_is_asked_about_its_own_errors_alone(monkeypatch):
    asked = []
    monkeypatch.setattr(sqlite, "turned", lambda _error: asked.append("file"))
    monkeypatch.setattr(postgres, "turned", lambda _error: asked.append("server"))
    blame.turned(OperationalError("x", {}, sqlite3.OperationalError("locked")))
    blame.turned(OperationalError("x", {}, errors.DiskFull("full")))
    assert asked == ["file", "server"]


def test_a_box_with_a_file_alone_never_loads_the_servers_library():
    program = (
        "import sys, sqlite3, db; from sqlalchemy.exc import OperationalError as Error;"
        " from db import blame; full = sqlite3.OperationalError('full');"
        " assert blame.turned(Error('x', {}, full));"
        " sys.exit('psycopg' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
