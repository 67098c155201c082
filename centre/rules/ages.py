"""Ages, as far as a declared priority depends on one: what a birth on a card suggests."""

from collections.abc import Iterable
from datetime import date

from centre.rules.codes import Card
from centre.rules.services import PriorityGroup


def age(card: Card, today: date) -> int:
    """Return the age in whole years on this day; negative for a birth that is still to come.

    With a whole birthday it is exact: one born on 29/02 is a year older on 01/03 where there is no
    such day. Where the card tells the year alone, the birthday counts as past, which is the greater
    of the two possible ages, for the citizen's benefit: cards without a day are those of the old;
    the group is only suggested, may be declared without any card, and takes no more from others
    than the bound on being bypassed allows, while a wrong "too young" shames who is entitled.
    """
    born = card.birthday
    is_to_come = born is not None and (today.month, today.day) < (born.month, born.day)
    return today.year - card.birth_year - is_to_come


def suggested(card: Card, groups: Iterable[PriorityGroup], today: date) -> PriorityGroup | None:
    """Return the group that a card suggests: of those whose age is reached, that of the highest."""
    years = age(card, today)
    reached = (g for g in groups if g.from_age is not None and years >= g.from_age)
    return max(reached, key=lambda g: (g.from_age or 0, -g.position), default=None)
