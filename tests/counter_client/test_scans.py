"""Scanned codes: ours leads to a ticket, a receipt to its dossier, any other to a sentence."""

from datetime import date
from uuid import uuid4

import pytest

from centre.rules import codes
from counter_client import handover_said, sentences
from counter_client.scans import SENTENCES, Receipt, meant


def test_our_slip_is_its_ticket():
    ticket = uuid4()
    assert meant(codes.TicketCode(ticket)) == ticket


def test_a_receipt_is_its_dossiers_code_and_nothing_of_it_is_in_a_log():
    code = "000.00.16.H99-231126-0001"
    found = meant(codes.DossierCode(code, date(2026, 11, 23), "7K2M"))
    assert found == Receipt(code)
    assert code not in repr(found)


@pytest.mark.parametrize(
    ("reading", "key"),
    [
        (codes.ProcedureCode("1.000001", "1.000001"), "scan_no_slip"),
        (codes.Card(1950), "code_is_card"),
        (codes.Opaque(12), "scan_no_slip"),
        (codes.Refused("card_broken"), "code_is_card"),
        (codes.Refused("health_card"), "code_is_card"),
        (codes.Refused("dossier_date"), "scan_no_slip"),
        (codes.Refused("empty"), "scan_unreadable"),
        (codes.Refused("not_text"), "scan_unreadable"),
        (codes.Refused("too_long"), "scan_unreadable"),
        (codes.Refused("wedge_letters"), "scan_letters"),
    ],
)
def test_any_other_code_is_a_sentence(reading, key):
    message = meant(reading)
    assert message.key == key
    assert key in {**sentences.answers(), **handover_said.sentences()}


def test_every_sentence_of_a_scan_exists():
    known = {**sentences.answers(), **handover_said.sentences()}
    assert {*SENTENCES.values(), "scan_no_slip", "scan_other_day", "code_is_card"} <= set(known)
