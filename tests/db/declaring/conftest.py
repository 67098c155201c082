"""Changes by name, and what the log has heard of them."""

from uuid import uuid4

import pytest

from centre.rules.declaring.facts import Change
from centre.rules.errors import NotAllowed


@pytest.fixture
def put(store):
    """Make one change as the supervisor of the sample, or as somebody else."""

    def change(section, key, value, *, by="giam-doc", seen=None):
        return store.declared.change(uuid4(), Change(section, key, value, seen), by)

    return change


@pytest.fixture
def refused(put):
    """Make a change that is refused; return the key of the refusal and its place."""

    def change(*args, **how):
        with pytest.raises(NotAllowed) as refusal:
            put(*args, **how)
        return refusal.value.key, refusal.value.facts.get("where")

    return change


@pytest.fixture
def told(store):
    """Return (section, key, field, old, new, by) of every change in the log, oldest first."""

    def find():
        pasts = reversed(store.declared.history(1000))
        return [(p.section, p.key, p.field, p.old, p.new, p.by) for p in pasts]

    return find
