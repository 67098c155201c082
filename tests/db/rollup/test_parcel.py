"""A parcel: the same figures out as in, and nothing else is taken for one."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from centre.rules import figures as rule
from centre.rules.declaring.subjects import CODE
from centre.rules.tickets import State
from centre.rules.visits import Answer, Stretch, Visit, tallied
from db.rollup import parcel
from db.rollup.parcel import BadParcelError

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
HEAD = {
    "centre": "H99.08",
    "name": "Trung tâm",
    "seq": 1,
    "previous": parcel.FIRST_PREVIOUS,
    "made_at": NOW.isoformat(),
    "day": "2026-11-23",
    "unit": "19732",
    "complete_until": "2026-11-23",
}


def visit(state, wait, length, level, service):
    called = NOW + timedelta(seconds=wait)
    stretch = Stretch(service, "1", "lan", called, called, called + timedelta(seconds=length))
    return Visit(
        service=service,
        state=state,
        arrived_at=NOW,
        called_at=called,
        counter="1",
        clerk="lan",
        origin="kiosk",
        priority="",
        stretches=(stretch,) if state is State.SERVED else (),
        answers=(Answer(("giao-dich", 1), "1", level),) if state is State.SERVED else (),
    )


VISITS = st.lists(
    st.builds(
        visit,
        st.sampled_from(State),
        st.integers(0, 90_000),
        st.integers(0, 90_000),
        st.one_of(st.none(), st.integers(1, 3)),
        st.sampled_from(["ho-tich", "dat-dai"]),
    ),
    max_size=12,
)


def day_of(visits):
    made = tallied(visits, 30)
    cells = {value: f for (name, value), f in made.items() if name == rule.SERVICE_HOUR}
    by = {
        rule.SERVICE: rule.grouped(cells, rule.service_of),
        rule.HOUR: rule.grouped(cells, rule.hour_of),
        rule.ORIGIN: {v: f for (name, v), f in made.items() if name == rule.ORIGIN},
        rule.PRIORITY: {v: f for (name, v), f in made.items() if name == rule.PRIORITY},
    }
    total = made.get((rule.TOTAL, rule.NOBODY), rule.Figures())
    plain = {name: {v: rule.plain(f) for v, f in part.items()} for name, part in by.items()}
    return total, {"total": rule.plain(total), "by": plain}


@settings(max_examples=40, deadline=None)
@given(VISITS)
def test_any_day_comes_back_as_it_went(visits):
    total, day = day_of(visits)
    content = parcel.written(HEAD, day)
    read = parcel.read(content)
    assert read.figures() == total
    assert read.totals.arrived == len(visits)
    assert parcel.written(HEAD, day) == content


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 4000), st.integers(0, 200))
def test_noise_and_damage_are_refused_and_never_crash(noise, at, cut):
    _, day = day_of([visit(State.SERVED, 100, 200, 2, "ho-tich")])
    content = parcel.written(HEAD, day)
    for broken in (noise, content[:at] + noise + content[at + cut :]):
        try:
            parcel.read(broken)
        except BadParcelError as error:
            assert error.field  # noqa: PT017 - it may also be a parcel still


WRONG = [
    ("total", {"s": {"gone": 1}}, "total.s"),
    ("total", {"s": {"served": -1}}, "total.s.served"),
    ("total", {"w": [1, 5, 3]}, "total.w"),
    ("total", {"w": [1, 5, 10**11, 1]}, "total.w"),
    ("total", {"w": [2, 5, 3, 1]}, "total.w"),
    ("total", {"t": 1}, "total.t"),
    ("total", {"r": [["x", 1, 1, 3, 2]]}, "total.r"),
    ("total", {"r": [[]]}, "total.r"),
    ("total", {"r": [["", 1, 0]]}, "total.r"),
    ("total", {"r": [["a\x00b", 1, 0]]}, "total.r"),
    ("total", {"r": [["a\ud800", 1, 0]]}, "total.r"),
    ("total", {"r": [["giao-dich\n", 1, 0]]}, "total.r"),
    ("total", {"r": [["g" * 41, 1, 0]]}, "total.r"),
    ("total", {"clerk": "lan"}, "total.clerk"),
    ("by", {}, "by"),
    ("centre", "a b", "centre"),
    ("seq", 0, "seq"),
    ("seq", "1", "seq"),
    ("complete_until", "9999-12-31", "complete_until"),
]


@pytest.mark.parametrize(("name", "value", "field"), WRONG)
def test_what_is_wrong_is_named(name, value, field):
    _, day = day_of([])
    document = json.loads(parcel.written(HEAD, day)) | {name: value}
    with pytest.raises(BadParcelError) as caught:
        parcel.read(json.dumps(document).encode())
    assert caught.value.field == field


def test_a_key_that_is_there_twice_is_refused():
    content = parcel.written(HEAD, day_of([])[1]).replace(b'"seq": 1', b'"seq": 1, "seq": 1')
    with pytest.raises(BadParcelError, match="no_json"):
        parcel.read(content)


def test_a_rating_of_the_longest_code_that_can_be_declared_is_taken():
    content = parcel.written(HEAD, day_of([visit(State.SERVED, 100, 200, 2, "ho-tich")])[1])
    longest = f"g{'-' * 38}"
    assert re.fullmatch(CODE, longest)
    read = parcel.read(content.replace(b"giao-dich", longest.encode()))
    assert [scale for scale, _ in read.figures().ratings] == [longest]


SPREAD = {"w": [1]}
UNSEEN = [
    ({"\x1b[2Jx": 1}, "?[2Jx"),
    ({"total": {"a\x00\u202eb": 1}}, "total.a??b"),
    ({"by": {name: {} for name in parcel.DIMENSIONS} | {"service": {"\x9b2J": SPREAD}}}, "?2J.w"),
]


@pytest.mark.parametrize(("fields", "told"), UNSEEN, ids=range(len(UNSEEN)))
def test_what_steers_a_terminal_is_told_as_a_mark(fields, told):
    document = json.loads(parcel.written(HEAD, day_of([])[1])) | fields
    with pytest.raises(BadParcelError) as caught:
        parcel.read(json.dumps(document).encode())
    assert caught.value.field.endswith(told)
    assert str(caught.value).isprintable()
