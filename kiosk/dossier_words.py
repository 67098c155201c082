"""The sentences about a dossier, in the language of the moment; never a name, no whole code."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from centre.rules.dossiers import (
    IS_OVER,
    Lateness,
    NextStep,
    State,
    has_hour,
)
from centre.rules.procedures import base_name
from db.dossiers.lookup import DossierView
from kiosk.track import Outcome, TrackView

_LATE_RESULTS: Final = frozenset({Lateness.PROCESSED_OVERDUE})


def title(view: TrackView) -> str:
    """Return the first sentence: the state in plain words, or what became of the look-up."""
    if view.dossier is not None:
        return _state_title(view.dossier)
    if view.outcome is Outcome.LOCKED:
        words = QCoreApplication.translate("Kiosk", "Xin chờ {n} phút rồi tra cứu lại")
        return words.format(n=view.minutes)
    return {
        Outcome.UNKNOWN: QCoreApplication.translate("Kiosk", "Chưa tìm thấy hồ sơ"),
        Outcome.GONE: QCoreApplication.translate("Kiosk", "Máy chưa tra được hồ sơ lúc này"),
    }.get(
        view.outcome,
        QCoreApplication.translate("Kiosk", "Đang tra cứu, xin Ông/Bà chờ một chút"),
    )


def advice(view: TrackView) -> str:
    """Return what the bearer does next."""
    if view.dossier is not None:
        return _step_advice(view.dossier, takes=view.takes)
    return {
        Outcome.UNKNOWN: QCoreApplication.translate(
            "Kiosk",
            "Không tìm thấy mã này ở trung tâm. Ông/Bà có thể nhập lại hoặc hỏi quầy hướng dẫn.",
        ),
        Outcome.LOCKED: QCoreApplication.translate(
            "Kiosk", "Máy này vừa nhận nhiều mã chưa đúng. Ông/Bà vẫn lấy được số gặp cán bộ."
        ),
        Outcome.GONE: QCoreApplication.translate("Kiosk", "Mời Ông/Bà hỏi cán bộ tại quầy."),
    }.get(view.outcome, "")


def about(dossier: DossierView) -> str:
    """Return which dossier it is: the end of its code."""
    return QCoreApplication.translate("Kiosk", "Hồ sơ số {code}").format(code=dossier.code)


def due(dossier: DossierView) -> str:
    """Return when the result is due, "" where that means nothing any more."""
    if dossier.due_at is None or dossier.state in IS_OVER:
        return ""
    words = QCoreApplication.translate("Kiosk", "Hẹn trả kết quả: {when}")
    return words.format(when=_when(dossier.due_at))


def procedure(dossier: DossierView) -> str:
    """Return the procedure's whole name, without its level; "" where it is not known."""
    return base_name(dossier.procedure) if dossier.procedure else ""


def number_button(view: TrackView) -> str:
    """Return what the button says that leads to a number."""
    step = view.dossier.step if view.dossier and view.takes else NextStep.ASK
    if step is NextStep.COLLECT:
        return QCoreApplication.translate("Kiosk", "Lấy số nhận kết quả")
    if step is NextStep.APOLOGY:
        return QCoreApplication.translate("Kiosk", "Lấy số quầy trả kết quả")
    if step is NextStep.SUPPLEMENT:
        return QCoreApplication.translate("Kiosk", "Lấy số bổ sung giấy tờ")
    return QCoreApplication.translate("Kiosk", "Lấy số gặp cán bộ")


def _state_title(dossier: DossierView) -> str:
    if dossier.step is NextStep.APOLOGY:
        return QCoreApplication.translate("Kiosk", "Hồ sơ đã quá hẹn")
    unknown = QCoreApplication.translate("Kiosk", "Hồ sơ có tại trung tâm")
    if dossier.state is None:
        return unknown
    return {
        State.FORWARDED: QCoreApplication.translate(
            "Kiosk", "Hồ sơ đang được chuyển đến cơ quan giải quyết"
        ),
        State.REGISTERED: QCoreApplication.translate("Kiosk", "Hồ sơ mới đăng ký, chờ tiếp nhận"),
        State.RECEIVED: QCoreApplication.translate("Kiosk", "Hồ sơ đã được tiếp nhận"),
        State.DENIED: QCoreApplication.translate("Kiosk", "Hồ sơ không được tiếp nhận"),
        State.PROCESSING: QCoreApplication.translate("Kiosk", "Hồ sơ đang được giải quyết"),
        State.WAITING: QCoreApplication.translate("Kiosk", "Hồ sơ cần bổ sung giấy tờ"),
        State.PAYING: QCoreApplication.translate("Kiosk", "Hồ sơ chờ Ông/Bà nộp tiền"),
        State.WITHDRAWN: QCoreApplication.translate("Kiosk", "Hồ sơ đã rút theo yêu cầu"),
        State.STOPPED: QCoreApplication.translate("Kiosk", "Hồ sơ đã dừng giải quyết"),
        State.FINISHED: QCoreApplication.translate("Kiosk", "Hồ sơ đã có kết quả"),
        State.RETURNED: QCoreApplication.translate("Kiosk", "Kết quả đã được trả"),
    }.get(dossier.state, unknown)


def _step_advice(dossier: DossierView, *, takes: bool) -> str:
    """Return what to do with a dossier that was found: what the strongest button does."""
    if dossier.step is NextStep.APOLOGY:
        return _apology(takes=takes)
    if dossier.step is NextStep.COLLECT:
        return _collect(dossier)
    if dossier.step is NextStep.WAIT:
        return _wait(dossier)
    return {
        NextStep.SUPPLEMENT: QCoreApplication.translate(
            "Kiosk",
            "Mời Ông/Bà mang giấy tờ còn thiếu đến quầy. Phiếu yêu cầu bổ sung ghi rõ giấy tờ nào.",
        ),
        NextStep.PAY: QCoreApplication.translate(
            "Kiosk", "Mời Ông/Bà nộp tiền theo thông báo đã nhận, hoặc hỏi cán bộ tại quầy."
        ),
        NextStep.NOTHING: QCoreApplication.translate(
            "Kiosk", "Hồ sơ này đã xong. Nếu có điều chưa rõ, mời Ông/Bà hỏi cán bộ."
        ),
    }.get(
        dossier.step,
        QCoreApplication.translate("Kiosk", "Cán bộ sẽ giải thích và hướng dẫn Ông/Bà."),
    )


def _apology(*, takes: bool) -> str:
    """Return what to do with a dossier that is overdue; takes: the results have a queue."""
    if takes:
        return QCoreApplication.translate(
            "Kiosk", "Trung tâm xin lỗi Ông/Bà, mời đến quầy trả kết quả."
        )
    return QCoreApplication.translate(
        "Kiosk", "Trung tâm xin lỗi Ông/Bà, mời lấy số gặp cán bộ để được trả lời."
    )


def _collect(dossier: DossierView) -> str:
    if dossier.lateness in _LATE_RESULTS:
        return QCoreApplication.translate(
            "Kiosk",
            "Kết quả có sau ngày hẹn, trung tâm xin lỗi Ông/Bà. Mời mang giấy hẹn đến nhận.",
        )
    return QCoreApplication.translate("Kiosk", "Mời Ông/Bà mang giấy hẹn đến nhận kết quả.")


def _wait(dossier: DossierView) -> str:
    if dossier.state is State.REGISTERED:
        return QCoreApplication.translate(
            "Kiosk", "Cán bộ đang xem hồ sơ. Ông/Bà chưa cần làm gì thêm."
        )
    if dossier.due_at is None:
        return QCoreApplication.translate("Kiosk", "Ông/Bà chưa cần làm gì thêm.")
    return QCoreApplication.translate(
        "Kiosk", "Ông/Bà chưa cần làm gì thêm. Mời đến nhận kết quả theo ngày hẹn."
    )


def _when(at: datetime) -> str:
    """Return a moment, with its hour where it has one."""
    if not has_hour(at):
        return f"{at:%d/%m/%Y}"
    words = QCoreApplication.translate("Kiosk", "{time} ngày {date}")
    return words.format(time=f"{at.hour}:{at.minute:02d}", date=f"{at:%d/%m/%Y}")
