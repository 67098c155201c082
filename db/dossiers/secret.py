r"""The look-up secret of a slip: kept only as a salted slow hash.

It has four signs of 36 as a rule, so 36^4 = 1.7 million are possible: whoever has a copy of the
database finds one within some 1.5 hours of computing time (about 3 ms a try, measured), and must
begin anew for each dossier, because each has a salt of its own. What it guards is small on purpose:
a state, and perhaps the same secret at the province's portal. Against tries at a kiosk it is the
growing delay that guards it (db/dossiers/tries.py).
"""

import hashlib
import hmac
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Final

SIGNS: Final = range(4, 9)
"""How many letters or digits a secret may have; OpenCPS prints four (field note, section 4)."""
_COST: Final = 1 << 10
"""N of scrypt: 1 MB and about 3 ms a row, so that 10,000 rows take 15 s on two processors."""
_BLOCK: Final = 8
_SALT_BYTES: Final = 16
_HASH_BYTES: Final = 32
_KIND: Final = "scrypt"
_PARTS: Final = 4

DECOY: Final = f"{_KIND}${_COST}${'00' * _SALT_BYTES}${'00' * _HASH_BYTES}"
"""What a secret is compared with where there is none: nothing fits, after the same work."""


def secret_of(text: str) -> str:
    """Return a secret as it is compared: capitals without spaces; "" if it can be none."""
    said = "".join(text[:64].split()).upper()
    return said if said.isascii() and said.isalnum() and len(said) in SIGNS else ""


def hashed(secret: str) -> str:
    """Return what is kept of a secret."""
    salt = os.urandom(_SALT_BYTES)
    return f"{_KIND}${_COST}${salt.hex()}${_digest(secret, salt, _COST).hex()}"


def fits(kept: str, secret: str) -> bool:
    """Tell whether a secret is the one that is kept; nothing fits what was not made by hashed."""
    parts = kept.split("$")
    if len(parts) != _PARTS or parts[0] != _KIND:
        return False
    salt, wanted = bytes.fromhex(parts[2]), bytes.fromhex(parts[3])
    return hmac.compare_digest(_digest(secret, salt, int(parts[1])), wanted)


def settled(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Return what is to be kept for each pair (secret of a file, what is kept of one now).

    The same secret keeps its hash, so that a repeated import changes nothing; without a secret in
    the file what there was stays. The work is shared among the processors.
    """
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return list(pool.map(_settle, pairs))


def _settle(pair: tuple[str, str]) -> str:
    secret, kept = pair
    return kept if not secret or (kept and fits(kept, secret)) else hashed(secret)


def _digest(secret: str, salt: bytes, cost: int) -> bytes:
    return hashlib.scrypt(
        secret.encode(), salt=salt, n=cost, r=_BLOCK, p=1, dklen=_HASH_BYTES, maxmem=1 << 26
    )
