"""Three network namespaces in a row: a server, a switch, a device; the switch drops what we say.

    server 10.213.1.1 --- 10.213.1.2 switch 10.213.2.2 --- 10.213.2.1 device

Packets vanish in the switch, so that neither end is told anything, as with a cable that is pulled
somewhere else (reliability note, section 3.4). Needs root, iproute2 and nftables.
"""

import contextlib
import ctypes
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

SERVER: Final = "10.213.1.1"
DEVICE: Final = "10.213.2.1"
CUTS: Final = {
    "both ways": (f"ip saddr {SERVER} drop", f"ip daddr {SERVER} drop"),
    "to the server": (f"ip daddr {SERVER} drop",),
    "to the device": (f"ip saddr {SERVER} drop",),
    "20 % loss": ("numgen random mod 100 < 20 drop",),
}
"""Name of a cut -> what the switch drops."""
_CLONE_NEWNET: Final = 0x40000000
_LIBC = ctypes.CDLL(None, use_errno=True)
_SET_UP: Final = """
netns add {s}
netns add {w}
netns add {d}
-n {w} link add north type veth peer name eth netns {s}
-n {w} link add south type veth peer name eth netns {d}
-n {s} address add 10.213.1.1/24 dev eth
-n {w} address add 10.213.1.2/24 dev north
-n {w} address add 10.213.2.2/24 dev south
-n {d} address add 10.213.2.1/24 dev eth
-n {s} link set lo up
-n {d} link set lo up
-n {w} link set north up
-n {w} link set south up
-n {s} link set eth up
-n {d} link set eth up
-n {s} route add default via 10.213.1.2
-n {d} route add default via 10.213.2.2
"""


class UnfitError(Exception):
    """This machine does not let us have namespaces; the text says why."""


class Wires:
    """The server's, the switch's and the device's namespace, and the cuts between them."""

    def __init__(self) -> None:
        """Make them; raise UnfitError where that is not allowed. Names are of this process."""
        self._names = {key: f"mt{os.getpid()}{key}" for key in "swd"}
        missing = [name for name in ("ip", "nft") if shutil.which(name) is None]
        if os.geteuid() != 0 or missing:
            raise UnfitError(f"needs root and {', '.join(missing) or 'nothing else'}")
        try:
            for line in _SET_UP.format(**self._names).strip().splitlines():
                _run("ip", *line.split())
            with self._inside("w"):
                Path("/proc/sys/net/ipv4/ip_forward").write_text("1", "ascii")
                _run("nft", "add table ip cut")
                _run("nft", "add chain ip cut way { type filter hook forward priority 0; }")
        except (OSError, UnfitError) as error:
            self.remove()
            raise UnfitError(f"no network namespaces here: {error}") from error

    def cut(self, name: str) -> None:
        """Drop what a cut drops, from now on."""
        with self._inside("w"):
            _run("nft", "; ".join(f"add rule ip cut way {rule}" for rule in CUTS[name]))

    def heal(self) -> None:
        """Drop nothing any more."""
        with self._inside("w"):
            _run("nft", "flush chain ip cut way")

    @contextlib.contextmanager
    def at_server(self) -> Iterator[None]:
        """Be in the server's namespace, with all that this thread starts meanwhile."""
        with self._inside("s"):
            yield

    @contextlib.contextmanager
    def at_device(self) -> Iterator[None]:
        """Be in the device's namespace, with all that this thread starts meanwhile."""
        with self._inside("d"):
            yield

    def remove(self) -> None:
        """Give the namespaces back."""
        for name in self._names.values():
            with contextlib.suppress(UnfitError):
                _run("ip", "netns", "del", name)

    @contextlib.contextmanager
    def _inside(self, key: str) -> Iterator[None]:
        home = os.open("/proc/thread-self/ns/net", os.O_RDONLY)
        away = os.open(f"/run/netns/{self._names[key]}", os.O_RDONLY)
        try:
            _enter(away)
            yield
        finally:
            _enter(home)
            os.close(away)
            os.close(home)


def _enter(namespace: int) -> None:
    if _LIBC.setns(namespace, _CLONE_NEWNET) != 0:
        raise UnfitError(os.strerror(ctypes.get_errno()))


def _run(*words: str) -> None:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise UnfitError(f"{words}: {done.stderr.strip()}")
