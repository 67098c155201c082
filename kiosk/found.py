"""The sentences for a scanned code that no errand takes, in the language of the moment."""

from PySide6.QtCore import QCoreApplication

from kiosk.visit import Finding, FoundKind


def found_title(finding: Finding) -> str:
    """Return the first sentence: what the code is."""
    return {
        FoundKind.PROCEDURE: QCoreApplication.translate("Kiosk", "Đây là mã thủ tục"),
    }.get(finding.kind, QCoreApplication.translate("Kiosk", "Máy chưa đọc được mã này"))


def found_advice(finding: Finding) -> str:
    """Return what follows from it."""
    return {
        FoundKind.PROCEDURE: QCoreApplication.translate(
            "Kiosk", "Xin lấy số ở lĩnh vực của thủ tục này."
        ),
    }.get(finding.kind, QCoreApplication.translate("Kiosk", "Xin thử lại, hoặc hỏi cán bộ."))
