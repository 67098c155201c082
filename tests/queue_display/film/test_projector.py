"""The round on real files: what comes, what is skipped, what is told."""

import os
import signal
import subprocess
import sys
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor

from queue_display.film import booth, projector
from queue_display.film.pictures import read_picture
from queue_display.film.playlist import Problem, Trouble
from queue_display.film.scenes import Nothing, Written

pytestmark = pytest.mark.qt_log_ignore("PulseAudioService", "No RHI backend", "libpng")


@pytest.fixture
def told():
    """Note what staff are told."""

    def listen(one):
        keys = []
        one.told.connect(lambda report: keys.append(report.key))
        return keys

    return listen


def test_broken_films_and_pictures_are_skipped_reported_and_left_out(
    pane, put, film, items, *, told, qtbot, caplog
):
    bad = bytearray(film(frames=20))
    bad[3000:-1] = b"\x55" * (len(bad) - 3001)
    put("1-good.mp4", film(frames=4))
    put("2-cut.mp4", film()[:-50])
    put("3-text.mp4", "xin chào")
    put("4-codec.mp4", film(codec=b"zzzz"))
    put("5-bad.png", b"\x89PNG\r\n\x1a\n" + b"x" * 50)
    put("6-good.png", QColor("orange"))
    put("7-bad.mp4", bytes(bad))
    one = pane()
    names, keys = items(one), told(one)
    qtbot.waitUntil(lambda: names.count("6-good.png") >= 3)
    second = names.index("1-good.mp4", names.index("1-good.mp4") + 1)
    assert names[second : second + 3] == ["1-good.mp4", "6-good.png", "1-good.mp4"]
    assert "2-cut.mp4" not in names
    assert "5-bad.png" not in names
    assert keys[-1] == "film_unreadable"
    left_out = [problem.name for problem in one.projector.programme.problems]
    assert left_out == ["2-cut.mp4", "3-text.mp4", "4-codec.mp4", "5-bad.png", "7-bad.mp4"]
    assert caplog.text.count("film_unreadable file=5-bad.png") == 1


def test_a_mended_file_is_played_without_a_restart(pane, put, film, items, told, qtbot):
    put("1.png", QColor("orange"))
    put("2.mp4", film()[:-50])
    one = pane()
    names, keys = items(one), told(one)
    qtbot.waitUntil(lambda: keys == ["film_unreadable"])
    put("2.mp4", film(frames=3), ago=30)
    one.projector.look()
    qtbot.waitUntil(lambda: "2.mp4" in names)
    assert keys == ["film_unreadable", ""]


def test_a_file_taken_out_while_it_is_shown_gives_way(pane, put, items, qtbot):
    path = put("1.png", QColor("orange"))
    put("2.png", QColor("teal"))
    one = pane(seconds=1000)
    names = items(one)
    qtbot.waitUntil(lambda: names == ["1.png"])
    path.unlink()
    one.projector.look()
    qtbot.waitUntil(lambda: names == ["1.png", "2.png"])


def test_a_missing_folder_shows_guidance_and_films_that_come_later_are_played(
    pane, put, folder, items, told, qtbot
):
    folder.rmdir()
    one = pane()
    keys = told(one)
    qtbot.waitUntil(lambda: keys == ["films_missing"])
    assert one.scene == Nothing()
    assert "theo dõi" in one.spoken()
    folder.mkdir()
    names = items(one)
    put("1.png", QColor("orange"))
    one.projector.look()
    qtbot.waitUntil(lambda: names == ["1.png"])
    (folder / "1.png").unlink()
    one.projector.look()
    qtbot.waitUntil(lambda: one.scene == Nothing())
    assert keys == ["films_missing", "", "films_missing"]


def test_a_text_is_turned_page_by_page_and_a_day_ends_it(pane, put, clock, qtbot):
    put("1.txt", "đến: 2026-11-23\nNghỉ lễ\n" + "một hai ba bốn năm sáu " * 60)
    one = pane()
    pages = []
    one.projector.scene.connect(lambda scene: pages.append(getattr(scene, "page", None)))
    qtbot.waitUntil(lambda: pages[:3] == [0, 1, 2])
    clock.move(days=1)
    one.projector.look()
    qtbot.waitUntil(lambda: one.scene == Nothing())


def test_without_qt_multimedia_pictures_and_texts_go_on_and_it_is_told_once(
    pane, put, film, items, *, told, qtbot, monkeypatch, caplog
):
    lacks = "import sys; sys.modules['PySide6.QtMultimedia'] = None; "
    code = lacks + "from queue_display.film.reel import main; main()"
    monkeypatch.setattr(booth, "COMMAND", [sys.executable, "-c", code])
    put("1.mp4", film())
    put("2.png", QColor("orange"))
    put("3.txt", "Nghỉ lễ")
    put("4.mp4", film())
    one = pane()
    names, keys = items(one), told(one)
    qtbot.waitUntil(lambda: names.count("3.txt") >= 2)
    assert set(names) == {"2.png", "3.txt"}
    assert keys == ["", "film_no_codec"]
    assert caplog.text.count("film_no_codec") == 1


def test_a_film_that_makes_no_frames_is_skipped_after_5_s(
    pane, put, film, items, *, clock, qtbot, monkeypatch, caplog
):
    put("1.mp4", film(frames=3))
    put("2.png", QColor("orange"))
    one = pane(clock=clock, shown=False)
    qtbot.addWidget(one)
    names = items(one)
    monkeypatch.setattr(projector.Booth, "play", lambda *_: None)
    one.show()
    one.start()
    qtbot.waitUntil(lambda: one.projector._watch is not None)
    clock.move(seconds=4.9)
    one.projector.watch()
    assert one.projector.item.name == "1.mp4"
    clock.move(seconds=0.2)
    one.projector.watch()
    qtbot.waitUntil(lambda: names == ["2.png"])
    assert "stood still file=1.mp4" in caplog.text
    assert one.projector.programme.problems == ()


def test_at_night_everything_rests_and_goes_on_from_the_same_place(pane, put, film, items, qtbot):
    put("1.mp4", film(frames=20))
    put("2.png", QColor("orange"))
    one = pane()
    names = items(one)
    qtbot.waitUntil(lambda: names == ["1.mp4"])
    one.rest(dark=True)
    assert not one.projector._looking.isActive()
    qtbot.wait(900)
    assert names == ["1.mp4"]
    one.rest(dark=False)
    qtbot.waitUntil(lambda: names[:2] == ["1.mp4", "2.png"])


def test_a_picture_s_time_rests_too(pane, put, items, qtbot):
    put("1.png", QColor("orange"))
    put("2.png", QColor("teal"))
    one = pane(seconds=0.4)
    names = items(one)
    qtbot.waitUntil(lambda: names == ["1.png"])
    one.hide()
    qtbot.wait(600)
    assert names == ["1.png"]
    one.show()
    qtbot.waitUntil(lambda: names[:2] == ["1.png", "2.png"])


def test_one_picture_alone_is_read_once(pane, put, items, qtbot, monkeypatch):
    put("1.png", QColor("orange"))
    reads = []
    real = projector.read_picture
    monkeypatch.setattr(
        projector, "read_picture", lambda path, size: (reads.append(path), real(path, size))[1]
    )
    one = pane(seconds=0.02)
    turns = one.projector
    qtbot.waitUntil(lambda: turns._turn >= 6)
    assert len(reads) == 1
    assert not isinstance(one.scene, Written)


def test_a_film_that_ends_without_a_single_picture_counts_as_standing_still(
    pane, put, film, items, told, *, qtbot, monkeypatch
):
    """Only sound is inside."""
    put("1.mp4", film(frames=3))
    put("2.png", QColor("orange"))
    monkeypatch.setattr(
        projector.Booth, "play", lambda self, _: QTimer.singleShot(0, lambda: self.ended.emit(""))
    )
    one = pane()
    names, keys = items(one), told(one)
    qtbot.waitUntil(lambda: keys[-1:] == ["film_unreadable"])
    assert names == ["2.png"]
    assert one.projector.programme.problems == (Problem("1.mp4", Trouble.NO_FRAMES),)


def test_a_film_that_takes_its_player_down_is_left_out_and_the_board_goes_on(
    pane, put, film, items, told, *, qtbot, caplog, tmp_path
):
    put("1.mp4", film(frames=200))
    put("2.png", QColor("orange"))
    one = pane(memory=tmp_path / "films.json")
    names, keys = items(one), told(one)
    qtbot.waitUntil(lambda: names == ["1.mp4"])
    os.kill(one.projector.player.pid, signal.SIGSEGV)
    qtbot.waitUntil(lambda: names == ["1.mp4", "2.png"])
    assert one.projector.programme.problems == (Problem("1.mp4", Trouble.KILLED),)
    assert keys[-1] == "film_unreadable"
    assert caplog.text.count("its player died with it") == 1
    other = pane(memory=tmp_path / "films.json")
    again = items(other)
    qtbot.waitUntil(lambda: "2.png" in again)
    assert "1.mp4" not in again
    put("1.mp4", film(frames=3), ago=30)
    other.projector.look()
    qtbot.waitUntil(lambda: "1.mp4" in again)


def test_a_disk_that_hangs_leaves_texts_and_is_not_asked_again_and_again(
    pane, put, items, *, qtbot, monkeypatch
):
    put("1.png", QColor("orange"))
    put("2.txt", "Nghỉ lễ")
    put("3.png", QColor("teal"))
    door, reads = Event(), []
    monkeypatch.setattr(projector, "PREPARE_MS", 50)

    def hang(path, size):
        reads.append(path.name)
        door.wait(20)
        return read_picture(path, size)

    monkeypatch.setattr(projector, "read_picture", hang)
    one = pane()
    names = items(one)
    for _ in range(20):
        one.projector.look()
    qtbot.waitUntil(lambda: one.projector._turn > 8)
    assert set(names) == {"2.txt"}
    assert reads == ["1.png"]
    assert len(one.projector._lane._jobs) <= 2
    door.set()
    qtbot.waitUntil(lambda: {"1.png", "3.png"} <= set(names))


def test_a_film_that_has_become_a_pipe_is_not_opened(pane, put, folder, film, items, *, qtbot):
    put("1.png", QColor("orange"))
    path = put("2.mp4", film(frames=3))
    one = pane(seconds=0.3)
    names = items(one)
    qtbot.waitUntil(lambda: names == ["1.png"])
    path.unlink()
    os.mkfifo(path)
    turns = one.projector._turn
    qtbot.waitUntil(lambda: one.projector._turn > turns + 1)
    assert "2.mp4" not in names
    assert one.projector.programme.problems == ()


@pytest.mark.parametrize("back", [True, False])
def test_a_film_that_broke_off_because_its_stick_was_pulled_is_not_to_blame(
    pane, put, folder, film, items, *, qtbot, caplog, back
):
    """Put back before the folder is looked at again; the control: it is there all the time."""
    path = put("1.mp4", film(frames=200))
    put("2.png", QColor("orange"))
    one = pane()
    names = items(one)
    qtbot.waitUntil(lambda: names == ["1.mp4"])
    if back:
        path.rename(folder / ".away")
    one.projector.player.ended.emit("Input/output error")
    qtbot.waitUntil(lambda: names == ["1.mp4", "2.png"])
    if back:
        (folder / ".away").rename(path)
        one.projector.look()
        qtbot.waitUntil(lambda: names.count("1.mp4") == 2)
    else:
        qtbot.waitUntil(lambda: one.projector.programme.problems != ())
    assert ("Input/output error" in caplog.text) != back


def test_a_board_that_begins_in_the_dark_plays_nothing_yet(pane, put, film, items, told, qtbot):
    put("1.mp4", film(frames=3))
    one = pane(shown=False)
    names, keys = items(one), told(one)
    qtbot.addWidget(one)
    one.start()
    qtbot.waitUntil(lambda: keys == [""])
    assert not one.projector._looking.isActive()
    assert one.projector.item is None
    one.show()
    qtbot.waitUntil(lambda: "1.mp4" in names)


# --- the program dies -----------------------------------------------------------------------------

CINEMA = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from centre.shell.ending import QuitSignals
from centre.shell.theme import load_fonts
from queue_display.film.pane import FilmPane
from queue_display.film.scenes import Nothing, Round

app = QApplication([])
signals = QuitSignals()
load_fonts()
pane = FilmPane(Round(Path(sys.argv[1]), 0.1, 0, Path(sys.argv[2])))
pane.resize(320, 180)
pane.show()
names = [""]

def note(scene):
    name = "" if isinstance(scene, Nothing) else scene.item.name
    if name != names[-1]:
        names.append(name)
        print(name, "PySide6.QtMultimedia" in sys.modules, flush=True)

pane.projector.scene.connect(note)
pane.start()
app.exec()
pane.stop()
"""


def first_shown(folder, memory, how):
    """Run a program that shows a folder, end it in the middle of the first file; return its name.

    Its own process has nothing to do with films: it never loads what decodes them.
    """
    command = [sys.executable, "-c", CINEMA, str(folder), str(memory)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        name, multimedia = program.stdout.readline().split()
        program.send_signal(how)
        program.wait(30)
    assert multimedia == "False"
    return name


def test_a_film_in_whose_middle_the_program_was_killed_is_not_begun_again(
    put, film, folder, tmp_path
):
    """The control: a program that was asked to end begins the same film again."""
    for path in (put("1.mp4", film(frames=500)), put("2.png", QColor("orange"))):
        os.utime(path, (1, 1))
    memory = tmp_path / "films.json"
    assert first_shown(folder, memory, signal.SIGTERM) == "1.mp4"
    assert first_shown(folder, memory, signal.SIGKILL) == "1.mp4"
    assert first_shown(folder, memory, signal.SIGTERM) == "2.png"
