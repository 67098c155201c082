"""The sentences of one's own number, in the language of the moment."""

from PySide6.QtCore import QCoreApplication

from centre.rules.services import Centre, words_in
from centre.rules.stepping import Step
from centre.rules.tickets import IS_OVER, QUEUED, State
from db.facts import Position
from kiosk.own import Note, OwnView, Shows
from kiosk.sentences import people_before, until_turn


def own_title(view: OwnView) -> str:
    """Return the first sentence: whose number it is, the question, or what was found."""
    if view.own is None:
        if view.shows is Shows.UNKNOWN:
            return QCoreApplication.translate("Kiosk", "Phiếu này không phải của hôm nay")
        return QCoreApplication.translate("Kiosk", "Máy chưa tra được lúc này")
    if view.shows is Shows.SURE:
        words = QCoreApplication.translate("Kiosk", "Ông/Bà chắc chắn bỏ số {label}?")
    else:
        words = QCoreApplication.translate("Kiosk", "Số của Ông/Bà: {label}")
    return words.format(label=view.own.position.ticket.label)


def own_advice(view: OwnView, centre: Centre | None, language: str) -> str:
    """Return what follows from it: people before, the counter, or what to do."""
    if view.own is None:
        if view.shows is Shows.UNKNOWN:
            return QCoreApplication.translate("Kiosk", "Xin Ông/Bà lấy số mới.")
        return QCoreApplication.translate("Kiosk", "Xin hỏi cán bộ tại quầy.")
    if view.shows is Shows.SURE:
        return QCoreApplication.translate(
            "Kiosk", "Số này sẽ không được gọi nữa. Muốn làm thủ tục, Ông/Bà lấy số mới."
        )
    position = view.own.position
    if position.ticket.state not in QUEUED:
        return _where(position, centre, language)
    said = [f"{people_before(position.ahead)}."]
    if position.ahead == 0:
        said = [QCoreApplication.translate("Kiosk", "Sắp đến lượt Ông/Bà.")]
    if position.wait is not None:
        said.append(f"{until_turn(position.wait)}.")
    return "\n".join(said)


def own_more(view: OwnView, language: str) -> str:
    """Return what has just happened, else which queue the number is in."""
    if view.own is None or view.shows is Shows.SURE:
        return ""
    if view.note is Note.STEPPED:
        return QCoreApplication.translate("Kiosk", "Đã lùi lại. Số của Ông/Bà vẫn giữ nguyên.")
    if view.note is Note.REFUSED:
        return QCoreApplication.translate(
            "Kiosk", "Hàng chờ vừa thay đổi nên máy chưa làm theo được."
        )
    if view.note is Note.LOST:
        return QCoreApplication.translate(
            "Kiosk", "Máy chưa làm được lúc này. Xin thử lại, hoặc hỏi cán bộ."
        )
    return words_in(view.own.position.ticket.service_name, language)


def step_title(step: Step) -> str:
    """Return what a step is called: after so many people more."""
    if step.is_last:
        return QCoreApplication.translate("Kiosk", "Sau mọi người đang chờ")
    return QCoreApplication.translate("Kiosk", "Sau {n} người nữa").format(n=step.further)


def step_follows(step: Step) -> str:
    """Return how many people are before the number then."""
    return QCoreApplication.translate("Kiosk", "{n} người trước Ông/Bà").format(n=step.ahead)


def steps_hint(view: OwnView) -> str:
    """Return what stepping back means; who goes first by priority is told that it ends."""
    ticket = None if view.own is None else view.own.position.ticket
    if ticket is not None and ticket.priority is not None:
        return QCoreApplication.translate(
            "Kiosk", "Số vẫn giữ nguyên. Sau khi lùi, số xếp theo thứ tự thường, không ưu tiên nữa."
        )
    return QCoreApplication.translate(
        "Kiosk", "Số vẫn giữ nguyên. Người đến sau sẽ được gọi trước Ông/Bà."
    )


def _where(position: Position, centre: Centre | None, language: str) -> str:
    """Return where a number stands that waits no more."""
    ticket = position.ticket
    if ticket.state is State.ABSENT:
        return QCoreApplication.translate(
            "Kiosk", "Số này đã được gọi mà chưa có người đến. Xin hỏi cán bộ."
        )
    if ticket.state is State.CANCELLED:
        return QCoreApplication.translate("Kiosk", "Số này đã bỏ, sẽ không được gọi nữa.")
    if ticket.state in IS_OVER:
        return QCoreApplication.translate("Kiosk", "Số này đã xong.")
    counter = centre.counters.get(ticket.counter or "") if centre else None
    if ticket.state is State.PARKED or counter is None:
        return QCoreApplication.translate("Kiosk", "Số này đang được phục vụ.")
    called = QCoreApplication.translate("Kiosk", "Số này đang được gọi.")
    words = QCoreApplication.translate("Kiosk", "Xin mời đến {counter}.")
    return f"{called}\n{words.format(counter=words_in(counter.name, language))}"
