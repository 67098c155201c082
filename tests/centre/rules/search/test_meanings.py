"""Phrases found in a search, and what they make of it."""

import pytest

from centre.rules.search.meanings import DEPTH, MAX_SLOTS, Phrasebook
from centre.rules.search.names import Names
from centre.rules.search.ranking import Meaning
from centre.rules.search.slots import Slots
from centre.rules.search.thesaurus import parse
from centre.rules.search.vocabulary import Vocabulary

ENTRIES = """sổ đỏ|bìa đỏ\tgiấy chứng nhận\tĐất đai
mất {sổ đỏ}|rơi {sổ đỏ}\tcấp lại giấy chứng nhận|trình báo\tĐất đai
sang tên\tđăng ký biến động\t
đỏ\tmàu\t
cưới\tkết hôn\t
"""


@pytest.fixture(scope="module")
def meanings():
    """Return what a search may mean, as words; `*` stands before one that is as it was typed."""
    names = Names(Vocabulary())
    for name in ("Cấp lại giấy chứng nhận", "Đăng ký biến động", "Kết hôn", "Cuối năm, màu"):
        names.add(name, "")
    thesaurus = parse(ENTRIES, "a.tsv")
    for phrase in thesaurus.phrases():
        names.vocabulary.numbers(word for word in phrase.said if not word.startswith("{"))
        for reading in phrase.readings:
            names.vocabulary.numbers(reading)
    names.weigh()
    slots = Slots(names)
    book = Phrasebook(thesaurus.phrases(), names, slots)
    keys = names.vocabulary.keys

    def words_of(meaning: Meaning) -> str:
        return " ".join(
            ("*" if slot.original else "") + (keys[slot.terms[0][0]] if slot.terms else "?")
            for slot in meaning.slots
        )

    def mean(text: str) -> dict[str, Meaning]:
        typed = slots.of(tuple(text.split()), last_is_open=False, deaf=False)
        return {words_of(meaning): meaning for meaning in book.meanings(typed, 1.0)}

    return mean


GRANT = "gia^y' chu+ng' nha^n."


def test_the_search_itself_is_the_first_meaning(meanings) -> None:
    assert next(iter(meanings("sang tên"))) == "*sang *te^n"


def test_a_phrase_is_replaced_and_the_rest_stays(meanings) -> None:
    assert f"{GRANT} *cuo^i'" in meanings("sổ đỏ cuối")
    assert f"{GRANT}" in meanings("bìa đỏ")


def test_a_gap_takes_every_phrase_of_its_entry(meanings) -> None:
    assert f"ca^p' lai. {GRANT}" in meanings("rơi bìa đỏ")


def test_readings_are_surer_the_earlier_they_stand(meanings) -> None:
    found = meanings("mất sổ đỏ")
    assert found[f"ca^p' lai. {GRANT}"].sure > found["trinh` bao'"].sure


def test_a_longer_phrase_leaves_no_room_for_one_within_it(meanings) -> None:
    assert not any("mau`" in said for said in meanings("mất sổ đỏ"))
    assert any("mau`" in said for said in meanings("đỏ"))


def test_two_phrases_apply_one_after_the_other(meanings) -> None:
    assert f"d-a(ng ki' bie^n' d-o^ng. {GRANT}" in meanings("sang tên sổ đỏ")
    assert DEPTH == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sang mèo tên", True),
        ("sang mèo gà tên", True),
        ("sang mèo gà lợn tên", False),
        ("sang mấy cái này kia tên", True),
        ("tên sang", False),
    ],
)
def test_words_stand_in_order_with_two_others_that_tell_between_at_most(
    meanings, text: str, *, found: bool
) -> None:
    assert any("bie^n'" in said for said in meanings(text)) == found


def test_what_stands_between_makes_it_less_sure(meanings) -> None:
    near = max(m.sure for said, m in meanings("sang tên").items() if "bie^n'" in said)
    far = max(m.sure for said, m in meanings("sang mèo gà tên").items() if "bie^n'" in said)
    assert far < near


@pytest.mark.parametrize(("typed", "found"), [("cưới", True), ("cuoi", True), ("cuối", False)])
def test_phrases_are_compared_with_accents_where_there_are_some(
    meanings, typed: str, *, found: bool
) -> None:
    assert ("ke^t' ho^n" in meanings(typed)) == found


def test_a_reading_weighs_what_it_replaces_however_long_it_is(meanings) -> None:
    found = meanings("mất sổ đỏ cuối")
    (long,) = (m for said, m in found.items() if said.startswith("ca^p'"))
    typed = next(iter(found.values()))
    replaced = sum(slot.weight for slot in typed.slots[:3])
    reading = sum(slot.weight for slot in long.slots if not slot.original)
    assert replaced <= reading <= 1.5 * replaced


def test_fields_of_the_entry_are_preferred(meanings) -> None:
    assert meanings("sổ đỏ")[GRANT].fields == {"Đất đai"}


def test_a_copied_name_is_not_searched_for_phrases(meanings) -> None:
    assert len(meanings("cưới " * (MAX_SLOTS + 1))) == 1
