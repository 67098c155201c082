"""How JSON columns are written: as people read them, and always in the same order."""

import json
from typing import Any


def to_json(value: Any) -> str:
    """Return value as JSON text; half a letter, as broken device texts have, becomes a mark."""
    written = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return written.encode("utf-8", "replace").decode("utf-8")
