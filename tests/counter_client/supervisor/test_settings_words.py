"""Every page and every field has a name of its own."""

from centre.rules.declaring.subjects import SUBJECTS
from counter_client.supervisor.settings_open import PAGES
from counter_client.supervisor.settings_words import field_words, page_words


def test_no_page_and_no_field_is_without_words(qapp) -> None:
    assert set(page_words()) == set(PAGES)
    known = field_words()
    for section, subject in SUBJECTS.items():
        for entry in subject.entries:
            assert (section, entry.name) in known or ("", entry.name) in known, entry.name


def test_no_words_are_of_a_field_that_is_none(qapp) -> None:
    real = {(s, e.name) for s, subject in SUBJECTS.items() for e in subject.entries}
    real |= {("", "name"), ("", "active"), ("", "position"), ("service", "counters")}
    assert set(field_words()) - real == {("file", "export")}
