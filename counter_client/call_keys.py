"""A call keypad's keys as keys of the desk: the same guards, so that it can do nothing more.

No Qt here. What a keypad's key asks for goes the way of F2, F3 … from here on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from uuid import UUID

from centre.settings import Keypad
from counter_client.flow import Action
from drivers.ports import Key, Pressed

ACTIONS: Final[Mapping[Key, Action]] = MappingProxyType(
    {
        Key.NEXT: Action.NEXT,
        Key.AGAIN: Action.AGAIN,
        Key.START: Action.START,
        Key.DONE: Action.DONE,
        Key.ABSENT: Action.ABSENT,
        Key.TRANSFER: Action.TRANSFER,
    }
)
"""Key of a keypad -> the key of the desk that it is."""


@dataclass(frozen=True, slots=True)
class DeskKey:
    """A key of the desk, pressed on a keypad; ticket is the one that the screen showed then."""

    action: Action
    ticket: UUID | None


def desk_key(
    pressed: Pressed, ticket: UUID | None, keypads: Mapping[str, Keypad]
) -> DeskKey | None:
    """Return the key of the desk that was pressed; None for a key that calls nobody.

    keypads are those of this counter by name; keys of one for ratings are not heard.
    """
    keypad, action = keypads.get(pressed.device), ACTIONS.get(pressed.key)
    if keypad is None or keypad.use != "call" or action is None:
        return None
    return DeskKey(action, ticket)
