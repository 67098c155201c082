"""Telex: Vietnamese out of plain keys, key by key or a whole text (screens.md section 7).

s f r x j set a tone, z takes it away; aa ee oo aw ow uw dd, w alone is ư, uo + w is ươ; the same
key again undoes. Keys may come anywhere in the word. A word that is no Vietnamese syllable, and
cannot become one, stays as it was typed. Text is NFC; a word ends at anything but a letter.
"""

import re
import unicodedata
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, NamedTuple

from centre.rules.search.syllables import (
    LONGEST,
    PLAIN,
    TONES,
    VOWELS,
    can_become,
    cut,
    is_syllable,
    is_whole,
    may_have,
    split,
    spoken,
    unspoken,
)

__all__ = ["Typing", "can_become", "compose", "is_syllable", "press"]

_HAT: Final = MappingProxyType({"a": "â", "e": "ê", "o": "ô"})
_HORN: Final = MappingProxyType({"a": "ă", "o": "ơ", "u": "ư"})
_KEYS: Final = MappingProxyType(
    {"â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw", "đ": "dd"}
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_LAST_WORD: Final = re.compile(r"[^\W\d_]*\Z")
_OPEN_HORN: Final = ("h", "kh", "th")
"""Initials of the few words in open uơ: huơ, khuơ, thuở; after others ươ waits for its final."""


class _Word(NamedTuple):
    """A word while it is typed: letters lower case and toneless, capitals and tone beside them.

    stays: what is shown when the word is no syllable; from then on keys are plain.
    """

    raw: str = ""
    letters: str = ""
    capitals: tuple[bool, ...] = ()
    tone: str = ""
    undone: bool = False
    late: bool = False
    lone: int = -1
    stays: str | None = None

    def rime_at(self) -> int:
        """Return the index of the first letter of the rime."""
        parts = split(self.letters)
        return len(parts[0]) if parts else 0

    def vowels_at(self) -> range:
        """Return the indexes of the vowels of the rime."""
        start = self.rime_at()
        return range(start, start + len(cut(self.letters[start:])[0]))

    def is_possible(self) -> bool:
        """Return whether this is, or can become, a syllable."""
        parts = split(self.letters)
        return parts is not None and may_have(parts[1], self.tone)

    def with_letter(self, at: int, letter: str) -> "_Word":
        """Return the word with another letter at an index."""
        return self._replace(letters=self.letters[:at] + letter + self.letters[at + 1 :])

    def with_more(self, letter: str, key: str) -> "_Word":
        """Return the word with one more letter, in the case of key."""
        capitals = (*self.capitals, key.isupper())
        return self._replace(letters=self.letters + letter, capitals=capitals)

    def shown(self, *, modern: bool) -> str:
        """Return the word as it stands on the screen."""
        if self.stays is not None:
            return self.stays
        letters = _closed_horn(self.letters, self.tone)
        if self.late and not is_whole(letters, self.tone):
            return self.raw
        text = spoken(letters, self.tone, modern=modern)
        return "".join(
            letter.upper() if capital else letter
            for letter, capital in zip(text, self.capitals, strict=True)
        )


def compose(raw: str, *, modern: bool = True) -> str:
    """Return a raw word or text, typed in Telex, decoded; what has accents already stays.

    "ddawng kys" -> "đăng ký", "express" -> "express". modern: hoà, thuỷ; else hòa, thủy.
    """
    text = unicodedata.normalize("NFC", raw)
    return _WORD.sub(lambda found: _composed(found[0], modern=modern), text)


def press(text: str, key: str, *, modern: bool = True) -> str:
    """Return the text after one key of a Telex keyboard at its end: "ky" + "s" -> "ký".

    A key that is no single letter is put at the end as it is.
    """
    return Typing(text).press(key, modern=modern).text


@dataclass(frozen=True, slots=True)
class Typing:
    """A text that is being typed, and the keys of its last word, as far as they are known.

    With them a foreign word stays exactly as typed ("gasoline" is "gáo" on its way); without them
    the keys are guessed from what stands there.
    """

    text: str = ""
    keys: str = ""

    def press(self, key: str, *, modern: bool = True) -> "Typing":
        """Return the typing after one key at the end of the text."""
        text = unicodedata.normalize("NFC", self.text)
        found = _LAST_WORD.search(text)
        word = found[0] if found else ""
        if len(key) != 1 or not (key.isascii() and key.isalpha()):
            return Typing(unicodedata.normalize("NFC", text + key))
        keys = self._keys_of(word, key, modern=modern)
        if keys is None:
            return Typing(text + key)
        typed = _composed(keys + key, modern=modern)
        return Typing(text[: len(text) - len(word)] + typed, keys + key)

    def erase(self) -> "Typing":
        """Return the typing without its last visible letter."""
        return Typing(unicodedata.normalize("NFC", self.text)[:-1])

    def _keys_of(self, word: str, key: str, *, modern: bool) -> str | None:
        """Return keys that make this word; None if there are none: then the next key is plain."""
        known = [self.keys]
        if len(word) <= 4 * LONGEST:
            guessed = _guessed(word)
            shouts = word.isupper() and (len(word) > 1 or key.isupper())
            known.append(guessed.upper() if shouts else guessed)
        return next((keys for keys in known if _composed(keys, modern=modern) == word), None)


def _composed(raw: str, *, modern: bool) -> str:
    """Return one word decoded."""
    if not raw.isascii():
        return raw
    word = _Word()
    for at, key in enumerate(raw):
        word = _typed(word, key, modern=modern)
        if word.stays is not None:
            return word.stays + raw[at + 1 :]
    return word.shown(modern=modern)


def _typed(word: _Word, key: str, *, modern: bool) -> _Word:
    """Return the word after one key, which is a sign for the letters before it or a letter."""
    low = key.lower()
    changed = None
    if low in TONES or low == "z":
        changed = _toned(word, key, low, modern=modern)
    elif low in _HAT:
        changed = _hatted(word, key, low, modern=modern)
    elif low == "w":
        changed = _horned(word, key, modern=modern)
    elif low == "d" and word.letters[:1] in ("d", "đ"):
        changed = _stroked(word, key, modern=modern)
    return (changed or _lettered(word, key, modern=modern))._replace(raw=word.raw + key)


def _lettered(word: _Word, key: str, *, modern: bool) -> _Word:
    """Return the word with key as a plain letter; if that makes no syllable, as it was typed."""
    longer = _paired(word.with_more(key.lower(), key))
    if longer.is_possible():
        return longer
    before = word.shown(modern=modern) if word.undone else word.raw
    return word._replace(stays=before + key)


def _undone(word: _Word, key: str, *, modern: bool) -> _Word:
    """Return the word, its sign already taken away, with the key as a letter."""
    if key in "oO":
        longer = word.with_more("o", key)._replace(undone=True)
        if longer.is_possible():  # xoong, moóc
            return longer
    return word._replace(undone=True, stays=word._replace(late=False).shown(modern=modern) + key)


def _toned(word: _Word, key: str, low: str, *, modern: bool) -> _Word | None:
    """Return the word with another tone; the same tone again is undone; None if none may be."""
    if not word.vowels_at() or (low == "z" and not word.tone):
        return None
    if low == word.tone:
        return _undone(word._replace(tone=""), key, modern=modern)
    toned = word._replace(tone="" if low == "z" else low)
    return toned if toned.is_possible() else None


def _hatted(word: _Word, key: str, low: str, *, modern: bool) -> _Word | None:
    """Return the word with a circumflex for a second a, e or o; a third undoes."""
    for at in reversed(word.vowels_at()):
        letter = word.letters[at]
        if letter == _HAT[low]:
            return _undone(word.with_letter(at, low), key, modern=modern)
        hatted = _unpaired(word.with_letter(at, _HAT[low]), at)
        if PLAIN.get(letter, letter) == low and hatted.is_possible():
            late = word.late or word.letters[-1] not in VOWELS
            return hatted._replace(late=late)
    return None


def _unpaired(word: _Word, at: int) -> _Word:
    """Return the word with a plain u before a letter that has got its circumflex: ươ + o is uô."""
    is_pair = at > 0 and word.letters[at - 1 : at + 1] == "ưô"
    return word.with_letter(at - 1, "u") if is_pair else word


def _horned(word: _Word, key: str, *, modern: bool) -> _Word | None:
    """Return the word with horn or breve for w: uo as a pair, else the first letter that may."""
    vowels = word.vowels_at()
    for at in vowels:
        pair = word.letters[at : at + 2]
        if pair == "ươ":
            return _unhorned(word, at, key, modern=modern)
        if pair in ("uo", "ưo", "uơ", "uô"):
            return _if_possible(word.with_letter(at, "ư").with_letter(at + 1, "ơ"))
    for at in vowels:
        letter = word.letters[at]
        horned = word.with_letter(at, _HORN.get(PLAIN.get(letter, letter), letter))
        if horned.letters != word.letters and horned.is_possible():
            return horned
    for at in vowels:
        if word.letters[at] in _HORN.values():
            return _unhorned(word, at, key, modern=modern)
    return _if_possible(word.with_more("ư", key)._replace(lone=len(word.letters)))


def _if_possible(word: _Word) -> _Word | None:
    """Return the word if it is, or can become, a syllable."""
    return word if word.is_possible() else None


def _unhorned(word: _Word, at: int, key: str, *, modern: bool) -> _Word:
    """Return the word with the horns taken away and the w as a letter; a lone w was one.

    The pair ươ before a final stays: uwongw is typed with two w for one pair.
    """
    if word.letters[at : at + 2] == "ươ":
        if len(word.letters) > at + 2:
            return word
        word = word.with_letter(at + 1, "o")
    elif at == word.lone:
        before = word._replace(letters=word.letters[:at], capitals=word.capitals[:at])
        if at == len(word.letters) - 1 and not word.tone:
            return _undone(before, key, modern=modern)
    return _undone(word.with_letter(at, PLAIN[word.letters[at]]), key, modern=modern)


def _stroked(word: _Word, key: str, *, modern: bool) -> _Word | None:
    """Return the word with đ for a second d; a third undoes."""
    if word.letters[0] == "đ":
        return _undone(word.with_letter(0, "d"), key, modern=modern)
    return _if_possible(word.with_letter(0, "đ"))


def _paired(word: _Word) -> _Word:
    """Return the word with ươ for ưo, when something follows the pair: uwong is ương."""
    at = word.rime_at()
    if word.letters[at : at + 2] == "ưo" and len(word.letters) > at + 2:
        return word.with_letter(at + 1, "ơ")
    return word


def _closed_horn(letters: str, tone: str) -> str:
    """Return letters with uơ for an open ươ, where it is that: thuở, huơ."""
    initial, rime = split(letters) or ("", "")
    is_open = rime == "ươ" and (tone or initial in _OPEN_HORN)
    return initial + "uơ" if is_open else letters


def _guessed(word: str) -> str:
    """Return keys that may have made a word: each sign after its letter, the tone after the vowels.

    A ư in front is a lone w ("win" is "ưi" on its way), oo is ooo.
    """
    letters, tone = unspoken(word)
    low = letters.lower()
    initial, rime = split(low) or ("", low)
    end = len(initial) + len(cut(rime)[0])
    keys = "".join(_keys_at(letters, low, at) for at in range(end)) + tone
    return keys + "".join(_keys_at(letters, low, at) for at in range(end, len(letters)))


def _keys_at(letters: str, low: str, at: int) -> str:
    """Return the keys of one letter, the first in its case."""
    keys = _KEYS.get(low[at], low[at])
    if low[at : at + 2] == "ươ":
        keys = "u"
    elif at == 0 and low[at] == "ư":
        keys = "w"
    elif at and low[at - 1 : at + 1] == "oo":
        keys = "oo"
    return keys[0].upper() + keys[1:] if letters[at].isupper() else keys
