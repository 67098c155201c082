"""What stopped a printer is remembered, by this program and for the next one."""

import json
import time

import pytest

from drivers.health import PrinterKey, PrinterStatus
from drivers.printers.stopping import FILE, YOUNG_SECONDS, StopNote

OUT = PrinterStatus(PrinterKey.PAPER_OUT, "DLE EOT 1-4: 1A 32 -- 7E")


def test_nothing_is_known_at_first(tmp_path):
    assert StopNote(tmp_path / "not made yet").get() is None


def test_what_one_program_heard_another_one_knows(tmp_path):
    StopNote(tmp_path).keep(OUT)
    assert StopNote(tmp_path).get() == OUT


def test_a_printer_that_goes_on_is_forgotten_by_all(tmp_path):
    note = StopNote(tmp_path)
    note.keep(OUT)
    note.keep(None)
    assert note.get() is None
    assert StopNote(tmp_path).get() is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("age", [YOUNG_SECONDS + 1, -YOUNG_SECONDS - 1])
def test_a_note_of_long_ago_or_of_a_clock_that_was_set_is_none(tmp_path, age):
    note = {"key": "paper_out", "detail": "", "at": time.time() - age}
    (tmp_path / FILE).write_text(json.dumps(note), "utf-8")
    assert StopNote(tmp_path).get() is None


def test_what_this_program_heard_does_not_grow_old(tmp_path):
    note = StopNote(tmp_path)
    note.keep(OUT)
    (tmp_path / FILE).unlink()
    assert note.get() == OUT


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "null",
        '{"key": "paper_out"}',
        '{"key": "x", "detail": "", "at": 0}',
        '{"key": "paper_out", "detail": "", "at": "soon"}',
        "[" * 900,
        '{"at": 1e999}',
    ],
)
def test_a_broken_note_is_none(tmp_path, text):
    (tmp_path / FILE).write_text(text, "utf-8")
    assert StopNote(tmp_path).get() is None


def test_a_folder_that_cannot_be_written_costs_no_print(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    note = StopNote(blocked / "below")
    note.keep(OUT)
    assert note.get() == OUT
