"""Words of the sheet: reasons beside each proposal; incomplete and unasked are said as such."""

import pytest

from centre.rules.evaluation import (
    INDEXES,
    Bounds,
    Column,
    Evidence,
    from_catalogue,
    from_contacts,
    from_times,
    result,
)
from centre.rules.ratings import Answers
from counter_client.supervisor import evaluation_said as said

pytestmark = pytest.mark.usefixtures("qapp")


def test_each_proposal_says_why():
    times = said.evidence(1, from_times(40, 55, 5, 3))
    assert times == (
        "Hồ sơ sớm 40, đúng hạn 55, trễ 5. 3 hồ sơ trả đúng hạn nhưng ghi nhận trễ. "
        "Bình quân gợi ý 1 điểm."
    )
    assert said.evidence(2, from_times(1, 0, 0, 0)).startswith("Không tách được từng đơn vị.")
    assert "hai lần 12" in said.evidence(3, from_contacts(80, 12, 1))
    assert "gợi ý" not in said.evidence(6, from_catalogue(1771))
    assert said.evidence(7, Evidence()) == "Hệ thống không có số liệu."


def test_an_incomplete_column_has_no_grade():
    """Behaviour 45: "chưa đủ" instead of a grade."""
    part = result({1: 2}, Bounds())
    assert (said.total(part), said.grade(part, "vi")) == ("2/18", "chưa đủ, còn 8 chỉ số")
    full = result(dict.fromkeys(INDEXES, 2) | {1: 0, 2: 1}, Bounds())
    assert (said.total(full), said.grade(full, "vi")) == ("15/18", "Xuất sắc")
    assert said.grade(full, "en") == "Excellent"


def test_no_votes_are_none_and_never_a_rate():
    """Behaviour 45: "không có", not 0 % or NaN."""
    for none in ((), (Answers("x", 1, 0, 0, {1: 0}),)):
        assert said.votes(none) == "Mức độ hài lòng trong quý: không có"
    silent = said.votes((Answers("x", 1, 5, 0, {1: 0, 2: 0}),))
    assert "hỏi 5, trả lời 0" in silent
    assert "mức 1" not in silent
    two = said.votes((Answers("x", 1, 4, 2, {1: 2}), Answers("y", 1, 1, 1, {5: 1})))
    assert two.count("hỏi") == 2, "scales are never mixed"


def test_names_and_refusals():
    assert said.quarter("2026-Q4") == "Quý 4/2026"
    assert said.index_title(9, "en").startswith("9. ")
    assert len({said.column_words(column) for column in Column}) == 2
    known = {said.refused(key) for key in ("role_missing", "note_long", "period_ahead", "other")}
    assert len(known) == 4
    assert (said.note_words(3), said.title()) == ("Ghi chú cho chỉ số 3", "Phiếu đánh giá")
    assert said.reading()
