"""The keys of the desk as tables: stages, acts, legends, and which act works in which stage."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Stage(StrEnum):
    """Where the desk stands. WRAPPING: nobody is here, what was done is being written up."""

    SIGNED_OUT = "signed_out"
    FREE = "free"
    WRAPPING = "wrapping"
    CALLED = "called"
    SERVING = "serving"
    PAUSED = "paused"


class Action(StrEnum):
    """What a clerk can ask of the desk; every one of them writes.

    TAKE_BACK goes on with a number that was set aside here or left at an empty counter; RETURN lets
    somebody who was absent wait again; DIRECT serves somebody without a number.
    """

    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    NEXT = "next"
    AGAIN = "again"
    START = "start"
    DONE = "done"
    END_WRAP_UP = "end_wrap_up"
    ABSENT = "absent"
    UNDO = "undo"
    PARK = "park"
    PARK_NOTED = "park_noted"
    TAKE_BACK = "take_back"
    PUT_BACK = "put_back"
    TRANSFER = "transfer"
    NEXT_SERVICE = "next_service"
    DIRECT = "direct"
    ANY = "any"
    RETURN = "return"
    PAUSE = "pause"
    RESUME = "resume"
    NEW_ROLL = "new_roll"


KEYS: Final[Mapping[Action, str]] = MappingProxyType(
    {
        Action.NEXT: "F2",
        Action.AGAIN: "F3",
        Action.START: "Enter",
        Action.END_WRAP_UP: "Enter",
        Action.DONE: "F4",
        Action.PARK: "F5",
        Action.TAKE_BACK: "F5",
        Action.ABSENT: "F6",
        Action.TRANSFER: "F7",
        Action.ANY: "F8",
        Action.PAUSE: "F9",
        Action.RESUME: "F9",
    }
)
"""The legend of each action's key; screens and keypads say the same."""

MORE_KEY: Final = "F1"
"""The legend of the list of further acts."""

MORE: Final[Mapping[Action, str]] = MappingProxyType(
    {
        Action.DIRECT: "Shift+F2",
        Action.NEXT_SERVICE: "Shift+F4",
        Action.PARK_NOTED: "Shift+F5",
        Action.PUT_BACK: "Shift+F6",
        Action.RETURN: "Shift+F7",
    }
)
"""The legends of the further acts, which have no key of their own on the desk."""

LEGENDS: Final[Mapping[Action, str]] = MappingProxyType({**KEYS, **MORE})
"""The legend of every act that has one."""

_FREE: Final = frozenset(
    {
        Action.NEXT,
        Action.ANY,
        Action.RETURN,
        Action.DIRECT,
        Action.PAUSE,
        Action.UNDO,
        Action.TAKE_BACK,
        Action.SIGN_OUT,
        Action.NEW_ROLL,
    }
)
_WITH_A_NUMBER: Final = frozenset(
    {
        Action.NEXT,
        Action.DONE,
        Action.PARK,
        Action.PARK_NOTED,
        Action.PUT_BACK,
        Action.TRANSFER,
        Action.NEXT_SERVICE,
        Action.RETURN,
        Action.NEW_ROLL,
    }
)

WORKS_IN: Final[Mapping[Stage, frozenset[Action]]] = MappingProxyType(
    {
        Stage.SIGNED_OUT: frozenset({Action.SIGN_IN}),
        Stage.FREE: _FREE,
        Stage.WRAPPING: _FREE | {Action.END_WRAP_UP},
        Stage.CALLED: _WITH_A_NUMBER | {Action.AGAIN, Action.START, Action.ABSENT},
        Stage.SERVING: _WITH_A_NUMBER,
        Stage.PAUSED: frozenset({Action.RESUME, Action.SIGN_OUT, Action.NEW_ROLL}),
    }
)
"""The one table of keys: what works in which stage."""

ELSEWHERE: Final[Mapping[Stage, str]] = MappingProxyType(
    {
        Stage.SIGNED_OUT: "signed_out",
        Stage.FREE: "nobody_called",
        Stage.WRAPPING: "nobody_called",
        Stage.CALLED: "still_open",
        Stage.SERVING: "still_open",
        Stage.PAUSED: "paused",
    }
)
"""The sentence for a key that does not work in a stage."""

WITHOUT_DESK: Final = frozenset({Action.SIGN_OUT, Action.NEW_ROLL})
"""What works for a role that serves nobody (centre.rules.roles): he leaves, or puts paper in."""

ONLY_BEFORE_START: Final = frozenset({Action.AGAIN, Action.START, Action.ABSENT})

ENDS_A_SERVICE: Final = frozenset({Action.NEXT, Action.DONE})
"""Acts that end the service of the number here; a centre may ask what came of it."""

KEEPS_ARMED: Final = frozenset({Action.RETURN, Action.NEW_ROLL})
"""Acts of a free desk that touch no number of its own: it goes on waiting for the next one."""
