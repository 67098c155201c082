"""How a line sounds."""

from drivers.frames.framed import Frame
from drivers.health import DeviceKey
from drivers.lines.watch import MASTER_SECONDS, WINDOW_SECONDS, Watch


def key_of(watch, now):
    trouble = watch.trouble(now)
    return trouble and trouble.key


def test_a_quiet_line_is_in_no_trouble():
    watch = Watch()
    watch.hear((), 5000, 0, 1.0)
    assert watch.trouble(1.0) is None


def test_noise_above_its_share_is_told_and_passes():
    watch = Watch()
    watch.hear((), 100, 16, 1.0)
    assert key_of(watch, 1.0) is DeviceKey.LINE_NOISE
    assert watch.trouble(1.1 + WINDOW_SECONDS) is None


def test_one_broken_frame_among_many_is_no_noise():
    watch = Watch()
    watch.hear((), 13, 13, 1.0)
    assert watch.trouble(1.0) is None
    watch.hear((), 400, 13, 2.0)
    assert watch.trouble(2.0) is None


def test_the_second_frame_of_a_master_tells_and_is_forgotten():
    watch = Watch()
    watch.hear((Frame(3, "P", "00"),), 12, 0, 1.0)
    assert watch.trouble(1.0) is None
    watch.hear((Frame(3, "D", "0B0A001"),), 12, 0, 2.0)
    assert key_of(watch, 2.0) is DeviceKey.OTHER_MASTER
    assert watch.trouble(3.0 + MASTER_SECONDS) is None


def test_frames_of_devices_are_of_no_master():
    watch = Watch()
    watch.hear((Frame(3, "A", "00"), Frame(3, "K", "011"), Frame(3, "N", "000")), 36, 0, 1.0)
    assert watch.trouble(1.0) is None
