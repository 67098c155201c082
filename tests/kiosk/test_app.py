"""The composition root chooses the program by the mode of the settings."""

from centre.settings import load
from centre.shell.start import Start
from kiosk.app import build, open_kiosk
from kiosk.dispenser import Dispenser
from kiosk.keypad import Keypad


def test_mode_decides_which_program_it_is(graveyard, settings, words, clock):
    file = settings.folder / "centre.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(f'{text}\n[kiosk.r1]\nmode = "rating"\ncounter = "1"\n', encoding="utf-8")
    both = load(file)
    for name, kind in (("k1", Dispenser), ("r1", Keypad)):
        app = build(both, name, words, windowed=True, clock=clock)
        assert isinstance(app, kind)
        app.close()


def test_opening_shows_the_window(graveyard, settings, words):
    app = open_kiosk(Start(settings, "k1", windowed=True, words=words))
    assert app.window.isVisible()
    app.close()
