"""The board as plain data and back: scripts read it, answers of requests are kept as it."""

from uuid import uuid4

from db.live.record import Acknowledged, LiveNow
from db.requests import adapter


def test_a_board_survives_json(store, take, sit, clock):
    sit()
    take()
    clock.move(minutes=40)
    board = store.live_board.now()
    plain = adapter(LiveNow).dump_json(board)
    again = adapter(LiveNow).validate_json(plain)
    assert (again.services, again.counters, again.today) == (
        board.services,
        board.counters,
        board.today,
    )
    assert [one.kind for one in again.alarms] == [one.kind for one in board.alarms]


def test_who_took_note_survives_json(clock):
    known = Acknowledged(uuid4(), clock.now(), "giam-doc")
    found = adapter(Acknowledged)
    assert found.validate_json(found.dump_json(known)) == known
