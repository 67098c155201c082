"""What all sections of a settings file share, and the kinds of values they are made of."""

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, JsonValue, StringConstraints

SHOWN: Final[dict[str, JsonValue]] = {"shown": True}
"""Marks a key without default that the example file has on: it names a section of that file."""

PORT: Final = r"(?:[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])"
TCP: Final = rf"tcp:(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]):{PORT}"
PATH: Final = r"/[^\x00-\x1f]+"

Plain = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f]*$")]
HourMinute = Annotated[str, StringConstraints(pattern=r"^(?:[01]\d|2[0-3]):[0-5]\d$")]
DeviceName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,30}$")]
UnitCode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$")]


class Section(BaseModel):
    """What all sections share: unknown keys refused, nothing converted, nothing changed later."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        allow_inf_nan=False,
        validate_default=False,
        use_attribute_docstrings=True,
    )
