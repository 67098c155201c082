"""The syllable: what is one, what can become one, where its tone stands."""

import pytest

from centre.rules.search.syllables import (
    INITIALS,
    RIMES,
    can_become,
    is_syllable,
    is_whole,
    place,
    split,
    spoken,
    unspoken,
)

SPELT = """
a ạ ai ăn âm ba bà bìa búa cá cách cái các cần cấp chết chứng chuyển con của cưới cựu đã đắk đất đơn
đường được đóng em ép êm gà ghế ghi gì gìn giá giã giặt giếng giết giấy giữ gỡ hoà hòa hoá hóa hoạch
hoặc hoẵng huệ huơ huỳnh huýt ích im kết kê khai khoẻ khỏe khuỷu khuya khuyến kia kiện kỳ lắk lăng
lịch luật lý mượn mất moóc mùa mưa muỗng nghề nghỉ nghiêng ngoẻo nguều nguyễn người ngộ nhà nhượng
nông nuôi ong ông ốc ở phép phiếu phúc quà quách quần quặng quê quen quét quên quốc quơ quý quỹ
quyền quyết quýt quỵt rượu sáng sinh sổ tăng thuở thuế thuý thúy thuỷ thủy thường tiếng tiếp tịch
trợ trưởng tuần tuổi tuyết tuýp uỷ ủy uống ước ưa ưu vợ việc viện vườn xã xây xoong xuất xuống xưởng
y ý yên yêu yếm yết krông kông kon tum boong goòng bâng khuâng oái oăm hươu buồm chuyện truyền nứt
"""
NONE = """
test express facebook windows gas2 fax zalo email wifi web w j ww aa cat bac duong thuong tiêng1 dât
cât hoàc càt thưở tiéng gía qúa hòang hoàí ngê ghà kà cê ce ngi gê ngha yê hyên nghy tyến quư ươ ưo
bb ph q qu ngh uơng ôô ââ đđ áà bêc
"""


@pytest.mark.parametrize("word", [*SPELT.split(), "Đường", "VIỆT", "đa\u0323"])
def test_word_as_it_is_spelt_is_a_syllable(word):
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", [*NONE.split(), "", " ", "a b", "1", "\u0301", "a" * 10_000, "ǎ", "ß"]
)
def test_other_words_are_none(word):
    assert not is_syllable(word)


@pytest.mark.parametrize(
    "word", ["d", "duong", "cat", "ngh", "thuò", "tieng", "uy", "quye", "ưo", "đ", "VIET", "Nguye"]
)
def test_word_with_accents_or_end_missing_can_become_one(word):
    assert can_become(word)


@pytest.mark.parametrize("word", ["", "test", "express", "càt", "áà", "z", "wi", "đưx", "uơp1"])
def test_word_that_no_letter_can_mend_cannot(word):
    assert not can_become(word)


def test_every_rime_stands_in_some_syllable():
    lonely = [rime for rime in RIMES if not any(is_whole(i + rime, "s") for i in INITIALS)]
    assert lonely == []


@pytest.mark.parametrize(
    ("letters", "parts"),
    [
        ("gi", ("g", "i")),
        ("gia", ("gi", "a")),
        ("giêng", ("g", "iêng")),
        ("quy", ("qu", "y")),
        ("nghe", ("ngh", "e")),
        ("q", ("q", "")),
        ("", ("", "")),
    ],
)
def test_initial_and_rime_are_told_apart(letters, parts):
    assert split(letters) == parts


@pytest.mark.parametrize(
    ("letters", "modern", "old"),
    [("hoa", 2, 1), ("thuy", 3, 2), ("khoe", 3, 2), ("mua", 1, 1), ("quy", 2, 2), ("hoan", 2, 2)],
)
def test_tone_stands_where_each_usage_has_it(letters, modern, old):
    assert (place(letters, modern=True), place(letters, modern=False)) == (modern, old)


def test_tone_is_put_on_and_taken_off():
    assert spoken("hoa", "f", modern=True) == "hoà"
    assert spoken("hoa", "f", modern=False) == "hòa"
    assert unspoken("hoà") == unspoken("hòa") == ("hoa", "f")
    assert unspoken("Được") == ("Đươc", "j")
    assert unspoken("áà")[1] == "?"
