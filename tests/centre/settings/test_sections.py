"""What every section of a settings file refuses."""

import pytest
from pydantic import TypeAdapter, ValidationError

from centre.settings.sections import DeviceName, Plain, Section


class Small(Section):
    """A section with one key."""

    seconds: float = 1.0
    """Some time."""


def test_an_unknown_key_is_refused():
    with pytest.raises(ValidationError, match="extra_forbidden"):
        Small.model_validate({"second": 2.0})


def test_nothing_is_converted():
    with pytest.raises(ValidationError):
        Small.model_validate({"seconds": "2"})


def test_a_number_is_a_number():
    with pytest.raises(ValidationError):
        Small.model_validate({"seconds": float("nan")})


def test_a_key_is_described_by_the_text_below_it():
    assert Small.model_fields["seconds"].description == "Some time."


@pytest.mark.parametrize("name", ["k1", "l-1", "0"])
def test_good_names(name):
    assert TypeAdapter(DeviceName).validate_python(name) == name


@pytest.mark.parametrize("text", ["", "a\nb", "x" * 201])
def test_texts_without_end_or_with_line_breaks_are_refused(text):
    with pytest.raises(ValidationError):
        TypeAdapter(Plain).validate_python(text)
