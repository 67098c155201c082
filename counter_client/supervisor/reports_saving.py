"""Where a report is saved, and a key for each form of file."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from centre.shell.sticks import Place
from counter_client.keys import KeyButton
from counter_client.look import GAP
from counter_client.supervisor import reports_said
from counter_client.supervisor.picker import KEY, Picker
from counter_client.supervisor.reports import Reports
from db.figures.files import FORMS

ANY_FOLDER: Final = "…"


class SaveRow(QWidget):
    """Where to save, and a key for each form."""

    wanted = Signal(str, str)

    def __init__(self) -> None:
        """Make the list of places and the keys."""
        super().__init__()
        self.place = Picker()
        self.keys = {form: KeyButton("park", "") for form in FORMS}
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(self.place, 2)
        for form, key in self.keys.items():
            key.setFixedHeight(KEY)
            key.clicked.connect(lambda _=False, form=form: self._want(form))
            box.addWidget(key, 1)

    def _want(self, form: str) -> None:
        if not self.keys[form].refused:
            self.wanted.emit(form, str(self.place.currentData() or ""))

    def show_places(self, own: Path, sticks: tuple[Place, ...]) -> None:
        """List this account's folder, the sticks, and any other folder."""
        chosen = self.place.currentData()
        self.place.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.place.clear()
        for stick in sticks:
            self.place.addItem(reports_said.stick(stick.name), str(stick.folder))
        self.place.addItem(reports_said.documents(), str(own))
        self.place.addItem(reports_said.other_folder(), ANY_FOLDER)
        at = self.place.findData(chosen)
        self.place.setCurrentIndex(max(0, at))
        self.place.blockSignals(False)  # noqa: FBT003
        self.place.setAccessibleName(reports_said.place())

    def show_flow(self, flow: Reports) -> None:
        """Open the keys when there is something to save and nothing is being saved."""
        why = "" if flow.report and not flow.saving else reports_said.nothing()
        for form, key in self.keys.items():
            key.say(reports_said.save(form))
            key.refuse(why)
