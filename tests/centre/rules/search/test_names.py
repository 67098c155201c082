"""Names as terms, places and weights."""

import pytest

from centre.rules.search.names import MAX_PLACES, Names
from centre.rules.search.vocabulary import Vocabulary


@pytest.fixture
def few() -> Names:
    made = Names(Vocabulary())
    made.add("Đăng ký khai sinh, đăng ký kết hôn", "Hộ tịch")
    made.add("Cấp hộ chiếu (thực hiện tại cấp tỉnh)", "Xuất nhập cảnh")
    made.add("Cấp giấy phép xây dựng đối với công trình", "Xây dựng")
    made.weigh()
    return made


def term(names: Names, word: str) -> int:
    return names.vocabulary.number(word)


def test_places_are_the_bits_of_a_mask(few: Names) -> None:
    assert few.places[term(few, "đăng")] == {0: 0b10001}
    assert few.places[term(few, "cấp")] == {1: 0b1000001, 2: 0b1}


def test_pairs_count_names_in_which_words_stand_side_by_side(few: Names) -> None:
    assert few.pairs(term(few, "đăng"), term(few, "ký")) == 1
    assert few.pairs(term(few, "ký"), term(few, "đăng")) == 0
    assert few.count(term(few, "cấp")) == 2


def test_what_citizens_say_makes_words_usual_but_no_pair_of_names(few: Names) -> None:
    few.heard(("độc", "thân"))
    pair = term(few, "độc"), term(few, "thân")
    assert few.usual(*pair)
    assert few.pairs(*pair) == 0
    assert not few.usual(*reversed(pair))


def test_where_it_is_done_weighs_nothing_and_for_whom_a_part(few: Names) -> None:
    where, for_whom = few.names[1].weights, few.names[2].weights
    assert min(where[:3]) > 0
    assert set(where[3:]) == {0.0}
    rarity = few.vocabulary.rarity(term(few, "trình"))
    assert 0 < for_whom[-1] < rarity
    assert for_whom[3] == pytest.approx(few.vocabulary.rarity(term(few, "xây")))


def test_a_mass_is_the_sum_of_its_weights(few: Names) -> None:
    assert all(name.mass == pytest.approx(sum(name.weights)) for name in few.names)


def test_fields_are_found_by_their_words(few: Names) -> None:
    (field,) = few.fields_with[term(few, "cảnh")]
    assert few.of_field[field] == [1]


def test_words_side_by_side_in_a_field_are_known(few: Names) -> None:
    field = few.names[0].field
    assert few.in_field(field, term(few, "hộ"), term(few, "tịch"))
    assert not few.in_field(field, term(few, "tịch"), term(few, "hộ"))
    assert not few.in_field(few.names[1].field, term(few, "hộ"), term(few, "tịch"))


def test_the_longest_name_is_cut() -> None:
    names = Names(Vocabulary())
    names.add("chữ " * 600, "")
    names.weigh()
    assert len(names.names[0].terms) == MAX_PLACES


def test_every_pair_can_be_listed(few: Names) -> None:
    assert (term(few, "khai"), term(few, "sinh"), 1) in set(few.all_pairs())


def test_a_name_of_signs_alone_is_no_obstacle() -> None:
    names = Names(Vocabulary())
    names.add("---", "")
    names.weigh()
    assert names.names[0].mass > 0
