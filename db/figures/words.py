"""Words of reports on paper, in files and on the screen's tables, in Vietnamese and English.

They are data of a document, in the language of its reader, and not of the screen that made it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from centre.rules.services import SOURCE_LANGUAGE

_VI: Final = {
    "report": "Báo cáo hoạt động",
    "span": "Từ ngày {first} đến ngày {last}",
    "one_day": "Ngày {first}",
    "made": "Lập lúc {at}",
    "none": "không có",
    "name": "Tên",
    "what": "Chỉ tiêu",
    "value": "Giá trị",
    "summary": "Tổng hợp",
    "balance": "Đến {arrived} = đã phục vụ {served} + vắng mặt {absent} + đã hủy {cancelled}"
    " + bỏ về {left} + còn lại {waiting}",
    "live": "Số liệu ngày {days} còn thay đổi trong ngày.",
    "rules": "Thời gian chờ tính từ lúc lấy số đến lần gọi mà người dân đã đến; gọi nhiều lần mà"
    " vắng thì tính lần gọi cuối; phục vụ không lấy số thì không tính chờ. Trung vị và 90 %"
    " sai lệch không quá 3,2 %.",
    "by_service": "Theo hàng chờ",
    "by_hour": "Theo giờ đến",
    "by_service_hour": "Theo hàng chờ và giờ đến",
    "by_day": "Theo ngày",
    "by_counter": "Theo quầy",
    "by_clerk": "Theo cán bộ",
    "by_origin": "Theo nơi lấy số",
    "by_priority": "Theo diện ưu tiên",
    "arrived": "Đến",
    "served": "Đã phục vụ",
    "absent": "Vắng mặt",
    "cancelled": "Đã hủy",
    "left": "Bỏ về",
    "waiting": "Còn lại",
    "state_waiting": "Còn lại: đang chờ",
    "state_transferred": "Còn lại: chờ ở hàng khác sau khi chuyển",
    "state_called": "Còn lại: đang gọi",
    "state_serving": "Còn lại: đang phục vụ",
    "state_parked": "Còn lại: tạm gác",
    "called": "Đã gọi",
    "wait_mean": "Chờ trung bình (phút)",
    "wait_p50": "Chờ trung vị (phút)",
    "wait_p90": "Chờ 90 % (phút)",
    "over_target": "Chờ quá {minutes} phút (%)",
    "services": "Lượt phục vụ",
    "service_mean": "Phục vụ trung bình (phút)",
    "service_p50": "Phục vụ trung vị (phút)",
    "service_p90": "Phục vụ 90 % (phút)",
    "wrap_mean": "Ghi sau trung bình (phút)",
    "out_of_order": "Gọi ngoài thứ tự",
    "rating": "Đánh giá: {question} (mẫu {code}, bản {version})",
    "rating_short": "Đánh giá {code} {version}",
    "asked": "Đã mời",
    "given": "Đã trả lời",
    "silent": "Không trả lời",
    "response": "Tỷ lệ trả lời (%)",
    "satisfied": "Hài lòng (%)",
    "low": "Khoảng 95 %: từ (%)",
    "high": "Khoảng 95 %: đến (%)",
    "level": "Mức {level}",
    "misses": "Tìm mà không thấy",
    "miss": "Từ tìm",
    "count": "Số lần",
    "first_day": "Ngày đầu",
    "last_day": "Ngày gần nhất",
    "miss_note": "Từ được tìm ít nhất ba lần, đếm trong 90 ngày gần nhất.",
    "devices": "Thiết bị ngừng hoạt động",
    "device": "Thiết bị",
    "times": "Số lần hỏng",
    "down": "Ngừng trong giờ làm việc (phút)",
    "all": "Tất cả",
    "hidden": "Không nêu tên (tối thiểu {least} lượt)",
    "past": "Không còn nêu tên (quá {days} ngày)",
    "no_counter": "Chưa đến quầy nào",
    "no_clerk": "Chưa có cán bộ",
    "no_group": "Không ưu tiên",
    "kiosk": "Kiosk",
    "counter": "Tại quầy, không lấy số",
    "hour": "{hour} giờ",
    "arrived_by_hour": "Số lượt đến theo giờ",
    "wait_by_hour": "Chờ trung bình theo giờ đến (phút)",
    "page": "Trang {page}/{pages}",
}
_EN: Final = {
    "report": "Activity report",
    "span": "From {first} to {last}",
    "one_day": "{first}",
    "made": "Made at {at}",
    "none": "none",
    "name": "Name",
    "what": "Figure",
    "value": "Value",
    "summary": "Summary",
    "balance": "Arrived {arrived} = served {served} + absent {absent} + cancelled {cancelled}"
    " + left {left} + waiting {waiting}",
    "live": "The figures of {days} still change during the day.",
    "rules": "A wait lasts from taking the number to the call that was followed; of calls nobody"
    " followed the last one counts; who is served without a number has no wait. Median and"
    " 90 % are within 3.2 %.",
    "by_service": "By queue",
    "by_hour": "By hour of arrival",
    "by_service_hour": "By queue and hour of arrival",
    "by_day": "By day",
    "by_counter": "By counter",
    "by_clerk": "By clerk",
    "by_origin": "By channel",
    "by_priority": "By priority group",
    "arrived": "Arrived",
    "served": "Served",
    "absent": "Absent",
    "cancelled": "Cancelled",
    "left": "Left",
    "waiting": "Waiting",
    "state_waiting": "Waiting: in the queue",
    "state_transferred": "Waiting: in another queue after a transfer",
    "state_called": "Waiting: being called",
    "state_serving": "Waiting: being served",
    "state_parked": "Waiting: set aside",
    "called": "Called",
    "wait_mean": "Mean wait (min)",
    "wait_p50": "Median wait (min)",
    "wait_p90": "90 % wait (min)",
    "over_target": "Waits over {minutes} min (%)",
    "services": "Services",
    "service_mean": "Mean service (min)",
    "service_p50": "Median service (min)",
    "service_p90": "90 % service (min)",
    "wrap_mean": "Mean wrap-up (min)",
    "out_of_order": "Called out of order",
    "rating": "Rating: {question} (form {code}, version {version})",
    "rating_short": "Rating {code} {version}",
    "asked": "Asked",
    "given": "Answered",
    "silent": "Silent",
    "response": "Response (%)",
    "satisfied": "Satisfied (%)",
    "low": "95 % interval: from (%)",
    "high": "95 % interval: to (%)",
    "level": "Level {level}",
    "misses": "Searches in vain",
    "miss": "Searched for",
    "count": "Times",
    "first_day": "First day",
    "last_day": "Last day",
    "miss_note": "Words searched for three times or more, counted over the last 90 days.",
    "devices": "Device downtime",
    "device": "Device",
    "times": "Failures",
    "down": "Down within opening hours (min)",
    "all": "All",
    "hidden": "Not named (minimum of {least} services)",
    "past": "No longer named (after {days} days)",
    "no_counter": "At no counter yet",
    "no_clerk": "No clerk yet",
    "no_group": "No priority",
    "kiosk": "Kiosk",
    "counter": "At a counter, without a number",
    "hour": "{hour} h",
    "arrived_by_hour": "Arrivals by hour",
    "wait_by_hour": "Mean wait by hour of arrival (min)",
    "page": "Page {page}/{pages}",
}
_WORDS: Final[Mapping[str, Mapping[str, str]]] = {"vi": _VI, "en": _EN}
LANGUAGES: Final = tuple(_WORDS)
"""Languages that reports are written in; any other reads Vietnamese."""


def said(key: str, language: str, **facts: object) -> str:
    """Return the words of a key in a language; KeyError for an unknown key."""
    words = _WORDS.get(language, _WORDS[SOURCE_LANGUAGE])
    return words[key].format(**facts) if facts else words[key]


def in_all(key: str, **facts: object) -> dict[str, str]:
    """Return the words of a key in every language, as names are kept."""
    return {language: said(key, language, **facts) for language in LANGUAGES}


def day_said(day: date, language: str) -> str:
    """Return a day as the language writes it: 23/11/2026, 2026-11-23."""
    return day.isoformat() if language == "en" else f"{day:%d/%m/%Y}"


def number_said(number: float, language: str) -> str:
    """Return a number as the language writes it: 1.234 and 12,5; 1,234 and 12.5."""
    text = f"{number:,}" if isinstance(number, int) else f"{number:,.1f}"
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))
