"""The one message that the line says, and what ends it: a new press, its own key's answer, time."""

from typing import Final

from counter_client.flow import Action, Press
from counter_client.sentences import named
from counter_client.shown import Message
from db.facts import Called, Left, TicketView

TOLD: Final = {
    Action.TRANSFER: "transferred",
    Action.PARK: "parked",
    Action.PARK_NOTED: "parked",
    Action.PUT_BACK: "put_back",
    Action.RETURN: "returned",
}
"""Actions whose outcome is said, because the number leaves the card -> key of the sentence."""

ANEW: Final = frozenset({Action.SIGN_IN, Action.SIGN_OUT})
"""Actions after which somebody else reads the line, or another page."""


def outcome(press: Press, value: object) -> Message | None:
    """Return what is said of a press that the store has done; None where the card shows it.

    value is what the store answered.
    """
    if press.action is Action.NEXT:
        return _called(press, value)
    if press.action is Action.NEW_ROLL:
        return Message("roll_kept", {"printer": value}, "ok")
    if press.action in TOLD and isinstance(value, TicketView):
        return Message(TOLD[press.action], {"label": value.label}, "ok")
    if isinstance(value, Left) and value.parked:
        return Message("left_behind", {"labels": named([view.label for view in value.parked])})
    return None


def _called(press: Press, value: object) -> Message | None:
    """Return what is said of a call: that nobody waits, or that it was the desk's own."""
    if value is None:
        return Message("armed", tone="plain")
    if press.facts.get("stored") and isinstance(value, Called):
        return Message("stored_called", {"label": value.ticket.label}, "ok")
    return None


class Spoken:
    """What is said until something else is.

    The answer to one key leaves the refusal of another: a clerk who pressed F4 while Enter was
    being written must read that F4 was not taken, however soon Enter's answer comes.
    """

    def __init__(self) -> None:
        """Begin with nothing said."""
        self.message: Message | None = None
        self._refuses: Action | None = None

    def say(self, message: Message, refuses: Action | None = None) -> None:
        """Say a message instead of the last one; refuses is the key that it refuses, if one."""
        self.message, self._refuses = message, refuses

    def hush(self) -> None:
        """Say nothing: the time is over, or a press was taken and all before it is old."""
        self.message = self._refuses = None

    def answered(self, press: Press, value: object) -> Message | None:
        """Take a press's answer; return the outcome that is to be said, None to leave the line.

        What was said since the press stands, unless it refused the very key that is done now, or
        a clerk's work begins or ends.
        """
        if self._refuses is press.action or press.action in ANEW:
            self.hush()
        return outcome(press, value) if self.message is None else None
