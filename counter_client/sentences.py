"""Sentences for keys: refusals, answers, reasons of a call and what devices say of themselves.

Errors and devices carry a key and facts; here is what a clerk reads. No blame, no code.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from centre.rules.calling import Reason, Rule
from centre.shell import device_words
from centre.shell.device_words import (
    device_kind,
    device_name,
    devices,
    filled,
    paper,
    since,
    slips_left,
)
from counter_client import acts_said, handover_said
from db.facts import DeviceHealth
from db.silence import owner_of

__all__ = ["device_kind", "device_name", "devices", "filled", "paper", "since", "slips_left"]

MOST_NAMED: Final = 3
"""A sentence names at most so many numbers; the rest are counted."""


def refusals() -> Mapping[str, str]:
    """Return the sentences for keys that do not work now, in the language of the moment."""
    return {
        **_of_calls(),
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


def _of_calls() -> Mapping[str, str]:
    """Return the sentences for calls that are too few or too many, and an absent too old."""
    return {
        "call_twice": QCoreApplication.translate(
            "Counter", "Gọi đủ {calls} lần rồi mới ghi vắng mặt."
        ),
        "called_enough": QCoreApplication.translate(
            "Counter", "Đã gọi {calls} lần. Không ai đến thì bấm F6."
        ),
        "undo_over": QCoreApplication.translate(
            "Counter", "Đã hết giờ hoàn lại. Bấm F8 để gọi lại số này."
        ),
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
            "Counter", "Không phải phiếu lấy số hay giấy tiếp nhận. Mã lạ: Shift+F8 để gõ."
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


def of_roles() -> Mapping[str, str]:
    """Return the sentences for what a role may not do."""
    return {
        "role_not_at_desk": QCoreApplication.translate(
            "Counter", "Vai trò này không gọi số và không phục vụ tại quầy."
        ),
        "serves_nobody": QCoreApplication.translate(
            "Counter", "Người được chọn không phục vụ tại quầy. Xin chọn người khác."
        ),
    }


def owner_name(device: DeviceHealth) -> str:
    """Return the program that owns a device as a clerk calls it; nothing where none does."""
    kind, _, name = (owner_of(device.kind, device.facts) or "").partition(":")
    return f"{device_kind(kind)} {name}".strip()


SAME_AS: Final[Mapping[str, str]] = {
    **device_words.SAME_AS,
    "ticket_move": "number_busy",
    "someone_was_faster": "screen_was_old",
    "no_ticket": "nobody_called",
    "absent_too_early": "call_twice",
    "undo_too_late": "undo_over",
    "counter_busy": "screen_was_old",
    "counter_paused": "paused",
    "not_signed_in": "signed_in_elsewhere",
}
"""Keys of store and drivers that say what another key says."""


def refused(key: str, facts: Mapping[str, object]) -> str:
    """Return the sentence for a refused key or press, whatever its key."""
    wanted = SAME_AS.get(key, key)
    found = next((said[wanted] for said in _known() if wanted in said), None)
    if found is None:
        found = QCoreApplication.translate("Counter", "Chưa làm được việc này. Xin thử lại.")
    return filled(found, facts)


def _known() -> Iterator[Mapping[str, str]]:
    """Yield the sentences of each kind, each key once; the commonest first.

    Every key of the desk is shown anew with each change, and making all of them took half of that.
    """
    kinds = (
        refusals,
        acts_said.refused,
        handover_said.sentences,
        answers,
        acts_said.told,
        of_roles,
    )
    yield from (kind() for kind in kinds)


def alarm(device: DeviceHealth) -> str:
    """Return the sentence of a device that is not well."""
    labels = named(device.facts.get("labels", ()))
    return device_words.alarm(device, labels=labels, owner=owner_name(device))


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
        return QCoreApplication.translate(
            "Counter", "Vì đứng ở nhóm đầu hàng sau khi chuyển hoặc xếp lại."
        )
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
