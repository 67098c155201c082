"""A release takes the place of another whole or not at all, wherever it is cut off."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ACTIVATE = Path(__file__).parents[2] / "systemd" / "deb" / "activate"
TOOLS = ("ln", "mv", "rm", "basename", "dirname", "readlink")
"""What the script calls; each call is a place at which the power may go."""
MOST_CALLS = 60
VERSION = "{}.{}".format(*sys.version_info[:2])

DATABASE = """#!/bin/sh
# A motcua-db whose database is a file that holds its schema.
case "$*" in
*" upgrade "*)
    [ ! -e "{box}/refuses" ] || exit 1
    echo {schema} >"{box}/schema.new" && mv "{box}/schema.new" "{box}/schema" ;;
esac
"""
SHIM = """#!/bin/sh
# Counts the calls; at the one that is named, all that the script has started is killed with it.
read -r n <"$CALLS"; n=$((n + 1)); echo $n >"$CALLS"
[ "$n" != "$KILL_AT" ] || kill -9 0
exec {real} "$@"
"""


class Box:
    """A tree with releases that are made already, and a database of one line."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.opt = root / "opt/motcua"
        (root / "etc/motcua").mkdir(parents=True)
        (root / "etc/motcua/centre.toml").touch()
        (root / "schema").write_text("0\n", "utf-8")
        self.shims = root / "shims"
        self.shims.mkdir()
        self._program(self.shims / "python3", f'#!/bin/sh\nexec {sys.executable} -IS "$@"\n')
        for tool in TOOLS:
            self._program(self.shims / tool, SHIM.format(real=shutil.which(tool)))

    @staticmethod
    def _program(file: Path, text: str) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        file.chmod(0o755)

    def release(self, name: str, schema: int) -> Path:
        """Unpack a release, as dpkg does."""
        home = self.opt / "releases" / name
        self._program(home / "venv/bin/motcua-db", DATABASE.format(schema=schema, box=self.root))
        (home / f"requirements-{VERSION}.lock").touch()
        (home / "venv/whole").touch()
        shutil.copy(ACTIVATE, home / "activate")
        return home

    def activate(self, home: Path, kill_at: int = 0) -> subprocess.CompletedProcess[str]:
        """Run a release's script; kill_at: the call at which it is killed."""
        calls = self.root / "calls"
        calls.write_text("0", "utf-8")
        place = {"PATH": f"{self.shims}:{os.environ['PATH']}", "MOTCUA_ROOT": str(self.root)}
        place |= {"CALLS": str(calls), "KILL_AT": str(kill_at)}
        return subprocess.run(
            [home / "activate"],
            env=place,
            capture_output=True,
            text=True,
            check=False,
            start_new_session=True,
        )

    @property
    def runs(self) -> str:
        """Return the release that runs."""
        return (self.opt / "current").resolve().name

    @property
    def schema(self) -> int:
        """Return the form of the database."""
        return int((self.root / "schema").read_text("utf-8"))

    @property
    def waits(self) -> bool:
        """Tell whether the next start of the machine finishes something."""
        return (self.opt / "wanted").exists()


@pytest.fixture
def box(tmp_path):
    return Box(tmp_path)


def test_the_first_release_runs_and_nothing_is_left_to_do(box):
    ended = box.activate(box.release("1", 1))
    assert (ended.returncode, ended.stderr) == (0, "")
    assert (box.runs, box.schema, box.waits) == ("1", 1, False)


def test_a_newer_one_remembers_which_was_before_it_and_a_third_is_thrown_away(box):
    for schema, name in enumerate("123", start=1):
        box.activate(box.release(name, schema))
    assert (box.runs, box.schema) == ("3", 3)
    assert (box.opt / "current/previous").read_text("utf-8") == "2\n"
    assert sorted(one.name for one in (box.opt / "releases").iterdir()) == ["2", "3"]


def test_again_changes_nothing(box):
    box.activate(box.release("1", 1))
    newer = box.release("2", 2)
    for _ in range(2):
        assert box.activate(newer).returncode == 0
    assert (box.runs, (box.opt / "current/previous").read_text("utf-8")) == ("2", "1\n")


def test_a_database_that_cannot_be_brought_up_leaves_the_release_before(box):
    box.activate(box.release("1", 1))
    (box.root / "refuses").touch()
    ended = box.activate(box.release("2", 2))
    assert (ended.returncode, box.runs, box.schema, box.waits) == (1, "1", 1, False)
    assert "the one before goes on" in ended.stderr


def test_a_machine_without_settings_gets_its_programs(box):
    (box.root / "etc/motcua/centre.toml").unlink()
    box.activate(box.release("1", 1))
    assert (box.runs, box.schema) == ("1", 0)


def test_a_python_without_wheels_is_told_and_nothing_changes(box):
    box.activate(box.release("1", 1))
    home = box.release("2", 2)
    (home / f"requirements-{VERSION}.lock").rename(home / "requirements-2.7.lock")
    ended = box.activate(home)
    assert (ended.returncode, box.runs) == (1, "1")
    assert f"no wheels for Python {VERSION}" in ended.stderr


def test_killed_at_any_call_the_old_or_the_new_runs_and_the_next_start_finishes(tmp_path):
    for kill_at in range(1, MOST_CALLS):
        box = Box(tmp_path / str(kill_at))
        box.activate(box.release("1", 1))
        home = box.release("2", 2)
        ended = box.activate(home, kill_at)
        if ended.returncode == 0:
            assert kill_at > 5, "the rig must have cut it off somewhere"
            return
        assert ended.returncode == -signal.SIGKILL
        assert box.runs in {"1", "2"}, kill_at
        # A database of the new form under the old programs is what the next start must mend.
        assert box.waits or box.runs == "2" or box.schema == 1, kill_at
        box.activate(box.opt / "wanted" if box.waits else home)
        assert (box.runs, box.schema, box.waits) == ("2", 2, False), kill_at
    pytest.fail("it never came to its end")


def test_the_control_a_link_that_is_not_renamed_into_place_is_noticed(tmp_path):
    """Taken away and made anew, as many scripts do: for a moment nothing runs at all."""
    gone = []
    for kill_at in range(1, MOST_CALLS):
        box = Box(tmp_path / str(kill_at))
        box.activate(box.release("1", 1))
        home = box.release("2", 2)
        text = (home / "activate").read_text("utf-8")
        broken = text.replace(
            'mv -T "$current.new" "$current"', 'rm "$current"; ln -s "$here" "$current"'
        )
        assert broken != text
        (home / "activate").write_text(broken, "utf-8")
        if box.activate(home, kill_at).returncode == 0:
            break
        gone += [kill_at] if box.runs not in {"1", "2"} else []
    assert gone
