"""What a key wants, read from the models and from nowhere else."""

import pytest

from centre.settings.describing import keys_at, meaning, model_at, toml_value, wanted
from centre.settings.models import Kiosk, Settings
from centre.settings.screens import BoardScreen, Screen


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (("kiosk", "k1", "idle_seconds"), "a whole number, 30 to 600: Silence after"),
        (("kiosk", "k1", "mode"), 'one of "dispenser", "rating": dispenser gives'),
        (("display", "d", "screen", "inches"), "a number, 5 to 200: Diagonal"),
        (("printer", "p", "cut"), "true or false: Cut after"),
        (("display", "d", "languages"), "a list of texts: Languages"),
        (("kiosk", "k1", "screen"), "a table, [kiosk.k1.screen]"),
        (("kiosk", "k1"), "a table for each device, [kiosk.NAME]"),
        (("centre",), "a table, [centre]"),
        (("no", "such"), "a table"),
    ],
)
def test_the_table_of_wishes(path, told):
    assert wanted(path).startswith(told)


def test_a_screen_that_only_changes_a_default_keeps_the_meaning():
    assert meaning(BoardScreen, "inches") == meaning(Screen, "inches") != ""


def test_keys_are_found_by_their_path():
    assert list(keys_at(())) == list(Settings.model_fields)
    assert list(keys_at(("kiosk", "k1"))) == list(Kiosk.model_fields)
    assert list(keys_at(("kiosk", "k1", "screen"))) == list(Screen.model_fields)
    assert list(keys_at(("nothing",))) == []
    assert model_at(("kiosk", "k1", "mode", "deeper")) is not None
    assert model_at(()) is None


@pytest.mark.parametrize(
    ("value", "toml"),
    [(True, "true"), (40, "40"), (6.0, "6.0"), ("vi", '"vi"'), (("vi", "en"), '["vi", "en"]')],
)
def test_defaults_are_written_as_toml(value, toml):
    assert toml_value(value) == toml
