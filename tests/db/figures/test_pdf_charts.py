"""Charts on paper: title, numbers and names can be read, columns are as high as they count."""

import io
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from db.figures import pdf_charts
from db.figures.as_pdf import as_pdf
from db.figures.charts import Chart, Point
from db.figures.sheets import Document

NOW = datetime(2026, 11, 23, tzinfo=UTC)
HEAD = ("vi", "UBND", "Trung tâm", "Báo cáo", "Ngày", "Lúc", "Đến 1")
POINTS = (Point("7h", 12.0, "12"), Point("8h", 6.0, "6"), Point("9h", None, "–"))


class Paper:
    """What is drawn, as it was asked for."""

    l_margin = 10.0

    def __init__(self) -> None:
        self.boxes, self.words, self.at = [], [], (10.0, 20.0)

    def _passed(self, *_):
        """Take what is not looked at."""

    set_font = set_fill_color = set_draw_color = line = _passed

    def get_y(self):
        return self.at[1]

    def set_xy(self, *at):
        self.at = at

    def rect(self, *box):
        self.boxes.append(box)

    def cell(self, width, height, words, **_):
        self.words.append((words, self.at[0], width))


def chart(points=POINTS, title="Số lượt đến theo giờ"):
    return Chart("arrived_by_hour", title, "hour", 1, tuple(points))


def test_columns_are_as_high_as_they_count_and_nothing_has_none():
    paper = Paper()
    pdf_charts.draw(paper, "noto", (chart(),), 260)
    (_, _, _, first, _), (_, _, _, second, _) = paper.boxes
    assert first == pytest.approx(2 * second)
    assert [words for words, *_ in paper.words] == [
        *("Số lượt đến theo giờ", "12", "7h", "6", "8h", "–", "9h")
    ]


@pytest.mark.parametrize("count", [1, 24])
def test_two_charts_stand_beside_each_other_within_the_width(count):
    paper = Paper()
    points = [Point(f"{hour}h", 10_000.0, "10.000") for hour in range(count)]
    pdf_charts.draw(paper, "noto", (chart(points), chart(points)), 260)
    assert all(at >= 10 and at + width <= 270.01 for _, at, width in paper.words)
    assert paper.at == (10.0, 20.0 + pdf_charts.HEIGHT + 3)


def test_without_points_nothing_is_drawn():
    paper = Paper()
    pdf_charts.draw(paper, "noto", (chart(()),), 260)
    assert (paper.words, paper.at) == ([], (10.0, 20.0))


def test_the_words_are_in_the_file():
    made = as_pdf(Document(*HEAD, (), (), (chart(),)), NOW)
    (page,) = PdfReader(io.BytesIO(made)).pages
    words = " ".join(page.extract_text().split())
    for told in ("Số lượt đến theo giờ", "12", "9h"):
        assert told in words
