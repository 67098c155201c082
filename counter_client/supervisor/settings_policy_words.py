"""Names of the figures of the rules, and what each means."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication


def policy_words() -> Mapping[tuple[str, str], tuple[str, str]]:
    """Return (section, field) -> (name, meaning) of the policy."""
    parts = (_of_calling, _of_returning, _of_figures, _of_keeping)
    return {key: said for part in parts for key, said in part().items()}


def _of_calling() -> Mapping[tuple[str, str], tuple[str, str]]:
    return {
        ("policy", "ask_priority"): (
            QCoreApplication.translate("Settings", "Kiosk hỏi về ưu tiên"),
            "",
        ),
        ("policy", "bypass_limit"): (
            QCoreApplication.translate("Settings", "Nhường nhiều nhất (lượt)"),
            QCoreApplication.translate(
                "Settings", "Một số thường nhường tối đa bấy nhiêu lượt ưu tiên."
            ),
        ),
        ("policy", "patience_minutes"): (
            QCoreApplication.translate("Settings", "Nhường lâu nhất (phút)"),
            QCoreApplication.translate(
                "Settings", "Chờ quá thì không nhường ai nữa. Để trống là không xét."
            ),
        ),
        ("policy", "calls_before_absent"): (
            QCoreApplication.translate("Settings", "Số lần gọi trước khi báo vắng"),
            "",
        ),
        ("policy", "most_calls"): (
            QCoreApplication.translate("Settings", "Gọi một số nhiều nhất (lần)"),
            QCoreApplication.translate(
                "Settings", "Kể cả lần đầu; không ít hơn số lần trước khi báo vắng."
            ),
        ),
        ("policy", "absent_undo_seconds"): (
            QCoreApplication.translate("Settings", "Hoàn tác báo vắng (giây)"),
            "",
        ),
    }


def _of_returning() -> Mapping[tuple[str, str], tuple[str, str]]:
    return {
        ("policy", "return_minutes"): (
            QCoreApplication.translate("Settings", "Người vắng quay lại trong (phút)"),
            QCoreApplication.translate(
                "Settings", "Quay lại kịp thì được xếp lại gần; muộn hơn thì cuối hàng."
            ),
        ),
        ("policy", "return_places"): (
            QCoreApplication.translate("Settings", "Người quay lại đứng sau (người)"),
            "",
        ),
        ("policy", "put_back_places"): (
            QCoreApplication.translate("Settings", "Lùi số bằng một phím (người)"),
            QCoreApplication.translate(
                "Settings", "Số được lùi đứng sau bấy nhiêu người đang chờ."
            ),
        ),
        ("policy", "ask_outcome"): (
            QCoreApplication.translate("Settings", "Hỏi kết quả khi xong"),
            QCoreApplication.translate("Settings", "Cán bộ chọn một kết quả xử lý khi kết thúc."),
        ),
        ("policy", "wrap_up_seconds"): (
            QCoreApplication.translate("Settings", "Thời gian hoàn tất hồ sơ (giây)"),
            QCoreApplication.translate(
                "Settings", "Sau mỗi lượt, trước khi gọi tiếp. 0 là không có."
            ),
        ),
        ("policy", "rating_seconds"): (
            QCoreApplication.translate("Settings", "Chờ đánh giá (giây)"),
            "",
        ),
        ("policy", "last_number_minutes"): (
            QCoreApplication.translate("Settings", "Ngừng phát số trước giờ đóng cửa (phút)"),
            "",
        ),
    }


def _of_figures() -> Mapping[tuple[str, str], tuple[str, str]]:
    return {
        ("policy", "wait_target_minutes"): (
            QCoreApplication.translate("Settings", "Chờ đạt mục tiêu đến (phút)"),
            QCoreApplication.translate("Settings", "Báo cáo tính tỷ lệ chờ không quá mức này."),
        ),
        ("policy", "alarm_ahead_minutes"): (
            QCoreApplication.translate("Settings", "Cảnh báo trước khi quá mục tiêu (phút)"),
            "",
        ),
        ("policy", "ranking_least"): (
            QCoreApplication.translate("Settings", "Chỉ hiện số liệu từng cán bộ khi đủ (lượt)"),
            "",
        ),
        ("policy", "result_service"): (
            QCoreApplication.translate("Settings", "Hàng trả kết quả"),
            QCoreApplication.translate("Settings", "Người có kết quả được mời lấy số ở đây."),
        ),
        ("policy", "online_address"): (
            QCoreApplication.translate("Settings", "Địa chỉ nộp trực tuyến"),
            QCoreApplication.translate("Settings", "Bắt đầu bằng https://; {code} là mã thủ tục."),
        ),
    }


def _of_keeping() -> Mapping[tuple[str, str], tuple[str, str]]:
    return {
        ("policy", "stale_days"): (
            QCoreApplication.translate("Settings", "Dữ liệu thủ tục là cũ sau (ngày)"),
            "",
        ),
        ("policy", "dossier_days"): (
            QCoreApplication.translate("Settings", "Giữ hồ sơ đã trả (ngày)"),
            "",
        ),
        ("policy", "staff_days"): (
            QCoreApplication.translate("Settings", "Giữ tên cán bộ trong số liệu (ngày)"),
            "",
        ),
        ("policy", "ticket_days"): (
            QCoreApplication.translate("Settings", "Giữ từng lượt và nhật ký (ngày)"),
            QCoreApplication.translate("Settings", "Sau đó chỉ còn số liệu tổng hợp."),
        ),
        ("policy", "grade_excellent"): (
            QCoreApplication.translate("Settings", "Xếp loại Xuất sắc từ (điểm)"),
            QCoreApplication.translate("Settings", "Tổng điểm của phiếu đánh giá, cao nhất là 18."),
        ),
        ("policy", "grade_good"): (
            QCoreApplication.translate("Settings", "Xếp loại Tốt từ (điểm)"),
            "",
        ),
        ("policy", "grade_fair"): (
            QCoreApplication.translate("Settings", "Xếp loại Khá từ (điểm)"),
            "",
        ),
        ("policy", "grade_average"): (
            QCoreApplication.translate("Settings", "Xếp loại Trung bình từ (điểm)"),
            QCoreApplication.translate("Settings", "Dưới mức này là Yếu."),
        ),
    }
