"""What bundles are made from, and what the pairing login may do: three functions, nothing else."""

from contextlib import closing

import psycopg
import pytest
from psycopg import errors

from centre.rules.enrolling import Kind
from centre.rules.errors import Unavailable
from db.enrolment.pairing import is_published, kept, proof, publish, published
from db.enrolment.scram import verifier

SECRET = verifier("x" * 32)


@pytest.fixture
def pairing(town):
    """A session of the pairing login, as any device with a bundle has."""
    address = town.server.cluster.address(town.database, "mc_pairing")
    with closing(psycopg.connect(address, autocommit=True)) as connection:
        yield connection


def asked(pairing, *words):
    return pairing.execute("SELECT pairing_ask(%s, %s, %s)", words).fetchone()[0]


@pytest.fixture
def offered(town, new_request):
    """The words with which one device may ask."""
    device, _ = town.offer()
    return proof(device.bundle.token), new_request(), SECRET


def test_a_server_that_moves_is_published_anew_and_keeps_its_password(town):
    engine = town.server.local.engine(town.database, "postgres")
    with engine.begin() as connection:
        before = published(connection)
        assert is_published(connection, before.host, before.port, before.authority)
        assert not is_published(connection, "10.0.0.9", before.port, before.authority)
        publish(connection, "10.0.0.9", 5433, before.authority)
        after = published(connection)
        connection.rollback()
    engine.dispose()
    assert (after.host, after.port, after.key) == ("10.0.0.9", 5433, before.key)
    assert after.fingerprint == town.server.authority.fingerprint
    assert before.key not in repr(before)


def test_before_init_there_is_nothing_to_offer(town):
    town.sql("DELETE FROM pairing")
    with pytest.raises(Unavailable, match="server_unpublished"):
        town.enrolments.offer(Kind.KIOSK, "k1", by="motcua-db")


def test_the_pairing_login_reads_and_writes_no_table(town, pairing):
    names = [
        name
        for (name,) in town.sql(
            "SELECT relname FROM pg_class WHERE relnamespace = "
            "'public'::regnamespace AND relkind IN ('r', 'v')"
        )
    ]
    assert {"enrolment", "enrolled", "pairing", "ticket", "event", "board_call"} <= {*names}
    for name in names:
        for statement in ("SELECT FROM {}", "DELETE FROM {}", "INSERT INTO {} DEFAULT VALUES"):
            with pytest.raises(errors.InsufficientPrivilege):
                pairing.execute(statement.format(name).encode())


def test_no_other_function_of_ours_is_open_to_the_pairing_login(town):
    callable_ = town.sql(
        "SELECT p.oid::regprocedure::text FROM pg_proc p WHERE pronamespace = "
        "'public'::regnamespace AND has_function_privilege('mc_pairing', p.oid, 'EXECUTE')"
    )
    assert {name for (name,) in callable_} == {
        "pairing_authority()",
        "pairing_ask(text,text,text)",
        "pairing_answer(text)",
    }


def test_the_functions_run_as_their_owner_on_a_pinned_path(town):
    rows = town.sql(
        "SELECT prosecdef, proconfig, pg_get_userbyid(proowner) FROM pg_proc "
        "WHERE proname LIKE 'pairing%'"
    )
    path = ["search_path=pg_catalog, public, pg_temp"]
    assert rows == [(True, path, "mc_owner")] * 3


def test_unknown_ended_used_and_misshapen_are_one_answer(town, pairing, offered, new_request):
    token, wish, secret = offered
    wrong = [
        ("0" * 64, wish, secret),
        ("", wish, secret),
        (token[:63], wish, secret),
        (token + "0", wish, secret),
        (token.upper(), wish, secret),
        ("%' OR true --", wish, secret),
        (None, wish, secret),
        (token, None, secret),
        (token, wish, None),
        (token, "-----BEGIN CERTIFICATE REQUEST-----", secret),
        (token, wish + "x" * 8192, secret),
        (token, wish.replace("REQUEST", "PARTING"), secret),
        (token, wish, "password"),
        (token, wish, f"{secret}'; ALTER ROLE x SUPERUSER; --"),
        (token, wish, secret.replace("SCRAM", "md5")),
    ]
    assert [asked(pairing, *words) for words in wrong] == [False] * len(wrong)
    town.sql("UPDATE enrolment SET expires_at = now() - interval '1 second'")
    assert not asked(pairing, *offered)
    town.sql("UPDATE enrolment SET expires_at = now() + interval '1 minute'")
    assert asked(pairing, *offered), "the control: nothing above has used it up"
    assert not asked(pairing, token, new_request(), secret)
    assert asked(pairing, *offered), "the same words are the same request"
    town.sql("UPDATE enrolment SET state = 'accepted'")
    assert not asked(pairing, *offered)


def test_who_has_no_token_learns_of_no_enrolment(pairing, offered):
    answer = "SELECT * FROM pairing_answer(%s)"
    for wrong in ("0" * 64, "", None, "x" * 100_000, kept("0" * 32)):
        assert pairing.execute(answer, (wrong,)).fetchall() == []
    assert pairing.execute(answer, (offered[0],)).fetchall() == [("offered", None, None)]
