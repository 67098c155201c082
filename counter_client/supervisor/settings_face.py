"""What the section of settings shows: pages, items, and the form, the history or the file."""

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from counter_client.ground import Ground
from counter_client.look import GAP, label
from counter_client.shown import Message, Shown
from counter_client.supervisor.attending import Linked
from counter_client.supervisor.comparing import Notice
from counter_client.supervisor.section import Section
from counter_client.supervisor.settings import Settings
from counter_client.supervisor.settings_facts import in_words, where
from counter_client.supervisor.settings_form import Form
from counter_client.supervisor.settings_lists import Choosings, ItemList, Option
from counter_client.supervisor.settings_open import FILE, PAGES, PAST
from counter_client.supervisor.settings_pages import FilePage, PastPage
from counter_client.supervisor.settings_said import name_of
from counter_client.supervisor.settings_words import page_words
from counter_client.supervisor.settings_wrong import wrong_words

PAGES_WIDTH: Final = 158
ITEMS_WIDTH: Final = 208


class SettingsFace(Section):
    """The parts on screen, and the state machine that they show."""

    key = "settings"
    icon = "settings"

    def __init__(self, link: Linked, ground: Ground) -> None:
        """Make all parts; nothing is read before it stands."""
        super().__init__(link, ground)
        self.flow = Settings()
        self.pages, self.items, self.form = Choosings(), ItemList(), Form()
        self.past, self.file = PastPage(), FilePage()
        self.empty = label(px=16, lines=4)
        self.inside = QStackedWidget()
        self.notice = Notice()
        self._shown: Shown | None = None
        self._stands = self._lost = False
        self._lay_out()

    def title(self) -> str:
        """Return the section's name."""
        return QCoreApplication.translate("Settings", "Thiết lập")

    def _lay_out(self) -> None:
        self.pages.setFixedWidth(PAGES_WIDTH)
        self.items.setFixedWidth(ITEMS_WIDTH)
        for part in (self.empty, self.form, self.past, self.file):
            self.inside.addWidget(part)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(self.notice)
        right.addWidget(self.inside, 1)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(14)
        box.addWidget(self.pages)
        box.addWidget(self.items)
        box.addLayout(right, 1)

    # --- what is shown ---------------------------------------------------------------------------

    def _show(self) -> None:
        """Show this moment, if the section stands."""
        if not self._stands or self._shown is None:
            return
        flow, language = self.flow, self._shown.language
        names = page_words()
        self.pages.show_options([Option(page, names[page]) for page in PAGES], flow.page)
        self.items.setVisible(flow.subject is not None and not flow.subject.only)
        self.items.say()
        options = [
            Option(key, name_of(flow.page, key, item, language), _more(flow.page, item),
                   active=bool(item.get("active", True)))
            for key, item in flow.items().items()
        ]  # fmt: skip
        self.items.items.show_options(options, flow.key)
        self.inside.setCurrentWidget(self._part())
        self._fill(language)
        self._tell()

    def _part(self) -> QWidget:
        pages: dict[str, QWidget] = {PAST: self.past, FILE: self.file}
        if self.flow.page in pages:
            return pages[self.flow.page]
        return self.empty if self.flow.key is None or self.flow.sheet is None else self.form

    def _fill(self, language: str) -> None:
        part = self._part()
        if part is self.form:
            self.form.show_flow(self.flow, language)
        elif part is self.past:
            self.past.show_flow(self.flow, language)
        elif part is self.file:
            self.file.show_flow(self.flow, language)
        elif self.flow.sheet is None:
            self.empty.set_text(QCoreApplication.translate("Settings", "Đang đọc cấu hình."))
        else:
            self.empty.set_text(
                QCoreApplication.translate(
                    "Settings", "Chọn một mục ở bên trái, hoặc thêm mục mới."
                )
            )

    def _tell(self) -> None:
        said = self.flow.said
        if self._lost:
            lost = QCoreApplication.translate(
                "Settings", "Mất kết nối. Thay đổi chưa lưu vẫn còn ở đây."
            )
            self.notice.tell("err", lost)
        elif said is None:
            self.notice.tell("plain", "")
        else:
            self.notice.tell(said.tone, self._in_words(said))

    def _in_words(self, said: Message) -> str:
        """Return a message; on the page of the file it names the place, which is not in sight."""
        language = self._shown.language if self._shown else "vi"
        items = self.flow.sheet.items if self.flow.sheet else {}
        words = wrong_words(said.key, in_words(said.facts, items, language))
        place = where(said.facts, items, language)
        is_far = self.flow.page == FILE and said.key != "settings_file_wrong"
        return f"{place}: {words}" if is_far and place else words


def _more(page: str, item: object) -> str:
    """Return the second line of an item in its list: a service's letter."""
    if page == "service" and isinstance(item, dict):
        return str(item["letter"])
    return ""
