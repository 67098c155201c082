"""A slip keeps what it says through JSON, and refuses what is no slip."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.slip import Align, Big, Code, Item, Line, Rule, Slip, Space

texts = st.text(max_size=60)
parts = st.one_of(
    st.builds(
        Line,
        text=texts,
        cap_mm=st.floats(1, 20),
        bold=st.booleans(),
        align=st.sampled_from(Align),
    ),
    st.builds(Big, text=st.text(min_size=1, max_size=12)),
    st.builds(Code, text=st.text(min_size=1, max_size=40)),
    st.builds(Item, text=texts, cap_mm=st.floats(1, 20), ticked=st.booleans()),
    st.builds(Rule),
    st.builds(Space, mm=st.floats(0, 50)),
)


@given(st.lists(parts, min_size=1, max_size=8))
def test_reprint_says_the_same_as_the_original(several):
    slip = Slip(tuple(several))
    assert Slip.from_json(slip.to_json()) == slip
    assert Slip.from_data(json.loads(json.dumps(slip.as_data()))) == slip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "not JSON"),
        ("[]", "an object with its format"),
        ('{"slip": 2, "parts": []}', "unknown slip format 2"),
        ('{"slip": 1, "parts": []}', "1 to 60 parts"),
        ('{"slip": 1, "parts": "x"}', "an object with its format"),
        ('{"slip": 1, "parts": [{"part": "picture"}]}', "part 1: unknown part"),
        ('{"slip": 1, "parts": [{"part": ["line"]}]}', "part 1: unknown part"),
        ('{"slip": 1, "parts": [{"part": "rule"}, 7]}', "part 2: unknown part"),
        ('{"slip": 1, "parts": [{"part": "line"}]}', "part 1 (line)"),
        ('{"slip": 1, "parts": [{"part": "line", "text": 1}]}', "text cannot be 1"),
        ('{"slip": 1, "parts": [{"part": "line", "text": "a", "cap_mm": 99}]}', "1..20"),
        ('{"slip": 1, "parts": [{"part": "line", "text": "a", "bold": 1}]}', "bold cannot be 1"),
        ('{"slip": 1, "parts": [{"part": "line", "text": "a", "align": "up"}]}', "up"),
        (
            '{"slip": 1, "parts": [{"part": "item", "text": "a", "ticked": 1}]}',
            "ticked cannot be 1",
        ),
        ('{"slip": 1, "parts": [{"part": "item", "text": "a", "cap_mm": 99}]}', "1..20"),
        ('{"slip": 1, "parts": [{"part": "space", "mm": true}]}', "mm cannot be True"),
        ('{"slip": 1, "parts": [{"part": "space", "mm": NaN}]}', "0..50"),
        ('{"slip": 1, "parts": [{"part": "big", "text": ""}]}', "1 to 12"),
        ('{"slip": 1, "parts": [{"part": "rule", "colour": 1}]}', "unknown field colour"),
    ],
)
def test_damaged_slip_is_refused_in_words(text, told):
    with pytest.raises(ValueError, match=r".") as refused:
        Slip.from_json(text)
    assert told in str(refused.value)


@given(st.text(max_size=200))
def test_any_text_is_a_slip_or_a_value_error(text):
    with contextlib.suppress(ValueError):
        Slip.from_json(text)


def test_deeply_nested_text_is_refused_too():
    with pytest.raises(ValueError, match="not JSON"):
        Slip.from_json("[" * 100_000)
