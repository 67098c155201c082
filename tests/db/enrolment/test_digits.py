"""Six digits: the same on both screens, and dear for one who tries to make them so."""

from base64 import b64decode, b64encode
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.errors import NotAllowed
from db.enrolment import digits
from db.enrolment.digits import six_digits

TOKEN, CA = "0123456789abcdef" * 4, "5f" * 32
REQUEST = """-----BEGIN CERTIFICATE REQUEST-----
MIHNMHQCAQAwEjEQMA4GA1UEAwwHbWNfaF9jMTBZMBMGByqGSM49AgEGCCqGSM49
AwEHA0IABDAgR1Qu1axT4KcI7THUXP0mausk9Suhf5A7kNjRkS+kDBdilURZQwrr
z77NeZzYe3jL1kowwu5fNDvIgccqy4qgADAKBggqhkjOPQQDAgNJADBGAiEA6tY9
jiz9ntnz2tI1RDiOxvypV5kJGXB1rBFvtFVf31gCIQDSNB489QjrPrRti/EvNL1t
c+nYl24jMLIlikKc753DCA==
-----END CERTIFICATE REQUEST-----
"""
HIS_REQUEST = """-----BEGIN CERTIFICATE REQUEST-----
MIHMMHQCAQAwEjEQMA4GA1UEAwwHbWNfaF9jMTBZMBMGByqGSM49AgEGCCqGSM49
AwEHA0IABORDckws/p6Lbybm9Lwog/raYnh6SRZ/Gx/dqgy6NyG73dOXPx+KWHox
aL0NZn+MC9VS4lcM6v2cxBKU18ddfWygADAKBggqhkjOPQQDAgNIADBFAiBovH4n
orHBOE+2COAR0UJOU2TC8rT08ZQuWdgrVxpGVAIhAL2j3XsQzkYC5ZFnQ7hVjGpN
lamNKfj/HBhSrxCIb0EO
-----END CERTIFICATE REQUEST-----
"""
SHOWN = "096009"


def pem(der: bytes) -> str:
    lines = b64encode(der).decode()
    folded = "\n".join(lines[at : at + 64] for at in range(0, len(lines), 64))
    return f"-----BEGIN CERTIFICATE REQUEST-----\n{folded}\n-----END CERTIFICATE REQUEST-----\n"


def der(text: str) -> bytes:
    return b64decode("".join(text.splitlines()[1:-1]))


def test_both_sides_have_the_same_six_digits(new_request):
    request = new_request()
    shown = six_digits(request, CA, TOKEN)
    assert len(shown) == 6
    assert shown.isdigit()
    assert six_digits(pem(der(request)), CA, TOKEN) == shown


def test_the_digits_of_a_request_are_the_same_in_every_version():
    """Server and device may be of two versions of this program."""
    assert six_digits(REQUEST, CA, TOKEN) == SHOWN


def test_the_digits_depend_on_request_ca_and_token():
    """They are 20 bits all the same: what keeps them apart is that a try is dear, see below."""
    assert six_digits(HIS_REQUEST, CA, TOKEN) != SHOWN
    assert six_digits(REQUEST, "5e" + CA[2:], TOKEN) != SHOWN
    assert six_digits(REQUEST, CA, "1" + TOKEN[1:]) != SHOWN


def test_each_try_costs_what_the_note_says(monkeypatch):
    """128 MB and 2**17 rounds; less memory than that, and OpenSSL refuses."""
    assert (digits._COST, digits._BLOCK) == (2**17, 8)
    assert 128 * digits._BLOCK * digits._COST == 2**27
    monkeypatch.setattr(digits, "_ROOM", 2**27 - 1)
    with pytest.raises(ValueError, match=r"memory limit|Invalid parameter"):
        six_digits(REQUEST, CA, "2" * 64)


def test_a_list_that_is_read_again_pays_nothing(monkeypatch):
    shown = six_digits(REQUEST, CA, TOKEN)
    monkeypatch.setattr(digits, "scrypt", None)
    assert six_digits(REQUEST, CA, TOKEN) == shown
    with pytest.raises(TypeError):
        six_digits(REQUEST, CA, "3" * 64)


def test_no_changed_byte_of_the_request_gives_the_same_digits(new_request):
    """A changed byte breaks the request's own signature, so that there are no digits at all."""
    request = new_request()
    raw, honest = der(request), six_digits(request, CA, TOKEN)
    same = 0
    for at in range(len(raw)):
        changed = raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]
        with suppress(NotAllowed):
            same += six_digits(pem(changed), CA, TOKEN) == honest
    assert same == 0


def test_the_digits_are_even(new_request, monkeypatch):
    """1,000 tokens of one request: each leading digit about 100 times; noughts stay in front."""
    monkeypatch.setattr(digits, "_COST", 2)
    request = new_request()
    shown = [six_digits(request, CA, f"{n:064x}") for n in range(1000)]
    assert all(len(one) == 6 for one in shown)
    counts = [sum(one[0] == str(digit) for one in shown) for digit in range(10)]
    # Six standard deviations (9.5 each) of an even draw.
    assert all(43 <= count <= 157 for count in counts), counts
    assert len(set(shown)) > 990


@given(ca=st.text(max_size=70), token=st.text(max_size=70))
def test_any_other_ca_or_token_is_refused(ca, token):
    with pytest.raises(NotAllowed, match="bundle_bad"):
        six_digits(REQUEST, ca, TOKEN)
    with pytest.raises(NotAllowed, match="bundle_bad"):
        six_digits(REQUEST, CA, token)


def test_the_bundles_own_token_is_not_what_the_server_keeps():
    """A caller that mixed the two up would show other digits on each screen."""
    with pytest.raises(NotAllowed, match=r"bundle_bad.*token"):
        six_digits(REQUEST, CA, TOKEN[:32])
