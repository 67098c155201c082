"""A procedure as the JSON of its row in the catalogue, and what tells two of them apart."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from centre.rules.costs import Channel
from centre.rules.levels import Level
from centre.rules.papers import Paper
from centre.rules.procedures import Procedure

_DAYS: Final = ("as_of", "valid_from", "valid_to")
_TUPLES: Final = ("agencies", "applicants", "results", "legal_basis", "steps", "also")
_KEYS: Final = frozenset(one.name for one in fields(Procedure))


def to_json(procedure: Procedure) -> dict[str, Any]:
    """Return a procedure as a JSON object: the fields by name, days as 2025-07-01, lists."""
    shape = {one.name: getattr(procedure, one.name) for one in fields(procedure)}
    return shape | {
        "levels": [level.value for level in procedure.levels],
        "channels": [asdict(channel) for channel in procedure.channels],
        "papers": [asdict(paper) for paper in procedure.papers],
        "translations": dict(procedure.translations),
        **{key: list(shape[key]) for key in _TUPLES},
        **{key: shape[key] and shape[key].isoformat() for key in _DAYS},
    }


def from_json(document: Mapping[str, Any]) -> Procedure:
    """Return the procedure of a JSON object of to_json.

    Keys that a later version has added are left aside, those that an earlier one lacked are empty,
    so that two versions can read one catalogue. Raises KeyError where code or name are missing.
    """
    known = {key: value for key, value in document.items() if key in _KEYS and value is not None}
    known |= {key: tuple(known[key]) for key in _TUPLES if key in known}
    known |= {key: date.fromisoformat(known[key]) for key in _DAYS if key in known}
    levels = {level.value for level in Level}
    known["levels"] = tuple(Level(one) for one in known.get("levels", ()) if one in levels)
    known["channels"] = tuple(_part(Channel, one) for one in known.get("channels", ()))
    known["papers"] = tuple(_part(Paper, one) for one in known.get("papers", ()))
    known["translations"] = MappingProxyType(dict(known.get("translations", {})))
    code, name = known.pop("code"), known.pop("name")
    field, raw = known.pop("field", ""), known.pop("code_raw", code)
    return Procedure(code=code, code_raw=raw, name=name, field=field, **known)


def digest(procedure: Procedure) -> str:
    """Return the SHA-256 of a procedure, as 64 hex digits; the same for the same, anywhere."""
    shape = json.dumps(to_json(procedure), ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(shape.encode("ascii")).hexdigest()


def _part(kind: type[Any], document: Mapping[str, Any]) -> Any:
    known = {one.name for one in fields(kind)}
    return kind(**{key: value for key, value in document.items() if key in known})
