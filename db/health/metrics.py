"""A look as Prometheus text, for node_exporter's textfile collector; written whole or not at all.

Format: prometheus.io, "Text-based format". Names only grow; docs/watching.md lists them.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from centre.rules.errors import Unavailable
from db.health.findings import ORDER
from db.health.looking import Look

_HEADS: Final = {
    "motcua_info": "Version and schema; always 1",
    "motcua_state": "How the machine is: 0 ok, 1 unknown, 2 warning, 3 error",
    "motcua_check_state": "How each check is: 0 ok, 1 unknown, 2 warning, 3 error",
    "motcua_disk_free_bytes": "Room where the data lies",
    "motcua_proof_age_seconds": "Since a copy was last restored and checked",
    "motcua_waiting": "People who wait now",
    "motcua_waiting_oldest_minutes": "How long the first of them has waited",
    "motcua_device_state": "0 ok, 2 warning, 3 error or offline",
    "motcua_looked_at_seconds": "When this was written, since 1970",
}
_DEVICE: Final = {"ok": 0, "none": 0, "warning": 2, "error": 3, "offline": 3}
Sample = tuple[str, str, float]


def text(seen: Look) -> str:
    """Return the text of a look."""
    grouped: dict[str, list[Sample]] = {}
    for sample in _samples(seen):
        grouped.setdefault(sample[0], []).append(sample)
    return "".join(_lines(name, grouped[name]) for name in _HEADS if name in grouped)


def _lines(name: str, samples: Iterable[Sample]) -> str:
    head = f"# HELP {name} {_HEADS[name]}\n# TYPE {name} gauge\n"
    return head + "".join(f"{name}{labels} {value:.15g}\n" for _, labels, value in samples)


def _samples(seen: Look) -> Iterator[Sample]:
    yield "motcua_info", _labels(version=seen.version, schema=seen.schema), 1
    yield "motcua_state", "", ORDER.index(seen.state)
    yield "motcua_looked_at_seconds", "", seen.at.timestamp()
    for one in seen.findings:
        yield "motcua_check_state", _labels(check=one.name, key=one.key), ORDER.index(one.state)
        if "free_bytes" in one.facts:
            yield "motcua_disk_free_bytes", "", one.facts["free_bytes"]
        if "proof_age_seconds" in one.facts:
            yield "motcua_proof_age_seconds", "", one.facts["proof_age_seconds"]
    if seen.waiting is not None:
        yield "motcua_waiting", "", seen.waiting.count
        yield "motcua_waiting_oldest_minutes", "", seen.waiting.oldest_minutes
    for device in seen.devices:
        labels = _labels(kind=device.kind, name=device.name, key=device.key)
        yield "motcua_device_state", labels, _DEVICE.get(device.state, 3)


def _labels(**named: str) -> str:
    """Return labels as the format wants them: backslash, quote and line feed escaped."""
    told = (f'{name}="{_escaped(value)}"' for name, value in named.items())
    return "{" + ",".join(told) + "}"


def _escaped(value: str) -> str:
    return value.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")


def write(file: Path, seen: Look) -> None:
    """Write the text in place of the last one; raise Unavailable("folder_refused").

    The collector reads whatever lies under the name: a half-written file would be a lie.
    """
    unborn = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        unborn.write_text(text(seen), "utf-8")
        unborn.chmod(0o644)
        unborn.rename(file)
    except OSError as error:
        unborn.unlink(missing_ok=True)
        said = error.strerror or "?"
        raise Unavailable("folder_refused", "health", file=str(file), said=said) from error
