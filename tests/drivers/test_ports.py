"""The drivers fit their ports, as far as a running program can see."""

import inspect

import pytest

from drivers.ports import Loudspeaker, SlipPrinter
from drivers.printers.thermal import ThermalPrinter
from drivers.simulated.speaker import SimulatedSpeaker
from drivers.speakers.player import Player


@pytest.mark.parametrize(
    ("driver", "port"),
    [(ThermalPrinter, SlipPrinter), (Player, Loudspeaker), (SimulatedSpeaker, Loudspeaker)],
)
def test_driver_takes_what_its_port_promises(driver, port):
    for name, promised in inspect.getmembers(port, inspect.isfunction):
        if not name.startswith("_"):
            asked = inspect.signature(promised).parameters
            taken = inspect.signature(getattr(driver, name)).parameters
            assert [(p.name, p.kind) for p in asked.values()] == [
                (p.name, p.kind) for p in taken.values()
            ]
