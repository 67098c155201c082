"""One contract for keypads and signs: the simulated line, a pseudo terminal and a TCP converter."""

import contextlib
import socket
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest

from centre.settings import Settings, load
from drivers import registry
from drivers.lines import master
from drivers.ports import Key, Pressed, Told
from drivers.simulated.inbox import look, press
from drivers.simulated.line import PtyLine, SimulatedLine
from drivers.simulated.switches import Switches
from drivers.transports import LinkBroken

DEADLINE = 20
SETTINGS = """
[centre]
code = "H99.08"

[line.l1]
transport = "{transport}"
reply_ms = 100

[keypad.k1]
line = "l1"
address = 17

[keypad.k2]
line = "l1"
address = 18
use = "call"

[sign.s1]
line = "l1"
address = 3
counter = "1"
blink_seconds = 0.5

[sign.s2]
line = "l1"
address = 4
counter = "2"
driver = "described"
description = "modbus-led4"
"""
KEYPADS, SIGNS = ("k1", "k2"), ("s1", "s2")
ALL = {("line", "l1"), ("keypad", "k1"), ("keypad", "k2"), ("sign", "s1"), ("sign", "s2")}


def soon(met) -> bool:
    """Wait until something is so, or long enough to say that it never will be."""
    end = time.monotonic() + DEADLINE
    while not met():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


class Bench:
    """A panel, its far end, and what was heard."""

    def __init__(self, folder: Path, transport: str) -> None:
        folder.mkdir(exist_ok=True)
        (folder / "centre.toml").write_text(SETTINGS.format(transport=transport))
        self.settings: Settings = load(folder)
        self.far = folder / "far" if transport != "simulated" else folder / "devices"
        self.events: list[object] = []
        self.ends = contextlib.ExitStack()

    def twins(self):
        """Return the far ends of all stations."""
        made = []
        for kind, names in (("keypad", KEYPADS), ("sign", SIGNS)):
            for name in names:
                wiring = getattr(self.settings, kind)[name]
                place = registry.place_of(self.settings, name)
                station = registry.maker(kind, wiring.driver)(wiring, place)
                made.append(station.twin(self.far / name))
        return made

    def line(self) -> SimulatedLine:
        return SimulatedLine(self.far / "l1", self.twins())

    def panel(self):
        """Return a panel that is started; it is closed after the test."""
        panel = registry.panel(self.settings, KEYPADS, SIGNS)
        panel._parts[0]._waits = (0.05,)
        self.ends.callback(panel.close)
        panel.start(self.events.append)
        return panel

    def well(self):
        """Return a panel on which everything has shown life."""
        panel = self.panel()
        assert soon(lambda: all(self.state(*each) == "ok" for each in ALL)), self.events
        return panel

    def state(self, kind: str, name: str) -> str:
        told = [event for event in self.events if isinstance(event, Told)]
        its = [each.status for each in told if (each.kind, each.device) == (kind, name)]
        return its[-1].key.value if its else ""

    def presses(self) -> list[tuple[str, str]]:
        return [(e.device, e.key.value) for e in self.events if isinstance(e, Pressed)]

    def switches(self, name: str) -> Switches:
        return Switches(self.far / name)

    def shows(self, name: str) -> str:
        return look(self.far / name).text.strip()


def _within(folder: Path) -> Bench:
    return Bench(folder, "simulated")


def _terminal(folder: Path) -> Bench:
    bench = Bench(folder, f"serial:{folder}/line0")
    far = PtyLine(folder / "line0", bench.line())
    bench.ends.callback(far.close)
    far.start()
    assert soon((folder / "line0").exists)
    return bench


def _converter(folder: Path) -> Bench:
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(0.02)
    bench = Bench(folder, f"tcp:127.0.0.1:{listening.getsockname()[1]}")
    ended = threading.Event()
    thread = threading.Thread(target=_convert, args=(listening, bench.line(), ended))
    bench.ends.callback(listening.close)
    bench.ends.callback(thread.join)
    bench.ends.callback(ended.set)
    thread.start()
    return bench


def _convert(listening: socket.socket, line: SimulatedLine, ended: threading.Event) -> None:
    """Carry bytes between one client and the line; an unplugged line closes the connection."""
    while not ended.is_set():
        with contextlib.suppress(TimeoutError):
            peer, _ = listening.accept()
            with peer, contextlib.suppress(LinkBroken, OSError):
                peer.settimeout(0.005)
                _carry(peer, line.open(0), ended)


def _carry(peer: socket.socket, link, ended: threading.Event) -> None:
    with contextlib.closing(link):
        while not ended.is_set():
            with contextlib.suppress(TimeoutError):
                data = peer.recv(512)
                if not data:
                    return
                link.push(data)
            heard = link.pull()
            if heard:
                peer.sendall(heard)


_STARTS = {"simulated": _within, "serial": _terminal, "tcp": _converter}


@pytest.fixture(autouse=True)
def _quick_probes(monkeypatch):
    monkeypatch.setattr(master, "PROBE_SECONDS", 0.2)


@pytest.fixture(params=_STARTS)
def bench(request, tmp_path, caplog):
    caplog.set_level("CRITICAL")
    made = _STARTS[request.param](tmp_path)
    with made.ends:
        yield made


def test_everything_that_answers_is_told_to_be_well(bench):
    bench.well()
    assert {(e.kind, e.device) for e in bench.events if isinstance(e, Told)} == ALL


def test_presses_are_heard_once_and_only_those_of_its_use(bench):
    bench.well()
    for key in (Key.RATING_5, Key.NEXT, Key.RATING_1):
        press(bench.far / "k1", key)
        press(bench.far / "k2", key)
    expected = [("k1", "rating_1"), ("k1", "rating_5"), ("k2", "next")]
    assert soon(lambda: len(bench.presses()) == 3)
    assert sorted(bench.presses()) == expected


def test_a_call_is_shown_blinks_and_then_stands_still(bench):
    panel = bench.well()
    panel.show("s1", "A012", blink=True)
    panel.show("s2", "B7", blink=True)
    assert soon(lambda: look(bench.far / "s1").blink and bench.shows("s1") == "A012")
    assert soon(lambda: bench.shows("s2") == "B7")
    assert soon(lambda: not look(bench.far / "s1").blink)
    assert bench.shows("s1") == "A012"
    panel.clear("s1")
    panel.dim("s1", 3)
    assert soon(lambda: bench.shows("s1") == "" and look(bench.far / "s1").brightness == 3)


def test_a_cable_that_is_pulled_takes_all_with_it_and_brings_all_back(bench):
    panel = bench.well()
    panel.show("s1", "A012")
    assert soon(lambda: bench.shows("s1") == "A012")
    bench.switches("l1").set(unplugged=True)
    assert soon(lambda: all(bench.state(*each) == "port_gone" for each in ALL)), bench.events
    panel.show("s1", "A013")
    bench.switches("l1").clear()
    assert soon(lambda: all(bench.state(*each) == "ok" for each in ALL)), bench.events
    assert soon(lambda: bench.shows("s1") == "A013")
    press(bench.far / "k1", Key.RATING_2)
    assert soon(lambda: bench.presses() == [("k1", "rating_2")])


@pytest.mark.parametrize("name", SIGNS)
def test_a_sign_whose_power_returns_shows_the_number_again(bench, name, monkeypatch):
    monkeypatch.setattr("drivers.signs.described.CHECK_SECONDS", 0.3)
    panel = bench.well()
    panel.show(name, "A012")
    assert soon(lambda: bench.shows(name) == "A012")
    bench.switches(name).set(unplugged=True)
    assert soon(lambda: bench.state("sign", name) == "device_silent")
    assert bench.shows(name) == ""
    bench.switches(name).clear()
    assert soon(lambda: bench.shows(name) == "A012")
    assert soon(lambda: bench.state("sign", name) == "ok")


@pytest.mark.parametrize("fault", ["noise", "half_frames"])
def test_a_bad_line_neither_loses_nor_adds_a_press(bench, fault):
    bench.well()
    bench.switches("l1").set(**{fault: True})
    keys = [Key.RATING_1, Key.RATING_4, Key.RATING_2, Key.RATING_5, Key.RATING_3]
    for count, key in enumerate(keys, 1):
        press(bench.far / "k1", key)
        assert soon(lambda n=count: len(bench.presses()) >= n), (count, bench.events)
    assert bench.presses() == [("k1", key.value) for key in keys]


def test_at_a_wrong_speed_devices_are_silent_and_nothing_is_a_press(bench):
    bench.well()
    bench.switches("l1").set(wrong_baud=True)
    assert soon(lambda: bench.state("keypad", "k1") == "device_silent")
    bench.switches("l1").clear()
    assert soon(lambda: bench.state("keypad", "k1") == "ok")
    assert bench.presses() == []


def test_a_second_master_is_told(bench):
    bench.well()
    bench.switches("l1").set(second_master=True)
    assert soon(lambda: bench.state("line", "l1") == "other_master")


def test_close_clears_the_signs_and_ends_every_thread(bench):
    before = threading.active_count()
    panel = bench.well()
    panel.show("s1", "A012")
    panel.show("s2", "A012")
    assert soon(lambda: bench.shows("s1") == bench.shows("s2") == "A012")
    panel.close()
    assert threading.active_count() == before
    assert soon(lambda: bench.shows("s1") == bench.shows("s2") == "")


def test_close_ends_the_thread_of_a_line_that_never_was_there(bench):
    bench.switches("l1").set(unplugged=True)
    before = threading.active_count()
    panel = bench.panel()
    assert soon(lambda: bench.state("line", "l1") == "port_gone")
    panel.close()
    assert threading.active_count() == before


OTHER_PROGRAM = """
    import sys, threading
    from pathlib import Path
    from centre.settings import load
    from drivers import registry

    told = threading.Event()
    def hear(event):
        if getattr(event, "kind", "") == "line":
            print(event.status.key.value, flush=True)
            told.set()
    panel = registry.panel(load(Path(sys.argv[1])), ("k1", "k2"), ("s1", "s2"))
    panel.start(hear)
    told.wait(20)
    panel.close()
"""


def test_another_program_is_refused_the_line(tmp_path):
    bench = _within(tmp_path)
    with bench.ends:
        bench.well()
        _refused_elsewhere(bench)


def _refused_elsewhere(bench: Bench) -> None:
    code = textwrap.dedent(OTHER_PROGRAM)
    done = subprocess.run(
        [sys.executable, "-c", code, str(bench.settings.folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stdout.split() == ["port_busy"], done.stderr
    assert soon(lambda: bench.state("line", "l1") == "ok")


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def test_many_replugs_leave_no_file_open(bench):
    bench.well()

    def replug() -> None:
        bench.events.clear()
        bench.switches("l1").set(unplugged=True)
        assert soon(lambda: bench.state("line", "l1") == "port_gone")
        bench.switches("l1").clear()
        assert soon(lambda: bench.state("line", "l1") == "ok")

    replug()
    before = open_files()
    for _ in range(8):
        replug()
    assert soon(lambda: open_files() <= before)
