"""Old and new values in words."""

import pytest

from centre.rules.declaring.facts import Move
from counter_client.supervisor.settings_said import name_of, told_move, what_said

CLERK = {"name": "Nguyễn Thị Hoa"}
ITEMS = {
    "field": {"ho-tich": {"name": {"vi": "Hộ tịch", "en": "Civil status"}}},
    "service": {"a": {"name": {"vi": "Khai sinh"}}, "b": {"name": {"vi": "Đất"}}},
    "clerk": {"hoa": CLERK},
}


@pytest.mark.parametrize(
    ("section", "move", "words"),
    [
        ("service", Move("daily_limit", None, 60), "Giới hạn số mỗi ngày: – → 60"),
        ("service", Move("field", "x", "ho-tich"), "Thuộc lĩnh vực: x → Hộ tịch"),
        ("service", Move("expected_minutes", 8.0, 9.5),
         "Thời gian phục vụ dự kiến (phút): 8 → 9.5"),
        ("counter", Move("serves", {"a": 1, "b": 2}, {"a": 5, "b": 2}),
         "Dịch vụ phục vụ và hệ số: Khai sinh × 1 → Khai sinh × 5"),
        ("hours", Move("week", {}, {"0": [["07:00", "11:30"]]}),
         "Giờ mở cửa trong tuần: – → Thứ Hai 07:00–11:30"),
        ("notice", Move("ends", None, "2027-01-31"), "Đến hết ngày: – → 31/01/2027"),
        ("field", Move("active", old=True, new=False), "Đang dùng: Có → Không"),
        ("field", Move("name", {"vi": "A", "en": "B"}, {"en": "B"}), "Tên: A / B → – / B"),
        ("clerk", Move("role", "clerk", "auditor"), "Vai trò: Cán bộ quầy → Người kiểm tra"),
        ("clerk", Move("pin", "…", "…"), "Mã PIN mới: đã đổi"),
        ("holiday", Move("", None, {"name": {"vi": "Tết"}}), "Mới: Tết"),
        ("holiday", Move("", {"name": {"vi": "Tết"}}, None), "Đã bỏ: Tết"),
    ],
)  # fmt: skip
def test_a_change_is_said_in_words(qapp, section, move, words) -> None:
    assert told_move(section, move, ITEMS, "vi") == words


def test_things_have_the_names_that_people_know(qapp) -> None:
    assert name_of("clerk", "hoa", CLERK, "vi") == "Nguyễn Thị Hoa"
    assert name_of("holiday", "2027-01-01", {"name": {"vi": "Tết"}}, "vi") == "01/01/2027 – Tết"
    assert name_of("policy", "policy", {}, "vi") == ""
    assert name_of("pause", "gone", None, "vi") == "gone"
    assert len({what_said(what) for what in ("added", "changed", "ended")}) == 3
