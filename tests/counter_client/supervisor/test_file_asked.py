"""The file that is asked for: it has its ending, nothing is replaced that nobody agreed to."""

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from centre.rules.errors import NotAllowed, Unavailable
from counter_client.supervisor.file_asked import ask


@pytest.fixture
def asked(qtbot, monkeypatch):
    def act(chosen):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
        parent = QWidget()
        qtbot.addWidget(parent)
        return ask(parent, "Lưu", "phieu.pdf", "pdf")

    return act


def test_who_goes_back_writes_nothing(asked):
    assert asked("") is None


def test_a_file_that_was_agreed_to_is_replaced(asked, tmp_path):
    (tmp_path / "a.PDF").write_text("cũ")
    asked(tmp_path / "a.PDF").write(b"moi")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.PDF", b"moi")]


def test_an_ending_is_added_and_then_nothing_is_replaced_unasked(asked, tmp_path):
    found = asked(tmp_path / "quy 4")
    assert found.name == "quy 4.pdf"
    found.write(b"mot")
    with pytest.raises(NotAllowed) as refused:
        found.write(b"hai")
    assert refused.value.key == "file_exists"
    assert found.path.read_bytes() == b"mot"


def test_a_place_that_cannot_be_written_is_said_and_nothing_is_left(asked, tmp_path):
    (tmp_path / "folder.pdf").mkdir()
    for place in (tmp_path / "folder.pdf", tmp_path / "none" / "a.pdf"):
        with pytest.raises(Unavailable) as gone:
            asked(place).write(b"x")
        assert gone.value.key == "file_unwritable"
    assert [one.name for one in tmp_path.iterdir()] == ["folder.pdf"]
