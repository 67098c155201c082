"""A real process whose event loop hangs falls silent to the service manager, and only then."""

import os
import select
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

from centre.shell import watchdog

EVERY_MS = 100
PROGRAM = """
import os, signal, sys, threading, time
from PySide6.QtCore import QCoreApplication, QTimer
from centre.shell.ending import QuitSignals
from centre.shell.watchdog import Watchdog, notify

app = QCoreApplication([])
signals = QuitSignals()

def hang(*_):
    print("hangs", flush=True)
    while True:
        time.sleep(1)

signal.signal(signal.SIGUSR1, hang)
{beats}
app.exec()
"""
FROM_THE_LOOP = "Watchdog(app).ready()"
FROM_A_THREAD = """
def beat():
    while True:
        notify("WATCHDOG=1")
        time.sleep(0.1)

notify("READY=1")
threading.Thread(target=beat, daemon=True).start()
"""


@pytest.fixture
def manager(tmp_path):
    """A stand-in for systemd's socket."""
    ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    ear.bind(str(tmp_path / "notify"))
    ear.settimeout(20)
    yield ear
    ear.close()


@contextmanager
def running(manager, beats):
    """Run a program that gives signs of life in this way, until it has said that it is ready."""
    given = {**os.environ, "NOTIFY_SOCKET": manager.getsockname()}
    given |= {"WATCHDOG_USEC": str(2000 * EVERY_MS)}
    given.pop("WATCHDOG_PID", None)
    words = [sys.executable, "-c", PROGRAM.format(beats=beats)]
    with subprocess.Popen(words, env=given, stdout=subprocess.PIPE, text=True) as program:
        try:
            assert manager.recv(64) == b"READY=1"
            assert manager.recv(64) == b"WATCHDOG=1"
            yield program
        finally:
            program.kill()


def hung(manager, program):
    """Hang the program's event loop; return how many signs of life come in the next second."""
    program.send_signal(signal.SIGUSR1)
    assert program.stdout.readline() == "hangs\n"
    while select.select([manager], [], [], 0)[0]:
        manager.recv(64)
    heard, until = 0, time.monotonic() + 10 * EVERY_MS / 1000
    while (left := until - time.monotonic()) > 0 and select.select([manager], [], [], left)[0]:
        heard += manager.recv(64) == b"WATCHDOG=1"
    assert program.poll() is None, "it must hang, not end"
    return heard


def test_a_loop_that_hangs_gives_no_sign_of_life(manager):
    with running(manager, FROM_THE_LOOP) as program:
        assert hung(manager, program) == 0


def test_a_thread_of_its_own_would_go_on_saying_that_all_is_well(manager):
    """The control: the wrong way, which systemd could not tell from a living program."""
    with running(manager, FROM_A_THREAD) as program:
        assert hung(manager, program) > 0


def test_a_loop_that_turns_goes_on_giving_them(manager):
    with running(manager, FROM_THE_LOOP) as program:
        for _ in range(5):
            assert manager.recv(64) == b"WATCHDOG=1"
        program.send_signal(signal.SIGTERM)
        assert program.wait(20) == 0


def test_half_the_time_is_what_the_program_above_was_given(monkeypatch):
    monkeypatch.setenv("WATCHDOG_USEC", str(2000 * EVERY_MS))
    monkeypatch.delenv("WATCHDOG_PID", raising=False)
    assert watchdog.interval_ms() == EVERY_MS
