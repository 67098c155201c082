"""Reports as files: made whole, written beside, put in place; nothing is replaced unasked."""

import errno
import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from centre.rules.errors import NotAllowed, Unavailable
from db.figures.as_csv import as_csv
from db.figures.as_pdf import as_pdf
from db.figures.as_xlsx import as_xlsx
from db.figures.report import Report
from db.figures.sheets import document

FORMS: Final = ("csv", "xlsx", "pdf")
_NO_LINK: Final[int] = getattr(os, "O_NOFOLLOW", 0)
_BINARY: Final[int] = getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Made:
    """A report as a file's content: which form, the bytes, their SHA-256."""

    form: str
    content: bytes

    @property
    def sha256(self) -> str:
        """Return the SHA-256 of the content, as the log has it."""
        return hashlib.sha256(self.content).hexdigest()


def made(report: Report, form: str, language: str) -> Made:
    """Return a report in one of FORMS; raise Unavailable("font_missing") for a PDF without fonts.

    KeyError for another form.
    """
    told = document(report, language)
    makers = {
        "csv": lambda: as_csv(told),
        "xlsx": lambda: as_xlsx(told, report.at),
        "pdf": lambda: as_pdf(told, report.at),
    }
    return Made(form, makers[form]())


def name_of(report: Report, form: str) -> str:
    """Return what a file is called: bao-cao-H99.08-20261101-20261130.pdf."""
    return f"bao-cao-{report.centre}-{report.span.first:%Y%m%d}-{report.span.last:%Y%m%d}.{form}"


def check_free(file: Path, *, force: bool) -> None:
    """Raise NotAllowed("file_exists") where there is a file already and force is not said."""
    if file.exists() and not force:
        raise NotAllowed("file_exists", file=str(file))


def write(file: Path, content: bytes, *, force: bool = False) -> None:
    """Write a file whole or not at all.

    Raises NotAllowed("file_exists") as check_free does; Unavailable: disk_full, file_unwritable.
    """
    check_free(file, force=force)
    unborn = file.with_name(f".{file.name[:80]}.{secrets.token_hex(8)}.part")
    try:
        _fill(unborn, content)
        unborn.replace(file)
    except OSError as error:
        _drop(unborn)
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        key = "disk_full" if full else "file_unwritable"
        raise Unavailable(key, "report", file=str(file), said=error.strerror or "") from error


def _fill(file: Path, content: bytes) -> None:
    """Write for this account alone, and wait until it is on the disk."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | _BINARY
    with os.fdopen(os.open(file, flags, 0o600), "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def _drop(unborn: Path) -> None:
    try:
        unborn.unlink(missing_ok=True)
    except OSError:
        return  # the place is gone, and the half file with it
