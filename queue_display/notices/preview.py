"""The preview of the notice board: the first procedures that the centre itself has declared."""

from queue_display.legibility import Legibility
from queue_display.notices.face import NoticesFace
from queue_display.notices.flow import NoticesView
from queue_display.notices.layout import legibility, plan
from queue_display.notices.paging import Leaf
from queue_display.notices.posted import of_centre
from queue_display.notices.words import notice_words
from queue_display.optics import Surface
from queue_display.scene import Scene
from queue_display.tongue import Tongue


class NoticesPreview:
    """A page of the notice board, and how legible it is."""

    def __init__(self, scene: Scene) -> None:
        """Keep the scene."""
        self._scene = scene
        self._words = tuple(notice_words(Tongue(each.language)) for each in scene.words)

    def face(self) -> NoticesFace:
        """Return the face with one procedure; it is made for the pixels of the settings."""
        scene, screen = self._scene, self._scene.display.screen
        made = NoticesFace((screen.inches, scene.display.farthest_seat_metres), self._words)
        made.resize(screen.width, screen.height)
        made.show_centre(scene.name)
        made.show_view(NoticesView(self._leaf(made), None))
        made.show_time(scene.now)
        return made

    def legibility(self, surface: Surface) -> Legibility:
        """Return how legible the face is on a surface."""
        return legibility(plan(surface))

    def _leaf(self, made: NoticesFace) -> Leaf | None:
        """Return the first procedure's first page; None where the centre declared none."""
        centre = self._scene.centre
        procedure = next(iter(centre.procedures.values()), None) if centre else None
        if centre is None or procedure is None:
            return None
        posted = of_centre(procedure, centre, self._words)
        return made.press.chapter(self._words[0].other_field, [posted])[-1]
