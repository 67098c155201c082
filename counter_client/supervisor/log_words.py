"""The sentences of the log's lines by kind; "kind/sort" where lines of a kind differ.

{label} is a number, {clerk} and {by} are people, {counter} and {service} are named as declared.
"""

from PySide6.QtCore import QCoreApplication


def of_calls() -> dict[str, str]:
    """Return the lines of a number at a counter."""
    return {
        "call": QCoreApplication.translate("Log", "Gọi số {label} đến {counter}."),
        "call/priority": QCoreApplication.translate(
            "Log", "Gọi số {label} đến {counter} theo diện ưu tiên."
        ),
        "call/chosen": QCoreApplication.translate(
            "Log", "Gọi số {label} ngoài thứ tự đến {counter}. Lý do: {note}"
        ),
        "call_again": QCoreApplication.translate("Log", "Gọi lại số {label}, lần {again}."),
        "start": QCoreApplication.translate("Log", "Bắt đầu phục vụ số {label} tại {counter}."),
        "finish": QCoreApplication.translate("Log", "Hoàn tất số {label} tại {counter}."),
        "absent": QCoreApplication.translate("Log", "Ghi số {label} vắng mặt."),
        "undo_absent": QCoreApplication.translate("Log", "Hoàn lại: số {label} không vắng mặt."),
        "park": QCoreApplication.translate("Log", "Gác số {label} tại {counter}."),
        "resume": QCoreApplication.translate(
            "Log", "Lấy lại số {label}, phục vụ tiếp tại {counter}."
        ),
        "transfer": QCoreApplication.translate("Log", "Chuyển số {label} sang {service}."),
        "next_service": QCoreApplication.translate(
            "Log", "Số {label} làm tiếp {service} trong cùng lượt."
        ),
        "direct": QCoreApplication.translate(
            "Log", "Phục vụ người không có số tại {counter}, ghi sổ là {label}."
        ),
        "put_back": QCoreApplication.translate(
            "Log", "Lùi số {label} lại sau {places} người đang chờ."
        ),
        "return": QCoreApplication.translate(
            "Log", "Số {label} trở lại hàng chờ sau khi vắng mặt."
        ),
        "wrap_up_end": QCoreApplication.translate("Log", "Ghi chép xong việc của số {label}."),
    }


def of_queue() -> dict[str, str]:
    """Return the lines of a number elsewhere: taken, printed, rated, given up."""
    return {
        "take": QCoreApplication.translate("Log", "Phát số {label}: {service}."),
        "step_back": QCoreApplication.translate(
            "Log", "Người giữ số {label} nhường {places} người đi trước."
        ),
        "give_up": QCoreApplication.translate("Log", "Người giữ số {label} bỏ số."),
        "cancel": QCoreApplication.translate("Log", "Hủy số {label}."),
        "expire": QCoreApplication.translate("Log", "Hết ngày, số {label} hết hiệu lực."),
        "rating_opens": QCoreApplication.translate("Log", "Mở phần đánh giá cho số {label}."),
        "rating": QCoreApplication.translate("Log", "Người dân đã đánh giá lượt {label}."),
        "print_pending": QCoreApplication.translate("Log", "Phiếu {label} chờ in."),
        "print_sending": QCoreApplication.translate("Log", "Gửi phiếu {label} ra máy in."),
        "print_printed": QCoreApplication.translate("Log", "Đã in phiếu {label}."),
        "print_unknown": QCoreApplication.translate("Log", "Phiếu {label} chưa chắc đã in."),
        "print_abandoned": QCoreApplication.translate("Log", "Không in phiếu {label} nữa."),
        "hand_over": QCoreApplication.translate("Log", "Ghi nhận một hồ sơ tại {counter}."),
        "hand_over/finished": QCoreApplication.translate(
            "Log", "Quét một hồ sơ tại {counter}: đã xử lý xong."
        ),
        "hand_over/returned": QCoreApplication.translate(
            "Log", "Quét một hồ sơ tại {counter}: đã trả kết quả."
        ),
        "hand_over_undone": QCoreApplication.translate("Log", "Bỏ một lần quét hồ sơ đã ghi nhầm."),
    }


def of_staff() -> dict[str, str]:
    """Return the lines of people: sign-ins, PINs, breaks."""
    return {
        "sign_in": QCoreApplication.translate("Log", "{clerk} đăng nhập tại {counter}."),
        "sign_out": QCoreApplication.translate("Log", "{clerk} đăng xuất khỏi {counter}."),
        "pin_wrong": QCoreApplication.translate(
            "Log", "Nhập sai mã PIN của {clerk}, còn {left} lần thử."
        ),
        "pin_locked": QCoreApplication.translate(
            "Log", "Nhập sai mã PIN của {clerk} quá số lần, tạm khóa năm phút."
        ),
        "pause": QCoreApplication.translate("Log", "{counter} tạm nghỉ: {reason}."),
        "resume_counter": QCoreApplication.translate("Log", "{counter} làm việc lại."),
    }


def of_settings() -> dict[str, str]:
    """Return the lines of what was declared, imported, scored, exported."""
    return {
        "settings": QCoreApplication.translate("Log", "Đổi cài đặt {section} {key}."),
        "settings/field": QCoreApplication.translate("Log", "Đổi {section} {key}. {move}"),
        "settings/new": QCoreApplication.translate("Log", "Thêm {section} {key}."),
        "settings/gone": QCoreApplication.translate("Log", "Bỏ {section} {key}."),
        "settings/pin": QCoreApplication.translate(
            "Log", "Đặt lại mã PIN hoặc mở khóa cho cán bộ {key}."
        ),
        "kiosk_letter": QCoreApplication.translate(
            "Log", "Đổi chữ cái của {service} tại kiosk {kiosk}: từ {from} thành {to}."
        ),
        "topic": QCoreApplication.translate("Log", "Xếp lĩnh vực “{field}” vào {to}."),
        "search_word": QCoreApplication.translate(
            "Log", "Từ thường gọi “{everyday}” nay tìm “{official}”."
        ),
        "catalogue_changed": QCoreApplication.translate(
            "Log", "Nhập danh mục thủ tục: thêm {added}, sửa {changed}, ngừng {ended}."
        ),
        "dossiers_changed": QCoreApplication.translate(
            "Log", "Nhập hồ sơ: thêm {added}, sửa {changed}, xóa {deleted}."
        ),
        "evaluation": QCoreApplication.translate(
            "Log", "Chấm chỉ số {index} của bảng đánh giá {period}."
        ),
    }


def of_exports() -> dict[str, str]:
    """Return the lines of what left the house as a file."""
    return {
        "export": QCoreApplication.translate("Log", "Xuất dữ liệu ra tệp: {what}."),
        "export/report": QCoreApplication.translate(
            "Log", "Xuất báo cáo từ {from} đến {to}, dạng {form}."
        ),
        "export/late_recorded": QCoreApplication.translate(
            "Log",
            "Xuất danh sách trả đúng hạn nhưng ghi nhận trễ từ {from} đến {to}, {rows} hồ sơ.",
        ),
        "export/log": QCoreApplication.translate(
            "Log", "Xuất nhật ký từ {from} đến {to}, {rows} dòng."
        ),
        "export/sheet": QCoreApplication.translate(
            "Log", "In phiếu đánh giá từ {from} đến {to} ra PDF."
        ),
        "export/rollup": QCoreApplication.translate(
            "Log", "Gửi số liệu tổng hợp ngày {day} lên cấp trên, gói {seq}."
        ),
        "export/person": QCoreApplication.translate(
            "Log", "Cung cấp dữ liệu đang giữ của một mã (dấu {mark})."
        ),
        "export/settings": QCoreApplication.translate("Log", "Xuất cài đặt ra tệp."),
    }


def of_devices() -> dict[str, str]:
    """Return the lines of devices, and of alarms."""
    return {
        "device": QCoreApplication.translate("Log", "{device} hoạt động bình thường."),
        "device_forgotten": QCoreApplication.translate("Log", "Bỏ {device} khỏi danh sách."),
        "new_roll": QCoreApplication.translate("Log", "Thay cuộn giấy mới cho máy in {printer}."),
        "enrol_offer": QCoreApplication.translate("Log", "Mời {device} kết nối."),
        "enrol_accept": QCoreApplication.translate("Log", "Chấp nhận {device} vào trung tâm."),
        "enrol_refuse": QCoreApplication.translate("Log", "Từ chối {device}."),
        "enrol_remove": QCoreApplication.translate("Log", "Gỡ {device} khỏi trung tâm."),
        "enrol_sign": QCoreApplication.translate("Log", "Cấp chứng thư cho {device}."),
        "enrol_renew": QCoreApplication.translate("Log", "Gia hạn chứng thư của {device}."),
        "alarm_begins": QCoreApplication.translate("Log", "Bắt đầu cảnh báo: {alarm} ({subject})."),
        "alarm_ends": QCoreApplication.translate("Log", "Hết cảnh báo: {alarm} ({subject})."),
        "alarm_known": QCoreApplication.translate("Log", "Đã biết cảnh báo: {alarm} ({subject})."),
    }


def of_upkeep() -> dict[str, str]:
    """Return the lines of days, copies and retention."""
    return {
        "units_changed": QCoreApplication.translate(
            "Log", "Đổi danh sách đơn vị: {new} mới, {gone} thôi, {past} đã qua."
        ),
        "rollup_taken": QCoreApplication.translate(
            "Log", "Nhận số liệu tổng hợp của {sender}, gói {first} đến {last}."
        ),
        "rollup_joined": QCoreApplication.translate(
            "Log", "Nối tiếp số liệu tổng hợp gửi lên cấp trên từ gói {seq}."
        ),
        "day_begins": QCoreApplication.translate("Log", "Bắt đầu một ngày làm việc."),
        "day_set": QCoreApplication.translate(
            "Log", "Đặt tay ngày làm việc: từ {from} thành {to}."
        ),
        "restored": QCoreApplication.translate(
            "Log", "Khôi phục từ bản sao, bỏ qua {skipped} số mỗi dãy để không trùng phiếu."
        ),
        "retention_unnamed": QCoreApplication.translate(
            "Log", "Bỏ tên cán bộ khỏi dữ liệu ngày {day}; chuỗi của ngày đó được niêm lại."
        ),
        "retention_removed": QCoreApplication.translate(
            "Log", "Xóa {rows} dòng dữ liệu ngày {day} đã hết hạn giữ; số liệu tổng hợp còn nguyên."
        ),
        "retention_run": QCoreApplication.translate(
            "Log", "Chạy việc lưu giữ: {unnamed} ngày bỏ tên, {removed} ngày xóa."
        ),
        "person_erased": QCoreApplication.translate(
            "Log", "Xóa dữ liệu của một mã theo yêu cầu (dấu {mark})."
        ),
        "person_erased/clerk": QCoreApplication.translate(
            "Log", "Xóa tên một cán bộ theo yêu cầu khỏi {days} ngày (dấu {mark})."
        ),
        "person_erased/dossier": QCoreApplication.translate(
            "Log", "Xóa dữ liệu của một hồ sơ theo yêu cầu (dấu {mark})."
        ),
    }


def alarms() -> dict[str, str]:
    """Return kind of alarm -> what it is about."""
    return {
        "wait": QCoreApplication.translate("Log", "chờ quá mục tiêu"),
        "ahead": QCoreApplication.translate("Log", "sắp chờ quá mục tiêu"),
        "no_counter": QCoreApplication.translate("Log", "có người chờ, chưa có quầy mở"),
        "nobody": QCoreApplication.translate("Log", "số để riêng cho người vắng"),
        "parked": QCoreApplication.translate("Log", "số gác quá lâu"),
        "long_service": QCoreApplication.translate("Log", "phục vụ quá lâu"),
        "device": QCoreApplication.translate("Log", "thiết bị"),
    }


def programs() -> dict[str, str]:
    """Return program -> its name for people; what follows is the name of the machine."""
    return {
        "kiosk": QCoreApplication.translate("Log", "Kiosk"),
        "counter": QCoreApplication.translate("Log", "Máy quầy"),
        "display": QCoreApplication.translate("Log", "Bảng"),
        "motcua-db": QCoreApplication.translate("Log", "Máy chủ"),
    }


def device(kind: str, name: str) -> str:
    """Return a device as people call it, with its name."""
    known = {
        "kiosk": QCoreApplication.translate("Log", "Kiosk"),
        "counter": QCoreApplication.translate("Log", "Máy quầy"),
        "supervisor": QCoreApplication.translate("Log", "Máy lãnh đạo"),
        "display": QCoreApplication.translate("Log", "Bảng"),
        "rating": QCoreApplication.translate("Log", "Máy đánh giá"),
        "printer": QCoreApplication.translate("Log", "Máy in"),
        "reader": QCoreApplication.translate("Log", "Máy quét"),
        "camera": QCoreApplication.translate("Log", "Camera"),
        "speaker": QCoreApplication.translate("Log", "Loa"),
        "line": QCoreApplication.translate("Log", "Đường dây"),
        "sign": QCoreApplication.translate("Log", "Bảng số quầy"),
        "keypad": QCoreApplication.translate("Log", "Bàn phím"),
        "server": QCoreApplication.translate("Log", "Máy chủ"),
    }
    return f"{known.get(kind, kind)} {name.rpartition(':')[2]}".strip() or "–"


def sections() -> dict[str, str]:
    """Return section of the settings -> what one item of it is called."""
    return {
        "centre": QCoreApplication.translate("Log", "trung tâm"),
        "policy": QCoreApplication.translate("Log", "quy định"),
        "hours": QCoreApplication.translate("Log", "giờ làm việc"),
        "holiday": QCoreApplication.translate("Log", "ngày nghỉ"),
        "field": QCoreApplication.translate("Log", "lĩnh vực"),
        "service": QCoreApplication.translate("Log", "dịch vụ"),
        "counter": QCoreApplication.translate("Log", "quầy"),
        "priority": QCoreApplication.translate("Log", "diện ưu tiên"),
        "clerk": QCoreApplication.translate("Log", "cán bộ"),
        "notice": QCoreApplication.translate("Log", "thông báo"),
        "instrument": QCoreApplication.translate("Log", "câu hỏi đánh giá"),
        "outcome": QCoreApplication.translate("Log", "kết quả"),
        "pause": QCoreApplication.translate("Log", "lý do nghỉ"),
    }
