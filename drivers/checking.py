"""What the settings say of devices, checked before a program starts: descriptions and drivers.

A wrong name or a description that does not come out by its own vectors stops the start with file,
key and remedy, as any wrong key does. Nothing is opened.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from centre.settings import FILE_NAME, Problem, SettingsError
from centre.settings.refusals import one_of, short
from drivers import descriptions, registry
from drivers.printers.profiles import described

if TYPE_CHECKING:
    from centre.settings import Settings

_DESCRIBED = "described"
# Without these a program cannot do its work; the others are told as a fault, and it goes on.
_NEEDED = ("printer", "speaker")


def check(settings: "Settings") -> None:
    """Raise SettingsError for the first description or driver that cannot be used."""
    for key, kind, given, load in _descriptions(settings):
        if not given.startswith("/") and given not in descriptions.names(kind):
            what = f"{short(given)} is not allowed"
            _refuse(settings, key, what, one_of(given, descriptions.names(kind)))
        load()
    for kind in _NEEDED:
        for name, section in getattr(settings, kind).items():
            if section.driver not in registry.drivers(kind):
                what = f"{short(section.driver)} is not installed"
                remedy = one_of(section.driver, registry.drivers(kind))
                _refuse(settings, f"{kind}.{name}.driver", what, remedy)


def _descriptions(settings: "Settings") -> Iterator[tuple[str, str, str, Callable[[], Any]]]:
    """Yield key, kind and name of each description that the settings use, and what loads it."""
    for name, printer in settings.printer.items():
        if printer.driver == "thermal":
            key = f"printer.{name}.profile"
            yield key, "printers", printer.profile, lambda p=printer: described(p)  # type: ignore[misc]
    for kind, load in (("keypad", descriptions.keypad), ("sign", descriptions.sign)):
        for name, section in getattr(settings, kind).items():
            if section.driver == _DESCRIBED and section.description:
                given = section.description
                key = f"{kind}.{name}.description"
                yield key, f"{kind}s", given, lambda g=given, act=load: act(g)  # type: ignore[misc]


def _refuse(settings: "Settings", key: str, what: str, remedy: str) -> None:
    """Raise the error for a key of the settings."""
    raise SettingsError(settings.folder / FILE_NAME, [Problem(None, key, what, remedy)])
