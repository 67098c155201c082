"""Ground of the server's rigs: their modules, found by path, one server for all of them."""

import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


def _load(name: str) -> ModuleType:
    """Load a module that lies beside this file; test folders are not packages."""
    full = f"server_rigs_{name}"
    if full not in sys.modules:
        spec = importlib.util.spec_from_file_location(full, Path(__file__).with_name(f"{name}.py"))
        sys.modules[full] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[full])
    return sys.modules[full]


@pytest.fixture(scope="session")
def server_rig() -> Callable[[str], ModuleType]:
    """Return a module of this folder by its name."""
    return _load


@pytest.fixture(scope="session")
def order() -> ModuleType:
    """What must hold of the order of calls, and of presses."""
    return _load("order")


@pytest.fixture(scope="session")
def site(bench: ModuleType) -> Iterator[Any]:
    """A server that syncs, with a founded centre to copy; gone after the run."""
    made = _load("ground").Site(bench)
    yield made
    made.cluster.remove()


@pytest.fixture
def base(site: Any) -> Iterator[Any]:
    """A founded centre of this test's own at the server."""
    made = site.database()
    yield made
    made.until_calm()
    made.drop()
