"""Languages: loads compiled words, switches them at once, guards placeholders.

Vietnamese is the source and needs no file. Every other language is centre/words/<code>.ts,
compiled to <code>.qm at set-up (`python -m centre.words compile`).
"""

import logging
from pathlib import Path
from string import Formatter
from typing import Final

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTranslator

from centre.rules.errors import Unavailable
from centre.rules.services import SOURCE_LANGUAGE

FOLDER: Final = Path(__file__).resolve().parent.parent / "words"
"""Where the words are: sources *.ts and compiled *.qm."""

_log = logging.getLogger(__name__)


def placeholders(sentence: str) -> frozenset[str] | None:
    """Return the names in {braces} of a sentence; None if its braces are not well formed."""
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(sentence) if name is not None)
    except ValueError:
        return None


def trustworthy(source: str, translation: str) -> bool:
    """Return whether a translation has exactly the placeholders of its source, and so may be shown.

    {name} and Qt's %n count; a translation that could break .format() is never shown.
    """
    return placeholders(source) == placeholders(translation) and (
        ("%n" in source) == ("%n" in translation)
    )


class _Guarded(QTranslator):
    """The one installed translator: asks the loaded words and refuses what would break a format."""

    def __init__(self, parent: QObject) -> None:
        """Start with the source language."""
        super().__init__(parent)
        self.words: QTranslator | None = None
        self._known: dict[tuple[str, str, str, int], str] = {}

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Return False: it always has an answer."""
        return False

    def forget(self) -> None:
        """Drop what was answered in the language before."""
        self._known.clear()

    def translate(
        self,
        context: bytes | bytearray | memoryview | str,
        sourceText: bytes | bytearray | memoryview | str,  # noqa: N803 - Qt's name
        disambiguation: bytes | bytearray | memoryview | str | None = None,
        n: int = -1,
    ) -> str:
        """Return the guarded translation, or the source where there is none."""
        key = (_text(context), _text(sourceText), _text(disambiguation or ""), n)
        if key not in self._known:
            self._known[key] = self._look_up(*key)
        return self._known[key]

    def _look_up(self, context: str, source: str, remark: str, n: int) -> str:
        """Ask the loaded words; a translation that is not trustworthy is logged and refused."""
        if self.words is None:
            return source
        found = self.words.translate(context, source, remark or None, n)
        if not found:
            return source
        if trustworthy(source, found):
            return found
        _log.error(
            "translation refused: placeholders differ context=%s source=%r translation=%r",
            context,
            source,
            found,
        )
        return source


class Words(QObject):
    """The language of one program.

    One LanguageChange event reaches every widget, also hidden ones, after each switch; screens
    answer it with their retranslate().
    """

    def __init__(self, folder: Path = FOLDER, parent: QObject | None = None) -> None:
        """Install the source language; folder holds the compiled words."""
        super().__init__(parent)
        self._folder = folder
        self._language = SOURCE_LANGUAGE
        self._guard = _Guarded(self)
        QCoreApplication.installTranslator(self._guard)

    @property
    def language(self) -> str:
        """Return the code of the language that is shown."""
        return self._language

    def available(self) -> tuple[str, ...]:
        """Return the languages that can be shown: the source first, then those compiled."""
        return (SOURCE_LANGUAGE, *sorted(path.stem for path in self._folder.glob("*.qm")))

    def switch(self, language: str) -> None:
        """Show language ("vi": the source); all widgets get one LanguageChange.

        Raises Unavailable("words_missing") when its compiled words are not there; the language
        before stays.
        """
        if language == self._language:
            return
        before, self._guard.words = self._guard.words, self._load(language)
        self._guard.forget()
        _end(before)
        self._language = language
        app = QCoreApplication.instance()
        if app is not None:
            QCoreApplication.sendEvent(app, QEvent(QEvent.Type.LanguageChange))

    def close(self) -> None:
        """Take the translators out of the program (tests, shutdown). Repeats do nothing."""
        if shiboken6.isValid(self._guard):
            QCoreApplication.removeTranslator(self._guard)
        _end(self._guard)
        _end(self._guard.words)

    def _load(self, language: str) -> QTranslator | None:
        """Return the compiled words of a language; None for the source."""
        if language == SOURCE_LANGUAGE:
            return None
        path = self._folder / f"{language}.qm"
        words = QTranslator(self)
        if not path.is_file() or not words.load(str(path)):
            _end(words)
            raise Unavailable(
                "words_missing", "screen", file=str(path), remedy="python -m centre.words compile"
            )
        return words


def _end(translator: QTranslator | None) -> None:
    """Destroy a translator here and now, if it still is.

    Left to Python's cycle collector it could go inside translate() of another one, during which Qt
    holds the lock of its translators; the destructor waits for that lock, for ever.
    """
    if translator is not None and shiboken6.isValid(translator):
        shiboken6.delete(translator)


def _text(words: bytes | bytearray | memoryview | str) -> str:
    """Return what Qt hands over (text, or bytes in UTF-8) as text."""
    return words if isinstance(words, str) else bytes(words).decode()
