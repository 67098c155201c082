"""Hearing: from a real device thread to the main thread, in order, and silent after close."""

import threading

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import delete

from centre.shell.hearing import Hearing

MANY = 10_000


class Listener(QObject):
    """Keeps what it hears, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[object] = []
        self.threads: set[threading.Thread] = set()

    @Slot(object)
    def hear(self, event: object) -> None:
        self.events.append(event)
        self.threads.add(threading.current_thread())


def talk(hear, many=MANY) -> threading.Thread:
    """Say the numbers 0, 1, 2 … on a thread of its own."""
    thread = threading.Thread(target=lambda: [hear(number) for number in range(many)])
    thread.start()
    return thread


def test_ten_thousand_events_arrive_in_order_on_the_main_thread(qtbot):
    hearing, listener = Hearing(), Listener()
    hearing.heard.connect(listener.hear)
    talk(hearing.hear).join()
    assert listener.events == [], "nothing is told on the device's thread"
    qtbot.waitUntil(lambda: len(listener.events) == MANY, timeout=20_000)
    assert listener.events == list(range(MANY))
    assert listener.threads == {threading.main_thread()}
    hearing.close()


def test_negative_control_a_direct_signal_is_heard_on_the_devices_thread(qapp):
    class Bare(QObject):
        heard = Signal(object)

    bare, threads = Bare(), set()
    bare.heard.connect(
        lambda _: threads.add(threading.current_thread()), Qt.ConnectionType.DirectConnection
    )
    device = talk(bare.heard.emit, 3)
    device.join()
    assert threads == {device}


def test_several_devices_keep_each_its_own_order(qtbot):
    hearing, listener = Hearing(), Listener()
    hearing.heard.connect(listener.hear)
    threads = [talk(lambda n, who=who: hearing.hear((who, n)), 500) for who in "abc"]
    for thread in threads:
        thread.join()
    qtbot.waitUntil(lambda: len(listener.events) == 1500, timeout=20_000)
    for who in "abc":
        assert [n for name, n in listener.events if name == who] == list(range(500))
    hearing.close()


def test_nothing_is_told_after_close_not_even_what_was_on_its_way(qtbot):
    hearing, listener = Hearing(), Listener()
    hearing.heard.connect(listener.hear)
    talk(hearing.hear, 100).join()
    hearing.close()
    hearing.close()
    hearing.hear("late")
    qtbot.wait(20)
    assert listener.events == []


def test_it_may_be_closed_and_deleted_while_a_device_talks(qtbot):
    for _ in range(20):
        hearing, talking, stop = Hearing(), threading.Event(), threading.Event()

        def device(hearing=hearing, talking=talking, stop=stop) -> None:
            while not stop.is_set():
                hearing.hear("key")
                talking.set()

        thread = threading.Thread(target=device)
        thread.start()
        assert talking.wait(5)
        hearing.close()
        delete(hearing)
        qtbot.wait(1)
        assert thread.is_alive(), "the device itself was not hurt"
        stop.set()
        thread.join(5)
        assert not thread.is_alive()


def test_a_listener_that_fails_is_heard_by_the_crash_hook_and_the_next_event_comes(qtbot):
    hearing, heard = Hearing(), []

    def listen(event):
        heard.append(event)
        if event == 0:
            raise ZeroDivisionError

    hearing.heard.connect(listen)
    with qtbot.captureExceptions() as failures:
        talk(hearing.hear, 2).join()
        qtbot.waitUntil(lambda: heard == [0, 1], timeout=5000)
    assert [kind for kind, *_ in failures] == [ZeroDivisionError]
    hearing.close()
