"""Sayings that are like what was typed, in any order of their words."""

import pytest

from centre.rules.search.names import Names
from centre.rules.search.sayings import OFFERED, Sayings
from centre.rules.search.slots import Slots
from centre.rules.search.thesaurus import parse
from centre.rules.search.vocabulary import Vocabulary

TEXT = """cãi nhau bờ rào|cãi ranh đất\thòa giải tranh chấp đất đai\tĐất đai
sổ đỏ|bìa đỏ\tgiấy chứng nhận\t
mất {sổ đỏ}|cháy {sổ đỏ}\tcấp lại giấy chứng nhận\tĐất đai
bán nhà đóng thuế\tkhai thuế thu nhập\tThuế
hiến đất làm đường\ttặng cho quyền sử dụng đất\t
"""


@pytest.fixture(scope="module")
def meant():
    """Return what sayings make of a text: official words and how sure, best first."""
    names = Names(Vocabulary())
    names.add("Hòa giải tranh chấp đất đai", "Đất đai")
    phrases = parse(TEXT, "x.tsv").phrases()
    for phrase in phrases:
        names.vocabulary.numbers(word for word in phrase.said if not word.startswith("{"))
        names.heard(tuple(word for word in phrase.said if not word.startswith("{")))
    names.weigh()
    slots = Slots(names)
    sayings = Sayings(phrases, names.vocabulary, slots)
    keys = names.vocabulary.keys

    def mean(text: str) -> list[tuple[str, float]]:
        typed = slots.of(tuple(text.split()), last_is_open=False, deaf=False)
        return [
            (" ".join(keys[slot.terms[0][0]] for slot in meaning.slots), meaning.sure)
            for meaning in sayings.meanings(typed, 1.0)
        ]

    return mean


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("rào nhà bờ kế bên cãi", "hoa`"),
        ("đóng mấy thuế khi bán nhà", "khai"),
        ("thuế nhà bán đóng", "khai"),
        ("đỏ sổ mất", "ca^p'"),
    ],
)
def test_words_in_any_order_find_the_saying(meant, text: str, first: str) -> None:
    assert meant(text)[0][0].startswith(first)


def test_a_word_alone_is_no_saying(meant) -> None:
    assert meant("cãi") == meant("đất") == []


def test_little_of_a_saying_or_of_what_was_typed_is_not_enough(meant) -> None:
    assert meant("hiến máu cứu người đường") == []
    assert meant("bờ rào " + "mèo gà lợn vịt chim cá tôm cua ốc hến") == []


def test_of_two_words_hardly_one_of_a_saying_may_be_missing(meant) -> None:
    assert meant("bán cơm đóng gói") == meant("ranh nước cãi") == []
    assert meant("cãi ranh đất")
    assert meant("bán nhà thuế")


def test_more_of_it_is_surer(meant) -> None:
    assert meant("cãi nhau rào bờ")[0][1] > meant("cãi nhau bờ mèo gà")[0][1]


def test_nothing_typed_means_nothing(meant) -> None:
    assert meant("") == []


def test_no_more_are_offered_than_can_be_looked_for(meant) -> None:
    assert 0 < len(meant("cãi nhau bờ rào bán nhà đóng thuế hiến đất làm đường")) <= 2 * OFFERED
