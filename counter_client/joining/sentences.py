"""The words of motcua-join: what happened, what to do, where help is. No blame."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from centre.rules.enrolling import Enrolment, Kind
from counter_client.joining.centre_file import Outcome
from counter_client.joining.flow import Joining, Trouble

_CLOCK: Final = ("not yet valid", "has expired")
"""What OpenSSL says of a certificate when the clock of this machine is wrong."""
_HOST: Final = ("does not match host name", "self-signed certificate", "unable to get")
"""What libpq and OpenSSL say of a certificate that is not this server's."""


def kind_words(kind: Kind) -> str:
    """Return what this machine will be."""
    return {
        Kind.KIOSK: QCoreApplication.translate("Joining", "Kiosk lấy số"),
        Kind.RATING: QCoreApplication.translate("Joining", "Máy đánh giá"),
        Kind.DISPLAY: QCoreApplication.translate("Joining", "Bảng hiển thị"),
        Kind.COUNTER: QCoreApplication.translate("Joining", "Máy quầy"),
        Kind.SUPERVISOR: QCoreApplication.translate("Joining", "Máy lãnh đạo"),
    }[kind]


def facts_of(joining: Joining) -> tuple[tuple[str, str], ...]:
    """Return what a bundle says, as (icon, sentence): centre, server, machine, counter if any."""
    bundle = joining.bundle
    if bundle is None:
        return ()
    server = f"{bundle.host}:{bundle.port}"
    machine = f"{bundle.name} · {kind_words(bundle.kind)}"
    centre = QCoreApplication.translate("Joining", "Trung tâm: {centre}")
    at = QCoreApplication.translate("Joining", "Máy chủ: {server}")
    name = QCoreApplication.translate("Joining", "Tên máy này: {machine}")
    facts = (
        ("centre", centre.format(centre=bundle.centre)),
        ("database", at.format(server=server)),
        ("board", name.format(machine=machine)),
    )
    if bundle.counter is None:
        return facts
    stands = QCoreApplication.translate("Joining", "Quầy {counter}")
    return (*facts, ("counter", stands.format(counter=bundle.counter)))


def waiting(joining: Joining, seconds: int, *, slow: bool) -> tuple[str, str]:
    """Return icon and words of what is waited for."""
    if joining.is_away:
        text = QCoreApplication.translate(
            "Joining", "Mất kết nối với máy chủ. Đang tự nối lại; sáu số vẫn giữ nguyên."
        )
        return "link_off", text
    if slow:
        text = QCoreApplication.translate(
            "Joining", "Máy chủ chưa ký. Xin xem máy chủ có đang chạy: motcua-db server attend"
        )
        return "warning", text
    if joining.state is Enrolment.ACCEPTED:
        return "done", QCoreApplication.translate("Joining", "Đã khớp. Máy chủ đang cấp quyền.")
    minutes = max(1, -(-seconds // 60))
    text = QCoreApplication.translate(
        "Joining", "Nếu sáu số giống nhau, bấm Khớp trên máy người phụ trách. Còn {minutes} phút."
    )
    return "clock", text.format(minutes=minutes)


def outcome_words(outcome: Outcome) -> str:
    """Return what became of the settings of this machine."""
    told = {
        "differs": QCoreApplication.translate(
            "Joining", "Máy này đã có tệp {file}. Xin tự sửa để tệp có các dòng sau:"
        ),
        "disk_full": QCoreApplication.translate(
            "Joining", "Đĩa đầy, chưa ghi được {file}. Xin dọn đĩa rồi ghi tệp với các dòng sau:"
        ),
        "folder_refused": QCoreApplication.translate(
            "Joining", "Không có quyền ghi {file}. Xin nhờ quản trị máy ghi tệp với các dòng sau:"
        ),
        "settings_refused": QCoreApplication.translate(
            "Joining", "Chưa ghi {file}. Xin ghi tệp với các dòng sau, sửa lại cho đúng:"
        ),
    }
    wrote = QCoreApplication.translate("Joining", "Đã ghi cài đặt vào {file}.")
    right = QCoreApplication.translate("Joining", "Cài đặt trong {file} đã đúng, không phải sửa.")
    text = told.get(outcome.why) or (wrote if outcome.written else right)
    return text.format(file=outcome.file)


def failed(trouble: Trouble) -> tuple[str, str]:
    """Return what happened and what to do about it."""
    known = {**_bundle(), **_server(), **_machine()}
    what, remedy = known.get(_meant(trouble), known["other"])
    return what, remedy.format_map(_Forgiving(trouble.facts))


def _meant(trouble: Trouble) -> str:
    """Return the sentence's key: some errors carry their meaning in what a library said."""
    said = str(trouble.facts.get("said", ""))
    if any(words in said for words in _CLOCK):
        return "clock_wrong"
    if trouble.key == "pairing_refused" and any(words in said for words in _HOST):
        return "server_other"
    if trouble.key == "bundle_bad" and trouble.facts.get("why") in ("newer bundle", "no bundle"):
        return str(trouble.facts["why"])
    return trouble.key


def _bundle() -> Mapping[str, tuple[str, str]]:
    """Return what can be wrong with a bundle."""
    new = QCoreApplication.translate("Joining", "Xin tạo mã mới trên máy người phụ trách.")
    over = QCoreApplication.translate("Joining", "Mã đã hết hạn hoặc đã được dùng.")
    return {
        "bundle_bad": (
            QCoreApplication.translate("Joining", "Mã bị thiếu hoặc sai chữ."),
            QCoreApplication.translate(
                "Joining", "Xin tắt bộ gõ tiếng Việt rồi quét lại, hoặc dùng tệp trên USB."
            ),
        ),
        "no bundle": (
            QCoreApplication.translate("Joining", "Đây không phải mã thêm thiết bị."),
            QCoreApplication.translate(
                "Joining", "Mã bắt đầu bằng MOTCUA. Xin quét mã trên máy người phụ trách."
            ),
        ),
        "newer bundle": (
            QCoreApplication.translate("Joining", "Mã này của phiên bản mới hơn."),
            QCoreApplication.translate("Joining", "Xin cập nhật phần mềm trên máy này trước."),
        ),
        "bundle_refused": (over, new),
        "there_expired": (over, new),
        "there_refused": (
            QCoreApplication.translate("Joining", "Người phụ trách đã từ chối máy này."),
            QCoreApplication.translate(
                "Joining", "Nếu sáu số khác nhau, xin báo người phụ trách trước khi làm lại."
            ),
        ),
    }


def _server() -> Mapping[str, tuple[str, str]]:
    """Return what can be wrong with the way to the server."""
    gone = (
        QCoreApplication.translate("Joining", "Không nối được với máy chủ."),
        QCoreApplication.translate(
            "Joining", "Xin xem dây mạng, máy chủ có bật không, rồi bấm Thử lại."
        ),
    )
    return {
        "database_gone": gone,
        "database_busy": gone,
        "server_other": (
            QCoreApplication.translate("Joining", "Không phải máy chủ của trung tâm."),
            QCoreApplication.translate("Joining", "Dừng lại và báo người phụ trách."),
        ),
        "clock_wrong": (
            QCoreApplication.translate("Joining", "Đồng hồ của máy này chạy sai."),
            QCoreApplication.translate("Joining", "Xin chỉnh ngày giờ của máy rồi bấm Thử lại."),
        ),
        "pairing_refused": (
            QCoreApplication.translate("Joining", "Máy chủ không nhận máy mới."),
            QCoreApplication.translate(
                "Joining", "Xin tạo mã mới. Nếu vẫn vậy, chạy trên máy chủ: motcua-db server init"
            ),
        ),
        "certificate_bad": (
            QCoreApplication.translate("Joining", "Giấy tờ máy chủ cấp không khớp với máy này."),
            QCoreApplication.translate("Joining", "Xin báo người phụ trách, rồi tạo mã mới."),
        ),
    }


def _machine() -> Mapping[str, tuple[str, str]]:
    """Return what can be wrong with this machine."""
    return {
        "disk_full": (
            QCoreApplication.translate("Joining", "Đĩa của máy này đã đầy."),
            QCoreApplication.translate("Joining", "Xin dọn bớt rồi bấm Thử lại."),
        ),
        "folder_refused": (
            QCoreApplication.translate("Joining", "Không ghi được khóa của máy này."),
            QCoreApplication.translate(
                "Joining", "Xin mở chương trình bằng tài khoản của Motcua. Nơi ghi: {file}"
            ),
        ),
        "identity_busy": (
            QCoreApplication.translate("Joining", "Chương trình khác đang dùng khóa của máy này."),
            QCoreApplication.translate("Joining", "Xin đóng chương trình đó rồi bấm Thử lại."),
        ),
        "place_gone": (
            QCoreApplication.translate("Joining", "Không đọc được tệp trên USB."),
            QCoreApplication.translate("Joining", "Xin cắm lại USB."),
        ),
        "other": (
            QCoreApplication.translate("Joining", "Chưa nối được máy này."),
            QCoreApplication.translate("Joining", "Xin thử lại, hoặc báo người phụ trách."),
        ),
    }


class _Forgiving(dict[str, Any]):
    """Facts of which some may be missing: a sentence is worth more than a traceback."""

    def __missing__(self, key: str) -> str:
        return "…"
