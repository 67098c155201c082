"""Who is let in: our block of pg_hba.conf and pg_ident.conf, between two marks.

The first line that fits decides, so the block stands above whatever was in the file before, and
its last lines turn away everything that comes over the network and was not named.
"""

import pwd
from collections.abc import Iterable, Sequence
from datetime import datetime
from ipaddress import ip_network
from pathlib import Path
from typing import Final

from centre.rules.errors import NotAllowed, Unavailable
from db.roles.matrix import ATTENDANT, DEVICES, PAIRING
from db.server import parameters, writing
from db.server.cluster import ADMIN
from db.server.known import Known
from db.server.local import Facts, Local
from db.server.logins import STANDBY
from db.server.steps import Change, Need

BEGIN: Final = "# motcua: begin (motcua-db server init writes this part anew; change nothing here)"
END: Final = "# motcua: end"
SAMENET: Final = "samenet"
"""Word of pg_hba.conf: every network that this machine has an address in."""
_MAP: Final = "motcua"


def network(text: str) -> str:
    """Return a network as pg_hba.conf takes it: samenet, 10.1.0.0/16, 10.1.2.3/32.

    Raises NotAllowed("network_shape").
    """
    if text == SAMENET:
        return text
    try:
        return str(ip_network(text, strict=False))
    except ValueError:
        raise NotAllowed("network_shape", network=text) from None


def rules(known: Known) -> str:
    """Return our part of pg_hba.conf (reliability note, section 5: TLS, device certificates)."""
    groups = ",".join(f"+{group}" for group in DEVICES)
    proven = "scram-sha-256 clientcert=verify-full"
    lines = [
        f"local all {ADMIN} peer map={_MAP}",
        f'local "{known.database}" {ATTENDANT} peer map={_MAP}',
        f"host all {ADMIN},{ATTENDANT} all reject",
    ]
    for clients in known.clients:
        lines.append(f'hostssl "{known.database}" {PAIRING} {clients} scram-sha-256')
        lines.append(f'hostssl "{known.database}" {groups} {clients} {proven}')
    if known.standby is not None:
        lines.append(f"hostssl replication {STANDBY} {known.standby} {proven}")
    lines += ["host all all all reject", "host replication all all reject"]
    return _block(lines)


def names(data: Path) -> str:
    """Return our part of pg_ident.conf: which users of this machine may be which role.

    root and the owner of the data can read every file of the database anyway.
    """
    owner = pwd.getpwuid(data.stat().st_uid).pw_name
    strong = sorted({"root", owner})
    lines = [f"{_MAP} {user} {role}" for user in strong for role in (ADMIN, ATTENDANT)]
    return _block([*lines, f"{_MAP} {ATTENDANT} {ATTENDANT}"])


def marked(text: str, block: str, file: Path) -> str:
    """Return text with the block in place of the old one, or above everything.

    Raises NotAllowed("marks_broken") where one of the two marks is missing.
    """
    begins, ends = text.count(BEGIN), text.count(END)
    if (begins, ends) == (0, 0):
        return f"{block}\n{text}"
    before, _, rest = text.partition(BEGIN)
    _, end, after = rest.partition(f"{END}\n")
    if (begins, ends) != (1, 1) or not end:
        raise NotAllowed("marks_broken", file=str(file))
    return f"{before}{block}{after}"


def missing(server: Local, facts: Facts, known: Known, now: datetime) -> list[Change]:
    """Return the changes that the two files need; users first, since rules name their map."""
    parts = (
        (facts.ident, names(facts.data), "pg_ident_file_mappings"),
        (facts.hba, rules(known), "pg_hba_file_rules"),
    )
    changes = []
    for file, block, view in parts:
        before = writing.read(file)
        after = marked(before, block, file)
        if after != before:
            changes.append(_change(server, file, (before, after, block), view, now))
    return changes


def _change(
    server: Local, file: Path, texts: tuple[str, str, str], view: str, now: datetime
) -> Change:
    before, after, block = texts

    def make() -> None:
        # The server finds fault with lines about TLS as long as it has none.
        parameters.reload(server)
        parameters.check_tls(server)
        if before:
            writing.set_aside(file, now)
        writing.write(file, after)
        wrong = _wrong(server, view)
        if wrong:
            writing.write(file, before)
            raise Unavailable("hba_wrong", "server", file=str(file), said=wrong)

    inside = "".join(f"\n       {line}" for line in _without_marks(block))
    kept = " (a dated copy is kept)" if before else ""
    return Change(f"write our part of {file}{kept}:{inside}", make, Need.RELOAD)


def _wrong(server: Local, view: str) -> str:
    """Return what the server finds wrong in the file as it is now, before it is told to use it."""
    with server.connect() as connection:
        query = f"SELECT line_number, error FROM {view} WHERE error IS NOT NULL"  # noqa: S608
        rows = connection.execute(query.encode()).fetchall()
    return "; ".join(f"line {line}: {error}" for line, error in rows)


def _without_marks(block: str) -> Sequence[str]:
    return block.splitlines()[1:-1]


def _block(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in (BEGIN, *lines, END))
