"""What stands before the simulated camera: a person, a code, both or nobody.

show(folder, (1280, 720), code="MC1:…")    a code is held before the lens
show(folder, (1280, 720), someone=True)    somebody stands there
show(folder, (1280, 720))                  nobody, nothing
"""

from pathlib import Path
from typing import Final

import qrcode
from PIL import Image, ImageDraw
from qrcode.constants import ERROR_CORRECT_M

from drivers.simulated.camera import PICTURE, empty_room

# The code fills this share of the picture's height, as one that is held before the lens does.
_CODE_SHARE: Final = 0.6
_MOST_CHARACTERS: Final = 1000


def show(folder: Path, size: tuple[int, int], *, code: str = "", someone: bool = False) -> None:
    """Put a picture of size (width, height of the camera) before the camera of folder.

    Raises OSError where the folder cannot be written, ValueError for a code of more than 1,000
    characters. The file is replaced in one step.
    """
    if len(code) > _MOST_CHARACTERS:
        raise ValueError(len(code))
    path = folder / PICTURE
    if not code and not someone:
        path.unlink(missing_ok=True)
        return
    picture = Image.fromarray(empty_room(*size))
    if someone:
        _draw_person(picture)
    if code:
        _draw_code(picture, code)
    folder.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    picture.save(fresh, "PNG")
    fresh.replace(path)


def _draw_person(picture: Image.Image) -> None:
    """Draw somebody at about one metre, left of the middle, where no code hides him."""
    width, height = picture.size
    pen = ImageDraw.Draw(picture)
    head = (width * 0.26, height * 0.15, width * 0.36, height * 0.40)
    pen.ellipse(head, fill=(186, 146, 122))
    pen.rectangle((width * 0.20, height * 0.40, width * 0.42, height), fill=(52, 48, 70))


def _draw_code(picture: Image.Image, text: str) -> None:
    """Draw a code in the middle, each module of whole pixels."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=4, box_size=1)
    code.add_data(text)
    code.make(fit=True)
    drawn = code.make_image().get_image().convert("RGB")
    module = max(1, int(picture.height * _CODE_SHARE) // drawn.height)
    side = drawn.height * module
    large = drawn.resize((side, side), Image.Resampling.NEAREST)
    picture.paste(large, ((picture.width - side) // 2, (picture.height - side) // 2))
