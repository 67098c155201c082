"""motcua-join: brings this machine into a centre whose data are on a server."""

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QApplication

from centre.rules.errors import Unavailable
from centre.settings import FILE_NAME
from centre.shell import journal
from centre.shell.arguments import DEFAULT_CONFIG
from centre.shell.ending import CrashHook, QuitSignals
from centre.shell.theme import load_fonts
from centre.shell.words import Words
from counter_client.joining.app import JoinApp
from db.clock import SystemClock

DESCRIPTION: Final = """\
Brings this machine into a centre whose data are on a server.

Takes the bundle that the supervisor's screen makes (a QR code, a file on a USB stick, or pasted),
shows six digits to be compared, and writes centre.toml if there is none."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the window from its command line (None: that of this process); return 0, or 1."""
    arguments = _parse(argv)
    journal.begin()
    app = QApplication(["motcua-join"])
    words = Words()
    try:
        load_fonts()
        if arguments.language is not None:
            words.switch(arguments.language)
    except Unavailable as error:
        sys.stderr.write(f"motcua-join: {error}\n")
        return 1
    return _run(app, words, arguments)


def _run(app: QApplication, words: Words, arguments: Namespace) -> int:
    """Show the window until it is closed."""
    size = app.primaryScreen().availableSize() if arguments.size is None else arguments.size
    joining = JoinApp(arguments.config, words, SystemClock(), size)
    signals = QuitSignals()
    CrashHook(joining.window.hide).install()
    joining.over.connect(lambda: QCoreApplication.exit(0))
    joining.show(windowed=arguments.windowed or arguments.size is not None)
    if arguments.bundle is not None:
        joining.read(arguments.bundle)
    status = app.exec()
    joining.close()
    signals.close()
    words.close()
    return status


def _parse(argv: Sequence[str] | None) -> Namespace:
    """Return the arguments; prints the help or what is wrong and raises SystemExit."""
    parser = ArgumentParser(
        prog="motcua-join", description=DESCRIPTION, formatter_class=RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "bundle", nargs="?", type=Path, metavar="BUNDLE_FILE", help="a motcua-NAME.mcjoin file"
    )
    parser.add_argument(
        "--config",
        type=_folder,
        default=DEFAULT_CONFIG.parent,
        metavar="FOLDER",
        help=f"folder in which {FILE_NAME} is or will be (default: {DEFAULT_CONFIG.parent})",
    )
    parser.add_argument("--windowed", action="store_true", help="open an ordinary window")
    parser.add_argument(
        "--size", type=_size, metavar="WIDTHxHEIGHT", help="size of the window, as 1280x800"
    )
    parser.add_argument("--language", metavar="CODE", help="vi or en (default: vi)")
    return parser.parse_args(argv)


def _folder(text: str) -> Path:
    """Return a folder; the path of a centre.toml means the one that it is in."""
    path = Path(text)
    return path.parent if path.name == FILE_NAME else path


def _size(text: str) -> QSize:
    """Return a size in pixels; raise ValueError, which argparse tells."""
    width, height = (int(side) for side in text.split("x"))
    return QSize(width, height)


if __name__ == "__main__":
    raise SystemExit(main())
