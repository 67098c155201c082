"""What a scanned code says that no errand takes."""

from kiosk.found import found_advice, found_title
from kiosk.visit import Finding, FoundKind


def test_no_two_kinds_of_codes_say_the_same(qapp):
    said = {(found_title(Finding(kind)), found_advice(Finding(kind))) for kind in FoundKind}
    assert len(said) == len(FoundKind)


def test_a_code_that_cannot_be_read_blames_nobody(qapp):
    assert found_title(Finding(FoundKind.OTHER)) == "Máy chưa đọc được mã này"
    assert found_advice(Finding(FoundKind.OTHER)) == "Xin thử lại, hoặc hỏi cán bộ."
