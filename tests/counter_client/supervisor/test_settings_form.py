"""The generic form: a row for each field of every section, keys that follow what stands."""

import pytest

from centre.rules.declaring.subjects import SUBJECTS
from counter_client.supervisor.settings import Settings
from counter_client.supervisor.settings_form import Form


@pytest.fixture
def flow(store):
    made = Settings()
    made.seen(store.declared.read())
    return made


@pytest.fixture
def form(qtbot, flow):
    made = Form()
    qtbot.addWidget(made)
    made.typed.connect(flow.type)
    made.resize(600, 700)
    made.show()
    return made


@pytest.mark.parametrize("section", SUBJECTS)
def test_what_is_shown_unchanged_is_no_change(form, flow, section) -> None:
    flow.choose(section, next(iter(flow.sheet.items[section])))
    form.show_flow(flow, "vi")
    assert list(form.rows) == [entry.name for entry in flow.entries()]
    for name, row in form.rows.items():
        flow.type(name, row.editor.value())
    assert flow.moves() == ()


def test_keys_follow_what_can_be_done(form, flow) -> None:
    flow.choose("pause", "hop")
    form.show_flow(flow, "vi")
    assert (form.save.refused, form.give_up.isHidden(), form.end.isHidden()) == (True, True, False)
    form.rows["name"].editor._fields["vi"].setText("Họp giao ban")
    form.show_flow(flow, "vi")
    assert (form.save.refused, form.give_up.isHidden(), form.end.isHidden()) == (False, False, True)
    assert "Họp giao ban" in form.moves.text()
    flow.give_up()
    flow.choose("hours")
    form.show_flow(flow, "vi")
    assert form.end.isHidden()
    assert form.title.text() == "Giờ làm việc"


def test_many_changes_are_counted_and_rows_stay_between_items_of_a_section(form, flow) -> None:
    flow.choose("policy")
    form.show_flow(flow, "vi")
    for name in ("bypass_limit", "return_minutes", "return_places", "put_back_places",
                 "rating_seconds", "stale_days", "dossier_days"):  # fmt: skip
        form.rows[name].editor.field.setText("7")
    form.show_flow(flow, "vi")
    assert "1 thay đổi nữa" in form.moves.text()
    flow.give_up()
    flow.choose("pause", "hop")
    form.show_flow(flow, "vi")
    rows = dict(form.rows)
    flow.choose("pause", "an-trua")
    form.show_flow(flow, "vi")
    assert form.rows == rows
    form.first()
