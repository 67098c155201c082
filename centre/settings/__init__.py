"""The wiring of a centre: centre.toml read into frozen, checked objects.

Services, counters, hours and everything else that a supervisor changes while the centre runs is
data in the database; this file says which machines and devices there are. `python -m
centre.settings --example` prints the file with every setting explained.
"""

from centre.settings.addresses import ServerAddress
from centre.settings.devices import (
    Camera,
    Keypad,
    Line,
    Printer,
    Reader,
    Sign,
    Speaker,
)
from centre.settings.display import LANGUAGE_CODE, Display
from centre.settings.models import (
    CentreId,
    CounterPc,
    Database,
    Kiosk,
    Rollup,
    Settings,
    Simulation,
)
from centre.settings.reading import FILE_NAME, load, read_document
from centre.settings.refusals import Problem, SettingsError
from centre.settings.screens import BoardScreen, CounterScreen, Screen
from centre.settings.wiring import owned

__all__ = [
    "FILE_NAME",
    "LANGUAGE_CODE",
    "BoardScreen",
    "Camera",
    "CentreId",
    "CounterPc",
    "CounterScreen",
    "Database",
    "Display",
    "Keypad",
    "Kiosk",
    "Line",
    "Printer",
    "Problem",
    "Reader",
    "Rollup",
    "Screen",
    "ServerAddress",
    "Settings",
    "SettingsError",
    "Sign",
    "Simulation",
    "Speaker",
    "load",
    "owned",
    "read_document",
]
