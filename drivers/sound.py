"""WAV clips joined into one sound, with its length; 16-bit PCM as the voice clips are."""

import io
import sys
import wave
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from centre.rules.errors import Unavailable

# Voice clips are 22.05 kHz mono (screens note, section 9).
RATE: Final = 22050
_SAMPLE_BYTES: Final = 2


@dataclass(frozen=True, slots=True)
class Sound:
    """One WAV, ready to be played, and how long it takes."""

    wav: bytes
    seconds: float


def joined(wav: bytes | Sequence[Path], volume: int) -> Sound:
    """Return one WAV, or files one after the other, as one sound at volume (0..100).

    Raises Unavailable("clip_unreadable", part="speaker") for a missing file, for what is no 16-bit
    WAV, and for files that do not fit together.
    """
    sources: Sequence[bytes | Path] = [wav] if isinstance(wav, bytes) else wav
    frames, shape = b"", (1, RATE)
    for place, source in enumerate(sources):
        name = "the sound" if isinstance(source, bytes) else source.name
        samples, found = _read(name, source)
        if place and found != shape:
            raise _unreadable(name, f"{found[0]} channels at {found[1]} Hz do not fit the others")
        frames, shape = frames + samples, found
    return _sound(_quieter(frames, max(0, min(volume, 100))), shape)


def silence(seconds: float) -> Sound:
    """Return silence of that length."""
    return _sound(bytes(_SAMPLE_BYTES * round(RATE * seconds)), (1, RATE))


def tone(samples: "array[int]") -> bytes:
    """Return mono samples of 16 bits at RATE as a WAV."""
    return _sound(_swapped(samples).tobytes(), (1, RATE)).wav


def _read(name: str, source: bytes | Path) -> tuple[bytes, tuple[int, int]]:
    """Return the samples and (channels, rate) of one WAV; raise Unavailable."""
    try:
        data = source if isinstance(source, bytes) else source.read_bytes()
        with wave.open(io.BytesIO(data)) as clip:
            if clip.getsampwidth() != _SAMPLE_BYTES:
                raise _unreadable(name, "its samples are not of 16 bits")
            return clip.readframes(clip.getnframes()), (clip.getnchannels(), clip.getframerate())
    except (OSError, EOFError, wave.Error) as error:
        raise _unreadable(name, str(error)) from error


def _unreadable(name: str, why: str) -> Unavailable:
    """Return the error of a clip that cannot be played."""
    return Unavailable("clip_unreadable", part="speaker", clip=name, why=why)


def _quieter(frames: bytes, volume: int) -> bytes:
    """Return the samples at volume per cent of their loudness."""
    if volume == 100:
        return frames
    samples = _swapped(array("h", frames))
    return _swapped(array("h", (one * volume // 100 for one in samples))).tobytes()


def _swapped(samples: "array[int]") -> "array[int]":
    """Return samples between the order of this machine and that of WAV (low byte first)."""
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def _sound(frames: bytes, shape: tuple[int, int]) -> Sound:
    """Return the samples with their header and length."""
    channels, rate = shape
    out = io.BytesIO()
    with wave.open(out, "wb") as clip:
        clip.setnchannels(channels)
        clip.setsampwidth(_SAMPLE_BYTES)
        clip.setframerate(rate)
        clip.writeframes(frames)
    return Sound(out.getvalue(), len(frames) / (_SAMPLE_BYTES * channels * rate))
