"""The house rules that a machine can see: sizes, docstrings, arrows, mirror, locks, traps."""

import ast
import re
import statistics
import subprocess
import sys
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("centre", "kiosk", "queue_display", "counter_client", "drivers", "db")
FUNCTION_MEDIAN, FUNCTION_P90, FUNCTION_MAX = 6, 20, 40
FILE_P90, FILE_MAX = 250, 400
FORBIDDEN_QT = {"QtSql", "QtQml", "QtQuick", "QtSerialPort", "QtAsyncio"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def sources() -> list[Path]:
    found = [path for name in PACKAGES for path in sorted((ROOT / name).rglob("*.py"))]
    return [path for path in found if "versions" not in path.parts]


@cache
def trees() -> tuple[tuple[Path, ast.Module], ...]:
    """Return every source file, read once for all tests."""
    return tuple(
        (path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8"))) for path in sources()
    )


@cache
def functions() -> tuple[tuple[Path, Function], ...]:
    """Return every function and where it stands."""
    return tuple(
        (path, node)
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def length(node: Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def percentile(values: list[int], part: float) -> int:
    return sorted(values)[int(part * (len(values) - 1))]


def test_functions_are_a_few_lines() -> None:
    sizes = [length(node) for _, node in functions()]
    too_long = [f"{p}:{n.lineno} {n.name}" for p, n in functions() if length(n) > FUNCTION_MAX]
    assert not too_long
    assert statistics.median(sizes) <= FUNCTION_MEDIAN, statistics.median(sizes)
    assert percentile(sizes, 0.9) <= FUNCTION_P90, percentile(sizes, 0.9)


def test_files_are_small() -> None:
    sizes = {path: path.read_text(encoding="utf-8").count("\n") for path in sources()}
    assert not [str(path) for path, lines in sizes.items() if lines > FILE_MAX]
    assert percentile(list(sizes.values()), 0.9) <= FILE_P90


def test_every_module_class_and_public_function_says_what_it_is_for() -> None:
    silent = []
    for path, tree in trees():
        nodes: list[ast.AST] = [tree, *ast.walk(tree)]
        for node in nodes:
            if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
                continue
            name = getattr(node, "name", "module")
            if (
                not name.startswith("_")
                and ast.get_docstring(node) is None
                and not _is_inner(node, tree)
            ):
                silent.append(f"{path}: {name}")
    assert not silent


def _is_inner(node: ast.AST, tree: ast.Module) -> bool:
    """Tell whether node stands inside a function or a private class, where nobody else sees it."""
    for outer in ast.walk(tree):
        private = isinstance(outer, ast.ClassDef) and outer.name.startswith("_")
        hides = private or isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef)
        if hides and node is not outer and any(node is inner for inner in ast.walk(outer)):
            return True
    return False


def test_every_function_says_what_it_returns() -> None:
    assert not [
        f"{path}:{node.lineno} {node.name}" for path, node in functions() if not node.returns
    ]


def test_nothing_is_imported_that_breaks_a_promise() -> None:
    """QtSql brings a second SQLite (rows vanish); the others are decided against in house.md."""
    found = []
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6"):
                names = {(node.module or "").split(".")[-1], *(a.name for a in node.names)}
                found += [f"{path}: {name}" for name in names & FORBIDDEN_QT]
            if isinstance(node, ast.Attribute) and node.attr == "moveToThread":
                found.append(f"{path}:{node.lineno} moveToThread")
    assert not found


@pytest.fixture(scope="module")
def loaded_by_the_apps() -> set[str]:
    """Return every module that a process has once it has imported the apps."""
    code = (
        "import kiosk.app, queue_display.app, counter_client.app, drivers.registry, sys;"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)
    return set(done.stdout.decode().split())


@pytest.mark.parametrize("module", ["apsw", "pysqlite3", "PySide6.QtSql"])
def test_no_second_sqlite_is_loaded_by_the_apps(loaded_by_the_apps: set[str], module: str) -> None:
    """A second SQLite in the process drops our locks (reliability note 2.2)."""
    assert "kiosk.app" in loaded_by_the_apps
    assert module not in loaded_by_the_apps


def test_arrows_between_packages_hold() -> None:
    tool = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [tool, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_every_flow_and_qt_free_module_is_named_in_the_contract() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for path, _ in trees():
        if path.name == "flow.py":
            assert f'"{".".join(path.with_suffix("").parts)}"' in text


def test_every_module_has_its_twin_among_the_tests() -> None:
    """A module is tested by test_<name>.py in the mirrored folder."""
    missing = []
    for path in sources():
        where = path.relative_to(ROOT)
        if where.name in {"__init__.py", "env.py"}:
            continue
        twin = ROOT / "tests" / where.parent / f"test_{where.stem.strip('_')}.py"
        if not twin.exists():
            missing.append(str(where))
    assert not missing


def test_our_packages_clash_with_none_that_are_installed() -> None:
    """python-barcode once installed a top-level `tests`; ours must not be hidden by another's."""
    clashes = []
    for distribution in metadata.distributions():
        if distribution.metadata["Name"] == "motcua":
            continue
        tops = {file.parts[0] for file in distribution.files or [] if len(file.parts) > 1}
        clashes += [f"{distribution.name}: {top}" for top in tops & set(PACKAGES)]
    assert not clashes


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_locks_have_hashes_and_no_addresses(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    pins = re.findall(r"^[a-z0-9].*?(?=^[a-z0-9]|\Z)", text, re.MULTILINE | re.DOTALL)
    assert pins
    assert all("--hash=sha256:" in pin for pin in pins)


def test_pyside_is_of_the_range_that_keeps_its_references() -> None:
    """6.12.0 loses a reference to None per call on CPython <= 3.11 and aborts (house.md, 1)."""
    version = tuple(map(int, metadata.version("PySide6").split(".")))
    assert (6, 11, 3) <= version < (6, 12)


def test_the_tree_names_no_machine_and_no_registry() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607  # git is one of the three things a machine has
        cwd=ROOT,
        capture_output=True,
        check=False,
    ).stdout.decode()
    if not listed:
        pytest.skip("not a git checkout")
    registries = re.compile(r"(files\.pythonhosted|pypi)\.org|(?<![\w.-])/(?:root|work|home)/[a-z]")
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if path.suffix in {".png", ".wav"} or path == Path(__file__) or not path.is_file():
            continue
        found = registries.search(path.read_text(encoding="utf-8"))
        assert not found, f"{name}: {found}"
