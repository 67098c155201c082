"""The units: no more exposed than promised, checked by systemd, and what they must not say."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from db.enrolment.credentials import NAME

UNITS = Path(__file__).parents[2] / "systemd" / "units"
SERVICES = sorted({*UNITS.glob("*.service")} - {UNITS / "motcua-counter.service"})
# In tenths; the table of the reliability note, section 8.
ALONE = {
    "motcua-seat.service": 10,
    "motcua-kiosk@.service": 6,
    "motcua-display@.service": 6,
    "motcua-backup.service": 5,
    "motcua-nightly.service": 5,
    "motcua-retention.service": 5,
    # Not in the note: as root, for the folder that only root may enter; as much as a LAN program.
    "motcua-attend.service": 12,
}
ON_THE_LAN = {"motcua-kiosk@.service": 12, "motcua-display@.service": 12}
LOOSE = {
    "no seccomp": "SystemCallFilter=\n",
    "every device": "DevicePolicy=auto\nDeviceAllow=\n",
    "writes everywhere": "ProtectSystem=no\nProtectHome=no\n",
    "powers": "CapabilityBoundingSet=~\nNoNewPrivileges=no\n",
    "the network": "PrivateNetwork=no\nIPAddressDeny=\nRestrictAddressFamilies=\n",
}
"""What somebody may take away in good faith, so that a device works."""
PROMISED = {
    "NoNewPrivileges=yes",
    "ProtectSystem=strict",
    "ProtectHome=yes",
    "PrivateTmp=yes",
    "ProtectProc=invisible",
    "RestrictNamespaces=yes",
    "MemoryDenyWriteExecute=yes",
    "SystemCallArchitectures=native",
    "DevicePolicy=closed",
    "LimitCORE=0",
}
"""What every service says, whatever the sum is: all devices open would add 0.1 to it, and a core
dump holds what a card said (reliability note, sections 8 and 11)."""
CLERK = "motcua-counter.service"
"""A unit of the user manager, on a clerk's own desktop: the table's bounds are not for it."""
BARE = "[Service]\nExecStart=/usr/bin/cage -s -- /usr/bin/motcua-kiosk\n"
"""As tutorials have it."""

ANALYSE = shutil.which("systemd-analyze") or ""
pytestmark = pytest.mark.skipif(not ANALYSE, reason="there is no systemd-analyze here")


def analyse(folder, *words):
    return subprocess.run(
        [ANALYSE, *words], cwd=folder, capture_output=True, text=True, check=False
    )


def exposure(folder, unit, tenths=100):
    """Return how much a unit of a folder is exposed, and whether that is at most so much."""
    said = analyse(folder, "security", "--offline=yes", f"--threshold={tenths}", unit)
    found = re.search(r"Overall exposure level.*: ([0-9.]+) ", said.stdout)
    assert found, said.stderr
    return found[1], said.returncode == 0


def is_below(folder, unit, tenths):
    """Tell whether a unit of a folder is at most so much exposed."""
    return exposure(folder, unit, tenths)[1]


def broken(text):
    """Return which promises a unit's text does not keep; the last word of a key counts."""
    said = dict(line.split("=", 1) for line in text.splitlines() if re.match(r"[A-Z]\w+=", line))
    wanted = dict(promise.split("=", 1) for promise in PROMISED)
    return {key for key, value in wanted.items() if said.get(key) != value}


@pytest.fixture
def lan(tmp_path):
    """The units as they are where the network is needed."""
    for unit in SERVICES:
        text = unit.read_text("utf-8") + (UNITS / "lan.conf").read_text("utf-8")
        (tmp_path / unit.name).write_text(text, "utf-8")
    return tmp_path


def test_every_service_has_its_bound(lan):
    """With -s it shows the table, as README.md has it."""
    assert {unit.name for unit in SERVICES} == set(ALONE)
    for name, bound in ALONE.items():
        row = f"{name:<26} {exposure(UNITS, name)[0]:>4}  at most {bound / 10}"
        if name in ON_THE_LAN:
            row += f"; LAN {exposure(lan, name)[0]}  at most {ON_THE_LAN[name] / 10}"
        sys.stdout.write(f"\n{row}")


@pytest.mark.parametrize("name", ALONE)
def test_a_unit_is_no_more_exposed_than_promised(name):
    assert is_below(UNITS, name, ALONE[name])


@pytest.mark.parametrize("name", ON_THE_LAN)
def test_a_unit_that_needs_the_network_keeps_its_own_bound(lan, name):
    assert is_below(lan, name, ON_THE_LAN[name])
    assert not is_below(lan, name, ALONE[name]), "the control: the network must cost something"


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
def test_every_unit_keeps_what_all_of_them_promise(unit):
    assert broken(unit.read_text("utf-8")) == set()


@pytest.mark.parametrize("what", LOOSE)
@pytest.mark.parametrize("name", ["motcua-kiosk@.service", "motcua-attend.service"])
def test_a_unit_that_was_loosened_is_refused(tmp_path, name, what):
    """The control of those before: one line is enough."""
    loose = f"[Service]\n{LOOSE[what]}[Install]\n"
    text = (UNITS / name).read_text("utf-8").replace("[Install]\n", loose)
    (tmp_path / name).write_text(text, "utf-8")
    assert broken(text) or not is_below(tmp_path, name, ALONE[name])


def test_the_compositor_of_two_screens_keeps_the_bound_of_the_other(tmp_path):
    name = "motcua-seat.service"
    text = (UNITS / name).read_text("utf-8") + (UNITS / "two-screens.conf").read_text("utf-8")
    (tmp_path / name).write_text(text, "utf-8")
    assert is_below(tmp_path, name, ALONE[name])


def test_a_unit_as_tutorials_have_it_is_refused(tmp_path):
    """The control of the two before."""
    (tmp_path / "bare.service").write_text(BARE, "utf-8")
    assert not is_below(tmp_path, "bare.service", 90)


@pytest.fixture
def installed(tmp_path):
    """The units with programs that are there, so that systemd can check all the rest."""
    for unit in (
        file for kind in ("service", "timer", "target") for file in UNITS.glob(f"*.{kind}")
    ):
        text = unit.read_text("utf-8")
        for program in ("cage", "motcua-kiosk", "motcua-display", "motcua-counter", "motcua-db"):
            text = text.replace(f"/usr/bin/{program}", "/bin/true")
        (tmp_path / unit.name).write_text(text, "utf-8")
    return tmp_path


def test_systemd_has_nothing_to_say_against_them(installed):
    units = sorted(file.name for file in installed.iterdir())
    said = analyse(installed, "verify", "--man=no", *units)
    ours = [line for line in said.stderr.splitlines() if "motcua" in line]
    assert (ours, len(units)) == ([], len(list(installed.iterdir())))


def test_the_clerks_unit_is_in_order_too(installed):
    """It is a user's: systemd checks its words just the same."""
    said = analyse(installed, "verify", "--man=no", CLERK)
    assert [line for line in said.stderr.splitlines() if "motcua" in line] == []


def test_systemd_finds_a_word_that_it_does_not_know(installed):
    """The control of the test before."""
    (installed / "motcua.target").write_text("[Unit]\nDescripton=Motcua\n", "utf-8")
    said = analyse(installed, "verify", "--man=no", "motcua.target")
    assert "Descripton" in said.stderr


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
def test_a_program_that_ends_or_hangs_comes_back(unit):
    text = unit.read_text("utf-8")
    if "Type=oneshot" in text:
        return
    assert {"Restart=always", "RestartSec=1", "StartLimitIntervalSec=0"} <= set(text.splitlines())
    assert ("WatchdogSec=15" in text) == ("@" in unit.name)


def test_the_compositor_lets_nobody_change_the_console_and_draws_no_title_bars():
    (line,) = [
        line
        for line in (UNITS / "motcua-seat.service").read_text("utf-8").splitlines()
        if line.startswith("ExecStart=")
    ]
    options = line.split(" -- ")[0].split()[1:]
    assert options == ["-d"]
    for name in ("motcua-kiosk@.service", "motcua-display@.service"):
        assert "QT_WAYLAND_DISABLE_WINDOWDECORATION=1" in (UNITS / name).read_text("utf-8")


def test_a_clerks_desk_starts_with_the_desktop_and_comes_back_when_it_falls_or_hangs():
    unit = set((UNITS / CLERK).read_text("utf-8").splitlines())
    assert {"Type=notify", "WatchdogSec=15", "Restart=on-failure", "RestartSec=1"} <= unit
    entry = (UNITS / "motcua-counter.desktop").read_text("utf-8")
    assert f"systemctl --user --no-block start {CLERK}" in entry
    if checker := shutil.which("desktop-file-validate"):
        subprocess.run([checker, UNITS / "motcua-counter.desktop"], check=True)


def test_a_sealed_password_goes_to_one_program_alone():
    text = (UNITS / "sealed.conf").read_text("utf-8")
    assert f"LoadCredentialEncrypted={NAME}:/etc/credstore.encrypted/%p-%i.password" in text


def test_the_night_has_copies_proof_and_what_is_due():
    for timer in UNITS.glob("*.timer"):
        assert timer.with_suffix(".service").exists(), timer.name
    did = {
        name: (UNITS / f"motcua-{name}.service").read_text("utf-8")
        for name in ("backup", "nightly", "retention")
    }
    assert "motcua-db backup --often" in did["backup"]
    assert "motcua-db prove" in did["nightly"]
    assert "motcua-db retention run" in did["retention"]
    for name in ("nightly", "retention"):
        assert "Persistent=yes" in (UNITS / f"motcua-{name}.timer").read_text("utf-8"), (
            "it may be off at night"
        )
