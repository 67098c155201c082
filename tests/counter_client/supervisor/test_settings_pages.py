"""History, and everything as one file: seen before it is done."""

from uuid import uuid4

import pytest

from centre.rules.declaring.facts import Change
from counter_client.supervisor.settings import Settings
from counter_client.supervisor.settings_pages import FilePage, PastPage


@pytest.fixture
def flow(store):
    made = Settings()
    made.seen(store.declared.read())
    return made


def test_the_history_names_who_what_and_both_values(qtbot, flow, store) -> None:
    page = PastPage()
    qtbot.addWidget(page)
    page.show_flow(flow, "vi")
    assert page.nothing.text() == "Đang đọc lịch sử."
    store.declared.change(uuid4(), Change("policy", "policy", {"bypass_limit": 1}), "giam-doc")
    flow.pasts = store.declared.history(9)
    page.show_flow(flow, "vi")
    (card,) = page.cards
    assert card.head.text() == "23/11/2026 08:00 · Hoàng Văn Sơn · Quy tắc"
    assert card.words.text() == "Nhường nhiều nhất (lượt): 3 → 1"
    flow.pasts = ()
    page.show_flow(flow, "vi")
    assert card.isHidden()
    assert page.nothing.text() == "Chưa có thay đổi nào."


def test_an_import_shows_each_change_before_its_key_appears(qtbot, flow, store, tmp_path) -> None:
    page = FilePage()
    qtbot.addWidget(page)
    page.show_flow(flow, "vi")
    assert page.take_in.isHidden()
    assert page.write.refused
    text = store.declared.text(uuid4(), "x", "giam-doc").replace('"Quầy 1"', '"Quầy một"')
    path = tmp_path / "x.toml"
    path.write_text(text, encoding="utf-8")
    heard = []
    page.look_wanted.connect(heard.append)
    page.path.setText(f" {path} ")
    page.look.click()
    assert heard == [str(path)]
    flow.plan = store.declared.plan_file(path)
    page.show_flow(flow, "vi")
    assert not page.take_in.isHidden()
    assert page.take_in.text() == "Thực hiện 1 thay đổi"
    (card,) = page.steps.cards
    assert card.head.text() == "Đổi · Quầy · Quầy 1"
    assert card.words.text() == "Tên: Quầy 1 / Counter 1 → Quầy một / Counter 1"
