"""The board's sentences, in each language that it shows at once.

A lobby reads two languages on one screen, so a board does not ask for the program's language: it
holds one Tongue per language of its settings. Vietnamese is the source.
"""

import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTranslator

from centre.rules.services import SOURCE_LANGUAGE
from centre.shell.words import FOLDER, trustworthy

_HOUR: Final = 60
"""Minutes after which an age is told in whole hours."""

_log = logging.getLogger(__name__)


class Tongue:
    """One language of the board."""

    def __init__(self, language: str, folder: Path = FOLDER) -> None:
        """Load the compiled words; without them the source is shown, and the log says so."""
        self.language = language
        self._words: QTranslator | None = None
        if language != SOURCE_LANGUAGE:
            words = QTranslator()
            if words.load(str(folder / f"{language}.qm")):
                self._words = words
            else:
                _log.error("words_missing language=%s folder=%s", language, folder)

    def translate(self, context: str, source: str) -> str:
        """Return a sentence in this language; the source where there is no sound translation."""
        found = self._words.translate(context, source) if self._words else ""
        return found if found and trustworthy(source, found) else source


@dataclass(frozen=True, slots=True)
class BoardWords:
    """The sentences of the board in one language; placeholders are {names}."""

    language: str
    number: str
    to_counter: str
    again: str
    newest: str
    coming: str
    column_number: str
    column_counter: str
    whole_call: str
    welcome: str
    guidance: str
    lost: str
    lost_for: str
    minutes: str
    hours: str
    deaf: str
    time_limit: str
    fee: str
    counters: str
    zone: str
    camera: str

    def call(self, number: str, counter: str) -> str:
        """Return the call as one sentence."""
        return self.whole_call.format(number=number, counter=counter)

    def brief(self, number: str, counter: str) -> str:
        """Return the call in as few words as another language needs beside the first."""
        return f"{self.column_number} {number} · {self.column_counter} {counter}"

    def place(self, zone: str) -> str:
        """Return where to walk to, over the counter's code; zone may be empty."""
        return (
            f"{self.zone.format(zone=zone)} · {self.column_counter}"
            if zone
            else self.column_counter
        )

    def link_lost(self, at: datetime, minutes: int = 0) -> str:
        """Return what the strip says; at is when the store last answered, so many minutes ago."""
        if not minutes:
            return self.lost.format(time=f"{at:%H:%M}")
        age = self.minutes if minutes < _HOUR else self.hours
        count = minutes if minutes < _HOUR else minutes // _HOUR
        return self.lost_for.format(time=f"{at:%H:%M}", age=age.format(count=count))


def words_of(tongue: Tongue) -> BoardWords:
    """Return the board's sentences in a language (wording: screens note, sections 8 and 9)."""
    return BoardWords(
        language=tongue.language,
        number=tongue.translate("Board", "MỜI SỐ"),
        to_counter=tongue.translate("Board", "ĐẾN QUẦY"),
        again=tongue.translate("Board", "Gọi lại"),
        newest=tongue.translate("Board", "Mới gọi"),
        coming=tongue.translate("Board", "Sắp đến lượt"),
        column_number=tongue.translate("Board", "Số"),
        column_counter=tongue.translate("Board", "Quầy"),
        whole_call=tongue.translate("Board", "Mời số {number} đến quầy {counter}"),
        welcome=tongue.translate("Board", "Mời Ông/Bà lấy số và theo dõi bảng này"),
        guidance=tongue.translate("Board", "Xin giữ phiếu và theo dõi số trên bảng"),
        lost=tongue.translate("Board", "Mất kết nối lúc {time} — mời nghe gọi tại quầy"),
        lost_for=tongue.translate(
            "Board", "Mất kết nối lúc {time}, đã {age} — mời nghe gọi tại quầy"
        ),
        minutes=tongue.translate("Board", "{count} phút"),
        hours=tongue.translate("Board", "{count} giờ"),
        deaf=tongue.translate("Board", "Loa không hoạt động"),
        time_limit=tongue.translate("Board", "Thời hạn: {time_limit}"),
        fee=tongue.translate("Board", "Lệ phí: {fee}"),
        counters=tongue.translate("Board", "Quầy {counters}"),
        zone=tongue.translate("Board", "Khu {zone}"),
        camera=tongue.translate(
            "Board",
            "Máy lấy số có camera để đọc mã và biết có người đứng trước. Không lưu hình ảnh.",
        ),
    )
