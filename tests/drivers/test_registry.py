"""From a settings entry to a device, without opening anything."""

from types import SimpleNamespace

import pytest

from centre.settings import Printer, Speaker, load
from drivers import registry
from drivers.printers.thermal import ThermalPrinter
from drivers.simulated.printer import SimulatedTransport
from drivers.simulated.speaker import SimulatedSpeaker
from drivers.speakers.player import Player
from drivers.transports import FileTransport, TcpTransport


@pytest.mark.parametrize(
    ("transport", "kind"),
    [
        ("tcp:192.0.2.7:9100", TcpTransport),
        ("file:/dev/usb/lp0", FileTransport),
        ("simulated", SimulatedTransport),
    ],
)
def test_each_transport_has_its_way(tmp_path, transport, kind):
    described = Printer(transport=transport)
    folder = tmp_path / "not made yet"
    assert isinstance(registry.transport(described, folder), kind)
    assert isinstance(registry.printer(described, folder), ThermalPrinter)
    assert not folder.exists()


@pytest.mark.parametrize("transport", ["lpt:1", "tcp:9100", ""])
def test_unknown_transport_is_refused(tmp_path, transport):
    with pytest.raises(ValueError, match="unknown transport"):
        registry.transport(SimpleNamespace(transport=transport, width=576), tmp_path)


def test_loudspeakers_have_their_drivers(tmp_path):
    assert isinstance(registry.speaker(Speaker(driver="simulated"), tmp_path), SimulatedSpeaker)
    assert isinstance(registry.speaker(Speaker(), tmp_path), Player)


def test_each_device_has_its_own_folder(tmp_path, monkeypatch):
    monkeypatch.delenv("STATE_DIRECTORY", raising=False)
    (tmp_path / "centre.toml").write_text('[centre]\ncode = "H99.08"\n', "utf-8")
    settings = load(tmp_path)
    assert registry.device_folder(settings, "p1") == settings.state_folder() / "devices" / "p1"
