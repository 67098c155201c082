"""What stands on screen: which part, which words, and what is said about a far place."""

from types import SimpleNamespace

import pytest

from counter_client.shown import Message
from counter_client.supervisor.settings_face import SettingsFace
from counter_client.supervisor.settings_open import FILE, PAST


@pytest.fixture
def face(qtbot, store, clock, role_moment):
    made = SettingsFace(None, SimpleNamespace(clock=clock))
    qtbot.addWidget(made)
    made._shown, made._stands = role_moment(), True
    made._show()
    assert made.empty.text() == "Đang đọc cấu hình."
    made.flow.seen(store.declared.read())
    return made


def test_each_page_has_its_part(face) -> None:
    for page, part in ((PAST, face.past), (FILE, face.file), ("hours", face.form)):
        face.flow.choose(page)
        face._show()
        assert face.inside.currentWidget() is part
    face.flow.choose("service")
    face._show()
    assert face.inside.currentWidget() is face.empty
    assert face.items.items.lines[1].accessibleName() == "Chứng thực, B"


def test_a_refusal_names_the_place_where_it_is_not_in_sight(face) -> None:
    facts = {"section": "service", "item": "ho-tich", "field": "active", "count": 3}
    face.flow.choose(FILE)
    face.flow.said = Message("service_has_people", facts, "err")
    face._show()
    said = face.notice.words.text()
    assert said.startswith("Dịch vụ · Hộ tịch · Đang dùng: 3 người")
    facts = {**facts, "field": "last", "why": "setting_range", "least": 1, "most": 9, "file": "x"}
    face.flow.said = Message("settings_file_wrong", facts, "err")
    face._show()
    said = face.notice.words.text()
    assert said.startswith("x – Dịch vụ · Hộ tịch · Số cuối mỗi ngày: Nhập số từ 1 đến 9.")


def test_who_was_faster_is_named_with_the_hour(face, clock) -> None:
    face.flow.said = Message("changed_meanwhile", {"by": "giam-doc", "at": clock.now()}, "err")
    face._show()
    assert face.notice.words.text().startswith("Hoàng Văn Sơn vừa sửa mục này lúc 08:00.")
    face.flow.said = Message("changed_meanwhile", {}, "warn")
    face._show()
    assert face.notice.words.text().startswith("Người khác vừa sửa")
