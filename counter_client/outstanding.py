"""The one press that is on its way: one request id, one effect, whatever becomes of the link.

No Qt here. `at` is monotonic seconds.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from counter_client.acts import Action

RESEND_WITHIN: Final = 60.0
"""A press in doubt is sent again by itself for so many seconds; after that people decide anew.

A number must not be called out by a key that somebody pressed before lunch.
"""


@dataclass(frozen=True, slots=True)
class Press:
    """One press of a key: its request id stays the same until an answer is certain."""

    request: UUID
    action: Action
    at: float
    facts: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a key does not work now: the key of a sentence and what fills it in."""

    key: str
    facts: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


class Outstanding:
    """A press from its sending until its answer is certain; there is never a second one."""

    def __init__(self, new_request: Callable[[], UUID]) -> None:
        """Send nothing yet; new_request makes request ids."""
        self._new_request = new_request
        self._held: Press | None = None
        self._is_under_way = False

    @property
    def is_nothing(self) -> bool:
        """Tell whether no press is on its way, and none in doubt."""
        return self._held is None

    @property
    def is_under_way(self) -> bool:
        """Tell whether a press is on its way."""
        return self._is_under_way

    @property
    def in_doubt(self) -> Press | None:
        """Return the press whose effect is not known, or None."""
        return None if self._is_under_way else self._held

    def send(self, action: Action, at: float, facts: Mapping[str, object]) -> Press:
        """Return the press that is on its way from now on."""
        self._held = Press(self._new_request(), action, at, MappingProxyType({**facts}))
        self._is_under_way = True
        return self._held

    def answered(self, press: Press) -> None:
        """Note that press is over; a late answer to a forgotten one changes nothing."""
        if self._is_held(press):
            self._held, self._is_under_way = None, False

    def doubted(self, press: Press) -> None:
        """Note that nobody knows whether press took effect: it is kept."""
        if self._is_held(press):
            self._is_under_way = False

    def resend(self, at: float) -> Press | None:
        """Return the press in doubt to send again, the same request id; None: nothing to send.

        A press older than RESEND_WITHIN is let go; given_up tells of it before.
        """
        press = self.in_doubt
        if press is not None and self.given_up(at):
            self._held = press = None
        self._is_under_way |= press is not None
        return press

    def given_up(self, at: float) -> Press | None:
        """Return the press in doubt that has grown too old to be sent by itself, or None."""
        press = self.in_doubt
        return press if press is not None and at - press.at > RESEND_WITHIN else None

    def _is_held(self, press: Press) -> bool:
        return self._held is not None and self._held.request == press.request
