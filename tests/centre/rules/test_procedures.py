"""A procedure: when it holds, when its data are old, which others differ only by level."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from centre.rules.procedures import (
    Channel,
    Level,
    Paper,
    Procedure,
    base_name,
    cases,
    fee_shown,
    in_force,
    is_stale,
    variants,
)

TODAY = date(2026, 3, 1)
BIRTH = Procedure("1.001193", "1.001193", "Đăng ký khai sinh", "Hộ tịch", as_of=TODAY)
REAL = Path(__file__).parents[4] / "shared" / "data" / "procedures.jsonl"


def test_a_procedure_holds_from_its_first_day_until_the_day_before_its_end() -> None:
    one = replace(BIRTH, valid_from=TODAY, valid_to=TODAY + timedelta(2))
    held = [in_force(one, TODAY + timedelta(days)) for days in (-1, 0, 1, 2)]
    assert held == [False, True, True, False]
    assert in_force(BIRTH, TODAY)
    assert not in_force(replace(BIRTH, valid_to=TODAY), TODAY)


def test_data_are_old_after_so_many_days_and_without_a_date() -> None:
    assert not is_stale(BIRTH, TODAY + timedelta(364), 365)
    assert is_stale(BIRTH, TODAY + timedelta(365), 365)
    assert is_stale(replace(BIRTH, as_of=None), TODAY, 365)


def test_variants_differ_only_by_level() -> None:
    province = replace(
        BIRTH, code="2.000001", name="Cấp thẻ (thực hiện tại cấp tỉnh)", levels=(Level.PROVINCE,)
    )
    commune = replace(BIRTH, code="2.000002", name="CẤP THẺ (CẤP XÃ).", levels=(Level.COMMUNE,))
    found = variants([province, BIRTH, commune])
    assert [(group.name, len(group.procedures)) for group in found] == [
        ("Cấp thẻ", 2),
        ("Đăng ký khai sinh", 1),
    ]


def test_the_same_name_at_the_same_level_is_no_variant() -> None:
    """1.001731 was re-issued as 1.116910: a citizen could not choose between them by level."""
    again = replace(BIRTH, code="1.116910")
    assert [len(group.procedures) for group in variants([BIRTH, again])] == [1, 1]


def test_a_procedure_can_be_kept_in_a_set() -> None:
    assert len({BIRTH, replace(BIRTH), replace(BIRTH, translations={"en": "Birth"})}) == 2


def test_cases_are_those_of_its_papers() -> None:
    one = replace(
        BIRTH, papers=(Paper("a", 1, 0, case="Trường hợp X"), Paper("b", 1, 0, case="Trường hợp Y"))
    )
    assert [case.title for case in cases(one)] == ["Trường hợp X", "Trường hợp Y"]


@pytest.fixture(scope="module")
def real() -> list[dict]:
    if not REAL.exists():
        pytest.skip("needs ../shared/data")
    return [json.loads(line) for line in REAL.read_text(encoding="utf-8").splitlines()]


def test_no_real_procedure_with_an_unreliable_fee_is_shown_as_free(real: list[dict]) -> None:
    kinds: Counter[str] = Counter()
    for row in real:
        told = row["submission"] or []
        shown = fee_shown(
            Channel(
                one["channel"],
                fee=one["fee"] or "",
                fee_note=one["fee_note"] or "",
                fee_reliable=one["fee_reliable"] is True,
            )
            for one in told
        )
        if any(one["fee_reliable"] is False for one in told):
            assert shown.kind in {"note", "ask"}, row["code"]
            kinds["unreliable"] += 1
        kinds[shown.kind] += 1
    assert kinds["unreliable"] == 266
    assert kinds["free"] > 1000


def test_every_real_paper_is_in_a_case_and_most_procedures_ask_nothing(real: list[dict]) -> None:
    asked = 0
    for row in real:
        papers = tuple(
            Paper(one["name"], one["originals"], one["copies"], case=one["case"] or "")
            for one in row["documents"] or []
        )
        found = cases(replace(BIRTH, papers=papers))
        assert {paper for case in found for paper in case.papers} == set(papers)
        asked += len(found) > 1
    assert 150 < asked < 600


def test_real_names_lose_their_level_and_nothing_else(real: list[dict]) -> None:
    for row in real:
        base = base_name(row["name"])
        assert base
        assert len(base) > len(row["name"]) - 80
        assert base_name(base) == base
