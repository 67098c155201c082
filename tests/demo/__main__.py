"""make demo: windows where there is a display, else the scripted morning offscreen."""

import argparse
import os
import sys
from pathlib import Path

FOLDER = Path("demo")


def has_display() -> bool:
    """Tell whether windows can be shown here."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main() -> int:
    """Run the demonstration on sqlite or postgresql; return its exit status."""
    parser = argparse.ArgumentParser(prog="make demo", description="A centre with its machines.")
    parser.add_argument("engine", nargs="?", choices=("sqlite", "postgresql"), default="sqlite")
    engine = parser.parse_args().engine
    if has_display():
        from windows import show  # noqa: PLC0415  # needs no Qt in this process

        return show(FOLDER, engine)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from journey import run  # noqa: PLC0415  # Qt reads the platform when it is imported

    return run(FOLDER, engine)


if __name__ == "__main__":
    sys.exit(main())
