"""Acts of the scripted morning: the other screens of the lobby, beside the board."""

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from journey import Journey

    from queue_display.app import BoardApp
    from queue_display.door.app import DoorApp
    from queue_display.notices.app import NoticesApp


def calls(journey: "Journey") -> None:
    """The calls stand in the hall and over the counter; the board plays its folder."""
    stage = journey.stage
    label = stage.at("1")
    stage.until(f"{label} over counter 1", lambda: label in _door(journey))
    stage.until(f"{label} in the hall", lambda: label in _hall(journey))
    stage.until("a text beside the calls", lambda: "Lệ phí" in _film(journey))
    for screen in ("board", "hall", "door"):
        stage.shoot("lobby", screen)
    journey.say(f"{label} is on the board, in the hall and over counter 1; the board plays a text")


def again(journey: "Journey", label: str) -> None:
    """A recall is marked over the counter too."""
    stage = journey.stage
    stage.until(f"{label} again over counter 1", lambda: f"{label} · Gọi lại" in _door(journey))
    stage.shoot("called-again", "door")


def posted(journey: "Journey") -> None:
    """The notice board pages through what the centre has posted."""
    stage = journey.stage
    screen = cast("NoticesApp", stage.lobby["notices"])
    stage.until("posted procedures", lambda: screen.flow.view().leaf is not None)
    stage.until("a procedure's page", lambda: _turned(journey, screen))
    stage.shoot("posted", "notices")
    leaf = screen.flow.view().leaf
    if leaf is None:
        raise SystemExit("nothing is posted")
    journey.say(f"the notice board pages through what is posted: {leaf.field}, {leaf.pages} pages")


def _turned(journey: "Journey", screen: "NoticesApp") -> bool:
    """Let a page's time pass, until a procedure is shown."""
    leaf = screen.flow.view().leaf
    if leaf is not None and leaf.kind == "procedure":
        return True
    journey.stage.clock.skip(seconds=30)
    screen.render()
    return False


def _door(journey: "Journey") -> str:
    return cast("DoorApp", journey.stage.lobby["door"]).face.stage.spoken()


def _hall(journey: "Journey") -> str:
    face = cast("BoardApp", journey.stage.lobby["hall"]).face
    return " ".join(row.spoken() for row in face.rows)


def _film(journey: "Journey") -> str:
    film = journey.stage.board.film
    return "" if film is None else film.spoken()
