"""The history: newest first, with what older commands have changed."""

from uuid import uuid4

from db import letters
from db.catalogue import topics


def test_the_newest_change_comes_first_over_days(put, store, clock) -> None:
    put("pause", "hop", {"name": {"vi": "Họp giao ban"}})
    clock.move(days=1)
    put("pause", "hop", {"name": {"vi": "Họp"}})
    newest, older = store.declared.history(10)
    assert (newest.new, older.new) == ({"vi": "Họp"}, {"vi": "Họp giao ban"})
    assert (newest.at - older.at).days == 1


def test_letters_and_topics_of_their_own_commands_are_among_them(put, store) -> None:
    letters.declare(store, uuid4(), letters.Wish("k2", "ho-tich", "L", "an"))
    topics.declare(store, uuid4(), topics.Topic("Hộ tịch", "dat-dai"), "binh")
    put("pause", "hop", None)
    found = store.declared.history(10, "service")
    assert [(p.by, p.field, p.new) for p in found] == [
        ("binh", "topics", "Hộ tịch: dat-dai"),
        ("an", "kiosk_letters", "k2: L"),
    ]
    assert found[1].old == "k2: –"
