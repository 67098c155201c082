"""The level is read where a source writes it, and never guessed."""

import pytest

from centre.rules.levels import Level, base_name, levels_in, levels_in_name, levels_of_bodies

C, P, Z, O = Level.COMMUNE, Level.PROVINCE, Level.CENTRAL, Level.OTHER  # noqa: E741


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Cấp xã", (C,)),
        ("Cấp Bộ, Cấp Tỉnh, Cấp Xã, Cơ quan khác", (Z, P, C, O)),
        ("cap xa, CẤP XÃ", (C,)),
        ("Cấp huyện", ()),
        ("", ()),
        ("Xã hội", ()),
    ],
)
def test_the_words_of_a_source_name_levels(text: str, levels: tuple[Level, ...]) -> None:
    assert levels_in(text) == levels


@pytest.mark.parametrize(
    ("name", "base", "levels"),
    [
        ("Cấp hộ chiếu (thực hiện tại cấp tỉnh)", "Cấp hộ chiếu", (P,)),
        ("Cấp hộ chiếu (thực hiện tại cấp tinh) .", "Cấp hộ chiếu", (P,)),
        ("Cấp thẻ (thực hiện ở cấp Trung ương)", "Cấp thẻ", (Z,)),
        ("Cấp thẻ (cấp TW)", "Cấp thẻ", (Z,)),
        ("THÀNH LẬP HỘI (CẤP TỈNH, CẤP XÃ)", "Thành lập hội", (P, C)),
        ("Trình báo mất thẻ (thực hiện tại cấp huyện)", "Trình báo mất thẻ", ()),
        ("Giấy phép (Cấp mới)", "Giấy phép (Cấp mới)", ()),
        ("Giấy phép (trừ vùng cấp tỉnh)", "Giấy phép (trừ vùng cấp tỉnh)", ()),
        ("(cấp xã)", "(cấp xã)", (C,)),
    ],
)
def test_the_base_name_is_without_its_level(
    name: str, base: str, levels: tuple[Level, ...]
) -> None:
    assert base_name(name) == base
    assert levels_in_name(name) == levels


def test_only_bodies_that_leave_no_doubt_tell_a_level() -> None:
    assert levels_of_bodies(("Ủy ban Nhân dân xã, phường, thị trấn.",)) == (C,)
    assert levels_of_bodies(("UBND cấp xã", "UBND cấp tỉnh")) == (C, P)
    assert levels_of_bodies(("Sở Tư pháp",)) == (P,)
    assert levels_of_bodies(("Bảo hiểm xã hội cơ sở", "Bộ Công an", "Hợp tác xã")) == ()
