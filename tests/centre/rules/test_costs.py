"""Nothing is called free, and no bare number is shown, unless the source can be relied on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.costs import Channel, Shown, fee_is_plain, fee_shown, says_free, time_shown

ASK = Shown("ask")
TRUE_FEE = "Lệ phí cấp giấy phép lái xe: 135.000 đồng/lần."


def fee(text: str, note: str = "", *, sure: bool = True, channel: str = "in_person") -> Channel:
    return Channel(channel, fee=text, fee_note=note, fee_reliable=sure)


def test_free_with_the_true_fee_in_a_note_is_that_note() -> None:
    """As 3.000348 has it."""
    assert fee_shown([fee("Miễn phí", TRUE_FEE, sure=False)]) == Shown("note", TRUE_FEE)
    assert fee_shown([fee("Miễn phí", TRUE_FEE)]) == Shown("note", TRUE_FEE)


@pytest.mark.parametrize(
    "text", ["Miễn phí", "Phí : 0 Đồng", "Lệ phí : 0 Đồng", "Phí : Không Đồng"]
)
@pytest.mark.parametrize("note", ["", "Không quy định.", "- Không có", "a"])
def test_free_without_a_doubt_is_free(text: str, note: str) -> None:
    assert fee_shown([fee(text, note), fee(text, note, channel="online")]) == Shown("free", text)


@pytest.mark.parametrize(
    ("channel", "shown"),
    [
        (fee("Miễn phí", sure=False), ASK),
        (fee("50"), ASK),
        (fee("50.000"), ASK),
        (fee("50 VNĐ"), ASK),
        (fee("135 VNĐ(Lệ phí: 135.000 đồng/lần)"), Shown("note", "Lệ phí: 135.000 đồng/lần")),
        (fee("50 VNĐ((hồ sơ))"), ASK),
        (fee("50,000 VNĐ"), Shown("text", "50,000 VNĐ")),
        (fee("10 USD(10USD/giấy)"), Shown("text", "10 USD(10USD/giấy)")),
        (fee("50,000 VNĐ", "mỗi giấy"), Shown("text", "50,000 VNĐ (mỗi giấy)")),
        (fee("50,000 VNĐ", "mỗi giấy", sure=False), Shown("note", "mỗi giấy")),
        (
            fee("", "Theo nghị quyết của tỉnh", sure=False),
            Shown("note", "Theo nghị quyết của tỉnh"),
        ),
        (fee(""), ASK),
    ],
)
def test_a_fee_is_shown_as_far_as_it_is_sure(channel: Channel, shown: Shown) -> None:
    assert fee_shown([channel]) == shown


def test_channels_that_differ_are_named() -> None:
    both = [fee("50,000 VNĐ"), fee("Miễn phí", channel="online")]
    assert fee_shown(both) == Shown("text", "Trực tiếp: 50,000 VNĐ; Trực tuyến: Miễn phí")


def test_free_online_alone_does_not_make_the_counter_free() -> None:
    both = [fee(""), fee("Miễn phí", channel="online")]
    assert fee_shown(both) == Shown("text", "Trực tuyến: Miễn phí")


def test_one_unsure_channel_lets_no_other_be_called_free() -> None:
    assert fee_shown([fee("Miễn phí"), fee("Miễn phí", sure=False, channel="post")]) == ASK
    noted = fee("Miễn phí", TRUE_FEE, sure=False, channel="post")
    assert fee_shown([fee("Miễn phí"), noted]) == Shown("note", f"Bưu chính: {TRUE_FEE}")


def test_no_channel_says_nothing() -> None:
    assert fee_shown([]) == time_shown([]) == ASK


@pytest.mark.parametrize(
    ("channel", "shown"),
    [
        (
            Channel("in_person", 5, "Ngày làm việc", time_reliable=True),
            Shown("text", "5 ngày làm việc"),
        ),
        (Channel("in_person", 0.5, "Ngày", time_reliable=True), Shown("text", "0,5 ngày")),
        (Channel("in_person", 1100, "Ngày", time_reliable=True), Shown("text", "1100 ngày")),
        (Channel("in_person", 1), ASK),
        (Channel("in_person", 1, time_reliable=True), ASK),
        (Channel("in_person", 0, "Ngày", time_reliable=True), ASK),
        (Channel("in_person", 5, "Ngày"), ASK),
        (
            Channel("in_person", 5, "Ngày", time_note="từ khi đủ hồ sơ"),
            Shown("note", "từ khi đủ hồ sơ"),
        ),
        (Channel("in_person", time_note="trong ngày"), Shown("note", "trong ngày")),
        (Channel("in_person"), ASK),
    ],
)
def test_a_time_is_shown_with_its_unit_or_not_at_all(channel: Channel, shown: Shown) -> None:
    """1.001193 says "1" and has lost its unit."""
    assert time_shown([channel]) == shown


def test_times_that_differ_by_channel_name_it() -> None:
    both = [
        Channel("in_person", 5, "Ngày", time_reliable=True),
        Channel("online", 3, "Ngày", time_reliable=True),
        Channel("post", 5, "Ngày", time_reliable=True),
    ]
    assert time_shown(both) == Shown("text", "Trực tiếp, Bưu chính: 5 ngày; Trực tuyến: 3 ngày")


def test_a_fee_without_a_mark_is_plain_only_as_words_with_a_currency() -> None:
    assert fee_is_plain("50.000 đồng", "")
    assert fee_is_plain("Miễn phí", "")
    assert not fee_is_plain("Miễn phí", TRUE_FEE)
    assert not fee_is_plain("50000", "")
    assert not fee_is_plain("", "")
    assert not says_free("Miễn phí cho hộ nghèo; 8.000 đồng")


CHANNELS = st.lists(
    st.builds(
        Channel,
        channel=st.sampled_from(["in_person", "online", "post"]),
        time_value=st.none() | st.floats(0, 1000),
        time_unit=st.sampled_from(["", "Ngày", "Giờ"]),
        time_reliable=st.booleans(),
        time_note=st.sampled_from(["", "theo lịch hẹn"]),
        fee=st.sampled_from(["", "Miễn phí", "0", "50", "50 VNĐ", "50,000 VNĐ"])
        | st.text(max_size=9),
        fee_note=st.sampled_from(["", TRUE_FEE, "không có"]) | st.text(max_size=9),
        fee_reliable=st.booleans(),
    ),
    max_size=4,
)


@given(CHANNELS)
def test_an_unreliable_fee_is_never_free_and_nothing_is_a_bare_number(those: list[Channel]) -> None:
    shown = fee_shown(those)
    if any(one.fee and not one.fee_reliable for one in those):
        assert shown.kind in {"note", "ask"}
    if shown.kind == "free":
        assert all(one.fee_reliable and says_free(one.fee) for one in those)
    if shown.kind == "text":
        assert any(not mark.isdigit() and mark not in "., " for mark in shown.text)
    assert (shown.kind == "ask") == (shown.text == "")
    times = time_shown(those)
    assert times.kind != "free"
    assert times.kind != "text" or "ngày" in times.text or "giờ" in times.text
