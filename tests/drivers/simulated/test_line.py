"""A simulated line and what can be wrong with it."""

import os
import threading
import time
from pathlib import Path

import pytest

from drivers.frames.framed import Decoder, Frame, encode
from drivers.lines.watch import Watch
from drivers.simulated.keypad import FramedKeypadTwin
from drivers.simulated.line import STRANGER, PtyLine, SimulatedLine
from drivers.simulated.switches import Switches
from drivers.transports import LinkBroken, SerialTransport

POLL = encode(Frame(0x11, "P", "00"))


@pytest.fixture
def line(tmp_path):
    return SimulatedLine(tmp_path / "l1", [FramedKeypadTwin(tmp_path / "k1", 0x11, {})])


@pytest.fixture
def switches(tmp_path):
    return Switches(tmp_path / "l1")


def frames(data):
    return [(frame.address, frame.command) for frame in Decoder().feed(data, 1.0)]


def open_files():
    return len(list(Path("/proc/self/fd").iterdir()))


def soon(met):
    end = time.monotonic() + 20
    while not met() and time.monotonic() < end:
        time.sleep(0.005)
    return met()


def test_who_polls_is_answered(line):
    link = line.open(0)
    assert link.push(POLL) == len(POLL)
    link.wait(1, to_write=False)
    assert frames(link.pull()) == [(0x11, "N")]
    assert link.pull() == b""
    link.close()


def test_everybody_hears_the_others_and_not_himself(line):
    one, other = line.open(0), line.open(0)
    one.push(POLL)
    assert frames(one.pull()) == [(0x11, "N")]
    assert frames(other.pull()) == [(0x11, "P"), (0x11, "N")]
    other.close()
    one.push(POLL)
    assert other.unread == b""


def test_an_adapter_may_hear_itself(tmp_path):
    link = SimulatedLine(tmp_path / "l1", [], echoes=True).open(0)
    link.push(POLL)
    assert link.pull() == POLL


def test_an_unplugged_one_cannot_be_opened_and_breaks_what_is_open(line, switches):
    link = line.open(0)
    switches.set(unplugged=True)
    for work in (link.pull, lambda: link.push(POLL), lambda: link.wait(1, to_write=False)):
        with pytest.raises(LinkBroken, match="gone"):
            work()
    with pytest.raises(LinkBroken, match="gone"):
        line.open(0)
    link.close()


def test_a_stalled_one_takes_nothing(line, switches):
    switches.set(stalled=True)
    link = line.open(0)
    assert link.push(POLL) == 0
    link.wait(0.01, to_write=True)


def heard_over(line, polls=60):
    link = line.open(0)
    said = []
    for _ in range(polls):
        link.push(POLL)
        said.append(link.pull())
    return said


def test_noise_comes_in_between_and_half_frames_end_early(line, switches):
    sound = frames(heard_over(line, 1)[0])
    assert sound == [(0x11, "N")]
    for fault in ("noise", "half_frames"):
        switches.clear()
        switches.set(**{fault: True})
        whole = [bool(frames(said)) for said in heard_over(line)]
        assert any(whole)
        assert not all(whole)


def test_at_a_wrong_speed_nothing_is_a_frame_and_all_is_noise(line, switches):
    switches.set(wrong_baud=True)
    decoder, watch = Decoder(), Watch()
    for said in heard_over(line):
        before = decoder.noise
        assert decoder.feed(said, 1.0) == []
        watch.hear((), len(said), decoder.noise - before, 1.0)
    assert watch.trouble(1.0).key == "line_noise"


def test_a_second_master_polls_somebody_else(line, switches):
    switches.set(second_master=True)
    assert (STRANGER, "P") in frames(heard_over(line, 1)[0])


def test_what_nobody_reads_is_forgotten(line):
    link = line.open(0)
    for _ in range(2000):
        link.push(POLL)
    assert len(link.pull()) <= 4096


def test_a_pseudo_terminal_answers_goes_and_comes_back(tmp_path, line, switches):
    path = tmp_path / "line0"
    far = PtyLine(path, line)
    far.start()
    assert soon(path.exists)
    link = SerialTransport(str(path)).open(time.monotonic() + 1)
    heard = b""

    def answered():
        nonlocal heard
        heard += link.pull()
        return frames(heard) != []

    link.push(POLL)
    assert soon(answered)
    switches.set(unplugged=True)
    assert soon(lambda: not os.path.lexists(path))
    with pytest.raises(LinkBroken, match="gone"):
        soon(lambda: link.pull() is None)
    link.close()
    switches.clear()
    assert soon(path.exists)
    far.close()
    assert not os.path.lexists(path)


def test_a_pseudo_terminal_ends_its_thread_and_files(tmp_path, line):
    threads, files = threading.active_count(), open_files()
    for _ in range(3):
        far = PtyLine(tmp_path / "line0", line)
        far.start()
        assert soon((tmp_path / "line0").exists)
        far.close()
    assert threading.active_count() == threads
    assert open_files() == files
    PtyLine(tmp_path / "line0", line).close()


def test_a_pseudo_terminal_that_takes_no_bytes_still_ends(tmp_path, line, switches):
    path = tmp_path / "line0"
    far = PtyLine(path, line)
    far.start()
    assert soon(path.exists)
    switches.set(stalled=True)
    link = SerialTransport(str(path)).open(time.monotonic() + 1)
    link.push(POLL)
    time.sleep(0.1)  # so that it has begun to hand them on
    ends = threading.Thread(target=far.close, daemon=True)
    ends.start()
    ends.join(10)
    ended = not ends.is_alive()
    link.close()
    switches.clear()  # else the thread of a wrong one would stay
    ends.join()
    assert ended
