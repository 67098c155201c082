"""Sentences as sound: rendered once, bounded, private, and gone at the end."""

import shutil
from pathlib import Path

import pytest

from kiosk.recordings import Recordings, by_synthesiser


class Renderer:
    """Notes what was rendered."""

    def __init__(self):
        self.done = []

    def __call__(self, language, words):
        self.done.append((language, words))
        return f"{language} {words}".encode()


@pytest.fixture
def renderer():
    return Renderer()


@pytest.fixture
def recordings(renderer):
    made = Recordings(renderer, most=2)
    yield made
    made.close()


def kept(recordings):
    return [] if recordings._folder is None else list(Path(recordings._folder.name).iterdir())


def test_a_sentence_is_rendered_once_in_each_language(recordings, renderer):
    for _ in range(3):
        assert recordings.wav("vi", "xin chào", keep=True) == "vi xin chào".encode()
        assert recordings.wav("en", "xin chào", keep=True) == "en xin chào".encode()
    assert len(renderer.done) == 2


def test_the_oldest_goes_first(recordings, renderer):
    for words in ("a", "b", "a", "c", "a", "b"):
        recordings.wav("vi", words, keep=True)
        assert len(kept(recordings)) <= 2
    assert [words for _, words in renderer.done] == ["a", "b", "c", "b"]


def test_what_is_not_to_be_kept_leaves_no_trace(recordings, renderer):
    recordings.wav("vi", "a không một ba", keep=False)
    assert kept(recordings) == []
    recordings.wav("vi", "xin chào", keep=True)
    (file,) = kept(recordings)
    assert "chào" not in file.name
    assert file.parent.stat().st_mode & 0o077 == 0, "nobody else may look"


def test_one_that_somebody_tidied_away_is_rendered_again(recordings, renderer):
    for _ in range(3):
        recordings.wav("vi", "a", keep=True)
        for file in kept(recordings):
            file.unlink()
    assert len(renderer.done) == 3


def test_a_full_disk_costs_nothing_but_time(recordings, renderer, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert recordings.wav("vi", "a", keep=True) == b"vi a"
    assert recordings.wav("vi", "a", keep=True) == b"vi a"


def test_all_of_it_is_gone_at_the_end(recordings):
    recordings.wav("vi", "a", keep=True)
    folder = Path(recordings._folder.name)
    recordings.close()
    assert not folder.exists()
    recordings.close()


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_the_synthesiser_renders():
    assert by_synthesiser("vi", "Xin chào").startswith(b"RIFF")
