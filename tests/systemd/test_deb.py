"""The package: everything of ours is in it, in its place, and dpkg takes it."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DEB = ROOT / "systemd" / "deb"
SCRIPTS = ("postinst", "prerm", "postrm")
SHELL = ("activate", "enable", "install", "uninstall", "motcua-demo", "motcua-rollback", *SCRIPTS)
DPKG = shutil.which("dpkg-deb") or ""
SHELLCHECK = shutil.which("shellcheck") or ""
LINTIAN = shutil.which("lintian") or ""
needs_dpkg = pytest.mark.skipif(not DPKG, reason="dpkg-deb is not here")


def sh(*words):
    """Run the system's shell on a script; return how it ended."""
    return said("/bin/sh", *words)


def said(*words):
    """Run a command; return how it ended and what it said."""
    return subprocess.run(words, check=False, capture_output=True, text=True)


@pytest.fixture(scope="module")
def build():
    """Return the builder; it is a script, not a module of a package."""
    spec = importlib.util.spec_from_file_location("deb_build", DEB / "build.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.fixture
def tree(build, tmp_path):
    """Return the tree of a package without its wheels."""
    build.lay(tmp_path, "1.2")
    return tmp_path


@pytest.fixture
def control(build, tree):
    """Return the fields of the package's control file."""
    build.describe(tree, "1.2")
    text = (tree / "DEBIAN" / "control").read_text("utf-8")
    return dict(line.split(": ", 1) for line in text.splitlines() if re.match(r"[A-Z]", line))


def test_every_unit_is_in_the_package(tree):
    laid = {file.name for file in tree.rglob("*") if file.is_file()}
    as_named = {"motcua-sysusers.conf", "motcua-tmpfiles.conf", "motcua-modules.conf"}
    ours = {file.name for file in (ROOT / "systemd" / "units").iterdir()} - as_named
    assert ours <= laid
    assert not as_named & laid
    for place in ("sysusers.d", "tmpfiles.d", "modules-load.d"):
        assert (tree / "usr/lib" / place / "motcua.conf").is_file()


def test_the_desk_is_a_unit_of_a_clerk_and_not_of_the_machine(tree):
    assert (tree / "usr/lib/systemd/user/motcua-counter.service").is_file()
    assert not (tree / "usr/lib/systemd/system/motcua-counter.service").exists()


def test_every_program_of_the_project_is_a_command(build, tree):
    scripts = (ROOT / "pyproject.toml").read_text("utf-8").split("[project.scripts]")[1]
    named = set(re.findall(r"^(motcua-[a-z]+) =", scripts.split("\n[")[0], re.MULTILINE))
    laid = {file.name for file in (tree / "usr/bin").iterdir()}
    assert laid == named | {"motcua-demo"}
    for name in named:
        assert str((tree / "usr/bin" / name).readlink()) == f"/opt/motcua/current/venv/bin/{name}"
    assert {f"motcua-{program}" for program in build.PROGRAMS} == named


@pytest.mark.parametrize("name", ["motcua-enable", "motcua-rollback", "motcua-seal"])
def test_what_an_administrator_runs_can_be_run(tree, name):
    assert os.access(tree / "usr/sbin" / name, os.X_OK)


def test_the_demonstration_lies_beside_the_programs_without_its_tests(tree):
    demo = tree / "usr/share/motcua/demo"
    assert (demo / "__main__.py").is_file()
    assert not list(demo.glob("test_*"))


@needs_dpkg
def test_control_names_what_the_programs_need(control):
    assert control["Version"] == "1.2"
    needed = {line.split("#")[0].strip() for line in lines("packages.txt")} - {""}
    said = {name.strip() for part in control["Depends"].split(",") for name in part.split("|")}
    assert needed <= said
    assert "cage" in control["Recommends"]


def lines(name):
    return (ROOT / "systemd" / name).read_text("utf-8").splitlines()


@needs_dpkg
def test_dpkg_takes_it_and_its_scripts_name_its_version(control, tree):
    assert control["Package"] == "motcua"
    assert "/opt/motcua/releases/1.2/activate" in (tree / "DEBIAN/postinst").read_text("utf-8")
    package = tree.with_suffix(".deb")
    subprocess.run(
        [DPKG, "-Znone", "--root-owner-group", "--build", tree, package],
        check=True,
        capture_output=True,
    )
    listed = subprocess.run(
        [DPKG, "--contents", package], check=True, capture_output=True, text=True
    ).stdout
    package.unlink()
    assert "./opt/motcua/releases/1.2/activate" in listed
    assert str(tree) not in listed


@pytest.mark.parametrize("name", SHELL)
def test_a_script_is_one_that_the_shell_understands(name):
    assert sh("-n", DEB / name).stderr == ""


def test_the_control_a_broken_script_is_noticed(tmp_path):
    (tmp_path / "broken").write_text("if true; then\n", "utf-8")
    assert sh("-n", tmp_path / "broken").returncode


@pytest.mark.skipif(not SHELLCHECK, reason="shellcheck is not here")
def test_no_script_has_what_shellcheck_warns_of(tmp_path):
    assert said(SHELLCHECK, "-s", "sh", *(DEB / name for name in SHELL)).stdout == ""
    (tmp_path / "careless").write_text("#!/bin/sh\nrm -rf $1/*\n", "utf-8")
    assert said(SHELLCHECK, tmp_path / "careless").returncode, "the control"


@needs_dpkg
@pytest.mark.skipif(not LINTIAN, reason="lintian is not here")
def test_lintian_finds_nothing(control, tree):
    package = tree.parent / f"{control['Package']}_1.2_{control['Architecture']}.deb"
    words = (DPKG, "-Znone", "--no-uniform-compression", "--root-owner-group", "--build")
    for least in ("nothing", "the control"):
        subprocess.run([*words, tree, package], check=True, capture_output=True)
        found = said(LINTIAN, "--allow-root", "--fail-on=error,warning", package)
        assert (found.stdout == "") == (least == "nothing"), found.stdout
        (tree / "usr/share/doc/motcua/copyright").unlink(missing_ok=True)
    package.unlink()


@pytest.mark.parametrize("python", ["3.11", "3.13"])
def test_every_pin_has_its_hashes_and_belongs_to_linux(build, python):
    pins = list(build.pins(python))
    assert pins
    assert all("--hash=sha256:" in pin for pin in pins)
    assert not [pin for pin in pins if re.match(r"(?i)(colorama|pywin)", pin)]


def test_a_version_of_a_checkout_grows_with_its_commits(build):
    if not (ROOT / ".git").exists():
        pytest.skip("this is no checkout")
    assert re.fullmatch(r"[\d.]+\+\d{14}\.[0-9a-f]+(\.changed\.\d+)?", build.commit_version())


def test_a_version_without_a_checkout_is_that_of_the_moment(build, tmp_path, monkeypatch):
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    monkeypatch.setattr(build, "ROOT", tmp_path)
    assert re.fullmatch(r"[\d.]+\+\d{14}\.unpacked", build.commit_version())


def test_a_builder_without_a_folder_says_what_it_wants():
    ended = subprocess.run(
        [sys.executable, DEB / "build.py"], check=False, capture_output=True, text=True
    )
    assert ended.returncode
    assert "FOLDER" in ended.stderr
