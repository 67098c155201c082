"""Words of the section of reports: what can be chosen, what is going on, what went wrong."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from counter_client import sentences
from counter_client.supervisor.reports import When


def title() -> str:
    """Return the section's name."""
    return QCoreApplication.translate("Office", "Báo cáo")


def when(choice: When) -> str:
    """Return the words of a choice of days."""
    words = {
        When.TODAY: QCoreApplication.translate("Office", "Hôm nay"),
        When.YESTERDAY: QCoreApplication.translate("Office", "Hôm qua"),
        When.WEEK: QCoreApplication.translate("Office", "Tuần"),
        When.MONTH: QCoreApplication.translate("Office", "Tháng"),
        When.QUARTER: QCoreApplication.translate("Office", "Quý"),
        When.YEAR: QCoreApplication.translate("Office", "Năm"),
        When.OWN: QCoreApplication.translate("Office", "Từ – đến"),
    }
    return words[choice]


def earlier() -> str:
    """Return what the key to the period before says."""
    return QCoreApplication.translate("Office", "Trước")


def later() -> str:
    """Return what the key to the period after says."""
    return QCoreApplication.translate("Office", "Sau")


def first_day() -> str:
    """Return the name of the first field of days."""
    return QCoreApplication.translate("Office", "Từ ngày")


def last_day() -> str:
    """Return the name of the second field of days."""
    return QCoreApplication.translate("Office", "Đến ngày")


def show() -> str:
    """Return what the key beside the days says."""
    return QCoreApplication.translate("Office", "Xem")


def reading(share: float) -> str:
    """Return that the figures are being added up, and how far that is."""
    text = QCoreApplication.translate("Office", "Đang cộng số liệu: {percent} %")
    return text.format(percent=round(share * 100))


def charts() -> str:
    """Return the name of the view with charts."""
    return QCoreApplication.translate("Office", "Biểu đồ")


def counts() -> str:
    """Return the name of the columns that count tickets."""
    return QCoreApplication.translate("Office", "Số lượt")


def times() -> str:
    """Return the name of the columns of minutes."""
    return QCoreApplication.translate("Office", "Thời gian")


def view() -> str:
    """Return what is chosen with the list of tables."""
    return QCoreApplication.translate("Office", "Xem bảng nào")


def waits_by_hour() -> str:
    """Return the title of the chart of waits."""
    return QCoreApplication.translate("Office", "Chờ trung bình theo giờ đến (phút)")


def arrived_by_service() -> str:
    """Return the title of the chart of services."""
    return QCoreApplication.translate("Office", "Số lượt đến theo hàng chờ")


def ratings() -> str:
    """Return the title of the chart of ratings."""
    return QCoreApplication.translate("Office", "Đánh giá")


def no_ratings() -> str:
    """Return that nobody was asked."""
    return QCoreApplication.translate("Office", "Không có đánh giá nào.")


def rated(facts: Mapping[str, object]) -> str:
    """Return who answered and how sure the share of the satisfied is."""
    text = QCoreApplication.translate(
        "Office",
        "Đã mời {asked}, trả lời {given} ({response} %). Hài lòng {satisfied} %, khoảng 95 %:"
        " {low}–{high} %.",
    )
    return text.format(**facts)


def unanswered(asked: str) -> str:
    """Return that people were asked and nobody answered: there is no share of nothing."""
    text = QCoreApplication.translate("Office", "Đã mời {asked}, trả lời 0. Hài lòng: không có.")
    return text.format(asked=asked)


def more_scales(count: int) -> str:
    """Return that other forms have tables of their own; they are never added up."""
    text = QCoreApplication.translate(
        "Office", "{count} mẫu đánh giá khác có bảng riêng, không gộp chung."
    )
    return text.format(count=count)


def nothing() -> str:
    """Return that a table or chart has nothing to show."""
    return QCoreApplication.translate("Office", "Không có số liệu trong khoảng này.")


def save(form: str) -> str:
    """Return what a key that saves says."""
    return QCoreApplication.translate("Office", "Lưu {form}").format(form=form.upper())


def saving() -> str:
    """Return that a file is being made."""
    return QCoreApplication.translate("Office", "Đang lưu tệp…")


def place() -> str:
    """Return what is chosen with the list of places."""
    return QCoreApplication.translate("Office", "Lưu vào đâu")


def documents() -> str:
    """Return the name of this account's own folder."""
    return QCoreApplication.translate("Office", "Thư mục của máy này")


def stick(name: str) -> str:
    """Return the name of a USB stick."""
    return QCoreApplication.translate("Office", "USB: {name}").format(name=name)


def other_folder() -> str:
    """Return what chooses any folder."""
    return QCoreApplication.translate("Office", "Thư mục khác…")


def told(key: str, facts: Mapping[str, object]) -> str:
    """Return the sentence of a message, whatever its key."""
    found = _sentences().get(key)
    return sentences.filled(found, facts) if found else sentences.refused(key, facts)


def _sentences() -> Mapping[str, str]:
    return {
        "report_saved": QCoreApplication.translate("Office", "Đã lưu: {file}"),
        "day_wrong": QCoreApplication.translate(
            "Office", "Xin gõ ngày như 23/11/2026; “{typed}” không phải ngày."
        ),
        "span_wrong": QCoreApplication.translate("Office", "Ngày đầu phải trước ngày cuối."),
        "role_missing": QCoreApplication.translate(
            "Office", "Chỉ lãnh đạo và người kiểm tra xem được báo cáo."
        ),
        "not_permitted": QCoreApplication.translate(
            "Office", "Máy này chưa có quyền xem phần này. Xin dùng máy lãnh đạo."
        ),
        "place_gone": QCoreApplication.translate(
            "Office", "Không ghi được vào nơi đã chọn. Xin cắm lại USB hoặc chọn thư mục khác."
        ),
        "disk_full": QCoreApplication.translate("Office", "Nơi đã chọn hết chỗ. Chưa lưu gì."),
        "font_missing": QCoreApplication.translate(
            "Office", "Máy thiếu phông chữ {file}. Xin báo kỹ thuật; CSV và XLSX vẫn lưu được."
        ),
        "store_lost": QCoreApplication.translate(
            "Office", "Mất kết nối dữ liệu; chưa có số liệu. Xin bấm lại sau."
        ),
    }
