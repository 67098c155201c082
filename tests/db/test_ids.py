"""Ids sort by time and carry nothing else."""

import time
from uuid import RFC_4122

from db import ids
from db.ids import uuid7


def test_an_id_is_a_version_7_uuid_of_rfc_9562():
    made = uuid7()
    assert (made.version, made.variant) == (7, RFC_4122)


def test_the_first_48_bits_are_the_milliseconds_of_now():
    before = time.time_ns() // 1_000_000
    made = uuid7().int >> 80
    assert before <= made <= time.time_ns() // 1_000_000


def test_ids_of_later_milliseconds_sort_later_as_ids_and_as_text(monkeypatch):
    made = []
    for millisecond in (0, 1, 2, 10**9, 10**12, (1 << 48) - 1):
        monkeypatch.setattr(ids.time, "time_ns", lambda at=millisecond: at * 1_000_000)
        made.append(uuid7())
    assert made == sorted(made)
    assert [each.hex for each in made] == sorted(each.hex for each in made)


def test_ids_of_one_instant_differ(monkeypatch):
    monkeypatch.setattr(ids.time, "time_ns", lambda: 10**18)
    assert len({uuid7() for _ in range(10_000)}) == 10_000
