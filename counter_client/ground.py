"""What a counter stands on: its settings, its words, its clock and the way to its devices."""

from dataclasses import dataclass

from centre.rules.hours import Clock
from centre.settings import Settings
from centre.shell.words import Words
from counter_client.equipment import REAL, Doors


@dataclass(frozen=True, slots=True)
class Ground:
    """name is that of its section; strip: become the strip after sign-in."""

    settings: Settings
    name: str
    words: Words
    clock: Clock
    strip: bool = False
    doors: Doors = REAL
