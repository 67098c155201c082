"""A line's thread, its lock, and what may hang on it together."""

import threading
import time

import pytest

from centre.settings import Line
from drivers.keypads.framed import LETTERS, FramedKeypad
from drivers.keypads.presses import Sieve
from drivers.lines.bus import Bus
from drivers.place import Place
from drivers.ports import Told
from drivers.signs.face import Face
from drivers.signs.framed import FramedSign
from drivers.simulated.line import SimulatedLine
from drivers.simulated.switches import Switches


def soon(met):
    end = time.monotonic() + 20
    while not met() and time.monotonic() < end:
        time.sleep(0.01)
    return met()


def bus(folder, *stations, name="l1"):
    made = Bus(Line(transport="simulated", reply_ms=100), Place(name, folder / name), (0.02,))
    made.join(stations)
    return made


def pad(name="k1", address=0x11):
    return FramedKeypad(name, address, Sieve("rating"), LETTERS)


def states(events, name):
    told = [event for event in events if isinstance(event, Told) and event.device == name]
    return [each.status.key.value for each in told]


class Lone(FramedKeypad):
    """A keypad that speaks whenever it likes."""

    unasked = True
    address = None


def test_two_devices_of_one_address_are_refused(tmp_path):
    with pytest.raises(ValueError, match="k1 and s1 have one address: 17"):
        bus(tmp_path, pad(), FramedSign("s1", 0x11, Face(7, 8)))
    with pytest.raises(ValueError, match="one address"):  # devices of two kinds may share a name
        bus(tmp_path, pad(), FramedSign("k1", 0x11, Face(7, 8)))


def test_a_keypad_that_speaks_by_itself_shares_no_line_with_speakers(tmp_path):
    lone = Lone("k1", 1, Sieve("rating"), LETTERS)
    lone.address = None
    with pytest.raises(ValueError, match="k1 speaks by itself and shares the line with k2"):
        bus(tmp_path, lone, pad("k2"))
    bus(tmp_path, lone)


def test_nothing_is_opened_before_start(tmp_path):
    before = threading.active_count()
    made = bus(tmp_path, pad())
    assert threading.active_count() == before
    made.close()


def test_a_second_bus_of_the_same_line_finds_it_busy_until_the_first_ends(tmp_path, caplog):
    caplog.set_level("CRITICAL")
    first, second = bus(tmp_path, pad()), bus(tmp_path, pad())
    ours, theirs = [], []
    first.start(ours.append)
    assert soon(lambda: states(ours, "l1") == ["ok"])
    second.start(theirs.append)
    assert soon(lambda: states(theirs, "l1") == ["port_busy"])
    assert states(theirs, "k1") == ["port_busy"]
    first.close()
    assert soon(lambda: states(theirs, "l1") == ["port_busy", "ok"])
    second.close()


def test_a_second_bus_on_the_same_wire_is_heard_and_told(tmp_path, caplog):
    """Another computer's program: no lock can keep it out, but its frames are on the wire."""
    caplog.set_level("CRITICAL")
    station = pad()
    wire = SimulatedLine(tmp_path / "l1", [station.twin(tmp_path / "k1")])
    ours, theirs = [], []
    first, second = bus(tmp_path, station), bus(tmp_path, pad(), name="l2")
    first._transport = second._transport = wire
    first.start(ours.append)
    second.start(theirs.append)
    assert soon(lambda: "other_master" in states(ours, "l1") + states(theirs, "l2"))
    first.close()
    second.close()


def test_a_line_that_goes_is_logged_once_and_not_for_each_device(tmp_path, caplog):
    caplog.set_level("INFO")
    made = bus(tmp_path, pad(), pad("k2", 0x12))
    events = []
    made.start(events.append)
    assert soon(lambda: states(events, "k1") == states(events, "k2") == ["ok"])
    Switches(tmp_path / "l1").set(unplugged=True)
    assert soon(lambda: states(events, "k2") == ["ok", "port_gone"])
    Switches(tmp_path / "l1").clear()
    assert soon(lambda: states(events, "k2") == ["ok", "port_gone", "ok"])
    made.close()
    told = [record.getMessage() for record in caplog.records]
    assert [line.split(" key=")[0].split(" detail=")[0] for line in told] == [
        "line l1 is not well",
        "line l1 is back",
    ]


def test_a_slow_line_gives_bytes_their_time(tmp_path):
    wiring = Line(transport="serial:/dev/x", baud=1200, parity="even", stop_bits=2, reply_ms=50)
    wire = Bus(wiring, Place("l1", tmp_path))._wire()
    assert wire.byte_seconds == pytest.approx(12 / 1200)
    assert wire.listens(b"x" * 12) == pytest.approx(0.05 + 0.12)
