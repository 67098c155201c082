"""The columns of a list in a spreadsheet or CSV: what they may be called, what a cell of each says.

A row of cells becomes a document of the JSON schema, so that one set of rules holds for all files.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from centre.rules.levels import Level
from centre.rules.naming import tidy
from centre.rules.search.folding import fold

Cell = str | float
"""A cell: text, or a number as the spreadsheet holds it."""

# Column -> what it may be called, folded, with single spaces for all signs.
_CALLED: Final[Mapping[str, tuple[str, ...]]] = {
    "code": (
        "ma so",
        "ma",
        "ma thu tuc",
        "ma tthc",
        "ma so thu tuc",
        "ma so tthc",
        "ma thu tuc hanh chinh",
        "ma so thu tuc hanh chinh",
        "ma so ho so tthc",
    ),
    "name": ("ten", "ten thu tuc", "ten tthc", "ten thu tuc hanh chinh", "thu tuc hanh chinh"),
    "issuing_body": ("co quan ban hanh", "don vi ban hanh", "co quan cong bo"),
    "agencies": ("co quan thuc hien", "don vi thuc hien", "co quan giai quyet", "noi thuc hien"),
    "field": ("linh vuc", "ten linh vuc", "linh vuc thuc hien"),
    "levels": ("cap thuc hien", "cap", "cap giai quyet", "level text"),
    "decision_no": ("quyet dinh cong bo", "so quyet dinh", "quyet dinh"),
    "applicants": ("doi tuong thuc hien", "doi tuong"),
    "channel": ("cach thuc thuc hien", "hinh thuc nop", "cach thuc nop"),
    "time_value": ("thoi han giai quyet", "thoi gian giai quyet", "thoi han", "thoi gian"),
    "time_unit": ("don vi thoi gian", "don vi tinh", "don vi tinh thoi gian"),
    "time_note": ("ghi chu thoi gian", "mo ta thoi gian"),
    "fee": ("phi le phi", "phi", "le phi", "muc phi"),
    "fee_note": ("ghi chu phi", "mo ta phi", "ghi chu phi le phi"),
    "fee_reliable": ("phi chac chan",),
    "papers": ("thanh phan ho so", "giay to", "giay to phai nop"),
    "results": ("ket qua", "ket qua thuc hien", "result"),
    "legal_basis": ("can cu phap ly", "co so phap ly"),
    "conditions": ("yeu cau dieu kien", "dieu kien", "yeu cau dieu kien thuc hien"),
    "steps": ("trinh tu thuc hien", "cac buoc"),
    "online": ("truc tuyen", "co truc tuyen", "dich vu cong truc tuyen"),
    "online_level": ("muc do", "muc do truc tuyen", "muc do dich vu cong"),
    "source": ("nguon",),
    "source_url": ("duong dan", "dia chi nguon", "link"),
    "as_of": ("ngay du lieu", "cap nhat ngay", "ngay cap nhat"),
    "valid_from": ("hieu luc tu", "hieu luc tu ngay", "ngay hieu luc", "ngay co hieu luc"),
    "valid_to": ("het hieu luc", "het hieu luc tu ngay", "ngay het hieu luc"),
    "also": ("ten goi khac", "ten thuong goi", "tu khoa"),
    "number": ("stt", "so tt", "so thu tu", "tt", "no"),
}
_BY_NAME: Final = {
    called: column
    for column, names in _CALLED.items()
    for called in (column.replace("_", " "), *names)
}
_TRANSLATION: Final = re.compile(r"(?:name|ten) ([a-z]{2,3})")
_SIGNS: Final = re.compile(r"[\W_]+")

# Column -> key of the schema, for what is copied as it stands.
_COPIED: Final = (
    "name",
    "field",
    "issuing_body",
    "decision_no",
    "conditions",
    "online_level",
    "source",
    "source_url",
    "as_of",
    "valid_from",
    "valid_to",
)
_LISTS: Final = {
    "agencies": "implementing_agencies",
    "applicants": "applicants",
    "results": "results",
    "legal_basis": "legal_basis",
    "steps": "steps",
    "also": "also",
}
_SCHEMA_KEY: Final = {
    **_LISTS,
    "papers": "documents",
    "online": "has_online_channel",
    "fee": "submission",
    "time_value": "submission",
    "channel": "submission",
}
_CHANNELS: Final = {
    "truc tiep": "in_person",
    "nop truc tiep": "in_person",
    "truc tuyen": "online",
    "nop truc tuyen": "online",
    "buu chinh": "post",
    "qua buu chinh": "post",
    "dich vu buu chinh": "post",
    "qua dich vu buu chinh": "post",
    "buu chinh cong ich": "post",
}
_YES: Final = frozenset({"co", "x", "yes", "true", "1", "dung"})
_NO: Final = frozenset({"khong", "no", "false", "0", "sai"})
_TIME: Final = re.compile(
    r"(?P<value>\d{1,5}(?:[.,]\d{1,2})?) *"
    r"(?P<unit>(?:ngày|giờ|tháng|tuần|năm|phút)(?: làm việc)?)?",
    re.IGNORECASE,
)
_COUNTS: Final = re.compile(r"\[([^\[\]]*)\]\s*$")
_ORIGINALS: Final = re.compile(
    r"(?:(\d{1,6}) ban (?:chinh|goc))|(?:ban (?:chinh|goc) ?:? ?(\d{1,6}))"
)
_COPIES: Final = re.compile(r"(?:(\d{1,6}) ban sao)|(?:ban sao ?:? ?(\d{1,6}))")


def column_of(heading: object) -> str:
    """Return the column that a heading names, "" if it names none; case and marks do not count."""
    plain = " ".join(_SIGNS.sub(" ", fold(tidy(str(heading)[:200]))).split())
    known = _BY_NAME.get(plain, "")
    translated = _TRANSLATION.fullmatch(plain)
    return f"name_{translated[1]}" if translated and not known else known


def text_of(cell: Cell) -> str:
    """Return a cell as text; 5.0, as spreadsheets hold five, is "5"."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def schema_keys(columns: Mapping[str, str]) -> dict[str, str]:
    """Return key of the schema -> what its column is called, from column -> what it is called."""
    keys = {"level_text": columns.get("levels", "")}
    for column, called in columns.items():
        keys[_SCHEMA_KEY.get(column, column)] = called
    return keys


def document_of(cells: Mapping[str, Cell]) -> dict[str, Any]:
    """Return the cells of one row (column -> cell) as a document; empty cells say nothing."""
    said = {column: text_of(cell) for column, cell in cells.items()}
    said = {column: text for column, text in said.items() if text}
    document: dict[str, Any] = {"code": cells.get("code", "")}
    document |= {column: said[column] for column in _COPIED if column in said}
    document |= {key: _split(said[column]) for column, key in _LISTS.items() if column in said}
    for column, put in _OTHERS.items():
        if column in said:
            document |= put(said[column])
    names = {k.removeprefix("name_"): v for k, v in said.items() if k.startswith("name_")}
    return document | ({"translations": names} if names else {}) | _submission(said)


def _split(text: str) -> list[str]:
    """Return the parts of a cell: by line, and by semicolon."""
    return [part for part in map(tidy, re.split(r"[;\r\n]", text)) if part]


def _levels(text: str) -> dict[str, Any]:
    """Return levels given by their keys (commune, province), or the words as they stand."""
    named = [part for part in re.split(r"[\s,;]+", text.lower()) if part]
    return {"levels": named} if set(named) <= set(Level) else {"level_text": text}


def _online(text: str) -> dict[str, Any]:
    said = _yes(text)
    return {"has_online_channel": text if said is None else said}


def _papers(text: str) -> dict[str, Any]:
    return {"documents": [_paper(part) for part in _split(text)]}


def _paper(text: str) -> dict[str, Any]:
    """Return a paper of "case >> name [1 bản chính, 2 bản sao]"; only the name is needed."""
    case, _, name = text.rpartition(">>")
    counts = _COUNTS.search(name)
    bare = name[: counts.start()] if counts else name
    said = fold(counts[1]) if counts else ""
    return {
        "name": bare.strip(),
        "case": case.strip() or None,
        "originals": _count(_ORIGINALS, said),
        "copies": _count(_COPIES, said),
    }


def _count(pattern: re.Pattern[str], text: str) -> int | None:
    found = pattern.search(text)
    return int(found[1] or found[2]) if found else None


_OTHERS: Final[Mapping[str, Callable[[str], dict[str, Any]]]] = {
    "levels": _levels,
    "online": _online,
    "papers": _papers,
}


def _yes(text: str) -> bool | None:
    plain = fold(text)
    return True if plain in _YES else False if plain in _NO else None


def _submission(said: Mapping[str, str]) -> dict[str, Any]:
    """Return the channels of a row; where it names none, fee and time hold at the counter."""
    part = _time(said) | _fee(said)
    channels = _channels(said.get("channel", ""))
    if not part and not channels:
        return {}
    partly = [name for name in ("time", "fee") if any(key.startswith(name) for key in part)]
    both = [{"channel": channel, **part} for channel in channels or ["in_person"]]
    document: dict[str, Any] = {"submission": both, "partly": partly}
    if channels:
        document["partly"] = [*partly, "channel"]
        document["has_online_channel"] = "online" in channels
    return document if "online" not in said else _without_online(document)


def _without_online(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document without what was concluded: the row has a column that says it."""
    return {key: value for key, value in document.items() if key != "has_online_channel"}


def _channels(text: str) -> list[str]:
    """Return the channels that a cell names; a word that names none is kept, to be refused."""
    parts = [part for part in re.split(r"[;,\r\n]", text) if part.strip()]
    plain = {part: " ".join(fold(part).split()) for part in parts}
    return list(dict.fromkeys(_CHANNELS.get(plain[part], plain[part]) for part in parts))


def _fee(said: Mapping[str, str]) -> dict[str, Any]:
    part: dict[str, Any] = {k: said[k] for k in ("fee", "fee_note") if k in said}
    if "fee_reliable" in said:
        marked = _yes(said["fee_reliable"])
        part["fee_reliable"] = said["fee_reliable"] if marked is None else marked
    return part


def _time(said: Mapping[str, str]) -> dict[str, Any]:
    """Return the time of a row: "5" beside a unit, or "5 ngày làm việc"; other words are a note."""
    text, note = said.get("time_value", ""), said.get("time_note")
    part: dict[str, Any] = {} if note is None else {"time_note": note}
    if not text:
        return part
    found = _TIME.fullmatch(tidy(text).rstrip(" ."))
    if found is None:
        return {"time_note": "; ".join(filter(None, (text, note)))}
    unit = said.get("time_unit") or found["unit"]
    value = float(found["value"].replace(",", "."))
    return part | {"time_value": value, "time_unit": unit, "time_reliable": bool(unit)}
