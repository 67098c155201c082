"""A counter PC that dies while it serves: a real process, killed; both engines."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from uuid import uuid4

import pytest

from centre.rules.tickets import State

PROGRAM = Path(__file__).with_name("counter_process.py")
PATIENCE = 40


class Counters:
    """Counters as processes; each line says what is on the card of one."""

    def __init__(self, folder) -> None:
        self.folder = folder
        self.running: list[subprocess.Popen[str]] = []

    def start(self, device, counter, clerk="hoa") -> subprocess.Popen[str]:
        """Start a counter PC and sign its clerk in."""
        call = [sys.executable, str(PROGRAM), str(self.folder), device, clerk, counter]
        root = str(PROGRAM.parents[2])
        env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": root}
        self.running.append(
            subprocess.Popen(
                call, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=env
            )
        )
        return self.running[-1]

    @staticmethod
    def see(process, said) -> list[str]:
        """Read what a counter says until it says this; return all of it."""
        heard, end = [], time.monotonic() + PATIENCE
        for line in process.stdout:
            heard.append(line.strip())
            if said in heard[-1]:
                return heard
            assert time.monotonic() < end, heard
        pytest.fail(f"it ended: {heard}")

    @staticmethod
    def kill(process) -> None:
        """End a process as a power cut does."""
        process.send_signal(signal.SIGKILL)
        process.wait(10)

    def close(self) -> None:
        """End all of them."""
        for process in self.running:
            if process.poll() is None:
                self.kill(process)
            process.stdout.close()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.prove)])
def engine_kind(request) -> str:
    """Both engines."""
    return request.param


@pytest.fixture
def pcs(counters):
    made = Counters(counters.folder)
    yield made
    made.close()


@pytest.fixture
def taken(store):
    """Take a number of counter 1; return its label."""
    service = next(iter(store.centre().counters["1"].serves))
    return store.day.take(uuid4(), service, "k1").ticket.label


def calls(store, label):
    return [event.kind for event in store.day.events(label)].count("call")


def test_a_killed_counter_finds_its_number_again(pcs, store, taken):
    """Behaviour 38: killed while serving; after the sign-in, which is one action, it is there."""
    first = pcs.start("c1", "1")
    pcs.see(first, f"serving {taken}")
    pcs.kill(first)
    assert store.day.ticket(taken).state is State.SERVING
    began = store.day.ticket(taken).began_at
    heard = pcs.see(pcs.start("c1", "1"), f"serving {taken}")
    assert heard[:1] == ["signed_out -"]
    assert "called" not in " ".join(heard), "nobody is called anew"
    assert (calls(store, taken), store.day.ticket(taken).began_at) == (1, began)


@pytest.mark.prove
def test_its_clerk_goes_on_at_another_counter_and_the_first_session_is_over(pcs, store, taken):
    """Behaviour 38: the killed PC's clerk sits down elsewhere; F5 brings the number along."""
    first = pcs.start("c1", "1")
    pcs.see(first, f"serving {taken}")
    pcs.kill(first)
    pcs.see(pcs.start("c2", "2"), f"serving {taken}")
    assert store.day.ticket(taken).counter == "2"
    assert store.day.at_counter("1").session is None
    assert calls(store, taken) == 1


@pytest.mark.prove
def test_the_same_clerk_at_a_second_counter_ends_the_first_session(pcs, store, taken):
    """Behaviour 38: both PCs live; the first one says so and asks for a clerk again."""
    first = pcs.start("c1", "1")
    pcs.see(first, f"serving {taken}")
    pcs.see(pcs.start("c2", "2"), f"serving {taken}")
    pcs.see(first, "signed_out -")
    assert first.poll() is None
    assert store.day.at_counter("1").session is None
    assert store.day.at_counter("2").clerk == "hoa"
