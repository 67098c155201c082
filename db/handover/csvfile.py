"""The report of late records as CSV for the province: UTF-8 with a mark, for Excel; no person."""

import csv
from collections.abc import Iterable, Mapping
from datetime import datetime
from io import StringIO
from typing import Final

from centre.rules.dossiers import State
from centre.rules.handover import Step
from db.figures.as_csv import defused
from db.handover.record import LateRecord

COLUMNS: Final = (
    "Mã hồ sơ",
    "Mã thủ tục",
    "Tên thủ tục",
    "Ngày tiếp nhận",
    "Ngày hẹn trả",
    "Quét tại quầy lúc",
    "Nội dung quét",
    "Quầy",
    "Trạng thái ghi nhận",
    "Ngày xử lý xong (ghi nhận)",
    "Ngày trả kết quả (ghi nhận)",
    "Ghi nhận trễ (giờ làm việc)",
)
STEPS: Final[Mapping[Step, str]] = {
    Step.FINISHED: "Đã xử lý xong",
    Step.RETURNED: "Đã trả kết quả",
}
STATES: Final[Mapping[State, str]] = {
    State.FORWARDED: "Đang liên thông",
    State.REGISTERED: "Mới đăng ký",
    State.RECEIVED: "Được tiếp nhận",
    State.DENIED: "Không được tiếp nhận",
    State.PROCESSING: "Đang xử lý",
    State.WAITING: "Yêu cầu bổ sung giấy tờ",
    State.PAYING: "Yêu cầu thực hiện nghĩa vụ tài chính",
    State.WITHDRAWN: "Công dân yêu cầu rút hồ sơ",
    State.STOPPED: "Dừng xử lý",
    State.FINISHED: "Đã xử lý xong",
    State.RETURNED: "Đã trả kết quả",
}
"""The province's own words (field note, section 5)."""


def content(found: Iterable[LateRecord]) -> bytes:
    """Return the report as CSV with its mark and headings; without rows it has these alone."""
    made = StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([defused(cell) for cell in _cells(one)] for one in found)
    return made.getvalue().encode("utf-8-sig")


def _cells(one: LateRecord) -> list[str]:
    return [
        one.code,
        one.procedure_code,
        one.procedure,
        _moment(one.received_at),
        _moment(one.due_at),
        _moment(one.scanned_at),
        STEPS[one.step],
        one.counter,
        STATES[one.state] if one.state is not None else "",
        _moment(one.finished_at),
        _moment(one.returned_at),
        f"{one.late / 60:.1f}".replace(".", ","),
    ]


def _moment(at: datetime | None) -> str:
    return "" if at is None else f"{at:%d/%m/%Y %H:%M}"
