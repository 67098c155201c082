"""What the procedure page says, part by part, in the language of the moment.

Words of the catalogue are Vietnamese, as their sources are; what frames them is translated.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication

from centre.rules.papers import Case, Paper
from centre.rules.procedures import Level, Procedure, Shown, is_stale
from kiosk.papers import PapersView, Print, Standing, Tab
from kiosk.papers_shown import (
    bodies,
    costs,
    groups_to_bring,
    host_of,
    online_address,
    pieces,
    remarks,
    to_bring,
)
from kiosk.screens.blocks import Choice, Content, Said, Web
from kiosk.screens.screen import Scene
from kiosk.sentences import places, up_to_date

_FULLY: Final = "toàn trình"
_PARTLY: Final = "một phần"


def name_of(procedure: Procedure, language: str) -> str:
    """Return a procedure's name in a language, the Vietnamese one where there is no other."""
    return procedure.translations.get(language) or procedure.name


def level_words(levels: Iterable[Level]) -> str:
    """Return where a procedure is carried out, "" where the source does not say."""
    words = {
        Level.COMMUNE: QCoreApplication.translate("Kiosk", "Cấp xã"),
        Level.PROVINCE: QCoreApplication.translate("Kiosk", "Cấp tỉnh"),
        Level.CENTRAL: QCoreApplication.translate("Kiosk", "Cấp trung ương"),
        Level.OTHER: QCoreApplication.translate("Kiosk", "Cơ quan khác"),
    }
    return ", ".join(words[level] for level in levels)


def facts_of(procedure: Procedure) -> str:
    """Return the line below the name: code, field, levels, date of the data."""
    code = QCoreApplication.translate("Kiosk", "Mã {code}").format(code=procedure.code)
    return " · ".join(
        part
        for part in (code, procedure.field, level_words(procedure.levels), date_of(procedure))
        if part
    )


def date_of(procedure: Procedure) -> str:
    """Return the date of the data, "" where it is not known."""
    if procedure.as_of is None:
        return ""
    return up_to_date(procedure.as_of, stale=False)


def content_of(scene: Scene, view: PapersView, *, has_name: bool) -> list[Content]:
    """Return what the part of the page that is chosen shows; has_name: the name is said above."""
    procedure = view.procedure
    if procedure is None or view.case is None:
        return [Said(standing_words(view.standing), "fact", icon=_STANDING_ICONS[view.standing])]
    content = [*_stale(scene, procedure)]
    if not has_name:
        name = name_of(procedure, scene.view.look.language)
        content.append(Said(name, "fact", bold=True))
    part = {Tab.PAPERS: _papers, Tab.COST: _costs, Tab.PLACE: _place, Tab.RESULT: _result}
    return [*content, *part[view.tab](scene, view, procedure)]


_STANDING_ICONS: Final = {
    Standing.OPENING: "clock",
    Standing.READY: "clock",
    Standing.UNKNOWN: "info",
    Standing.GONE: "warning",
}


def standing_words(standing: Standing, *, short: bool = False) -> str:
    """Return why there is nothing to read, or nothing of another level.

    short: without what to do.
    """
    if short and standing is Standing.UNKNOWN:
        return QCoreApplication.translate("Kiosk", "Không tìm thấy cấp này.")
    if short and standing is Standing.GONE:
        return QCoreApplication.translate("Kiosk", "Chưa mở được cấp này.")
    if standing is Standing.UNKNOWN:
        return QCoreApplication.translate(
            "Kiosk", "Không tìm thấy thủ tục này ở trung tâm. Mời Ông/Bà hỏi quầy hướng dẫn."
        )
    if standing is Standing.GONE:
        return QCoreApplication.translate(
            "Kiosk", "Máy chưa mở được thủ tục lúc này. Mời Ông/Bà đến quầy hướng dẫn."
        )
    return QCoreApplication.translate("Kiosk", "Đang mở thủ tục, xin Ông/Bà chờ một chút.")


def _stale(scene: Scene, procedure: Procedure) -> Iterator[Said]:
    """Yield the mark of data that are old, or of which nobody knows how old they are."""
    if scene.centre is None:
        return
    if procedure.as_of is None:
        words = QCoreApplication.translate(
            "Kiosk",
            "Không rõ thông tin cập nhật đến ngày nào. Mời Ông/Bà hỏi lại tại quầy trước khi nộp.",
        )
        yield Said(words, "warn", icon="warning")
    elif is_stale(procedure, scene.now.date(), scene.centre.policy.stale_days):
        ask = QCoreApplication.translate("Kiosk", "Mời Ông/Bà hỏi lại tại quầy trước khi nộp.")
        words = f"{up_to_date(procedure.as_of, stale=True)}. {ask}"
        yield Said(words, "warn", icon="warning")


# The papers.


def case_words(case: Case) -> str:
    """Return what a case is called, "" for one that is alone."""
    if case.is_rest:
        return QCoreApplication.translate("Kiosk", "Không thuộc trường hợp nào đã nêu")
    return case.title


def _papers(scene: Scene, view: PapersView, procedure: Procedure) -> Iterator[Content]:
    del scene, procedure
    case = view.case
    if case is None:
        return
    title = case_words(case)
    if title:
        yield Said(title, "fact", QCoreApplication.translate("Kiosk", "Trường hợp"))
    if not to_bring(case):
        words = QCoreApplication.translate(
            "Kiosk", "Chưa có danh mục giấy tờ của thủ tục này. Mời Ông/Bà hỏi quầy hướng dẫn."
        )
        yield Said(words, "fact", icon="info")
    place = 0
    for group in groups_to_bring(case):
        if group.heading:
            yield Said(group.heading, "heading")
        for paper in group.papers:
            yield row_of(paper, place, ticked=place in view.ticked)
            place += 1
    notes = remarks(case)
    if notes:
        label = QCoreApplication.translate("Kiosk", "Lưu ý")
        yield Said("\n".join(notes), "fact", label, "info")


def row_of(paper: Paper, place: int, *, ticked: bool) -> Choice:
    """Return the row of a paper."""
    form = QCoreApplication.translate("Kiosk", "Mẫu: {form}").format(form=paper.form)
    subs = tuple(part for part in (counted(paper), form if paper.form else "") if part)
    have = QCoreApplication.translate("Kiosk", "Đã có")
    lack = QCoreApplication.translate("Kiosk", "Chưa có")
    return Choice(
        f"paper:{place}",
        paper.name,
        subs,
        "ticked" if ticked else "box",
        have if ticked else lack,
        (have, lack),
    )


def counted(paper: Paper) -> str:
    """Return originals and copies of a paper, "" where the source gives no count."""
    originals, copies = pieces(paper)
    one = QCoreApplication.translate("Kiosk", "{n} bản chính").format(n=originals)
    two = QCoreApplication.translate("Kiosk", "{n} bản sao").format(n=copies)
    said = ((one, originals), (two, copies))
    return ", ".join(words for words, count in said if count)


# Time and fee.


def _costs(scene: Scene, view: PapersView, procedure: Procedure) -> Iterator[Content]:
    del scene, view
    found = costs(procedure)
    for cost in found:
        if len(found) > 1 or cost.channels:
            yield Said(channel_words(cost.channels), "heading")
        time = QCoreApplication.translate("Kiosk", "Thời hạn")
        fee = QCoreApplication.translate("Kiosk", "Lệ phí")
        yield Said(shown_words(cost.time), "fact", time, "clock", bold=cost.time.kind == "text")
        yield Said(shown_words(cost.fee), "fact", fee, "tax", bold=cost.fee.kind in _SURE)


_SURE: Final = ("free", "text")


def channel_words(channels: Iterable[str]) -> str:
    """Return ways to hand in, by their names."""
    words = {
        "in_person": QCoreApplication.translate("Kiosk", "Trực tiếp"),
        "online": QCoreApplication.translate("Kiosk", "Trực tuyến"),
        "post": QCoreApplication.translate("Kiosk", "Bưu chính"),
    }
    return ", ".join(words.get(channel, channel) for channel in channels)


def shown_words(shown: Shown) -> str:
    """Return a fee or a time as it may be shown."""
    if shown.kind == "ask":
        return QCoreApplication.translate("Kiosk", "Hỏi tại quầy")
    if shown.kind == "free":
        return QCoreApplication.translate("Kiosk", "Miễn phí")
    return shown.text


# The place.


def _place(scene: Scene, view: PapersView, procedure: Procedure) -> Iterator[Content]:
    del view
    yield Said(
        here(scene, procedure),
        "fact",
        QCoreApplication.translate("Kiosk", "Tại trung tâm này"),
        "counter",
        bold=True,
    )
    template = scene.centre.policy.online_address if scene.centre else ""
    address = online_address(template, procedure)
    if address:
        words = QCoreApplication.translate("Kiosk", "Quét để nộp trực tuyến")
        yield Web(address, words, host_of(address))
    online = online_words(procedure)
    if online:
        label = QCoreApplication.translate("Kiosk", "Dịch vụ công trực tuyến")
        yield Said(online, "fact", label, "board")
    ways = channel_words(dict.fromkeys(way for cost in costs(procedure) for way in cost.channels))
    if ways:
        yield Said(ways, "fact", QCoreApplication.translate("Kiosk", "Cách nộp"), "transfer")
    who = bodies(procedure)
    if who:
        label = QCoreApplication.translate("Kiosk", "Cơ quan thực hiện")
        yield Said(", ".join(who), "fact", label, "centre")
    if procedure.steps:
        steps = "\n".join(procedure.steps)
        yield Said(steps, "fact", QCoreApplication.translate("Kiosk", "Các bước"), "any")


def here(scene: Scene, procedure: Procedure) -> str:
    """Return the counters of this centre that take a procedure in, or whom to ask."""
    centre = scene.centre
    service = centre.service_for(procedure.field) if centre else None
    if centre is not None and service is not None:
        found = centre.counters_serving(service.code)
        if found:
            zones = tuple(dict.fromkeys(one.zone for one in found if one.zone))
            return places([one.code for one in found], zones)
    return ask_guide()


def ask_guide() -> str:
    """Return what is said where this centre has not declared who takes a procedure in."""
    return QCoreApplication.translate("Kiosk", "Mời Ông/Bà hỏi quầy hướng dẫn")


def online_words(procedure: Procedure) -> str:
    """Return how far a procedure goes online, as its source says it; "" where it says nothing."""
    level = procedure.online_level.strip()
    if level:
        words = {
            _FULLY: QCoreApplication.translate("Kiosk", "Toàn trình"),
            _PARTLY: QCoreApplication.translate("Kiosk", "Một phần"),
        }
        return words.get(level.casefold(), level)
    if procedure.online is None:
        return ""
    if procedure.online:
        return QCoreApplication.translate("Kiosk", "Nộp trực tuyến được")
    return QCoreApplication.translate("Kiosk", "Không nộp trực tuyến")


# The result.


def _result(scene: Scene, view: PapersView, procedure: Procedure) -> Iterator[Content]:
    del view
    ask = QCoreApplication.translate("Kiosk", "Hỏi tại quầy")
    result = QCoreApplication.translate("Kiosk", "Kết quả")
    yield Said("\n".join(procedure.results) or ask, "fact", result, "result")
    if procedure.conditions:
        label = QCoreApplication.translate("Kiosk", "Yêu cầu, điều kiện")
        yield Said(procedure.conditions, "fact", label, "info")
    basis = list(procedure.legal_basis)
    if basis:
        label = QCoreApplication.translate("Kiosk", "Căn cứ pháp lý")
        yield Said("\n".join(basis), "fact", label, "justice")
    if procedure.decision_no:
        label = QCoreApplication.translate("Kiosk", "Quyết định công bố")
        yield Said(procedure.decision_no, "fact", label, "certificate")
    if name_of(procedure, scene.view.look.language) != procedure.name:
        label = QCoreApplication.translate("Kiosk", "Tên tiếng Việt")
        yield Said(procedure.name, "fact", label, "language")


# What is said of the whole.


def tab_words(tab: Tab) -> str:
    """Return the name of a part of the page."""
    return {
        Tab.PAPERS: QCoreApplication.translate("Kiosk", "Giấy tờ cần có"),
        Tab.COST: QCoreApplication.translate("Kiosk", "Thời hạn, lệ phí"),
        Tab.PLACE: QCoreApplication.translate("Kiosk", "Nơi nộp"),
        Tab.RESULT: QCoreApplication.translate("Kiosk", "Kết quả, căn cứ"),
    }[tab]


def short_tab_words(tab: Tab) -> str:
    """Return the name of a part of the page in a word, where there is no room for more."""
    return {
        Tab.PAPERS: QCoreApplication.translate("Kiosk", "Giấy tờ"),
        Tab.COST: QCoreApplication.translate("Kiosk", "Lệ phí"),
        Tab.PLACE: QCoreApplication.translate("Kiosk", "Nơi nộp"),
        Tab.RESULT: QCoreApplication.translate("Kiosk", "Kết quả"),
    }[tab]


def stale_words(scene: Scene, procedure: Procedure) -> str:
    """Return in few words that data are old, or that nobody knows how old; "" for fresh ones."""
    if not any(_stale(scene, procedure)):
        return ""
    if procedure.as_of is None:
        return QCoreApplication.translate("Kiosk", "Không rõ ngày cập nhật")
    return QCoreApplication.translate("Kiosk", "Thông tin có thể đã cũ")


def missing_words(view: PapersView, *, short: bool = False) -> str:
    """Return how many papers are still missing; before anything is ticked, what can be done.

    short: it is said in few words.
    """
    count = len(to_bring(view.case)) if view.case else 0
    if not count:
        return ""
    if not view.ticked:
        words = QCoreApplication.translate(
            "Kiosk", "Cần {n} giấy tờ. Chạm vào giấy tờ Ông/Bà đã có."
        )
        if short:
            words = QCoreApplication.translate("Kiosk", "Cần {n} giấy tờ")
        return words.format(n=count)
    if not view.missing:
        return QCoreApplication.translate("Kiosk", "Đã đủ giấy tờ")
    return QCoreApplication.translate("Kiosk", "Còn thiếu {n} giấy tờ").format(n=view.missing)


def print_words(view: PapersView, *, short: bool = False) -> str:
    """Return what became of the printed list, "" where none was asked for.

    short: without what to do where it failed.
    """
    if view.print is Print.PRINTING:
        return QCoreApplication.translate("Kiosk", "Đang in danh sách…")
    if view.print is Print.PRINTED:
        return QCoreApplication.translate("Kiosk", "Đã in. Mời Ông/Bà lấy giấy.")
    if view.print is Print.FAILED:
        words = QCoreApplication.translate("Kiosk", "Chưa in được. {why}")
        return words.format(why=_why_briefly(view.print_key) if short else _why(view.print_key))
    return ""


def _why(key: str) -> str:
    """Return why there is no list, for a printer's key."""
    if key == "paper_out":
        return QCoreApplication.translate(
            "Kiosk", "Máy hết giấy. Mời Ông/Bà chụp ảnh màn hình hoặc hỏi quầy hướng dẫn."
        )
    if key == "printer_busy":
        return QCoreApplication.translate("Kiosk", "Máy đang in. Mời Ông/Bà thử lại sau.")
    return QCoreApplication.translate(
        "Kiosk",
        "Máy in đang gặp trục trặc. Mời Ông/Bà chụp ảnh màn hình hoặc hỏi quầy hướng dẫn.",
    )


def _why_briefly(key: str) -> str:
    """Return the same without what to do."""
    if key == "paper_out":
        return QCoreApplication.translate("Kiosk", "Máy hết giấy.")
    if key == "printer_busy":
        return QCoreApplication.translate("Kiosk", "Máy đang in.")
    return QCoreApplication.translate("Kiosk", "Máy in gặp trục trặc.")
