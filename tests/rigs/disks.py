"""A disk whose power can be cut: ext4 inside btrfs, and snapshots of the moment (root, loop).

The app's disk is an ext4 image that lies in a btrfs image. A reflink copy of it holds what had
reached the device at that instant; what ext4 still kept in memory is missing, as after a cut.
Reliability note, section 3.2. Only our own mounts and loop devices are touched, each step has a
deadline, and all is undone in the reverse order whatever happens; what a killed run had to leave
behind is swept away by the next one.
"""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

TOOLS: Final = ("mkfs.btrfs", "mkfs.ext4", "mount", "umount", "losetup", "cp")
STEP_SECONDS: Final = 60
OUTER_BYTES: Final = 3 << 30
INNER_BYTES: Final = 64 << 20


def why_not() -> str:
    """Return what this machine lacks for power cuts; "" if it has everything."""
    if os.name != "posix" or os.geteuid() != 0:
        return "power cuts need root for loop devices"
    missing = [name for name in TOOLS if shutil.which(name) is None]
    if missing:
        return f"power cuts need {', '.join(missing)} (tests/packages.txt)"
    if not Path("/dev/loop-control").exists():
        return "power cuts need loop devices; this machine has none"
    return ""


def room() -> Path:
    """Make a folder for one run, after those of runs that were killed have been swept away.

    Its name is short, because sockets in it have paths of at most 107 bytes, and has our process
    id, so that a run that goes on is left alone.
    """
    for left in Path(tempfile.gettempdir()).glob("cut-*-*"):
        owner = left.name.split("-")[1]
        if owner.isdecimal() and not Path("/proc", owner).exists():
            _sweep(left)
    return Path(tempfile.mkdtemp(prefix=f"cut-{os.getpid()}-"))


def _sweep(left: Path) -> None:
    """Take back every mount and loop device of a folder, the newest first, and remove it."""
    mounts = [line.split()[1] for line in Path("/proc/mounts").read_text("utf-8").splitlines()]
    for at in reversed(mounts):
        if at.startswith(f"{left}/"):
            _detach_all(at)
            _do("umount", at)
    _detach_all(str(left))
    shutil.rmtree(left)


def _detach_all(folder: str) -> None:
    """Detach the loop devices whose file lies in a folder."""
    told = _do("losetup", "--list", "--noheadings", "--output", "NAME,BACK-FILE")
    for device, file in (line.split(None, 1) for line in told.splitlines()):
        if file.startswith(f"{folder}/"):
            _do("losetup", "--detach", device)


@dataclass(frozen=True, slots=True)
class Disk:
    """The app's disk, mounted at folder, and the file that is its device."""

    folder: Path
    image: Path
    room: Path

    @contextlib.contextmanager
    def after_a_cut(self, number: int) -> Iterator[Path]:
        """Cut the power now; give the disk as it is found afterwards, journal replayed."""
        snapshot = self.image.with_name(f"cut-{number}.img")
        _do("cp", "--reflink=always", str(self.image), str(snapshot))
        try:
            with _mounted(snapshot, self.room / f"cut-{number}") as found:
                yield found
        finally:
            snapshot.unlink()


@contextlib.contextmanager
def disk(room: Path) -> Iterator[Disk]:
    """Make the disk in room; raise RuntimeError where the system refuses."""
    outer = room / "outer.img"
    _sparse(outer, OUTER_BYTES)
    _do("mkfs.btrfs", "--quiet", str(outer))
    try:
        with _mounted(outer, room / "outer", "nodatasum,noatime") as below:
            inner = below / "inner.img"
            _sparse(inner, INNER_BYTES)
            _do("mkfs.ext4", "-q", str(inner))
            # The file system's own commit, every 5 s, shall not save what the app left unsynced.
            with _mounted(inner, room / "disk", "noatime,commit=600") as folder:
                yield Disk(folder, inner, room)
    finally:
        outer.unlink()


@contextlib.contextmanager
def _mounted(image: Path, at: Path, options: str = "noatime") -> Iterator[Path]:
    """Mount an image through a loop device of its own, for the block."""
    at.mkdir()
    device = _do("losetup", "--find", "--show", str(image)).strip()
    try:
        _do("mount", "-o", options, device, str(at))
    finally:
        # Of a mounted device this takes effect when it is unmounted, whoever does that.
        _do("losetup", "--detach", device)
    try:
        yield at
    finally:
        _unmount(at)
        at.rmdir()


def _unmount(at: Path) -> None:
    """Unmount; if something still holds it, take it out of the tree and complain."""
    try:
        _do("umount", str(at))
    except RuntimeError:
        _do("umount", "--lazy", str(at))
        raise


def described(folder: Path) -> str:
    """Return name, size and first bytes of every file in a folder: what a power cut has left."""
    files = sorted(path for path in folder.iterdir() if path.is_file())
    return ", ".join(f"{file.name} {file.stat().st_size} {_start_of(file)}" for file in files)


def _start_of(file: Path) -> str:
    with file.open("rb") as opened:
        return opened.read(28).hex()


def _sparse(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)


def _do(program: str, *words: str) -> str:
    """Run one step by its deadline and return what it said; raise RuntimeError."""
    found = shutil.which(program)
    if found is None:
        raise RuntimeError(f"{program} is missing")
    try:
        done = subprocess.run(
            [found, *words], capture_output=True, text=True, timeout=STEP_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as late:
        raise RuntimeError(f"{program} {words} took more than {STEP_SECONDS} s") from late
    if done.returncode:
        raise RuntimeError(f"{program} {words}: {done.stderr.strip()}")
    return done.stdout
