"""Lines as sentences: names for codes, reasons whole, no person where none is known."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from counter_client.supervisor.log_said import Names, said, who
from db.log_facts import LoggedEvent

NAMES = Names("vi", {"lan": "Lê Thị Lan"}, {"1": {"vi": "Quầy 1"}}, {"ho-tich": {"vi": "Hộ tịch"}})
AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def line(kind, label=None, actor="counter:c1", /, **facts):
    return LoggedEvent(AT.date(), "-", 1, uuid4(), kind, None, label, AT, actor, facts, "h")


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (line("sign_in", clerk="lan", counter="1"), "Lê Thị Lan đăng nhập tại Quầy 1."),
        (
            line("call", "A020", counter="1", reason={"rule": "chosen", "note": "Cụ già yếu"}),
            "Gọi số A020 ngoài thứ tự đến Quầy 1. Lý do: Cụ già yếu",
        ),
        (line("call", "A001", counter="1", reason={"rule": "longest"}), "Gọi số A001 đến Quầy 1."),
        (line("take", "A001", service="ho-tich"), "Phát số A001: Hộ tịch."),
        (
            line("settings", section="service", key="ho-tich", field="daily_limit", old=1, new=2),
            "Đổi dịch vụ Hộ tịch. Giới hạn số mỗi ngày: 1 → 2",
        ),
        (
            line("settings", section="clerk", key="lan", field="pin", old="…", new="…"),
            "Đặt lại mã PIN hoặc mở khóa cho cán bộ Lê Thị Lan.",
        ),
        (
            line("retention_removed", day="2024-01-31", rows={"ticket": 3, "call": 4}, chains={}),
            "Xóa 7 dòng dữ liệu ngày 31/01/2024 đã hết hạn giữ; số liệu tổng hợp còn nguyên.",
        ),
        (line("device", kind="printer", name="p1", state="ok"), "Máy in p1 hoạt động bình thường."),
        (line("pause", counter="1"), "Quầy 1 tạm nghỉ: –."),
        (line("something_new"), "something_new"),
    ],
)
def test_a_line_is_a_sentence(told, sentence):
    assert said(told, NAMES) == sentence


def test_a_device_says_what_is_wrong_with_it():
    told = line("device", kind="printer", name="p1", state="error", key="paper_out", facts={})
    assert "hết giấy" in said(told, NAMES)


def test_who_did_it_is_a_person_or_a_program():
    assert who(line("finish", clerk="lan"), NAMES) == "Lê Thị Lan"
    assert who(line("take", None, "kiosk:k1"), NAMES) == "Kiosk k1"
    assert who(line("settings", None, "motcua-db", by="motcua-db"), NAMES) == "motcua-db"
    assert who(line("pin_wrong", clerk="lan"), NAMES) == "Máy quầy c1", "who typed is not known"
    assert who(line("finish", clerk=None), NAMES) == "Máy quầy c1"
