"""motcua-rollback: the release before runs again, with what it can read, or nothing changes."""

import importlib.util
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

FILE = Path(__file__).parents[2] / "systemd" / "deb" / "rollback.py"
OLD_DB = """#!/bin/sh
# The motcua-db of a release that knows schema 1.
box={box}
case "$*" in
*check*) [ "$(cat "$box/schema")" = 1 ] || echo '{{"error": "schema_newer"}}' ;;
*restore*)
    [ ! -e "$box/refuses" ] || {{ echo "the copy is damaged" >&2; exit 1; }}
    echo 1 >"$box/schema"; echo "$STATE_DIRECTORY: $*" >"$box/restored"; echo "Restored." ;;
esac
"""


@pytest.fixture(scope="module")
def rollback():
    """Return the program; it is a script, not a module of a package."""
    spec = importlib.util.spec_from_file_location("deb_rollback", FILE)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = made
    spec.loader.exec_module(made)
    return made


class Box:
    """A tree in which release 2 runs after release 1, over a database with some numbers."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.opt = root / "opt/motcua"
        for name in "12":
            (self.opt / "releases" / name / "venv/bin").mkdir(parents=True)
            (self.opt / "releases" / name / "venv/whole").touch()
        (self.opt / "releases/2/previous").write_text("1\n", "utf-8")
        (self.opt / "current").symlink_to("releases/2")
        program = self.opt / "releases/1/venv/bin/motcua-db"
        program.write_text(OLD_DB.format(box=root), "utf-8")
        program.chmod(0o755)
        for folder in ("etc/motcua", "var/lib/motcua"):
            (root / folder).mkdir(parents=True)
        (root / "etc/motcua/centre.toml").touch()
        (root / "schema").write_text("2\n", "utf-8")
        self.numbers("centre.db", 7)
        self.numbers("centre.db.before-upgrade-1", 7)

    def numbers(self, name: str, tickets: int) -> None:
        """Write a database that has so many numbers."""
        file = self.root / "var/lib/motcua" / name
        file.unlink(missing_ok=True)
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.execute("CREATE TABLE ticket (id INTEGER)")
            connection.executemany("INSERT INTO ticket VALUES (?)", [(n,) for n in range(tickets)])

    @property
    def runs(self) -> str:
        """Return the release that runs."""
        return (self.opt / "current").resolve().name

    @property
    def restored(self) -> str:
        """Return what was put in place, empty for nothing."""
        said = self.root / "restored"
        return said.read_text("utf-8") if said.exists() else ""


@pytest.fixture
def box(tmp_path):
    return Box(tmp_path)


@pytest.fixture
def run(rollback, box, capsys):
    """Return a runner: exit status and what it says."""

    def ran(*words):
        status = rollback.main(["--root", str(box.root), *words])
        told = capsys.readouterr()
        return status, told.out + told.err

    return ran


def test_where_the_old_release_can_read_the_database_only_the_programs_change(box, run):
    (box.root / "schema").write_text("1\n", "utf-8")
    status, said = run()
    assert (status, box.runs, box.restored) == (0, "1", "")
    assert "1 runs again instead of 2" in said


def test_a_database_of_a_newer_form_is_replaced_by_the_copy_from_before(box, run):
    status, said = run()
    assert (status, box.runs) == (0, "1")
    assert box.restored.startswith(f"{box.root}/var/lib/motcua: ")
    assert "centre.db.before-upgrade-1" in box.restored
    assert "Restored." in said


def test_numbers_given_since_are_not_lost_without_a_word(box, run):
    box.numbers("centre.db", 10)
    status, said = run()
    assert (status, box.runs, box.restored) == (1, "2", "")
    assert "3 numbers were given since" in said
    assert "--lose-numbers" in said
    assert run("--lose-numbers")[0] == 0
    assert box.runs == "1"


def test_old_numbers_that_retention_took_do_not_hide_new_ones(box, run):
    with closing(sqlite3.connect(box.root / "var/lib/motcua/centre.db")) as connection, connection:
        connection.execute("DELETE FROM ticket WHERE id < 3")
        connection.executemany("INSERT INTO ticket VALUES (?)", [(n,) for n in range(7, 10)])
    status, said = run()
    assert (status, box.runs) == (1, "2")
    assert "3 numbers were given since" in said


def test_a_database_that_cannot_be_read_changes_nothing(box, run):
    (box.root / "var/lib/motcua/centre.db").write_bytes(b"no database" * 400)
    status, said = run()
    assert (status, box.runs, box.restored) == (1, "2", "")
    assert "cannot be compared" in said


def test_the_newest_copy_is_taken(box, run):
    box.numbers("centre.db.before-upgrade-0", 2)
    newer = box.root / "var/lib/motcua/centre.db.before-upgrade-1"
    newer.touch()
    (box.root / "var/lib/motcua/centre.db.before-upgrade-1-journal").touch()
    assert run()[0] == 0
    assert box.restored.rstrip().endswith("before-upgrade-1")


def test_a_copy_that_is_refused_changes_nothing(box, run):
    (box.root / "refuses").touch()
    status, said = run()
    assert (status, box.runs) == (1, "2")
    assert "the copy is damaged" in said


def test_without_a_copy_it_says_what_helps(box, run):
    (box.root / "var/lib/motcua/centre.db.before-upgrade-1").unlink()
    status, said = run()
    assert (status, box.runs) == (1, "2")
    assert "motcua-db restore" in said


@pytest.mark.parametrize("lack", ["previous", "whole", "current"])
def test_without_a_release_before_it_changes_nothing(box, run, lack):
    places = {
        "previous": box.opt / "releases/2/previous",
        "whole": box.opt / "releases/1/venv/whole",
        "current": box.opt / "current",
    }
    places[lack].unlink()
    status, said = run()
    assert status == 1
    assert said.startswith("motcua-rollback: ")
    assert box.restored == ""


def test_without_root_it_says_so_and_does_nothing(rollback, monkeypatch):
    monkeypatch.setattr(rollback.os, "geteuid", lambda: 1000)
    with pytest.raises(rollback.RefusedError, match="sudo motcua-rollback"):
        rollback.roll_back(rollback.Box(), lose_numbers=False)


def test_a_machine_without_settings_has_only_programs(box, run):
    (box.root / "etc/motcua/centre.toml").unlink()
    assert run()[0] == 0
    assert (box.runs, box.restored) == ("1", "")
