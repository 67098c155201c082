"""Pages that say one thing and offer at most three buttons."""

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from centre.shell.pieces import BarButton, Card, FitLabel, Letters, PrimaryButton, Target
from centre.shell.pieces.fitting import NO_BREAK
from centre.shell.theme import LARGE, Theme
from kiosk.areas import Areas
from kiosk.papers import PapersView, Standing
from kiosk.screens.procedure_words import standing_words
from kiosk.screens.screen import Scene, Screen, height_of, row, row_height, stack
from kiosk.sentences import (
    bound,
    hours_today,
    no_paper,
    opens_again,
    store_gone,
    why_no_number,
)

# Letters grow by the first of these for which the card has the room.
GROWTHS: Final = (1.25, 1.2, 1.15, 1.1, 1.05, 1.0)
# Plain letters leave air around them; who asked for large ones gets all the room there is.
_AIRY: Final = 0.75
# Where letters are large the icon stays as it was, then becomes smaller, then gives way.
_PICTURES: Final = (1 / LARGE, 0.5, 0.0)
_SIGN: Final = Letters(24.0, colour="primary", align="centre")
_TITLE: Final = Letters(9.6, bold=True, align="centre", min_cap_mm=5.8)
_ADVICE: Final = Letters(6.4, align="centre")
_MORE: Final = Letters(5.8, colour="ink2", align="centre")
# A page that asks one thing has room for buttons that are easy to hit.
_BUTTON_MM: Final = 32.0
_STANDING_SIGNS: Final = {Standing.UNKNOWN: "search", Standing.GONE: "warning"}
# Lowered, the words stand just above the buttons and not at the top of a tall screen.
_LOWERED_CARD_MM: Final = 200.0


class Words(FitLabel):
    """Words of which no line ends within a word written as two, or before a date."""

    def text(self) -> str:
        """Return the words as they were given."""
        return super().text().replace(NO_BREAK, " ")

    def set_text(self, text: str) -> None:
        """Show other words; what is read aloud of them has plain spaces."""
        super().set_text(bound(text))
        self.setAccessibleName(text.replace("\n", " "))


class Message(Screen):
    """An icon, a title, advice, and buttons; the last button added is the strongest.

    heading is how the title is set.
    """

    heading = _TITLE

    def __init__(self, theme: Theme, monotonic: Callable[[], float], icon: str) -> None:
        """Make the page without words; icon is a meaning."""
        super().__init__(theme, monotonic)
        self.card = Card(theme, "plain", self)
        self.sign = FitLabel(theme, " ", _SIGN, icon)
        self.title = Words(theme, "", _TITLE)
        self.advice = Words(theme, "", _ADVICE)
        self.more = Words(theme, "", _MORE)
        self.buttons: list[Target] = []
        for label in (self.sign, self.title, self.advice, self.more):
            label.setParent(self)

    def add_button(self, button: Target) -> None:
        """Put a button into the row below the words."""
        self.add(button)
        self.buttons.append(button)

    def place(self, areas: Areas) -> None:
        """Place the buttons at the bottom and the words on a card above them."""
        card = QRect(areas.read)
        if self.buttons:
            touch = areas.touch
            least = 0 if areas.compact else self.theme.px(_BUTTON_MM)
            high = max(least, row_height(self.buttons, touch.width(), areas.gap))
            box = QRect(touch.left(), touch.bottom() + 1 - high, touch.width(), high)
            row(self.buttons, box, areas.gap)
            card.setBottom(box.top() - areas.gap)
        if areas.lowered:
            highest = self.theme.px(_LOWERED_CARD_MM * (LARGE if self.theme.large else 1.0))
            card.setTop(max(card.top(), card.bottom() - highest))
        self.card.setGeometry(card)
        self.card.lower()
        pad = self.theme.px(4 if areas.compact and self.theme.large else 7)
        inside = card.adjusted(pad, pad, -pad, -pad)
        between = areas.gap if self.theme.large else areas.gap * 2
        self._vanish()
        stack(self._set_in(inside, between, has_sign=not areas.compact), inside, areas.gap * 2)

    def _set_in(self, inside: QRect, between: int, *, has_sign: bool) -> list[FitLabel]:
        """Set the words as large as inside has room for; return those that are shown.

        The icon gives way before letters become smaller than they are meant.
        """
        words: list[FitLabel] = [self.title, self.advice, self.more]
        share = 1.0 if self.theme.large else _AIRY
        for growth, picture in product(GROWTHS, _PICTURES if self.theme.large else (1.0,)):
            self._grow(growth, growth * picture)
            shown = [self.sign, *words] if has_sign and picture else words
            if height_of(shown, inside.width(), between) <= inside.height() * share:
                return shown
        whole = height_of([self.sign, *words], inside.width(), between)
        return [self.sign, *words] if has_sign and whole <= inside.height() else words

    def _grow(self, growth: float, picture: float) -> None:
        """Set the words in growth times their letters, the icon in picture times its own."""
        said = zip(
            (self.title, self.advice, self.more), (self.heading, _ADVICE, _MORE), strict=True
        )
        for label, letters in said:
            label.set_letters(replace(letters, cap_mm=letters.cap_mm * growth))
        self.sign.set_letters(replace(_SIGN, cap_mm=_SIGN.cap_mm * (picture or 1.0)))

    def _vanish(self) -> None:
        """Take all words away, so that those without a place are not seen."""
        for label in (self.sign, self.title, self.advice, self.more):
            label.setGeometry(QRect())


class Closed(Message):
    """Why this field gives no number now, and when it does again."""

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page."""
        super().__init__(theme, monotonic, "clock")
        self.setObjectName("closed")
        self._back = BarButton(theme, "back", "back")
        self._home = PrimaryButton(theme, "home", "home")
        for button in (self._back, self._home):
            self.add_button(button)

    def fill(self, scene: Scene) -> None:
        """Say the reason of the refusal."""
        view = scene.view
        subject = view.subject
        hours = reopening = ""
        if scene.centre and view.refusal == "outside_hours":
            service = subject.services[0] if subject else None
            hours = hours_today(scene.centre, service, scene.now)
            again = opens_again(subject.opens_next if subject else None, scene.now)
            reopening = f"{again[:1].upper()}{again[1:]}"
        self.title.set_text(scene.words(subject.name) if subject else "")
        self.advice.set_text(f"{why_no_number(view.refusal)} {hours}".strip())
        self.more.set_text(reopening)
        self._back.set_text(self.tr("Quay lại"))
        self._home.set_text(self.tr("Trang đầu"))


class NoPaper(Message):
    """A number on the screen instead of on paper; nothing is taken until that is chosen."""

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page."""
        super().__init__(theme, monotonic, "print")
        self.setObjectName("no_paper")
        self._home = BarButton(theme, "home", "home")
        self._help = BarButton(theme, "help", "help")
        self._take = PrimaryButton(theme, "take_on_screen", "ticket")
        for button in (self._home, self._help, self._take):
            self.add_button(button)

    def fill(self, scene: Scene) -> None:
        """Say what is wrong with the printer and what can be done."""
        subject = scene.view.subject
        self.title.set_text(no_paper(scene.view.paper_key))
        self.advice.set_text(scene.words(subject.name) if subject else "")
        self._home.set_text(self.tr("Trang đầu"))
        called = scene.view.help_called
        self._help.set_text(self.tr("Đã gọi nhân viên") if called else self.tr("Gọi trợ giúp"))
        self._help.set_icon("check" if called else "help")
        self._take.set_text(self.tr("Lấy số trên màn hình"))


class StillThere(Message):
    """The question after silence. It fills the page: what was there before is nobody's business."""

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page."""
        super().__init__(theme, monotonic, "clock")
        self.setObjectName("still_there")
        self._home = BarButton(theme, "home", "home")
        self._stay = PrimaryButton(theme, "stay", "person")
        for button in (self._home, self._stay):
            self.add_button(button)

    def fill(self, scene: Scene) -> None:
        """Ask, and count down."""
        self.title.set_text(self.tr("Ông/Bà còn ở đó không?"))
        seconds = scene.view.seconds_left or 0
        words = self.tr("Màn hình sẽ trở về trang đầu sau {n} giây")
        self.advice.set_text(words.format(n=seconds))
        self._home.set_text(self.tr("Về trang đầu"))
        self._stay.set_text(self.tr("Tôi cần thêm thời gian"))


class Busy(Message):
    """The store takes longer than people expect."""

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page."""
        super().__init__(theme, monotonic, "clock")
        self.setObjectName("busy")

    def fill(self, scene: Scene) -> None:
        """Ask for patience."""
        del scene
        self.title.set_text(self.tr("Đang lấy số, xin Ông/Bà chờ một chút"))


class Starting(Message):
    """Before the store has answered for the first time."""

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page."""
        super().__init__(theme, monotonic, "centre")
        self.setObjectName("starting")

    def fill(self, scene: Scene) -> None:
        """Say that the machine is about to be ready."""
        del scene
        self.title.set_text(self.tr("Máy đang khởi động, xin chờ một phút."))


class Trouble(Message):
    """The calm page while no number can be taken; a short code stands in small print for staff."""

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page."""
        super().__init__(theme, monotonic, "info")
        self.setObjectName("trouble")

    def fill(self, scene: Scene) -> None:
        """Say what to do; nobody is to blame."""
        del scene
        self.title.set_text(store_gone())


class NoProcedure(Message):
    """Why a procedure is not shown: it is still being opened, not known here, or out of reach."""

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page without words."""
        super().__init__(theme, monotonic, "info")
        self.setObjectName("no_procedure")
        self._back = BarButton(theme, "back", "back")
        self._home = PrimaryButton(theme, "home", "home")
        for button in (self._back, self._home):
            self.add_button(button)

    def fill(self, scene: Scene) -> None:
        """Say what has happened as the title, what to do below it."""
        view = scene.view.errand
        if not isinstance(view, PapersView):
            raise TypeError(view)
        happened, _, then = standing_words(view.standing).partition(". ")
        self.sign.set_icon(_STANDING_SIGNS.get(view.standing, "clock"))
        self.title.set_text(happened)
        self.advice.set_text(then)
        self._back.set_text(self.tr("Quay lại"))
        self._home.set_text(self.tr("Trang đầu"))

    def vanish(self) -> None:
        """Leave the page on which this one lies; nothing of it can be seen or touched."""
        self.setGeometry(QRect())
        for piece in self.findChildren(QWidget):
            piece.setGeometry(QRect())
