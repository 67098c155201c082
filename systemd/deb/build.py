"""make deb: one Debian package with every wheel inside, for a site without internet.

python systemd/deb/build.py FOLDER [VERSION [PYTHON ...]]

The package holds the locked wheels for the Pythons of Debian 12 and 13, the units, users, folders
and udev rules, and the demonstration. What is installed is made from them on the machine itself, by
the same commands that a checkout uses (activate). Needs the registry that pip is set to, dpkg-deb.
"""

import gzip
import re
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator, Sequence
from email.utils import formatdate
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement

ROOT: Final = Path(__file__).parents[2]
HERE: Final = Path(__file__).parent
PYTHONS: Final = ("3.11", "3.13")
"""Those of Debian 12 and 13."""
GLIBC: Final = ("2_17", "2_24", "2_27", "2_28", "2_31", "2_34", "2_35", "2_36")
"""Platforms that Debian 12 (glibc 2.36) can run."""
PROGRAMS: Final = ("kiosk", "display", "counter", "join", "db", "devices")
CHANGES: Final = """motcua ({version}) stable; urgency=medium

  * See CHANGELOG.md beside this file.

 -- The Motcua authors <motcua@localhost>  {day}
"""
SYSTEM: Final = "usr/lib/systemd/system"
PLACES: Final = {
    "units/motcua-attend.service": SYSTEM,
    "units/motcua-backup.*": SYSTEM,
    "units/motcua-display@.service": SYSTEM,
    "units/motcua-kiosk@.service": SYSTEM,
    "units/motcua-nightly.*": SYSTEM,
    "units/motcua-retention.*": SYSTEM,
    "units/motcua-seat.service": SYSTEM,
    "units/motcua.target": SYSTEM,
    "deb/motcua-finish.service": SYSTEM,
    "deb/rollback.py": "usr/lib/motcua",
    "units/motcua-counter.service": "usr/lib/systemd/user",
    "units/motcua-counter.desktop": "usr/share/motcua",
    "units/*.conf": "usr/lib/motcua",
    "units/motcua-seat.ini": "usr/lib/motcua",
    "units/70-motcua.rules": "usr/lib/udev/rules.d",
    "usb/motcua-usb.service": SYSTEM,
    "usb/*.rules*": "usr/lib/motcua",
}
RENAMED: Final = {
    "motcua-sysusers.conf": "usr/lib/sysusers.d/motcua.conf",
    "motcua-tmpfiles.conf": "usr/lib/tmpfiles.d/motcua.conf",
    "motcua-modules.conf": "usr/lib/modules-load.d/motcua.conf",
}
COMMANDS: Final = {
    "motcua-demo": "usr/bin/motcua-demo",
    "enable": "usr/sbin/motcua-enable",
    "motcua-rollback": "usr/sbin/motcua-rollback",
    "../units/motcua-seal": "usr/sbin/motcua-seal",
}


def version() -> str:
    """Return the project's version."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def commit_version() -> str:
    """Return the version with the commit's age and name; what was changed or has none says so."""
    git = ("git", "-C", str(ROOT))
    if not (ROOT / ".git").exists():
        return f"{version()}+{time.strftime('%Y%m%d%H%M%S', time.gmtime())}.unpacked"
    said = _said(*git, "log", "-1", "--date=format:%Y%m%d%H%M%S", "--format=%cd.%h").strip()
    changed = _said(*git, "status", "--porcelain", "--untracked-files=no").strip()
    # What differs from the commit may differ from the last time, too: a release of its own.
    return f"{version()}+{said}{f'.changed.{time.time():.0f}' if changed else ''}"


def machine() -> tuple[str, str]:
    """Return this machine's architecture as Debian and as wheels call it."""
    debian = _said("dpkg", "--print-architecture").strip()
    return debian, {"amd64": "x86_64", "arm64": "aarch64"}[debian]


def pins(python: str) -> Iterator[str]:
    """Yield the lock's lines that hold on a Debian with this Python, each with its hashes."""
    text = (ROOT / "requirements.lock").read_text("utf-8").replace("\\\n", " ")
    there = {"python_version": python, "python_full_version": f"{python}.0"}
    there |= {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"}
    there |= {"implementation_name": "cpython", "platform_python_implementation": "CPython"}
    for line in filter(None, map(str.strip, text.splitlines())):
        wanted, *hashes = re.split(r"\s+--hash=", line)
        marker = Requirement(wanted).marker
        if marker is None or marker.evaluate(there):
            yield " --hash=".join([wanted.split(";")[0].strip(), *hashes])


def fetch(python: str, wheels: Path) -> None:
    """Bring the wheels for a Python into a folder, each checked by its hash."""
    lock = wheels.parent / f"requirements-{python}.lock"
    lock.write_text("\n".join(pins(python)) + "\n", "utf-8")
    abis = (f"cp{python.replace('.', '')}", "abi3", "none")
    arch = machine()[1]
    platforms = [f"manylinux_{g}_{arch}" for g in GLIBC] + [f"manylinux2014_{arch}", "any"]
    words = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--implementation", "cp"]
    words += ["--python-version", python, "-r", str(lock), "-d", str(wheels)]
    words += [word for abi in abis for word in ("--abi", abi)]
    words += [word for platform in platforms for word in ("--platform", platform)]
    _run(sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", *words)


def lay(tree: Path, release: str) -> None:
    """Lay everything but the wheels into the tree of the package."""
    for pattern, place in PLACES.items():
        for file in sorted((ROOT / "systemd").glob(pattern)):
            if file.name not in RENAMED:
                _copy(file, tree / place / file.name)
    for name, place in RENAMED.items():
        _copy(ROOT / "systemd" / "units" / name, tree / place)
    home = tree / "opt/motcua/releases" / release
    _copy(HERE / "activate", home / "activate", mode=0o755)
    shutil.copytree(
        ROOT / "tests" / "demo",
        tree / "usr/share/motcua/demo",
        ignore=shutil.ignore_patterns("test_*", "__pycache__"),
    )
    for name, place in COMMANDS.items():
        _copy(HERE / name, tree / place, mode=0o755)
    for program in PROGRAMS:
        _link(tree / f"usr/bin/motcua-{program}", f"/opt/motcua/current/venv/bin/motcua-{program}")
    papers = tree / "usr/share/doc/motcua"
    for file in ("README.md", "CHANGELOG.md", "systemd/centre.toml.example", "docs/install.md"):
        _copy(ROOT / file, papers / Path(file).name)
    _copy(ROOT / "systemd" / "README.md", papers / "systemd.md")
    _copy(HERE / "copyright", papers / "copyright")
    _copy(HERE / "lintian-overrides", tree / "usr/share/lintian/overrides/motcua")
    written = (ROOT / "CHANGELOG.md").stat().st_mtime
    entry = CHANGES.format(version=release, day=formatdate(written))
    (papers / "changelog.gz").write_bytes(gzip.compress(entry.encode(), mtime=0))
    (papers / "changelog.gz").chmod(0o644)


def describe(tree: Path, release: str) -> None:
    """Write what dpkg wants to know, and the scripts that it runs."""
    made = tree / "DEBIAN"
    made.mkdir(mode=0o755)
    size = sum(file.lstat().st_size for file in tree.rglob("*")) // 1024
    text = (HERE / "control.in").read_text("utf-8")
    needs = ", ".join(["python3 (>= 3.11)", *packages("packages.txt")])
    wants = ", ".join(packages("packages-screen.txt"))
    text = text.format(
        version=release, architecture=machine()[0], size=size, needs=needs, wants=wants
    )
    (made / "control").write_text(text, "utf-8")
    for script in ("postinst", "prerm", "postrm"):
        told = (HERE / script).read_text("utf-8").replace("@VERSION@", release)
        (made / script).write_text(told, "utf-8")
        (made / script).chmod(0o755)


def packages(name: str) -> Iterator[str]:
    """Yield the Debian packages of a list; where Debian 13 renamed one, either will do."""
    for line in (ROOT / "systemd" / name).read_text("utf-8").splitlines():
        package = line.split("#")[0].strip()
        if package:
            yield f"{package} | {package}t64" if package == "libglib2.0-0" else package


def build(to: Path, release: str, pythons: Sequence[str] = PYTHONS) -> Path:
    """Make the package in a folder, for these Pythons; return its file."""
    tree = to / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    lay(tree, release)
    home = tree / "opt/motcua/releases" / release
    wheels = home / "wheels"
    wheels.mkdir()
    for python in pythons:
        fetch(python, wheels)
    _run(sys.executable, "-m", "centre.words", "compile")
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels.absolute()))
    describe(tree, release)
    package = to / f"motcua_{release}_{machine()[0]}.deb"
    # Wheels are packed already: packing them once more costs minutes and saves nothing.
    packing = ("-Znone", "--no-uniform-compression", "--root-owner-group")
    _run("dpkg-deb", *packing, "--build", str(tree), str(package))
    return package


def _copy(file: Path, to: Path, *, mode: int = 0o644) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, to)
    to.chmod(mode)


def _link(place: Path, to: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(to)


def _run(*words: str) -> None:
    subprocess.run(words, cwd=ROOT, check=True)


def _said(*words: str) -> str:
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit(__doc__)
    folder, *given = sys.argv[1:]
    if folder == "--version":
        sys.stdout.write(f"{commit_version()}\n")
        sys.exit()
    named = given[0] if given else version()
    sys.stdout.write(f"{build(Path(folder).absolute(), named, given[1:] or PYTHONS)}\n")
