"""What devices say of themselves, for staff: sentences, names, states; icon and words together.

Devices report a state, a key and facts (db.facts.DeviceHealth); here is what a clerk, a supervisor
or a technician reads. No blame, no code.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, Protocol

from PySide6.QtCore import QCoreApplication

_CLOSED: Final = "closed"
"""The key of a program that has ended in order (db.silence.CLOSED)."""


class Device(Protocol):
    """A device's last word, and since when."""

    @property
    def name(self) -> str:
        """Return its name in the settings."""

    @property
    def kind(self) -> str:
        """Return what it is: printer, kiosk, reader, and so on."""

    @property
    def state(self) -> str:
        """Return ok, warning, error or offline."""

    @property
    def key(self) -> str:
        """Return the key of its sentence."""

    @property
    def facts(self) -> Mapping[str, Any]:
        """Return what fills the sentence in."""

    @property
    def since(self) -> datetime:
        """Return since when it is so."""


ICONS: Final[Mapping[str, str]] = {
    "ok": "done",
    "warning": "warning",
    "error": "warning",
    "offline": "link_off",
    "none": "info",
}
COLOURS: Final[Mapping[str, str]] = {
    "ok": "ok",
    "warning": "warn",
    "error": "err",
    "offline": "err",
    "none": "ink2",
}
SAME_AS: Final[Mapping[str, str]] = {
    "no_player": "speaker_dead",
    "no_synthesiser": "speaker_dead",
    "voice_not_rendered": "speaker_dead",
    "clip_unreadable": "speaker_dead",
    "device_silent": "printer_offline",
}
"""Keys of drivers that say what another key says."""


def devices() -> Mapping[str, str]:
    """Return what the centre's devices say of themselves; name is the device."""
    return {**_lobby(), **_plugged_in(), **_programs()}


def _lobby() -> Mapping[str, str]:
    """Return the sentences of printers, boards, loudspeakers and kiosks."""
    return {
        "paper_low": QCoreApplication.translate("Counter", "{name} sắp hết giấy."),
        "paper_out": QCoreApplication.translate(
            "Counter", "{name} hết giấy. Người dân vẫn lấy số trên màn hình. Xin thay cuộn giấy."
        ),
        "cover_open": QCoreApplication.translate("Counter", "{name} đang mở nắp. Xin đóng nắp."),
        "cutter": QCoreApplication.translate(
            "Counter", "{name} kẹt dao cắt. Xin mở nắp và gỡ giấy kẹt."
        ),
        "printer_offline": QCoreApplication.translate(
            "Counter", "{name} không trả lời. Xin xem dây và nguồn."
        ),
        "printer_error": QCoreApplication.translate(
            "Counter", "{name} báo lỗi. Xin tắt, bật lại máy in."
        ),
        "status_unknown": QCoreApplication.translate(
            "Counter", "{name} không cho biết tình trạng. Xin xem còn giấy không."
        ),
        "speaker_dead": QCoreApplication.translate(
            "Counter", "Loa không hoạt động. Xin gọi số bằng lời tại quầy."
        ),
        "board_too_small": QCoreApplication.translate(
            "Counter", "{name} quá nhỏ cho hàng ghế xa. Xin chọn TV lớn hơn hoặc chia khu."
        ),
        "zone_unknown": QCoreApplication.translate(
            "Counter", "{name} chỉ hiện khu {zone}, mà không quầy nào ở khu đó. Xin báo kỹ thuật."
        ),
        **_films(),
        "help_called": QCoreApplication.translate("Counter", "Người dân gọi trợ giúp tại {name}."),
        "care_locked": QCoreApplication.translate(
            "Counter", "Mã kỹ thuật bị nhập sai nhiều lần tại {name}. Xin xem ai đang ở máy."
        ),
        "slips_doubtful": QCoreApplication.translate(
            "Counter", "Phiếu {labels} chưa chắc đã in. Xin hỏi số của người dân."
        ),
    }


def _films() -> Mapping[str, str]:
    """Return the sentences of the films that play on a board."""
    return {
        "film_left_out": QCoreApplication.translate(
            "Counter", "{name} không đủ chỗ cho phim bên cạnh số gọi. Xin báo bộ phận kỹ thuật."
        ),
        "film_unreadable": QCoreApplication.translate(
            "Counter", "{name} không chiếu được tệp {file}. Xin chép lại tệp đó hoặc bỏ ra."
        ),
        "film_dates": QCoreApplication.translate(
            "Counter", "{name}: ngày ghi trong {file} chưa đúng nên chưa chiếu. Xin sửa lại ngày."
        ),
        "film_codec": QCoreApplication.translate(
            "Counter", "{name} không đọc được kiểu phim của {file}. Xin đổi sang mp4 H.264."
        ),
        "film_no_codec": QCoreApplication.translate(
            "Counter", "{name}: máy không chiếu được phim, chỉ chiếu ảnh và chữ. Xin báo kỹ thuật."
        ),
        "films_missing": QCoreApplication.translate(
            "Counter", "{name} chưa có gì để chiếu. Xin chép phim, ảnh vào thư mục của bảng."
        ),
        "films_too_many": QCoreApplication.translate(
            "Counter", "{name} có quá nhiều tệp, {count} tệp không chiếu. Xin bỏ bớt tệp cũ."
        ),
    }


def _plugged_in() -> Mapping[str, str]:
    """Return the sentences of what is listened to: lines, keypads, signs, scanners, cameras."""
    return {
        "port_gone": QCoreApplication.translate(
            "Counter", "{name} chưa cắm hoặc mất dây. Xin xem dây và nguồn."
        ),
        "port_busy": QCoreApplication.translate(
            "Counter", "{name} đang bị chương trình khác giữ. Xin đóng chương trình đó."
        ),
        "port_denied": QCoreApplication.translate(
            "Counter", "Máy tính này chưa được quyền dùng {name}. Xin báo bộ phận kỹ thuật."
        ),
        "device_error": QCoreApplication.translate(
            "Counter", "{name} báo lỗi. Xin rút ra, cắm lại."
        ),
        "line_noise": QCoreApplication.translate(
            "Counter", "{name} bị nhiễu. Xin xem đầu nối, để dây xa dây điện."
        ),
        "other_master": QCoreApplication.translate(
            "Counter", "{name} đang có máy khác điều khiển. Xin báo bộ phận kỹ thuật."
        ),
        "keys_not_grabbed": QCoreApplication.translate(
            "Counter", "{name} tạm không dùng: phím có thể lọt sang cửa sổ khác. Xin báo kỹ thuật."
        ),
        "wedge_letters": QCoreApplication.translate(
            "Counter", "{name} gõ sai chữ. Xin tắt bộ gõ tiếng Việt, hoặc báo kỹ thuật."
        ),
        "camera_dark": QCoreApplication.translate(
            "Counter", "{name} chỉ thấy tối. Xin xem nắp che ống kính và đèn."
        ),
        "starting": QCoreApplication.translate("Counter", "{name} đang khởi động. Xin chờ."),
    }


def _programs() -> Mapping[str, str]:
    """Return the sentences of programs that are silent or have ended."""
    return {
        "program_silent": QCoreApplication.translate(
            "Counter", "{name} không báo tin nữa. Xin xem máy có bật và có mạng không."
        ),
        "owner_silent": QCoreApplication.translate(
            "Counter", "Chưa rõ {name} thế nào: {owner} không báo tin nữa. Xin xem máy đó."
        ),
        "closed": QCoreApplication.translate("Counter", "{name} đã tắt. Xin bật khi cần."),
    }


def device_kind(kind: str) -> str:
    """Return what a kind of device is called."""
    return {
        "printer": QCoreApplication.translate("Counter", "Máy in"),
        "kiosk": QCoreApplication.translate("Counter", "Máy lấy số"),
        "display": QCoreApplication.translate("Counter", "Bảng gọi"),
        "speaker": QCoreApplication.translate("Counter", "Loa"),
        "counter": QCoreApplication.translate("Counter", "Quầy"),
        "line": QCoreApplication.translate("Counter", "Đường dây"),
        "keypad": QCoreApplication.translate("Counter", "Bàn phím"),
        "sign": QCoreApplication.translate("Counter", "Bảng số quầy"),
        "reader": QCoreApplication.translate("Counter", "Máy quét"),
        "camera": QCoreApplication.translate("Counter", "Camera"),
        "film": QCoreApplication.translate("Counter", "Phim trên bảng"),
        "slips_doubtful": QCoreApplication.translate("Counter", "Phiếu"),
    }.get(kind, kind)


def device_name(device: Device) -> str:
    """Return a device as a clerk calls it: what it is, and its name in the settings."""
    name = device.name.removeprefix(f"{device.kind}:")
    return f"{device_kind(device.kind)} {name}".strip()


def filled(sentence: str, facts: Mapping[str, object]) -> str:
    """Return sentence with its placeholders filled; one without a fact stays empty."""
    told = {name: _readable(fact) for name, fact in facts.items()}
    return sentence.format_map(_Forgiving(told)).strip()


def _readable(fact: object) -> object:
    """Return a time as 09:14, anything else as it is."""
    return f"{fact:%H:%M}" if isinstance(fact, datetime) else fact


class _Forgiving(dict[str, object]):
    """Facts of which some may be missing: a sentence is worth more than a traceback."""

    def __missing__(self, key: str) -> str:
        return "…"


def alarm(device: Device, **told: str) -> str:
    """Return the sentence of a device that is not well; told adds to its facts."""
    key = SAME_AS.get(device.key, device.key)
    found = devices().get(key)
    if key == "paper_low" and slips_left(device) is not None:
        found = QCoreApplication.translate(
            "Counter", "{name} sắp hết giấy, còn khoảng {slips_left} phiếu."
        )
    if found is None:
        found = QCoreApplication.translate("Counter", "{name} cần người xem giúp.")
    return filled(found, {**device.facts, "name": device_name(device), **told})


def state_words(state: str) -> str:
    """Return a state in one or two short words."""
    return {
        "ok": QCoreApplication.translate("Counter", "Tốt"),
        "warning": QCoreApplication.translate("Counter", "Cần xem"),
        "error": QCoreApplication.translate("Counter", "Có lỗi"),
        "offline": QCoreApplication.translate("Counter", "Mất nối"),
        "none": QCoreApplication.translate("Counter", "Không có"),
    }[state]


def words_of(device: Device) -> str:
    """Return how a device is in one or two short words."""
    if device.state == "ok" and device.key == _CLOSED:
        return QCoreApplication.translate("Counter", "Đã tắt")
    if device.state == "ok" and device.key == "starting":
        return QCoreApplication.translate("Counter", "Đang mở")
    return state_words(device.state)


def slips_left(device: Device) -> int | None:
    """Return how many slips a printer's roll is good for, None where nobody has said so."""
    left = device.facts.get("slips_left")
    return left if isinstance(left, int) and not isinstance(left, bool) and left >= 0 else None


def paper(device: Device) -> str:
    """Return what is left of a printer's roll; nothing where nobody has said so."""
    left = slips_left(device)
    if left is None:
        return ""
    text = QCoreApplication.translate("Counter", "Còn khoảng {slips_left} phiếu.")
    return text.format(slips_left=left)


def since(device: Device, now: datetime) -> str:
    """Return since when a device is as it is: from 09:14, or from 22/11 09:14."""
    at = f"{device.since:%H:%M}"
    if device.since.date() != now.date():
        at = f"{device.since:%d/%m} {at}"
    return QCoreApplication.translate("Counter", "từ {at}").format(at=at)
