"""A change against everything that is declared: what would stand then, what is wrong with it."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from centre.rules.declaring.facts import Change, Declared, Fault, Item, Move, mark
from centre.rules.declaring.subjects import SUBJECTS, Subject, of_section
from centre.rules.declaring.values import put_right
from centre.rules.declaring.whole import new_problems
from centre.rules.errors import NotAllowed

MOST_ITEMS: Final = 500
"""Items of one section; the largest centre seen has 24 agencies (field note, section 2)."""


def changed(declared: Declared, change: Change) -> tuple[Item | None, dict[str, Any]]:
    """Return what the item then is (None: it is gone), and the deeds that are asked for.

    Raises NotAllowed, with section, item, field and where: setting_unknown, setting_code,
    setting_stays, settings_full, and those of put_right.
    """
    subject = _subject(change)
    before = of_section(declared, change.section).get(change.key)
    if change.value is None:
        return _ended(change, before), {}
    if before is None:
        _check_new(subject, change, declared)
    told, wrong = faults_of(change)
    if wrong:
        raise wrong[0].refusal()
    deeds = {entry.name for entry in subject.entries if entry.deed}
    start = before or subject.fresh(of_section(declared, change.section))
    item = {**start, **{name: value for name, value in told.items() if name not in deeds}}
    _check_whole(subject, change, item)
    return item, {name: value for name, value in told.items() if name in deeds and value}


def faults_of(change: Change) -> tuple[dict[str, Any], tuple[Fault, ...]]:
    """Return the fields of a change put right, and what is wrong with the others."""
    subject, told, wrong = _subject(change), {}, []
    for name, value in (change.value or {}).items():
        entry = subject.entry(name)
        try:
            if entry is None:
                raise NotAllowed("setting_unknown", named=name)  # noqa: TRY301 - told as the others
            told[name] = put_right(entry, value)
        except NotAllowed as refusal:
            fault = Fault(change.section, change.key, name, refusal.key, refusal.facts)
            wrong.append(fault)
    return told, tuple(wrong)


def with_item(declared: Declared, change: Change, item: Item | None) -> dict[str, Any]:
    """Return everything that is declared with one item as it then is."""
    items = {**of_section(declared, change.section)}
    if item is None:
        items.pop(change.key, None)
    else:
        items[change.key] = item
    if change.section == "instrument" and item is not None and item["active"]:
        # The one that is asked from now on; the others rest.
        items = {k: v if k == change.key else {**v, "active": False} for k, v in items.items()}
    return {**declared, change.section: items}


def check_whole(before: Declared, after: Declared) -> None:
    """Raise NotAllowed for the first thing that no longer holds."""
    found = new_problems(before, after)
    if found:
        raise found[0].refusal()


def check_seen(change: Change, before: Item | None) -> None:
    """Raise NotAllowed if the item is not as its author has seen it.

    changed_meanwhile; setting_taken where a new one was meant: codes come once for good.
    """
    if change.seen == "" and before is not None:
        raise Fault(change.section, change.key, "", "setting_taken").refusal()
    if change.seen is not None and change.seen != mark(before):
        raise Fault(change.section, change.key, "", "changed_meanwhile").refusal()


def moves(before: Item | None, after: Item | None) -> tuple[Move, ...]:
    """Return the fields that differ; an item that begins or goes is one move of the whole."""
    if before is None or after is None:
        whole = Move("", None if before is None else dict(before), after and dict(after))
        return () if before == after else (whole,)
    names = [*before, *(name for name in after if name not in before)]
    differ = (name for name in names if before.get(name) != after.get(name))
    return tuple(Move(name, before.get(name), after.get(name)) for name in differ)


def changes_to(declared: Declared, wanted: Declared) -> tuple[Change, ...]:
    """Return the changes that lead from what is declared to what is wanted, section by section.

    Each names the mark of the item that it was made from. A section that is not wanted at all stays
    as it is; an item that is missing in a wanted section ends; a field that a wanted item does not
    name stays as it is.
    """
    found: list[Change] = []
    for section in SUBJECTS:
        if section in wanted:
            here, there = of_section(declared, section), wanted[section]
            found += _ends(section, here, there)
            found += (
                Change(section, key, _different(here.get(key), item), mark(here.get(key)))
                for key, item in there.items()
                if key not in here or _different(here[key], item)
            )
    return tuple(found)


def _ends(section: str, here: Mapping[str, Item], there: Mapping[str, Item]) -> Iterable[Change]:
    # Another instrument in its place makes one rest; it never ends.
    lacking = () if section == "instrument" else here.items()
    for key, item in lacking:
        if key not in there and item.get("active", True):
            yield Change(section, key, None, mark(item))


def _different(before: Item | None, after: Item) -> dict[str, Any]:
    """Return the fields of after that are not as before; all of an item that is new."""
    if before is None:
        return dict(after)
    return {name: value for name, value in after.items() if before.get(name) != value}


def _subject(change: Change) -> Subject:
    found = SUBJECTS.get(change.section)
    if found is None:
        facts = {"named": change.section}
        raise Fault(change.section, "", "", "setting_unknown", facts).refusal()
    return found


def _ended(change: Change, before: Item | None) -> Item | None:
    if before is None:
        facts = {"named": change.key}
        raise Fault(change.section, change.key, "", "setting_unknown", facts).refusal()
    if SUBJECTS[change.section].only or change.section == "instrument":
        raise Fault(change.section, change.key, "", "setting_stays").refusal()
    return {**before, "active": False} if "active" in before else None


def _check_new(subject: Subject, change: Change, declared: Declared) -> None:
    """Refuse a new item where none may begin, or under a key of the wrong shape."""
    wrong = ""
    if not re.fullmatch(subject.key, change.key) or not _is_day(change):
        wrong = "setting_code"
    elif subject.only:
        wrong = "setting_unknown"
    elif len(of_section(declared, change.section)) >= MOST_ITEMS:
        wrong = "settings_full"
    if wrong:
        facts = {"named": change.key[:60], "most": MOST_ITEMS}
        raise Fault(change.section, change.key[:60], "", wrong, facts).refusal()


def _is_day(change: Change) -> bool:
    if change.section != "holiday":
        return True
    try:
        put_right(_DAY, change.key)
    except NotAllowed:
        return False
    return True


def _check_whole(subject: Subject, change: Change, item: Item) -> None:
    """Refuse an item of which a field is still missing."""
    for entry in subject.read():
        try:
            put_right(entry, item.get(entry.name))
        except NotAllowed as refusal:
            fault = Fault(change.section, change.key, entry.name, refusal.key, refusal.facts)
            raise fault.refusal() from refusal


_DAY: Final = next(entry for entry in SUBJECTS["notice"].entries if entry.name == "starts")
