"""What a key of centre.toml wants, in words: type, limits, meaning; all read from the models."""

from collections.abc import Iterable, Sequence
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from centre.settings.models import Settings

_TYPE_NAMES: Final = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "text",
    tuple: "a list of texts",
    dict: "a table of tables",
}


def plain_type(annotation: Any) -> Any:
    """Return an annotation without None and without constraints: str for an optional name."""
    origin = get_origin(annotation)
    if origin in {Union, UnionType}:
        return plain_type(next(a for a in get_args(annotation) if a is not NoneType))
    return plain_type(get_args(annotation)[0]) if origin is Annotated else annotation


def section_of(annotation: Any) -> type[BaseModel] | None:
    """Return the model behind an annotation (of a section or a table of sections), or None."""
    plain = plain_type(annotation)
    if get_origin(plain) is dict:
        plain = get_args(plain)[1]
    return plain if isinstance(plain, type) and issubclass(plain, BaseModel) else None


def is_named(annotation: Any) -> bool:
    """Tell whether a key holds sections by name, as [kiosk.k1]."""
    return get_origin(plain_type(annotation)) is dict and section_of(annotation) is not None


def type_name(annotation: Any) -> str:
    """Return what to write: "a whole number", or the allowed values."""
    plain = plain_type(annotation)
    if get_origin(plain) is Literal:
        return "one of " + ", ".join(toml_value(choice) for choice in get_args(plain))
    if get_origin(plain) is tuple and plain_type(get_args(plain)[0]) is int:
        return "a list of whole numbers"
    if get_origin(plain) is dict and section_of(plain) is None:
        return "a table"
    return _TYPE_NAMES.get(get_origin(plain) or plain, "a table")


def limits(field: FieldInfo) -> str:
    """Return a number's limits, "5 to 200", or ""."""
    least = next((m.ge for m in field.metadata if hasattr(m, "ge")), None)
    most = next((m.le for m in field.metadata if hasattr(m, "le")), None)
    return "" if least is None or most is None else f"{least} to {most}"


def meaning(model: type[BaseModel], key: str) -> str:
    """Return a key's description on one line; a model that only changes a default inherits it."""
    for each in model.__mro__:
        field = getattr(each, "model_fields", {}).get(key)
        if field is not None and field.description:
            return " ".join(field.description.split())
    return ""


def toml_value(value: object) -> str:
    """Return a default or example as TOML."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{}"
    if isinstance(value, tuple):
        return "[" + ", ".join(toml_value(each) for each in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def model_at(
    path: Sequence[str | int], root: type[BaseModel] = Settings
) -> tuple[type[BaseModel], str] | None:
    """Return the model that holds the last key of a path, and that key; None if there is none.

    root is the model of the whole file.
    """
    model = root
    steps = list(path)
    while steps:
        key = str(steps.pop(0))
        field = model.model_fields.get(key)
        inner = section_of(field.annotation) if field else None
        named = field is not None and is_named(field.annotation)
        if field is None or inner is None or len(steps) <= int(named):
            return (model, key) if field else None
        model = inner
        steps = steps[int(named) :]
    return None


def keys_at(path: Sequence[str | int], root: type[BaseModel] = Settings) -> Iterable[str]:
    """Return the keys that the section at a path may have."""
    if not path:
        return root.model_fields
    found = model_at(path, root)
    inner = section_of(found[0].model_fields[found[1]].annotation) if found else None
    return inner.model_fields if inner else ()


def wanted(path: Sequence[str | int], root: type[BaseModel] = Settings) -> str:
    """Return what the key at a path wants: type, limits and meaning."""
    found = model_at(path, root)
    if found is None:
        return "a table"
    model, key = found
    field = model.model_fields[key]
    kind = type_name(field.annotation)
    if is_named(field.annotation):
        kind = f"a table for each device, [{key}.NAME]"
    elif section_of(field.annotation) is not None:
        kind = f"a table, [{'.'.join(str(step) for step in path)[:60]}]"
    told = [kind, limits(field), meaning(model, key).rstrip(".")]
    return ", ".join(part for part in told[:2] if part) + (f": {told[2]}" if told[2] else "")
