"""One identity of totals: screen, CSV, XLSX, PDF, JSON and the database, whatever the days were."""

import csv
import io
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from centre.rules import visits
from centre.rules.hours import ZONE
from centre.rules.tickets import State
from counter_client.supervisor.reports_parts import PARTS, Balance
from counter_client.supervisor.reports_table import SheetTable
from db import tables
from db.figures import as_csv, as_pdf, as_xlsx, files, sheets
from db.figures.as_json import as_json
from db.figures.cells import COLUMNS, cells, shown
from db.figures.gathering import Span

MONDAY = date(2026, 11, 16)
SPAN = Span(MONDAY, MONDAY + timedelta(days=6))
HOLIDAY, SUNDAY = 4, 6
LETTERS = {"ho-tich": "A", "chung-thuc": "B", "dat-dai": "C"}
CALLED = ("served", "absent", "called", "serving")
ONE = {
    "day": 0,
    "second": 32_400,
    "wait": 300,
    "length": 240,
    "state": "served",
    "counter": "1",
    "service": "ho-tich",
    "clerk": "hoa",
    "origin": "kiosk",
    "priority": None,
    "level": 3,
}
BACK = {**ONE, "wait": -600, "length": -600}
MIDNIGHT = {**ONE, "second": 86_000, "wait": 1800, "length": 1200}
REST = [{**ONE, "day": HOLIDAY, "origin": "counter"}, {**ONE, "day": SUNDAY, "level": None}]
WEEK = [BACK, MIDNIGHT, *REST, {**ONE, "length": 2000}]
TICKETS = st.fixed_dictionaries(
    {
        "day": st.integers(0, 6),
        "second": st.integers(0, 86_399),
        "wait": st.integers(-600, 7200),
        "length": st.integers(-600, 3600),
        "state": st.sampled_from(["served"] * 5 + [str(state) for state in State]),
        "service": st.sampled_from(list(LETTERS)),
        "counter": st.sampled_from(["1", "2"]),
        "clerk": st.sampled_from(["hoa", "lan", None]),
        "origin": st.sampled_from(["kiosk", "counter"]),
        "priority": st.sampled_from([None, "nguoi-cao-tuoi"]),
        "level": st.none() | st.integers(1, 3),
    }
)
# Written apart from the program: a first leg's call, or the last call of who waits no more;
# whoever came without a number has no wait.
SQL = """
WITH one AS (
SELECT t.*, l.id AS leg, CASE WHEN t.origin <> 'counter' THEN coalesce(l.called_at,
CASE WHEN t.state NOT IN ('waiting', 'transferred') THEN t.called_at END) END AS followed,
max(0, unixepoch(l.ended_at) - unixepoch(l.began_at)) AS length
FROM ticket t LEFT JOIN leg l ON l.ticket = t.id),
two AS (SELECT *, max(0, unixepoch(followed) - unixepoch(arrived_at)) AS wait FROM one)
SELECT {key}, count(*), sum(state = 'served'), sum(state = 'absent'), sum(state = 'cancelled'),
sum(state = 'expired'), sum(state IN ('waiting', 'transferred', 'called', 'serving', 'parked')),
count(followed), sum(wait), sum(wait > 1800), count(leg), sum(length) FROM two GROUP BY 1
"""
KEYS = {
    "hour": "strftime('%H', arrived_at, '+7 hours')",
    **{name: name for name in ("service", "day", "origin")},
    **{name: f"coalesce({name}, '')" for name in ("counter", "priority")},
}
TOLD = ("wait_mean", "over_target", "services", "service_mean")


def fill(store, week) -> None:
    """Put a week of tickets, legs and answers into the database, past the day's rules."""
    with store.aside() as work:
        for table in ("rating", "leg", "ticket", "series", "tally", "holiday"):
            work.connection.execute(getattr(tables, table).delete())
        for number, one in enumerate(week, 1):
            _a_ticket(work.connection, number, one)
        off = {"centre": "H99.08", "day": MONDAY + timedelta(days=HOLIDAY), "intervals": []}
        work.connection.execute(tables.holiday.insert(), {**off, "name": {"vi": "Lễ"}})
        for day in range(7):
            row = {"centre": "H99.08", "day": MONDAY + timedelta(days=day), "letter": "A"}
            work.connection.execute(tables.series.insert(), {**row, "last": 1, "skipped": 0})


def _a_ticket(connection, number, one) -> None:
    day = MONDAY + timedelta(days=one["day"])
    midnight = datetime.combine(day, datetime.min.time(), ZONE)
    arrived = midnight + timedelta(seconds=one["second"])
    called = arrived + timedelta(seconds=one["wait"])
    is_called = one["state"] in CALLED
    ticket = {
        **{name: one[name] for name in ("service", "state", "origin", "priority")},
        "id": UUID(int=number),
        "centre": "H99.08",
        "day": day,
        "number": number,
        "letter": LETTERS[one["service"]],
        "kiosk": "k1",
        "place": 1,
        "calls": 1,
        "bypassed": 0,
        "arrived_at": arrived,
        "queued_at": arrived,
        "counter": one["counter"] if is_called else None,
        "called_at": called if is_called else None,
    }
    connection.execute(tables.ticket.insert(), ticket)
    if one["state"] != "served":
        return
    ended = called + timedelta(seconds=one["length"])
    where = {"id": UUID(int=number + (1 << 64)), "centre": "H99.08", "day": day}
    where |= {"ticket": ticket["id"], "counter": one["counter"]}
    times = {"called_at": called, "began_at": called, "ended_at": ended}
    leg = {"seq": 1, "service": one["service"], "clerk": one["clerk"], "ended": "served"}
    connection.execute(tables.leg.insert(), {**where, **leg, **times})
    asked = {"instrument": "giao-dich", "version": 1, "opened_at": ended, "closed_at": ended}
    connection.execute(tables.rating.insert(), {**where, **asked, "level": one["level"]})


def counted(store, key: str) -> dict[str, tuple]:
    """Return what SQL over the tickets says: counts, mean minutes and per cent by a key."""
    with store.read() as work:
        rows = work.connection.exec_driver_sql(SQL.format(key=key)).all()
    found = {}
    for name, *counts, called, wait, over, services, length in rows:
        told = (
            round(wait / called / 60, 1) if called else None,
            # As the program: what is left of the share on target.
            round((1 - (called - over) / called) * 100, 1) if called else None,
            services,
            round(length / services / 60, 1) if services else None,
        )
        found[str(name)] = (*counts, called, *told)
    return found


def of_row(figures) -> tuple:
    row = dict(zip(COLUMNS, cells(figures), strict=True))
    return tuple(row[name] for name in (*PARTS, "called", *TOLD))


def in_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def in_xlsx(content: bytes) -> list[list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [book.get_sheet_by_index(at).to_python() for at in range(len(book.sheet_names))]


def in_pdf(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def on_screen(table, sheet) -> list[list[str]]:
    table.show_sheet(sheet, "vi")
    rows, columns = range(table.rowCount()), range(table.columnCount())
    return [[table.item(row, column).text() for column in columns] for row in rows]


def check(store, table, cards) -> None:
    """Compare every number of a week in every form; AssertionError where two differ."""
    report = store.figures.report(SPAN)
    check_database(store, report)
    told = sheets.document(report, "vi")
    made = {form: files.made(report, form, "vi").content for form in files.FORMS}
    lines, books, paper = in_csv(made["csv"]), in_xlsx(made["xlsx"]), in_pdf(made["pdf"])
    below, at = 0, 0
    assert len(books) == len(told.sheets)
    for sheet, book in zip(told.sheets, books, strict=True):
        screen = on_screen(table, sheet)
        assert screen == [[shown(cell, "vi") for cell in row] for row in sheet.rows]
        assert not sheet.totalled or sheet.rows[-1][1:] == cells(report.total)
        below = lines.index([sheet.title], below) + 2
        count = len(screen)
        assert lines[below : below + count] == [[one.replace(".", "") for one in r] for r in screen]
        numbers = [["không có" if cell is None else cell for cell in row] for row in sheet.rows]
        assert not count or [row[: len(sheet.headings)] for row in book[-count:]] == numbers
        for row in screen:
            words = " ".join(" ".join(row).split())
            at = paper.find(words, at)
            assert at >= 0, (sheet.title, words)
    check_cards(cards, report)
    assert tuple(as_json(report)["total"][name] for name in PARTS) == of_row(report.total)[:6]


def check_cards(cards, report) -> None:
    cards.show_report(report, "vi")
    assert [cards.numbers[part].text() for part in PARTS] == [
        str(getattr(report.total, part)) for part in PARTS
    ]


def check_database(store, report) -> None:
    for name, key in KEYS.items():
        told = {row.key: of_row(row.figures) for row in report.tables[name]}
        assert told == counted(store, key), name
    total = counted(store, "'all'").get("all", (*[0] * 7, None, None, 0, None))
    assert of_row(report.total) == total
    assert total[0] == sum(total[1:6])
    for rows in report.tables.values():
        added = [sum(of_row(row.figures)[at] for row in rows) for at in range(7)]
        assert added == list(total[:7])


@pytest.fixture
def screen(qtbot):
    made = SheetTable(), Balance()
    for one in made:
        qtbot.addWidget(one)
    made[0].resize(900, 400)
    return made


def any_week(examples: int):
    """Return the settings of a test on so many made-up weeks, beside those that are given."""
    return settings(
        max_examples=examples,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )


@any_week(2)
@given(week=st.lists(TICKETS, max_size=40))
@example(week=[])
@example(week=[ONE])
@example(week=WEEK)
def test_screen_csv_xlsx_pdf_json_and_database_say_the_same(store, screen, week):
    """Behaviour 43: none, one, a clock set back ten minutes, midnight, a holiday, any week."""
    fill(store, week)
    check(store, *screen)


@pytest.mark.prove
@any_week(60)
@given(week=st.lists(TICKETS, max_size=40))
def test_all_say_the_same_of_sixty_weeks(store, screen, week):
    """Behaviour 43 in full length."""
    fill(store, week)
    check(store, *screen)


def less(value):
    return lambda *args: value(*args)[:-1]


BROKEN = {
    "hours of another zone": (visits, "ZONE", lambda _: UTC),
    "a minute more each time": (visits, "measured", lambda w: lambda s: w(s + 60)),
    "a table without its last row": (sheets, "_with_total", lambda w: lambda *a: list(w(*a))[:-1]),
    "a cell less in CSV": (as_csv, "_said", less),
    "rounded in XLSX": (as_xlsx, "_write", lambda w: lambda p, at, c, *r: w(p, at, str(c), *r)),
    "another number on paper": (as_pdf, "shown", less),
}


@pytest.mark.parametrize("name", list(BROKEN))
def test_a_broken_program_would_be_noticed(store, screen, monkeypatch, name):
    """The control: each of these variants fails the same comparison."""
    where, what, broken = BROKEN[name]
    monkeypatch.setattr(where, what, broken(getattr(where, what)))
    fill(store, WEEK)
    with pytest.raises(AssertionError):
        check(store, *screen)
