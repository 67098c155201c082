"""The board's sentences in two languages at once, whatever the program's language is."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import PySide6
import pytest

from queue_display.tongue import Tongue, words_of

TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS><TS version="2.1" language="en" sourcelanguage="vi_VN"><context><name>Board</name>
<message><source>MỜI SỐ</source><translation>NUMBER</translation></message>
<message><source>Mời số {number} đến quầy {counter}</source>
<translation>Number {nummer}, counter {counter}</translation></message>
</context></TS>"""


@pytest.fixture
def folder(tmp_path):
    """A folder with compiled English words, one of them with a wrong placeholder."""
    (tmp_path / "en.ts").write_text(TS, encoding="utf-8")
    tool = Path(PySide6.__file__).parent / "lrelease"
    command = (
        [str(tool)] if tool.exists() else [str(Path(sys.executable).parent / "pyside6-lrelease")]
    )
    subprocess.run([*command, str(tmp_path / "en.ts")], check=True, capture_output=True)
    return tmp_path


def test_vietnamese_is_the_source_and_needs_no_file(tmp_path):
    words = words_of(Tongue("vi", tmp_path))
    assert words.number == "MỜI SỐ"
    assert words.call("A012", "3") == "Mời số A012 đến quầy 3"


def test_another_language_stands_beside_it(folder):
    assert words_of(Tongue("en", folder)).number == "NUMBER"
    assert words_of(Tongue("vi", folder)).number == "MỜI SỐ"


def test_a_translation_with_other_placeholders_is_not_shown(folder):
    assert words_of(Tongue("en", folder)).call("A012", "3") == "Mời số A012 đến quầy 3"


def test_a_sentence_without_translation_is_shown_in_vietnamese(folder):
    assert words_of(Tongue("en", folder)).again == "Gọi lại"


def test_a_language_without_words_is_logged_and_shown_in_vietnamese(tmp_path, caplog):
    assert words_of(Tongue("km", tmp_path)).number == "MỜI SỐ"
    assert "words_missing language=km" in caplog.text


def test_the_strip_tells_the_time_of_the_loss(vi):
    at = datetime(2026, 11, 23, 9, 4).astimezone()
    assert vi.link_lost(at) == "Mất kết nối lúc 09:04 — mời nghe gọi tại quầy"


@pytest.mark.parametrize(
    ("minutes", "age"), [(1, "1 phút"), (59, "59 phút"), (60, "1 giờ"), (179, "2 giờ")]
)
def test_the_strip_tells_how_old_is_what_is_shown(vi, minutes, age):
    at = datetime(2026, 11, 23, 9, 4).astimezone()
    said = vi.link_lost(at, minutes)
    assert said == f"Mất kết nối lúc 09:04, đã {age} — mời nghe gọi tại quầy"


def test_a_place_is_told_in_words_and_a_call_in_few(vi, en):
    assert vi.place("A") == "Khu A · Quầy"
    assert vi.place("") == "Quầy"
    assert en.brief("A012", "3") == "Number A012 · Counter 3"
