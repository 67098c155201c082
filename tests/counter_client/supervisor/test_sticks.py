"""Sticks are looked for while their page stands; what goes wrong with one is said, never a bug."""

import pytest
from PySide6.QtCore import QObject

from centre.rules.errors import Unavailable
from centre.shell.sticks import Place
from counter_client.joining import drives
from counter_client.supervisor import sticks as module
from counter_client.supervisor.sticks import Sticks


@pytest.fixture
def sticks(qapp, monkeypatch):
    del qapp
    monkeypatch.setattr(module, "DRIVES_MS", 10)
    owner = QObject()
    made = Sticks(owner)
    yield made
    made.close()
    owner.deleteLater()


def test_a_stick_appears_by_itself_until_nobody_looks_any_more(
    sticks, qtbot, tmp_path, monkeypatch
):
    there: list[Place] = []
    monkeypatch.setattr(drives, "places", lambda: tuple(there))
    sticks.begin()
    qtbot.waitUntil(lambda: sticks.places == (), timeout=5000)
    there.append(Place(tmp_path, "KINGSTON", removable=True))
    qtbot.waitUntil(lambda: sticks.places == tuple(there), timeout=5000)
    sticks.stop()
    sticks.begin()
    assert sticks.places is None, "what was there before is not offered again"


def test_a_bundle_is_saved_or_what_is_wrong_is_told(sticks, qtbot, tmp_path):
    saved, missed = [], []
    sticks.save(tmp_path, "c1", "text", saved.append, missed.append)
    qtbot.waitUntil(lambda: bool(saved), timeout=5000)
    assert saved[0].read_text("utf-8").strip() == "text"
    sticks.save(tmp_path / "gone", "c1", "text", saved.append, missed.append)
    qtbot.waitUntil(lambda: bool(missed), timeout=5000)
    assert isinstance(missed[0], Unavailable)
    assert len(saved) == 1
