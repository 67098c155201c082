"""The notice board's face: every page whole at every size, in one language and two."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QRectF

from centre.rules.procedures import Paper
from queue_display import pen as pen_module
from queue_display.notices import parts as parts_module
from queue_display.notices.flow import NoticesView
from queue_display.notices.layout import legibility
from queue_display.notices.posted import of_catalogue
from queue_display.optics import LEAST_ARC_MINUTES, arc_minutes

GLASSES = [
    (1920, 1080, 43.0, 6.0),
    (1080, 1920, 43.0, 6.0),
    (3840, 2160, 65.0, 8.0),
    (1366, 768, 32.0, 4.0),
]
IN_EVERY_RUN = {(GLASSES[1], "vi"), (GLASSES[3], "english"), *((each, "both") for each in GLASSES)}
PICTURES = [
    pytest.param(
        glass,
        languages,
        id=f"{glass}-{languages}",
        marks=[] if (glass, languages) in IN_EVERY_RUN else [pytest.mark.shots],
    )
    for glass in GLASSES
    for languages in ("vi", "both", "english")
]
"""Every size in both languages; what is left is drawn with `make shots`, to be looked at."""
TODAY = date(2026, 11, 23)
LONG_CENTRE = "Trung tâm Phục vụ hành chính công xã Hương Khê Nguyễn Trường Tộ"
LONG_FIELD = (
    "Thành lập và hoạt động của tổ chức tín dụng, đất đai, môi trường, tài nguyên nước; " * 2
)


FULL = {
    "name": "Thủ tục đăng ký khai sinh cho người đã có hồ sơ, giấy tờ cá nhân tại địa phương",
    "applicants": ("Công dân Việt Nam", "Người Việt Nam định cư ở nước ngoài", "Người nước ngoài"),
    "papers": (
        Paper("Tờ khai đăng ký khai sinh theo mẫu", 1, 0),
        Paper("Bản sao các giấy tờ, tài liệu do cơ quan có thẩm quyền cấp hợp lệ", 0, 1),
        Paper("Văn bản cam đoan về việc chưa được đăng ký khai sinh", 1, 0),
        Paper("Hộ chiếu, thẻ căn cước hoặc giấy tờ khác có dán ảnh còn giá trị sử dụng", 0, 1),
    ),
    "results": ("Giấy khai sinh", "Bản sao trích lục khai sinh"),
    "agencies": ("Ủy ban nhân dân cấp xã",),
    "conditions": "Có đủ hồ sơ, giấy tờ cá nhân; sinh trước ngày 01 tháng 01 năm 2016.",
    "decision_no": "2628/QĐ-BTP",
    "translations": {"en": "Birth registration of a person who has papers at his place"},
}


class Ruler:
    """Notes words that do not fit into their place."""

    def __init__(self, monkeypatch):
        self.seen, self.misfits = [], []
        real = pen_module.write

        def write(painter, text, ink, box):
            fitted = pen_module.set_words(text, ink, box)
            place = real(painter, text, ink, box)
            self.seen.append(text)
            device = painter.device()
            whole = QRectF(0, 0, device.width(), device.height()).adjusted(-1, -1, 1, 1)
            inside = whole.contains(painter.transform().mapRect(QRectF(place)))
            if not (fitted.fits and inside and box.adjusted(-1, -1, 1, 1).contains(place)):
                self.misfits.append((text, box, place))
            return place

        monkeypatch.setattr(parts_module, "write", write)


@pytest.fixture
def online(store):
    centre = store.centre()
    address = "https://dichvucong.example.vn/thu-tuc/{code}"
    return replace(centre, policy=replace(centre.policy, online_address=address))


@pytest.fixture
def views(online, procedure, longest, clock):
    """Make every kind of page with a face's press."""

    def make(made, words):
        one = of_catalogue(procedure(), online, words, TODAY)
        other = of_catalogue(longest, online, words, TODAY)
        plain = of_catalogue(procedure("1.000001", online=False), online, words, TODAY)
        full = of_catalogue(procedure("1.000777", **FULL), online, words, TODAY)
        leaves = made.press.chapter("Hộ tịch", [one, other, plain])
        long = made.press.chapter(LONG_FIELD.strip(), [other])
        whole = made.press.chapter("Hộ tịch", [full])
        notice = made.press.notice("Nghỉ trưa từ 11 giờ 30 đến 13 giờ 30. " * 3)
        found = {
            "contents": leaves[0],
            "short": next(leaf for leaf in leaves if leaf.code == "1.000894"),
            "long": next(leaf for leaf in leaves if leaf.code == "1.012345"),
            "long-last": [leaf for leaf in leaves if leaf.code == "1.012345"][-1],
            "plain": leaves[-1],
            "field": long[-1],
            "full": whole[1],
            "full-last": whole[-1],
            "notice": notice[0],
            "nothing": None,
        }
        seen = {name: NoticesView(leaf, None) for name, leaf in found.items()}
        return {**seen, "lost": NoticesView(leaves[-1], clock.now())}

    return make


@pytest.mark.parametrize(("glass", "languages"), PICTURES)
def test_nothing_is_clipped_with_the_longest_names(
    request, face, views, glass, languages, *, clock, shot
):
    vi, en = request.getfixturevalue("vi"), request.getfixturevalue("en")
    words = {"vi": (vi,), "both": (vi, en), "english": (en, vi)}[languages]
    made = face(*glass, words)
    ruler = Ruler(request.getfixturevalue("monkeypatch"))
    made.show_centre(LONG_CENTRE)
    made.show_time(clock.now())
    for name, view in views(made, words).items():
        made.show_view(view)
        made.grab()
        shot(made, f"notices-{name}-{glass[0]}x{glass[1]}-{languages}")
    assert ruler.misfits == []
    first = words[0]
    assert {LONG_CENTRE, first.scan, first.nothing, first.fee, "08:00"} <= set(ruler.seen)
    assert languages == "vi" or "Fee" in ruler.seen


def test_a_label_that_cannot_fit_would_be_noticed(face, vi, views, monkeypatch):
    """The control of the test before."""
    wide = replace(vi, scan="Quét" * 200)
    made = face(1366, 768, 32.0, 4.0, (wide,))
    ruler = Ruler(monkeypatch)
    made.show_view(views(made, (wide,))["short"])
    made.grab()
    assert wide.scan in {text for text, *_ in ruler.misfits}


@pytest.mark.parametrize("glass", GLASSES, ids=str)
def test_a_code_is_what_a_telephone_reads(face, vi, views, glass):
    """Read from the whole picture of the page, as a telephone that looks at the screen does."""
    cv2 = pytest.importorskip("cv2")
    numpy = pytest.importorskip("numpy")
    made = face(*glass)
    seen = views(made, (vi,))

    def read(name):
        made.show_view(seen[name])
        picture = made.grab().toImage()
        picture = picture.convertToFormat(picture.Format.Format_RGB888)
        wide, high, line = picture.width(), picture.height(), picture.bytesPerLine()
        pixels = numpy.frombuffer(picture.constBits(), numpy.uint8).reshape(high, line)
        shown = pixels[:, : wide * 3].reshape(high, wide, 3)
        return cv2.QRCodeDetector().detectAndDecode(shown)[0]

    assert read("short") == "https://dichvucong.example.vn/thu-tuc/1.000894"
    assert read("plain") == "", "the control: no code where nothing can be handed in online"


def test_field_part_and_page_are_told(face, vi, views):
    made = face()
    seen = views(made, (vi,))
    made.show_view(seen["long"])
    leaf = seen["long"].leaf
    said = f"Hộ tịch · 1.012345 · Trang {leaf.page}/{leaf.pages}"
    assert made.band.spoken() == (said + f" (1/{leaf.parts})" if leaf.parts > 1 else said)
    assert made.foot.content[0] == "warning", "its data are old"
    made.show_view(seen["short"])
    assert made.foot.spoken() == "Thông tin cập nhật đến ngày 01/07/2026"


def test_a_lost_link_is_told_with_its_age_and_page_and_date_stay(face, vi, views, clock):
    made = face()
    seen = views(made, (vi,))
    made.show_view(seen["lost"])
    assert made.band.spoken() == "Mất kết nối lúc 08:00: thông tin có thể đã thay đổi"
    assert "1.000001" in made.body.spoken()
    made.show_view(replace(seen["long"], lost_at=clock.now(), lost_minutes=90))
    assert "08:00, đã 1 giờ" in made.band.spoken()
    assert made.foot.content[0] == "warning", "old data stay marked"
    assert "01/01/2024" in made.foot.spoken()
    made.show_view(seen["short"])
    assert "Trang" in made.band.spoken()


def test_without_procedures_people_are_sent_on_in_every_language(face, vi, en):
    made = face(words=(vi, en))
    made.show_view(NoticesView(None, None))
    assert made.body.spoken() == f"{vi.nothing} / {en.nothing}"


@pytest.mark.parametrize("glass", GLASSES, ids=str)
def test_every_text_is_seen_under_16_minutes_from_half_the_distance(face, glass):
    made = face(*glass).plan
    told = legibility(made)
    assert not told.too_small
    assert min(made.name, made.text, made.small, made.head) == made.text
    pixels_per_mm = made.surface.px_per_mm
    assert arc_minutes(made.text, pixels_per_mm, glass[3] / 2) >= LEAST_ARC_MINUTES
    assert arc_minutes(made.text, pixels_per_mm, glass[3]) < LEAST_ARC_MINUTES, "the control"


def test_a_press_is_the_same_until_the_glass_changes(face):
    made = face()
    first = made.press
    assert made.press is first
    made.resize(1080, 1920)
    assert made.press is not first
