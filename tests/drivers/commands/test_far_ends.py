"""Simulated far ends behind pseudo terminals work with the drivers for real ports."""

import threading

import pytest

from centre.settings import Printer
from drivers import registry
from drivers.commands import far_ends
from drivers.commands.hearing import Hearing
from drivers.commands.wired import wired
from drivers.health import DeviceKey, PrinterKey
from drivers.ports import Pressed
from drivers.simulated.inbox import press


@pytest.fixture
def serve():
    """Return a way to serve far ends until the end of the test."""
    served = []

    def begin(device):
        thread = threading.Thread(target=device.serve)
        thread.start()
        served.append((device, thread))
        return device

    yield begin
    for device, thread in served:
        device.close()
        thread.join()


def test_serial_printer_answers(tmp_path, serve):
    serve(far_ends.serial_printer(tmp_path / "printer0", tmp_path / "paper", 576, 0))
    wiring = Printer(transport=f"serial:{tmp_path}/printer0", baud=115200)
    printer = registry.printer(wiring, tmp_path / "p1")
    assert printer.check().key is PrinterKey.OK


def test_line_answers_for_all_that_hangs_on_it(town, tmp_path, serve, within):
    link = tmp_path / "line0"
    serve(far_ends.line(town.settings, "l1", link))
    within(link.exists)
    town.rewire("l1", f"serial:{link}")
    devices = [one for one in wired(town.settings) if one.kind in ("line", "keypad", "sign")]
    with Hearing(town.settings, devices) as hearing:
        hearing.settle(20)
        assert {hearing.status(one).key for one in devices} == {DeviceKey.OK}
        press(town.folder("rating1"), "rating_3")
        heard = next(event for event in hearing.heard(20) if isinstance(event, Pressed))
    assert heard.key.value == "rating_3"


def test_folder_that_is_not_there_is_an_error(town, tmp_path):
    with pytest.raises(OSError, match="no folder"):
        far_ends.line(town.settings, "l1", tmp_path / "none" / "line0")
