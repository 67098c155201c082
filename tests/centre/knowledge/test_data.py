"""The data of centre.knowledge: well formed, said once, and in words that offices really use."""

import csv
import json
import unicodedata
from itertools import chain
from pathlib import Path

import pytest

import centre
from centre.knowledge import EVENTS, everyday_files, life_events, thesaurus
from centre.rules.search.folding import key, words
from centre.rules.search.thesaurus import parse
from centre.shell.icons import known

ROOT = Path(centre.__file__).parents[1]
DATA = ROOT.parent / "shared" / "data"
FILES = dict(everyday_files())
ENOUGH = 0.7
"""Share of an official phrase's words that one name of a procedure must have."""
BEYOND = 0.1
"""Share of official phrases that may name what the real list has a code for, but no name."""


def lines(text: str) -> list[tuple[int, list[str]]]:
    """Return number and columns of each entry of an everyday file."""
    every = enumerate(text.split("\n"), start=1)
    return [(n, line.split("\t")) for n, line in every if line and not line.startswith("#")]


def alternatives(column: str) -> list[str]:
    """Return what stands between the "|" of a column."""
    return column.split("|") if column else []


def said_twice(files: dict[str, str]) -> list[str]:
    """Return the phrases that more than one place of the files has, with the places."""
    places: dict[str, list[str]] = {}
    for file, text in files.items():
        for number, columns in lines(text):
            for said in alternatives(columns[0]):
                places.setdefault(said, []).append(f"{file}:{number} {said}")
    return [" = ".join(where) for where in places.values() if len(where) > 1]


def malformed(text: str) -> list[str]:
    """Return the entries of a text that are not three tidy columns in lower case."""
    wrong = []
    for number, columns in lines(text):
        parts = [part for column in columns for part in alternatives(column)]
        untidy = any(part != " ".join(part.split()) or not part for part in parts)
        loud = columns[0] != columns[0].lower()
        if len(columns) != 3 or not columns[0] or not columns[1] or untidy or loud:
            wrong.append(f"{number}: {columns[0][:60]}")
    return wrong


@pytest.fixture(scope="module")
def names() -> list[frozenset[str]]:
    """Return the words of each name of the real list, or skip."""
    if not (DATA / "procedures.jsonl").exists():
        pytest.skip("needs ../shared/data")
    with (DATA / "procedures.jsonl").open(encoding="utf-8") as listed:
        said = [words(json.loads(line)["name"]) for line in listed]
    keys = {word: key(word) for word in chain.from_iterable(said)}
    return [frozenset(keys[word] for word in name) for name in said]


def fields_without_names() -> set[str]:
    """Return the fields in which a real commune has codes whose names the real list lacks."""
    with (DATA / "commune_catalog_376.csv").open(encoding="utf-8", newline="") as catalogue:
        rows = csv.DictReader(catalogue)
        return {row["field_in_commune_catalog"] for row in rows if not row["name"]}


def share_in_one_name(phrase: str, names: list[frozenset[str]]) -> float:
    """Return the largest share of a phrase's words that one name has."""
    asked = frozenset(map(key, words(phrase)))
    return max(len(asked & name) / len(asked) for name in names)


@pytest.mark.parametrize("file", FILES)
def test_each_entry_has_three_tidy_columns(file):
    assert malformed(FILES[file]) == []


@pytest.mark.parametrize("file", FILES)
def test_files_are_composed_and_have_only_line_feeds(file):
    assert unicodedata.is_normalized("NFC", FILES[file])
    assert "\r" not in FILES[file]
    assert FILES[file].endswith("\n")


def test_what_people_say_is_said_in_one_place_only():
    assert said_twice(FILES) == []


def test_a_phrase_said_twice_would_be_seen_across_files():
    doubled = {"a.tsv": "xóa nợ|{nợ}\tx\t", "b.tsv": "# nợ\nnợ|xóa nợ\tx\t"}
    assert said_twice(doubled) == ["a.tsv:1 xóa nợ = b.tsv:2 xóa nợ"]


def test_untidy_entries_would_be_seen():
    assert len(malformed("a\tb\nA\tb\tc\na  b\tc\td\na||b\tc\td\n\tb\tc")) == 5


def test_every_slot_is_the_name_of_an_entry():
    assert thesaurus().unresolved() == ()


def test_a_slot_that_names_nothing_would_be_seen():
    assert parse("mất {bìa}\tcấp lại\t", "x.tsv").unresolved() == ("bìa",)


def test_the_people_s_file_covers_the_field_widely():
    entries = lines(FILES["everyday-people.tsv"])
    assert len(entries) >= 450
    assert sum(len(alternatives(columns[0])) for _, columns in entries) >= 1500


def test_each_trade_that_few_words_led_to_has_a_share_of_its_own():
    fields = [field for _, columns in lines(FILES["everyday-trades.tsv"]) for field in columns[2:]]
    fewest = {"Hải quan": 15, "Hoạt động ngoại hối": 7, "Hàng không": 10, "Đường bộ": 10}
    fewest |= {"Hàng hải và đường thủy nội địa": 15, "Phòng cháy, chữa cháy": 5}
    fewest |= {"Thành lập và hoạt động ngân hàng": 4, "Giáo dục Phổ thông": 4}
    fewest |= {"Chi trả các chế độ BHXH": 3, "Sát hạch, cấp giấy phép lái xe": 2}
    assert [field for field in fewest if fields.count(field) < fewest[field]] == []


def test_a_single_syllable_is_never_a_word_that_means_many_things():
    many = {"mất", "đổi", "con", "giấy", "sổ", "thẻ", "đất", "nhà", "đạo", "chùa", "khẩu", "chết"}
    single = {
        said
        for _, columns in lines(FILES["everyday-people.tsv"])
        for said in alternatives(columns[0])
        if len(words(said)) == 1
    }
    assert single & many == set()


@pytest.mark.parametrize("file", ["everyday-people.tsv", "everyday-trades.tsv"])
def test_official_words_really_are_words_of_offices(file, names):
    nameless = fields_without_names()
    asked, beyond, wrong = 0, 0, []
    for number, columns in lines(FILES[file]):
        for phrase in alternatives(columns[1]):
            asked += 1
            if share_in_one_name(phrase, names) < ENOUGH:
                beyond += 1
                if not nameless & set(alternatives(columns[2])):
                    wrong.append(f"{number}: {phrase}")
    assert wrong == []
    assert beyond / asked < BEYOND


def test_everyday_words_would_not_pass_for_official_ones(names):
    assert share_in_one_name("bìa đỏ mất cắp tùm lum", names) < ENOUGH


def test_every_life_event_is_told_in_vietnamese_and_english():
    for event in life_events():
        for name in (event.name, *(group.name for group in event.groups)):
            assert name["vi"].strip()
            assert name["en"].strip()


def test_life_events_have_an_icon_and_four_to_nine_ways_on():
    for event in life_events():
        assert event.icon == "plain" or known(event.icon), event.key
        assert 4 <= len(event.groups) <= 9, event.key
        assert len({group.name["vi"] for group in event.groups}) == len(event.groups), event.key


def test_life_events_cover_what_happens_in_a_life():
    keys = {event.key for event in life_events()}
    assert EVENTS == "life-events.toml"
    assert len(keys) >= 14
    assert {"birth", "marriage", "death", "moving", "home", "school", "military"} <= keys


def test_what_a_life_event_searches_for_is_in_official_words(names):
    searches = [group.search for event in life_events() for group in event.groups if group.search]
    assert searches
    assert [said for said in searches if share_in_one_name(said, names) < ENOUGH] == []
