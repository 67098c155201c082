"""motcua-enable: a machine runs what its settings name, and nothing else of ours."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UNITS = ROOT / "systemd" / "units"
HEAD = '[centre]\ncode = "H99.08"\n'
KIOSK = '[kiosk.k1]\nprinter = "p"\n[printer.p]\ntransport = "simulated"\n'
SERVER = '[database]\naddress = "postgresql://10.0.0.5/motcua"\n'
pytestmark = pytest.mark.skipif(not shutil.which("systemctl"), reason="there is no systemctl here")


class Machine:
    """A tree with our units in it; systemctl works in it without a running systemd."""

    def __init__(self, root: Path) -> None:
        self.root = root
        system = root / "usr/lib/systemd/system"
        system.mkdir(parents=True)
        shared = root / "usr/lib/motcua"
        shared.mkdir(parents=True)
        for unit in UNITS.glob("motcua*"):
            if unit.suffix in {".service", ".timer", ".target"}:
                shutil.copy(unit, system)
        for file in ("lan.conf", "two-screens.conf", "motcua-seat.ini"):
            shutil.copy(UNITS / file, shared)
        self.settings = root / "etc/motcua/centre.toml"
        self.settings.parent.mkdir(parents=True)

    def plug(self, *outputs: str) -> None:
        """Plug screens into outputs, one more being there without any."""
        for output in outputs:
            self._output(output, "connected")
        self._output("DP-9", "disconnected")

    def _output(self, name: str, status: str) -> None:
        place = self.root / "sys/class/drm" / f"card0-{name}"
        place.mkdir(parents=True)
        (place / "status").write_text(f"{status}\n", "utf-8")

    def enable(self, text: str) -> subprocess.CompletedProcess[str]:
        """Write settings and let them hold."""
        self.settings.write_text(HEAD + text, "utf-8")
        return self.again()

    def again(self) -> subprocess.CompletedProcess[str]:
        """Let the settings hold that are there."""
        place = os.environ | {"MOTCUA_ROOT": str(self.root), "MOTCUA_PYTHON": sys.executable}
        place["PYTHONPATH"] = str(ROOT)
        return subprocess.run(
            ["/bin/sh", ROOT / "systemd/deb/enable"],
            env=place,
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def enabled(self) -> set[str]:
        """Return what starts with the machine."""
        wants = (self.root / "etc/systemd/system").glob("*.wants/*")
        return {link.name for link in wants if link.is_symlink()}

    def has(self, place: str) -> bool:
        """Tell whether a file is there, be it a link to the machine's own."""
        return (self.root / place).is_symlink() or (self.root / place).exists()


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


TIMERS = {"motcua-backup.timer", "motcua-nightly.timer", "motcua-retention.timer"}
SEAT = {"motcua.target", "motcua-seat.service"}
LAN = "etc/systemd/system/motcua-kiosk@k1.service.d/lan.conf"


def test_a_box_starts_its_seat_its_screen_and_its_copies(machine):
    ended = machine.enable(KIOSK)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert machine.enabled == SEAT | TIMERS | {"motcua-kiosk@k1.service"}
    assert not machine.has(LAN)
    assert "motcua-enable: motcua-kiosk@k1.service\n" in ended.stdout


def test_a_kiosk_of_a_server_gets_the_network(machine):
    ended = machine.enable(KIOSK + SERVER)
    assert machine.enabled == SEAT | {"motcua-kiosk@k1.service"}
    assert machine.has(LAN)
    assert "with the network" in ended.stdout


def test_what_the_settings_no_longer_name_is_no_longer_started(machine):
    machine.enable(KIOSK + SERVER)
    ended = machine.enable("[display.sanh]\n" + SERVER)
    assert machine.enabled == SEAT | {"motcua-display@sanh.service"}
    assert not machine.has(LAN)
    assert "no longer motcua-kiosk@k1.service" in ended.stdout


def test_again_changes_nothing(machine):
    machine.enable(KIOSK)
    before = sorted(map(str, machine.root.rglob("*")))
    assert machine.again().returncode == 0
    assert sorted(map(str, machine.root.rglob("*"))) == before


def test_settings_that_are_refused_leave_all_as_it_is(machine):
    machine.enable(KIOSK)
    before = machine.enabled
    ended = machine.enable("[kiosk.k1]\nprinters = 1\n")
    assert ended.returncode
    assert "printers" in ended.stderr
    assert machine.enabled == before


def test_without_settings_it_says_who_writes_them(machine):
    ended = machine.again()
    assert (ended.returncode, "motcua-db setup" in ended.stderr) == (1, True)
    assert machine.enabled == set()


def test_a_clerk_s_computer_starts_nothing_by_itself_but_with_the_desktop(machine):
    desk = "etc/xdg/autostart/motcua-counter.desktop"
    machine.enable('[counter.c1]\ncounter = "1"\n' + SERVER)
    assert machine.enabled == {"motcua.target"}
    assert machine.has(desk)
    machine.enable(KIOSK)
    assert not machine.has(desk)


def test_two_screens_are_told_apart_and_a_technician_s_word_stays(machine):
    machine.plug("HDMI-A-2", "VGA-1")
    machine.enable(KIOSK + "[display.sanh]\n")
    seat = machine.root / "etc/motcua-seat.ini"
    told = seat.read_text("utf-8")
    assert "vt-switching=false" in told
    assert "name=HDMI-A-2\napp-ids=motcua-kiosk-k1\n" in told
    assert "name=VGA-1\napp-ids=motcua-display-sanh\n" in told
    assert machine.has("etc/systemd/system/motcua-seat.service.d/two-screens.conf")
    seat.write_text("mine\n", "utf-8")
    machine.again()
    assert seat.read_text("utf-8") == "mine\n"


def test_the_second_place_of_copies_is_opened_for_them_and_shut_again(machine):
    drop = machine.root / "etc/systemd/system/motcua-nightly.service.d/second.conf"
    machine.enable(KIOSK + '[backup]\nsecond = "/mnt/ban sao"\n')
    assert drop.read_text("utf-8") == '[Service]\nReadWritePaths=-"/mnt/ban sao"\n'
    assert machine.has("etc/systemd/system/motcua-backup.service.d/second.conf")
    machine.enable(KIOSK)
    assert not drop.exists()


def test_one_screen_needs_no_words_about_outputs(machine):
    machine.enable(KIOSK + "[display.sanh]\n")
    machine.enable(KIOSK)
    assert not machine.has("etc/systemd/system/motcua-seat.service.d/two-screens.conf")
