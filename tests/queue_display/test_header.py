"""The header: name, zone, alarm of the loudspeaker, time."""

import pytest

from queue_display.header import HeaderContent


def test_a_header_says_what_it_shows(face):
    made = face().header
    made.show_content(HeaderContent("Trung tâm", "Khu A", "08:00", "Loa không hoạt động"))
    assert made.spoken() == "Trung tâm · Khu A · Loa không hoạt động · 08:00"


def test_a_long_name_beside_an_alarm_is_not_clipped(face, ruler, vi):
    made = face(metres=10.0).header
    name = "Trung tâm Phục vụ hành chính công xã Hương Khê Nguyễn Trường Tộ"
    made.show_content(HeaderContent(name, "Khu A", "08:00", vi.deaf))
    made.grab()
    assert f"{name} – Khu A" in ruler.seen
    assert ruler.misfits == []


def test_a_header_without_a_name_yet_draws_only_the_time(face, ruler):
    made = face().header
    ruler.seen.clear()
    made.show_content(HeaderContent("", "", "08:00", ""))
    made.grab()
    assert set(ruler.seen) == {"08:00"}


@pytest.mark.parametrize("size", [(1080, 1920, 32, 12), (1366, 768, 32, 12)])
def test_the_alarm_stays_inside_its_plate_where_the_tv_is_far_too_small(
    face, size, clock, view, ruler
):
    """Its letters follow the distance, and did not stop at the plate's edge."""
    made = face(*size)
    made.show_centre("Trung tâm Phục vụ hành chính công", "", ())
    made.show_time(clock.now())
    made.show_view(view(deaf=True))
    made.header.grab()
    assert "Loa không hoạt động" in ruler.seen
    assert "Loa không hoạt động" not in ruler.misfits
