"""The log for people: pages, what can be asked for, the check, what leaves the house."""

from datetime import timedelta
from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed
from db import logbook
from db.logbook import GROUPS, Asked, Place

BOSS = "giam-doc"


@pytest.fixture
def today(clock):
    return clock.now().date()


def lines(store, asked, place=None):
    return store.logbook.page(asked, BOSS, place).lines


def test_the_newest_lines_come_first_page_by_page(store, take, today, monkeypatch, clock):
    monkeypatch.setattr(logbook, "PAGE", 4)
    for _ in range(5):
        take()
        clock.move(seconds=1)
    asked = Asked(today, today)
    first = store.logbook.page(asked, BOSS)
    second = store.logbook.page(asked, BOSS, first.next)
    labels = [line.label for line in (*first.lines, *second.lines)]
    assert labels == ["A005", "A004", "A003", "A002", "A001"]
    assert (len(first.lines), second.next) == (4, None)
    assert first.clerks["giam-doc"]


def test_lines_that_come_meanwhile_make_no_line_come_twice(store, take, today, monkeypatch, clock):
    """What is saved as a file is read page by page while the centre works."""
    monkeypatch.setattr(logbook, "PAGE", 2)
    for _ in range(5):
        take()
    asked, read, place = Asked(today, today), [], None
    while True:
        page = store.logbook.page(asked, BOSS, place)
        read += [line.label for line in page.lines]
        place = page.next
        if place is None:
            break
        clock.move(seconds=1)
        take()
    assert sorted(read) == ["A001", "A002", "A003", "A004", "A005"]


def test_a_file_of_settings_is_an_export_and_no_change(store, today):
    """Behaviour 56: all exports are found where exports are asked for."""
    store.declared.text(uuid4(), "cau-hinh.toml", BOSS)
    store.logbook.exported(uuid4(), Asked(today, today), (3, "ab"), BOSS)
    kinds = [line.kind for line in lines(store, Asked(today, today, "exports"))]
    assert sorted(kinds) == ["export", "settings"]
    assert lines(store, Asked(today, today, "settings")) == ()


def test_pages_go_on_through_days_without_lines(store, take, today, clock, monkeypatch):
    monkeypatch.setattr(logbook, "AT_A_TIME", 3)
    take()
    clock.move(days=5)
    last = clock.now().date()
    page = store.logbook.page(Asked(today, last), BOSS)
    assert (page.lines, page.next) == ((), Place(today + timedelta(days=2)))
    page = store.logbook.page(Asked(today, last), BOSS, page.next)
    assert [line.label for line in page.lines] == ["A001"]
    assert page.next is None


def test_lines_are_asked_for_by_kind_number_and_clerk(store, take, today):
    take()
    take()
    store.staff.sign_in(uuid4(), "lan", "2468", "1")
    store.day.call_number(uuid4(), "1", "A002", "Cụ già yếu")
    asked = {
        "sign_ins": ["sign_in"],
        "order": ["call"],
        "settings": [],
        "exports": [],
    }
    for group, kinds in asked.items():
        assert [line.kind for line in lines(store, Asked(today, today, group))] == kinds
    number = {line.kind for line in lines(store, Asked(today, today, text="a 2"))}
    assert number == {"call", "take"}
    by_name = {line.kind for line in lines(store, Asked(today, today, text="le thi lan"))}
    assert by_name == {line.kind for line in lines(store, Asked(today, today, text="lan"))}
    assert by_name == {"sign_in", "call"}
    assert lines(store, Asked(today, today, text='%"')) == ()


def test_a_year_is_the_most_and_the_days_have_an_order(store, today):
    for first in (today - timedelta(days=366), today + timedelta(days=1)):
        with pytest.raises(NotAllowed, match="span_wrong"):
            store.logbook.page(Asked(first, today), BOSS)


def test_what_leaves_the_house_is_logged_without_what_was_looked_for(store, today):
    """Behaviour 56: exports are logged."""
    store.logbook.exported(uuid4(), Asked(today, today, "exports", "Nguyễn Văn A"), (3, "ab"), BOSS)
    told = store.day.events()[-1]
    assert (told.kind, told.facts["rows"], told.facts["by"]) == ("export", 3, BOSS)
    assert "Nguyễn" not in str(told.facts)


def test_every_group_has_kinds_of_its_own():
    kinds = [kind for group in GROUPS.values() for kind in group]
    assert len(kinds) == len(set(kinds))
