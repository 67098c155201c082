"""make install and make uninstall hand dpkg what was asked for, here or in a tree."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DEB = ROOT / "systemd" / "deb"
# Notes how it was called; the builder, which runs under python, answers with a version or a file.
NOTES = '#!/bin/sh\necho "$(basename "$0") $*" >>"{notes}"\n'
PYTHON = NOTES + 'case "$*" in *--version*) echo 0.1.0+7 ;; *) echo pip; echo m.deb ;; esac\n'


class Checkout:
    """A checkout whose tools only note how they were called."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.notes = root / "notes"
        self.notes.touch()
        for script in ("install", "uninstall"):
            (root / "systemd/deb").mkdir(parents=True, exist_ok=True)
            shutil.copy(DEB / script, root / "systemd/deb")
        for tool in ("dpkg", "dpkg-deb", "make", "motcua-enable"):
            self.tool(f"tools/{tool}", NOTES)
        self.tool("tools/id", "#!/bin/sh\necho 0\n")
        self.tool(".ci/packages", NOTES)
        self.tool(".venv/bin/python", PYTHON)

    def tool(self, place: str, text: str) -> None:
        """Write a tool."""
        file = self.root / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.format(notes=self.notes), "utf-8")
        file.chmod(0o755)

    def run(self, script: str, *words: str) -> subprocess.CompletedProcess[str]:
        """Run one of the two scripts."""
        place = os.environ | {"PATH": f"{self.root}/tools:{os.environ['PATH']}"}
        command = ["/bin/sh", self.root / "systemd/deb" / script, *words]
        return subprocess.run(command, env=place, check=False, capture_output=True, text=True)

    @property
    def called(self) -> list[str]:
        """Return how the tools were called, in order."""
        return self.notes.read_text("utf-8").splitlines()


@pytest.fixture
def checkout(tmp_path):
    return Checkout(tmp_path)


@pytest.fixture
def debian(tmp_path):
    """Return a tree that has a dpkg of its own."""
    tree = tmp_path / "tree"
    (tree / "var/lib/dpkg").mkdir(parents=True)
    return tree


@pytest.mark.parametrize(
    ("role", "list_"), [("server", "packages-server"), ("display", "packages-screen")]
)
def test_a_role_gets_its_debian_packages_and_then_ours(checkout, role, list_):
    ended = checkout.run("install", role)
    assert ended.returncode == 0, ended.stderr
    assert checkout.called[0] == f"packages systemd/packages.txt systemd/{list_}.txt"
    assert "dpkg --install m.deb" in checkout.called


def test_a_clerk_s_computer_gets_no_compositor(checkout):
    checkout.run("install", "counter")
    assert checkout.called[0] == "packages systemd/packages.txt"


def test_a_tree_with_dpkg_is_installed_into_and_this_machine_left_alone(checkout, debian):
    ended = checkout.run("install", "kiosk", str(debian))
    assert ended.returncode == 0, ended.stderr
    assert checkout.called[-1] == f"dpkg --root={debian} --install m.deb"
    assert not [call for call in checkout.called if call.startswith(("packages", "motcua-enable"))]


def test_a_bare_folder_is_laid_out_and_says_what_comes_next(checkout, tmp_path):
    ended = checkout.run("install", "kiosk", str(tmp_path / "new"))
    assert checkout.called[-1] == f"dpkg-deb --extract m.deb {tmp_path / 'new'}"
    assert "/opt/motcua/releases/0.1.0+7/activate" in ended.stdout


def test_what_dpkg_refuses_is_not_called_installed(checkout):
    checkout.tool("tools/dpkg", NOTES + "exit 1\n")
    ended = checkout.run("install", "kiosk")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert not [call for call in checkout.called if call.startswith("motcua-enable")]


def test_without_root_nothing_is_done(checkout):
    checkout.tool("tools/id", "#!/bin/sh\necho 1000\n")
    for script, word in (("install", "kiosk"), ("uninstall", "")):
        ended = checkout.run(script, word)
        assert (ended.returncode, "needs root" in ended.stderr) == (1, True)
    assert checkout.called == []


@pytest.mark.parametrize("role", ["", "kiosks", "--help"])
def test_an_unknown_role_is_refused_before_anything_is_done(checkout, role):
    ended = checkout.run("install", role)
    assert (ended.returncode, checkout.called) == (2, [])
    assert "ROLE=kiosk|display" in ended.stderr


@pytest.mark.parametrize(("purge", "does"), [("", "remove"), ("1", "purge"), ("yes", "purge")])
def test_the_data_goes_only_where_it_is_told_to(checkout, debian, purge, does):
    checkout.run("uninstall", purge)
    checkout.run("uninstall", purge, str(debian))
    assert checkout.called == [f"dpkg --{does} motcua", f"dpkg --root={debian} --{does} motcua"]


def test_an_unknown_purge_is_refused_before_anything_is_done(checkout):
    ended = checkout.run("uninstall", "maybe")
    assert (ended.returncode, checkout.called) == (2, [])
    assert "PURGE=1" in ended.stderr
