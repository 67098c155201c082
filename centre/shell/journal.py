"""Logging to stderr as systemd's journal reads it: one line an event, its <priority> before it.

A line reads `<3>kiosk.printing: printer gone device=slips`. On a terminal the prefix is left out.
"""

import logging
import os
import sys
import tempfile
from collections.abc import Mapping
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final, TextIO

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

PRIORITIES: Final = (
    (logging.CRITICAL, 2),
    (logging.ERROR, 3),
    (logging.WARNING, 4),
    (logging.INFO, 6),
)
"""Level of logging -> priority of syslog, sd-daemon(3)."""
FOLD: Final = " ⏎ "
"""Stands where an event has a line break."""
LOG_FILE: Final = "motcua.log"
LONGEST: Final = 1_000_000
"""Bytes of the log file where there is no journal; one older file of the same length is kept."""
_QT_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def begin(stream: TextIO | None = None, *, level: int = logging.INFO) -> None:
    """Send every log line of the program, Qt's too, to stream (stderr), or to a file without one.

    A program that Windows starts without a console has no stderr at all.
    """
    given: TextIO | None = stream or sys.stderr
    handler = _to_file() if given is None else _to_stream(given)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.captureWarnings(capture=True)
    qInstallMessageHandler(_from_qt)


def _to_stream(stream: TextIO) -> logging.Handler:
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JournalFormat(with_priority=not stream.isatty()))
    return handler


def _to_file() -> logging.Handler:
    """Return what writes to motcua.log among the user's own data; it is never longer than LONGEST.

    A folder that cannot be made costs the log, not the program.
    """
    folder = Path(os.environ.get("LOCALAPPDATA") or tempfile.gettempdir()) / "Motcua"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return logging.NullHandler()
    file = folder / LOG_FILE
    handler = RotatingFileHandler(file, "a", LONGEST, 1, encoding="utf-8", delay=True)
    handler.setFormatter(JournalFormat(with_priority=False, with_time=True))
    return handler


class KeptLog:
    """A second copy of the program's log in a file of its own, for whoever may not read journals.

    It is never longer than LONGEST, and one older file of that length. A folder that cannot be
    made or a disk that is full costs the copy, nothing else.
    """

    def __init__(self, file: Path) -> None:
        """Begin; the folder is made where it is missing."""
        self._file = file
        self._handler = _quiet_file(file)
        self._handler.setFormatter(JournalFormat(with_priority=False, with_time=True))
        logging.getLogger().addHandler(self._handler)

    def text(self) -> str:
        """Return what is kept, the oldest line first; "" where nothing can be read."""
        return "".join(map(_read, (self._file.with_name(f"{self._file.name}.1"), self._file)))

    def close(self) -> None:
        """Keep no more."""
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()


class _QuietFile(RotatingFileHandler):
    """Writes to a file while that can be done."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Leave it: the journal has the line as well."""
        del record


def _quiet_file(file: Path) -> logging.Handler:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return logging.NullHandler()
    return _QuietFile(file, "a", LONGEST, 1, encoding="utf-8", delay=True)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


class JournalFormat(logging.Formatter):
    """`name: message key=value`; for the journal one line an event, a traceback's too.

    The facts of a line are its `extra={"facts": {...}}`. Lines are joined by FOLD: what counts,
    filters or carries away the journal takes an event for one line.
    """

    def __init__(self, *, with_priority: bool, with_time: bool = False) -> None:
        """Write the <priority> prefix, or leave it out (a terminal); the journal has the time."""
        super().__init__(f"{'%(asctime)s ' if with_time else ''}%(name)s: %(message)s")
        self._with_priority = with_priority

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line, or with a traceback as several where people read it."""
        text = super().format(record)
        facts = getattr(record, "facts", None)
        if isinstance(facts, Mapping):
            first, *more = text.split("\n")
            text = "\n".join([first + _tail(facts), *more])
        if not self._with_priority:
            return text
        return f"<{priority(record.levelno)}>{FOLD.join(text.splitlines())}"


def priority(level: int) -> int:
    """Return the syslog priority of a logging level; 7 (debug) below INFO."""
    return next((found for least, found in PRIORITIES if level >= least), 7)


def _tail(facts: Mapping[str, object]) -> str:
    """Return ` key=value` for every fact; a value with blanks is quoted."""
    return "".join(f" {key}={_value(value)}" for key, value in facts.items())


def _value(value: object) -> str:
    """Return a value on one line, quoted if it has blanks or nothing at all."""
    text = str(value)
    return text if text and not any(sign.isspace() for sign in text) else repr(text)


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    """Log what Qt has to say."""
    category = context.category
    name = category if isinstance(category, str) else "default"
    logging.getLogger(f"qt.{name}").log(_QT_LEVELS.get(kind, logging.WARNING), "%s", message)
