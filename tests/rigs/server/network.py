"""A server over the network as `server init` leaves it, and devices that carry an identity."""

from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from centre.rules.hours import ZONE
from db.enrolment.authority import Authority
from db.enrolment.identity import Identity
from db.enrolment.logins import folder_name, login_of
from db.enrolment.scram import verifier
from db.server import parameters, tls
from db.server.cluster import Cluster, give

_HBA: Final = """
local all all trust
hostssl all all 10.213.0.0/16 scram-sha-256 clientcert=verify-full
"""
_TOML: Final = """
[centre]
code = "{centre}"

[database]
address = "postgresql://{host}:{port}/{name}"

[simulation]
clock_shift_seconds = {shift}
"""


class Network:
    """TLS and identities beside a Site."""

    def __init__(self, folder: Path, host: str) -> None:
        self.folder, self.host = folder, host
        self.authority = Authority.found(folder / "authority", datetime.now(ZONE))

    def before(self, cluster: Cluster) -> None:
        """Give a cluster TLS, the rules of entrance and the parameters of the product."""
        place = cluster.data / "motcua-tls"
        place.mkdir()
        give(place)
        tls.publish(self.authority, place)
        tls.sign_server(self.authority, place, (self.host,), datetime.now(ZONE))
        wanted = parameters.wanted(tls.files(place))
        cluster.set({name: one.value for name, one in wanted.items()} | {"max_connections": "400"})
        rules = cluster.data / "pg_hba.conf"
        rules.write_text(_HBA, "ascii")
        give(rules)

    def machine(self, base: Any, ground: ModuleType, actor: str) -> Path:
        """Enrol a device of the site as the attendant does; return its folder of settings."""
        login = login_of(ground.CENTRE, actor.partition(":")[2])
        folder = self.folder / base.name / folder_name(actor)
        folder.mkdir(parents=True)
        shift, port = base.site.shift, base.site.cluster.port
        known = {"centre": ground.CENTRE, "host": self.host, "port": port, "name": base.name}
        (folder / "centre.toml").write_text(_TOML.format(**known, shift=shift), "utf-8")
        identity = Identity(folder / "identity" / folder_name(actor))
        pending = identity.begin(login)
        with base.connect() as admin:
            admin.execute(f"ALTER ROLE {login} PASSWORD '{verifier(pending.password())}'")
        identity.keep(
            self.authority.sign(pending.request, login), self.authority.certificate, login
        )
        return folder
