"""What is put before the simulated camera is seen by the real decoders and the doorstep."""

import pytest

from drivers.cameras.presence import Doorstep, small
from drivers.cameras.qr import ArucoDecoder, ZxingDecoder
from drivers.simulated.camera import SimulatedCamera
from drivers.simulated.lobby import show

SIZES = [(1280, 720), (640, 480), (1920, 1080)]
CODES = ["MC1:0192f0c1a2b3c4d5e6f708192a3b4c5d", "H99.08-251122-0007", "Nguyễn|" * 10]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("code", CODES)
def test_code_is_read_by_both_decoders(tmp_path, size, code):
    show(tmp_path, size, code=code, someone=True)
    frame = SimulatedCamera(tmp_path, *size).frame()
    assert ZxingDecoder().texts(frame) == [code.encode()]
    assert ArucoDecoder().texts(frame) == [code.encode()]


@pytest.mark.parametrize("size", SIZES)
def test_person_is_noticed_and_gone_again(tmp_path, size):
    camera, doorstep, seen = SimulatedCamera(tmp_path, *size), Doorstep(), []
    for index in range(60):
        if index in (20, 35):
            show(tmp_path, size, someone=index < 30)
        doorstep.look(small(camera.frame()), index / 5)
        seen.append(doorstep.someone)
    assert (any(seen[:20]), seen[30], seen[-1]) == (False, True, False)


def test_nothing_leaves_no_file(tmp_path):
    show(tmp_path / "c1", (320, 240))
    show(tmp_path / "c1", (320, 240), someone=True)
    assert [path.name for path in (tmp_path / "c1").iterdir()] == ["frame.png"]
    show(tmp_path / "c1", (320, 240))
    assert list((tmp_path / "c1").iterdir()) == []


def test_code_without_end_is_refused(tmp_path):
    with pytest.raises(ValueError, match="1001"):
        show(tmp_path, (320, 240), code="x" * 1001)
    assert list(tmp_path.iterdir()) == []
