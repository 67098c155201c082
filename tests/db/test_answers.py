"""Ratings: asked only for a finished service, answered once, silence stays silence."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import inspect

from centre.rules.errors import NotAllowed


@pytest.fixture
def asked(store, take):
    """Finish a service at counter 1 and return the rating that this opened."""

    def finish():
        take()
        store.day.call_next(uuid4(), "1")
        store.day.finish(uuid4(), "1")
        return store.answers.open_at("1")

    return finish


def counted(store, clock):
    hour = timedelta(hours=1)
    return store.answers.count(clock.at - hour, clock.at + hour)


def test_nobody_is_asked_before_the_service_is_finished(store, take):
    take()
    assert store.answers.open_at("1") is None
    store.day.call_next(uuid4(), "1")
    store.day.start(uuid4(), "1")
    assert store.answers.open_at("1") is None
    store.day.finish(uuid4(), "1")
    assert store.answers.open_at("1").label == "A001"
    assert store.answers.open_at("2") is None, "the pad of another counter asks nothing"


@pytest.mark.parametrize("key", ["park", "absent", "transfer"])
def test_nobody_is_asked_when_the_service_did_not_end_there(store, take, key):
    take()
    store.day.call_next(uuid4(), "1")
    store.day.call_again(uuid4(), "1")
    more = ("chung-thuc", "last") if key == "transfer" else ()
    getattr(store.day, key)(uuid4(), "1", *more)
    assert store.answers.open_at("1") is None


def test_an_answer_is_counted_once_and_closes_the_question(store, clock, asked):
    rating = asked()
    request = uuid4()
    for _ in range(3):
        store.answers.rate(request, rating.id, 3)
    with pytest.raises(NotAllowed, match="rating_closed"):
        store.answers.rate(uuid4(), rating.id, 1)
    assert store.answers.open_at("1") is None
    (count,) = counted(store, clock)
    assert (count.asked, count.given, count.by_level) == (1, 1, {1: 0, 2: 0, 3: 1})


@pytest.mark.parametrize(("seconds", "open_"), [(19.9, True), (20, False), (3600, False)])
def test_the_question_closes_by_time(store, clock, asked, seconds, open_):
    rating = asked()
    assert rating.closes_at - rating.opened_at == timedelta(seconds=20)
    clock.move(seconds=seconds)
    if open_:
        store.answers.rate(uuid4(), rating.id, 2)
        return
    assert store.answers.open_at("1") is None
    with pytest.raises(NotAllowed, match="rating_closed"):
        store.answers.rate(uuid4(), rating.id, 2)


def test_silence_is_counted_as_silence_and_never_as_satisfied(store, clock, asked, faults):
    rating = asked()
    clock.move(seconds=30)
    store.answers.close(rating.id)
    (count,) = counted(store, clock)
    assert (count.asked, count.given, sum(count.by_level.values())) == (1, 0, 0)
    assert faults(store) == ()


def test_closing_an_answered_question_takes_nothing_back(store, clock, asked, everything):
    rating = asked()
    store.answers.rate(uuid4(), rating.id, 1)
    before = everything()
    clock.move(seconds=30)
    store.answers.close(rating.id)
    assert everything() == before


@pytest.mark.parametrize("next_", ["call_next", "call_number", "finish"])
def test_the_next_citizen_closes_the_question_of_the_one_before(store, asked, take, clock, next_):
    rating = asked()
    take()
    if next_ == "call_number":
        store.day.call_number(uuid4(), "1", "A002", "lý do")
    else:
        store.day.call_next(uuid4(), "1")
    if next_ == "finish":
        store.day.finish(uuid4(), "1")
        assert store.answers.open_at("1").label == "A002"
    with pytest.raises(NotAllowed, match="rating_closed"):
        store.answers.rate(uuid4(), rating.id, 3)
    assert counted(store, clock)[0].given == 0


def test_a_forgotten_question_does_not_block_the_next_one(store, asked, clock):
    asked()
    clock.move(minutes=5)
    assert asked().label == "A002"


def test_a_level_that_the_question_does_not_have_is_refused(store, asked, everything):
    rating = asked()
    before = everything()
    for level in (0, 4, -1):
        with pytest.raises(NotAllowed, match="level_unknown"):
            store.answers.rate(uuid4(), rating.id, level)
    with pytest.raises(NotAllowed, match="rating_unknown"):
        store.answers.rate(uuid4(), uuid4(), 1)
    assert everything() == before


FIVE = (
    "INSERT INTO instrument SELECT centre, code, 2, question, "
    '\'[{"value":1,"label":{"vi":"a"},"face":0},'
    '{"value":5,"label":{"vi":"b"},"face":4}]\' FROM instrument'
)


def test_two_versions_of_the_question_are_never_added_up(store, clock, asked, declare):
    store.answers.rate(uuid4(), asked().id, 3)
    declare(FIVE)
    declare("UPDATE centre SET instrument_version = 2")
    rating = asked()
    assert rating.instrument.version == 2
    with pytest.raises(NotAllowed, match="level_unknown"):
        store.answers.rate(uuid4(), rating.id, 3)
    store.answers.rate(uuid4(), rating.id, 5)
    counts = {count.version: count for count in counted(store, clock)}
    assert counts[1].by_level == {1: 0, 2: 0, 3: 1}
    assert counts[2].by_level == {1: 0, 5: 1}


def test_a_question_opened_before_the_change_keeps_its_own_scale(store, clock, asked, declare):
    rating = asked()
    declare(FIVE)
    declare("UPDATE centre SET instrument_version = 2")
    store.answers.rate(uuid4(), rating.id, 3)
    (count,) = counted(store, clock)
    assert (count.version, count.by_level[3]) == (1, 1)


def test_a_count_is_of_its_own_span_and_of_nobody_when_nobody_was_asked(store, clock, asked):
    asked()
    later = clock.at + timedelta(seconds=1)
    assert store.answers.count(later, later + timedelta(hours=1)) == ()
    assert store.answers.count(clock.at - timedelta(hours=1), clock.at) == ()
    assert len(store.answers.count(clock.at, later)) == 1


def test_nothing_of_an_answer_leads_to_a_person(store, asked):
    store.answers.rate(uuid4(), asked().id, 1)
    columns = {column["name"] for column in inspect(store.engine).get_columns("rating")}
    assert "level" in columns, "the control: columns are found"
    assert not columns & {"clerk", "name", "person", "phone", "card"}
