"""The sheet as PDF: one page, both columns, words of people escaped."""

from dataclasses import replace

import pytest
from PySide6.QtPdf import QPdfDocument

from centre.rules.evaluation import INDEXES, Bounds, from_times, result
from centre.rules.ratings import Answers
from counter_client.supervisor.evaluation_paper import html, pdf
from db.evaluation.record import Line, Sheet


@pytest.fixture
def sheet():
    """A sheet with a note on each third index."""
    made = sheet_with("<script>&" + "Đã đối chiếu sổ theo dõi. " * 2)
    lines = (line if line.index % 3 == 0 else replace(line, note="") for line in made.lines)
    return replace(made, lines=tuple(lines))


def sheet_with(note):
    told = from_times(40, 55, 5, 3)
    lines = tuple(Line(index, 2 if index < 7 else 1, None, note, told) for index in INDEXES)
    own = result({line.index: line.own for line in lines}, Bounds())
    return Sheet("2026-Q4", lines, own, result({}, Bounds()), ())


def test_the_page_has_everything_and_escapes_what_people_wrote(qapp, sheet, long_centre, tell):
    del qapp
    page = html(sheet, long_centre, tell.now, "vi")
    assert "15/18" in page
    assert "Xuất sắc" in page
    assert "chưa đủ, còn 9 chỉ số" in page
    assert "không có" in page
    assert "&lt;script&gt;&amp;" in page
    assert "<script>" not in page


@pytest.fixture
def printed(qapp, long_centre, tell, tmp_path):
    """Print a sheet; return the text of its pages."""
    del qapp

    def act(sheet, language="vi"):
        file = tmp_path / "phieu.pdf"
        file.write_bytes(pdf(html(sheet, long_centre, tell.now, language), "Phiếu"))
        document = QPdfDocument()
        document.load(str(file))
        pages = [document.getAllText(page).text() for page in range(document.pageCount())]
        document.close()
        document.deleteLater()
        return pages

    return act


def test_it_is_one_page_of_text(printed, sheet):
    (page,) = printed(sheet)
    assert "15/18" in page
    for signer in ("Người lập", "Thủ trưởng đơn vị", "Người thẩm định"):
        assert signer in page


def test_no_votes_are_none_and_never_a_rate(printed, sheet):
    """Behaviour 45: zero votes → "không có", not 0 % or NaN, on paper too."""
    (page,) = printed(sheet)
    assert "Mức độ hài lòng trong quý: không có" in page
    assert "%" not in page
    assert "nan" not in page.lower()
    asked = Answers("hai-long", 1, 4, 0, {1: 0, 2: 0, 3: 0})
    (page,) = printed(replace(sheet, votes=(asked,)))
    assert "hỏi 4, trả lời 0" in page


def test_the_longest_notes_take_further_pages_and_are_whole(printed):
    pages = printed(sheet_with("dài " * 125))
    assert len(pages) > 1
    assert " ".join(pages).count("dài") == 9 * 125
