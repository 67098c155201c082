"""What a centre decides about its own order: figures and switches that a supervisor may change."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Policy:
    """What a centre decides about its own order; each figure is data with a default.

    bypass_limit: k, the most priority tickets called before an earlier ordinary one.
    patience: T, after which an ordinary ticket is passed by nobody (None: k alone).
    ask_priority: whether the kiosk asks the priority question.
    calls_before_absent: F6 is refused before so many calls (screens note, section 11).
    most_calls: F3 is refused after so many calls since the number last waited (field note, 25).
    absent_undo_seconds: how long an absent may be taken back at its counter.
    rating_seconds: how long an opened rating stays open (screens note, section 5).
    last_number_minutes: how long before closing the last number is given.
    result_service: code of the service that hands out finished results ("": none of its own).
    online_address: web address of a procedure's online service, {code} stands for its code ("":
    no address is shown).
    stale_days: age of a procedure's data from which it is marked as old.
    dossier_days: how long a dossier is kept after its result was handed over or it ended.
    ask_outcome: whether the clerk chooses an outcome when a service ends.
    wrap_up_seconds: how long a clerk may write up what was done before he is free (0: no wrap-up).
    put_back_places: behind how many waiting people a number is put back by one key.
    return_minutes, return_places: an absent person who comes within so many minutes goes behind so
    many of those who wait; later, behind all.
    wait_target_minutes: waits up to here are on target in the figures.
    alarm_ahead_minutes: how long before a wait passes the target the supervisor is told.
    ranking_least: figures by clerk are hidden below so many services (field note, section 11.5).
    staff_days: after so many days figures and tickets no longer name clerks.
    ticket_days: after so many days tickets, calls and their log are removed; tallies stay.
    grade_excellent, grade_good, grade_fair, grade_average: the least totals of an evaluation sheet
    (18 points) for its grades; below the last it is weak (field note, section 9).
    """

    ask_priority: bool = True
    bypass_limit: int = 3
    patience: timedelta | None = None
    calls_before_absent: int = 2
    most_calls: int = 5
    absent_undo_seconds: int = 10
    rating_seconds: int = 20
    last_number_minutes: int = 0
    result_service: str = ""
    online_address: str = ""
    stale_days: int = 365
    dossier_days: int = 90
    ask_outcome: bool = False
    wrap_up_seconds: int = 0
    put_back_places: int = 3
    return_minutes: int = 30
    return_places: int = 3
    wait_target_minutes: int = 30
    alarm_ahead_minutes: int = 10
    ranking_least: int = 30
    staff_days: int = 730
    ticket_days: int = 1825
    grade_excellent: int = 15
    grade_good: int = 12
    grade_fair: int = 9
    grade_average: int = 6

    @property
    def calls_at_most(self) -> int:
        """Return how often a number may be called before F3 is refused.

        Never less than F6 asks for, whatever a file or an older program has stored: else a clerk
        whom nobody comes to could neither call nor mark the number absent.
        """
        return max(self.most_calls, self.calls_before_absent)
