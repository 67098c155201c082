"""The device's side: one bundle, one use; a man in the middle; what is left when it ends."""

import shutil
from collections import Counter
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp

import pytest

from centre.rules.enrolling import Enrolment, Kind
from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.hours import ZONE
from db.enrolment import asking
from db.enrolment.authority import Authority
from db.enrolment.bundle import Bundle
from db.enrolment.digits import six_digits
from db.enrolment.pairing import kept
from db.enrolment.scram import verifier
from db.server.cluster import Cluster, free_port, give


@pytest.fixture
def impostor(town):
    """A second server with another CA, whose owner has seen a bundle; yields (cluster, its CA)."""
    folder = Path(mkdtemp(prefix="motcua-"))
    folder.chmod(0o755)
    other = Authority.found(folder / "ca", datetime.now(ZONE))
    served = other.sign_server(["127.0.0.1"], datetime.now(ZONE))
    settings = {"fsync": "off", "listen_addresses": "127.0.0.1", "ssl": "on"}
    cluster = Cluster(folder / "server").make(settings)
    hba = "local all all trust\nhostssl all all all scram-sha-256\n"
    laid = {"server.crt": served.certificate, "server.key": served.key, "pg_hba.conf": hba}
    for name, text in laid.items():
        (cluster.data / name).write_text(text)
        give(cluster.data / name)
    cluster.start()
    yield cluster, other
    cluster.remove()
    shutil.rmtree(folder)


def play(cluster: Cluster, bundle: Bundle, key: str, authority: str) -> Bundle:
    """Let the impostor answer as the server would; return the bundle that leads to it."""
    with cluster.connect() as admin:
        for statement in (
            f"CREATE ROLE mc_pairing LOGIN PASSWORD '{verifier(key)}'",
            f'CREATE DATABASE "{bundle.database}"',
        ):
            admin.execute(statement.encode())
    with cluster.connect(bundle.database) as admin:
        admin.execute("CREATE TABLE wishes (proof text, wish text, secret text)")
        admin.execute("GRANT INSERT ON wishes TO mc_pairing")
        admin.execute(
            "CREATE FUNCTION pairing_authority() RETURNS text LANGUAGE sql AS "
            f"$$ SELECT '{authority}'::text $$".encode()
        )
        admin.execute(
            "CREATE FUNCTION pairing_ask(text, text, text) RETURNS boolean LANGUAGE sql AS "
            "$$ INSERT INTO wishes VALUES ($1, $2, $3) RETURNING true $$"
        )
    return replace(bundle, port=cluster.port)


def stolen(cluster: Cluster, bundle: Bundle) -> list:
    with cluster.connect(bundle.database) as admin:
        return admin.execute("SELECT * FROM wishes").fetchall()


def test_a_man_in_the_middle_without_the_key_is_refused(town, impostor, monkeypatch):
    cluster, other = impostor
    device, _ = town.offer()
    monkeypatch.setattr(asking, "_OPENS_WITHIN", 0.0)
    device.bundle = play(cluster, device.bundle, "x" * 32, other.certificate)
    with pytest.raises(Unavailable, match="pairing_refused"):
        device.ask()
    assert stolen(cluster, device.bundle) == []


def test_a_man_in_the_middle_with_the_key_has_another_ca(town, impostor):
    cluster, other = impostor
    device, _ = town.offer()
    device.bundle = play(cluster, device.bundle, device.bundle.key, other.certificate)
    with pytest.raises(Unavailable, match="server_other"):
        device.ask()
    assert stolen(cluster, device.bundle) == []
    assert device.identity.pending() is None


def test_one_who_shows_our_ca_cannot_prove_it(town, impostor):
    cluster, _ = impostor
    device, _ = town.offer()
    ours = town.server.authority.certificate
    device.bundle = play(cluster, device.bundle, device.bundle.key, ours)
    with pytest.raises(Unavailable, match="server_other"):
        device.ask()
    assert stolen(cluster, device.bundle) == []


def test_the_control_a_bundle_of_the_impostors_own_would_be_believed(town, impostor):
    """So the refusals above are the bundle's doing; and the digits would still not agree."""
    cluster, other = impostor
    device, _ = town.offer()
    play(cluster, device.bundle, device.bundle.key, other.certificate)
    true = device.bundle
    device.bundle = replace(true, port=cluster.port, ca=other.fingerprint)
    shown = device.ask()
    ((_, wish, _),) = stolen(cluster, true)
    relayed = kept(true.token)
    assert six_digits(wish, other.fingerprint, relayed) == shown
    assert six_digits(wish, town.server.authority.fingerprint, relayed) != shown


def test_a_bundle_is_good_for_one_device(town):
    device, _ = town.offer()
    second = replace(device, identities=device.identities.with_name("second"))
    device.ask()
    with pytest.raises(NotAllowed, match="bundle_refused"):
        second.ask()
    assert device.answer() is Enrolment.ASKED


def test_of_two_devices_with_one_bundle_at_the_same_instant_one_wins(town, at_once):
    for round_ in range(5):
        device, one = town.offer(f"c{round_}")
        second = replace(device, identities=device.identities.with_name("second"))
        found = at_once(device.ask, second.ask)
        kinds = Counter(getattr(each, "key", "digits") for each in found)
        assert kinds == {"digits": 1, "bundle_refused": 1}
        assert town.enrolments.one(one).digits in found


def test_a_bundle_that_has_ended_and_one_that_nobody_knows_are_refused_alike(town):
    device, _ = town.offer()
    town.sql("UPDATE enrolment SET expires_at = now() - interval '1 second'")
    unknown = replace(device, bundle=replace(device.bundle, token="0" * 32))
    said = []
    for each in (device, unknown):
        with pytest.raises(NotAllowed) as refused:
            each.ask()
        said.append(str(refused.value))
    assert said == ["bundle_refused"] * 2


def test_a_bundle_of_another_program_is_not_used_up(town):
    device, _ = town.offer("c3")
    with pytest.raises(NotAllowed) as refused:
        asking.ask(device.bundle, device.identities, "counter:c4")
    assert refused.value.facts == {"wanted": "counter:c4", "found": "counter:c3"}
    assert device.ask()


def test_an_answer_that_was_lost_is_asked_for_again(town, monkeypatch):
    """The request came in, the reply did not: the same words are sent once more."""
    device, one = town.offer()
    real, left = asking._pairing, [1]

    def lossy(*words):
        context = real(*words)

        class Lossy:
            def __enter__(self):
                return context.__enter__()

            def __exit__(self, *error):
                context.__exit__(*error)
                if left and left.pop():
                    raise Unavailable("database_gone", "database", said="cut")

        return Lossy()

    monkeypatch.setattr(asking, "_pairing", lossy)
    assert device.ask() == town.enrolments.one(one).digits
    assert not left, "the control: one reply was lost"


def test_a_server_that_is_away_is_said_to_be_away(town):
    device, _ = town.offer()
    device.bundle = replace(device.bundle, port=free_port())
    with pytest.raises(Unavailable, match="database_gone"):
        device.ask()


def test_a_device_that_never_asks_again_learns_that_its_time_is_over(town):
    device, _ = town.offer()
    device.ask()
    town.sql("UPDATE enrolment SET expires_at = now() - interval '1 second'")
    assert device.answer() is Enrolment.EXPIRED
    assert device.identity.pending() is None


def test_a_device_that_asks_twice_for_its_answer_keeps_one_identity(town):
    device = town.enrolled("k1", Kind.KIOSK)
    before = device.identity.read()
    assert device.answer() is Enrolment.SIGNED
    assert device.identity.read() == before
    private = [f.stat().st_mode & 0o077 for f in (before.folder, *before.folder.iterdir())]
    assert set(private) == {0}


def test_no_secret_is_in_what_errors_and_values_say_of_themselves(town):
    device, _ = town.offer()
    device.ask()
    with pytest.raises(NotAllowed) as refused:
        replace(device, identities=device.identities.with_name("second")).ask()
    said = f"{device} {device.asked} {refused.value!r} {refused.value}"
    secrets = (device.bundle.token, device.bundle.key, device.identity.pending().password())
    assert not [secret for secret in secrets if secret in said]
