"""A kept device comes back by itself, is told of once, and its thread always ends."""

import logging
import threading
import time

import pytest

from drivers.exclusive import Exclusive
from drivers.health import DeviceKey, DeviceStatus
from drivers.keeper import END_WITHIN, WAITS, Keeper
from drivers.transports import LinkBroken, Unsuited

OK = DeviceStatus(DeviceKey.OK)
SHORT = (0.01,)
LONG = (3600.0,)
CARD = "001099012345|Nguyễn Văn A"


class Way:
    """A transport that says whatever it is told to, one word a try; then it opens."""

    def __init__(self, *words: str) -> None:
        self.words = list(words)
        self.tries = self.opened = self.closed = 0
        self.threads = set()

    def open(self, deadline):
        self.tries += 1
        self.threads.add(threading.current_thread())
        if self.words:
            raise LinkBroken(self.words.pop(0))
        self.opened += 1
        return self

    def wait(self, seconds, *, to_write):
        time.sleep(0.001)

    def close(self):
        self.closed += 1
        self.threads.add(threading.current_thread())


def rest(link, ending) -> None:
    """Serve a device that never says anything."""
    while not ending.is_set():
        link.wait(0.2, to_write=False)


@pytest.fixture
def told():
    return []


@pytest.fixture
def keep(told):
    """Return a way to make and start keepers, which are closed after the test."""
    made = []

    def start(way, serve=rest, exclusive=None, waits=SHORT):
        keeper = Keeper("line l1", way, serve, told.append, exclusive, waits)
        made.append(keeper)
        keeper.start()
        return keeper

    yield start
    for keeper in made:
        keeper.close()
        assert not keeper._thread.is_alive()


def keys(told):
    return [status.key for status in told]


def test_device_that_is_there_is_served_on_one_thread_until_the_end(keep, within):
    way = Way()
    keeper = keep(way)
    within(lambda: way.opened)
    keeper.close()
    assert (way.opened, way.closed) == (1, 1)
    assert way.threads == {keeper._thread}
    assert not keeper._thread.daemon


def test_open_port_alone_is_not_told_as_well(keep, told, within):
    way = Way()
    keep(way)
    within(lambda: way.opened)
    assert told == []


@pytest.mark.parametrize(
    ("why", "key"),
    [
        ("gone", DeviceKey.PORT_GONE),
        ("busy", DeviceKey.PORT_BUSY),
        ("denied", DeviceKey.PORT_DENIED),
        ("timeout", DeviceKey.PORT_GONE),
        ("Connection refused", DeviceKey.PORT_GONE),
    ],
)
def test_each_reason_is_told_once_however_often_it_is_tried(keep, told, within, why, key):
    way = Way(*[why] * 20)
    keep(way)
    within(lambda: way.opened)
    assert told == [DeviceStatus(key, why)]


def test_change_of_the_reason_is_told(keep, told, within):
    way = Way("gone", "gone", "denied", "denied", "gone")
    keep(way)
    within(lambda: way.opened)
    assert keys(told) == [DeviceKey.PORT_GONE, DeviceKey.PORT_DENIED, DeviceKey.PORT_GONE]


def test_device_that_cannot_do_what_is_asked_is_an_error_with_what_to_change(keep, told, within):
    class Stubborn(Way):
        def open(self, deadline):
            raise Unsuited("set rs485 = false")

    keep(Stubborn())
    within(lambda: told)
    assert told == [DeviceStatus(DeviceKey.DEVICE_ERROR, "set rs485 = false")]


def test_device_that_goes_and_returns_is_told_each_time_once(keep, told, within):
    way, pulled = Way(), threading.Event()

    def serve(link, ending):
        keeper.tell(OK)
        keeper.tell(OK)
        while not ending.is_set():
            link.wait(0.2, to_write=False)
            if pulled.is_set():
                pulled.clear()
                way.words = ["gone"] * 3
                raise LinkBroken("gone")

    keeper = Keeper("line l1", way, serve, told.append, None, SHORT)
    keeper.start()
    for round_ in (1, 2, 3):
        within(lambda: keys(told)[-1:] == [DeviceKey.OK] and way.opened == round_)  # noqa: B023
        pulled.set()
        within(lambda: not pulled.is_set())
    keeper.close()
    expected = [DeviceKey.OK, DeviceKey.PORT_GONE] * 3
    assert keys(told)[: len(expected)] == expected
    assert way.opened == way.closed


def test_listener_that_is_told_of_life_by_the_driver_itself_still_hears_of_the_end(
    keep, told, within
):
    """Serve may tell OK past the keeper; a pulled cable must never be lost in between."""
    way = Way("gone")

    def serve(_link, _ending):
        told.append(OK)
        raise LinkBroken("gone")

    keep(way, serve)
    within(lambda: way.opened == 2)
    assert keys(told)[:3] == [DeviceKey.PORT_GONE, DeviceKey.OK, DeviceKey.PORT_GONE]


def test_defect_is_logged_with_its_place_once_and_told_and_tried_again(keep, told, within, caplog):
    way = Way()

    def serve(_link, _ending):
        raise ValueError(CARD)

    keep(way, serve)
    within(lambda: way.opened > 3)
    keep_lines = [record.getMessage() for record in caplog.records]
    assert len(keep_lines) == 1
    assert "ValueError" in keep_lines[0]
    assert "in serve" in keep_lines[0]
    assert "Nguyễn" not in keep_lines[0]
    assert set(told) == {DeviceStatus(DeviceKey.DEVICE_ERROR, "ValueError")}
    assert way.closed >= 3


def test_serving_that_ends_by_itself_is_an_error_and_no_silent_dead_thread(keep, told, within):
    way = Way()
    keep(way, lambda _link, _ending: None)
    within(lambda: way.opened > 2)
    assert set(keys(told)) == {DeviceKey.DEVICE_ERROR}


def test_listener_with_a_defect_does_not_end_the_thread(within, caplog):
    way = Way("gone")

    def fail(_status):
        raise ZeroDivisionError

    keeper = Keeper("line l1", way, rest, fail, None, SHORT)
    keeper.start()
    within(lambda: way.opened)
    keeper.close()
    assert "port_gone" in caplog.text


def test_tries_are_further_and_further_apart_until_a_link_has_lasted(monkeypatch):
    now = [0.0]
    monkeypatch.setattr("drivers.keeper.time.monotonic", lambda: now[0])
    keeper = Keeper("line l1", Way(), rest, lambda _: None)
    keeper._opened_at = float("inf")
    assert tuple(keeper._next_wait() for _ in range(7)) == (*WAITS, 10.0, 10.0)
    keeper._opened_at, now[0] = 50.0, 50.5
    assert keeper._next_wait() == 10.0
    keeper._opened_at, now[0] = 50.0, 51.5
    assert keeper._next_wait() == 1.0


def test_link_that_breaks_at_once_does_not_spin(keep, within):
    way = Way()

    def serve(_link, _ending):
        raise LinkBroken("gone")

    keep(way, serve, waits=LONG)
    within(lambda: way.opened)
    time.sleep(0.05)
    assert way.tries == 1


def test_wait_for_the_next_try_is_cut_short_by_the_end(keep, told, within):
    keeper = keep(Way("gone"), waits=LONG)
    within(lambda: told)
    keeper.close()
    assert not keeper._thread.is_alive()


def test_slow_opening_does_not_hold_the_end_and_what_it_opened_is_closed(keep, within):
    class Slow(Way):
        def open(self, deadline):
            self.tries += 1
            time.sleep(max(0.0, deadline - time.monotonic()))
            return super().open(deadline)

    way = Slow()
    keeper = keep(way)
    within(lambda: way.tries)
    keeper.close()
    assert not keeper._thread.is_alive()
    assert way.opened == way.closed


def test_close_may_come_again_and_from_anywhere(keep, within):
    way, keeper, returned = Way(), None, []

    def serve(_link, ending):
        keeper.close()
        returned.append(ending.is_set())

    keeper = Keeper("line l1", way, serve, lambda _: None)
    keeper.start()
    within(lambda: not keeper._thread.is_alive())
    keeper.close()
    keeper.close()
    assert returned == [True]
    assert way.closed == 1


def test_keeper_that_was_closed_before_its_start_never_opens():
    way = Way()
    keeper = Keeper("line l1", way, rest, lambda _: None)
    keeper.close()
    keeper.start()
    keeper.close()
    assert way.tries == 0


def test_serving_that_does_not_end_is_said_and_does_not_hold_the_program(within, caplog):
    """The negative control of the ends above: a serve that ignores its flag is found out."""
    caplog.set_level(logging.ERROR)
    way, enough = Way(), threading.Event()
    keeper = Keeper("line l1", way, lambda _link, _ending: enough.wait(30), lambda _: None)
    keeper.start()
    within(lambda: way.opened)
    began = time.monotonic()
    keeper.close()
    assert time.monotonic() - began >= END_WITHIN
    assert "does not end" in caplog.text
    enough.set()
    within(lambda: not keeper._thread.is_alive())


def test_lock_of_another_program_makes_the_port_busy_until_it_is_free(keep, told, within, tmp_path):
    way, lock = Way(), tmp_path / "line.lock"
    with Exclusive(lock).held(time.monotonic() + 1):
        keep(way, exclusive=Exclusive(lock))
        within(lambda: told)
        assert (keys(told), way.tries) == ([DeviceKey.PORT_BUSY], 0)
    within(lambda: way.opened)


def test_lock_is_held_while_the_link_is_open_and_given_back(keep, within, tmp_path):
    way, lock = Way(), Exclusive(tmp_path / "line.lock")
    keeper = keep(way, exclusive=Exclusive(tmp_path / "line.lock"))
    within(lambda: way.opened)
    with pytest.raises(Exception, match=r"line\.lock"), lock.tried():
        pass
    keeper.close()
    with lock.tried():
        pass


def test_lock_that_has_no_place_is_told_and_is_no_defect(keep, told, within, tmp_path, caplog):
    (tmp_path / "file").write_bytes(b"")
    keep(Way(), exclusive=Exclusive(tmp_path / "file" / "line.lock"))
    within(lambda: told)
    assert keys(told) == [DeviceKey.DEVICE_ERROR]
    assert "no lock" in told[0].detail
    assert not caplog.records
