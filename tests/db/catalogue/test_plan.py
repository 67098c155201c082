"""The plan says beforehand what an import does, and deletes nothing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from centre.rules.procedures import Procedure, in_force
from db.catalogue.jsonlines import read
from db.catalogue.plan import Plan, plan
from db.catalogue.rows import Gathering, Source

TODAY = date(2026, 3, 1)
COUNTS = (
    "1 added, 1 changed, 1 ended, 1 in force again, 1 problems, 1 perhaps re-issued, 1 unchanged"
)
BIRTH = {"code": "1.001193", "name": "Khai sinh", "field": "Hộ tịch"}
STAY = {"code": "1.004194", "name": "Tạm trú", "field": "Cư trú"}


def listed(*documents: Mapping[str, Any]) -> Source:
    gathering = Gathering("f")
    for line, document in enumerate(documents, 1):
        gathering.add(line, document)
    return gathering.source("jsonl")


def planned(
    existing: Mapping[str, Procedure], *documents: Mapping[str, Any], full: bool = False
) -> Plan:
    source = listed(*documents)
    return plan(existing, source, today=TODAY, ends_missing=full, source_name="danh mục")


def known(*documents: Mapping[str, Any], **values: Any) -> dict[str, Procedure]:
    return {one.code: replace(one, **values) for one in planned({}, *documents).added}


def test_new_procedures_are_added_with_their_origin_and_date() -> None:
    found = planned({}, BIRTH, {**STAY, "source": "cổng", "as_of": "2025-07-01"})
    assert [(one.source, one.as_of) for one in found.added] == [
        ("danh mục", TODAY),
        ("cổng", date(2025, 7, 1)),
    ]
    assert found.is_clean
    assert found.to_write == found.added


def test_the_date_of_the_data_can_be_said() -> None:
    day = date(2025, 12, 31)
    source = listed(BIRTH)
    found = plan({}, source, today=TODAY, ends_missing=False, source_name="", as_of=day)
    assert found.added[0].as_of == day


def test_the_same_list_again_changes_nothing() -> None:
    existing = known(BIRTH, STAY)
    found = planned(existing, BIRTH, STAY, full=True)
    assert len(found.unchanged) == 2
    assert found.to_write == ()


def test_the_same_list_later_only_confirms_its_data() -> None:
    found = planned(known(BIRTH, as_of=TODAY - timedelta(90)), BIRTH)
    assert found.changed == ()
    assert found.confirmed == found.unchanged
    assert [one.as_of for one in found.to_write] == [TODAY]


def test_a_code_with_another_suffix_is_the_same_procedure() -> None:
    found = planned(known(BIRTH), {**BIRTH, "code": "1.001193.000.00.00.H56"})
    assert len(found.unchanged) == 1


def test_a_change_has_its_fields_before_and_after() -> None:
    [change] = planned(known(BIRTH), {**BIRTH, "field": "Hộ tịch, quốc tịch"}).changed
    assert change.fields == ("field",)
    assert (change.before.field, change.after.field) == ("Hộ tịch", "Hộ tịch, quốc tịch")


def test_what_is_missing_ends_only_when_asked_and_is_never_deleted() -> None:
    existing = known(BIRTH, STAY)
    assert planned(existing, BIRTH).ended == ()
    [ended] = planned(existing, BIRTH, full=True).ended
    assert (ended.code, ended.valid_to, in_force(ended, TODAY)) == ("1.004194", TODAY, False)


def test_what_has_ended_does_not_end_again() -> None:
    existing = known(BIRTH) | known(STAY, valid_to=TODAY - timedelta(9))
    assert planned(existing, BIRTH, full=True).ended == ()


def test_what_has_not_begun_ends_on_its_first_day() -> None:
    begins = TODAY + timedelta(30)
    [ended] = planned(known(BIRTH) | known(STAY, valid_from=begins), BIRTH, full=True).ended
    assert (ended.valid_from, ended.valid_to) == (begins, begins)


def test_what_comes_back_is_in_force_again() -> None:
    found = planned(known(BIRTH, valid_to=TODAY), {**BIRTH, "field": "Mới"})
    [change] = found.revived
    assert found.changed == ()
    assert set(change.fields) == {"field", "valid_to"}
    assert in_force(change.after, TODAY)


def test_a_row_that_states_an_end_ends() -> None:
    found = planned(known(BIRTH), {**BIRTH, "valid_to": "2026-02-01"})
    assert not in_force(found.changed[0].after, TODAY)
    again = planned(known(BIRTH, valid_to=date(2026, 2, 1)), {**BIRTH, "valid_to": "2026-02-01"})
    assert (again.revived, len(again.unchanged)) == ((), 1)


def test_the_code_of_a_bad_row_is_not_missing() -> None:
    existing = known(BIRTH, STAY)
    found = planned(existing, BIRTH, {**STAY, "name": ""}, full=True)
    assert found.ended == ()
    assert not found.is_clean
    assert not found.ending_withheld


def test_with_a_code_that_cannot_be_read_nothing_ends() -> None:
    existing = known(BIRTH, STAY)
    found = planned(existing, BIRTH, {**STAY, "code": 1.00419}, full=True)
    assert found.ended == ()
    assert found.ending_withheld
    assert any("nothing is ended" in line for line in found.lines(9))


def test_a_validity_that_would_cross_is_a_problem_and_stays_out() -> None:
    existing = known(BIRTH, valid_from=date(2026, 2, 1))
    found = planned(existing, {**BIRTH, "valid_to": "2026-01-01"})
    assert (found.changed, [one.key for one in found.problems]) == ((), ["validity_crossed"])


def test_a_new_code_with_an_old_name_is_a_hint_and_is_not_merged() -> None:
    """1.001731 was re-issued as 1.116910."""
    found = planned(known(BIRTH), {**BIRTH, "code": "1.116910", "name": "KHAI SINH"})
    assert found.reissued == (("1.001193", "1.116910"),)
    assert [one.code for one in found.added] == ["1.116910"]


@pytest.fixture
def everything(marriage: Procedure) -> Plan:
    existing = known(BIRTH, STAY) | known({"code": "1.000001", "name": "Cũ"}, valid_to=TODAY)
    existing[marriage.code] = replace(marriage, name="x" * 100)
    gathering = Gathering("f")
    for line, document in enumerate(
        (
            {**BIRTH, "field": "Hộ tịch và quốc tịch", "documents": [{"name": "Tờ khai"}]},
            {"code": "1.000001", "name": "Cũ"},
            {"code": "1.000002", "name": "Tạm trú"},
            {"code": marriage.code, "name": "x" * 100},
            {"code": "1.000003", "name": ""},
        ),
        1,
    ):
        gathering.add(line, document, {"name": "C (Tên)"})
    gathering.ignore("Ghi chú")
    source = gathering.source("csv")
    return plan(existing, source, today=TODAY, ends_missing=True, source_name="f")


def test_the_dry_run_says_it_all(everything: Plan) -> None:
    assert everything.lines(5) == [
        COUNTS,
        "not used: Ghi chú",
        "added:",
        "  1.000002 Tạm trú",
        "changed:",
        "  1.001193 Khai sinh [field: Hộ tịch -> Hộ tịch và quốc tịch; papers: – -> 1 pieces]",
        "ended:",
        "  1.004194 Tạm trú, from 2026-03-01",
        "in force again:",
        "  1.000001 Cũ [valid_to: 2026-03-01 -> –]",
        "problems:",
        "  line 5, C (Tên): there is nothing to read here; fill it in",
        "perhaps re-issued:",
        "  1.004194 is perhaps 1.000002 now",
    ]


def test_the_dry_run_is_as_long_as_wanted() -> None:
    many = [{"code": f"1.{n:06d}", "name": "y" * 1094} for n in range(1, 31)]
    lines = planned({}, *many).lines(3)
    assert len(lines) == 6
    assert lines[-1] == "  … and 27 more"
    assert max(map(len, lines)) < 120


def test_the_real_list_goes_in_once_and_again(real: Path) -> None:
    source = read(real)
    first = plan({}, source, today=TODAY, ends_missing=False, source_name="x")
    assert (len(first.added), first.is_clean) == (2935, True)
    existing = {one.code: one for one in first.added}
    later = TODAY + timedelta(1)
    again = plan(existing, source, today=later, ends_missing=True, source_name="x")
    assert len(again.unchanged) == len(again.confirmed) == 2935
    assert (again.changed, again.ended, again.revived) == ((), (), ())


def test_real_details_survive_a_list_of_names(real: Path) -> None:
    source = read(real)
    rich = plan({}, source, today=TODAY, ends_missing=False, source_name="x").added
    existing = {one.code: one for one in rich}
    names = listed(*({"code": one.code, "name": one.name.upper()} for one in rich[::6]))
    found = plan(existing, names, today=TODAY, ends_missing=False, source_name="y")
    assert [change.fields for change in found.changed] == []
    assert found.is_clean
