"""Which of our modules a counter's program can come to: what has to be fit for Windows.

    mypy --platform win32 $(python tests/counter_client/windows_path.py)

It starts at the programs of a counter PC, the desk and the one that joins it to a centre, and at
the drivers of devices that a counter may have, which the registry opens late by name. Imports
inside functions are followed, too.
"""

import ast
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
OURS = ("centre", "counter_client", "db", "drivers")
START = "counter_client.__main__"
JOINING = "counter_client.joining.__main__"
KINDS = ("keypad", "line", "reader", "sign")
"""The devices of a counter (centre.settings, CounterPc)."""
LINUX_ONLY = {
    *("fcntl", "termios", "tty", "pty", "grp", "pwd", "spwd", "resource", "syslog", "readline"),
    *("posix", "crypt", "nis", "curses", "ossaudiodev", "evdev", "pyudev", "systemd"),
}
"""Modules that are not on Windows (docs.python.org, "Availability: Unix"), and two libraries."""


def families() -> Iterator[str]:
    """Yield the modules of the drivers that a counter's settings can name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name, door in project["entry-points"]["motcua.drivers"].items():
        if name.partition(".")[0] in KINDS:
            yield door.partition(":")[0]


def file_of(module: str) -> Path | None:
    """Return the source of one of our modules, or None if module is none of ours."""
    if module.partition(".")[0] not in OURS:
        return None
    place = ROOT.joinpath(*module.split("."))
    found = (place.with_suffix(".py"), place / "__init__.py")
    return next((file for file in found if file.is_file()), None)


def for_types_only(node: ast.AST) -> bool:
    """Tell whether node is `if TYPE_CHECKING:`, which no program runs."""
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def for_linux_only(node: ast.AST) -> bool:
    """Tell whether node is `if sys.platform != "win32":`, which Windows does not run."""
    wanted = ("sys.platform != 'win32'", "sys.platform == 'linux'")
    return isinstance(node, ast.If) and ast.unparse(node.test) in wanted


def named(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    """Yield every module that an import may mean; `from a import b` may mean a.b."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif node.module and not node.level:
        yield node.module
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imports(node: ast.AST, *, late: bool) -> Iterator[ast.Import | ast.ImportFrom]:
    """Yield the imports below node that Windows runs; late: those inside functions, too."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.expr):
            continue  # most of a tree, and no import is in it
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child
        elif for_types_only(child) or for_linux_only(child):
            for other in child.orelse:
                yield from imports(ast.Module([other], []), late=late)
        elif late or not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from imports(child, late=late)


@cache
def reached(*, late: bool) -> dict[str, Path]:
    """Return name -> file of our modules that are imported from the start on; not to be changed."""
    found: dict[str, Path] = {}
    waiting = [START, JOINING, *families()]
    while waiting:
        module = waiting.pop()
        file = file_of(module)
        if module in found or file is None:
            continue
        found[module] = file
        waiting.append(module.rpartition(".")[0])
        tree = ast.parse(file.read_text(encoding="utf-8"))
        waiting += [name for node in imports(tree, late=late) for name in named(node)]
    return dict(sorted(found.items()))


def main() -> None:
    """Write the arguments of mypy that name all of them."""
    sys.stdout.write(" ".join(f"-m {module}" for module in reached(late=True)) + "\n")


if __name__ == "__main__":
    main()
