"""PySide6 6.12.0 lost one reference to None or True per call; this keeps watch over ours.

Seen on CPython <= 3.11 after about 2,600 clicks, when the process aborted (house.md section 1).
"""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel

CALLS = 10_000
IMMORTAL = sys.version_info >= (3, 12)
pytestmark = pytest.mark.skipif(IMMORTAL, reason="None and True are immortal since CPython 3.12")


class Bell(QObject):
    """Something that emits."""

    rung = Signal(object)


def counts() -> tuple[int, int]:
    """Return the reference counts of None and True."""
    yes: bool = True
    return sys.getrefcount(None), sys.getrefcount(yes)


def drift(call: Callable[[], object]) -> tuple[int, int]:
    """Return how the reference counts of None and True have changed over CALLS calls."""
    for _ in range(100):
        call()
    before = counts()
    for _ in range(CALLS):
        call()
    after = counts()
    return after[0] - before[0], after[1] - before[1]


def assert_steady(call: Callable[[], object]) -> None:
    """Assert that neither count drifts with the calls; a few references may come and go."""
    assert max(abs(change) for change in drift(call)) < 100


def test_process_events_keeps_its_references(qapp):
    assert_steady(qapp.processEvents)


def test_set_text_keeps_its_references(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    assert_steady(lambda: label.setText("A013"))


def test_emit_keeps_its_references(qapp):
    bell, heard = Bell(), []
    bell.rung.connect(heard.append)
    assert_steady(lambda: bell.rung.emit("A013"))
    assert len(heard) == CALLS + 100


def test_the_watch_sees_a_leak():
    kept: list[None] = []
    with pytest.raises(AssertionError):
        assert_steady(lambda: kept.append(None))
