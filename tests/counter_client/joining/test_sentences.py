"""The words of joining: every failure has its sentence and its remedy."""

from types import MappingProxyType

import pytest

from centre.rules.enrolling import Enrolment, Kind
from counter_client.joining import sentences
from counter_client.joining.centre_file import Outcome
from counter_client.joining.flow import Joining, Trouble


def failed(key, **facts):
    return sentences.failed(Trouble(key, MappingProxyType(facts)))


BUNDLE = ["bundle_bad", "bundle_refused", "there_expired", "there_refused"]
SERVER = ["database_gone", "database_busy", "server_other", "pairing_refused", "certificate_bad"]
MACHINE = ["disk_full", "folder_refused", "identity_busy", "place_gone"]


@pytest.mark.parametrize("key", [*BUNDLE, *SERVER, *MACHINE])
def test_every_failure_has_its_own_sentence_and_remedy(key):
    what, remedy = failed(key, file="/x")
    assert (what, remedy) != failed("nobody knows this")
    assert what.endswith(".")
    assert remedy.endswith((".", "/x", "init"))


def test_another_server_is_said_plainly():
    assert failed("server_other") == (
        "Không phải máy chủ của trung tâm.",
        "Dừng lại và báo người phụ trách.",
    )


@pytest.mark.parametrize(
    ("said", "what"),
    [
        (
            "certificate verify failed: certificate is not yet valid",
            "Đồng hồ của máy này chạy sai.",
        ),
        ("certificate verify failed: certificate has expired", "Đồng hồ của máy này chạy sai."),
        ('"a" does not match host name "b"', "Không phải máy chủ của trung tâm."),
        ("password authentication failed", "Máy chủ không nhận máy mới."),
    ],
)
def test_what_tls_says_is_understood(said, what):
    assert failed("pairing_refused", said=said)[0] == what


def test_kinds_of_bad_bundles_are_told_apart():
    whys = ("damaged", "no bundle", "newer bundle")
    assert len({failed("bundle_bad", why=why) for why in whys}) == 3


def test_a_bundle_says_centre_server_machine_and_its_counter(bundle, rating):
    made = Joining()
    assert sentences.facts_of(made) == ()
    made.take(bundle.text())
    assert [words for _, words in sentences.facts_of(made)] == [
        "Trung tâm: H99.08",
        "Máy chủ: 192.168.1.10:5432",
        "Tên máy này: c4 · Máy quầy",
    ]
    made.take(rating.text())
    assert [words for _, words in sentences.facts_of(made)][2:] == [
        "Tên máy này: r1 · Máy đánh giá",
        "Quầy 3",
    ]
    assert all(sentences.kind_words(kind) for kind in Kind)


def test_what_is_waited_for_is_said():
    made = Joining()
    assert sentences.waiting(made, 541, slow=False)[1].endswith("Còn 10 phút.")
    made.state = Enrolment.ACCEPTED
    assert sentences.waiting(made, 500, slow=False)[0] == "done"
    assert "attend" in sentences.waiting(made, 500, slow=True)[1]
    made.is_away = True
    assert sentences.waiting(made, 500, slow=True)[0] == "link_off"


def test_what_became_of_the_settings_is_said(folder):
    file = folder / "centre.toml"
    outcomes = [Outcome(file, written=True), Outcome(file)]
    whys = ("differs", "disk_full", "folder_refused", "settings_refused")
    outcomes += [Outcome(file, why=why) for why in whys]
    told = {sentences.outcome_words(outcome) for outcome in outcomes}
    assert len(told) == 6
    assert all(str(file) in words for words in told)
