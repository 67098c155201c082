"""Links never hang, are always closed, and tell broken from slow."""

import contextlib
import os
import socket
import threading
import time

import pytest

from drivers.transports import SLICE, FileTransport, LinkBroken, TcpTransport, linked


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
    with pytest.raises(LinkBroken):
        link.pull()


def test_full_peer_takes_nothing_more_and_does_not_block(listener):
    with linked(TcpTransport(*listener.getsockname()), soon()) as link:
        peer, _ = listener.accept()
        with peer:
            while link.push(bytes(SLICE)):
                pass
            assert link.push(b"x") == 0


def test_missing_device_is_told_and_not_made(tmp_path):
    with pytest.raises(LinkBroken, match="No such file"):
        FileTransport(tmp_path / "lp0").open(soon())
    assert not (tmp_path / "lp0").exists()


def test_plain_file_records_and_has_nothing_to_say(tmp_path):
    path = tmp_path / "record"
    path.write_bytes(b"before ")
    with linked(FileTransport(path), soon()) as link:
        assert link.push(b"after") == 5
        assert link.pull() == b""
        link.wait(0, to_write=True)
    assert path.read_bytes() == b"before after"


def test_unplugged_terminal_is_broken():
    master, slave = os.openpty()
    path = os.ttyname(slave)
    with linked(FileTransport(path), soon()) as link:
        os.close(slave)
        os.close(master)
        with pytest.raises(LinkBroken):
            link.push(b"x")


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
