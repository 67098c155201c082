"""What the server says to whoever asks is a refusal; a lost link stays one."""

import pytest

from centre.rules.errors import NotAllowed, Unavailable
from counter_client.supervisor.linked import FOR_PEOPLE, told_to_people


@pytest.mark.parametrize("key", sorted(FOR_PEOPLE))
def test_what_is_said_to_people_is_a_refusal_with_the_same_key(key):
    with pytest.raises(NotAllowed) as refused, told_to_people():
        raise Unavailable(key, "database")
    assert refused.value.key == key


def test_a_lost_link_is_a_lost_link():
    with pytest.raises(Unavailable), told_to_people():
        raise Unavailable("database_gone", "database")
