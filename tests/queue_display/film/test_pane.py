"""The pane on real films: never empty, never blank, never growing, and part of the board."""

import gc
import os
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from centre.settings import load, owned
from centre.shell import device_words
from queue_display.board import BoardFace
from queue_display.film import pane as pane_module
from queue_display.film.scenes import Moving, Nothing
from queue_display.pen import colour

pytestmark = pytest.mark.qt_log_ignore("PulseAudioService", "No RHI backend")
GREEN, BLUE = (140, 80, 70), (90, 200, 90)
BLANK = {QColor(name).rgb() for name in ("black", "white")}


class Sampler(QObject):
    """Looks at a pane's pixels at every turn of the event loop and right after every scene."""

    def __init__(self, pane):
        super().__init__(pane)
        self.pane, self.looks, self.blanks = pane, 0, []
        self.blank = BLANK | {colour(name).rgb() for name in ("tv_bg", "tv_panel")}
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.look)
        self.timer.start(10)
        pane.projector.scene.connect(self.look)

    def look(self, _scene=None):
        """Grab what stands on the glass, coarsely."""
        image = self.pane.grab().toImage().scaled(16, 9)
        self.looks += 1
        seen = {image.pixel(x, y) for x in range(16) for y in range(9)}
        if len(seen) == 1 and seen <= self.blank:
            self.blanks.append(self.pane.spoken())


@pytest.fixture
def lobby(put, film):
    """Films, pictures, a text, and broken ones between them."""
    put("1.mp4", film(GREEN, frames=5))
    put("2-cut.mp4", film()[:-40])
    put("3.png", QColor("orange"))
    put("4.mp4", film(BLUE, frames=5))
    put("5-codec.mp4", film(codec=b"zzzz"))
    put("6.txt", "Nghỉ lễ\nTrung tâm nghỉ ngày 1/1.")
    put("7.jpg", QColor("teal"))


def test_a_whole_round_in_order_without_one_blank_moment(lobby, pane, items, qtbot):
    one = pane()
    names, sampler = items(one), Sampler(one)
    qtbot.waitUntil(lambda: names.count("7.jpg") >= 2, timeout=15_000)
    good = ["1.mp4", "3.png", "4.mp4", "6.txt", "7.jpg"]
    assert names[:10] == good * 2
    assert sampler.looks > 20
    assert sampler.blanks == []


def test_a_pane_that_clears_between_two_items_would_be_noticed(lobby, pane, items, qtbot):
    """The control of the test before."""
    one = pane()
    names, sampler = items(one), Sampler(one)
    black = QImage(16, 9, QImage.Format.Format_RGB32)
    black.fill(QColor("black"))
    one.projector.scene.connect(lambda scene: setattr(one, "_image", black))
    qtbot.waitUntil(lambda: names.count("7.jpg") >= 1, timeout=15_000)
    assert sampler.blanks


def test_the_frames_on_the_glass_are_the_film_s(put, film, pane, qtbot):
    put("1.mp4", film(GREEN, frames=25))
    one = pane()
    qtbot.waitUntil(lambda: isinstance(one.scene, Moving))
    shown = one.grab().toImage().pixelColor(160, 90)
    assert shown.green() > shown.red() + 40
    assert shown.green() > shown.blue() + 40
    assert one.accessibleName() == "1.mp4"


def test_a_text_is_set_once_however_often_it_is_painted(put, pane, qtbot, monkeypatch):
    put("1.txt", "Nghỉ lễ\nMột hai ba")
    one, made = pane(seconds=1000), []
    qtbot.waitUntil(lambda: one.spoken() == "Nghỉ lễ Một hai ba")
    one.grab()
    monkeypatch.setattr(pane_module, "sheet", lambda *_: made.append(1))
    one.grab()
    assert made == []
    one._set("Lời", ("khác",), one.rect())
    assert made == [1]


def test_an_empty_folder_shows_guidance_in_letters(pane, qtbot):
    one = pane()
    qtbot.waitUntil(lambda: one.projector._turn > 0)
    assert one.scene == Nothing()
    image = one.grab().toImage()
    seen = {image.pixel(x, y) for x in range(320) for y in range(0, 180, 3)}
    assert colour("tv_ink").rgb() in seen


def test_the_sound_is_ducked_in_the_films_own_process(put, film, pane, clock, qtbot):
    put("1.mp4", film(frames=50))
    one = pane(clock=clock)
    qtbot.waitUntil(lambda: one.projector.player is not None)
    sound, player = one.projector.sound, one.projector.player
    assert player.volume == pytest.approx(0.4)
    one.duck(down=True)
    clock.move(milliseconds=200.1)
    sound.step()
    assert player.volume == pytest.approx(0.06)
    one.duck(down=False)
    clock.move(milliseconds=500.1)
    sound.step()
    assert player.volume == pytest.approx(0.4)


def test_a_film_that_begins_during_a_call_begins_ducked(put, film, pane, clock, qtbot):
    put("1.png", QColor("orange"))
    put("2.mp4", film(frames=50))
    one = pane(seconds=0.2, clock=clock)
    one.duck(down=True)
    clock.move(seconds=1)
    qtbot.waitUntil(lambda: one.projector.player is not None)
    assert one.projector.player.volume == pytest.approx(0.06)


def test_a_stopped_pane_lets_every_file_go(put, film, pane, qtbot, folder):
    put("1.mp4", film(frames=50))
    one = pane()
    qtbot.waitUntil(lambda: isinstance(one.scene, Moving))
    pid = one.projector.player.pid
    assert open_files(folder, pid)
    one.projector.player.stop()
    qtbot.waitUntil(lambda: not open_files(folder, pid))
    one.stop()
    one.stop()
    one.duck(down=True)
    assert not Path(f"/proc/{pid}").exists()
    assert not open_files(folder, os.getpid())


def open_files(folder: Path, pid: int) -> list[str]:
    """Return the files of a folder that a process holds open."""
    held = f"/proc/{pid}/fd"
    links = (Path(held) / each for each in os.listdir(held))  # noqa: PTH208
    paths = [os.readlink(link) for link in links if link.is_symlink()]  # noqa: PTH115
    return [path for path in paths if path.startswith(str(folder))]


# --- nothing grows --------------------------------------------------------------------------------


def counted() -> tuple[int, int, int]:
    """Return descriptors, Qt objects, and threads of this process."""
    gc.collect()
    objects = sum(isinstance(each, QObject) for each in gc.get_objects())
    return len(os.listdir("/proc/self/fd")), objects, len(os.listdir("/proc/self/task"))  # noqa: PTH208


def grown(one, qtbot, turns, more):
    """Let a pane show some files, then more; return how many things there are more of."""
    qtbot.waitUntil(lambda: one.projector._turn >= turns, timeout=60_000)
    before = counted()
    qtbot.waitUntil(lambda: one.projector._turn >= turns + more, timeout=3_600_000)
    return tuple(after - old for after, old in zip(counted(), before, strict=True))


@pytest.mark.parametrize("count", [200, pytest.param(5000, marks=pytest.mark.prove)])
def test_pictures_and_texts_leave_nothing_behind(put, pane, qtbot, count):
    for index in range(5):
        put(f"{index}.png", QColor("orange"))
        put(f"{index}.txt", "Nghỉ lễ")
    more = grown(pane(seconds=0.0), qtbot, 50, count)
    assert all(count <= 3 for count in more), more


def test_films_leave_nothing_behind(put, film, pane, qtbot):
    for index in range(3):
        put(f"{index}.mp4", film(frames=1))
        put(f"{index}-codec.mp4", film(codec=b"zzzz"))
    more = grown(pane(), qtbot, 10, 15)
    assert all(count <= 6 for count in more), more


def test_a_pane_that_keeps_something_would_be_noticed(put, pane, qtbot):
    """The control of the tests before."""
    put("1.png", QColor("orange"))
    put("2.png", QColor("teal"))
    one, kept = pane(seconds=0.0), []
    one.projector.scene.connect(lambda scene: kept.append(QObject()))
    assert grown(one, qtbot, 20, 100)[1] > 50


@pytest.mark.prove
def test_a_day_of_films_compressed(put, film, pane, qtbot):
    """7,200 items: a day of one every 12 s; films, pictures, texts, and broken ones."""
    for index in range(6):
        put(f"{index}.mp4", film(frames=1 + index))
        put(f"{index}.png", QColor("orange"))
        put(f"{index}.txt", "Nghỉ lễ")
    put("9.mp4", film(codec=b"zzzz"))
    one = pane(seconds=0.02)
    sampler = Sampler(one)
    sampler.timer.setInterval(250)
    more = grown(one, qtbot, 300, 7200)
    assert sampler.blanks == []
    assert all(count <= 6 for count in more), more


# --- on the board ---------------------------------------------------------------------------------

FILMS = """
[centre]
code = "H99.08"

[display.lobby]
films = "films"
film_volume = 60
picture_seconds = 4
"""


@pytest.fixture
def cinema(settings):
    """The founded centre with a board that has films."""
    (settings.folder / "centre.toml").write_text(FILMS, encoding="utf-8")
    made = load(settings.folder)
    (made.state_folder() / "films").mkdir()
    return made


def told_of(store):
    return {d.name: d for d in store.devices.all() if d.kind == "film"}


def test_a_board_plays_its_films_and_tells_staff_of_a_broken_one(open_board, cinema, store, qtbot):
    path = cinema.state_folder() / "films" / "hong.mp4"
    path.write_bytes(b"x" * 100)
    os.utime(path, (1, 1))
    app = open_board(settings=cinema)
    assert app.face.plan.film is not None
    assert app.film.isVisible()
    qtbot.waitUntil(lambda: told_of(store).get("lobby") is not None)
    alarm = told_of(store)["lobby"]
    assert (alarm.state, alarm.key) == ("warning", "film_unreadable")
    said = device_words.alarm(alarm)
    assert (
        said
        == "Phim trên bảng lobby không chiếu được tệp hong.mp4. Xin chép lại tệp đó hoặc bỏ ra."
    )
    path.unlink()
    app.film.projector.look()
    qtbot.waitUntil(lambda: told_of(store)["lobby"].key == "films_missing")
    assert ("film", "lobby") in owned(cinema, "display", "lobby")


def test_every_word_of_trouble_has_its_sentence():
    keys = {"film_unreadable", "film_codec", "film_dates", "film_no_codec", "films_missing"}
    assert keys | {"films_too_many"} <= set(device_words.devices())


def test_a_dark_screen_rests_its_films(open_board, cinema, qtbot):
    app = open_board(settings=cinema)
    assert not app.film.projector._rests
    app.window.darkened.emit(True)  # noqa: FBT003 - the signal's one truth value
    assert app.film.projector._rests
    app.window.darkened.emit(False)  # noqa: FBT003 - the signal's one truth value
    assert not app.film.projector._rests


# --- pictures -------------------------------------------------------------------------------------

SIZES = [(1920, 1080, 43, 6), (1080, 1920, 43, 6), (3840, 2160, 65, 8), (1366, 768, 32, 4)]
TEXT = (
    "Nghỉ Tết Dương lịch\nTrung tâm nghỉ từ 01/01 đến hết 03/01/2027.\n"
    "Hồ sơ nộp trực tuyến vẫn được tiếp nhận."
)


@pytest.fixture
def scenes(put):
    """A picture of a landscape, and a text."""
    image = QImage(1600, 900, QImage.Format.Format_RGB32)
    painter, sky = QPainter(image), QLinearGradient(0, 0, 0, 900)
    sky.setColorAt(0, QColor("#7FB2E5"))
    sky.setColorAt(1, QColor("#2E7D4F"))
    painter.fillRect(image.rect(), sky)
    painter.end()
    path = put("1.png", QColor("orange"))
    assert image.save(str(path))
    os.utime(path, (1, 1))
    put("2.txt", TEXT)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("languages", ["vi", "both"])
def test_the_pane_on_the_board(request, size, languages, scenes, pane, *, shot, qtbot, shown):
    vi, en = request.getfixturevalue("vi"), request.getfixturevalue("en")
    words = {"vi": (vi,), "both": (vi, en)}[languages]
    one = pane(seconds=1000, shown=False, words=words)
    wide, high, inches, metres = size
    board = BoardFace((inches, metres), words, film=one)
    qtbot.addWidget(board)
    board.resize(wide, high)
    calls = [shown(f"A{n:03}", str(n)) for n in range(9, 3, -1)]
    board.show_view(request.getfixturevalue("view")(calls[0], rows=calls))
    with qtbot.waitExposed(board):
        board.show()
    name = f"{wide}x{high}-{languages}"
    if board.plan.film is None:
        assert not one.isVisible()
        return
    assert one._sizes.least >= board.plan.surface.secondary
    shot(board, f"board-film-guidance-{name}")
    one.start()
    for kind in ("picture", "text"):
        qtbot.waitUntil(lambda kind=kind: getattr(one.scene, "item", None) is not None)
        qtbot.waitUntil(lambda kind=kind: one.scene.item.kind == kind)
        shot(board, f"board-film-{kind}-{name}")
        one.projector.turn()
