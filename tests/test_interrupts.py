"""Ctrl+C reaches the programs that tests start, also where the tests run in the background."""

import signal
import subprocess
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest

INTERRUPTED = ("sh", "-c", "kill -INT $$")
"""A program that is interrupted: it ends by the signal, or with 0 if it ignores that."""


@pytest.fixture
def in_the_background() -> Iterator[None]:
    """Ignore Ctrl+C, as what a shell has put in the background does."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def configure(request: pytest.FixtureRequest) -> Callable[[], None]:
    """Begin a run as a worker does, which makes no folder of its own."""
    ground: Any = request.config.pluginmanager.getplugin(
        str(request.config.rootpath / "tests/conftest.py")
    )
    worker = SimpleNamespace(
        pluginmanager=SimpleNamespace(hasplugin=lambda _: False), workerinput={}
    )
    return lambda: ground.pytest_configure(worker)


def ends() -> int:
    """Return how a program that is interrupted has ended."""
    return subprocess.run(INTERRUPTED, check=False, timeout=20).returncode


@pytest.mark.usefixtures("in_the_background")
def test_programs_of_a_run_in_the_background_are_interrupted(configure) -> None:
    configure()
    assert ends() == -signal.SIGINT


@pytest.mark.usefixtures("in_the_background")
def test_negative_control_else_they_ignore_it() -> None:
    assert ends() == 0


def test_who_hears_interrupts_keeps_the_own_way_of_doing_so(configure) -> None:
    def own(*_: object) -> None:
        """Do nothing."""

    before = signal.signal(signal.SIGINT, own)
    try:
        configure()
        assert signal.getsignal(signal.SIGINT) is own
    finally:
        signal.signal(signal.SIGINT, before)
