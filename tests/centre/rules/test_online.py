"""Web addresses of online services: only what is one, and fits into a code."""

import pytest

from centre.rules.online import host_of, online_address
from centre.rules.procedures import Procedure

ONE = Procedure("1.000894", "1.000894", "Kết hôn", "Hộ tịch", online=True)


@pytest.mark.parametrize(
    ("template", "address"),
    [
        ("https://dichvu.example.vn/{code}", "https://dichvu.example.vn/1.000894"),
        ("  http://example.vn ", "http://example.vn"),
        ("ftp://example.vn/{code}", ""),
        ("javascript:alert(1)", ""),
        ("https://", ""),
        ("https://[", ""),
        ("", ""),
        ("https://example.vn/" + "x" * 100, ""),
    ],
)
def test_only_a_web_address_that_fits_is_shown(template, address):
    assert online_address(template, ONE, 60) == address


def test_what_cannot_be_handed_in_online_has_no_address():
    offline = Procedure("1.000894", "1.000894", "Kết hôn", "Hộ tịch", online=False)
    assert online_address("https://example.vn/{code}", offline, 60) == ""
    assert host_of("https://example.vn/x") == "example.vn"
