"""What a page says aloud: one or two sentences, made from the words that it shows. No Qt.

Whoever stands nearby may hear it. So nothing typed is among the words, and a part that looks like a
code or a card's number is left out here, whoever put it on the page.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from centre.rules.spelling import in_words
from kiosk.visit import Page

MOST_SIGNS: Final = 240
"""The longest guidance, in signs: 15 to 20 seconds; who listens has not heard what can be done."""
_MOST_PARTS: Final = MappingProxyType(
    {
        Page.TICKET: 5,
        Page.OWN: 3,
        # A person's affairs: the page's title, and no more of it; of a card not even that.
        Page.DOSSIER: 1,
        Page.CARD: 0,
        Page.PIN: 1,
        Page.CARE: 1,
    }
)
_PARTS: Final = 2
# A ticket's number (centre.rules.tickets): a letter and at least three digits.
_LABEL: Final = re.compile(r"\b[A-ZĐ]\d{3,4}\b")
_SPAN: Final = re.compile(r"(\d)\s*[–-]\s*(\d)")
# Dates, and sums of money below ten million.
_PLAIN: Final = re.compile(r"\b(?:\d{1,2}/\d{1,2}(?:/\d{4})?|\d{1,3}(?:\.\d{3}){1,2})\b(?![.-]\w)")
# Card numbers, dossier codes, phone numbers: long digits, or groups of them tied together.
_CODE: Final = re.compile(r"\d{5,}|\d[\w.-]*[.-][\w.-]*\d{3,}")


@dataclass(frozen=True, slots=True)
class Told:
    """What a page shows as words, the title first; choices: how many tiles or rows are seen.

    private holds names that nobody else need hear, those of priority groups: a part with one of
    them is left out.
    """

    words: tuple[str, ...]
    choices: int = 0
    private: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words of the visitor's language that no page shows.

    choices: how many, with {n}; to: as in 10 to 15; card: that a card was read, and nothing kept.
    """

    choices: str
    to: str
    card: str


def sentence(page: Page, told: Told, phrases: Phrases, language: str) -> str:
    """Return what a page says aloud in a language; "" where it has nothing to say."""
    heard = [part for part in told.words if not any(name in part for name in told.private)]
    said = list(_parts(heard, phrases, language))[: _MOST_PARTS.get(page, _PARTS)]
    if page is Page.CARD:
        said.append(phrases.card)
    if told.choices > 1:
        said.append(phrases.choices.format(n=told.choices))
    return _shortened(" ".join(said))


def name(words: str, phrases: Phrases, language: str) -> str:
    """Return the name of what has the focus, as it is said aloud; "" for what must not be said."""
    return _shortened(" ".join(_parts((words,), phrases, language)))


def is_cacheable(words: str) -> bool:
    """Tell whether these words may be kept: a visitor's own number is said and forgotten."""
    return _LABEL.search(words) is None


def _parts(words: Iterable[str], phrases: Phrases, language: str) -> Iterator[str]:
    """Yield each part that has letters and may be heard, as a sentence of its own."""
    for part in words:
        shown = " ".join(part.split())
        if not re.search(r"[^\W\d_]", shown) or _is_private(shown):
            continue
        spelled = _LABEL.sub(lambda found: in_words(found.group(), language), shown)
        plain = _SPAN.sub(rf"\1 {phrases.to} \2", spelled).replace(" · ", ", ")
        yield plain if plain[-1] in ".?!…" else f"{plain}."


def _is_private(words: str) -> bool:
    """Tell whether words hold what looks like a code."""
    return _CODE.search(_PLAIN.sub("", words)) is not None


def _shortened(words: str) -> str:
    """Return words, cut at the last word that fits."""
    if len(words) <= MOST_SIGNS:
        return words
    return words[:MOST_SIGNS].rpartition(" ")[0]
