"""The sentences of a look: what is so, and what to do about it."""

from collections.abc import Mapping
from typing import Any, Final

_SAID: Final[Mapping[str, str]] = {
    "ok": "",
    "clock_unknown": "không rõ đồng hồ có được chỉnh qua mạng không",
    "clock_alone": "đồng hồ chưa được chỉnh qua mạng; xin xem mạng hoặc pin đồng hồ của máy",
    "day_ahead": "ngày làm việc đi trước đồng hồ {days} ngày: motcua-db day --set",
    "disk_low": "đĩa sắp đầy, còn {free_bytes:.1f} GB",
    "disk_full": "đĩa gần như đầy, còn {free_bytes:.1f} GB; xin dọn ngay",
    "never_proven": "chưa có bản sao nào được thử khôi phục: motcua-db prove",
    "proof_old": "bản sao được thử khôi phục lần cuối lúc {proven_at}: motcua-db prove",
    "copy_late": "bản sao mới nhất lúc {newest_at}, sau đó còn ghi: xem motcua-backup.timer",
    "no_second_place": "chưa có nơi thứ hai cho bản sao ([backup] second)",
    "never_carried": "chưa chép được bản sao nào sang {place}",
    "device_ill": "có thiết bị hỏng hoặc mất tín hiệu",
    "device_warns": "có thiết bị cần xem",
    "certificate_ends": "chứng thư hết hạn lúc {first_end}; máy chủ có chạy motcua-attend không?",
    "retention_late": "có dữ liệu giữ quá hạn; xin xem motcua-retention.timer",
    "schema_older": "cơ sở dữ liệu là bản {found}, chương trình cần {wanted}: motcua-db upgrade",
    "schema_newer": "cơ sở dữ liệu là bản {found}, mới hơn chương trình: xin cài bản mới hơn",
    "database_missing": "chưa có cơ sở dữ liệu: motcua-db init",
}
_GIGABYTE: Final = 1e9


def health_line(key: str, facts: Mapping[str, Any]) -> str:
    """Return what a finding says, in Vietnamese; a key without a sentence says itself."""
    said = _SAID.get(key)
    if said is None:
        return key
    shown = {name: _shown(value) for name, value in facts.items()}
    if "free_bytes" in shown:
        shown["free_bytes"] = facts["free_bytes"] / _GIGABYTE
    try:
        return said.format(**shown)
    except (KeyError, ValueError):
        # A fact that is missing costs its sentence, not the look.
        return key


def _shown(value: Any) -> Any:
    return f"{value:%H:%M %d/%m/%Y}" if hasattr(value, "strftime") else value
