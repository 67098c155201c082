"""The technician's hidden PIN in centre.toml: taken whole, refused without being repeated."""

import pytest

from centre.settings import SettingsError, load, pins
from db.pins import hidden


def written(folder, value):
    text = f'[centre]\ncode = "MC-DEMO"\n[kiosk.k1]\ncare_pin = {value}\n'
    (folder / "centre.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "pin", [pins.MARK + hidden("90817263"), pins.EXAMPLE], ids=["made", "shown"]
)
def test_a_hidden_pin_is_taken_as_it_stands(tmp_path, pin):
    assert load(written(tmp_path, f'"{pin}"')).kiosk["k1"].care_pin == pin


def test_without_one_the_door_has_no_pin(tmp_path):
    (tmp_path / "centre.toml").write_text('[centre]\ncode = "MC-DEMO"\n[kiosk.k1]\n', "utf-8")
    assert load(tmp_path).kiosk["k1"].care_pin is None


@pytest.mark.parametrize("value", ['"90817263"', "90817263", '"scrypt$90817263"', '["90817263"]'])
def test_a_pin_that_was_written_down_itself_is_refused_and_not_repeated(tmp_path, value):
    with pytest.raises(SettingsError) as refused:
        load(written(tmp_path, value))
    assert "90817263" not in str(refused.value)
    assert "90817263" not in repr(refused.value)
    assert "motcua-kiosk --care-pin" in str(refused.value)
    assert "kiosk.k1.care_pin" in str(refused.value)
