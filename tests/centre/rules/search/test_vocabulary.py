"""Terms and how rare they are."""

from centre.rules.search.vocabulary import Vocabulary


def test_one_syllable_in_two_spellings_is_one_term() -> None:
    vocabulary = Vocabulary()
    assert vocabulary.numbers(["ký", "kí", "KÝ", "ky"]) == (0, 0, 0, 1)
    assert vocabulary.by_plain == {"ki": [0, 1]}


def test_a_term_is_found_by_its_key_only_once_it_is_there() -> None:
    vocabulary = Vocabulary()
    assert vocabulary.find("khai") is None
    assert vocabulary.number("khai") == vocabulary.find("khai") == 0


def test_a_term_says_less_the_more_names_have_it() -> None:
    vocabulary = Vocabulary()
    often, seldom, never = vocabulary.numbers(["cấp", "cưới", "xyz"])
    vocabulary.weigh({often: 900, seldom: 2}, 1000)
    rarities = [vocabulary.rarity(term) for term in (never, seldom, often)]
    assert rarities == sorted(rarities, reverse=True)
    assert rarities[0] == 1
    assert 0 < rarities[2] < 0.1


def test_slips_are_sought_among_all_terms() -> None:
    vocabulary = Vocabulary()
    vocabulary.numbers(["khai", "sinh"])
    assert "sinh" in vocabulary.spelling.near("xinh")
