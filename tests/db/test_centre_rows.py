"""A whole centre as rows, parents first."""

from db import sample
from db.centre_rows import instrument_row, write
from db.centres import read
from db.tables import metadata


def test_a_centre_is_written_in_one_go_with_every_reference_in_place(new_engine) -> None:
    centre = sample.centre_of(sample.load(), "H99.01")
    engine = new_engine()
    metadata.create_all(engine)
    with engine.begin() as connection:
        write(connection, centre, {})
        assert read(connection, "H99.01") == centre


def test_the_levels_of_an_instrument_are_plain() -> None:
    centre = sample.centre_of(sample.load(), "H99.01")
    row = instrument_row(centre.instrument)
    assert row["code"] == centre.instrument.code
    assert [level["value"] for level in row["levels"]] == [1, 2, 3]
