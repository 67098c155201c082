"""From what a keypad says to presses that count: which keys are heard, and bounces.

The same key again within BOUNCE_SECONDS is a bounce of the first press, for ratings and for calls:
no finger means two calls by it, and a worn contact does it often.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal

from centre.settings import Problem, SettingsError
from drivers.frames.keys import Bounces
from drivers.place import Place
from drivers.ports import RATING_KEYS, Key

BOUNCE_SECONDS: Final = 0.3
Use = Literal["rating", "call"]


class Sieve:
    """Lets through the presses that count; times are of one clock."""

    def __init__(self, use: Use, bounce_seconds: float = BOUNCE_SECONDS) -> None:
        """Hear only rating keys ("rating") or only the others ("call")."""
        self._use = use
        self._bounces = Bounces(bounce_seconds)

    def take(self, key: Key | None, at: float) -> tuple[Key, ...]:
        """Return the key if its press counts, else nothing."""
        if key is None or (key in RATING_KEYS) != (self._use == "rating"):
            return ()
        return (key,) if self._bounces.is_press(key, at) else ()


def keys_of(place: Place, options: Mapping[str, Any], usual: Mapping[str, Key]) -> dict[str, Key]:
    """Return what a keypad's own names of keys mean: the usual ones, and options.keys over them.

    A name that is given "" means nothing any more. Raises SettingsError for another option, and for
    a value that is no ports.Key.
    """
    given = options.get("keys", {})
    if set(options) - {"keys"} or not isinstance(given, dict):
        _refuse(place, "options", 'Write options = { keys = { "79" = "rating_1" } }')
    keys: dict[str, Key] = dict(usual)
    for name, meaning in given.items():
        keys.pop(name, None)
        if meaning == "":
            continue
        if meaning not in list(Key):
            _refuse(place, f"options.keys.{name}", f"Write one of {', '.join(Key)}")
        keys[name] = Key(meaning)
    return keys


def _refuse(place: Place, key: str, remedy: str) -> None:
    problem = Problem(None, f"keypad.{place.name}.{key}", "cannot be used", remedy)
    raise SettingsError(Path("centre.toml"), [problem])
