"""How a program ends: a defect shows the calm page and exits with 70, a signal exits with 0."""

import logging
import os
import signal
import sys
import threading

import pytest

from centre.shell import ending
from centre.shell.ending import EXIT_DEFECT, EXIT_RESTART, CrashHook, QuitSignals


@pytest.fixture
def exits(monkeypatch):
    """Return the list of statuses with which the event loop was left."""
    found: list[int] = []

    class Loop:
        exit = staticmethod(found.append)

    monkeypatch.setattr(ending, "QCoreApplication", Loop)
    monkeypatch.setattr(ending, "CALM_MS", 1)
    return found


def hear(hook: CrashHook, error: BaseException) -> None:
    """Let the hook hear an exception as Python would tell it."""
    hook.hear(type(error), error, error.__traceback__)


def test_defect_is_logged_shown_once_and_ends_the_program(qtbot, exits, caplog):
    shown: list[str] = []
    hook = CrashHook(lambda: shown.append("calm"))
    hear(hook, ValueError("a bug"))
    hear(hook, ValueError("another"))
    qtbot.waitUntil(lambda: exits == [EXIT_DEFECT])
    assert shown == ["calm"]
    assert [record.levelno for record in caplog.records] == [logging.CRITICAL] * 2
    caplog.clear()


def test_program_ends_even_if_the_calm_page_fails(qtbot, exits, caplog):
    def broken() -> None:
        raise RuntimeError("no page")

    hear(CrashHook(broken), ValueError("a bug"))
    qtbot.waitUntil(lambda: exits == [EXIT_DEFECT])
    assert "could not be shown" in caplog.text
    caplog.clear()


def test_keyboard_interrupt_is_no_defect(exits, qapp, caplog):
    hear(CrashHook(lambda: None), KeyboardInterrupt())
    assert (exits, caplog.text) == ([0], "")


def test_hook_hears_the_main_thread_and_logs_the_others(qapp, monkeypatch, caplog):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    hook = CrashHook(lambda: None)
    hook.install()
    assert sys.excepthook == hook.hear
    threading.excepthook(threading.ExceptHookArgs((ValueError, ValueError("x"), None, None)))
    assert "defect in a thread" in caplog.text
    caplog.clear()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_leaves_the_idle_loop(qtbot, exits, number):
    before = signal.getsignal(number)
    signals = QuitSignals()
    os.kill(os.getpid(), number)
    qtbot.waitUntil(lambda: exits == [0])
    signals.close()
    assert signal.getsignal(number) is before


def test_a_restart_leaves_with_a_status_after_which_systemd_starts_again(exits):
    ending.restart()
    assert exits == [EXIT_RESTART]
    assert EXIT_RESTART not in (0, EXIT_DEFECT), "neither an end in order nor a defect"
