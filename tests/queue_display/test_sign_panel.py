"""The signs of a display's box: opened, told to staff, closed; their texts: test_signs."""

import pytest

from centre.settings import load
from db.facts import AtDesk
from drivers import registry
from drivers.registry import DriverMissing
from drivers.simulated import inbox
from queue_display import sign_panel
from queue_display.screen import Ground
from queue_display.sign_panel import SignPanel

SIGNED = """
[display.lobby]
signs = ["s1"]

[display.plain]

[line.l1]
transport = "simulated"

[sign.s1]
line = "l1"
address = 1
counter = "1"
"""


@pytest.fixture
def ground(settings, clock):
    """The ground of a display by name, in a centre with one sign."""
    file = settings.folder / "centre.toml"
    file.write_text(file.read_text("utf-8") + SIGNED, "utf-8")
    return lambda name: Ground(load(settings.folder), name, clock, ("vi",))


@pytest.fixture
def told():
    return []


@pytest.fixture
def opened(ground, told, qapp):
    made = []

    def make(name="lobby"):
        made.append(SignPanel(ground(name), told.append))
        return made[-1]

    yield make
    for each in made:
        each.close()


def test_a_number_reaches_its_sign_and_staff_hear_how_sign_and_line_are(
    opened, ground, told, qtbot
):
    def shown():
        return inbox.look(registry.device_folder(ground("lobby").settings, "s1")).text.strip()

    signs = opened()
    signs.start()
    signs.seen([AtDesk("1", "A007", 1)])
    qtbot.waitUntil(lambda: shown() == "A007", timeout=20000)
    qtbot.waitUntil(
        lambda: (
            {("sign", "s1", "ok"), ("line", "l1", "ok")}
            <= {(health.kind, health.name, health.state) for health in told}
        ),
        timeout=20000,
    )
    assert {health.facts["owner"] for health in told} == {"display:lobby"}
    signs.lost()
    qtbot.waitUntil(lambda: shown() == "", timeout=20000)


def test_a_display_without_signs_takes_every_word_and_does_nothing(opened, told):
    signs = opened("plain")
    signs.start()
    signs.seen([AtDesk("1", "A007", 1)])
    signs.lost()
    assert told == []


def test_signs_that_cannot_be_driven_are_told_and_the_screen_works_on(
    opened, told, monkeypatch, caplog
):
    def missing(*_, **__):
        raise DriverMissing("sign", "lamp")

    monkeypatch.setattr(sign_panel, "panel", missing)
    signs = opened()
    signs.start()
    signs.seen([AtDesk("1", "A007", 1)])
    signs.lost()
    assert [(health.kind, health.name, health.state) for health in told] == [
        ("sign", "s1", "error")
    ]
    assert "signs left out" in caplog.text
