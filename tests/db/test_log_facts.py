"""Lines of the log and calls with their reasons are values: nobody changes one by the way."""

from dataclasses import FrozenInstanceError, fields

import pytest

from db.log_facts import Before, LoggedEvent, Why


@pytest.mark.parametrize("kind", [Before, LoggedEvent, Why])
def test_they_are_frozen(kind):
    one = kind(*(None for _ in fields(kind)))
    with pytest.raises(FrozenInstanceError):
        one.at = 1
