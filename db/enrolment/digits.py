"""The six digits that both screens show, and what it costs to make them agree.

Six digits are 20 bits: whoever holds a bundle could try keys of his own until one shows the digits
of another device. Each try is made dear, therefore: scrypt, 128 MB and about 0.4 s. A million tries
on average are four to five days of one core; within the ten minutes of an offer one core finds them
with a chance of one in 700. Some 700 cores with 90 GB do find them in time: a farm is not excluded.
A commitment (the server answers with a number of its own after it has the request) would, for one
more question and answer between device and server; it was not taken, because one who needs such a
farm needs the bundle and the network of the centre first.
"""

import re
from functools import lru_cache
from hashlib import scrypt
from typing import Final

from centre.rules.errors import NotAllowed
from db.enrolment import signing_request

_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_MARK: Final = b"motcua six digits 2\n"
_COST: Final = 2**17
_BLOCK: Final = 8
_ROOM: Final = 2**28
"""Memory that OpenSSL may use at most; it needs a little more than 128 * _BLOCK * _COST bytes."""
_KEPT: Final = 64
"""So many requests are known by heart: a list that is read each second costs each of them once."""


def six_digits(csr_pem: str, ca_fingerprint: str, token: str) -> str:
    """Return "000000" to "999999", evenly: scrypt over request (DER), CA and token.

    token: what the server keeps of the bundle's token (64 hex digits), which the device computes
    too: the server has nothing else of it. Takes 0.4 s the first time: not for the thread of a
    window, nor within a transaction. Raises NotAllowed: request_bad, bundle_bad.
    """
    for name, value in (("ca", ca_fingerprint), ("token", token)):
        if not _SHA256.fullmatch(value):
            raise NotAllowed("bundle_bad", why=name)
    return _dear(csr_pem, ca_fingerprint, token)


@lru_cache(maxsize=_KEPT)
def _dear(csr_pem: str, ca_fingerprint: str, token: str) -> str:
    # Lengths of the last two are fixed, so that no two inputs are one text.
    seen = _MARK + token.encode() + ca_fingerprint.encode()
    seen += signing_request.der_of(csr_pem)
    # 2**256 modulo a million favours some values by less than one in 10**70.
    found = scrypt(seen, salt=_MARK, n=_COST, r=_BLOCK, p=1, maxmem=_ROOM, dklen=32)
    return f"{int.from_bytes(found, 'big') % 1_000_000:06d}"
