"""Words for the acts of the desk: what its keys say, what is said of them, why they are refused."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from counter_client.acts import Action


def key_words(action: Action) -> str:
    """Return what the key of an act says; only acts that have a key have words."""
    return {
        Action.NEXT: QCoreApplication.translate("Counter", "Gọi số tiếp theo"),
        Action.START: QCoreApplication.translate("Counter", "Bắt đầu"),
        Action.END_WRAP_UP: QCoreApplication.translate("Counter", "Ghi xong"),
        Action.AGAIN: QCoreApplication.translate("Counter", "Gọi lại"),
        Action.DONE: QCoreApplication.translate("Counter", "Hoàn tất"),
        Action.PARK: QCoreApplication.translate("Counter", "Gác số"),
        Action.TAKE_BACK: QCoreApplication.translate("Counter", "Lấy lại số gác"),
        Action.ABSENT: QCoreApplication.translate("Counter", "Vắng mặt"),
        Action.TRANSFER: QCoreApplication.translate("Counter", "Chuyển quầy"),
        Action.ANY: QCoreApplication.translate("Counter", "Gọi số bất kỳ"),
        Action.PAUSE: QCoreApplication.translate("Counter", "Tạm nghỉ"),
        Action.RESUME: QCoreApplication.translate("Counter", "Làm việc lại"),
        Action.DIRECT: QCoreApplication.translate("Counter", "Phục vụ người không có số"),
        Action.NEXT_SERVICE: QCoreApplication.translate("Counter", "Thêm dịch vụ cho người này"),
        Action.PARK_NOTED: QCoreApplication.translate("Counter", "Gác số kèm ghi chú"),
        Action.PUT_BACK: QCoreApplication.translate("Counter", "Lùi số này lại trong hàng"),
        Action.RETURN: QCoreApplication.translate("Counter", "Người vắng mặt đã quay lại"),
    }[action]


def armed_words() -> str:
    """Return what F2 says while the next arrival is waited for."""
    return QCoreApplication.translate("Counter", "Thôi đợi")


def told() -> Mapping[str, str]:
    """Return the sentences for what was done."""
    return {
        "armed": QCoreApplication.translate(
            "Counter", "Chưa có ai chờ. Quầy sẽ tự gọi khi có người; F2 hoặc Esc để thôi."
        ),
        "disarmed": QCoreApplication.translate("Counter", "Quầy không tự gọi nữa."),
        "armed_no_more": QCoreApplication.translate(
            "Counter", "Vừa mất kết nối nên quầy không tự gọi nữa. Bấm F2 để gọi."
        ),
        "stored_called": QCoreApplication.translate("Counter", "Có người đến: đã tự gọi {label}."),
        "put_back": QCoreApplication.translate("Counter", "Đã lùi số {label} lại trong hàng chờ."),
        "returned": QCoreApplication.translate(
            "Counter", "Số {label} đã vào lại hàng chờ theo quy định."
        ),
        "left_behind": QCoreApplication.translate(
            "Counter", "Còn số chưa xong tại quầy: {labels}."
        ),
    }


def refused() -> Mapping[str, str]:
    """Return the sentences for acts that were refused."""
    return {
        "outcome_missing": QCoreApplication.translate("Counter", "Xin chọn kết quả giải quyết."),
        "note_shape": QCoreApplication.translate(
            "Counter", "Ghi chú chỉ một dòng, nhiều nhất {most} chữ."
        ),
        "not_wrapping": QCoreApplication.translate("Counter", "Không còn gì đang ghi tại quầy."),
        "kept_for_another": QCoreApplication.translate(
            "Counter", "Số {label} được giữ cho cán bộ khác, đang làm việc."
        ),
        "target_twice": QCoreApplication.translate(
            "Counter", "Xin chọn một quầy hoặc một cán bộ, không cả hai."
        ),
        "step_too_small": QCoreApplication.translate("Counter", "Xin lùi ít nhất một người."),
        "series_full": QCoreApplication.translate(
            "Counter", "Dãy số hôm nay đã hết. Xin báo người phụ trách."
        ),
        "not_absent": QCoreApplication.translate("Counter", "Số {label} không ghi vắng mặt."),
        "choice_missing": QCoreApplication.translate("Counter", "Xin chọn một dòng."),
    }
