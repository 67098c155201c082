"""What must hold after a kill or a power cut, told from database, paper and acknowledgements alone.

The database is read with plain SQL, not with the store, so that store and check cannot agree on a
mistake. Each violation has a kind, which the negative controls count.
"""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from drivers.printers.escpos import process_id


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken promise: its kind, and where it was seen."""

    kind: str
    what: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the outside world has seen: acknowledged answers and pieces of paper, in order."""

    answers: tuple[dict[str, Any], ...]
    pieces: tuple[dict[str, Any], ...]

    @classmethod
    def of(cls, logs: Path, paper: Path) -> "Evidence":
        """Read the acknowledgements and the paper's record; what is not there yet is empty."""
        return cls(_lines(logs / "answers.jsonl"), _lines(paper / "paper.jsonl"))


@dataclass(frozen=True, slots=True)
class Books:
    """What a database holds."""

    integrity: str
    tickets: dict[str, sqlite3.Row]
    jobs: dict[str, sqlite3.Row]
    requests: dict[str, Any]
    calls: tuple[sqlite3.Row, ...]
    series: dict[str, int]

    @classmethod
    def of(cls, database: Path) -> "Books":
        """Read a database that no one uses; a hot journal is rolled back first.

        A file that is not there is an error, not an empty database.
        """
        raw = sqlite3.connect(f"{database.absolute().as_uri()}?mode=rw", uri=True)
        raw.row_factory = sqlite3.Row
        try:
            return cls(
                integrity=raw.execute("PRAGMA integrity_check").fetchone()[0],
                tickets={row["id"]: row for row in raw.execute("SELECT * FROM ticket")},
                jobs={row["id"]: row for row in raw.execute("SELECT * FROM print_job")},
                requests={
                    row["id"]: json.loads(row["answer"])
                    for row in raw.execute("SELECT id, answer FROM request")
                },
                calls=tuple(raw.execute("SELECT * FROM call")),
                series={
                    row["letter"]: row["last"]
                    for row in raw.execute("SELECT letter, last FROM series")
                },
            )
        finally:
            raw.close()


def _lines(path: Path) -> tuple[dict[str, Any], ...]:
    """Return the whole lines of a file that may still be written."""
    text = path.read_text("utf-8") if path.exists() else ""
    whole, _, _ = text.rpartition("\n")
    return tuple(json.loads(line) for line in whole.splitlines())


def violations(books: Books, seen: Evidence, *, recovered: bool) -> list[Violation]:
    """Return every broken promise. recovered: all jobs must have found their end by now."""
    found = [
        *_of_acknowledgements(books, seen.answers),
        *_of_numbers(books),
        *_of_calls(books, seen.answers),
        *_of_paper(books, seen.pieces, recovered=recovered),
    ]
    if books.integrity != "ok":
        found.append(Violation("integrity", books.integrity))
    return found


def kinds(found: Iterable[Violation]) -> dict[str, int]:
    """Return how often each kind of violation was found."""
    return dict(Counter(violation.kind for violation in found))


def label_of(row: sqlite3.Row) -> str:
    """Return a ticket's number as people see it (A001)."""
    return f"{row['letter']}{row['number']:03d}"


def _of_acknowledgements(books: Books, answers: Iterable[dict[str, Any]]) -> Iterator[Violation]:
    """Each acknowledged answer is in the database, under its own request, and still the same."""
    for answer in answers:
        where = f"{answer['do']} {answer['label']} request {answer['request']}"
        if answer["ticket"] is not None and answer["ticket"] not in books.tickets:
            yield Violation("acknowledged_lost", where)
        elif answer["request"] not in books.requests:
            yield Violation("acknowledged_lost", f"{where}: no request")
        elif _ticket_in(books.requests[answer["request"]]) != answer["ticket"]:
            yield Violation("answer_changed", where)


def _ticket_in(answer: Any) -> str | None:
    return None if answer is None else UUID(answer["ticket"]["id"]).hex


def _of_numbers(books: Books) -> Iterator[Violation]:
    """Numbers of a series run from 1 to its last, each once; every ticket has one print job."""
    numbers = defaultdict(list)
    for row in books.tickets.values():
        numbers[row["letter"]].append(row["number"])
    for letter in books.series.keys() | numbers.keys():
        given = sorted(numbers[letter])
        if given != list(range(1, books.series.get(letter, 0) + 1)):
            yield Violation("gap_or_repeat", f"{letter}: {given}")
    owners = Counter(row["ticket"] for row in books.jobs.values())
    for ticket in books.tickets:
        if owners[ticket] != 1:
            yield Violation("job_missing", label_of(books.tickets[ticket]))


def _of_calls(books: Books, answers: Iterable[dict[str, Any]]) -> Iterator[Violation]:
    """No ticket is called a first time twice, by the call table and by the answers given."""
    first = Counter(row["ticket"] for row in books.calls if row["again"] == 1)
    said = Counter(x["ticket"] for x in answers if x["do"] == "call" and x["ticket"])
    for name, counted in (("table", first), ("answers", said)):
        for ticket, times in counted.items():
            if times > 1:
                yield Violation("called_twice", f"{ticket} {times} times by the {name}")


def _of_paper(
    books: Books, pieces: Iterable[dict[str, Any]], *, recovered: bool
) -> Iterator[Violation]:
    """Every number on paper exists, at most one piece of it is unmarked, and `printed` is true.

    Torn pieces count as well: an unmarked half slip and an unmarked slip are two.
    """
    by_mark = {
        process_id(UUID(job), marked=marked).decode(): job
        for job in books.jobs
        for marked in (False, True)
    }
    unmarked: Counter[str] = Counter()
    whole: set[str] = set()
    for piece in pieces:
        number = _number_on(piece, by_mark, books)
        if number is None:
            yield Violation("paper_not_in_database", f"{piece['picture']} {piece['codes']}")
            continue
        unmarked[number] += not piece["marked"]
        if piece["kind"] == "slip":
            whole.add(number)
    for number, times in unmarked.items():
        if times > 1:
            yield Violation("unmarked_twice", f"{number} on {times} unmarked slips")
    yield from _of_jobs(books, whole, recovered=recovered)


def _number_on(piece: dict[str, Any], by_mark: dict[str, str], books: Books) -> str | None:
    """Return the number on a piece of paper if the database has it, else None.

    The number is told by the QR code, or, where that is not out yet, by the mark of its job.
    """
    if not piece["codes"]:
        job = by_mark.get(piece["job"])
        return None if job is None else label_of(books.tickets[books.jobs[job]["ticket"]])
    text = piece["codes"][0].removeprefix("MC1:")
    labels = {label_of(row) for row in books.tickets.values()}
    if text in books.tickets:
        return label_of(books.tickets[text])
    return text if text in labels else None


def _of_jobs(books: Books, whole: set[str], *, recovered: bool) -> Iterator[Violation]:
    """A printed job has paper, a pending one has none; after recovery none is open."""
    for row in books.jobs.values():
        number = label_of(books.tickets[row["ticket"]])
        if row["state"] == "printed" and number not in whole:
            yield Violation("printed_without_paper", number)
        if row["state"] == "pending" and number in whole:
            yield Violation("would_print_original_again", number)
        if recovered and row["state"] not in {"printed", "abandoned"}:
            yield Violation("job_left_open", f"{number} {row['state']}")
        if recovered and row["state"] == "abandoned" and row["note"] != "paperless":
            yield Violation("slip_given_up", f"{number} {row['note']}")
