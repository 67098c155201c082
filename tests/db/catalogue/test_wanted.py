"""Searches that find nothing, and words that a supervisor adds: counted, kept, forgotten."""

from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed
from centre.rules.procedures import Procedure
from db import tables
from db.catalogue import wanted
from db.catalogue.plan import Plan


@pytest.fixture
def shelf(store):
    """A shelf with one procedure; the business day is stored."""
    one = Procedure("1.001193", "1.001193", "Đăng ký khai sinh", "Hộ tịch")
    store.catalogue.shelve(uuid4(), Plan(added=(one,)), "list", "an")
    return store.catalogue


@pytest.fixture
def kept(store):
    """Return every miss that is kept: text -> count."""

    def read():
        with store.read() as work:
            rows = work.connection.execute(tables.search_miss.select()).all()
        return {row.text: row.count for row in rows}

    return read


@pytest.mark.parametrize(
    ("said", "folded"),
    [
        ("Quán nhậu", "quan nhau"),
        ("  ĐĂNG   ký,  xe-máy? ", "dang ky xe may"),
        ("Qua\u0301n nha\u0323\u0302u", "quan nhau"),
        ("a b c d e f g h i k", "a b c d e f g h i k"),
        ("a b c d e f g h i k l", ""),
        ("Nguyễn Văn An", ""),
        ("tran thi thu ha", ""),
        ("Đặng Văn A", ""),
        ("lý lịch tư pháp", "ly lich tu phap"),
        ("làm căn cước", "lam can cuoc"),
        ("hộ khẩu", "ho khau"),
        ("a" * 60, "a" * 60),
        ("a" * 61, ""),
        ("a" * 10_000_000, ""),
        ("0912 345 678", ""),
        ("hộ khẩu 2", ""),
        ("căn cước ٣", ""),
        ("an@thu.vn", ""),
        ("https://x", "https x"),
        ("паспорт", ""),
        ("straße", ""),
        ("\x00", ""),
        ("\ud800", ""),
        ("", ""),
        ("?!", ""),
    ],
)
def test_only_a_few_folded_words_of_letters_are_countable(said, folded):
    assert wanted.countable(said) == folded


def test_spellings_of_one_search_are_counted_together(shelf, kept, clock):
    for said in ("quán nhậu", "QUAN NHAU", "quán  nhậu!"):
        shelf.missed(said)
    for said in ("0912345678", "nguyễn văn an 1990", ""):
        shelf.missed(said)
    assert kept() == {"quan nhau": 3}
    (miss,) = shelf.misses()
    assert miss == wanted.Miss("quan nhau", 3, clock.now().date(), clock.now().date())


def test_what_came_once_or_twice_is_shown_to_nobody_and_the_most_frequent_first(shelf, kept):
    for said, times in (("ban dat", 2), ("lam sim", 3), ("quan nhau", 4), ("an xin", 3)):
        for _ in range(times):
            shelf.missed(said)
    assert [miss.text for miss in shelf.misses()] == ["quan nhau", "an xin", "lam sim"]
    assert [miss.text for miss in shelf.misses(1)] == ["quan nhau"]
    assert "ban dat" in kept(), "the control: it is counted"


def test_what_nobody_searched_for_90_days_is_forgotten_by_tidying(shelf, store, kept, clock):
    shelf.missed("quan nhau")
    clock.move(days=60)
    tick(store)
    shelf.missed("lam sim")
    clock.move(days=30)
    tick(store)
    assert kept() == {"quan nhau": 1, "lam sim": 1}
    clock.move(days=1)
    tick(store)
    assert kept() == {"lam sim": 1}


def test_tidying_alone_forgets_them_too(shelf, store, kept, clock):
    shelf.missed("quan nhau")
    with store.write() as work:
        old = work.day - wanted.FORGOTTEN_AFTER
        table = tables.search_miss
        work.connection.execute(table.update().values(first_day=old, last_day=old))
    assert not store.tidy(), "the control: the ninetieth day is kept"
    clock.move(days=1)
    assert store.tidy()
    assert kept() == {}
    assert not store.tidy()


def tick(store):
    """Let the store write, so that a new day begins."""
    with store.write():
        pass


def test_no_more_than_five_thousand_texts_are_counted_at_a_time(shelf, store, kept):
    letters = str.maketrans("0123456789", "abcdefghij")
    with store.write() as work:
        row = {"centre": work.centre.code, "count": 1, "first_day": work.day, "last_day": work.day}
        texts = [f"x {n}".translate(letters) for n in range(wanted.MOST_MISSES)]
        work.connection.execute(
            tables.search_miss.insert(), [{**row, "text": text} for text in texts]
        )
    shelf.missed("mot nua")
    shelf.missed(texts[7])
    found = kept()
    assert len(found) == wanted.MOST_MISSES
    assert (found.get("mot nua"), found[texts[7]]) == (1, 2)
    assert set(texts) - set(found) == {min(texts)}, "the oldest, by its letters, made room"
    with store.write() as work:
        work.connection.execute(tables.search_miss.update().values(count=2))
    shelf.missed("them mot")
    assert "them mot" not in kept(), "what came twice makes no room"


def test_words_are_added_changed_and_taken_back(shelf, store, clock):
    assert shelf.add_word(uuid4(), "  Quán  NHẬU ", "dịch vụ ăn uống", "an")
    (word,) = shelf.words()
    assert word == wanted.Word("quán nhậu", "dịch vụ ăn uống", clock.now(), "an")
    assert shelf.shown().words == (("quán nhậu", "dịch vụ ăn uống"),)
    assert not shelf.add_word(uuid4(), "quán nhậu", "dịch vụ ăn uống", "binh")
    assert shelf.add_word(uuid4(), "quán nhậu", "hộ kinh doanh", "binh")
    assert shelf.version() == 3
    assert shelf.drop_word(uuid4(), "Quán nhậu", "an")
    assert (shelf.words(), shelf.version()) == ((), 4)
    assert shelf.add_word(uuid4(), "quán nhậu", "dịch vụ ăn uống", "an")
    assert len(shelf.words()) == 1
    told = [e.facts for e in store.day.events() if e.kind == "search_word"]
    assert [facts["official"] for facts in told][-2:] == ["", "dịch vụ ăn uống"]
    assert {facts["by"] for facts in told} == {"an", "binh"}


def test_one_request_adds_once(shelf):
    request = uuid4()
    assert shelf.add_word(request, "quán nhậu", "ăn uống", "an")
    assert shelf.add_word(request, "quán nhậu", "ăn uống", "an"), "the answer of the first"
    assert shelf.version() == 2


@pytest.mark.parametrize(
    ("everyday", "official", "why"),
    [
        ("", "ăn uống", "empty"),
        ("?!", "ăn uống", "empty"),
        ("quán", "", "empty"),
        ("quán", "|", "empty"),
        ("a b c d e f g h i k l m n", "ăn uống", "long"),
        ("quán {nhậu}", "ăn uống", "braces"),
        ("quán|nhậu", "ăn uống", "braces"),
        ("q" * 121, "ăn uống", "too_long"),
        ("quán", "ă" * 301, "too_long"),
        ("quán", "ă" * 10_000_000, "too_long"),
    ],
)
def test_words_that_no_search_could_use_are_refused(shelf, everything, everyday, official, why):
    before = everything()
    with pytest.raises(NotAllowed) as refused:
        shelf.add_word(uuid4(), everyday, official, "an")
    assert (refused.value.key, refused.value.facts["why"]) == ("word_wrong", why)
    assert everything() == before


def test_words_that_nobody_added_cannot_be_taken_back(shelf):
    for _ in range(2):
        with pytest.raises(NotAllowed) as refused:
            shelf.drop_word(uuid4(), "quán nhậu", "an")
        assert refused.value.key == "word_unknown"
        shelf.add_word(uuid4(), "quán nhậu", "ăn uống", "an")
        shelf.drop_word(uuid4(), "quán nhậu", "an")


def test_without_a_catalogue_there_is_nothing_that_words_could_lead_to(store, everything):
    before = everything()
    with pytest.raises(NotAllowed) as refused:
        store.catalogue.add_word(uuid4(), "quán nhậu", "ăn uống", "an")
    assert refused.value.key == "catalogue_empty"
    assert everything() == before


def test_there_is_an_end_to_words(shelf, monkeypatch):
    monkeypatch.setattr(wanted, "MOST_WORDS", 2)
    for said in ("một", "hai"):
        shelf.add_word(uuid4(), said, "khai sinh", "an")
    with pytest.raises(NotAllowed) as refused:
        shelf.add_word(uuid4(), "ba", "khai sinh", "an")
    assert refused.value.key == "words_full"
    assert shelf.add_word(uuid4(), "hai", "khai tử", "an"), "the control: one may be changed"
    shelf.drop_word(uuid4(), "một", "an")
    assert shelf.add_word(uuid4(), "ba", "khai sinh", "an"), (
        "one that was taken back is not counted"
    )
    assert shelf.add_word(uuid4(), "một", "khai tử", "an"), "a row that is there may be changed"
