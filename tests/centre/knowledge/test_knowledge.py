"""The packaged files are found, read once and refused by name where they are wrong."""

from collections.abc import Callable, Iterator

import pytest

import centre.knowledge
from centre.knowledge import everyday_files, life_events, thesaurus
from centre.rules.errors import NotAllowed


@pytest.fixture
def with_files(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Put other everyday files in the place of the packaged ones for one test."""
    thesaurus.cache_clear()

    def put(**files: str) -> None:
        monkeypatch.setattr(centre.knowledge, "everyday_files", lambda: iter(files.items()))

    yield put
    thesaurus.cache_clear()


def test_the_files_are_packaged_and_read_in_order() -> None:
    names = [name for name, _ in everyday_files()]
    assert names == sorted(names)
    assert len(names) >= 2


def test_the_thesaurus_has_several_hundred_entries_and_is_read_once() -> None:
    assert len(thesaurus().entries) >= 300
    assert thesaurus() is thesaurus()


def test_every_gap_is_filled() -> None:
    assert thesaurus().unresolved() == ()


def test_life_events_are_read_once() -> None:
    assert life_events() is life_events()
    assert all(event.groups for event in life_events())


def test_files_are_joined(with_files: Callable[..., None]) -> None:
    with_files(a="mất {sổ đỏ}\tcấp lại\t\n", b="sổ đỏ\tgiấy chứng nhận\t\n")
    assert len(thesaurus().entries) == 2


def test_a_wrong_file_is_told_by_name_and_line(with_files: Callable[..., None]) -> None:
    with_files(a="cưới\tkết hôn\t\n", b="# x\ncưới\n")
    with pytest.raises(NotAllowed) as refused:
        thesaurus()
    assert refused.value.facts == {"file": "b", "line": 2, "why": "columns"}


def test_a_gap_without_an_entry_is_told_by_file_and_line(with_files: Callable[..., None]) -> None:
    with_files(a="cưới\tkết hôn\t\n", b="# x\nmất {sổ xanh}\tcấp lại\t\n")
    with pytest.raises(NotAllowed) as refused:
        thesaurus()
    assert refused.value.facts == {"file": "b", "line": 2, "why": "gap"}
