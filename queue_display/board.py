"""The board: header, call panel, newest calls, coming soon, film, notices, each in its place."""

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from queue_display.board_layout import plan
from queue_display.face import CallsFace
from queue_display.flow import View
from queue_display.layout import Box, Layout, Surface, Widths
from queue_display.panel import PanelContent
from queue_display.pen import rect
from queue_display.rows import JOINT, CallRow, Coming, ComingContent, RowContent
from queue_display.tongue import BoardWords


@runtime_checkable
class Film(Protocol):
    """The part of the board that plays films and pictures (FilmPane)."""

    def use(self, layout: Layout, box: Box) -> None:
        """Take another layout, and the place in it."""
        ...


class BoardFace(CallsFace):
    """All parts of the board on one widget of any size."""

    def __init__(
        self,
        glass: tuple[float, float],
        words: tuple[BoardWords, ...],
        widths: Widths | None = None,
        film: QWidget | None = None,
    ) -> None:
        """Keep the glass (inches, metres to the farthest seat), words, widest numbers, and film.

        film is shown in the film's place where the layout has one, and hidden where it has not.
        """
        self._film = film
        super().__init__(glass, words, widths)
        self.coming = Coming(self, self.plan, ComingContent((), words))
        if film is not None:
            film.setParent(self)
        self.replan()

    def plan_for(self, surface: Surface, widths: Widths) -> Layout:
        """Return the layout of a board."""
        return plan(surface, widths, len(self._words), film=self._film is not None)

    def heads(self) -> tuple[str, str]:
        """Return the heads of the list's two columns, in all languages."""
        return (
            JOINT.join(each.column_number for each in self._words),
            JOINT.join(each.column_counter for each in self._words),
        )

    def new_row(self) -> CallRow:
        """Return one more row of the list."""
        return CallRow(self, self.plan, RowContent(None, self._words[0]))

    def arrange(self) -> None:
        """Put what comes soon and the film in their places, or hide them."""
        made = self.plan
        self.coming.setVisible(made.coming is not None)
        self.coming.use(made, made.coming or Box(0, 0, 1, 1))
        if self._film is None:
            return
        self._film.setVisible(made.film is not None)
        if made.film is not None:
            self._place_film(self._film, made.film)

    def show_calls(self, view: View) -> None:
        """Show the call in large, the newest calls, and what comes soon."""
        self.panel.show_content(PanelContent(view.panel, view.bright, self._words))
        self.show_rows([RowContent(call, self._words[0]) for call in view.rows])
        self.coming.show_content(ComingContent(view.coming, self._words))

    def _place_film(self, film: QWidget, box: Box) -> None:
        """Give the film its place, in its own way where it has one."""
        if isinstance(film, Film):
            film.use(self.plan, box)
        else:
            film.setGeometry(rect(box))
