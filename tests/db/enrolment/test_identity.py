"""A device's identity: the old or the new one, whatever is interrupted; nobody else's to read."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from centre.rules.errors import NotAllowed, Unavailable
from db.enrolment import files, signing_request
from db.enrolment.authority import Authority
from db.enrolment.held import Held
from db.enrolment.identity import Identity

LOGIN = "mc_h99_08_c1"
FILES = ["ca.crt", "device.crt", "device.key", "login", "password"]


@pytest.fixture
def enrol(identity: Identity, authority: Authority) -> Callable[[], Held]:
    """Join the device to the centre, from its request to its certificate."""

    def join() -> Held:
        pending = identity.begin(LOGIN, fingerprint=authority.fingerprint)
        return identity.keep(authority.sign(pending.request, LOGIN), authority.certificate, LOGIN)

    return join


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_device_that_never_joined_is_not_enrolled_and_nothing_is_made(identity):
    with pytest.raises(Unavailable, match="not_enrolled"):
        identity.read()
    assert identity.pending() is None
    assert not identity.folder.parent.exists()


def test_a_join_gives_five_private_files_and_nothing_beside_them(identity, enrol):
    held = enrol()
    assert names(identity.folder) == FILES
    assert names(identity.folder.parent) == [f".{identity.folder.name}.lock", "counter-c1"]
    assert identity.folder.parent.stat().st_mode & 0o777 == 0o700
    assert identity.folder.stat().st_mode & 0o777 == 0o700
    assert {(identity.folder / name).stat().st_mode & 0o777 for name in FILES} == {0o600}
    assert held.login == LOGIN


def test_what_was_kept_is_read_again_by_another_start(identity, enrol, authority, now):
    held = enrol()
    again = Identity(identity.folder).read()
    assert again == held
    assert again.fingerprint == authority.fingerprint
    assert not again.is_due(now + timedelta(days=549))
    assert again.is_due(now + timedelta(days=551))
    assert len(again.password()) == 32


def test_the_request_of_a_join_is_for_a_key_that_stays_here(identity):
    pending = identity.begin(LOGIN)
    assert signing_request.key_of(pending.request)
    assert "PRIVATE" not in pending.request
    assert pending.password() not in repr(pending)
    assert not pending.renews


def test_a_pending_join_is_found_again_by_the_next_start(identity):
    pending = identity.begin(LOGIN)
    assert Identity(identity.folder).pending() == pending
    with pytest.raises(Unavailable, match="not_enrolled"):
        identity.read()


def test_a_second_begin_takes_the_place_of_the_first(identity, authority):
    first = identity.begin(LOGIN)
    second = identity.begin(LOGIN)
    assert identity.pending() == second
    with pytest.raises(NotAllowed, match=r"certificate_bad.*other key"):
        identity.keep(authority.sign(first.request, LOGIN), authority.certificate, LOGIN)
    assert identity.pending() == second


def test_an_unfinished_join_leaves_the_identity_in_use_alone(identity, enrol):
    held = enrol()
    identity.begin("mc_other")
    assert identity.read() == held
    identity.drop_pending()
    assert identity.pending() is None
    assert identity.read() == held


def test_nothing_is_kept_that_was_not_asked_for(identity, authority, new_request):
    certificate = authority.sign(new_request(), LOGIN)
    with pytest.raises(NotAllowed, match="nothing_pending"):
        identity.keep(certificate, authority.certificate, LOGIN)


def test_papers_that_do_not_fit_change_nothing(identity, enrol, authority, other_authority):
    held = enrol()
    pending = identity.begin(LOGIN, fingerprint=authority.fingerprint)
    good = authority.sign(pending.request, LOGIN)
    other = other_authority.sign(pending.request, LOGIN)
    for why, given in {
        "other login": (good, authority.certificate, "mc_other"),
        "other authority": (other, other_authority.certificate, LOGIN),
        "no certificate": ("garbage", authority.certificate, LOGIN),
        "no certificate ": (good, "Quầy", LOGIN),
    }.items():
        with pytest.raises(NotAllowed, match=f"certificate_bad.*{why.strip()}"):
            identity.keep(*given)
        assert identity.read() == held
        assert identity.pending() == pending
    assert identity.keep(good, authority.certificate, LOGIN) != held


def test_a_second_authority_behind_the_first_is_not_trusted(identity, authority, other_authority):
    """Libpq trusts every certificate in its root file: one who sits between would add his own."""
    pending = identity.begin(LOGIN, fingerprint=authority.fingerprint)
    both = authority.certificate + other_authority.certificate
    identity.keep(authority.sign(pending.request, LOGIN), both, LOGIN)
    assert (identity.folder / "ca.crt").read_text() == authority.certificate


def test_a_renewal_keeps_login_and_password_and_has_a_new_key(identity, enrol, authority):
    held = enrol()
    before = (identity.folder / "device.key").read_bytes()
    pending = identity.begin_renewal()
    assert pending.renews
    after = identity.keep(authority.sign(pending.request, LOGIN), authority.certificate, LOGIN)
    assert (after.login, after.password()) == (held.login, held.password())
    assert (identity.folder / "device.key").read_bytes() != before
    assert names(identity.folder) == FILES


def test_a_renewal_takes_a_renewed_ca_but_no_other(
    identity, enrol, authority, other_authority, now
):
    enrol()
    pending = identity.begin_renewal()
    other = other_authority.sign(pending.request, LOGIN)
    with pytest.raises(NotAllowed, match=r"certificate_bad.*other authority"):
        identity.keep(other, other_authority.certificate, LOGIN)
    renewed = authority.renew(now + timedelta(days=1))
    held = identity.keep(renewed.sign(pending.request, LOGIN), renewed.certificate, LOGIN)
    assert held.fingerprint == renewed.fingerprint != authority.fingerprint


def test_a_renewal_takes_no_other_login(identity, enrol, authority):
    enrol()
    pending = identity.begin_renewal()
    with pytest.raises(NotAllowed, match=r"certificate_bad.*other login"):
        identity.keep(authority.sign(pending.request, "mc_x"), authority.certificate, "mc_x")


def test_only_an_enrolled_device_renews(identity):
    with pytest.raises(Unavailable, match="not_enrolled"):
        identity.begin_renewal()


@pytest.mark.parametrize("name", ["", *FILES])
@pytest.mark.parametrize("mode", [0o040, 0o004])
def test_an_identity_that_others_may_read_is_refused(identity, enrol, name, mode):
    enrol()
    place = identity.folder / name
    place.chmod(place.stat().st_mode | mode)
    with pytest.raises(Unavailable, match="identity_open") as caught:
        identity.read()
    assert caught.value.facts["file"] == str(place)


def test_on_windows_modes_are_not_asked_for(identity, enrol, monkeypatch):
    held = enrol()
    (identity.folder / "password").chmod(0o644)
    monkeypatch.setattr(files, "_HAS_MODES", False)
    assert identity.read() == held


def test_a_pending_join_that_others_may_read_is_refused(identity):
    identity.begin(LOGIN)
    (identity._beside("pending") / "device.key").chmod(0o640)
    with pytest.raises(Unavailable, match="identity_open"):
        identity.pending()


@pytest.mark.parametrize("name", FILES)
def test_a_half_identity_is_not_enrolled(identity, enrol, name):
    enrol()
    (identity.folder / name).unlink()
    with pytest.raises(Unavailable, match="not_enrolled"):
        identity.read()


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("device.key", b"", "no key"),
        ("device.crt", b"\0" * 100, "no certificate"),
        ("ca.crt", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "no cert"),
        ("login", b"mc_other\n", "other login"),
        ("login", b"", "other login"),
        ("login", "quầy".encode(), "login"),
        ("password", b"\0", "password"),
        ("password", b"x" * 90_000, "password"),
    ],
)
def test_a_damaged_identity_is_named_and_never_repeated(identity, enrol, name, content, why):
    enrol()
    (identity.folder / name).write_bytes(content)
    with pytest.raises(Unavailable, match="identity_bad") as caught:
        identity.read()
    assert why in str(caught.value.facts["why"])
    assert "xxx" not in str(caught.value)


def test_a_key_of_another_device_is_noticed(identity, enrol, tmp_path):
    enrol()
    stranger = Identity(tmp_path / "stranger" / "kiosk-k1")
    stranger.begin("mc_k1")
    key = (stranger._beside("pending") / "device.key").read_bytes()
    (identity.folder / "device.key").write_bytes(key)
    with pytest.raises(Unavailable, match=r"identity_bad.*other key"):
        identity.read()


@pytest.mark.parametrize("said", [b"{", b"[]", b'{"admin": "1"}', b"\xff"])
def test_a_damaged_wish_is_named_and_a_new_begin_mends_it(identity, said):
    identity.begin(LOGIN)
    (identity._beside("pending") / "expected").write_bytes(said)
    with pytest.raises(Unavailable, match="identity_bad"):
        identity.pending()
    assert identity.begin(LOGIN) == identity.pending()


def test_a_name_that_the_disk_lost_is_taken_from_the_former(identity, enrol):
    held = enrol()
    identity.folder.rename(identity._beside("former"))
    assert identity.read() == held
    assert not identity._beside("former").exists()


def test_a_full_disk_is_named_and_the_identity_in_use_stays(identity, enrol, monkeypatch):
    held = enrol()

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(files.os, "fsync", full)
        with pytest.raises(Unavailable, match="disk_full"):
            identity.begin(LOGIN)
    assert identity.read() == held
    assert identity.begin(LOGIN)


def test_an_exchange_that_cannot_be_finished_does_not_keep_from_reading(
    identity, enrol, monkeypatch
):
    """A disk that has become read-only: the identity in use is whole, and that is enough."""
    held = enrol()
    identity._beside("former").mkdir()

    def refused(_lock: Path) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(files, "alone", refused)
    assert identity.read() == held


# Runs keep() in a child that kills itself before its n-th touch of a file, for every n.
KILLED = """
import json, os, shutil, signal, sys
from pathlib import Path
from db.enrolment.identity import Identity

base, step = Path(sys.argv[1]), sys.argv[2]
certificate, ca, login = json.loads((base / "papers.json").read_text())
TOUCHES = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "shutil.rmtree"}

def run(parent, limit):
    seen = 0
    def watch(event, args):
        nonlocal seen
        # rmtree names files relative to a folder that it has opened, hence no look at the path.
        if event in TOUCHES:
            seen += 1
            if seen == limit:
                os.kill(os.getpid(), signal.SIGKILL)
    identity = Identity(parent / "counter-c1")
    sys.addaudithook(watch)
    if step == "keep":
        identity.keep(certificate, ca, login)
    elif step == "piecemeal":
        (identity.folder / "device.crt").write_text(certificate)
        pending = parent / ".counter-c1.pending"
        os.rename(pending / "device.key", identity.folder / "device.key")
    else:
        identity.begin(login)
    os._exit(0)

for limit in range(1, 200):
    parent = base / f"at{limit}"
    shutil.copytree(base / "identity", parent)
    child = os.fork()
    if child == 0:
        run(parent, limit)
    if os.waitpid(child, 0)[1] == 0:
        print(limit)
        break
"""


def kill_at_every_step(base: Path, step: str, papers: tuple[str, str, str]) -> list[Identity]:
    """Return what every kill has left, the last one unkilled."""
    (base / "papers.json").write_text(json.dumps(papers))
    words = [sys.executable, "-c", KILLED, str(base), step]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    return [Identity(base / f"at{n}" / "counter-c1") for n in range(1, int(done.stdout) + 1)]


def test_a_renewal_killed_at_any_step_leaves_the_old_identity_or_the_new_one(
    identity, enrol, authority, tmp_path
):
    old = enrol()
    pending = identity.begin_renewal()
    papers = (authority.sign(pending.request, LOGIN), authority.certificate, LOGIN)
    left = kill_at_every_step(tmp_path, "keep", papers)
    assert len(left) > 20
    certificates = []
    for one in left:
        held = one.read()
        assert (held.login, held.password()) == (old.login, old.password())
        certificates.append((one.folder / "device.crt").read_text())
        if certificates[-1] != papers[0]:
            assert one.keep(*papers).terms  # what was pending is still there to be kept
        assert names(one.folder) == FILES
        assert names(one.folder.parent) == [".counter-c1.lock", "counter-c1"]
    was_new = [certificate == papers[0] for certificate in certificates]
    assert was_new == sorted(was_new)
    assert not was_new[0]
    assert was_new[-1]


def test_a_first_join_killed_at_any_step_is_kept_or_still_pending(identity, authority, tmp_path):
    pending = identity.begin(LOGIN)
    papers = (authority.sign(pending.request, LOGIN), authority.certificate, LOGIN)
    for one in kill_at_every_step(tmp_path, "keep", papers):
        again = one.pending()
        if again is not None:
            assert again == pending
            one.keep(*papers)
        assert one.read().password() == pending.password()
        assert names(one.folder) == FILES


def test_a_begin_killed_at_any_step_leaves_the_identity_in_use(identity, enrol, tmp_path):
    old = enrol()
    identity.begin(LOGIN)
    for one in kill_at_every_step(tmp_path, "begin", ("", "", LOGIN)):
        assert one.read().password() == old.password()
        waiting = one.pending()
        assert waiting is None or signing_request.key_of(waiting.request)
        assert one.begin(LOGIN) == one.pending()
        left = names(one.folder.parent)
        assert left == [".counter-c1.lock", ".counter-c1.pending", "counter-c1"]


def test_an_exchange_file_by_file_would_lose_the_identity(identity, enrol, authority, tmp_path):
    """Negative control: the rig of kills sees a device that can no longer get in."""
    enrol()
    pending = identity.begin_renewal()
    papers = (authority.sign(pending.request, LOGIN), authority.certificate, LOGIN)
    lost = 0
    for one in kill_at_every_step(tmp_path, "piecemeal", papers):
        try:
            one.read()
        except Unavailable:
            lost += 1
    assert lost


def test_nothing_of_one_system_alone_is_imported_at_the_top():
    """Counter PCs run Windows: fcntl and pwd are not there, msvcrt is not here."""
    code = (
        "import sys\n"
        "for name in ('fcntl', 'pwd', 'grp', 'msvcrt'): sys.modules[name] = None\n"
        "import db.enrolment.identity, db.enrolment.bundle, db.enrolment.digits\n"
        "import db.enrolment.scram, db.enrolment.authority\n"
    )
    root = Path(__file__).parents[3]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
