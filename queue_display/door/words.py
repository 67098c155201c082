"""The sentences of a door display, in each language that it shows at once."""

from dataclasses import dataclass

from queue_display.tongue import BoardWords, Tongue, words_of


@dataclass(frozen=True, slots=True)
class DoorWords:
    """The sentences of a door display in one language; placeholders are {names}.

    free, paused, closed have a line below that says what to do; none gives a clerk's reason. board
    has the sentences that all screens of the lobby share.
    """

    language: str
    counter: str
    called: str
    served: str
    again: str
    free: str
    free_line: str
    paused: str
    paused_line: str
    closed: str
    closed_line: str
    services: str
    more: str
    board: BoardWords


def door_words(tongue: Tongue) -> DoorWords:
    """Return a door's sentences in a language."""
    return DoorWords(
        language=tongue.language,
        counter=tongue.translate("Board", "QUẦY"),
        called=tongue.translate("Board", "MỜI SỐ"),
        served=tongue.translate("Board", "ĐANG PHỤC VỤ"),
        again=tongue.translate("Board", "Gọi lại"),
        free=tongue.translate("Board", "MỜI CHỜ GỌI SỐ"),
        free_line=tongue.translate("Board", "Số được gọi đến quầy sẽ hiện ở đây"),
        paused=tongue.translate("Board", "TẠM NGHỈ"),
        paused_line=tongue.translate("Board", "Xin chờ, hoặc hỏi quầy hướng dẫn"),
        closed=tongue.translate("Board", "QUẦY ĐÓNG"),
        closed_line=tongue.translate("Board", "Mời đến quầy khác, hoặc hỏi quầy hướng dẫn"),
        services=tongue.translate("Board", "Quầy này nhận: {services}"),
        more=tongue.translate("Board", "và {count} dịch vụ khác"),
        board=words_of(tongue),
    )
