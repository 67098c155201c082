"""News: a poke is heard at once, the safety net finds what nobody poked about, a loss is told."""

import socket

import pytest

from centre.rules.errors import Unavailable
from centre.shell.lane import Lane
from centre.shell.news import Changed, NewsWatch


class Wire:
    """News with a socket that a test pokes, and an answer for the look."""

    def __init__(self, *, with_socket: bool = True) -> None:
        self.near, self.far = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.near.setblocking(False)  # noqa: FBT003 - the library takes it by position alone
        self.with_socket = with_socket
        self.answers: list[bool | Exception] = []
        self.drained = self.looked = 0

    def fileno(self) -> int | None:
        return self.near.fileno() if self.with_socket else None

    def drain(self) -> None:
        self.drained += 1
        self.near.recv(16)

    def changed(self) -> bool:
        self.looked += 1
        answer = self.answers.pop(0) if self.answers else False
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def lane(qapp):
    lane = Lane("database")
    yield lane
    lane.close()


@pytest.fixture
def wire():
    wire = Wire()
    yield wire
    wire.near.close()
    wire.far.close()


@pytest.fixture
def watch(wire, lane):
    watch = NewsWatch(wire, lane)
    watch._timer.stop()  # the test looks by hand
    yield watch
    watch.close()


def test_poke_is_told_and_drained(qtbot, wire, watch):
    with qtbot.waitSignal(watch.changed) as told:
        wire.far.send(b"!")
    assert told.args == [Changed(poked=True)]
    assert wire.drained == 1


def test_look_finds_what_nobody_poked_about(qtbot, wire, watch):
    wire.answers = [True]
    with qtbot.waitSignal(watch.changed) as told:
        watch._look()
    assert told.args == [Changed(poked=False)]


def test_look_without_news_tells_nothing_and_is_asked_once_at_a_time(qtbot, wire, watch):
    told = []
    watch.changed.connect(told.append)
    watch._look()
    watch._look()
    qtbot.waitUntil(lambda: not watch._looking)
    assert (wire.looked, told) == (1, [])


def test_loss_is_told_once_and_the_return_as_a_change(qtbot, wire, watch):
    gone = Unavailable("store_gone", "database")
    wire.answers = [gone, gone, False]
    lost, changed = [], []
    watch.lost.connect(lost.append)
    watch.changed.connect(changed.append)
    for looks in (1, 2, 3):
        watch._look()
        qtbot.waitUntil(lambda looks=looks: wire.looked == looks and not watch._looking)
    assert [one.error for one in lost] == [gone]
    assert changed == [Changed(poked=False)]


def test_store_without_socket_is_watched_by_looking_alone(lane, wire):
    wire.with_socket = False
    watch = NewsWatch(wire, lane)
    assert watch._ear is None
    assert watch._timer.isActive()
    watch.close()
    assert not watch._timer.isActive()
