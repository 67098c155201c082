"""What a first start asks, for which role, and the check of each answer at its question.

The checks are those of centre.toml's own models: one set of rules.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from centre.rules.errors import NotAllowed
from centre.settings.devices import Printer
from centre.settings.display import Display
from centre.settings.models import CentreId, CounterPc, Database
from centre.settings.refusals import short
from centre.settings.screens import BoardScreen

NONE: Final = "-"
"""The answer for "there is none"."""
LONGEST: Final = 200
"""Signs of an answer: as many as a text of centre.toml may have."""


class Role(StrEnum):
    """What a machine is for."""

    KIOSK = "kiosk"
    DISPLAY = "display"
    COUNTER = "counter"
    RATING = "rating"
    SERVER = "server"
    ALL_IN_ONE = "all-in-one"


@dataclass(frozen=True, slots=True)
class Step:
    """One question: its key, its two sentences, the roles it is asked for, and its check.

    default is taken for an empty answer; None means that an answer is needed.
    """

    key: str
    vi: str
    en: str
    roles: frozenset[Role]
    check: Callable[[str], Any]
    default: str | None = None

    def answer(self, typed: str) -> Any:
        """Return the checked value of what was typed; None for "there is none".

        Raises NotAllowed: setup_missing, or the key of this step with what was given.
        """
        text = typed.strip() or (self.default or "")
        if not text:
            raise NotAllowed("setup_missing", option=self.key)
        if len(text) > LONGEST or not text.isprintable():
            raise NotAllowed(f"setup_{self.key}", given=short(text))
        try:
            return self.check(text)
        except ValueError:  # pydantic's ValidationError is one
            raise NotAllowed(f"setup_{self.key}", given=short(text)) from None


def _code(text: str) -> str:
    return CentreId(code=text).code


def _address(text: str) -> str:
    return Database(address=text).address


def _printer(text: str) -> str | None:
    return None if text == NONE else Printer(transport=text).transport


def _inches(text: str) -> float:
    return BoardScreen(inches=float(text.replace(",", "."))).inches


def _seat(text: str) -> float:
    return Display(farthest_seat_metres=float(text.replace(",", "."))).farthest_seat_metres


def _counter(text: str) -> str | None:
    return None if text == NONE else CounterPc(counter=text).counter


def _desk(text: str) -> str:
    if text == NONE:
        raise ValueError(text)
    return str(_counter(text))


_ALL: Final = frozenset(Role)
_CLIENTS: Final = frozenset({Role.KIOSK, Role.DISPLAY, Role.COUNTER, Role.RATING})
_TELEVISION: Final = frozenset({Role.DISPLAY, Role.ALL_IN_ONE})
_STEPS: Final = (
    Step("code", "Mã của trung tâm", "Code of the centre", _ALL, _code),
    Step(
        "address",
        "Địa chỉ máy chủ (postgresql://HOST/motcua)",
        "Address of the server (postgresql://HOST/motcua)",
        _CLIENTS,
        _address,
    ),
    Step(
        "printer",
        "Máy in phiếu (usb:/dev/usb/lp0, serial:/dev/…, tcp:HOST:9100; - nếu không có)",
        "Slip printer (usb:/dev/usb/lp0, serial:/dev/…, tcp:HOST:9100; - for none)",
        frozenset({Role.KIOSK, Role.ALL_IN_ONE}),
        _printer,
        NONE,
    ),
    Step("inches", "Cỡ tivi (inch)", "Size of the television (inches)", _TELEVISION, _inches),
    Step("seat", "Ghế xa nhất (mét)", "Farthest seat (metres)", _TELEVISION, _seat),
    Step(
        "counter",
        "Mã quầy được đánh giá ở đây",
        "Code of the counter that is rated here",
        frozenset({Role.RATING}),
        _desk,
    ),
    Step(
        "counter",
        "Mã quầy (- nếu hỏi cán bộ khi đăng nhập)",
        "Code of the counter (- to ask the clerk at sign-in)",
        frozenset({Role.COUNTER}),
        _counter,
        NONE,
    ),
)
OPTIONS: Final = tuple(dict.fromkeys(step.key for step in _STEPS))
"""Keys of all answers but the role, in the order in which they are asked."""


def role_of(typed: str) -> Role:
    """Return the role of a word; raise NotAllowed setup_role for any other."""
    try:
        return Role(typed.strip())
    except ValueError:
        raise NotAllowed("setup_role", given=short(typed), roles=", ".join(Role)) from None


def steps_of(role: Role) -> tuple[Step, ...]:
    """Return the questions of a role, in order."""
    return tuple(step for step in _STEPS if role in step.roles)


def checked(role: Role, given: Mapping[str, str]) -> dict[str, Any]:
    """Return the checked answers of all questions of a role.

    Raises NotAllowed: setup_unknown for an answer that this role does not ask for, or what the
    steps refuse.
    """
    asked = steps_of(role)
    for key in given:
        if key not in {step.key for step in asked}:
            raise NotAllowed("setup_unknown", option=short(key).strip('"'), role=role)
    return {step.key: step.answer(given.get(step.key, "")) for step in asked}
