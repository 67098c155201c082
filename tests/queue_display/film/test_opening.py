"""A player where there is one, and None where there is none."""

import sys

import pytest
from PySide6.QtCore import QObject

from queue_display.film.opening import open_player

# The test machine has neither a sound server nor a graphics driver.
pytestmark = pytest.mark.qt_log_ignore("PulseAudioService", "No RHI backend")


@pytest.fixture
def owner(qapp):
    made = QObject()
    yield made
    made.deleteLater()


def test_a_player_is_opened(owner):
    player = open_player(owner)
    assert player is not None
    player.close()


def test_without_qt_multimedia_there_is_none_and_the_log_says_so(owner, monkeypatch, caplog):
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    monkeypatch.delitem(sys.modules, "queue_display.film.player", raising=False)
    assert open_player(owner) is None
    assert "film_no_codec" in caplog.text


def test_without_a_backend_there_is_none_and_the_log_says_so(owner, monkeypatch, caplog):
    from queue_display.film import player  # noqa: PLC0415 - as the board loads it, late

    monkeypatch.setattr(player.Player, "is_able", property(lambda _: False))
    assert open_player(owner) is None
    assert "no backend" in caplog.text
