"""What the procedure page says, part by part."""

from dataclasses import replace
from datetime import timedelta

import pytest

from centre.rules.procedures import Channel, Level, Paper, Shown, cases
from kiosk.papers import PapersView, Print, Standing, Tab
from kiosk.screens import procedure_words as said
from kiosk.screens.blocks import Choice, Said, Web
from kiosk.visit import Look

PAPERS = (
    Paper("Tờ khai", 1, 2, "Mẫu 1.docx", "Giấy tờ phải nộp"),
    Paper("Căn cước", 0, 0, "", "Giấy tờ phải xuất trình"),
    Paper("Nộp buổi sáng", 0, 0, "", "Lưu ý"),
)


@pytest.fixture
def told(scene, words, procedure):
    """Return a maker of what a part of the page says of a procedure."""

    def make(tab=Tab.PAPERS, view=None, look=None, *, has_name=True, **more):
        shown = procedure(**{"papers": PAPERS, **more})
        plain = {"procedure": shown, "cases": cases(shown), "case": cases(shown)[0], "tab": tab}
        made = PapersView(Standing.READY, **{**plain, **(view or {})})
        return said.content_of(scene("procedure", look, errand=made), made, has_name=has_name)

    return make


def facts(content):
    return {one.label: one.text for one in content if isinstance(one, Said) and one.label}


def test_papers_stand_under_their_headings_and_remarks_cannot_be_ticked(told):
    content = told(view={"ticked": frozenset({1})})
    assert [one.text for one in content if isinstance(one, Said) and one.kind == "heading"] == [
        "Giấy tờ phải nộp",
        "Giấy tờ phải xuất trình",
    ]
    rows = [one for one in content if isinstance(one, Choice)]
    assert [(row.key, row.title, row.subs, row.mark, row.word) for row in rows] == [
        ("paper:0", "Tờ khai", ("1 bản chính, 2 bản sao", "Mẫu: Mẫu 1.docx"), "box", "Chưa có"),
        ("paper:1", "Căn cước", (), "ticked", "Đã có"),
    ]
    assert facts(content)["Lưu ý"] == "Nộp buổi sáng"


def test_procedure_without_papers_sends_to_the_help_desk(told):
    (one,) = told(papers=())
    assert "hỏi quầy hướng dẫn" in one.text


@pytest.mark.parametrize(
    ("fee", "shown"),
    [
        ({"fee": "Miễn phí", "fee_reliable": True}, "Miễn phí"),
        ({"fee": "Miễn phí", "fee_reliable": False}, "Hỏi tại quầy"),
        ({"fee": "Miễn phí", "fee_note": "135.000 đồng", "fee_reliable": False}, "135.000 đồng"),
        ({"fee": "5", "fee_reliable": False}, "Hỏi tại quầy"),
        ({}, "Hỏi tại quầy"),
    ],
)
def test_fee_in_doubt_is_never_free_nor_a_bare_number(told, fee, shown):
    content = told(Tab.COST, channels=(Channel("in_person", 1, **fee),))
    assert facts(content) == {"Thời hạn": "Hỏi tại quầy", "Lệ phí": shown}


def test_channels_that_differ_have_their_own_time_and_fee(told):
    ways = tuple(
        Channel(way, days, "Ngày", time_reliable=True)
        for way, days in (("post", 9), ("in_person", 5), ("online", 5))
    )
    content = told(Tab.COST, channels=ways)
    assert [one.text for one in content if one.kind == "heading"] == [
        "Trực tiếp, Trực tuyến",
        "Bưu chính",
    ]
    assert [one.text for one in content if one.label == "Thời hạn"] == ["5 ngày", "9 ngày"]


def test_place_names_counters_address_and_level_as_the_data_say_it(told):
    content = told(Tab.PLACE)
    assert facts(content)["Tại trung tâm này"] == "Quầy 1, 2, 3, 4, 5 · Khu A"
    assert facts(content)["Dịch vụ công trực tuyến"] == "Toàn trình"
    (web,) = (one for one in content if isinstance(one, Web))
    assert (web.title, web.host) == ("Quét để nộp trực tuyến", "dichvu.example.vn")


def test_unknown_field_has_no_counter_here(told):
    assert facts(told(Tab.PLACE, field="Hải quan"))["Tại trung tâm này"] == said.ask_guide()


@pytest.mark.parametrize(
    ("level", "online", "shown"),
    [
        ("toàn trình", None, "Toàn trình"),
        ("Một phần", True, "Một phần"),
        ("mức độ 4", True, "mức độ 4"),
        ("", True, "Nộp trực tuyến được"),
        ("", False, "Không nộp trực tuyến"),
        ("", None, ""),
    ],
)
def test_level_of_online_service_is_not_converted(procedure, words, level, online, shown):
    assert said.online_words(procedure(online_level=level, online=online)) == shown


def test_result_part_says_result_basis_and_decision(told):
    content = facts(told(Tab.RESULT, results=("Giấy khai sinh",), legal_basis=("Luật 60/2014",)))
    assert content["Kết quả"] == "Giấy khai sinh"
    assert content["Căn cứ pháp lý"] == "Luật 60/2014"
    assert content["Quyết định công bố"] == "2628/QD-BTC"
    assert facts(told(Tab.RESULT, results=()))["Kết quả"] == "Hỏi tại quầy"


@pytest.mark.parametrize(
    ("age", "marked"), [(364, False), (365, True), (None, True)], ids=["new", "old", "unknown"]
)
@pytest.mark.parametrize("tab", Tab)
def test_old_data_are_marked_on_every_part(told, clock, tab, age, marked):
    as_of = None if age is None else clock.now().date() - timedelta(days=age)
    warnings = [
        one for one in told(tab, as_of=as_of) if isinstance(one, Said) and one.kind == "warn"
    ]
    assert bool(warnings) is marked


def test_name_that_found_no_room_above_is_read_with_the_rest(told):
    name = "Tên rất dài " * 90
    assert name not in [getattr(one, "text", "") for one in told(name=name)]
    assert told(name=name, has_name=False)[0].text == name


def test_name_is_said_in_the_language_of_the_visitor_and_the_official_one_beside(told, procedure):
    both = {"translations": {"en": "Register a birth"}, "name": "Đăng ký khai sinh"}
    assert said.name_of(procedure(**both), "en") == "Register a birth"
    assert said.name_of(procedure(**both), "km") == "Đăng ký khai sinh"
    content = told(Tab.RESULT, look=Look("en"), **both)
    assert "Đăng ký khai sinh" in facts(content).values()


@pytest.mark.parametrize("standing", [Standing.OPENING, Standing.UNKNOWN, Standing.GONE])
def test_standing_is_said_in_one_calm_sentence(scene, words, standing):
    view = PapersView(standing)
    (one,) = said.content_of(scene("procedure", errand=view), view, has_name=True)
    assert one.text.endswith(".")


def test_facts_below_the_name_leave_out_what_is_not_known(procedure, words):
    bare = procedure(levels=(), field="", as_of=None)
    assert said.facts_of(bare) == "Mã 1.900001"
    assert said.facts_of(replace(bare, levels=(Level.OTHER,))) == "Mã 1.900001 · Cơ quan khác"


def test_what_is_missing_is_counted(procedure, words):
    case = cases(procedure(papers=PAPERS))[0]
    for ticked, told_of in (
        (set(), "Cần 2 giấy tờ. Chạm vào giấy tờ Ông/Bà đã có."),
        ({0}, "Còn thiếu 1 giấy tờ"),
        ({0, 1}, "Đã đủ giấy tờ"),
    ):
        view = PapersView(Standing.READY, case=case, ticked=frozenset(ticked))
        assert said.missing_words(view) == told_of
    assert said.missing_words(PapersView(Standing.OPENING)) == ""


@pytest.mark.parametrize(
    ("state", "key", "told_of"),
    [
        (Print.NONE, "", ""),
        (Print.PRINTING, "", "Đang in danh sách…"),
        (Print.PRINTED, "", "Đã in. Mời Ông/Bà lấy giấy."),
        (Print.FAILED, "paper_out", "Chưa in được. Máy hết giấy."),
        (Print.FAILED, "printer_busy", "Chưa in được. Máy đang in."),
        (Print.FAILED, "printer_offline", "Chưa in được. Máy in đang gặp trục trặc."),
    ],
)
def test_what_became_of_the_list_is_said(words, state, key, told_of):
    found = said.print_words(PapersView(Standing.READY, print=state, print_key=key))
    assert found.startswith(told_of)
    assert bool(found) is bool(told_of)


def test_shown_text_stands_as_it_is(words):
    assert said.shown_words(Shown("note", "xem bảng giá")) == "xem bảng giá"


def test_few_words_begin_as_all_words_do(procedure, words):
    case = cases(procedure(papers=PAPERS))[0]
    view = PapersView(Standing.READY, case=case)
    assert said.missing_words(view, short=True) == "Cần 2 giấy tờ"
    for key in ("paper_out", "printer_busy", "cover_open"):
        failed = PapersView(Standing.READY, print=Print.FAILED, print_key=key)
        short = said.print_words(failed, short=True)
        assert len(short) < len(said.print_words(failed))
        assert short.startswith("Chưa in được. Máy")
    for standing in (Standing.UNKNOWN, Standing.GONE):
        short = said.standing_words(standing, short=True)
        assert 0 < len(short) < len(said.standing_words(standing))


def test_old_and_undated_data_are_told_in_few_words(scene, procedure):
    shown = scene("procedure")
    day = shown.now.date()
    for as_of, told_of in (
        (day, ""),
        (day - timedelta(days=4000), "Thông tin có thể đã cũ"),
        (None, "Không rõ ngày cập nhật"),
    ):
        assert said.stale_words(shown, procedure(as_of=as_of)) == told_of
