"""motcua-counter in a process that lacks what Windows lacks; run by test_windows.py alone.

    windows_process.py FOLDER [MODULE STATEMENT]...

Libraries are loaded as on Linux: their own care for Windows is theirs. Then our modules are dropped
and loaded anew without Linux's modules and names, sys.platform is "win32", and the program is begun
with its settings in FOLDER. When its window asks for a PIN, what was seen is written as JSON.
STATEMENT is added to MODULE, as a programmer might: the negative control. Each is begun in a fork
of its own before, from the same Windows; how it ended and what it said is in the JSON, too.
"""

import ast
import faulthandler
import importlib
import json
import os
import select
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from tempfile import TemporaryFile
from types import CodeType, ModuleType

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]

import windows_path  # noqa: E402 - beside this file

NAMES = {
    os: "fork forkpty geteuid getuid getegid getgid setuid setgid seteuid setegid getpgid getpgrp "
    "setpgid setsid getsid fchmod fchown chown lchown chroot killpg nice openpty ttyname tcgetpgrp "
    "statvfs fstatvfs uname getloadavg mkfifo mknod pipe2 set_blocking get_blocking waitid wait3 "
    "wait4 WNOHANG WEXITED WNOWAIT P_PID posix_fallocate posix_fadvise fdatasync sendfile "
    "sched_getaffinity sched_yield sync O_NONBLOCK O_NOCTTY O_CLOEXEC O_DIRECTORY O_NOFOLLOW "
    "O_SYNC O_DSYNC register_at_fork ctermid getgroups initgroups getresuid pread pwrite sysconf "
    "memfd_create eventfd",
    socket: "AF_UNIX AF_NETLINK AF_PACKET SO_REUSEPORT SO_PEERCRED TCP_USER_TIMEOUT MSG_DONTWAIT "
    "MSG_NOSIGNAL send_fds recv_fds CMSG_LEN",
    signal: "SIGHUP SIGKILL SIGUSR1 SIGUSR2 SIGALRM SIGCHLD SIGQUIT SIGTSTP SIGCONT SIGSTOP "
    "SIGPIPE SIGWINCH alarm setitimer getitimer pause sigwait siginterrupt pthread_kill "
    "pthread_sigmask",
    select: "poll epoll POLLIN POLLOUT POLLHUP POLLERR POLLNVAL EPOLLIN",
}
"""What CPython has not on Windows (docs.python.org, "Availability: Unix" or "not Windows")."""
FORK: Callable[[], int] = os.fork
"""Kept for the controls, before it is taken away."""
PATIENCE = 120
"""Seconds after which a program that shows no window is ended, with its stacks on stderr."""


class Absent:
    """Finds none of Linux's modules, and says so as an import of theirs would on Windows."""

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> None:
        """Raise for a module that Windows does not have."""
        if name.partition(".")[0] in windows_path.LINUX_ONLY:
            raise ModuleNotFoundError(f"No module named {name!r} on Windows", name=name)


class Planted(SourceFileLoader):
    """Loads a module with a statement more; never from the cache."""

    statement = ""

    def get_code(self, _name: str) -> CodeType:
        """Return the module's code with the statement at its end."""
        tree = ast.parse(Path(self.path).read_text(encoding="utf-8") + f"\n{self.statement}\n")
        return compile(tree, self.path, "exec")


class Planting:
    """Finds one module, to be loaded by Planted."""

    def __init__(self, module: str) -> None:
        self._module = module

    def find_spec(
        self, name: str, path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the spec of the planted module, None for all others."""
        found = PathFinder.find_spec(name, path) if name == self._module else None
        if found is not None:
            found.loader = Planted(name, found.origin)
        return found


def ours() -> list[str]:
    """Return the modules of ours that are loaded."""
    return [name for name in sys.modules if name.partition(".")[0] in windows_path.OURS]


def loopback_pair(*_: object) -> tuple[socket.socket, socket.socket]:
    """Return two joined sockets as socket.socketpair makes them on Windows."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        near = socket.create_connection(door.getsockname())
        return near, door.accept()[0]


def move_to_windows() -> None:
    """Load all libraries, drop our modules, and take away what Windows lacks."""
    for module in windows_path.reached(late=True):
        importlib.import_module(module)
    for library in ("sqlalchemy.dialects.sqlite", "sqlalchemy.dialects.postgresql.psycopg"):
        importlib.import_module(library)
    for name in (*ours(), *windows_path.LINUX_ONLY):
        sys.modules.pop(name, None)
    for owner, names in NAMES.items():
        for name in names.split():
            if hasattr(owner, name):
                delattr(owner, name)
    socket.socketpair = loopback_pair
    sys.meta_path.insert(0, Absent())
    sys.platform = "win32"


def run(folder: str) -> dict[str, object]:
    """Import all that a counter reaches, run it until it asks for a PIN; return what was seen."""
    for module in windows_path.reached(late=True):
        importlib.import_module(module)
    program = importlib.import_module(windows_path.START)
    window = importlib.import_module("counter_client.window").TallWindow
    seen: dict[str, object] = {"modules": len(ours()), "window": False}

    def look() -> None:
        for shown in QApplication.topLevelWidgets():
            if isinstance(shown, window) and shown.isVisible() and shown.sign_in.pin.isVisible():
                seen["window"] = True
                QCoreApplication.exit(0)

    # The program makes the application; a timer needs one, so it begins with the first window.
    began = program.build

    def build(*given: object, **more: object) -> object:
        app = began(*given, **more)
        app.looking = QTimer(app)
        app.looking.timeout.connect(look)
        app.looking.start(50)
        return app

    program.build = build
    seen["status"] = program.main(["--config", folder, "--device", "c1"])
    return seen


def planted(folder: str, module: str, statement: str) -> dict[str, object]:
    """Begin the program with a statement more in a fork; return its status and what it said."""
    with TemporaryFile("w+", encoding="utf-8") as said:
        child = FORK()
        if not child:
            os.dup2(said.fileno(), 2)
            os._exit(begin_planted(folder, module, statement))
        _, status = os.waitpid(child, 0)
        said.seek(0)
        return {"status": os.waitstatus_to_exitcode(status), "said": said.read()}


def begin_planted(folder: str, module: str, statement: str) -> int:
    """Run with a statement more; return the exit status, as the interpreter would."""
    faulthandler.dump_traceback_later(PATIENCE, exit=True)
    Planted.statement = statement
    sys.meta_path.insert(0, Planting(module))
    try:
        run(folder)
    except BaseException:  # noqa: BLE001 - it is told, and the fork ends with it
        traceback.print_exc()
        sys.stderr.flush()
        return 1
    return 0


def main() -> None:
    """Be on Windows; run with each planted statement, then as it is."""
    folder, *plants = sys.argv[1:]
    move_to_windows()
    controls = [planted(folder, *pair) for pair in zip(plants[::2], plants[1::2], strict=True)]
    faulthandler.dump_traceback_later(PATIENCE, exit=True)
    print(json.dumps({**run(folder), "controls": controls}), flush=True)  # noqa: T201 - its answer


if __name__ == "__main__":
    main()
