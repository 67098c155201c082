"""The one line where the desk speaks: undo, messages, lost link, alarms, else the day in short."""

from typing import Literal

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from centre.shell.pieces import Card
from centre.shell.pieces.labels import Kind
from counter_client import sentences
from counter_client.acts import LEGENDS, Action
from counter_client.keys import KeyButton
from counter_client.look import THEME, Icon, label
from counter_client.shown import SLIPS, Asked, Shown, minutes_between
from counter_client.states import state_words
from db.facts import DeviceHealth

First = Literal["lost", "undo", "message", "alarm", "forgotten", "day"]

UNDO_KEY = "Ctrl+Z"
ICONS: dict[Kind, str] = {"plain": "clock", "pale": "info", "ok": "done", "warn": "warning"}


class SpokenLine(Card):
    """Says one thing at a time, the most pressing first; the undo button stands in it."""

    asked = Signal(object)

    def __init__(self) -> None:
        """Make an empty line."""
        super().__init__(THEME)
        self.icon = Icon("info", 22)
        self.words = label(px=15, lines=2)
        self.undo = KeyButton("again", UNDO_KEY)
        self.undo.clicked.connect(lambda: self.asked.emit(Asked(Action.UNDO)))
        self.undo.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.undo.setFixedSize(236, 42)
        self.undo.emphasise(strong=True)
        box = QHBoxLayout(self)
        box.setContentsMargins(10, 1, 4, 1)
        box.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignVCenter)
        box.addWidget(self.words, 1)
        box.addWidget(self.undo)
        self.setFixedHeight(48)

    def show_desk(self, shown: Shown) -> None:
        """Say what matters most now."""
        undoing = shown.undo_seconds > 0
        self.undo.setVisible(undoing)
        if undoing:
            text = QCoreApplication.translate("Counter", "Hoàn lại ({seconds} giây)")
            self.undo.say(text.format(seconds=shown.undo_seconds))
        kind, icon, text = most_pressing(shown)
        self.set_kind(kind)
        self.icon.show_icon(icon, "primary" if kind in ("plain", "pale") else kind)
        self.words.set_text(text)


def _first(shown: Shown) -> First:
    """Return what is said first; people who wait come before warnings of devices."""
    alarms = shown.pressing()
    told: tuple[tuple[First, bool], ...] = (
        ("lost", shown.lost_at is not None),
        ("undo", shown.undo_seconds > 0 and bool(shown.view and shown.view.absent_undo)),
        ("message", shown.message is not None),
        ("alarm", bool(alarms) and alarms[0].state != "warning"),
        ("forgotten", bool(shown.forgotten)),
        ("alarm", bool(alarms)),
    )
    return next((what for what, is_so in told if is_so), "day")


def most_pressing(shown: Shown) -> tuple[Kind, str, str]:
    """Return kind, icon and sentence of what is said first."""
    first = _first(shown)
    if first == "lost":
        return "err", "link_off", lost(shown)
    if first == "undo":
        absent = shown.view.absent_undo if shown.view else None
        text = QCoreApplication.translate("Counter", "{label}: vắng mặt")
        return "warn", "absent", text.format(label=absent.label if absent else "")
    if first == "forgotten":
        return "warn", "park", forgotten(shown)
    if first == "alarm":
        return _alarm(shown.pressing()[0])
    if shown.message is not None:
        tone = shown.message.tone
        kind: Kind = "pale" if tone == "plain" else tone
        icon = ICONS.get(kind, "warning")
        return kind, icon, sentences.refused(shown.message.key, shown.message.facts)
    return "plain", "clock", day_in_short(shown)


def _alarm(device: DeviceHealth) -> tuple[Kind, str, str]:
    """Return kind, icon and sentence of a device that is not well."""
    kind: Kind = "warn" if device.state == "warning" else "err"
    icon = "sound_off" if device.kind == "speaker" else "warning"
    return kind, icon, sentences.alarm(device)


def in_few_words(shown: Shown) -> str:
    """Return the same for the strip, which has room for one short line."""
    short = {
        "lost": _lost_in_short,
        "alarm": _alarm_in_short,
        "forgotten": _forgotten_in_short,
    }
    made = short.get(_first(shown))
    return made(shown) if made else most_pressing(shown)[2]


def other_release(key: str) -> str:
    """Return what to do where program and database are of different releases; "" where not."""
    newer = QCoreApplication.translate(
        "Counter", "Chương trình trên máy này cũ hơn dữ liệu. Xin báo kỹ thuật cài bản mới."
    )
    older = QCoreApplication.translate(
        "Counter", "Dữ liệu cũ hơn chương trình này. Xin báo kỹ thuật nâng cấp dữ liệu."
    )
    return {"schema_newer": newer, "schema_older": older}.get(key, "")


def _lost_in_short(shown: Shown) -> str:
    if other_release(shown.lost_code):
        return QCoreApplication.translate("Counter", "Khác phiên bản: xin báo kỹ thuật.")
    text = QCoreApplication.translate("Counter", "Mất kết nối lúc {at}.")
    kept = QCoreApplication.translate("Counter", "Phím {key} đã ghi nhận.")
    key = LEGENDS.get(shown.held.action) if shown.held else None
    told = [text.format(at=f"{shown.lost_at:%H:%M}"), kept.format(key=key)]
    return " ".join(told[: 1 + bool(key)])


def _alarm_in_short(shown: Shown) -> str:
    device = shown.pressing()[0]
    if device.kind == SLIPS:
        return sentences.slips_in_short(shown.slips)
    return f"{sentences.device_name(device)}: {state_words(device.state)}"


def _forgotten_in_short(shown: Shown) -> str:
    text = QCoreApplication.translate("Counter", "Số {labels} gác đã lâu.")
    return text.format(labels=_forgotten_labels(shown))


def forgotten(shown: Shown) -> str:
    """Return which numbers were set aside here long ago, and what to do."""
    minutes = minutes_between(shown.forgotten[0].since, shown.now)
    text = QCoreApplication.translate(
        "Counter", "Số {labels} đã gác {minutes} phút. Xin phục vụ tiếp hoặc chuyển đi."
    )
    return text.format(labels=_forgotten_labels(shown), minutes=minutes)


def _forgotten_labels(shown: Shown) -> str:
    return sentences.named([each.ticket.label for each in shown.forgotten])


def lost(shown: Shown) -> str:
    """Return the sentence of the lost link, with the press that is kept."""
    other = other_release(shown.lost_code)
    if other:
        return other
    at = f"{shown.lost_at:%H:%M}" if shown.lost_at else ""
    if shown.held is None or shown.held.action not in LEGENDS:
        text = QCoreApplication.translate(
            "Counter", "Mất kết nối dữ liệu lúc {at}. Đang tự nối lại."
        )
        return text.format(at=at)
    text = QCoreApplication.translate(
        "Counter", "Mất kết nối lúc {at}. Phím {key} đã ghi nhận, sẽ làm một lần khi có lại."
    )
    return text.format(at=at, key=LEGENDS[shown.held.action])


def day_in_short(shown: Shown) -> str:
    """Return this counter's day in one sentence."""
    view = shown.view
    text = QCoreApplication.translate("Counter", "Hôm nay: đã phục vụ {served} · vắng mặt {absent}")
    return text.format(served=view.today if view else 0, absent=view.absent_today if view else 0)
