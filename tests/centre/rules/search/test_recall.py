"""How well real queries find real procedures; the procedures are no part of the tree."""

from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest

import centre
from centre.knowledge import thesaurus
from centre.rules.search.index import Index, Listed
from centre.rules.search.thesaurus import Thesaurus

WANTED = {
    "all": 0.93,
    "everyday": 0.88,
    "nodia": 0.95,
    "telex": 0.95,
    "typo": 0.95,
    "full": 0.95,
    "code": 1.0,
}
"""hit@5 that is held; on queries nobody has seen 0.90 and, of everyday ones, 0.85 is wanted."""
OWN = {"all": 0.95, "everyday": 0.9, "nodia": 0.95, "telex": 0.9, "full": 0.95, "code": 1.0}
"""hit@5 of queries-own.tsv; the first measurement, unseen, was 0.933 and, of everyday, 0.852."""
STARTER = {"all": 0.95, "everyday": 0.9}
"""hit@5 of queries-starter.tsv in the starter catalogue."""
HERE = Path(__file__).parent
WITHOUT = 0.65
"""What everyday wording reaches at most without the thesaurus."""


def recalls(recall: ModuleType, listed: list[Listed], queries, known: Thesaurus) -> Mapping:
    return recall.evaluate(Index(listed, known), queries)


@pytest.fixture(scope="module")
def procedures(recall: ModuleType, shared) -> list[Listed]:
    return recall.read_procedures(shared / "procedures.jsonl")


@pytest.fixture(scope="module")
def queries(recall: ModuleType, shared):
    return recall.read_queries(shared / "queries.tsv")


@pytest.fixture(scope="module")
def real(procedures) -> Index:
    return Index(procedures, thesaurus())


@pytest.fixture(scope="module")
def with_thesaurus(recall: ModuleType, real: Index, queries) -> Mapping:
    return recall.evaluate(real, queries)


@pytest.fixture(scope="module")
def own(recall: ModuleType, real: Index) -> Mapping:
    return recall.evaluate(real, recall.read_queries(HERE / "queries-own.tsv"))


@pytest.fixture(scope="module")
def in_starter(recall: ModuleType) -> Mapping:
    listed = recall.read_procedures(Path(centre.__file__).parent / "knowledge" / "starter.jsonl")
    queries = recall.read_queries(HERE / "queries-starter.tsv")
    return recalls(recall, listed, queries, thesaurus())


@pytest.mark.parametrize("kind", sorted(OWN))
def test_queries_written_before_any_tuning_are_answered(own: Mapping, kind: str) -> None:
    assert own[kind].hit >= OWN[kind], own[kind].misses


@pytest.mark.parametrize("kind", sorted(STARTER))
def test_the_starter_catalogue_answers_from_the_first_day_on(in_starter: Mapping, kind) -> None:
    assert in_starter["all"].queries >= 40
    assert in_starter[kind].hit >= STARTER[kind], in_starter[kind].misses


@pytest.mark.parametrize("kind", sorted(WANTED))
def test_what_was_meant_is_among_the_first_five(with_thesaurus: Mapping, kind: str) -> None:
    assert with_thesaurus[kind].hit >= WANTED[kind], with_thesaurus[kind].misses


def test_what_was_meant_is_mostly_the_first(with_thesaurus: Mapping) -> None:
    assert with_thesaurus["all"].rank >= 0.85


def test_without_the_thesaurus_everyday_wording_is_lost(
    recall: ModuleType, procedures, queries, with_thesaurus: Mapping
) -> None:
    without = recalls(recall, procedures, queries, Thesaurus())
    assert without["everyday"].hit <= WITHOUT
    assert without["everyday"].hit <= with_thesaurus["everyday"].hit - 0.2
    assert without["full"].hit >= 0.95


@pytest.mark.parametrize(
    "nonsense",
    [
        *("xyzzy", "qwerty asdf", "blablabla", "hjkl", "zzz", "wkrp", "fgdfgdfg", "asdfgh qwe"),
        *("tôi buồn", "aaaa", "xyz", "người yêu", "nấu canh chua cá lóc", "mua vé xem phim"),
    ],
)
def test_nonsense_and_small_talk_find_nothing_among_real_names(real: Index, nonsense: str) -> None:
    assert real.search(nonsense).total == 0


def test_every_name_that_is_pasted_finds_itself(real: Index, procedures) -> None:
    for one in procedures[::80]:
        shown = {hit.name for hit in real.search(one.name, 5).hits}
        assert one.name in shown


def test_recall_is_counted_by_kind(recall: ModuleType, index: Index) -> None:
    asked = [
        recall.Query("khai sinh", "full", frozenset({"1.004884"})),
        recall.Query("cưới", "everyday", frozenset({"1.000894"})),
        recall.Query("xyzzy", "everyday", frozenset({"1.000894"})),
    ]
    found = recall.evaluate(index, asked)
    assert (found["everyday"].queries, found["everyday"].hit) == (2, 0.5)
    assert found["everyday"].rank == 0.5
    assert 0 < found["full"].rank < 1
    assert found["all"].hit == pytest.approx(2 / 3)
    assert [query.text for query, _ in found["all"].misses] == ["xyzzy"]
    assert "missed (everyday): xyzzy" in recall.report(found, misses=True)
    assert "missed" not in recall.report(found, misses=False)
