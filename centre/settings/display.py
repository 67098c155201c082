"""A [display.NAME] of centre.toml: what a screen of the lobby shows and says.

Default sizes are those of the screens note, section 8.
"""

from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints

from centre.settings.screens import BoardScreen
from centre.settings.sections import SHOWN, DeviceName, HourMinute, Plain, Section

LANGUAGE_CODE: Final = r"^[a-z]{2,3}$"
"""A language's code names a folder of clips, too."""

_Language = Annotated[str, StringConstraints(pattern=LANGUAGE_CODE)]


class Display(Section):
    """A board in the lobby."""

    screen: BoardScreen = BoardScreen()
    farthest_seat_metres: float = Field(default=6.0, ge=1, le=40)
    """Distance of the farthest seat, metres; the digits' size and the number of rows follow."""
    layout: Literal["board", "hall", "door", "notices"] = "board"
    """board: newest calls, the call in large, coming soon, film or notices; hall: the newest calls
    of all zones over the whole glass, each with the zone to walk to; door: one counter's own
    number, over or beside it; notices: the posted procedures of the centre, page by page."""
    zone: Plain | None = Field(default=None, examples=["A"])
    """Shows the counters of this zone only; without it all counters."""
    counter: Plain | None = Field(default=None, examples=["1"])
    """Code of the counter over which the screen hangs; needed for layout = "door" only."""
    films: Plain | None = Field(default=None, examples=["films"])
    """Folder of films (mp4), pictures (png, jpg) and sentences (txt) that play on the board while
    it shows calls; a path without a leading / is inside the state folder. Without it the board
    gives the room to the calls."""
    film_volume: int = Field(default=40, ge=0, le=100)
    """Loudness of the films, per cent; they go down to a seventh of it while a call is spoken."""
    picture_seconds: int = Field(default=12, ge=4, le=300)
    """How long a picture or a sentence of that folder stays."""
    dark_from: HourMinute | None = Field(default=None, examples=["18:00"])
    """From this time the screen is black, until dark_to or until a number is called."""
    dark_to: HourMinute | None = Field(default=None, examples=["06:30"])
    """Until this time the screen is black; needed where dark_from is."""
    shifting: bool = True
    """Moves the whole picture by a few pixels every ten minutes, so that nothing burns in."""
    speaker: DeviceName | None = Field(default=None, examples=["lobby"], json_schema_extra=SHOWN)
    """Name of a [speaker.NAME] of this file; without it calls are not spoken."""
    languages: tuple[_Language, ...] = Field(
        default=("vi",), min_length=1, max_length=4, strict=False
    )
    """Languages in which a call is spoken, in this order."""
    numbers: Literal["digits", "whole"] = "digits"
    """How the voice reads a number: digits one by one ("a một hai năm"), or as a whole number
    ("a một trăm hai mươi lăm")."""
    zero_word: Literal["linh", "lẻ"] = "linh"
    """The word between hundred and unit of a whole number: "một trăm linh năm" in the north,
    "một trăm lẻ năm" in the south."""
    counter_said: Literal["code", "name"] = "code"
    """How the voice tells a counter: by its code ("đến quầy số ba"), or by its name in the centre's
    data ("đến quầy Hộ tịch"). A code that is more than letters and digits is told by its name."""
    volume: int = Field(default=100, ge=0, le=100)
    """Loudness of the voice, per cent."""
    signs: tuple[DeviceName, ...] = Field(default=(), max_length=64, strict=False)
    """Names of [sign.NAME] sections of this file: counter signs that this board's box serves."""
