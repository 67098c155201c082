"""What the section of settings asks of the store, on the store's lane."""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from centre.rules.errors import NotAllowed, Unavailable
from counter_client.supervisor.attending import told_to_people
from counter_client.supervisor.settings import Wish
from db import Store
from db.declaring import file
from db.declaring.past import Past
from db.declaring.store import Plan, Sheet


def look(store: Store, limit: int) -> tuple[Sheet, tuple[Past, ...]]:
    """Return one reading (on the lane)."""
    with told_to_people():
        return store.declared.read(), store.declared.history(limit) if limit else ()


def perform(store: Store, wish: Wish) -> bool:
    """Make the changes of a wish (on the lane)."""
    with told_to_people():
        return store.declared.change_all(wish.request, wish.changes, wish.by)


def write(store: Store, path: str, by: str) -> bool:
    """Write everything into a file (on the lane); what goes wrong with it is said on the page."""
    with told_to_people():
        _on_page(lambda: file.check_free(Path(path)))
        text = store.declared.text(uuid4(), Path(path).name, by)
        _on_page(lambda: file.export(Path(path), text))
        return True


def planned(store: Store, path: str) -> Plan:
    """Return what a file would change (on the lane)."""
    with told_to_people():
        found: list[Plan] = []
        _on_page(lambda: found.append(store.declared.plan_file(Path(path))))
        return found[0]


def _on_page(act: Callable[[], None]) -> None:
    """Do act; a file that cannot be read or written is no lost link."""
    try:
        act()
    except Unavailable as error:
        if error.part != "file":
            raise
        raise NotAllowed(error.key, **error.facts) from error
