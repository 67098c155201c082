"""Numbers aloud: the northern table, English, labels, and only clips that are documented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.errors import NotAllowed
from centre.rules.spelling import (
    GREATEST,
    in_words,
    is_spelled,
    read,
    sign_texts,
    spelled,
    told_briefly,
    whole,
    whole_texts,
)

# Number, northern words (linh), and with lẻ where that differs.
VIETNAMESE = [
    (0, "không", None),
    (1, "một", None),
    (4, "bốn", None),
    (5, "năm", None),
    (10, "mười", None),
    (11, "mười một", None),
    (14, "mười bốn", None),
    (15, "mười lăm", None),
    (20, "hai mươi", None),
    (21, "hai mươi mốt", None),
    (24, "hai mươi tư", None),
    (25, "hai mươi lăm", None),
    (41, "bốn mươi mốt", None),
    (44, "bốn mươi tư", None),
    (50, "năm mươi", None),
    (55, "năm mươi lăm", None),
    (91, "chín mươi mốt", None),
    (100, "một trăm", None),
    (101, "một trăm linh một", "một trăm lẻ một"),
    (104, "một trăm linh tư", "một trăm lẻ bốn"),
    (105, "một trăm linh năm", "một trăm lẻ năm"),
    (110, "một trăm mười", None),
    (114, "một trăm mười bốn", None),
    (115, "một trăm mười lăm", None),
    (125, "một trăm hai mươi lăm", None),
    (321, "ba trăm hai mươi mốt", None),
    (555, "năm trăm năm mươi lăm", None),
    (999, "chín trăm chín mươi chín", None),
    (1000, "một nghìn", None),
    (1001, "một nghìn không trăm linh một", "một nghìn không trăm lẻ một"),
    (1004, "một nghìn không trăm linh tư", "một nghìn không trăm lẻ bốn"),
    (1005, "một nghìn không trăm linh năm", "một nghìn không trăm lẻ năm"),
    (1010, "một nghìn không trăm mười", None),
    (1024, "một nghìn không trăm hai mươi tư", None),
    (1100, "một nghìn một trăm", None),
    (1105, "một nghìn một trăm linh năm", "một nghìn một trăm lẻ năm"),
    (2500, "hai nghìn năm trăm", None),
    (4444, "bốn nghìn bốn trăm bốn mươi tư", None),
    (5015, "năm nghìn không trăm mười lăm", None),
    (9999, "chín nghìn chín trăm chín mươi chín", None),
]
ENGLISH = [
    (0, "zero"),
    (7, "seven"),
    (10, "ten"),
    (13, "thirteen"),
    (15, "fifteen"),
    (19, "nineteen"),
    (20, "twenty"),
    (21, "twenty one"),
    (55, "fifty five"),
    (100, "one hundred"),
    (105, "one hundred and five"),
    (115, "one hundred and fifteen"),
    (999, "nine hundred and ninety nine"),
    (1000, "one thousand"),
    (1005, "one thousand and five"),
    (1100, "one thousand one hundred"),
    (1234, "one thousand two hundred and thirty four"),
]


def words(names, language="vi"):
    texts = {**sign_texts(language), **whole_texts(language)}
    return " ".join(texts[name] for name in names)


@pytest.mark.parametrize(("number", "said", "_"), VIETNAMESE)
def test_vietnamese_numbers_are_said_as_in_the_north(number, said, _):
    assert words(whole(number, "vi")) == said


@pytest.mark.parametrize(("number", "north", "said"), VIETNAMESE)
def test_with_le_only_the_lone_unit_after_hundreds_is_said_otherwise(number, north, said):
    assert words(whole(number, "vi", "lẻ")) == (said or north)


@pytest.mark.parametrize(("number", "said"), ENGLISH)
def test_english_numbers_are_said_with_and(number, said):
    assert words(whole(number, "en"), "en") == said


def check_all(reader, language):
    """Check that each number is said, by documented clips only, and no two of them alike."""
    documented = {*sign_texts(language), *whole_texts(language)}
    said = {}
    for number in range(GREATEST + 1):
        names = reader(number)
        assert names, f"{number} is not said"
        assert set(names) <= documented, f"{number} needs a clip that nobody records"
        spoken = words(names, language)
        assert spoken not in said, f"{number} sounds like {said.get(spoken)}"
        said[spoken] = number


@pytest.mark.parametrize(("language", "zero_word"), [("vi", "linh"), ("vi", "lẻ"), ("en", "linh")])
def test_each_number_is_said_and_no_two_sound_alike(language, zero_word):
    check_all(lambda number: whole(number, language, zero_word), language)


@pytest.mark.parametrize(
    "broken",
    [
        lambda number: whole(number % 1000, "vi"),
        lambda number: tuple(n for n in whole(number, "vi") if n != "whole_x0"),
        lambda number: () if number == 17 else whole(number, "vi"),
        lambda number: ("whole_11",) if number == 11 else whole(number, "vi"),
    ],
    ids=["thousands lost", "20 sounds like 2", "17 silent", "no such clip"],
)
def test_control_a_broken_reader_is_caught(broken):
    with pytest.raises(AssertionError):
        check_all(broken, "vi")


@pytest.mark.parametrize("number", [-1, 10_000])
def test_a_number_outside_is_refused(number):
    with pytest.raises(ValueError, match="9999"):
        whole(number, "vi")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("A125", "a một trăm hai mươi lăm"),
        ("A005", "a năm"),
        ("A012", "a mười hai"),
        ("A000", "a không"),
        ("AB105", "a bê một trăm linh năm"),
        ("B1005", "bê một nghìn không trăm linh năm"),
        ("A00012", "a mười hai"),
        ("A12345", "a một hai ba bốn năm"),
        ("Đ-013", "đê mười ba"),
        ("12", "mười hai"),
        ("A2", "a hai"),
        ("2B15", "hai bê mười lăm"),
        ("", ""),
    ],
)
def test_letters_before_a_whole_number_stay_letters(code, said):
    assert words(read(code, "vi", "whole")) == said


def test_english_labels_are_read_whole_too():
    assert words(read("A012", "en", "whole"), "en") == "a twelve"


def test_digits_are_the_default():
    assert read("A125", "vi") == spelled("A125")
    assert words(read("A125", "vi")) == "a một hai năm"


def test_a_language_whose_grammar_is_not_known_reads_digits():
    assert read("A125", "tay", "whole") == spelled("A125")
    assert whole_texts("tay") == {}
    with pytest.raises(NotAllowed):
        sign_texts("tay")


@given(st.text(), st.sampled_from(["vi", "en", "tay"]), st.sampled_from(["linh", "lẻ"]))
def test_whatever_a_code_is_only_documented_clips_are_named(code, language, zero_word):
    source = "vi" if language == "tay" else language
    documented = {*sign_texts(source), *whole_texts(language)}
    assert set(read(code, language, "whole", zero_word)) <= documented


def test_a_code_of_thousands_of_digits_is_still_read():
    assert read("9" * 5000, "vi", "whole") == ("digit_9",) * 5000


@pytest.mark.parametrize(
    ("code", "plain"),
    [("3", True), ("A2", True), ("Đ1", True), ("TN-1", False), ("Một cửa", False), ("", False)],
)
def test_a_code_of_letters_and_digits_is_told_by_them(code, plain):
    assert is_spelled(code) is plain


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("3", "3"),
        ("3A", "3A"),
        ("TN-1", "TN-1"),
        ("Quầy số 12", "12"),
        ("Tiếp nhận 3", "3"),
        ("Khu A quầy 3", "A 3"),
        ("Một cửa", "Một cửa"),
        ("Quầy ②", "②"),
        ("- -", "- -"),
        ("", ""),
    ],
)
def test_a_code_in_words_is_told_by_its_number_and_not_spelled(code, said):
    assert told_briefly(code) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("vi", "đê không một ba"), ("en", "d zero one three"), ("km", "DD 0 1 3")],
)
def test_a_number_is_told_letter_by_letter_and_digit_by_digit(language, said):
    assert in_words("Đ-013", language) == said
