"""The sections of centre.toml: defaults, limits, references, folders."""

import math
from pathlib import Path

import pytest
from pydantic import ValidationError

from centre.settings.models import (
    INSTALLED,
    STATE,
    Database,
    Kiosk,
    Printer,
    Settings,
    Simulation,
    Speaker,
)


def settings(**sections):
    return Settings.model_validate({"centre": {"code": "MC-DEMO"}, **sections})


def test_the_code_of_the_centre_is_enough():
    plain = settings()
    assert plain.database.address == "sqlite:centre.db"
    assert (plain.kiosk, plain.printer) == ({}, {})
    assert plain.simulation.clock_shift_seconds == 0.0


def test_a_kiosk_has_the_times_of_the_screens_note():
    kiosk = Kiosk()
    assert (kiosk.mode, kiosk.printer, kiosk.counter) == ("dispenser", None, None)
    assert (kiosk.idle_seconds, kiosk.countdown_seconds) == (40, 20)
    assert (kiosk.ticket_seconds, kiosk.paperless_seconds, kiosk.panel_bottom_mm) == (8, 30, 850)


@pytest.mark.parametrize(
    ("key", "value"), [("idle_seconds", 29), ("countdown_seconds", 19), ("idle_seconds", "40")]
)
def test_times_shorter_than_the_law_of_access_are_refused(key, value):
    with pytest.raises(ValidationError):
        Kiosk.model_validate({key: value})


@pytest.mark.parametrize(
    "transport",
    [
        "simulated",
        "file:/dev/usb/lp0",
        "tcp:192.168.1.50:9100",
        "tcp:printer-1.local:65535",
        "tcp:[fe80::1]:9100",
        "serial:/dev/serial/by-id/usb-1a86_USB_Serial-if00-port0",
        "usb:/dev/motcua/printer0",
    ],
)
def test_ways_to_a_printer(transport):
    assert Printer(transport=transport).transport == transport


@pytest.mark.parametrize(
    "transport",
    [
        "",
        "usb",
        "simulated ",
        "file:lp0",
        "tcp:host",
        "tcp::9100",
        "tcp:host:0",
        "tcp:host:65536",
        "tcp:host:x",
        "tcp:a b:9100",
        "serial:ttyS0",
        "usb:",
        "file:/a\x00b",
    ],
)
def test_other_ways_to_a_printer_are_refused(transport):
    with pytest.raises(ValidationError):
        Printer(transport=transport)


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("sqlite:centre.db", "/state/centre.db"),
        ("sqlite:data/centre.db", "/state/data/centre.db"),
        ("sqlite:/srv/centre.db", "/srv/centre.db"),
        ("sqlite:///srv/centre.db", "/srv/centre.db"),
    ],
)
def test_the_database_lies_in_the_state_folder_or_where_it_says(monkeypatch, address, path):
    monkeypatch.setenv("STATE_DIRECTORY", "/state:/other")
    assert settings(database={"address": address}).database_path() == Path(path)


@pytest.mark.parametrize(
    "address",
    [
        "centre.db",
        "sqlite:",
        "sqlite://",
        "sqlite::memory:",
        "sqlite:folder/",
        "sqlite:a?mode=ro",
        "mysql:x",
    ],
)
def test_what_is_neither_a_file_nor_a_server_is_refused(address):
    with pytest.raises(ValidationError):
        Database(address=address)


def test_a_server_has_no_file_and_a_file_has_no_server():
    assert Database().server is None
    found = Database(address="postgresql://10.0.0.5/motcua").server
    assert (found.hosts, found.name) == ((("10.0.0.5", 5432),), "motcua")


def test_an_installed_machine_keeps_its_data_where_its_programs_do(monkeypatch):
    """A command in a terminal has no STATE_DIRECTORY, and must not begin a second database."""
    monkeypatch.delenv("STATE_DIRECTORY", raising=False)
    installed = settings().in_folder(INSTALLED)
    assert installed.database_path() == STATE / "centre.db"
    monkeypatch.setenv("STATE_DIRECTORY", "/srv/motcua")
    assert installed.state_folder() == Path("/srv/motcua")


def test_the_identity_lies_in_the_state_folder(monkeypatch):
    monkeypatch.setenv("STATE_DIRECTORY", "/state")
    assert settings().identity_folder() == Path("/state/identity")
    named = settings(database={"identity": "/srv/keys"})
    assert named.identity_folder() == Path("/srv/keys")


def test_without_systemd_the_state_lies_beside_the_file(monkeypatch, tmp_path):
    monkeypatch.delenv("STATE_DIRECTORY", raising=False)
    here = settings().in_folder(tmp_path)
    assert here.folder == tmp_path
    assert here.state_folder() == tmp_path
    assert here.database_path() == tmp_path / "centre.db"
    monkeypatch.setenv("STATE_DIRECTORY", "")
    assert here.state_folder() == tmp_path


def test_moving_the_settings_leaves_the_first_ones_alone(tmp_path):
    first = settings()
    before = first.folder
    assert first.in_folder(tmp_path).folder == tmp_path
    assert first.folder == before


def test_settings_are_not_changed_after_reading():
    with pytest.raises(ValidationError):
        settings().centre.code = "OTHER"


def test_the_folder_is_no_key_of_the_file():
    with pytest.raises(ValidationError):
        settings(folder="/srv")
    assert "folder" not in settings().model_dump()


@pytest.mark.parametrize("code", ["mc", "M", "-MC", "MC DEMO", "MC_1", "M" * 32, "MÃ"])
def test_a_code_of_another_shape_is_refused(code):
    with pytest.raises(ValidationError):
        settings(centre={"code": code})


@pytest.mark.parametrize("name", ["K1", "-k", "k_1", "", "k" * 32, "quầy", "k1\n"])
def test_a_device_name_of_another_shape_is_refused(name):
    with pytest.raises(ValidationError):
        settings(kiosk={name: {}})


def test_names_between_sections_must_exist():
    with pytest.raises(ValidationError, match=r"no \[printer\.slips\]"):
        settings(kiosk={"k1": {"printer": "slips"}})
    with pytest.raises(ValidationError, match=r"no \[speaker\.hall\]"):
        settings(display={"lobby": {"speaker": "hall"}})
    wired = settings(
        kiosk={"k1": {"printer": "slips"}}, printer={"slips": {"transport": "simulated"}}
    )
    assert wired.kiosk["k1"].printer in wired.printer


def test_a_rating_kiosk_names_its_counter():
    with pytest.raises(ValidationError, match="needs the code of its counter"):
        settings(kiosk={"r1": {"mode": "rating"}})
    assert settings(kiosk={"r1": {"mode": "rating", "counter": "3"}}).kiosk["r1"].counter == "3"


@pytest.mark.parametrize("shift", [math.nan, math.inf, 1e300])
def test_a_shift_that_no_clock_can_take_is_refused(shift):
    with pytest.raises(ValidationError):
        Simulation(clock_shift_seconds=shift)


def test_a_speaker_is_the_box_s_own_player_unless_said_otherwise():
    assert (Speaker().driver, Speaker().command) == ("player", None)
