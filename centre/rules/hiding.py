"""What figures by clerk do not tell: too few services, or answers, of one person.

Who is under the minimum is told together with others, for a single one would follow from the total
less all who are named; where there is one alone, the next smallest goes with him. What a centre of
one clerk did is that clerk's, and no table can hide it. (Field note, section 11.5.)
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from centre.rules.figures import NOBODY, Figures, merged
from centre.rules.rated import Rated, Scale

_NO_RATINGS: Final[Mapping[Scale, Rated]] = MappingProxyType({})


def without_small(
    clerks: Mapping[str, Figures], least: int
) -> tuple[dict[str, Figures], Figures | None]:
    """Return the clerks with at least so many services, and all others as one (None: no other).

    Of those, ratings of a scale with fewer answers than that are told with the others, too. What
    has no clerk stays as it is. All together are what they were.
    """
    persons = {code: one for code, one in clerks.items() if code != NOBODY}
    small = told_together({code: one.services.n for code, one in persons.items()}, least)
    scales = {scale for one in persons.values() for scale in one.ratings}
    unrated = {scale: _unrated(persons, scale, least, small) for scale in scales}
    shown = {
        code: replace(one, ratings=_ratings(one, [s for s in scales if code not in unrated[s]]))
        if code in persons
        else one
        for code, one in clerks.items()
        if code not in small
    }
    rest = [
        *(replace(persons[code], ratings=_NO_RATINGS) for code in small),
        *(
            Figures(ratings=_ratings(persons[code], [scale]))
            for scale, codes in unrated.items()
            for code in codes
        ),
    ]
    return shown, merged(rest) if rest else None


def told_together(
    counts: Mapping[str, int], least: int, also: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Return whose counts are told as one: those under least, and also; never one alone.

    One whose companions have counted nothing is alone, too. Ties go by code.
    """
    small = {code for code, n in counts.items() if n < least or code in also}
    rest = sorted(counts.keys() - small, key=lambda code: (counts[code], code))
    while rest and _is_alone([counts[code] for code in small]):
        small.add(rest.pop(0))
    return frozenset(small)


def _is_alone(counts: list[int]) -> bool:
    return len(counts) == 1 or sum(n > 0 for n in counts) == 1


def _unrated(
    persons: Mapping[str, Figures], scale: Scale, least: int, small: frozenset[str]
) -> frozenset[str]:
    """Return whose answers on a scale are told as one."""
    given = {
        code: one.ratings[scale].given for code, one in persons.items() if scale in one.ratings
    }
    return told_together(given, least, small)


def _ratings(one: Figures, scales: list[Scale]) -> Mapping[Scale, Rated]:
    return MappingProxyType({scale: one.ratings[scale] for scale in scales if scale in one.ratings})
