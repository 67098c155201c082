"""Pages that say one thing and offer at most three buttons."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRect

from centre.shell.pieces import BarButton, Card, FitLabel, Letters, PrimaryButton, Target
from centre.shell.theme import Theme
from kiosk.areas import Areas
from kiosk.screens.screen import Scene, Screen, height_of, row, row_height, stack
from kiosk.sentences import hours_today, no_paper, opens_again, store_gone, why_no_number

# Letters grow by this much on a card that has the room.
_GROWTH: Final = 1.25
_SIGN: Final = Letters(24.0, colour="primary", align="centre")
_TITLE: Final = Letters(9.6, bold=True, align="centre", min_cap_mm=5.8)
_ADVICE: Final = Letters(6.4, align="centre")
_MORE: Final = Letters(5.8, colour="ink2", align="centre")
# A page that asks one thing has room for buttons that are easy to hit.
_BUTTON_MM: Final = 32.0
# Lowered, the words stand just above the buttons and not at the top of a tall screen.
_LOWERED_CARD_MM: Final = 200.0


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
        self.title = FitLabel(theme, "", _TITLE)
        self.advice = FitLabel(theme, "", _ADVICE)
        self.more = FitLabel(theme, "", _MORE)
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
            card.setTop(max(card.top(), card.bottom() - self.theme.px(_LOWERED_CARD_MM)))
        self.card.setGeometry(card)
        self.card.lower()
        labels = [self.sign, self.title, self.advice, self.more]
        if areas.compact:
            self.sign.setGeometry(QRect())
            labels.remove(self.sign)
        pad = self.theme.px(7)
        inside = card.adjusted(pad, pad, -pad, -pad)
        between = areas.gap * 2
        self._grow(_GROWTH)
        if height_of(labels, inside.width(), between) > inside.height() * 3 // 4:
            self._grow(1.0)
        if self.sign in labels and height_of(labels, inside.width(), between) > inside.height():
            self.sign.setGeometry(QRect())  # the icon gives way before letters do
            labels.remove(self.sign)
        stack(labels, inside, between)

    def _grow(self, growth: float) -> None:
        """Set the words in growth times their letters."""
        said = zip(
            (self.sign, self.title, self.advice, self.more),
            (_SIGN, self.heading, _ADVICE, _MORE),
            strict=True,
        )
        for label, letters in said:
            label.set_letters(replace(letters, cap_mm=letters.cap_mm * growth))


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
