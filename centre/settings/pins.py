"""The hidden PIN of a kiosk's technician: salt and scrypt hash, never the digits themselves.

A wrong one is refused without being repeated: it may be the PIN itself, written down in error.
"""

import re
from typing import Final

from pydantic_core import PydanticCustomError

MARK: Final = "scrypt$"
"""What a hidden PIN begins with; db.pins.hidden() makes the rest."""
EXAMPLE: Final = f"{MARK}{'A' * 22}==${'A' * 43}="
"""A hash that no PIN has made, for the example file."""
_SIGNS: Final = "[A-Za-z0-9+/]"
_HIDDEN: Final = re.compile(rf"scrypt\${_SIGNS}{{22}}==\${_SIGNS}{{43}}=")


def checked(value: object) -> object:
    """Return the value if it is a hidden PIN; raise pydantic's error, which does not repeat it."""
    if isinstance(value, str) and _HIDDEN.fullmatch(value):
        return value
    facts = {"why": "it is no hidden PIN", "remedy": "Write the line of: motcua-kiosk --care-pin"}
    raise PydanticCustomError("unsaid", "{why}", facts)
