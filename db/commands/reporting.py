"""motcua-db report: the figures of a span, on the screen, as JSON, CSV, XLSX and PDF."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from uuid import UUID, uuid5

from db.commands.frame import Adder, Context, Result, account
from db.engine import Store
from db.figures import files
from db.figures.as_json import as_json
from db.figures.cells import Sheet, shown
from db.figures.gathering import Span
from db.figures.report import Report
from db.figures.sheets import Document, document
from db.figures.words import LANGUAGES


def add(new: Adder) -> None:
    """Add the command."""
    report = new("report", _report, "the figures of a span of days, also as files")
    day = date.fromisoformat
    report.add_argument("--from", dest="first", type=day, required=True, metavar="YYYY-MM-DD")
    report.add_argument("--to", dest="last", type=day, required=True, metavar="YYYY-MM-DD")
    for form in files.FORMS:
        report.add_argument(f"--{form}", type=Path, metavar="FILE", help=f"write it as {form}")
    report.add_argument("--force", action="store_true", help="replace files that are there")
    report.add_argument(
        "--language", choices=LANGUAGES, default=LANGUAGES[0], help="default: %(default)s"
    )


def _report(context: Context) -> Result:
    given = context.arguments
    asked = [(form, getattr(given, form)) for form in files.FORMS if getattr(given, form)]
    for _, file in asked:
        files.check_free(file, force=given.force)

    def act(store: Store) -> Result:
        report = store.figures.report(Span(given.first, given.last))
        written = [_write(context, store, report, form, file) for form, file in asked]
        data = {**as_json(report), "files": written}
        lines = [*_lines(document(report, given.language))]
        lines += [f"{one['file']}  SHA-256 {one['sha256']}" for one in written]
        return Result(lines, data)

    return context.with_store(act)


def _write(context: Context, store: Store, report: Report, form: str, file: Path) -> dict[str, str]:
    """Write one file and return what it is; the log has it before it leaves."""
    made = files.made(report, form, context.arguments.language)
    files.check_free(file, force=context.arguments.force)
    request: UUID = uuid5(context.request(), form)
    store.figures.exported(request, report, (form, made.sha256), account=account())
    files.write(file, made.content, force=context.arguments.force)
    return {"form": form, "file": str(file), "sha256": made.sha256}


def _lines(made: Document) -> Iterable[str]:
    yield from (*made.head, "", made.balance, *made.notes)
    for sheet in made.sheets:
        yield ""
        yield from _table(sheet, made.language)


def _table(sheet: Sheet, language: str) -> Iterable[str]:
    """Yield a table with its columns in line."""
    rows = [sheet.headings, *(tuple(shown(c, language) for c in row) for row in sheet.rows)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(sheet.headings))]
    yield sheet.title
    for row in rows:
        first, *rest = zip(row, widths, strict=True)
        cells = (words.rjust(width) for words, width in rest)
        yield f"  {first[0].ljust(first[1])}  {'  '.join(cells)}".rstrip()
