"""The sentences of a door display."""

from dataclasses import fields

from queue_display.door.words import door_words
from queue_display.tongue import Tongue


def test_no_sentence_is_empty_and_placeholders_are_filled(vi, clock):
    assert all(getattr(vi, field.name) for field in fields(vi))
    assert vi.services.format(services="Hộ tịch") == "Quầy này nhận: Hộ tịch"
    assert "3" in vi.more.format(count=3)
    assert "08:00" in vi.board.link_lost(clock.now())


def test_a_language_without_words_shows_the_source(tmp_path):
    assert door_words(Tongue("xx", tmp_path)).called == "MỜI SỐ"
