"""Tables of the lookup machine: what no rule allows is refused by the database itself."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.exc import IntegrityError

from db import tables

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
PROCEDURE = {
    "centre": "H99.08",
    "code": "1.001193",
    "code_raw": "1.001193.000.00.00.H41",
    "name": "Đăng ký khai sinh",
    "field": "Hộ tịch",
    "levels": ["commune"],
    "also": [],
    "digest": "0" * 64,
    "detail": {},
}
DOSSIER = {
    "centre": "H99.08",
    "code": "H99.08-261123-0001",
    "state_raw": "",
    "secret": "",
    "imported_at": NOW,
    "keep_until": TODAY,
}
MISS = {"centre": "H99.08", "text": "lam sim", "count": 1, "first_day": TODAY, "last_day": TODAY}


def insert(store, table, row):
    with store.write() as work:
        work.connection.execute(table.insert(), row)


def test_a_procedure_whose_time_has_ended_is_kept(store):
    ended = {**PROCEDURE, "valid_from": date(2025, 7, 1), "valid_to": TODAY}
    insert(store, tables.catalogue_procedure, ended)


def test_a_procedure_does_not_end_before_it_begins(store):
    wrong = {**PROCEDURE, "valid_from": TODAY, "valid_to": date(2025, 7, 1)}
    with pytest.raises(IntegrityError):
        insert(store, tables.catalogue_procedure, wrong)


@pytest.mark.parametrize("state", [None, 1, 10])
def test_the_ten_states_of_a_dossier_and_an_unknown_one_may_be_stored(store, state):
    insert(store, tables.dossier, {**DOSSIER, "state": state})


@pytest.mark.parametrize("state", [0, 11])
def test_other_states_are_refused(store, state):
    with pytest.raises(IntegrityError):
        insert(store, tables.dossier, {**DOSSIER, "state": state})


def test_a_field_of_the_catalogue_goes_to_a_service_that_exists(store):
    with pytest.raises(IntegrityError):
        insert(store, tables.topic, {"centre": "H99.08", "field": "Dân số", "service": "bay-gio"})


def test_folded_words_may_be_counted(store):
    insert(store, tables.search_miss, MISS)


@pytest.mark.parametrize(
    "text", ["0912345678", "nguyen van a 0912", "LAM SIM", "lam  sim", "a b c d e f g h i k l", ""]
)
def test_a_server_takes_no_number_and_no_sentence_as_a_search(store, engine_kind, text):
    if engine_kind == "sqlite":
        pytest.skip("a file is written by our own programs alone")
    with pytest.raises(IntegrityError):
        insert(store, tables.search_miss, {**MISS, "text": text})


def test_no_column_holds_a_person():
    of = ("dossier", "lookup_try", "search_miss", "catalogue_procedure")
    columns = {column.name for name in of for column in tables.metadata.tables[name].c}
    assert not columns & {"name_of", "applicant", "phone", "address", "email", "card", "owner"}
