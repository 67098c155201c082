"""Ground of the rigs: their own modules, found by path, and a voice for their figures."""

import importlib.util
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest


def _load(name: str) -> ModuleType:
    """Load a module that lies beside this file; test folders are not packages."""
    full = f"rigs_{name}"
    if full not in sys.modules:
        spec = importlib.util.spec_from_file_location(full, Path(__file__).with_name(f"{name}.py"))
        sys.modules[full] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[full])
    return sys.modules[full]


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder on the disk, as a centre has it; other tests have theirs in memory."""
    with tempfile.TemporaryDirectory(prefix="motcua-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def bench() -> ModuleType:
    """The bench: printer and app as processes."""
    return _load("bench")


@pytest.fixture(scope="session")
def checks() -> ModuleType:
    """What must hold afterwards."""
    return _load("checks")


@pytest.fixture(scope="session")
def crawl() -> ModuleType:
    """The crawl: random hands at a real dispenser."""
    return _load("crawl")


@pytest.fixture(scope="session")
def disks() -> ModuleType:
    """Disks whose power can be cut."""
    return _load("disks")


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Say a rig's figures on one line; seen with -s, as make prove runs it."""

    def say(**figures: object) -> None:
        said = " ".join(f"{name}={value}" for name, value in figures.items())
        sys.stdout.write(f"\n{request.node.name}: {said}\n")

    return say


@pytest.fixture(autouse=True)
def _an_asked_for_end_takes_everything_back() -> Iterator[None]:
    """Turn SIGTERM into an ordinary end: processes and mounts of a test are given back then."""

    def end(number: int, _frame: object) -> None:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    yield
    signal.signal(signal.SIGTERM, before)
