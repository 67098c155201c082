"""Reading a catalogue from a workbook: the national portal's Excel list, also as .xls and .ods."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from db.catalogue import sheets
from db.catalogue.rows import Gathering, Source, shown
from db.catalogue.table import Header, TableRow, find_header, gather
from db.listfile import unreadable

_DEADLINE_SECONDS: Final = 120
_MOST_UNPACKED: Final = 1 << 30
_MOST_PARTS: Final = 10_000
_QUIET: Final = {**os.environ, "RUST_BACKTRACE": "0"}


def read(path: Path) -> Source:
    """Return what is in the workbook; every bad row is a problem, and the rest is read.

    All visible sheets that have a header are read. Raises NotAllowed("import_unreadable") if it is
    damaged, is a zip bomb, has no header anywhere, or nothing below it.
    """
    found = _lists(opened(path), path)
    gathering = Gathering(str(path))
    for name, rows, header in found:
        sheet = f"{shown(name)}!" if len(found) > 1 else ""
        gather(gathering, rows[header.after :], header, sheet=sheet)
    return gathering.source("excel")


def _lists(
    opened: Mapping[str, list[TableRow]], path: Path
) -> list[tuple[str, list[TableRow], Header]]:
    """Return the sheets that have a header."""
    headers = [(name, rows, find_header(rows)) for name, rows in opened.items()]
    found = [(name, rows, header) for name, rows, header in headers if header]
    if not found:
        raise unreadable(path, "no row has the column names Mã số and Tên")
    return found


def opened(path: Path, *, quotes: bool = True) -> dict[str, list[TableRow]]:
    """Return sheet -> its rows, as a process of its own finds them, bounded in memory and time.

    quotes: a refusal tells what the reading library says, which may quote a cell. Raises
    NotAllowed("import_unreadable") for a workbook that is damaged, too large, or a zip bomb.
    """
    if zipfile.is_zipfile(path):
        _check_zip(path)
    found: dict[str, list[TableRow]] = {}
    name, ended = "", False
    for told in _told(path):
        if "error" in told:
            said = f" ({told['said']})" if quotes and told.get("said") else ""
            raise unreadable(path, f"{told['error']}{said}")
        if "sheet" in told:
            name = told["sheet"]
            found[name] = []
        elif "line" in told:
            row = TableRow(told["line"], told["cells"], frozenset(told["joined"]))
            found[name].append(row)
        ended = ended or "end" in told
    if not ended:
        raise unreadable(
            path.name, "it needs too much memory or time; copy the list into a new one"
        )
    return found


def _told(path: Path) -> Iterator[dict[str, Any]]:
    """Return what the process prints, as far as it came."""
    command = [sys.executable, "-I", sheets.__file__, str(path.resolve())]
    try:
        done = subprocess.run(  # noqa: S603  # our own program, and a path that is no option
            command, capture_output=True, check=False, timeout=_DEADLINE_SECONDS, env=_QUIET
        )
    except subprocess.TimeoutExpired:
        return
    for line in done.stdout.splitlines():
        try:
            yield json.loads(line)
        except ValueError:
            return


def _check_zip(path: Path) -> None:
    """Refuse an archive that is far larger inside than any list, before anything unpacks it."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise unreadable(path, f"the workbook is damaged ({error})") from None
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        why = "it is a hundred times larger inside than a list; copy the list into a new workbook"
        raise unreadable(path, why)
