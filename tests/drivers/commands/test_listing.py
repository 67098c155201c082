"""The list: what is configured and how it is, what is plugged in, what is missing."""

import json
import os
import time
from uuid import UUID

import pytest

from drivers import registry
from drivers.commands.answers import Exit
from drivers.commands.listing import _document, _words, inventory
from drivers.exclusive import Exclusive
from drivers.ports import Confirmed
from drivers.simulated.speaker import SimulatedSpeaker


def configured(town, *words):
    status, document = town.rows("list", *words)
    return status, {row["name"]: row for row in document["configured"]}


def test_every_device_is_listed_with_its_state(town):
    status, rows = configured(town)
    assert status == 0
    assert set(rows) == {"p1", "lobby", "l1", "rating1", "s1", "scanner", "front"}
    assert {row["state"] for row in rows.values()} == {"ok"}
    assert set(rows["p1"]) == {
        *("kind", "name", "address", "state", "key", "sentence", "detail", "exit")
    }


def test_document_has_three_parts_and_missing_names_what_cannot_be_reached(town):
    town.wire('[printer.gone]\ntransport = "file:/dev/no-such-printer"')
    town.switch("l1", unplugged=True)
    status, document = town.rows("list")
    assert status == 6
    assert set(document) == {"configured", "plugged", "missing"}
    missing = {row["name"]: row["why"] for row in document["missing"]}
    assert missing["gone"] == "printer_offline"
    assert missing["l1"] == missing["rating1"] == missing["s1"] == "port_gone"
    assert "p1" not in missing


def test_paper_out_cover_open_and_no_answer_have_exit_statuses_and_sentences_of_their_own(town):
    seen = set()
    for fault, exit_status, key in (
        ("paper_out", 9, "paper_out"),
        ("cover_open", 10, "cover_open"),
        ("mute", 11, "status_unknown"),
        ("unplugged", 6, "printer_offline"),
    ):
        town.switch("p1", **{fault: True})
        status, rows = configured(town)
        assert (status, rows["p1"]["exit"], rows["p1"]["key"]) == (exit_status, exit_status, key)
        seen.add(rows["p1"]["sentence"])
        town.switch("p1", **{fault: False})
    assert len(seen) == 4


def test_port_that_a_running_program_holds_is_in_use_and_no_fault(town):
    lock = Exclusive(town.folder("l1") / "line.lock")
    with lock.held(time.monotonic() + 5):
        status, rows = configured(town)
    assert status == 0
    for name in ("l1", "rating1", "s1"):
        assert (rows[name]["state"], rows[name]["key"]) == ("ok", "port_busy")
        assert "In use by a running program" in rows[name]["sentence"]


def test_printer_that_prints_just_now_is_in_use_and_no_fault(town):
    lock = Exclusive(town.folder("p1") / "printer.lock")
    with lock.held(time.monotonic() + 5):
        status, rows = configured(town)
    assert status == 0
    assert "In use by a running program" in rows["p1"]["sentence"]


def test_printer_described_as_telling_nothing_needs_a_look_only(town):
    town.wire('[printer.p2]\ntransport = "simulated"\nstatus = false\nhas_gs_h = false')
    status, rows = configured(town)
    assert (status, rows["p2"]["exit"]) == (4, 4)
    assert "never tells" in rows["p2"]["sentence"]


def test_paper_left_is_told_once_it_was_measured(town, slip):
    printer = registry.printer(town.settings.printer["p1"], town.folder("p1"))
    printer.new_roll()
    assert isinstance(printer.print(slip, UUID(int=1), marked=False), Confirmed)
    _, rows = configured(town)
    assert "Paper for about" in rows["p1"]["sentence"]


def test_driver_that_fails_does_not_hide_the_others(town, monkeypatch):
    def fail(_self):
        raise ZeroDivisionError("a defect")

    monkeypatch.setattr(SimulatedSpeaker, "prove", fail)
    status, rows = configured(town)
    assert (status, rows["lobby"]["key"]) == (7, "driver_failed")
    assert rows["p1"]["key"] == "ok"


def test_line_without_devices_is_not_opened_and_no_fault(town):
    town.wire('[line.l2]\ntransport = "serial:/dev/serial/by-id/gone"')
    status, rows = configured(town)
    assert (status, rows["l2"]["key"]) == (0, "unused")


@pytest.fixture
def root(tmp_path):
    """Return the root of a computer with two serial ports, a printer and a sound card."""
    dev = tmp_path / "root/dev"
    (dev / "serial/by-id").mkdir(parents=True)
    for n in range(2):
        os.mkfifo(dev / f"ttyUSB{n}")
        (dev / f"serial/by-id/usb-{n}").symlink_to(f"../../ttyUSB{n}")
    asound = tmp_path / "root/proc/asound"
    asound.mkdir(parents=True)
    (asound / "cards").write_text(" 0 [PCH            ]: HDA-Intel - HDA\n", "utf-8")
    (asound / "pcm").write_text("00-00: A : A : playback 1\n", "utf-8")
    return tmp_path / "root"


def test_what_is_plugged_in_names_its_user_in_the_settings(lonely, root):
    town = lonely(
        '[line.l1]\ntransport = "serial:/dev/ttyUSB0"\n'
        '[speaker.lobby]\ndriver = "simulated"\noutput = "plughw:CARD=PCH,DEV=0"\n'
    )
    plugged = _document(inventory(town.settings, root))["plugged"]
    users = {row["path"]: row["used_by"] for row in plugged}
    assert users == {
        "/dev/serial/by-id/usb-0": "l1",
        "/dev/serial/by-id/usb-1": None,
        "plughw:CARD=PCH,DEV=0": "lobby",
    }


def test_person_reads_one_aligned_line_for_each_device_and_no_used_one_twice(lonely, root):
    town = lonely(
        '[line.l1]\ntransport = "serial:/dev/ttyUSB0"\n'
        '[printer.gone]\ntransport = "file:/dev/no-such-printer"\n'
    )
    words = _words(inventory(town.settings, root))
    lines = words.splitlines()
    assert lines[0] == "in the settings:"
    assert lines[1].split()[:4] == ["printer", "gone", "file:/dev/no-such-printer", "offline"]
    assert 'transport = "serial:/dev/serial/by-id/usb-1"' in words
    assert "serial:/dev/serial/by-id/usb-0" not in words
    assert "there is no /dev/no-such-printer" in words
    assert not [line for line in lines if line != line.rstrip()]


def test_settings_without_devices_are_told_as_such(lonely):
    status, out = lonely("").run("list")
    assert status == Exit.GOOD
    assert out.startswith("The settings name no devices.")


def test_list_ends_with_json_that_has_nothing_else_around_it(town):
    _, out = town.run("list", "--json")
    assert len(out.splitlines()) == 1
    assert json.loads(out)
