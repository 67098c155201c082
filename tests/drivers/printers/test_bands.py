"""Bands cover all ink, keep to their height, and cost little."""

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from drivers.printers.bands import BAND_BYTES, bands


@st.composite
def pictures(draw) -> Image.Image:
    """Return a picture of a few rectangles of ink."""
    image = Image.new("L", (draw(st.sampled_from([384, 576])), draw(st.integers(1, 150))))
    for _ in range(draw(st.integers(0, 6))):
        left, top = draw(st.integers(0, image.width - 1)), draw(st.integers(0, image.height - 1))
        right, bottom = draw(st.integers(left, image.width)), draw(st.integers(top, image.height))
        image.paste(255, (left, top, right, bottom))
    return image


@settings(max_examples=60, deadline=None)
@given(pictures(), st.sampled_from([1, 8, 64, 128]))
def test_bands_put_together_are_the_picture(image, most):
    again = Image.new("L", image.size)
    at = 0
    for band in bands(image, most):
        assert band.top == at
        at = band.bottom
        if band.empty:
            continue
        assert band.bottom - band.top <= most
        box = (band.left * 8, band.top, band.right * 8, band.bottom)
        again.paste(image.crop(box), box[:2])
    assert at == image.height
    assert again.tobytes() == image.tobytes()


def test_narrow_ink_under_wide_ink_gets_its_own_band():
    image = Image.new("L", (576, 60))
    image.paste(255, (0, 0, 576, 4))
    image.paste(255, (280, 4, 288, 60))
    assert [(band.top, band.right - band.left) for band in bands(image, 64)] == [(0, 72), (4, 1)]
    assert 4 * 72 + 56 + 2 * BAND_BYTES < 60 * 72


def test_hairline_within_a_letter_does_not_part_it():
    image = Image.new("L", (576, 30), 0)
    image.paste(255, (280, 0, 300, 30))
    image.paste(0, (0, 10, 576, 12))
    assert len(list(bands(image, 64))) == 1
