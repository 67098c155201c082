"""What people search for: everyday words that a supervisor adds, and searches that find nothing.

A miss is folded words, how often and between which days. It is nobody's: no instant, no kiosk, no
text with a digit or like a name; none that came once or twice is shown to anybody (field note,
section 11).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, bindparam, func, select, text
from sqlalchemy.dialects import sqlite

from centre.rules.errors import NotAllowed
from centre.rules.search.folding import fold, tidy, words
from centre.rules.search.thesaurus import Thesaurus
from db import tables
from db.catalogue.shelving import version_of
from db.history import CENTRE_QUEUE, append
from db.work import Work

MOST_SIGNS: Final = 60
MOST_EVERYDAY: Final = 120
MOST_OFFICIAL: Final = 300
MOST_WORDS: Final = 2_000
"""Everyday words of one centre; each lengthens the start of every kiosk a little."""
MOST_MISSES: Final = 5_000
"""Texts of one centre that are counted at a time; step 0006 has the same number for a server."""
SHOWN_FROM: Final = 3
"""A text that came once or twice may be a name or a slip: it is shown to nobody."""
FORGOTTEN_AFTER: Final = timedelta(days=90)

_FOLDED: Final = re.compile(r"[a-z]+(?: [a-z]+){0,9}")
_FAMILIES: Final = re.compile(
    r"nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|truong|dinh|lam|mai"
    r"|trinh|dao|doan|luong|ha|cao|chau|ta|thai|tang|quach|la|trieu|luu|vuong|to|kieu|nghiem"
)
"""Family names, folded; four of five people have one of the first fourteen."""
_NAME_WORDS: Final = range(3, 5)
_NO_NAMES: Final = re.compile(
    r"dang (ky|kiem)|ho (khau|tich|kinh|ngheo|chieu|so|tro|gia)|ly (lich|hon)|mai tang|le phi"
    r"|lam (can|giay|the|ho|lai|sim|so|bang|thu)|dinh chinh|do (dac|dat)|dao tao|vo chong|tang cho"
    r"|to (khai|cao)|cao tuoi|thai san|duong bo|vu viec|phan anh|truong hoc|luong huu|trinh bao"
)
"""First words of searches that begin like a name and are none."""
_SIGNS: Final = frozenset("-,.;:?!/()'\"")
_word, _miss = tables.search_word, tables.search_miss
_AT_SERVER: Final = text("SELECT search_missed(:centre, :text, :day)")
_IN_FILE: Final = (
    sqlite.insert(_miss)
    .values(
        centre=bindparam("centre"),
        text=bindparam("text"),
        count=1,
        first_day=bindparam("day"),
        last_day=bindparam("day"),
    )
    .on_conflict_do_update(
        index_elements=["centre", "text"],
        set_={"count": _miss.c.count + 1, "last_day": bindparam("day")},
    )
)


@dataclass(frozen=True, slots=True)
class Word:
    """Everyday words and the official ones they mean, who added them, and when."""

    everyday: str
    official: str
    added_at: datetime
    added_by: str


@dataclass(frozen=True, slots=True)
class Miss:
    """A folded search that found nothing: how often, and on which days first and last."""

    text: str
    count: int
    first_day: date
    last_day: date


def countable(said: str) -> str:
    """Return a search as it may be counted; "" for one that is not kept.

    Kept are up to ten words of letters, sixty signs in all. A digit, an "@" or a longer text may
    belong to a person, and three or four words that begin with a family name may be one.
    """
    if len(said) > 2 * MOST_SIGNS or not all(_is_plain(mark) for mark in said):
        return ""
    folded = " ".join(words(fold(said)))
    if len(folded) > MOST_SIGNS or not _FOLDED.fullmatch(folded) or _like_a_name(folded.split()):
        return ""
    return folded


def _like_a_name(said: list[str]) -> bool:
    is_name = len(said) in _NAME_WORDS and _FAMILIES.fullmatch(said[0])
    return bool(is_name) and not _NO_NAMES.fullmatch(" ".join(said[:2]))


def _is_plain(mark: str) -> bool:
    is_mark = "\u0300" <= mark <= "\u036f"
    return mark.isalpha() or mark.isspace() or is_mark or mark in _SIGNS


def miss(work: Work, folded: str) -> None:
    """Count a search that found nothing. A kiosk of a server may only do so through a function."""
    row = {"centre": work.centre.code, "text": folded, "day": work.day}
    if work.connection.dialect.name != "sqlite":
        work.connection.execute(_AT_SERVER, row)
    elif _is_counted(work, folded) or _has_room(work):
        work.connection.execute(_IN_FILE, row)


def _has_room(work: Work) -> bool:
    """Tell whether one more text may be kept; the oldest that came once makes room for it."""
    mine = _miss.c.centre == work.centre.code
    if _count(work.connection, _miss, mine) < MOST_MISSES:
        return True
    once = select(_miss.c.text).where(mine, _miss.c.count == 1)
    oldest = once.order_by(_miss.c.last_day, _miss.c.text).limit(1).scalar_subquery()
    return work.connection.execute(_miss.delete().where(mine, _miss.c.text == oldest)).rowcount > 0


def _is_counted(work: Work, folded: str) -> bool:
    mine = (_miss.c.centre == work.centre.code, _miss.c.text == folded)
    return work.connection.execute(select(_miss.c.count).where(*mine)).first() is not None


def misses(work: Work, limit: int) -> tuple[Miss, ...]:
    """Return what was looked for in vain three times or more, the most frequent first."""
    mine = (_miss.c.centre == work.centre.code, _miss.c.count >= SHOWN_FROM)
    order = (_miss.c.count.desc(), _miss.c.last_day.desc(), _miss.c.text)
    query = select(_miss.c.text, _miss.c.count, _miss.c.first_day, _miss.c.last_day)
    rows = work.connection.execute(query.where(*mine).order_by(*order).limit(limit)).all()
    return tuple(Miss(*row) for row in rows)


def has_old(work: Work) -> bool:
    """Tell whether a miss was not seen for so long that it is to be forgotten."""
    return (
        work.connection.execute(select(_miss.c.text).where(*_old(work)).limit(1)).first()
        is not None
    )


def forget_old(work: Work) -> None:
    """Delete the misses that nobody has searched for within 90 days."""
    work.connection.execute(_miss.delete().where(*_old(work)))


def _old(work: Work) -> tuple[Any, ...]:
    return _miss.c.centre == work.centre.code, _miss.c.last_day < work.day - FORGOTTEN_AFTER


def said_words(connection: Connection, centre: str) -> tuple[Word, ...]:
    """Return the words that were added and not taken back, by their everyday form."""
    query = select(_word.c.everyday, _word.c.official, _word.c.added_at, _word.c.added_by)
    mine = query.where(_word.c.centre == centre, _word.c.official != "")
    return tuple(Word(*row) for row in connection.execute(mine.order_by(_word.c.everyday)).all())


def checked(everyday: str, official: str) -> tuple[str, str]:
    """Return both as they are kept: NFC, one-spaced, everyday words in lower case.

    Raises NotAllowed("word_wrong", why): empty, long, braces (a phrase of the data files' own kind)
    or too_long for the place it is kept in.
    """
    said, meant = tidy(everyday).lower(), tidy(official)
    if len(said) > MOST_EVERYDAY or len(official) > MOST_OFFICIAL:
        raise NotAllowed("word_wrong", why="too_long")
    if set(said) & set("{}|"):
        raise NotAllowed("word_wrong", why="braces")
    try:
        Thesaurus().with_words([(said, meant)])
    except NotAllowed as error:
        raise NotAllowed("word_wrong", why=error.facts["why"]) from None
    return said, meant


def add(work: Work, everyday: str, official: str, by: str) -> bool:
    """Let everyday words mean official ones; return whether anything changed.

    Raises NotAllowed: word_wrong, catalogue_empty, words_full.
    """
    said, meant = checked(everyday, official)
    before = _meaning(work, said)
    if before == meant:
        return False
    mine = (_word.c.centre == work.centre.code, _word.c.official != "")
    # A row that is there may always be changed: it lengthens nothing.
    if before is None and _count(work.connection, _word, *mine) >= MOST_WORDS:
        raise NotAllowed("words_full", most=MOST_WORDS)
    _move(work, said, meant, by, is_new=before is None)
    return True


def drop(work: Work, everyday: str, by: str) -> bool:
    """Take words back; raise NotAllowed("word_unknown") for words that nobody added."""
    said = tidy(everyday).lower()
    if not _meaning(work, said):
        raise NotAllowed("word_unknown", word=said[:MOST_EVERYDAY])
    _move(work, said, "", by, is_new=False)
    return True


def _meaning(work: Work, said: str) -> str | None:
    """Return what words mean: "" if they were taken back, None if they never were there."""
    mine = (_word.c.centre == work.centre.code, _word.c.everyday == said)
    return work.connection.execute(select(_word.c.official).where(*mine)).scalar()


def _move(work: Work, said: str, meant: str, by: str, *, is_new: bool) -> None:
    """Write the words, raise the catalogue's version, and log it.

    No role may DELETE (db/roles), so words that are taken back keep a row without a meaning.
    """
    code = work.centre.code
    if version_of(work.connection, code) == 0:
        raise NotAllowed("catalogue_empty")
    values = {"official": meant, "added_at": work.now, "added_by": by}
    mine = (_word.c.centre == code, _word.c.everyday == said)
    if is_new:
        row = {"centre": code, "everyday": said, **values}
        work.connection.execute(_word.insert(), row)
    else:
        work.connection.execute(_word.update().where(*mine).values(**values))
    shelf = tables.catalogue
    newer = shelf.update().where(shelf.c.centre == code).values(version=shelf.c.version + 1)
    work.connection.execute(newer)
    facts = {"everyday": said, "official": meant, "by": by}
    append(work, CENTRE_QUEUE, "search_word", facts)


def _count(connection: Connection, table: Any, *mine: ColumnElement[bool]) -> int:
    return connection.execute(select(func.count()).select_from(table).where(*mine)).scalar_one()


def pairs(found: Iterable[Word]) -> tuple[tuple[str, str], ...]:
    """Return words as a thesaurus takes them (Thesaurus.with_words)."""
    return tuple((word.everyday, word.official) for word in found)
