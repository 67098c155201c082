"""motcua-join from the first look at sticks to the end, with a server that says what it is told."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSize

from centre.rules.enrolling import Enrolment
from centre.rules.errors import NotAllowed, Unavailable
from centre.settings import load
from counter_client.joining import app as module
from counter_client.joining import drives
from counter_client.joining.app import JoinApp
from counter_client.joining.drives import Found
from counter_client.joining.flow import Stage
from db.enrolment.asking import Asked

ASKED = Asked("048213", "counter:c4", "pem")


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    for name in ("ASK_MS", "DRIVES_MS"):
        monkeypatch.setattr(module, name, 30)
    monkeypatch.setattr(drives, "bundles", lambda: ())


@pytest.fixture
def join(qtbot, folder, words, clock):
    made = JoinApp(folder, words, clock, QSize(1366, 768))
    made.show(windowed=True)
    yield made
    made.close()


@pytest.fixture
def server(monkeypatch):
    """What a server answers, in order; an exception is raised."""
    said = SimpleNamespace(ask=[ASKED], answers=[Enrolment.ASKED])

    def take(answers):
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        if isinstance(found, Exception):
            raise found
        return found

    monkeypatch.setattr(module, "ask", lambda *_: take(said.ask))
    monkeypatch.setattr(module, "answer", lambda *_: take(said.answers))
    return said


def at(qtbot, join, stage):
    qtbot.waitUntil(lambda: join.joining.stage is stage, timeout=10_000)


def begin(join, bundle):
    join.take(bundle.text())
    join.window.chosen.emit("begin")


def test_a_file_on_a_stick_leads_to_the_question(qtbot, join, bundle, folder, monkeypatch):
    file = drives.save(folder, "c4", bundle.text())
    monkeypatch.setattr(drives, "bundles", lambda: (Found(file, "KINGSTON"),))
    qtbot.waitUntil(lambda: len(join.window.finding.files) == 1, timeout=5000)
    join.window.finding.files[0].click()
    at(qtbot, join, Stage.CONFIRM)
    assert "c4" in join.window.confirm.lines[2].text()


def test_a_stick_that_was_pulled_is_said(qtbot, join, folder):
    join.read(folder / "gone.mcjoin")
    qtbot.waitUntil(join.window.finding.complaint.isVisible, timeout=5000)
    assert "cắm lại USB" in join.window.finding.complaint.words.text()


def test_the_digits_stand_until_the_other_screen_has_decided(qtbot, join, bundle, server, folder):
    server.answers[:] = [Enrolment.ASKED, Unavailable("database_gone", "x"), Enrolment.ACCEPTED]
    begin(join, bundle)
    at(qtbot, join, Stage.WAITING)
    assert join.window.digits.digits.text().split() == ["048", "213"]
    qtbot.waitUntil(lambda: join.joining.state is Enrolment.ACCEPTED, timeout=5000)
    server.answers[:] = [Enrolment.SIGNED]
    at(qtbot, join, Stage.DONE)
    assert load(folder).counter["c4"].counter is None


def test_a_rating_screen_joins_without_being_asked_for_its_counter(
    qtbot, join, rating, server, folder
):
    server.answers[:] = [Enrolment.SIGNED]
    begin(join, rating)
    at(qtbot, join, Stage.DONE)
    kiosk = load(folder).kiosk["r1"]
    assert (kiosk.mode, kiosk.counter) == ("rating", "3")


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (NotAllowed("bundle_refused"), "hết hạn"),
        (Unavailable("server_other", "server"), "Không phải máy chủ"),
        (Unavailable("database_gone", "server"), "Không nối được"),
        (Unavailable("disk_full", "identity"), "đầy"),
    ],
)
def test_a_failure_is_said_and_can_be_left(qtbot, join, bundle, server, error, word):
    server.ask[:] = [error]
    begin(join, bundle)
    at(qtbot, join, Stage.FAILED)
    assert word in join.window.end.what.text()
    join.window.chosen.emit("back")
    assert join.joining.stage is Stage.FIND


def test_no_log_line_holds_a_secret(qtbot, join, bundle, server, caplog):
    server.ask[:] = [Unavailable("pairing_refused", "server", said="no")]
    begin(join, bundle)
    at(qtbot, join, Stage.FAILED)
    assert "pairing_refused" in caplog.text
    assert bundle.token not in caplog.text
    assert bundle.key not in caplog.text


def test_the_other_language_is_one_press_away(qtbot, join, both_languages):
    join._words = both_languages
    join.window.chosen.emit("language")
    qtbot.waitUntil(lambda: join.window.finding.leave.text() == "Close", timeout=5000)


def test_closing_ends_it_while_the_server_is_asked(qtbot, join, bundle, server):
    begin(join, bundle)
    with qtbot.waitSignal(join.over):
        join.close()
    join.close()
