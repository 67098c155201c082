"""A fault knows its key from the top of the file, whoever found it."""

import pytest

from drivers.frames.faults import Fault, blamed_on


def test_outer_keys_are_put_before_the_inner_one():
    with (
        pytest.raises(Fault) as caught,
        blamed_on("vector", "a001"),
        blamed_on("bytes"),
    ):
        raise Fault("is wrong", "Mend it")
    assert caught.value.key == ("vector", "a001", "bytes")
    assert (caught.value.what, caught.value.remedy) == ("is wrong", "Mend it")


def test_other_errors_pass():
    with pytest.raises(KeyError), blamed_on("frame"):
        raise KeyError("x")
