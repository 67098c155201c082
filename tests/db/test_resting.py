"""What has ended elsewhere rests in a new centre too: no kiosk shows it, no code comes twice."""

from db import resting, sample, tables
from db.centre_rows import write
from db.centres import read


def test_what_has_ended_is_kept_and_offered_nowhere(new_engine) -> None:
    first = sample.load()
    plain = first.model_dump()
    for part, place in (("field", 6), ("priority", 0), ("notice", 0)):
        plain[part][place]["active"] = False
    plain["resting_instrument"] = [{**plain["instrument"], "code": "cu"}]
    ended = sample.Sample.model_validate(plain)
    engine = new_engine()
    tables.metadata.create_all(engine)
    with engine.begin() as connection:
        write(connection, sample.centre_of(ended, "H99.01"), {})
        resting.lay_down(connection, "H99.01", ended)
        found = read(connection, "H99.01")
        kept = connection.execute(tables.field.select()).all()
        asked = connection.execute(tables.instrument.select()).all()
    assert len(found.fields) == len(first.field) - 1
    assert first.priority[0].code not in found.groups
    assert first.notice[0].code not in {notice.code for notice in found.notices}
    assert len(kept) == len(first.field)
    assert {row.code for row in asked} == {"cu", first.instrument.code}
