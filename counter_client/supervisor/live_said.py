"""Words of the live board: queues, counters, calls out of order, refusals."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from centre.rules.forecast import Point
from centre.rules.services import Text, words_in
from counter_client import sentences
from counter_client.shown import minutes_between
from db.facts import DeviceHealth
from db.live.record import CounterNow, Desk, LiveNow, ServiceNow
from db.log_facts import Why

DESK_ICONS: Final[Mapping[Desk, str]] = {
    Desk.CLOSED: "absent",
    Desk.FREE: "done",
    Desk.CALLED: "next",
    Desk.SERVING: "person",
    Desk.WRAPPING: "papers",
    Desk.PAUSED: "pause",
}
DESK_COLOURS: Final[Mapping[Desk, str]] = {
    Desk.CLOSED: "ink2",
    Desk.FREE: "ok",
    Desk.CALLED: "primary",
    Desk.SERVING: "primary",
    Desk.WRAPPING: "primary",
    Desk.PAUSED: "warn",
}


@dataclass(frozen=True, slots=True)
class ServiceWords:
    """All that a row of a queue shows; a row whose words are the same is not painted again.

    wait: minutes of the longest wait (None: nobody waits). tone: "ink", "warn" or "err".
    """

    letters: str
    name: str
    waiting: str
    longest: str
    wait: int | None
    target: int
    points: tuple[Point, ...]
    ahead: str
    tone: str
    open: str
    lacks: bool

    def aloud(self, heads: Sequence[str]) -> str:
        """Return the row as a screen reader says it."""
        name, waiting, longest, ahead, open_ = heads
        told = ((waiting, self.waiting), (longest, self.longest), (ahead, self.ahead))
        parts = (f"{head}: {text}" for head, text in (*told, (open_, self.open)))
        return f"{name} {self.letters} {self.name}. " + ". ".join(parts)


@dataclass(frozen=True, slots=True)
class CounterWords:
    """All that a counter's card shows."""

    name: str
    label: str
    icon: str
    colour: str
    state: str
    clerk: str

    def aloud(self) -> str:
        """Return the card as a screen reader says it."""
        return ", ".join(part for part in (self.name, self.state, self.label, self.clerk) if part)


def heads(target: int) -> tuple[str, str, str, str, str]:
    """Return what stands above the columns of the queues; target is that of bars and curves."""
    longest = QCoreApplication.translate("Office", "Chờ lâu nhất (mục tiêu {target} phút)")
    return (
        QCoreApplication.translate("Office", "Dịch vụ"),
        QCoreApplication.translate("Office", "Đang chờ"),
        longest.format(target=target),
        QCoreApplication.translate("Office", "30 phút tới"),
        QCoreApplication.translate("Office", "Quầy mở"),
    )


def now_line(board: LiveNow) -> str:
    """Return the state of the centre: open until when, or closed until when."""
    if board.is_open and board.closes is not None:
        text = QCoreApplication.translate("Office", "Lúc {at}: đang làm việc đến {until}.")
        return text.format(at=f"{board.at:%H:%M}", until=f"{board.closes:%H:%M}")
    if board.opens_next is None:
        text = QCoreApplication.translate("Office", "Lúc {at}: ngoài giờ làm việc.")
        return text.format(at=f"{board.at:%H:%M}")
    opens = f"{board.opens_next:%H:%M}"
    if board.opens_next.date() != board.at.date():
        opens = f"{board.opens_next:%H:%M %d/%m}"
    text = QCoreApplication.translate("Office", "Lúc {at}: nghỉ, mở lại {opens}.")
    return text.format(at=f"{board.at:%H:%M}", opens=opens)


def today_line(board: LiveNow) -> str:
    """Return today's sum: arrived = served + absent + cancelled + left + still here."""
    today = board.today
    text = QCoreApplication.translate(
        "Office",
        "Hôm nay đến {arrived} = xong {served} + vắng {absent} + huỷ {cancelled} + bỏ về {left}"
        " + còn ở đây {waiting}",
    )
    return text.format(
        arrived=today.arrived,
        served=today.served,
        absent=today.absent,
        cancelled=today.cancelled,
        left=today.left,
        waiting=today.waiting,
    )


def service(one: ServiceNow, board: LiveNow, language: str) -> ServiceWords:
    """Return the words of a queue's row."""
    lacks = bool(one.waiting) and not one.open
    return ServiceWords(
        letters=" ".join(one.letters),
        name=words_in(one.name, language),
        waiting=str(one.waiting),
        longest=_minutes(one.longest),
        wait=one.longest,
        target=board.target,
        points=one.forecast,
        ahead=_ahead(one, board.target),
        tone=_tone(one, board.target),
        open=f"{len(one.open)} / {len(one.serving)}",
        lacks=lacks,
    )


def _minutes(minutes: int | None) -> str:
    if minutes is None:
        return "–"
    return QCoreApplication.translate("Office", "{minutes} phút").format(minutes=minutes)


def _tone(one: ServiceNow, target: int) -> str:
    if one.longest is not None and one.longest > target:
        return "err"
    return "warn" if one.passes_in is not None else "ink"


def _ahead(one: ServiceNow, target: int) -> str:
    """Return the forecast in a few words."""
    if not one.forecast:
        return QCoreApplication.translate("Office", "chưa đủ số liệu")
    if one.passes_in:
        text = QCoreApplication.translate("Office", "vượt sau {minutes} phút")
        return text.format(minutes=one.passes_in)
    longest = round(max(point.longest for point in one.forecast))
    last = round(one.forecast[-1].longest)
    if one.passes_in == 0:
        is_falling = last <= target
        text = (
            QCoreApplication.translate("Office", "đã vượt; còn {minutes} phút")
            if is_falling
            else QCoreApplication.translate("Office", "đã vượt; lên {minutes} phút")
        )
        return text.format(minutes=last)
    text = QCoreApplication.translate("Office", "nhiều nhất {minutes} phút")
    return text.format(minutes=longest)


def counter(one: CounterNow, board: LiveNow, language: str) -> CounterWords:
    """Return the words of a counter's card."""
    is_left = one.desk is Desk.CLOSED and one.label is not None
    return CounterWords(
        name=words_in(one.name, language),
        label=one.label or "",
        icon="warning" if is_left else DESK_ICONS[one.desk],
        colour="warn" if is_left else DESK_COLOURS[one.desk],
        state=_desk(one, minutes_between(one.since, board.at)),
        clerk=one.clerk_name,
    )


def _desk(one: CounterNow, minutes: int) -> str:
    """Return what a counter does, and since when."""
    said = {
        Desk.FREE: QCoreApplication.translate("Office", "Rảnh {minutes} phút"),
        Desk.CALLED: QCoreApplication.translate("Office", "Đang gọi, {minutes} phút"),
        Desk.SERVING: QCoreApplication.translate("Office", "Phục vụ {minutes} phút"),
        Desk.WRAPPING: QCoreApplication.translate("Office", "Ghi hồ sơ {minutes} phút"),
        Desk.PAUSED: QCoreApplication.translate("Office", "Tạm nghỉ {minutes} phút"),
    }
    if one.desk is Desk.CLOSED:
        if one.label is not None:
            return QCoreApplication.translate("Office", "Không còn ai, số bị bỏ lại")
        return QCoreApplication.translate("Office", "Chưa có ai")
    text = said[one.desk].format(minutes=minutes)
    return f"{text}: {one.reason}" if one.reason else text


def device(one: DeviceHealth, now: datetime) -> str:
    """Return a device that is not well, since when and what to do."""
    return f"{sentences.alarm(one)} ({sentences.since(one, now)})"


def chosen(why: Why, name: Callable[[str], str]) -> str:
    """Return a call out of order: number, counter, time, reason; name gives a counter's name."""
    text = QCoreApplication.translate("Office", "{at}: {counter} gọi {label}. Lý do: {note}")
    note = why.reason.note if why.reason else ""
    return text.format(
        at=f"{why.at:%H:%M}", counter=name(why.counter), label=why.label, note=note or "–"
    )


def counter_name(board: LiveNow, language: str) -> Callable[[str], str]:
    """Return what gives a counter's name by its code."""
    names: dict[str, Text] = {one.code: one.name for one in board.counters}
    return lambda code: words_in(names[code], language) if code in names else code


def told(key: str, facts: Mapping[str, object]) -> str:
    """Return the sentence of a refusal, whatever its key."""
    said = {
        "alarm_unknown": QCoreApplication.translate(
            "Office", "Cảnh báo này không còn. Bảng đã được đọc lại."
        ),
        "role_missing": QCoreApplication.translate(
            "Office", "Chỉ người điều hành mới ghi nhận được cảnh báo."
        ),
        "not_permitted": QCoreApplication.translate(
            "Office", "Máy này chưa có quyền xem bảng trực tiếp. Xin dùng máy của lãnh đạo."
        ),
    }
    found = said.get(key)
    return sentences.filled(found, facts) if found else sentences.refused(key, facts)
