"""Every finding has its sentence, and none falls over a fact."""

from datetime import datetime

import pytest

from centre.rules.hours import ZONE
from db.health.told import _SAID, health_line

AT = datetime(2026, 11, 23, 9, 5, tzinfo=ZONE)
FACTS = {"days": 2, "free_bytes": 5e8, "proven_at": AT, "newest_at": AT, "place": "/mnt/b"}
FACTS |= {"first_end": AT, "found": "0008", "wanted": "0009"}


@pytest.mark.parametrize("key", _SAID)
def test_every_sentence_is_said_with_its_facts(key):
    said = health_line(key, FACTS)
    assert "{" not in said
    assert said != key or key == "ok"


def test_moments_and_sizes_are_as_people_write_them():
    assert "09:05 23/11/2026" in health_line("proof_old", FACTS)
    assert "0.5 GB" in health_line("disk_low", FACTS)


def test_a_key_without_a_sentence_and_a_fact_that_is_missing_say_the_key():
    assert health_line("something_new", {}) == "something_new"
    assert health_line("day_ahead", {}) == "day_ahead"
