"""The log as a file: CSV of what was asked for, in a folder, over no other file."""

import csv
import io
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths

from counter_client.supervisor import log_said
from counter_client.supervisor.log import csv_row
from counter_client.supervisor.log_said import Names
from db.log_facts import LoggedEvent

HEADINGS: Final = ("ngay", "gio", "so", "viec", "ai", "may", "loai", "vi_tri", "ma_chuoi")
"""Of the file, in both languages: other programs read it."""


def csv_of(lines: list[LoggedEvent], names: Names) -> str:
    """Return lines as CSV, the newest first, each with its sentence."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for line in lines:
        writer.writerow(
            _harmless(cell)
            for cell in csv_row(line, log_said.said(line, names), log_said.who(line, names))
        )
    return made.getvalue()


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t")) else cell


def free_name(folder: Path, name: str) -> str:
    """Return a name that no file of the folder has yet."""
    stem, number, free = name.removesuffix(".csv"), 1, name
    while (folder / free).exists():
        number += 1
        free = f"{stem} ({number}).csv"
    return free


def own_folder() -> Path:
    """Return the folder of this account's documents."""
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(kind) or str(Path.home()))
