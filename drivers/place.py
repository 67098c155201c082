"""Where a device lives on this computer: its name in the settings and the folder of its own."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """name is that of the settings; folder need not exist and belongs to this device alone."""

    name: str
    folder: Path
