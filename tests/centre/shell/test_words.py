"""Languages: switching, one event for every widget, and the guard over placeholders."""

import logging
import subprocess
import sys

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtWidgets import QWidget

from centre.rules.errors import Unavailable
from centre.shell.words import Words, placeholders, trustworthy
from centre.words.__main__ import compile_all

MESSAGE = "<message><source>{}</source><translation>{}</translation></message>"


ROUNDS = 200
COLLECTING = """
import gc, sys, weakref
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from centre.shell.words import Words

folder, way, rounds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
app = QCoreApplication([])
if way == "removed only":
    Words.close = lambda words: QCoreApplication.removeTranslator(words._guard)
stays = Words(folder)
ask = stays._guard._look_up
stays._guard._look_up = lambda *key: (gc.collect(), ask(*key))[1]
gc.disable()
print("begun", flush=True)
for round_ in range(rounds):
    goes = Words(folder)
    goes.itself = goes
    for language in ("en", "vi", "en"):
        goes.switch(language)
    goes.close()
    gone = weakref.ref(goes)
    del goes
    assert QCoreApplication.translate("Greeting", f"{round_}") == str(round_)
    assert gone() is None, "the collector ran while the other one translated"
stays.close()
print("ended", flush=True)
"""
"""Makes and closes Words, which the collector finds while Qt holds its lock for another's."""


class Greeting(QWidget):
    """A widget with two sentences; counts the changes of language it hears."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heard = 0

    def hello(self) -> str:
        return self.tr("Xin chào")

    def ahead(self, count: int) -> str:
        return self.tr("Còn {count} người").format(count=count)

    def changeEvent(self, event: QEvent) -> None:
        self.heard += event.type() == QEvent.Type.LanguageChange
        super().changeEvent(event)


@pytest.fixture
def folder(tmp_path):
    """A folder with a right and a wrong translation, compiled."""
    messages = MESSAGE.format("Xin chào", "Hello") + MESSAGE.format(
        "Còn {count} người", "{number} people left"
    )
    (tmp_path / "en.ts").write_text(
        f'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="en">'
        f"<context><name>Greeting</name>{messages}</context></TS>",
        encoding="utf-8",
    )
    compile_all(tmp_path)
    return tmp_path


@pytest.fixture
def words(qapp, folder):
    words = Words(folder)
    yield words
    words.close()


def test_switching_shows_the_other_language_and_back(qtbot, words):
    greeting = Greeting()
    qtbot.addWidget(greeting)
    assert words.available() == ("vi", "en")
    assert greeting.hello() == "Xin chào"
    words.switch("en")
    assert (greeting.hello(), words.language) == ("Hello", "en")
    words.switch("vi")
    assert greeting.hello() == "Xin chào"


def test_one_change_reaches_hidden_and_child_widgets(qtbot, qapp, words):
    outer = Greeting()
    inner = Greeting(outer)
    qtbot.addWidget(outer)
    words.switch("en")
    qapp.processEvents()
    assert (outer.heard, inner.heard) == (1, 1)


def test_translation_with_other_placeholders_is_refused_once_and_the_source_shown(
    qtbot, words, caplog
):
    greeting = Greeting()
    qtbot.addWidget(greeting)
    words.switch("en")
    with caplog.at_level(logging.ERROR):
        assert [greeting.ahead(4), greeting.ahead(5)] == ["Còn 4 người", "Còn 5 người"]
    refusals = [record for record in caplog.records if "refused" in record.message]
    assert len(refusals) == 1
    caplog.clear()


def test_without_the_guard_the_wrong_translation_would_break_the_screen(qtbot, words, monkeypatch):
    monkeypatch.setattr("centre.shell.words.trustworthy", lambda _source, _translation: True)
    greeting = Greeting()
    qtbot.addWidget(greeting)
    words.switch("en")
    with pytest.raises(KeyError, match="number"):
        greeting.ahead(4)


def test_language_without_compiled_words_is_refused_with_the_remedy(words):
    with pytest.raises(Unavailable) as refused:
        words.switch("km")
    assert refused.value.key == "words_missing"
    assert refused.value.facts["remedy"] == "python -m centre.words compile"
    assert words.language == "vi"


@pytest.mark.parametrize(
    ("source", "translation", "is_right"),
    [
        ("Số {a} đến {b}", "{b} gets {a}", True),
        ("Số {a}", "Number", False),
        ("Số", "Number {a}", False),
        ("Số {a}", "Number {a", False),
        ("%n phiếu", "%n tickets", True),
        ("%n phiếu", "tickets", False),
    ],
)
def test_only_the_same_placeholders_are_trusted(source, translation, is_right):
    assert trustworthy(source, translation) is is_right


def test_braces_that_are_not_well_formed_have_no_placeholders():
    assert placeholders("Còn {count") is None
    assert placeholders("Còn {count} người, {count}") == {"count"}


def test_closing_destroys_the_translators_and_twice_is_harmless(qapp, folder):
    words = Words(folder)
    words.switch("en")
    mine = words.findChildren(QTranslator)
    assert len(mine) == 2
    words.close()
    assert not any(shiboken6.isValid(each) for each in mine)
    words.close()
    assert QCoreApplication.translate("Greeting", "Xin chào") == "Xin chào"


def test_only_the_words_that_are_shown_are_kept(words):
    for language in ("en", "vi", "en"):
        words.switch(language)
    with pytest.raises(Unavailable):
        words.switch("km")
    assert len(words.findChildren(QTranslator)) == 2


def test_words_that_qt_has_destroyed_already_may_still_be_closed(qapp, folder):
    words = Words(folder)
    shiboken6.delete(words)
    words.close()


@pytest.fixture
def collecting(folder):
    """Start COLLECTING in a program of its own, which a dead lock would keep for ever."""
    begun = []

    def start(way):
        call = [sys.executable, "-c", COLLECTING, str(folder), way, str(ROUNDS)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        begun.append(subprocess.Popen(call, **pipes))
        assert begun[-1].stdout.readline() == "begun\n"
        return begun[-1]

    yield start
    for process in begun:
        process.kill()
        process.communicate()


def test_the_collector_may_find_closed_words_while_others_translate(collecting):
    said, complaints = collecting("closed").communicate(timeout=120)
    assert (said, complaints) == ("ended\n", "")


def test_negative_control_a_translator_that_is_only_removed_locks_itself_out(collecting):
    with pytest.raises(subprocess.TimeoutExpired):
        collecting("removed only").wait(timeout=3)
