"""Ids that sort by time: UUID version 7 of RFC 9562, which Python 3.11 does not make itself."""

import secrets
import time
from uuid import UUID


def uuid7() -> UUID:
    """Return a new UUIDv7: 48 bits of Unix milliseconds, then random bits.

    RFC 9562 section 5.7: version 7 in bits 48-51, variant 0b10 in bits 64-65.
    """
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & (1 << 48) - 1) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)
