"""Columns are known by any of their names, and a row of cells says what a line of JSON would."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue import schema
from db.catalogue.columns import column_of, document_of, schema_keys, text_of


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Mã số", "code"),
        (" MÃ  SỐ: ", "code"),
        ("ma so", "code"),
        ("Mã số (TTHC)", "code"),
        ("Tên thủ tục\nhành chính", "name"),
        ("Tên", "name"),
        ("Cơ quan ban hành", "issuing_body"),
        ("CƠ QUAN THỰC HIỆN", "agencies"),
        ("Lĩnh vực", "field"),
        ("STT", "number"),
        ("Phí, lệ phí", "fee"),
        ("time_value", "time_value"),
        ("Tên (en)", "name_en"),
        ("name_km", "name_km"),
        ("Ghi chú", ""),
        ("", ""),
    ],
)
def test_a_heading_names_its_column_in_any_spelling(heading: str, column: str) -> None:
    assert column_of(heading) == column


def test_the_national_list_is_a_document() -> None:
    row = {"code": "1.000894", "name": "Kết hôn", "issuing_body": "Bộ Tư pháp", "field": "Hộ tịch"}
    assert document_of({**row, "agencies": "UBND xã; Sở\nBộ", "number": 1.0, "steps": ""}) == {
        **row,
        "implementing_agencies": ["UBND xã", "Sở", "Bộ"],
    }


def submission(**cells: Any) -> dict[str, Any]:
    document = document_of({"code": "1.000894", "name": "x", **cells})
    assert schema.check(document).line, document
    return {key: document[key] for key in ("submission", "partly") if key in document}


def test_a_time_is_a_number_beside_a_unit_or_both_in_one_cell() -> None:
    sure = {"channel": "in_person", "time_value": 5.0, "time_unit": "Ngày", "time_reliable": True}
    assert submission(time_value=5.0, time_unit="Ngày") == {
        "submission": [sure],
        "partly": ["time"],
    }
    [part] = submission(time_value="2,5 ngày làm việc.")["submission"]
    assert (part["time_value"], part["time_unit"]) == (2.5, "ngày làm việc")


def test_a_time_without_a_unit_is_not_reliable_and_words_are_a_note() -> None:
    [bare] = submission(time_value="1")["submission"]
    assert not bare["time_reliable"]
    [words] = submission(time_value="Ngay trong ngày", time_note="trừ chủ nhật")["submission"]
    assert words == {"channel": "in_person", "time_note": "Ngay trong ngày; trừ chủ nhật"}


def test_channels_are_told_by_word_or_key_and_share_time_and_fee() -> None:
    found = submission(channel="Trực tiếp; ONLINE, qua dịch vụ bưu chính", fee="50.000 đồng")
    assert [one["channel"] for one in found["submission"]] == ["in_person", "online", "post"]
    assert {one["fee"] for one in found["submission"]} == {"50.000 đồng"}
    assert found["partly"] == ["fee", "channel"]


def test_a_channel_that_is_none_is_refused() -> None:
    bad = schema.check(document_of({"code": "1.000894", "name": "x", "channel": "bồ câu"}))
    assert [one.where for one in bad.wrong] == ["submission[0].channel"]


def test_online_follows_the_channels_unless_its_own_column_says_otherwise() -> None:
    row = {"code": "1.000894", "name": "x", "channel": "online"}
    assert document_of(row)["has_online_channel"] is True
    assert document_of({**row, "online": "Không"})["has_online_channel"] is False
    assert document_of({**row, "online": "hỏi"})["has_online_channel"] == "hỏi"


def test_papers_have_counts_and_a_case_where_they_are_written() -> None:
    papers = document_of(
        {
            "code": "1.000894",
            "name": "x",
            "papers": "Tờ khai [1 bản chính]; Ủy quyền >> Giấy [bản chính: 1, bản sao: 2]\n"
            "Ảnh (3x4)",
        }
    )["documents"]
    assert papers == [
        {"name": "Tờ khai", "case": None, "originals": 1, "copies": None},
        {"name": "Giấy", "case": "Ủy quyền", "originals": 1, "copies": 2},
        {"name": "Ảnh (3x4)", "case": None, "originals": None, "copies": None},
    ]


def test_levels_are_keys_or_words_and_names_have_languages() -> None:
    row = {"code": "1.000894", "name": "x", "name_en": "Marriage"}
    assert document_of({**row, "levels": "Commune; province"})["levels"] == ["commune", "province"]
    assert document_of({**row, "levels": "Cấp xã"})["level_text"] == "Cấp xã"
    assert document_of(row)["translations"] == {"en": "Marriage"}


@pytest.mark.parametrize(
    ("cell", "text"), [(5.0, "5"), (5, "5"), (0.5, "0.5"), (" a ", "a"), ("", "")]
)
def test_a_whole_number_has_no_decimals(cell: str | float, text: str) -> None:
    assert text_of(cell) == text


def test_a_problem_can_be_named_by_its_column() -> None:
    keys = schema_keys({"code": "B (Mã số)", "levels": "C (Cấp)", "papers": "D (Giấy tờ)"})
    assert (keys["code"], keys["level_text"], keys["documents"]) == (
        "B (Mã số)",
        "C (Cấp)",
        "D (Giấy tờ)",
    )


COLUMNS = st.sampled_from(
    ["name", "fee", "time_value", "papers", "channel", "levels", "online", "as_of"]
)


@given(st.dictionaries(COLUMNS, st.text(max_size=30) | st.floats(), max_size=8))
def test_any_cells_make_a_document_that_is_checked_without_an_error(cells: dict) -> None:
    checked = schema.check(document_of({"code": "1.000894", **cells}))
    assert (checked.line is None) == bool(checked.wrong)
