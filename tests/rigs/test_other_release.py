"""Programs and a database of different releases: refused with a sentence, nothing is written."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from centre.settings import Settings
from db.engine import SCHEMA, open_engine
from db.postgres import postgres_engine

ROOT = Path(__file__).parents[2]
WITHIN = 120.0
RELEASES = {"9999": "schema_newer", "0008": "schema_older"}
SAID = {
    "schema_newer": f"is of version 9999, this program only knows {SCHEMA}. Install the newer",
    "schema_older": f"is of version 0008, this program wants {SCHEMA}. Run: motcua-db upgrade",
}


@pytest.fixture(params=["sqlite", "postgresql"])
def engine_kind(request) -> str:
    """On a box's file, and at a server."""
    return request.param


def change(settings: Settings, version: str) -> None:
    """Let the database say that a program of another release has been here."""
    server = settings.database.server
    file = server is None and settings.database_path()
    engine = open_engine(file) if file else postgres_engine(server, None)
    with engine.begin() as connection:
        stamp = text("UPDATE alembic_version SET version_num = :version")
        connection.execute(stamp, {"version": version})
    engine.dispose()


def started(*words: str) -> subprocess.Popen[str]:
    """Start one of the programs as it is."""
    place = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(
        [sys.executable, *words],
        cwd=ROOT,
        env=place,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def answer(settings: Settings, *words: str) -> tuple[int, dict[str, Any]]:
    """Run motcua-db in a process of its own; return its status and its answer."""
    with started("-m", "db", "--config", str(settings.folder), "--json", *words) as program:
        told, complaint = program.communicate(timeout=WITHIN)
    assert "Traceback" not in complaint
    return program.returncode, json.loads(told)


def first_complaint(settings: Settings, program: str) -> str:
    """Run a program with a screen until it says why it has no data."""
    words = ("-u", "-m", program, "--config", str(settings.folder), "--windowed")
    with started(*words) as running:
        assert running.stderr is not None
        # Whoever never says so is ended, and the reading with him.
        late = threading.Timer(WITHIN, running.kill)
        late.start()
        try:
            return next((line for line in running.stderr if "schema_" in line), "nothing was said")
        finally:
            late.cancel()
            running.kill()


@pytest.mark.parametrize("version", RELEASES)
def test_the_command_line_says_in_a_sentence_what_to_install_or_run(settings, version):
    change(settings, version)
    status, told = answer(settings, "take", "ho-tich")
    assert (status, told["error"]) == (1, RELEASES[version])
    assert SAID[RELEASES[version]] in told["message"]
    change(settings, SCHEMA)
    assert answer(settings, "take", "ho-tich")[0] == 0, "the control: it works on its own release"


@pytest.mark.prove
@pytest.mark.parametrize("program", ["kiosk", "queue_display", "counter_client"])
@pytest.mark.parametrize("version", RELEASES)
def test_every_screen_goes_without_data_and_tells_why(settings, program, version):
    """What a clerk reads is told in tests/counter_client/test_line.py; here the program itself."""
    with (settings.folder / "centre.toml").open("a", encoding="utf-8") as more:
        more.write("\n[display.d1]\n\n[counter.c1]\n")
    change(settings, version)
    assert f"{RELEASES[version]} (part=database, found={version}" in first_complaint(
        settings, program
    )
