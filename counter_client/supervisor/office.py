"""The supervisor's wide window: navigation at the left, one section at a time."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from counter_client.flow import Stage
from counter_client.ground import Ground
from counter_client.keys import KeyButton
from counter_client.look import GAP, THEME, label
from counter_client.shown import Shown
from counter_client.supervisor.attending import Linked
from counter_client.supervisor.enrolling import ROLES
from counter_client.supervisor.section import Section
from counter_client.supervisor.sections import SECTIONS

WIDTH: Final = 1180
HEIGHT: Final = 760
LEAST: Final = (1000, 680)
"""Fits a screen of 1024 by 768 with a task bar."""
NAVIGATION: Final = 216
KEY_HEIGHT: Final = 52

Made = tuple[Section, frozenset[str]]


class Office(QWidget):
    """Shows to whoever has the role what that role may see; closes with the sign-out."""

    desk_wanted = Signal()
    page_wanted = Signal(str)

    def __init__(
        self,
        link: Linked,
        ground: Ground,
        sections: Sequence[tuple[type[Section], frozenset[str]]] = SECTIONS,
    ) -> None:
        """Make all sections; none of them reads before it stands."""
        super().__init__()
        self._made: tuple[Made, ...] = tuple(
            (kind(link, ground), roles) for kind, roles in sections
        )
        self.keys: Final = {section.key: KeyButton(section.icon, "") for section, _ in self._made}
        # Pages of the tall window that belong to the same work.
        self.pages: Final = {
            "devices": KeyButton("printer", ""),
            "searches": KeyButton("search", ""),
        }
        self.back: Final = KeyButton("back", "Esc")
        self.title: Final = label(px=24, bold=True, least=18)
        self.lost: Final = label(icon="link_off", px=15, colour="err", lines=2)
        self.inside: Final = QStackedWidget()
        self._shown: Shown | None = None
        self._standing: Section | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        keys = QVBoxLayout()
        keys.setSpacing(GAP)
        for key in (*self.keys.values(), *self.pages.values(), self.back):
            key.setFixedSize(NAVIGATION, KEY_HEIGHT)
        for key in (*self.keys.values(), *self.pages.values()):
            keys.addWidget(key)
        keys.addStretch(1)
        keys.addWidget(self.back)
        self.lost.hide()
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(self.title)
        right.addWidget(self.lost)
        right.addWidget(self.inside, 1)
        for section, _ in self._made:
            self.inside.addWidget(section)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        box.setSpacing(16)
        box.addLayout(keys)
        box.addLayout(right, 1)
        self.setMinimumSize(*LEAST)
        self.resize(WIDTH, HEIGHT)

    def _connect(self) -> None:
        for section, _ in self._made:
            key = section.key
            self.keys[key].clicked.connect(lambda _=False, key=key: self.stand(key))
        for name, button in self.pages.items():
            button.clicked.connect(lambda _=False, name=name: self._leave_for(name))
        self.back.clicked.connect(self.leave)
        leaving = QShortcut(QKeySequence("Escape"), self)
        leaving.activated.connect(self.leave)

    def allowed(self) -> tuple[str, ...]:
        """Return the keys of the sections that whoever is signed in may see."""
        shown = self._shown
        if shown is None or shown.stage is Stage.SIGNED_OUT:
            return ()
        return tuple(section.key for section, roles in self._made if shown.role in roles)

    def enter(self) -> None:
        """Show the window with the section that stood last, else the first that is allowed."""
        allowed = self.allowed()
        if not allowed:
            return
        standing = self._standing.key if self._standing else ""
        self.stand(standing if standing in allowed else allowed[0])
        self.show()
        self.activateWindow()

    def stand(self, key: str) -> None:
        """Let a section stand, if whoever is signed in may see it."""
        if key not in self.allowed() or self._shown is None:
            return
        section = next(made for made, _ in self._made if made.key == key)
        if section is not self._standing:
            self._shut()
            self._standing = section
            self.inside.setCurrentWidget(section)
        section.open(self._shown)
        self._say()

    def leave(self) -> None:
        """Hide the window and go back to the desk."""
        self._shut()
        self.hide()
        self.desk_wanted.emit()

    def _leave_for(self, page: str) -> None:
        """Hide the window for a page of the other one."""
        self._shut()
        self.hide()
        self.page_wanted.emit(page)

    def show_desk(self, shown: Shown) -> None:
        """Take this moment of the desk; without the role nothing of the window stays."""
        self._shown = shown
        allowed = self.allowed()
        if self._standing is not None and self._standing.key not in allowed:
            self._shut()
            self.hide()
        for key, button in self.keys.items():
            button.setVisible(key in allowed)
        for button in self.pages.values():
            button.setVisible(shown.role in ROLES)
        self.lost.setVisible(shown.lost_at is not None)
        if self._standing is not None:
            self._standing.note(shown)
        self._say()

    def end(self) -> None:
        """End all sections; the program ends."""
        self._shut()
        for section, _ in self._made:
            section.end()
        self.close()

    def _shut(self) -> None:
        if self._standing is not None:
            self._standing.shut()
        self._standing = None

    def _say(self) -> None:
        """Put all words in the language of the moment; the key of what stands is the strong one."""
        for section, _ in self._made:
            key = self.keys[section.key]
            key.say(section.title())
            key.emphasise(strong=section is self._standing)
        self.pages["devices"].say(QCoreApplication.translate("Office", "Thiết bị"))
        self.pages["searches"].say(QCoreApplication.translate("Office", "Tìm không thấy"))
        self.back.say(QCoreApplication.translate("Office", "Về quầy"))
        self.title.set_text(self._standing.title() if self._standing else "")
        self.lost.set_text(
            QCoreApplication.translate("Office", "Mất kết nối. Số liệu có thể đã cũ.")
        )
        self.setWindowTitle(QCoreApplication.translate("Office", "Điều hành trung tâm"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed by its frame it is left as by Esc."""
        self._shut()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Show the words of a new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground; a line parts the navigation from the section."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), THEME.bg)
        x = self.contentsRect().left() + 12 + NAVIGATION + 8
        painter.setPen(THEME.border)
        painter.drawLine(x, 12, x, self.height() - 12)
