"""Words of the live board: whole sentences, figures that add up, nothing unsaid."""

from dataclasses import replace

import pytest

from centre.rules.calling import Rule
from counter_client.supervisor import live_said as said
from db.live.record import Desk
from db.log_facts import Why


def test_the_head_tells_the_hours_and_the_sum_of_today(live_board, tell):
    board = live_board()
    assert said.now_line(board) == "Lúc 09:00: đang làm việc đến 11:30."
    assert said.today_line(board) == (
        "Hôm nay đến 212 = xong 140 + vắng 9 + huỷ 3 + bỏ về 0 + còn ở đây 60"
    )
    lunch = replace(board, is_open=False, closes=None, opens_next=tell.now.replace(hour=13))
    assert said.now_line(lunch) == "Lúc 09:00: nghỉ, mở lại 13:00."
    night = replace(lunch, opens_next=tell.now.replace(day=24))
    assert said.now_line(night) == "Lúc 09:00: nghỉ, mở lại 09:00 24/11."
    assert "ngoài giờ" in said.now_line(replace(lunch, opens_next=None))


@pytest.mark.parametrize(
    ("changes", "ahead", "tone"),
    [
        ({}, "nhiều nhất 14 phút", "ink"),
        ({"passes_in": 7}, "vượt sau 7 phút", "warn"),
        ({"longest": 34, "passes_in": 0, "curve": (34, 40)}, "đã vượt; lên 40 phút", "err"),
        ({"longest": 34, "passes_in": 0, "curve": (34, 12)}, "đã vượt; còn 12 phút", "err"),
        ({"curve": ()}, "chưa đủ số liệu", "ink"),
        ({"longest": 31, "curve": ()}, "chưa đủ số liệu", "err"),
    ],
)
def test_a_queue_tells_its_forecast_in_words(live_board, live_of, changes, ahead, tone):
    changes = dict(changes)
    if "curve" in changes:
        changes["forecast"] = live_of.curve(*changes.pop("curve"))
    words = said.service(live_of.queue(**changes), live_board(), "vi")
    assert (words.ahead, words.tone) == (ahead, tone)


def test_a_queue_without_people_and_one_without_a_counter(live_board, live_of):
    empty = said.service(live_of.queue(waiting=0, longest=None, open=()), live_board(), "vi")
    assert (empty.waiting, empty.longest, empty.lacks) == ("0", "–", False)
    lacking = said.service(live_of.queue(open=()), live_board(), "vi")
    assert (lacking.open, lacking.lacks) == ("0 / 2", True)
    aloud = lacking.aloud(said.heads(30))
    assert aloud.startswith("Dịch vụ A Chứng thực bản sao")
    assert "Đang chờ: 7. Chờ lâu nhất (mục tiêu 30 phút): 12 phút" in aloud


@pytest.mark.parametrize("desk", list(Desk))
def test_every_state_of_a_counter_has_words_and_an_icon(live_board, live_of, desk):
    words = said.counter(live_of.counter(desk=desk), live_board(), "vi")
    assert words.state
    assert words.icon
    assert words.aloud()


def test_a_break_tells_its_reason_and_a_deserted_number_is_a_warning(live_board, live_of):
    paused = live_of.counter(desk=Desk.PAUSED, reason="Ăn trưa", label=None)
    assert said.counter(paused, live_board(), "vi").state == "Tạm nghỉ 7 phút: Ăn trưa"
    left = said.counter(live_of.counter(desk=Desk.CLOSED, clerk_name=""), live_board(), "en")
    assert (left.icon, left.name, left.label) == ("warning", "Counter 1 – Civil status", "A012")


def test_a_call_out_of_order_tells_counter_number_and_reason(live_board, tell):
    """Behaviour 35: an out-of-order call shows in the supervisor's list with its reason."""
    reason = tell.reason(Rule.CHOSEN, note="Người già yếu")
    name = said.counter_name(live_board(), "vi")
    why = Why("A015", "1", "lan", tell.now, 1, reason)
    told = "09:00: Quầy 1 – Hộ tịch, Chứng thực gọi A015. Lý do: Người già yếu"
    assert said.chosen(why, name) == told
    assert "9 gọi A015" in said.chosen(replace(why, counter="9"), name)


def test_refusals_have_sentences(tell):
    for key in ("alarm_unknown", "role_missing", "not_permitted", "busy", "something_else"):
        assert said.told(key, {}).endswith(".")
    assert "p" in said.device(tell.device(name="p1"), tell.now)
