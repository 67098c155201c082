"""motcua-db settings: show, change, end, export and import what a centre has declared."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from centre.rules.declaring.facts import Change, Move
from centre.rules.declaring.subjects import SUBJECTS
from centre.rules.errors import NotAllowed
from db.commands.frame import Adder, Context, Result, plain
from db.declaring import file
from db.declaring.past import Past
from db.declaring.store import Step
from db.engine import Store
from db.sample import new_pin

_SHOWN: Final = 50
_SIGNS: Final = {"added": "+", "changed": "~", "ended": "-"}


def add(new: Adder) -> None:
    """Add the command."""
    command = new("settings", _settings, "show and change what a centre has declared")
    command.description += (
        " show [SECTION [KEY]]; set SECTION KEY FIELD=VALUE…; end SECTION KEY; export FILE (- for "
        "standard output); import FILE; history [SECTION]. A VALUE is JSON, or plain words. "
        f"Sections: {', '.join(SUBJECTS)}."
    )
    actions = ["show", "set", "end", "export", "import", "history"]
    command.add_argument("what", nargs="?", default="show", choices=actions)
    command.add_argument("words", nargs="*", metavar="WORD")
    command.add_argument("--dry-run", action="store_true", help="check and show, change nothing")
    command.add_argument("--yes", action="store_true", help="import without asking")
    command.add_argument("--new-pin", action="store_true", help="set clerk: a new PIN, told once")
    command.add_argument("--by", default="", metavar="CLERK", help="the supervisor who decides it")
    command.add_argument("--limit", type=int, default=_SHOWN, metavar="N", help="of the history")
    command.set_defaults(wrong_call=command.error)


def _settings(context: Context) -> Result:
    act, least, most = _ACTS[context.arguments.what]
    if not least <= len(context.arguments.words) <= most:
        context.arguments.wrong_call("say as --help tells")
    return context.with_store(lambda store: act(context, store))


# --- reading -------------------------------------------------------------------------------------


def _show(context: Context, store: Store) -> Result:
    section, key = [*context.arguments.words, None, None][:2]
    items = store.declared.read().items
    wanted = {
        name: {code: item for code, item in items[name].items() if key in (None, code)}
        for name in items
        if section in (None, name)
    }
    if not any(wanted.values()) and section is not None:
        raise NotAllowed("setting_unknown", named=" ".join(context.arguments.words))
    lines = [
        f"{name}.{code}.{field} = {_told(value)}"
        for name, found in wanted.items()
        for code, item in found.items()
        for field, value in item.items()
    ]
    return Result(lines, wanted)


def _history(context: Context, store: Store) -> Result:
    section = next(iter(context.arguments.words), None)
    found = store.declared.history(context.arguments.limit, section)
    lines = [_past_line(past) for past in found]
    return Result(lines or ["Nothing was changed yet."], [plain(past) for past in found])


def _past_line(past: Past) -> str:
    move = _move(Move(past.field, past.old, past.new))
    return f"{past.at:%d/%m/%Y %H:%M} {past.by:<12} {past.section}.{past.key} {move}"


# --- changing ------------------------------------------------------------------------------------


def _set(context: Context, store: Store) -> Result:
    section, key, *pairs = context.arguments.words
    value = dict(_pair(context, pair) for pair in pairs)
    if "pin" in value:
        # Others of this machine can read what programs were called with.
        context.arguments.wrong_call("a PIN is not given here; --new-pin makes one")
    pin = new_pin() if context.arguments.new_pin else None
    if pin is not None:
        value["pin"] = pin
    if not value:
        context.arguments.wrong_call("say FIELD=VALUE")
    seen = store.declared.read().mark(section, key)
    told = {} if pin is None else {key: pin}
    return _make(context, store, [Change(section, key, value, seen)], told)


def _pair(context: Context, pair: str) -> tuple[str, Any]:
    field, equals, text = pair.partition("=")
    if not equals:
        context.arguments.wrong_call(f"{pair}: say FIELD=VALUE")
    try:
        return field, json.loads(text)
    except ValueError:
        return field, text


def _end(context: Context, store: Store) -> Result:
    section, key = context.arguments.words
    seen = store.declared.read().mark(section, key)
    return _make(context, store, [Change(section, key, None, seen)], {})


def _make(context: Context, store: Store, changes: list[Change], pins: dict[str, str]) -> Result:
    """Make changes, or only tell what they would do; new PINs are told this once."""
    given = context.arguments
    steps = store.declared.try_out(changes, given.by)
    done = False
    if not given.dry_run:
        done = store.declared.change_all(context.request(), changes, given.by)
    lines = [*_step_lines(steps)]
    lines += [f"PIN of {clerk}: {pin}" for clerk, pin in pins.items() if done]
    data = {"changed": done, "steps": [plain(step) for step in steps]}
    return Result(lines or ["Nothing is different."], {**data, "pins": pins if done else {}})


# --- as one file ---------------------------------------------------------------------------------


def _export(context: Context, store: Store) -> Result:
    (name,) = context.arguments.words
    if name != "-":
        file.check_free(Path(name))
    if context.arguments.dry_run:
        return Result([f"{name}: nothing was written."], {"file": name})
    text = store.declared.text(context.request(), name, context.arguments.by)
    if name == "-":
        return Result(text.splitlines(), {"text": text})
    file.export(Path(name), text)
    return Result([f"{name}: all settings, without PINs."], {"file": name})


def _import(context: Context, store: Store) -> Result:
    given = context.arguments
    plan = store.declared.plan_file(Path(given.words[0]))
    lines = list(_step_lines(plan.steps))
    data = {"changed": False, "steps": [plain(step) for step in plan.steps], "pins": {}}
    if given.dry_run or not plan.changes:
        return Result(lines or ["Nothing would be different."], data)
    if not given.yes and not _agreed(lines):
        return Result(["Nothing was changed."], data)
    changes, pins = _with_pins(plan.changes, plan.steps)
    done = store.declared.change_all(context.request(), changes, given.by)
    lines += [f"PIN of {clerk}: {pin}" for clerk, pin in pins.items()]
    return Result(lines, {**data, "changed": done, "pins": pins})


def _with_pins(
    changes: Iterable[Change], steps: Iterable[Step]
) -> tuple[list[Change], dict[str, str]]:
    """Return the changes with a PIN for each clerk that is new, and those PINs."""
    added = [step.key for step in steps if (step.section, step.what) == ("clerk", "added")]
    pins = {clerk: new_pin() for clerk in added}
    found = [
        Change(c.section, c.key, {**(c.value or {}), "pin": pins[c.key]}, c.seen)
        if c.section == "clerk" and c.key in pins
        else c
        for c in changes
    ]
    return found, pins


def _agreed(lines: list[str]) -> bool:
    """Show what would change and ask; without anybody to ask, nothing is done."""
    sys.stderr.writelines(f"{line}\n" for line in lines)
    if not sys.stdin.isatty():
        raise NotAllowed("import_unasked")
    sys.stderr.write("Make these changes? Type yes: ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() == "yes"


def _step_lines(steps: Iterable[Step]) -> Iterable[str]:
    for step in steps:
        yield f"{_SIGNS[step.what]} {step.section}.{step.key}"
        yield from (f"    {_move(move)}" for move in step.moves if move.field)


def _move(move: Move) -> str:
    return f"{move.field or '(all)'}: {_told(move.old)} -> {_told(move.new)}"


def _told(value: Any) -> str:
    return "–" if value is None else json.dumps(value, ensure_ascii=False)


_ACTS: Final = {
    "show": (_show, 0, 2),
    "set": (_set, 2, 60),
    "end": (_end, 2, 2),
    "export": (_export, 1, 1),
    "import": (_import, 1, 1),
    "history": (_history, 0, 1),
}
