"""Ground of the simulator's tests: its package, found by path, and the centre of this process."""

import importlib
import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

HERE = Path(__file__).parent
PACKAGE = "centre_days"


@pytest.fixture(scope="session")
def simulator() -> Callable[[str], ModuleType]:
    """Return a module of the simulator by its name; test folders are not packages."""
    if PACKAGE not in sys.modules:
        folder = HERE / PACKAGE
        spec = importlib.util.spec_from_file_location(
            PACKAGE, folder / "__init__.py", submodule_search_locations=[str(folder)]
        )
        sys.modules[PACKAGE] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[PACKAGE])
    return lambda name: importlib.import_module(f"{PACKAGE}.{name}")


@pytest.fixture(scope="session")
def place(simulator: Callable[[str], ModuleType]) -> Iterator[Any]:
    """The founded centre that every run begins with."""
    made = simulator("ground").ground()
    yield made
    made.remove()


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Say a run's figures on one line; seen with -s, as make prove runs it."""

    def say(**figures: object) -> None:
        said = " ".join(f"{name}={value}" for name, value in figures.items())
        sys.stdout.write(f"\n{request.node.name}: {said}\n")

    return say
