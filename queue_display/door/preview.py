"""The preview of a door display: its counter with a number that nobody has."""

from dataclasses import replace

from queue_display.door.app import texts_of
from queue_display.door.face import DoorFace, DoorTexts
from queue_display.door.flow import NOTHING
from queue_display.door.layout import legibility, plan
from queue_display.door.words import door_words
from queue_display.legibility import Legibility
from queue_display.optics import Surface
from queue_display.scene import Scene
from queue_display.tongue import Tongue


class DoorPreview:
    """A door with a sample number, and how legible it is."""

    def __init__(self, scene: Scene) -> None:
        """Keep the scene."""
        self._scene = scene
        self._words = tuple(door_words(Tongue(each.language)) for each in scene.words)

    def face(self) -> DoorFace:
        """Return the face with the counter's texts and the scene's newest number."""
        scene, display = self._scene, self._scene.display
        made = DoorFace((display.screen.inches, display.farthest_seat_metres), self._words)
        made.widen(scene.widths)
        made.show_texts(self._texts())
        panel = scene.view.panel
        label = panel.label if panel else ""
        made.show_view(replace(NOTHING, scene="called", label=label))
        made.show_time(scene.now)
        return made

    def legibility(self, surface: Surface) -> Legibility:
        """Return how legible the face is on a surface."""
        return legibility(plan(surface, self._scene.widths, len(self._words)))

    def _texts(self) -> DoorTexts:
        """Return what is said of the counter."""
        centre, code = self._scene.centre, self._scene.display.counter or "1"
        if centre is None:
            return DoorTexts(code, "", (), self._scene.said)
        return texts_of(centre, code, self._words[0], self._scene.now.date())
