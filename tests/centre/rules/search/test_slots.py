"""Which terms a word may be, and how much it weighs."""

import pytest

from centre.rules.search.folding import key
from centre.rules.search.names import Names
from centre.rules.search.ranking import Slot
from centre.rules.search.slots import UNKNOWN, UNNAMED, Slots, likeness
from centre.rules.search.vocabulary import Vocabulary


@pytest.fixture
def slots(names: Names):
    """Return the slots of a text; `|` at its end says that the last word may be unfinished."""

    def make(text: str, *, deaf: bool = False) -> tuple[Slot, ...]:
        said = tuple(text.rstrip("|").split())
        return Slots(names).of(said, last_is_open=text.endswith("|"), deaf=deaf)

    return make


@pytest.fixture
def terms(names: Names, slots):
    """Return keys and likeness of the terms that the last word of a text may be."""

    def make(text: str) -> dict[str, float]:
        return {names.vocabulary.keys[term]: like for term, like in slots(text)[-1].terms}

    return make


def test_bare_words_in_a_bare_search_mean_all_words_with_their_letters(terms) -> None:
    assert terms("ket")[key("kết")] == 1


def test_marks_tell(terms) -> None:
    found = terms("cấp lại")
    assert found[key("lại")] == 1
    assert all(like < 0.7 for keyed, like in found.items() if keyed != key("lại"))


def test_a_bare_word_among_marked_ones_is_less_surely_another(terms) -> None:
    assert 0.9 < terms("cấp lai")[key("lại")] < 1


def test_an_unfinished_word_means_what_begins_so(terms) -> None:
    found = terms("kế|")
    assert found[key("kết")] > 0.8
    assert key("kết") not in terms("kế")


def test_what_goes_with_the_word_before_is_likelier(terms) -> None:
    found = terms("kết h|")
    assert found[key("hôn")] > found[key("hiểm")]


def test_a_slip_is_a_term_of_less_likeness(terms) -> None:
    assert 0.5 < terms("giấy phếp")[key("phép")] < 1
    assert terms("thuwowngj xyzzy") == {}


def test_a_known_word_that_does_not_go_with_its_neighbours_may_be_a_slip(terms) -> None:
    assert key("sinh") in terms("khai xây sin")
    assert key("trú") in terms("đăng ký thường chú")
    assert key("khai") not in terms("kết hôn")


@pytest.mark.parametrize(("figure", "word"), [("1", "một"), ("4", "bốn")])
def test_figures_mean_their_words_where_names_have_them(
    names: Names, terms, figure: str, word: str
) -> None:
    named = names.vocabulary.find(key(word)) is not None
    assert (key(word) in terms(figure)) == named


def test_rare_words_weigh_more_than_frequent_ones(slots) -> None:
    frequent, rare = slots("đăng thửa")
    assert rare.weight > 2 * frequent.weight


def test_words_that_no_name_has_weigh_something() -> None:
    names = Names(Vocabulary())
    names.add("Khai sinh", "")
    names.heard(("độc", "thân"))
    names.weigh()
    unknown, heard = Slots(names).of(("qqqqqq", "thân"), last_is_open=False, deaf=False)
    assert (unknown.weight, heard.weight) == (UNKNOWN, UNNAMED)


def test_what_surrounds_a_wish_is_filling(slots) -> None:
    found = slots("tôi muốn làm khai sinh thì cần giấy tờ gì")
    kept = [at for at, slot in enumerate(found) if not slot.filler]
    assert kept == [3, 4]


def test_folded_filling_is_filling_too(slots) -> None:
    assert [slot.filler for slot in slots("lam giay to gi khai sinh")][-2:] == [False, False]
    assert slots("lam khai sinh")[0].filler


def test_a_filler_that_makes_a_usual_pair_is_none() -> None:
    names = Names(Vocabulary())
    for number in range(3):
        names.add(f"Trợ giúp việc làm {number}", "Việc làm")
    names.weigh()
    first, second = Slots(names).of(("việc", "làm"), last_is_open=False, deaf=False)
    assert not first.filler
    assert not second.filler
    assert Slots(names).of(("làm", "thẻ"), last_is_open=False, deaf=False)[0].filler


@pytest.mark.parametrize(
    ("typed", "meant", "less"),
    [("cưới", "cưới", "cuối"), ("cuôi", "cuối", "cưới"), ("khải", "khãi", "khái")],
)
def test_the_nearer_marks_are_likelier(typed: str, meant: str, less: str) -> None:
    near = likeness(key(typed), key(meant), marked=True)
    assert near > likeness(key(typed), key(less), marked=True)


def test_a_known_word_is_hardly_another_one() -> None:
    unknown = likeness(key("cuối"), key("cưới"), marked=True)
    known = likeness(key("cuối"), key("cưới"), marked=True, exact=True)
    assert known < unknown
    tones = likeness(key("khái"), key("khai"), marked=True, exact=True, deaf=True)
    assert tones > likeness(key("khái"), key("khai"), marked=True, exact=True)


def test_official_words_mean_themselves(names: Names) -> None:
    made = Slots(names).official(("khai", "sinh"))
    assert [len(slot.terms) for slot in made] == [1, 1]
    assert not any(slot.original for slot in made)
