"""Where a dossier is: its state in plain words, when it is due, what to do next."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import product
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
from centre.shell.theme import GAP_MM, LARGE, SMALLEST_CAP_MM, TARGET_MM, Theme
from kiosk.areas import Areas
from kiosk.dossier_words import about, advice, due, number_button, procedure, title
from kiosk.screens.blocks import Said
from kiosk.screens.message import GROWTHS, Words
from kiosk.screens.screen import Scene, Screen, height_of, row, row_height, stack
from kiosk.screens.scrolling import Scrolling
from kiosk.sentences import bound
from kiosk.track import Outcome, TrackView

_TITLE: Final = Letters(9.6, bold=True, min_cap_mm=5.8)
_ABOUT: Final = Letters(5.8, bold=True, colour="ink2")
_NAME: Final = Letters(5.8)
_DUE: Final = Letters(6.8, bold=True, min_cap_mm=5.8)
_ADVICE: Final = Letters(7.4, min_cap_mm=5.8)
# Plain letters leave air around them; who asked for large ones gets all the room there is.
_AIRY: Final = 0.75
# Above a name that is scrolled, the best first: growth of the title, and of the words below it,
# which become as small as 5.8 mm of advice; those before (1.0, 1.0) are for large letters alone.
_SETTINGS: Final = (
    (1.25, 1.25),
    (1.25, 1.1),
    (1.1, 1.1),
    (1.1, 1.0),
    (1.0, 1.0),
    (1.0, 0.95),
    (0.95, 0.95),
    (1.0, 0.9),
    (0.9, 0.9),
    (1.0, 0.79),
    (0.9, 0.79),
    (0.79, 0.79),
)
# The band of a title takes no more of a card than this, unless it cannot be lower.
_MOST_BAND: Final = 0.45
_SIGN_MM: Final = 26.0
_LOW_SIGN_MM: Final = 14.0
_LOW_PAD_MM: Final = 4.0
_COLUMN_MM: Final = 24.0
_PAD_MM: Final = 7.0
_BUTTON_MM: Final = 32.0
# A card is no higher than what is on it, and this much air.
_AIR_MM: Final = 30.0
# Two lines of what is scrolled, or a little more.
_LEAST_SCROLLED_MM: Final = 23.0
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
        self.title = Words(theme, "", _TITLE)
        self.about = Words(theme, "", _ABOUT)
        self.name = Words(theme, "", _NAME)
        self.due = Words(theme, "", _DUE, "due")
        self.advice = Words(theme, "", _ADVICE)
        self.rest = Scrolling(self, "dossier")
        for piece in (self.sign, *self._labels()):
            piece.setParent(self)
        self._side_mm = _SIGN_MM
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
        name = procedure(view.dossier) if view.dossier else ""
        if name != self.name.text():
            self.rest.begin()
        self.name.set_text(name)
        self.due.set_text(due(view.dossier) if view.dossier else "")
        self.advice.set_text(advice(view))
        self._back.set_text(self.tr("Quay lại"))
        self._again.set_text(self.tr("Nhập lại mã"))
        for home in (self._home, self._strong_home):
            home.set_text(self.tr("Trang đầu"))
        for number in (self._number, self._strong_number):
            words = number_button(view)
            number.set_text(bound(words))
            number.setAccessibleName(words)

    def place(self, areas: Areas) -> None:
        """Place the buttons at the foot, and the card with everything above them."""
        view = tracked(self.scene)
        for button in self._buttons():
            button.setGeometry(QRect())
        high = self._place_buttons(self._shown(view), areas)
        room = areas.read.adjusted(0, 0, 0, -high - areas.gap)
        self._place_card(room, areas)

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

    def _place_card(self, room: QRect, areas: Areas) -> None:
        """Place the card: with all words whole, or with the procedure's name to be scrolled."""
        pad = gap = self.theme.px(4 if areas.compact else _PAD_MM)
        tight = gap // 2 if self.theme.large else gap
        for piece in (self.rest, self.rest.up, self.rest.down, self.rest.thumb):
            piece.setGeometry(QRect())
        self._side_mm = _SIGN_MM
        for growth, name_mm, share in _settings(large=self.theme.large):
            self._grow(growth, name_mm)
            needed = self._needed(room, pad, tight)
            if needed <= room.height() * share:
                break
        if needed > room.height() and self.name.text():
            self._place_scrolled(room, areas)
            return
        self.rest.show_content(())
        high = min(room.height(), needed + (0 if areas.compact else self.theme.px(_AIR_MM)))
        top = (
            room.bottom() + 1 - high if areas.lowered else room.top() + (room.height() - high) // 3
        )
        card = QRect(room.left(), top, room.width(), high)
        if areas.compact or areas.is_wide:
            card = room
        below = self._below_band(card, pad)
        stack((self.about, self.name, self.due, self.advice), below, gap, down=0.4)

    def _place_scrolled(self, room: QRect, areas: Areas) -> None:
        """Place title and what to do as large as they can be, and the name below to be scrolled.

        ▲▼ stand beside the card, so that it may be lower than both of them.
        """
        self._side_mm = _LOW_SIGN_MM
        # ▲▼ need their words before their width is known.
        self.rest.show_content(())
        pad = self.theme.px(_LOW_PAD_MM)
        card = room.adjusted(0, 0, -self._column() - areas.gap, 0)
        above = self._set_above(card, pad)
        for label in self._labels()[1:]:
            label.setGeometry(QRect())
        below = self._below_band(card, pad)
        high = height_of(above, below.width(), pad)
        stack(above, QRect(below.left(), below.top(), below.width(), high), pad)
        moved = [label for label in (self.advice, self.due) if label not in above]
        said = [Said(label.text(), bold=True) for label in moved if label.text()]
        self.rest.show_content([*said, Said(self.about.text(), "heading"), Said(self.name.text())])
        reached = QRect(room)
        reached.setTop(max(room.top(), areas.touch.top()))
        self._place_rest(below.adjusted(0, high + pad if above else 0, 0, 0), reached)

    def _set_above(self, card: QRect, pad: int) -> tuple[FitLabel, ...]:
        """Set title and words; return the words that stand above what is scrolled.

        On the lowest pages those are scrolled, too: they come first.
        """
        large = self.theme.large
        for above in (((self.due, self.advice), (self.advice,)), ((),)):
            settings = _SETTINGS[0 if large else _SETTINGS.index((1.0, 1.0)) :]
            for (head, growth), words in product(settings, above):
                self._grow(growth, SMALLEST_CAP_MM, head)
                if self._leaves_room(card, pad, words, may_be_high=(head, growth) == settings[-1]):
                    return words
        return ()

    def _leaves_room(
        self, card: QRect, pad: int, above: tuple[FitLabel, ...], *, may_be_high: bool
    ) -> bool:
        """Tell whether title and words leave room for something to be scrolled."""
        band = self._band_height(card, pad)
        if band > card.height() * _MOST_BAND and not may_be_high:
            return False
        words = height_of(above, card.width() - 2 * pad, pad) + pad if above else 0
        least = self.theme.px(_LEAST_SCROLLED_MM * (LARGE if self.theme.large else 1.0))
        return card.height() - band - words - 2 * pad >= least

    def _column(self) -> int:
        """Return the width of ▲▼."""
        buttons = (self.rest.up, self.rest.down)
        least = max(button.minimumSizeHint().width() for button in buttons)
        return max(self.theme.px(_COLUMN_MM), least)

    def _place_rest(self, box: QRect, room: QRect) -> None:
        """Place what is scrolled in box, ▲▼ at the right end of room where it is too high."""
        up, down, thumb = self.rest.up, self.rest.down, self.rest.thumb
        self.rest.place(box)
        if up.size().isEmpty():
            return
        between = self.theme.at_least_px(GAP_MM)
        self.rest.place(box.adjusted(0, 0, up.width() + between, 0))
        column = room.adjusted(room.width() - self._column(), 0, 0, 0)
        least = self.theme.at_least_px(TARGET_MM)
        high = max(least, *(button.heightForWidth(column.width()) for button in (up, down)))
        up.setGeometry(column.left(), column.top(), column.width(), high)
        down.setGeometry(column.left(), column.bottom() + 1 - high, column.width(), high)
        thumb.setGeometry(column.adjusted(0, high + between, 0, -high - between))

    def _below_band(self, card: QRect, pad: int) -> QRect:
        """Place card and band; return the room for words below the band."""
        self.card.setGeometry(card)
        self.card.lower()
        band = QRect(card.left(), card.top(), card.width(), self._band_height(card, pad))
        words = height_of(self._labels()[1:], card.width() - 2 * pad, pad // 2)
        most = max(card.height() // 2, card.height() - words - 2 * pad)
        band.setHeight(min(band.height(), most))
        self._place_band(band, pad)
        return card.adjusted(pad, band.height() + pad, -pad, -pad)

    def _needed(self, room: QRect, pad: int, gap: int) -> int:
        """Return the height of a card with all words."""
        words = (self.about, self.name, self.due, self.advice)
        inside = room.width() - 2 * pad
        return self._band_height(room, pad) + height_of(words, inside, gap) + 2 * pad

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
        return self.theme.px(self._side_mm)

    def _grow(self, growth: float, name_mm: float, title: float = 0.0) -> None:
        """Set the words in growth times their letters, the procedure's name in name_mm.

        title: the growth of the title, if it is another.
        """
        for label, letters in zip(
            self._labels(), (_TITLE, _ABOUT, _NAME, _DUE, _ADVICE), strict=True
        ):
            times = title or growth if label is self.title else growth
            cap_mm = name_mm if label is self.name else letters.cap_mm * times
            label.set_letters(replace(letters, cap_mm=cap_mm))

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


def _settings(*, large: bool) -> Iterator[tuple[float, float, float]]:
    """Yield how words may be set, the best first: growth, mm of the name, share of the room."""
    for growth in GROWTHS:
        yield growth, _NAME.cap_mm * growth, 1.0 if large else _AIRY
        if large:
            yield growth, _NAME.cap_mm, 1.0
            yield growth, SMALLEST_CAP_MM, 1.0
    yield 1.0, _NAME.cap_mm, 1.0
    yield 1.0, SMALLEST_CAP_MM, 1.0


def _look(view: TrackView) -> tuple[str, Kind]:
    """Return icon and colour; words say the same."""
    if view.dossier is None:
        return _OTHERS.get(view.outcome, _CALM)
    if view.dossier.step is NextStep.APOLOGY:
        return "due", "warn"
    state = view.dossier.state
    return _CALM if state is None else _LOOKS[state]
