"""The one line where the desk speaks: undo, messages, lost link, alarms, else the day in short."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from centre.shell.pieces import Card
from centre.shell.pieces.labels import Kind
from counter_client import sentences
from counter_client.flow import KEYS, Action
from counter_client.keys import KeyButton
from counter_client.look import THEME, Icon, label
from counter_client.shown import SLIPS, Asked, Shown
from counter_client.states import state_words

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


def most_pressing(shown: Shown) -> tuple[Kind, str, str]:
    """Return kind, icon and sentence of what is said first."""
    if shown.lost_at is not None:
        return "err", "link_off", lost(shown)
    if shown.undo_seconds > 0 and shown.view and shown.view.absent_undo:
        text = QCoreApplication.translate("Counter", "{label}: vắng mặt")
        return "warn", "absent", text.format(label=shown.view.absent_undo.label)
    if shown.message is not None:
        tone = shown.message.tone
        kind: Kind = "pale" if tone == "plain" else tone
        icon = ICONS.get(kind, "warning")
        return kind, icon, sentences.refused(shown.message.key, shown.message.facts)
    alarms = shown.pressing()
    if alarms:
        kind = "warn" if alarms[0].state == "warning" else "err"
        icon = "sound_off" if alarms[0].kind == "speaker" else "warning"
        return kind, icon, sentences.alarm(alarms[0])
    return "plain", "clock", day_in_short(shown)


def in_few_words(shown: Shown) -> str:
    """Return the same for the strip, which has room for one short line."""
    if shown.lost_at is not None:
        text = QCoreApplication.translate("Counter", "Mất kết nối lúc {at}.")
        kept = QCoreApplication.translate("Counter", "Phím {key} đã ghi nhận.")
        key = KEYS.get(shown.held.action) if shown.held else None
        return " ".join(
            [text.format(at=f"{shown.lost_at:%H:%M}"), kept.format(key=key)][: 1 + bool(key)]
        )
    alarms = shown.pressing()
    if alarms and shown.message is None and not shown.undo_seconds:
        if alarms[0].kind == SLIPS:
            return sentences.slips_in_short(shown.slips)
        name = sentences.device_name(alarms[0])
        return f"{name}: {state_words(alarms[0].state)}"
    return most_pressing(shown)[2]


def lost(shown: Shown) -> str:
    """Return the sentence of the lost link, with the press that is kept."""
    at = f"{shown.lost_at:%H:%M}" if shown.lost_at else ""
    if shown.held is None or shown.held.action not in KEYS:
        text = QCoreApplication.translate(
            "Counter", "Mất kết nối dữ liệu lúc {at}. Đang tự nối lại."
        )
        return text.format(at=at)
    text = QCoreApplication.translate(
        "Counter", "Mất kết nối lúc {at}. Phím {key} đã ghi nhận, sẽ làm một lần khi có lại."
    )
    return text.format(at=at, key=KEYS[shown.held.action])


def day_in_short(shown: Shown) -> str:
    """Return this counter's day in one sentence."""
    view = shown.view
    text = QCoreApplication.translate("Counter", "Hôm nay: đã phục vụ {served} · vắng mặt {absent}")
    return text.format(served=view.today if view else 0, absent=view.absent_today if view else 0)
