"""The evaluation sheet on paper: an A4 page as PDF, with the centre's header and both sums."""

from collections.abc import Iterable
from datetime import datetime
from html import escape
from typing import Final

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

from centre.rules.evaluation import Column
from centre.rules.services import Centre, words_in
from centre.shell.theme import FONT_FAMILY, font_of
from counter_client.supervisor import evaluation_said as said
from db.evaluation.record import Line, Sheet

TEXT_POINTS: Final = 9
_MARGIN_MM: Final = 14
_DPI: Final = 72
"""The document is laid out in points; text stays text, sharp at any size."""
_ROOM: Final = "<br/>&nbsp;" * 3
"""Lines that stay empty for a signature and a seal."""
_STYLE: Final = (
    f"* {{ font-family: '{FONT_FAMILY}'; }}"
    ".head { font-size: 14px; } table { border-collapse: collapse; }"
    "th { background-color: #e7ecf2; } .small { font-size: 8px; color: #333333; }"
)


def html(sheet: Sheet, centre: Centre, now: datetime, language: str) -> str:
    """Return the sheet as a page; every word of people is escaped."""
    rows = "".join(_row(line, language) for line in sheet.lines)
    head = QCoreApplication.translate("Office", "Bảng đánh giá việc giải quyết thủ tục hành chính")
    index = QCoreApplication.translate("Office", "Chỉ số")
    sums = QCoreApplication.translate("Office", "Tổng điểm")
    grades = QCoreApplication.translate("Office", "Xếp loại")
    printed = QCoreApplication.translate("Office", "In lúc {at}").format(at=f"{now:%H:%M %d/%m/%Y}")
    own, verified = (escape(said.column_words(column)) for column in Column)
    results = (sheet.own, sheet.verified)
    return (
        f"<html><head><style>{_STYLE}</style></head><body>"
        f"<p style='margin: 0'>{escape(words_in(centre.authority, language))}</p>"
        f"<p style='margin: 0'><b>{escape(words_in(centre.name, language))}</b></p>"
        f"<p align='center' class='head' style='margin: 10px 0 2px 0'><b>{escape(head)}</b></p>"
        f"<p align='center' style='margin: 0 0 8px 0'>"
        f"{escape(said.quarter(sheet.period))}</p>"
        "<table border='1' cellspacing='0' cellpadding='3' width='100%'"
        " style='border-collapse: collapse'>"
        f"<tr><th align='left' width='66%'>{escape(index)}</th>"
        f"<th width='17%'>{own}</th><th width='17%'>{verified}</th></tr>{rows}"
        f"{_sums(sums, (said.total(one) for one in results))}"
        f"{_sums(grades, (said.grade(one, language) for one in results))}</table>"
        f"<p style='margin: 8px 0 10px 0'>{escape(said.votes(sheet.votes))}</p>"
        f"{_notes(sheet)}{_signatures()}"
        f"<p class='small'>{escape(printed)}</p></body></html>"
    )


def pdf(page: str, title: str) -> bytes:
    """Return a page as a PDF file; it takes some 0.1 s, so call it on a lane."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setResolution(_DPI)
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    size = QPageSize(QPageSize.PageSizeId.A4)
    upright, unit = QPageLayout.Orientation.Portrait, QPageLayout.Unit.Millimeter
    writer.setPageLayout(QPageLayout(size, upright, margins, unit))
    document = QTextDocument()
    document.setDefaultFont(font_of(TEXT_POINTS))
    document.setHtml(page)
    document.setPageSize(QSizeF(writer.pageLayout().paintRectPixels(_DPI).size()))
    document.print_(writer)
    buffer.close()
    return bytes(buffer.data().data())


def _row(line: Line, language: str) -> str:
    scores = "".join(
        f"<td align='center'>{'–' if score is None else score}</td>"
        for score in (line.own, line.verified)
    )
    return (
        f"<tr><td>{escape(said.index_title(line.index, language))}<br/>"
        f"<span class='small'>{escape(said.evidence(line.index, line.evidence))}</span></td>"
        f"{scores}</tr>"
    )


def _notes(sheet: Sheet) -> str:
    """Return the notes below the table: there they flow over pages, in a cell a line is cut."""
    return "".join(
        f"<p><b>{escape(said.note_words(line.index))}:</b> {escape(line.note)}</p>"
        for line in sheet.lines
        if line.note
    )


def _sums(name: str, values: Iterable[str]) -> str:
    cells = "".join(f"<td align='center'><b>{escape(value)}</b></td>" for value in values)
    return f"<tr><td><b>{escape(name)}</b></td>{cells}</tr>"


def _signatures() -> str:
    """Return who signs, with room for it: for the agency's own column and for the verified one."""
    signers = (
        QCoreApplication.translate("Office", "Người lập"),
        QCoreApplication.translate("Office", "Thủ trưởng đơn vị"),
        QCoreApplication.translate("Office", "Người thẩm định"),
    )
    how = escape(QCoreApplication.translate("Office", "(Ký, ghi rõ họ tên)"))
    cells = "".join(
        f"<td align='center' width='33%'><b>{escape(who)}</b><br/><i>{how}</i>{_ROOM}</td>"
        for who in signers
    )
    return f"<table width='100%' cellpadding='4'><tr>{cells}</tr></table>"
