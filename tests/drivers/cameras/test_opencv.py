"""OpenCV is imported late, and nobody notices."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
STAND_IN = """
import os
os.environ["QT_QPA_PLATFORM_PLUGIN_PATH"] = "/cv2/qt/plugins"
os.environ["QT_QPA_FONTDIR"] = "/cv2/qt/fonts"
threads = []
setNumThreads = threads.append
"""
NAMES = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")


def python(code: str, *, path: Path | None = None, **environment: str) -> str:
    """Run code in a process of its own and return what it printed."""
    clean = {name: value for name, value in os.environ.items() if name not in NAMES}
    paths = os.pathsep.join(str(each) for each in (path, ROOT) if each)
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**clean, "PYTHONPATH": paths, **environment},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.strip()


@pytest.fixture
def with_windows(tmp_path) -> Path:
    """A cv2 that does what the wheels with windows do to Qt's variables."""
    (tmp_path / "cv2.py").write_text(STAND_IN, encoding="utf-8")
    return tmp_path


SAY = f"import os; print([os.environ.get(name) for name in {NAMES}])"
LOAD = "from drivers.cameras import opencv; cv2 = opencv.load();"


def test_nothing_is_left_in_the_variables_of_qt(with_windows):
    assert python(LOAD + SAY, path=with_windows) == "[None, None]"


def test_control_a_bare_import_leaves_them_changed(with_windows):
    assert "/cv2/qt" in python("import cv2;" + SAY, path=with_windows)


def test_what_was_set_before_is_kept(with_windows):
    said = python(LOAD + SAY, path=with_windows, QT_QPA_FONTDIR="/our/fonts")
    assert said == "[None, '/our/fonts']"


def test_the_installed_one_leaves_nothing_and_starts_no_threads():
    assert python(LOAD + SAY + "; print(cv2.getNumThreads())").splitlines() == ["[None, None]", "1"]


def test_v4l2_is_told_to_wait_a_second_for_a_picture(with_windows):
    code = LOAD + "import os; print(os.environ['OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT'])"
    assert python(code, path=with_windows) == "1"


def test_making_a_camera_loads_neither_opencv_nor_numpy():
    code = (
        "import sys; from pathlib import Path; from centre.settings.devices import Camera;"
        "from drivers.cameras.camera import make; from drivers.place import Place;"
        "make(Camera(device='simulated'), Place('c1', Path('nowhere')));"
        "print([name for name in ('cv2', 'numpy', 'zxingcpp') if name in sys.modules])"
    )
    assert python(code) == "[]"


def test_a_window_a_video_file_or_a_barcode_is_never_asked_for():
    forbidden = ("imshow", "imwrite", "VideoWriter", "imencode", ".barcode.", "namedWindow")
    files = [*(ROOT / "drivers/cameras").glob("*.py"), ROOT / "drivers/simulated/camera.py"]
    assert len(files) >= 6
    texts = {path.name: path.read_text("utf-8") for path in files}
    assert not [(name, word) for name, text in texts.items() for word in forbidden if word in text]
