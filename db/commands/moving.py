"""motcua-db move: from the file of one box to a server that several machines share."""

from pydantic import ValidationError

from centre.rules.errors import NotAllowed
from centre.settings import Settings
from db.commands.frame import Adder, Context, Result
from db.server.moving import move


def add(new: Adder) -> None:
    """Add the command."""
    command = new("move", _move, "carry the centre from its file to a server (stop the apps first)")
    command.add_argument(
        "--to", required=True, metavar="URL", help="the server's database, at the server itself"
    )


def _move(context: Context) -> Result:
    to = _pointing_at(context.settings, context.arguments.to)
    moved = move(context.settings, context.clock, to)
    rows = sum(moved.rows.values())
    lines = [
        f"{rows} rows of {len(moved.rows)} tables; {moved.events} events: every chain holds there.",
        f"The file is kept: {moved.kept}",
        f'Write into centre.toml, under [database]: address = "{context.arguments.to}"',
    ]
    data = {"rows": moved.rows, "events": moved.events, "kept": str(moved.kept)}
    return Result(lines, data)


def _pointing_at(settings: Settings, address: str) -> Settings:
    """Return the settings with another address; raise NotAllowed("address_bad", why)."""
    try:
        database = type(settings.database).model_validate(
            {**settings.database.model_dump(), "address": address}
        )
    except ValidationError as error:
        raise NotAllowed("address_bad", why=error.errors()[0]["msg"]) from None
    return settings.model_copy(update={"database": database})
