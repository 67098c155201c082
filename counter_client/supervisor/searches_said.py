"""Words of the page of searches that found nothing: titles, how often, refusals. No blame."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from counter_client import sentences
from counter_client.supervisor.searches import PREVIEW, Preview
from db.catalogue.wanted import Miss


def how_often(miss: Miss) -> str:
    """Return how often something was looked for, and when last."""
    text = QCoreApplication.translate("Searches", "{count} lần, gần nhất {date}")
    return text.format(count=miss.count, date=f"{miss.last_day:%d/%m/%Y}")


def led_to(preview: Preview | None, official: str) -> str:
    """Return what stands above the procedures that the official words lead to."""
    if not official.strip():
        return QCoreApplication.translate("Searches", "Gõ từ chính thức để xem kiosk sẽ tìm ra gì.")
    if preview is None or preview.asked != official:
        return QCoreApplication.translate("Searches", "Đang tìm…")
    if not preview.total:
        return QCoreApplication.translate(
            "Searches", "Chưa có thủ tục nào khớp. Xin dùng từ như trong tên thủ tục."
        )
    if preview.total <= PREVIEW:
        text = QCoreApplication.translate("Searches", "Kiosk sẽ tìm ra {total} thủ tục:")
    else:
        text = QCoreApplication.translate(
            "Searches", "Kiosk sẽ tìm ra {total} thủ tục, trước hết là:"
        )
    return text.format(total=preview.total)


def link_lost() -> str:
    """Return that the list cannot be read."""
    return QCoreApplication.translate(
        "Searches", "Mất kết nối dữ liệu. Danh sách là của lần đọc trước; đang tự nối lại."
    )


def told(key: str, facts: Mapping[str, object]) -> str:
    """Return the sentence of a message, whatever its key."""
    if key == "word_wrong":
        return _wrong(str(facts.get("why", "")))
    found = _sentences().get(key)
    return sentences.filled(found, facts) if found else sentences.refused(key, facts)


def _wrong(why: str) -> str:
    """Return what is the matter with words that cannot be kept."""
    said = {
        "empty": QCoreApplication.translate(
            "Searches", "Xin gõ cả hai: người dân nói gì, và từ trong tên thủ tục."
        ),
        "long": QCoreApplication.translate("Searches", "Xin gõ nhiều nhất 12 chữ."),
        "too_long": QCoreApplication.translate("Searches", "Xin gõ ngắn hơn."),
        "braces": QCoreApplication.translate("Searches", "Xin bỏ các dấu {{ }} và |.").format(),
    }
    return said.get(why) or said["empty"]


def _sentences() -> Mapping[str, str]:
    return {
        "word_added": QCoreApplication.translate(
            "Searches", "Đã thêm “{word}”. Các kiosk dùng từ này ngay."
        ),
        "word_dropped": QCoreApplication.translate("Searches", "Đã bỏ “{word}”."),
        "word_unknown": QCoreApplication.translate("Searches", "Từ này đã được bỏ trước đó."),
        "words_full": QCoreApplication.translate(
            "Searches", "Đã có {most} từ. Xin bỏ bớt từ không còn dùng."
        ),
        "catalogue_empty": QCoreApplication.translate(
            "Searches",
            "Trung tâm chưa có danh mục thủ tục. Lệnh trên máy chủ: motcua-db import starter",
        ),
        "not_permitted": QCoreApplication.translate(
            "Searches", "Máy này chưa có quyền xem phần này. Xin dùng máy lãnh đạo."
        ),
        "wish_too_old": QCoreApplication.translate(
            "Searches", "Đã có kết nối lại. Chưa rõ lần bấm trước đó, xin xem danh sách."
        ),
    }
