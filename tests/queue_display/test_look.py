"""What a screen of calls reads of the store."""

from queue_display.look import Look


def test_a_look_reads_the_calls_of_its_own_zone_alone(store, calls):
    centre = store.centre()
    zones = {
        zone: next(c.code for c in centre.counters.values() if c.zone == zone) for zone in "AB"
    }
    label = {zone: calls(counter) for zone, counter in zones.items()}
    assert {call.label for call in Look("B")(store).board.calls} == {label["B"]}
    assert {call.label for call in Look(None)(store).board.calls} == set(label.values())
    assert Look("B")(store).centre == centre


def test_desks_are_read_only_where_the_board_serves_signs(store, calls):
    label = calls("1")
    assert Look(None)(store).desks == ()
    assert [desk.label for desk in Look(None, has_signs=True)(store).desks] == [label]
