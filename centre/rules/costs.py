"""What a procedure costs and how long it takes, and what of it may be shown.

The portal prints "Miễn phí" and puts the true fee in a note (3.000348: 135.000 đồng), and loses
units of time (1.001193 says "1"). What is not sure is never shown as free nor as a bare number
(field note, section 6).
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Literal

from centre.rules.search.folding import fold


@dataclass(frozen=True, slots=True)
class Channel:
    """A way to hand in (cách thức nộp), with its time limit and fee as the source has them.

    channel is in_person, online or post; time_value counts time_unit (words of the source).
    """

    channel: str
    time_value: float | None = None
    time_unit: str = ""
    time_reliable: bool = False
    time_note: str = ""
    fee: str = ""
    fee_note: str = ""
    fee_reliable: bool = False


Kind = Literal["free", "text", "note", "ask"]


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be shown: free; text as it is; note (show it as a remark); ask (at the counter).

    text is in the language of the data; "" for ask.
    """

    kind: Kind
    text: str = ""


_ASK: Final = Shown("ask")
# Words of the data's language, as the fees themselves are, where channels differ.
_CHANNEL: Final = {"in_person": "Trực tiếp", "online": "Trực tuyến", "post": "Bưu chính"}
_FREE: Final = re.compile(
    r"(?:(?:le )?phi *:? *)?"
    r"(?:mien(?: le)? phi|0+ ?(?:dong|vnd|d)?|khong(?: dong| thu(?: le)?(?: phi)?)?)"
)
_SAYS_NOTHING: Final = re.compile(r"\W*|\w{1,2}|(?:khong|chua)(?: co)?(?: quy dinh)?|mien phi")
_BARE_NUMBER: Final = re.compile(r"[\d.,\s]*")
# "20 VNĐ(20.000 đ/tờ khai…)": three noughts were lost; no fee is below a thousand đồng.
_LOST_NOUGHTS: Final = re.compile(r"(?:(?:le )?phi *:? *)?[1-9]\d{0,2} ?(?:vnd|dong|d)\b.*")


def fee_shown(channels: Iterable[Channel]) -> Shown:
    """Return what may be shown of a fee; "free" only if every channel is free without a doubt.

    Where channels differ, the text names them. As soon as one fee is not reliable, the kind is
    "note" or "ask" and nothing is called free.
    """
    return _shown(channels, _fee)


def time_shown(channels: Iterable[Channel]) -> Shown:
    """Return what may be shown of a time limit: "5 ngày làm việc", a note, or ask."""
    return _shown(channels, _time)


def says_free(fee: str) -> bool:
    """Tell whether the words of a fee mean that there is none: "Miễn phí", "Phí : 0 Đồng"."""
    return _FREE.fullmatch(fold(fee).strip(" .;")) is not None


def fee_is_plain(fee: str, note: str) -> bool:
    """Tell whether a fee can be taken as it stands, where its source does not mark that.

    It cannot if it is a number without a currency, has lost its noughts, or says free beside a note
    that may hold the true fee.
    """
    if not fee or _BARE_NUMBER.fullmatch(fee) or _LOST_NOUGHTS.fullmatch(fold(fee)):
        return False
    return not (says_free(fee) and _tells(note))


def _tells(note: str) -> bool:
    return _SAYS_NOTHING.fullmatch(fold(note).strip(" .;-")) is None


def _fee(channel: Channel) -> Shown | None:
    """Return what one channel's fee may be shown as; None if the source says nothing of it."""
    fee, note = channel.fee, channel.fee_note if _tells(channel.fee_note) else ""
    if not fee and not channel.fee_note:
        return None
    if channel.fee_reliable and fee_is_plain(fee, note):
        return Shown("free", fee) if says_free(fee) else Shown("text", _with(fee, note))
    return Shown("note", note) if note else _remark(fee)


def _remark(fee: str) -> Shown:
    """Return what a fee that lost its noughts says in brackets; nothing of any other."""
    inside = fee.partition("(")[2].strip(" ()") if _LOST_NOUGHTS.fullmatch(fold(fee)) else ""
    return Shown("note", inside) if len(inside.split()) > 2 else _ASK


def _time(channel: Channel) -> Shown | None:
    """Return what one channel's time may be shown as; None if the source says nothing of it."""
    value, note = channel.time_value, channel.time_note
    if value is None and not note:
        return None
    if value and channel.time_reliable and channel.time_unit:
        number = f"{value:.10g}".replace(".", ",")
        return Shown("text", _with(f"{number} {channel.time_unit.lower()}", note))
    return Shown("note", note) if note else _ASK


def _with(text: str, note: str) -> str:
    return f"{text} ({note})" if note else text


def _shown(channels: Iterable[Channel], one: Callable[[Channel], Shown | None]) -> Shown:
    """Return one answer for all channels."""
    told = [(channel.channel, one(channel)) for channel in channels]
    kinds = {shown for _, shown in told}
    if len(kinds) == 1:
        return kinds.pop() or _ASK
    said = [(name, shown) for name, shown in told if shown and shown.kind != "ask"]
    doubtful = any(shown and shown.kind in {"note", "ask"} for _, shown in told)
    if doubtful:
        said = [(name, shown) for name, shown in said if shown.kind != "free"]
    return _joined(said, "note" if doubtful else "text") if said else _ASK


def _joined(said: list[tuple[str, Shown]], kind: Kind) -> Shown:
    """Return the texts with the channels they hold for: "Trực tiếp: …; Trực tuyến: …"."""
    names: dict[str, dict[str, None]] = {}
    for channel, shown in said:
        names.setdefault(shown.text, {})[_CHANNEL.get(channel, channel)] = None
    return Shown(kind, "; ".join(f"{', '.join(those)}: {text}" for text, those in names.items()))
