"""centre.toml.example, written from the models so that it can never say something else."""

import textwrap
from collections.abc import Iterator
from typing import Final

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from centre.settings.describing import (
    is_named,
    limits,
    meaning,
    section_of,
    toml_value,
    type_name,
)
from centre.settings.models import Settings
from centre.settings.sections import SHOWN

WIDTH: Final = 98

_HEAD: Final = """\
# centre.toml: the wiring of one centre. Copy it to /etc/motcua/centre.toml and change it.
#
# Every setting is here with its meaning, type and default. A line that begins with "# " and a key
# is off: take the "# " away to use it. A section that is left out has its defaults; of kiosk,
# display, counter, printer and speaker there may be as many as there are devices, each under a name
# of its own (small letters, digits, hyphens): [kiosk.k1], [kiosk.k2].
#
# What supervisors change while the centre runs (services, counters, hours, people) is not here but
# in the database. This file is written by: python -m centre.settings --example
"""


def example() -> str:
    """Return the whole example file; it is itself a valid file."""
    return _HEAD + "".join(line + "\n" for line in _top())


def _top() -> Iterator[str]:
    """Yield the lines of all sections."""
    for key, field in Settings.model_fields.items():
        model = section_of(field.annotation)
        if model is not None:
            named = is_named(field.annotation)
            yield from _section(
                f"{key}.{field.examples[0]}" if named and field.examples else key, model
            )


def _section(header: str, model: type[BaseModel]) -> Iterator[str]:
    """Yield the lines of one section, its keys first and then the sections inside it."""
    yield ""
    yield from _comment((model.__doc__ or "").strip())
    yield f"[{header}]"
    for key, field in model.model_fields.items():
        if section_of(field.annotation) is None:
            yield from _key(model, key, field)
    for key, field in model.model_fields.items():
        inner = section_of(field.annotation)
        if inner is not None:
            yield from _section(f"{header}.{key}", inner)


def _key(model: type[BaseModel], key: str, field: FieldInfo) -> Iterator[str]:
    """Yield meaning, type, default and the setting itself; one without default value is off."""
    given = (field.examples or [field.default])[0]
    default = "needed" if field.is_required() else f"default {toml_value(field.default)}"
    default = "off by default" if field.default is None else default
    kind = ", ".join(part for part in (type_name(field.annotation), limits(field), default) if part)
    yield from _comment(f"{meaning(model, key)} ({kind})")
    off = "# " if field.default is None and field.json_schema_extra != SHOWN else ""
    yield f"{off}{key} = {toml_value(given)}"


def _comment(text: str) -> Iterator[str]:
    """Yield a text as comment lines."""
    for line in textwrap.wrap(" ".join(text.split()), WIDTH):
        yield f"# {line}"
