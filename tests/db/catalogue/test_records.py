"""A line becomes a procedure, and what it does not say is not said."""

from typing import Any

import pytest

from centre.rules.procedures import Channel, Level, Paper, Procedure
from db.catalogue.codes import read
from db.catalogue.records import procedure_of, stated_in
from db.catalogue.schema import check


def procedure(**values: Any) -> Procedure:
    line = check({"name": "Đăng ký kết hôn", **values}).line
    assert line
    return procedure_of(line, read("1.000894.H56"))


def test_the_code_is_the_first_part_and_the_raw_text_is_kept() -> None:
    assert (procedure().code, procedure().code_raw) == ("1.000894", "1.000894.H56")


@pytest.mark.parametrize(
    ("values", "levels"),
    [
        (
            {"levels": ["province", "commune"], "level_text": "Cấp bộ"},
            (Level.PROVINCE, Level.COMMUNE),
        ),
        ({"level_text": "Cấp bộ, Cấp xã"}, (Level.CENTRAL, Level.COMMUNE)),
        ({"name": "Cấp thẻ (thực hiện tại cấp tỉnh)"}, (Level.PROVINCE,)),
        ({"implementing_agencies": ["UBND cấp xã"]}, (Level.COMMUNE,)),
        ({"implementing_agencies": ["Bộ Công an"]}, ()),
    ],
)
def test_levels_come_from_where_they_are_written(values: dict, levels: tuple[Level, ...]) -> None:
    assert procedure(**values).levels == levels


def channel(**values: Any) -> Channel:
    [one] = procedure(submission=[{"channel": "online", **values}]).channels
    return one


def test_a_time_without_a_unit_is_not_reliable_whatever_the_source_says() -> None:
    assert not channel(time_value=1, time_reliable=True).time_reliable
    assert not channel(time_unit="Ngày", time_reliable=True).time_reliable
    assert not channel(time_value=1, time_unit="Ngày").time_reliable
    assert channel(time_value=1, time_unit="Ngày", time_reliable=True).time_reliable


def test_a_fee_is_reliable_as_its_source_says_unless_it_is_a_bare_number() -> None:
    assert channel(fee="Miễn phí", fee_reliable=True).fee_reliable
    assert not channel(fee="Miễn phí", fee_note="135.000 đồng", fee_reliable=False).fee_reliable
    assert not channel(fee="50.000", fee_reliable=True).fee_reliable
    assert not channel(fee="Miễn phí", fee_note="theo nghị quyết").fee_reliable
    assert channel(fee="50.000 đồng").fee_reliable


def test_papers_keep_their_counts_unless_a_source_has_run_them_together() -> None:
    """20261 is the year 2026 and one original."""
    found = procedure(
        documents=[
            {"name": "Tờ khai", "originals": 20261, "copies": 1, "form": "TK.doc", "case": "Lưu ý"},
            {"name": "."},
            {"name": "Ảnh", "copies": 20},
        ]
    ).papers
    assert found == (Paper("Tờ khai", 0, 1, "TK.doc", "Lưu ý"), Paper("Ảnh", 0, 20))


def test_lists_lose_what_is_empty_or_there_twice() -> None:
    assert procedure(results=["Giấy", "", " Giấy ", "Thẻ"]).results == ("Giấy", "Thẻ")
    assert procedure(competent_authorities=["Sở"]).agencies == ("Sở",)


def test_null_says_nothing_and_an_empty_list_says_none() -> None:
    document = {
        "code": "1.000894",
        "name": "x",
        "field": None,
        "documents": [],
        "level_text": "Cấp xã",
    }
    assert stated_in(document) == {"name", "papers", "levels"}
    assert stated_in({**document, "detail": "name_only"}) == {"name", "levels"}


def test_a_shouted_name_is_noted() -> None:
    assert stated_in({"code": "1.000894", "name": "ĐĂNG KÝ KẾT HÔN"}) == {"name", "shouted"}


def test_parts_of_the_channels_are_stated_one_by_one() -> None:
    document = {"name": "x", "submission": [{"channel": "in_person"}], "partly": ["fee"]}
    assert stated_in(document) == {"name", "fee"}
