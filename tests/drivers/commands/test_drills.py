"""Trials of what a person must press, hold or look at."""

import threading

import pytest
import qrcode

from drivers.commands.answers import Exit
from drivers.commands.drills import Drill, try_device
from drivers.commands.wired import named
from drivers.simulated.inbox import look, press, scan


@pytest.fixture
def later():
    """Return a way to do something soon, again and again until the trial is over."""
    over = threading.Event()
    threads = []

    def begin(do, *given):
        def doing():
            while not over.wait(0.2):
                do(*given)

        threads.append(threading.Thread(target=doing))
        threads[-1].start()

    yield begin
    over.set()
    for thread in threads:
        thread.join()


@pytest.fixture
def drill(town):
    """Return a trial of a device; act is what the person does when they are asked."""

    def made(name, seconds=20.0, act=lambda text: None):
        return try_device(Drill(town.settings, named(town.settings, name)[0], seconds, act))

    return made


def test_key_is_heard_with_the_level_it_stands_for(town, drill, later):
    result, _ = drill("rating1", act=lambda _: later(press, town.folder("rating1"), "rating_1"))
    assert (result.exit, result.key) == (Exit.GOOD, "ok")
    assert result.sentence == "Heard the key rating_1, level 3."


def test_key_without_a_level_is_told_as_such(town, drill, later):
    result, _ = drill("rating1", act=lambda _: later(press, town.folder("rating1"), "rating_5"))
    assert "no level" in result.sentence


def test_no_key_is_nothing_heard(drill):
    result, _ = drill("rating1", seconds=1.5)
    assert (result.exit, result.key) == (Exit.NOTHING_HEARD, "nothing_heard")
    assert 'use = "rating"' in result.sentence


def test_silent_keypad_is_told_and_not_waited_for(town, drill):
    town.switch("rating1", stalled=True)
    result, _ = drill("rating1", seconds=30)
    assert (result.exit, result.key) == (Exit.NO_ANSWER, "device_silent")


def test_line_that_is_unplugged_is_told_at_once(town, drill):
    town.switch("l1", unplugged=True)
    result, _ = drill("rating1", seconds=30)
    assert result.exit is Exit.GONE
    result, parts = drill("l1", seconds=30)
    assert result.exit is Exit.GONE
    assert {part.exit for _, part in parts} == {Exit.GONE}


def test_line_asks_all_that_hangs_on_it(town, drill):
    result, parts = drill("l1")
    assert (result.exit, len(parts)) == (Exit.GOOD, 2)
    assert "2 of 2" in result.sentence
    town.switch("s1", stalled=True)
    result, parts = drill("l1")
    assert (result.exit, result.key) == (Exit.NO_ANSWER, "line_incomplete")
    assert [part.exit for _, part in parts] == [Exit.GOOD, Exit.NO_ANSWER]


def test_line_without_devices_cannot_be_asked(town, drill):
    town.wire('[line.l2]\ntransport = "simulated"')
    result, parts = drill("l2")
    assert (result.exit, result.key, parts) == (Exit.ATTENTION, "unused", ())


def test_sign_shows_figures_and_brightness_and_is_dark_at_the_end(town, drill):
    seen, asked = [], []

    def look_at(text):
        asked.append(text)
        shown = look(town.folder("s1"))
        seen.append((shown.text.strip(), shown.blink, shown.brightness))

    result, _ = drill("s1", seconds=3, act=look_at)
    assert result.exit is Exit.GOOD
    assert "eyes" in result.sentence
    assert any("A001, blinking" in text for text in asked)
    # What a question asks for has been on the sign when the next one comes.
    texts = [text for text, _, _ in seen]
    assert "8888" in texts
    assert "A001" in texts
    assert any(blink for _, blink, _ in seen)
    assert {1, 5, 9} <= {brightness for text, _, brightness in seen if text == "A001"}
    assert look(town.folder("s1")).text.strip() == ""


def test_sign_without_power_is_told_and_shows_nothing(town, drill):
    town.switch("s1", stalled=True)
    result, _ = drill("s1", seconds=30)
    assert result.exit is Exit.NO_ANSWER


@pytest.mark.parametrize(
    ("code", "exit_status", "words"),
    [
        ("MC1:0192f0c1a2b3c4d5e6f708192a3b4c5d", Exit.GOOD, "number slip"),
        ("https://example.vn/nguyen-van-a", Exit.GOOD, "none of ours"),
        (b"\xff\xfe\xff\xfe\xff", Exit.ATTENTION, "refused"),
    ],
)
def test_code_is_told_by_its_kind_alone(town, drill, later, code, exit_status, words):
    result, _ = drill("scanner", act=lambda _: later(scan, town.folder("scanner"), code))
    assert result.exit is exit_status
    assert words in result.sentence
    assert str(code) not in result.sentence + result.detail


def test_no_code_is_nothing_heard(drill):
    result, _ = drill("scanner", seconds=1)
    assert result.exit is Exit.NOTHING_HEARD


def test_camera_reads_a_code_and_tells_its_kind_alone(town, drill):
    code = qrcode.QRCode(box_size=8)
    code.add_data("MC1:0192f0c1a2b3c4d5e6f708192a3b4c5d")
    code.make_image().save(town.folder("front") / "frame.png")
    result, _ = drill("front")
    assert (result.exit, result.key) == (Exit.GOOD, "ticket")
    assert "0192" not in result.sentence + result.detail


def test_camera_that_sees_nothing_says_so_and_one_that_is_gone_too(town, drill):
    result, _ = drill("front", seconds=1.5)
    assert result.exit is Exit.NOTHING_HEARD
    town.switch("front", unplugged=True)
    result, _ = drill("front", seconds=30)
    assert result.exit is Exit.GONE
