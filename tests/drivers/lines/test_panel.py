"""All keypads and signs of a program as one thing."""

import textwrap
import threading

import pytest

from centre.settings import SettingsError, load
from drivers import registry
from drivers.lines.panel import LinePanel
from drivers.registry import DriverMissing

HEAD = """
[centre]
code = "H99.08"

[line.l1]
transport = "simulated"

[line.l2]
transport = "simulated"
"""


def settings(folder, more):
    (folder / "centre.toml").write_text(HEAD + textwrap.dedent(more), "utf-8")
    return load(folder)


class Part:
    """A line or a USB keypad."""

    def __init__(self):
        self.calls = []

    def start(self, hear):
        self.calls.append("start")

    def close(self):
        self.calls.append("close")


class Lamp:
    """A sign."""

    def __init__(self):
        self.calls = []

    def show(self, text, *, blink):
        self.calls.append((text, blink))

    def clear(self):
        self.calls.append("clear")

    def dim(self, level):
        self.calls.append(level)


def test_a_panel_passes_everything_on():
    line, usb, lamp = Part(), Part(), Lamp()
    panel = LinePanel([line], [usb], {"s1": lamp})
    panel.start(lambda _: None)
    panel.show("s1", "A001", blink=True)
    panel.dim("s1", 3)
    panel.clear("s1")
    panel.close()
    assert line.calls == usb.calls == ["start", "close"]
    assert lamp.calls == [("A001", True), 3, "clear"]
    with pytest.raises(KeyError):
        panel.show("s9", "A001")


def test_lines_are_closed_together():
    """Each waits for the other here, so that one after the other would never end."""
    both = threading.Barrier(2, timeout=20)
    met = []

    class Slow(Part):
        def close(self):
            both.wait()
            met.append(self)

    LinePanel([Slow(), Slow()], [], {}).close()
    assert len(met) == 2


def test_devices_are_grouped_by_their_lines(tmp_path):
    made = registry.panel(
        settings(
            tmp_path,
            """
            [keypad.k1]
            line = "l1"
            [keypad.k2]
            line = "l2"
            [keypad.k3]
            driver = "hid"
            device = "simulated"
            [sign.s1]
            line = "l2"
            address = 2
            counter = "1"
            """,
        ),
        ("k1", "k2", "k3", "k1"),
        ("s1",),
    )
    names = [[each.name for each in part._stations] for part in made._parts[:2]]
    assert names == [["k1"], ["k2", "s1"]]
    assert made._parts[2].name == "k3"


def test_a_panel_of_nothing_starts_and_ends(tmp_path):
    panel = registry.panel(settings(tmp_path, ""))
    panel.start(lambda _: None)
    panel.close()


PAD = '[keypad.k1]\nline = "l1"\n'
SIGN = '[sign.s1]\nline = "l1"\ncounter = "1"\n'
REFUSED = {
    "has this address on line l1 already": PAD + SIGN,
    "nobodys": PAD + 'driver = "described"\ndescription = "nobodys"\n' + SIGN,
    "Write an address from 1 to 99": PAD
    + SIGN
    + 'driver = "described"\ndescription = "edi"\naddress = 200',
    r"keypad\.k1\.options\.keys\.X": PAD
    + 'options = { keys = { X = "nonsense" } }\n'
    + SIGN
    + "address = 2",
}


@pytest.mark.parametrize("says", REFUSED)
def test_what_cannot_be_is_refused_before_anything_starts(tmp_path, says):
    with pytest.raises(SettingsError, match=says):
        registry.panel(settings(tmp_path, REFUSED[says]), ("k1",), ("s1",))


def test_a_driver_that_is_not_installed_is_named(tmp_path):
    given = settings(tmp_path, '[keypad.k1]\nline = "l1"\ndriver = "acme"')
    with pytest.raises(DriverMissing, match="acme"):
        registry.panel(given, ("k1",))


def test_a_driver_that_needs_a_line_says_so(tmp_path, monkeypatch):
    given = settings(tmp_path, '[keypad.k1]\ndriver = "hid"\ndevice = "simulated"')
    framed = registry.maker("keypad", "framed")
    monkeypatch.setattr(registry, "maker", lambda kind, name: framed)
    with pytest.raises(SettingsError, match=r"keypad\.k1\.line: its driver needs a line"):
        registry.panel(given, ("k1",))
