"""What comes out of the sound system is the planned announcement, and one after the other.

The desk of the voice speaks through the real player into a null sink of a PulseAudio server of the
test's own, and through ALSA into a file; what arrives there is compared with the plan.
"""

import io
import os
import shutil
import subprocess
import time
import wave
from contextlib import suppress
from itertools import pairwise

import numpy as np
import pytest

from drivers.speakers.player import Player
from drivers.speakers.ways import Computer
from queue_display.clips import Clips
from queue_display.sound import RATE, chime, joined, silence, wav_bytes
from queue_display.utterance import Speech
from queue_display.voice import VoiceDesk

DEADLINE = 20.0
ALIKE, OTHER = 0.95, 0.6
"""Share of correlation: a copy, however late, has 1; another announcement far less."""
needs_server = pytest.mark.skipif(
    not all(map(shutil.which, ("pulseaudio", "paplay", "parec"))), reason="no PulseAudio here"
)
needs_alsa = pytest.mark.skipif(shutil.which("aplay") is None, reason="no aplay here")


def until(question, what):
    deadline = time.monotonic() + DEADLINE
    while not question():
        assert time.monotonic() < deadline, f"not within {DEADLINE} s: {what}"
        time.sleep(0.02)


@pytest.fixture
def voice_folder(tmp_path):
    """Clips of 0.15 s, each of another tone, so that announcements differ as words do."""
    folder = tmp_path / "voice" / "vi"
    folder.mkdir(parents=True)
    names = [*(f"digit_{n}" for n in range(10)), "letter_a", "letter_b", "moi_so", "den_quay_so"]
    for place, name in enumerate(names):
        steps = np.arange(round(0.15 * RATE)) * 2 * np.pi * (300 + 170 * place) / RATE
        tone = (9000 * np.sin(steps)).astype("<i2").tobytes()
        (folder / f"{name}.wav").write_bytes(_wav(tone))
    (folder.parent / "chime.wav").write_bytes(wav_bytes(chime()[: RATE // 5]))
    return folder.parent


def _wav(frames):
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(frames)
    return out.getvalue()


class Noting(Player):
    """The real player, which also notes what it was given."""

    def __init__(self, computer):
        super().__init__(computer)
        self.given = []

    def play(self, wav, volume=100, units=(), cut=None):
        super().play(wav, volume, units, cut)
        self.given.append(samples_of(wav))


def samples_of(wav):
    with wave.open(io.BytesIO(wav)) as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(float)


def found_in(capture, planned):
    """Return where planned is in capture, in samples, and how alike the two are there (0..1)."""
    size = len(capture) + len(planned)
    spectrum = np.fft.rfft(capture, size) * np.conj(np.fft.rfft(planned, size))
    at = int(np.argmax(np.fft.irfft(spectrum, size)[: len(capture)]))
    there = capture[at : at + len(planned)]
    there = np.pad(there, (0, len(planned) - len(there)))
    power = np.linalg.norm(there) * np.linalg.norm(planned)
    return at, float(there @ planned / power) if power else 0.0


def speak(player, folder, clock, qtbot, *calls):
    """Speak calls by a desk, all made at once; return when they were spoken."""
    desk = VoiceDesk(player, Clips(folder), Speech(("vi",), 100), true_always, clock)
    try:
        for call in calls:
            desk.hear(call)
        qtbot.waitUntil(lambda: len(player.given) == len(calls), timeout=60_000)
    finally:
        desk.close()


def true_always(_, answer):
    answer(True)  # noqa: FBT003 - the desk's callback takes one truth value


class Server:
    """A sound server of the test's own: one null sink, and a recorder on its monitor."""

    def __init__(self, folder):
        self.folder = folder
        self.socket = folder / "native"
        self.raw = folder / "captured.raw"
        home = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "TMPDIR": str(folder)}
        self._env = {**os.environ, **home, "PULSE_SERVER": f"unix:{self.socket}"}
        self._running = []

    def open(self):
        self._start(
            "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
            "--disable-shm=yes",
            f"--load=module-null-sink sink_name=lobby rate={RATE} channels=1 format=s16le",
            f"--load=module-native-protocol-unix auth-anonymous=1 socket={self.socket}",
        )  # fmt: skip
        until(self._answers, "the sound server")
        self._start(
            "parec", "--device=lobby.monitor", f"--rate={RATE}", "--channels=1", "--format=s16le",
            "--raw", "--latency-msec=20", str(self.raw),
        )  # fmt: skip
        until(lambda: self.raw.exists() and self.raw.stat().st_size > 0, "the recorder")

    def _answers(self):
        asked = ["pactl", "info"]
        return (
            subprocess.run(asked, env=self._env, capture_output=True, check=False).returncode == 0
        )

    def _start(self, *command):
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._running.append(subprocess.Popen(command, env=self._env, **quiet))

    def captured(self):
        """Return what was heard until half a second from now."""
        size = self.raw.stat().st_size + RATE
        until(lambda: self.raw.stat().st_size >= size, "the end of the capture")
        data = self.raw.read_bytes()
        return np.frombuffer(data[: len(data) // 2 * 2], "<i2").astype(float)

    def close(self):
        for each in reversed(self._running):
            with suppress(ProcessLookupError):
                each.terminate()
            each.wait(DEADLINE)


@pytest.fixture
def server(tmp_path, monkeypatch):
    """Return an open server; players find it."""
    folder = tmp_path / "p"
    folder.mkdir(mode=0o700)
    made = Server(folder)
    try:
        made.open()
        monkeypatch.setenv("PULSE_SERVER", f"unix:{made.socket}")
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
        monkeypatch.setenv("HOME", str(folder))
        yield made
    finally:
        made.close()


@needs_server
def test_what_leaves_the_sound_server_is_what_was_planned_and_nothing_overlaps(
    server, voice_folder, clock, spoken, qtbot
):
    player = Noting(Computer("paplay", None))
    speak(player, voice_folder, clock, qtbot, spoken("A12", "3"), spoken("B7", "1", after=1))
    judge(server.captured(), player.given)


def judge(capture, planned):
    """Check that a capture holds the planned announcements in order, apart, and no other."""
    places = []
    for one in planned:
        at, likeness = found_in(capture, one)
        assert likeness > ALIKE, f"heard something else: {likeness:.2f}"
        places.append((at, at + len(one)))
    assert all(one[1] <= other[0] for one, other in pairwise(places))
    heard = np.abs(capture).astype(int)
    for start, end in places:
        heard[start:end] = 0
    assert heard.max() < 300, "something was heard that nobody planned"


@needs_server
@pytest.mark.prove
def test_real_words_leave_the_sound_server_as_they_were_planned(
    server, tmp_path, clock, spoken, qtbot
):
    folder = tmp_path / "words"
    Clips(folder).make("vi")
    player = Noting(Computer("paplay", None))
    calls = (spoken("A012", "3"), spoken("B105", "12", after=1), spoken("C021", "1", after=2))
    speak(player, folder, clock, qtbot, *calls)
    judge(server.captured(), player.given)


def announcement(folder, *units):
    return samples_of(Clips(folder).announcement([("vi", units)], chimed=False))


def test_control_another_announcement_is_not_taken_for_the_planned_one(voice_folder):
    said = announcement(voice_folder, "moi_so", "letter_a", "digit_1", "den_quay_so", "digit_3")
    other = announcement(voice_folder, "moi_so", "letter_b", "digit_7", "den_quay_so", "digit_1")
    assert found_in(np.pad(said, (5000, 9000)), said) == (5000, pytest.approx(1.0))
    assert found_in(said, other)[1] < OTHER
    with pytest.raises(AssertionError, match="something else"):
        judge(np.pad(said, (5000, 9000)), [other])


def test_control_two_announcements_at_once_are_noticed(voice_folder):
    one = announcement(voice_folder, "moi_so", "letter_a", "digit_1")
    two = announcement(voice_folder, "den_quay_so", "letter_b", "digit_7")
    apart = np.concatenate([one, two])
    judge(apart, [one, two])
    both = np.pad(one, (0, 4000)) + np.pad(two, (4000, 0))
    with pytest.raises(AssertionError):
        judge(both, [one, two])


def test_control_a_sound_that_nobody_planned_is_noticed(voice_folder):
    one = announcement(voice_folder, "moi_so", "letter_a", "digit_1")
    with pytest.raises(AssertionError, match="nobody planned"):
        judge(np.concatenate([one, one]), [one])


@pytest.fixture
def alsa_file(tmp_path, monkeypatch):
    """Let ALSA's default output write into files of its own; return their folder.

    ALSA's null output takes sound at any speed, so the player is a script that takes the sound's
    time, as a card does.
    """
    folder = tmp_path / "alsa"
    folder.mkdir()
    (folder / "asound.conf").write_text(
        "</usr/share/alsa/alsa.conf>\n"
        'pcm.!default { type file slave.pcm "null" format "raw" truncate false '
        f'file "{folder}/heard.raw" }}\n',
        "utf-8",
    )
    player = folder / "paced"
    player.write_text(
        '#!/bin/sh\naplay -q "$1" || exit 1\n'
        f'exec sleep "$(( ($(wc -c < "$1") - 44) * 100 / 2 / {RATE} ))e-2"\n',
        "utf-8",
    )
    player.chmod(0o755)
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(folder / "asound.conf"))
    return folder


@needs_alsa
def test_what_alsa_is_given_is_what_was_planned(alsa_file, voice_folder, clock, spoken, qtbot):
    player = Noting(Computer(str(alsa_file / "paced"), None))
    speak(player, voice_folder, clock, qtbot, spoken("A1", "3"), spoken("B7", "1", after=1))
    files = sorted(alsa_file.glob("heard.raw*"), key=lambda path: path.stat().st_mtime_ns)
    assert len(files) == 2
    for file, planned in zip(files, player.given, strict=True):
        heard = np.frombuffer(file.read_bytes(), "<i2").astype(float)
        assert np.array_equal(heard[: len(planned)], planned)
        assert not heard[len(planned) :].any()


def test_the_plan_of_a_call_is_its_clips_with_their_pauses(voice_folder):
    clips = Clips(voice_folder)
    plan = announcement(voice_folder, "moi_so", "letter_a", "digit_1")
    by_hand = joined(
        [
            silence(0.5), clips.sound("vi", "moi_so"), silence(0.14),
            clips.sound("vi", "letter_a"), silence(0.09), clips.sound("vi", "digit_1"),
        ]
    )  # fmt: skip
    assert np.array_equal(plan, np.array(by_hand, dtype=float))
