"""Words of the section of dossiers: names of lists, columns, how long, what was saved."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from centre.rules.dossiers import has_hour
from centre.rules.handover import Step
from centre.rules.working import days_and_hours
from counter_client import handover_said
from counter_client.supervisor.dossiers import List
from db.handover.record import Due, LateRecord


def title() -> str:
    """Return the section's name."""
    return QCoreApplication.translate("Office", "Hồ sơ")


def list_words(which: List) -> str:
    """Return the name of a list."""
    return {
        List.OVERDUE: QCoreApplication.translate("Office", "Quá hạn"),
        List.TODAY: QCoreApplication.translate("Office", "Hẹn trả hôm nay"),
        List.SOON: QCoreApplication.translate("Office", "Sắp đến hạn"),
        List.RETURNED: QCoreApplication.translate("Office", "Đã trả hôm nay"),
        List.LATE: QCoreApplication.translate("Office", "Đúng hạn, ghi trễ"),
    }[which]


def about(which: List) -> str:
    """Return what a list has in it."""
    return {
        List.OVERDUE: QCoreApplication.translate(
            "Office", "Đã qua giờ hẹn mà chưa xử lý xong, lâu nhất ở trên."
        ),
        List.TODAY: QCoreApplication.translate(
            "Office", "Người dân sẽ đến nhận hôm nay; gồm cả kết quả đã có."
        ),
        List.SOON: QCoreApplication.translate("Office", "Hẹn trả trong 2 ngày làm việc tới."),
        List.RETURNED: QCoreApplication.translate(
            "Office", "Quét tại quầy, hoặc phần mềm một cửa đã ghi hôm nay."
        ),
        List.LATE: QCoreApplication.translate(
            "Office", "Quầy đã quét trước giờ hẹn, nhưng phần mềm một cửa ghi là trễ."
        ),
    }[which]


def nothing(which: List) -> str:
    """Return that a list is empty."""
    if which is List.LATE:
        return QCoreApplication.translate(
            "Office", "Không có hồ sơ nào trong những ngày này. Số liệu hai bên khớp nhau."
        )
    if which is List.OVERDUE:
        return QCoreApplication.translate("Office", "Không có hồ sơ quá hạn.")
    return QCoreApplication.translate("Office", "Không có hồ sơ nào.")


def reading() -> str:
    """Return that the list is being read."""
    return QCoreApplication.translate("Office", "Đang đọc danh sách…")


def hidden(count: int) -> str:
    """Return how many rows are not shown, "" for none."""
    if not count:
        return ""
    text = QCoreApplication.translate("Office", "Còn {count} hồ sơ nữa không hiện ở đây.")
    return text.format(count=count)


def headings(which: List) -> tuple[str, ...]:
    """Return the headings of a list's columns."""
    code = QCoreApplication.translate("Office", "Mã hồ sơ")
    procedure = QCoreApplication.translate("Office", "Thủ tục")
    due = QCoreApplication.translate("Office", "Hẹn trả")
    if which is List.LATE:
        scanned = QCoreApplication.translate("Office", "Quét tại quầy")
        late = QCoreApplication.translate("Office", "Ghi nhận trễ")
        return code, procedure, due, scanned, late
    left = QCoreApplication.translate("Office", "Giờ làm việc")
    state = QCoreApplication.translate("Office", "Tình trạng")
    return code, procedure, due, left, state


def due_cells(one: Due, which: List) -> tuple[str, ...]:
    """Return the cells of a dossier in a list of the day."""
    due = ""
    if one.due_at is not None:
        shape = "%d/%m/%Y\n%H:%M" if has_hour(one.due_at) else "%d/%m/%Y"
        due = one.due_at.strftime(shape)
    left = "" if which is List.RETURNED or one.due_at is None else left_words(one.left)
    return one.code, one.procedure or "–", due or "–", left or "–", state_words(one)


def late_cells(one: LateRecord) -> tuple[str, ...]:
    """Return the cells of a dossier in the report."""
    text = QCoreApplication.translate("Office", "{at}\nquầy {counter}")
    scanned = text.format(at=f"{one.scanned_at:%H:%M %d/%m/%Y}", counter=one.counter)
    late = f"{length(one.late)}\n{handover_said.state_words(one.state)}"
    return one.code, one.procedure or "–", f"{one.due_at:%d/%m/%Y\n%H:%M}", scanned, late


def state_words(one: Due) -> str:
    """Return the imported state, and what counters have noted."""
    lines = [handover_said.noted_words(step) for step in one.noted]
    returned = any(step.step is Step.RETURNED for step in one.noted)
    first = [] if returned else [handover_said.state_words(one.state)]
    return "\n".join([*first, *lines])


def left_words(minutes: int) -> str:
    """Return the working time that is left, or since when it is overdue."""
    if minutes < 0:
        text = QCoreApplication.translate("Office", "quá {length}")
    else:
        text = QCoreApplication.translate("Office", "còn {length}")
    return text.format(length=length(abs(minutes)))


def length(minutes: int) -> str:
    """Return a working time in days of work, hours and minutes; the smallest parts are left out."""
    days, hours = days_and_hours(timedelta(minutes=minutes))
    if days:
        text = QCoreApplication.translate("Office", "{days} ngày {hours} giờ")
        return text.format(days=days, hours=hours)
    if hours:
        return QCoreApplication.translate("Office", "{hours} giờ").format(hours=hours)
    return QCoreApplication.translate("Office", "{minutes} phút").format(minutes=minutes)


def saved(name: str) -> str:
    """Return that the report was saved."""
    return QCoreApplication.translate("Office", "Đã lưu {name}.").format(name=name)


def not_saved(key: str) -> str:
    """Return why a file was not saved."""
    found = {
        "role_missing": not_allowed(),
        "clerk_unknown": not_allowed(),
        "not_permitted": not_allowed(),
        "file_exists": QCoreApplication.translate("Office", "Đã có tệp tên này. Xin đặt tên khác."),
    }
    other = QCoreApplication.translate(
        "Office", "Chưa lưu được. Xin chọn nơi khác hoặc kiểm tra ổ đĩa."
    )
    return found.get(key, other)


def not_allowed() -> str:
    """Return that this login may not do it."""
    return QCoreApplication.translate("Office", "Máy hoặc tài khoản này không được làm việc này.")


def file_name(since: str, until: str) -> str:
    """Return the name under which the report is offered to be saved."""
    return f"ghi-nhan-tre-{since}-{until}.csv"
