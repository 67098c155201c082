"""The package on a bare Debian without a network: installed, used, upgraded, gone back from, gone.

Needs root, minutes, and a registry for the wheels. MOTCUA_TREE names a Debian tree that is there,
MOTCUA_DEBS a folder with packages of the releases 0.1.0+a and 0.1.0+b that are built already.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "systemd" / "deb" / "build.py"
DEBS = "MOTCUA_DEBS"
SETTINGS = """[centre]
code = "H99.08"
[kiosk.k1]
printer = "p"
[printer.p]
transport = "simulated"
[simulation]
clock_shift_seconds = {shift}
"""
VIETNAM = timezone(timedelta(hours=7))
AS_MOTCUA = ("runuser", "-u", "motcua", "--")
pytestmark = pytest.mark.prove


def module(name: str, place: Path) -> ModuleType:
    """Load a script that belongs to no package."""
    spec = importlib.util.spec_from_file_location(name, place)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules[name] = made
    spec.loader.exec_module(made)
    return made


class Bare:
    """A Debian tree in which commands run as on a machine that has no network."""

    def __init__(self, root: Path, debs: Path) -> None:
        self.root, self.debs = root, debs

    def run(self, *words: str, well: bool = True) -> str:
        """Run a command in the tree; return all it says. well: it has to end with 0."""
        inside = ["systemd-nspawn", "-q", "-D", str(self.root), "--private-network", "--pipe"]
        inside += ["--register=no", "--keep-unit", f"--machine=motcua-bare-{os.getpid()}"]
        inside += [f"--bind-ro={self.debs}:/media/stick", "--", *words]
        ended = subprocess.run(
            inside,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert (ended.returncode == 0) == well, ended.stdout[-3000:]
        return ended.stdout

    def install(self, release: str, *, well: bool = True) -> str:
        """Install a release from the stick."""
        (package,) = self.debs.glob(f"motcua_{release}_*.deb")
        return self.run("dpkg", "--install", f"/media/stick/{package.name}", well=well)

    def db(self, *words: str) -> str:
        """Ask the database as a technician does."""
        return self.run(*AS_MOTCUA, "motcua-db", *words)

    @property
    def runs(self) -> str:
        """Return the release that runs; empty where none is installed."""
        link = self.root / "opt/motcua/current"
        return link.readlink().name if link.is_symlink() else ""

    def numbers(self) -> list[str]:
        """Return the numbers that were given today."""
        said = self.db("events")
        return [word for word in said.split() if word.startswith("A0")]


@pytest.fixture(scope="module")
def rig() -> ModuleType:
    """The rig of trees; all is left out where none can be made."""
    found = module("systemd_machine", Path(__file__).with_name("machine.py"))
    if why := found.why_not():
        pytest.skip(why)
    return found


@pytest.fixture(scope="module")
def debs() -> Iterator[Path]:
    """A stick with two releases, the second of which also without one wheel."""
    with tempfile.TemporaryDirectory(prefix="motcua-", dir="/var/tmp") as folder:
        made = Path(os.environ.get(DEBS, folder))
        for release in ("0.1.0+a", "0.1.0+b"):
            if not list(made.glob(f"motcua_{release}_*.deb")):
                python = "{}.{}".format(*sys.version_info[:2])
                subprocess.run([sys.executable, BUILD, made, release, python], check=True)
        _without_a_wheel(made)
        yield made


def _without_a_wheel(folder: Path) -> None:
    """Make the control: release c is b without SQLAlchemy."""
    if list(folder.glob("motcua_0.1.0+c_*.deb")):
        return
    (package,) = folder.glob("motcua_0.1.0+b_*.deb")
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        tree = Path(scratch) / "tree"
        subprocess.run([shutil.which("dpkg-deb"), "-R", package, tree], check=True)
        releases = tree / "opt/motcua/releases"
        (releases / "0.1.0+b").rename(releases / "0.1.0+c")
        (wheel,) = (releases / "0.1.0+c/wheels").glob("sqlalchemy-*")
        wheel.unlink()
        for script in (tree / "DEBIAN").iterdir():
            script.write_text(script.read_text("utf-8").replace("0.1.0+b", "0.1.0+c"), "utf-8")
        made = folder / package.name.replace("+b", "+c")
        words = ["-Znone", "--root-owner-group", "--build"]
        subprocess.run([shutil.which("dpkg-deb"), *words, tree, made], check=True)


@pytest.fixture(scope="module")
def bare(rig, debs) -> Iterator[Bare]:
    """A tree with Debian's packages and nothing of ours."""
    with tempfile.TemporaryDirectory(prefix="motcua-", dir="/var/tmp") as folder:
        tree = Path(os.environ.get(rig.TREE, f"{folder}/tree"))
        if not tree.exists():
            rig.bootstrap(tree)
        with rig.layered(tree, Path(folder) / "layer") as root:
            yield Bare(root, debs)


def to_a_morning() -> float:
    """Return how far a clock is to be moved, in seconds, so that the sample centre is open."""
    now = datetime.now(VIETNAM)
    nine = now.replace(hour=9, minute=0, second=0)
    days = next(n for n in range(1, 4) if (now + timedelta(days=n)).weekday() < 5)
    return (nine + timedelta(days=days) - now).total_seconds()


def tell(figure: str) -> None:
    """Say a figure; seen with -s, as make prove runs it."""
    sys.stdout.write(f"\n{figure}\n")


def test_from_a_stick_to_the_demonstration_without_a_network(bare):
    began = time.monotonic()
    bare.install("0.1.0+a")
    tell(f"installed in {time.monotonic() - began:.0f} s")
    assert bare.runs == "0.1.0+a"
    said = bare.run("env", "HOME=/root", "sh", "-c", "cd /tmp && motcua-demo")
    assert "20 numbers = 19 served + 1 absent + 0 waiting" in said
    assert "Ask the same database: motcua-db --config demo state" in said


def test_a_machine_gets_its_settings_its_centre_and_its_units(bare):
    (bare.root / "etc/motcua/centre.toml").write_text(
        SETTINGS.format(shift=to_a_morning()), "utf-8"
    )
    bare.run("chgrp", "motcua", "/etc/motcua/centre.toml")
    bare.db("init", "--no-catalogue", "--pin", "2468")
    for _ in range(3):
        bare.db("take", "ho-tich")
    said = bare.run("motcua-enable")
    assert "motcua-kiosk@k1.service" in said
    wants = bare.root / "etc/systemd/system/motcua.target.wants"
    assert (wants / "motcua-kiosk@k1.service").is_symlink()
    assert (bare.root / "var/lib/motcua/centre.db").is_file()


def test_a_newer_release_takes_its_place_and_every_number_stays(bare):
    before = bare.numbers()
    began = time.monotonic()
    bare.install("0.1.0+b")
    tell(f"upgraded in {time.monotonic() - began:.0f} s")
    assert bare.runs == "0.1.0+b"
    assert before
    assert bare.numbers() == before
    assert "every chain holds" in bare.db("verify")


def test_the_same_release_again_changes_nothing(bare):
    before = bare.numbers()
    bare.install("0.1.0+b")
    assert (bare.runs, bare.numbers()) == ("0.1.0+b", before)


def test_the_release_before_runs_again_with_the_same_numbers(bare):
    before = bare.numbers()
    said = bare.run("motcua-rollback")
    assert "0.1.0+a runs again instead of 0.1.0+b" in said
    assert (bare.runs, bare.numbers()) == ("0.1.0+a", before)
    assert "every chain holds" in bare.db("verify")


def test_the_control_a_package_without_a_wheel_fails_and_leaves_what_ran(bare):
    before = bare.numbers()
    said = bare.install("0.1.0+c", well=False)
    assert "sqlalchemy" in said.lower()
    assert (bare.runs, bare.numbers()) == ("0.1.0+a", before)
    bare.install("0.1.0+b")
    assert (bare.runs, bare.numbers()) == ("0.1.0+b", before)


def test_removed_the_data_stays_and_purged_it_goes(bare):
    bare.run("dpkg", "--remove", "motcua")
    assert bare.runs == ""
    assert not (bare.root / "opt/motcua").exists()
    assert (bare.root / "var/lib/motcua/centre.db").is_file()
    bare.run("dpkg", "--purge", "motcua")
    for place in ("var/lib/motcua", "etc/motcua"):
        assert not (bare.root / place).exists()
