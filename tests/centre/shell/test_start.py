"""Starting: arguments, --check, the calm page while settings are wrong, going on when mended."""

import logging
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from centre.rules.errors import Unavailable
from centre.shell import start
from centre.shell.pieces import FitLabel
from centre.shell.start import Arguments, Opening, Program, run

RIGHT = '[centre]\ncode = "H99.08"\n\n[kiosk.k1]\n\n[kiosk.k2]\n'
WRONG = RIGHT + 'modus = "rating"\n'
ROOT = Path(__file__).resolve().parents[3]
APP = """
import logging, sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from centre.shell.start import Program, run

class App:
    def __init__(self, start):
        facts = {"device": start.device, "window": QGuiApplication.desktopFileName()}
        logging.getLogger("app").info("open", extra={"facts": facts})
        if start.device == "k2":
            QTimer.singleShot(0, lambda: 1 / 0)
    def close(self):
        logging.getLogger("app").info("closed")
    def cover(self, page):
        logging.getLogger("app").info("covered")

sys.exit(run(Program("motcua-kiosk", "", "kiosk", App)))
"""


class App:
    """An app that remembers what was done with it."""

    def __init__(self) -> None:
        self.closed = False
        self.page = None

    def close(self) -> None:
        self.closed = True

    def cover(self, page) -> None:
        self.page = page


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "centre.toml"
    path.write_text(RIGHT, encoding="utf-8")
    return path


def opening(file: Path, opener) -> Opening:
    """Return an opening for device k1 of a file; its timer is turned by hand."""
    program = Program("motcua-kiosk", "", "kiosk", opener)
    found = Opening(program, Arguments(file, "k1", windowed=True, language=None))
    found._timer.setInterval(3_600_000)
    return found


def test_check_says_what_is_wrong_and_exits_with_2(file, capsys):
    program = Program("motcua-kiosk", "", "kiosk", lambda _start: App())
    assert run(program, ["--config", str(file), "--device", "k1", "--check"]) == 0
    file.write_text(WRONG, encoding="utf-8")
    assert run(program, ["--config", str(file), "--device", "k1", "--check"]) == 2
    told = capsys.readouterr().err
    assert "line 7" in told
    assert "Traceback" not in told


def test_right_settings_open_the_app_and_the_end_closes_it(qtbot, file):
    app = App()
    found = opening(file, lambda _start: app)
    found.attempt()
    assert not found.is_calm()
    found.close()
    assert app.closed


def test_wrong_settings_show_the_calm_page_with_the_reason_and_mending_goes_on(qtbot, file, caplog):
    file.write_text(WRONG, encoding="utf-8")
    opened = []
    found = opening(file, lambda start: opened.append(start) or App())
    found.attempt()
    found.attempt()
    assert found.is_calm()
    assert found._timer.isActive()
    shown = " ".join(label.text() for label in found._calm.findChildren(FitLabel))
    assert "modus" in shown
    assert len(caplog.records) == 1  # the same reason is logged once
    caplog.clear()
    file.write_text(RIGHT, encoding="utf-8")
    found.attempt()
    assert [start.device for start in opened] == ["k1"]
    assert not found.is_calm()
    assert not found._timer.isActive()
    found.close()


def test_surroundings_that_fail_show_their_key(qtbot, file, caplog):
    def opener(_start):
        raise Unavailable("store_gone", "database")

    found = opening(file, opener)
    found.attempt()
    assert "store_gone" in [label.text() for label in found._calm.findChildren(FitLabel)]
    found.close()
    caplog.clear()


def test_defect_covers_the_app_with_the_calm_page(qtbot, file):
    app = App()
    found = opening(file, lambda _start: app)
    found.attempt()
    found.crashed()
    qtbot.addWidget(app.page)
    assert app.page.accessibleName().startswith("Máy đang khởi động lại")
    found.close()


def test_defect_before_the_app_is_open_is_shown_too(qtbot, file):
    found = opening(file, lambda _start: App())
    found.crashed()
    found.close()


def test_calm_page_of_a_board_is_read_from_afar(qtbot, file, caplog):
    sizes = {}
    for section in ("kiosk", "display"):
        program = Program("motcua", "", section, lambda _start: App())
        found = Opening(program, Arguments(file, "none", windowed=True, language=None))
        found.attempt()
        sizes[section] = found._calm_theme().px_per_mm / found._calm_window().theme().px_per_mm
        found.close()
    caplog.clear()
    assert sizes == pytest.approx({"kiosk": 1.0, "display": 3.0})


def test_unknown_language_is_told_as_the_surroundings(qtbot, file, caplog, monkeypatch):
    found = opening(file, lambda _start: App())
    found._arguments = Arguments(file, "k1", windowed=True, language="xx")
    with caplog.at_level(logging.ERROR):
        found.attempt()
    assert "words_missing" in caplog.text
    caplog.clear()
    found.close()


def started(file: Path, device: str) -> subprocess.Popen[str]:
    """Start a whole program in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", APP, "--config", str(file), "--device", device],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
    )


def test_whole_program_ends_cleanly_on_sigterm(file):
    with started(file, "k1") as process:
        opened = "<6>app: open device=k1 window=motcua-kiosk-k1\n"
        assert process.stderr.readline() == opened, "two screens know their programs by it"
        process.send_signal(signal.SIGTERM)
        told = process.stderr.read()
    assert process.returncode == 0, told
    assert "<6>app: closed" in told


def test_whole_program_ends_with_70_on_a_defect(file):
    with started(file, "k2") as process:
        told = process.stderr.read()
    assert process.returncode == 70, told
    assert "⏎ ZeroDivisionError" in told
    assert "<6>app: covered" in told
    assert "<6>app: closed" in told


HANGING = """
import sys, threading
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from centre.shell.lane import Lane
from centre.shell.start import Program, run

class App:
    def __init__(self, start):
        self.lane, self.began = Lane("printer"), threading.Event()
        self.lane.run(lambda: self.began.set() or threading.Event().wait(300))
        QTimer.singleShot(0, lambda: self.began.wait(10) and QApplication.exit(75))
    def close(self):
        print("ended in time:", self.lane.close(within=0.2))
    def cover(self, page):
        pass

sys.exit(run(Program("motcua-kiosk", "", "kiosk", App)))
"""


def test_a_job_that_hangs_does_not_keep_the_program_that_is_to_start_anew(file):
    command = [sys.executable, "-c", HANGING, "--config", str(file), "--device", "k1"]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(
        command, env=surroundings, capture_output=True, text=True, timeout=60, check=False
    )
    assert (ended.returncode, ended.stdout) == (75, "ended in time: False\n"), ended.stderr
    assert "lane printer did not end" in ended.stderr


def test_calm_page_is_read_again_every_five_seconds():
    assert start.RETRY_MS == 5000
