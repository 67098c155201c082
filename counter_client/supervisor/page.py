"""F12: the devices of the centre; one page of the window whose inside follows the flow."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Literal
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from centre.shell.pieces.labels import Kind as Ground
from centre.shell.sticks import Place
from counter_client.flow import Action
from counter_client.keys import KeyButton
from counter_client.page import SmallPage
from counter_client.shown import Shown, Tone, Wanted
from counter_client.supervisor import sentences
from counter_client.supervisor.adding import AddForm
from counter_client.supervisor.comparing import ComparePart, Notice, OutcomePart, RemovalPart
from counter_client.supervisor.enrolling import Sort, Stage
from counter_client.supervisor.flow import Enrolling
from counter_client.supervisor.handing import BundlePart, PlacePart
from counter_client.supervisor.listing import DeviceList

What = Literal[
    "open", "closed", "add", "offer", "look", "fits", "differs",
    "ask_removal", "remove", "place", "save", "withdraw", "back", "list",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was pressed on the devices' page, and what belongs to it."""

    what: What
    word: str = ""
    id: UUID | None = None
    sort: Sort | None = None
    counter: str | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """What the page shows besides the desk's moment. places None: the drives are looked for."""

    flow: Enrolling
    seconds_left: int = 0
    one_box: bool = False
    lost: bool = False
    slow: bool = False
    places: tuple[Place, ...] | None = field(default=None)


class DevicesPage(SmallPage):
    """Says what is pressed (chosen); whoever attends to it shows the scene."""

    chosen = Signal(object)
    noted = Signal(object)

    def __init__(self) -> None:
        """Make all its insides; show_scene fills the one that stands."""
        super().__init__("check")
        self.list = DeviceList()
        self.form = AddForm()
        self.bundle = BundlePart()
        self.places = PlacePart()
        self.compare = ComparePart()
        self.outcome = OutcomePart()
        self.removal = RemovalPart()
        self.notice = Notice()
        self.searches = KeyButton("search", "F12", 16)
        self.inside = QStackedWidget()
        self._shown: Shown | None = None
        self._scene: Scene | None = None
        self._stage: Stage | None = None
        for part in self._parts().values():
            if self.inside.indexOf(part) < 0:
                self.inside.addWidget(part)
        self.body.addWidget(self.inside, 1)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.searches)
        self._connect()

    def _parts(self) -> dict[Stage, QWidget]:
        return {
            Stage.LIST: self.list,
            Stage.ADD: self.form,
            Stage.BUNDLE: self.bundle,
            Stage.PLACE: self.places,
            Stage.COMPARE: self.compare,
            Stage.ISSUING: self.outcome,
            Stage.DONE: self.outcome,
            Stage.OVER: self.outcome,
            Stage.REMOVE: self.removal,
        }

    def _connect(self) -> None:
        choose = self.chosen.emit
        self.searches.clicked.connect(lambda: self.wanted.emit(Wanted("searches")))
        self.list.opened.connect(lambda key: choose(Chosen("look", id=UUID(key))))
        self.list.removal.connect(lambda login: choose(Chosen("ask_removal", login)))
        self.bundle.withdrawn.connect(lambda: choose(Chosen("withdraw")))
        self.places.picked.connect(lambda folder: choose(Chosen("save", folder)))
        self.compare.fitted.connect(lambda: choose(Chosen("fits")))
        self.compare.differed.connect(lambda: choose(Chosen("differs")))

    # --- what is pressed -------------------------------------------------------------------------

    def begin(self, shown: Shown, number: str = "") -> None:
        """Open the page; whoever attends to it hears so and shows the scene."""
        del number
        self._shown = shown
        self._stage = None
        self.chosen.emit(Chosen("open"))

    def submit(self) -> None:
        """Do what Enter means on the page that stands."""
        if self._scene is None or self.answer.isHidden() or self.answer.refused:
            return
        stage = self._scene.flow.stage
        if stage is Stage.ADD:
            form = self.form
            wish = Chosen("offer", form.name.text(), sort=form.sort(), counter=form.counter())
            self.chosen.emit(wish)
        elif stage is Stage.PLACE:
            self.places.pick()
        else:
            self.chosen.emit(Chosen(_ENTER[stage]))

    def leave(self) -> None:
        """Go one page back; from the list to the desk."""
        self.chosen.emit(Chosen("back"))

    def take(self, action: Action) -> bool:
        """Take F4 and F6 where six digits are compared; return whether the key was taken."""
        if self._scene is None or self._scene.flow.stage is not Stage.COMPARE:
            return False
        key = {Action.DONE: self.compare.same, Action.ABSENT: self.compare.different}.get(action)
        if key is not None and not key.refused:
            key.click()
        return key is not None

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
        flow, shown = scene.flow, self._shown
        stage = flow.stage
        entered = stage is not self._stage
        self._stage = stage
        self.inside.setCurrentWidget(self._parts()[stage])
        if entered and stage is Stage.ADD:
            self.form.begin(flow.taken(), shown)
        self._fill()[stage](scene, shown)
        self._name_keys(scene)
        self._tell(scene)
        if entered and stage not in (Stage.ADD, Stage.PLACE):
            self.answer.setFocus()

    def _fill(self) -> dict[Stage, Callable[[Scene, Shown], None]]:
        return {
            Stage.LIST: self._fill_list,
            Stage.ADD: lambda _, shown: self.form.show_desk(shown),
            Stage.BUNDLE: self._fill_bundle,
            Stage.PLACE: lambda scene, _: self.places.show_places(scene.places),
            Stage.COMPARE: self._fill_compare,
            Stage.ISSUING: self._fill_issuing,
            Stage.DONE: self._fill_done,
            Stage.OVER: self._fill_over,
            Stage.REMOVE: self._fill_removal,
        }

    def _fill_list(self, scene: Scene, shown: Shown) -> None:
        if not scene.one_box:
            self.list.show_known(scene.flow.known, scene.flow.ours, shown)
            return
        words = QCoreApplication.translate("Devices", "Trung tâm này chạy trên một máy")
        self.outcome.tell("info", "primary", words, sentences.server_needed())
        self.inside.setCurrentWidget(self.outcome)

    def _fill_bundle(self, scene: Scene, shown: Shown) -> None:
        del shown
        if scene.flow.ours is not None:
            self.bundle.show_bundle(scene.flow.ours.text, scene.seconds_left)

    def _fill_compare(self, scene: Scene, shown: Shown) -> None:
        if scene.flow.watched is not None:
            self.compare.show_pending(scene.flow.watched, shown, _busy(scene))

    def _fill_issuing(self, scene: Scene, shown: Shown) -> None:
        del shown
        more = QCoreApplication.translate("Devices", "Máy chủ đang ký chứng thư. Xin chờ vài giây.")
        if scene.slow:
            more = QCoreApplication.translate(
                "Devices",
                "Máy chủ chưa ký. Xin xem máy chủ có đang chạy: motcua-db server attend",
            )
        icon, colour = ("warning", "warn") if scene.slow else ("clock", "primary")
        text = QCoreApplication.translate("Devices", "Đang cấp quyền cho máy {name}…")
        self.outcome.tell(icon, colour, text.format(name=_watched(scene)), more)

    def _fill_done(self, scene: Scene, shown: Shown) -> None:
        del shown
        text = QCoreApplication.translate("Devices", "Xong. Máy {name} đã được nối với trung tâm.")
        more = QCoreApplication.translate(
            "Devices", "Xin dán nhãn tên máy lên máy. Tệp trên USB không dùng lại được nữa."
        )
        self.outcome.tell("done", "ok", text.format(name=_watched(scene)), more)

    def _fill_over(self, scene: Scene, shown: Shown) -> None:
        del shown
        words = sentences.over_words(scene.flow.over, _watched(scene))
        self.outcome.tell("warning", "warn", words, "")

    def _fill_removal(self, scene: Scene, shown: Shown) -> None:
        if scene.flow.removing is not None:
            self.removal.show_device(scene.flow.removing, shown)

    def _is_own(self, scene: Scene) -> bool:
        """Tell whether the removal would be that of this very machine."""
        removing, shown = scene.flow.removing, self._shown
        if scene.flow.stage is not Stage.REMOVE or removing is None or shown is None:
            return False
        return removing.actor == shown.program

    def _name_keys(self, scene: Scene) -> None:
        """Give title, Enter and Esc the words of the page that stands."""
        stage = scene.flow.stage
        self.title.set_text(_titles(scene)[stage])
        icon, words = _enter_words().get(stage, ("", ""))
        self.answer.setVisible(bool(words) and not scene.one_box and not self._is_own(scene))
        self.answer.turn(icon or "check", words)
        self.answer.refuse(_busy(scene))
        home = QCoreApplication.translate("Devices", "Về quầy")
        back = QCoreApplication.translate("Devices", "Quay lại")
        self.back.say(home if stage is Stage.LIST else back)
        self.searches.say(QCoreApplication.translate("Searches", "Tìm không thấy"))
        self.searches.setVisible(stage is Stage.LIST)

    def _tell(self, scene: Scene) -> None:
        """Say what matters most about the page, the most pressing first."""
        said = scene.flow.said
        if scene.lost:
            self.notice.tell("err", sentences.link_lost())
        elif said is not None:
            self.notice.tell(_ground(said.tone), sentences.told(said.key, said.facts))
        else:
            self.notice.tell("plain", "")


_ENTER: Final[dict[Stage, What]] = {
    Stage.LIST: "add",
    Stage.BUNDLE: "place",
    Stage.DONE: "list",
    Stage.OVER: "add",
    Stage.REMOVE: "remove",
}
"""Page -> what Enter does there; on the page of the digits it does nothing."""


def _watched(scene: Scene) -> str:
    """Return the name of the device that is being enrolled."""
    return scene.flow.name()


def _ground(tone: Tone) -> Ground:
    """Return the ground of what is said in a tone."""
    return "pale" if tone == "plain" else tone


def _busy(scene: Scene) -> str:
    """Return why no key works at this moment, or nothing."""
    if scene.lost:
        return sentences.link_lost()
    if scene.flow.waits:
        return sentences.told("busy", {})
    return ""


def _titles(scene: Scene) -> dict[Stage, str]:
    """Return the title of each page."""
    offered = QCoreApplication.translate("Devices", "Đưa mã này sang máy {name}")
    place = QCoreApplication.translate("Devices", "Lưu tệp vào đâu?")
    asks = QCoreApplication.translate("Devices", "Máy mới xin kết nối")
    devices = QCoreApplication.translate("Devices", "Thiết bị của trung tâm")
    adding = QCoreApplication.translate("Devices", "Thêm thiết bị")
    return {
        Stage.LIST: devices,
        Stage.ADD: adding,
        Stage.BUNDLE: offered.format(name=_watched(scene)),
        Stage.PLACE: place,
        Stage.COMPARE: asks,
        Stage.ISSUING: adding,
        Stage.DONE: adding,
        Stage.OVER: adding,
        Stage.REMOVE: QCoreApplication.translate("Devices", "Gỡ thiết bị này?"),
    }


def _enter_words() -> dict[Stage, tuple[str, str]]:
    """Return icon and words of the strong key of each page that has one."""
    return {
        Stage.LIST: ("next", QCoreApplication.translate("Devices", "Thêm thiết bị")),
        Stage.ADD: ("next", QCoreApplication.translate("Devices", "Tạo mã")),
        Stage.BUNDLE: ("park", QCoreApplication.translate("Devices", "Lưu ra USB")),
        Stage.PLACE: ("park", QCoreApplication.translate("Devices", "Lưu vào đây")),
        Stage.DONE: ("check", QCoreApplication.translate("Devices", "Về danh sách")),
        Stage.OVER: ("again", QCoreApplication.translate("Devices", "Thêm lại")),
        Stage.REMOVE: ("close", QCoreApplication.translate("Devices", "Gỡ thiết bị")),
    }
