"""Words from the command line: `update` (make words) and `compile` (part of every set-up)."""

import os
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parent
ROOT: Final = FOLDER.parent.parent
"""The checkout, which is searched for sentences."""
PACKAGES: Final = ("centre", "kiosk", "queue_display", "counter_client")
"""Where sentences for people may live (drivers and db have keys only)."""
EXAMPLE: Final = ROOT / "systemd" / "centre.toml.example"


class ToolError(Exception):
    """A tool is not there or has refused; str() tells what to do."""


def sources() -> list[Path]:
    """Return every Python file that may hold sentences, in a fixed order."""
    return sorted(path for name in PACKAGES for path in (ROOT / name).rglob("*.py"))


def languages(folder: Path = FOLDER) -> list[Path]:
    """Return the sources of all languages (*.ts)."""
    return sorted(folder.glob("*.ts"))


def update(folder: Path = FOLDER) -> None:
    """Bring every *.ts of folder up to date with the sentences of the code.

    Sentences that are gone are dropped; new ones wait as unfinished. Line numbers are left out: a
    moved line would change the file for nothing.
    """
    files = [str(path.relative_to(ROOT)) for path in sources()]
    for words in languages(folder):
        options = ["-silent", "-locations", "none", "-no-obsolete"]
        options += ["-source-language", "vi_VN", "-target-language", words.stem]
        _tool("lupdate", [*options, *files, "-ts", str(words)])


def compile_all(folder: Path = FOLDER) -> None:
    """Compile every *.ts of folder to the *.qm that programs load; unfinished sentences are left.

    A *.qm whose *.ts is gone is removed: its language is no longer offered. Each is written beside
    and renamed: programs that run have the old file mapped into memory, and one that is cut short
    in place ends them with a bus error.
    """
    kept = {words.stem for words in languages(folder)}
    for compiled in folder.glob("*.qm"):
        if compiled.stem not in kept:
            compiled.unlink()
    for words in languages(folder):
        beside = words.with_suffix(f".{os.getpid()}.new")
        try:
            _tool("lrelease", ["-silent", str(words), "-qm", str(beside)])
            beside.replace(words.with_suffix(".qm"))
        finally:
            beside.unlink(missing_ok=True)


def refresh_example(example: Path = EXAMPLE) -> None:
    """Write centre.toml.example anew from the models of the settings."""
    call = [sys.executable, "-m", "centre.settings", "--example"]
    example.write_text(_run(call), encoding="utf-8")


def _tool(name: str, arguments: Iterable[str]) -> None:
    """Run Qt's lupdate or lrelease as installed beside this Python; raise ToolError."""
    folder = str(Path(sys.executable).parent)
    tool = shutil.which(f"pyside6-{name}", path=folder) or shutil.which(f"pyside6-{name}")
    if tool is None:
        raise ToolError(f"pyside6-{name} is not in {folder}: install pyside6 in this environment")
    _run([tool, *arguments])


def _run(call: Sequence[str]) -> str:
    """Return what a command prints; raise ToolError with what it said when it fails."""
    done = subprocess.run(  # noqa: S603 - our own tools with our own arguments
        call, cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise ToolError(f"{Path(call[0]).name} failed: {done.stderr or done.stdout}")
    return done.stdout


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says; return 0, or 1 with a sentence on stderr."""
    parser = ArgumentParser(prog="python -m centre.words", description=__doc__)
    parser.add_argument(
        "command",
        choices=("update", "compile"),
        help="update: collect sentences into *.ts, refresh centre.toml.example, compile; "
        "compile: make the *.qm that programs load",
    )
    command = parser.parse_args(argv).command
    try:
        if command == "update":
            update()
            refresh_example()
        compile_all()
    except ToolError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
