"""One file there and back: nothing is lost, nothing is half taken in, what is wrong is named."""

from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed, Unavailable
from centre.settings import load
from db import open_store
from db.declaring.file import export, text_of
from db.declaring.intake import items_in
from db.founding import found

FIVE = [{"value": n, "label": {"vi": f"Mức {n}"}, "face": n - 1} for n in range(1, 6)]


@pytest.fixture
def written(store, put, tmp_path):
    """A file of a centre in which much was changed."""
    put("service", "ho-tich", {"kiosk_letters": {"k2": "L"}, "hours": {"0": [["07:00", "11:00"]]}})
    put("priority", "khuyet-tat", None)
    put("notice", "camera", {"starts": "2026-12-01", "ends": "2026-12-31"})
    put("service", "nong-nghiep", None)
    put("field", "moi", {"name": {"vi": "Mới"}})
    put("field", "moi", None)
    put("clerk", "hoa", None)
    put("instrument", "nam-muc", {"question": {"vi": "?"}, "levels": FIVE, "active": True})
    put("centre", "centre", {"name": {"vi": 'Trung tâm "Một cửa" \\ số 1'}})
    path = tmp_path / "all.toml"
    export(path, text_of(store.declared.read().items, store.centre()))
    return path


def test_what_is_exported_would_change_nothing_here(store, written) -> None:
    assert store.declared.plan(items_in(written)).changes == ()
    text = written.read_text(encoding="utf-8")
    assert "pin" not in text.lower().replace("without pins", "").replace("pins are not", "")


def test_a_new_centre_is_founded_with_it(store, written, clock, tmp_path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "centre.toml").write_text('[centre]\ncode = "H99.09"\n', encoding="utf-8")
    found(load(folder), written, pin="2468")
    other = open_store(load(folder), clock, "kiosk:k1")
    try:
        assert other.centre().services == store.centre().services
        assert other.centre().counters == store.centre().counters
        assert other.centre().groups == store.centre().groups
        assert other.centre().fields == store.centre().fields
        assert other.centre().notices == store.centre().notices
        assert other.declared.read().items == store.declared.read().items
        assert text_of(other.declared.read().items, store.centre()) == written.read_text("utf-8")
        assert other.centre().procedures == store.centre().procedures
    finally:
        other.close()


def test_an_import_brings_a_changed_centre_back_in_one_step(store, put, written, told) -> None:
    put("service", "ho-tich", {"last": 100, "kiosk_letters": {}})
    put("pause", "hop", None)
    put("pause", "moi", {"name": {"vi": "Mới"}})
    put("holiday", "2027-04-30", None)
    plan = store.declared.plan(items_in(written))
    whats = {(step.section, step.key): step.what for step in plan.steps}
    assert whats == {
        ("service", "ho-tich"): "changed",
        ("pause", "hop"): "changed",
        ("pause", "moi"): "ended",
        ("holiday", "2027-04-30"): "added",
    }
    assert store.declared.change_all(uuid4(), plan.changes, "giam-doc")
    assert store.declared.plan(items_in(written)).changes == ()


def test_an_import_on_what_somebody_has_changed_since_is_refused_as_a_whole(
    store, put, written, everything
) -> None:
    put("pause", "hop", None)
    put("service", "ho-tich", {"last": 100})
    plan = store.declared.plan(items_in(written))
    put("service", "ho-tich", {"last": 90})
    before = everything()
    with pytest.raises(NotAllowed, match="changed_meanwhile"):
        store.declared.change_all(uuid4(), plan.changes, "giam-doc")
    assert everything() == before


def test_a_file_that_is_there_is_not_overwritten(store, written) -> None:
    before = written.read_text(encoding="utf-8")
    with pytest.raises(Unavailable, match="file_exists"):
        export(written, "x")
    with pytest.raises(Unavailable, match="file_unwritable"):
        export(written / "x", "x")
    assert written.read_text(encoding="utf-8") == before
