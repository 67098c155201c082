"""Paper that comes off is a picture and a line of record."""

from PIL import Image

from drivers.simulated.paper import Paper, pieces_in


def test_empty_paper_is_not_kept(tmp_path):
    paper = Paper(576)
    paper.put(0, Image.new("1", (8, 100)))
    assert paper.cut_off(tmp_path, 120) is None
    assert pieces_in(tmp_path) == 0


def test_slip_that_broke_off_before_its_first_ink_is_no_piece(tmp_path):
    paper = Paper(576)
    paper.job = "K!x9"
    assert paper.cut_off(tmp_path, 40) is None
    assert paper.job == ""


def test_thin_line_on_top_is_no_mark_and_a_bar_is(tmp_path):
    marks = []
    for height in (2, 40):
        paper = Paper(576)
        paper.put(16, Image.new("1", (544, height), 1))
        paper.put(16, Image.new("1", (8, 8), 1))
        marks.append(paper.cut_off(tmp_path, 1).marked)
    assert marks == [False, True]


def test_pieces_are_numbered_on_across_printers(tmp_path):
    for number in (1, 2):
        paper = Paper(384)
        paper.put(0, Image.new("1", (8, 8), 1))
        assert paper.cut_off(tmp_path, 1).picture == f"slip-000{number}.png"
    with Image.open(tmp_path / "slip-0002.png") as picture:
        assert picture.size == (384, 8)


def test_text_of_the_printers_own_letters_is_on_record(tmp_path):
    paper = Paper(576)
    paper.text.append("A012")
    paper.put(0, Image.new("1", (8, 8), 1))
    assert paper.cut_off(tmp_path, 1).text == ("A012",)
    assert paper.text == []
