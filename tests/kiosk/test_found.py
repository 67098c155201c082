"""What a scanned code says, for every state of its number."""

import pytest

from centre.rules.tickets import State
from centre.rules.waits import WaitRange
from db.facts import Position
from kiosk.found import found_advice, found_more, found_title
from kiosk.visit import Finding, FoundKind


def finding_of(ticket, state=State.WAITING, ahead=3, wait=None, counter=None):
    return Finding(FoundKind.TICKET, Position(ticket(state=state, counter=counter), ahead, wait))


@pytest.mark.parametrize(
    ("stands", "told"),
    [
        ({"ahead": 3}, "Còn 3 người trước Ông/Bà."),
        ({"state": State.TRANSFERRED, "ahead": 1}, "Còn 1 người trước Ông/Bà."),
        ({"ahead": 0}, "Sắp đến lượt Ông/Bà."),
        ({"state": State.CALLED, "counter": "2"}, "Xin mời đến Quầy 2."),
        ({"state": State.SERVING, "counter": "2"}, "Xin mời đến Quầy 2."),
        ({"state": State.PARKED, "counter": "9"}, "Số này đang được phục vụ."),
        ({"state": State.ABSENT}, "Số này đã được gọi mà chưa có người đến. Xin hỏi cán bộ."),
        ({"state": State.SERVED, "counter": "2"}, "Số này đã xong."),
        ({"state": State.CANCELLED}, "Số này đã xong."),
        ({"state": State.EXPIRED}, "Số này đã xong."),
    ],
)
def test_each_state_of_a_number_has_its_sentence(qapp, centre, ticket, stands, told):
    finding = finding_of(ticket, **stands)
    assert found_title(finding) == "Số của Ông/Bà: A013"
    assert found_advice(finding, centre, "vi") == told


def test_the_wait_that_is_left_is_told_while_one_waits(qapp, ticket):
    wait = WaitRange(10, 15)
    assert found_more(finding_of(ticket, wait=wait)) == "Khoảng 10–15 phút"
    assert found_more(finding_of(ticket)) == ""
    assert found_more(finding_of(ticket, State.SERVED, wait=wait)) == ""
    assert found_more(Finding(FoundKind.CARD)) == ""


def test_no_two_kinds_of_codes_say_the_same(qapp):
    kinds = [kind for kind in FoundKind if kind is not FoundKind.TICKET]
    said = {(found_title(Finding(k)), found_advice(Finding(k), None, "vi")) for k in kinds}
    assert len(said) == len(kinds)
