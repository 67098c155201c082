"""motcua-db as technicians and scripts use it: plain sentences, JSON, exit codes."""

import json

import pytest

from db.__main__ import main
from db.engine import SCHEMA
from db.facts import Health
from db.ids import uuid7

TOML = """
[centre]
code = "H99.08"

[simulation]
clock_shift_seconds = {shift}
"""


of_a_file = pytest.mark.parametrize("engine_kind", ["sqlite"])
of_a_server = pytest.mark.parametrize("engine_kind", ["postgresql"])


@pytest.fixture
def call(settings, capsys, monkeypatch, clock):
    """Run motcua-db on a founded centre at 08:00; return (exit code, output, complaint)."""
    monkeypatch.setattr("db.__main__.clock_of", lambda _settings: clock)

    def run(*words):
        code = main(["--config", str(settings.folder), *map(str, words)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def answer(call):
    """Run a command with --json and return what it answers."""

    def run(*words):
        code, out, _ = call(*words, "--json")
        assert code == 0
        return json.loads(out)

    return run


def test_take_call_why_finish_verify_as_a_script_does(answer):
    taken = answer("take", "ho-tich")
    assert taken["ticket"]["label"] == "A001"
    assert answer("call", "1")["ticket"]["label"] == "A001"
    (why,) = answer("why", "A001")
    assert why["reason"]["rule"] == "longest"
    assert "quầy 1 gọi A001" in why["sentence"]
    assert answer("finish", "1")["state"] == "served"
    assert answer("verify") == {"events": 4, "faults": []}
    assert [event["kind"] for event in answer("events", "A001")] == [
        "take",
        "call",
        "finish",
        "rating_opens",
    ]


def test_a_program_that_is_no_more_is_forgotten_by_command(answer, store):
    store.devices.report(Health("k9", "kiosk", "ok", "", {"kiosk": "k9"}))
    assert answer("forget", "kiosk", "k9") == [["kiosk", "k9"]]
    assert answer("forget", "kiosk", "k9") == []


def test_a_request_id_repeated_by_a_script_has_one_effect(answer):
    request = uuid7()
    first = answer("take", "ho-tich", "--request", request)
    assert answer("take", "ho-tich", "--request", request) == first
    assert answer("take", "ho-tich")["ticket"]["label"] == "A002"


def test_nobody_waiting_is_told_and_is_no_fault(call):
    code, out, _ = call("call", "1")
    assert (code, out) == (0, "Nobody waits for this counter.\n")


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (("take", "khong-co"), "service_unknown"),
        (("call", "99"), "counter_unknown"),
        (("finish", "1"), "no_ticket"),
        (("why", "Z9"), "number_unknown"),
    ],
)
def test_a_refusal_is_a_sentence_with_a_key_and_exit_code_1(call, words, key):
    code, out, _ = call(*words, "--json")
    assert code == 1
    assert json.loads(out)["error"] == key
    code, _, complaint = call(*words)
    assert code == 1
    assert complaint.startswith("motcua-db: ")
    assert "Traceback" not in complaint


@of_a_file
def test_init_leaves_a_database_that_is_there_alone(call):
    code, out, _ = call("init", "--json")
    assert (code, json.loads(out)["error"]) == (1, "database_exists")


@of_a_server
@pytest.mark.parametrize(
    ("words", "key", "told"),
    [
        (("init",), "needs_server_init", "motcua-db server init"),
    ],
)
def test_what_a_file_needs_is_refused_at_a_server_and_what_to_do_is_said(
    call, everything, words, key, told
):
    before = everything()
    code, out, _ = call(*words, "--json")
    said = json.loads(out)
    assert (code, said["error"]) == (1, key)
    assert told in said["message"]
    assert everything() == before


@of_a_server
def test_check_at_a_server_tells_its_settings_and_where_its_rights_differ(call):
    """The server of the tests keeps nothing, so that there is something to tell."""
    code, out, _ = call("check", "--json")
    found = json.loads(out)
    assert code == 1
    assert (found["fsync"], found["data_checksums"], found["schema"]) == ("off", "on", SCHEMA)
    assert found["synchronous_commit"] == "on"
    assert found["rights"], "nobody has given any rights yet"
    code, said = call("upgrade", "--json")[:2]
    assert (code, json.loads(said)["error"]) == (1, "needs_server_init")


def test_verify_finds_one_changed_byte_and_says_where(call, settings, open_as):
    call("take", "ho-tich")
    store = open_as("test")
    with store.write() as work:
        work.connection.exec_driver_sql("UPDATE ticket SET service = 'ho-tici'")
    code, out, _ = call("verify")
    assert code == 1
    assert "service is not what its events tell" in out


@of_a_file
def test_check_backup_restore_and_state_work_one_after_the_other(answer):
    assert answer("check")["integrity"] == ["ok"]
    made = answer("backup")
    done = answer("restore", made["file"])
    assert (done["copy"], done["is_sealed"]) == (made["file"], True)
    state = answer("state")
    assert len(state["services"]) == 8
    assert len(state["counters"]) == 5


def test_an_upgrade_of_what_is_not_there_yet_is_well_where_that_was_said(tmp_path, capsys):
    (tmp_path / "centre.toml").write_text(TOML.format(shift=0), encoding="utf-8")
    assert main(["--config", str(tmp_path), "upgrade", "--if-any"]) == 0
    assert "no database file" in capsys.readouterr().out
    assert main(["--config", str(tmp_path), "upgrade"]) == 1


def test_init_makes_a_new_centre_and_tells_the_pins_once(tmp_path, capsys):
    (tmp_path / "centre.toml").write_text(TOML.format(shift=0), encoding="utf-8")
    assert main(["--config", str(tmp_path), "init", "--json"]) == 0
    pins = json.loads(capsys.readouterr().out)["pins"]
    assert len(pins) == 8
    assert len(set(pins.values())) > 1
    assert all(len(pin) == 6 and pin.isdigit() for pin in pins.values())
    assert not any(pin.encode() in (tmp_path / "centre.db").read_bytes() for pin in pins.values())
    assert main(["--config", str(tmp_path), "upgrade"]) == 0
    assert capsys.readouterr().out == "Version 0009: current.\n"


def test_a_wrong_settings_file_is_named_with_line_and_remedy(tmp_path, capsys):
    (tmp_path / "centre.toml").write_text('[centre]\ncode = "H99.08"\ncolour = 1\n', "utf-8")
    assert main(["--config", str(tmp_path), "state"]) == 2
    said = capsys.readouterr().err
    assert "centre.toml" in said
    assert "colour" in said
    assert "Traceback" not in said


def test_json_may_be_asked_for_before_or_after_the_command(call):
    assert json.loads(call("--json", "state")[1]) == json.loads(call("state", "--json")[1])


def test_without_a_command_the_help_is_shown(capsys):
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 2
    assert "usage: motcua-db" in capsys.readouterr().err


def test_a_clock_that_ran_ahead_is_told_and_the_day_can_be_set_back(answer, call, clock):
    clock.move(days=400)
    assert answer("take", "ho-tich")["ticket"]["label"] == "A001"
    clock.move(days=-400)
    code, out, _ = call("check", "--json")
    assert code == 1
    assert json.loads(out)["days_ahead_of_the_clock"] == 400
    assert answer("day")["business_day"] == "2027-12-28"
    assert call("day", "--set", "2030-01-01", "--json")[0] == 1
    assert answer("day", "--set", "2026-11-23")["business_day"] == "2026-11-23"
    assert json.loads(call("check", "--json")[1])["days_ahead_of_the_clock"] == 0
    assert answer("verify")["faults"] == []


@of_a_file
def test_restoring_a_file_that_is_not_there_leaves_nothing_behind(call, tmp_path):
    code, _, complaint = call("restore", tmp_path / "nofile.db")
    assert code == 1
    assert "no such file" in complaint
    assert not (tmp_path / "nofile.db").exists()
