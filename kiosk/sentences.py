"""The sentences that several pages of the kiosk share, in the language of the moment."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Final

from PySide6.QtCore import QCoreApplication

from centre.rules.hours import number_intervals
from centre.rules.services import Centre, Interval
from centre.rules.waits import WaitRange
from centre.shell.pieces.fitting import NO_BREAK
from kiosk.offers import Offer, Standing

NOON: Final = time(12, 0)
# What a language is called by those who speak it; a language without an entry shows its code.
LANGUAGE_NAMES: Final = {"vi": "Tiếng Việt", "en": "English", "km": "ខ្មែរ", "lo": "ລາວ"}

# One word each, though written as two: a line does not end between them.
_PAIRS: Final = (
    "bổ sung",
    "cán bộ",
    "chắc chắn",
    "giấy hẹn",
    "giấy tờ",
    "hồ sơ",
    "kết quả",
    "lĩnh vực",
    "lệ phí",
    "quá hẹn",
    "thủ tục",
    "tra cứu",
    "trung tâm",
    "ưu tiên",
    "xin lỗi",
)
_PAIR: Final = re.compile(rf"\b({'|'.join(_PAIRS)})\b", re.IGNORECASE)
_DATE: Final = re.compile(r"\b(ngày|on|of) (?=\d{1,2}/\d)")


def bound(text: str) -> str:
    """Return text with no-break spaces within words written as two, and before dates."""
    tied = _PAIR.sub(lambda found: found[0].replace(" ", NO_BREAK), text)
    return _DATE.sub(rf"\1{NO_BREAK}", tied)


def up_to_date(day: date, *, stale: bool) -> str:
    """Return how old what is told is, and that it may be out of date where it is stale."""
    if stale:
        words = QCoreApplication.translate(
            "Kiosk", "Thông tin cập nhật đến ngày {date}, có thể đã thay đổi"
        )
    else:
        words = QCoreApplication.translate("Kiosk", "Thông tin cập nhật đến ngày {date}")
    return words.format(date=f"{day:%d/%m/%Y}")


def language_name(language: str) -> str:
    """Return a language's own name for itself."""
    return LANGUAGE_NAMES.get(language, language.upper())


def people_waiting(count: int) -> str:
    """Return how many wait, as a tile says it."""
    if count == 0:
        return QCoreApplication.translate("Kiosk", "Chưa có ai chờ")
    return QCoreApplication.translate("Kiosk", "{n} người đang chờ").format(n=count)


def about(wait: WaitRange) -> str:
    """Return a wait range, as a tile says it."""
    if wait.low_minutes == 0:
        words = QCoreApplication.translate("Kiosk", "dưới {high} phút")
    else:
        words = QCoreApplication.translate("Kiosk", "khoảng {low}–{high} phút")
    return words.format(low=wait.low_minutes, high=wait.high_minutes)


def below_title(offer: Offer, now: datetime) -> str:
    """Return the sub lines of a tile: people and minutes, or why there are no numbers."""
    if offer.standing is Standing.FULL:
        return QCoreApplication.translate("Kiosk", "Hôm nay đã hết số")
    if offer.standing is Standing.CLOSED:
        shut = QCoreApplication.translate("Kiosk", "Ngoài giờ nhận số")
        return "\n".join(part for part in (shut, opens_again(offer.opens_next, now)) if part)
    lines = [people_waiting(offer.waiting)]
    if offer.wait is not None and offer.waiting:
        lines.append(about(offer.wait))
    return "\n".join(lines)


def opens_again(at: datetime | None, now: datetime) -> str:
    """Return when numbers are given again, with the date unless that is today; "" if unknown."""
    if at is None:
        return ""
    if at.date() == now.date():
        return QCoreApplication.translate("Kiosk", "mở lại lúc {time}").format(time=_clock(at))
    words = QCoreApplication.translate("Kiosk", "mở lại {time} ngày {date}")
    return words.format(time=_clock(at), date=f"{at:%d/%m}")


def hours_today(centre: Centre, service: str | None, now: datetime) -> str:
    """Return today's hours as a sentence; the centre's, or a service's own; "" on a closed day."""
    known = centre.services.get(service) if service else None
    today = number_intervals(centre, known, now.date())
    if not today:
        return ""
    if len(today) == 2 and today[0].closes <= NOON <= today[1].opens:
        words = QCoreApplication.translate(
            "Kiosk", "Nhận số buổi sáng {morning}, buổi chiều {afternoon}."
        )
        return words.format(morning=_span(today[0]), afternoon=_span(today[1]))
    return QCoreApplication.translate("Kiosk", "Nhận số {hours}.").format(hours=_spans(today))


def why_no_number(key: str) -> str:
    """Return why no number is given, for a refusal's key."""
    if key == Standing.CLOSED.value:
        return QCoreApplication.translate("Kiosk", "Ngoài giờ nhận số.")
    if key in (Standing.FULL.value, "series_full"):
        return QCoreApplication.translate(
            "Kiosk", "Hôm nay đã hết số cho lĩnh vực này. Mời Ông/Bà đến quầy hướng dẫn."
        )
    return store_gone()


def store_gone() -> str:
    """Return what to say while no number can be taken at all."""
    return QCoreApplication.translate(
        "Kiosk", "Máy chưa lấy được số lúc này. Mời Ông/Bà đến quầy hướng dẫn."
    )


def no_paper(key: str) -> str:
    """Return why there is no slip, for a printer's key."""
    if key == "paper_out":
        return QCoreApplication.translate(
            "Kiosk", "Máy hết giấy. Ông/Bà vẫn lấy được số trên màn hình."
        )
    return QCoreApplication.translate(
        "Kiosk", "Máy in đang gặp trục trặc. Ông/Bà vẫn lấy được số trên màn hình."
    )


def people_before(count: int) -> str:
    """Return how many come before a ticket."""
    if count == 0:
        return QCoreApplication.translate("Kiosk", "Hàng này chưa có ai chờ trước")
    return QCoreApplication.translate("Kiosk", "Còn {n} người trước Ông/Bà").format(n=count)


def until_turn(wait: WaitRange) -> str:
    """Return a ticket's wait range."""
    if wait.low_minutes == 0:
        words = QCoreApplication.translate("Kiosk", "Trong vòng {high} phút nữa đến lượt")
    else:
        words = QCoreApplication.translate("Kiosk", "Khoảng {low}–{high} phút nữa đến lượt")
    return words.format(low=wait.low_minutes, high=wait.high_minutes)


def places(counters: Sequence[str], zones: Sequence[str]) -> str:
    """Return where a ticket will be called: counters, and the zone where there is one."""
    said = []
    if counters:
        words = QCoreApplication.translate("Kiosk", "Quầy {codes}")
        said.append(words.format(codes=", ".join(counters)))
    if zones:
        words = QCoreApplication.translate("Kiosk", "Khu {codes}")
        said.append(words.format(codes=", ".join(zones)))
    return " · ".join(said)


def back_in(seconds: int) -> str:
    """Return the countdown of a page that leaves by itself."""
    words = QCoreApplication.translate("Kiosk", "Màn hình tự trở về sau {n} giây")
    return words.format(n=seconds)


def _clock(at: datetime | time) -> str:
    return f"{at.hour}:{at.minute:02d}"


def _span(interval: Interval) -> str:
    return f"{_clock(interval.opens)}–{_clock(interval.closes)}"


def _spans(found: Sequence[Interval]) -> str:
    return ", ".join(_span(interval) for interval in found)
