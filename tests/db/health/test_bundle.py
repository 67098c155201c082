"""What is sent to whoever helps: useful, and with nobody in it."""

import zipfile
from pathlib import Path
from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed, Unavailable
from db.facts import Health
from db.health import bundle as bundling
from db.health.bundle import bundle

CARD = "012345678901|123456789|Nguyễn Văn Canary|01011990|Nam|Xã Quảng Điền|01012021"
SECRETS = ("012345678901", "123456789", "Canary", "0912345678", "H56.14-261122-0001", "2468135")
LINES = f"reader heard {CARD}\nphone 0912345678\ndossier H56.14-261122-0001\npin: 2468135\n"


def parts_of(file: Path) -> dict[str, str]:
    with zipfile.ZipFile(file) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


@pytest.fixture
def talkative(settings, store, monkeypatch):
    """A machine whose logs, devices and journal say what they never should."""
    store.day.take(uuid4(), "ho-tich", "k1")
    store.devices.report(Health("p1", "printer", "error", "paper_out", {"said": "0912345678"}))
    logs = settings.state_folder() / bundling.LOGS
    logs.mkdir()
    (logs / "kiosk-k1.log").write_text(LINES, "utf-8")
    said = ("/bin/sh", "-c", f"printf '%s' '{LINES}'")
    monkeypatch.setattr(bundling, "COMMANDS", {"journal.txt": said})
    return settings


def test_it_has_what_helps(talkative, clock, tmp_path):
    names = bundle(talkative, clock, "test", tmp_path / "out.zip")
    parts = parts_of(tmp_path / "out.zip")
    assert set(names) == set(parts)
    assert {"about.txt", "health.json", "settings.json", "rows.json", "journal.txt"} <= set(parts)
    assert "paper_out" in parts["health.json"]
    assert '"ticket": 1' in parts["rows.json"]
    assert "reader" not in parts["journal.txt"], "a card's line goes whole"
    assert "phone" in parts["logs/kiosk-k1.log"]


def found(parts: dict[str, str]) -> list[str]:
    """Return which secrets are in the parts, in their own letters or as digits alone."""
    text = "\n".join(parts.values())
    digits = "".join(letter for letter in text if letter.isdigit() or letter == "\n")
    return [one for one in SECRETS if one in text or (one.isdigit() and one in digits)]


def test_nobody_is_in_it(talkative, clock, tmp_path):
    bundle(talkative, clock, "test", tmp_path / "out.zip")
    assert found(parts_of(tmp_path / "out.zip")) == []


def test_the_control_a_bundle_that_takes_the_raw_log_is_found(
    talkative, clock, tmp_path, monkeypatch
):
    monkeypatch.setattr("db.health.carried.without_persons", lambda text: text)
    bundle(talkative, clock, "test", tmp_path / "out.zip")
    assert set(found(parts_of(tmp_path / "out.zip"))) >= {"Canary", "0912345678"}


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_a_machine_without_a_database_or_systemd_still_has_one(
    settings, clock, tmp_path, monkeypatch
):
    settings.database_path().unlink()
    monkeypatch.setattr(bundling, "COMMANDS", {"units.txt": ("/gone/systemctl",)})
    bundle(settings, clock, "test", tmp_path / "out.zip")
    parts = parts_of(tmp_path / "out.zip")
    assert "database_missing" in parts["rows.json"]
    assert "/gone/systemctl" in parts["units.txt"]


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_a_command_that_hangs_is_not_waited_for(settings, clock, tmp_path, monkeypatch):
    monkeypatch.setattr(bundling, "COMMANDS", {"units.txt": ("/bin/sleep", "600")})
    monkeypatch.setattr(bundling, "ANSWERS_WITHIN", 0.1)
    bundle(settings, clock, "test", tmp_path / "out.zip")
    assert "timed out" in parts_of(tmp_path / "out.zip")["units.txt"]


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_nothing_is_overwritten_and_a_folder_that_is_gone_is_told(settings, clock, tmp_path):
    (tmp_path / "out.zip").touch()
    with pytest.raises(NotAllowed, match="file_exists"):
        bundle(settings, clock, "test", tmp_path / "out.zip")
    with pytest.raises(Unavailable, match="folder_refused"):
        bundle(settings, clock, "test", tmp_path / "gone" / "out.zip")
