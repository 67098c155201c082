"""A machine of a centre that really boots: a Debian tree with our units, started by systemd-nspawn.

The tree is never changed: what the machine writes goes into a layer above it, which stays from one
boot to the next and is thrown away at the end. The programs are those of this checkout, bound into
the tree read-only.
"""

import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).parents[2]
UNITS = ROOT / "systemd" / "units"
TREE = "MOTCUA_TREE"
"""Names a Debian tree that is there: systemd, dbus, and the packages of systemd/packages*.txt."""
INSIDE = "/opt/motcua/checkout"
"""Where the machine sees this checkout; no ProtectHome hides it there."""
MODULES = {"kiosk": "kiosk", "display": "queue_display", "db": "db"}
TOOLS = ("systemd-nspawn", "nsenter", "systemctl", "systemd-sysusers", "mount", "umount")
CLERK = "motcua-counter.service"
"""A unit of the user manager: no machine starts it."""
WITHIN = 120.0
"""Seconds that a machine may take to come up on a host that is busy."""
CENTRE = """
[centre]
code = "H99.08"
[kiosk.k1]
printer = "p"
[kiosk.k2]
[display.sanh]
[printer.p]
transport = "simulated"
"""
HANG = '''"""A real hung loop: on SIGUSR1 the main thread never comes back from its event."""

import signal
import time


def hang(*_):
    while True:
        time.sleep(1)


signal.signal(signal.SIGUSR1, hang)
'''
DROPS = {
    "motcua-seat.service.d/headless.conf": (
        "[Service]\nEnvironment=WLR_BACKENDS=headless WLR_RENDERER=pixman WLR_LIBINPUT_NO_DEVICES=1"
    ),
    # The control: the same kiosk, for whose signs of life nobody waits.
    "motcua-kiosk@k2.service.d/deaf.conf": "[Service]\nWatchdogSec=0",
    "motcua-backup.timer.d/soon.conf": "[Timer]\nOnActiveSec=\nOnActiveSec=20s\nAccuracySec=1s",
}
ENABLED = ("motcua.target", "motcua-seat.service", "motcua-kiosk@k1.service")
ENABLED += ("motcua-kiosk@k2.service", "motcua-display@sanh.service", "motcua-backup.timer")


class NotReadyError(Exception):
    """Something did not come about in time."""


def why_not() -> str:
    """Return why no machine can be booted here; empty where one can."""
    if os.geteuid() != 0:
        return "a machine is booted by root"
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if TREE not in os.environ and shutil.which("debootstrap") is None:
        missing.append(f"debootstrap (or a tree named by {TREE})")
    return f"not here: {', '.join(missing)}" if missing else ""


def until(is_so: Callable[[], object], what: str, within: float = WITHIN) -> float:
    """Return after how many seconds it was so; raise NotReadyError if it never was."""
    began = time.monotonic()
    while not is_so():
        if time.monotonic() - began > within:
            raise NotReadyError(f"not within {within:.0f} s: {what}")
        time.sleep(0.2)
    return time.monotonic() - began


def _do(*words: str) -> str:
    """Run a command of the host; return what it says."""
    done = subprocess.run(words, check=True, capture_output=True, text=True, cwd=ROOT)
    return done.stdout


def _packages(name: str) -> list[str]:
    lines = (ROOT / "systemd" / name).read_text("utf-8").splitlines()
    return [found for line in lines if (found := line.split("#")[0].strip())]


def _mirror() -> str:
    """Return where this machine's own packages come from, as apt knows it."""
    said = _do("apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages")
    return said.split()[0]


def bootstrap(tree: Path) -> None:
    """Make a Debian tree like this machine's own, so that the checkout's Python fits it."""
    codename = platform.freedesktop_os_release()["VERSION_CODENAME"]
    wanted = ["systemd", "systemd-sysv", "dbus", "udev", "python3"]
    wanted += _packages("packages.txt") + _packages("packages-screen.txt")
    include = f"--include={','.join(wanted)}"
    _do("debootstrap", "--variant=minbase", include, codename, str(tree), _mirror())


@contextmanager
def layered(tree: Path, folder: Path) -> Iterator[Path]:
    """Give a copy of a tree that costs nothing: writes go into folder."""
    for name in ("upper", "work", "root"):
        (folder / name).mkdir(parents=True)
    options = f"lowerdir={tree},upperdir={folder / 'upper'},workdir={folder / 'work'}"
    root = folder / "root"
    _do("mount", "-t", "overlay", "-o", options, "motcua", str(root))
    try:
        yield root
    finally:
        _do("umount", "-l", str(root))


def furnish(root: Path) -> None:
    """Lay our units, users, settings and a founded centre into a tree, as an installer does."""
    _clear(root)
    for unit in [*UNITS.glob("motcua*.service"), *UNITS.glob("motcua*.t*r*")]:
        if unit.name == CLERK:
            continue
        shutil.copy(unit, root / "usr/lib/systemd/system" / unit.name)
    for kind in ("sysusers", "tmpfiles"):
        place = root / f"usr/lib/{kind}.d/motcua.conf"
        shutil.copy(UNITS / f"motcua-{kind}.conf", place)
    _do("systemd-sysusers", f"--root={root}")
    for place, text in DROPS.items():
        _write(root / "etc/systemd/system" / place, f"{text}\n")
    for name, place in {"sealed.conf": "lib/motcua", "motcua-seal": "bin"}.items():
        mode = 0o755 if place == "bin" else 0o644
        _write(root / "usr" / place / name, (UNITS / name).read_text("utf-8"), mode=mode)
    _write(root / "opt/rig/sitecustomize.py", HANG)
    for program, module in MODULES.items():
        _write(root / f"usr/bin/motcua-{program}", _wrapper(module), mode=0o755)
    _found(root)
    _do("systemctl", f"--root={root}", "enable", *ENABLED)


def _clear(root: Path) -> None:
    """Take away what an earlier machine of this tree was."""
    (root / "opt/motcua/checkout").mkdir(parents=True, exist_ok=True)
    shutil.rmtree(root / "var/lib/motcua", ignore_errors=True)
    system = root / "etc/systemd/system"
    for old in [*system.glob("motcua*"), *system.glob("*.wants/motcua*"), *system.glob("*/probe*")]:
        if old.is_dir() and not old.is_symlink():
            shutil.rmtree(old)
        else:
            old.unlink(missing_ok=True)


def _write(file: Path, text: str, *, mode: int = 0o644) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    file.write_text(text, "utf-8")
    file.chmod(mode)


def _wrapper(module: str) -> str:
    """Start a program of the checkout with the machine's own Python and the checkout's packages."""
    packages = Path(sysconfig.get_path("purelib")).relative_to(ROOT)
    return (
        "#!/bin/sh\n"
        f"export PYTHONPATH=/opt/rig:{INSIDE}:{INSIDE}/{packages} PYTHONDONTWRITEBYTECODE=1\n"
        f'exec /usr/bin/python3 -m {module} "$@"\n'
    )


def _found(root: Path) -> None:
    """Found a centre in the tree, with the owners and modes that tmpfiles gives."""
    rows = [line.split(":") for line in (root / "etc/passwd").read_text("utf-8").splitlines()]
    (user,) = [(int(row[2]), int(row[3])) for row in rows if row[0] == "motcua"]
    settings, state = root / "etc/motcua/centre.toml", root / "var/lib/motcua"
    state.mkdir(parents=True)
    _write(settings, CENTRE, mode=0o640)
    words = [sys.executable, "-m", "db", "--config", str(settings), "init", "--no-catalogue"]
    given = {**os.environ, "STATE_DIRECTORY": str(state)}
    subprocess.run(words, cwd=ROOT, env=given, check=True, capture_output=True)
    for place in (state, *state.rglob("*")):
        os.chown(place, *user)
        place.chmod(0o2770 if place.is_dir() else 0o660)
    os.chown(settings, 0, user[1])
    os.chown(settings.parent, 0, user[1])
    settings.parent.chmod(0o750)


class Machine:
    """A machine that is switched on; leave with close()."""

    def __init__(self, root: Path) -> None:
        """Switch it on; it takes a while until it answers."""
        words = ["systemd-nspawn", "-D", str(root), "-b", "--private-network", "--register=no"]
        words += ["--keep-unit", "--console=passive", f"--bind-ro={ROOT}:{INSIDE}"]
        words.append(f"--machine=motcua-{os.getpid()}")
        self._power = subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        self._leader = ""
        until(self._answers, "the machine answers")

    def run(self, *words: str) -> str:
        """Return what a command says on the machine, right or wrong.

        Never on the host: a number of a process that is gone may be another's by now.
        """
        if self._leader not in self._children():
            raise NotReadyError("the machine is off")
        inside = ["nsenter", "-t", self._leader, "-m", "-u", "-i", "-n", "-p", "-C", "--", *words]
        return subprocess.run(
            inside, capture_output=True, text=True, check=False, timeout=60
        ).stdout.strip()

    def show(self, unit: str, name: str) -> str:
        """Return a property of a unit as systemd knows it."""
        return self.run("systemctl", "show", "-p", name, "--value", unit)

    def is_up(self, unit: str) -> bool:
        """Tell whether a unit runs and has said that it is ready."""
        return self.show(unit, "ActiveState") == "active"

    def came_back(self, unit: str, before: str) -> bool:
        """Tell whether a unit runs as another process than before."""
        return self.is_up(unit) and self.show(unit, "MainPID") not in {"0", before}

    def status(self, unit: str) -> dict[str, str]:
        """Return what the kernel says of a unit's main process."""
        text = self.run("cat", f"/proc/{self.show(unit, 'MainPID')}/status")
        return {
            name: value.strip() for name, _, value in (x.partition(":") for x in text.split("\n"))
        }

    def journal(self, unit: str) -> str:
        """Return a unit's lines since it was switched on."""
        return self.run("journalctl", "-b", "--no-pager", "-o", "short-precise", "-u", unit)

    def close(self) -> None:
        """Switch it off as a person does; pull the plug if it does not listen."""
        try:
            if self._leader in self._children():
                self.run("systemctl", "poweroff")
            with suppress(subprocess.TimeoutExpired):
                self._power.communicate(timeout=90)
        finally:
            if self._power.poll() is None:
                self._power.kill()
                self._power.communicate(timeout=30)

    def _answers(self) -> bool:
        if self._power.poll() is not None:
            said = self._power.communicate()[0].decode(errors="replace")
            raise NotReadyError(f"it did not come up: {said[-2000:]}")
        self._leader = next(iter(self._children()), "")
        return bool(self._leader) and self.is_up("basic.target")

    def _children(self) -> list[str]:
        """Return the machine's first process: the only child of the one that we started."""
        mine = self._power.pid
        if self._power.poll() is not None:
            return []
        return Path(f"/proc/{mine}/task/{mine}/children").read_text("ascii").split()
