"""The last settings that could be used, kept beside the data: a broken file stops no machine.

Somebody edits centre.toml, a quote is missing, and the power goes: in the morning the machine has
to open (reliability note, F14). It opens with what held before, and says loudly what is wrong.
"""

import logging
import os
from pathlib import Path
from typing import Final

from centre.settings.models import Settings
from centre.settings.reading import FILE_NAME, load
from centre.settings.refusals import SettingsError

KEPT: Final = "centre.toml.last-good"
_log = logging.getLogger(__name__)


def usable(path: Path) -> tuple[Settings, SettingsError | None]:
    """Return the settings of a file, or the last good ones with why the file was refused.

    Raises that SettingsError where none are kept. What is good is kept whole or not at all; a disk
    that takes nothing costs the next time, not this one.
    """
    try:
        settings = load(path)
    except SettingsError as error:
        return _last_good(path, error), error
    _keep(settings, path)
    return settings, None


def _folder(path: Path) -> Path:
    return path if path.is_dir() else path.parent


def _last_good(path: Path, error: SettingsError) -> Settings:
    """Return what is kept of the file's folder; raise error where there is nothing."""
    folder = _folder(path).absolute()
    nothing = Settings.model_validate({"centre": {"code": "MC-NONE"}}).in_folder(folder)
    try:
        return load(nothing.state_folder() / KEPT).in_folder(folder)
    except SettingsError:
        raise error from None


def _keep(settings: Settings, path: Path) -> None:
    """Lay the text of good settings into the state folder, if it is not there already."""
    file = path / FILE_NAME if path.is_dir() else path
    place = settings.state_folder() / KEPT
    unborn = place.with_name(f".{KEPT}.{os.getpid()}")
    try:
        text = file.read_bytes()
        if place.is_file() and place.read_bytes() == text:
            return
        unborn.write_bytes(text)
        # Whoever may read the settings may read this: it holds a PIN's hash.
        unborn.chmod(file.stat().st_mode & 0o660)
        unborn.replace(place)
    except OSError as error:
        unborn.unlink(missing_ok=True)
        _log.warning("these settings could not be kept: %s", error.strerror)
