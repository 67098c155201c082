"""The test slip: everything that a printer may do wrong, on one paper. It is nobody's number."""

from datetime import datetime
from typing import Final

from centre.rules.hours import ZONE
from drivers.slip import Align, Big, Code, Line, Rule, Slip, Space

# All letters of Vietnamese with their marks, so that a printer's own letters cannot hide a gap.
LETTERS: Final = (
    "AÀÁẢÃẠ ĂẰẮẲẴẶ ÂẦẤẨẪẬ",
    "BCDĐ EÈÉẺẼẸ ÊỀẾỂỄỆ",
    "GH IÌÍỈĨỊ KLMN OÒÓỎÕỌ",
    "ÔỒỐỔỖỘ ƠỜỚỞỠỢ PQRST",
    "UÙÚỦŨỤ ƯỪỨỬỮỰ VXYỲÝỶỸỴ",
)
# A ruler of uprights over the whole width: broken ones tell of a slipping feed. The rules above and
# below take every dot of the head: a dead one leaves a gap in each of them.
_COMB: Final = "|" * 96
_HEIGHTS: Final = (1.6, 2.4, 3.2, 4.0, 5.0)


def compose(centre: str, kiosk: str, at: datetime, versions: str) -> Slip:
    """Return the slip of a kiosk at a moment; versions is one line."""
    local = at.astimezone(ZONE)
    heights = [Line(f"{mm:g} mm Ấ Ễ Ữ 12", mm, align=Align.LEFT) for mm in _HEIGHTS]
    letters = [Line(f"{line}\n{line.lower()}", 2.6) for line in LETTERS]
    return Slip(
        (
            Big("THỬ"),
            Line("Phiếu thử, không phải số thứ tự", 3.2, bold=True),
            Line(centre, 2.4),
            Line(f"{kiosk} · {local:%H:%M:%S} {local:%d/%m/%Y}", 2.8, bold=True),
            Rule(),
            *letters,
            Rule(),
            Line(_COMB, 2.0),
            Line(_COMB, 2.0, bold=True),
            Rule(),
            *heights,
            Space(1.5),
            Code(f"MOTCUA-TEST {kiosk} {local:%Y-%m-%dT%H:%M:%S}"),
            Space(1),
            Line(versions, 2.2),
            Rule(),
        )
    )
