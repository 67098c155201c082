"""A slip says what its facts say, in its visitor's language, and the same a second time."""

import json

import pytest

from drivers.slip import Big, Code, Line, Slip
from kiosk.slips import WORDS, compose


def lines(slip):
    return [part.text for part in slip.parts if isinstance(part, Line)]


def test_slip_tells_number_service_wait_counters_and_code(centre, facts):
    slip = compose(centre, facts)
    assert [part.text for part in slip.parts if isinstance(part, Big)] == ["A013"]
    assert [part.text for part in slip.parts if isinstance(part, Code)] == [facts["code"]]
    assert lines(slip) == [
        "Ủy ban nhân dân xã Quảng Điền",
        "Trung tâm Phục vụ hành chính công",
        "SỐ THỨ TỰ",
        "Đăng ký kinh doanh",
        "Còn 4 người trước Ông/Bà",
        "Khoảng 10–15 phút nữa đến lượt",
        "Quầy 1, 2 · Khu A",
        "08:42 · Thứ Hai, 23/11/2026",
        "Giữ phiếu này đến khi xong việc.",
    ]


def test_reprint_from_the_stored_facts_says_the_same(centre, facts):
    stored = json.loads(json.dumps(facts))
    assert compose(centre, stored) == compose(centre, facts)
    assert Slip.from_json(compose(centre, facts).to_json()) == compose(centre, facts)


def test_slip_is_in_the_language_of_its_visitor(centre, facts):
    said = lines(compose(centre, {**facts, "language": "en"}))
    assert "Business registration" in said
    assert "4 people before you" in said
    assert "08:42 · Monday, 23/11/2026" in said


def test_language_without_words_prints_vietnamese(centre, facts):
    assert lines(compose(centre, {**facts, "language": "km"})) == lines(compose(centre, facts))


@pytest.mark.parametrize(
    ("changed", "said", "unsaid"),
    [
        ({"ahead": 0}, "Hàng này chưa có ai chờ trước", "Còn"),
        ({"low": None, "high": None}, "Còn 4 người trước Ông/Bà", "phút"),
        ({"low": 0, "high": 5}, "Trong vòng 5 phút nữa đến lượt", "Khoảng"),
        ({"counters": [], "zones": []}, "SỐ THỨ TỰ", "Quầy"),
        (
            {"priority": {"vi": "Người cao tuổi", "en": "Older persons"}},
            "Ưu tiên: Người cao tuổi",
            "Older",
        ),
    ],
)
def test_slip_says_only_what_is_known(centre, facts, changed, said, unsaid):
    told = lines(compose(centre, {**facts, **changed}))
    assert said in told
    assert not any(line.startswith(unsaid) or f" {unsaid} " in line for line in told)


def test_every_language_has_the_same_placeholders():
    def marks(text):
        return sorted(part.split("}")[0].split(":")[0] for part in text.split("{")[1:])

    for words in WORDS.values():
        for name in words.__slots__:
            if name != "days":
                assert marks(getattr(words, name)) == marks(getattr(WORDS["vi"], name))
