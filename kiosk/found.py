"""The sentences for a scanned code, in the language of the moment."""

from PySide6.QtCore import QCoreApplication

from centre.rules.services import Centre, words_in
from centre.rules.tickets import IS_OVER, QUEUED, State
from db.facts import Position
from kiosk.sentences import about
from kiosk.visit import Finding, FoundKind


def found_title(finding: Finding) -> str:
    """Return the first sentence: the number, or what the code is."""
    if finding.position is not None:
        words = QCoreApplication.translate("Kiosk", "Số của Ông/Bà: {label}")
        return words.format(label=finding.position.ticket.label)
    return {
        FoundKind.TICKET_UNKNOWN: QCoreApplication.translate(
            "Kiosk", "Phiếu này không phải của hôm nay"
        ),
        FoundKind.DOSSIER: QCoreApplication.translate("Kiosk", "Đây là mã hồ sơ"),
        FoundKind.PROCEDURE: QCoreApplication.translate("Kiosk", "Đây là mã thủ tục"),
        FoundKind.CARD: QCoreApplication.translate("Kiosk", "Lấy số không cần thẻ căn cước"),
        FoundKind.STORE_GONE: QCoreApplication.translate("Kiosk", "Máy chưa tra được lúc này"),
    }.get(finding.kind, QCoreApplication.translate("Kiosk", "Máy chưa đọc được mã này"))


def found_advice(finding: Finding, centre: Centre | None, language: str) -> str:
    """Return what follows from it: people ahead, the counter, or what to do."""
    if finding.position is not None:
        return _where(finding.position, centre, language)
    return {
        FoundKind.TICKET_UNKNOWN: QCoreApplication.translate("Kiosk", "Xin Ông/Bà lấy số mới."),
        FoundKind.DOSSIER: QCoreApplication.translate(
            "Kiosk", "Xin lấy số ở lĩnh vực của hồ sơ, cán bộ sẽ cho biết kết quả."
        ),
        FoundKind.PROCEDURE: QCoreApplication.translate(
            "Kiosk", "Xin lấy số ở lĩnh vực của thủ tục này."
        ),
        FoundKind.CARD: QCoreApplication.translate(
            "Kiosk", "Máy không giữ lại thông tin nào của thẻ."
        ),
        FoundKind.STORE_GONE: QCoreApplication.translate("Kiosk", "Xin hỏi cán bộ tại quầy."),
    }.get(finding.kind, QCoreApplication.translate("Kiosk", "Xin thử lại, hoặc hỏi cán bộ."))


def found_more(finding: Finding) -> str:
    """Return the wait that is left, "" if there is none to tell."""
    position = finding.position
    if position is None or position.wait is None or position.ticket.state not in QUEUED:
        return ""
    wait = about(position.wait)
    return f"{wait[:1].upper()}{wait[1:]}"


def _where(position: Position, centre: Centre | None, language: str) -> str:
    """Return where a number of today stands."""
    ticket = position.ticket
    if ticket.state in QUEUED:
        if position.ahead == 0:
            return QCoreApplication.translate("Kiosk", "Sắp đến lượt Ông/Bà.")
        words = QCoreApplication.translate("Kiosk", "Còn {n} người trước Ông/Bà.")
        return words.format(n=position.ahead)
    if ticket.state is State.ABSENT:
        return QCoreApplication.translate(
            "Kiosk", "Số này đã được gọi mà chưa có người đến. Xin hỏi cán bộ."
        )
    if ticket.state in IS_OVER:
        return QCoreApplication.translate("Kiosk", "Số này đã xong.")
    counter = centre.counters.get(ticket.counter or "") if centre else None
    if counter is None:
        return QCoreApplication.translate("Kiosk", "Số này đang được phục vụ.")
    words = QCoreApplication.translate("Kiosk", "Xin mời đến {counter}.")
    return words.format(counter=words_in(counter.name, language))
