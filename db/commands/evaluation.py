"""motcua-db evaluation: the agency's sheet of a quarter, with evidence; scores by hand."""

from typing import Any, Final

from centre.rules.evaluation import GRADES, INDEXES, MOST, SCORES, TITLES
from centre.rules.evaluation import Result as Sum
from centre.rules.ratings import Answers
from centre.rules.services import words_in
from db.commands.frame import Adder, Context, Result, adder, plain
from db.engine import Store
from db.evaluation.record import Fields, Line, Sheet

_EMPTY: Final = "-"


def add(new: Adder) -> None:
    """Add the command with what can be done."""
    area = new("evaluation", _nothing, "the evaluation sheet of the agency")
    also = adder(area.add_subparsers(required=True, metavar="WHAT"))
    show = also("show", _show, "show the sheet of a quarter, with evidence from our own data")
    show.add_argument("--period", required=True, metavar="2026-Q4")
    score = also("score", _score, "write a score or a note of one index")
    score.add_argument("index", type=int, choices=INDEXES, metavar="INDEX")
    score.add_argument("--period", required=True, metavar="2026-Q4")
    for name, told in (("own", "the agency's own score"), ("verified", "the verified score")):
        score.add_argument(f"--{name}", type=_score_of, metavar="0|1|2|-", help=f"{told}; -: none")
    score.add_argument("--note", metavar="TEXT")


def _nothing(_context: Context) -> Result:
    return Result([], None)


def _score_of(text: str) -> int | str:
    """Return a score, or the dash that empties it; raise ValueError for anything else."""
    if text == _EMPTY:
        return text
    if int(text) not in SCORES:
        raise ValueError(text)
    return int(text)


def _show(context: Context) -> Result:
    def act(store: Store) -> Result:
        sheet = store.evaluations.sheet(context.arguments.period)
        return Result(_lines(sheet), _data(sheet))

    return context.with_store(act)


def _score(context: Context) -> Result:
    given = context.arguments
    fields = Fields()
    if given.own is not None:
        fields["own"] = None if given.own == _EMPTY else given.own
    if given.verified is not None:
        fields["verified"] = None if given.verified == _EMPTY else given.verified
    if given.note is not None:
        fields["note"] = given.note

    def act(store: Store) -> Result:
        where = (context.request(), given.period, given.index)
        is_changed = store.evaluations.score(*where, by="", **fields)
        word = "Changed." if is_changed else "Nothing was changed."
        return Result([word], {"changed": is_changed})

    return context.with_store(act)


def _lines(sheet: Sheet) -> list[str]:
    lines = [f"{sheet.period}   own  verified  proposed"]
    lines += [_line(line) for line in sheet.lines]
    for name, total in (("own", sheet.own), ("verified", sheet.verified)):
        lines.append(f"{name:<9} {total.total}/{MOST}  {_grade(total)}")
    return [*lines, *_votes(sheet.votes)]


def _line(line: Line) -> str:
    scores = (line.own, line.verified, line.evidence.proposed)
    shown = "  ".join(f"{_EMPTY if one is None else one:>4}" for one in scores)
    numbers = ", ".join(f"{name} {count}" for name, count in line.evidence.numbers.items())
    return f"{line.index} {shown}  {words_in(TITLES[line.index], 'vi')}  ({numbers or 'no data'})"


def _grade(total: Sum) -> str:
    """Return the grade; an incomplete column has none."""
    if total.grade is None:
        return f"chưa đủ ({len(total.missing)})"
    return words_in(GRADES[total.grade], "vi")


def _votes(votes: tuple[Answers, ...]) -> list[str]:
    """Return the ratings of the quarter; where nobody was asked there are none."""
    if not any(one.asked for one in votes):
        return ["votes: không có"]
    return [
        f"votes {one.instrument} v{one.version}: asked {one.asked}, given {one.given}, "
        + ", ".join(f"{level}: {count}" for level, count in one.by_level.items())
        for one in votes
    ]


def _data(sheet: Sheet) -> dict[str, Any]:
    """Return the sheet for scripts; grade and rates that do not exist are null."""
    found: dict[str, Any] = plain(sheet)
    for line in found["lines"]:
        line["title"] = dict(TITLES[line["index"]])
    for name in ("own", "verified"):
        found[name]["most"] = MOST
    for told, one in zip(found["votes"], sheet.votes, strict=True):
        told["response_rate"] = one.response_rate
    return found
