"""Text is cleaned, wrapped between words and shrunk before it is broken."""

from hypothesis import given
from hypothesis import strategies as st

from drivers.printers.fonts import font
from drivers.printers.words import clean, fit, fit_one_line


@given(st.text(max_size=80))
def test_clean_text_is_stable_and_has_no_control_characters(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert all(letter.isprintable() for letter in cleaned)


def test_line_breaks_and_runs_of_space_become_one_space():
    assert clean("  Hộ \n\t tịch ") == "Hộ tịch"


def test_line_that_is_a_little_too_long_is_shrunk_rather_than_wrapped():
    whole = fit("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", 30, 20, 544, bold=True)
    assert len(whole.lines) == 1
    assert 24 <= whole.em_px < 30


def test_two_lines_are_about_equal():
    first, second = fit("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", 30, 20, 368, bold=True).lines
    assert (first, second) == ("TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG")


def test_word_wider_than_the_paper_is_broken_and_loses_nothing():
    fitted = fit("W" * 100, 30, 20, 300, bold=True)
    assert "".join(fitted.lines) == "W" * 100
    assert len(fitted.lines) > 1


def test_very_long_text_keeps_every_word():
    text = "Cấp giấy chứng nhận " * 40
    fitted = fit(text.strip(), 40, 20, 300, bold=False)
    assert " ".join(fitted.lines).split() == text.split()


@given(st.text("aWẴgj -", max_size=150), st.integers(20, 90), st.integers(200, 560))
def test_no_line_is_wider_than_the_paper(text, em, width):
    fitted = fit(clean(text), em, 20, width, bold=True)
    face = font(fitted.em_px, bold=True)
    assert all(face.getlength(line) <= width for line in fitted.lines)


def test_number_takes_one_line_however_long():
    assert fit_one_line("WWWWWWWWWWWW", 150, 300, bold=True).em_px < 40
