"""motcua-db server: the technician's commands, told first and answered in lines and data."""

import argparse
import io
import os
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from centre.rules.errors import NotAllowed
from centre.settings import load
from db.commands import server
from db.commands.frame import Context, Result, adder
from db.server import ballast, database, init, known
from db.server.cluster import Cluster
from db.server.local import Local

NOTHING = ["Nothing to do."]
HOST = ("--host", "127.0.0.1")


@pytest.fixture(scope="module")
def machine() -> Iterator[tuple[Cluster, Path]]:
    """A started server and the folder of its centre's settings."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - our own in it
    cluster = Cluster(Path(tempfile.mkdtemp(prefix="motcua-d-", dir=memory))).make()
    try:
        home = cluster.folder / "home"
        home.mkdir()
        address = cluster.address("motcua", "postgres")
        text = f'[centre]\ncode = "H99.08"\n[database]\naddress = "{address}"\n'
        (home / "centre.toml").write_text(text, encoding="utf-8")
        cluster.start()
        yield cluster, home
    finally:
        cluster.remove()


def answered(home: Path, clock, *words: str) -> Result:
    """Run `server` with these words; return its Result."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--json", action="store_true")
    server.add(adder(parser.add_subparsers(required=True)))
    arguments = parser.parse_args(["server", *words])
    return arguments.act(Context(load(home), clock, arguments))


@pytest.fixture
def ask(machine, clock):
    """Run `server` on the machine."""
    return partial(answered, machine[1], clock)


def test_before_init_there_is_nothing_to_look_after(ask, tmp_path):
    for words in (("ballast",), ("standby", "offer", "127.0.0.1", str(tmp_path / "kit"))):
        with pytest.raises(NotAllowed, match="server_not_ready"):
            ask(*words)


@pytest.mark.parametrize("answer", ["", "n\n", "nothing\n"])
def test_without_a_yes_nothing_is_changed(ask, machine, monkeypatch, capsys, answer):
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    found = ask("init", *HOST)
    told = capsys.readouterr().out
    assert "make role mc_owner" in told
    assert "Make these changes? [y/N]" in told
    assert (found.lines, found.is_well) == (["Nothing was changed."], False)
    assert not known.place(load(machine[1])).exists()


def test_init_tells_asks_changes_and_tells_the_pins_once(ask, machine, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    found = ask("init", *HOST)
    told = capsys.readouterr().out
    assert found.is_well
    assert all(pin in told for pin in found.data["pins"].values())
    assert not (machine[1] / database.PINS).exists()
    assert "Restart the server now, needed for: listen_addresses, max_connections" in found.lines
    assert any('address = "postgresql://motcua@/motcua?host=' in line for line in found.lines)
    assert any("Devices get: " in line and "127.0.0.1" in line for line in found.lines)
    again = ask("init")
    assert again.lines[0] == "Nothing to do."
    assert again.data["changed"] == []
    assert again.data["pins"] == {}
    assert again.data["restart_needed_for"] == ["listen_addresses", "max_connections"]


def test_for_a_script_only_the_answer_is_on_standard_output(ask, capsys):
    ask("init", *HOST, "--yes")
    capsys.readouterr()
    found = ask("init", "--clients", "10.0.0.0/8", "--yes", "--json")
    told = capsys.readouterr()
    assert told.out == ""
    assert "10.0.0.0/8" in told.err
    assert len(found.data["changed"]) == 2


def test_after_the_restart_and_with_its_address_nothing_is_left_to_say(ask, machine, capsys):
    ask("init", *HOST, "--yes")
    cluster, home = machine
    cluster.stop()
    cluster.start()
    file = home / "centre.toml"
    before = file.read_text("utf-8")
    line = init.address_line(known.load(load(home)), Local(cluster.sockets, cluster.port))
    file.write_text(f'[centre]\ncode = "H99.08"\n[database]\n{line}\n', encoding="utf-8")
    try:
        assert ask("init", "--restart", "/no/such/program").lines == NOTHING
    finally:
        file.write_text(before, encoding="utf-8")


def test_the_ballast_is_made_shown_and_dropped(ask, monkeypatch):
    ask("init", *HOST, "--yes")
    assert not ask("ballast", "--check").is_well
    made = ask("ballast", "--size", "8")
    assert made.data["bytes"] == 8 << 20
    monkeypatch.setattr(ballast, "free_share", lambda _: 0.05)
    low = ask("ballast", "--check")
    assert (low.is_well, low.data["free_percent"]) == (False, 5)
    assert ask("ballast", "--drop").data == {"freed": 8 << 20}
    assert not Path(made.data["file"]).exists()


def test_the_ballast_is_dropped_while_the_server_is_down(ask, machine):
    ask("init", *HOST, "--yes")
    ask("ballast", "--size", "8")
    machine[0].stop("immediate")
    try:
        assert ask("ballast", "--drop").data == {"freed": 8 << 20}
    finally:
        machine[0].start()


def test_without_a_standby_its_commands_say_so(ask, tmp_path):
    ask("init", *HOST, "--yes")
    found = ask("standby", "state")
    assert (found.is_well, found.lines[0]) == (False, "No standby follows.")
    with pytest.raises(NotAllowed, match="no_standby"):
        ask("standby", "state", "--synchronous")
    with pytest.raises(NotAllowed, match="not_standby"):
        ask("promote")
    with pytest.raises(NotAllowed, match="kit_bad"):
        ask("standby", "join", str(tmp_path), str(tmp_path / "data"))


def test_a_standby_is_offered_and_forgotten(ask, machine, tmp_path):
    ask("init", *HOST, "--yes")
    kit = tmp_path / "kit"
    assert "standby join kit" in ask("standby", "offer", "127.0.0.2", str(kit)).lines[-1]
    assert kit.is_dir()
    assert known.load(load(machine[1])).standby == "127.0.0.2/32"
    ask("standby", "drop")
    assert known.load(load(machine[1])).standby is None


def test_a_new_centre_begins_with_the_starter_catalogue(ask, machine):
    ask("init", *HOST, "--yes")
    with init.local(load(machine[1])).connect("motcua") as admin:
        (count,) = admin.execute("SELECT count(*) FROM catalogue_procedure").fetchone()
    assert count > 100


@pytest.mark.parametrize(("words", "begins"), [((), True), (("--no-catalogue",), False)])
def test_it_is_told_that_a_centre_begins_with_it(
    machine, clock, tmp_path, monkeypatch, capsys, *, words, begins
):
    """Of a second centre at the same server; nothing is changed for it."""
    answered(machine[1], clock, "init", *HOST, "--yes")
    capsys.readouterr()
    text = (machine[1] / "centre.toml").read_text("utf-8").replace("H99.08", "H99.09")
    (tmp_path / "centre.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    answered(tmp_path, clock, "init", *HOST, *words)
    told = capsys.readouterr().out
    assert "first data of centre H99.09" in told
    assert ("starter catalogue" in told) is begins
