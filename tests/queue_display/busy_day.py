"""A board that is called on all day, in a process of its own: `busy_day.py UPDATES WARM KEPT`.

Prints by how many bytes the process grew after WARM updates; KEPT bytes are leaked at each one on
request, to see that the ruler works.
"""

import gc
import os
import sys
from pathlib import Path
from uuid import uuid4

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from centre.shell.theme import load_fonts
from queue_display.board import BoardFace
from queue_display.flow import Shown, View
from queue_display.tongue import Tongue, words_of


def resident_bytes():
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def call(label, counter):
    return Shown(uuid4(), label, counter, {"vi": f"Quầy {counter}"}, again=False, lit=True)


def main(updates, warm, kept_bytes):
    app = QApplication([])
    load_fonts()
    face = BoardFace((43.0, 6.0), (words_of(Tongue("vi")),))
    face.resize(320, 180)
    face.show()
    others = [call(f"B{n:03}", str(n)) for n in range(1, 6)]
    kept, before, newest = [], 0, others[0]
    for number in range(updates):
        if number == warm:
            gc.collect()
            before = resident_bytes()
        if number % 4 < 3:  # the fourth update is a pulse of the same call
            newest = call(f"A{number % 1000:03}", "3")
        rows = (newest, *others)
        face.show_view(View(newest, bool(number % 2), rows, (), None, deaf=False))
        if number % 2:  # two updates are often painted at once, as on a busy morning
            app.processEvents()
        if kept_bytes:
            kept.append(b"\1" * kept_bytes)
    gc.collect()
    sys.stdout.write(f"{resident_bytes() - before}\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
