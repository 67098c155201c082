"""The papers of a procedure (giấy tờ) and its cases (trường hợp), each with its own papers.

The portal writes papers under headings. Some headings are cases, of which a citizen has one; others
say what is done with the papers (nộp, xuất trình) or add a condition (ủy quyền), and hold in every
case. Where a heading could be either, it is no case: a paper too many is shown with its heading,
and none is hidden.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from centre.rules.naming import tidy
from centre.rules.search.folding import fold


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to bring. originals and copies are pieces; both 0: the source gives no count.

    form: name of the form's file, a hint only. case: the heading under which the source groups it.
    """

    name: str
    originals: int
    copies: int
    form: str = ""
    case: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Papers under one heading inside a case; "" where they stand under none."""

    heading: str
    papers: tuple[Paper, ...]

    @property
    def is_note(self) -> bool:
        """Tell whether these are remarks (Lưu ý), which nobody can bring or tick."""
        return _NOTE.match(_core(self.heading)) is not None


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a procedure: all its papers, and the same in groups; title "" if it is alone.

    is_rest: it is that of whoever is in none of the others, and has no title either.
    """

    title: str
    papers: tuple[Paper, ...]
    groups: tuple[Group, ...] = ()
    is_rest: bool = False


MOST_PIECES: Final = 20
"""More pieces of one paper are a slip of the source: 20261 is the year 2026 run into a 1."""

# All of these see folded headings without their numbering.
_NOTE: Final = re.compile(r"(?:luu y|ghi chu|chu y)\b")
_ADDS: Final = re.compile(
    r".{0,45}\b(?:uy quyen|moi truong dien tu|truc tuyen|qua mang)\b"
    r"|.*\b(?:kem theo|con co|nop them|bo sung them|gian doan)\b.{0,60}$"
    r"|.*\b(?:khong bao gom|mien nop|khai thac,? su dung duoc|da co trong)\b"
)
_CASE: Final = re.compile(
    r"truong hop\b|doi voi\b|ve cap |cap (?:moi|lai|doi|sua doi|lan dau|gia han)\b"
    r"|(?:thanh phan )?ho so .{0,120}\b(?:doi voi|trong truong hop)\b"
    r"|.{12,}[,)] ?ho so .{0,30}gom(?: co)?$"
)
_PERHAPS: Final = re.compile(r"ho so (?:dang ky|de nghi|xin|khai|gia han|cap) .*gom(?: co)?$")
_OTHERS: Final = re.compile(r"\bkhac$|\btruong hop khac\b|\bcon lai\b")
_CONTRARIES: Final = tuple(
    (re.compile(rf"\b(?:{one})\b"), re.compile(rf"\b(?:{two})\b"))
    for one, two in (
        ("ca nhan", "to chuc|co quan|doanh nghiep|phap nhan"),
        ("duong nhien", "cu|duoc cu"),
        ("cap moi|lan dau|cap giay", "cap lai|cap doi|gia han"),
        ("cap lai", "cap doi"),
        ("thay doi", "cai chinh|bo sung"),
        ("trong nuoc", "nuoc ngoai"),
    )
)
_NO_SERIES: Final = re.compile(
    r"(?:cac )?(?:giay to|thanh phan|chung tu|tai lieu|van ban|ban |ho so|xuat trinh|theo quy dinh"
    r"|bao gom|gom|nhom|so luong)\b"
)
_NUMBERING: Final = re.compile(
    r"[-+*•\s]*(?:\(?(?P<mark>[ivx]{1,5}|[a-zđ](?:\.?\d{1,2})?|\d{1,2}(?:\.\d{1,2})*)[.)/]+|\(\*+\))?"
    r"[-+*•\s]*",
    re.IGNORECASE,
)
_ENDING: Final = re.compile(r"(?:,?\s+hồ sơ)?\s+(?:bao\s+)?gồm(?:\s+có)?$", re.IGNORECASE)


def cases_of(papers: Sequence[Paper]) -> tuple[Case, ...]:
    """Return the cases of a procedure's papers, at least one.

    Exactly one with the title "" if there is nothing to choose. Groups that hold in every case come
    first in each; where there are such papers, and the titles leave somebody out, a last case has
    them alone: most people who register a birth have neither found the child nor carried it for
    others. Titles are headings without their numbering.
    """
    by_heading: dict[str, list[Paper]] = {}
    for paper in papers:
        by_heading.setdefault(tidy(paper.case), []).append(paper)
    groups = [Group(heading, tuple(those)) for heading, those in by_heading.items()]
    chosen = _choices([group.heading for group in groups])
    if len({_title(heading) for heading in chosen}) < 2:
        return (_case("", groups),)
    shared = [group for group in groups if group.heading not in chosen]
    titles = dict.fromkeys(_title(group.heading) for group in groups if group.heading in chosen)
    found = [_case(title, [*shared, *_of(title, groups, chosen)]) for title in titles]
    if _leave_nobody_out(titles) or not any(map(_is_enough, shared)):
        return tuple(found)
    return (*found, replace(_case("", shared), is_rest=True))


def _leave_nobody_out(titles: Iterable[str]) -> bool:
    """Tell whether titles name all there is: one says "other", or two are each other's contrary."""
    folded = [fold(title) for title in titles]
    if any(_OTHERS.search(title) for title in folded):
        return True
    return any(
        any(one.search(title) for title in folded) and any(two.search(title) for title in folded)
        for one, two in _CONTRARIES
    )


def _of(title: str, groups: Iterable[Group], chosen: set[str]) -> list[Group]:
    """Return the groups of one case; the case's title is their heading."""
    own = (g for g in groups if g.heading in chosen and _title(g.heading) == title)
    return [Group("", group.papers) for group in own]


def _is_enough(group: Group) -> bool:
    """Tell whether papers that hold in every case may be all that somebody hands in.

    What is only shown, or added under a condition, is not: then the cases leave nobody out.
    """
    core = _core(group.heading)
    return not (group.is_note or _ADDS.match(core) or "xuat trinh" in core)


def _case(title: str, groups: Sequence[Group]) -> Case:
    return Case(title, tuple(paper for group in groups for paper in group.papers), tuple(groups))


def _choices(headings: Iterable[str]) -> set[str]:
    """Return the headings of which a citizen has one."""
    cores = {heading: _core(heading) for heading in headings if heading}
    free = {h: c for h, c in cores.items() if not _ADDS.match(c) and not _NOTE.match(c)}
    sure = {h for h, core in free.items() if _CASE.match(core)}
    sure |= _series([h for h, core in free.items() if not _NO_SERIES.match(core)])
    perhaps = {h for h, core in free.items() if _PERHAPS.match(core)}
    return sure | perhaps if sure else set()


def _series(headings: list[str]) -> set[str]:
    """Return headings that are numbered (i), (ii) or a), b): alternatives that are counted."""
    numbered = {heading for heading in headings if _mark(heading)}
    return numbered if len(numbered) > 1 else set()


def _mark(heading: str) -> str | None:
    found = _NUMBERING.match(heading)
    return found["mark"] if found else None


def _bare(heading: str) -> str:
    """Return a heading without its numbering."""
    found = _NUMBERING.match(heading)
    return heading[found.end() :] if found else heading


def _core(heading: str) -> str:
    return fold(_bare(heading)).strip("( .:;,")


def _title(heading: str) -> str:
    """Return a heading as the name of a case: no numbering, no "hồ sơ gồm" at its end."""
    bare = _ENDING.sub("", _bare(heading).rstrip(" .,;:")).rstrip(" .,;:")
    return bare[:1].upper() + bare[1:] or heading
