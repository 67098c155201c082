"""A whole door display on a real store: called, served, paused, closed, restarted, and told."""

from dataclasses import replace
from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed
from centre.settings import load
from queue_display.app import build
from queue_display.door.app import DoorApp, DoorLook, texts_of

TOML = """
[centre]
code = "H99.08"

[display.door1]
layout = "door"
counter = "1"
farthest_seat_metres = 3.0
screen = { inches = 10.1, width = 1280, height = 800 }

[display.tiny]
layout = "door"
counter = "1"
farthest_seat_metres = 20.0
screen = { inches = 7.0, width = 1024, height = 600 }

[display.lost]
layout = "door"
counter = "99"
"""


@pytest.fixture
def wired(settings):
    (settings.folder / "centre.toml").write_text(TOML, encoding="utf-8")
    return load(settings.folder)


@pytest.fixture
def open_door(wired, clock, qapp, qtbot):
    """Open doors by name and wait for their first reading; closed after the test."""
    opened = []

    def make(name="door1"):
        app = build(wired, name, clock=clock, windowed=True)
        opened.append(app)
        with qtbot.waitSignal(app.link.seen):
            app.show()
        return app

    yield make
    for app in opened:
        app.close()


@pytest.fixture
def call(store):
    """Take a number and call it at counter 1; return the label."""

    def act():
        served = next(iter(store.centre().counters["1"].serves))
        store.day.take(uuid4(), served, "k1")
        return store.day.call_next(uuid4(), "1").ticket.label

    return act


def test_a_door_follows_its_counter_through_a_day(open_door, store, call, qtbot):
    app = open_door()
    assert isinstance(app, DoorApp)
    stage = app.face.stage

    def shows(words):
        qtbot.waitUntil(lambda: stage.spoken() == words)

    shows("QUẦY ĐÓNG")
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    shows("MỜI CHỜ GỌI SỐ")
    label = call()
    shows(f"MỜI SỐ · {label}")
    assert app.flow.view().blinking
    store.day.call_again(uuid4(), "1")
    shows(f"MỜI SỐ · {label} · Gọi lại")
    store.day.start(uuid4(), "1")
    shows(f"ĐANG PHỤC VỤ · {label}")
    store.day.finish(uuid4(), "1")
    shows("MỜI CHỜ GỌI SỐ")
    store.staff.pause(uuid4(), "1", "an-trua")
    shows("TẠM NGHỈ")


def test_only_its_own_counter_s_number_is_shown_and_never_a_clerk(open_door, store, call, qtbot):
    app = open_door()
    store.staff.sign_in(uuid4(), "hoa", "2468", "2")
    served = next(iter(store.centre().counters["2"].serves))
    store.day.take(uuid4(), served, "k1")
    store.day.call_next(uuid4(), "2")
    label = call()
    qtbot.waitUntil(lambda: app.face.stage.content.label == label)
    said = [part.spoken() for part in (app.face.sign, app.face.about, app.face.stage)]
    assert said[0] == "QUẦY 1"
    assert all(name not in " ".join(said) for _, name in store.staff.clerks())


def test_after_a_restart_the_full_state_is_back_by_itself(open_door, call, qtbot):
    label = call()
    app = open_door()
    qtbot.waitUntil(lambda: app.face.stage.spoken() == f"MỜI SỐ · {label}")


def test_time_name_services_and_notices_are_there(open_door, store, clock):
    app = open_door()
    assert app.face.clock.spoken() == "08:00"
    first = next(iter(store.centre().counters["1"].serves))
    assert store.centre().services[first].name["vi"] in app.face.about.spoken()
    assert app.face.pages


def test_a_counter_that_is_not_there_is_closed_and_told_in_the_log(open_door, caplog):
    app = open_door("lost")
    assert app.face.stage.spoken() == "QUẦY ĐÓNG"
    assert "door without counter=99" in caplog.text


def test_a_glass_that_is_too_small_for_its_seat_is_told(open_door, store, qtbot, caplog):
    open_door("tiny")
    qtbot.waitUntil(lambda: any(d.key == "board_too_small" for d in store.devices.all()))
    assert "number_metres" in caplog.text


def test_a_reading_of_something_else_is_a_defect(open_door):
    with pytest.raises(TypeError, match="DoorSeen"):
        open_door().take("nonsense")


def test_a_refusal_that_is_not_about_the_counter_is_passed_on():
    class Refusing:
        @property
        def day(self):
            raise NotAllowed("else")

    with pytest.raises(NotAllowed, match="else"):
        DoorLook("1")(Refusing())


def test_a_name_that_says_no_more_than_the_sign_is_left_out(store, vi, clock):
    centre = store.centre()
    plain = texts_of(centre, "1", vi, clock.now().date())
    assert (plain.code, plain.name) == ("1", "")
    named = replace(centre.counters["1"], name={"vi": "Hộ tịch"})
    other = replace(centre, counters={"1": named})
    assert texts_of(other, "1", vi, clock.now().date()).name == "Hộ tịch"
    assert texts_of(centre, "99", vi, clock.now().date()).services == ()
