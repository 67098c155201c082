"""The film's place on the board: it paints frames, pictures and texts, and is never empty.

What is shown stays until the next frame, picture or text is there, so no black and no white comes
between them; where there is nothing to play, words of welcome stand there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from centre.rules.hours import Clock
from centre.shell import icons
from db.clock import SystemClock
from queue_display.film.paging import Room, Sheet, sheet
from queue_display.film.playlist import Item
from queue_display.film.projector import Projector
from queue_display.film.scenes import Moving, Nothing, Place, Round, Scene, Still, Written, said
from queue_display.layout import LINE, Box, Layout
from queue_display.pen import colour, font, plate, rect, width_of
from queue_display.tongue import BoardWords, Tongue, words_of

_ASCENT: Final = 1.069
"""How far Noto Sans reaches over its base line, in em (screens note, section 2)."""
_LEAST_PX: Final = 12
"""Letters of a place that no layout was told of yet."""

_KEPT_SHEETS: Final = 8


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Smallest letters of a text (the distance rule's), the largest, and the margin; pixels."""

    least: int
    most: int
    margin: int


class FilmPane(QWidget):
    """Plays a folder of films, pictures and texts; told carries a FilmReport for staff."""

    told = Signal(object)

    def __init__(
        self,
        what: Round,
        parent: QWidget | None = None,
        *,
        words: tuple[BoardWords, ...] = (),
        clock: Clock | None = None,
    ) -> None:
        """Keep what goes round; start() plays.

        words: of the languages that are shown, the first one leads (without any: Vietnamese).
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._words = words or (words_of(Tongue("vi")),)
        self._sizes = _Sizes(_LEAST_PX, 4 * _LEAST_PX, _LEAST_PX)
        self._sheets: dict[tuple[str, tuple[str, ...], Room], Sheet] = {}
        self._scene: Scene = Nothing()
        self._image: QImage | None = None
        self._dark = self._started = self._stopped = False
        place = Place(self._glass, lambda item: len(self._sheet(item).pages))
        self.projector = Projector(what, place, clock or SystemClock())
        self.projector.scene.connect(self.show_scene)
        self.projector.told.connect(self.told)

    @property
    def scene(self) -> Scene:
        """Return what is shown."""
        return self._scene

    def start(self) -> None:
        """Begin to play; nothing moves while nobody sees it."""
        self._started = True
        self._rest()
        self.projector.start()

    def stop(self) -> None:
        """End everything and let all files go; the last scene stays. Repeats do nothing."""
        if not self._stopped:
            self._stopped = True
            self.projector.close()

    def duck(self, down: bool) -> None:  # noqa: FBT001 - the slot of VoiceDesk.speaking
        """Bring the films' sound down for a call, or back."""
        if not self._stopped:
            self.projector.sound.duck(down=down)

    def rest(self, dark: bool) -> None:  # noqa: FBT001 - the slot of Glass.darkened
        """Rest while the screen is dark, and go on from the same place."""
        self._dark = dark
        self._rest()

    def use(self, layout: Layout, box: Box) -> None:
        """Take another layout, and the place in it."""
        least = max(layout.surface.secondary, 1)
        self._sizes = _Sizes(least, max(least, layout.head * 2), layout.margin)
        self.setGeometry(rect(box))
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on: there is somebody to see it."""
        super().showEvent(event)
        self._rest()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest: the layout has no room for films, or the screen is dark."""
        super().hideEvent(event)
        self._rest()

    @Slot(object)
    def show_scene(self, scene: Scene) -> None:
        """Show a scene; a frame that is not painted before the next one comes costs nothing."""
        self._scene = scene
        if isinstance(scene, Moving | Still):
            self._image = scene.image
        spoken = self.spoken()
        if spoken != self.accessibleName():
            self.setAccessibleName(spoken)
        self.update()

    def spoken(self) -> str:
        """Return what is shown in words, for tests and screen readers."""
        return said(self._scene) or self._words[0].welcome

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scene."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        scene = self._scene
        if isinstance(scene, Moving | Still) and self._image is not None:
            self._draw_image(painter, self._image, grows=isinstance(scene, Moving))
        elif isinstance(scene, Written):
            self._draw_text(painter, scene)
        else:
            self._draw_guidance(painter)
        painter.end()

    def _rest(self) -> None:
        """Rest or go on, as the moment asks."""
        if self._started and not self._stopped:
            self.projector.rest(rests=self._dark or not self.isVisible())

    def _glass(self) -> tuple[int, int]:
        """Return the size of the place in pixels of the glass."""
        ratio = self.devicePixelRatioF()
        return max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio))

    # --- pictures ---------------------------------------------------------------------------------

    def _draw_image(self, painter: QPainter, image: QImage, *, grows: bool) -> None:
        """Draw a picture in the middle, whole, in its proportions; films grow to their place."""
        whole = self.rect()
        size = image.size()
        if grows or size.width() > whole.width() or size.height() > whole.height():
            size = size.scaled(whole.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = _middle(whole, size)
        if place != whole or image.hasAlphaChannel():
            painter.fillRect(whole, colour("tv_panel"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, image)

    # --- words ------------------------------------------------------------------------------------

    def _sheet(self, item: Item) -> Sheet:
        """Return a text as it is set in this place."""
        return self._set(item.head, item.body, self._text_room())

    def _set(self, head: str, body: Sequence[str], room: QRect) -> Sheet:
        """Return words as they are set in a room; each wish is worked out once."""
        sizes = Room(room.width(), room.height(), self._sizes.least, self._sizes.most)
        wish = (head, tuple(body), sizes)
        if wish not in self._sheets:
            while len(self._sheets) >= _KEPT_SHEETS:
                del self._sheets[next(iter(self._sheets))]
            self._sheets[wish] = sheet(*wish, lambda text, px, bold: width_of(text, px, bold=bold))
        return self._sheets[wish]

    def _text_room(self) -> QRect:
        """Return the place of a text's lines."""
        gap = self._sizes.margin
        return self.rect().adjusted(2 * gap, gap, -2 * gap, -gap)

    def _draw_text(self, painter: QPainter, scene: Written) -> None:
        """Draw a page of a text."""
        self._draw_plate(painter)
        made = self._sheet(scene.item)
        _draw_lines(painter, made, min(scene.page, len(made.pages) - 1), self._text_room())

    def _draw_guidance(self, painter: QPainter) -> None:
        """Draw a welcome under an icon, in as many languages as fit; words outweigh the icon."""
        self._draw_plate(painter)
        room, gap = self._text_room(), self._sizes.margin
        side = min(room.height() // 3, room.width() // 4)
        under, all_of = room.adjusted(0, side + gap, 0, 0), [words.welcome for words in self._words]
        trials = ((under, all_of), (room, all_of), (under, all_of[:1]), (room, all_of[:1]))
        made = [(rest, self._set(texts[0], texts[1:], rest)) for rest, texts in trials]
        rest, chosen = next((one for one in made if len(one[1].pages) == 1), made[-1])
        if rest == under:
            high = round(chosen.px * LINE) * len(chosen.pages[0])
            head = QRect(room.left(), room.top(), room.width(), side)
            spare = max(0, rest.height() - high) // 2
            icons.draw(painter, "ticket", head.translated(0, spare), colour("tv_ink2"))
        _draw_lines(painter, chosen, 0, rest, centred=True)

    def _draw_plate(self, painter: QPainter) -> None:
        """Draw what words stand on, with round corners as the board's other places have."""
        painter.fillRect(self.rect(), colour("tv_bg"))
        plate(painter, self.rect(), self._sizes.margin * 0.6, colour("tv_panel"))


def _draw_lines(
    painter: QPainter, made: Sheet, page: int, room: QRect, *, centred: bool = False
) -> None:
    """Draw a page's lines in the middle of a room's height; heads of texts are gold."""
    lines, pitch = made.pages[page], round(made.px * LINE)
    top = room.top() + max(0, (room.height() - pitch * len(lines)) // 2)
    for index, line in enumerate(lines):
        painter.setFont(font(made.px, bold=line.bold))
        painter.setPen(colour("tv_number" if line.bold and not centred else "tv_ink"))
        spare = room.width() - width_of(line.text, made.px, bold=line.bold) if centred else 0
        base = top + index * pitch + round(made.px * _ASCENT)
        painter.drawText(room.left() + round(max(0, spare) / 2), base, line.text)


def _middle(room: QRect, size: QSize) -> QRect:
    """Return a rectangle of a size in the middle of a room."""
    left = room.left() + (room.width() - size.width()) // 2
    return QRect(
        left, room.top() + (room.height() - size.height()) // 2, size.width(), size.height()
    )
