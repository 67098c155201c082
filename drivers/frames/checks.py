"""Check bytes at the end of frames, by the names that descriptions use.

none         nothing
sum8         sum of the bytes, modulo 256
xor8         all bytes joined by exclusive or
lrc          two's complement of sum8 (Modbus ASCII)
crc16-modbus init FFFF, polynomial 8005 reflected (A001); -le low byte first, as Modbus-RTU sends
             it, -be high byte first
crc16-ccitt  CCITT-FALSE: init FFFF, polynomial 1021, not reflected, high byte first

Of "123456789": crc16-modbus 4B37 (hardware note, section 8), crc16-ccitt 29B1 (the check value of
CRC-16/IBM-3740 in the catalogue of CRC algorithms).
"""

from collections.abc import Callable, Mapping
from functools import reduce
from operator import xor
from types import MappingProxyType
from typing import Final

Check = Callable[[bytes], bytes]
"""Returns the check bytes of some bytes; always the same number of them."""


def _modbus_table() -> tuple[int, ...]:
    """Return what each byte does to a CRC-16/MODBUS."""
    table = []
    for crc in range(256):
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)  # noqa: PLW2901 - it is shifted out
        table.append(crc)
    return tuple(table)


def _ccitt_table() -> tuple[int, ...]:
    """Return what each byte does to a CRC-16/CCITT."""
    table = []
    for byte in range(256):
        crc = byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ (0x1021 if crc & 0x8000 else 0)) & 0xFFFF
        table.append(crc)
    return tuple(table)


_MODBUS: Final = _modbus_table()
_CCITT: Final = _ccitt_table()


def crc16_modbus(data: bytes) -> int:
    """Return the CRC-16/MODBUS of data, 0..FFFF."""
    crc = 0xFFFF
    for byte in data:
        crc = crc >> 8 ^ _MODBUS[(crc ^ byte) & 0xFF]
    return crc


def crc16_ccitt(data: bytes) -> int:
    """Return the CRC-16/CCITT-FALSE of data, 0..FFFF."""
    crc = 0xFFFF
    for byte in data:
        crc = crc << 8 & 0xFFFF ^ _CCITT[crc >> 8 ^ byte]
    return crc


CHECKS: Final[Mapping[str, Check]] = MappingProxyType(
    {
        "none": lambda _data: b"",
        "sum8": lambda data: bytes([sum(data) & 0xFF]),
        "xor8": lambda data: bytes([reduce(xor, data, 0)]),
        "lrc": lambda data: bytes([-sum(data) & 0xFF]),
        "crc16-modbus-le": lambda data: crc16_modbus(data).to_bytes(2, "little"),
        "crc16-modbus-be": lambda data: crc16_modbus(data).to_bytes(2, "big"),
        "crc16-ccitt": lambda data: crc16_ccitt(data).to_bytes(2, "big"),
    }
)
