"""The zip that a technician carries away: whole, useful, and with nobody in it."""

import io
import json
import zipfile
from datetime import datetime

import pytest

from centre.rules.hours import ZONE
from centre.settings import load, pins
from db.health import carried
from db.health.carried import BLANK, without_persons

AT = datetime(2026, 11, 23, 8, 42, tzinfo=ZONE)
CARD = "012345678901|123456789|Nguyễn Văn Canary|01011990|Nam|Xã Quảng Điền|01012021"


@pytest.mark.parametrize(
    ("line", "secret"),
    [
        (f"reader heard {CARD} end", "Canary"),
        ("number 079123456789 seen", "079123456789"),
        ("number 123456789.", "123456789"),
        ("number 079 123 456 789", "456 789"),
        ("number 079.123.456.789", "456.789"),
        ("phone 0912345678", "0912345678"),
        ("phone 0912 345 678", "345 678"),
        ("phone +84 912 345 678", "345 678"),
        ("dossier H56.14-261122-0001 not found", "261122-0001"),
        ("dossier h56.14-261122-0001#k7q2 not found", "k7q2"),
        ("dossier 000.00.19.H56-261122-00012", "261122"),
        ("Touched(key='typed:nguyen van canary')", "canary"),
        ("act typed:nguyen van canary", "canary"),
        ("pin=90817 given", "90817"),
        ("mail an.canary@example.vn", "canary"),
        ("full width " + "\uff10\uff17\uff19" * 4, "\uff17\uff19"),
    ],
)
def test_what_may_tell_of_a_person_is_blanked(line, secret):
    cleaned = without_persons(f"before\n{line}\nafter\n")
    assert secret not in cleaned
    assert BLANK in cleaned
    assert cleaned.startswith("before\n")
    assert cleaned.endswith("after\n")


@pytest.mark.parametrize(
    "line",
    [
        "2026-11-23 08:42:00,123 kiosk.printing: printer state=ok detail=DLE EOT 4: 0x12",
        "store lost kiosk=k1 error=database_gone host=192.168.100.200 port=5432",
        "slip not drawn job=0b9d4b4e-5a0c-7c1e-8b52-3f5a7c9e1d20 why=font_missing",
        "cannot start: schema_older found=0005 wanted=0006",
        "number not taken kiosk=k1 why=disk_full label=A013",
    ],
)
def test_what_a_technician_needs_stays(line):
    assert without_persons(line) == f"{line}\n"


def test_settings_are_told_without_the_door_and_without_foreign_options(tmp_path):
    text = (
        f'[centre]\ncode = "MC-DEMO"\n[kiosk.k1]\nprinter = "p1"\ncare_pin = "{pins.EXAMPLE}"\n'
        '[printer.p1]\ntransport = "simulated"\noptions = {word = "canary"}\n'
    )
    (tmp_path / "centre.toml").write_text(text, encoding="utf-8")
    told = json.loads(carried.settings_told(load(tmp_path)))
    assert told["kiosk"]["k1"]["care_pin"] == BLANK
    assert told["kiosk"]["k1"]["printer"] == "p1"
    assert "canary" not in json.dumps(told)


def test_the_zip_is_whole_and_each_part_is_cleaned():
    content = carried.packed({"log.txt": f"a\n{CARD}\n", "about.txt": "k1 079123456789"}, AT)
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == ["log.txt", "about.txt"]
        told = "".join(opened.read(name).decode() for name in opened.namelist())
    assert "Canary" not in told
    assert "079123456789" not in told


def test_an_endless_log_keeps_its_end():
    cleaned = without_persons("x" * carried.LONGEST + "\nlast line\n")
    assert cleaned.endswith("last line\n")
    assert len(cleaned) < 10_000, "an endless line is cut"


def test_the_file_is_named_by_kiosk_and_minute():
    assert carried.file_name("k1", AT) == "motcua-k1-20261123-0842.zip"
