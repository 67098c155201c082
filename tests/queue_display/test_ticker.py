"""Notices turn page by page; the strip covers them while the link is lost."""

import pytest
from PySide6.QtCore import QTimer

from queue_display.pages import PAGE_SECONDS, Posting
from queue_display.pen import width_of

NOTICE = Posting("", "Khu vực này có camera giám sát an ninh.")
LONG = Posting(
    "Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con có yếu tố nước ngoài tại khu vực biên giới"
    " (thực hiện tại cấp xã)",
    "Thời hạn: 5 ngày làm việc · Lệ phí: 8.000 đồng · Quầy 1, 2, 3",
)


def test_one_page_never_turns(face):
    ticker = face().ticker
    ticker.say((NOTICE,))
    assert ticker.spoken() == NOTICE.body
    assert not ticker.findChildren(QTimer)[0].isActive()


def test_pages_turn_every_8_seconds_and_come_round(face):
    ticker = face().ticker
    ticker.say((NOTICE, LONG))
    assert ticker.findChildren(QTimer)[0].interval() == 1000 * PAGE_SECONDS
    seen = []
    for _ in range(len(ticker.pages) + 1):
        seen.append(ticker.spoken())
        ticker.turn()
    assert seen[0] == seen[-1] == NOTICE.body
    assert len(set(seen)) == len(ticker.pages)


def test_the_same_notices_again_do_not_begin_anew(face):
    ticker = face().ticker
    ticker.say((NOTICE, LONG))
    ticker.turn()
    at = ticker.spoken()
    ticker.say((NOTICE, LONG))
    assert ticker.spoken() == at


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (768, 1366), (1280, 800)])
def test_no_line_reaches_over_the_edge(face, size):
    ticker = face(*size).ticker
    ticker.say((NOTICE, LONG))
    room = ticker.sides().words.width()
    for page in ticker.pages:
        assert len(page.lines) <= ticker._plan.notice_lines
        for line in page.lines:
            assert width_of(line.text, ticker._plan.notice, bold=line.bold) <= room


def test_a_band_without_notices_is_empty(face):
    ticker = face().ticker
    ticker.say(())
    assert ticker.pages == ()
    ticker.turn()
    assert ticker.spoken() == ""


def test_the_strip_hides_when_the_link_is_back(face):
    made = face()
    made.strip.show_content("Mất kết nối lúc 09:14 — mời nghe gọi tại quầy")
    assert made.strip.isVisible()
    assert made.strip.geometry() == made.ticker.geometry()
    made.strip.show_content("")
    assert not made.strip.isVisible()
