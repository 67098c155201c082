"""The upkeep of one box: a piece with each sign of life, until the day's work is done."""

from types import SimpleNamespace

from db.retention.nightly import Nightly


def test_pieces_are_done_until_there_is_none_and_again_the_next_day(clock):
    left = [True, True, False, False]
    asked = []
    store = SimpleNamespace(clock=clock, tidy=lambda: asked.append(1) or left.pop(0))
    night = Nightly()
    for _ in range(6):
        night(store)
    assert len(asked) == 3
    clock.move(days=1)
    night(store)
    assert len(asked) == 4


def test_a_program_of_one_box_keeps_figures_and_ends_what_was_left_open(
    store, take, clock, strike, engine_kind
):
    take()
    clock.move(days=1)
    for _ in range(3):
        store.live("kiosk", "k1")
    here = "sqlite"
    kept = strike("SELECT count(*) FROM tally WHERE dimension = 'total'")
    assert kept == ([(1,)] if engine_kind == here else [(0,)])
