"""Ground of the hand-overs' tests: dossiers as an import left them, a number at counter 1."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from centre.rules.dossiers import State
from centre.rules.hours import ZONE
from db import Store
from db.dossiers import storing
from db.dossiers.plan import Kept
from db.dossiers.rows import Dossier

CODE = "H99.08-261120-0001"


def at(text: str | None) -> datetime | None:
    """Return a moment in Viet Nam of its ISO text."""
    return None if text is None else datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.fixture
def bring(store: Store) -> Callable[..., str]:
    """Keep a dossier as an import would; moments are ISO texts. Return its code."""

    def keep(
        code: str = CODE, state: State | None = State.PROCESSING, days: int = 90, **moments: Any
    ) -> str:
        known = {name: at(text) for name, text in moments.items()}
        one = Dossier(code, "1.004194", None if state is None else int(state), **known)
        with store.write() as work:
            storing.put(work, [Kept(one, work.day + timedelta(days=days))])
        return code

    return keep


@pytest.fixture
def ticket(store: Store, take: Callable[..., Any]) -> UUID:
    """A number that was called to counter 1."""
    take()
    return store.day.call_next(uuid4(), "1", None).ticket.id


@pytest.fixture
def scan(store: Store) -> Callable[..., Any]:
    """Scan a receipt at counter 1 as clerk "an" would."""

    def act(code: str = CODE, counter: str = "1", clerk: str = "", **more: Any) -> Any:
        return store.handovers.scan(more.pop("request", uuid4()), counter, code, clerk, **more)

    return act


@pytest.fixture
def moment() -> Callable[[str | None], datetime | None]:
    """The maker of moments."""
    return at
