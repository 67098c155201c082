"""Which names fit what is meant, and how well."""

import pytest

from centre.rules.search.names import Names
from centre.rules.search.ranking import LEAST_ASKED, LOOKED_AT, Fit, Meaning, Ranking, Slot
from centre.rules.search.vocabulary import Vocabulary


@pytest.fixture
def meaning(names: Names):
    """Return what plain words mean, with weights as rare as they are."""

    def mean(said: str, likely: float = 1.0) -> Meaning:
        terms = names.vocabulary.numbers(said.split())
        return Meaning(tuple(Slot(((t, likely),), names.vocabulary.rarity(t)) for t in terms))

    return mean


@pytest.fixture
def fits(names: Names, listed, meaning):
    """Return the fits of plain words by code."""

    def fit(said: str) -> dict[str, Fit]:
        found = Ranking(names).fits(meaning(said))
        return {listed[at].code: fitting for at, fitting in found.items()}

    return fit


def test_a_name_with_all_words_has_all_that_was_asked(fits) -> None:
    found = fits("khai sinh")
    assert found["1.001193"].asked == pytest.approx(1)
    assert set(found) == {"1.001193", "1.004884", "1.000689"}


def test_of_a_shorter_name_more_was_asked(fits) -> None:
    found = fits("khai sinh")
    assert found["1.001193"].named > found["1.004884"].named > found["1.000689"].named


def test_words_side_by_side_are_worth_more_than_words_apart() -> None:
    names = Names(Vocabulary())
    for name in ("Khai sinh", "Khai báo nơi sinh", "Khai báo khi di chuyển sinh vật", "Sinh khai"):
        names.add(name, "")
    names.weigh()
    khai, sinh = (Slot(((names.vocabulary.number(w), 1.0),), 1.0) for w in ("khai", "sinh"))
    found = Ranking(names).fits(Meaning((khai, sinh)))
    assert found[0].asked > found[1].asked > found[3].asked


def test_a_part_of_the_words_strewn_about_a_name_is_chance(fits) -> None:
    assert fits("lại sinh tạm hôn") == {}
    assert set(fits("lại hôn khai sinh")) == {"1.001193", "1.004884", "1.000689"}
    assert Fit(asked=0.6, named=0.1, held=0.3).is_chance
    assert not Fit(asked=0.6, named=0.1, held=0.5).is_chance
    assert not Fit(asked=0.9, named=0.1, held=0.0).is_chance


def test_two_weak_guesses_side_by_side_hold_nothing(names: Names, listed) -> None:
    at = [one.code for one in listed].index("1.004222")
    first, second = names.vocabulary.numbers(("thường", "trú"))

    def found(*likes: float) -> bool:
        terms = zip((first, second), likes, strict=True)
        return at in Ranking(names).fits(Meaning(tuple(Slot((one,), 1.0) for one in terms)))

    assert found(0.75, 0.75)
    assert found(0.6, 1.0)
    assert not found(0.7, 0.7)


def test_official_words_and_a_word_alone_are_no_chance(names: Names, listed) -> None:
    at = [one.code for one in listed].index("1.004222")
    terms = names.vocabulary.numbers(("trú", "kết"))
    typed = [Slot(((term, 1.0),), 1.0) for term in terms]
    official = [Slot(slot.terms, 1.0, original=False) for slot in typed]
    assert at not in Ranking(names).fits(Meaning(tuple(typed)))
    assert at in Ranking(names).fits(Meaning(tuple(official)))
    assert at in Ranking(names).fits(Meaning((typed[0],)))


def test_a_word_that_is_in_nearly_all_names_carries_little(fits) -> None:
    assert fits("cấp thường trú")["1.004222"].asked > 0.8
    assert "1.014062" not in fits("cấp thường trú")


def test_a_name_without_enough_of_it_is_no_hit(fits) -> None:
    found = fits("thường trú xây dựng thửa kết hôn")
    assert all(fit.asked >= LEAST_ASKED for fit in found.values())
    assert "1.001193" not in found


def test_a_field_helps_a_name_that_lacks_the_word(fits) -> None:
    found = fits("cư trú")
    assert {"1.004222", "1.004194"} <= set(found)
    assert found["1.004222"].asked < 1


def test_a_less_likely_term_counts_less(names: Names, listed, meaning) -> None:
    at = [one.code for one in listed].index("1.004222")
    sure = Ranking(names).fits(meaning("thường trú"))[at]
    unsure = Ranking(names).fits(meaning("thường trú", 0.8))[at]
    assert unsure.asked == pytest.approx(0.8 * sure.asked)


def test_fillers_count_only_where_there_is_nothing_else(names: Names) -> None:
    term, other = names.vocabulary.numbers(["trú", "khai"])
    wanted, filler = Slot(((term, 1.0),), 1.0), Slot(((other, 1.0),), 1.0, filler=True)
    both, alone = Meaning((wanted, filler)), Meaning((filler,))
    assert Ranking(names).fits(both) == Ranking(names).fits(Meaning((wanted,)))
    assert Ranking(names).fits(alone)


def test_nothing_meant_finds_nothing(names: Names) -> None:
    assert Ranking(names).fits(Meaning(())) == {}
    assert Ranking(names).fits(Meaning((Slot((), 0.4),))) == {}


def test_what_is_asked_at_least_may_be_raised(names: Names, meaning) -> None:
    every = Ranking(names).fits(meaning("đăng ký khai sinh"))
    most = Ranking(names).fits(meaning("đăng ký khai sinh"), 0.99)
    assert set(most) < set(every)
    assert all(most[at] == every[at] for at in most)


def test_of_many_names_those_with_most_of_it_are_kept_wherever_they_stand() -> None:
    names = Names(Vocabulary())
    for number in range(3 * LOOKED_AT):
        names.add(f"Cấp giấy phép số {number} của sở", "")
    whole = names.add("Cấp giấy phép lái xe", "")
    names.weigh()
    said = names.vocabulary.numbers(["cấp", "giấy", "phép", "lái"])
    found = Ranking(names).fits(Meaning(tuple(Slot(((term, 1.0),), 1.0) for term in said)))
    assert len(found) == LOOKED_AT
    assert max(found, key=lambda at: found[at].asked) == whole


def test_what_no_name_has_and_what_decorates_costs_little(names: Names, listed) -> None:
    at = [one.code for one in listed].index("1.004222")
    said = [Slot(((term, 1.0),), 1.0) for term in names.vocabulary.numbers(("thường", "trú"))]
    other = names.vocabulary.number("khai")
    found = {
        name: Ranking(names).fits(Meaning((*said, slot)))[at].asked
        for name, slot in {
            "other": Slot(((other, 1.0),), 1.0),
            "unknown": Slot((), 1.0),
            "soft": Slot(((other, 1.0),), 1.0, soft=True),
        }.items()
    }
    assert found["other"] < found["unknown"] < found["soft"] < 1


def test_what_a_name_has_is_told_as_such_too(fits) -> None:
    few, many = fits("khai sinh")["1.001193"], fits("đăng ký khai sinh")["1.001193"]
    assert few.asked == pytest.approx(many.asked)
    assert few.told < many.told
