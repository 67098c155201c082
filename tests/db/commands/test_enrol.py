"""motcua-db enrol, remove, join, server attend: a technician with a terminal adds a device."""

import argparse
import contextlib
import json
import re
import sys
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from io import StringIO
from pathlib import Path
from threading import Thread
from uuid import uuid4

import pytest

from centre.rules.enrolling import Enrolment, Kind
from centre.rules.errors import NotAllowed, Unavailable
from db.commands import attend, enrol
from db.commands.frame import Context, adder
from db.enrolment import asking
from db.enrolment.bundle import Bundle
from db.enrolment.identity import Identity
from db.server import known, tls
from db.server.known import Known

_spec = spec_from_file_location("town", Path(__file__).parents[1] / "enrolment" / "town.py")
_town = module_from_spec(_spec)
_spec.loader.exec_module(_town)
pairing_server, town = _town.pairing_server, _town.town


@pytest.fixture
def at_desk(town):
    """Run a command at the server."""
    settings = town.at_server
    (settings.folder / "authority").symlink_to(town.server.folder / "authority")
    cluster = town.server.cluster
    place = Known((_town.HOST,), cluster.port, town.database, (), "", "", "", "", "")
    known.save(settings, replace(place, tls=str(town.server.tls)))
    return runner(settings, town.clock)


def runner(settings, clock):
    """Return what runs one command with these settings."""
    parser = argparse.ArgumentParser(prog="motcua-db")
    parser.set_defaults(actor="motcua-db")
    commands = adder(parser.add_subparsers(required=True))
    enrol.add(commands)
    attend.add_attend(commands)

    def run(*words):
        arguments = parser.parse_args([str(word) for word in words])
        return arguments.act(Context(settings, clock, arguments))

    return run


@pytest.fixture
def new_pc(town):
    """Run a command on a machine that is not enrolled yet."""
    address = f"postgresql://{_town.HOST}:{town.server.cluster.port}/{town.database}"
    settings = town.settings(address)
    run = runner(settings, town.clock)
    run.identities = settings.identity_folder()
    return run


def test_the_whole_way_with_two_terminals_and_a_stick(at_desk, new_pc, tmp_path, capsys):
    stick = tmp_path / "c3.bundle"
    words = ("--kind", "counter", "--name", "c3", "--counter", "3", "--rates", "--to", stick)
    offered = at_desk("enrol", *words)
    assert stick.stat().st_mode & 0o077 == 0
    assert Bundle.parse(stick.read_text()).token not in json.dumps(offered.data)
    found = []
    joining = Thread(target=lambda: found.append(new_pc("join", stick)))
    joining.start()
    while not (digits := at_desk("enrol", "--list").data["asked"][0]["digits"]):
        assert joining.is_alive()
    one = offered.data["id"]
    assert at_desk("enrol", "--accept", one).data["state"] == "accepted"
    assert at_desk("attend", "--once").data["signed"] == ["mc_h99_08_c3"]
    joining.join(30)
    assert found[0].data == {"actor": "counter:c3", "digits": digits}
    assert f"counter:c3: {digits[:3]} {digits[3:]}" in capsys.readouterr().err
    (device,) = at_desk("enrol", "--list").data["devices"]
    assert (device["login"], device["place"]["rates"]) == ("mc_h99_08_c3", True)
    assert Identity(new_pc.identities / "counter-c3").read().login == "mc_h99_08_c3"
    at_desk("remove", "mc_h99_08_c3")
    assert at_desk("attend", "--once").lines == ["removed: ['mc_h99_08_c3']"]
    assert at_desk("attend", "--once").lines == ["Nothing was to be done."]
    assert at_desk("enrol", "--list").lines == ["Nobody asks, and no device is enrolled."]


def test_without_a_file_the_bundle_is_shown_as_a_code_and_as_a_line(at_desk):
    result = at_desk("enrol", "--kind", "kiosk", "--name", "k1")
    assert Bundle.parse(result.data["bundle"]).kind is Kind.KIOSK
    assert result.lines[-1] == result.data["bundle"]
    assert max(map(len, result.lines[2:-1])) <= 80, "a code must fit a terminal"


def test_a_file_that_is_there_costs_no_offer(at_desk, tmp_path, town):
    stick = tmp_path / "old"
    stick.write_text("mine")
    for file, error in ((stick, NotAllowed), (tmp_path / "no" / "where", Unavailable)):
        with pytest.raises(error):
            at_desk("enrol", "--kind", "kiosk", "--name", "k1", "--to", file)
    assert stick.read_text() == "mine"
    assert town.sql("SELECT * FROM enrolment") == []
    new = tmp_path / "new"
    with pytest.raises(NotAllowed, match="device_name_shape"):
        at_desk("enrol", "--kind", "kiosk", "--name", "K 1", "--to", new)
    assert not new.exists()


def test_a_device_that_is_refused_is_told_so(at_desk, new_pc, monkeypatch):
    offered = at_desk("enrol", "--kind", "kiosk", "--name", "k1")
    real = asking.answer

    def refused_meanwhile(*words):
        at_desk("enrol", "--refuse", offered.data["id"])
        return real(*words)

    monkeypatch.setattr(asking, "answer", refused_meanwhile)
    monkeypatch.setattr(sys, "stdin", StringIO(offered.data["bundle"].lower() + "\n"))
    with pytest.raises(NotAllowed, match="enrolment_refused"):
        new_pc("join", "-")


def test_a_device_does_not_wait_for_ever(at_desk, new_pc, town, monkeypatch):
    offered = at_desk("enrol", "--kind", "kiosk", "--name", "k1")
    monkeypatch.setattr(sys, "stdin", StringIO(offered.data["bundle"]))

    def nobody_decides(*_):
        town.clock.move(minutes=21)
        return Enrolment.ASKED

    monkeypatch.setattr(asking, "answer", nobody_decides)
    monkeypatch.setattr(enrol, "_ASKS_EVERY", 0.0)
    with pytest.raises(NotAllowed, match="enrolment_expired"):
        new_pc("join", "-")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"MOTCUA1:AAAA", b"x" * 100_000])
@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_a_file_that_is_no_bundle_is_said_to_be_none(settings, clock, tmp_path, content):
    file = tmp_path / "bundle"
    file.write_bytes(content)
    with pytest.raises(NotAllowed, match="bundle_bad"):
        runner(settings, clock)("join", file)
    with pytest.raises(Unavailable, match="file_unreadable"):
        runner(settings, clock)("join", tmp_path / "nothing")


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_a_box_with_one_file_says_that_it_needs_a_server(settings, clock):
    run = runner(settings, clock)
    for words in (
        ("enrol", "--list"),
        ("enrol", "--kind", "kiosk", "--name", "k1"),
        ("enrol", "--accept", uuid4()),
        ("remove", "mc_x"),
    ):
        with pytest.raises(NotAllowed, match="needs_server"):
            run(*words)
    with pytest.raises(Unavailable, match="server_unpublished"):
        run("attend", "--once")


@pytest.mark.parametrize("engine_kind", ["sqlite"])
@pytest.mark.parametrize(
    "words",
    [
        ("enrol",),
        ("enrol", "--kind", "kiosk"),
        ("enrol", "--kind", "toaster", "--name", "t1"),
        ("enrol", "--accept", "42"),
        ("enrol", "--list", "--kind", "kiosk"),
        ("remove",),
        ("join",),
    ],
)
def test_a_call_without_sense_is_told_at_once(settings, clock, capsys, words):
    with pytest.raises(SystemExit) as ended:
        runner(settings, clock)(*words)
    assert ended.value.code == 2
    assert re.search("error:", capsys.readouterr().err)


def test_the_lists_that_the_attendant_publishes_are_the_authoritys(at_desk, town):
    town.enrolled("c3")
    at_desk("remove", "mc_h99_08_c3")
    with contextlib.suppress(FileNotFoundError):
        (town.server.tls / tls.REVOKED).unlink()
    at_desk("attend", "--once")
    assert tls.is_published(town.server.authority, town.server.tls)
