"""`motcua-db server attend` until it is stopped; one round is told in test_enrol."""

import argparse
import os
import signal
from threading import Timer

import pytest

from centre.rules.errors import Unavailable
from db.commands import attend
from db.commands.frame import Context, adder


@pytest.fixture
def run(settings, clock, monkeypatch):
    """Run the command with an attendant that only counts."""
    parser = argparse.ArgumentParser(prog="motcua-db")
    parser.set_defaults(actor="motcua-db")
    attend.add_attend(adder(parser.add_subparsers(required=True)))
    arguments = parser.parse_args(["attend"])
    return lambda: arguments.act(Context(settings, clock, arguments))


@pytest.fixture
def signals():
    """Put the handlers back that the command has changed."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("engine_kind", ["sqlite"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_works_until_it_is_told_to_stop(run, signals, monkeypatch, number):
    worked = []

    def work(store, attendant, stop):
        Timer(0.05, os.kill, (os.getpid(), number)).start()
        worked.append(stop.wait(20))

    monkeypatch.setattr(attend, "_attendant", lambda context, store: None)
    monkeypatch.setattr(attend, "attend", work)
    assert run().lines == []
    assert worked == [True]


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_before_server_init_it_says_what_is_missing(run):
    with pytest.raises(Unavailable, match="server_unpublished"):
        run()
