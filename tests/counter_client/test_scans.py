"""Scanned codes: ours leads to a ticket, every other one to a calm sentence."""

from datetime import date
from uuid import uuid4

import pytest

from centre.rules import codes
from counter_client import sentences
from counter_client.scans import SENTENCES, meant


def test_our_slip_is_its_ticket():
    ticket = uuid4()
    assert meant(codes.TicketCode(ticket)) == ticket


@pytest.mark.parametrize(
    ("reading", "key"),
    [
        (codes.DossierCode("000.00.16.H99-231126-0001", date(2026, 11, 23)), "scan_no_slip"),
        (codes.ProcedureCode("1.000001", "1.000001"), "scan_no_slip"),
        (codes.Card(1950), "scan_no_slip"),
        (codes.Opaque(12), "scan_no_slip"),
        (codes.Refused("card_broken"), "scan_no_slip"),
        (codes.Refused("empty"), "scan_unreadable"),
        (codes.Refused("not_text"), "scan_unreadable"),
        (codes.Refused("too_long"), "scan_unreadable"),
        (codes.Refused("wedge_letters"), "scan_letters"),
    ],
)
def test_any_other_code_is_a_sentence(reading, key):
    message = meant(reading)
    assert message.key == key
    assert key in sentences.answers()


def test_every_sentence_of_a_scan_exists():
    assert {*SENTENCES.values(), "scan_no_slip", "scan_other_day"} <= set(sentences.answers())
