"""motcua-db letters: which letters the numbers have, and which kiosks count for themselves."""

from typing import Any

from centre.rules.services import Centre
from db.commands.frame import Adder, Context, Result, account, plain
from db.engine import Store
from db.letters import Wish, declare, series_of


def add(new: Adder) -> None:
    """Add the command."""
    command = new("letters", _letters, "list letters; give a kiosk its own letter for a service")
    command.description += (
        " Without a letter of its own a kiosk shares that of the service. A letter changes hands "
        "only before its first number of the day."
    )
    command.add_argument("kiosk", nargs="?", metavar="KIOSK")
    command.add_argument("service", nargs="?", metavar="SERVICE")
    either = command.add_mutually_exclusive_group()
    either.add_argument("letter", nargs="?", metavar="LETTER")
    either.add_argument("--shared", action="store_true", help="take the kiosk's own letter away")
    command.add_argument("--by", metavar="NAME", help="who decides it (default: this account)")
    command.set_defaults(wrong_call=command.error)


def _letters(context: Context) -> Result:
    wish = _wish(context.arguments)

    def act(store: Store) -> Result:
        changed = wish is not None and declare(store, context.request(), wish)
        return _listed(store.centre(), changed=changed)

    return context.with_store(act)


def _wish(given: Any) -> Wish | None:
    """Return what is asked for, or None for the list; end the program for a call without sense."""
    if given.kiosk is None and not given.shared:
        return None
    if given.service is None or (given.letter is None and not given.shared):
        given.wrong_call("say KIOSK SERVICE LETTER, or KIOSK SERVICE --shared, or nothing")
    return Wish(given.kiosk, given.service, given.letter, given.by or account())


def _listed(centre: Centre, *, changed: bool) -> Result:
    series = series_of(centre)
    lines = [f"{one.letter}  {one.service:<16} {one.kiosk or 'shared'}" for one in series]
    return Result(lines, {"changed": changed, "letters": [plain(one) for one in series]})
