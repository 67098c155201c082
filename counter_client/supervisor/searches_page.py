"""F12 again: what people looked for in vain; a page of the window whose inside follows the flow."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget

from counter_client.page import SmallPage
from counter_client.shown import Shown
from counter_client.supervisor import searches_said
from counter_client.supervisor.comparing import Notice
from counter_client.supervisor.searches import Preview, Searches, Stage
from counter_client.supervisor.searches_parts import AddPart, SearchList

What = Literal["open", "begin", "add", "drop", "typed", "back"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was pressed on the page, and the words that belong to it."""

    what: What
    everyday: str = ""
    official: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """What the page shows besides the desk's moment. preview None: nothing was looked up yet."""

    flow: Searches
    lost: bool = False
    preview: Preview | None = None


class SearchesPage(SmallPage):
    """Says what is pressed (chosen); whoever attends to it shows the scene."""

    chosen = Signal(object)
    noted = Signal(object)

    def __init__(self) -> None:
        """Make both insides; show_scene fills the one that stands."""
        super().__init__("check")
        self.list = SearchList()
        self.form = AddPart()
        self.notice = Notice()
        self.inside = QStackedWidget()
        self.inside.addWidget(self.list)
        self.inside.addWidget(self.form)
        self.body.addWidget(self.inside, 1)
        self.body.addWidget(self.notice)
        self._shown: Shown | None = None
        self._scene: Scene | None = None
        self._stage: Stage | None = None
        choose = self.chosen.emit
        self.list.picked.connect(lambda text: choose(Chosen("begin", text)))
        self.list.dropped.connect(lambda word: choose(Chosen("drop", word)))
        self.form.typed.connect(lambda text: choose(Chosen("typed", official=text)))

    # --- what is pressed -------------------------------------------------------------------------

    def begin(self, shown: Shown, number: str = "") -> None:
        """Open the page; whoever attends to it hears so and shows the scene."""
        del number
        self._shown = shown
        self._stage = None
        self.chosen.emit(Chosen("open"))

    def submit(self) -> None:
        """Do what Enter means: begin to add at the list, add in the form."""
        if self._scene is None or self.answer.refused:
            return
        if self._scene.flow.stage is Stage.LIST:
            self.chosen.emit(Chosen("begin"))
        else:
            form = self.form
            self.chosen.emit(Chosen("add", form.everyday.text(), form.official.text()))

    def leave(self) -> None:
        """Go back to the list; from there to the desk."""
        self.chosen.emit(Chosen("back"))

    # --- what is shown ---------------------------------------------------------------------------

    def note(self, shown: Shown) -> None:
        """Pass this moment on to whoever attends to the page, also while another page stands."""
        self.noted.emit(shown)

    def show_desk(self, shown: Shown) -> None:
        """Take this moment of the desk; the scene is shown with it."""
        self._shown = shown
        if self._scene is not None:
            self.show_scene(self._scene)

    def retranslate(self) -> None:
        """Put all words in the language of the moment."""
        self.form.retranslate()
        if self._scene is not None:
            self.show_scene(self._scene)

    def show_scene(self, scene: Scene) -> None:
        """Show what stands now."""
        self._scene = scene
        if self._shown is None:
            return
        stage = scene.flow.stage
        entered = stage is not self._stage
        self._stage = stage
        self.inside.setCurrentWidget(self.list if stage is Stage.LIST else self.form)
        if entered and stage is Stage.ADD:
            self.form.begin(scene.flow.everyday)
        if stage is Stage.LIST:
            self.list.show_flow(scene.flow)
        else:
            self.form.show_preview(scene.preview)
        self._name_keys(scene)
        self._tell(scene)
        if entered and stage is Stage.LIST:
            self.answer.setFocus()

    def _name_keys(self, scene: Scene) -> None:
        """Give title, Enter and Esc the words of the inside that stands."""
        is_list = scene.flow.stage is Stage.LIST
        titles = (
            QCoreApplication.translate("Searches", "Tìm không thấy"),
            QCoreApplication.translate("Searches", "Thêm từ thường gọi"),
        )
        self.title.set_text(titles[0] if is_list else titles[1])
        begin = QCoreApplication.translate("Searches", "Thêm từ khác")
        add = QCoreApplication.translate("Searches", "Thêm từ này")
        self.answer.turn("next" if is_list else "check", begin if is_list else add)
        self.answer.refuse(_busy(scene))
        home = QCoreApplication.translate("Searches", "Về quầy")
        back = QCoreApplication.translate("Searches", "Quay lại")
        self.back.say(home if is_list else back)

    def _tell(self, scene: Scene) -> None:
        """Say what matters most about the page."""
        said = scene.flow.said
        if scene.lost:
            self.notice.tell("err", searches_said.link_lost())
        elif said is not None:
            ground = "pale" if said.tone == "plain" else said.tone
            self.notice.tell(ground, searches_said.told(said.key, said.facts))
        else:
            self.notice.tell("plain", "")


def _busy(scene: Scene) -> str:
    """Return why Enter does not work at this moment, or nothing."""
    if scene.flow.waits:
        return searches_said.told("busy", {})
    return searches_said.link_lost() if scene.lost and scene.flow.stage is Stage.ADD else ""
