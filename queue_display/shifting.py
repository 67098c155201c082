"""Where the picture of a lobby screen stands: a few pixels elsewhere every ten minutes. No Qt.

Panel, frame and captions of a board stand still for years, and a television keeps their edges. The
picture therefore walks over nine places; each has the same share of every day, and no step is so
large that somebody who reads is disturbed.
"""

from datetime import datetime
from typing import Final

REACH_PX: Final = 4
"""How far the picture is moved each way; every layout has a wider margin than that."""
STEP_MINUTES: Final = 10
WALK: Final = ((0, 0), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1))
"""The nine places in their order, in units of REACH_PX; a day has sixteen whole walks."""


def shift(now: datetime) -> tuple[int, int]:
    """Return by how many pixels the picture is moved to the right and down at this time."""
    minutes = 60 * now.hour + now.minute
    right, down = WALK[minutes // STEP_MINUTES % len(WALK)]
    return REACH_PX * right, REACH_PX * down
