"""The words of the devices' pages: kinds, states, refusals. No blame, no code."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from centre.rules.enrolling import OFFER_HOLDS, Enrolment, Kind
from counter_client import sentences
from counter_client.shown import Shown
from counter_client.supervisor.enrolling import ENDS_SOON
from db.enrolment.desk import Enrolled, Offer
from db.facts import DeviceHealth

ICONS: Final[Mapping[Kind, str]] = {
    Kind.KIOSK: "ticket",
    Kind.RATING: "rate",
    Kind.DISPLAY: "board",
    Kind.COUNTER: "counter",
    Kind.SUPERVISOR: "person",
}
"""Kind -> its icon; the words stand beside it."""


def sort_words() -> Mapping[str, str]:
    """Return what can be added, by the key of its Sort."""
    return {
        "counter": QCoreApplication.translate("Devices", "Máy quầy"),
        "counter_rates": QCoreApplication.translate("Devices", "Máy quầy có bàn phím đánh giá"),
        "kiosk": QCoreApplication.translate("Devices", "Kiosk lấy số"),
        "rating": QCoreApplication.translate("Devices", "Máy đánh giá"),
        "display": QCoreApplication.translate("Devices", "Bảng hiển thị"),
        "supervisor": QCoreApplication.translate("Devices", "Máy lãnh đạo"),
    }


def kind_words(kind: Kind) -> str:
    """Return a kind in words; the keypad of a counter PC is not told apart."""
    return sort_words()[kind.value]


def titled(kind: Kind, name: str) -> str:
    """Return a device as people call it: c4 · Máy quầy."""
    return f"{name} · {kind_words(kind)}"


def counter_words(shown: Shown, code: str | None) -> str:
    """Return a counter's name; nothing where there is none."""
    if code is None:
        return ""
    found = shown.centre.counters.get(code) if shown.centre else None
    if found is not None:
        return shown.words(found.name)
    return QCoreApplication.translate("Devices", "Quầy {code}").format(code=code)


def health_of(device: Enrolled, shown: Shown) -> DeviceHealth | None:
    """Return what an enrolled device's program last told of itself, if it ever did."""
    found = (each for each in shown.devices if f"{each.kind}:{each.name}" == device.actor)
    return next(found, None)


def link_words(device: Enrolled, shown: Shown) -> tuple[str, str]:
    """Return the colour and the words of a device's connection; since when it is silent."""
    if device.is_connected:
        return "ok", QCoreApplication.translate("Devices", "Đang kết nối")
    health = health_of(device, shown)
    if health is not None and health.state == "offline":
        text = QCoreApplication.translate("Devices", "Im lặng {since}")
        return "err", text.format(since=sentences.since(health, shown.now))
    return "ink2", QCoreApplication.translate("Devices", "Chưa kết nối")


def certificate_words(device: Enrolled, now: datetime) -> tuple[str, str]:
    """Return the colour and the words of a certificate's end; a warning when it is near."""
    ends = f"{device.expires_at:%d/%m/%Y}"
    if device.is_expired:
        text = QCoreApplication.translate(
            "Devices", "Chứng thư hết hạn từ {date}. Xin gỡ rồi thêm lại máy này."
        )
        return "err", text.format(date=ends)
    if device.expires_at - now <= ENDS_SOON:
        text = QCoreApplication.translate(
            "Devices", "Chứng thư sắp hết hạn: {date}. Xin bật máy này để tự gia hạn."
        )
        return "warn", text.format(date=ends)
    text = QCoreApplication.translate("Devices", "Chứng thư đến {date}")
    return "ink2", text.format(date=ends)


def pending_words(pending: Offer, now: datetime) -> str:
    """Return where an enrolment stands."""
    if pending.state is Enrolment.ASKED:
        return QCoreApplication.translate("Devices", "Đang xin kết nối. Xin so sáu số.")
    if pending.state is Enrolment.ACCEPTED:
        return QCoreApplication.translate("Devices", "Đang cấp quyền.")
    text = QCoreApplication.translate("Devices", "Chờ máy mới. {left}")
    left = min(pending.expires_at - now, OFFER_HOLDS)
    return text.format(left=left_words(int(left.total_seconds())))


def left_words(seconds: int) -> str:
    """Return how long a bundle can still be used."""
    if seconds <= 0:
        return QCoreApplication.translate("Devices", "Mã đã hết hạn.")
    if seconds < 60:
        return QCoreApplication.translate("Devices", "Còn chưa đến 1 phút.")
    text = QCoreApplication.translate("Devices", "Còn {minutes} phút.")
    return text.format(minutes=-(-seconds // 60))


def digits_in_groups(digits: str) -> str:
    """Return six digits in two groups of three, which stay on one line."""
    return f"{digits[:3]}\u2002{digits[3:]}"


def over_words(ending: str, name: str) -> str:
    """Return how an enrolment ended that came to nothing."""
    if ending == Enrolment.EXPIRED:
        text = QCoreApplication.translate(
            "Devices", "Mã của máy {name} đã hết hạn. Xin tạo mã mới rồi làm lại."
        )
    else:
        text = QCoreApplication.translate(
            "Devices", "Đã từ chối máy {name}. Máy đó không được kết nối."
        )
    return text.format(name=name)


def told(key: str, facts: Mapping[str, object]) -> str:
    """Return the sentence of a message, whatever its key."""
    found = {**_asked_wrongly(), **_happened()}.get(key)
    return sentences.filled(found, facts) if found else sentences.refused(key, facts)


def _asked_wrongly() -> Mapping[str, str]:
    """Return the sentences for answers that cannot be taken."""
    shape = QCoreApplication.translate(
        "Devices", "Tên chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ c4."
    )
    taken = QCoreApplication.translate(
        "Devices", "Đã có máy tên {name}. Xin đặt tên khác, hoặc gỡ máy cũ trước."
    )
    counter = QCoreApplication.translate("Devices", "Xin chọn quầy của máy này.")
    return {
        "device_name_shape": shape,
        "name_taken": taken,
        "counter_needed": counter,
        "counter_not_here": counter,
        "not_permitted": QCoreApplication.translate(
            "Devices", "Máy này chưa có quyền quản lý thiết bị. Xin dùng máy lãnh đạo."
        ),
        "own_device": own_device(),
        "needs_server": server_needed(),
        "server_unpublished": QCoreApplication.translate(
            "Devices",
            "Máy chủ chưa sẵn sàng nhận máy mới. Xin chạy trên máy chủ: motcua-db server init",
        ),
    }


def own_device() -> str:
    """Return why a screen does not remove the machine it stands on."""
    return QCoreApplication.translate(
        "Devices", "Đây chính là máy đang dùng. Xin gỡ máy này từ một máy khác."
    )


def _happened() -> Mapping[str, str]:
    """Return the sentences for what has come to its end."""
    over = QCoreApplication.translate("Devices", "Mã này đã hết hạn hoặc đã được xử lý ở nơi khác.")
    return {
        "device_removed": QCoreApplication.translate(
            "Devices", "Đã gỡ máy {name}. Máy đó không còn kết nối được."
        ),
        "device_refused": QCoreApplication.translate(
            "Devices", "Đã hủy mã của máy {name}. Muốn thêm máy này, xin tạo mã mới."
        ),
        "wish_too_old": QCoreApplication.translate(
            "Devices", "Đã có kết nối lại. Chưa rõ lần bấm trước đó, xin xem danh sách."
        ),
        "enrolment_move": over,
        "enrolment_expired": over,
        "enrolment_unknown": over,
        "device_unknown": QCoreApplication.translate("Devices", "Máy này đã được gỡ trước đó."),
        "file_saved": QCoreApplication.translate("Devices", "Đã lưu {file} vào {place}."),
        "disk_full": QCoreApplication.translate(
            "Devices", "Nơi lưu đã đầy, tệp chưa được lưu. Xin dọn bớt hoặc chọn nơi khác."
        ),
        "place_gone": QCoreApplication.translate(
            "Devices", "Không ghi được vào nơi này. Xin cắm lại USB hoặc chọn nơi khác."
        ),
    }


def server_needed() -> str:
    """Return why a one-box centre can add no machine, and the command that helps."""
    return QCoreApplication.translate(
        "Devices",
        "Muốn nhiều máy dùng chung, cần chuyển dữ liệu lên máy chủ. "
        "Lệnh trên máy này: motcua-db move",
    )


def link_lost() -> str:
    """Return that the list cannot be read."""
    return QCoreApplication.translate(
        "Devices", "Mất kết nối dữ liệu. Danh sách là của lần đọc trước; đang tự nối lại."
    )
