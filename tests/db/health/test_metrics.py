"""The text that Prometheus reads: of its grammar, whole, and as the look says."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from centre.rules.errors import Unavailable
from db.facts import DeviceHealth
from db.health.findings import Finding
from db.health.looking import Look, Waiting
from db.health.metrics import text, write

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
SAMPLE = re.compile(r'[a-z_]+(\{([a-z]+="(\\[\\"n]|[^"\\\n])*",?)+\})? -?[0-9.e+-]+')


def a_look(name="k1"):
    checks = (
        Finding("disk", "warning", "disk_low", {"free_bytes": 123456789}),
        Finding("copies", "ok", facts={"proof_age_seconds": 3600}),
    )
    device = DeviceHealth(name, "printer", "offline", "printer_offline", {}, AT)
    return Look(AT, "0.1.0", "0009", checks, (device,), Waiting(3, 12))


def test_every_line_is_one_that_the_format_knows():
    for line in text(a_look()).splitlines():
        assert re.match(r"# (HELP|TYPE) [a-z_]+ \S", line) or SAMPLE.fullmatch(line), line


def test_figures_are_those_of_the_look():
    said = text(a_look())
    assert 'motcua_info{version="0.1.0",schema="0009"} 1\n' in said
    assert "motcua_state 2\n" in said
    assert 'motcua_check_state{check="disk",key="disk_low"} 2\n' in said
    assert "motcua_disk_free_bytes 123456789\n" in said
    assert "motcua_proof_age_seconds 3600\n" in said
    assert "motcua_waiting 3\n" in said
    assert "motcua_waiting_oldest_minutes 12\n" in said
    assert "motcua_device_state" in said
    assert f"motcua_looked_at_seconds {AT.timestamp():.15g}\n" in said


def test_a_name_with_quotes_and_line_feeds_stays_one_sample():
    said = text(a_look('a"b\\c\nd'))
    (line,) = [line for line in said.splitlines() if line.startswith("motcua_device_state{")]
    assert SAMPLE.fullmatch(line), line


def test_the_control_an_unescaped_name_is_no_sample():
    assert not SAMPLE.fullmatch('motcua_device_state{kind="printer",name="a"b"} 3')


def test_it_takes_the_place_of_the_last_one_and_leaves_nothing_beside(tmp_path: Path):
    file = tmp_path / "motcua.prom"
    for _ in range(2):
        write(file, a_look())
    assert [one.name for one in tmp_path.iterdir()] == ["motcua.prom"]
    assert file.stat().st_mode & 0o777 == 0o644


def test_a_folder_that_is_not_there_is_told_and_the_old_text_stays(tmp_path: Path):
    with pytest.raises(Unavailable, match="folder_refused"):
        write(tmp_path / "gone" / "motcua.prom", a_look())
