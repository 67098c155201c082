"""The line on the scanner names what it takes here, and nothing else."""

from dataclasses import replace

import pytest

from kiosk.screens.scan_line import words
from kiosk.visit import Scans


@pytest.fixture
def by_age(centre):
    """A centre with a priority by age: there a card is of use."""
    groups = {code: replace(group, from_age=75) for code, group in centre.groups.items()}
    return replace(centre, groups=groups, policy=replace(centre.policy, ask_priority=True))


def test_slip_receipt_and_card_where_all_are_of_use(qapp, by_age):
    assert words(Scans.CARDS, by_age) == "Quét phiếu số, giấy hẹn hoặc thẻ căn cước tại ô quét"


def test_a_scanner_that_types_reads_no_card(qapp, by_age):
    assert words(Scans.CODES, by_age) == "Quét phiếu số hoặc giấy hẹn tại ô quét"


@pytest.mark.parametrize("lacks", ["question", "ages"])
def test_no_card_is_asked_for_where_it_leads_to_nothing(qapp, by_age, centre, lacks):
    asking = replace(centre, policy=replace(centre.policy, ask_priority=True))
    quiet = replace(by_age, policy=replace(by_age.policy, ask_priority=False))
    assert "thẻ" not in words(Scans.CARDS, asking if lacks == "ages" else quiet)


def test_without_a_scanner_or_before_the_first_reading_nothing_is_said(qapp, by_age):
    assert words(Scans.NONE, by_age) == ""
    assert words(Scans.CARDS, None) == ""
