"""The starter catalogue: a new centre begins with it, through the importer as any list."""

from db.catalogue import starter
from db.catalogue.reading import read_rows


def test_its_rows_are_all_good():
    with starter.starter_file() as path:
        source = read_rows(path)
    assert (source.kind, source.problems, source.ignored) == ("jsonl", (), ())
    assert len(source.rows) > 100


def test_a_centre_that_begins_with_it_can_be_searched_and_asked(store, clock):
    with store.write() as work:
        count = starter.lay(work.connection, work.centre.code, clock.now())
    shown = store.catalogue.shown()
    assert (shown.version, shown.source) == (1, starter.FILE)
    assert shown.imported_at == clock.now()
    assert len(shown.listed) == count
    birth = store.catalogue.procedure("1.001193")
    assert birth.papers
    assert "khai sinh" in birth.name
    assert len(store.catalogue.often(8)) == 8
