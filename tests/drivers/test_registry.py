"""From a settings entry to a device, without opening anything; others' drivers by the same door."""

import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from centre.settings import Printer, Settings, Speaker, load
from drivers import registry
from drivers.place import Place
from drivers.printers.thermal import ThermalPrinter
from drivers.simulated.speaker import SimulatedSpeaker
from drivers.speakers.player import Player

ROOT = Path(__file__).parents[2]


@pytest.fixture
def other_maker(monkeypatch):
    """Install a driver of another maker, as its package would."""
    ours = registry._doors()
    theirs = EntryPoint("printer.acme", "test_acme_driver:make", registry.GROUP)
    monkeypatch.setattr(registry, "_doors", lambda: {**ours, theirs.name: theirs})


@pytest.mark.parametrize("way", ["tcp:192.0.2.7:9100", "file:/dev/usb/lp0", "simulated"])
def test_a_printer_is_made_and_nothing_is_opened(tmp_path, way):
    folder = tmp_path / "not made yet"
    assert isinstance(registry.printer(Printer(transport=way), folder), ThermalPrinter)
    assert not folder.exists()


def test_loudspeakers_have_their_drivers(tmp_path):
    assert isinstance(registry.speaker(Speaker(driver="simulated"), tmp_path), SimulatedSpeaker)
    assert isinstance(registry.speaker(Speaker(), tmp_path), Player)


def test_a_driver_that_is_not_installed_is_told_with_those_that_are(tmp_path):
    with pytest.raises(registry.DriverMissing, match=r"acme.*thermal"):
        registry.printer(Printer(transport="simulated", driver="acme"), tmp_path)


def test_a_driver_of_another_maker_gets_its_section_and_place(tmp_path, monkeypatch, other_maker):
    module = "def make(wiring, place):\n    return wiring.options['speed'], place\n"
    (tmp_path / "test_acme_driver.py").write_text(module, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    wiring = Printer(transport="simulated", driver="acme", options={"speed": 3})
    assert "acme" in registry.drivers("printer")
    assert registry.printer(wiring, tmp_path / "p1") == (3, Place("p1", tmp_path / "p1"))


def test_every_door_of_ours_leads_somewhere():
    written = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    ours = written["project"]["entry-points"][registry.GROUP]
    assert ours
    for name in ours:
        kind, _, driver = name.partition(".")
        assert callable(registry.maker(kind, driver)), name


def test_each_kind_of_section_has_a_driver_for_its_default():
    wired = {"printer", "speaker", "line", "keypad", "sign", "reader", "camera"}
    for kind in wired:
        model = Settings.model_fields[kind].annotation.__args__[1]
        assert model.model_fields["driver"].default in registry.drivers(kind)


def test_each_device_has_its_own_folder(tmp_path, monkeypatch):
    monkeypatch.delenv("STATE_DIRECTORY", raising=False)
    (tmp_path / "centre.toml").write_text('[centre]\ncode = "H99.08"\n', "utf-8")
    settings = load(tmp_path)
    folder = settings.state_folder() / "devices" / "p1"
    assert registry.device_folder(settings, "p1") == folder
    assert registry.place_of(settings, "p1") == Place("p1", folder)
