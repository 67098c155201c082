"""make shots: every screen of every app as a picture, and a contact sheet of them all.

python tests/shots [FOLDER] [pytest's arguments, as -k search]
"""

import html
import os
import subprocess
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build" / "shots"
SHEET = "index.html"
WORKERS = 4
STYLE = (
    "body{font-family:'Noto Sans',sans-serif;margin:2em;background:#f2f5f9;color:#10202f}"
    "section{display:flex;flex-wrap:wrap;gap:1em;align-items:flex-end}"
    "figure{margin:0}img{height:18em;max-width:100%;background:#fff;border:1px solid #7b8794}"
    "figcaption{font-size:.8em;max-width:24em;overflow-wrap:anywhere}"
)


def main(words: Sequence[str]) -> int:
    """Draw all screens into a folder and list them; return pytest's exit status."""
    if words and words[0].startswith("-"):
        raise SystemExit(__doc__)
    folder = Path(words[0]).resolve() if words else FOLDER
    make_empty(folder)
    # With a space, pytest would take the folder for a folder of tests.
    command = [sys.executable, "-m", "pytest", "-q", "-n", str(WORKERS), f"--shots={folder}"]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    drawn = subprocess.run([*command, *words[1:]], cwd=ROOT, env=surroundings, check=False)
    pictures = sorted(folder.glob("*.png"))
    (folder / SHEET).write_text(sheet([path.name for path in pictures]), encoding="utf-8")
    sys.stdout.write(f"{len(pictures)} pictures: {folder / SHEET}\n")
    return drawn.returncode


def make_empty(folder: Path) -> None:
    """Take away the pictures of an earlier run; SystemExit for a folder of somebody else's."""
    if folder.exists() and any(folder.iterdir()) and not (folder / SHEET).exists():
        raise SystemExit(f"{folder} holds other things; name an empty folder.")
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.png"):
        path.unlink()
    # Marks it as ours, whatever happens before the real one is written.
    (folder / SHEET).touch()


def sheet(names: Sequence[str]) -> str:
    """Return the contact sheet: one heading for each screen, its sizes and looks below."""
    parts = [
        "<!doctype html><html lang='en'><meta charset='utf-8'><title>Motcua: screens</title>",
        f"<style>{STYLE}</style><h1>Motcua: {len(names)} pictures</h1>",
    ]
    for screen, shown in groupby(sorted(names, key=screen_of), screen_of):
        figures = "".join(figure(name) for name in sorted(shown))
        parts.append(f"<h2>{html.escape(screen)}</h2><section>{figures}</section>")
    return "\n".join(parts) + "</html>\n"


def screen_of(name: str) -> str:
    """Return what a picture shows: its name up to the size."""
    words = name.removesuffix(".png").split("-")
    sizes = [place for place, word in enumerate(words) if word.replace("x", "").isdigit()]
    return "-".join(words[: sizes[-1]]) if sizes else "-".join(words)


def figure(name: str) -> str:
    """Return one picture of the sheet, linked to itself."""
    shown = html.escape(name)
    image = f"<img src='{shown}' alt='{shown}' loading='lazy'>"
    return f"<figure><a href='{shown}'>{image}</a><figcaption>{shown}</figcaption></figure>"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
