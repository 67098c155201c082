"""A centre as one snapshot: what is here, what is off, who serves what."""

from dataclasses import replace
from datetime import time

import pytest

from centre.rules.errors import NotAllowed
from centre.rules.ratings import Instrument
from centre.rules.services import Centre, Counter, Interval, Policy, Service, words_in


def service(code, field="HT", position=0, *, active=True):
    return Service(
        code, field, {"vi": code}, code[0], 1, 999, None, 10.0, None, position, active=active
    )


def counter(code, serves, position=0, *, active=True):
    return Counter(code, {"vi": code}, "A", dict.fromkeys(serves, 1), position, active=active)


def centre(services=(), counters=()):
    return Centre(
        code="MC",
        name={"vi": "Trung tâm"},
        authority={"vi": "UBND"},
        slip_notice={"vi": ""},
        hours={0: (Interval(time(7), time(11)),)},
        holidays={},
        policy=Policy(),
        fields=(),
        services={s.code: s for s in services},
        counters={c.code: c for c in counters},
        groups={},
        instrument=Instrument("visit", 1, {"vi": "?"}, ()),
    )


def test_a_name_is_given_in_the_language_or_else_in_vietnamese():
    text = {"vi": "Hộ tịch", "en": "Civil status", "tay": ""}
    assert words_in(text, "en") == "Civil status"
    assert words_in(text, "tay") == "Hộ tịch"
    assert words_in(text, "km") == "Hộ tịch"


def test_what_is_off_is_as_unknown_as_what_never_was():
    here = centre([service("A", active=False)], [counter("1", ["A"], active=False)])
    for ask, code, key in (
        (here.service, "A", "service_unknown"),
        (here.service, "Z", "service_unknown"),
        (here.counter, "1", "counter_unknown"),
        (here.counter, "9", "counter_unknown"),
    ):
        with pytest.raises(NotAllowed) as refused:
            ask(code)
        assert refused.value.key == key


def test_what_is_on_is_found():
    here = centre([service("A")], [counter("1", ["A"])])
    assert here.service("A").code == "A"
    assert here.counter("1").code == "1"


def test_services_of_a_field_come_in_their_order_and_only_the_active_ones():
    here = centre(
        [
            service("A", position=3),
            service("B", position=1),
            service("C", field="DD"),
            service("E", active=False),
        ]
    )
    assert [s.code for s in here.services_of("HT")] == ["B", "A"]


def test_counters_of_a_service_come_in_their_order_and_only_the_active_ones():
    counters = [
        counter("2", ["A"], 2),
        counter("1", ["A", "B"], 1),
        counter("3", ["B"]),
        counter("4", ["A"], active=False),
    ]
    assert [c.code for c in centre([], counters).counters_serving("A")] == ["1", "2"]


def test_a_kiosk_counts_under_its_own_letter_or_shares_that_of_the_service():
    own = replace(service("A"), kiosk_letters={"k3": "M", "k2": "L"})
    here = centre([own, service("B")])
    assert [here.letter_for("A", kiosk) for kiosk in ("k1", "k2", "k3")] == ["A", "L", "M"]
    assert here.letter_for("B", "k2") == "B"
    assert (here.series_of("A"), here.series_of("B")) == (("A", "L", "M"), ("B",))


@pytest.mark.parametrize("ask", [lambda c: c.letter_for("Z", "k1"), lambda c: c.series_of("Z")])
def test_a_service_that_is_not_here_has_no_letters(ask):
    with pytest.raises(NotAllowed, match="service_unknown"):
        ask(centre([service("A")]))
