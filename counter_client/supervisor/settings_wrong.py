"""What is wrong with a setting, in words: what to write instead."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from counter_client import sentences


def wrong_words(why: str, facts: Mapping[str, object]) -> str:
    """Return the sentence of a fault, with what to do."""
    found = _known().get(why)
    if found is None:
        return sentences.refused(why, facts)
    inner = _known().get(str(facts.get("why"))) if why == "settings_file_wrong" else None
    said = {**facts, "why": inner.format_map(_Facts(facts))} if inner else facts
    if why == "changed_meanwhile" and "by" not in facts:
        found = _known()["changed_by_another"]
    return found.format_map(_Facts(said))


def _known() -> Mapping[str, str]:
    return {**_of_values(), **_of_wholes(), **_of_bonds(), **_of_files(), **_of_the_section()}


class _Facts(dict[str, object]):
    """Facts for a sentence; a missing one leaves a dash rather than a second error."""

    def __missing__(self, key: str) -> str:
        return "–"


def _of_values() -> Mapping[str, str]:
    return {
        "setting_missing": QCoreApplication.translate("Settings", "Cần điền ô này."),
        "setting_vietnamese": QCoreApplication.translate("Settings", "Cần có tên tiếng Việt."),
        "setting_shape": QCoreApplication.translate(
            "Settings", "Giá trị chưa đúng dạng. Xem ví dụ bên dưới ô."
        ),
        "setting_long": QCoreApplication.translate("Settings", "Quá dài; nhiều nhất {longest}."),
        "setting_range": QCoreApplication.translate("Settings", "Nhập số từ {least} đến {most}."),
        "setting_choice": QCoreApplication.translate("Settings", "Chọn một mục trong danh sách."),
        "setting_day": QCoreApplication.translate("Settings", "Nhập ngày như 01/01/2027."),
        "setting_days": QCoreApplication.translate("Settings", "Ngày cuối phải sau ngày đầu."),
        "setting_spans": QCoreApplication.translate(
            "Settings", "Nhập giờ như 07:00–11:30, 13:30–17:00; các khoảng không chồng nhau."
        ),
        "setting_levels": QCoreApplication.translate(
            "Settings", "Cần hai đến {most} mức; nét mặt vui dần và không lặp lại."
        ),
        "setting_address": QCoreApplication.translate(
            "Settings", "Địa chỉ bắt đầu bằng https:// và không có dấu cách."
        ),
        "setting_code": QCoreApplication.translate(
            "Settings",
            "Mã chưa đúng: chữ thường không dấu, chữ số, gạch nối; mã quầy như 1, 12, A.",
        ),
        "setting_taken": QCoreApplication.translate(
            "Settings", "Mã này đã có, có thể đã ngừng dùng. Hãy chọn mã khác."
        ),
        "pin_shape": QCoreApplication.translate("Settings", "Mã PIN gồm 4 đến 8 chữ số."),
        "letter_forbidden": QCoreApplication.translate(
            "Settings", "Chữ {letter} dễ nhầm; không dùng {forbidden}."
        ),
        "letter_shape": QCoreApplication.translate(
            "Settings", "Chọn một chữ cái in hoa từ A đến Z."
        ),
    }


def _of_wholes() -> Mapping[str, str]:
    return {
        "letter_repeated": QCoreApplication.translate(
            "Settings", "Chữ {letter} đã có dịch vụ khác dùng."
        ),
        "letter_in_use": QCoreApplication.translate(
            "Settings", "Hôm nay đã phát số chữ {letter}. Hãy đổi trước số đầu tiên của ngày."
        ),
        "topic_repeated": QCoreApplication.translate(
            "Settings", "“{topic}” đã thuộc một dịch vụ khác."
        ),
        "setting_unknown": QCoreApplication.translate(
            "Settings", "“{named}” không có hoặc đã ngừng; hãy chọn mục khác."
        ),
        "service_unserved": QCoreApplication.translate(
            "Settings", "Không còn quầy nào phục vụ {service}. Giao cho một quầy trước."
        ),
        "service_has_people": QCoreApplication.translate(
            "Settings", "{count} người của dịch vụ này còn số hôm nay. Hãy ngừng sau giờ làm việc."
        ),
        "counter_busy": QCoreApplication.translate(
            "Settings", "Quầy {counter} đang có cán bộ, đang phục vụ hoặc có người chờ đích danh."
        ),
        "group_in_use": QCoreApplication.translate(
            "Settings", "{count} người thuộc nhóm này còn số hôm nay. Hãy ngừng sau giờ làm việc."
        ),
    }


def _of_bonds() -> Mapping[str, str]:
    return {
        "field_in_use": QCoreApplication.translate(
            "Settings", "{service} còn thuộc lĩnh vực này. Hãy chuyển sang lĩnh vực khác trước."
        ),
        "result_service_needed": QCoreApplication.translate(
            "Settings", "{service} là hàng trả kết quả. Hãy chọn hàng khác ở Quy tắc trước."
        ),
        "outcome_needed": QCoreApplication.translate(
            "Settings", "Chưa có kết quả xử lý nào. Hãy thêm ở mục Kết quả xử lý."
        ),
        "instrument_needed": QCoreApplication.translate(
            "Settings", "Luôn cần một bộ câu hỏi. Hãy bật bộ khác thay cho bộ này."
        ),
        "supervisor_needed": QCoreApplication.translate(
            "Settings", "Phải còn ít nhất một lãnh đạo. Hãy đặt người khác làm lãnh đạo trước."
        ),
        "setting_stays": QCoreApplication.translate(
            "Settings", "Mục này không ngừng được; chỉ sửa được."
        ),
        "settings_full": QCoreApplication.translate("Settings", "Đã đủ {most} mục."),
    }


def _of_files() -> Mapping[str, str]:
    return {
        "settings_taken_in": QCoreApplication.translate(
            "Settings", "Đã nhập. Có hiệu lực ngay ở mọi máy."
        ),
        "settings_written": QCoreApplication.translate(
            "Settings", "Đã ghi ra {file}. Tệp không có mã PIN."
        ),
        "settings_same": QCoreApplication.translate(
            "Settings", "Tệp này giống hệt cấu hình đang dùng."
        ),
        "settings_file_wrong": QCoreApplication.translate(
            "Settings", "{file} – {where}: {why} Sửa chỗ đó trong tệp. Chưa có gì thay đổi."
        ),
        "settings_file_newer": QCoreApplication.translate(
            "Settings", "{file} do bản Motcua mới hơn ghi. Hãy nâng cấp máy này trước."
        ),
        "sample_unreadable": QCoreApplication.translate(
            "Settings", "Không đọc được {file} ({why}). Hãy chọn tệp do Motcua xuất ra."
        ),
        "file_exists": QCoreApplication.translate("Settings", "{file} đã có. Hãy đặt tên khác."),
        "file_unwritable": QCoreApplication.translate(
            "Settings", "Không ghi được {file} ({said})."
        ),
    }


def _of_the_section() -> Mapping[str, str]:
    return {
        "changed_meanwhile": QCoreApplication.translate(
            "Settings",
            "{by} vừa sửa mục này lúc {at}. Những gì bạn nhập vẫn còn. Xem lại rồi bấm Lưu.",
        ),
        "changed_by_another": QCoreApplication.translate(
            "Settings", "Người khác vừa sửa mục này. Những gì bạn nhập vẫn còn."
        ),
        "draft_kept": QCoreApplication.translate(
            "Settings", "Thay đổi chưa lưu của bạn vẫn còn ở đây. Mã PIN thì nhập lại."
        ),
        "settings_wrong": QCoreApplication.translate(
            "Settings", "Chưa lưu được. Xem chỗ có dấu báo."
        ),
        "settings_saved": QCoreApplication.translate(
            "Settings", "Đã lưu. Có hiệu lực ngay ở mọi máy."
        ),
        "role_missing": QCoreApplication.translate(
            "Settings", "Chỉ lãnh đạo trung tâm được sửa cấu hình."
        ),
        "not_permitted": QCoreApplication.translate(
            "Settings", "Máy này không được sửa cấu hình. Dùng máy lãnh đạo."
        ),
        "wish_too_old": QCoreApplication.translate(
            "Settings", "Chưa rõ đã lưu chưa. Hãy xem lại giá trị rồi lưu."
        ),
        "busy": QCoreApplication.translate("Settings", "Đang lưu."),
        "nothing_open": QCoreApplication.translate("Settings", "Chưa chọn mục nào."),
    }
