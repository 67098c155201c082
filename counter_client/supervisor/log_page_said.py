"""Words of the section of the log beside its lines: keys, headings, what a check has found."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from counter_client.supervisor.log_said import Blank


def title() -> str:
    """Return the section's name."""
    return QCoreApplication.translate("Log", "Nhật ký")


def groups() -> dict[str, str]:
    """Return what can be asked for, all first."""
    return {
        "": QCoreApplication.translate("Log", "Tất cả"),
        "sign_ins": QCoreApplication.translate("Log", "Đăng nhập"),
        "settings": QCoreApplication.translate("Log", "Cài đặt"),
        "exports": QCoreApplication.translate("Log", "Xuất dữ liệu"),
        "order": QCoreApplication.translate("Log", "Gọi ngoài thứ tự"),
        "devices": QCoreApplication.translate("Log", "Thiết bị"),
        "retention": QCoreApplication.translate("Log", "Lưu giữ"),
    }


def headings() -> tuple[str, ...]:
    """Return the headings of the columns."""
    return (
        QCoreApplication.translate("Log", "Lúc"),
        QCoreApplication.translate("Log", "Số"),
        QCoreApplication.translate("Log", "Việc"),
        QCoreApplication.translate("Log", "Ai làm"),
    )


def keys() -> dict[str, str]:
    """Return the words of the keys and fields."""
    return {
        "earlier": QCoreApplication.translate("Log", "Ngày trước"),
        "later": QCoreApplication.translate("Log", "Ngày sau"),
        "first": QCoreApplication.translate("Log", "Từ ngày"),
        "last": QCoreApplication.translate("Log", "đến ngày"),
        "text": QCoreApplication.translate("Log", "Số hoặc tên cán bộ"),
        "find": QCoreApplication.translate("Log", "Xem"),
        "newer": QCoreApplication.translate("Log", "Mới hơn"),
        "older": QCoreApplication.translate("Log", "Cũ hơn"),
        "check": QCoreApplication.translate("Log", "Kiểm tra chuỗi"),
        "stop": QCoreApplication.translate("Log", "Dừng kiểm tra"),
        "export": QCoreApplication.translate("Log", "Lưu CSV"),
        "place": QCoreApplication.translate("Log", "Lưu nhật ký vào đâu?"),
    }


def day_shape() -> str:
    """Return how a day is written."""
    return QCoreApplication.translate("Log", "ngày/tháng/năm")


def kind() -> str:
    """Return what the list of kinds is called."""
    return QCoreApplication.translate("Log", "Loại việc")


def no_later() -> str:
    """Return why there is no later day."""
    return QCoreApplication.translate("Log", "Đang xem ngày mới nhất.")


def no_more() -> str:
    """Return why there is no further page."""
    return QCoreApplication.translate("Log", "Không còn trang nào nữa.")


def reading() -> str:
    """Return that lines are being read."""
    return QCoreApplication.translate("Log", "Đang đọc nhật ký…")


def nothing() -> str:
    """Return that no line is like what was asked for."""
    return QCoreApplication.translate("Log", "Không có dòng nào như vậy trong những ngày này.")


def page_of(number: int, lines: int) -> str:
    """Return which page stands and how many lines it has."""
    text = QCoreApplication.translate("Log", "Trang {page}, {lines} dòng, mới nhất ở trên")
    return text.format(page=number, lines=lines)


def checking(share: float) -> str:
    """Return how far a check has come."""
    text = QCoreApplication.translate("Log", "Đang kiểm tra chuỗi nhật ký: {percent} %")
    return text.format(percent=int(100 * share))


def all_well(events: int, days: int) -> str:
    """Return that a check has found nothing."""
    text = QCoreApplication.translate(
        "Log", "Chuỗi nguyên vẹn: {events} dòng của {days} ngày khớp nhau, không dòng nào bị sửa."
    )
    return text.format(events=events, days=days)


def faulty(count: int, first: str) -> str:
    """Return that a check has found something; the place is told as the verifier names it."""
    text = QCoreApplication.translate(
        "Log", "Có {count} chỗ không khớp. Chỗ đầu: {first}. Xin giữ bản sao và báo cấp trên."
    )
    return text.format(count=count, first=first)


def told(key: str, facts: Mapping[str, object]) -> str:
    """Return the sentence of a message, whatever its key."""
    known = {
        "saved": QCoreApplication.translate("Log", "Đã lưu {rows} dòng vào {file}."),
        "saved_part": QCoreApplication.translate(
            "Log",
            "Đã lưu {rows} dòng mới nhất vào {file}. Còn dòng cũ hơn chưa lưu: xin chọn ít ngày "
            "hơn.",
        ),
        "stopped": QCoreApplication.translate("Log", "Đã dừng kiểm tra. Chưa kết luận được."),
        "saving": QCoreApplication.translate("Log", "Đang lưu nhật ký…"),
        "day_wrong": QCoreApplication.translate("Log", "Xin gõ ngày như 23/11/2026."),
        "span_wrong": QCoreApplication.translate(
            "Log", "Ngày đầu phải trước ngày cuối, và cách nhau không quá một năm."
        ),
        "not_permitted": QCoreApplication.translate(
            "Log", "Máy này chưa có quyền đọc nhật ký. Xin dùng máy lãnh đạo."
        ),
        "role_missing": QCoreApplication.translate(
            "Log", "Chỉ lãnh đạo và người kiểm tra xem được nhật ký."
        ),
        "file_unwritable": QCoreApplication.translate(
            "Log", "Không ghi được tệp vào chỗ này. Xin chọn chỗ khác."
        ),
        "store_lost": QCoreApplication.translate(
            "Log", "Mất kết nối dữ liệu. Xin bấm Xem khi có kết nối lại."
        ),
    }
    other = QCoreApplication.translate("Log", "Chưa làm được việc này. Xin thử lại.")
    return known.get(key, other).format_map(Blank({k: str(v) for k, v in facts.items()}))
