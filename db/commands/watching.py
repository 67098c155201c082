"""motcua-db health and bundle: how this machine is, for monitoring and for whoever helps."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from db.commands.frame import Adder, Context, Result
from db.health.bundle import bundle
from db.health.findings import Finding
from db.health.looking import Look, as_facts, look
from db.health.metrics import write
from db.health.told import health_line

_WELL: Final = frozenset({"ok", "unknown"})


def add(new: Adder) -> None:
    """Add both commands."""
    health = new("health", _health, "how this machine is; exit code 1 where anything is not well")
    health.add_argument(
        "--prometheus", type=Path, metavar="FILE", help="also write it for node_exporter"
    )
    carried = new("bundle", _bundle, "pack log, state and settings for whoever helps; no persons")
    carried.add_argument("file", type=Path, metavar="OUT.zip")


def _health(context: Context) -> Result:
    seen = look(context.settings, context.clock, context.arguments.actor)
    if context.arguments.prometheus:
        write(context.arguments.prometheus, seen)
    return Result(list(_lines(seen)), as_facts(seen), is_well=seen.state in _WELL)


def _lines(seen: Look) -> Iterator[str]:
    yield f"{seen.at:%Y-%m-%d %H:%M} {seen.state}: motcua {seen.version}, schema {seen.schema}"
    yield from (_line(one) for one in seen.findings)
    if seen.waiting is not None:
        yield f"  waiting {seen.waiting.count}, the first for {seen.waiting.oldest_minutes} min"
    for device in seen.devices:
        if device.state != "ok":
            yield f"  {device.kind} {device.name}: {device.state} {device.key}"


def _line(one: Finding) -> str:
    return f"  {one.name:<13} {one.state:<8} {health_line(one.key, one.facts)}".rstrip()


def _bundle(context: Context) -> Result:
    file = context.arguments.file
    names = bundle(context.settings, context.clock, context.arguments.actor, file)
    return Result([f"{file}: {', '.join(names)}."], {"file": str(file), "parts": names})
