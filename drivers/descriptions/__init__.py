"""What devices of other makers are like: TOML files that come with the program, or one's own.

    profile = load("printers", "generic-80", PrinterProfile)

A description is named (a file in the folder of its kind here) or given by the absolute path of a
.toml file. Files are read by the same door as centre.toml, so that a wrong key is refused with
file, line, key and remedy.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from pydantic import BaseModel

from centre.settings import Problem, SettingsError, read_document
from centre.settings.lines import line_of, lines_of
from centre.settings.refusals import one_of, short, short_key
from drivers.descriptions.keypad import Hearing, KeypadDescription, keypad_of
from drivers.descriptions.models import KeypadText, SignText
from drivers.descriptions.sign import Shown, SignDescription, sign_of
from drivers.frames.faults import Fault

__all__ = [
    "KINDS",
    "Hearing",
    "KeypadDescription",
    "Shown",
    "SignDescription",
    "file_of",
    "keypad",
    "load",
    "names",
    "sign",
]

KINDS: Final = ("printers", "keypads", "signs")
"""Kinds of devices that have descriptions: the names of their folders here."""

_Made = TypeVar("_Made")
_Model = TypeVar("_Model", bound=BaseModel)


def names(kind: str) -> list[str]:
    """Return the names of the descriptions of a kind (one of KINDS) that come with the program."""
    return sorted(file.stem for file in _folder(kind).glob("*.toml"))


def file_of(kind: str, given: str) -> Path:
    """Return the file of a description: given is a name or the absolute path of a .toml file.

    Raises SettingsError for a name that no description has; a path is not looked at.
    """
    path = Path(given)
    if path.is_absolute() and path.suffix == ".toml":
        return path
    known = names(kind)
    if given not in known:
        what = f"none of the {kind} is called {short(given)}"
        remedy = f"{one_of(given, known)}; or write the absolute path of a .toml file"
        raise SettingsError(_folder(kind), [Problem(None, "", what, remedy)])
    return _folder(kind) / f"{given}.toml"


def load(kind: str, given: str, model: type[_Model]) -> _Model:
    """Return a description of a kind (one of KINDS) as the model that describes its file.

    given is a name or the absolute path of a .toml file. Raises SettingsError.
    """
    return read_document(file_of(kind, given), model)


def sign(given: str) -> SignDescription:
    """Return the sign of a name or of the absolute path of a .toml file, proved by its vectors.

    Raises SettingsError (file, line, key, what is wrong, remedy).
    """
    return _proved("signs", given, SignText, sign_of)


def keypad(given: str) -> KeypadDescription:
    """Return the keypad of a name or of the absolute path of a .toml file, proved by its vectors.

    Raises SettingsError (file, line, key, what is wrong, remedy).
    """
    return _proved("keypads", given, KeypadText, keypad_of)


def _proved(kind: str, given: str, model: type[_Model], make: Callable[[_Model], _Made]) -> _Made:
    """Return what make makes of a file; its Fault becomes a SettingsError."""
    file = file_of(kind, given)
    written = read_document(file, model)
    try:
        return make(written)
    except Fault as fault:
        line = _line(file, fault.key)
        problem = Problem(line, short_key(fault.key), fault.what, fault.remedy)
        raise SettingsError(file, [problem]) from None


def _line(file: Path, key: tuple[str, ...]) -> int | None:
    """Return the line of a key, read again because it is only needed for a wrong file."""
    try:
        return line_of(key, lines_of(file.read_text("utf-8-sig")))
    except (OSError, UnicodeDecodeError):
        return None


def _folder(kind: str) -> Path:
    """Return the folder of the shipped descriptions of a kind; raise ValueError for another."""
    if kind not in KINDS:
        raise ValueError(f"no kind of device: {kind!r}")
    return Path(__file__).with_name(kind)
