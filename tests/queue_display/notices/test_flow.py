"""The place in the posted procedures, by a clock that is moved by hand."""

import pytest

from queue_display.notices.flow import LATE_SECONDS, Chapter, NoticesFlow, Reading
from queue_display.notices.paging import Leaf, Row


def leaves(field, *codes, parts=1):
    """Return a contents page, then so many pages of each procedure."""
    rows = (Row("name", f"{field}"),)
    found = [Leaf("contents", field, "", rows)]
    for code in codes:
        row = (Row("name", code),)
        found += [
            Leaf("procedure", field, code, row, part=part, parts=parts)
            for part in range(1, parts + 1)
        ]
    return tuple(found)


@pytest.fixture
def read(store):
    """Make a reading: field -> codes; asked are the fields whose pages were made."""

    def make(fields, *, asked=None, notices=(), edition=1, parts=1):
        chapters = {
            field: Chapter(field, leaves(field, *fields[field], parts=parts), edition)
            for field in (fields if asked is None else asked)
        }
        said = tuple((Leaf("notice", "", "", (Row("name", each),)),) for each in notices)
        return Reading(store.centre(), tuple(fields), chapters, said, edition)

    return make


@pytest.fixture
def flow(clock):
    return NoticesFlow(clock)


@pytest.fixture
def walk(flow, clock):
    """Turn so many pages; return what was on each."""

    def turn(pages):
        found = []
        for _ in range(pages):
            leaf = flow.view().leaf
            found.append(leaf.code or leaf.rows[0].text)
            clock.move(seconds=flow.next_change() + 0.01)
        return found

    return turn


TWO = {"Hộ tịch": ["h1", "h2"], "Đất đai": ["d1"]}


def test_before_the_first_answer_there_is_nothing_to_turn(flow):
    assert flow.view().leaf is None
    assert (flow.next_change(), flow.lacking, flow.edition) == (None, (), 0)


def test_pages_follow_field_by_field_and_begin_again(flow, read, walk):
    flow.read(read(TWO, asked=["Hộ tịch"]))
    assert flow.lacking == ("Hộ tịch", "Đất đai")
    flow.read(read(TWO))
    assert flow.lacking == ()
    assert walk(5) == ["Hộ tịch", "h1", "h2", "Đất đai", "d1"]
    flow.read(read(TWO))
    assert walk(2) == ["Hộ tịch", "h1"]


def test_a_notice_comes_after_every_four_procedures_and_all_take_turns(flow, read, walk):
    flow.read(read({"A": [f"a{n}" for n in range(9)]}, notices=["one", "two"]))
    assert " ".join(walk(12)) == "A a0 a1 a2 a3 one a4 a5 a6 a7 two a8"


def test_a_procedure_of_several_pages_counts_once_and_is_not_parted(flow, read, walk):
    flow.read(read({"A": ["a0", "a1", "a2", "a3"]}, notices=["one"], parts=2))
    assert walk(10) == ["A", "a0", "a0", "a1", "a1", "a2", "a2", "a3", "a3", "one"]


def test_late_pages_leave_the_last_one_standing(flow, read, clock):
    flow.read(read(TWO, asked=["Đất đai"]))
    for _ in range(2):
        clock.move(seconds=10)
        flow.loss.reached()
        flow.view()
    assert flow.view().leaf.code == "d1"
    assert flow.next_change() <= 8 + LATE_SECONDS
    clock.move(seconds=60)
    flow.loss.reached()
    assert flow.view().leaf.code == "d1"
    assert flow.next_change() == LATE_SECONDS
    flow.read(read(TWO))
    assert flow.view().leaf.field == "Hộ tịch"


def test_a_changed_catalogue_keeps_the_place(flow, read, walk):
    flow.read(read(TWO))
    walk(2)
    assert flow.view().leaf.code == "h2"
    more = {"Hộ tịch": ["h0", "h1", "h2"], "Đất đai": ["d1"]}
    flow.read(read(more, asked=["Đất đai"], edition=2))
    assert flow.lacking == ("Hộ tịch",), "its own pages first; the old ones stay on meanwhile"
    assert flow.view().leaf.code == "h2"
    flow.read(read(more, edition=2))
    assert flow.view().leaf.code == "h2"
    flow.read(read({"Hộ tịch": ["h0", "h1"], "Đất đai": ["d1"]}, edition=3))
    assert flow.view().leaf.code == "h1", "its place, where the procedure itself is gone"


def test_a_field_that_is_gone_makes_room_for_the_first(flow, read, walk):
    flow.read(read(TWO))
    walk(1)
    flow.read(read({"Đất đai": ["d1"]}, edition=2))
    assert flow.view().leaf.field == "Đất đai"


def test_an_empty_catalogue_shows_the_notices_alone(flow, read, walk):
    flow.read(read({}, notices=["one", "two"]))
    assert walk(3) == ["one", "two", "one"]


def test_one_page_alone_never_wakes(flow, read):
    chapter = Chapter("A", leaves("A"), 1)
    empty = read({"A": []})
    flow.read(Reading(empty.centre, ("A",), {"A": chapter}, (), 1))
    assert flow.next_change() is None


def test_a_machine_that_slept_does_not_rush_through_what_it_missed(flow, read, clock):
    flow.read(read(TWO))
    clock.move(hours=2)
    assert flow.view().leaf.code == "h1"
    assert flow.next_change() == pytest.approx(8)


def test_a_lost_link_tells_since_when_and_pages_go_on(flow, read, clock):
    flow.read(read(TWO))
    at = clock.now()
    clock.move(seconds=9)
    view = flow.view()
    assert (view.lost_at, view.leaf.code) == (at, "h1")
    flow.read(read(TWO))
    assert flow.view().lost_at is None
    clock.move(minutes=3, seconds=1)
    assert flow.view().lost_minutes == 3


def test_a_field_without_a_name_is_followed_by_the_first_again(flow, read, walk):
    fields = {"A": ["a1"], "": ["n1"]}
    flow.read(read(fields, asked=["A"]))
    assert flow.lacking == ("A", "")
    flow.read(read(fields))
    assert flow.lacking == ()
    assert walk(4) == ["A", "a1", "", "n1"]
    flow.read(read(fields))
    assert walk(2) == ["A", "a1"]


def test_while_the_link_is_lost_the_field_at_hand_begins_anew(flow, read, clock):
    """Its next one cannot be made; a last page that stands for hours posts nothing."""
    flow.read(read(TWO, asked=["Hộ tịch"], notices=["one"]))
    seen = []
    for _ in range(5):
        seen.append(flow.view().leaf.code)
        clock.move(seconds=9)
    assert seen == ["", "h1", "h2", "", "h1"]


def test_pages_that_are_late_count_their_procedure_once(flow, read, clock):
    flow.read(read({"A": ["a1", "a2"], "B": ["b1"]}, asked=["A"], notices=["one"]))
    for _ in range(20):
        clock.move(seconds=9)
        flow.loss.reached()
        assert flow.view().leaf.kind != "notice"
    assert flow.view().leaf.code == "a2"


@pytest.mark.parametrize("fields", [{}, {"A": ["a1", "a2", "a3", "a4", "a5"]}])
def test_a_notice_that_was_changed_does_not_stay(flow, read, walk, fields):
    """Nor one that was made for another glass: it would be set in letters of the wrong size."""
    flow.read(read(fields, notices=["old"]))
    while flow.view().leaf.kind != "notice":
        walk(1)
    flow.read(read(fields, notices=["new"], edition=2))
    leaf = flow.view().leaf
    assert leaf.code == "a4" if fields else leaf.rows[0].text == "new"
    flow.read(read(fields, edition=3))
    assert flow.view().leaf is None or fields
