"""Any bytes give a value or a named refusal, and of a person nothing but the birth is left."""

import logging
import pickle
import time
import unicodedata
from datetime import date
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.codes import (
    MAX_BYTES,
    Card,
    DossierCode,
    Opaque,
    ProcedureCode,
    Reading,
    Refused,
    TicketCode,
    read,
)

TICKET = UUID("0192f0c1-a2b3-c4d5-e6f7-08192a3b4c5d")
QR = f"MC1:{TICKET.hex}"
DOSSIER = "000.00.00.H56-251122-0001"
DAY = date(2025, 11, 22)
NAME = "Nguyễn Thị Chim Hoàng Yến"
ID = "079190123456"
CARD = f"{ID}|024681357|{NAME}|07031990|Nữ|Thôn 3, xã Ea Súp, Đắk Lắk|15042021"
FRENCH = str.maketrans("1234567890.-:|MmaAqQ", "&é\"'(-è_çà:)Mµ?,qQaA")
VIETNAMESE = str.maketrans("1234567890", "ăâêô\u0300\u0309\u0303\u0301\u0323đ")
LOCKED_SHIFT = str.maketrans("1234567890.-", "!@#$%^&*()>_")
REASONS = {
    "empty",
    "too_long",
    "not_text",
    "card_broken",
    "health_card",
    "dossier_date",
    "wedge_letters",
}


def said(text: str) -> Reading:
    return read(text.encode())


def card(**changed: str) -> str:
    fields = {
        "id": ID,
        "old": "024681357",
        "name": NAME,
        "birth": "07031990",
        "sex": "Nữ",
        "address": "Thôn 3, xã Ea Súp",
        "issued": "15042021",
    }
    return "|".join({**fields, **changed}.values())


def health(name: str = NAME) -> str:
    return f"DN4790123456789|{name.encode().hex()}|07/03/1990|2|{name.encode().hex()}|79 - 034|$"


# Our slips


@pytest.mark.parametrize("text", [QR, QR.upper(), QR.lower(), f"  {QR}\t", f"]Q1{QR}"])
def test_code_of_our_slip_is_the_ticket(text):
    assert said(text) == TicketCode(TICKET)


@pytest.mark.parametrize("text", [QR[:-1], QR + "0", "MC2:" + TICKET.hex, "MC1:" + "g" * 32])
def test_half_or_foreign_slip_is_no_ticket(text):
    assert said(text) == Opaque(len(text))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"\xef\xbb\xbf", b""),
        (b"\x02", b"\x03\r\n"),
        (b"\x00", b"\x00\x00"),
        (b"\x1d", b"\x1e\x04"),
    ],
)
def test_marks_that_scanners_add_around_a_code_are_cut_off(before, after):
    assert read(before + QR.encode() + after) == TicketCode(TICKET)


@given(st.uuids())
def test_every_ticket_comes_back(ticket):
    assert said(f"MC1:{ticket.hex}") == TicketCode(ticket)


# Dossiers


@pytest.mark.parametrize(
    "code", [DOSSIER, "H56.14-251122-0001", "H56-251122-12345", "H56.14.2.133-251122-0001"]
)
def test_both_agency_styles_are_dossiers(code):
    assert said(code) == DossierCode(code, DAY)
    assert said(f" {code.lower()} ") == DossierCode(code, DAY)


@pytest.mark.parametrize("mark", [" ", "#", "|", ";", "/", "-", "_", " - ", "\x1d"])
def test_secret_of_the_slip_is_kept_with_its_case(mark):
    found = said(f"{DOSSIER}{mark}aB3d")
    assert isinstance(found, DossierCode)
    assert (found.code, found.secret) == (DOSSIER, "aB3d")


def test_secret_is_in_no_repr():
    assert "K7Q9" not in repr(said(f"{DOSSIER}#K7Q9"))


@pytest.mark.parametrize("secret", ["aB3", "aB3dE", "aB3đ", ""])
def test_what_is_not_four_letters_or_digits_is_no_secret(secret):
    found = said(f"{DOSSIER}#{secret}")
    assert found in {Opaque(len(DOSSIER) + 1 + len(secret)), Refused("wedge_letters")}


@pytest.mark.parametrize("six", ["251301", "250229", "250431", "250100", "250001"])
def test_dossier_of_a_day_that_never_was_is_refused(six):
    assert said(f"H56.14-{six}-0001") == Refused("dossier_date")


def test_leap_day_is_a_day():
    assert said("H56.14-240229-0001") == DossierCode("H56.14-240229-0001", date(2024, 2, 29))


@pytest.mark.parametrize(
    "code",
    [
        "H56.14-251122-001",
        "H56-251122-1234567890123",
        f"{DOSSIER}      aB3d",
        "H5.14-251122-0001",
        f"x{DOSSIER}",
        f"{DOSSIER}\nx",
        "H56-25112-0001",
    ],
)
def test_unknown_shapes_are_opaque_and_not_refused(code):
    assert said(code) == Opaque(len(code))


@pytest.mark.parametrize(
    "address",
    [
        "https://dichvucong.example.vn/tra-cuu/{}",
        "https://dichvucong.example.vn/tra-cuu/{}/",
        "https://dichvucong.example.vn/tra-cuu?ma={}&kenh=qr",
        "https://dichvucong.example.vn/?lang=vi&ma={}#ket-qua",
        "dichvucong.example.vn/tra-cuu?ma={}",
        "HTTPS://DICHVUCONG.EXAMPLE.VN/{}",
    ],
)
def test_dossier_is_found_in_a_web_address(address):
    assert said(address.format(DOSSIER)) == DossierCode(DOSSIER, DAY)


def test_web_address_may_have_the_secret_and_percent_signs():
    found = said("https://x.vn/?ma=H56%2E14%2D251122-0001%23K7Q9")
    assert isinstance(found, DossierCode)
    assert (found.code, found.secret) == ("H56.14-251122-0001", "K7Q9")


def test_web_address_may_end_in_the_secret():
    found = said("https://x.vn/H56.14-251122-0001#aB3d")
    assert isinstance(found, DossierCode)
    assert (found.code, found.secret) == ("H56.14-251122-0001", "aB3d")


def test_real_day_in_a_web_address_counts_before_a_day_that_never_was():
    assert said(f"https://x.vn/H56-251301-0001/{DOSSIER}") == DossierCode(DOSSIER, DAY)
    assert said("https://x.vn/H56-251301-0001/") == Refused("dossier_date")


def test_web_address_without_a_dossier_is_opaque():
    for text in ("https://vneid.gov.vn/a?b=c", "http://[", "//", "https://x.vn/%ff%fe%"):
        assert said(text) == Opaque(len(text))


@given(
    st.sampled_from(["000.00.00.H56", "H56", "H56.14", "K01.1.22.333"]),
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.integers(1, 10**12 - 1),
    st.from_regex(r"(?:[0-9A-Za-z]{4})?", fullmatch=True),
)
def test_every_dossier_comes_back(agency, day, number, secret):
    code = f"{agency}-{day:%y%m%d}-{number:04d}"
    assert said(f"{code}|{secret}" if secret else code) == DossierCode(code, day, secret)


# Procedures


@pytest.mark.parametrize("raw", ["1.013949", "2.000488", "1.002835.000.00.00.H56", "2.002621.H56"])
def test_procedures_are_keyed_on_their_first_part(raw):
    assert said(raw) == ProcedureCode(raw[:8], raw)
    assert said(f"\r\n{raw} ") == ProcedureCode(raw[:8], raw)


def test_full_width_digits_are_digits():
    wide = "".join(chr(ord(mark) + 0xFEE0) for mark in "1.013949")
    assert said(wide) == ProcedureCode("1.013949", "1.013949")


@pytest.mark.parametrize("raw", ["0.013949", "1.01394", "1.0139499", "1.013949.", "1.013949.H5"])
def test_what_only_resembles_a_procedure_is_opaque(raw):
    assert said(raw) == Opaque(len(raw))


@pytest.mark.parametrize("digits", ["١.٠١٣٩٤٩", "²013949", "1.01394９x"])  # noqa: RUF001
def test_digits_of_other_scripts_are_no_digits(digits):
    assert isinstance(said(digits), Opaque)


# Citizen cards


def test_card_leaves_the_birth_and_nothing_else():
    assert said(CARD) == Card(1990, date(1990, 3, 7))
    assert vars_of(said(CARD)) == {"birth_year": 1990, "birthday": date(1990, 3, 7)}


def vars_of(found: Reading) -> dict[str, object]:
    return {name: getattr(found, name) for name in type(found).__slots__}


@pytest.mark.parametrize(
    "text",
    [
        card(old=""),
        card(issued=""),
        card().rpartition("|")[0],
        card() + "||mother|father|",
        card(name=unicodedata.normalize("NFD", NAME)),
        card(address=""),
        f" {card()} \r\n",
        card().replace("|", "\x1d"),
        card().replace("|", " | "),
        card(name=""),
    ],
    ids=["no old", "no date", "six", "extra", "nfd", "no address", "ends", "gs", "spaces", "name"],
)
def test_cards_of_all_layouts_are_read(text):
    assert said(text) == Card(1990, date(1990, 3, 7))


@pytest.mark.parametrize("birth", ["1950", "00001950"])
def test_year_of_birth_alone_is_enough(birth):
    assert said(card(birth=birth)) == Card(1950)


@pytest.mark.parametrize(
    "birth",
    ["", "31021990", "00031990", "29021991", "7031990", "07/03/1990", "07031790", "199", "x"],
)
def test_card_with_an_impossible_birth_is_broken(birth):
    assert said(card(birth=birth)) == Refused("card_broken")


def test_half_a_card_is_broken():
    assert said(CARD.rsplit("|", 2)[0]) == Refused("card_broken")
    for end in (13, 20, 40, 50):
        assert said(CARD[:end]) == Refused("card_broken")
    assert read(CARD.encode()[:27]) == Refused("card_broken")


def test_card_in_doubtful_letters_is_broken():
    text = card(name="Nguyên Van Chim", sex="Nam", address="Sơn La")
    assert said(text) == Card(1990, date(1990, 3, 7))
    assert read(text.encode("cp1258")) == Refused("card_broken")


@pytest.mark.parametrize("first", ["07919012345", "0791901234567", "O79190123456", ""])
def test_twelve_digits_make_a_card(first):
    text = card(id=first)
    assert said(text) == Opaque(len(text))


@given(
    st.from_regex(r"[0-9]{12}", fullmatch=True),
    st.sampled_from(["", "024681357"]),
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.text(st.characters(categories=["L", "M", "Zs"]), max_size=60),
    st.text(st.characters(exclude_characters="|", categories=["L", "M", "N", "P"]), max_size=60),
)
def test_every_card_comes_back(number, old, day, name, address):
    text = f"{number}|{old}|{name}|{day:%d%m}{day.year}|Nam|{address}|01012021"
    assert said(text) == Card(day.year, day)


# What else is held before a scanner


def test_health_insurance_card_is_refused_by_name():
    assert said(health()) == Refused("health_card")
    assert said(health().replace("DN4790123456789", "7901234567")) == Refused("health_card")
    assert said(health().replace("DN4790123456789", ID)) == Refused("health_card")
    assert said(health(unicodedata.normalize("NFD", NAME))) == Refused("health_card")


@pytest.mark.parametrize("second", ["123456789", "00ff", "c3", "7g", "", "3132"])
def test_second_field_that_is_no_name_makes_no_health_card(second):
    text = f"DN4790123456789|{second}|07/03/1990"
    assert said(text) == Opaque(len(text))


def test_number_of_a_card_alone_is_opaque():
    assert said(ID) == Opaque(12)


def test_foreign_text_is_opaque_with_its_length_alone():
    assert said("Chào Ông/Bà") == Opaque(11)
    assert read("Chào".encode("cp1258")) == Opaque(4)


@pytest.mark.parametrize("data", [b"", b"\r\n", b"\x00\x00", b"   ", b"\xef\xbb\xbf", b"\x02\x03"])
def test_nothing_is_empty(data):
    assert read(data) == Refused("empty")


@pytest.mark.parametrize("data", [b"a\x00b", b"MC1:\x07" + b"0" * 32, b"\xff\x8e\x8f\xf8"])
def test_control_characters_inside_are_no_text(data):
    assert read(data) == Refused("not_text")


def test_bytes_of_another_speed_are_no_text():
    assert read(bytes(byte & 0x03 | 0xC0 for byte in QR.encode())) == Refused("not_text")


def test_more_than_a_kilobyte_is_refused():
    assert read(b"7" * MAX_BYTES) == Opaque(MAX_BYTES)
    assert read(b"7" * (MAX_BYTES + 1)) == Refused("too_long")
    assert read(CARD.encode() + b" " * MAX_BYTES) == Refused("too_long")


# Letters that a keymap or an input method changed


@pytest.mark.parametrize("keymap", [FRENCH, VIETNAMESE, LOCKED_SHIFT], ids=["fr", "vn", "shift"])
@pytest.mark.parametrize("text", [QR, DOSSIER, "2.002621.H56", card(name="Nguyn", sex="Nam")])
def test_code_typed_through_another_keymap_is_refused_by_name(text, keymap):
    assert said(text.translate(keymap)) == Refused("wedge_letters")


@pytest.mark.parametrize(
    "text",
    [
        QR.replace("a2", "ấ"),
        "MC1:" + "0" * 28 + "đê",
        DOSSIER + "#âđ",
        card(name="Nguy7877n Th7883 Chim"),
    ],
)
def test_letters_of_an_input_method_are_refused_by_name(text):
    assert said(text) == Refused("wedge_letters")


@pytest.mark.parametrize("text", ["Cộng hòa", "?&é", "(1)", "a@b.vn", "đường 3/2", "___", "&&&&"])
def test_ordinary_text_is_not_taken_for_a_mangled_code(text):
    assert said(text) == Opaque(len(text))


# For any bytes whatever

PIECES = [QR, DOSSIER, CARD, "1.013949", "|", "-", "/", "#", "MC1:", "251122", "https://", "%", ID]
ANY = st.one_of(
    st.binary(max_size=MAX_BYTES + 40),
    st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=9)), max_size=9).map(
        lambda parts: "".join(parts).encode("utf-8", "surrogatepass")
    ),
)


def is_total(data: bytes) -> None:
    """Assert that data gives a value or a named refusal."""
    found = read(data)
    assert isinstance(found, Reading)
    if isinstance(found, Refused):
        assert found.why in REASONS
    if isinstance(found, Opaque):
        assert 0 < found.length <= MAX_BYTES
    assert read(data) == found


@given(ANY)
def test_any_bytes_give_a_value_or_a_named_refusal(data):
    is_total(data)


SEEDS = [
    text.encode() for text in (QR, DOSSIER, CARD, "2.002621.H56", f"https://x.vn/?a={DOSSIER}")
]
SCRAPS = [piece.encode() for piece in (*PIECES, "đ", "\u0301", "0000", " ", "\r", "\x1d", "\x00")]


def mutated(chance: Random) -> bytes:
    """Return a code with bytes changed, pieces put in, an end cut off, or another keymap."""
    data = chance.choice(SEEDS)
    if chance.random() < 0.1:
        data = data.decode().translate(chance.choice([FRENCH, VIETNAMESE, LOCKED_SHIFT])).encode()
    for _ in range(chance.randrange(4)):
        at = chance.randrange(len(data) + 1)
        scrap = chance.choice([chance.choice(SCRAPS), chance.randbytes(chance.randrange(1, 5))])
        data = data[:at] + scrap + data[at + chance.choice([0, 0, 1, len(scrap), 99]) :]
    return data


@pytest.mark.prove
def test_many_mutated_codes_give_a_value_or_a_named_refusal():
    chance, seen = Random(20261122), set()  # noqa: S311 - a repeatable story, no secret
    for _ in range(200_000):
        found = read(mutated(chance))
        assert isinstance(found, Reading)
        seen.add(getattr(found, "why", type(found)))
    assert seen >= {TicketCode, DossierCode, ProcedureCode, Card, Opaque, "wedge_letters"}
    assert {why for why in seen if isinstance(why, str)} <= REASONS


@given(st.sampled_from([CARD, QR, DOSSIER, health()]), st.data())
def test_one_wrong_byte_anywhere_never_fails(text, data):
    raw = bytearray(text.encode())
    raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    is_total(bytes(raw))


LONG = ["0", "H", "1.", "H56.1", "H56.14-251122-", "000.00.00.", "-", " ", "/", "%", "|", "à"]


@pytest.mark.parametrize("begins", ["", QR, DOSSIER, "https://", f"{ID}|"])
@pytest.mark.parametrize("seed", LONG)
def test_no_text_takes_long(begins, seed):
    """A pattern that backtracks needs seconds for one kilobyte; 20 take far less than one."""
    data = (begins + seed * MAX_BYTES).encode()[:MAX_BYTES]
    began = time.perf_counter()
    for _ in range(10):
        read(data)
        read(data[:-1] + b"!")
    assert time.perf_counter() - began < 4


CANARIES = (NAME, "Chim", ID, "024681357", "Ea Súp", NAME.encode().hex())


def leaks(text: str) -> list[str]:
    return [canary for canary in CANARIES if canary in text]


@pytest.mark.parametrize(
    "text",
    [
        CARD,
        CARD[:60],
        card(birth="31021990"),
        health(),
        ID,
        f"VNeID:{CARD}",
        CARD.translate(FRENCH) + NAME,
        CARD * 8,
        card(name=NAME + "7"),
    ],
)
def test_nothing_personal_is_in_what_is_shown_logged_or_kept(text, caplog):
    with caplog.at_level(logging.DEBUG):
        found = said(text)
        logging.getLogger("test").info("%s %r", found, found)
    kept = pickle.dumps(found)
    assert not leaks(f"{found} {found!r} {caplog.text}")
    assert not [canary for canary in CANARIES if canary.encode() in kept]
    assert pickle.loads(kept) == found  # noqa: S301 - our own, a line above


def test_the_search_for_canaries_finds_what_is_there():
    assert leaks(CARD) == [NAME, "Chim", ID, "024681357", "Ea Súp"]


def test_repr_of_a_card_has_not_even_the_birth():
    assert repr(Card(1990, date(1990, 3, 7))) == "Card(…)"
    assert "1990" not in f"{[Card(1990, date(1990, 3, 7))]}"
