"""Links over TCP never hang, are always closed, and say why they broke."""

import contextlib
import socket
import threading
import time

import pytest

from drivers.transports import SLICE, LinkBroken, TcpTransport, linked
from drivers.transports.network import _Names


def soon() -> float:
    return time.monotonic() + 2


@pytest.fixture
def listener():
    with socket.create_server(("127.0.0.1", 0)) as made:
        yield made


def test_refused_connection_is_told_at_once():
    with socket.create_server(("127.0.0.1", 0)) as gone:
        address = gone.getsockname()
    with pytest.raises(LinkBroken, match="refused"):
        TcpTransport(*address).open(soon())


def test_no_time_left_is_no_attempt(listener):
    with pytest.raises(LinkBroken, match="timeout"):
        TcpTransport(*listener.getsockname()).open(time.monotonic())


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (OSError(113, "No route to host"), "No route to host"),
        (TimeoutError("timed out"), "timeout"),
        (OSError(110, "Connection timed out"), "timeout"),
        (ConnectionRefusedError(111, "Connection refused"), "Connection refused"),
    ],
)
def test_each_way_of_not_being_there_has_its_own_words(monkeypatch, error, why):
    def fail(_peer, _where):
        raise error

    monkeypatch.setattr(socket.socket, "connect", fail)
    with pytest.raises(LinkBroken) as broken:
        TcpTransport("127.0.0.1", 9100).open(soon())
    assert broken.value.why == why


def test_name_that_nobody_knows_is_told(monkeypatch):
    look_up = socket.getaddrinfo

    def fail(host, port, *, flags, **more):
        if flags & socket.AI_NUMERICHOST:
            return look_up(host, port, flags=flags, **more)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(LinkBroken, match="Name or service not known"):
        TcpTransport("printer.invalid", 9100).open(soon())


def test_name_server_that_never_answers_does_not_hold_the_deadline():
    asked, answer = [], threading.Event()

    def hang(*where, flags, **_):
        if flags:
            raise socket.gaierror(socket.EAI_NONAME, "no number")
        asked.append(where)
        answer.wait(10)
        return ["found"]

    names = _Names("printer", 9100, look_up=hang)
    for _ in range(3):
        with pytest.raises(LinkBroken, match="timeout"):
            names.found(time.monotonic() + 0.01)
    answer.set()
    assert names.found(soon()) == ["found"]
    assert len(asked) == 1


def test_second_address_of_a_name_is_tried(listener):
    port = listener.getsockname()[1]
    way = TcpTransport("127.0.0.1", port)
    with socket.create_server(("127.0.0.1", 0)) as gone:
        dead = gone.getsockname()
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", at) for at in (dead, ("127.0.0.1", port))]
    way._names = _Names("box", port, look_up=lambda *_, **__: found)
    with linked(way, soon()) as link:
        listener.accept()[0].close()
        assert link


def test_bytes_leave_in_small_slices_and_answers_come_back(listener):
    with linked(TcpTransport(*listener.getsockname()), soon()) as link:
        peer, _ = listener.accept()
        with peer:
            assert link.pull() == b""
            assert link.push(bytes(5000)) == SLICE
            peer.sendall(b"\x12")
            link.wait(2, to_write=False)
            assert link.pull() == b"\x12"


def test_peer_that_went_away_is_broken_and_the_link_is_closed(listener):
    with linked(TcpTransport(*listener.getsockname()), soon()) as link:
        listener.accept()[0].close()
        link.wait(2, to_write=False)
        with pytest.raises(LinkBroken, match="closed"):
            link.pull()
    for use in (link.pull, lambda: link.push(b"x"), lambda: link.wait(0, to_write=False)):
        with pytest.raises(LinkBroken):
            use()
    link.close()


def test_full_peer_takes_nothing_more_and_does_not_block(listener):
    with linked(TcpTransport(*listener.getsockname()), soon()) as link:
        peer, _ = listener.accept()
        with peer:
            while link.push(bytes(SLICE)):
                pass
            assert link.push(b"x") == 0


@pytest.mark.parametrize("lasting", [False, True])
def test_only_a_lasting_link_is_cut_by_the_system_when_nobody_answers(listener, lasting):
    with linked(TcpTransport(*listener.getsockname(), lasting=lasting), soon()) as link:
        listener.accept()[0].close()
        patience = link._peer.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT)
        assert bool(patience) == lasting


def test_link_is_closed_though_the_block_fails(listener):
    seen = threading.Event()

    def watch():
        peer, _ = listener.accept()
        with peer:
            while peer.recv(100):
                pass
            seen.set()

    thread = threading.Thread(target=watch)
    thread.start()
    with (
        contextlib.suppress(ZeroDivisionError),
        linked(TcpTransport(*listener.getsockname()), soon()),
    ):
        raise ZeroDivisionError
    assert seen.wait(5)
    thread.join()
