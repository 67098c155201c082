"""Words of a hand-over at the counter: steps, states, what was done, why not. No person, ever."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from centre.rules.dossiers import State, has_hour
from centre.rules.handover import Step
from db.handover.record import Asked, Noted


def step_words(step: Step) -> str:
    """Return a step as the province's software calls it."""
    return {
        Step.FINISHED: QCoreApplication.translate("HandOver", "Đã xử lý xong"),
        Step.RETURNED: QCoreApplication.translate("HandOver", "Đã trả kết quả"),
    }[step]


def state_words(state: State | None) -> str:
    """Return the state of the last import."""
    if state is None:
        return QCoreApplication.translate("HandOver", "chưa rõ")
    return {
        State.FORWARDED: QCoreApplication.translate("HandOver", "Đang liên thông"),
        State.REGISTERED: QCoreApplication.translate("HandOver", "Mới đăng ký"),
        State.RECEIVED: QCoreApplication.translate("HandOver", "Được tiếp nhận"),
        State.DENIED: QCoreApplication.translate("HandOver", "Không được tiếp nhận"),
        State.PROCESSING: QCoreApplication.translate("HandOver", "Đang xử lý"),
        State.WAITING: QCoreApplication.translate("HandOver", "Yêu cầu bổ sung giấy tờ"),
        State.PAYING: QCoreApplication.translate("HandOver", "Chờ nộp phí, lệ phí"),
        State.WITHDRAWN: QCoreApplication.translate("HandOver", "Công dân đã rút hồ sơ"),
        State.STOPPED: QCoreApplication.translate("HandOver", "Dừng xử lý"),
        State.FINISHED: QCoreApplication.translate("HandOver", "Đã xử lý xong"),
        State.RETURNED: QCoreApplication.translate("HandOver", "Đã trả kết quả"),
    }[state]


def due_words(asked: Asked) -> str:
    """Return when the result is due, "" where nobody knows."""
    if asked.due_at is None:
        return ""
    text = QCoreApplication.translate("HandOver", "Hẹn trả: {at}")
    shape = "%H:%M %d/%m/%Y" if has_hour(asked.due_at) else "%d/%m/%Y"
    return text.format(at=asked.due_at.strftime(shape))


def known_words(asked: Asked) -> str:
    """Return what the imported record says, or that there is none."""
    if not asked.is_known:
        return QCoreApplication.translate(
            "HandOver", "Hồ sơ này chưa có trong danh sách nhập về. Vẫn ghi nhận được."
        )
    text = QCoreApplication.translate("HandOver", "Phần mềm một cửa ghi: {state}")
    return text.format(state=state_words(asked.state))


def noted_words(one: Noted) -> str:
    """Return when and where a step was noted."""
    text = QCoreApplication.translate("HandOver", "{step}: {at}, quầy {counter}")
    stamp = one.stamp
    return text.format(
        step=step_words(one.step), at=f"{stamp.at:%H:%M %d/%m/%Y}", counter=stamp.counter
    )


def sentences() -> Mapping[str, str]:
    """Return the sentences of hand-overs that the line and the page say, by their keys."""
    return {**_outcomes(), **_refusals()}


def _outcomes() -> Mapping[str, str]:
    return {
        "hand_done_finished": QCoreApplication.translate(
            "HandOver", "{code}: đã ghi “Đã xử lý xong”. Quét lại để hoàn lại."
        ),
        "hand_done_returned": QCoreApplication.translate(
            "HandOver", "{code}: đã ghi “Đã trả kết quả”. Quét lại để hoàn lại."
        ),
        "hand_before_finished": QCoreApplication.translate(
            "HandOver", "{code}: “Đã xử lý xong” đã ghi lúc {at}, quầy {counter}."
        ),
        "hand_before_returned": QCoreApplication.translate(
            "HandOver", "{code}: “Đã trả kết quả” đã ghi lúc {at}, quầy {counter}."
        ),
        "hand_undone": QCoreApplication.translate("HandOver", "{code}: đã hoàn lại."),
    }


def _refusals() -> Mapping[str, str]:
    return {
        "hand_undo_over": QCoreApplication.translate(
            "HandOver", "Đã quá 10 phút. Xin nhờ người phụ trách hoàn lại."
        ),
        "handover_unknown": QCoreApplication.translate("HandOver", "Lần ghi này đã được hoàn lại."),
        "step_needed": QCoreApplication.translate("HandOver", "Xin chọn phím 1 hoặc 2."),
        "step_done": QCoreApplication.translate("HandOver", "Bước này đã ghi rồi."),
        "returned_already": QCoreApplication.translate(
            "HandOver", "Hồ sơ đã trả kết quả lúc {at}, quầy {counter}."
        ),
        "code_missing": QCoreApplication.translate("HandOver", "Xin gõ mã hồ sơ."),
        "code_is_card": QCoreApplication.translate(
            "HandOver", "Đây là thẻ của người dân, không phải hồ sơ. Nội dung thẻ không được lưu."
        ),
        "code_is_slip": QCoreApplication.translate(
            "HandOver", "Đây là phiếu lấy số. Xin gõ mã trên giấy tiếp nhận."
        ),
        "code_is_procedure": QCoreApplication.translate(
            "HandOver", "Đây là mã thủ tục. Xin gõ mã hồ sơ trên giấy tiếp nhận."
        ),
        "code_unusable": QCoreApplication.translate(
            "HandOver", "Chưa đúng mã hồ sơ. Xin gõ như trên giấy tiếp nhận."
        ),
        "role_missing": QCoreApplication.translate(
            "HandOver", "Tài khoản này không được ghi nhận hồ sơ."
        ),
    }
