"""A whole board on a real store: shown, spoken, lost, found, and the same again after a restart."""

import json
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QWidget

from centre.rules.errors import NotAllowed, Unavailable
from centre.settings import load
from queue_display.app import build, widths_of

TOML = """
[centre]
code = "H99.08"

[display.lobby]
speaker = "lobby"

[display.side]
zone = "B"
languages = ["vi", "en"]

[display.deep]
farthest_seat_metres = 20.0

[speaker.lobby]
driver = "simulated"
"""


@pytest.fixture
def wired(settings, voice_folder):
    """The founded centre with three boards and one loudspeaker that takes no time."""
    (settings.folder / "centre.toml").write_text(TOML, encoding="utf-8")
    switch(settings, no_time=True)
    return load(settings.folder)


def switch(settings, **faults):
    folder = settings.folder / "devices" / "lobby"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "faults.json").write_text(json.dumps(faults), encoding="utf-8")


@pytest.fixture
def open_board(wired, clock, qapp, qtbot):
    """Open boards by name, wait for their first reading; closed after the test."""
    opened = []

    def make(name="lobby", *, wait=True, **options):
        app = build(wired, name, clock=clock, windowed=True, **options)
        opened.append(app)
        if wait:
            with qtbot.waitSignal(app.link.seen):
                app.show()
        return app

    yield make
    for app in opened:
        app.close()


@pytest.fixture
def calls(store):
    """Take a number and call it at a counter; return the label."""

    def call(counter="1"):
        served = next(iter(store.centre().counters[counter].serves))
        store.day.take(uuid4(), served, "k1")
        return store.day.call_next(uuid4(), counter).ticket.label

    return call


def record(settings):
    path = settings.folder / "devices" / "lobby" / "spoken.jsonl"
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["units"] for line in lines]


def sentence(label, counter):
    spelled = [f"letter_{c.lower()}" if c.isalpha() else f"digit_{c}" for c in label]
    return ["moi_so", *spelled, "den_quay_so", *(f"digit_{c}" for c in counter)]


def test_a_call_is_shown_and_spoken(open_board, wired, calls, qtbot):
    app = open_board()
    label = calls("1")
    qtbot.waitUntil(lambda: label in app.face.panel.spoken())
    assert app.face.rows[0].spoken() == f"Mời số {label} đến quầy 1"
    qtbot.waitUntil(lambda: len(record(wired)) == 1)
    assert record(wired) == [["chime", *sentence(label, "1"), *sentence(label, "1")]]


def test_two_calls_at_one_instant_are_both_shown_and_both_spoken(open_board, wired, calls, qtbot):
    app = open_board()
    one, other = calls("1"), calls("2")
    qtbot.waitUntil(lambda: other in app.face.rows[0].spoken())
    assert one in app.face.rows[1].spoken()
    qtbot.waitUntil(lambda: len(record(wired)) == 2)
    said = [" ".join(units) for units in record(wired)]
    assert " ".join(sentence(one, "1")) in said[0]
    assert " ".join(sentence(other, "2")) in said[1]


def test_a_recall_is_shown_as_such_and_spoken_again(open_board, wired, calls, store, qtbot):
    app = open_board()
    calls("1")
    qtbot.waitUntil(lambda: len(record(wired)) == 1)
    store.day.call_again(uuid4(), "1")
    qtbot.waitUntil(lambda: app.face.rows[0].spoken().endswith("Gọi lại"))
    qtbot.waitUntil(lambda: len(record(wired)) == 2)


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


def test_a_dead_loudspeaker_is_an_alarm_on_the_board_and_in_the_store(
    open_board, wired, store, qtbot
):
    switch(wired, dead=True)
    app = open_board()
    qtbot.waitUntil(lambda: "Loa không hoạt động" in app.face.header.spoken())
    qtbot.waitUntil(lambda: any(d.kind == "speaker" for d in store.devices.all()))
    (alarm,) = [device for device in store.devices.all() if device.kind == "speaker"]
    assert (alarm.name, alarm.state, alarm.key) == ("lobby", "error", "speaker_dead")
    switch(wired, no_time=True)
    app.voice.prove()
    qtbot.waitUntil(lambda: "Loa" not in app.face.header.spoken())
    qtbot.waitUntil(
        lambda: all(d.state == "ok" for d in store.devices.all() if d.kind == "speaker")
    )


def test_a_zone_board_shows_its_own_counters_only(open_board, calls, store, qtbot):
    app = open_board("side")
    counters = store.centre().counters.values()
    mine = next(counter.code for counter in counters if counter.zone == "B")
    other = next(counter.code for counter in counters if counter.zone == "A")
    calls(other)
    label = calls(mine)
    qtbot.waitUntil(lambda: label in app.face.rows[0].spoken())
    assert app.face.rows[1].spoken() == ""
    assert "Khu B" in app.face.header.spoken()
    assert app.voice is None


def test_a_tv_too_small_for_its_hall_is_told_to_technicians(open_board, store, qtbot, caplog):
    open_board("deep")
    qtbot.waitUntil(lambda: any(d.key == "board_too_small" for d in store.devices.all()))
    assert "board_too_small" in caplog.text


def test_several_boards_live_in_one_program(open_board, calls, qtbot):
    lobby, side = open_board("lobby"), open_board("side")
    label = calls("1")
    qtbot.waitUntil(lambda: label in lobby.face.rows[0].spoken())
    assert lobby.window is not side.window


def test_a_name_that_is_no_display_is_refused(wired, clock, qapp):
    with pytest.raises(NotAllowed, match="device_unknown"):
        build(wired, "kitchen", clock=clock)


def test_the_posted_procedures_and_notices_are_paged(open_board, store, qtbot):
    app = open_board()
    said = " ".join(line.text for page in app.face.ticker.pages for line in page.lines)
    procedure = next(iter(store.centre().procedures.values()))
    assert procedure.name["vi"].split()[0] in said
    assert len(app.face.ticker.pages) >= len(store.centre().procedures)


def test_the_clock_shows_the_centre_s_time_and_wakes_at_the_next_minute(open_board, clock):
    app = open_board()
    assert app.face.header.spoken().endswith("08:00")
    clock.move(seconds=61)
    app._tick()
    assert app.face.header.spoken().endswith("08:01")
    assert 58_000 < app._minute.interval() <= 60_000


def test_an_idle_board_wakes_only_for_clock_pages_and_signs_of_life(open_board):
    app = open_board()
    assert not app._change.isActive()


def test_widths_follow_the_centre_s_own_numbers(store):
    widths = widths_of(store.centre())
    assert 2.2 < widths.number < 3
    assert widths.counter >= 1.14


def test_yesterdays_calls_leave_the_board_at_midnight_without_any_news(
    open_board, calls, clock, qtbot
):
    app = open_board("side")
    calls("4")
    qtbot.waitUntil(lambda: any(row.spoken() for row in app.face.rows), timeout=5000)
    clock.move(hours=16)
    app._tick()
    qtbot.waitUntil(lambda: not any(row.spoken() for row in app.face.rows), timeout=5000)
