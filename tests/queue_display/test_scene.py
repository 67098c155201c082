"""What a preview shows: the centre's own counters, made-up numbers, never a person."""

from centre.settings import Display
from queue_display.scene import CALLS, Scene


def test_a_centre_lends_its_name_counters_and_letters(store, clock):
    centre = store.centre()
    scene = Scene.of(Display(), centre, clock.now())
    assert scene.name == centre.name["vi"]
    calls = scene.view.rows
    assert len(calls) == CALLS
    assert {call.counter for call in calls} <= {
        counter.code for counter in centre.counters.values()
    }
    letters = {letter for service in centre.services.values() for letter in service.letters}
    assert {call.label[0] for call in calls} <= letters
    assert scene.widths.number > 2


def test_a_zone_s_screen_shows_its_own_counters(store, clock):
    centre = store.centre()
    zone = next(counter.zone for counter in centre.counters.values())
    scene = Scene.of(Display(zone=zone), centre, clock.now())
    assert {call.zone for call in scene.view.rows} == {zone}
    assert scene.zone == f"Khu {zone}"


def test_without_a_store_samples_are_shown(clock):
    scene = Scene.of(Display(languages=("vi", "en", "vi")), None, clock.now())
    assert "Trung tâm" in scene.name
    assert len(scene.words) == 2
    assert len(scene.view.rows) == CALLS
    assert scene.view.rows[0].lit
    assert scene.view.rows[2].again
    assert scene.said
