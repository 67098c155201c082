"""motcua-db setup: the first start of a machine, asked in the terminal or given as options."""

import argparse
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from centre.rules.errors import NotAllowed, Unavailable
from centre.settings import FILE_NAME, load
from centre.settings.refusals import short
from centre.setup.document import merged, text_of
from centre.setup.steps import OPTIONS, Role, Step, checked, role_of, steps_of
from centre.setup.writing import write
from db.commands.frame import Adder, Context, Result
from db.telling import told

_LARGEST: Final = 65_536
"""Signs of a file of answers: ten short lines are enough."""
_NEXT: Final = {
    Role.SERVER: "motcua-db server init --help",
    Role.ALL_IN_ONE: "runuser -u motcua -- env STATE_DIRECTORY=/var/lib/motcua motcua-db init",
}
"""What founds the database of the roles that have one of their own."""


def add(new: Adder) -> None:
    """Add the command; it runs before there are settings."""
    setup = new("setup", _nothing, "ask what this machine is for and write its centre.toml")
    setup.add_argument("--role", metavar="ROLE", help=", ".join(Role))
    for key in OPTIONS:
        setup.add_argument(f"--{key}", metavar=key.upper(), help=_help(key))
    setup.add_argument("--answers", type=Path, metavar="FILE.toml", help="take the answers of it")
    setup.set_defaults(before_settings=run)


def _help(key: str) -> str:
    return next(step.en for role in Role for step in steps_of(role) if step.key == key)


def _nothing(_context: Context) -> Result:
    return Result([], None)


def run(given: argparse.Namespace) -> Result:
    """Take or ask the answers, write centre.toml, and return what to run next."""
    file = given.config / FILE_NAME if given.config.is_dir() else given.config
    existing = _existing(file)
    role, answers = _answers(given)
    text = text_of(merged(existing, role, answers), file.parent)
    copy = write(file, text, datetime.now(UTC).astimezone())
    lines = [f"Đã ghi {file}. = Written: {file}."]
    if copy is not None:
        lines.append(f"Bản cũ: {copy.name}. = The file before: {copy.name}.")
    runs = [_NEXT[role]] if role in _NEXT else []
    runs.append("motcua-enable")
    lines += [f"Chạy tiếp = Run next: sudo {command}" for command in runs]
    data = {"file": str(file), "copy": str(copy) if copy else None, "role": role, "next": runs}
    return Result(lines, data)


def _existing(file: Path) -> dict[str, Any]:
    """Return the document that is there; one that the programs refuse is refused here, too."""
    if not file.exists():
        return {}
    load(file)
    return tomllib.loads(file.read_text(encoding="utf-8-sig"))


def _answers(given: argparse.Namespace) -> tuple[Role, dict[str, Any]]:
    typed = {key: getattr(given, key) for key in OPTIONS if getattr(given, key) is not None}
    if given.answers is not None:
        typed = {**_in_file(given.answers), **typed}
    named = given.role or typed.pop("role", None)
    typed.pop("role", None)
    if named is None and not typed:
        return _asked()
    if named is None:
        raise NotAllowed("setup_missing", option="role")
    role = role_of(named)
    return role, checked(role, typed)


def _in_file(file: Path) -> dict[str, str]:
    try:
        with file.open("rb") as opened:
            data = opened.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise Unavailable("file_unreadable", "file", file=short(str(file)), said=said) from error
    if len(data) > _LARGEST:
        raise NotAllowed("setup_answers", file=str(file), why=f"more than {_LARGEST} bytes")
    try:
        document = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NotAllowed("setup_answers", file=str(file), why=short(str(error))) from None
    return {key: str(value) for key, value in document.items()}


def _asked() -> tuple[Role, dict[str, Any]]:
    """Ask each question until its answer is right; nothing is written before the last."""
    role: Role = _ask("Máy này là", f"This machine is: {', '.join(Role)}", role_of)
    return role, {step.key: _ask(*_words(step), step.answer) for step in steps_of(role)}


def _words(step: Step) -> tuple[str, str]:
    return step.vi, step.en if step.default is None else f"{step.en} [{step.default}]"


def _ask(vi: str, en: str, check: Any) -> Any:
    while True:
        # On standard error, so that --json stays alone on standard output.
        sys.stderr.write(f"{vi} = {en}: ")
        sys.stderr.flush()
        try:
            typed = sys.stdin.buffer.readline(_LARGEST)
        except KeyboardInterrupt:
            raise NotAllowed("setup_stopped") from None
        if not typed:
            raise NotAllowed("setup_stopped")
        try:
            return check(typed.decode("utf-8", errors="replace").rstrip("\r\n"))
        except NotAllowed as refused:
            sys.stderr.write(f"{told(refused)}\n")
