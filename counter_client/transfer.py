"""F7: send the number to another service, perhaps to one counter or person, at a chosen place."""

from PySide6.QtCore import QCoreApplication

from counter_client.acts import Action
from counter_client.choices import Choices, Option
from counter_client.look import label
from counter_client.page import SmallPage
from counter_client.shown import Asked, Shown

ANY_COUNTER = ""
PERSON = "person:"
"""A key of the second group that begins so is of a person; no counter's code has a colon."""


class TransferPage(SmallPage):
    """Service, counter or person, place: three groups, all by keyboard."""

    acts = frozenset({Action.TRANSFER})

    def __init__(self) -> None:
        """Make the page; open fills it."""
        super().__init__("transfer")
        self.service_words = label(px=16, bold=True, lines=1)
        self.services = Choices(rows=6)
        self.counter_words = label(px=16, bold=True, lines=1)
        self.counters = Choices(columns=2, rows=4)
        self.place_words = label(px=16, bold=True, lines=1)
        self.places = Choices(columns=3)
        self._shown: Shown | None = None
        for part, share in (
            (self.service_words, 0),
            (self.services, 30),
            (self.counter_words, 0),
            (self.counters, 20),
            (self.place_words, 0),
            (self.places, 0),
        ):
            self.body.addWidget(part, share)
        self.body.addStretch(1)
        self.services.changed.connect(lambda _: self._fill_counters())

    def begin(self, shown: Shown, number: str = "") -> None:
        """Ask about the number that is at the counter now."""
        del number
        self._shown = shown
        self.retranslate()
        self.services.take_focus()

    def show_desk(self, shown: Shown) -> None:
        """Show what is wrong; the names follow the language."""
        super().show_desk(shown)
        if self._shown is not None and shown.language != self._shown.language:
            self._shown = shown
            self._fill()

    def retranslate(self) -> None:
        """Put all words and names in the language of the moment."""
        super().retranslate()
        self.answer.say(QCoreApplication.translate("Counter", "Chuyển"))
        self.service_words.set_text(QCoreApplication.translate("Counter", "Đến dịch vụ"))
        whom = QCoreApplication.translate("Counter", "Đến quầy, hoặc đến một cán bộ")
        self.counter_words.set_text(whom)
        self.place_words.set_text(QCoreApplication.translate("Counter", "Vị trí trong hàng"))
        places = (
            ("first", QCoreApplication.translate("Counter", "Đầu hàng")),
            ("original", QCoreApplication.translate("Counter", "Theo giờ đến")),
            ("last", QCoreApplication.translate("Counter", "Cuối hàng")),
        )
        chosen = self.places.chosen() or "original"
        self.places.set_options([Option(*place) for place in places], chosen)
        self._fill()

    def _fill(self) -> None:
        """Show number, services and counters of the moment."""
        shown = self._shown
        if shown is None or shown.centre is None or shown.view is None:
            return
        ticket = shown.view.current
        title = QCoreApplication.translate("Counter", "Chuyển số {label}")
        self.title.set_text(title.format(label=ticket.label if ticket else ""))
        services = sorted(shown.centre.services.values(), key=lambda service: service.position)
        reachable = [
            Option(service.code, shown.words(service.name))
            for service in services
            if service.active and shown.centre.counters_serving(service.code)
        ]
        self.services.set_options(reachable)
        self._fill_counters()

    def _fill_counters(self) -> None:
        """Show the counters that serve the chosen service, and the people."""
        shown, service = self._shown, self.services.chosen()
        if shown is None or shown.centre is None or service is None:
            return
        anyone = Option(ANY_COUNTER, QCoreApplication.translate("Counter", "Quầy nào cũng được"))
        named = [
            Option(counter.code, shown.words(counter.name))
            for counter in shown.centre.counters_serving(service)
        ]
        person = QCoreApplication.translate("Counter", "Cán bộ {name}")
        people = [
            Option(f"{PERSON}{code}", person.format(name=name))
            for code, name in shown.clerks
            if code in shown.servers and code != (shown.view.clerk if shown.view else None)
        ]
        self.counters.set_options([anyone, *named, *people])

    def submit(self) -> None:
        """Ask for the transfer of the number in the title, whatever came to the counter since."""
        view = self._shown.view if self._shown else None
        chosen = self.counters.chosen() or ANY_COUNTER
        person = chosen.removeprefix(PERSON) if chosen.startswith(PERSON) else None
        facts = {
            "ticket": view.current.id if view and view.current else None,
            "service": self.services.chosen(),
            "target": None if person else chosen or None,
            "target_clerk": person,
            "to": self.places.chosen(),
        }
        self.asked.emit(Asked(Action.TRANSFER, facts))
