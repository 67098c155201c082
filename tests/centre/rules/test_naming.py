"""Names stand as they should: one form of Unicode, not shouted, abbreviations whole."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from centre.rules.naming import is_shouted, tidy, tidy_name

MARKED = st.text(
    alphabet="aăâđêôơưAĂĐÊƯƠ ỲỸ\u0300\u0301\u0323.,()ĐKTHỦỤCVINXM-/ \u00a0\u200b\t", max_size=60
)


@pytest.mark.parametrize(
    ("written", "stands"),
    [
        ("THỦ TỤC THÀNH LẬP HỘI (CẤP TỈNH).", "Thủ tục thành lập hội (cấp tỉnh)"),
        ("HƯỞNG BẢO HIỂM XÃ HỘI MỘT LẦN.", "Hưởng bảo hiểm xã hội một lần"),
        ("CẤP THẺ BHYT TẠI UBND XÃ", "Cấp thẻ BHYT tại UBND xã"),
        ("CẤP LẠI GIẤY PHÉP HẠNG III Ở VIỆT NAM", "Cấp lại giấy phép hạng III ở Việt Nam"),
        ("XỬ LÝ VI PHẠM VỀ XI MĂNG", "Xử lý vi phạm về xi măng"),
        ("Đăng ký kết hôn  .", "Đăng ký kết hôn"),
        ("Cấp GCN QSDĐ", "Cấp GCN QSDĐ"),
        ("UBND HĐND", "UBND HĐND"),
    ],
)
def test_a_shouted_name_is_said_calmly_and_abbreviations_stay(written: str, stands: str) -> None:
    assert tidy_name(written) == stands


def test_a_name_is_shouted_if_all_its_words_are_capitals() -> None:
    assert is_shouted("THỦ TỤC THÀNH LẬP HỘI (cấp tỉnh)")
    assert not is_shouted("THỦ TỤC thành lập hội")
    assert not is_shouted("BHXH")


def test_what_nobody_sees_is_taken_out_of_a_text() -> None:
    apart = unicodedata.normalize("NFD", "Hộ\u00a0tịch")
    assert tidy(f"\ufeff {apart}\r\n\t cấp\u200b xã \ud800\uf0d8 ") == "Hộ tịch cấp xã"


@given(st.text(max_size=80) | MARKED)
@example("İİ İİ")
@example("ﬁ ŉA AẞA")
def test_what_is_tidy_stays_as_it_is(text: str) -> None:
    once, name = tidy(text), tidy_name(text)
    assert tidy(once) == once
    assert tidy_name(name) == name
    assert unicodedata.is_normalized("NFC", once)
    once.encode()
    assert not any(mark in once for mark in "\n\r\t\0")


def test_a_very_long_name_is_answered_at_once() -> None:
    assert tidy_name("Đăng ký " * 20_000 + "." * 20_000).startswith("Đăng ký Đăng ký")
