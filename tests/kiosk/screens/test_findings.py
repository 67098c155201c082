"""What is said of lists: how many, nothing, no catalogue; and their entries."""

import pytest

from kiosk.guide import Browse, Standing
from kiosk.lookup import Answer, Row, Topic
from kiosk.screens.findings import (
    how_many,
    how_many_chosen,
    item_of,
    item_of_topic,
    no_catalogue,
    procedures,
)

ROW = Row("1.001193", "Đăng ký khai sinh", "Hộ tịch", ("commune", "province"))


def test_number_found_is_said_in_words(qapp):
    assert how_many(Answer((ROW,) * 7)) == "Tìm thấy 7 thủ tục"
    assert how_many(Answer((ROW,))) == "Tìm thấy 1 thủ tục"


def test_nothing_found_says_what_to_do(qapp):
    said = "Chưa tìm thấy. Thử gõ ít chữ hơn hoặc chọn theo lĩnh vực."
    assert how_many(Answer(())) == said


def test_too_many_are_not_numbered(qapp):
    assert "100" not in how_many(Answer((ROW,) * 100, has_more=True))


def test_entry_of_a_procedure_leads_to_its_code(qapp):
    item = item_of(ROW)
    assert (item.key, item.title, item.quiet) == ("open:1.001193", ROW.name, "Hộ tịch")
    assert [chip.words for chip in item.chips] == ["Xã", "Tỉnh"]


def test_entry_of_a_topic_says_how_many_it_has(qapp):
    item = item_of_topic(Topic("Đất đai", 12))
    assert (item.key, item.title, item.quiet) == (
        "catalogue_field:Đất đai",
        "Đất đai",
        procedures(12),
    )


def test_missing_catalogue_is_told_calmly(qapp):
    assert "quầy hướng dẫn" in no_catalogue(Standing.NONE)
    assert "chờ" in no_catalogue(Standing.OPENING)
    assert no_catalogue(Standing.READY) == ""


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"browse": Browse.TOPICS}, "40 lĩnh vực"),
        ({"browse": Browse.ROWS}, ""),
        ({"browse": Browse.ROWS, "answer": Answer((ROW, ROW))}, "2 thủ tục"),
    ],
)
def test_what_was_chosen_is_counted(qapp, guide, more, said):
    assert how_many_chosen(guide(**more)) == said


def test_group_that_this_catalogue_has_nothing_for_says_who_helps(qapp, guide):
    said = how_many_chosen(guide(browse=Browse.ROWS, answer=Answer(())))
    assert "quầy hướng dẫn" in said
