"""OpenCV, imported late and without leaving traces in the environment."""

import functools
import importlib
import os
import threading
from types import ModuleType
from typing import Final

# Set by `import cv2` of wheels with windows; a child process with Qt would look for its plug-ins
# and letters in OpenCV's folder (hardware note, section 10).
LEFT_BEHIND: Final = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")
# V4L2 waits 10 s for a picture that never comes, unless this says another number of whole seconds;
# read once, at the first late picture (OpenCV modules/videoio/src/cap_v4l.cpp, tryIoctl).
_WAIT: Final = ("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "1")
_LOADING = threading.Lock()


@functools.cache
def load() -> ModuleType:
    """Return cv2, on one thread; raise ImportError where it or a library of it is missing.

    The lanes of a box have two cores between them (hardware note, "one thread" of section 10), so
    OpenCV starts none of its own. What it does to Qt's variables is undone.
    """
    with _LOADING:
        os.environ.setdefault(*_WAIT)
        before = {name: os.environ.get(name) for name in LEFT_BEHIND}
        try:
            cv2 = importlib.import_module("cv2")
        finally:
            for name, value in before.items():
                _set_back(name, value)
        cv2.setNumThreads(1)
    return cv2


def _set_back(name: str, value: str | None) -> None:
    """Give an environment variable its value of before; None: there was none."""
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value
