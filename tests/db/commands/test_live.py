"""motcua-db live: the board for people and scripts; it keeps nothing."""

import json
from uuid import uuid4

import pytest

from db.__main__ import main


@pytest.fixture
def engine_kind() -> str:
    """The command is the same for both engines; the store's tests are of both."""
    return "sqlite"


@pytest.fixture
def run(settings, capsys):
    def act(*words):
        code = main(["--config", str(settings.folder / "centre.toml"), "live", *words])
        return code, capsys.readouterr().out

    return act


@pytest.fixture
def soon(monkeypatch, clock):
    """Let the command have the tests' clock."""
    monkeypatch.setattr("db.__main__.clock_of", lambda _: clock)


def test_the_board_as_json_has_forecast_counters_and_alarms(run, soon, store, take, clock):
    """Behaviour 41: what the supervisor sees, for scripts."""
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    take()
    clock.move(minutes=35)
    code, told = run("--json")
    data = json.loads(told)
    assert code == 0
    service = data["services"][0]
    assert (service["code"], service["waiting"], service["longest"]) == ("ho-tich", 1, 35)
    assert len(service["forecast"]) == 7
    assert data["counters"][0]["desk"] == "free"
    (alarm,) = (one for one in data["alarms"] if one["kind"] == "wait")
    assert alarm["sentence"] == "ho-tich: A001 đã chờ 35 phút, quá mục tiêu 30 phút."
    assert [e.kind for e in store.day.events()].count("alarm_begins") == 0


def test_people_read_one_line_for_each_queue_and_counter(run, soon, store, take, clock):
    take()
    clock.move(minutes=35)
    board = store.live_board.sync_alarms("giam-doc")
    store.live_board.acknowledge(uuid4(), board.alarms[0].id, "giam-doc")
    told = run()[1]
    assert "arrived 1 = served 0 + absent 0 + cancelled 0 + left 0 + waiting 1" in told
    assert "A ho-tich" in told
    assert "counter 5: closed" in told
    assert "(đã biết: giam-doc)" in told
