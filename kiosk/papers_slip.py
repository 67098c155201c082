"""The printed list of a procedure: what is still missing, what is carried, what it costs, where.

The words are here because no Qt may be where slips are made. Nothing personal is on it, and it has
an end: MOST_LETTERS and MOST_ITEMS, after which it sends people to the counter.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from centre.rules.procedures import Level, Paper, Procedure, Shown, is_stale
from centre.rules.services import SOURCE_LANGUAGE, Centre, words_in
from drivers.slip import Align, Code, Item, Line, Part, Rule, Slip, Space
from kiosk.papers import PaperList
from kiosk.papers_shown import costs, groups_to_bring, host_of, online_address, pieces, to_bring

MOST_LETTERS: Final = 4400
"""Letters of a list, at most 70 cm of paper: 9 s at 80 mm/s, within a printer's deadline (10 s).

19 of 20 cases of the 2,935 procedures seen have less, the registration of a birth among them.
"""
MOST_ITEMS: Final = 36
"""Papers and their headings; a slip has 60 parts at most."""
_LEAST_FOR_PAPERS: Final = 1200
_MOST_REMARK: Final = 260
_MOST_COSTS: Final = 3
_MOST_LINE: Final = 900
# A name that is longer stands in smaller letters.
_LONG_NAME: Final = 180


@dataclass(frozen=True, slots=True)
class ListWords:
    """The sentences of a list in one language."""

    title: str
    code: str
    case: str
    missing: str
    carried: str
    papers: str
    none: str
    more: str
    originals: str
    copies: str
    form: str
    time: str
    fee: str
    free: str
    ask: str
    see_counter: str
    channels: tuple[tuple[str, str], ...]
    levels: tuple[tuple[Level, str], ...]
    counters: str
    guide: str
    online: str
    as_of: str
    rest: str
    as_of_stale: str
    no_date: str
    stale: str
    no_ticket: str
    printed: str


WORDS: Final = MappingProxyType(
    {
        "vi": ListWords(
            title="GIẤY TỜ CẦN CÓ",
            code="Mã thủ tục {code}",
            case="Trường hợp: {case}",
            rest="không thuộc trường hợp nào đã nêu",
            missing="CÒN THIẾU ({n})",
            carried="ĐÃ CÓ ({n})",
            papers="{n} giấy tờ",
            none="Chưa có danh mục giấy tờ của thủ tục này. Mời Ông/Bà hỏi quầy hướng dẫn.",
            more="… và {n} giấy tờ nữa, xem tại quầy",
            originals="{n} bản chính",
            copies="{n} bản sao",
            form="Mẫu: {form}",
            time="Thời hạn: {time}",
            fee="Lệ phí: {fee}",
            free="Miễn phí",
            ask="hỏi tại quầy",
            see_counter="… xem tại quầy",
            channels=(("in_person", "Trực tiếp"), ("online", "Trực tuyến"), ("post", "Bưu chính")),
            levels=(
                (Level.COMMUNE, "Cấp xã"),
                (Level.PROVINCE, "Cấp tỉnh"),
                (Level.CENTRAL, "Cấp trung ương"),
                (Level.OTHER, "Cơ quan khác"),
            ),
            counters="Nộp tại trung tâm này: quầy {codes}",
            guide="Mời Ông/Bà hỏi quầy hướng dẫn nơi nộp.",
            online="Quét để nộp trực tuyến",
            as_of="Thông tin cập nhật đến ngày {day:%d/%m/%Y}",
            as_of_stale="Thông tin cập nhật đến ngày {day:%d/%m/%Y}, có thể đã thay đổi",
            no_date="Không rõ thông tin cập nhật đến ngày nào",
            stale="Mời Ông/Bà hỏi lại tại quầy trước khi nộp.",
            no_ticket="Đây không phải là phiếu thứ tự.",
            printed="In lúc {at:%H:%M} ngày {at:%d/%m/%Y}",
        ),
        "en": ListWords(
            title="PAPERS TO BRING",
            code="Procedure {code}",
            case="Case: {case}",
            rest="none of those that were listed",
            missing="STILL MISSING ({n})",
            carried="AT HAND ({n})",
            papers="Papers: {n}",
            none="The data have no list of papers. Please ask the help desk.",
            more="… and {n} more, ask at the counter",
            originals="originals: {n}",
            copies="copies: {n}",
            form="Form: {form}",
            time="Time: {time}",
            fee="Fee: {fee}",
            free="Free",
            ask="ask at the counter",
            see_counter="… ask at the counter",
            channels=(("in_person", "In person"), ("online", "Online"), ("post", "By post")),
            levels=(
                (Level.COMMUNE, "Commune level"),
                (Level.PROVINCE, "Province level"),
                (Level.CENTRAL, "Central level"),
                (Level.OTHER, "Other agency"),
            ),
            counters="Hand in at this centre: counter {codes}",
            guide="Please ask the help desk where to hand in.",
            online="Scan to apply online",
            as_of="Information as of {day:%d/%m/%Y}",
            as_of_stale="Information as of {day:%d/%m/%Y}, it may have changed",
            no_date="It is not known how old this information is",
            stale="Please ask again at the counter before you file.",
            no_ticket="This is not a queue ticket.",
            printed="Printed at {at:%H:%M} on {at:%d/%m/%Y}",
        ),
    }
)


def compose(centre: Centre, wanted: PaperList, now: datetime) -> Slip:
    """Return the list as a slip, with what is missing first if anything is ticked."""
    words = WORDS.get(wanted.language, WORDS[SOURCE_LANGUAGE])
    head = list(_head(centre, wanted, words))
    foot = [
        Rule(),
        *_facts(wanted.procedure, words),
        *_place(centre, wanted.procedure, words),
        *_online(centre, wanted.procedure, words),
        *_data(centre, wanted.procedure, now, words),
    ]
    left = MOST_LETTERS - sum(_letters(part) for part in (*head, *foot))
    items = _bounded(_items(wanted, words), max(_LEAST_FOR_PAPERS, left), words)
    return Slip((*head, Rule(), *items, *foot))


def _letters(part: Part) -> int:
    return len(part.text) if isinstance(part, Line | Item) else 0


def _head(centre: Centre, wanted: PaperList, words: ListWords) -> Iterator[Part]:
    """Yield who gives the list, and what it is for."""
    procedure, language = wanted.procedure, wanted.language
    yield Line(words_in(centre.authority, language), 2.2)
    yield Line(words_in(centre.name, language), 2.6, bold=True)
    yield Space(1.5)
    yield Line(words.title, 3.4, bold=True)
    named = dict(words.levels)
    levels = (named[level] for level in procedure.levels)
    code = words.code.format(code=procedure.code)
    yield Line(" · ".join((code, *levels)), 2.4)
    name = procedure.translations.get(language) or procedure.name
    yield from _long(name, 2.3 if len(name) > _LONG_NAME else 2.9, bold=True)
    title = words.rest if wanted.case.is_rest else wanted.case.title
    if title:
        yield from _long(words.case.format(case=title), 2.4)


def _long(text: str, cap_mm: float, *, bold: bool = False) -> Iterator[Line]:
    """Yield text as lines that are not too long for the printer's vocabulary."""
    rest = text
    while len(rest) > _MOST_LINE:
        cut = rest.rfind(" ", 1, _MOST_LINE)
        cut = cut if cut > 0 else _MOST_LINE
        yield Line(rest[:cut], cap_mm, bold)
        rest = rest[cut:].lstrip()
    yield Line(rest, cap_mm, bold)


# The papers.


def _items(wanted: PaperList, words: ListWords) -> Iterator[Part]:
    """Yield the papers with their headings: all of them, or those missing and those carried."""
    papers = to_bring(wanted.case)
    if not papers:
        yield Line(words.none, 2.6, align=Align.LEFT)
        return
    everything = frozenset(range(len(papers)))
    if not wanted.ticked:
        yield _section(words.papers, len(papers))
        yield from _listed(wanted, everything, words, ticked=False)
        return
    for said, places, ticked in (
        (words.missing, everything - wanted.ticked, False),
        (words.carried, everything & wanted.ticked, True),
    ):
        if places:
            yield _section(said, len(places))
            yield from _listed(wanted, places, words, ticked=ticked)


def _section(said: str, count: int) -> Line:
    return Line(said.format(n=count), 2.9, bold=True, align=Align.LEFT)


def _listed(
    wanted: PaperList, places: frozenset[int], words: ListWords, *, ticked: bool
) -> Iterator[Part]:
    """Yield the papers at places, under the headings of their groups."""
    place = 0
    for group in groups_to_bring(wanted.case):
        mine = [p for n, p in enumerate(group.papers, place) if n in places]
        place += len(group.papers)
        if mine and group.heading:
            yield Line(group.heading[:_MOST_LINE], 2.4, bold=True, align=Align.LEFT)
        for paper in mine:
            yield Item(_paper(paper, words), 2.4, ticked)


def _paper(paper: Paper, words: ListWords) -> str:
    """Return a paper with its pieces and its form in one line."""
    originals, copies = pieces(paper)
    counted = [
        said.format(n=count)
        for said, count in ((words.originals, originals), (words.copies, copies))
        if count
    ]
    said = paper.name.rstrip(" .;") + (f" ({', '.join(counted)})" if counted else "")
    return (f"{said}. {words.form.format(form=paper.form)}" if paper.form else said)[:_MOST_LINE]


def _bounded(parts: Iterable[Part], letters: int, words: ListWords) -> list[Part]:
    """Return parts while there is room for them; the first paper always, the rest as a number."""
    kept: list[Part] = []
    left_out = 0
    for part in parts:
        letters -= _letters(part)
        first = not any(isinstance(one, Item) for one in kept)
        if not left_out and (first or (letters >= 0 and len(kept) < MOST_ITEMS)):
            kept.append(part)
        else:
            left_out += isinstance(part, Item)
    while left_out and kept and isinstance(kept[-1], Line):
        kept.pop()
    if left_out:
        kept.append(Line(words.more.format(n=left_out), 2.6, bold=True, align=Align.LEFT))
    return kept


# What it costs, where it goes, how old the data are.


def _facts(procedure: Procedure, words: ListWords) -> Iterator[Part]:
    """Yield time and fee, by channel where they differ."""
    found, named = costs(procedure), dict(words.channels)
    for cost in found[:_MOST_COSTS]:
        if len(found) > 1:
            said = ", ".join(named.get(channel, channel) for channel in cost.channels)
            yield Line(said, 2.4, bold=True, align=Align.LEFT)
        time, fee = _shown(cost.time, words), _shown(cost.fee, words)
        yield Line(words.time.format(time=time), 2.4, align=Align.LEFT)
        yield Line(words.fee.format(fee=fee), 2.4, align=Align.LEFT)
    if len(found) > _MOST_COSTS:
        yield Line(words.see_counter, 2.4, align=Align.LEFT)


def _shown(shown: Shown, words: ListWords) -> str:
    """Return a fee or a time as it may be shown, not longer than a remark."""
    if shown.kind == "ask":
        return words.ask
    if shown.kind == "free":
        return words.free
    if len(shown.text) <= _MOST_REMARK:
        return shown.text
    return f"{shown.text[:_MOST_REMARK].rsplit(' ', 1)[0]} {words.see_counter}"


def _place(centre: Centre, procedure: Procedure, words: ListWords) -> Iterator[Part]:
    service = centre.service_for(procedure.field)
    codes = [counter.code for counter in centre.counters_serving(service.code)] if service else []
    said = words.counters.format(codes=", ".join(codes)) if codes else words.guide
    yield Line(said[:_MOST_LINE], 2.6, bold=True, align=Align.LEFT)


def _online(centre: Centre, procedure: Procedure, words: ListWords) -> Iterator[Part]:
    address = online_address(centre.policy.online_address, procedure)
    if address:
        yield Space(1)
        yield Code(address)
        yield Line(words.online, 2.6, bold=True)
        yield Line(host_of(address), 2.2)


def _data(centre: Centre, procedure: Procedure, now: datetime, words: ListWords) -> Iterator[Part]:
    """Yield how old the data are, and what this paper is not."""
    yield Rule()
    day: date | None = procedure.as_of
    stale = is_stale(procedure, now.date(), centre.policy.stale_days)
    said = words.as_of_stale if stale else words.as_of
    yield Line(said.format(day=day) if day else words.no_date, 2.4)
    if stale:
        yield Line(words.stale, 2.4, bold=True)
    yield Line(words.printed.format(at=now), 2.2)
    yield Line(words.no_ticket, 2.2)
