"""How well real queries find real procedures; the procedures are no part of the tree."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType

import pytest

import centre
from centre.knowledge import thesaurus
from centre.rules.search.index import Index, Listed
from centre.rules.search.ranking import Fit
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
TRADES = {"all": 0.9, "everyday": 0.9}
"""hit@5 of queries-trades.tsv: 0.625 without everyday-trades.tsv, 0.850 when it was first in."""
TALK = {"real": 18, "starter": 12}
"""Of 60 searches that are no matter of an office, how many may show hits; once 47 and 31 did."""
ELSEWHERE = 16
"""Of 20 that are one, but that the catalogue lacks, how many may show what is next to it."""
HERE = Path(__file__).parent
WITHOUT = 0.65
"""What everyday wording reaches at most without the thesaurus."""


def answered(index: Index, queries: Iterable) -> list[str]:
    """Return the searches that have a hit."""
    return [query.text for query in queries if index.search(query.text, 1).total]


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
def trades(recall: ModuleType, real: Index) -> Mapping:
    return recall.evaluate(real, recall.read_queries(HERE / "queries-trades.tsv"))


@pytest.fixture(scope="module")
def starter(recall: ModuleType) -> Index:
    file = Path(centre.__file__).parent / "knowledge" / "starter.jsonl"
    return Index(recall.read_procedures(file), thesaurus())


@pytest.fixture(scope="module")
def in_starter(recall: ModuleType, starter: Index) -> Mapping:
    return recall.evaluate(starter, recall.read_queries(HERE / "queries-starter.tsv"))


@pytest.fixture(scope="module")
def off(recall: ModuleType) -> list:
    """Eighty searches that nothing of the catalogue answers; of twenty the kind is elsewhere."""
    return recall.read_queries(HERE / "queries-off.tsv")


@pytest.mark.parametrize("kind", sorted(OWN))
def test_queries_written_before_any_tuning_are_answered(own: Mapping, kind: str) -> None:
    assert own[kind].hit >= OWN[kind], own[kind].misses


@pytest.mark.parametrize("kind", sorted(STARTER))
def test_the_starter_catalogue_answers_from_the_first_day_on(in_starter: Mapping, kind) -> None:
    assert in_starter["all"].queries >= 40
    assert in_starter[kind].hit >= STARTER[kind], in_starter[kind].misses


@pytest.mark.parametrize("kind", sorted(TRADES))
def test_what_goes_to_customs_banks_and_harbours_is_found(trades: Mapping, kind: str) -> None:
    assert trades["all"].queries >= 40
    assert trades[kind].hit >= TRADES[kind], trades[kind].misses


@pytest.mark.parametrize("kind", sorted(WANTED))
def test_what_was_meant_is_among_the_first_five(with_thesaurus: Mapping, kind: str) -> None:
    assert with_thesaurus[kind].hit >= WANTED[kind], with_thesaurus[kind].misses


def test_what_was_meant_is_mostly_the_first(with_thesaurus: Mapping) -> None:
    assert with_thesaurus["all"].rank >= 0.85


def test_without_the_thesaurus_everyday_wording_is_lost(
    recall: ModuleType, procedures, queries, with_thesaurus: Mapping
) -> None:
    asked = [query for query in queries if query.kind in {"everyday", "full"}]
    without = recall.evaluate(Index(procedures, Thesaurus()), asked)
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


@pytest.mark.parametrize("catalogue", sorted(TALK))
def test_most_talk_that_is_no_matter_of_an_office_finds_nothing(
    request: pytest.FixtureRequest, off: list, catalogue: str
) -> None:
    talk = [query for query in off if query.kind != "elsewhere"]
    assert len(talk) == 60
    found = answered(request.getfixturevalue(catalogue), talk)
    assert len(found) <= TALK[catalogue], found


def test_what_is_done_elsewhere_finds_less_than_it_did(real: Index, off: list) -> None:
    asked = [query for query in off if query.kind == "elsewhere"]
    assert len(asked) == 20
    found = answered(real, asked)
    assert len(found) <= ELSEWHERE, found
    assert "cắm điện mới" not in found


def test_talk_would_be_seen_where_chance_was_enough(
    real: Index, off: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Fit, "is_chance", False)
    assert len(answered(real, off[:60])) > TALK["real"]


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


def test_a_catalogue_is_widened_by_names_like_its_own(recall: ModuleType, listed) -> None:
    more = recall.widened(listed, 40)
    assert len(more) == len({one.code for one in more}) == 40
    assert more[: len(listed)] == list(listed)
    assert more == recall.widened(listed, 40)
    assert len({one.name for one in more}) > 30
    assert recall.widened(listed, 3) == list(listed[:3])


def test_each_key_of_a_query_is_counted(recall: ModuleType, index: Index) -> None:
    clock, own = recall.costs(index, [recall.Query("khai sinh", "full", frozenset())])
    assert len(clock) == len(own) == len("khai sinh")
    assert "median   2.00 ms   p95   3.00 ms   most    3.00 ms" in recall.told("clock", [1, 3, 2])
