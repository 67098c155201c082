"""What is plugged in is found by names that stay, and nothing is opened."""

import os
from pathlib import Path

import pytest

from drivers.plugged import found, is_there, node_of


class Tree:
    """The files of a computer, as udev and the kernel make them."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def file(self, name: str, text: str = "") -> None:
        """Make a file. Nodes of /dev are pipes without a reader: opening one would hang."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.startswith("dev/"):
            os.mkfifo(path)
        else:
            path.write_text(text, "utf-8")

    def link(self, name: str, target: str) -> None:
        """Make a relative link, as udev does."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(os.path.relpath(self.root / target, path.parent))

    def usb(self, group: str, node: str, *facts: str, port: str, interface: str = "00") -> None:
        """Put a USB device with one interface into /sys; facts: vendor, product, serial number."""
        device = f"sys/devices/usb1/{port}"
        for name, text in zip(("idVendor", "idProduct", "serial"), facts, strict=False):
            self.file(f"{device}/{name}", f"{text}\n")
        inner = f"{device}/{port}:1.{int(interface)}"
        self.file(f"{inner}/bInterfaceNumber", f"{interface}\n")
        (self.root / "sys/class" / group / node).mkdir(parents=True)
        self.link(f"sys/class/{group}/{node}/device", inner)

    def tty(self, node: str, by_id: str, by_path: str) -> None:
        """Make a serial port with its links; an empty name is no link."""
        self.file(f"dev/{node}")
        for folder, name in (("by-id", by_id), ("by-path", by_path)):
            if name:
                self.link(f"dev/serial/{folder}/{name}", f"dev/{node}")


@pytest.fixture
def tree(tmp_path):
    return Tree(tmp_path)


def paths(tree, kind):
    return [one.path for one in found(tree.root) if one.kind == kind]


def test_empty_computer_has_nothing(tmp_path):
    assert found(tmp_path) == ()


def test_serial_port_is_known_by_its_id_with_the_line_to_write(tree):
    tree.tty("ttyACM0", "usb-Honeywell_N3680_21A-if00", "pci-0:1.0")
    (one,) = found(tree.root)
    assert one.path == "/dev/serial/by-id/usb-Honeywell_N3680_21A-if00"
    assert one.setting == f'transport = "serial:{one.path}"'
    assert one.names == (one.path, "/dev/serial/by-path/pci-0:1.0")


def test_twins_without_serial_numbers_are_known_by_their_sockets(tree):
    """Both have one by-id link, and it leads to the one that was plugged in last."""
    tree.tty("ttyUSB0", "", "pci-0:1.0-port0")
    tree.tty("ttyUSB1", "usb-1a86_USB_Serial-if00-port0", "pci-0:2.0-port0")
    tree.usb("tty", "ttyUSB0", "1a86", "7523", port="1-1")
    tree.usb("tty", "ttyUSB1", "1a86", "7523", port="1-2")
    assert paths(tree, "serial") == [
        "/dev/serial/by-path/pci-0:1.0-port0",
        "/dev/serial/by-path/pci-0:2.0-port0",
    ]
    assert all("socket" in one.remark for one in found(tree.root))


def test_twins_are_noticed_without_sys_too(tree):
    tree.tty("ttyUSB0", "", "pci-0:1.0-port0")
    tree.tty("ttyUSB1", "usb-1a86_USB_Serial-if00-port0", "pci-0:2.0-port0")
    assert all("by-path" in path for path in paths(tree, "serial"))


def test_two_of_a_model_with_serial_numbers_keep_their_ids(tree):
    for n, serial in enumerate(("AB1", "AB2")):
        tree.tty(f"ttyUSB{n}", f"usb-FTDI_{serial}-if00-port0", f"pci-0:{n}.0")
        tree.usb("tty", f"ttyUSB{n}", "0403", "6001", serial, port=f"1-{n}")
    assert all("by-id" in path for path in paths(tree, "serial"))


def test_two_ports_of_one_adapter_are_no_twins(tree):
    for n in range(2):
        tree.tty(f"ttyUSB{n}", f"usb-FTDI_Dual-if0{n}-port0", f"pci-0:1.{n}")
        tree.usb("tty", f"ttyUSB{n}", "0403", "6010", port="1-1", interface=f"0{n}")
    assert all("by-id" in path for path in paths(tree, "serial"))


def test_different_models_without_serial_numbers_keep_their_ids(tree):
    tree.tty("ttyUSB0", "usb-1a86_USB_Serial-if00-port0", "pci-0:1.0")
    tree.tty("ttyUSB1", "usb-Prolific_PL2303-if00-port0", "pci-0:2.0")
    tree.usb("tty", "ttyUSB0", "1a86", "7523", port="1-1")
    tree.usb("tty", "ttyUSB1", "067b", "2303", port="1-2")
    assert all("by-id" in path for path in paths(tree, "serial"))


def test_ports_of_the_main_board_are_found_by_their_chip(tree):
    tree.file("sys/class/tty/ttyS0/type", "4\n")
    tree.file("sys/class/tty/ttyS1/type", "0\n")
    assert paths(tree, "serial") == ["/dev/ttyS0"]


def test_link_that_leads_nowhere_is_left_out(tree):
    tree.link("dev/serial/by-id/usb-gone", "dev/ttyUSB9")
    assert found(tree.root) == ()


def test_usb_printer_has_the_name_of_its_rule_or_a_warning(tree):
    tree.file("dev/usb/lp0")
    (bare,) = found(tree.root)
    assert (bare.path, bare.is_stable) == ("/dev/usb/lp0", False)
    assert "order of plugging" in bare.remark
    tree.link("dev/motcua/printer-AB12", "dev/usb/lp0")
    (one,) = found(tree.root)
    assert (one.path, one.is_stable, one.remark) == ("/dev/motcua/printer-AB12", True, "")
    assert one.setting == 'transport = "usb:/dev/motcua/printer-AB12"'
    assert "/dev/usb/lp0" in one.names


def test_keyboards_and_cameras_are_offered_once_each(tree):
    tree.file("dev/input/event3")
    tree.file("dev/input/event4")
    tree.link("dev/input/by-id/usb-HID_Keypad-event-kbd", "dev/input/event3")
    tree.link("dev/input/by-id/usb-HID_Keypad-event-mouse", "dev/input/event4")
    tree.link("dev/input/by-path/pci-0-event-kbd", "dev/input/event3")
    for n in range(2):
        tree.file(f"dev/video{n}")
        tree.link(f"dev/v4l/by-id/usb-Cam-video-index{n}", f"dev/video{n}")
    keyboard, camera = found(tree.root)
    assert keyboard.setting == (
        'driver = "hid", device = "/dev/input/by-id/usb-HID_Keypad-event-kbd"'
    )
    assert camera.setting == 'device = "/dev/v4l/by-id/usb-Cam-video-index0"'


def test_camera_without_an_id_is_known_by_its_socket(tree):
    tree.file("dev/video0")
    tree.link("dev/v4l/by-path/platform-csi-video-index0", "dev/video0")
    (camera,) = found(tree.root)
    assert camera.path == "/dev/v4l/by-path/platform-csi-video-index0"
    assert camera.remark == ""


def test_sound_card_is_named_by_its_id(tree):
    tree.file("proc/asound/cards", " 1 [Device         ]: USB-Audio - USB Audio\n")
    tree.file("proc/asound/pcm", "01-00: USB Audio : USB Audio : playback 1\n")
    (card,) = found(tree.root)
    assert card.setting == 'output = "plughw:CARD=Device,DEV=0"'


def test_name_leads_to_its_node_below_the_root(tree):
    tree.tty("ttyUSB0", "usb-x", "")
    assert node_of("/dev/serial/by-id/usb-x", tree.root) == "/dev/ttyUSB0"
    assert node_of("/dev/serial/by-id/gone", tree.root) == "/dev/serial/by-id/gone"
    assert is_there("/dev/serial/by-id/usb-x", tree.root)
    assert not is_there("/dev/serial/by-id/gone", tree.root)


def test_files_that_are_no_text_do_no_harm(tree):
    (tree.root / "proc/asound").mkdir(parents=True)
    (tree.root / "proc/asound/cards").write_bytes(b"\xff\xfe 0 [\x00")
    tree.tty("ttyUSB0", "usb-x", "")
    tree.usb("tty", "ttyUSB0", port="1-1")
    (tree.root / "sys/devices/usb1/1-1/idVendor").write_bytes(b"\xff" * 4096)
    assert paths(tree, "serial") == ["/dev/serial/by-id/usb-x"]
