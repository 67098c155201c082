"""The units under a real systemd: who hangs or falls comes back, and the machine opens by itself.

Needs root and some minutes the first time (debootstrap); MOTCUA_TREE names a tree that is there.
"""

import importlib.util
import os
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest

KIOSK, DEAF, BOARD = "motcua-kiosk@k1", "motcua-kiosk@k2", "motcua-display@sanh"
SEAT = "motcua-seat.service"
BACK_WITHIN = 30.0
"""Seconds; the appliance's promise for a hung loop."""
WORD = "3f9c-a-password-of-the-rig"
PATIENCE = 22.0
"""Seconds in which one with a watchdog would long have been killed: 15 and half as much again."""
pytestmark = pytest.mark.prove


def _rig() -> ModuleType:
    place = Path(__file__).with_name("machine.py")
    spec = importlib.util.spec_from_file_location("systemd_machine", place)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def rig() -> ModuleType:
    """The rig; tests that have it are left out where no machine can be booted."""
    found = _rig()
    if why := found.why_not():
        pytest.skip(why)
    return found


@pytest.fixture(scope="module")
def root(rig) -> Iterator[Path]:
    """A tree with our units, on a disk (not in memory)."""
    with tempfile.TemporaryDirectory(prefix="motcua-", dir="/var/tmp") as folder:
        tree = Path(os.environ.get(rig.TREE, f"{folder}/tree"))
        if not tree.exists():
            rig.bootstrap(tree)
        with rig.layered(tree, Path(folder) / "layer") as found:
            rig.furnish(found)
            yield found


@pytest.fixture(scope="module")
def machine(rig, root):
    """The machine, switched on, with everything that is enabled up."""
    on = rig.Machine(root)
    try:
        for unit in (SEAT, KIOSK, DEAF, BOARD):
            rig.until(lambda unit=unit: on.is_up(unit), f"{unit} is up")
        yield on
    finally:
        on.close()


def tell(figure):
    """Say a figure; seen with -s, as make prove runs it."""
    sys.stdout.write(f"\n{figure}\n")


def killed(machine, unit, number):
    """Send a signal to a unit's main process; return which process that was."""
    before = machine.show(unit, "MainPID")
    assert before != "0"
    machine.run("kill", f"-{number}", before)
    return before


def test_a_machine_comes_up_by_itself_with_all_its_screens(machine):
    for unit in (KIOSK, DEAF, BOARD):
        assert machine.show(unit, "NRestarts") == "0"
        assert "cannot start" not in machine.journal(unit)
    assert machine.run("systemctl", "--failed", "--plain", "--no-legend", "motcua*") == ""


@pytest.mark.parametrize("unit", [KIOSK, BOARD])
def test_a_program_that_runs_has_no_power_beyond_its_own(machine, unit):
    status = machine.status(unit)
    assert (status["CapEff"], status["CapBnd"]) == ("0" * 16, "0" * 16)
    assert (status["NoNewPrivs"], status["Seccomp"]) == ("1", "2")
    assert machine.status("dbus.service")["NoNewPrivs"] == "0", "the control"


def test_a_hung_event_loop_is_killed_by_its_watchdog_and_comes_back(rig, machine):
    before = killed(machine, KIOSK, "USR1")
    took = rig.until(lambda: machine.came_back(KIOSK, before), "the kiosk is back")
    tell(f"hung loop: back after {took:.1f} s")
    assert took < BACK_WITHIN
    assert "Failed with result 'watchdog'" in machine.journal(KIOSK)


def test_a_stopped_process_is_killed_by_its_watchdog_and_comes_back(rig, machine):
    before = killed(machine, KIOSK, "STOP")
    took = rig.until(lambda: machine.came_back(KIOSK, before), "the kiosk is back")
    tell(f"stopped process: back after {took:.1f} s")
    assert took < BACK_WITHIN


@pytest.mark.parametrize("number", ["USR1", "STOP"])
def test_the_same_kiosk_without_a_watchdog_stays_hung(rig, machine, number):
    """The control of the two before."""
    before = killed(machine, DEAF, number)
    with pytest.raises(rig.NotReadyError):
        rig.until(lambda: machine.came_back(DEAF, before), "the deaf kiosk is back", PATIENCE)
    assert machine.show(DEAF, "MainPID") == before
    killed(machine, DEAF, "KILL")
    rig.until(lambda: machine.came_back(DEAF, before), "what ends comes back all the same")


def test_a_board_that_was_killed_comes_back(rig, machine):
    before = killed(machine, BOARD, "KILL")
    took = rig.until(lambda: machine.came_back(BOARD, before), "the board is back")
    tell(f"killed board: back after {took:.1f} s")
    assert took < BACK_WITHIN


def test_a_compositor_that_was_killed_comes_back_and_the_programs_with_it(rig, machine):
    before = {unit: machine.show(unit, "MainPID") for unit in (KIOSK, BOARD)}
    killed(machine, SEAT, "KILL")
    for unit, process in before.items():
        back = partial(machine.came_back, unit, process)
        tell(f"killed compositor: {unit} back after {rig.until(back, f'{unit} is back'):.1f} s")


def test_copies_are_made_without_anybody_asking(rig, machine, root):
    folder = root / "var/lib/motcua/backup"
    rig.until(lambda: list(folder.glob("motcua-*.db")), "a copy is there")
    rig.until(lambda: not machine.is_up("motcua-backup.service"), "the copy is made")
    assert machine.show("motcua-backup.service", "Result") == "success"


def test_a_sealed_password_reaches_its_program_and_no_other(machine, root):
    file = root / "var/lib/motcua/identity/kiosk-k2/password"
    file.parent.mkdir(parents=True)
    file.write_text(WORD, "ascii")
    machine.run("motcua-seal", "kiosk", "k2")
    assert file.read_bytes() == b"", "it must not stay in a file"
    machine.run("systemctl", "restart", DEAF)
    place = f"run/credentials/{DEAF}.service/motcua.password"
    seen = {
        unit: machine.run("cat", f"/proc/{machine.show(unit, 'MainPID')}/root/{place}")
        for unit in (DEAF, BOARD)
    }
    assert seen == {DEAF: WORD, BOARD: ""}
    sealed = root / "etc/credstore.encrypted/motcua-kiosk-k2.password"
    assert WORD not in sealed.read_text("ascii")


def test_the_compositor_of_two_screens_runs_within_the_same_limits(rig, machine, root):
    if not (root / "usr/bin/weston").exists():
        pytest.skip("the tree has no weston")
    text = (rig.UNITS / "two-screens.conf").read_text("utf-8")
    drop = root / f"etc/systemd/system/{SEAT}.d/two-screens.conf"
    drop.write_text(text.replace("drm-backend.so", "headless-backend.so"), "utf-8")
    (root / "etc/motcua-seat.ini").write_text((rig.UNITS / "motcua-seat.ini").read_text("utf-8"))
    before = {unit: machine.show(unit, "MainPID") for unit in (SEAT, KIOSK, BOARD)}
    machine.run("systemctl", "daemon-reload")
    machine.run("systemctl", "restart", SEAT)
    for unit, process in before.items():
        rig.until(partial(machine.came_back, unit, process), f"{unit} is back")
    assert machine.status(SEAT)["Name"] == "weston"
    assert machine.status(SEAT)["CapEff"] == "0" * 16
    drop.unlink()


def test_the_next_morning_it_opens_again(rig, root, machine):
    """Last of this file: the machine is switched off and on again."""
    machine.close()
    again = rig.Machine(root)
    try:
        took = max(
            rig.until(lambda unit=unit: again.is_up(unit), f"{unit} is up")
            for unit in (SEAT, KIOSK, BOARD, "motcua-backup.timer")
        )
        tell(f"second boot: all up {took:.1f} s after systemd answered")
        assert again.show(KIOSK, "NRestarts") == "0"
        assert "cannot start" not in again.journal(KIOSK)
    finally:
        again.close()
