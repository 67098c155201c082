"""The test slip: says that it is one, has all letters of Vietnamese, and fits any paper."""

import unicodedata
from datetime import UTC, datetime

from drivers.slip import Big, Code, Line, Slip
from kiosk import trial_slip

AT = datetime(2026, 11, 23, 1, 42, 7, tzinfo=UTC)


def slip():
    return trial_slip.compose("Trung tâm", "k1", AT, "Motcua 1 · Debian")


def words(paper):
    return "\n".join(part.text for part in paper.parts if isinstance(part, Line))


def test_it_says_that_it_is_a_test_where_and_when():
    paper = slip()
    assert any(isinstance(part, Big) and part.text == "THỬ" for part in paper.parts)
    assert "không phải số thứ tự" in words(paper)
    assert "k1 · 08:42:07 23/11/2026" in words(paper)


def test_every_letter_of_vietnamese_is_on_it_in_both_sizes():
    tones = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
    vowels = "AĂÂEÊIOÔƠUƯY"
    wanted = {unicodedata.normalize("NFC", vowel + tone) for vowel in vowels for tone in tones}
    wanted |= set("BCDĐGHKLMNPQRSTVX")
    said = words(slip())
    assert wanted <= set(said)
    assert {letter.lower() for letter in wanted} <= set(said)


def test_its_code_is_nobodys_ticket_and_it_can_be_kept():
    paper = slip()
    (code,) = [part for part in paper.parts if isinstance(part, Code)]
    assert not code.text.startswith("MC1:")
    assert Slip.from_json(paper.to_json()) == paper


def test_letters_of_several_heights_and_a_comb_for_dead_dots_are_on_it():
    lines = [part for part in slip().parts if isinstance(part, Line)]
    assert len({line.cap_mm for line in lines}) >= 6
    assert any(set(line.text) == {"|"} for line in lines)
