"""The commands that are a far end, as programs of their own."""

import json
import signal
import socket
import subprocess
import sys

import pytest


@pytest.fixture
def program(town):
    """Return a maker of programs that say where they are; ended at the end."""
    made = []

    def begin(*words):
        command = [sys.executable, "-m", "drivers", "--config", str(town.config), *words]
        made.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        return made[-1], json.loads(made[-1].stdout.readline())

    yield begin
    for one in made:
        one.kill()
        one.communicate()


def ended(process):
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)
    return process.returncode


def test_network_printer_says_its_address_and_ends_in_order(town, tmp_path, program):
    process, said = program(
        "simulate-printer", "--json", "--listen", "127.0.0.1:0", "--paper", str(tmp_path / "paper")
    )
    host, _, port = said["listen"].rpartition(":")
    socket.create_connection((host, int(port)), timeout=10).close()
    assert ended(process) == 0


def test_serial_printer_makes_its_link_and_takes_it_away(tmp_path, program):
    link = tmp_path / "printer0"
    process, said = program(
        "simulate-printer", "--json", "--pty", str(link), "--paper", str(tmp_path / "paper")
    )
    assert said["pty"] == str(link)
    assert link.is_symlink()
    assert ended(process) == 0
    assert not link.is_symlink()


def test_line_is_tried_from_another_program(town, tmp_path, program, within):
    link = tmp_path / "line0"
    process, said = program("simulate-line", "--json", "--pty", str(link), "l1")
    assert said["line"] == "l1"
    within(link.exists)
    town.rewire("l1", f"serial:{link}")
    status, row = town.rows("try", "l1")
    assert (status, row["key"]) == (0, "ok")
    assert ended(process) == 0


def test_what_cannot_be_made_is_told(town, tmp_path, capsys):
    assert town.run("simulate-printer", "--listen", "192.0.2.1:9100")[0] == 8
    assert town.run("simulate-line", "--pty", str(tmp_path / "no/line0"), "l1")[0] == 8
    assert town.run("simulate-printer", "--pty", str(tmp_path / "no/p0"))[0] == 8
    assert town.run("simulate-line", "--pty", str(tmp_path / "line0"), "l9")[0] == 3
