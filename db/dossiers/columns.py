"""What the columns of an export are called, and which of them are about persons and never read."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from centre.rules.naming import tidy
from centre.rules.search.folding import fold

COLUMNS: Final = (
    "code",
    "procedure",
    "state",
    "received_at",
    "due_at",
    "finished_at",
    "returned_at",
    "secret",
)
"""The fields of the documented schema."""
NEEDED: Final = frozenset({"code", "state"})
"""What a header names at least."""
_MOST_SHOWN: Final = 40

_CALLED: Final[Mapping[str, str]] = {
    "code": "code dossiercode mahoso mahs sohoso sohs mabiennhan sobiennhan masobiennhan "
    "mahosotthc",
    "procedure": "procedure procedurecode matthc matt mathutuc mathutuchanhchinh masothutuc",
    "state": "state status trangthai trangthaihoso trangthaixuly tinhtrang tinhtranghoso "
    "tinhtrangxuly matrangthai",
    "received_at": "receivedat ngaytiepnhan thoigiantiepnhan ngaygiotiepnhan ngaytiepnhanhoso "
    "thoidiemtiepnhan ngaynhan ngaynhanhoso",
    "due_at": "dueat ngayhentra thoigianhentra ngayhentraketqua thoigianhentraketqua ngayhen "
    "hentra hentraketqua ngaygiohentra hantraketqua",
    "finished_at": "finishedat ngayketthuc ngayketthucxuly thoigianketthuc ngayxulyxong "
    "ngayhoanthanh ngaycoketqua",
    "returned_at": "returnedat ngaytra ngaytraketqua thoigiantra thoigiantraketqua ngaytrathucte "
    "ngaytraketquathucte",
    "secret": "secret lookupsecret matracuu masotracuu mabimat mabaomat",
}
_BY_NAME: Final = {name: column for column, names in _CALLED.items() for name in names.split()}
# What stands in the name of any column that is about a person, folded and without its spaces.
_PERSON: Final = re.compile(
    r"hoten|hovaten|hotenlot|^ten$|^ho$|tennguoi|nguoinop|nguoinhan|nguoiyeucau|nguoidung|congdan"
    r"|chuhoso|chusohuu|tochuc|doanhnghiep|canhan|dienthoai|sdt|didong|phone|mobile|fax"
    r"|diachi|address|thuongtru|tamtru|noio|cccd|cmnd|cmtnd|cancuoc|hochieu|passport|dinhdanh"
    r"|sogiayto|masothue|email|thudientu|mail|ngaysinh|namsinh|birth|gioitinh|sex|dantoc|name"
    r"|applicant|owner|submitter|person|taikhoan|zalo|chuky|noidung|trichyeu|ghichu|canbo|nguoi"
)


def column_of(heading: str) -> str:
    """Return the field that a heading names, "" if none: NgayHenTra, "Ngày hẹn trả", due_at."""
    return _BY_NAME.get(_bare(heading), "")


def columns_of(headings: Sequence[str]) -> dict[int, str]:
    """Return position -> field of a row of headings; of two for one field the first counts."""
    columns: dict[int, str] = {}
    for at, heading in enumerate(headings):
        column = column_of(heading)
        if column and column not in columns.values():
            columns[at] = column
    return columns


def is_personal(heading: str) -> bool:
    """Tell whether a heading names a column about a person (or free text that may be)."""
    return column_of(heading) == "" and _PERSON.search(_bare(heading)) is not None


def shown(heading: str) -> str:
    """Return a heading for a message: one line, short; digits of a misplaced row are hidden."""
    text = re.sub(r"\d{4,}", "…", tidy(heading))
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…"


def _bare(heading: str) -> str:
    """Return a heading in small letters without accents, spaces and marks."""
    return "".join(mark for mark in fold(heading[:200]) if mark.isalnum())
