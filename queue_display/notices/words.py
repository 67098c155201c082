"""The sentences of the board of posted procedures, in each language that it shows at once."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


class Translating(Protocol):
    """One language of a screen (queue_display.tongue.Tongue, which needs Qt)."""

    language: str

    def translate(self, context: str, source: str) -> str:
        """Return a sentence in this language."""
        ...


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """The sentences of the notice board in one language; placeholders are {names}."""

    language: str
    title: str
    code: str
    applicants: str
    online: str
    fully: str
    partly: str
    possible: str
    impossible: str
    time_limit: str
    fee: str
    free: str
    ask: str
    place: str
    papers: str
    more_papers: str
    cases: str
    result: str
    more_results: str
    agencies: str
    more_agencies: str
    conditions: str
    decision: str
    counters: str
    zones: str
    guide: str
    basis: str
    more_basis: str
    page: str
    count: str
    other_field: str
    nothing: str
    scan: str
    as_of: str
    stale: str
    undated: str
    lost: str
    lost_for: str
    minutes: str
    hours: str

    def dated(self, day: date | None, *, stale: bool) -> str:
        """Return how old the data are, and that they may have changed."""
        if day is None:
            return self.undated
        return (self.stale if stale else self.as_of).format(date=f"{day:%d/%m/%Y}")

    def link_lost(self, at: datetime, minutes: int = 0) -> str:
        """Return what the strip says; at is when the store last answered, so many minutes ago."""
        if not minutes:
            return self.lost.format(time=f"{at:%H:%M}")
        hours = minutes // 60
        age = self.hours.format(count=hours) if hours else self.minutes.format(count=minutes)
        return self.lost_for.format(time=f"{at:%H:%M}", age=age)


def notice_words(tongue: Translating) -> NoticeWords:
    """Return the notice board's sentences in a language."""
    said = {**_labels(tongue), **_values(tongue), **_round_a_page(tongue)}
    return NoticeWords(language=tongue.language, **said)


def _labels(tongue: Translating) -> dict[str, str]:
    """Return the title, and what stands beside the facts."""
    return {
        "title": tongue.translate("Board", "Niêm yết thủ tục hành chính"),
        "code": tongue.translate("Board", "Mã thủ tục"),
        "applicants": tongue.translate("Board", "Đối tượng"),
        "online": tongue.translate("Board", "Trực tuyến"),
        "time_limit": tongue.translate("Board", "Thời hạn"),
        "fee": tongue.translate("Board", "Phí, lệ phí"),
        "place": tongue.translate("Board", "Nơi nộp"),
        "papers": tongue.translate("Board", "Hồ sơ"),
        "result": tongue.translate("Board", "Kết quả"),
        "agencies": tongue.translate("Board", "Cơ quan"),
        "conditions": tongue.translate("Board", "Yêu cầu"),
        "basis": tongue.translate("Board", "Căn cứ"),
        "decision": tongue.translate("Board", "Quyết định"),
    }


def _values(tongue: Translating) -> dict[str, str]:
    """Return what facts say."""
    return {
        "fully": tongue.translate("Board", "Toàn trình"),
        "partly": tongue.translate("Board", "Một phần"),
        "possible": tongue.translate("Board", "Nộp trực tuyến được"),
        "impossible": tongue.translate("Board", "Không nộp trực tuyến"),
        "free": tongue.translate("Board", "Miễn phí"),
        "ask": tongue.translate("Board", "Hỏi tại quầy"),
        "more_papers": tongue.translate("Board", "và {count} giấy tờ khác: mời hỏi tại quầy"),
        "cases": tongue.translate(
            "Board", "{count} trường hợp, mỗi trường hợp một bộ hồ sơ: mời hỏi tại quầy"
        ),
        "more_results": tongue.translate("Board", "và {count} kết quả khác"),
        "more_agencies": tongue.translate("Board", "và {count} cơ quan khác"),
        "counters": tongue.translate("Board", "Quầy {counters}"),
        "zones": tongue.translate("Board", "Khu {zone}"),
        "guide": tongue.translate("Board", "Hỏi quầy hướng dẫn"),
        "more_basis": tongue.translate("Board", "và {count} văn bản khác"),
    }


def _round_a_page(tongue: Translating) -> dict[str, str]:
    """Return what is said round a page: its number, its date, the lost link."""
    return {
        "page": tongue.translate("Board", "Trang {page}"),
        "count": tongue.translate("Board", "{procedures} thủ tục · {pages} trang"),
        "other_field": tongue.translate("Board", "Lĩnh vực khác"),
        "nothing": tongue.translate("Board", "Mời Ông/Bà hỏi thủ tục tại quầy hướng dẫn"),
        "scan": tongue.translate("Board", "Quét để nộp trực tuyến"),
        "as_of": tongue.translate("Board", "Thông tin cập nhật đến ngày {date}"),
        "stale": tongue.translate(
            "Board", "Thông tin đến ngày {date}, có thể đã thay đổi: mời hỏi lại tại quầy"
        ),
        "undated": tongue.translate(
            "Board", "Không rõ thông tin cập nhật đến ngày nào: mời hỏi lại tại quầy"
        ),
        "lost": tongue.translate("Board", "Mất kết nối lúc {time}: thông tin có thể đã thay đổi"),
        "lost_for": tongue.translate(
            "Board", "Mất kết nối lúc {time}, đã {age}: thông tin có thể đã thay đổi"
        ),
        "minutes": tongue.translate("Board", "{count} phút"),
        "hours": tongue.translate("Board", "{count} giờ"),
    }
