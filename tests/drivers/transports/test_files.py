"""Files record, terminals speak, and nothing missing is ever made."""

import os
import time

import pytest

from drivers.transports import FileTransport, LinkBroken, linked


def soon() -> float:
    return time.monotonic() + 2


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


def test_unplugged_terminal_is_broken(cable):
    with linked(FileTransport(cable.path), soon()) as link:
        cable.pull()
        with pytest.raises(LinkBroken):
            link.push(b"x")


def test_waiting_at_an_unplugged_terminal_tells_that_it_is_gone(cable):
    """A read there brings nothing, for ever, and a slip would wait for its confirmation."""
    with linked(FileTransport(cable.path), soon()) as link:
        cable.pull()
        with pytest.raises(LinkBroken, match="gone"):
            link.wait(1, to_write=False)


def test_device_that_is_no_terminal_is_read_and_written(tmp_path):
    path = tmp_path / "device"
    os.mkfifo(path)
    with linked(FileTransport(path), soon()) as link:
        assert link.push(b"abc") == 3
        link.wait(1, to_write=False)
        assert link.pull() == b"abc"
        assert link.pull() == b""


def test_closed_link_touches_no_other_file(cable):
    link = FileTransport(cable.path).open(soon())
    link.close()
    with open(os.devnull, "rb") as other:  # noqa: PTH123 - takes the number that was given back
        link.close()
        assert os.fstat(other.fileno())
    for use in (link.pull, lambda: link.push(b"x"), lambda: link.wait(0, to_write=False)):
        with pytest.raises(LinkBroken):
            use()
