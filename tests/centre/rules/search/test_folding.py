"""One spelling for all spellings."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.search.folding import MAX_TEXT, fold, key, known_key, plain, tidy, words


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folded_text_has_neither_marks_nor_a_stroked_d(text: str) -> None:
    folded = fold(text)
    marks = [c for c in unicodedata.normalize("NFD", folded) if unicodedata.category(c) == "Mn"]
    assert not marks
    assert not {"đ", "Đ"} & set(folded)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_vietnamese_is_folded_however_it_is_composed(form: str) -> None:
    assert fold(unicodedata.normalize(form, "ĐƯỜNG Thuỷ nội địa")) == "duong thuy noi dia"


def test_words_keep_their_accents_and_lose_signs() -> None:
    said = unicodedata.normalize("NFD", "Đăng ký (khai-sinh), số 2/3; QĐ_1")
    assert words(said) == ("đăng", "ký", "khai", "sinh", "số", "2", "3", "qđ", "1")


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoà", "hòa"), ("thuỷ", "thủy"), ("kí", "ký"), ("quí", "quý"), ("MỸ", "mĩ"), ("lí", "lý")],
)
def test_two_spellings_of_one_syllable_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other) == known_key(one)


@pytest.mark.parametrize(
    ("one", "other"), [("cưới", "cuối"), ("ma", "mà"), ("da", "đa"), ("tai", "tay"), ("2", "3")]
)
def test_two_syllables_have_two_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_the_plain_form_of_a_key_has_no_marks() -> None:
    assert plain(key("đường")) == "duong"
    assert plain(key("14")) == "14"


@given(st.text())
def test_tidied_text_is_short_and_has_no_controls(text: str) -> None:
    tidied = tidy(text)
    assert len(tidied) <= MAX_TEXT
    assert tidied.split() == tidied.split(" ") or not tidied
    assert not [c for c in tidied if unicodedata.category(c) in {"Cc", "Cf", "Cs"}]


def test_ten_megabytes_are_cut_before_they_are_looked_at() -> None:
    assert tidy("khai sinh " * 1_000_000) == ("khai sinh " * 20).strip()
