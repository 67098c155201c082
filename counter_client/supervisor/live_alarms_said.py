"""Words of the live board's alarms: what is wrong, what to do, who has taken note."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from centre.rules.alarms import Gravity, Kind
from centre.rules.services import words_in
from centre.shell.pieces.labels import Kind as Ground
from counter_client import sentences
from db.facts import DeviceHealth
from db.live.record import AlarmNow, LiveNow


@dataclass(frozen=True, slots=True)
class AlarmWords:
    """All that a line of an alarm shows."""

    icon: str
    colour: str
    ground: Ground
    what: str
    remedy: str
    since: str
    known: str


def alarms_line(board: LiveNow) -> str:
    """Return how many alarms there are, and how many nobody has taken note of."""
    if not board.alarms:
        return QCoreApplication.translate("Office", "Không có cảnh báo.")
    new = sum(one.acknowledged_at is None for one in board.alarms)
    text = QCoreApplication.translate("Office", "Cảnh báo: {count}, chưa xem {new}")
    return text.format(count=len(board.alarms), new=new)


def alarm(one: AlarmNow, board: LiveNow, language: str, clerks: Mapping[str, str]) -> AlarmWords:
    """Return the words of an alarm: what is wrong, and what to do. clerks: code -> name."""
    grave = one.gravity is Gravity.GRAVE
    known = ""
    if one.acknowledged_at is not None:
        text = QCoreApplication.translate("Office", "Đã biết: {who}, {at}")
        known = text.format(
            who=clerks.get(one.acknowledged_by, one.acknowledged_by),
            at=f"{one.acknowledged_at:%H:%M}",
        )
    return AlarmWords(
        icon="check" if known else "warning" if grave else "clock",
        colour="ink2" if known else "err" if grave else "warn",
        ground="plain" if known else "err" if grave else "warn",
        what=_what(one, board, language),
        remedy=_remedy(one, board, language),
        since=_since(one, board.at),
        known=known,
    )


def _since(one: AlarmNow, now: datetime) -> str:
    at = f"{one.since:%H:%M}" if one.since.date() == now.date() else f"{one.since:%d/%m %H:%M}"
    return QCoreApplication.translate("Office", "từ {at}").format(at=at)


def _what(one: AlarmNow, board: LiveNow, language: str) -> str:
    if one.kind == Kind.DEVICE:
        return sentences.alarm(_device(one, board))
    said = _said().get(one.kind)
    if said is None:
        return f"{one.kind} {one.subject}"
    return sentences.filled(said, {**one.facts, **_names(one, board, language)})


def _said() -> Mapping[str, str]:
    return {
        Kind.WAIT: QCoreApplication.translate(
            "Office", "{service}: số {label} đã chờ {minutes} phút, quá mục tiêu {target} phút."
        ),
        Kind.AHEAD: QCoreApplication.translate(
            "Office", "{service}: khoảng {minutes} phút nữa sẽ có người chờ quá {target} phút."
        ),
        Kind.NO_COUNTER: QCoreApplication.translate(
            "Office", "{service}: {waiting} người đang chờ, chưa có quầy nào mở."
        ),
        Kind.NOBODY: QCoreApplication.translate(
            "Office", "Đã đến giờ làm việc, chưa có ai đăng nhập quầy nào."
        ),
        Kind.PARKED: QCoreApplication.translate(
            "Office", "Số {subject} bị gác ở {counter} đã {minutes} phút."
        ),
        Kind.LONG: QCoreApplication.translate(
            "Office", "{counter} phục vụ số {subject} đã {minutes} phút; thường là {usual} phút."
        ),
    }


def _remedy(one: AlarmNow, board: LiveNow, language: str) -> str:
    """Return what to do; of an alarm that is clearing, that it is."""
    if not one.holds:
        return QCoreApplication.translate("Office", "Vừa hết; theo dõi thêm một phút.")
    said = _remedies().get(one.kind, "")
    return sentences.filled(said, _names(one, board, language))


def _remedies() -> Mapping[str, str]:
    return {
        Kind.WAIT: QCoreApplication.translate(
            "Office", "Xin mở thêm quầy cho dịch vụ này, hoặc cử người hỗ trợ: {counters}."
        ),
        Kind.AHEAD: QCoreApplication.translate(
            "Office", "Mở thêm một quầy ngay bây giờ thì còn kịp: {counters}."
        ),
        Kind.NO_COUNTER: QCoreApplication.translate(
            "Office", "Xin cử người đến một quầy của dịch vụ này: {counters}."
        ),
        Kind.NOBODY: QCoreApplication.translate("Office", "Xin nhắc cán bộ đăng nhập tại quầy."),
        Kind.PARKED: QCoreApplication.translate(
            "Office", "Xin hỏi quầy đó: gọi lại người này, hoặc đưa số về hàng chờ."
        ),
        Kind.LONG: QCoreApplication.translate(
            "Office", "Quầy có thể cần người giúp, hoặc quên bấm Hoàn tất."
        ),
    }


def _names(one: AlarmNow, board: LiveNow, language: str) -> dict[str, str]:
    """Return the names that belong to an alarm's codes."""
    desks = {each.code: words_in(each.name, language) for each in board.counters}
    found = next((each for each in board.services if each.code == one.subject), None)
    code = str(one.facts.get("counter", ""))
    names = {"subject": one.subject, "counter": desks.get(code, code)}
    if found is None:
        return {**names, "service": one.subject, "counters": "…"}
    idle = [desks.get(each, each) for each in found.serving if each not in found.open]
    asked = idle or [desks.get(each, each) for each in found.serving]
    listed = ", ".join(asked) or "–"
    return {**names, "service": words_in(found.name, language), "counters": listed}


def _device(one: AlarmNow, board: LiveNow) -> DeviceHealth:
    """Return the device of an alarm as it is now, or as it was told when it is well again."""
    kind, _, name = one.subject.partition("/")
    same = (each for each in board.devices if (each.kind, each.name) == (kind, name))
    key = str(one.facts.get("key", ""))
    return next(same, DeviceHealth(name, kind, "error", key, one.facts, one.since))
