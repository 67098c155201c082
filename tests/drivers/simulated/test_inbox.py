"""Files by which people and tests reach simulated devices."""

import json
import threading

import pytest

from drivers.simulated.inbox import PRESSES, SCANS, SHOWN, Inbox, Shown, look, press, scan


def test_each_press_is_taken_once(tmp_path):
    inbox = Inbox(tmp_path / "k1" / PRESSES)
    assert inbox.take() == []
    press(tmp_path / "k1", "next")
    press(tmp_path / "k1", "rating_5")
    assert inbox.take() == [{"key": "next"}, {"key": "rating_5"}]
    assert inbox.take() == []


def test_presses_of_yesterday_are_not_taken(tmp_path):
    press(tmp_path, "next")
    inbox = Inbox(tmp_path / PRESSES)
    press(tmp_path, "again")
    assert inbox.take() == [{"key": "again"}]


def test_scans_are_text_or_bytes(tmp_path):
    inbox = Inbox(tmp_path / SCANS)
    scan(tmp_path, "Nguyễn|1990")
    scan(tmp_path, b"\xff\x00")
    assert inbox.take() == [{"text": "Nguyễn|1990"}, {"hex": "ff00"}]


def test_half_a_line_waits_for_its_end(tmp_path):
    path = tmp_path / PRESSES
    inbox = Inbox(path)
    path.write_bytes(b'{"key": "ne')
    assert inbox.take() == []
    with path.open("ab") as more:
        more.write(b'xt"}\n')
    assert inbox.take() == [{"key": "next"}]


@pytest.mark.parametrize(
    "line", [b"no json", b"[1]", b"\xff\xfe", b'{"key": "' + b"x" * 9000 + b'"}']
)
def test_lines_that_mean_nothing_are_left_out(tmp_path, line):
    path = tmp_path / PRESSES
    inbox = Inbox(path)
    path.write_bytes(line + b'\n{"key": "next"}\n')
    assert inbox.take() == [{"key": "next"}]


def test_a_line_without_end_does_not_stop_what_follows(tmp_path):
    path = tmp_path / PRESSES
    inbox = Inbox(path)
    path.write_bytes(b"x" * 200_000)
    for _ in range(10):
        assert inbox.take() == []
    with path.open("ab") as more:
        more.write(b"\n")
    inbox.take()
    press(tmp_path, "next")
    assert inbox.take() == [{"key": "next"}]


def test_a_file_that_was_emptied_is_read_from_its_beginning(tmp_path):
    press(tmp_path, "next")
    press(tmp_path, "next")
    inbox = Inbox(tmp_path / PRESSES)
    (tmp_path / PRESSES).write_text("")
    assert inbox.take() == []
    press(tmp_path, "again")
    assert inbox.take() == [{"key": "again"}]


def test_presses_of_several_threads_never_mix(tmp_path):
    inbox = Inbox(tmp_path / PRESSES)
    threads = [threading.Thread(target=press, args=(tmp_path, f"{n}" * 50)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(given["key"] for given in inbox.take()) == [f"{n}" * 50 for n in range(8)]


def test_a_sign_that_never_was_is_dark(tmp_path):
    assert look(tmp_path) == Shown()


@pytest.mark.parametrize("text", ["", "[]", '{"text": 3, "blink": 1, "brightness": "x"}'])
def test_what_a_sign_shows_is_read_whatever_the_file_holds(tmp_path, text):
    (tmp_path / SHOWN).write_text(text)
    assert look(tmp_path).brightness == 9
    assert look(tmp_path).blink is False


def test_what_a_sign_shows_is_read(tmp_path):
    shown = {"text": "A012", "blink": True, "brightness": 3, "at": "2026-11-23T08:00:00"}
    (tmp_path / SHOWN).write_text(json.dumps(shown))
    assert look(tmp_path) == Shown("A012", blink=True, brightness=3, at="2026-11-23T08:00:00")
