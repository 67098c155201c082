"""What a technician sends to whoever helps: how the machine is and was, and nobody's data.

Every part goes through db.health.carried, which blanks whatever may tell of a person.
"""

import json
import platform
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sqlalchemy import func, select

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.hours import Clock
from centre.settings import Settings
from db import tables
from db.engine import open_store
from db.enrolment import files
from db.health.carried import packed, settings_told
from db.health.looking import as_facts, look

DAYS: Final = 3
"""How far back the journal goes: a weekend."""
ANSWERS_WITHIN: Final = 20.0
"""Seconds for systemd to answer; a machine that is ill may not."""
COMMANDS: Final = {
    "journal.txt": (
        *("journalctl", "--no-pager", "--output=short-iso", "--quiet"),
        *(f"--since=-{DAYS}d", "--unit=motcua-*", "--lines=20000"),
    ),
    "units.txt": ("systemctl", "--no-pager", "--all", "list-units", "motcua*"),
    "failed.txt": ("systemctl", "--no-pager", "status", "motcua*"),
}
LOGS: Final = "logs"
"""Folder in the state folder where programs keep their own log (centre.shell.journal)."""


def bundle(settings: Settings, clock: Clock, actor: str, file: Path) -> tuple[str, ...]:
    """Write the zip; return the names of its parts.

    A part that cannot be had says why instead. Raises NotAllowed("file_exists"), Unavailable:
    folder_refused.
    """
    if file.exists():
        raise NotAllowed("file_exists", file=str(file))
    parts = dict(_parts(settings, clock, actor))
    content = packed(parts, clock.now())
    unborn = file.with_name(f"{file.name}.part")
    try:
        unborn.write_bytes(content)
        unborn.rename(file)
        with files.turned("bundle"):
            files.sync(file.parent)
    except OSError as error:
        unborn.unlink(missing_ok=True)
        said = error.strerror or "?"
        raise Unavailable("folder_refused", "bundle", file=str(file), said=said) from error
    return tuple(parts)


def _parts(settings: Settings, clock: Clock, actor: str) -> Iterator[tuple[str, str]]:
    seen = look(settings, clock, actor)
    yield "about.txt", f"motcua {seen.version}, schema {seen.schema}\n{platform.platform()}\n"
    yield "health.json", json.dumps(as_facts(seen), ensure_ascii=False, indent=1)
    yield "settings.json", settings_told(settings)
    yield "rows.json", _rows(settings, clock, actor)
    for name, command in COMMANDS.items():
        yield name, _said(command)
    for log in sorted((settings.state_folder() / LOGS).glob("*")):
        if log.is_file():
            yield f"{LOGS}/{log.name}", log.read_text("utf-8", errors="replace")


def _rows(settings: Settings, clock: Clock, actor: str) -> str:
    """Return how many rows every table has."""
    try:
        store = open_store(settings, clock, actor)
    except Unavailable as error:
        return f"{error}\n"
    try:
        with store.read() as work:
            found = {
                name: work.connection.execute(select(func.count()).select_from(table)).scalar_one()
                for name, table in tables.ticket.metadata.tables.items()
            }
    except Unavailable as error:
        return f"{error}\n"
    finally:
        store.close()
    return json.dumps(found, indent=1)


def _said(command: tuple[str, ...]) -> str:
    """Return what a command of the system says, or why it says nothing."""
    try:
        ended = subprocess.run(  # noqa: S603 - our own words
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            timeout=ANSWERS_WITHIN,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"{command[0]}: {error}\n"
    return ended.stdout or f"{command[0]}: {ended.stderr.strip() or 'nothing'}\n"
