"""The simulated scanner sends what was scanned, and fails as it is told to."""

import time

import pytest

from drivers.simulated.inbox import SCANS, scan
from drivers.simulated.reader import LINE_END, SimulatedScanner
from drivers.simulated.switches import Switches
from drivers.transports import GONE, Link, LinkBroken


@pytest.fixture
def scanner(tmp_path) -> SimulatedScanner:
    return SimulatedScanner(tmp_path)


@pytest.fixture
def link(scanner) -> Link:
    return scanner.open(time.monotonic())


def test_scan_sends_the_code_and_a_line_end_once(link, tmp_path):
    scan(tmp_path, "Đắk Lắk")
    scan(tmp_path, b"\x00\xff")
    assert link.pull() == "Đắk Lắk".encode() + LINE_END + b"\x00\xff" + LINE_END
    assert link.pull() == b""


def test_scan_of_yesterday_is_not_sent(tmp_path):
    scan(tmp_path, "old")
    link = SimulatedScanner(tmp_path).open(time.monotonic())
    assert link.pull() == b""


def test_scan_before_the_port_is_open_is_sent_when_it_is(scanner, tmp_path):
    scan(tmp_path, "early")
    assert scanner.open(time.monotonic()).pull() == b"early" + LINE_END


def test_long_code_comes_in_pieces(link, tmp_path):
    scan(tmp_path, "x" * 1200)
    pieces = [link.pull() for _ in range(4)]
    assert b"".join(pieces) == b"x" * 1200 + LINE_END
    assert max(map(len, pieces)) <= 512


@pytest.mark.parametrize(
    "line", ['{"text": 5}', '{"hex": "zz"}', '{"hex": 1}', "{}", "[]", "junk", '{"text": ""}', ""]
)
def test_line_that_is_no_scan_is_left_out(link, tmp_path, line):
    (tmp_path / SCANS).write_text(line + "\n", "utf-8")
    scan(tmp_path, "next")
    assert link.pull() == b"next" + LINE_END


def test_text_that_has_no_bytes_is_sent_as_well_as_it_can_be(link, tmp_path):
    (tmp_path / SCANS).write_text('{"text": "a\\ud800"}\n', "utf-8")
    assert link.pull() == b"a?" + LINE_END


def test_unplugged_is_gone_and_scans_meanwhile_are_lost(scanner, link, tmp_path):
    Switches(tmp_path).set(unplugged=True)
    scan(tmp_path, "lost")
    for call in (link.pull, lambda: link.push(b"x"), lambda: scanner.open(time.monotonic())):
        with pytest.raises(LinkBroken, match=GONE):
            call()
    scan(tmp_path, "lost too")
    Switches(tmp_path).clear()
    link = scanner.open(time.monotonic())
    assert link.pull() == b""
    scan(tmp_path, "heard")
    assert link.pull() == b"heard" + LINE_END


def test_stalled_sends_nothing_until_it_goes_on(link, tmp_path):
    Switches(tmp_path).set(stalled=True)
    scan(tmp_path, "abc")
    assert link.pull() == b""
    Switches(tmp_path).clear()
    assert link.pull() == b"abc" + LINE_END


def test_half_frame_ends_in_the_middle_without_line_end(link, tmp_path):
    Switches(tmp_path).set(half_frames=True)
    scan(tmp_path, "abcdef")
    assert link.pull() == b"abcd"


def test_wrong_speed_changes_every_byte_and_the_line_end(link, tmp_path):
    Switches(tmp_path).set(wrong_baud=True)
    scan(tmp_path, "MC1:0")
    data = link.pull()
    assert len(data) == 7
    assert not set(data) & set(b"MC1:0\r\n")


def test_garbled_changes_some_bytes_and_not_the_line_end(link, tmp_path):
    Switches(tmp_path).set(garbled=True)
    scan(tmp_path, "0" * 20)
    data = link.pull()
    assert data.endswith(LINE_END)
    assert 0 < sum(byte != 0x30 for byte in data[:-2]) < 10


def test_noise_comes_now_and_then_and_codes_get_through(link, tmp_path):
    Switches(tmp_path).set(noise=True)
    first, second = link.pull(), link.pull()
    assert first
    assert second == b""
    scan(tmp_path, "abc")
    assert link.pull() == b"abc" + LINE_END


def test_waiting_is_short_and_writing_is_taken(link):
    began = time.monotonic()
    link.wait(60, to_write=False)
    link.wait(60, to_write=True)
    assert time.monotonic() - began < 10
    assert link.push(b"abc") == 3
    link.close()
