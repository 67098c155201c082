"""What citizens say and what happens in their lives: data files, read once and checked."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from centre.knowledge.events import LifeEvent, events
from centre.rules.errors import NotAllowed
from centre.rules.search.thesaurus import Thesaurus, parse

__all__ = ["EVENTS", "LifeEvent", "everyday_files", "life_events", "thesaurus"]

EVENTS = "life-events.toml"


@cache
def thesaurus() -> Thesaurus:
    """Return the thesaurus of all everyday-*.tsv files, in the order of their names.

    Raises NotAllowed("thesaurus_wrong", file=, line=, why=) for a file that cannot be used; why is
    one of centre.rules.search.thesaurus.parse, or gap for a {x} that no entry is called.
    """
    joined = Thesaurus()
    for file, text in everyday_files():
        joined = joined.joined(parse(text, file))
    for gap in joined.unresolved():
        raise NotAllowed("thesaurus_wrong", **_where(gap), why="gap")
    return joined


@cache
def life_events() -> tuple[LifeEvent, ...]:
    """Return the events of life-events.toml, in its order.

    Raises NotAllowed("events_wrong", file=, line=, why=) as centre.knowledge.events.events does.
    """
    return events((files(__name__) / EVENTS).read_text(encoding="utf-8"), EVENTS)


def everyday_files() -> Iterator[tuple[str, str]]:
    """Yield name and text of each everyday-*.tsv."""
    folder = files(__name__)
    for name in sorted(entry.name for entry in folder.iterdir()):
        if name.startswith("everyday-") and name.endswith(".tsv"):
            yield name, (folder / name).read_text(encoding="utf-8")


def _where(gap: str) -> dict[str, object]:
    """Return file and line where a {gap} stands first."""
    lines = (
        {"file": file, "line": number}
        for file, text in everyday_files()
        for number, line in enumerate(text.split("\n"), start=1)
        if "{" + gap + "}" in line
    )
    return next(lines)
