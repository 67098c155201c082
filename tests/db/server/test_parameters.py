"""The server's parameters: what is missing is found by what will hold, not by a session's view."""

from contextlib import closing

import pytest

from centre.rules.errors import Unavailable
from db.server import parameters
from db.server.parameters import Wanted


@pytest.mark.parametrize(
    ("wanted", "value", "met"),
    [
        (Wanted("on"), "on", True),
        (Wanted("on"), "off", False),
        (Wanted("300", at_least=True), "500", True),
        (Wanted("300", at_least=True), "299", False),
        (Wanted("300", at_least=True), "many", False),
    ],
)
def test_a_higher_number_is_left_where_more_is_no_harm(wanted, value, met):
    assert wanted.is_met(value) is met


def test_a_missing_parameter_is_told_with_its_old_and_its_new_value(bare):
    told = [change.told for change in parameters.missing(bare.local, parameters.wanted({}))]
    assert "set max_connections: 100 -> 300" in told
    assert "set max_slot_wal_keep_size: -1MB -> 1GB" in told
    assert not any("fsync" in line or "synchronous_commit" in line for line in told)


def test_tls_is_switched_on_after_its_files_are_named():
    """A server that starts with TLS on and without its files does not start at all."""
    assert list(parameters.wanted({"ssl_cert_file": "x"}))[-2:] == ["ssl_cert_file", "ssl"]


def test_a_parameter_that_waits_for_a_restart_is_not_set_again(bare):
    wanted = {"max_connections": Wanted("120", at_least=True)}
    (change,) = parameters.missing(bare.local, wanted)
    change.make()
    parameters.reload(bare.local)
    try:
        assert parameters.missing(bare.local, wanted) == []
        assert parameters.waiting_for_restart(bare.local) == ("max_connections",)
    finally:
        with closing(bare.local.connect()) as admin:
            admin.execute("ALTER SYSTEM RESET max_connections")
        parameters.reload(bare.local)


def test_a_value_cannot_carry_a_statement(bare):
    with closing(bare.local.connect()) as admin:
        parameters.set_to(admin, "cluster_name", "x'; DROP DATABASE postgres; --")
        admin.execute("ALTER SYSTEM RESET cluster_name")


def test_a_server_without_tls_is_told(bare, prepared):
    parameters.check_tls(prepared.local)
    with pytest.raises(Unavailable, match="ssl_not_on"):
        parameters.check_tls(bare.local)


def test_a_server_that_does_not_read_its_files_is_told(bare, monkeypatch):
    monkeypatch.setattr(parameters, "RELOADS_WITHIN", 0)
    monkeypatch.setattr(parameters, "_ask", lambda *_: "never")
    with pytest.raises(Unavailable, match="server_deaf"):
        parameters.reload(bare.local)
