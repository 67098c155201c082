"""The six digits that both screens show: whoever sits between them cannot make them agree."""

import re
from hashlib import sha256
from typing import Final

from centre.rules.errors import NotAllowed
from db.enrolment import signing_request

_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_MARK: Final = b"motcua six digits 1\n"


def six_digits(csr_pem: str, ca_fingerprint: str, token: str) -> str:
    """Return "000000" to "999999", evenly: SHA-256 over request (DER), CA and token.

    token: what the server keeps of the bundle's token (64 hex digits), which the device computes
    too: the server has nothing else of it. Raises NotAllowed: request_bad, bundle_bad.
    """
    for name, value in (("ca", ca_fingerprint), ("token", token)):
        if not _SHA256.fullmatch(value):
            raise NotAllowed("bundle_bad", why=name)
    # Lengths of the last two are fixed, so that no two inputs are one text.
    seen = _MARK + token.encode() + ca_fingerprint.encode()
    seen += signing_request.der_of(csr_pem)
    # 2**256 modulo a million favours some values by less than one in 10**70.
    return f"{int.from_bytes(sha256(seen).digest(), 'big') % 1_000_000:06d}"
