"""What is kept of a search says nothing of a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.search.counting import countable


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Đăng ký  Khai sinh", "dang ky khai sinh"),
        ("căn cước dưới 14 tuổi", "can cuoc duoi 14 tuoi"),
        ("079190123456 khai sinh", "# khai sinh"),
        ("0912 345 678", "#"),
        ("091.234.5678 gọi", "# goi"),
        ("a079190123456b", "#"),
        ("1.001193", "1.001193"),
        ("1.001193.000.00.00.H41 khai sinh", "1.001193 khai sinh"),
        ("", ""),
    ],
)
def test_a_search_is_kept_folded_and_without_a_persons_numbers(typed: str, kept: str) -> None:
    assert countable(typed) == kept


@given(st.text(alphabet="0123456789 .-", min_size=9, max_size=30))
def test_no_long_number_is_kept_however_it_is_parted(typed: str) -> None:
    kept = countable(typed)
    longest = max((sum(map(str.isdigit, word)) for word in kept.split()), default=0)
    assert longest < 8
