"""The second place: another disk, a stick, a share. It may be gone, full, read-only, or hang.

Whatever touches it does so in a process of its own with a deadline: a share that does not answer
stops whoever asks it in the kernel, where no signal reaches, and local copies must go on.
"""

import json
import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from centre.rules.errors import Unavailable
from db.copies import seal, shelf
from db.enrolment import files

CARRIES_WITHIN: Final = 240.0
"""Seconds to carry a copy: less than the five minutes to the next one."""
ANSWERS_WITHIN: Final = 15.0
"""Seconds to tell what is there."""
_LEFT: Final[list["subprocess.Popen[str]"]] = []
"""Processes that a deadline has left behind; the kernel ends them when the share answers."""


def carry(copy: Path, second: Path, now: datetime, within: float = CARRIES_WITHIN) -> str:
    """Copy a copy and its seal to the second place, whole or not at all, read it back, thin there.

    Returns the file there. Raises Unavailable: folder_refused, disk_full, copy_changed,
    second_hangs.
    """
    return str(_asked(within, second, "carry", str(copy), str(second), now.isoformat()))


def listed(second: Path, within: float = ANSWERS_WITHIN) -> list[Path]:
    """Return the copies at the second place, the oldest first; raise as carry does."""
    return [Path(name) for name in _asked(within, second, "listed", str(second))]


def _asked(within: float, second: Path, *words: str) -> Any:
    """Have the errand done by another process; raise what it raised, or second_hangs."""
    root = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
    errand = subprocess.Popen(  # noqa: S603 - this program itself
        [sys.executable, "-m", "db.copies.distant", *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    )
    try:
        said, _ = errand.communicate(timeout=within)
    except subprocess.TimeoutExpired:
        errand.kill()
        # Waiting for it would be to hang with it.
        if errand.stdout is not None:
            errand.stdout.close()
        _LEFT.append(errand)
        raise Unavailable("second_hangs", "backup", file=str(second), seconds=int(within)) from None
    return _answer(said, second)


def _answer(said: str, second: Path) -> Any:
    try:
        told = json.loads(said)
    except ValueError:
        why = "the errand was cut off"
        raise Unavailable("folder_refused", "backup", file=str(second), said=why) from None
    if "key" in told:
        raise Unavailable(told["key"], "backup", **told["facts"])
    return told["answer"]


def _carry(copy: Path, second: Path, now: datetime) -> str:
    """Do what carry() asks for, in the process that may hang."""
    target, told = second / copy.name, seal.read(copy)
    with files.turned("backup"):
        if not second.is_dir():
            raise FileNotFoundError(2, "it is not there", str(second))
        shelf.sweep(second)
        unborn = target.with_name(f"{target.name}.part")
        try:
            shutil.copyfile(copy, unborn)
            with unborn.open("rb") as written:
                os.fsync(written.fileno())
            if told is not None:
                seal.check(unborn, told)
                seal.lay(target, told)
            unborn.replace(target)
        except BaseException:
            unborn.unlink(missing_ok=True)
            raise
        files.sync(second)
        shelf.thin(second, now)
    return str(target)


def _done(words: list[str]) -> Any:
    """Do one errand and return its answer."""
    if words[0] == "carry":
        return _carry(Path(words[1]), Path(words[2]), datetime.fromisoformat(words[3]))
    with files.turned("backup"):
        # Looking at each of them finds out whether the place is there at all.
        if not Path(words[1]).is_dir():
            raise FileNotFoundError(2, "it is not there", words[1])
        return [str(each.file) for each in shelf.held(Path(words[1]))]


def main(words: list[str]) -> None:
    """Do one errand and tell its answer, or why it failed, on one line of JSON."""
    try:
        told = {"answer": _done(words)}
    except Unavailable as error:
        facts = {name: str(said) for name, said in error.facts.items() if name != "part"}
        told = {"key": error.key, "facts": facts}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
