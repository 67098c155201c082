"""A whole board on a real store: what it reads is shown and spoken (its life: test_screen)."""

import json
from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed
from centre.settings import load
from queue_display.app import build

TOML = """
[centre]
code = "H99.08"

[display.lobby]
speaker = "lobby"

[display.side]
zone = "B"
languages = ["vi", "en"]

[display.hall]
layout = "hall"

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


def test_in_a_quiet_hour_a_call_is_shown_and_not_spoken(open_board, wired, calls, clock, qtbot):
    quiet = TOML + 'volume_from = ["07:00 0", "09:00 100"]\n'
    (wired.folder / "centre.toml").write_text(quiet, encoding="utf-8")
    app = open_board(settings=load(wired.folder))
    label = calls("1")
    qtbot.waitUntil(lambda: label in app.face.panel.spoken())
    assert app.flow.quiet
    assert not app.flow.deaf
    assert app.voice.waiting == ()
    clock.move(hours=2)
    app.render()
    assert not app.flow.quiet


def test_numbers_are_spoken_as_the_settings_say(open_board, wired, calls, qtbot):
    whole = TOML.replace('speaker = "lobby"', 'speaker = "lobby"\nnumbers = "whole"')
    (wired.folder / "centre.toml").write_text(whole, encoding="utf-8")
    open_board(settings=load(wired.folder))
    label = calls("1")
    qtbot.waitUntil(lambda: len(record(wired)) == 1)
    letter, number = f"letter_{label[0].lower()}", f"digit_{int(label[1:])}"
    assert record(wired)[0][1:4] == ["moi_so", letter, number]


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


def test_a_zone_that_no_counter_has_is_told(open_board, wired, store, qtbot, caplog):
    """The board of a mistyped zone is empty for ever, and looks as if nobody was called."""
    (wired.folder / "centre.toml").write_text(TOML.replace('"B"', '"b"'), encoding="utf-8")
    open_board("side", settings=load(wired.folder))
    assert "zone_unknown display=side zone=b" in caplog.text
    qtbot.waitUntil(lambda: "zone_unknown" in {one.key for one in store.devices.all()})


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


def test_an_idle_board_wakes_only_for_clock_pages_and_signs_of_life(open_board):
    app = open_board()
    assert not app._change.isActive()


def test_a_hall_shows_a_call_with_its_zone_in_words(open_board, calls, qtbot):
    app = open_board("hall")
    label = calls("1")
    qtbot.waitUntil(lambda: label in app.face.rows[0].spoken())
    zone = app._centre.counters["1"].zone
    assert app.face.rows[0].spoken() == f"Mời số {label} đến quầy 1 · Khu {zone} · Quầy"
    assert len(app.flow.view().rows) <= len(app.face.plan.rows)


def test_a_hall_marks_a_recall_and_no_first_call(open_board, calls, store, qtbot):
    """Behaviour 25: with the most calls that a centre allows, the mark stays and the row is one."""
    app = open_board("hall")
    first, label = calls("1"), calls("2")
    store.day.call_again(uuid4(), "2")
    qtbot.waitUntil(lambda: "Gọi lại" in app.face.rows[0].spoken())
    for _ in range(store.centre().policy.calls_at_most - 2):
        store.day.call_again(uuid4(), "2")
    with pytest.raises(NotAllowed, match="called_enough"):
        store.day.call_again(uuid4(), "2")
    qtbot.waitUntil(lambda: [row.label for row in app.flow.view().rows] == [label, first])
    assert [row.again for row in app.flow.view().rows] == [True, False]
    assert "Gọi lại" not in app.face.rows[1].spoken()
