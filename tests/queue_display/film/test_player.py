"""Real films through Qt Multimedia, with neither a sound server nor a graphics driver."""

import pytest
from PySide6.QtGui import QColor

from queue_display.film.opening import LACKS_CODEC, open_player

pytestmark = pytest.mark.qt_log_ignore("PulseAudioService", "No RHI backend")
ORANGE_RGB = QColor(238, 136, 38)


@pytest.fixture
def player(qapp):
    made = open_player(qapp)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def seen(player):
    """Note colours of frames and what was told of the end."""
    colours, ends = [], []
    player.frame.connect(lambda frame: colours.append(frame.toImage().pixelColor(20, 20)))
    player.ended.connect(ends.append)
    return colours, ends


def is_near(colour, wanted):
    pairs = zip(colour.getRgb()[:3], wanted.getRgb()[:3], strict=True)
    return all(abs(one - other) < 30 for one, other in pairs)


def test_an_h264_film_is_played_to_its_end_and_its_frames_are_its_own(
    player, seen, put, film, qtbot
):
    colours, ends = seen
    player.play(put("a.mp4", film(frames=8)))
    qtbot.waitUntil(lambda: ends == [""])
    assert len(colours) >= 4
    assert all(is_near(colour, ORANGE_RGB) for colour in colours)
    assert player.is_able


def test_the_same_film_is_played_again(player, seen, put, film, qtbot):
    _, ends = seen
    path = put("a.mp4", film(frames=3))
    for count in (1, 2, 3):
        player.play(path)
        qtbot.waitUntil(lambda count=count: ends == [""] * count)


@pytest.mark.parametrize("name", ["garbage", "zero", "text", "cut", "none"])
def test_what_is_no_film_ends_with_an_error_once(player, seen, put, film, *, folder, qtbot, name):
    contents = {
        "garbage": bytes(range(256)) * 40,
        "zero": b"",
        "text": "xin chào",
        "cut": film()[:300],
    }
    path = put("a.mp4", contents[name]) if name in contents else folder / "none.mp4"
    colours, ends = seen
    player.play(path)
    qtbot.waitUntil(lambda: len(ends) == 1)
    qtbot.wait(50)
    assert ends[0]
    assert len(ends) == 1
    assert colours == []


def test_a_film_of_an_unknown_codec_is_told_as_such(player, seen, put, film, qtbot):
    _, ends = seen
    player.play(put("a.mp4", film(codec=b"zzzz")))
    qtbot.waitUntil(lambda: len(ends) == 1)
    assert ends[0].startswith(LACKS_CODEC)


def test_after_a_stop_nothing_is_told_any_more(player, seen, put, film, qtbot):
    colours, ends = seen
    player.play(put("a.mp4", film(frames=25)))
    qtbot.waitUntil(lambda: len(colours) > 1)
    player.stop()
    count = len(colours)
    qtbot.wait(100)
    assert (len(colours), ends) == (count, [])


def test_a_pause_holds_the_film_where_it_is(player, seen, put, film, qtbot):
    colours, ends = seen
    player.play(put("a.mp4", film(frames=12)))
    qtbot.waitUntil(lambda: len(colours) > 1)
    player.pause(rests=True)
    qtbot.wait(600)
    assert ends == []
    player.pause(rests=False)
    qtbot.waitUntil(lambda: ends == [""])


def test_a_silent_board_opens_no_sound(player):
    player.level(0.0)
    assert player.sound is None
    player.level(0.4)
    assert player.sound.volume() == pytest.approx(0.4)
