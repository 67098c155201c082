"""The level of administration at which a procedure is carried out, read from what sources write.

There is no district level since 1 July 2025 (field note, section 12): "cấp huyện" is read as a
level's words, and gives none.
"""

import re
from enum import StrEnum
from typing import Final

from centre.rules.naming import tidy_name
from centre.rules.search.folding import fold


class Level(StrEnum):
    """Where a procedure is carried out (cấp thực hiện)."""

    COMMUNE = "commune"
    PROVINCE = "province"
    CENTRAL = "central"
    OTHER = "other"


# Folded words, the longest first; "tinh" is also the portal's slip for "tỉnh".
_NAMED: Final = {
    "trung uong": Level.CENTRAL,
    "quoc gia": Level.CENTRAL,
    "bo": Level.CENTRAL,
    "tw": Level.CENTRAL,
    "tinh": Level.PROVINCE,
    "thanh pho": Level.PROVINCE,
    "xa": Level.COMMUNE,
    "phuong": Level.COMMUNE,
    "huyen": None,
}
_ONE: Final = rf"(?:cap )?(?:{'|'.join(_NAMED)})"
_MANY: Final = rf"cap (?:{'|'.join(_NAMED)})(?:(?: ?, ?| va | hoac | ?/ ?){_ONE})*"
_ONLY_LEVELS: Final = re.compile(
    rf"(?:(?:duoc )?(?:thuc hien|giai quyet|ap dung) )?(?:(?:tai|o) )?{_MANY}"
)
_LEVEL: Final = re.compile(rf"\b({'|'.join(_NAMED)})\b")
_IN_TEXT: Final = re.compile(rf"\bcap ({'|'.join(_NAMED)})\b|\b(co quan khac)\b")
_BRACKET: Final = re.compile(r"\s*\(([^()]*)\)")
# Folded names of bodies that are of one level only; a province's "thành phố" is not among them.
_OF_COMMUNE: Final = re.compile(
    r"(?:uy ban nhan dan|ubnd) (?:cac )?(?:cap )?(?:xa|phuong|dac khu)\b|\bcong an (?:cap )?xa\b"
)
_OF_PROVINCE: Final = re.compile(r"(?:uy ban nhan dan|ubnd) (?:cap )?tinh\b|^so ")


def levels_in(text: str) -> tuple[Level, ...]:
    """Return the levels that words like "Cấp bộ, Cấp tỉnh, Cơ quan khác" name, in their order."""
    found = _IN_TEXT.finditer(_plain(text))
    named = (Level.OTHER if one[2] else _NAMED[one[1]] for one in found)
    return tuple(dict.fromkeys(level for level in named if level))


def levels_in_name(name: str) -> tuple[Level, ...]:
    """Return the levels that a name has in brackets, as in "… (thực hiện tại cấp xã)"."""
    inside = (_plain(one) for one in _BRACKET.findall(name))
    words = (word for one in inside if _ONLY_LEVELS.fullmatch(one) for word in _LEVEL.findall(one))
    return tuple(dict.fromkeys(level for level in map(_NAMED.__getitem__, words) if level))


def levels_of_bodies(agencies: tuple[str, ...]) -> tuple[Level, ...]:
    """Return the levels of agencies whose names leave no doubt; of others none, it is no guess."""
    plain = [_plain(agency) for agency in agencies]
    kinds = ((_OF_COMMUNE, Level.COMMUNE), (_OF_PROVINCE, Level.PROVINCE))
    return tuple(level for kind, level in kinds if any(map(kind.search, plain)))


def base_name(name: str) -> str:
    """Return a name without its level: no "(thực hiện tại cấp …)", no " .", not shouted.

    Brackets that say anything else stay: "(Cấp mới)" is no level. A name that is nothing but a
    level stays whole.
    """
    bare = _BRACKET.sub(lambda m: "" if _ONLY_LEVELS.fullmatch(_plain(m[1])) else m[0], name)
    return tidy_name(bare) or tidy_name(name)


def _plain(text: str) -> str:
    return " ".join(fold(text).split())
