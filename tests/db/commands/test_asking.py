"""motcua-db why --before, direct and return, as a technician or a script calls them."""

from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed
from db.__main__ import _parser
from db.commands.frame import Context


@pytest.fixture
def ask(settings, clock):
    """Run a command with these words; return its Result. A second passes."""

    def run(*words):
        arguments = _parser().parse_args(words)
        found = arguments.act(Context(settings, clock, arguments))
        clock.move(seconds=1)
        return found

    return run


def test_the_order_is_told_line_by_line_and_as_data(ask):
    for _ in range(2):
        ask("take", "ho-tich")
    ask("call", "1")
    ask("call", "1")
    found = ask("why", "A002", "--before")
    assert found.lines == ["08:00:02 quầy 1 gọi A001 trước A002: A001 đến trước A002."]
    (one,) = found.data
    assert (one["label"], one["counter"], one["reason"]["rule"]) == ("A001", "1", "longest")
    assert one["said"] == "08:00:02 counter 1 called A001 before A002: A001 had come before A002."
    assert ask("why", "A001", "--before").lines == ["Không có số nào trước."]


def test_why_tells_each_call_before_a_number_and_its_own_in_one_sentence_each(ask):
    """Behaviour 47: who was called before it and by which rule, in Vietnamese."""
    for words in (("ho-tich",), ("ho-tich",), ("chung-thuc",), ("ho-tich", "khuyet-tat")):
        ask("take", words[0], *(("--priority", words[1]) if len(words) > 1 else ()))
    for _ in range(3):
        ask("call", "1")
    found = ask("why", "A002")
    assert found.lines == [
        "08:00:04 quầy 1 gọi A003 trước A002: A003 thuộc diện ưu tiên.",
        "08:00:05 quầy 1 gọi B001 trước A002: đến lượt hàng Chứng thực theo hệ số của quầy.",
        "08:00:06 quầy 1 gọi A001 trước A002: A001 đến trước A002.",
        "Số này chưa được gọi.",
    ]
    assert [one["sentence"] for one in found.data] == found.lines[:-1]
    ask("call", "1")
    (own,) = ask("why", "A002").lines[3:]
    assert own == (
        "08:00:08 quầy 1 gọi A002: đã chờ lâu nhất trong các số mà quầy này phục vụ "
        "(đang chờ: Hộ tịch 1; chờ lâu nhất: A002)."
    )


def test_a_number_that_was_not_called_says_so(ask):
    ask("take", "ho-tich")
    assert ask("why", "A001").lines == ["Số này chưa được gọi."]


def test_direct_serves_without_a_slip_and_says_so(ask):
    found = ask("direct", "1", "ho-tich")
    assert found.lines == ["A001 is served at 1, without a slip or a call."]
    assert (found.data["state"], found.data["origin"]) == ("serving", "counter")
    with pytest.raises(NotAllowed, match="service_unknown"):
        ask("direct", "2", "khong-co")


def test_return_says_how_many_are_before(ask, open_as):
    for _ in range(5):
        ask("take", "ho-tich")
    ask("call", "1")
    day = open_as("counter:1").day
    for act in (day.call_again, day.absent):
        act(uuid4(), "1")
    assert ask("return", "A001").lines == ["A001 waits again: 3 before."]
    with pytest.raises(NotAllowed, match="ticket_move"):
        ask("return", "A001")


def test_an_outcome_is_given_with_the_key_that_ends_a_service(ask):
    ask("take", "ho-tich")
    ask("call", "1")
    assert ask("finish", "1", "--outcome", "bo-sung").data["outcome"] == "bo-sung"
