"""What a device is called: its login, its name in the event log, its folder of keys."""

import re
from typing import Final

from centre.rules.enrolling import Kind
from centre.rules.errors import NotAllowed

AT_COUNTER: Final = frozenset({Kind.RATING, Kind.COUNTER, Kind.SUPERVISOR})
"""Kinds that may belong to a counter; a rating keypad must."""
_ACTORS: Final = {Kind.RATING: "kiosk", Kind.SUPERVISOR: "counter"}
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,30}")
_LONGEST: Final = 63
"""Bytes of a name in PostgreSQL."""


def login_of(centre: str, name: str) -> str:
    """Return the login of a device: mc_<centre>_<name>, of a-z, 0-9 and _ alone.

    name as in the settings (k1, c-3). Raises NotAllowed("device_name_shape") for any other, or for
    one that is too long together with the centre's code.
    """
    login = re.sub("[^a-z0-9]", "_", f"mc_{centre}_{name}".lower())
    if not _NAME.fullmatch(name) or len(login) > _LONGEST:
        raise NotAllowed("device_name_shape", name=name[:40])
    return login


def actor_of(kind: Kind, name: str) -> str:
    """Return who the device is in the event log: kiosk:k1, display:lobby, counter:c3."""
    return f"{_ACTORS.get(kind, kind.value)}:{name}"


def folder_name(actor: str) -> str:
    """Return the name of a program's folder of keys: kiosk-k1."""
    return actor.replace(":", "-")
