"""The sections and their fields: kinds, ranges, defaults. Ranges are ours unless a source is named.

Words about a field (its name, what it means, in which unit) belong to the screen that shows it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from centre.rules.declaring.facts import Declared, Entry, Item, Kind

CODE: Final = r"[a-z0-9][a-z0-9-]{0,38}"
ROLES: Final = ("clerk", "supervisor", "technician", "auditor")
ICONS: Final = (
    *("field", "civil", "certificate", "land", "business", "building", "social", "residence"),
    *("farming", "result", "justice", "education", "health", "transport", "tax", "culture"),
    "other",
)
"""Meanings of icons that a field of administration may have (centre.shell.icons)."""

MOST_CALLS: Final = 20
"""Beyond it a number is called as good as without end; ours."""

_POSITION: Final = Entry("position", Kind.NUMBER, 1, 999)
_ACTIVE: Final = Entry("active", Kind.YES, default=True)
_NAME: Final = Entry("name", Kind.WORDS)


@dataclass(frozen=True, slots=True)
class Subject:
    """A section: its fields, what its keys look like, and what may become of its items.

    only: the key of its only item, which neither begins nor ends.
    """

    section: str
    entries: tuple[Entry, ...]
    key: str = CODE
    only: str = ""

    def entry(self, name: str) -> Entry | None:
        """Return a field by name, or None."""
        return next((entry for entry in self.entries if entry.name == name), None)

    def read(self) -> tuple[Entry, ...]:
        """Return the fields that items have; deeds are not among them."""
        return tuple(entry for entry in self.entries if not entry.deed)

    def fresh(self, beside: Mapping[str, Item]) -> dict[str, Any]:
        """Return what a new item says before anybody has said anything: last in its section."""
        places = [item.get("position", 0) for item in beside.values()]
        item = {entry.name: entry.default for entry in self.read()}
        if "position" in item:
            item["position"] = min(999, max(places, default=0) + 1)
        return item


def _number(name: str, least: int, most: int, default: int, *, may_lack: bool = False) -> Entry:
    return Entry(
        name, Kind.NUMBER, least, most, default=None if may_lack else default, may_lack=may_lack
    )


POLICY: Final = (
    Entry("ask_priority", Kind.YES, default=True),
    _number("bypass_limit", 0, 20, 3),
    _number("patience_minutes", 1, 480, 0, may_lack=True),
    _number("calls_before_absent", 1, 9, 2),
    _number("most_calls", 1, MOST_CALLS, 5),
    _number("absent_undo_seconds", 0, 600, 10),
    _number("return_minutes", 0, 480, 30),
    _number("return_places", 0, 50, 3),
    _number("put_back_places", 1, 50, 3),
    Entry("ask_outcome", Kind.YES, default=False),
    _number("wrap_up_seconds", 0, 1800, 0),
    _number("rating_seconds", 5, 600, 20),
    _number("last_number_minutes", 0, 240, 0),
    _number("wait_target_minutes", 1, 480, 30),
    _number("alarm_ahead_minutes", 0, 120, 10),
    # Figures by clerk are hidden below it; 5 is the least that hides anybody (field note, 11.5).
    _number("ranking_least", 5, 10_000, 30),
    Entry("result_service", Kind.ONE, of="service", may_lack=True, default=""),
    Entry(
        "online_address",
        Kind.LINE,
        longest=310,
        may_lack=True,
        pattern="https://[!-~]{1,300}",
        default="",
    ),
    _number("stale_days", 1, 3660, 365),
    _number("dossier_days", 0, 3660, 90),
    _number("staff_days", 30, 36_600, 730),
    _number("ticket_days", 90, 36_600, 1825),
    # Least totals of the agency's sheet, of 18 points (field note, section 9).
    _number("grade_excellent", 1, 18, 15),
    _number("grade_good", 1, 18, 12),
    _number("grade_fair", 1, 18, 9),
    _number("grade_average", 1, 18, 6),
)
"""Fields of centre.rules.services.Policy, in the order in which people read them."""

_ALL: Final = (
    Subject(
        "centre",
        (_NAME, Entry("authority", Kind.WORDS), Entry("slip_notice", Kind.WORDS, longest=200)),
        only="centre",
    ),
    Subject("hours", (Entry("week", Kind.WEEK, default={}),), only="week"),
    Subject(
        "holiday",
        (_NAME, Entry("intervals", Kind.SPANS, default=[])),
        key=r"\d{4}-\d{2}-\d{2}",
    ),
    Subject(
        "field",
        (_NAME, Entry("icon", Kind.ONE, words=ICONS, default="field"), _POSITION, _ACTIVE),
    ),
    Subject(
        "service",
        (
            _NAME,
            Entry("field", Kind.ONE, of="field"),
            Entry("letter", Kind.LETTER),
            _number("first", 1, 9999, 1),
            _number("last", 1, 9999, 999),
            _number("daily_limit", 1, 9999, 0, may_lack=True),
            Entry("expected_minutes", Kind.AMOUNT, 0, 480, default=10),
            Entry("hours", Kind.WEEK, may_lack=True),
            Entry("topics", Kind.LINES, default=[]),
            Entry("kiosk_letters", Kind.LETTERS, default={}),
            _POSITION,
            _ACTIVE,
        ),
    ),
    Subject(
        "counter",
        (
            _NAME,
            Entry("zone", Kind.LINE, longest=20, may_lack=True, default=""),
            Entry("serves", Kind.WEIGHTS, 1, 9, of="service", default={}),
            _POSITION,
            _ACTIVE,
        ),
        key=r"[A-Z0-9]{1,4}",
    ),
    Subject(
        "priority",
        (
            _NAME,
            Entry("citation", Kind.LINE),
            _number("from_age", 1, 120, 0, may_lack=True),
            _POSITION,
            _ACTIVE,
        ),
    ),
    Subject("policy", POLICY, only="policy"),
    Subject(
        "notice",
        (
            Entry("text", Kind.WORDS, longest=500),
            Entry("starts", Kind.DAY, may_lack=True),
            Entry("ends", Kind.DAY, may_lack=True),
            _POSITION,
            _ACTIVE,
        ),
    ),
    Subject("pause", (_NAME, _POSITION, _ACTIVE)),
    Subject("outcome", (_NAME, _POSITION, _ACTIVE)),
    Subject(
        "instrument",
        (
            Entry("question", Kind.WORDS),
            Entry("levels", Kind.LEVELS, default=[]),
            Entry("active", Kind.YES, default=False),
        ),
    ),
    Subject(
        "clerk",
        (
            Entry("name", Kind.LINE, longest=80),
            Entry("role", Kind.ONE, words=ROLES, default="clerk"),
            _ACTIVE,
            Entry("pin", Kind.PIN, deed=True),
            Entry("unlock", Kind.YES, deed=True),
        ),
    ),
)
SUBJECTS: Final[Mapping[str, Subject]] = {subject.section: subject for subject in _ALL}
"""Section -> what it consists of. What others refer to stands before them."""


def of_section(declared: Declared, section: str) -> Mapping[str, Item]:
    """Return the items of a section; none where nothing is declared."""
    return declared.get(section, {})
