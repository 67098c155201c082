"""Words of the evaluation sheet: evidence and why a score is proposed, sums, grades, votes."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from centre.rules.evaluation import GRADES, MOST, TITLES, Column, Evidence, Result
from centre.rules.ratings import Answers
from centre.rules.services import words_in


def title() -> str:
    """Return the section's name."""
    return QCoreApplication.translate("Office", "Phiếu đánh giá")


def quarter(period: str) -> str:
    """Return the name of a quarter as people say it."""
    year, _, number = period.partition("-Q")
    return QCoreApplication.translate("Office", "Quý {number}/{year}").format(
        number=number, year=year
    )


def index_title(index: int, language: str) -> str:
    """Return the title of an index with its number."""
    return f"{index}. {words_in(TITLES[index], language)}"


def column_words(column: Column) -> str:
    """Return the name of a column."""
    if column is Column.OWN:
        return QCoreApplication.translate("Office", "Tự chấm")
    return QCoreApplication.translate("Office", "Thẩm định")


def evidence(index: int, told: Evidence) -> str:
    """Return what our data say of an index, and which score follows."""
    sentences = _evidence()
    words = sentences[told.reason].format_map(dict(told.numbers))
    if told.reason == "times" and index != 1:
        words = f"{sentences['units']} {words}"
    if told.numbers.get("recorded_late"):
        words += " " + sentences["recorded"].format_map(dict(told.numbers))
    if told.proposed is not None:
        words += " " + sentences["proposed"].format(score=told.proposed)
    return words


def _evidence() -> Mapping[str, str]:
    return {
        "no_data": QCoreApplication.translate("Office", "Hệ thống không có số liệu."),
        "times": QCoreApplication.translate(
            "Office", "Hồ sơ sớm {early}, đúng hạn {on_time}, trễ {late}."
        ),
        "units": QCoreApplication.translate("Office", "Không tách được từng đơn vị."),
        "recorded": QCoreApplication.translate(
            "Office", "{recorded_late} hồ sơ trả đúng hạn nhưng ghi nhận trễ."
        ),
        "contacts": QCoreApplication.translate(
            "Office", "Hồ sơ đến quầy một lần {once}, hai lần {twice}, nhiều hơn {oftener}."
        ),
        "publicity": QCoreApplication.translate(
            "Office", "Máy tra cứu có {procedures} thủ tục. Xin đối chiếu việc niêm yết."
        ),
        "proposed": QCoreApplication.translate("Office", "Bình quân gợi ý {score} điểm."),
    }


def reading() -> str:
    """Return that the sheet is being read."""
    return QCoreApplication.translate("Office", "Đang đọc số liệu…")


def total(result: Result) -> str:
    """Return a column's sum of 18."""
    return f"{result.total}/{MOST}"


def grade(result: Result, language: str) -> str:
    """Return a column's grade; an incomplete one has none and says how many are missing."""
    if result.grade is not None:
        return words_in(GRADES[result.grade], language)
    text = QCoreApplication.translate("Office", "chưa đủ, còn {count} chỉ số")
    return text.format(count=len(result.missing))


def votes(found: Sequence[Answers]) -> str:
    """Return the ratings of the quarter; where nobody was asked there are none, not 0 %."""
    asked = [one for one in found if one.asked]
    head = QCoreApplication.translate("Office", "Mức độ hài lòng trong quý:")
    none = QCoreApplication.translate("Office", "không có")
    return f"{head} {'; '.join(_votes(one) for one in asked) or none}"


def _votes(one: Answers) -> str:
    rate = one.response_rate or 0
    text = QCoreApplication.translate("Office", "hỏi {asked}, trả lời {given} ({rate} %)")
    told = text.format(asked=one.asked, given=one.given, rate=f"{100 * rate:.0f}")
    level = QCoreApplication.translate("Office", "mức {level}: {count}")
    levels = ", ".join(
        level.format(level=value, count=count) for value, count in one.by_level.items()
    )
    return f"{told}; {levels}" if one.given else told


def refused(key: str) -> str:
    """Return why a score or note was not written."""
    found = {
        "role_missing": QCoreApplication.translate(
            "Office", "Cột tự chấm do lãnh đạo ghi; cột thẩm định cả người kiểm tra cũng ghi được."
        ),
        "note_long": QCoreApplication.translate("Office", "Ghi chú dài quá. Xin viết ngắn hơn."),
        "period_ahead": QCoreApplication.translate("Office", "Quý này chưa bắt đầu."),
    }
    other = QCoreApplication.translate("Office", "Chưa lưu được. Xin bấm lại.")
    return found.get(key, other)


def note_words(index: int) -> str:
    """Return what stands above the field for a note."""
    text = QCoreApplication.translate("Office", "Ghi chú cho chỉ số {index}")
    return text.format(index=index)
