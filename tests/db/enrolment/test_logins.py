"""What a device is called at the server, in the log and on its disk."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.enrolling import Kind
from centre.rules.errors import NotAllowed
from db.enrolment.logins import actor_of, folder_name, login_of


def test_a_login_has_centre_and_name_in_small_letters():
    assert login_of("H99.08", "k1") == "mc_h99_08_k1"
    assert login_of("H99.08", "c-3") == "mc_h99_08_c_3"


@pytest.mark.parametrize("name", ["", "K1", "k_1", "k 1", '"', "ộ", "-k", "k" * 32, "k\n"])
def test_a_name_that_no_settings_have_is_no_login(name):
    with pytest.raises(NotAllowed, match="device_name_shape"):
        login_of("H99.08", name)


def test_a_login_that_postgresql_would_cut_off_is_refused():
    with pytest.raises(NotAllowed, match="device_name_shape"):
        login_of("H" * 31, "k" * 31)


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_is_asked_for_a_login_needs_no_quoting(centre, name):
    try:
        login = login_of(centre, name)
    except NotAllowed:
        return
    assert re.fullmatch("mc_[a-z0-9_]{1,60}", login)


def test_a_kiosk_that_rates_is_a_kiosk_and_a_supervisor_sits_at_a_counter():
    assert [actor_of(kind, "x1") for kind in Kind] == [
        "kiosk:x1",
        "kiosk:x1",
        "display:x1",
        "counter:x1",
        "counter:x1",
    ]
    assert folder_name("kiosk:k1") == "kiosk-k1"
