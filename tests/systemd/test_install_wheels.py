"""A release is made out of its wheels, without a network, and a wrong one leaves what ran."""

import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ACTIVATE = Path(__file__).parents[2] / "systemd" / "deb" / "activate"
VERSION = "{}.{}".format(*sys.version_info[:2])
PROGRAM = "import tiny\n\n\ndef main():\n    print(tiny.WORD)\n"


def wheel(folder: Path, name: str, text: str, scripts: str = "") -> Path:
    """Write the smallest wheel that pip takes."""
    made = folder / f"{name}-1-py3-none-any.whl"
    about = f"{name}-1.dist-info"
    files = {
        f"{name}.py": text,
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{about}/entry_points.txt": f"[console_scripts]\n{scripts}",
    }
    with zipfile.ZipFile(made, "w") as packed:
        for place, content in files.items():
            packed.writestr(place, content)
        packed.writestr(f"{about}/RECORD", "".join(f"{place},,\n" for place in files))
    return made


class Box:
    """A tree into which releases are unpacked, each with wheels of a few lines."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.opt = root / "opt/motcua"

    def unpack(self, name: str) -> Path:
        """Unpack a release, as dpkg does."""
        home = self.opt / "releases" / name
        wheels = home / "wheels"
        wheels.mkdir(parents=True)
        tiny = wheel(wheels, "tiny", f"WORD = {name!r}\n")
        wheel(wheels, "motcua", PROGRAM, "motcua-db = motcua:main\n")
        digest = hashlib.sha256(tiny.read_bytes()).hexdigest()
        lock = home / f"requirements-{VERSION}.lock"
        lock.write_text(f"tiny==1 --hash=sha256:{digest}\n", "utf-8")
        (home / "activate").write_bytes(ACTIVATE.read_bytes())
        (home / "activate").chmod(0o755)
        return home

    def activate(self, home: Path) -> subprocess.CompletedProcess[str]:
        """Run a release's script as the package does."""
        tools = self.root / "tools"
        tools.mkdir(exist_ok=True)
        python = tools / "python3"
        python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n', "utf-8")
        python.chmod(0o755)
        place = os.environ | {"MOTCUA_ROOT": str(self.root)}
        place["PATH"] = f"{tools}:{place['PATH']}"
        return subprocess.run(
            [home / "activate"], env=place, capture_output=True, text=True, check=False
        )

    def says(self) -> str:
        """Return what the program that runs says."""
        program = self.opt / "current/venv/bin/motcua-db"
        return subprocess.run([program], check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """Return a machine on which release 1 runs."""
    box = Box(tmp_path_factory.mktemp("box"))
    home = box.unpack("1")
    # What an activation left that was cut off: no program in it is to be trusted.
    (home / "venv/bin").mkdir(parents=True)
    (home / "venv/bin/motcua-db").write_text("#!/bin/sh\necho half\n", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        # What somebody set for another purpose: pip would put everything there.
        patch.setenv("PIP_TARGET", str(box.root / "elsewhere"))
        ended = box.activate(home)
    assert not (box.root / "elsewhere").exists()
    assert (ended.returncode, ended.stderr) == (0, "")
    return box


def test_its_programs_come_out_of_its_wheels_and_not_from_a_half_made_folder(ran):
    assert ran.says() == "1"
    assert (ran.opt / "current/venv/whole").exists()


@pytest.mark.parametrize("harm", ["missing", "changed"])
def test_the_control_a_wheel_that_is_missing_or_changed_leaves_what_ran(ran, harm):
    home = ran.unpack(f"bad-{harm}")
    (tiny,) = (home / "wheels").glob("tiny-*")
    if harm == "missing":
        tiny.unlink()
    else:
        wheel(tiny.parent, "tiny", "WORD = 'somebody else'\n")
    ended = ran.activate(home)
    assert ended.returncode
    assert "tiny" in ended.stderr
    assert ran.says() == "1"
    assert not (home / "venv/whole").exists()
