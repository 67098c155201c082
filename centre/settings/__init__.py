"""The wiring of a centre: centre.toml read into frozen, checked objects.

Services, counters, hours and everything else that a supervisor changes while the centre runs is
data in the database; this file says which machines and devices there are. `python -m
centre.settings --example` prints the file with every setting explained.
"""

from centre.settings.models import (
    BoardScreen,
    CentreId,
    CounterPc,
    CounterScreen,
    Database,
    Display,
    Kiosk,
    Printer,
    Screen,
    Settings,
    Simulation,
    Speaker,
)
from centre.settings.reading import FILE_NAME, load
from centre.settings.refusals import Problem, SettingsError

__all__ = [
    "FILE_NAME",
    "BoardScreen",
    "CentreId",
    "CounterPc",
    "CounterScreen",
    "Database",
    "Display",
    "Kiosk",
    "Printer",
    "Problem",
    "Screen",
    "Settings",
    "SettingsError",
    "Simulation",
    "Speaker",
    "load",
]
