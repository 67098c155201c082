"""The synthesiser speaks, and says in words what hinders it."""

import io
import shutil
import wave

import pytest

from centre.rules.errors import Unavailable
from centre.shell.synthesiser import languages, rendered

needs_synthesiser = pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="espeak-ng is not installed: nothing can be rendered"
)


@needs_synthesiser
def test_longer_words_take_longer():
    def frames(words):
        with wave.open(io.BytesIO(rendered("vi", words))) as file:
            return len(file.readframes(file.getnframes()))

    assert 0 < frames("Mời") < frames("Mời Ông/Bà lấy phiếu và giữ đến khi xong việc")


@needs_synthesiser
def test_a_sentence_that_looks_like_an_option_is_spoken():
    assert rendered("en", "--version").startswith(b"RIFF")


@needs_synthesiser
def test_languages_are_told_without_their_dialects():
    assert {"vi", "en"} <= languages()


def test_without_a_synthesiser_no_language_is_spoken_and_the_remedy_is_said():
    assert languages("no-such-program-here") == frozenset()
    with pytest.raises(Unavailable, match="no_synthesiser") as refused:
        rendered("vi", "Mời", program="no-such-program-here")
    assert "apt install espeak-ng" in str(refused.value.facts["remedy"])


def test_one_that_fails_or_hangs_is_told(tmp_path):
    assert languages("false") == frozenset()
    slow = tmp_path / "slow"
    slow.write_text("#!/bin/sh\nexec sleep 60\n", "utf-8")
    slow.chmod(0o755)
    for program in ("false", str(slow)):
        with pytest.raises(Unavailable, match="voice_not_rendered"):
            rendered("vi", "Mời", program=program, seconds=0.3)
