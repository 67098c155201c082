"""What the sound server says of its output: a real one, muted, or one that leads nowhere.

PulseAudio and PipeWire make a dummy output where they find no card; it takes sound at the right
pace and drops it, so that no player notices. `pactl` (both servers) or `pw-dump` (PipeWire) tell.
Parsers are total: what cannot be read is None, which means unknown.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

# The names of outputs that lead nowhere: module-always-sink's, module-null-sink's, PipeWire's.
_NOWHERE: Final = re.compile(
    r"^auto_null$|module-null-sink|support\.null-audio-sink|^Dummy Output$|^Null Output"
)


@dataclass(frozen=True, slots=True)
class Sink:
    """The output that a sound server plays to."""

    name: str
    dummy: bool = False
    muted: bool = False
    silent: bool = False
    unplugged: bool = False

    @property
    def closed(self) -> str:
        """Return why nothing can be heard although the output is real; "" if nothing says so."""
        if self.muted:
            return f"the sound server's output is muted ({self.name})"
        if self.silent:
            return f"the sound server's output is at volume 0 ({self.name})"
        return f"nothing is plugged into the output ({self.name})" if self.unplugged else ""


def from_pactl(info: str, sinks: str) -> Sink | None:
    """Return the default sink of `pactl info` and `pactl list sinks` (with LC_ALL=C)."""
    found = re.search(r"^Default Sink: (\S+)", info, re.MULTILINE)
    if found is None:
        return None
    name = found[1]
    if _NOWHERE.search(name):
        return Sink(name, dummy=True)
    blocks = re.split(r"^Sink #\d+$", sinks, flags=re.MULTILINE)
    block = next((one for one in blocks if f"\n\tName: {name}\n" in one), None)
    return _from_block(name, block) if block is not None else Sink(name)


def _from_block(name: str, block: str) -> Sink:
    """Return a sink as its block of `pactl list sinks` describes it."""
    facts = dict(re.findall(r"^\t([A-Z][A-Za-z ]*): (.*)$", block, re.MULTILINE))
    loud = [int(share) for share in re.findall(r"(\d+)%", facts.get("Volume", ""))]
    port = re.search(rf"^\t\t{re.escape(facts.get('Active Port', '?'))}: .*$", block, re.MULTILINE)
    nowhere = (facts.get("Driver", ""), facts.get("Description", ""))
    factory = re.findall(r'^\t\tfactory\.name = "(.*)"$', block, re.MULTILINE)
    return Sink(
        name,
        dummy=any(map(_NOWHERE.search, (*nowhere, *factory))),
        muted=facts.get("Mute") == "yes",
        silent=bool(loud) and not any(loud),
        unplugged=port is not None and "not available" in port[0],
    )


def from_pw_dump(text: str) -> Sink | None:
    """Return the default sink of `pw-dump`."""
    try:
        dump = json.loads(text)
    except (ValueError, RecursionError):
        return None
    objects = [one for one in dump if isinstance(one, dict)] if isinstance(dump, list) else []
    nodes = [info for one in objects if (info := _as_sink(one)) is not None]
    name = _default(objects)
    chosen = next((info for info in nodes if _named(info) == name), None)
    if chosen is None:
        # Without a default of its own the server has but one to choose, or nobody knows which.
        chosen = nodes[0] if len(nodes) == 1 else None
    return _from_node(chosen) if chosen is not None else None


def _part(given: Any, *keys: str) -> Any:
    """Return a value deep in a document, None where it is built otherwise."""
    for key in keys:
        given = given.get(key) if isinstance(given, dict) else None
    return given


def _as_sink(one: dict[str, Any]) -> dict[str, Any] | None:
    """Return the info of an object that is an audio output."""
    if _part(one, "info", "props", "media.class") != "Audio/Sink":
        return None
    info: dict[str, Any] = one["info"]
    return info


def _named(info: dict[str, Any]) -> str:
    """Return the name of a node."""
    return str(_part(info, "props", "node.name") or "")


def _default(objects: Iterable[dict[str, Any]]) -> str | None:
    """Return the name of the default output, as the server's metadata have it."""
    for one in objects:
        rows = one.get("metadata")
        for row in rows if isinstance(rows, list) else []:
            if _part(row, "key") == "default.audio.sink":
                return str(_part(row, "value", "name"))
    return None


def _from_node(info: dict[str, Any]) -> Sink:
    """Return a sink as its node describes it."""
    props = _part(info, "params", "Props")
    rows = [row for row in props if isinstance(row, dict)] if isinstance(props, list) else []
    loud = next((row["channelVolumes"] for row in rows if row.get("channelVolumes")), None)
    said = [_named(info)]
    said += [str(_part(info, "props", key)) for key in ("factory.name", "node.description")]
    return Sink(
        _named(info),
        dummy=any(map(_NOWHERE.search, said)),
        muted=any(row.get("mute") is True for row in rows),
        silent=isinstance(loud, list) and not any(loud),
    )
