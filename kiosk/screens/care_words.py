"""What the technician's page says: devices, network, versions, log; one card for each thing."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from centre.shell import device_words
from centre.shell.device_words import ICONS
from db.facts import DeviceHealth
from kiosk.care_shown import Attempt, CareView, Section, Step
from kiosk.screens.blocks import Said

SOON: Final = timedelta(days=30)
"""A certificate that ends within this time is told as a warning; renewal begins far earlier."""
_MOST_DETAIL: Final = 160
# What a slip printer says of itself in words of the trade; others are said as they stand.
_WELL: Final = "ok"


def section_words(section: Section) -> str:
    """Return what a section is called."""
    return {
        Section.DEVICES: QCoreApplication.translate("Care", "Thiết bị"),
        Section.NETWORK: QCoreApplication.translate("Care", "Mạng"),
        Section.VERSIONS: QCoreApplication.translate("Care", "Phiên bản"),
        Section.LOG: QCoreApplication.translate("Care", "Nhật ký"),
    }[section]


def said(view: CareView, now: datetime) -> list[Said]:
    """Return the cards of the section that is shown."""
    cards = {
        Section.DEVICES: lambda: _devices(view, now),
        Section.NETWORK: lambda: _network(view, now),
        Section.VERSIONS: lambda: _versions(view),
        Section.LOG: lambda: _log(view),
    }
    return list(cards[view.section]())


def _card(text: str, label: str, icon: str, *, warns: bool = False) -> Said:
    return Said(text, "warn" if warns else "fact", label, icon)


def _devices(view: CareView, now: datetime) -> Iterator[Said]:
    """Yield how a test slip went, then each device."""
    yield from _trial(view.trial)
    if view.devices is None:
        text = QCoreApplication.translate("Care", "Chưa đọc được: cơ sở dữ liệu không trả lời.")
        yield _card(text, section_words(Section.DEVICES), "link_off", warns=True)
        return
    if not view.devices:
        text = QCoreApplication.translate("Care", "Chưa có thiết bị nào báo tin.")
        yield _card(text, section_words(Section.DEVICES), "info")
    for device in view.devices:
        yield _device(device, now)


def _device(device: DeviceHealth, now: datetime) -> Said:
    """Return a device: what it is, its state since when, what to do, the driver's own words."""
    is_well = device.state == _WELL
    name, since = device_words.device_name(device), device_words.since(device, now)
    detail = str(device.facts.get("detail") or "")[:_MOST_DETAIL]
    paper = "" if device.key in ("paper_low", "paper_out") else device_words.paper(device)
    sentences = ("" if is_well else device_words.alarm(device), paper)
    told = " ".join(part for part in sentences if part)
    text = f"{told} ({detail})".strip() if detail and not is_well else told
    state = f"{device_words.words_of(device)} · {since}"
    label = f"{name}: {state}" if text else name
    return _card(text or state, label, ICONS.get(device.state, "info"), warns=not is_well)


def _trial(trial: Attempt) -> Iterator[Said]:
    label = QCoreApplication.translate("Care", "Phiếu thử")
    if trial.step is Step.UNDER_WAY:
        yield _card(QCoreApplication.translate("Care", "Đang in"), label, "print")
    elif trial.step is Step.DONE:
        text = QCoreApplication.translate(
            "Care", "Đã in. Xin xem: đủ dấu, vạch không đứt, mã đọc được, giấy đã cắt."
        )
        yield _card(text, label, "done")
    elif trial.step is Step.FAILED:
        yield _card(_not_printed(trial.key), label, "warning", warns=True)


def _not_printed(key: str) -> str:
    """Return why the test slip is not out, as the printer's own sentence where there is one."""
    found = device_words.devices().get(key)
    if found is None:
        return QCoreApplication.translate("Care", "Chưa in được ({key}).").format(key=key)
    return device_words.filled(found, {"name": device_words.device_kind("printer")})


def _network(view: CareView, now: datetime) -> Iterator[Said]:
    """Yield the database, then the certificates, where there are any."""
    link = view.link
    state = {None: "none", True: "ok", False: "offline"}[link.answers]
    label = QCoreApplication.translate("Care", "Cơ sở dữ liệu")
    if link.answers is None:
        words = QCoreApplication.translate("Care", "Chưa rõ")
    else:
        words = device_words.state_words(state)
    since = f" · {_since(link.since, now)}" if link.since else ""
    is_lost = link.answers is False
    yield _card(link.address, f"{label}: {words}{since}", ICONS[state], warns=is_lost)
    for name, until in (
        (QCoreApplication.translate("Care", "Chứng thư của máy này"), link.own_until),
        (QCoreApplication.translate("Care", "Chứng thư của trung tâm"), link.centre_until),
    ):
        if until is not None:
            text = QCoreApplication.translate("Care", "Có hiệu lực đến {date}")
            ends = until - now < SOON
            icon = "warning" if ends else "done"
            yield _card(text.format(date=f"{until:%d/%m/%Y}"), name, icon, warns=ends)


def _since(at: datetime, now: datetime) -> str:
    """Return since when, with the day if it is another one."""
    shown = f"{at:%H:%M}" if at.date() == now.date() else f"{at:%d/%m %H:%M}"
    return QCoreApplication.translate("Care", "từ {at}").format(at=shown)


def _versions(view: CareView) -> Iterator[Said]:
    """Yield the question before a restart, then what runs here."""
    if view.sure:
        text = QCoreApplication.translate(
            "Care", "Chương trình sẽ tắt rồi mở lại trong khoảng một phút."
        )
        label = QCoreApplication.translate("Care", "Khởi động lại")
        yield _card(text, label, "again", warns=True)
    found = view.versions
    if found is None:
        return
    yield _card(found.motcua, "Motcua", "info")
    yield _card(f"{found.python} · {found.pyside}", "Python · PySide6", "info")
    yield _card(found.schema, QCoreApplication.translate("Care", "Cấu trúc dữ liệu"), "database")
    yield _card(found.system, QCoreApplication.translate("Care", "Hệ điều hành"), "board")


def _log(view: CareView) -> Iterator[Said]:
    """Yield how the saving went, then what is saved and where."""
    saved = view.saved
    label = QCoreApplication.translate("Care", "Xuất nhật ký")
    if saved.step is Step.UNDER_WAY:
        yield _card(QCoreApplication.translate("Care", "Đang lưu"), label, "park")
    elif saved.step is Step.DONE:
        text = QCoreApplication.translate("Care", "Đã lưu {file}. Có thể rút USB.")
        yield _card(text.format(file=saved.file), label, "done")
    elif saved.step is Step.FAILED:
        yield _card(_not_saved(saved.key), label, "warning", warns=True)
    text = QCoreApplication.translate(
        "Care",
        "Một tệp .zip gồm nhật ký, tình trạng thiết bị và cài đặt; số giấy tờ, mã hồ sơ và mã bí "
        "mật đã được xóa. Cắm USB rồi chạm lại «Nhật ký», sau đó chọn nơi lưu.",
    )
    yield _card(text, label, "info")


def _not_saved(key: str) -> str:
    if key == "disk_full":
        return QCoreApplication.translate("Care", "Chưa lưu được: nơi lưu đã đầy.")
    return QCoreApplication.translate(
        "Care", "Chưa lưu được: USB đã bị rút hoặc không cho ghi. Xin cắm lại và thử lần nữa."
    )
