"""The bundle: whole through QR, file and scanner; anything else is refused, never a crash."""

from base64 import b32encode
from contextlib import suppress
from dataclasses import replace
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.enrolling import Kind
from centre.rules.errors import NotAllowed
from db.enrolment.bundle import LONGEST, Bundle

SAMPLE = Bundle(
    host="192.168.1.10",
    port=5432,
    database="motcua",
    centre="H99.08",
    kind=Kind.COUNTER,
    name="Quầy số 1 – Hộ tịch",
    ca="5f" * 32,
    token="0123456789abcdef" * 2,
    key="Zk3-pairing_password-of-this-day",
    counter="3",
)
hexes = st.binary(min_size=32, max_size=32).map(bytes.hex)
counters = st.from_regex(r"[A-Za-z0-9ẦầĐđẠạ]{1,12}", fullmatch=True)
places = st.one_of(
    st.tuples(st.sampled_from(Kind).filter(Kind.RATING.__ne__), st.none()),
    st.tuples(st.sampled_from([Kind.COUNTER, Kind.SUPERVISOR, Kind.RATING]), counters),
)
"""A kind, and the counter that it can have."""
unplaced = st.builds(
    Bundle,
    host=st.from_regex(r"[a-z][a-z0-9-]{0,60}(\.[a-z]{1,10}){0,3}", fullmatch=True),
    port=st.integers(1, 65_535),
    database=st.from_regex(r"[a-z_][a-z0-9_]{0,30}", fullmatch=True),
    centre=st.from_regex(r"[A-Z0-9][A-Z0-9.-]{1,30}", fullmatch=True),
    kind=st.just(Kind.COUNTER),
    name=st.from_regex(r"[A-Za-z0-9ẦầĐđẠạ]{1,20}", fullmatch=True),
    ca=hexes,
    token=st.binary(min_size=16, max_size=16).map(bytes.hex),
    key=st.from_regex(r"[!-~]{16,40}", fullmatch=True),
)
bundles = st.builds(
    lambda bundle, place: replace(bundle, kind=place[0], counter=place[1]), unplaced, places
)


def why(text: str | bytes) -> object:
    with pytest.raises(NotAllowed, match="bundle_bad") as caught:
        Bundle.parse(text)
    return caught.value.facts["why"]


def packed(*words: str, version: int = 1, ca: bytes = b"\x5f" * 32) -> str:
    """Write a bundle as another program might, with its check sum right."""
    body = ca + b"\x01" * 16 + "\0".join(words).encode()
    whole = crc32(body).to_bytes(4, "big") + body
    return f"MOTCUA{version}:{b32encode(whole).decode().rstrip('=')}"


@given(bundles)
def test_a_bundle_is_read_as_it_was_written(bundle):
    text = bundle.text()
    assert Bundle.parse(text) == bundle
    assert Bundle.parse(text.encode()) == bundle
    assert len(text) <= LONGEST
    assert text.isascii()


@given(st.text(max_size=700) | st.binary(max_size=700))
def test_any_text_is_refused_with_a_reason(text):
    assert isinstance(why(text), str)


@given(st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ234567=", max_size=650))
def test_anything_behind_our_mark_is_refused_with_a_reason(text):
    assert why(f"MOTCUA1:{text}") in {"damaged", "too long"}


@given(words=st.lists(st.text(max_size=60), max_size=9))
def test_any_words_with_a_right_check_sum_are_a_sound_bundle_or_refused(words):
    with suppress(NotAllowed):
        bundle = Bundle.parse(packed(*words))
        assert Bundle.parse(bundle.text()) == bundle


@given(st.data())
def test_one_changed_sign_is_noticed(data):
    text = SAMPLE.text()
    at = data.draw(st.integers(0, len(text) - 1))
    sign = data.draw(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567").filter(text[at].__ne__))
    assert why(text[:at] + sign + text[at + 1 :]) in {"damaged", "no bundle", "newer bundle"}


def test_what_editors_and_scanners_do_to_it_does_not_matter():
    text = SAMPLE.text()
    wrapped = "\r\n".join(text[at : at + 40] for at in range(0, len(text), 40))
    for seen in (f"\ufeff{wrapped}\r\n", text.lower(), f"  {text}\t", wrapped.encode("utf-8-sig")):
        assert Bundle.parse(seen) == SAMPLE


@pytest.mark.parametrize("behind", ["", "ABC", "{json}", "ABC!" * 900])
def test_an_older_program_knows_a_newer_bundle(behind):
    assert why(f"MOTCUA2:{behind}") == "newer bundle"


def test_a_version_that_never_was_is_no_bundle():
    assert why("MOTCUA0:ABC") == "no bundle"


def test_a_huge_text_is_not_even_looked_at():
    assert why("MOTCUA1:" + "A" * 10_000_000) == "too long"


def test_an_ordinary_bundle_is_small_enough_for_a_qr_code():
    assert len(SAMPLE.text()) < 335  # version 9, alphanumeric, level L (ISO 18004, table 7)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("host", ""),
        ("host", "/var/run"),
        ("host", "a,b"),
        ("host", "-a"),
        ("host", "a b"),
        ("host", "a" * 254),
        ("port", 0),
        ("port", 65_536),
        ("database", "db host=evil"),
        ("database", "postgresql://evil"),
        ("centre", "h99"),
        ("kind", "admin"),
        ("name", ""),
        ("name", " a"),
        ("name", "a\u202eb"),
        ("name", "a\0b"),
        ("name", "a\nb"),
        ("name", "Quâ\u0300y"),
        ("name", "a" * 41),
        ("ca", "5F" * 32),
        ("ca", "5f" * 31),
        ("token", "0" * 31),
        ("token", "g" * 32),
        ("counter", ""),
        ("counter", " 3"),
        ("counter", "3\n"),
        ("counter", "3\0"),
        ("counter", "3\u200b"),
        ("counter", "Quâ\u0300y"),
        ("counter", "3" * 13),
        ("key", "short"),
        ("key", "mật khẩu của ghép nối"),
    ],
)
def test_a_wrong_field_is_named(field, value):
    with pytest.raises(NotAllowed, match="bundle_bad") as caught:
        replace(SAMPLE, **{field: value})
    assert caught.value.facts == {"why": field}


@pytest.mark.parametrize(
    ("kind", "counter", "is_right"),
    [
        (Kind.COUNTER, "Hộ tịch số 1", True),
        (Kind.COUNTER, None, True),
        (Kind.SUPERVISOR, "3", True),
        (Kind.SUPERVISOR, None, True),
        (Kind.RATING, "3", True),
        (Kind.RATING, None, False),
        (Kind.KIOSK, None, True),
        (Kind.KIOSK, "3", False),
        (Kind.DISPLAY, "3", False),
    ],
)
def test_only_what_stands_at_a_counter_has_one_and_a_rating_keypad_must(kind, counter, is_right):
    words = ("h", "1", "db", "H99", kind.value, "C1", counter or "", "k" * 16)
    if is_right:
        assert Bundle.parse(packed(*words)).counter == counter
    else:
        assert why(packed(*words)) == "counter"


def test_a_bundle_that_would_be_too_long_is_not_made():
    with pytest.raises(NotAllowed, match=r"bundle_bad.*too long"):
        replace(SAMPLE, host="a" * 253, name="ẩ" * 40, key="k" * 64)


@pytest.mark.parametrize("port", ["0", "65536", "٣", "1e3", " 1", "99999", ""])
def test_a_port_in_other_signs_is_refused(port):
    words = ("h", port, "db", "H99", "counter", "C1", "3", "k" * 16)
    assert why(packed(*words)) == "port"
    assert Bundle.parse(packed("h", "5432", *words[2:])).port == 5432


def test_a_kind_that_this_program_does_not_know_is_refused():
    assert why(packed("h", "1", "db", "H99", "admin", "C1", "", "k" * 16)) == "kind"


@pytest.mark.parametrize("more", [(), ("", "k" * 16, "x")])
def test_too_few_or_too_many_words_are_damaged(more):
    assert why(packed("h", "1", "db", "H99", "kiosk", "k1", *more)) == "damaged"


def test_bytes_that_are_no_text_are_damaged():
    body = b"\x5f" * 48 + b"\xff\xfe"
    whole = crc32(body).to_bytes(4, "big") + body
    assert why(f"MOTCUA1:{b32encode(whole).decode().rstrip('=')}") == "damaged"


def test_neither_repr_nor_refusal_shows_token_or_key():
    assert SAMPLE.token not in repr(SAMPLE)
    assert SAMPLE.key not in repr(SAMPLE)
    with pytest.raises(NotAllowed) as caught:
        replace(SAMPLE, key="a bad key with spaces")
    assert "spaces" not in str(caught.value) + repr(caught.value)
