"""What is plugged into this computer, by names that stay: never opened, only looked at.

udev makes links that survive a restart: by-id (maker, model, serial number) and by-path (the
socket). Two devices of one model without serial numbers have the same by-id, and the one that came
last owns the link; they are offered by the socket they are in (hardware note, section 8).
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from drivers.soundcards import outlets

SLASH: Final = Path("/")
_KEYBOARD: Final = "-event-kbd"
# A camera has several nodes; the first one gives the pictures (video4linux by-id names).
_PICTURES: Final = "-video-index0"
# Folders of /dev in which rules of ours or of Debian put links to USB printers.
_PRINTER_LINKS: Final = ("dev", "dev/motcua", "dev/usb", "dev/usb/by-id", "dev/usb/by-path")
_MOST: Final = 200
_BY_SOCKET: Final = "named by its socket: another of this model would look the same"


@dataclass(frozen=True, slots=True)
class Plugged:
    """One device: its kind (serial, printer, keyboard, camera, sound) and the name to use.

    path is the name that stays, setting the line of centre.toml that would use it. names are all
    names it has, node is the kernel's (which may change at each start). is_stable is False where
    there is no better name than that.
    """

    kind: str
    path: str
    setting: str
    names: tuple[str, ...]
    is_stable: bool = True
    remark: str = ""


def found(root: Path = SLASH) -> tuple[Plugged, ...]:
    """Return what is plugged in; root is that of the file system. Opens no device."""
    parts = (_serial_ports, _printers, _keyboards, _cameras, _sound)
    return tuple(one for part in parts for one in part(root))[:_MOST]


def node_of(path: str, root: Path = SLASH) -> str:
    """Return the kernel's name behind a name, as "/dev/ttyUSB0"; the name itself if it is gone."""
    real = (root / path.lstrip("/")).resolve()
    try:
        return f"/{real.relative_to(root.resolve())}"
    except ValueError:
        return path


def is_there(path: str, root: Path = SLASH) -> bool:
    """Tell whether a name leads to something."""
    return (root / path.lstrip("/")).exists()


def _serial_ports(root: Path) -> Iterator[Plugged]:
    """Yield the serial ports, those of the main board last."""
    for link in _linked(root, "serial", "tty"):
        yield _named("serial", link, f'transport = "serial:{link.path}"')
    for folder in sorted((root / "sys/class/tty").glob("ttyS*")):
        # 0 is "no such chip": the kernel makes four names whatever there is.
        if _line(folder / "type") not in ("", "0"):
            path = f"/dev/{folder.name}"
            yield Plugged("serial", path, f'transport = "serial:{path}"', (path,))


def _printers(root: Path) -> Iterator[Plugged]:
    """Yield the USB printers, by a link that a udev rule made where there is one."""
    nodes = sorted(path for path in (root / "dev/usb").glob("lp*") if not path.is_symlink())
    links = [link for link in _links(root, _PRINTER_LINKS) if link.is_symlink()]
    for node in nodes:
        names = [_shown(link, root) for link in links if link.resolve() == node.resolve()]
        path = names[0] if names else _shown(node, root)
        remark = "" if names else "its name changes with the order of plugging; see the udev rules"
        yield Plugged(
            "printer",
            path,
            f'transport = "usb:{path}"',
            (*names, _shown(node, root)),
            is_stable=bool(names),
            remark=remark,
        )


def _keyboards(root: Path) -> Iterator[Plugged]:
    """Yield what types: keyboards, HID keypads, scanners in keyboard mode."""
    for link in _linked(root, "input", "input", _KEYBOARD):
        yield _named("keyboard", link, f'driver = "hid", device = "{link.path}"')


def _cameras(root: Path) -> Iterator[Plugged]:
    """Yield the cameras."""
    for link in _linked(root, "v4l", "video4linux", _PICTURES):
        yield _named("camera", link, f'device = "{link.path}"')


def _sound(root: Path) -> Iterator[Plugged]:
    """Yield the outputs of sound cards."""
    for outlet in outlets(root):
        node = f"hw:{outlet.card.number},{outlet.device}"
        setting = f'output = "{outlet.output}"'
        yield Plugged("sound", outlet.output, setting, (outlet.output, node), remark=outlet.title)


@dataclass(frozen=True, slots=True)
class _Link:
    """The name to use of one device, all its names, and why it is not the usual one."""

    path: str
    names: tuple[str, ...]
    remark: str = ""


def _named(kind: str, link: _Link, setting: str) -> Plugged:
    """Return a device with its name."""
    return Plugged(kind, link.path, setting, link.names, remark=link.remark)


def _linked(root: Path, folder: str, group: str, ending: str = "") -> Iterator[_Link]:
    """Yield the devices that udev has links for, each once, in the order of their nodes.

    folder is that of /dev, group that of /sys/class.
    """
    by_id = _by_node(root, f"dev/{folder}/by-id", ending)
    by_path = _by_node(root, f"dev/{folder}/by-path", ending)
    nodes = sorted({*by_id, *by_path})
    models = {node: _model(root, group, node) for node in nodes}
    counted = Counter(models.values())
    # Of a model nobody knows: one that has no name of its own may have lost it to a twin.
    counted[""] = 2 * any(not models[node] and node not in by_id for node in nodes)
    for node in nodes:
        names = (*by_id.get(node, ()), *by_path.get(node, ()))
        shares = counted[models[node]] > 1
        if (shares or node not in by_id) and node in by_path:
            remark = _BY_SOCKET if shares and len(nodes) > 1 else ""
            yield _Link(by_path[node][0], names, remark)
        else:
            yield _Link(names[0], names)


def _by_node(root: Path, folder: str, ending: str) -> dict[str, tuple[str, ...]]:
    """Return the links of a folder by the node that they lead to; broken ones are left out."""
    found_links: dict[str, tuple[str, ...]] = {}
    for link in _links(root, (folder,)):
        if link.name.endswith(ending) and link.exists():
            node = link.resolve().name
            found_links[node] = (*found_links.get(node, ()), _shown(link, root))
    return found_links


def _model(root: Path, group: str, node: str) -> str:
    """Return maker, model and serial number of a USB device with one interface; "" if unknown.

    Two ports of one device (a double adapter) have one address on the bus and are no twins, which
    the number of the interface in their by-id names tells apart; so the address is no part of it.
    """
    device = (root / "sys/class" / group / node / "device").resolve()
    interface = ""
    for folder in (device, *device.parents):
        interface = interface or _line(folder / "bInterfaceNumber")
        maker = _line(folder / "idVendor")
        if maker:
            rest = (_line(folder / name) for name in ("idProduct", "serial"))
            return ":".join((maker, *rest, interface, _port(device)))
    return ""


def _port(device: Path) -> str:
    """Return the number of the port on a multi-port adapter, "" for all others."""
    return _line(device / "port_number")


def _links(root: Path, folders: tuple[str, ...]) -> Iterator[Path]:
    """Yield the names in some folders, sorted within each."""
    for folder in folders:
        yield from sorted((root / folder).glob("*"))


def _shown(path: Path, root: Path) -> str:
    """Return a path as it is called on the computer itself."""
    return f"/{path.relative_to(root)}"


def _line(path: Path) -> str:
    """Return the only line of a small file of the kernel; "" if it is not there."""
    try:
        with path.open(encoding="utf-8", errors="replace") as stream:
            return stream.readline(200).strip()
    except OSError:
        return ""
