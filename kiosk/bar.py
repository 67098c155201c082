"""The bar at the foot of the pages: language, letters, contrast, height, help."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRect, Signal

from centre.shell.pieces import Page
from centre.shell.theme import Theme
from kiosk.bar_button import UprightButton
from kiosk.screens.screen import row, row_height
from kiosk.sentences import language_name
from kiosk.visit import View


class Bar(Page):
    """Buttons that are always at the bottom. `touched` carries the Touched of one of them."""

    touched = Signal(object)

    def __init__(
        self, theme: Theme, monotonic: Callable[[], float], languages: Sequence[str]
    ) -> None:
        """Make the bar; languages are those that can be shown, the source first."""
        super().__init__(theme)
        self._languages = list(languages)
        self._view: View | None = None
        self.can_be_lowered = True
        self.has_help = True
        self.can_speak = False
        self._language = UprightButton(theme, "language:", "language")
        self._large = UprightButton(theme, "large", "larger")
        self._contrast = UprightButton(theme, "contrast", "contrast")
        self._lowered = UprightButton(theme, "lowered", "lower")
        self._spoken = UprightButton(theme, "spoken", "sound")
        self._help = UprightButton(theme, "help", "help")
        for button in self._all():
            button.setParent(self)
            button.now = monotonic
            button.touched.connect(self.touched)

    def show_view(self, view: View) -> None:
        """Say on each button what touching it does now."""
        self._view = view
        self._retranslate()

    def height_for(self, width: int, gap: int) -> int:
        """Return the height that the bar needs in width."""
        rows = self._rows(width, gap)
        return sum(row_height(line, width, gap) for line in rows) + gap * (len(rows) - 1)

    def place(self, box: QRect, gap: int) -> None:
        """Place the buttons in box: in one row, or in two where words would not fit."""
        self.setGeometry(box)
        self._lowered.setVisible(self.can_be_lowered)
        self._spoken.setVisible(self.can_speak)
        self._help.setVisible(self.has_help)
        top = 0
        for line in self._rows(box.width(), gap):
            high = row_height(line, box.width(), gap)
            row(line, QRect(0, top, box.width(), high), gap)
            top += high + gap

    def buttons(self) -> tuple[UprightButton, ...]:
        """Return the buttons that are shown, in reading order."""
        shown = {
            self._spoken: self.can_speak,
            self._lowered: self.can_be_lowered,
            self._help: self.has_help,
        }
        return tuple(button for button in self._all() if shown.get(button, True))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _all(self) -> tuple[UprightButton, ...]:
        looks = (self._large, self._contrast, self._spoken, self._lowered)
        return (self._language, *looks, self._help)

    def _rows(self, width: int, gap: int) -> list[list[UprightButton]]:
        """Return the buttons in one row, lying or upright all alike; else in two rows."""
        shown = list(self.buttons())
        wide = (width - gap * (len(shown) - 1)) // len(shown)
        upright = any(button.sizeHint().width() > wide for button in shown)
        for button in shown:
            button.upright = upright
        if all(button.minimumSizeHint().width() <= wide for button in shown):
            return [shown]
        half = (len(shown) + 1) // 2
        return [shown[:half], shown[half:]]

    def _retranslate(self) -> None:
        if self._view is None:
            return
        look = self._view.look
        following = self._next_language(look.language)
        self._language.key = f"language:{following}"
        self._language.set_text(language_name(following))
        self._language.setVisible(len(self._languages) > 1)
        self._large.set_text(self.tr("Chữ thường") if look.large else self.tr("Chữ to hơn"))
        self._contrast.set_text(self.tr("Màu thường") if look.contrast else self.tr("Tương phản"))
        self._spoken.set_text(self.tr("Thôi đọc") if look.spoken else self.tr("Đọc to"))
        self._spoken.set_icon("sound_off" if look.spoken else "sound")
        lower = self.tr("Nâng màn hình") if look.lowered else self.tr("Hạ thấp màn hình")
        self._lowered.set_text(lower)
        called = self._view.help_called
        self._help.set_text(self.tr("Đã gọi nhân viên") if called else self.tr("Gọi trợ giúp"))
        self._help.set_icon("check" if called else "help")

    def _next_language(self, language: str) -> str:
        """Return the language that a touch brings: one after the other, then the first again."""
        known = self._languages
        place = known.index(language) if language in known else -1
        return known[(place + 1) % len(known)]
