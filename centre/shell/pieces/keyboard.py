"""The touch keyboard: Telex for words, plain keys for codes, digits (screens.md section 7).

Its arrangement follows from the room it is given (key_rows.py); what is typed goes through
centre/rules/search/telex.py. A hardware keyboard does the same.
"""

import math
import unicodedata
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from centre.rules.search.telex import Typing
from centre.shell.pieces import key_rows
from centre.shell.pieces.key_plans import Plan, gap_px, plans
from centre.shell.pieces.key_rows import CLEAR, ERASE, FINAL, PAGE, PLAIN, SPACE, Arrangement, Mode
from centre.shell.pieces.keys import SPACE_BAR, Key
from centre.shell.pieces.labels import Piece
from centre.shell.pieces.targets import Touched
from centre.shell.theme import Theme

MOST_SIGNS: Final = 200
"""A text is never longer, unless set_limit says otherwise: the search reads no more."""
_DIGITS: Final = frozenset("0123456789")
_CAPITALS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_SIGNS: Final[dict[Mode, frozenset[str]]] = {
    "code": _CAPITALS | _DIGITS | frozenset(".-"),
    "mixed": _CAPITALS | _DIGITS,
    "digits": _DIGITS,
}
_COMMANDS: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Keyboard(Piece):
    """Keys of at least 20 mm that type into `text`.

    `typed` carries the whole new text after each key that changed it; `finished` comes with the
    final key. Give it its room by setGeometry: heightForWidth is what looks good, least_height what
    it can do with. hear(page) lets a hardware keyboard type.
    """

    typed = Signal(str)
    finished = Signal()

    def __init__(self, theme: Theme, mode: Mode = "words", parent: QWidget | None = None) -> None:
        """Make the keyboard with an empty text, Telex on."""
        super().__init__(theme, parent)
        self._typing = Typing()
        self._limit = MOST_SIGNS
        self._mode: Mode = mode
        self._page = 0
        self._brings: tuple[str, ...] = ()
        self._modern = True
        self._foreign = False
        self._final: tuple[str, str] | None = None
        self._keys: dict[str, Key] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._arrange()

    @property
    def text(self) -> str:
        """What has been typed, NFC."""
        return self._typing.text

    def set_text(self, text: str) -> None:
        """Begin from another text; nothing is told."""
        self._typing = Typing(text[: self._limit])
        self._foreign = False

    def set_limit(self, signs: int) -> None:
        """Let the text grow to so many signs; further keys do nothing."""
        self._limit = signs

    def mode(self) -> Mode:
        """Return the present mode."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Show the keys of another mode, its first page; what was typed is forgotten."""
        self._mode, self._page = mode, 0
        self.set_text("")
        self.set_plain(plain=False)
        self.retranslate()

    def set_final(self, text: str, icon: str = "") -> None:
        """Give the final key other words and another icon ("": none), in each language."""
        self._final = (text, icon)
        self._name(FINAL, self._key(FINAL))
        self._arrange()

    def set_modern(self, *, modern: bool) -> None:
        """Place tones as in hoà and thuỷ, or as in hòa and thủy."""
        self._modern = modern

    def is_plain(self) -> bool:
        """Return whether the person types without accents."""
        return PLAIN in self._keys and self._keys[PLAIN].isChecked()

    def set_plain(self, *, plain: bool) -> None:
        """Type without accents, or with Telex again: a fresh page begins with Telex."""
        self._key(PLAIN).setChecked(plain)

    def hear(self, page: QWidget) -> None:
        """Let a hardware keyboard type, wherever in page the focus is."""
        page.installEventFilter(self)

    def arrangement(self) -> str:
        """Return the name of the arrangement that is shown now."""
        return self._plan().pages[0].name

    def shown_keys(self) -> tuple[Key, ...]:
        """Return the keys that are shown, in reading order."""
        return tuple(self._keys[name] for name in self._shown_page(self._plan()).names())

    def fits(self) -> bool:
        """Return whether every key has at least 20 mm and can say what it does."""
        plan, least = self._plan(), self.theme.at_least_px(key_rows.LEAST_MM)
        unit = key_rows.unit_px(plan.pages[0].columns, self.width(), plan.gap)
        is_inside = plan.height <= self.height() and unit >= least
        return is_inside and all(key.fits() for key in self.shown_keys())

    def wear(self, theme: Theme) -> None:
        """Draw with another theme; the keys may need other rows."""
        for key in self._keys.values():
            key.wear(theme)
        super().wear(theme)
        self._arrange()

    def hasHeightForWidth(self) -> bool:
        """Return True: a narrow keyboard has other rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the best arrangement in this width."""
        return self._plans(width)[0].height

    def least_height(self, width: int) -> int:
        """Return the height of the lowest arrangement in this width."""
        return min(plan.height for plan in self._plans(width))

    def complete_height(self, width: int) -> int:
        """Return the height of the lowest arrangement with all letters on one page.

        That of the lowest one where this width or mode has no such arrangement.
        """
        found = [plan for plan in self._plans(width) if key_rows.is_complete(plan.pages)]
        return min((plan.height for plan in found), default=self.least_height(width))

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest keyboard of this mode, with the height it then has."""
        columns = min(pages[0].columns for pages in key_rows.choices(self._mode))
        return self._size_of(columns, key_rows.LEAST_MM)

    def sizeHint(self) -> QSize:
        """Return the size of columns of 22 mm: ten for letters, three for digits."""
        return self._size_of(3 if self._mode == "digits" else 10, key_rows.GOOD_MM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the rows for the new room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type what a hardware keyboard sends while the focus is on a key."""
        if not self._heard(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Type what a hardware keyboard sends to the page, while the keyboard is seen."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self.isVisible() and self._heard(event)
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Say everything in the present language; set_final is the page's to repeat."""
        for name, key in self._keys.items():
            self._name(name, key)
        self._arrange()
        self.updateGeometry()

    @Slot(object)
    def _touched(self, touched: Touched) -> None:
        """Do what a key is for."""
        name = touched.key
        if name == FINAL:
            self.finished.emit()
        elif name == PAGE:
            self._page = 1 - self._page
            self._arrange()
        elif name == PLAIN:
            self.set_plain(plain=not self.is_plain())
        elif name in (ERASE, CLEAR):
            self._become(self._typing.erase() if name == ERASE else Typing())
        else:
            self._press(" " if name == SPACE else name)

    def _press(self, sign: str) -> None:
        """Type one sign; Telex reads it in mode words, unless the person wants no accents."""
        if self._has_capitals():
            sign = sign.upper()
        if self._mode == "words" and not self.is_plain() and not self._foreign:
            self._become(self._typing.press(sign, modern=self._modern))
        else:
            self._become(Typing(unicodedata.normalize("NFC", self.text + sign)))

    def _become(self, typing: Typing) -> None:
        """Take the new text and tell it, if it is another and not too long."""
        grown = len(typing.text) > max(self._limit, len(self.text) - 1)
        if grown or typing.text == self.text:
            return
        self._typing = typing
        self._foreign = self._foreign and bool(typing.text)
        self.typed.emit(typing.text)

    def _heard(self, event: QKeyEvent) -> bool:
        """Act on a key of a hardware keyboard; return whether it was one for us."""
        if event.modifiers() & _COMMANDS:
            return False
        if event.key() == Qt.Key.Key_Backspace:
            self._become(self._typing.erase())
        elif event.key() in _ENTER:
            if not event.isAutoRepeat():
                self.finished.emit()
        elif self._takes(event.text()):
            self._type(event.text(), repeated=event.isAutoRepeat())
        else:
            return False
        return True

    def _takes(self, text: str) -> bool:
        """Return whether a hardware key's text is a sign of this mode."""
        if len(text) != 1 or not (text.isprintable() or unicodedata.combining(text)):
            return False
        return self._mode == "words" or text.upper() in _SIGNS[self._mode]

    def _has_capitals(self) -> bool:
        return self._mode in ("code", "mixed")

    def _type(self, sign: str, *, repeated: bool) -> None:
        """Type a hardware sign; accents of its own mean that it decodes Telex itself."""
        if repeated:
            return
        self._foreign = self._foreign or not sign.isascii()
        self._press(sign)

    def _size_of(self, columns: float, key_mm: float) -> QSize:
        """Return the size of so many columns of so wide keys."""
        gap = gap_px(self.theme)
        width = math.ceil(columns * (self.theme.at_least_px(key_mm) + gap) - gap)
        return QSize(width, self.heightForWidth(width))

    def _key(self, name: str) -> Key:
        """Return the key of a name; it is made when it is first asked for."""
        if name not in self._keys:
            key = Key(self.theme, name, is_sign=name not in key_rows.NAMED)
            key.setParent(self)
            key.hide()
            key.setCheckable(name == PLAIN)
            key.set_strong(strong=name == FINAL)
            key.may_repeat = name not in (FINAL, PLAIN, PAGE)
            key.touched.connect(self._touched)
            self._keys[name] = key
            self._name(name, key)
        return self._keys[name]

    def _name(self, name: str, key: Key) -> None:
        """Give a key its words in the present language."""
        text, accessible, icon = self._words_of(name)
        key.show_words(text, accessible, icon)

    def _words_of(self, name: str) -> tuple[str, str, str]:
        """Return text, accessible name and icon of a key."""
        if name not in key_rows.NAMED:
            sign = name.upper() if self._has_capitals() else name
            return sign, self._signs().get(name, sign), ""
        words = {
            ERASE: (self.tr("Xóa"), "erase"),
            CLEAR: (self.tr("Xóa hết"), ""),
            PLAIN: (self.tr("Gõ không dấu"), ""),
            SPACE: (self.tr("dấu cách"), SPACE_BAR),
            FINAL: self._final or (self.tr("Tìm"), "search"),
        }
        return self._page_words() if name == PAGE else (words[name][0], *words[name])

    def _page_words(self) -> tuple[str, str, str]:
        """Return what the key that turns the page says: what it brings."""
        capitals = self._has_capitals()
        if not _DIGITS & set(self._brings):
            return "ABC" if capitals else "abc", self.tr("Chữ cái"), ""
        letters = "".join(sign for sign in self._brings if sign.isalpha())
        letters = letters.upper() if capitals else letters
        if not letters:
            return "123", self.tr("Chữ số và dấu"), ""
        spelt = ", ".join(letters)
        return f"123 {letters}", self.tr("Chữ số, dấu và {letters}").format(letters=spelt), ""

    def _signs(self) -> dict[str, str]:
        """Return what a reader says for marks."""
        return {
            ".": self.tr("dấu chấm"),
            ",": self.tr("dấu phẩy"),
            "-": self.tr("dấu gạch ngang"),
            "/": self.tr("dấu gạch chéo"),
        }

    def _plans(self, width: int) -> list[Plan]:
        """Return the arrangements for a width, the best first."""
        return plans(self.theme, self._mode, width, self._needs)

    def _needs(self, name: str, width: int) -> int:
        """Return the height that a key's words need; those that turn the page have one line."""
        return 0 if name == PAGE else self._key(name).needs_px(width)

    def _plan(self) -> Plan:
        """Return the best arrangement for the present room; if none is low enough, the lowest."""
        plans = self._plans(self.width())
        lowest = min(plans, key=lambda plan: plan.height)
        return next((plan for plan in plans if plan.height <= self.height()), lowest)

    def _shown_page(self, plan: Plan) -> Arrangement:
        return plan.pages[min(self._page, len(plan.pages) - 1)]

    def _brought(self, plan: Plan, page: Arrangement) -> tuple[str, ...]:
        """Return the signs that the other page has and the shown one has not."""
        others = (name for other in plan.pages for name in other.names() if other is not page)
        return tuple(name for name in others if len(name) == 1 and name not in page.names())

    def _arrange(self) -> None:
        """Place the keys of the shown page, hide the others, and let Tab walk in reading order."""
        plan = self._plan()
        page = self._shown_page(plan)
        self._brings = self._brought(plan, page)
        if PAGE in page.names():
            self._name(PAGE, self._key(PAGE))
        for name in self._keys.keys() - set(page.names()):
            self._keys[name].hide()
        heights = plan.grown(self.theme, self.height())
        placed = key_rows.boxes(page, (plan.width, self.height()), heights, plan.gap)
        left = (self.width() - plan.width) // 2
        for name, (x, y, wide, high) in placed.items():
            key = self._key(name)
            key.setGeometry(left + x, y, wide, high)
            key.show()
        for before, after in pairwise(page.names()):
            QWidget.setTabOrder(self._keys[before], self._keys[after])
