"""Profiles: each shipped one is whole, its values are used, and a wrong one is refused in words."""

import re
from pathlib import Path

import pytest

from centre.settings import Printer, SettingsError
from drivers import descriptions
from drivers.place import Place
from drivers.printers import thermal
from drivers.printers.profiles import KIND, PrinterProfile, described

SHIPPED = descriptions.names(KIND)
OWN = """
family = "Our own printer"
width = 384
cut = false
status = true
has_gs_h = false
has_asb = false
native_qr = false
"""


def wiring(**more) -> Printer:
    return Printer(transport="simulated", **more)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_profile_is_whole_and_makes_a_printer(name, tmp_path):
    profile = described(wiring(profile=name))
    assert profile.family
    printer = thermal.make(wiring(profile=name), Place("t80", tmp_path))
    assert printer.confirms is (profile.status or profile.has_gs_h)
    assert not list(tmp_path.iterdir()), "nothing is opened"


def test_families_of_the_hardware_note_are_shipped():
    assert {"generic-80", "generic-58", "epson-tm-t88iii", "epson-tm-u220"} <= set(SHIPPED)
    without_id = {name for name in SHIPPED if not described(wiring(profile=name)).has_gs_h}
    assert {"epson-tm-t88iii", "epson-tm-u220", "epson-tm-j2000"} <= without_id
    assert "epson-tm-t88" not in without_id


@pytest.mark.parametrize("name", SHIPPED)
def test_what_nobody_has_seen_is_marked_in_the_file(name):
    text = descriptions.file_of(KIND, name).read_text("utf-8")
    assert re.search(r"^native_qr = true(?!.*unconfirmed)", text, re.MULTILINE) is None
    assert re.search(r"^buffer_bytes = .*# unconfirmed", text, re.MULTILINE)


def test_no_key_of_a_profile_is_without_a_reader():
    """Words for people apart; a key that changes nothing would mislead a technician."""
    modules = Path(thermal.__file__).parent.glob("*.py")
    code = "".join(module.read_text("utf-8") for module in modules)
    read = set(re.findall(r"(?:(?<=profile\.)|(?<=self\.))[a-z_]+", code))
    assert set(PrinterProfile.model_fields) - read == {"family", "notes"}


def test_profile_of_the_default_is_what_the_settings_say_it_is():
    profile = described(wiring())
    assert (profile.width, profile.cut, profile.status) == (576, True, True)
    assert (profile.has_gs_h, profile.band_rows, profile.baud) == (True, 64, 115_200)


def test_settings_override_the_profile_key_by_key():
    given = {
        "width": 384,
        "cut": False,
        "status": False,
        "has_gs_h": False,
        "has_asb": False,
        "native_qr": True,
        "band_rows": 24,
        "baud": 9600,
        "rtscts": False,
    }
    profile = described(wiring(**given))
    assert {name: getattr(profile, name) for name in given} == given
    assert not profile.confirms


def test_profile_may_be_a_file_of_ones_own(tmp_path):
    file = tmp_path / "ours.toml"
    file.write_text(OWN, "utf-8")
    profile = described(wiring(profile=str(file)))
    assert (profile.family, profile.width, profile.blade_mm) == ("Our own printer", 384, 12.0)


@pytest.mark.parametrize(
    ("text", "line", "key", "remedy"),
    [
        (OWN + "has_gs_q = true\n", 9, "has_gs_q", "has_gs_h"),
        (OWN.replace("width = 384", "width = 400"), 3, "width", "576"),
        (OWN.replace("cut = false\n", ""), None, "cut", "true"),
    ],
    ids=["unknown key", "wrong value", "missing key"],
)
def test_wrong_profile_is_refused_with_file_line_key_and_remedy(tmp_path, text, line, key, remedy):
    file = tmp_path / "ours.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(SettingsError) as refused:
        described(wiring(profile=str(file)))
    (problem,) = refused.value.problems
    assert (problem.line, problem.key) == (line, key)
    assert remedy in problem.remedy
    assert str(file) in str(refused.value)


def test_unknown_name_is_refused_with_the_names_there_are():
    with pytest.raises(SettingsError, match="generic-80"):
        described(wiring(profile="generic-81"))


def test_missing_file_is_refused_in_words(tmp_path):
    with pytest.raises(SettingsError, match="no such file"):
        described(wiring(profile=str(tmp_path / "none.toml")))


def test_letters_in_a_line_follow_the_width_unless_told():
    profile = described(wiring())
    assert profile.letters_in_line == 48
    assert described(wiring(profile="epson-tm-u220")).letters_in_line == 33
