"""The two kinds of failure carry a key and facts, never a sentence."""

from centre.rules.errors import NotAllowed, Unavailable


def test_a_refusal_tells_its_key_and_its_facts():
    refusal = NotAllowed("daily_limit", service="HT", limit=40)
    assert refusal.key == "daily_limit"
    assert refusal.facts == {"service": "HT", "limit": 40}
    assert str(refusal) == "daily_limit (service=HT, limit=40)"


def test_a_refusal_without_facts_is_its_key():
    assert str(NotAllowed("pin_wrong")) == "pin_wrong"


def test_a_failure_names_the_part_that_is_gone():
    failure = Unavailable("disk_full", "database", free=0)
    assert failure.part == "database"
    assert failure.facts == {"part": "database", "free": 0}


def test_the_two_kinds_are_never_caught_for_each_other():
    assert not issubclass(Unavailable, NotAllowed)
    assert not issubclass(NotAllowed, Unavailable)
