"""The file of everyday words: what it means, and what is wrong with it by line."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.errors import NotAllowed
from centre.rules.search.thesaurus import Entry, Thesaurus, parse


def test_an_entry_has_phrases_readings_and_fields() -> None:
    read = parse("# heading\n\ncưới|lấy vợ\tđăng ký kết hôn|kết hôn\tHộ tịch\n", "a.tsv")
    assert read.entries == (
        Entry(("cưới", "lấy vợ"), ("đăng ký kết hôn", "kết hôn"), ("Hộ tịch",)),
    )


def test_the_third_column_may_be_left_out() -> None:
    assert parse("cưới\tkết hôn", "a.tsv").entries[0].fields == ()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("cưới", "columns"),
        ("a\tb\tc\td", "columns"),
        ("\tkết hôn\t", "empty"),
        ("cưới\t | \t", "empty"),
        ("cưới|!!\tkết hôn\t", "empty"),
        ("mất {sổ đỏ\tcấp lại\t", "braces"),
        ("mất sổ}\tcấp lại\t", "braces"),
        ("một hai ba bốn năm sáu bảy tám chín mười một hai ba\tsố\t", "long"),
        ("cu\u031bo\u031b\u0301i\tkết hôn\t", "not_nfc"),
    ],
)
def test_a_wrong_line_is_told_with_its_number(line: str, why: str) -> None:
    with pytest.raises(NotAllowed, match="thesaurus_wrong") as refused:
        parse(f"# heading\ncưới\tkết hôn\n{line}\n", "everyday-a.tsv")
    assert refused.value.facts == {"file": "everyday-a.tsv", "line": 3, "why": why}


@given(st.text())
def test_any_text_is_read_or_refused_by_name(text: str) -> None:
    entries: tuple[Entry, ...] = ()
    with suppress(NotAllowed):
        entries = parse(text, "a.tsv").entries
    assert all(entry.everyday and entry.official for entry in entries)


def test_a_gap_is_filled_by_what_its_entry_is_called() -> None:
    read = parse("sổ đỏ|bìa đỏ\tgiấy chứng nhận\t\nmất {sổ đỏ}\tcấp lại\t\n", "a.tsv")
    red, pink, lost = read.phrases()
    assert lost.said == ("mất", "{sổ đỏ}")
    assert red.stands_for == pink.stands_for == ("{sổ đỏ}",)
    assert lost.stands_for == ()


def test_a_gap_may_name_the_first_official_phrase() -> None:
    read = parse("sổ đỏ\tGiấy chứng nhận\t\nmất {giấy chứng nhận}\tcấp lại\t", "a.tsv")
    assert read.phrases()[0].stands_for == ("{giấy chứng nhận}",)
    assert read.unresolved() == ()


def test_a_gap_that_no_entry_fills_is_named() -> None:
    assert parse("mất {sổ xanh}\tcấp lại\t", "a.tsv").unresolved() == ("sổ xanh",)


def test_gaps_are_filled_from_another_file() -> None:
    one = parse("mất {sổ đỏ}\tcấp lại\t", "a.tsv")
    both = one.joined(parse("sổ đỏ\tgiấy chứng nhận\t", "b.tsv"))
    assert one.unresolved() == ("sổ đỏ",)
    assert both.unresolved() == ()


def test_short_forms_are_read_in_full_on_both_sides() -> None:
    (phrase,) = parse("thẻ bhyt\tthẻ BHYT\t", "a.tsv").phrases()
    assert phrase.said == phrase.readings[0] == ("thẻ", "bảo", "hiểm", "y", "tế")


def test_a_supervisors_words_go_first_and_leave_the_old_thesaurus_as_it_was() -> None:
    old = parse("cưới\tkết hôn\t", "a.tsv")
    new = old.with_words([("đám cưới|rước dâu", "đăng ký kết hôn")])
    assert [phrase.said for phrase in new.phrases()][:2] == [("đám", "cưới"), ("rước", "dâu")]
    assert new.entries == old.entries
    assert old.added == ()


def test_a_supervisors_wrong_words_are_refused_by_their_number() -> None:
    with pytest.raises(NotAllowed) as refused:
        Thesaurus().with_words([("cưới", "kết hôn"), ("", "kết hôn")])
    assert refused.value.facts == {"file": "", "line": 2, "why": "empty"}
