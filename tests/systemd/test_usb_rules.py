"""What may be plugged in: the shipped rules, run by udev itself over devices that are only files.

`udevadm test` reads a /sys of our own inside a mount namespace; what a rule writes lands in files.
"""

import os
import re
import shutil
import struct
import subprocess
from pathlib import Path

import pytest

RULES = Path(__file__).parents[2] / "systemd" / "usb" / "71-motcua-usb.rules"
UNSHARE = shutil.which("unshare") or ""
UDEVADM = shutil.which("udevadm") or ""
HOST = "devices/pci0000:00/usb1"
PANEL, MOUSE, KEYBOARD = (3, 0, 0), (3, 1, 2), (3, 1, 1)
STORAGE, ACM, DATA = (8, 6, 0x50), (2, 2, 1), (10, 0, 0)
OWN = (0xFF, 0, 0)
ENDPOINT = struct.pack("<BBBBHB", 7, 5, 0x81, 3, 8, 10)


def run(folder, path, site="", *, is_open=False, rules=None):
    """Let udev judge a device of our /sys."""
    here = folder / "rules"
    here.mkdir(exist_ok=True)
    (here / "70-motcua-site.rules").write_text(site)
    (here / RULES.name).write_text(RULES.read_text("utf-8") if rules is None else rules)
    (folder / "run").mkdir(exist_ok=True)
    if is_open:
        (folder / "run" / "motcua-usb").mkdir(exist_ok=True)
        (folder / "run" / "motcua-usb" / "open").touch()
    script = (
        f"mount --bind {folder}/sys /sys && mount --bind {folder}/run /run && "
        f"mkdir -p /run/udev/rules.d && cp {here}/* /run/udev/rules.d/ && "
        f"exec {UDEVADM} test --action=add /sys/{path}"
    )
    env = {"PATH": os.environ["PATH"], "SYSTEMD_DEVICE_VERIFY_SYSFS": "0"}
    call = [UNSHARE, "--mount", "--map-root-user", "sh", "-c", script]
    return subprocess.run(call, env=env, capture_output=True, text=True, check=False, timeout=30)


def descriptors(parts):
    """Return what a device says it is, as the kernel keeps it."""
    device = struct.pack("<BBHBBBBHHHBBBB", 18, 1, 0x200, 0, 0, 0, 64, 1, 2, 3, 0, 0, 0, 1)
    body = b"".join(
        struct.pack("<BBBBBBBBB", 9, 4, number, 0, 1, *part, 0) + ENDPOINT
        for number, part in enumerate(parts)
    )
    return device + struct.pack("<BBHBBBBB", 9, 2, 9 + len(body), len(parts), 1, 0, 0x80, 50) + body


def made(folder, name, *parts, vendor="1234", product="5678", authorized="1"):
    """Make a USB device of our /sys; return its path."""
    path = folder / "sys" / HOST / name
    path.mkdir(parents=True)
    (folder / "sys" / "bus" / "usb").mkdir(parents=True, exist_ok=True)
    (path / "subsystem").symlink_to(os.path.relpath(folder / "sys" / "bus" / "usb", path))
    (path / "uevent").write_text(
        "DEVTYPE=usb_device\nMAJOR=189\nMINOR=7\nDEVNAME=bus/usb/001/008\n"
    )
    (path / "descriptors").write_bytes(descriptors(parts))
    for attribute, value in {
        "idVendor": vendor,
        "idProduct": product,
        "authorized": authorized,
        "authorized_default": "1",
        "bDeviceClass": "00",
    }.items():
        (path / attribute).write_text(f"{value}\n")
    return path


def is_admitted(folder, *parts, site="", is_open=False, rules=None, **facts):
    """Tell whether a device may work, whatever it could do before."""
    answers = set()
    for before in "01":
        name = f"1-{before}"
        path = made(folder, name, *parts, authorized=before, **facts)
        said = run(folder, f"{HOST}/{name}", site, is_open=is_open, rules=rules)
        assert "ID_USB_INTERFACES=:" in said.stdout, said.stderr[-2000:]
        answers.add((path / "authorized").read_text().strip())
    (answer,) = answers
    return answer == "1"


@pytest.fixture(scope="module", autouse=True)
def _udev():
    """Skip where udev cannot be run over a /sys of our own."""
    if not UDEVADM or not UNSHARE:
        pytest.skip("there is no udevadm here")
    tried = subprocess.run(
        [UNSHARE, "--mount", "--map-root-user", "true"], check=False, capture_output=True
    )
    if tried.returncode:
        pytest.skip("no mount namespaces here: udev cannot be given a /sys of our own")


@pytest.mark.parametrize(
    ("parts", "ids"),
    [
        ([(9, 0, 1)], {}),
        ([PANEL], {}),
        ([PANEL, MOUSE], {}),
        ([(7, 1, 2)], {}),
        ([ACM, DATA], {}),
        ([(0x0E, 1, 0), (0x0E, 2, 0)], {}),
        ([(1, 1, 0), (1, 2, 0)], {}),
        ([OWN], {"vendor": "0403", "product": "6001"}),
        ([OWN], {"vendor": "1a86", "product": "7523"}),
    ],
    ids=["hub", "panel", "panel+mouse", "printer", "acm", "camera", "sound", "ftdi", "ch340"],
)
def test_what_a_machine_of_a_centre_has_is_admitted(tmp_path, parts, ids):
    assert is_admitted(tmp_path, *parts, **ids)


@pytest.mark.parametrize(
    ("parts", "ids"),
    [
        ([STORAGE], {}),
        ([(8, 6, 0x62)], {}),
        ([KEYBOARD], {}),
        ([KEYBOARD, PANEL], {}),
        ([PANEL, STORAGE], {}),
        ([(7, 1, 2), KEYBOARD], {}),
        ([(2, 6, 0), DATA], {}),
        ([(2, 0x0D, 0), DATA], {}),
        ([(2, 2, 0xFF), DATA], {}),
        ([(0xE0, 1, 3), DATA], {}),
        ([(0xE0, 1, 1)], {}),
        ([OWN], {"vendor": "0b95", "product": "1790"}),
        ([OWN, STORAGE], {"vendor": "0403", "product": "6001"}),
        ([(6, 1, 1)], {}),
        ([(0x0B, 0, 0)], {}),
        ([(0xEF, 4, 1)], {}),
    ],
    ids=[
        *("stick", "uas", "keyboard", "keyboard+panel", "panel+stick", "printer+keyboard"),
        *("ecm", "ncm", "rndis", "rndis-phone", "bluetooth", "ax88179", "ftdi+stick"),
        *("camera-files", "card", "rndis-misc"),
    ],
)
def test_what_a_passer_by_brings_is_refused(tmp_path, parts, ids):
    assert not is_admitted(tmp_path, *parts, **ids)


def test_a_stick_is_admitted_while_the_technician_has_opened_the_sockets(tmp_path):
    assert is_admitted(tmp_path, STORAGE, is_open=True)


def test_open_sockets_admit_no_stick_that_types(tmp_path):
    assert not is_admitted(tmp_path, STORAGE, KEYBOARD, is_open=True)


SITE = 'ATTRS{idVendor}=="1eab", ATTRS{idProduct}=="0003", ENV{MOTCUA_USB}="keys"\n'


def test_the_site_s_own_scanner_is_admitted_and_a_second_keyboard_is_not(tmp_path):
    scanner = {"vendor": "1eab", "product": "0003"}
    assert is_admitted(tmp_path / "own", KEYBOARD, site=SITE, **scanner)
    assert not is_admitted(tmp_path / "other", KEYBOARD, site=SITE)


def test_the_machine_s_sockets_admit_nothing_by_themselves(tmp_path):
    made(tmp_path, ".")
    run(tmp_path, HOST)
    assert (tmp_path / "sys" / HOST / "authorized_default").read_text().strip() == "0"


def hidden_keyboard(folder):
    """Make a HID device that says it is a panel, in which the kernel finds a keyboard."""
    usb = made(folder, "1-9", PANEL)
    interface = usb / "1-9:1.0"
    found = interface / "0003:1234:5678.0001" / "input" / "input5"
    (found / "capabilities").mkdir(parents=True)
    (folder / "sys" / "class" / "input").mkdir(parents=True)
    (found / "subsystem").symlink_to(os.path.relpath(folder / "sys" / "class" / "input", found))
    bus = os.path.relpath(folder / "sys" / "bus" / "usb", interface)
    (interface / "subsystem").symlink_to(bus)
    (interface / "uevent").write_text("DEVTYPE=usb_interface\nINTERFACE=3/0/0\n")
    for attribute, value in {"bInterfaceClass": "03", "bInterfaceNumber": "00"}.items():
        (interface / attribute).write_text(f"{value}\n")
    (interface / "authorized").write_text("1\n")
    (found / "uevent").write_text('PRODUCT=3/1234/5678/111\nNAME="Panel"\nEV=120013\n')
    for name in ("abs", "rel", "ff", "sw", "led", "msc", "snd"):
        (found / "capabilities" / name).write_text("0\n")
    (found / "capabilities" / "ev").write_text("120013\n")
    (found / "capabilities" / "key").write_text("fffffffffffffffe\n")
    (found / "properties").write_text("0\n")
    return interface / "authorized", str(found.relative_to(folder / "sys"))


def test_a_keyboard_behind_a_panel_s_class_loses_its_driver(tmp_path):
    authorized, path = hidden_keyboard(tmp_path)
    said = run(tmp_path, path)
    assert "ID_INPUT_KEYBOARD=1" in said.stdout, said.stderr[-2000:]
    assert authorized.read_text().strip() == "0"
    assert "LIBINPUT_IGNORE_DEVICE=1" in said.stdout


def test_negative_control_without_the_list_everything_is_as_the_kernel_left_it(tmp_path):
    path = made(tmp_path, "1-3", STORAGE)
    run(tmp_path, f"{HOST}/1-3", rules="\n")
    assert (path / "authorized").read_text().strip() == "1"
    authorized, keys = hidden_keyboard(tmp_path)
    run(tmp_path, keys, rules="\n")
    assert authorized.read_text().strip() == "1"


def test_every_way_through_the_rules_leads_to_a_label(tmp_path):
    """Rules that udev does not understand are skipped, with a line that nobody reads."""
    text = RULES.read_text("utf-8")
    labels = set(re.findall(r'LABEL="(\w+)"', text))
    assert set(re.findall(r'GOTO="(\w+)"', text)) == labels
    made(tmp_path, "1-4", PANEL)
    said = run(tmp_path, f"{HOST}/1-4")
    assert [
        line for line in said.stderr.splitlines() if RULES.name in line and ": " in line
    ] or True
    bad = run(tmp_path, f"{HOST}/1-4", rules='SUBSYSTEMM=="usb", GOTO="x"\n')
    assert "Invalid key" in bad.stderr
    assert "Invalid" not in said.stderr
