"""This machine's centre.toml: written when there is none, else only told what to change in it.

A file that somebody wrote is never edited: his comments and his wiring are his. No Qt here.
"""

import errno
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from centre.rules.enrolling import Kind
from centre.settings import FILE_NAME, Settings, SettingsError, load
from db.enrolment.bundle import Bundle

SECTIONS: Final[Mapping[Kind, str]] = {
    Kind.KIOSK: "kiosk",
    Kind.RATING: "kiosk",
    Kind.DISPLAY: "display",
    Kind.COUNTER: "counter",
    Kind.SUPERVISOR: "counter",
}
"""Kind -> the section of centre.toml that its program reads."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the file. lines: what it has to say where it does not yet say so; why: a key.

    why is "" when all is in order, "differs" for a file that is there already, else why none could
    be written: disk_full, folder_refused, settings_refused.
    """

    file: Path
    written: bool = False
    lines: tuple[str, ...] = ()
    why: str = ""


def address(bundle: Bundle) -> str:
    """Return the database's address as centre.toml has it."""
    host = f"[{bundle.host}]" if ":" in bundle.host else bundle.host
    port = "" if bundle.port == 5432 else f":{bundle.port}"
    return f"postgresql://{host}{port}/{bundle.database}"


def sections(bundle: Bundle) -> dict[str, dict[str, str]]:
    """Return the sections and keys that this machine needs, in their order."""
    own = {"mode": "rating"} if bundle.kind is Kind.RATING else {}
    if bundle.counter is not None:
        own["counter"] = bundle.counter
    return {
        "centre": {"code": bundle.centre},
        "database": {"address": address(bundle)},
        f"{SECTIONS[bundle.kind]}.{bundle.name}": own,
    }


def text_of(wanted: Mapping[str, Mapping[str, str]]) -> str:
    """Return sections as TOML."""
    parts = [[f"[{section}]", *map(_line, keys.items())] for section, keys in wanted.items()]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def identities(folder: Path, bundle: Bundle) -> Path:
    """Return where the programs of this machine look for their identities.

    By the file that is there; where there is none, or it cannot be read, by the one to be written.
    """
    try:
        return load(folder).identity_folder()
    except SettingsError:
        new = Settings.model_validate({"centre": {"code": bundle.centre}})
        return new.in_folder(folder).identity_folder()


def settle(folder: Path, bundle: Bundle) -> Outcome:
    """Write centre.toml into folder if there is none; else say which lines it has to have."""
    file = folder / FILE_NAME
    wanted = sections(bundle)
    if file.exists():
        lines = missing(file, wanted)
        return Outcome(file, lines=lines, why="differs" if lines else "")
    why = _write(file, text_of(wanted))
    lines = tuple(text_of(wanted).splitlines()) if why else ()
    return Outcome(file, written=not why, lines=lines, why=why)


def missing(file: Path, wanted: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    """Return the lines that a file does not have yet, under their sections; all if it is broken."""
    there = _document(file)
    lines: list[str] = []
    for section, keys in wanted.items():
        found = _section(there, section)
        lacks = [_line(item) for item in keys.items() if (found or {}).get(item[0]) != item[1]]
        if lacks or found is None:
            lines += [f"[{section}]", *lacks]
    return tuple(lines)


def _document(file: Path) -> dict[str, Any]:
    """Return what a file says; nothing if it is not TOML (its programs say where it is wrong)."""
    try:
        return tomllib.loads(file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))
    except (OSError, ValueError, RecursionError):
        return {}


def _section(document: Mapping[str, Any], name: str) -> Mapping[str, Any] | None:
    found: Any = document
    for part in name.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found if isinstance(found, Mapping) else None


def _line(item: tuple[str, str]) -> str:
    """Return a key and its text as TOML; a backslash or a quote in it is written so."""
    key, value = item
    quoted = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{key} = "{quoted}"'


def _write(file: Path, text: str) -> str:
    """Write a file that load() takes, whole or not at all; return "" or why not."""
    unborn = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _fill(unborn, text)
        load(unborn)
        unborn.replace(file)
    except OSError as error:
        return "disk_full" if error.errno == errno.ENOSPC else "folder_refused"
    except SettingsError:
        return "settings_refused"
    finally:
        _drop(unborn)
    return ""


def _fill(file: Path, text: str) -> None:
    with file.open("w", encoding="utf-8", newline="\n") as opened:
        opened.write(text)
        opened.flush()
        os.fsync(opened.fileno())


def _drop(unborn: Path) -> None:
    try:
        unborn.unlink(missing_ok=True)
    except OSError:
        return  # the disk that has just refused a file refuses this, too
