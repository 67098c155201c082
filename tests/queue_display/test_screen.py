"""The life of a lobby screen on a real store: lost, found, over midnight, and after a restart."""

import re
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QWidget

from centre.rules.errors import Unavailable
from centre.settings import load


@pytest.mark.parametrize("crashes", [False, True])
def test_a_board_says_farewell_only_when_it_ends_in_order(open_board, store, qtbot, crashes):
    def board():
        found = [d for d in store.devices.all() if d.kind == "display"]
        return found[0].key if found else None

    app = open_board()
    qtbot.waitUntil(lambda: board() is not None)
    before = board()
    if crashes:
        app.cover(QWidget())
    app.close()
    assert board() == (before if crashes else "closed")
    assert before != "closed"


def test_a_restart_shows_the_full_state_again(open_board, calls, store, clock, qtbot):
    app = open_board()
    labels = [calls("1")]
    clock.move(seconds=90)
    labels.append(calls("2"))
    qtbot.waitUntil(lambda: labels[1] in app.face.rows[0].spoken())
    before = [row.spoken() for row in app.face.rows]
    app.close()
    clock.move(seconds=60)
    again = open_board()
    qtbot.waitUntil(lambda: again.face.rows[0].spoken() != "")
    assert [row.spoken() for row in again.face.rows] == before
    assert labels[1] in again.face.panel.spoken()


def test_a_lost_link_shows_the_strip_after_five_seconds_and_keeps_the_calls(
    open_board, calls, clock, qtbot, monkeypatch
):
    app = open_board()
    label = calls("1")
    qtbot.waitUntil(lambda: label in app.face.rows[0].spoken())
    at = clock.now()

    def gone(*_):
        raise Unavailable("disk", "database")

    with monkeypatch.context() as broken:
        broken.setattr(app.link._store.day, "board", gone)
        with qtbot.waitSignal(app.link.silent):
            app.link.read()
        clock.move(seconds=4.9)
        app._feel()
        assert not app.face.strip.isVisible()
        clock.move(seconds=0.1)
        app._feel()
        assert app.face.strip.spoken() == f"Mất kết nối lúc {at:%H:%M} — mời nghe gọi tại quầy"
        assert app.face.strip.isVisible()
        assert label in app.face.rows[0].spoken()
    qtbot.waitUntil(lambda: not app.face.strip.isVisible())


def test_an_idle_day_is_not_taken_for_a_lost_link(open_board, clock, qtbot):
    app = open_board()
    for _ in range(3):
        clock.move(seconds=4)
        app.link._news.changed()
        app._feel()
        assert not app.face.strip.isVisible()


def test_a_store_that_is_not_there_at_the_start_shows_the_strip(
    open_board, wired, clock, qtbot, caplog
):
    wired.database_path().rename(wired.folder / "away.db")
    app = open_board(wait=False)
    with qtbot.waitSignal(app.link.silent):
        app.show()
    clock.move(seconds=5)
    app._feel()
    assert app.face.strip.isVisible()
    (wired.folder / "away.db").rename(wired.database_path())
    qtbot.waitUntil(lambda: not app.face.strip.isVisible())


def test_the_clock_shows_the_centre_s_time_and_wakes_at_the_next_minute(open_board, clock):
    app = open_board()
    assert app.face.header.spoken().endswith("08:00")
    clock.move(seconds=61)
    app._tick()
    assert app.face.header.spoken().endswith("08:01")
    assert 58_000 < app._minute.interval() <= 60_000


def test_yesterdays_calls_leave_the_board_at_midnight_without_any_news(
    open_board, calls, clock, qtbot
):
    app = open_board("side")
    calls("4")
    qtbot.waitUntil(lambda: any(row.spoken() for row in app.face.rows), timeout=5000)
    clock.move(hours=16)
    app._tick()
    qtbot.waitUntil(lambda: not any(row.spoken() for row in app.face.rows), timeout=5000)


def test_the_strip_says_how_old_is_what_is_shown_and_never_a_number_without_it(
    open_board, calls, clock, qtbot, monkeypatch
):
    app = open_board()
    label = calls("1")
    qtbot.waitUntil(lambda: label in app.face.rows[0].spoken())

    def gone(*_):
        raise Unavailable("disk", "database")

    monkeypatch.setattr(app.link._store.day, "board", gone)
    with qtbot.waitSignal(app.link.silent):
        app.link.read()
    at = f"{clock.now():%H:%M}"
    for minutes in (1, 30, 59):
        clock.move(minutes=minutes)
        app._feel()
        assert label in app.face.rows[0].spoken()
        assert at in app.face.strip.spoken()
    assert app.face.strip.spoken() == f"Mất kết nối lúc {at}, đã 1 giờ — mời nghe gọi tại quầy"


def test_a_call_at_night_lights_the_board_for_ten_minutes(open_board, wired, calls, clock, qtbot):
    file = wired.folder / "centre.toml"
    night = '[display.lobby]\ndark_from = "07:00"\ndark_to = "20:00"\n'
    file.write_text(file.read_text("utf-8").replace("[display.lobby]\n", night), "utf-8")
    app = open_board(settings=load(wired.folder))
    assert app.window.is_dark
    label = calls("1")
    qtbot.waitUntil(lambda: not app.window.is_dark)
    assert label in app.face.panel.spoken()
    clock.move(minutes=9)
    app._tick()
    assert not app.window.is_dark
    clock.move(minutes=1)
    app._tick()
    assert app.window.is_dark


def test_numbers_leave_the_board_when_their_bearers_do(open_board, calls, store, qtbot):
    """Absent ones leave, served ones stay, and who is called again is marked and on top."""
    app = open_board()
    gone, served = calls("1"), calls("2")
    qtbot.waitUntil(lambda: served in app.face.rows[0].spoken())
    store.day.call_again(uuid4(), "1")
    qtbot.waitUntil(lambda: app.face.rows[0].spoken() == f"Mời số {gone} đến quầy 1 · Gọi lại")
    store.day.absent(uuid4(), "1")
    qtbot.waitUntil(lambda: served in app.face.rows[0].spoken())
    store.day.finish(uuid4(), "2")
    qtbot.waitUntil(lambda: served not in app.face.panel.spoken())
    shown = [row.spoken() for row in app.face.rows]
    assert [gone in said for said in shown].count(True) == 0
    assert served in shown[0]


def test_no_screen_of_a_day_holds_a_name_or_the_number_of_a_card(open_board, calls, store, qtbot):
    """Clerks have names and citizens bring cards: neither is among what a board is told."""
    app = open_board()
    label = calls("1")
    qtbot.waitUntil(lambda: label in app.face.rows[0].spoken())
    said = " ".join(part.spoken() for part in (app.face.header, app.face.panel, *app.face.rows))
    said += " ".join(line.text for page in app.face.ticker.pages for line in page.lines)
    names = {name for _, name in store.staff.clerks()}
    assert names
    assert not [name for name in names if name in said]
    assert re.search(r"\d{9,}", said) is None
