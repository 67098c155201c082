"""motcua-db why, direct, return: why a number was called, who before it; keys of a counter."""

from centre.rules.errors import NotAllowed
from centre.rules.services import words_in
from db.commands.frame import Adder, Context, Result, plain
from db.copies.lost import lost, lost_sentence
from db.engine import Store
from db.telling import before_sentence, why_sentence


def add(new: Adder) -> None:
    """Add the commands."""
    why = new("why", _why, "tell why a number was called, and each call before it")
    why.add_argument("number", metavar="NUMBER")
    why.add_argument("--before", action="store_true", help="tell the calls before it alone")
    direct = new("direct", _direct, "begin to serve somebody without a number at a counter")
    direct.add_argument("counter", metavar="COUNTER")
    direct.add_argument("service", metavar="SERVICE")
    back = new("return", _return, "let somebody who was absent wait again, by the centre's rule")
    back.add_argument("number", metavar="NUMBER")


def _why(context: Context) -> Result:
    return context.with_store(lambda store: _said(store, context))


def _said(store: Store, context: Context) -> Result:
    """Return each call before the number's own, and unless only these are asked, its own calls."""
    number, (names, english) = context.arguments.number, (_names(store, "vi"), _names(store, "en"))
    try:
        before = store.day.order_of(number)
    except NotAllowed:
        return _left_out(store, number)
    lines = [before_sentence(one, names=names) for one in before]
    data = [
        {**plain(one), "sentence": line, "said": before_sentence(one, "en", english)}
        for one, line in zip(before, lines, strict=True)
    ]
    if context.arguments.before:
        return Result(lines or ["Không có số nào trước."], data)
    calls = store.day.why(number)
    own = [why_sentence(call, names) for call in calls]
    data += [{**plain(call), "sentence": line} for call, line in zip(calls, own, strict=True)]
    return Result([*lines, *(own or ["Số này chưa được gọi."])], data)


def _left_out(store: Store, number: str) -> Result:
    """Tell that a restore left a number out; raise NotAllowed("number_unknown") for any other."""
    with store.read() as work:
        found = lost(work, number)
    if found is None:
        raise NotAllowed("number_unknown", label=number[:12])
    return Result([lost_sentence(found)], plain(found))


def _names(store: Store, language: str) -> dict[str, str]:
    services = store.centre().services
    return {code: words_in(found.name, language) for code, found in services.items()}


def _direct(context: Context) -> Result:
    given = context.arguments

    def act(store: Store) -> Result:
        ticket = store.day.serve_direct(context.request(), given.counter, given.service)
        line = f"{ticket.label} is served at {ticket.counter}, without a slip or a call."
        return Result([line], plain(ticket))

    return context.with_store(act)


def _return(context: Context) -> Result:
    def act(store: Store) -> Result:
        ticket = store.day.return_absent(context.request(), context.arguments.number)
        ahead = store.day.position(ticket.id).ahead
        return Result([f"{ticket.label} waits again: {ahead} before."], plain(ticket))

    return context.with_store(act)
