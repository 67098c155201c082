"""From a path to checked settings, or to a SettingsError that says what to do."""

import re
import tomllib
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from centre.settings.models import Settings
from centre.settings.refusals import Problem, SettingsError, problems_of, short

_Model = TypeVar("_Model", bound=BaseModel)
FILE_NAME: Final = "centre.toml"
EXAMPLE_COMMAND: Final = "python -m centre.settings --example"
_WRITE: Final = f"Write one: {EXAMPLE_COMMAND} > {FILE_NAME}; or name another with --config FILE"
_COPY: Final = "Copy one of those that come with Motcua: motcua-devices profiles lists them"
LARGEST_BYTES: Final = 1_000_000
"""A wiring file has a few kilobytes; a larger one is another file given by mistake."""


def load(path: Path) -> Settings:
    """Return the settings of a file, or of centre.toml in a folder.

    Raises SettingsError (file, line, key, value, remedy) for whatever keeps it from being used.
    """
    file = path / FILE_NAME if _is_folder(path) else path
    return read_document(file, Settings).in_folder(file.absolute().parent)


def read_document(file: Path, model: type[_Model]) -> _Model:
    """Return a TOML file as the model that describes it.

    Descriptions of devices are read by this door, too. Raises SettingsError as load() does.
    """
    text = _text(file, _WRITE if model is Settings else _COPY)
    document = _document(file, text)
    try:
        return model.model_validate(document)
    except ValidationError as error:
        raise SettingsError(file, problems_of(error, text, model)) from None


def _is_folder(path: Path) -> bool:
    """Tell whether path is a folder; one that cannot be asked is none (reading it tells why)."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _refused(file: Path, what: str, remedy: str, line: int | None = None) -> SettingsError:
    """Return the error for a file that could not even be read as TOML."""
    return SettingsError(file, [Problem(line, "", what, remedy)])


def _text(file: Path, instead: str) -> str:
    """Return the text of the file; a byte-order mark, as Notepad writes it, is taken off.

    instead is what to do where there is no such file.
    """
    data = _bytes(file, instead)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        wrong = f"byte {data[error.start]:#04x} is not UTF-8"
        raise _refused(file, wrong, "Save the file with the encoding UTF-8", line) from None


def _bytes(file: Path, instead: str) -> bytes:
    """Return what the file holds, at most LARGEST_BYTES."""
    try:
        with file.open("rb") as stream:
            data = stream.read(LARGEST_BYTES + 1)
    except FileNotFoundError:
        what = "there is no such file"
        if file.name == FILE_NAME and _is_folder(file.parent):
            what = f"the folder has no {FILE_NAME}"
        raise _refused(file, what, instead) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        remedy = "Check the path, and that this program's user may read it"
        raise _refused(file, f"cannot be read: {reason}", remedy) from None
    if len(data) > LARGEST_BYTES:
        what = f"has more than {LARGEST_BYTES} bytes"
        raise _refused(file, what, f"Is it another file? {instead}")
    return data


def _document(file: Path, text: str) -> dict[str, Any]:
    """Return the TOML document.

    tomllib raises plain ValueError for numbers of thousands of digits and RecursionError for
    brackets nested too deep.
    """
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        told = "brackets nested too deep" if isinstance(error, RecursionError) else str(error)
        place = re.search(r" \(at line (\d+), column \d+\)$", told)
        line = int(place[1]) if place else _last_line(text, told)
        reason = short(told[: place.start()] if place else told).strip('"')
        remedy = "Write KEY = VALUE, texts in double quotes, sections as [kiosk.k1]"
        raise _refused(file, f"is not TOML: {reason}", remedy, line) from None


def _last_line(text: str, told: str) -> int | None:
    """Return the last line for an error "at end of document", else None."""
    return text.rstrip("\n").count("\n") + 1 if "end of document" in told else None
