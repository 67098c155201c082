"""motcua-db rollup: from a centre's box over a folder to the province's report."""

import json
from uuid import uuid4

import pytest

from db.__main__ import main
from db.enrolment import files as locks

SPAN = ("--from", "2026-11-01", "--to", "2026-11-30")


@pytest.fixture
def run(capsys, monkeypatch, clock):
    monkeypatch.setattr("db.__main__.clock_of", lambda _settings: clock)

    def act(folder, *words):
        code = main(["--config", str(folder), *map(str, words)])
        told = capsys.readouterr()
        return code, told.out + told.err

    return act


@pytest.fixture
def province(tmp_path, run):
    """A folder with the database of a province, made by its command."""
    folder = tmp_path / "province"
    folder.mkdir()
    (folder / "centre.toml").write_text('[centre]\ncode = "TINH-46"\n', encoding="utf-8")
    code, told = run(folder, "rollup", "init")
    assert (code, "giam-doc" in told) == (0, True)
    return folder


@pytest.fixture
def share(tmp_path):
    made = tmp_path / "share"
    made.mkdir()
    return made


@pytest.fixture
def a_day(store, take, clock):
    for _ in range(5):
        take()
    clock.move(minutes=12)
    store.day.call_next(uuid4(), "1")
    clock.move(minutes=6)
    store.day.finish(uuid4(), "1")
    store.day.expire(uuid4())
    clock.move(days=1)


@pytest.fixture
def home(settings):
    return settings.folder


@pytest.mark.usefixtures("a_day")
def test_the_provinces_total_is_that_of_the_centres_report(run, home, province, share, tmp_path):
    """Behaviour 43: the roll-up says what screen, CSV and `motcua-db report` say."""
    assert "1 new parcels, 1 laid" in run(home, "rollup", "send", "--to", share)[1]
    assert "H99.08: nhận 1 gói, đủ đến gói 1" in run(province, "rollup", "receive", share)[1]
    told = json.loads(run(home, "rollup", "send", "--to", share, "--json")[1])
    assert (told["acknowledged"], told["laid"]) == (1, [])
    own = json.loads(run(home, "report", *SPAN, "--json")[1])["total"]
    file = tmp_path / "sums.csv"
    code, said = run(province, "rollup", "report", *SPAN, "--csv", file, "--json")
    total = json.loads(said)["total"]
    assert code == 0
    for name in ("arrived", "served", "absent", "cancelled", "left", "waiting", "wait_seconds"):
        assert total[name] == own[name]
    assert ";Tổng cộng;;01/11/2026;30/11/2026;1;5;1;0;0;4;0;" in file.read_text("utf-8-sig")
    assert "is there already" in run(province, "rollup", "report", *SPAN, "--csv", file)[1]
    assert json.loads(run(province, "verify", "--json")[1])["faults"] == []
    assert json.loads(run(home, "verify", "--json")[1])["faults"] == []


@pytest.mark.usefixtures("a_day")
def test_a_folder_that_is_away_is_said_in_a_sentence(run, home, share):
    assert "No folder is named" in run(home, "rollup", "send")[1]
    code, told = run(home, "rollup", "send", "--to", share / "none")
    assert (code, "Nothing is lost" in told) == (1, True)
    assert "0 new parcels, 1 laid" in run(home, "rollup", "send", "--to", share)[1]


@pytest.mark.usefixtures("a_day")
def test_faults_are_told_with_exit_code_1(run, home, province, share):
    run(home, "rollup", "send", "--to", share)
    (file,) = share.iterdir()
    file.rename(file.with_name(file.name.replace("0000001", "0000003")))
    code, told = run(province, "rollup", "receive", share)
    assert (code, "thiếu gói 1-2 của H99.08" in told) == (1, True)


def test_a_second_run_is_told_to_wait(run, home, share, settings, monkeypatch):
    monkeypatch.setattr(locks, "_ALONE_WITHIN", 0.01)
    with locks.alone(settings.state_folder() / "rollup.lock"):
        code, told = run(home, "rollup", "send", "--to", share)
    assert (code, "Another run sends" in told) == (1, True)


def test_a_file_is_not_founded_twice(run, province):
    code, told = run(province, "rollup", "init")
    assert (code, "is there already" in told) == (1, True)
