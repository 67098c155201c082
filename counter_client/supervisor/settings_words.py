"""Names of the settings' pages and fields, and what each figure means."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from counter_client.supervisor.settings_policy_words import policy_words


def page_words() -> Mapping[str, str]:
    """Return what each page is called."""
    return {
        "hours": QCoreApplication.translate("Settings", "Giờ làm việc"),
        "holiday": QCoreApplication.translate("Settings", "Ngày nghỉ"),
        "field": QCoreApplication.translate("Settings", "Lĩnh vực"),
        "service": QCoreApplication.translate("Settings", "Dịch vụ"),
        "counter": QCoreApplication.translate("Settings", "Quầy"),
        "priority": QCoreApplication.translate("Settings", "Nhóm ưu tiên"),
        "policy": QCoreApplication.translate("Settings", "Quy tắc"),
        "notice": QCoreApplication.translate("Settings", "Thông báo"),
        "pause": QCoreApplication.translate("Settings", "Lý do nghỉ"),
        "outcome": QCoreApplication.translate("Settings", "Kết quả xử lý"),
        "instrument": QCoreApplication.translate("Settings", "Đánh giá"),
        "clerk": QCoreApplication.translate("Settings", "Cán bộ"),
        "centre": QCoreApplication.translate("Settings", "Trung tâm"),
        "past": QCoreApplication.translate("Settings", "Lịch sử"),
        "file": QCoreApplication.translate("Settings", "Xuất / Nhập"),
    }


def field_words() -> Mapping[tuple[str, str], tuple[str, str]]:
    """Return (section, field) -> (name, meaning); section "": in any."""
    parts = (_common, _of_things, _of_services, _of_counters, _of_people, _of_questions)
    return {key: said for part in (*parts, policy_words) for key, said in part().items()}


def _common() -> Mapping[tuple[str, str], tuple[str, str]]:
    return {
        ("", "name"): (QCoreApplication.translate("Settings", "Tên"), ""),
        ("", "active"): (
            QCoreApplication.translate("Settings", "Đang dùng"),
            QCoreApplication.translate("Settings", "Mục đã ngừng vẫn được giữ cho báo cáo cũ."),
        ),
        ("", "position"): (
            QCoreApplication.translate("Settings", "Thứ tự"),
            QCoreApplication.translate("Settings", "Số nhỏ đứng trước."),
        ),
        ("centre", "authority"): (QCoreApplication.translate("Settings", "Cơ quan chủ quản"), ""),
        ("centre", "slip_notice"): (
            QCoreApplication.translate("Settings", "Dòng ghi trên phiếu"),
            QCoreApplication.translate("Settings", "Ví dụ: phòng chờ có camera."),
        ),
        ("hours", "week"): (
            QCoreApplication.translate("Settings", "Giờ mở cửa trong tuần"),
            QCoreApplication.translate(
                "Settings", "Ví dụ: 07:00–11:30, 13:30–17:00. Để trống là nghỉ cả ngày."
            ),
        ),
        ("holiday", "intervals"): (
            QCoreApplication.translate("Settings", "Giờ mở cửa của ngày này"),
            QCoreApplication.translate(
                "Settings", "Để trống là nghỉ. Ngày làm bù: ghi giờ mở cửa."
            ),
        ),
        ("file", "export"): (QCoreApplication.translate("Settings", "Xuất cấu hình ra tệp"), ""),
    }


def _of_things() -> Mapping[tuple[str, str], tuple[str, str]]:
    return {
        ("field", "icon"): (QCoreApplication.translate("Settings", "Biểu tượng"), ""),
        ("service", "field"): (QCoreApplication.translate("Settings", "Thuộc lĩnh vực"), ""),
        ("service", "letter"): (
            QCoreApplication.translate("Settings", "Chữ cái của số"),
            QCoreApplication.translate("Settings", "Không đổi được khi hôm nay đã phát số."),
        ),
        ("service", "first"): (QCoreApplication.translate("Settings", "Số đầu mỗi ngày"), ""),
        ("service", "last"): (QCoreApplication.translate("Settings", "Số cuối mỗi ngày"), ""),
        ("service", "counters"): (
            QCoreApplication.translate("Settings", "Quầy phục vụ"),
            QCoreApplication.translate("Settings", "Hệ số lớn thì quầy gọi hàng này thường hơn."),
        ),
    }


def _of_services() -> Mapping[tuple[str, str], tuple[str, str]]:
    return {
        ("service", "daily_limit"): (
            QCoreApplication.translate("Settings", "Giới hạn số mỗi ngày"),
            QCoreApplication.translate("Settings", "Để trống là không giới hạn."),
        ),
        ("service", "expected_minutes"): (
            QCoreApplication.translate("Settings", "Thời gian phục vụ dự kiến (phút)"),
            QCoreApplication.translate(
                "Settings", "Dùng để ước thời gian chờ khi ngày mới bắt đầu."
            ),
        ),
        ("service", "hours"): (
            QCoreApplication.translate("Settings", "Giờ nhận riêng"),
            QCoreApplication.translate("Settings", "Để trống cả tuần là theo giờ của trung tâm."),
        ),
        ("service", "topics"): (
            QCoreApplication.translate("Settings", "Lĩnh vực trong danh mục thủ tục"),
            QCoreApplication.translate(
                "Settings", "Mỗi dòng một lĩnh vực; thủ tục của nó lấy số ở đây."
            ),
        ),
        ("service", "kiosk_letters"): (
            QCoreApplication.translate("Settings", "Chữ cái riêng của kiosk"),
            QCoreApplication.translate(
                "Settings", "Ví dụ: k2 = L. Để trống là dùng chung chữ cái."
            ),
        ),
    }


def _of_counters() -> Mapping[tuple[str, str], tuple[str, str]]:
    return {
        ("counter", "zone"): (
            QCoreApplication.translate("Settings", "Khu"),
            QCoreApplication.translate(
                "Settings", "Bảng gọi số của một khu chỉ hiện quầy của khu đó."
            ),
        ),
        ("counter", "serves"): (
            QCoreApplication.translate("Settings", "Dịch vụ phục vụ và hệ số"),
            QCoreApplication.translate(
                "Settings", "Hệ số 1 đến 9; lớn hơn thì được gọi thường hơn."
            ),
        ),
    }


def _of_people() -> Mapping[tuple[str, str], tuple[str, str]]:
    return {
        ("priority", "citation"): (
            QCoreApplication.translate("Settings", "Căn cứ"),
            QCoreApplication.translate("Settings", "Văn bản hoặc nội quy; người dân xem được."),
        ),
        ("priority", "from_age"): (
            QCoreApplication.translate("Settings", "Gợi ý từ tuổi"),
            QCoreApplication.translate("Settings", "Khi quét căn cước. Để trống là không gợi ý."),
        ),
        ("notice", "text"): (QCoreApplication.translate("Settings", "Nội dung"), ""),
        ("notice", "starts"): (
            QCoreApplication.translate("Settings", "Từ ngày"),
            QCoreApplication.translate("Settings", "Ví dụ: 01/12/2026. Để trống là không có hạn."),
        ),
        ("notice", "ends"): (
            QCoreApplication.translate("Settings", "Đến hết ngày"),
            QCoreApplication.translate("Settings", "Ví dụ: 01/12/2026. Để trống là không có hạn."),
        ),
    }


def _of_questions() -> Mapping[tuple[str, str], tuple[str, str]]:
    return {
        ("instrument", "question"): (
            QCoreApplication.translate("Settings", "Câu hỏi"),
            QCoreApplication.translate(
                "Settings", "Đổi câu hỏi hoặc mức là thành phiên bản mới; kết quả không trộn."
            ),
        ),
        ("instrument", "levels"): (
            QCoreApplication.translate("Settings", "Các mức, từ kém nhất"),
            QCoreApplication.translate("Settings", "Hai đến năm mức, nét mặt từ buồn đến vui."),
        ),
        ("instrument", "active"): (
            QCoreApplication.translate("Settings", "Đang được hỏi"),
            QCoreApplication.translate("Settings", "Luôn có đúng một bộ câu hỏi được dùng."),
        ),
        ("clerk", "name"): (QCoreApplication.translate("Settings", "Họ và tên"), ""),
        ("clerk", "role"): (QCoreApplication.translate("Settings", "Vai trò"), ""),
        ("clerk", "pin"): (
            QCoreApplication.translate("Settings", "Mã PIN mới"),
            QCoreApplication.translate(
                "Settings", "4 đến 8 chữ số. Không ai xem lại được. Để trống là giữ nguyên."
            ),
        ),
        ("clerk", "unlock"): (
            QCoreApplication.translate("Settings", "Mở khóa"),
            QCoreApplication.translate("Settings", "Người này đang bị khóa vì nhập sai mã PIN."),
        ),
    }
