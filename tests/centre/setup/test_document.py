"""The document of a role: what the settings accept, and what stays of the one before."""

import tomllib
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.settings import Settings, SettingsError
from centre.settings.units import units
from centre.setup.document import _lines, merged, text_of
from centre.setup.steps import Role

ANSWERS = {
    "code": "MC-DEMO",
    "address": "sqlite:a.db",
    "printer": "usb:/dev/usb/lp0",
    "inches": 43.0,
    "seat": 6.0,
    "counter": "1",
}
NAMES = {
    Role.KIOSK: {"motcua-kiosk@k1.service"},
    Role.DISPLAY: {"motcua-display@lobby.service"},
    Role.COUNTER: {"motcua-counter.desktop"},
    Role.RATING: {"motcua-kiosk@rating1.service"},
    Role.SERVER: {"motcua-attend.service"},
    Role.ALL_IN_ONE: {
        "motcua-kiosk@k1.service",
        "motcua-display@lobby.service",
        "motcua-counter.desktop",
    },
}
EVERY = set().union(*NAMES.values())


def run_by(document, folder):
    read = tomllib.loads(text_of(document, folder))
    return {unit.name for unit in units(Settings.model_validate(read))}


@pytest.mark.parametrize("pair", list(permutations(Role, 2)))
def test_after_a_change_of_role_only_the_new_one_runs(pair, tmp_path):
    before, after = pair
    document = merged(merged({}, before, ANSWERS), after, ANSWERS)
    assert run_by(document, tmp_path) & EVERY == NAMES[after]


def test_other_sections_and_keys_survive(tmp_path):
    existing = {
        "centre": {"code": "OLD"},
        "backup": {"second": "/mnt/ban-sao"},
        "kiosk": {"hall": {"idle_seconds": 55, "printer": "p9"}},
        "printer": {"p9": {"transport": "simulated", "cut": False}},
        "display": {"tv": {}},
    }
    made = merged(existing, Role.KIOSK, ANSWERS)
    assert made["backup"] == existing["backup"]
    assert made["kiosk"]["hall"]["idle_seconds"] == 55
    assert made["printer"]["p9"] == {"transport": "usb:/dev/usb/lp0", "cut": False}
    assert "display" not in made
    assert existing["centre"] == {"code": "OLD"}
    assert "p9" in text_of(made, tmp_path)


def test_a_kiosk_without_a_printer_names_none():
    made = merged({}, Role.KIOSK, {**ANSWERS, "printer": None})
    assert "printer" not in made["kiosk"]["k1"]


def test_what_the_settings_refuse_makes_no_text(tmp_path):
    with pytest.raises(SettingsError, match="colour"):
        text_of({"centre": {"code": "MC-1", "colour": "red"}}, tmp_path)


KEYS = st.text(st.characters(exclude_categories=["Cs"]), max_size=9)
VALUES = st.recursive(
    st.booleans() | st.integers(-(2**63), 2**63 - 1) | KEYS | st.floats(-1e9, 1e9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=9,
)


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_any_document_reads_back_as_it_was_written(document):
    assert tomllib.loads("\n".join(_lines(document, ()))) == document
