"""News: a poke is heard at once, the safety net finds what nobody poked about, a loss is told."""

import socket
from threading import Event

import pytest

from centre.rules.errors import Unavailable
from centre.shell.lane import Lane
from centre.shell.news import PATIENT_LOOKS, Changed, NewsWatch


class Wire:
    """News with a socket that a test pokes, and an answer for the look."""

    def __init__(self) -> None:
        self.near: socket.socket | None = None
        self.answers: list[bool | Exception] = []
        self.drained = self.looked = 0
        self.reopens = False
        self.open()

    def open(self) -> None:
        """Listen on a new socket."""
        self.near, self.far = socket.socketpair()
        self.near.setblocking(False)  # noqa: FBT003 - the library takes it by position alone

    def fileno(self) -> int | None:
        return None if self.near is None else self.near.fileno()

    def drain(self) -> bool:
        """Take what has come: "!" of another program, "." of our own; nothing: the ear is lost."""
        self.drained += 1
        came = self.near.recv(16)
        if not came:
            self.close()
        return came != b"."

    def close(self) -> None:
        """Close both ends."""
        near, self.near = self.near, None
        if near is not None:
            near.close()
        self.far.close()

    def changed(self) -> bool:
        self.looked += 1
        if self.reopens and self.near is None:
            self.open()
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
    wire.close()


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


def test_our_own_poke_is_taken_and_not_told(qtbot, wire, watch):
    """Over a network the server tells everybody, ourselves too; drain() tells the difference."""
    told = []
    watch.changed.connect(told.append)
    wire.far.send(b".")
    qtbot.waitUntil(lambda: wire.looked == 1)
    assert (wire.drained, told) == (1, [])
    wire.far.send(b"!")
    qtbot.waitUntil(lambda: told == [Changed(poked=True)])


def test_poke_is_looked_after_so_that_the_net_does_not_tell_it_again(qtbot, wire, watch):
    told = []
    watch.changed.connect(told.append)
    wire.answers = [True]
    wire.far.send(b"!")
    qtbot.waitUntil(lambda: wire.looked == 1)
    watch._look()
    qtbot.waitUntil(lambda: wire.looked == 2 and not watch._looking)
    assert told == [Changed(poked=True)]


def test_lost_ear_is_watched_no_more_and_a_new_one_is_heard(qtbot, wire, watch):
    with qtbot.waitSignal(watch.changed):
        wire.far.close()
    qtbot.waitUntil(lambda: wire.looked == 1)
    assert (watch._ear, watch._number) == (None, None)
    wire.reopens = True
    watch._look()
    qtbot.waitUntil(lambda: watch._number == wire.fileno() is not None)
    with qtbot.waitSignal(watch.changed) as told:
        wire.far.send(b"!")
    assert told.args == [Changed(poked=True)]


def test_new_ear_on_another_number_takes_the_place_of_the_old_one(qtbot, wire, watch):
    old, far = wire.near, wire.far
    wire.open()
    watch._look()
    qtbot.waitUntil(lambda: watch._number == wire.fileno())
    far.send(b"!")
    watch._look()
    qtbot.waitUntil(lambda: wire.looked == 2 and not watch._looking)
    assert wire.drained == 0, "the old socket is watched no more"
    with qtbot.waitSignal(watch.changed):
        wire.far.send(b"!")
    old.close()
    far.close()


def test_look_that_keeps_the_ear_keeps_its_watch(qtbot, wire, watch):
    before = watch._ear
    watch._look()
    qtbot.waitUntil(lambda: wire.looked == 1 and not watch._looking)
    assert watch._ear is before


def test_closed_watch_watches_nothing(wire, lane):
    watch = NewsWatch(wire, lane)
    watch.close()
    watch.close()
    assert (watch._ear, watch._number) == (None, None)


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
    wire.close()
    watch = NewsWatch(wire, lane)
    assert watch._ear is None
    assert watch._timer.isActive()
    watch.close()
    assert not watch._timer.isActive()


def test_store_that_answers_nothing_at_all_is_told_as_lost_once_and_found_again(qtbot, wire, watch):
    """A server that stands still closes no link and sends no error."""
    lost, changed, still = [], [], Event()
    watch.lost.connect(lost.append)
    watch.changed.connect(changed.append)
    wire.changed = lambda: still.wait(20) and False
    for _ in range(PATIENT_LOOKS):
        watch._look()
    assert lost == [], "a slow answer is no loss yet"
    for _ in range(3):
        watch._look()
    assert [told.error.key for told in lost] == ["database_silent"]
    still.set()
    qtbot.waitUntil(lambda: changed == [Changed(poked=False)])
