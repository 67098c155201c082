"""A counter is fit for Windows: nothing of Linux alone is on its path. Windows was not tried.

Three nets, each with its control: the imports as written, the program in a process that lacks what
Windows lacks, and mypy for win32 (make check has it, too).
"""

import ast
import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PROCESS = HERE / "windows_process.py"
PATH = HERE / "windows_path.py"


def loaded(file):
    """Return a script beside this one as a module."""
    spec = importlib.util.spec_from_file_location(file.stem, file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def path():
    return loaded(PATH)


def refused_at_import(path, tree):
    """Return the imports of a module that would end the program on Windows before it begins."""
    caught = {
        node
        for outer in ast.walk(tree)
        if isinstance(outer, ast.Try) and any("ImportError" in h for h in handled(outer))
        for statement in outer.body
        for node in ast.walk(statement)
    }
    found = (node for node in path.imports(tree, late=False) if node not in caught)
    return {name for node in found for name in path.named(node)} & path.LINUX_ONLY


def handled(node):
    return [ast.unparse(handler.type) for handler in node.handlers if handler.type]


def test_no_module_on_the_path_imports_what_only_linux_has(path):
    reached = path.reached(late=True)
    found = {
        name: refused_at_import(path, ast.parse(file.read_text(encoding="utf-8")))
        for name, file in reached.items()
    }
    assert {name: modules for name, modules in found.items() if modules} == {}


def test_the_path_is_the_whole_program_with_its_devices_and_without_the_server(path):
    reached = set(path.reached(late=True))
    wanted = {"counter_client.app", "centre.shell.start", "db.engine", "db.sqlite"}
    assert (
        wanted | {"drivers.readers.scanner", "drivers.keypads.hid", "drivers.lines.bus"} <= reached
    )
    assert not [name for name in reached if name.startswith(("db.server", "db.commands"))]
    assert not {"db.__main__", "db.founding", "db.upgrading"} & reached


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ("import fcntl", {"fcntl"}),
        ("from pwd import getpwnam", {"pwd"}),
        ("import os, termios as t", {"termios"}),
        ("class A:\n    import grp", {"grp"}),
        ("try:\n    import tty\nexcept OSError:\n    tty = None", {"tty"}),
        ("if x:\n    import resource", {"resource"}),
        ("if sys.platform == 'linux':\n    pass\nelse:\n    import pty", {"pty"}),
        ("try:\n    import fcntl\nexcept ImportError:\n    fcntl = None", set()),
        ("def late():\n    import fcntl", set()),
        ("if sys.platform != 'win32':\n    import fcntl", set()),
        ("if TYPE_CHECKING:\n    import fcntl", set()),
    ],
)
def test_control_planted_imports_are_seen_and_guarded_ones_are_not(path, planted, found):
    assert refused_at_import(path, ast.parse(planted)) == found


CONTROLS = {
    "import fcntl": "No module named 'fcntl' on Windows",
    "import os; os.geteuid()": "has no attribute 'geteuid'",
    "import socket; socket.AF_UNIX": "has no attribute 'AF_UNIX'",
}
"""What is planted, and how the program says that Windows has it not."""


@pytest.fixture(scope="module")
def once():
    """Keep what the process said, for all tests of it: it loads everything twice."""
    return {}


@pytest.fixture
def began(counters, once):
    """Begin the program without Linux, with each planted statement and as it is."""
    if not once:
        plants = [word for statement in CONTROLS for word in ("counter_client.slips", statement)]
        once["done"] = subprocess.run(
            [sys.executable, PROCESS, str(counters.folder), *plants],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
    done = once["done"]
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_without_linux_the_program_starts_and_its_window_asks_for_the_pin(began, path):
    del began["controls"]
    assert began == {"modules": len(path.reached(late=True)), "window": True, "status": 0}


@pytest.mark.parametrize("statement", CONTROLS)
def test_control_what_only_linux_has_ends_the_start(began, statement):
    ended = began["controls"][list(CONTROLS).index(statement)]
    assert ended["status"] != 0
    assert CONTROLS[statement] in ended["said"]


def mypy(*what):
    words = ("-m", "mypy", "--platform", "win32", "--cache-dir", str(ROOT / ".mypy_cache/win32"))
    return subprocess.run(
        [sys.executable, *words, *what], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.prove
def test_the_types_are_right_for_windows(path):
    names = [word for name in path.reached(late=True) for word in ("-m", name)]
    done = mypy(*names)
    assert done.returncode == 0, done.stdout


@pytest.mark.prove
def test_control_a_name_that_windows_lacks_is_no_type(tmp_path):
    file = tmp_path / "planted.py"
    file.write_text("import os\n\nprint(os.geteuid())\n", encoding="utf-8")
    done = mypy(str(file))
    assert done.returncode == 1
    assert 'no attribute "geteuid"' in done.stdout
