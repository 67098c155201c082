"""motcua-db search, words, topics: found as a kiosk finds, changed with an author."""

import json
from functools import cache
from uuid import uuid4

import pytest

from centre import knowledge
from centre.rules.procedures import Level, Procedure
from centre.rules.search.index import Index
from centre.rules.search.thesaurus import Thesaurus
from db.__main__ import main
from db.catalogue.plan import Plan

BIRTH = Procedure("1.001193", "1.001193", "Đăng ký khai sinh", "Hộ tịch", (Level.COMMUNE,))
FOOD = Procedure(
    "1.013855", "1.013855", "Cấp giấy dịch vụ ăn uống", "An toàn thực phẩm", (Level.PROVINCE,)
)


@pytest.fixture
def shelved(store):
    """A catalogue of two procedures; return the store."""
    store.catalogue.shelve(uuid4(), Plan(added=(BIRTH, FOOD)), "list", "an")
    return store


@pytest.fixture(scope="module")
def index():
    """The maker of indexes, which makes equal ones once: each takes a second, and only answers."""

    @cache
    def made(listed, added, home):
        return Index(listed, Thesaurus(knowledge.thesaurus().entries, added), home)

    return lambda listed, known, home: made(tuple(listed), known.added, home)


@pytest.fixture
def ask(settings, clock, capsys, monkeypatch, index):
    """Run a command; return the exit code and the answer."""
    monkeypatch.setattr("db.commands.catalogue.Index", index)
    monkeypatch.setattr("db.__main__.clock_of", lambda _: clock)

    def run(*words):
        status = main(["--config", str(settings.folder), *words, "--json"])
        return status, json.loads(capsys.readouterr().out)

    return run


def test_a_search_gives_code_name_and_score_best_first(shelved, ask, settings, capsys):
    status, found = ask("search", "khai sinh")
    assert (status, found[0]["code"], found[0]["name"]) == (0, BIRTH.code, BIRTH.name)
    assert 0.5 < found[0]["score"] <= 1
    main(["--config", str(settings.folder), "search", "khai sinh"])
    assert capsys.readouterr().out.startswith("1.001193  1.00  Đăng ký")
    assert ask("search", "khai sinh", "--limit", "0") == (0, [])


def test_only_procedures_of_a_level_are_found_where_one_is_named(shelved, ask):
    for level, codes in (("province", ["1.013855"]), ("commune", [])):
        _, found = ask("search", "dịch vụ ăn uống", "--level", level)
        assert [one["code"] for one in found] == codes


def test_without_a_catalogue_the_way_to_one_is_told(ask):
    status, told = ask("search", "khai sinh")
    assert (status, told["error"]) == (1, "catalogue_empty")
    assert "motcua-db import starter" in told["message"]


@pytest.mark.parametrize("text", ["", " ", "?", "%", "'; DROP TABLE ticket", "x" * 100_000, "🙂"])
def test_any_text_is_answered(shelved, ask, text):
    assert ask("search", text) == (0, [])


def test_what_was_looked_for_in_vain_three_times_is_listed(shelved, ask):
    assert ask("search", "--missed") == (0, [])
    for said in ("làm sim", "làm sim", "làm sim", "tên riêng"):
        shelved.catalogue.missed(said)
    (miss,) = ask("search", "--missed")[1]
    assert (miss["text"], miss["count"]) == ("lam sim", 3)


def test_a_word_that_was_added_leads_to_its_procedure_and_taken_back_no_more(shelved, ask):
    assert ask("search", "tiệm xyz")[1] == []
    status, told = ask("words", "add", "tiệm xyz", "dịch vụ ăn uống", "--by", "giam-doc")
    assert (status, told["changed"]) == (0, True)
    assert told["words"][0]["added_by"] == "giam-doc"
    assert ask("search", "tiệm xyz")[1][0]["code"] == "1.013855"
    assert ask("words")[1] == {"changed": False, "words": told["words"]}
    assert ask("words", "drop", "Tiệm XYZ")[1] == {"changed": True, "words": []}
    assert ask("search", "tiệm xyz")[1] == []
    assert ask("words", "drop", "tiệm xyz")[1]["error"] == "word_unknown"
    assert ask("words", "add", "{x}", "ăn uống")[1]["error"] == "word_wrong"


def test_topics_are_listed_with_what_has_no_queue_yet_at_the_end(shelved, ask):
    found = ask("topics")[1]["topics"]
    assert {"field": "Hộ tịch", "service": "ho-tich", "procedures": 1} in found
    assert {"field": "Chứng thực", "service": "chung-thuc", "procedures": 0} in found
    assert ask("topics", "an toàn thực phẩm", "--none")[1]["changed"]
    assert ask("topics")[1]["topics"][-1] == {
        "field": "An toàn thực phẩm",
        "service": None,
        "procedures": 1,
    }


def test_a_topic_is_set_in_the_catalogues_own_spelling(shelved, ask):
    status, told = ask("topics", "AN TOÀN THỰC PHẨM", "ho-tich", "--by", "giam-doc")
    assert (status, told["changed"]) == (0, True)
    assert {"field": "An toàn thực phẩm", "service": "ho-tich", "procedures": 1} in told["topics"]
    assert shelved.centre().service_for("An toàn thực phẩm").code == "ho-tich"
    (event,) = (e for e in shelved.day.events() if e.kind == "topic")
    assert event.facts["author"] == "giam-doc"


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (("topics", "Không có lĩnh vực", "ho-tich"), "topic_unknown"),
        (("topics", "Hộ tịch", "khong-co"), "service_unknown"),
    ],
)
def test_a_refusal_has_a_sentence_with_the_way_out(shelved, ask, words, key):
    status, told = ask(*words)
    assert (status, told["error"]) == (1, key)
    assert "motcua-db" in told["message"]


@pytest.mark.parametrize(
    "words",
    [
        *(("search",), ("search", "a", "--missed"), ("words", "add"), ("words", "add", "a")),
        *(("words", "drop"), ("words", "drop", "a", "b"), ("words", "more", "a", "b")),
        *(("topics", "a"), ("topics", "--none"), ("topics", "a", "b", "--none")),
        *(("import",), ("import", "procedures"), ("import", "ghosts")),
    ],
)
def test_a_call_without_sense_ends_with_the_usage(settings, everything, words, capsys):
    before = everything()
    with pytest.raises(SystemExit) as ended:
        main(["--config", str(settings.folder), *words])
    assert ended.value.code == 2
    assert "usage: motcua-db" in capsys.readouterr().err
    assert everything() == before
