"""Films on a whole board: its voice ducks them, and a layout without a place for them says so."""

import json

import pytest

from centre.settings import load
from queue_display.film.fade import DUCKED
from queue_display.film.pane import FilmPane

TOML = """
[centre]
code = "H99.08"

[display.lobby]
speaker = "lobby"
films = "films"

[display.wide]
layout = "hall"
films = "films"

[display.plain]
layout = "hall"

[speaker.lobby]
driver = "simulated"
"""


@pytest.fixture
def cinema(settings, voice_folder):
    """The founded centre with a board and a hall with films, and a loudspeaker."""
    (settings.folder / "centre.toml").write_text(TOML, encoding="utf-8")
    device = settings.folder / "devices" / "lobby"
    device.mkdir(parents=True)
    (device / "faults.json").write_text(json.dumps({"no_time": True}), encoding="utf-8")
    made = load(settings.folder)
    (made.state_folder() / "films").mkdir()
    return made


@pytest.fixture
def ducked(monkeypatch):
    """Note each time the films' sound goes down or up, how loud it will be, and what is spoken."""
    heard = []
    real = FilmPane.duck

    def duck(self, down):
        real(self, down)
        heard.append((down, self.projector.sound._fade._to))

    monkeypatch.setattr(FilmPane, "duck", duck)
    return heard


def spoken(settings):
    path = settings.folder / "devices" / "lobby" / "spoken.jsonl"
    return path.read_text("utf-8").count("\n") if path.exists() else 0


def test_the_voice_ducks_the_films_for_each_call_and_lets_them_back(
    open_board, cinema, calls, ducked, *, qtbot
):
    app = open_board(settings=cinema)
    assert ducked == []
    calls("1")
    qtbot.waitUntil(lambda: ducked == [(True, DUCKED), (False, 1.0)])
    assert spoken(cinema) == 1
    assert app.film.projector.sound.glides
    calls("2")
    qtbot.waitUntil(lambda: len(ducked) == 4)
    assert spoken(cinema) == 2


def test_in_an_hour_without_voice_no_film_is_ducked(open_board, cinema, calls, ducked, qtbot):
    """The control of the test before."""
    quiet = TOML + 'volume_from = ["07:00 0"]\n'
    (cinema.folder / "centre.toml").write_text(quiet, encoding="utf-8")
    app = open_board(settings=load(cinema.folder))
    label = calls("1")
    qtbot.waitUntil(lambda: label in app.face.panel.spoken())
    assert ducked == []
    assert spoken(cinema) == 0


def told_of(store, name):
    return [d.key for d in store.devices.all() if d.name == f"display:{name}"]


def test_a_hall_says_that_it_has_no_place_for_films(open_board, cinema, store, qtbot, caplog):
    app = open_board("wide", settings=cinema)
    assert app.film is None
    qtbot.waitUntil(lambda: told_of(store, "wide") == ["film_left_out"])
    assert "film_left_out display=wide" in caplog.text


def test_a_hall_without_films_says_nothing_of_them(open_board, cinema, store, qtbot):
    """The control of the test before."""
    open_board("plain", settings=cinema)
    qtbot.waitUntil(lambda: told_of(store, "plain") == [""])


def test_each_board_remembers_in_a_file_of_its_own(open_board, cinema):
    app = open_board(settings=cinema)
    memory = app.film.projector._blame.path
    assert memory == cinema.state_folder() / "films-lobby.json"
