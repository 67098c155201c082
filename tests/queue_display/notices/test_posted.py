"""What is posted of a procedure: never more than the catalogue is sure of."""

from dataclasses import replace
from datetime import date

import pytest

from centre.rules.procedures import Channel, Paper
from queue_display.notices.posted import of_catalogue, of_centre, papers_words

TODAY = date(2026, 11, 23)


@pytest.fixture
def centre(store):
    return store.centre()


def facts(posted):
    return {fact.labels[0]: fact.text for fact in posted.facts}


def test_a_sure_procedure_says_all_it_has(procedure, centre, vi):
    posted = of_catalogue(procedure(field="Không ai nhận"), centre, (vi,), TODAY)
    assert (posted.name, posted.code, posted.stale) == (
        "Thủ tục đăng ký kết hôn",
        "1.000894",
        False,
    )
    assert facts(posted) == {
        "Mã thủ tục": "1.000894",
        "Trực tuyến": "Một phần",
        "Thời hạn": "Trực tiếp: 5 ngày làm việc; Trực tuyến: 3 ngày làm việc",
        "Phí, lệ phí": "Trực tiếp: 30.000 đồng; Trực tuyến: 15.000 đồng",
        "Nơi nộp": "Hỏi quầy hướng dẫn",
        "Căn cứ": "60/2014/QH13; 123/2015/NĐ-CP; 04/2020/TT-BTP; 85/2019/TT-BTC; và 1 văn bản khác",
    }


@pytest.mark.parametrize(
    ("channel", "expected"),
    [
        (Channel("in_person", fee="Miễn phí", fee_reliable=True), "Miễn phí"),
        (Channel("in_person", fee="Miễn phí", fee_reliable=False), "Hỏi tại quầy"),
        (Channel("in_person"), "Hỏi tại quầy"),
        (Channel("in_person", fee="30000", fee_reliable=True), "Hỏi tại quầy"),
        (
            Channel("in_person", fee="Miễn phí", fee_note="135.000 đồng một hồ sơ"),
            "Hỏi tại quầy – 135.000 đồng một hồ sơ",
        ),
    ],
)
def test_a_fee_that_is_not_sure_is_asked_at_the_counter_and_never_free(
    procedure, centre, vi, channel, expected
):
    posted = of_catalogue(procedure(channels=(channel,)), centre, (vi,), TODAY)
    assert facts(posted)["Phí, lệ phí"] == expected


def test_the_counters_of_its_service_are_named(procedure, centre, vi):
    service = next(service for service in centre.services.values() if service.topics)
    posted = of_catalogue(procedure(field=next(iter(service.topics))), centre, (vi,), TODAY)
    codes = [counter.code for counter in centre.counters_serving(service.code)]
    assert facts(posted)["Nơi nộp"].startswith(f"Quầy {', '.join(codes)}")


def test_old_and_undated_data_are_marked(procedure, centre, vi):
    old = of_catalogue(procedure(as_of=date(2024, 1, 1)), centre, (vi,), TODAY)
    undated = of_catalogue(procedure(as_of=None), centre, (vi,), TODAY)
    assert old.stale
    assert undated.stale
    assert "01/01/2024" in old.dated
    assert "Không rõ" in undated.dated


def test_a_code_is_shown_only_where_the_centre_has_an_address(procedure, centre, vi):
    without = replace(centre, policy=replace(centre.policy, online_address=""))
    assert of_catalogue(procedure(), without, (vi,), TODAY).address == ""
    policy = replace(centre.policy, online_address="https://dichvu.example.vn/{code}")
    online = replace(centre, policy=policy)
    found = of_catalogue(procedure(), online, (vi,), TODAY)
    assert found.address == "https://dichvu.example.vn/1.000894"
    assert of_catalogue(procedure(online=False), online, (vi,), TODAY).address == ""


@pytest.mark.parametrize(
    ("level", "online", "expected"),
    [
        ("toàn trình", True, "Toàn trình"),
        ("Một phần", None, "Một phần"),
        ("mức 3", True, "mức 3"),
        ("", True, "Nộp trực tuyến được"),
        ("", False, "Không nộp trực tuyến"),
        ("", None, None),
    ],
)
def test_the_level_is_told_as_the_source_has_it(procedure, centre, vi, level, online, expected):
    one = procedure(online_level=level, online=online)
    assert facts(of_catalogue(one, centre, (vi,), TODAY)).get("Trực tuyến") == expected


def test_the_second_language_has_its_name_and_labels(procedure, centre, vi, en):
    posted = of_catalogue(procedure(), centre, (vi, en), TODAY)
    assert posted.others == ("Marriage registration",)
    assert ("Phí, lệ phí", "Fee") in {fact.labels for fact in posted.facts}


def test_an_english_board_has_the_english_name_first_and_the_official_one(
    procedure, centre, vi, en
):
    for words in ((en,), (en, vi)):
        posted = of_catalogue(procedure(), centre, words, TODAY)
        assert posted.name == "Marriage registration"
        assert posted.others == ("Thủ tục đăng ký kết hôn",)
        plain = of_catalogue(procedure(translations={}), centre, words, TODAY)
        assert (plain.name, plain.others) == ("Thủ tục đăng ký kết hôn", ())
    own = replace(next(iter(centre.procedures.values())), name={"vi": "Khai sinh", "en": "Birth"})
    posted = of_centre(own, centre, (en,))
    assert (posted.name, posted.others) == ("Birth", ("Khai sinh",))


def test_all_that_a_posted_procedure_has_to_tell_is_told(procedure, centre, vi):
    """The parts of a procedure that the field note's import names (section 6)."""
    papers = (Paper("Tờ khai", 1, 0), Paper("Giấy chứng sinh", 1, 0))
    one = procedure(
        applicants=("Công dân Việt Nam", "Người nước ngoài"),
        agencies=tuple(f"Cơ quan {n}" for n in range(6)),
        papers=papers,
        results=("Giấy khai sinh",),
        conditions="Không có",
        decision_no="2628/QĐ-BTP",
    )
    told = facts(of_catalogue(one, centre, (vi,), TODAY))
    assert told["Đối tượng"] == "Công dân Việt Nam; Người nước ngoài"
    assert told["Cơ quan"] == "Cơ quan 0; Cơ quan 1; Cơ quan 2; Cơ quan 3; và 2 cơ quan khác"
    assert told["Hồ sơ"] == "1. Tờ khai\n2. Giấy chứng sinh"
    assert (told["Kết quả"], told["Yêu cầu"]) == ("Giấy khai sinh", "Không có")
    assert told["Quyết định"] == "2628/QĐ-BTP"
    issued = replace(one, agencies=(), issuing_body="Bộ Tư pháp", conditions="Điều kiện " * 60)
    told = facts(of_catalogue(issued, centre, (vi,), TODAY))
    assert (told["Cơ quan"], told["Yêu cầu"]) == ("Bộ Tư pháp", "Hỏi tại quầy")


def test_papers_that_nobody_would_read_to_their_end_are_counted(procedure, vi):
    def told(*papers):
        return papers_words(procedure(papers=papers), vi)

    assert told() == ""
    assert told(Paper("Tờ khai", 1, 0)) == "Tờ khai"
    long = told(*(Paper("Tờ khai theo mẫu " * 12, 1, 0) for _ in range(9)))
    assert long.splitlines()[-1] == "và 7 giấy tờ khác: mời hỏi tại quầy"
    noted = told(Paper("Tờ khai", 1, 0), Paper("Ghi nhớ", 1, 0, case="Lưu ý"))
    assert noted == "Tờ khai", "remarks are nothing to hand in"
    cases = told(
        Paper("A", 1, 0, case="Trường hợp cấp mới"), Paper("B", 1, 0, case="Trường hợp cấp lại")
    )
    assert cases.startswith("2 trường hợp")


def test_what_the_centre_declared_itself_is_posted_as_it_stands(centre, vi):
    own = next(iter(centre.procedures.values()))
    posted = of_centre(own, centre, (vi,))
    assert facts(posted)["Phí, lệ phí"] == (own.fee or "Hỏi tại quầy")
    assert facts(posted)["Thời hạn"] == (own.time_limit or "Hỏi tại quầy")
