"""Sound as samples: reading and writing WAV, trimming, levelling, silence and the chime. No Qt.

Samples are 16-bit mono at 22.05 kHz, the rate of espeak-ng and of the clips (screens note,
section 9). Standard library only: audioop is gone from Python 3.13.
"""

import io
import math
import wave
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from centre.rules.errors import Unavailable

if TYPE_CHECKING:
    Samples = array[int]
else:
    Samples = array

RATE: Final = 22_050
FULL: Final = 32_767
LOUDNESS: Final = 0.12
"""Root mean square of every clip, of full scale (screens note, section 9)."""
_PEAK: Final = 0.97
_QUIET: Final = 0.006
"""Below this share of full scale a clip's edge is silence. The faint release of a final stop (ích,
hát), 0.9 %, still belongs to the word; cutting it left 64 ms of "ích"."""
_EDGE_SECONDS: Final = 0.008
_RATES: Final = range(4_000, 192_001)
"""Samples a second of recorders; a damaged file may name any number."""
LARGEST_FILE: Final = 8_000_000
"""Bytes of a clip's file: 20 s of stereo at 96 kHz. A film that was put there is not read in."""

# A two-tone bell, E5 then C5 (ting … tong). Partials: (multiple of the tone, loudness, decay in
# seconds); slightly stretched as in a struck bar. 1.1 s: chime and a sentence twice take 11.2 s.
_TONES: Final = ((659.26, 0.0), (523.25, 0.34))
_PARTIALS: Final = ((1.0, 1.0, 0.30), (2.005, 0.42, 0.16), (3.02, 0.18, 0.09), (5.4, 0.07, 0.04))
_CHIME_SECONDS: Final = 1.1
_STRIKE_SECONDS: Final = 0.004


def silence(seconds: float) -> Samples:
    """Return silence of a length."""
    return array("h", bytes(2 * round(seconds * RATE)))


def seconds_of(samples: Samples) -> float:
    """Return how long samples last."""
    return len(samples) / RATE


def rms(samples: Samples) -> float:
    """Return the root mean square, as a share of full scale; 0 for nothing."""
    if not samples:
        return 0.0
    return math.sqrt(math.fsum(value * value for value in samples) / len(samples)) / FULL


def joined(parts: Iterable[Samples]) -> Samples:
    """Return the parts one after the other."""
    whole = array("h")
    for part in parts:
        whole.extend(part)
    return whole


def trimmed(samples: Samples) -> Samples:
    """Return samples without the silence at both ends, except 8 ms that keep soft edges."""
    floor = _QUIET * FULL
    loud = [index for index, value in enumerate(samples) if abs(value) > floor]
    if not loud:
        return array("h")
    edge = round(_EDGE_SECONDS * RATE)
    return samples[max(0, loud[0] - edge) : loud[-1] + edge + 1]


def levelled(samples: Samples) -> Samples:
    """Return samples at LOUDNESS; peaks over 97 % are rounded off, never wrapped."""
    level = rms(samples)
    if level == 0.0:
        return samples
    gain = LOUDNESS / level
    return array("h", (_limited(value * gain / FULL) for value in samples))


def _limited(value: float) -> int:
    """Return a sample of -1..1 as 16 bits."""
    return round(max(-_PEAK, min(_PEAK, value)) * FULL)


def chime() -> Samples:
    """Return the bell that comes before a call: two struck tones that die away."""
    count = round(_CHIME_SECONDS * RATE)
    wave_form = [0.0] * count
    for tone, start in _TONES:
        _strike(wave_form, tone, round(start * RATE))
    fade = round(0.1 * RATE)
    loudest = max(map(abs, wave_form))
    shaped = (
        value / loudest * min(1.0, (count - index) / fade) for index, value in enumerate(wave_form)
    )
    return array("h", (round(value * 0.5 * FULL) for value in shaped))


def _strike(wave_form: list[float], tone: float, start: int) -> None:
    """Add one struck tone to wave_form from the sample start on."""
    for multiple, loudness, decay in _PARTIALS:
        step = 2 * math.pi * tone * multiple / RATE
        fall = math.exp(-1 / (decay * RATE))
        level = loudness
        for index in range(len(wave_form) - start):
            rise = min(1.0, index / (_STRIKE_SECONDS * RATE))
            wave_form[start + index] += level * rise * math.sin(step * index)
            level *= fall


def wav_bytes(samples: Samples) -> bytes:
    """Return samples as a WAV file."""
    target = io.BytesIO()
    with wave.open(target, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return target.getvalue()


def from_wav(content: bytes, name: str) -> Samples:
    """Return the samples of a WAV file of any rate and 1 or 2 channels, 16 bits.

    A centre's recorder writes 44.1 or 48 kHz; nobody should have to convert by hand. Raises
    Unavailable("clip_unreadable", "voice", file) for anything that is not such a file.
    """
    try:
        with wave.open(io.BytesIO(content)) as file:
            channels, width, rate = file.getparams()[:3]
            frames = file.readframes(file.getnframes())
    except (wave.Error, EOFError, ValueError, RuntimeError) as error:
        # RuntimeError without a word is what the wave module says to a length past the file's end.
        detail = str(error) or "no whole WAV file"
        raise Unavailable("clip_unreadable", "voice", file=name, detail=detail) from error
    if rate not in _RATES:
        detail = f"{rate} samples a second"
        raise Unavailable("clip_unreadable", "voice", file=name, detail=detail)
    if width != 2 or channels not in {1, 2}:
        raise Unavailable("clip_unreadable", "voice", file=name, detail="16-bit mono WAV wanted")
    samples = array("h", frames[: len(frames) // 2 * 2])
    if channels == 2:
        pairs = zip(samples[::2], samples[1::2], strict=False)
        samples = array("h", ((left + right) // 2 for left, right in pairs))
    return _at_our_rate(samples, rate)


def _at_our_rate(samples: Samples, rate: int) -> Samples:
    """Return samples of a rate at RATE, by straight lines between neighbours."""
    if rate == RATE or len(samples) < 2:
        return samples
    count = (len(samples) - 1) * RATE // rate
    places = (divmod(index * rate, RATE) for index in range(count))
    return array(
        "h",
        (samples[at] + (samples[at + 1] - samples[at]) * rest // RATE for at, rest in places),
    )


def read_wav(path: Path) -> Samples:
    """Return the samples of a file; raise Unavailable("clip_unreadable") if it cannot be read."""
    try:
        # Looked at first: a pipe in the folder would be read for ever.
        if not path.is_file():
            raise Unavailable("clip_unreadable", "voice", file=str(path), detail="no file")
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Unavailable("clip_unreadable", "voice", file=str(path), detail=str(error)) from error
    if len(content) > LARGEST_FILE:
        detail = f"larger than {LARGEST_FILE} bytes"
        raise Unavailable("clip_unreadable", "voice", file=str(path), detail=detail)
    return from_wav(content, str(path))
