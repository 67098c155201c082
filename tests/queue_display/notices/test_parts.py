"""Parts of the notice board."""

from queue_display import pen
from queue_display.notices import parts as parts_module
from queue_display.notices.flow import NoticesView
from queue_display.notices.parts import BandContent, matrix_of


def test_a_code_grows_with_its_address():
    short, long = matrix_of("https://a.vn"), matrix_of("https://example.vn/" + "x" * 200)
    assert 21 <= len(short) < len(long)
    assert all(len(row) == len(long) for row in long)


def test_before_anything_is_posted_people_are_sent_to_the_help_desk(face, vi, clock):
    made = face()
    made.show_centre("Trung tâm")
    made.show_time(clock.now())
    made.show_view(NoticesView(None, None))
    assert made.header.spoken() == "Trung tâm · 08:00"
    assert made.body.spoken() == vi.nothing
    assert (made.band.spoken(), made.foot.spoken()) == (vi.title, "")


def test_a_running_title_is_shortened_by_words_and_never_shrunk(face, vi, monkeypatch):
    written = []
    real = parts_module.write

    def write(painter, text, ink, box):
        written.append((text, ink.px, pen.set_words(text, ink, box).font_px))
        return real(painter, text, ink, box)

    made = face()
    made.band.grab()
    monkeypatch.setattr(parts_module, "write", write)
    title = " ".join(f"Lĩnh vực dài thứ {n}" for n in range(20))
    for said in (BandContent("Hộ tịch", "1.000894", "Trang 1/3"), BandContent(title, "1.000894")):
        made.band.show_content(said)
        made.band.grab()
    assert written[1][0] == "Hộ tịch · 1.000894"
    assert written[-1][0].startswith("Lĩnh vực dài thứ 0 Lĩnh vực")
    assert written[-1][0].endswith(" … · 1.000894")
    assert all(asked == drawn for _, asked, drawn in written)
    assert made.band.spoken() == f"{title} · 1.000894", "whoever hears it hears it whole"
