"""Promotion refuses what is no standby; the whole way is told in test_standby."""

import pytest

from centre.rules.errors import NotAllowed
from db.server import promotion


def test_a_server_that_follows_nobody_is_not_promoted(prepared):
    with pytest.raises(NotAllowed, match="not_standby"):
        promotion.promote(prepared.local)
