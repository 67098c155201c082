"""What the pages of the guide say of a list: its entries, and how many were found."""

from PySide6.QtCore import QCoreApplication

from kiosk.guide import Browse, GuideView, Standing
from kiosk.lookup import Answer, Row, Topic
from kiosk.screens.entry import Item
from kiosk.screens.levels import level_chips


def item_of(row: Row) -> Item:
    """Return the entry of a procedure."""
    return Item(f"open:{row.code}", row.name, row.field, level_chips(row.levels))


def item_of_topic(topic: Topic) -> Item:
    """Return the entry of a field of the catalogue."""
    return Item(f"catalogue_field:{topic.name}", topic.name, procedures(topic.count))


def procedures(count: int) -> str:
    """Return a number of procedures."""
    if count == 1:
        return QCoreApplication.translate("Kiosk", "1 thủ tục")
    return QCoreApplication.translate("Kiosk", "{n} thủ tục").format(n=count)


def no_catalogue(standing: Standing) -> str:
    """Return why nothing can be looked for, "" where it can."""
    if standing is Standing.OPENING:
        return QCoreApplication.translate(
            "Kiosk", "Đang mở danh mục thủ tục, xin Ông/Bà chờ một chút."
        )
    if standing is Standing.NONE:
        return QCoreApplication.translate(
            "Kiosk", "Chưa có danh mục thủ tục. Mời Ông/Bà hỏi quầy hướng dẫn."
        )
    return ""


def how_many(answer: Answer) -> str:
    """Return what a search found, in one sentence."""
    if answer.has_more:
        return QCoreApplication.translate(
            "Kiosk", "Có nhiều thủ tục. Ông/Bà gõ thêm chữ để dễ tìm hơn."
        )
    if not answer.rows:
        return QCoreApplication.translate(
            "Kiosk", "Chưa tìm thấy. Thử gõ ít chữ hơn hoặc chọn theo lĩnh vực."
        )
    if len(answer.rows) == 1:
        return QCoreApplication.translate("Kiosk", "Tìm thấy 1 thủ tục")
    return QCoreApplication.translate("Kiosk", "Tìm thấy {n} thủ tục").format(n=len(answer.rows))


def how_many_chosen(view: GuideView) -> str:
    """Return what stands behind a life event's group or a topic, in one sentence."""
    if view.browse is Browse.TOPICS:
        return QCoreApplication.translate("Kiosk", "{n} lĩnh vực").format(n=len(view.topics))
    if view.answer is None:
        return ""
    if not view.answer.rows:
        return QCoreApplication.translate(
            "Kiosk", "Danh mục ở đây chưa có thủ tục này. Mời Ông/Bà hỏi quầy hướng dẫn."
        )
    return procedures(len(view.answer.rows))
