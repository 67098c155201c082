"""Words of the roll-up, in Vietnamese and English: why a file was refused, what is missing."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from db.rollup.receiving import Gap, Received, Refusal
from db.rollup.report import Missing

LANGUAGES: Final = ("vi", "en")

_WHY: Final[Mapping[str, tuple[str, str]]] = {
    "too_large": (
        "quá lớn; chép lại gói từ trung tâm",
        "too large; copy the parcel from the centre again",
    ),
    "no_json": (
        "hỏng, không đọc được; chép lại gói từ trung tâm",
        "damaged; copy the parcel from the centre again",
    ),
    "no_file": ("không phải tệp; xóa đi và chép lại gói", "no file; delete it, copy the parcel"),
    "missing": ("thiếu; gửi lại gói này từ trung tâm", "missing; send it again from the centre"),
    "wrong": ("sai; gửi lại gói này từ trung tâm", "wrong; send it again from the centre"),
    "newer": (
        "là phiên bản khác; cập nhật phần mềm ở cấp này",
        "of another version; update the program here",
    ),
    "unbalanced": (
        "không khớp tổng; gửi lại gói này từ trung tâm",
        "do not add up; send it again from the centre",
    ),
    "other_name": (
        "khác với tên tệp; không đổi tên gói, gửi lại gói này",
        "is not what the name says; do not rename parcels, send it again",
    ),
    "chain": (
        "không nối với gói trước; gói đã bị sửa, gửi lại từ trung tâm",
        "does not follow the one before; it was changed, send it again from the centre",
    ),
    "differs": (
        "khác với gói đã nhận cùng số; đã giữ gói nhận trước, hỏi lại trung tâm",
        "not what was taken under this number; the first one stays, ask the centre",
    ),
    "name": (
        "tên không phải của một gói; xóa tệp này",
        "has no name of a parcel; delete it",
    ),
}
_SAID: Final[Mapping[str, tuple[str, str]]] = {
    "gap": ("thiếu gói {span} của {sender}", "parcels {span} of {sender} are missing"),
    "refused": ("{file}: {field} {why}", "{file}: {field} {why}"),
    "taken": (
        "{sender}: nhận {count} gói, đủ đến gói {up_to}",
        "{sender}: {count} parcels taken, complete up to {up_to}",
    ),
    "nothing": ("Không có gói nào trong thư mục.", "There is no parcel in the folder."),
    "missing": (
        "chưa có số liệu {span} của {centre} ({name})",
        "no figures of {span} from {centre} ({name})",
    ),
    "unheard": (
        "chưa có trung tâm nào gửi số liệu của {code} ({name})",
        "no centre has sent figures of {code} ({name})",
    ),
    "unplaced": (
        "{centre}: đơn vị {unit} không có trong cây của ngày gửi; chỉ cộng vào tổng chung",
        "{centre}: unit {unit} is not in the tree of its days; it counts in the total alone",
    ),
}


def said(key: str, language: str, **facts: object) -> str:
    """Return a sentence."""
    return _SAID[key][LANGUAGES.index(language)].format(**facts)


def day_span(first: date, last: date) -> str:
    """Return days as people write them: 01/11/2026, or 01/11/2026-03/11/2026."""
    return f"{first:%d/%m/%Y}" if first == last else f"{first:%d/%m/%Y}-{last:%d/%m/%Y}"


def refusal(one: Refusal, language: str) -> str:
    """Return why a file was refused: file, field, remedy; what a system said stays as it is."""
    why = _WHY.get(one.why)
    reason = one.why if why is None else why[LANGUAGES.index(language)]
    return said("refused", language, file=one.file, field=one.field, why=reason)


def gap(one: Gap, language: str) -> str:
    """Return which parcels are missing."""
    span = f"{one.first}" if one.first == one.last else f"{one.first}-{one.last}"
    return said("gap", language, span=span, sender=one.sender)


def received(done: Received, language: str) -> list[str]:
    """Return what a run took, and what is wrong or missing."""
    lines = [
        said("taken", language, sender=sender, count=len(done.taken.get(sender, ())), up_to=up_to)
        for sender, up_to in done.up_to.items()
    ]
    lines += [gap(one, language) for one in done.gaps]
    lines += [refusal(one, language) for one in done.refused]
    return lines or [said("nothing", language)]


def missing(one: Missing, language: str) -> str:
    """Return of which days of a centre nothing has come."""
    span = day_span(one.first, one.last)
    return said("missing", language, span=span, centre=one.centre, name=one.name)
