"""The voice: calls to be spoken, one at a time, on the loudspeaker's own lane.

Order, merging and wording are the rules' (centre.rules.announcing); here is when they are spoken.
Before each announcement the desk asks whether the call is still true. A loudspeaker that fails
keeps its queue and is proved again until it speaks; silence is never taken for success. In an hour
whose volume is 0 calls pass without a sound: the board shows them, and nobody hears at half past
one what was called at noon.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from centre.rules.announcing import Sentence, Spoken, drop, enqueue, next_sentence
from centre.rules.errors import Unavailable
from centre.rules.hours import Clock
from centre.shell.lane import Lane
from drivers.health import SpeakerKey
from drivers.loudness import loudness, share_at
from drivers.ports import Loudspeaker
from queue_display.clips import Clips
from queue_display.utterance import Speech, uttered

PROVE_EVERY_SECONDS: Final = 60
PROVE_DEAD_EVERY_SECONDS: Final = 10
"""A dead loudspeaker is proved more often, so that it speaks soon after it was mended."""
NEIGHBOUR_SECONDS: Final = 1.5
"""Two announcements closer than this share one chime."""

_log = logging.getLogger(__name__)

AskTruth = Callable[[Spoken, Callable[[bool], None]], None]
"""Asks whether a call is still true and tells it once, on the main thread."""


@dataclass(frozen=True, slots=True)
class Proof:
    """How the voice is: key "ok", or that of the sentence for staff, with a detail for logs.

    speaker_dead, no_player: the loudspeaker. no_synthesiser, voice_not_rendered, clip_unreadable,
    disk: the clips of the first language. left_out: further languages whose clips are not ready,
    and why; the others are spoken.
    """

    key: str
    detail: str = ""
    left_out: Mapping[str, str] = field(default_factory=dict)

    @property
    def alive(self) -> bool:
        """Tell whether calls can be heard."""
        return self.key == SpeakerKey.OK


class VoiceDesk(QObject):
    """Takes calls, speaks them, and says how the loudspeaker is.

    proved carries a Proof, after every proof and every failed announcement. speaking is True right
    before an announcement, and False when it has ended or failed.
    """

    proved = Signal(object)
    speaking = Signal(bool)

    def __init__(
        self, loudspeaker: Loudspeaker, clips: Clips, speech: Speech, ask: AskTruth, clock: Clock
    ) -> None:
        """Open the loudspeaker's lane; nothing is played before start()."""
        super().__init__()
        self._loudspeaker = loudspeaker
        self._clips = clips
        self._speech = speech
        self._ask = ask
        self._clock = clock
        self._lane = Lane("loudspeaker", self)
        self._queue: tuple[Spoken, ...] = ()
        self._busy = False
        self._sounds = False
        self._dead = False
        self._left_out: Mapping[str, str] = {}
        self._ended = float("-inf")
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.prove)

    @property
    def waiting(self) -> tuple[Spoken, ...]:
        """Return the calls that wait to be spoken."""
        return self._queue

    @property
    def quiet(self) -> bool:
        """Tell whether calls are not spoken at this hour, or at all: the volume is 0."""
        share = share_at(self._speech.day, self._clock.now().time())
        return loudness(self._speech.volume, share) == 0

    def start(self) -> None:
        """Prove the voice, and go on proving it."""
        self.prove()

    def close(self) -> None:
        """Finish the announcement at hand and say nothing more."""
        self._timer.stop()
        self._lane.close()
        self._sound(begins=False)

    def hear(self, spoken: Spoken) -> None:
        """Take a call; it is spoken in its turn."""
        self._queue = enqueue(self._queue, spoken)
        self._next()

    def forget(self, label: str) -> None:
        """Drop a number that is no longer called."""
        self._queue = drop(self._queue, label)

    def prove(self) -> None:
        """Prove clips and loudspeaker; an announcement at hand is finished first."""
        self._timer.start(1000 * PROVE_EVERY_SECONDS)
        self._lane.run(self._proof, self._proved, self._failed)

    def _proof(self) -> Proof:
        """Make every clip ready, then ask the loudspeaker for its proof (its lane)."""
        first, *others = self._speech.languages
        self._clips.ready(first, self._speech.wording)
        left_out: dict[str, str] = {}
        for language in others:
            try:
                self._clips.ready(language, self._speech.wording)
            except Unavailable as error:
                left_out[language] = str(error)
        status = self._loudspeaker.prove()
        return Proof(status.key.value, status.detail, left_out)

    def _next(self) -> None:
        """Ask about the first call of the queue, unless the loudspeaker is busy or dead."""
        if self.quiet:
            self._queue = ()
        if self._busy or self._dead or not self._queue:
            return
        self._busy = True
        first = self._queue[0]
        self._ask(first, lambda true: self._answered(first, true=true))

    def _answered(self, spoken: Spoken, *, true: bool) -> None:
        """Speak a call that is still true; drop one that is not."""
        self._busy = False
        if not true:
            self._queue = tuple(each for each in self._queue if each != spoken)
        if not true or self._queue[:1] != (spoken,):
            self._next()
            return
        self._speak()

    def _speak(self) -> None:
        """Play the first sentence of the queue on the lane."""
        neighbour = self._clock.monotonic() - self._ended < NEIGHBOUR_SECONDS
        languages = [each for each in self._speech.languages if each not in self._left_out]
        sentence = next_sentence(self._queue, neighbour=neighbour, languages=languages)
        if sentence is None:
            return
        self._queue = self._queue[1:]
        self._busy = True
        self._sound(begins=True)
        self._lane.run(
            lambda: self._play(sentence),
            lambda _: self._spoke(),
            lambda error: self._unsaid(sentence.spoken, error),
        )

    def _play(self, sentence: Sentence) -> None:
        """Join the clips and play them (loudspeaker lane)."""
        said = uttered(self._clips, self._speech, sentence)
        self._loudspeaker.play(said.wav, self._speech.volume, said.units)

    def _sound(self, *, begins: bool) -> None:
        """Tell whoever listens, once, that the voice begins or has ended."""
        if self._sounds != begins:
            self._sounds = begins
            self.speaking.emit(begins)

    def _spoke(self) -> None:
        """Go on after an announcement that was heard."""
        self._busy = False
        self._ended = self._clock.monotonic()
        self._sound(begins=False)
        self._next()

    def _unsaid(self, spoken: Spoken, error: Exception) -> None:
        """Keep a call that was not spoken, for when the loudspeaker is back."""
        self._busy = False
        self._sound(begins=False)
        self._queue = enqueue(self._queue, spoken)
        self._failed(error)

    def _failed(self, error: Exception) -> None:
        """Take a failure of the loudspeaker or of its clips; a defect of ours goes on."""
        if not isinstance(error, Unavailable):
            raise error
        self._proved(Proof(error.key, str(error)))

    def _proved(self, proof: Proof) -> None:
        """Remember whether the loudspeaker speaks; say it once when it goes or returns."""
        dead = not proof.alive
        if dead != self._dead:
            level, word = (logging.ERROR, "gone") if dead else (logging.INFO, "back")
            _log.log(level, "voice %s key=%s detail=%s", word, proof.key, proof.detail)
        self._dead = dead
        if proof.alive:
            self._leave_out(proof.left_out)
        self._timer.start(1000 * (PROVE_DEAD_EVERY_SECONDS if dead else PROVE_EVERY_SECONDS))
        self.proved.emit(proof)
        self._next()

    def _leave_out(self, left_out: Mapping[str, str]) -> None:
        """Speak without these languages until they are ready; say it once when one goes or returns.

        A recording that is missing in the second language must not silence the first.
        """
        for language in left_out.keys() - self._left_out.keys():
            _log.error("language not spoken language=%s: %s", language, left_out[language])
        for language in self._left_out.keys() - left_out.keys():
            _log.info("language spoken again language=%s", language)
        self._left_out = left_out
