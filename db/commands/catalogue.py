"""motcua-db search, words, topics: asking the catalogue, and what leads people to it."""

from typing import Any, Final

from centre import knowledge
from centre.rules.errors import NotAllowed
from centre.rules.levels import Level
from centre.rules.search.index import Home, Index
from db.catalogue.topics import Topic, declare, topics_of
from db.commands.frame import Adder, Context, Result, account, plain
from db.engine import Store

_LIMIT: Final = 5
_NO_SERVICE: Final = "-"


def add(new: Adder) -> None:
    """Add the commands."""
    search = new("search", _search, "find procedures as a kiosk does")
    search.add_argument("text", nargs="?", metavar="TEXT", help="in anybody's own words")
    search.add_argument("--limit", type=int, default=_LIMIT, metavar="N")
    search.add_argument(
        "--level", action="append", choices=[level.value for level in Level], help="only of it"
    )
    search.add_argument(
        "--missed", action="store_true", help="what people have looked for in vain, twice or more"
    )
    search.set_defaults(wrong_call=search.error)
    _add_words(new)
    _add_topics(new)


def _add_words(new: Adder) -> None:
    words = new("words", _words, "list everyday words; add them, or take them back")
    words.add_argument("what", nargs="?", choices=["add", "drop"])
    words.add_argument("everyday", nargs="?", metavar="EVERYDAY", help="as people say it")
    words.add_argument("official", nargs="?", metavar="OFFICIAL", help="as names of procedures do")
    words.add_argument("--by", metavar="NAME", help="who decides it (default: this account)")
    words.set_defaults(wrong_call=words.error)


def _add_topics(new: Adder) -> None:
    topics = new("topics", _topics, "list which queue takes in which field; set it")
    topics.add_argument("field", nargs="?", metavar="FIELD", help="lĩnh vực, as the catalogue says")
    either = topics.add_mutually_exclusive_group()
    either.add_argument("service", nargs="?", metavar="SERVICE")
    either.add_argument("--none", action="store_true", help="no queue takes it in")
    topics.add_argument("--by", metavar="NAME", help="who decides it (default: this account)")
    topics.set_defaults(wrong_call=topics.error)


# --- search --------------------------------------------------------------------------------------


def _search(context: Context) -> Result:
    given = context.arguments
    if given.missed == (given.text is not None):
        given.wrong_call("say TEXT, or --missed")
    if given.missed:
        return context.with_store(_missed)
    return context.with_store(lambda store: _found(given, store))


def _missed(store: Store) -> Result:
    misses = store.catalogue.misses()
    lines = [f"{one.count:>5}  {one.text}  ({one.first_day} – {one.last_day})" for one in misses]
    return Result(lines or ["Nothing was looked for in vain."], [plain(one) for one in misses])


def _found(given: Any, store: Store) -> Result:
    shown, centre = store.catalogue.shown(), store.centre()
    if not shown.version:
        raise NotAllowed("catalogue_empty")
    wanted = set(given.level or Level)
    listed = [one for one in shown.listed if not given.level or wanted & set(one.levels)]
    home = Home(fields=tuple(topic.field for topic in topics_of(centre)))
    index = Index(listed, knowledge.thesaurus().with_words(shown.words), home)
    hits = index.search(given.text, max(0, given.limit)).hits
    lines = [f"{hit.code}  {hit.score:.2f}  {hit.name}" for hit in hits]
    return Result(lines or ["No procedure was found."], [plain(hit) for hit in hits])


# --- words ---------------------------------------------------------------------------------------


def _words(context: Context) -> Result:
    given = context.arguments
    if not _makes_sense(given):
        given.wrong_call("say add EVERYDAY OFFICIAL, or drop EVERYDAY, or nothing")

    def act(store: Store) -> Result:
        changed = given.what is not None and _change(context, store)
        words = store.catalogue.words()
        lines = [f"{one.everyday} = {one.official}  ({one.added_by})" for one in words]
        data = {"changed": changed, "words": [plain(one) for one in words]}
        return Result(lines or ["No words were added."], data)

    return context.with_store(act)


def _makes_sense(given: Any) -> bool:
    said = (given.everyday is not None, given.official is not None)
    return {"add": (True, True), "drop": (True, False)}.get(given.what, (False, False)) == said


def _change(context: Context, store: Store) -> bool:
    given, by = context.arguments, context.arguments.by or account()
    if given.what == "add":
        shelf = store.catalogue
        return shelf.add_word(context.request(), given.everyday, given.official, by)
    return store.catalogue.drop_word(context.request(), given.everyday, by)


# --- topics --------------------------------------------------------------------------------------


def _topics(context: Context) -> Result:
    given = context.arguments
    if (given.field is None) != (given.service is None and not given.none):
        given.wrong_call("say FIELD SERVICE, or FIELD --none, or nothing")

    def act(store: Store) -> Result:
        changed = given.field is not None and _declare(context, store)
        return _listed(store, changed=changed)

    return context.with_store(act)


def _declare(context: Context, store: Store) -> bool:
    """Set a topic, in the catalogue's own spelling; refuse a field that nothing has."""
    given, field = context.arguments, context.arguments.field
    known = [*store.catalogue.fields(), *(topic.field for topic in topics_of(store.centre()))]
    spelt = next((one for one in known if one.casefold() == field.casefold()), None)
    if spelt is None:
        raise NotAllowed("topic_unknown", field=field[:80])
    wish = Topic(spelt, given.service)
    return declare(store, context.request(), wish, given.by or account())


def _listed(store: Store, *, changed: bool) -> Result:
    """Return the fields, those of the catalogue and those that are declared."""
    counts, centre = store.catalogue.fields(), store.centre()
    names = dict.fromkeys([*counts, *(topic.field for topic in topics_of(centre))])
    rows = [(name, centre.service_for(name), counts.get(name, 0)) for name in names]
    rows.sort(key=lambda row: (row[1] is None, row[1].position if row[1] else 0, row[0]))
    found = [
        {"field": name, "service": service and service.code, "procedures": count}
        for name, service, count in rows
    ]
    lines = [
        f"{one['service'] or _NO_SERVICE:<16} {one['procedures']:>4}  {one['field']}"
        for one in found
    ]
    return Result(lines or ["There is no catalogue."], {"changed": changed, "topics": found})
