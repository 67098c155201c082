"""Who a device is: a folder with its key, its certificate, the CA it trusts and its password.

    identity/kiosk-k1/            ca.crt  device.crt  device.key  login  password
    identity/.kiosk-k1.pending/   what is asked for: device.key  password  request  expected
    identity/.kiosk-k1.next/      whole, about to take the place
    identity/.kiosk-k1.former/    the one before, about to be deleted

Whatever is interrupted, the folder in use is the old identity or the new one: a new one is made
whole beside it and takes its place by renames; the next opening finishes what was begun.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from centre.rules.errors import NotAllowed, Unavailable
from db.enrolment import credentials, files, papers, signing_request
from db.enrolment.held import CA, CERTIFICATE, KEY, LOGIN, PASSWORD, Held, Pending
from db.enrolment.papers import UnfitError
from db.enrolment.scram import new_password

_WHOLE: Final = (CA, CERTIFICATE, KEY, LOGIN, PASSWORD)
_REQUEST, _EXPECTED = "request", "expected"
_ASKED: Final = (KEY, PASSWORD, _REQUEST, _EXPECTED)
_PART: Final = "identity"


class Identity:
    """The identity in one folder, whose parent is this machine's own.

    Every method may raise Unavailable: folder_refused, disk_full, identity_busy.
    """

    def __init__(self, folder: Path) -> None:
        """Point at a folder; nothing is read yet."""
        self.folder = folder

    def read(self) -> Held:
        """Return the identity in use, checked.

        Raises Unavailable: not_enrolled (missing or half), identity_open (others may read it),
        identity_bad (why: papers that do not belong together).
        """
        # A disk that has become read-only keeps an exchange from being finished, not from reading.
        with suppress(Unavailable):
            self._settle_if_needed()
        try:
            return self._read()
        except Unavailable:
            # Another process may have been between two renames just now.
            self._settle_if_needed()
            return self._read()

    def begin(self, login_hint: str, *, fingerprint: str = "") -> Pending:
        """Make a key, a password (192 bits) and a request; the identity in use stays as it is.

        fingerprint: the bundle's `ca`; keep() then takes no other authority. What was pending
        before is dropped.
        """
        expected = {"fingerprint": fingerprint} if fingerprint else {}
        return self._begin(login_hint, new_password(), expected)

    def begin_renewal(self) -> Pending:
        """Make a new key and request for the login in use, whose password stays.

        It stays, because the server takes a new one when it signs: a device that was off at that
        moment could not come back for its certificate. Raises as read().
        """
        held = self.read()
        # As it lies there: what is sealed (empty) does not become a file again.
        password = _word(held.folder, PASSWORD)
        ca = papers.certificate_of((held.folder / CA).read_bytes())
        expected = {"login": held.login, "authority": papers.key_print_of(ca)}
        return self._begin(held.login, password, expected)

    def pending(self) -> Pending | None:
        """Return what was begun and neither kept nor dropped, also by an earlier run."""
        self._settle_if_needed()
        folder = self._beside("pending")
        with files.turned(_PART):
            if not _has(folder, _ASKED):
                return None
            _refuse_open(folder, _ASKED)
            expected = _expected(folder)
            return Pending(_text(folder, _REQUEST), "login" in expected, _word(folder, PASSWORD))

    def keep(self, certificate: str, ca: str, login: str) -> Held:
        """Put what was pending in the place of the identity in use; certificate and ca are PEM.

        Raises NotAllowed: nothing_pending; certificate_bad (why) for papers that do not belong to
        what was asked for. Nothing has changed then.
        """
        with files.turned(_PART), self._alone():
            self._settle()
            folder = self._beside("pending")
            if not _has(folder, _ASKED):
                raise NotAllowed("nothing_pending", folder=str(self.folder))
            # Not the texts as they came: libpq would trust every certificate that follows in one.
            own, signer = _fitting(folder, certificate, ca, login)
            new = {CERTIFICATE: own, CA: signer, LOGIN: login.encode("ascii")}
            for name, content in new.items():
                files.write(folder / name, content)
            folder.rename(self._beside("next"))
            self._settle()
        return self.read()

    def drop_pending(self) -> None:
        """Forget what was asked for; the identity in use stays."""
        with files.turned(_PART), self._alone():
            self._drop("pending")

    def _begin(self, hint: str, password: str, expected: dict[str, str]) -> Pending:
        key = ec.generate_private_key(ec.SECP256R1())
        asked = {
            KEY: key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
            PASSWORD: password.encode(),
            _REQUEST: signing_request.make(key, hint).encode(),
            _EXPECTED: json.dumps(expected).encode(),
        }
        with files.turned(_PART), self._alone():
            self._settle()
            files.delete(self._beside("making"))
            files.make_folder(self._beside("making"), asked)
            self._drop("pending")
            self._beside("making").rename(self._beside("pending"))
            files.sync(self.folder.parent)
        return Pending(asked[_REQUEST].decode(), "login" in expected, password)

    def _read(self) -> Held:
        folder = self.folder
        with files.turned(_PART):
            if not _has(folder, _WHOLE):
                raise Unavailable("not_enrolled", _PART, folder=str(folder))
            _refuse_open(folder, _WHOLE)
            login, password = _word(folder, LOGIN), _password(folder)
            certificate, key, ca = (files.read(folder / name) for name in (CERTIFICATE, KEY, CA))
        try:
            terms = papers.checked(certificate, key, ca, login)
            fingerprint = papers.fingerprint_of(papers.certificate_of(ca))
        except UnfitError as error:
            raise _bad(folder, str(error)) from None
        return Held(folder, login, terms, fingerprint, password)

    def _settle_if_needed(self) -> None:
        with files.turned(_PART):
            if self._beside("next").exists() or self._beside("former").exists():
                with self._alone():
                    self._settle()

    def _settle(self) -> None:
        """Finish an exchange that was begun; the caller is alone."""
        coming, former = self._beside("next"), self._beside("former")
        if coming.exists():
            _strip(coming)
            if self.folder.exists():
                files.delete(former)
                self.folder.rename(former)
            coming.rename(self.folder)
        elif former.exists() and not self.folder.exists():
            # Only where a disk has lost the newer of two names: better the former than none.
            former.rename(self.folder)
        if self.folder.exists():
            files.sync(self.folder.parent)
            files.delete(former)

    def _drop(self, what: str) -> None:
        """Delete a folder in a way that never leaves half of it under its name."""
        if self._beside(what).exists():
            files.delete(self._beside("dropped"))
            self._beside(what).rename(self._beside("dropped"))
        files.delete(self._beside("dropped"))

    def _beside(self, what: str) -> Path:
        return self.folder.with_name(f".{self.folder.name}.{what}")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        parent = self.folder.parent
        if not parent.exists():
            parent.mkdir(mode=files.PRIVATE_FOLDER, parents=True, exist_ok=True)
        with files.alone(self._beside("lock")):
            yield


def _strip(folder: Path) -> None:
    """Delete what was needed only for asking, and what a killed writer has left."""
    for file in folder.iterdir():
        if file.name not in _WHOLE:
            file.unlink()


def _has(folder: Path, names: tuple[str, ...]) -> bool:
    return all((folder / name).is_file() for name in names)


def _refuse_open(folder: Path, names: tuple[str, ...]) -> None:
    for place in (folder, *(folder / name for name in names)):
        if files.is_open(place):
            raise Unavailable("identity_open", _PART, file=str(place))


def _fitting(folder: Path, certificate: str, ca: str, login: str) -> tuple[bytes, bytes]:
    """Return certificate and CA (PEM, one each) if they are what folder waits for.

    Raises NotAllowed("certificate_bad", why).
    """
    try:
        own, signer = papers.certificate_of(_ascii(certificate)), papers.certificate_of(_ascii(ca))
        single = own.public_bytes(Encoding.PEM), signer.public_bytes(Encoding.PEM)
        papers.checked(single[0], files.read(folder / KEY), single[1], login)
        given = {
            "login": login,
            "fingerprint": papers.fingerprint_of(signer),
            "authority": papers.key_print_of(signer),
        }
        _compare(_expected(folder), given)
    except UnfitError as error:
        raise NotAllowed("certificate_bad", why=str(error)) from None
    return single


def _ascii(pem: str) -> bytes:
    """Return the bytes of a PEM text; what is not ASCII becomes what no certificate holds."""
    return pem[: files.LONGEST].encode("ascii", errors="replace")


def _compare(expected: dict[str, str], given: dict[str, str]) -> None:
    for what, wanted in expected.items():
        if given[what] != wanted:
            raise UnfitError("other login" if what == "login" else "other authority")


def _expected(folder: Path) -> dict[str, str]:
    """Return what the papers to come must be: login, fingerprint or authority (its key)."""
    try:
        read = json.loads(_text(folder, _EXPECTED))
    except ValueError:
        raise _bad(folder, _EXPECTED) from None
    known = {"login", "fingerprint", "authority"}
    if not isinstance(read, dict) or not read.keys() <= known:
        raise _bad(folder, _EXPECTED)
    return {name: str(value) for name, value in read.items()}


def _text(folder: Path, name: str) -> str:
    """Return a file of one short ASCII text; raise identity_bad, which never repeats it."""
    raw = files.read(folder / name)
    if len(raw) > signing_request.LONGEST or not raw.isascii() or b"\0" in raw:
        raise _bad(folder, name)
    return raw.decode("ascii")


def _word(folder: Path, name: str) -> str:
    return _text(folder, name).strip()


def _password(folder: Path) -> str:
    """Return the password of the folder, or where that is empty the one that systemd gives."""
    found = _word(folder, PASSWORD) or credentials.password()
    if not found:
        raise _bad(folder, PASSWORD)
    return found


def _bad(folder: Path, why: str) -> Unavailable:
    return Unavailable("identity_bad", _PART, folder=str(folder), why=why)
