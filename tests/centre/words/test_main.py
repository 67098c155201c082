"""The words of this tree: every sentence translated, placeholders equal, the tools' manners."""

import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest

from centre.shell.words import trustworthy
from centre.words import __main__ as tool
from centre.words.__main__ import ROOT, ToolError, compile_all, languages, main, sources

SENTENCES = [
    (path.stem, message.findtext("source", ""), message.find("translation"))
    for path in languages()
    for message in ET.parse(path).iter("message")  # noqa: S314 - our own files
]


def test_english_is_there():
    assert [path.stem for path in languages()] == ["en"]
    assert SENTENCES


def test_every_translation_that_is_written_keeps_its_placeholders():
    wrong = [
        (language, source, found.text)
        for language, source, found in SENTENCES
        if found is not None and found.text and not trustworthy(source, found.text)
    ]
    assert wrong == []


def unfinished(folder) -> list[str]:
    """Return the sentences of the code that have no English yet, after an update of a copy."""
    (folder / "en.ts").write_text(languages()[0].read_text(encoding="utf-8"), encoding="utf-8")
    tool.update(folder)
    return [
        message.findtext("source", "")
        for message in ET.parse(folder / "en.ts").iter("message")  # noqa: S314 - our own file
        if not message.findtext("translation")
    ]


def test_every_sentence_of_the_code_has_its_english(tmp_path):
    assert unfinished(tmp_path) == []


def test_sentence_without_english_is_found(tmp_path, monkeypatch):
    new = tmp_path / "new.py"
    new.write_text(
        'class Page(QObject):\n    def a(self):\n        return self.tr("Câu mới")\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(tool, "ROOT", tmp_path)
    monkeypatch.setattr(tool, "sources", lambda: [new])
    assert unfinished(tmp_path) == ["Câu mới"]


def test_the_check_of_placeholders_can_fail():
    assert not trustworthy("Còn {count} người", "{number} left")


def test_sentences_are_looked_for_in_the_apps_and_the_shell():
    found = {path.relative_to(ROOT).parts[0] for path in sources()}
    assert found <= {"centre", "kiosk", "queue_display", "counter_client"}
    assert ROOT / "centre/shell/trouble.py" in sources()


def test_compiling_drops_languages_that_are_gone(tmp_path):
    (tmp_path / "en.ts").write_text(languages()[0].read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "xx.qm").write_bytes(b"old")
    compile_all(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["en.qm", "en.ts"]


def test_update_collects_new_sentences_and_keeps_old_translations(tmp_path, monkeypatch):
    (tmp_path / "en.ts").write_text(
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="en">'
        "<context><name>Header</name><message><source>Thứ Hai</source>"
        "<translation>Monday</translation></message></context></TS>",
        encoding="utf-8",
    )
    header = [path for path in sources() if path.name == "header.py"]
    monkeypatch.setattr(tool, "sources", lambda: header)
    tool.update(tmp_path)
    text = (tmp_path / "en.ts").read_text(encoding="utf-8")
    assert "<translation>Monday</translation>" in text
    assert "<source>Chủ Nhật</source>" in text


# A program that shows English while its words are compiled anew, and much shorter.
READING = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from centre.shell.words import Words
app, folder = QCoreApplication([]), Path(sys.argv[1])
words = Words(folder)
words.switch("en")
print("ready", flush=True)
input()
for n in range(3000):
    QCoreApplication.translate("Kiosk", f"Mời {n}")
print(QCoreApplication.translate("Kiosk", "Đóng cửa"), "alive")
"""


def read_while(folder, change):
    """Let a program read words that change under it; return how it ended."""
    reader = subprocess.Popen(
        [sys.executable, "-c", READING, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        text=True,
    )
    assert reader.stdout.readline() == "ready\n"
    change()
    said, _ = reader.communicate("\n", timeout=60)
    return reader.returncode, said


def test_words_that_are_compiled_anew_do_not_end_the_programs_that_read_them(tmp_path):
    (tmp_path / "en.ts").write_text(languages()[0].read_text(encoding="utf-8"), encoding="utf-8")
    compile_all(tmp_path)
    code, said = read_while(tmp_path, lambda: compile_all(tmp_path))
    assert (code, said.endswith("alive\n")) == (0, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["en.qm", "en.ts"]


def test_negative_control_words_that_are_cut_in_place_end_a_program(tmp_path):
    (tmp_path / "en.ts").write_text(languages()[0].read_text(encoding="utf-8"), encoding="utf-8")
    compile_all(tmp_path)
    code, _ = read_while(tmp_path, lambda: (tmp_path / "en.qm").write_bytes(b""))
    assert code != 0


def test_missing_tool_is_told_in_one_sentence(monkeypatch, capsys):
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    assert main(["compile"]) == 1
    assert "install pyside6" in capsys.readouterr().err


def test_tool_that_fails_is_told_with_its_words(tmp_path):
    (tmp_path / "en.ts").write_text("no xml", encoding="utf-8")
    with pytest.raises(ToolError, match="failed"):
        compile_all(tmp_path)
