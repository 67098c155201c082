"""Topics: which queue takes in which field of the catalogue; changed with a new version."""

from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed
from db.catalogue.topics import MOST_SIGNS, Topic, declare, topics_of


@pytest.fixture
def give(store):
    """Declare a topic; return whether anything changed."""
    return lambda field, service: declare(store, uuid4(), Topic(field, service), "an")


def service_of(store, field):
    found = store.centre().service_for(field)
    return found and found.code


def test_the_sample_says_which_queue_takes_in_what(store):
    assert service_of(store, "Hộ tịch") == "ho-tich"
    assert Topic("Hộ tịch", "ho-tich") in topics_of(store.centre())


def test_a_field_is_given_moved_and_taken_away_for_every_program(store, give, open_as):
    other = open_as("display:sanh")
    assert service_of(other, "Dân số") is None
    assert give("Dân số", "bao-tro")
    assert service_of(other, "Dân số") == "bao-tro"
    assert not give("dân SỐ", "bao-tro")
    assert give("DÂN SỐ", "ho-tich")
    assert [t.field for t in topics_of(other.centre()) if t.field.casefold() == "dân số"] == [
        "DÂN SỐ"
    ]
    assert give("Dân số", None)
    assert not give("Dân số", None)
    assert service_of(other, "Dân số") is None
    told = [e.facts for e in store.day.events() if e.kind == "topic"]
    assert [(f["from"], f["to"]) for f in told] == [
        (None, "bao-tro"),
        ("bao-tro", "ho-tich"),
        ("ho-tich", None),
    ]
    assert told[0]["author"] == "an"


@pytest.mark.parametrize(
    ("field", "service", "key"),
    [
        ("Dân số", "khong-co", "service_unknown"),
        ("", "ho-tich", "topic_wrong"),
        ("  ", "ho-tich", "topic_wrong"),
        ("x" * (MOST_SIGNS + 1), "ho-tich", "topic_wrong"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(give, everything, field, service, key):
    before = everything()
    with pytest.raises(NotAllowed) as refused:
        give(field, service)
    assert refused.value.key == key
    assert everything() == before


def test_one_request_has_one_effect(store):
    request = uuid4()
    for _ in range(2):
        assert declare(store, request, Topic("Dân số", "bao-tro"), "an")
    assert len([e for e in store.day.events() if e.kind == "topic"]) == 1
