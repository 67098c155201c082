"""Where a dossier is: its state in plain words, when it is due, what to do next."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRect

from centre.rules.dossiers import NextStep, State
from centre.shell.pieces import (
    BarButton,
    Card,
    FitLabel,
    Letters,
    PrimaryButton,
    Sign,
)
from centre.shell.pieces.labels import Kind
from centre.shell.theme import Theme
from kiosk.areas import Areas
from kiosk.dossier_words import about, advice, due, number_button, procedure, title
from kiosk.screens.screen import Scene, Screen, height_of, row, row_height, stack
from kiosk.track import Outcome, TrackView

_TITLE: Final = Letters(9.6, bold=True, min_cap_mm=5.8)
_ABOUT: Final = Letters(5.8, bold=True, colour="ink2")
_NAME: Final = Letters(5.8)
_DUE: Final = Letters(6.8, bold=True, min_cap_mm=5.8)
_ADVICE: Final = Letters(7.4, min_cap_mm=5.8)
# Letters grow by this much on a card that has the room.
_GROWTH: Final = 1.25
_SIGN_MM: Final = 26.0
_PAD_MM: Final = 7.0
_BUTTON_MM: Final = 32.0
# A card is no higher than what is on it, and this much air.
_AIR_MM: Final = 30.0
# Signs of a procedure's name, longest first; where none has room, the name is left out.
_NAME_SIGNS: Final = (400, 200, 120, 60, 0)
_LOOKS: Final[dict[State, tuple[str, Kind]]] = {
    State.FORWARDED: ("transfer", "pale"),
    State.REGISTERED: ("info", "pale"),
    State.RECEIVED: ("done", "ok"),
    State.DENIED: ("close", "warn"),
    State.PROCESSING: ("clock", "pale"),
    State.WAITING: ("papers", "warn"),
    State.PAYING: ("tax", "warn"),
    State.WITHDRAWN: ("back", "pale"),
    State.STOPPED: ("pause", "warn"),
    State.FINISHED: ("result", "ok"),
    State.RETURNED: ("check", "ok"),
}
_OTHERS: Final[dict[Outcome, tuple[str, Kind]]] = {
    Outcome.UNKNOWN: ("track", "warn"),
    Outcome.LOCKED: ("pause", "warn"),
    Outcome.GONE: ("offline", "warn"),
}
_CALM: Final[tuple[str, Kind]] = ("track", "pale")


class Dossier(Screen):
    """The page DOSSIER."""

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make the page without words."""
        super().__init__(theme, monotonic)
        self.setObjectName("dossier")
        self.card = Card(theme, "plain", self)
        self.band = Card(theme, "pale", self)
        self.sign = Sign(theme, "track", _SIGN_MM)
        self.title = FitLabel(theme, "", _TITLE)
        self.about = FitLabel(theme, "", _ABOUT)
        self.name = FitLabel(theme, "", _NAME)
        self.due = FitLabel(theme, "", _DUE, "due")
        self.advice = FitLabel(theme, "", _ADVICE)
        for piece in (self.sign, *self._labels()):
            piece.setParent(self)
        self._back = BarButton(theme, "back", "back")
        self._again = BarButton(theme, "track_again", "track")
        self._home = BarButton(theme, "home", "home")
        self._number = BarButton(theme, "dossier_number", "ticket")
        self._strong_home = PrimaryButton(theme, "home", "home")
        self._strong_number = PrimaryButton(theme, "dossier_number", "ticket")
        for button in self._buttons():
            self.add(button)

    def fill(self, scene: Scene) -> None:
        """Say how the dossier stands."""
        view = tracked(scene)
        icon, kind = _look(view)
        self.band.set_kind(kind)
        self.sign.set_icon(icon, "primary" if kind == "pale" else kind)
        self.title.set_text(title(view))
        self.about.set_text(about(view.dossier) if view.dossier else "")
        self.due.set_text(due(view.dossier) if view.dossier else "")
        self.advice.set_text(advice(view))
        self._back.set_text(self.tr("Quay lại"))
        self._again.set_text(self.tr("Nhập lại mã"))
        for home in (self._home, self._strong_home):
            home.set_text(self.tr("Trang đầu"))
        for number in (self._number, self._strong_number):
            number.set_text(number_button(view))

    def place(self, areas: Areas) -> None:
        """Place the buttons at the foot, and the card with everything above them."""
        view = tracked(self.scene)
        for button in self._buttons():
            button.setGeometry(QRect())
        high = self._place_buttons(self._shown(view), areas)
        room = areas.read.adjusted(0, 0, 0, -high - areas.gap)
        self._place_card(room, areas, view)

    def _place_buttons(self, buttons: Sequence[BarButton], areas: Areas) -> int:
        """Place the buttons in a row, the last in one of its own where words need it.

        Returns the height of it all.
        """
        used = self._place_row(buttons, areas, areas.touch.bottom() + 1)
        if all(button.fits() for button in buttons):
            return used
        last = self._place_row(buttons[-1:], areas, areas.touch.bottom() + 1)
        above = areas.touch.bottom() + 1 - last - areas.gap
        return last + areas.gap + self._place_row(buttons[:-1], areas, above)

    def _place_row(self, buttons: Sequence[BarButton], areas: Areas, bottom: int) -> int:
        """Place buttons side by side above bottom; return their height."""
        least = 0 if areas.compact else self.theme.px(_BUTTON_MM)
        touch = areas.touch
        high = max(least, row_height(buttons, touch.width(), areas.gap))
        row(buttons, QRect(touch.left(), bottom - high, touch.width(), high), areas.gap)
        return high

    def _place_card(self, room: QRect, areas: Areas, view: TrackView) -> None:
        """Place the card: as high as its words want, in the middle of a tall page."""
        pad = self.theme.px(4 if areas.compact else _PAD_MM)
        gap = self.theme.px(4 if areas.compact else _PAD_MM)
        for growth in (_GROWTH, 1.0):
            self._grow(growth)
            needed = self._named(room, pad, gap, view)
            if needed <= room.height() * 3 // 4:
                break
        high = min(room.height(), needed + (0 if areas.compact else self.theme.px(_AIR_MM)))
        top = (
            room.bottom() + 1 - high if areas.lowered else room.top() + (room.height() - high) // 3
        )
        card = QRect(room.left(), top, room.width(), high)
        if areas.compact or areas.is_wide:
            card = room
        self.card.setGeometry(card)
        self.card.lower()
        band = QRect(card.left(), card.top(), card.width(), self._band_height(card, pad))
        band.setHeight(min(band.height(), card.height() // 2))
        self._place_band(band, pad)
        below = card.adjusted(pad, band.height() + pad, -pad, -pad)
        stack((self.about, self.name, self.due, self.advice), below, gap, down=0.4)

    def _named(self, room: QRect, pad: int, gap: int, view: TrackView) -> int:
        """Set as much of the procedure's name as there is room for; return the card's height."""
        inside, needed = room.width() - 2 * pad, 0
        for most in _NAME_SIGNS:
            self.name.set_text(procedure(view.dossier, most) if view.dossier else "")
            words = height_of((self.about, self.name, self.due, self.advice), inside, gap)
            needed = self._band_height(room, pad) + words + 2 * pad
            if needed <= room.height():
                break
        return needed

    def _band_height(self, room: QRect, pad: int) -> int:
        """Return the height of the coloured band with sign and title."""
        wide = room.width() - 3 * pad - self._side()
        return max(self._side(), self.title.heightForWidth(wide)) + 2 * pad

    def _place_band(self, band: QRect, pad: int) -> None:
        """Place the sign at the left of the band, the title beside it."""
        self.band.setGeometry(band)
        side = min(self._side(), band.height() - pad)
        middle = band.top() + (band.height() - side) // 2
        self.sign.setGeometry(band.left() + pad, middle, side, side)
        left = band.left() + 2 * pad + side
        self.title.setGeometry(
            left, band.top() + pad // 2, band.right() + 1 - pad - left, band.height() - pad
        )
        self.band.lower()
        self.card.lower()

    def _side(self) -> int:
        return self.theme.px(_SIGN_MM)

    def _grow(self, growth: float) -> None:
        """Set the words in growth times their letters."""
        letters = (_TITLE, _ABOUT, _NAME, _DUE, _ADVICE)
        for label, plain in zip(self._labels(), letters, strict=True):
            label.set_letters(replace(plain, cap_mm=plain.cap_mm * growth))

    def _labels(self) -> tuple[FitLabel, ...]:
        return (self.title, self.about, self.name, self.due, self.advice)

    def _buttons(self) -> tuple[BarButton, ...]:
        """Return every button that the page may show."""
        plain = (self._back, self._again, self._home, self._number)
        return (*plain, self._strong_home, self._strong_number)

    def _shown(self, view: TrackView) -> Sequence[BarButton]:
        """Return the buttons of a view, the strongest last."""
        if view.outcome is Outcome.LOOKING:
            return (self._back, self._home)
        if view.outcome is Outcome.UNKNOWN:
            return (self._home, self._again, self._strong_number)
        step = view.dossier.step if view.dossier else NextStep.ASK
        if step in (NextStep.WAIT, NextStep.NOTHING):
            return (self._back, self._number, self._strong_home)
        return (self._back, self._home, self._strong_number)


def tracked(scene: Scene | None) -> TrackView:
    """Return what is to be shown of a dossier; TypeError for a scene of another errand."""
    view = scene.view.errand if scene else None
    if not isinstance(view, TrackView):
        raise TypeError(view)
    return view


def _look(view: TrackView) -> tuple[str, Kind]:
    """Return icon and colour; words say the same."""
    if view.dossier is None:
        return _OTHERS.get(view.outcome, _CALM)
    if view.dossier.step is NextStep.APOLOGY:
        return "due", "warn"
    state = view.dossier.state
    return _CALM if state is None else _LOOKS[state]
