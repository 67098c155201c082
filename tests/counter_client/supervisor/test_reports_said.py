"""Words of the section of reports: every choice and every message has its own."""

import pytest

from counter_client.supervisor import reports_said
from counter_client.supervisor.reports import When


@pytest.mark.usefixtures("qapp")
def test_every_choice_has_words_of_its_own():
    assert len({reports_said.when(when) for when in When}) == len(When)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("key", "facts", "words"),
    [
        ("report_saved", {"file": "/a/b.pdf"}, "Đã lưu: /a/b.pdf"),
        ("day_wrong", {"typed": "x"}, "“x” không phải ngày"),
        ("span_wrong", {}, "Ngày đầu phải trước ngày cuối."),
        ("role_missing", {}, "Chỉ lãnh đạo"),
        ("place_gone", {}, "cắm lại USB"),
        ("disk_full", {}, "hết chỗ"),
        ("font_missing", {"file": "a.ttf"}, "a.ttf"),
        ("store_lost", {}, "Mất kết nối"),
    ],
)
def test_every_message_says_what_to_do(key, facts, words):
    assert words in reports_said.told(key, facts)


@pytest.mark.usefixtures("qapp")
def test_a_message_of_another_key_still_says_something():
    assert reports_said.told("never_heard_of", {})


@pytest.mark.usefixtures("qapp")
def test_nobody_who_answered_is_no_share():
    assert reports_said.unanswered("5") == "Đã mời 5, trả lời 0. Hài lòng: không có."
