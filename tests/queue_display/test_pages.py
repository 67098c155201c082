"""Notices and procedures: paged by whole words, nothing lost, notices not drowned."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.services import Notice, Procedure
from queue_display.pages import NO_BREAK, Posting, pages, postings

TODAY = date(2026, 11, 23)


def measure(text, bold):
    """A letter is 10 wide, a bold one 11."""
    return len(text) * (11 if bold else 10)


def words(page_list):
    return " ".join(line.text for page in page_list for line in page.lines)


@given(
    head=st.lists(st.text("abcđê", min_size=1, max_size=12), max_size=40),
    body=st.lists(st.text("xyzưô", min_size=1, max_size=12), max_size=40),
    lines=st.integers(1, 3),
)
def test_no_word_is_lost_and_no_line_is_too_wide(head, body, lines):
    made = pages([Posting(" ".join(head), " ".join(body))], 200, lines, measure)
    assert words(made).split() == head + body
    for page in made:
        assert len(page.lines) <= lines
        assert all(measure(line.text, line.bold) <= 200 for line in page.lines)


def test_a_word_wider_than_the_band_is_broken_but_kept():
    made = pages([Posting("", "x" * 55)], 200, 2, measure)
    assert words(made).replace(" ", "") == "x" * 55


def test_the_longest_procedure_name_of_the_catalogue_is_paged_whole():
    name = ("Thủ tục đăng ký " * 70)[:1094].strip()
    made = pages([Posting(name, "Lệ phí: 8.000 đồng")], 1600, 2, measure)
    assert words(made) == f"{name} Lệ phí: 8.000 đồng"
    assert [page.part for page in made] == list(range(1, len(made) + 1))
    assert {page.parts for page in made} == {len(made)}


def test_lines_of_one_page_are_about_equally_long():
    made = pages([Posting("", "aaaa " * 20 + "bb")], 960, 2, measure)
    first, second = made[0].lines
    assert abs(len(first.text) - len(second.text)) < 10


@pytest.fixture
def centre(store):
    """The sample centre with two notices of its own and five procedures."""
    base = store.centre()
    service = next(iter(base.services))
    notices = (
        Notice("camera", {"vi": "Khu vực có camera", "en": "Cameras here"}, None, None, 2),
        Notice("tet", {"vi": "Nghỉ Tết"}, TODAY, TODAY + timedelta(days=2), 1),
        Notice("old", {"vi": "Đã qua"}, None, TODAY - timedelta(days=1), 3),
        Notice("next", {"vi": "Chưa tới"}, TODAY + timedelta(days=1), None, 4),
    )
    procedures = {
        f"p{n}": Procedure(f"p{n}", {"vi": f"Thủ tục {n}"}, service, "5 ngày", "8.000 đồng")
        for n in range(1, 6)
    }
    return replace(base, notices=notices, procedures=procedures)


def test_only_notices_of_today_are_told_in_their_order(centre, vi):
    said = [each.body for each in postings(centre, vi, TODAY) if not each.head]
    assert said[:2] == ["Nghỉ Tết", "Khu vực có camera"]
    assert not {"Đã qua", "Chưa tới"} & set(said)


def test_where_a_camera_runs_its_notice_comes_first(centre, vi):
    told = postings(centre, vi, TODAY, has_camera=True)
    assert "camera" in told[0].body
    assert "Không lưu hình ảnh" in told[0].body
    assert told[1:3] == postings(centre, vi, TODAY)[:2]


def test_a_posted_procedure_tells_name_time_fee_and_counters(centre, vi):
    told = next(each for each in postings(centre, vi, TODAY) if each.head == "Thủ tục 1")
    plain = told.body.replace(NO_BREAK, " ")
    assert plain.startswith("Thời hạn: 5 ngày · Lệ phí: 8.000 đồng · Quầy ")


def test_what_is_not_known_of_a_procedure_is_left_out(centre, vi):
    bare = Procedure("bare", {"vi": "Không rõ"}, "no-such-service", "", "")
    told = postings(replace(centre, procedures={"bare": bare}), vi, TODAY)
    assert told[-1] == Posting("Không rõ", "")


def test_a_notice_comes_back_between_procedures(centre, vi):
    heads = [each.head for each in postings(centre, vi, TODAY)]
    assert heads == ["", "", "Thủ tục 1", "Thủ tục 2", "Thủ tục 3", "Thủ tục 4", "", "Thủ tục 5"]


def test_notices_are_told_in_the_board_s_language(centre, en):
    bodies = [each.body for each in postings(centre, en, TODAY)]
    assert "Cameras here" in bodies
    assert "Nghỉ Tết" in bodies
