"""The devices' page in the window: by role, by keyboard, whole in both languages."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from centre.rules.enrolling import Enrolment, Kind
from centre.shell.sticks import Place
from counter_client.flow import Action
from counter_client.shown import Message
from counter_client.supervisor.enrolling import Known, Ours, Stage
from counter_client.supervisor.flow import Enrolling
from counter_client.supervisor.page import Scene
from counter_client.window import HEIGHT, LEAST_HEIGHT, WIDTH
from db.enrolment.bundle import LONGEST

LONG = "quay-tiep-nhan-ho-so-so-12"


@pytest.fixture
def scenes(shop, an_offer):
    """Return every page with the longest names, by name."""
    shop.add(Kind.COUNTER, LONG, "1", connected=False)
    shop.add(Kind.DISPLAY, "lobby", left=timedelta(days=-3))
    shop.add(Kind.SUPERVISOR, "s1", left=timedelta(days=20), actor="counter:s1")
    asked = an_offer(Enrolment.ASKED, name=LONG)
    known = Known((asked, an_offer(kind=Kind.KIOSK, counter=None)), shop.devices())
    places = (Place(Path("/media/x/KINGSTON"), "KINGSTON", removable=True),)

    def at(stage, said=None, **facts):
        flow = Enrolling()
        flow.known, flow.stage, flow.watched, flow.said = known, stage, asked, said
        flow.ours = Ours(asked.id, LONG, "A" * LONGEST, 600.0)
        flow.over = "expired"
        flow.removing = shop.enrolled[f"mc_{LONG}"]
        return Scene(flow, 540, places=places, **facts)

    saved = Message("file_saved", {"file": f"motcua-{LONG}.mcjoin", "place": "/media/KINGSTON"})
    taken = Message("name_taken", {"name": LONG}, "err")
    made = {stage.value: at(stage) for stage in Stage}
    made |= {"lost": at(Stage.LIST, lost=True), "one box": at(Stage.LIST, one_box=True)}
    made |= {"slow": at(Stage.ISSUING, slow=True), "taken": at(Stage.ADD, taken)}
    return made | {"saved": at(Stage.BUNDLE, saved)}


@pytest.mark.parametrize("height", [HEIGHT, LEAST_HEIGHT])
def test_no_word_is_clipped_on_any_page(
    window, tell, role_moment, both_languages, scenes, *, height, shot
):
    window.resize(WIDTH, height)
    silent = tell.device("counter", "offline", "program_silent", name=LONG)
    for language in ("vi", "en"):
        both_languages.switch(language)
        shown = role_moment(devices=(silent,), language=language)
        window.show_desk(shown)
        window.open_devices()
        for name, scene in scenes.items():
            window.devices.show_scene(scene)
            window.show_desk(shown)
            tell.settle()
            shot(window, f"supervisor-{name}-{WIDTH}x{height}-{language}")
            assert tell.clipped(window) == [], (name, language)
            assert window.minimumSizeHint().height() <= height, (name, language)


def test_the_page_is_there_for_the_roles_only(window, role_moment):
    for role, there in (("clerk", False), ("supervisor", True), ("technician", True)):
        window.show_desk(role_moment(role=role))
        assert window.header.devices.isVisible() is there
        window.open_devices()
        assert (window.pages.currentWidget() is window.devices) is there
        window.close_page()


def test_f12_asks_for_the_supervisors_window(window, role_moment, qtbot):
    window.show_desk(role_moment())
    with qtbot.waitSignal(window.wanted) as heard:
        QTest.keyClick(window, Qt.Key.Key_F12)
    assert heard.args[0].what == "office"


def test_the_key_in_the_header_opens_the_page(window, role_moment):
    window.show_desk(role_moment())
    window.header.devices.click()
    assert window.pages.currentWidget() is window.devices


def test_enter_accepts_nothing_where_six_digits_are_compared(window, role_moment, scenes):
    chosen = []
    window.show_desk(role_moment())
    window.open_devices()
    window.devices.chosen.connect(chosen.append)
    window.devices.show_scene(scenes["compare"])
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert chosen == []
    QTest.keyClick(window, Qt.Key.Key_F4)
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert [each.what for each in chosen] == ["fits", "differs"]


def test_the_keys_of_the_desk_stay_closed_under_the_page(window, role_moment, scenes, qtbot):
    window.show_desk(role_moment())
    window.open_devices()
    window.devices.show_scene(scenes["list"])
    assert not window.devices.take(Action.DONE)
    with qtbot.waitSignal(window.refused) as heard:
        QTest.keyClick(window, Qt.Key.Key_F2)
    assert heard.args[0].key == "page_open"


def test_this_machine_cannot_be_removed_from_here(window, role_moment, scenes, shop):
    window.show_desk(role_moment())
    window.open_devices()
    scene = scenes["remove"]
    window.devices.show_scene(scene)
    assert window.devices.answer.isVisible()
    scene.flow.removing = shop.enrolled["mc_s1"]
    window.devices.show_scene(scene)
    assert not window.devices.answer.isVisible()


def test_every_page_has_a_title_and_a_way_back(window, role_moment, scenes):
    window.show_desk(role_moment())
    window.open_devices()
    for scene in scenes.values():
        window.devices.show_scene(scene)
        assert window.devices.title.text()
        assert window.devices.back.isVisible()


def test_another_language_changes_all_words(window, tell, role_moment, both_languages, scenes):
    window.show_desk(role_moment())
    window.open_devices()
    window.devices.show_scene(scenes["list"])
    assert window.devices.title.text() == "Thiết bị của trung tâm"
    both_languages.switch("en")
    tell.settle()
    assert window.devices.title.text() == "Devices of the centre"


def test_an_unknown_enrolment_is_no_row(window, role_moment, scenes):
    scene = scenes["list"]
    scene.flow.look_at(uuid4())
    assert scene.flow.stage is Stage.LIST
    assert replace(scene, lost=True).lost


@pytest.mark.parametrize("height", [HEIGHT, LEAST_HEIGHT])
def test_the_desk_stays_whole_below_the_higher_header(
    window, tell, role_moment, both_languages, height
):
    window.resize(WIDTH, height)
    waiting = tuple(tell.ticket(label=f"A{n:03d}") for n in (13, 14, 999))
    view = tell.view(tell.ticket(), waiting=waiting, waiting_count=128, longest_minutes=187)
    for language in ("vi", "en"):
        both_languages.switch(language)
        window.show_desk(role_moment(view=view, language=language))
        tell.settle()
        assert tell.clipped(window) == [], language
        assert window.minimumSizeHint().height() <= height, language
