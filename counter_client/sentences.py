"""Sentences for keys: refusals, answers, reasons of a call and what devices say of themselves.

Errors and devices carry a key and facts; here is what a clerk reads. No blame, no code.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from centre.rules.calling import Reason, Rule
from db.facts import DeviceHealth
from db.silence import owner_of

MOST_NAMED: Final = 3
"""A sentence names at most so many numbers; the rest are counted."""


def refusals() -> Mapping[str, str]:
    """Return the sentences for keys that do not work now, in the language of the moment."""
    return {
        "busy": QCoreApplication.translate(
            "Counter", "Phím chưa được nhận: đang chờ dữ liệu. Xin bấm lại."
        ),
        "link_lost": QCoreApplication.translate(
            "Counter", "Mất kết nối dữ liệu. Phím này mở lại khi có kết nối."
        ),
        "signed_out": QCoreApplication.translate("Counter", "Xin đăng nhập trước."),
        "nobody_called": QCoreApplication.translate("Counter", "Chưa gọi số nào."),
        "already_serving": QCoreApplication.translate("Counter", "Đang phục vụ số {label}."),
        "still_open": QCoreApplication.translate("Counter", "Xin hoàn tất số {label} trước."),
        "paused": QCoreApplication.translate(
            "Counter", "Quầy đang tạm nghỉ. Bấm F9 để làm việc lại."
        ),
        "just_pressed": QCoreApplication.translate("Counter", "Vừa bấm rồi, chờ 2 giây."),
        "call_twice": QCoreApplication.translate(
            "Counter", "Gọi đủ {calls} lần rồi mới ghi vắng mặt."
        ),
        "undo_over": QCoreApplication.translate(
            "Counter", "Đã hết giờ hoàn lại. Bấm F8 để gọi lại số này."
        ),
        "pin_missing": QCoreApplication.translate("Counter", "Xin chọn cán bộ và nhập mã PIN."),
        "number_missing": QCoreApplication.translate("Counter", "Xin ghi số cần gọi."),
        "nothing_parked": QCoreApplication.translate("Counter", "Không có số nào đang gác."),
        "nobody_waits": QCoreApplication.translate("Counter", "Chưa có ai chờ."),
        "too_old": QCoreApplication.translate(
            "Counter", "Đã có kết nối lại. Chưa rõ lần bấm {key} trước đó, xin xem số hiện tại."
        ),
        "signed_in_elsewhere": QCoreApplication.translate(
            "Counter", "Phiên làm việc đã kết thúc. Xin đăng nhập lại."
        ),
        "transferred": QCoreApplication.translate("Counter", "Đã chuyển số {label}."),
        "parked": QCoreApplication.translate("Counter", "Đã gác số {label}. Bấm F5 để lấy lại."),
        "device_asks": QCoreApplication.translate(
            "Counter", "Máy {name} xin kết nối. Bấm F12 để so sáu số."
        ),
        "page_open": QCoreApplication.translate("Counter", "Bấm Esc để đóng trang này trước."),
    }


def answers() -> Mapping[str, str]:
    """Return the sentences for what the store refused."""
    return {
        "pin_wrong": QCoreApplication.translate("Counter", "Mã PIN chưa đúng. Còn {left} lần thử."),
        "pin_locked": QCoreApplication.translate(
            "Counter", "Nhập sai nhiều lần. Xin thử lại lúc {until}."
        ),
        "clerk_unknown": QCoreApplication.translate(
            "Counter", "Chưa có tên này. Xin hỏi người phụ trách."
        ),
        "counter_unknown": QCoreApplication.translate(
            "Counter", "Quầy này chưa được khai báo. Xin hỏi người phụ trách."
        ),
        "number_unknown": QCoreApplication.translate("Counter", "Hôm nay không có số {label}."),
        "number_busy": QCoreApplication.translate(
            "Counter", "Số này đang ở quầy khác hoặc đã xong."
        ),
        "reason_missing": QCoreApplication.translate("Counter", "Xin ghi lý do."),
        "service_unknown": QCoreApplication.translate("Counter", "Xin chọn một dịch vụ."),
        "counter_does_not_serve": QCoreApplication.translate(
            "Counter", "Quầy được chọn không làm dịch vụ này."
        ),
        "screen_was_old": QCoreApplication.translate(
            "Counter", "Vừa có thay đổi ở nơi khác. Màn hình đã cập nhật, xin xem lại."
        ),
        "scan_no_slip": QCoreApplication.translate(
            "Counter", "Mã vừa quét không phải phiếu lấy số. Xin quét mã trên phiếu."
        ),
        "scan_unreadable": QCoreApplication.translate(
            "Counter", "Chưa đọc được mã. Xin đặt phiếu phẳng rồi quét lại."
        ),
        "scan_letters": QCoreApplication.translate(
            "Counter", "Máy quét gõ sai chữ. Xin tắt bộ gõ tiếng Việt rồi quét lại."
        ),
        "scan_other_day": QCoreApplication.translate(
            "Counter", "Phiếu này không phải của hôm nay. Xin mời người dân lấy số mới."
        ),
        "roll_kept": QCoreApplication.translate("Counter", "Đã ghi nhận cuộn giấy mới."),
    }


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
        "help_called": QCoreApplication.translate("Counter", "Người dân gọi trợ giúp tại {name}."),
        "slips_doubtful": QCoreApplication.translate(
            "Counter", "Phiếu {labels} chưa chắc đã in. Xin hỏi số của người dân."
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
        "slips_doubtful": QCoreApplication.translate("Counter", "Phiếu"),
    }.get(kind, kind)


def device_name(device: DeviceHealth) -> str:
    """Return a device as a clerk calls it: what it is, and its name in the settings."""
    name = device.name.removeprefix(f"{device.kind}:")
    return f"{device_kind(device.kind)} {name}".strip()


def owner_name(device: DeviceHealth) -> str:
    """Return the program that owns a device as a clerk calls it; nothing where none does."""
    kind, _, name = (owner_of(device.kind, device.facts) or "").partition(":")
    return f"{device_kind(kind)} {name}".strip()


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


SAME_AS: Final[Mapping[str, str]] = {
    "ticket_move": "number_busy",
    "someone_was_faster": "screen_was_old",
    "no_ticket": "nobody_called",
    "absent_too_early": "call_twice",
    "undo_too_late": "undo_over",
    "counter_busy": "screen_was_old",
    "counter_paused": "paused",
    "no_player": "speaker_dead",
    "no_synthesiser": "speaker_dead",
    "voice_not_rendered": "speaker_dead",
    "clip_unreadable": "speaker_dead",
    "not_signed_in": "signed_in_elsewhere",
    "device_silent": "printer_offline",
}
"""Keys of store and drivers that say what another key says."""


def refused(key: str, facts: Mapping[str, object]) -> str:
    """Return the sentence for a refused key or press, whatever its key."""
    found = {**answers(), **refusals()}.get(SAME_AS.get(key, key))
    if found is None:
        found = QCoreApplication.translate("Counter", "Chưa làm được việc này. Xin thử lại.")
    return filled(found, facts)


def alarm(device: DeviceHealth) -> str:
    """Return the sentence of a device that is not well."""
    key = SAME_AS.get(device.key, device.key)
    found = devices().get(key)
    if key == "paper_low" and slips_left(device) is not None:
        found = QCoreApplication.translate(
            "Counter", "{name} sắp hết giấy, còn khoảng {slips_left} phiếu."
        )
    if found is None:
        found = QCoreApplication.translate("Counter", "{name} cần người xem giúp.")
    told = {
        "name": device_name(device),
        "labels": named(device.facts.get("labels", ())),
        "owner": owner_name(device),
    }
    return filled(found, {**device.facts, **told})


def slips_left(device: DeviceHealth) -> int | None:
    """Return how many slips a printer's roll is good for, None where nobody has said so."""
    left = device.facts.get("slips_left")
    return left if isinstance(left, int) and not isinstance(left, bool) and left >= 0 else None


def paper(device: DeviceHealth) -> str:
    """Return what is left of a printer's roll; nothing where nobody has said so."""
    left = slips_left(device)
    if left is None:
        return ""
    text = QCoreApplication.translate("Counter", "Còn khoảng {slips_left} phiếu.")
    return text.format(slips_left=left)


def since(device: DeviceHealth, now: datetime) -> str:
    """Return since when a device is as it is: from 09:14, or from 22/11 09:14."""
    at = f"{device.since:%H:%M}"
    if device.since.date() != now.date():
        at = f"{device.since:%d/%m} {at}"
    return QCoreApplication.translate("Counter", "từ {at}").format(at=at)


def slips_in_short(labels: Sequence[str]) -> str:
    """Return the warning about doubtful slips for the strip."""
    text = QCoreApplication.translate("Counter", "Phiếu {labels} chưa chắc đã in.")
    return text.format(labels=named(labels))


def why(reason: Reason, label: str) -> str:
    """Return in one sentence why label was called and no other number."""
    told = {"note": reason.note, "longest": reason.longest or "", "passed": named(reason.bypassed)}
    return filled(_rule(reason, label), told)


def _rule(reason: Reason, label: str) -> str:
    """Return the sentence of a rule, unfilled."""
    if reason.rule is Rule.HEAD:
        return QCoreApplication.translate("Counter", "Vì được chuyển đến vị trí đầu.")
    if reason.rule is Rule.PRIORITY:
        return QCoreApplication.translate("Counter", "Vì thuộc diện ưu tiên; gọi trước {passed}.")
    if reason.rule is Rule.BOUND:
        return QCoreApplication.translate("Counter", "Vì đã nhường đủ số ưu tiên, nay đến lượt.")
    if reason.rule is Rule.CHOSEN:
        return QCoreApplication.translate("Counter", "Vì cán bộ chọn: {note}")
    if reason.longest not in (None, label):
        return QCoreApplication.translate(
            "Counter", "Vì đến lượt lĩnh vực này; chờ lâu nhất là {longest}."
        )
    return QCoreApplication.translate("Counter", "Vì chờ lâu nhất trong các số của quầy.")


def named(labels: Sequence[str]) -> str:
    """Return numbers as text: the first few by name, the rest as a count."""
    first = ", ".join(labels[:MOST_NAMED])
    more = len(labels) - MOST_NAMED
    return f"{first} (+{more})" if more > 0 else first
