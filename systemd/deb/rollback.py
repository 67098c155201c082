"""motcua-rollback: let the release before this one run again, with the database that it can read.

sudo motcua-rollback [--lose-numbers]

Where the upgrade left the database's form alone, nothing but the programs change. Where it changed
it, the copy made before the upgrade is put in place: what was written since is not in it, so this
refuses while numbers were given since, unless it is told to lose them. The present database is
laid aside, never deleted, and every series leaves 100 numbers out: none on paper comes twice.
"""

import argparse
import os
import pwd
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

OPT: Final = Path("/opt/motcua")
SETTINGS: Final = Path("/etc/motcua/centre.toml")
STATE: Final = Path("/var/lib/motcua")
SYSTEMD: Final = Path("/run/systemd/system")
USER: Final = "motcua"


class RefusedError(Exception):
    """It cannot or must not be done; says why and what helps."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where things are on this machine, or in a tree that stands for one."""

    root: Path = Path("/")

    def at(self, place: Path) -> Path:
        """Return a place of the machine."""
        return self.root / place.relative_to("/")

    @property
    def current(self) -> Path:
        """Return the release that runs; raise RefusedError where there is none."""
        link = self.at(OPT / "current")
        if not link.exists():
            raise RefusedError(f"No release is installed: {link} leads nowhere.")
        return link.resolve()

    @property
    def previous(self) -> Path:
        """Return the release to go back to; raise RefusedError where there is none."""
        note = self.current / "previous"
        name = note.read_text("utf-8").strip() if note.is_file() else ""
        found = self.at(OPT / "releases") / name
        if not name or not (found / "venv" / "whole").exists():
            raise RefusedError("There is no release before this one on this machine.")
        return found

    def run(self, release: Path, *words: str) -> subprocess.CompletedProcess[str]:
        """Run motcua-db of a release as the programs' user; return how it ended."""
        state, settings = self.at(STATE), self.at(SETTINGS)
        program = str(release / "venv/bin/motcua-db")
        command = (*_as_user(), program, "--config", str(settings), *words)
        place = os.environ | {"STATE_DIRECTORY": str(state)}
        return subprocess.run(command, env=place, capture_output=True, text=True, check=False)

    def systemctl(self, *words: str) -> None:
        """Tell systemd; in a tree there is none."""
        if self.root == Path("/") and SYSTEMD.is_dir():
            subprocess.run(("systemctl", *words), check=False)  # noqa: S607


def _as_user() -> tuple[str, ...]:
    """Return what makes a command the programs' user's, where root gives it and there is one."""
    try:
        pwd.getpwnam(USER)
    except KeyError:
        return ()
    if os.geteuid():
        return ()
    return ("setpriv", f"--reuid={USER}", f"--regid={USER}", "--init-groups", "--")


def copy_before(box: Box) -> Path:
    """Return the newest copy that an upgrade made; raise RefusedError where there is none."""
    copies = sorted(box.at(STATE).glob("*.before-upgrade-*"), key=lambda file: file.stat().st_mtime)
    whole = [file for file in copies if not file.name.endswith("-journal")]
    if not whole:
        raise RefusedError(
            "The release before this one cannot read the database, and no copy from before the "
            "upgrade is in /var/lib/motcua. Put a copy of its time in place: motcua-db restore."
        )
    return whole[-1]


def given_since(copy: Path) -> int:
    """Return how many numbers the database has that the copy has not.

    One by one: retention may have deleted as many old ones since. Raises RefusedError where one
    of the two cannot be read.
    """
    live = copy.with_name(copy.name.partition(".before-upgrade-")[0])
    since = "SELECT count(*) FROM ticket WHERE id NOT IN (SELECT id FROM copy.ticket)"
    try:
        with closing(sqlite3.connect(f"{live.as_uri()}?mode=rw", uri=True)) as connection:
            connection.execute("ATTACH ? AS copy", (f"{copy.as_uri()}?mode=ro",))
            connection.execute("PRAGMA query_only=ON")
            return int(connection.execute(since).fetchone()[0])
    except sqlite3.Error as refused:
        raise RefusedError(f"{live} cannot be compared with {copy}: {refused}.") from refused


def roll_back(box: Box, *, lose_numbers: bool) -> str:
    """Go back; return what was done. Raises RefusedError, and then nothing has changed."""
    if box.root == Path("/") and os.geteuid():
        raise RefusedError("Going back needs root: sudo motcua-rollback.")
    release, before = box.current, box.previous
    box.systemctl("stop", "motcua-*.timer", "motcua-*.service")
    try:
        told = _database(box, before, lose_numbers=lose_numbers)
        link = box.at(OPT / "current.new")
        link.unlink(missing_ok=True)
        link.symlink_to(Path("releases", before.name))
        link.rename(box.at(OPT / "current"))
    finally:
        box.systemctl("start", "motcua.target", "timers.target")
    return f"{before.name} runs again instead of {release.name}. {told}"


def _database(box: Box, before: Path, *, lose_numbers: bool) -> str:
    """Let the database be one that the release before can read; return what was done."""
    if not box.at(SETTINGS).is_file():
        return "There are no settings, so there is no database."
    if "schema_newer" not in box.run(before, "--json", "check").stdout:
        return "The database stays as it is."
    copy = copy_before(box)
    lost = given_since(copy)
    if lost and not lose_numbers:
        raise RefusedError(
            f"{lost} numbers were given since the upgrade; the copy from before it has none of "
            "them. Go back anyway: motcua-rollback --lose-numbers."
        )
    ended = box.run(before, "restore", str(copy))
    if ended.returncode:
        raise RefusedError(f"The copy {copy} cannot be put in place: {ended.stderr.strip()}")
    return ended.stdout.strip()


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 0, or 1 where it refuses."""
    parser = argparse.ArgumentParser(prog="motcua-rollback", description=__doc__.split("\n")[0])
    parser.add_argument("--lose-numbers", action="store_true", help="go back to before they were")
    parser.add_argument("--root", type=Path, default=Path("/"), help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    try:
        said = roll_back(Box(chosen.root), lose_numbers=chosen.lose_numbers)
    except RefusedError as refused:
        sys.stderr.write(f"motcua-rollback: {refused}\n")
        return 1
    sys.stdout.write(f"{said}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
