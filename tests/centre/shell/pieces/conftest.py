"""Fixtures of the pieces: the four screens of the checks, and names as data has them."""

import pytest

from centre.shell.theme import Theme, load_fonts, px_per_mm

SCREENS = ((21.5, 1080, 1920), (21.5, 1920, 1080), (18.5, 768, 1366), (10.1, 1280, 800))


@pytest.fixture(params=SCREENS, ids=lambda screen: f"{screen[1]}x{screen[2]}")
def any_theme(request, qapp) -> Theme:
    """One theme for each of the four screens."""
    load_fonts()
    return Theme(px_per_mm(*request.param))


@pytest.fixture
def names() -> tuple[str, ...]:
    """Names of fields, short and long."""
    return (
        "Nhận kết quả",
        "Hộ tịch – Chứng thực",
        "Lao động – Thương binh và Xã hội",
        "Nông nghiệp và Phát triển nông thôn",
        "Cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản gắn liền với đất",
    )
