"""Log lines as the journal reads them."""

import io
import logging
import re

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from centre.shell import journal
from centre.shell.journal import FOLD, JournalFormat, KeptLog, priority


def line(level: int, message: str, **extra: object) -> logging.LogRecord:
    """Return a record of kiosk.printing."""
    return logging.getLogger("kiosk.printing").makeRecord(
        "kiosk.printing", level, "f", 1, message, (), None, extra=extra
    )


def test_facts_stand_behind_the_message_and_the_priority_before_it():
    record = line(logging.ERROR, "printer gone", facts={"device": "slips", "why": "no paper"})
    text = JournalFormat(with_priority=True).format(record)
    assert text == "<3>kiosk.printing: printer gone device=slips why='no paper'"


def test_a_traceback_is_one_line_for_the_journal_and_many_for_people():
    try:
        1 / 0  # noqa: B018 - it is here to fail
    except ZeroDivisionError as error:
        record = line(logging.CRITICAL, "defect")
        record.exc_info = (type(error), error, error.__traceback__)
    text = JournalFormat(with_priority=True).format(record)
    assert text.startswith("<2>kiosk.printing: defect")
    assert len(text.splitlines()) == 1
    parts = text.split(FOLD)
    assert parts[1].startswith("Traceback")
    assert parts[-1].startswith("ZeroDivisionError")
    assert JournalFormat(with_priority=False).format(record).split("\n") == [
        part.removeprefix("<2>") for part in parts
    ]


def test_a_message_cannot_write_a_line_of_its_own():
    """A card's or a scanner's text with a line break would be an event that never was."""
    text = JournalFormat(with_priority=True).format(line(20, "read a\n<0>kernel: panic\r\x0bb"))
    assert len(text.splitlines()) == 1


def test_terminal_sees_no_priority():
    assert JournalFormat(with_priority=False).format(line(20, "a")) == "kiosk.printing: a"


@pytest.mark.parametrize(("level", "wanted"), [(50, 2), (40, 3), (30, 4), (20, 6), (10, 7)])
def test_priorities_are_those_of_syslog(level, wanted):
    assert priority(level) == wanted


@pytest.fixture
def own_root():
    """Let a test begin the journal; what was there before comes back."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    root.handlers = []
    yield root
    qInstallMessageHandler(None)
    logging.captureWarnings(capture=False)
    for handler in root.handlers:
        handler.close()
    root.handlers = before
    root.setLevel(level)


def test_program_and_qt_write_to_one_stream(own_root):
    stream = io.StringIO()
    journal.begin(stream)
    logging.getLogger("kiosk").info("open", extra={"facts": {"device": "k1"}})
    journal._from_qt(QtMsgType.QtWarningMsg, QMessageLogContext(), "from Qt")
    first, second = stream.getvalue().splitlines()
    assert first == "<6>kiosk: open device=k1"
    assert second.startswith("<4>qt.")
    assert second.endswith("from Qt")


@pytest.fixture
def begin_without_console(own_root, monkeypatch, tmp_path):
    """Begin the journal as in a program that Windows has started without a console."""
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))

    def begin():
        # Not before: pytest gives sys.stderr back between a fixture and its test.
        monkeypatch.setattr("sys.stderr", None)
        journal.begin()
        monkeypatch.undo()
        return tmp_path / "Motcua"

    return begin


def test_without_a_console_the_log_is_a_file_with_the_time(begin_without_console):
    folder = begin_without_console()
    logging.getLogger("counter").error("store lost", extra={"facts": {"counter": "c1"}})
    (line,) = (folder / "motcua.log").read_text(encoding="utf-8").splitlines()
    assert line.endswith(" counter: store lost counter=c1")
    assert re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} ", line)


def test_the_file_has_an_end(begin_without_console):
    folder = begin_without_console()
    for _ in range(120):
        logging.getLogger("counter").error("x" * 20_000)
    sizes = [file.stat().st_size for file in folder.iterdir()]
    assert len(sizes) == 2
    assert max(sizes) <= journal.LONGEST


def test_a_folder_that_cannot_be_made_costs_the_log_and_not_the_program(
    begin_without_console, tmp_path
):
    (tmp_path / "Motcua").write_bytes(b"a file is in the way")
    begin_without_console()
    logging.getLogger("counter").error("nobody hears it")


@pytest.fixture
def kept(tmp_path):
    """A copy of the log in a file; closed after the test."""
    made = KeptLog(tmp_path / "logs" / "kiosk-k1.log")
    yield made
    made.close()


def test_a_copy_of_the_log_can_be_read_at_the_machine(kept):
    logging.getLogger("kiosk.printing").error("printer gone device=slips")
    assert kept.text().endswith(" kiosk.printing: printer gone device=slips\n")
    assert "<3>" not in kept.text()


def test_the_copy_is_bounded_and_keeps_one_older_file(kept, monkeypatch):
    monkeypatch.setattr(kept._handler, "maxBytes", 200)
    for number in range(20):
        logging.getLogger("kiosk").error("line %02d", number)
    assert len(kept.text()) <= 400
    assert "line 19\n" in kept.text()
    assert kept.text().index("line 18") < kept.text().index("line 19"), "the oldest first"


def test_after_close_nothing_is_kept(tmp_path):
    kept = KeptLog(tmp_path / "a.log")
    kept.close()
    logging.getLogger("kiosk").error("later")
    assert kept.text() == ""


def test_a_disk_that_takes_no_copy_costs_nothing_else(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    no_folder = KeptLog(tmp_path / "file" / "logs" / "a.log")
    a_folder = KeptLog(tmp_path)
    logging.getLogger("kiosk").error("a line")
    for kept in (no_folder, a_folder):
        assert kept.text() == ""
        kept.close()
    assert capsys.readouterr().err == ""
