"""Ground of the escape rigs: their stages by path, and a centre with a kiosk and a board."""

import importlib.util
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree
from types import ModuleType

import pytest

SIZED = re.compile(r"screen = .*")
SCREEN = "screen = { inches = 15.6, width = 1280, height = 720 }"


def _load(name: str) -> ModuleType:
    """Load a module that lies beside this file; test folders are not packages."""
    full = f"rigs_escape_{name}"
    if full not in sys.modules:
        spec = importlib.util.spec_from_file_location(full, Path(__file__).with_name(f"{name}.py"))
        sys.modules[full] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[full])
    return sys.modules[full]


@pytest.fixture(scope="session")
def stages() -> ModuleType:
    """The X server, the compositor and the watched program."""
    return _load("stages")


@pytest.fixture(scope="session")
def hands() -> ModuleType:
    """Random hands, and a panel with ten fingers."""
    return _load("hands")


@pytest.fixture(scope="session")
def founded_box(crawl, tmp_path_factory) -> Path:
    """A centre with catalogue and dossiers, kiosk k1 and a board; never written."""
    folder = tmp_path_factory.mktemp("box")
    crawl.found(folder)
    file = folder / "centre.toml"
    text = SIZED.sub(SCREEN, file.read_text("utf-8"))
    file.write_text(f"{text}\n[display.lobby]\n{SCREEN}\n", "utf-8")
    return folder


@pytest.fixture
def box(crawl, founded_box, tmp_path) -> Path:
    """A copy of the centre, in which it is the morning of an open day."""
    copytree(founded_box, tmp_path, dirs_exist_ok=True)
    shift = int((crawl.MORNING - datetime.now(UTC)).total_seconds())
    with (tmp_path / "centre.toml").open("a") as file:
        file.write(f"\n[simulation]\nclock_shift_seconds = {shift}\n")
    return tmp_path
