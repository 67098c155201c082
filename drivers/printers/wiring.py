"""What the way to a printer means for its slips: speed, whose QR code, how much may be drawn."""

from typing import TYPE_CHECKING, Final

from drivers.printers.escpos import Wire
from drivers.printers.profiles import PrinterProfile
from drivers.printers.slow import BAND_ROWS

if TYPE_CHECKING:
    from centre.settings import Printer

FAST_BAUD: Final = 115_200
_BITS_OF_A_BYTE: Final = 10  # with start and stop bit


def line_speed(wiring: "Printer", profile: PrinterProfile) -> float:
    """Return the bytes a second of a serial line; 0 for ways without a speed of their own."""
    serial = wiring.transport.startswith("serial:")
    return profile.baud / _BITS_OF_A_BYTE if serial else 0.0


def picture_bytes(wiring: "Printer", profile: PrinterProfile) -> int | None:
    """Return how many bytes of pictures a slip may have; None for as many as it likes."""
    speed = line_speed(wiring, profile)
    if not profile.raster:
        return 0
    slow = 0 < speed < FAST_BAUD / _BITS_OF_A_BYTE
    return int(wiring.raster_seconds * speed) if slow else None


def wire_of(wiring: "Printer", profile: PrinterProfile) -> Wire:
    """Return what the encoder must know.

    Every serial line has the printer draw the QR code if it can (hardware note, section 6), unless
    the settings say no; the slow ones have small bands, too.
    """
    slow = picture_bytes(wiring, profile) is not None
    own_code = bool(line_speed(wiring, profile)) and profile.has_qr and wiring.native_qr is None
    return Wire(
        width=profile.width,
        cut=profile.cut,
        has_gs_h=profile.has_gs_h,
        native_qr=profile.native_qr or own_code,
        band_rows=min(profile.band_rows, BAND_ROWS) if slow else profile.band_rows,
        has_asb=profile.has_asb,
        raster=profile.raster,
        letter_times=profile.letter_times,
        columns=profile.letters_in_line,
    )
