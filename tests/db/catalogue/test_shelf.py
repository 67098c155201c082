"""The shelf: what an import writes, what a search reads of it, on both engines."""

from datetime import date
from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed
from centre.rules.levels import Level
from centre.rules.procedures import Paper, Procedure, variants
from db.catalogue.often import OFTEN
from db.catalogue.plan import Plan, plan
from db.catalogue.reading import read_rows

TODAY = date(2026, 11, 23)
BIRTH = Procedure(
    "1.001193",
    "1.001193.000.00.00.H41",
    "Thủ tục đăng ký khai sinh",
    "Hộ tịch",
    (Level.COMMUNE,),
    papers=(Paper("Giấy chứng sinh", 1, 0),),
    also=("làm giấy khai sinh",),
)
OVER = Procedure("1.000001", "1.000001", "Đã bãi bỏ", "Hộ tịch", valid_to=TODAY)
LATER = Procedure("1.000002", "1.000002", "Từ ngày mai", "", valid_from=date(2026, 11, 24))
AT_COMMUNE = Procedure(
    "1.003504", "1.003504", "Khiếu nại (thực hiện tại cấp xã)", "Thanh tra", (Level.COMMUNE,)
)
AT_PROVINCE = Procedure(
    "1.000178", "1.000178", "Khiếu nại (thực hiện tại cấp tỉnh)", "Thanh tra", (Level.PROVINCE,)
)


@pytest.fixture
def shelf(store):
    """A shelf with five procedures, three of them in force."""
    put(store.catalogue, BIRTH, OVER, LATER, AT_COMMUNE, AT_PROVINCE)
    return store.catalogue


def put(shelf, *procedures, request=None):
    return shelf.shelve(request or uuid4(), Plan(added=procedures), "list.xlsx", "an")


def events(store):
    return [e.facts for e in store.day.events() if e.kind == "catalogue_changed"]


def test_a_centre_without_a_catalogue_has_nothing_to_show(store):
    shown = store.catalogue.shown()
    assert (shown.version, shown.imported_at, shown.listed, shown.words) == (0, None, (), ())
    assert (store.catalogue.version(), store.catalogue.often(5)) == (0, ())
    assert store.catalogue.held().procedures == {}


def test_what_was_shelved_is_shown_as_far_as_it_is_in_force(shelf, clock):
    shown = shelf.shown()
    assert (shown.version, shown.source, shown.imported_at) == (1, "list.xlsx", clock.now())
    assert [one.code for one in shown.listed] == ["1.000178", "1.001193", "1.003504"]
    birth = shown.listed[1]
    assert (birth.name, birth.field) == (BIRTH.name, "Hộ tịch")
    assert (birth.levels, birth.also) == (("commune",), ("làm giấy khai sinh",))
    tomorrow = shelf.shown(date(2026, 11, 24)).listed
    assert "1.000002" in {one.code for one in tomorrow}
    yesterday = shelf.shown(date(2026, 11, 22)).listed
    assert "1.000001" in {one.code for one in yesterday}


def test_a_procedure_comes_back_whole_also_after_its_end(shelf):
    assert shelf.procedure("1.001193") == BIRTH
    assert shelf.procedure("1.000001") == OVER
    assert shelf.held().procedures == {
        one.code: one for one in (BIRTH, OVER, LATER, AT_COMMUNE, AT_PROVINCE)
    }


def test_several_procedures_come_back_whole_in_the_order_that_was_asked_for(shelf):
    assert shelf.procedures(["1.003504", "9.999999", "1.001193"]) == (AT_COMMUNE, BIRTH)
    assert shelf.procedures([]) == ()


@pytest.mark.parametrize("code", ["1.999999", "", "x" * 10_000, "1.001193'; --", "\ud800"])
def test_an_unknown_code_is_refused_whatever_it_is(shelf, code):
    for ask in (shelf.procedure, shelf.variants):
        with pytest.raises(NotAllowed) as refused:
            ask(code)
        assert refused.value.key == "procedure_unknown"


def test_other_levels_of_the_same_procedure_are_its_variants(shelf):
    (other,) = shelf.variants("1.003504")
    assert (other.code, other.levels, other.papers) == ("1.000178", (Level.PROVINCE,), ())
    assert shelf.variants("1.001193") == ()


def test_what_is_asked_often_is_here_and_in_the_fixed_order(shelf):
    assert shelf.often(5) == ("1.001193",)
    other = Procedure(OFTEN[1], OFTEN[1], "Chứng thực", "Chứng thực")
    put(shelf, other)
    assert shelf.often(5) == OFTEN[:2]
    assert shelf.often(1) == OFTEN[:1]


def test_fields_are_counted_as_far_as_they_are_in_force(shelf):
    assert shelf.fields() == {"Hộ tịch": 1, "Thanh tra": 2}


def test_the_log_has_counts_and_an_author_and_no_names(shelf, store):
    (facts,) = events(store)
    assert facts == {
        "source": "list.xlsx",
        "added": 5,
        "changed": 0,
        "ended": 0,
        "revived": 0,
        "by": "an",
    }


def test_one_request_shelves_once_and_is_answered_the_same(store):
    request = uuid4()
    first = put(store.catalogue, BIRTH, request=request)
    assert put(store.catalogue, BIRTH, request=request) == first
    assert first.version == store.catalogue.version() == 1
    assert len(events(store)) == 1


def test_a_plan_made_of_an_older_catalogue_is_refused_and_nothing_written(shelf, everything):
    before = everything()
    with pytest.raises(NotAllowed) as refused:
        shelf.shelve(uuid4(), Plan(added=(BIRTH,)), "x", "an", seen=0)
    assert refused.value.key == "catalogue_moved"
    assert everything() == before


def test_another_program_hears_of_a_new_catalogue(store, open_as, heard):
    other = open_as("display:sanh")
    heard(other)
    put(store.catalogue, BIRTH)
    assert heard(other)
    assert other.catalogue.version() == 1


def test_a_miss_is_no_news_and_begins_no_day(shelf, open_as, heard, everything):
    other = open_as("display:sanh")
    heard(other)
    before = everything()
    shelf.missed("làm sim")
    assert not heard(other)
    after = everything()
    assert {name for name in after if after[name] != before[name]} == {"search_miss"}


@pytest.mark.prove
def test_all_real_procedures_come_back_with_their_variants(store, real):
    """The short way to variants finds what the rule finds among all 2,935."""
    source = read_rows(real)
    found = plan({}, source, today=TODAY, ends_missing=False, source_name="real")
    done = store.catalogue.shelve(uuid4(), found, "real", "an", seen=0)
    held = store.catalogue.held()
    assert (done.added, held.version) == (len(source.rows), 1)
    assert held.procedures == {one.code: one for one in found.added}
    groups = [group.procedures for group in variants(held.procedures.values())]
    several = [group for group in groups if len(group) > 1]
    assert len(several) > 50
    for group in several:
        for one in group:
            others = {each.code for each in store.catalogue.variants(one.code)}
            assert others == {each.code for each in group} - {one.code}
