"""Descriptions and drivers are checked before a program starts."""

import pytest

from centre.settings import SettingsError, load
from drivers.checking import check

LINE = '[line.l1]\ntransport = "simulated"\n'
GOOD = (
    '[printer.p1]\ntransport = "simulated"\nprofile = "generic-58"\n'
    f'{LINE}[sign.s1]\nline = "l1"\ncounter = "1"\ndriver = "described"\ndescription = "ugreat"\n'
    '[keypad.k1]\nline = "l1"\naddress = 2\ndriver = "described"\ndescription = "simple"\n'
)


def settings(folder, text):
    (folder / "centre.toml").write_text(f'[centre]\ncode = "H99.08"\n{text}', "utf-8")
    return load(folder)


def test_good_settings_pass(tmp_path):
    check(settings(tmp_path, GOOD))


@pytest.mark.parametrize(
    ("was", "becomes", "key", "told"),
    [
        ("generic-58", "generic-85", "printer.p1.profile", "Did you mean generic-8"),
        ("ugreat", "ugreet", "sign.s1.description", "Did you mean ugreat?"),
        ('"simple"', '"nothing"', "keypad.k1.description", "simple"),
        (
            'profile = "generic-58"',
            'driver = "acme"',
            "printer.p1.driver",
            '"acme" is not installed',
        ),
    ],
)
def test_a_wrong_name_is_told_with_file_key_and_remedy(tmp_path, was, becomes, key, told):
    with pytest.raises(SettingsError) as refused:
        check(settings(tmp_path, GOOD.replace(was, becomes)))
    said = str(refused.value)
    assert said.startswith(f"{tmp_path / 'centre.toml'}: {key}: ")
    assert told in said


def test_a_loudspeaker_without_its_driver_is_told(tmp_path):
    with pytest.raises(SettingsError, match=r"speaker\.loud\.driver"):
        check(settings(tmp_path, '[speaker.loud]\ndriver = "acme"\n'))


def test_a_file_of_ones_own_is_checked_with_its_lines(tmp_path):
    own = tmp_path / "mine.toml"
    own.write_text('family = "Mine"\nwidth = 577\n', "utf-8")
    text = f'[printer.p1]\ntransport = "simulated"\nprofile = "{own}"\n'
    with pytest.raises(SettingsError, match=r"mine\.toml: line 2: width"):
        check(settings(tmp_path, text))


def test_a_driver_that_is_missing_for_a_scanner_stops_no_start(tmp_path):
    check(settings(tmp_path, '[reader.r1]\ntransport = "simulated"\ndriver = "acme"\n'))
