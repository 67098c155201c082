"""Posted procedures as pages of whole lines; nothing is cut, nothing shrunk. Made on the lane.

Letters are measured by a table that was made on the main thread (Metre), so that no Qt object is
touched from here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from queue_display.notices.layout import GAP, NoticePlan
from queue_display.notices.posted import Posted
from queue_display.notices.words import NoticeWords
from queue_display.optics import LINE
from queue_display.wrapping import wrapped

LEAST_SECONDS: Final = 8.0
"""How long a page stays at least (screens note, section 8)."""
MOST_SECONDS: Final = 60.0
SYLLABLES_A_MINUTE: Final = 180
"""Slower than silent reading (about 250): people find the place, and some read aloud for others."""
_LARGE_LINES: Final = 5
"""A name of more lines is set in the size of the facts, so that it needs fewer pages."""
MOST_CONTENTS: Final = 2
"""A field whose list needs more pages only says how much it has: nobody reads three of them."""
_SAFE: Final = 0.985
"""Share of the width that is used: pairs of letters are measured one by one, without kerning."""
_WIDEST: Final = 1.1
"""Width of a letter that the table lacks, in em."""

Kind = Literal["contents", "procedure", "notice"]
Face = Literal["name", "bold", "plain", "text"]
"""name, bold: a title, large or long; plain: a line below it; text: what a fact says."""

TITLES: Final = ("name", "bold")


@dataclass(frozen=True, slots=True)
class Metre:
    """Widths of letters in pixels, at the sizes of a plan; made on the main thread."""

    widths: Mapping[Face, Mapping[str, float]]
    sizes: Mapping[Face, int]

    def width(self, text: str, face: Face) -> float:
        """Return how wide a text is, in pixels; never less than it is drawn but for kerning."""
        known, else_ = self.widths[face], self.sizes[face] * _WIDEST
        return sum(known.get(letter, else_) for letter in text)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a page. labels stand left of it, begins: with a space above."""

    face: Face
    text: str
    label: str = ""
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: field and part in the band, rows in the body, date in the foot.

    code is the procedure's ("" for contents and notices); page of pages counts in the chapter;
    part of parts in the procedure; indent is the width of the labels' column.
    """

    kind: Kind
    field: str
    code: str
    rows: tuple[Row, ...]
    indent: int = 0
    address: str = ""
    dated: str = ""
    stale: bool = False
    part: int = 1
    parts: int = 1
    page: int = 0
    pages: int = 0

    @property
    def seconds(self) -> float:
        """Return how long the page stays: as long as it takes to read."""
        syllables = sum(len(row.text.split()) for row in self.rows)
        asked = 60 * syllables / SYLLABLES_A_MINUTE + 2
        return min(MOST_SECONDS, max(LEAST_SECONDS, asked))


@dataclass(frozen=True, slots=True)
class Press:
    """What pages are made with: places, letters, sentences."""

    plan: NoticePlan
    metre: Metre
    words: tuple[NoticeWords, ...]

    def chapter(self, field: str, posted: Iterable[Posted]) -> tuple[Leaf, ...]:
        """Return the pages of a field: its contents, then each procedure's."""
        procedures = [tuple(self.procedure(field, each)) for each in posted]
        names = [(leaves[0].code, _name_of(leaves)) for leaves in procedures]
        counts = [len(leaves) for leaves in procedures]
        contents = self._contents(field, names, counts)
        leaves = [*contents, *(leaf for those in procedures for leaf in those)]
        total = len(leaves)
        return tuple(replace(leaf, page=i, pages=total) for i, leaf in enumerate(leaves, start=1))

    def procedure(self, field: str, posted: Posted) -> Iterator[Leaf]:
        """Yield the pages of one procedure."""
        has_code = bool(posted.address)
        wide = self.plan.text_width(has_code=has_code)
        indent = self._indent(label for fact in posted.facts for label in fact.labels)
        rows = self._title(posted.name, wide)
        for other in posted.others:
            rows += [Row("plain", line) for line in self._lines(other, "text", wide)]
        for fact in posted.facts:
            rows += self._entry(fact.labels, fact.text, wide - indent)
        yield from self._leaves(
            Leaf(
                "procedure",
                field,
                posted.code,
                tuple(rows),
                indent,
                posted.address,
                posted.dated,
                posted.stale,
            )
        )

    def notice(self, text: str) -> tuple[Leaf, ...]:
        """Return the pages of one notice."""
        lines = self._lines(text, "name", self.plan.body.width)
        return tuple(
            self._leaves(Leaf("notice", "", "", tuple(Row("name", each) for each in lines)))
        )

    def _contents(
        self, field: str, names: Sequence[tuple[str, str]], counts: Sequence[int]
    ) -> tuple[Leaf, ...]:
        """Return the contents of a field; the list only where it is short enough to be read."""
        pages = 1
        for _ in range(MOST_CONTENTS + 1):
            made = self._contents_of(field, names, counts, pages)
            if len(made) == pages:
                return made
            if len(made) > MOST_CONTENTS:
                break
            pages = len(made)
        return self._contents_of(field, (), counts, 1)

    def _contents_of(
        self,
        field: str,
        names: Sequence[tuple[str, str]],
        counts: Sequence[int],
        own: int,
    ) -> tuple[Leaf, ...]:
        """Return the contents when they themselves need so many pages."""
        wide, first = self.plan.body.width, self.words[0]
        starts = [own + 1 + sum(counts[:index]) for index in range(len(names))]
        labels = [first.page.format(page=start) for start in starts]
        indent = self._indent(labels)
        rows = self._title(field, wide)
        said = first.count.format(procedures=len(counts), pages=own + sum(counts))
        rows += [Row("plain", line) for line in self._lines(said, "text", wide)]
        for label, (_, name) in zip(labels, names, strict=True):
            rows += self._entry((label,), name, wide - indent)
        return tuple(self._leaves(Leaf("contents", field, "", tuple(rows), indent)))

    def _leaves(self, whole: Leaf) -> Iterator[Leaf]:
        """Yield a text that may be longer than a page, as pages."""
        most = self.plan.text_height(has_code=bool(whole.address))
        parts = _evenly(whole.rows, most, self.height, self._running(whole))
        for part, rows in enumerate(parts, start=1):
            yield replace(whole, rows=tuple(rows), part=part, parts=len(parts))

    def _running(self, whole: Leaf) -> Row | None:
        """Return what stands over every further page: the beginning of the title.

        Whoever comes by then still sees what it is about. A notice has none.
        """
        title = " ".join(row.text for row in whole.rows if row.face in TITLES)
        if whole.kind == "notice" or not title:
            return None
        ending = " …"
        wide = self.plan.text_width(has_code=bool(whole.address))
        if self.metre.width(title, "text") <= wide * _SAFE:
            return Row("plain", title)
        room = wide - round(self.metre.width(ending, "text"))
        return Row("plain", self._lines(title, "text", room)[0] + ending)

    def height(self, row: Row) -> float:
        """Return how high a row is, with the space above it."""
        px = self.plan.name if row.face == "name" else self.plan.text
        return px * LINE + (self.plan.text * GAP if row.begins else 0)

    def _title(self, text: str, wide: int) -> list[Row]:
        """Return a name, in a smaller size where it is long."""
        lines = self._lines(text, "name", wide)
        if len(lines) <= _LARGE_LINES:
            return [Row("name", line) for line in lines]
        return [Row("bold", line) for line in self._lines(text, "bold", wide)]

    def _entry(self, labels: Sequence[str], text: str, wide: int) -> list[Row]:
        """Return a text beside its labels, one label a line."""
        lines = [*self._lines(text, "text", wide)]
        lines += [""] * (len(labels) - len(lines))
        said = [*labels, *([""] * (len(lines) - len(labels)))]
        return [
            Row("text", line, label, begins=index == 0)
            for index, (line, label) in enumerate(zip(lines, said, strict=True))
        ]

    def _indent(self, labels: Iterable[str]) -> int:
        """Return the width of a column of labels."""
        widest = max((self.metre.width(label, "bold") for label in labels), default=0.0)
        most = self.plan.body.width * (0.4 if self.plan.surface.portrait else 0.3)
        return round(min(widest + self.plan.text, most)) if widest else 0

    def _lines(self, text: str, face: Face, wide: int) -> list[str]:
        """Return text in lines of at most so many pixels."""
        measure: Callable[[str, bool], float] = lambda said, _: self.metre.width(said, face)  # noqa: E731
        found = [
            line
            for part in text.splitlines()
            for line in wrapped(part, wide * _SAFE, measure, bold=False)
        ]
        return found or [""]


def _evenly(
    rows: Sequence[Row], most: float, height: Callable[[Row], float], running: Row | None
) -> list[list[Row]]:
    """Return rows in as few pages as they need, all about equally full: none has a line alone."""
    half = most / 2
    best = list(_broken(rows, (most, half), height, running))
    for percent in range(95, 45, -5):
        closer = list(_broken(rows, (most * percent / 100, half), height, running))
        if len(closer) > len(best):
            break
        best = closer
    return best


def _broken(
    rows: Sequence[Row],
    room: tuple[float, float],
    height: Callable[[Row], float],
    running: Row | None,
) -> Iterator[list[Row]]:
    """Yield rows in pages of at most so many pixels; a page has one row at least.

    What begins on a page ends there, unless it is longer than half of one (the second of room).
    Over a page that does not begin with the title stands the running one.
    """
    (most, half), filled = room, 0.0
    page: list[Row] = []
    for index, row in enumerate(rows):
        high = height(row)
        if row.begins:
            whole = sum(map(height, _whole(rows[index:])))
            high = whole if whole <= half else high
        if page and filled + high > most:
            yield page
            above = [running] if running is not None and row.face not in TITLES else []
            page, filled = [*above], sum(map(height, above))
        page.append(row)
        filled += height(row)
    yield page


def _whole(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows of the fact that begins with the first one."""
    more = (index for index, row in enumerate(rows[1:], start=1) if row.begins)
    return rows[: next(more, len(rows))]


def _name_of(leaves: Sequence[Leaf]) -> str:
    """Return the whole name that stands over a procedure's pages."""
    return " ".join(row.text for leaf in leaves for row in leaf.rows if row.face in TITLES)
