"""Words of the settings: pages, fields, what a figure means, what is wrong, old and new values."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from centre.rules.declaring.facts import Declared, Entry, Item, Kind, Move
from centre.rules.declaring.subjects import SUBJECTS, of_section
from centre.rules.services import words_in
from counter_client.supervisor.settings_words import field_words


def said_of(section: str, field: str) -> tuple[str, str]:
    """Return a field's name and what it means (range and unit are told by the form)."""
    return field_words().get((section, field)) or field_words().get(("", field)) or (field, "")


def days() -> tuple[str, ...]:
    """Return the weekdays, Monday first."""
    names = (
        QCoreApplication.translate("Settings", "Thứ Hai"),
        QCoreApplication.translate("Settings", "Thứ Ba"),
        QCoreApplication.translate("Settings", "Thứ Tư"),
        QCoreApplication.translate("Settings", "Thứ Năm"),
        QCoreApplication.translate("Settings", "Thứ Sáu"),
        QCoreApplication.translate("Settings", "Thứ Bảy"),
    )
    return (*names, QCoreApplication.translate("Settings", "Chủ nhật"))


def faces() -> tuple[str, ...]:
    """Return the faces of answers in words, the worst first."""
    return (
        QCoreApplication.translate("Settings", "Rất buồn"),
        QCoreApplication.translate("Settings", "Buồn"),
        QCoreApplication.translate("Settings", "Bình thường"),
        QCoreApplication.translate("Settings", "Vui"),
        QCoreApplication.translate("Settings", "Rất vui"),
    )


def choice_words() -> Mapping[str, str]:
    """Return the words of fixed choices: roles and icons."""
    return {
        "clerk": QCoreApplication.translate("Settings", "Cán bộ quầy"),
        "supervisor": QCoreApplication.translate("Settings", "Lãnh đạo trung tâm"),
        "technician": QCoreApplication.translate("Settings", "Kỹ thuật viên"),
        "auditor": QCoreApplication.translate("Settings", "Người kiểm tra"),
        "field": QCoreApplication.translate("Settings", "Tấm thẻ"),
        "civil": QCoreApplication.translate("Settings", "Hộ tịch"),
        "certificate": QCoreApplication.translate("Settings", "Con dấu"),
        "land": QCoreApplication.translate("Settings", "Thửa đất"),
        "business": QCoreApplication.translate("Settings", "Cửa hàng"),
        "building": QCoreApplication.translate("Settings", "Xây dựng"),
        "social": QCoreApplication.translate("Settings", "Bàn tay"),
        "residence": QCoreApplication.translate("Settings", "Nhóm người"),
        "farming": QCoreApplication.translate("Settings", "Cây trồng"),
        "result": QCoreApplication.translate("Settings", "Kết quả"),
        "justice": QCoreApplication.translate("Settings", "Cán cân"),
        "education": QCoreApplication.translate("Settings", "Trường học"),
        "health": QCoreApplication.translate("Settings", "Y tế"),
        "transport": QCoreApplication.translate("Settings", "Xe khách"),
        "tax": QCoreApplication.translate("Settings", "Tiền"),
        "culture": QCoreApplication.translate("Settings", "Văn hóa"),
        "other": QCoreApplication.translate("Settings", "Dấu ba chấm"),
    }


def name_of(section: str, key: str, item: Item | None, language: str) -> str:
    """Return what people call an item."""
    if section == "holiday":
        return f"{day_said(key)} – {words_in(item['name'], language)}" if item else day_said(key)
    if section in SUBJECTS and SUBJECTS[section].only:
        return ""
    words = (item or {}).get("name") or (item or {}).get("text") or (item or {}).get("question")
    if isinstance(words, Mapping):
        return words_in(words, language)
    return str(words or key)


def told(value: Any, entry: Entry | None, items: Declared, language: str) -> str:
    """Return a value in words; nothing is a dash."""
    if value is None or value in ("", [], {}):
        return "–"
    if isinstance(value, bool):
        return yes(on=value)
    say = _SAY.get(entry.kind) if entry else None
    return _plain(value, language) if say is None else say(value, entry, items, language)


def _one(value: Any, entry: Entry, items: Declared, language: str) -> str:
    if entry.of:
        return name_of(entry.of, value, of_section(items, entry.of).get(value), language)
    return choice_words().get(value, str(value))


def _week(value: Any, *_: Any) -> str:
    return "; ".join(f"{days()[int(day)]} {spans(value[day])}" for day in sorted(value))


def _weights(value: Any, entry: Entry, items: Declared, language: str) -> str:
    found = of_section(items, entry.of)
    names = (name_of(entry.of, code, found.get(code), language) for code in value)
    return ", ".join(f"{n} × {w}" for n, w in zip(names, value.values(), strict=True))


def _words(value: Any, _: Entry, __: Declared, language: str) -> str:
    said = words_in({"vi": "–", **value}, language)
    return said + _second(value, language)


_SAY: Final[Mapping[Kind, Callable[..., str]]] = {
    Kind.ONE: _one,
    Kind.WORDS: _words,
    Kind.DAY: lambda value, *_: day_said(value),
    Kind.SPANS: lambda value, *_: spans(value),
    Kind.WEEK: _week,
    Kind.WEIGHTS: _weights,
}


def _plain(value: Any, language: str) -> str:
    """Return a value whose field is not known here: words, lists, numbers."""
    if isinstance(value, Mapping):
        if "vi" in value:
            return words_in(value, language) + _second(value, language)
        if "name" in value or "text" in value or "question" in value:
            return name_of("", "", value, language)
        if "label" in value:
            return words_in(value["label"], language)
        return ", ".join(f"{name} = {inside}" for name, inside in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(_plain(one, language) for one in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _second(words: Mapping[str, str], language: str) -> str:
    other = "en" if language == "vi" else "vi"
    return f" / {words[other]}" if words.get(other) else ""


def yes(*, on: bool) -> str:
    """Return yes or no."""
    if on:
        return QCoreApplication.translate("Settings", "Có")
    return QCoreApplication.translate("Settings", "Không")


def spans(value: Any) -> str:
    """Return intervals as 07:00–11:30, 13:30–17:00."""
    return ", ".join(f"{opens}–{closes}" for opens, closes in value)


def day_said(value: str) -> str:
    """Return a day as people write it here: 01/01/2027."""
    year, _, rest = value.partition("-")
    month, _, day = rest.partition("-")
    return f"{day}/{month}/{year}"


def told_move(section: str, move: Move, items: Declared, language: str) -> str:
    """Return one field's change: name: old -> new."""
    subject = SUBJECTS.get(section)
    entry = subject.entry(move.field) if subject else None
    if move.field == "counters":
        entry = Entry("counters", Kind.WEIGHTS, of="counter")
    name = said_of(section, move.field)[0] if move.field else ""
    values = _differing(move) if entry and entry.kind is Kind.WEIGHTS else (move.old, move.new)
    old, new = (told(value, entry, items, language) for value in values)
    if not move.field:
        begun = QCoreApplication.translate("Settings", "Mới: {name}").format(name=new)
        gone = QCoreApplication.translate("Settings", "Đã bỏ: {name}").format(name=old)
        return begun if move.old is None else gone
    if entry is not None and entry.deed:
        return QCoreApplication.translate("Settings", "{name}: đã đổi").format(name=name)
    return f"{name}: {old} → {new}"


def _differing(move: Move) -> tuple[Any, Any]:
    """Return only the weights that are others; beside them the many that stay hide the change."""
    old, new = move.old or {}, move.new or {}
    keys = [key for key in {**old, **new} if old.get(key) != new.get(key)]
    before, after = ({key: side[key] for key in keys if key in side} for side in (old, new))
    return before, after


def what_said(what: str) -> str:
    """Return what happens to an item: added, changed or ended."""
    if what == "added":
        return QCoreApplication.translate("Settings", "Thêm")
    if what == "ended":
        return QCoreApplication.translate("Settings", "Ngừng")
    return QCoreApplication.translate("Settings", "Đổi")
