"""A file taken in: older ones change what they say; broken ones say what is wrong, and where."""

import os
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from centre.rules.errors import NotAllowed, Unavailable
from db import sample
from db.declaring.file import text_of
from db.declaring.intake import items_in
from db.telling import told as sentence


@pytest.fixture
def text(store):
    """Everything that the founded centre exports."""
    return text_of(store.declared.read().items, store.centre())


@pytest.fixture
def planned(store, tmp_path):
    """Return what a file of this text would change."""

    def plan(text):
        path = tmp_path / "in.toml"
        path.write_text(text, encoding="utf-8")
        return store.declared.plan_file(path)

    return plan


WRONG = (
    ("first = 1\n", "first = -1\n", "service.ho-tich.first", "setting_range"),
    ("first = 1\n", "first = 1e400\n", "service.ho-tich.first", "setting_shape"),
    ("first = 1\n", 'first = "1"\n', "service.ho-tich.first", "setting_shape"),
    ("expected_minutes = 8.0", "expected_minutes = nan", "service.ho-tich.expected_minutes",
     "setting_range"),
    ("bypass_limit = 3", "bypass_limit = 99", "policy.policy.bypass_limit", "setting_range"),
    ("bypass_limit = 3", "bypas_limit = 3", "policy.policy.bypas_limit", "setting_unknown"),
    ("most_calls = 5", "most_calls = 1", "policy.policy.most_calls", "setting_range"),
    ("most_calls = 5", "most_calls = 21", "policy.policy.most_calls", "setting_range"),
    ('letter = "B"', 'letter = "A"', "service.ho-tich.letter", "letter_repeated"),
    ('letter = "B"', 'letter = "O"', "service.chung-thuc.letter", "letter_forbidden"),
    ('icon = "land"', 'icon = "rocket"', "field.dat-dai.icon", "setting_choice"),
    ('role = "auditor"', 'role = "king"', "clerk.kiem-tra.role", "setting_choice"),
    ('role = "supervisor"', 'role = "clerk"', "clerk.role", "supervisor_needed"),
    ('code = "dat-dai"', 'code = "ho-tich"', "field.ho-tich", "setting_taken"),
    ('code = "dat-dai"', "code = 7", "field.3.code", "setting_code"),
    ('kind = "pause"', 'kind = "pausa"', "choice.1.kind", "setting_choice"),
    ("day = 2027-01-01", 'day = "Tết"', "holiday.1.day", "setting_code"),
    ("[policy]", "[polici]", "polici", "setting_unknown"),
    ("[hours]", "[[hours]]", "hours.week.week", "setting_shape"),
    ("[[holiday]]", "[[surprise]]\nx = 1\n[[holiday]]", "surprise", "setting_unknown"),
    ("format = 1", 'format = "1"', "format", "setting_shape"),
    ("intervals = []", "intervals = [[[[[[[[]]]]]]]]", "holiday", "setting_shape"),
)  # fmt: skip


def test_what_is_wrong_is_named_with_file_place_and_remedy(planned, text, everything) -> None:
    before = everything()
    for old, new, *told in WRONG:
        assert old in text
        with pytest.raises(NotAllowed) as refusal:
            planned(text.replace(old, new, 1))
        facts = refusal.value.facts
        assert (refusal.value.key, new) == ("settings_file_wrong", new)
        assert [facts["where"], facts["why"]] == told
        assert "in.toml" in sentence(refusal.value)
        assert "setting_" not in sentence(refusal.value), "a sentence, no key"
    assert everything() == before


BROKEN = {
    "no toml": b"[centre\n",
    "no text": b"\xff\xfe",
    "a flood": b"x = 1\n" * 800_000,
    "a pit": b"x = " + b"[" * 5000,
    "a number without end": b"x = " + b"9" * 5000,
    "declared twice": b"[policy]\n[policy]\n",
}


def test_what_is_no_file_of_settings_is_refused(tmp_path) -> None:
    path = tmp_path / "wrong.toml"
    for kind, content in BROKEN.items():
        path.write_bytes(content)
        with pytest.raises(Unavailable, match="sample_unreadable") as refusal:
            items_in(path)
        assert str(path) in str(refusal.value), kind


def test_the_line_is_named_and_what_is_no_file_is_not_opened(tmp_path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text("[centre]\n\nname = \n", encoding="utf-8")
    with pytest.raises(Unavailable, match="line 3"):
        items_in(path)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for odd in (tmp_path / "none.toml", tmp_path, pipe, tmp_path / "a\0b"):
        with pytest.raises(Unavailable, match="sample_unreadable"):
            items_in(odd)


def test_a_newer_file_is_refused_with_what_to_do(planned, text) -> None:
    with pytest.raises(NotAllowed, match="settings_file_newer") as refusal:
        planned(text.replace("format = 1", "format = 2"))
    assert "newer" in sentence(refusal.value)


def test_an_older_file_leaves_alone_what_it_does_not_know(put, planned, text, store) -> None:
    """A file from before pauses, outcomes and figures resets none of them."""
    put("policy", "policy", {"wait_target_minutes": 45, "ask_outcome": True, "bypass_limit": 2})
    put("service", "ho-tich", {"daily_limit": 60})
    kept = store.declared.read().items
    lines = text.replace("format = 1", "").splitlines()
    gone = ("wait_target_minutes", "ask_outcome", "last =", "position")
    older = "\n".join(line for line in lines if not line.startswith(gone))
    older = "\n\n".join(part for part in older.split("\n\n") if "[[choice]]" not in part)
    plan = planned(older)
    assert [(step.section, step.key) for step in plan.steps] == [("policy", "policy")]
    assert [move.field for move in plan.steps[0].moves] == ["bypass_limit"]
    store.declared.change_all(uuid4(), plan.changes, "giam-doc")
    now = store.declared.read().items
    assert now["pause"] == kept["pause"]
    assert now["outcome"] == kept["outcome"]
    assert now["service"] == kept["service"]


def test_the_first_data_change_nothing_in_the_centre_that_was_founded_with_them(store) -> None:
    assert store.declared.plan(items_in(sample.BUILT_IN)).changes == ()


NAMES = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\xa0"),
    min_size=1, max_size=60,
).filter(str.strip)  # fmt: skip
CHANGED = st.fixed_dictionaries(
    {
        "name": NAMES,
        "last": st.integers(2, 9999),
        "limit": st.none() | st.integers(1, 9999),
        "weight": st.integers(1, 9),
        "ended": st.booleans(),
        "patience": st.none() | st.integers(1, 480),
        "asked": st.booleans(),
        "hours": st.none() | st.just({"0": [["07:00", "09:30"]]}),
        "starts": st.none() | st.just("2026-12-01"),
    }
)


def change_all_of(put, wish) -> None:
    put("service", "ho-tich", {"last": wish["last"], "daily_limit": wish["limit"],
                               "name": {"vi": wish["name"]}, "hours": wish["hours"]})  # fmt: skip
    put("counter", "3", {"serves": {"dat-dai": wish["weight"], "xay-dung": 1, "nong-nghiep": 1}})
    put("policy", "policy", {"patience_minutes": wish["patience"]})
    put("notice", "camera", {"starts": wish["starts"], "active": not wish["ended"]})
    put("priority", "khuyet-tat", {"active": not wish["ended"], "citation": wish["name"]})
    put("clerk", "hoa", {"name": wish["name"], "active": not wish["ended"]})
    levels = [{"value": n, "label": {"vi": f"{n}"}, "face": n} for n in (1, 2)]
    put("instrument", "hai-muc", {"question": {"vi": wish["name"]}, "levels": levels,
                                  "active": wish["asked"] or None is wish["limit"]})  # fmt: skip
    put("instrument", "giao-dich", {"active": True})


@given(wish=CHANGED)
@settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_export_import_and_export_again_are_equal(put, store, planned, tmp_path, wish) -> None:
    """There and back: whatever is declared, a second centre that takes it in exports the same."""
    change_all_of(put, wish)
    wanted = text_of(store.declared.read().items, store.centre())
    plain = {"name": "Khác", "last": 999, "limit": 7, "weight": 9, "ended": False, "patience": 9,
             "asked": True, "hours": None, "starts": None}  # fmt: skip
    change_all_of(put, plain)
    assert text_of(store.declared.read().items, store.centre()) != wanted
    plan = planned(wanted)
    assert store.declared.change_all(uuid4(), plan.changes, "giam-doc")
    assert text_of(store.declared.read().items, store.centre()) == wanted
