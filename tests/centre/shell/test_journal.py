"""Log lines as the journal reads them."""

import io
import logging

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from centre.shell import journal
from centre.shell.journal import JournalFormat, priority


def line(level: int, message: str, **extra: object) -> logging.LogRecord:
    """Return a record of kiosk.printing."""
    return logging.getLogger("kiosk.printing").makeRecord(
        "kiosk.printing", level, "f", 1, message, (), None, extra=extra
    )


def test_facts_stand_behind_the_message_and_the_priority_before_it():
    record = line(logging.ERROR, "printer gone", facts={"device": "slips", "why": "no paper"})
    text = JournalFormat(with_priority=True).format(record)
    assert text == "<3>kiosk.printing: printer gone device=slips why='no paper'"


def test_every_line_of_a_traceback_has_its_priority():
    try:
        1 / 0  # noqa: B018 - it is here to fail
    except ZeroDivisionError as error:
        record = line(logging.CRITICAL, "defect")
        record.exc_info = (type(error), error, error.__traceback__)
    text = JournalFormat(with_priority=True).format(record)
    assert text.count("\n") >= 2
    assert all(part.startswith("<2>") for part in text.split("\n"))


def test_terminal_sees_no_priority():
    assert JournalFormat(with_priority=False).format(line(20, "a")) == "kiosk.printing: a"


@pytest.mark.parametrize(("level", "wanted"), [(50, 2), (40, 3), (30, 4), (20, 6), (10, 7)])
def test_priorities_are_those_of_syslog(level, wanted):
    assert priority(level) == wanted


def test_program_and_qt_write_to_one_stream():
    stream, root = io.StringIO(), logging.getLogger()
    before, level = root.handlers[:], root.level
    try:
        root.handlers = []
        journal.begin(stream)
        logging.getLogger("kiosk").info("open", extra={"facts": {"device": "k1"}})
        journal._from_qt(QtMsgType.QtWarningMsg, QMessageLogContext(), "from Qt")
    finally:
        qInstallMessageHandler(None)
        logging.captureWarnings(capture=False)
        root.handlers = before
        root.setLevel(level)
    first, second = stream.getvalue().splitlines()
    assert first == "<6>kiosk: open device=k1"
    assert second.startswith("<4>qt.")
    assert second.endswith("from Qt")
