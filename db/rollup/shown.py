"""A roll-up as lines, as JSON-able data, and as CSV for a spreadsheet: the same numbers."""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Any, Final

from centre.rules.figures import Figures
from centre.rules.spreads import Spread
from db.figures.as_csv import defused
from db.rollup import words
from db.rollup.parcel import Totals
from db.rollup.report import RollUp

_TOTALS: Final = tuple(Totals.model_fields)
COLUMNS: Final = {
    "vi": (
        *("Cấp", "Mã", "Tên", "Loại", "Từ ngày", "Đến ngày", "Số ngày có số liệu"),
        *("Đến", "Đã phục vụ", "Vắng mặt", "Hủy", "Bỏ về", "Đang chờ"),
        *("Số lượt chờ", "Tổng chờ (giây)", "Chờ trung bình (giây)", "Chờ P90 (giây)", "Đúng hạn"),
    ),
    "en": (
        *("Level", "Code", "Name", "Kind", "From", "To", "Days with figures"),
        *("Arrived", "Served", "Absent", "Cancelled", "Left", "Waiting"),
        *("Waits", "Wait sum (s)", "Wait mean (s)", "Wait p90 (s)", "On target"),
    ),
}
_TOTAL: Final = {"vi": "Tổng cộng", "en": "Total"}
_CENTRE: Final = {"vi": "Trung tâm", "en": "Centre"}


def as_json(made: RollUp) -> dict[str, Any]:
    """Return the roll-up as JSON-able data; seconds of spreads; null for no value."""
    return {
        "from": made.span.first.isoformat(),
        "to": made.span.last.isoformat(),
        "made_at": made.at.isoformat(timespec="seconds"),
        "unit": made.of or None,
        "total": _figures(made.total),
        "units": [
            {
                "code": row.unit.code,
                "name": row.unit.name,
                "kind": row.unit.kind,
                "path": list(row.path),
                "valid_from": row.unit.valid_from.isoformat(),
                "valid_to": row.unit.valid_to and row.unit.valid_to.isoformat(),
                "centre_days": row.days,
                **_figures(row.figures),
            }
            for row in made.units
        ],
        "centres": [
            {
                "code": row.code,
                "name": row.name,
                "unit": row.unit,
                "placed": row.placed,
                "centre_days": row.days,
                **_figures(row.figures),
            }
            for row in made.centres
        ],
        "missing": [
            {"centre": one.centre, "from": str(one.first), "to": str(one.last)}
            for one in made.missing
        ],
        "unheard": [{"code": unit.code, "name": unit.name} for unit in made.unheard],
    }


def _figures(figures: Figures) -> dict[str, Any]:
    return {
        **{name: getattr(figures, name) for name in _TOTALS},
        "wait_seconds": _spread(figures.waits),
        "waits_on_target": figures.on_target,
        "service_seconds": _spread(figures.services),
        "wrap_up_seconds": _spread(figures.wrap_ups),
        "called_out_of_order": figures.out_of_order,
        "ratings": [
            {
                "instrument": rated.scale[0],
                "version": rated.scale[1],
                "asked": rated.asked,
                "given": rated.given,
                "levels": {str(level): count for level, count in sorted(rated.levels.items())},
            }
            for rated in figures.ratings.values()
        ],
    }


def _spread(spread: Spread) -> dict[str, Any]:
    return {
        "n": spread.n,
        "sum": spread.milliseconds / 1000,
        "mean": spread.mean,
        "p50": spread.quantile(0.5),
        "p90": spread.quantile(0.9),
    }


def remarks(made: RollUp, language: str) -> list[str]:
    """Return what is missing, one sentence each; nothing of it was counted as zero."""
    lines = [words.missing(one, language) for one in made.missing]
    lines += [
        words.said("unheard", language, code=unit.code, name=unit.name) for unit in made.unheard
    ]
    return lines + [
        words.said("unplaced", language, centre=row.code, unit=row.unit)
        for row in made.centres
        if not row.placed
    ]


def _rows(made: RollUp, language: str) -> Iterable[tuple[Any, ...]]:
    """Yield head cells, days, figures of each row of the table."""
    span = (f"{made.span.first:%d/%m/%Y}", f"{made.span.last:%d/%m/%Y}")
    days = sum(row.days for row in made.centres)
    yield (0, made.of, _TOTAL[language], "", *span, days), made.total
    for row in made.units:
        first = f"{max(row.unit.valid_from, made.span.first):%d/%m/%Y}"
        last = f"{min(row.unit.valid_to or made.span.last, made.span.last):%d/%m/%Y}"
        unit = row.unit
        yield (len(row.path), unit.code, unit.name, unit.kind, first, last, row.days), row.figures
    for one in made.centres:
        yield ("", one.code, one.name, _CENTRE[language], *span, one.days), one.figures


def as_csv(made: RollUp, language: str) -> str:
    """Return the table as CSV text with its mark for spreadsheets, remarks below it."""
    text = StringIO()
    text.write("\ufeff")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS[language])
    for head, figures in _rows(made, language):
        writer.writerow([defused(str(cell)) for cell in head] + _numbers(figures, language))
    writer.writerows([defused(line)] for line in remarks(made, language))
    return text.getvalue()


def _numbers(figures: Figures, language: str) -> list[str]:
    waits = figures.waits
    counts = [str(getattr(figures, name)) for name in _TOTALS]
    shown = (waits.milliseconds / 1000, waits.mean, waits.quantile(0.9))
    told = ["" if value is None else f"{value:.1f}" for value in shown]
    if language == "vi":
        told = [value.replace(".", ",") for value in told]
    return [*counts, str(waits.n), *told, str(figures.on_target)]


def lines(made: RollUp, language: str) -> Iterable[str]:
    """Yield the table for people, each level set in, and what is missing below it."""
    head = COLUMNS[language][7:13]
    yield f"{'':<46}" + "".join(f"{word:>12}" for word in head)
    for cells, figures in _rows(made, language):
        label = f"{'  ' * (cells[0] or 0)}{cells[1]} {cells[2]}".strip("\n")
        numbers = "".join(f"{getattr(figures, name):>12}" for name in _TOTALS)
        yield f"{label[:45]:<46}{numbers}"
    yield from remarks(made, language)
