"""The search as citizens meet it, on a small catalogue."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.search.folding import fold
from centre.rules.search.index import Home, Index, Listed
from centre.rules.search.thesaurus import Thesaurus

CARD = "Cấp, quản lý căn cước"
BIRTH, MARRIAGE, RESIDENCE = "1.001193", "1.000894", "1.004222"


@pytest.mark.parametrize(
    "typed",
    [
        "khai sinh",
        "KHAI SINH",
        "khái sịnh",
        "dang ky khai sinh",
        "ddawng kys khai sinh",
        "đăng kys khai sinh",
        "đăng kí khai sing",
        "dang ki khai xinh",
        "dang ky kahi sinh",
        "khaisinh",
        "kh ai sinh",
        "ks",
        "đkks",
        "khai si",
        "tôi muốn làm giấy khai sinh cho con thì cần giấy tờ gì",
        "Thủ tục đăng ký khai sinh",
        "1.001193",
        "1001193",
        "1.001193.000.00.00.H41",
    ],
)
def test_a_birth_is_found_however_it_is_typed(index: Index, codes, typed: str) -> None:
    assert codes(index, typed)[0] == BIRTH


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("cưới vợ", MARRIAGE),
        ("cuoi vo", MARRIAGE),
        ("cuwowis vowj", MARRIAGE),
        ("giấy cuới", MARRIAGE),
        ("lấy chồng nước ngoài", "2.000806"),
        ("lay chong nguoi tay", "2.000806"),
        ("mất bằng lái xe", "3.000348"),
        ("toi bi mat bang lai", "3.000348"),
        ("rơi bằng xe", "3.000348"),
        ("nhập hộ khẩu", RESIDENCE),
    ],
)
def test_everyday_words_find_what_they_mean(index: Index, codes, typed: str, code: str) -> None:
    assert codes(index, typed)[0] == code


@pytest.mark.parametrize("typed", ["cưới vợ", "người tây", "nhập hộ khẩu"])
def test_without_a_thesaurus_everyday_words_do_not(bare: Index, index: Index, codes, typed) -> None:
    assert codes(bare, typed)[:1] != codes(index, typed)[:1]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("căn cước dưới 14 tuổi", "1.014062"),
        ("can cuoc tu du 14 tuoi tro len", "1.014061"),
        ("rut bhxh 1 lan", "1.014173"),
        ("cấp lại thẻ bhyt", "1.002759"),
        ("tách thửa đất", "1.012784"),
        ("nhà ở riêng lẻ", "1.013225"),
        ("cư trú", RESIDENCE),
    ],
)
def test_figures_short_forms_and_fields_are_understood(
    bare: Index, codes, typed: str, code: str
) -> None:
    assert code in codes(bare, typed)[:2]


@pytest.mark.parametrize(
    "typed",
    ["", " ", "xyzzy", "qwerty", "blablabla", "😀", "!!!", "\u202e\u0645\u0631\u062d\u0628\u0627"],
)
def test_nonsense_finds_nothing(index: Index, typed: str) -> None:
    found = index.search(typed)
    assert (found.hits, found.total) == ((), 0)


def test_cuoi_with_its_accents_is_not_another_cuoi(listed, everyday: Thesaurus, codes) -> None:
    report = Listed("1.000001", "Báo cáo cuối năm", "Báo cáo", ("commune",))
    index = Index([*listed, report], everyday)
    assert report.code not in codes(index, "cưới")
    assert codes(index, "cuối") == [report.code]
    assert {report.code, MARRIAGE} <= set(codes(index, "cuoi"))


@given(st.text(max_size=300))
def test_any_text_is_answered(index: Index, text: str) -> None:
    found = index.search(text, 5)
    scores = [hit.score for hit in found.hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert len(found.hits) == min(5, found.total)
    assert found.folded == fold(found.folded)


@pytest.mark.parametrize("piece", ["khai sinh ", "a", "1", "\x00", "\u202e", "đ", "😀", "\udc80"])
def test_ten_megabytes_are_answered_as_their_beginning_is(index: Index, piece: str) -> None:
    assert index.search(piece * (10_000_000 // len(piece))) == index.search(piece * 900)


@pytest.mark.parametrize(
    ("whole", "code"),
    [
        ("đăng ký khai sinh", BIRTH),
        ("dang ky ket hon", MARRIAGE),
        ("ddawng kys thuwowngf truws", RESIDENCE),
        ("mất bằng lái xe", "3.000348"),
        ("1.001193", BIRTH),
    ],
)
def test_typed_letter_by_letter_the_target_is_there_at_the_end(
    index: Index, codes, whole: str, code: str
) -> None:
    """The first results come with the first letter, and the last letter but one is enough."""
    answers = [codes(index, whole[:end]) for end in range(1, len(whole) + 1)]
    assert answers[-1][0] == code
    assert code in answers[-2][:5]
    assert answers[0] or whole[0].isdigit()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("đăng ký khai sinh", "dang ky khai sinh"),
        ("đăng ký khai sinh", "ddawng kys khai sinh"),
        ("đăng ký kết hôn", "ddangw kys keets hoon"),
        ("đăng ký thường trú", "đăng kí thường trú"),
        ("thẻ BHYT", "thẻ bảo hiểm y tế"),
    ],
)
def test_two_ways_to_type_one_thing_give_the_same_rows(index, codes, one: str, other: str) -> None:
    assert codes(index, one) == codes(index, other)


def test_this_centres_level_goes_first_among_equals() -> None:
    name, field = "Xác nhận thông tin về cư trú", "Cư trú"
    levels = {"1.000001": "central", "1.000002": "province", "1.000003": "commune"}
    listed = [Listed(code, name, field, (level,)) for code, level in levels.items()]
    first = [hit.code for hit in Index(listed, Thesaurus()).search("cư trú").hits]
    assert first == ["1.000003", "1.000002", "1.000001"]
    at_province = Index(listed, Thesaurus(), Home(levels=("province",)))
    assert at_province.search("cư trú").hits[0].code == "1.000002"


def test_this_centres_fields_go_first_among_equals(listed) -> None:
    twins = [Listed(f"1.00000{n}", "Cấp giấy phép", f"Lĩnh vực {n}", ("commune",)) for n in (1, 2)]
    index = Index(twins, Thesaurus(), Home(fields=("Lĩnh vực 2",)))
    assert [hit.code for hit in index.search("giấy phép").hits] == ["1.000002", "1.000001"]


def test_another_level_that_fits_much_better_wins(index: Index, codes) -> None:
    assert codes(index, "cấp lại giấy phép lái xe")[0] == "3.000348"


def test_further_names_are_found_and_the_name_itself_is_shown() -> None:
    one = Listed("1.000001", "Đăng ký kết hôn", "Hộ tịch", ("commune",), also=("tờ hôn thú",))
    (hit,) = Index([one], Thesaurus()).search("hôn thú").hits
    assert (hit.code, hit.name) == (one.code, one.name)


def test_words_of_a_supervisor_are_heeded_at_once(listed, everyday: Thesaurus, codes) -> None:
    asked = "rước dâu"
    assert MARRIAGE not in codes(Index(listed, everyday), asked)
    taught = everyday.with_words([(asked, "đăng ký kết hôn")])
    assert codes(Index(listed, taught), asked)[0] == MARRIAGE


def test_the_order_does_not_depend_on_the_order_of_the_catalogue(listed, everyday, codes) -> None:
    forth, back = Index(listed, everyday), Index(reversed(listed), everyday)
    for typed in ("đăng ký", "cấp", "giay phep", "ket hon", "1.0", "mất bằng lái"):
        assert codes(forth, typed) == codes(back, typed)


def test_limit_cuts_what_is_shown_and_not_what_is_counted(index: Index) -> None:
    every = index.search("đăng ký")
    some = index.search("đăng ký", 2)
    assert some.hits == every.hits[:2]
    assert some.total == every.total > 2
    assert index.search("đăng ký", 0).hits == index.search("đăng ký", -1).hits == ()


def test_an_empty_catalogue_finds_nothing() -> None:
    assert Index([], Thesaurus()).search("khai sinh").hits == ()


def test_what_was_searched_is_told_folded_for_counting(index: Index) -> None:
    assert index.search("  Mất Bằng lái 079190123456").folded == "mat bang lai #"


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("con gái nhà tôi lấy chồng tận bên kia sông thì giấy cưới xin ở đâu", MARRIAGE),
        ("xe của mình đi chợ rớt mất tiêu cái bằng lái", "3.000348"),
        ("ông nội với bà ngoại ở quê lên muốn nhập vào hộ khẩu nhà con", RESIDENCE),
        ("bằng lái bữa hôm trước bị mất rồi", "3.000348"),
    ],
)
def test_a_long_sentence_finds_what_a_part_of_it_tells(
    index: Index, codes, sentence: str, code: str
) -> None:
    assert codes(index, sentence)[0] == code


@pytest.mark.parametrize(
    "talk",
    ["tôi buồn", "aaaa", "xyz", "người yêu", "tôi yêu em", "mấy giờ rồi", "asdfgh qwe", "đẹp quá"],
)
def test_talk_that_is_not_for_an_office_finds_nothing(listed, everyday, talk: str) -> None:
    asked = Listed("1.000001", "Yêu cầu trợ giúp", "Trợ giúp", ("commune",))
    trade = Listed("1.000002", "Đăng ký buôn bán", "Trợ giúp", ("commune",))
    assert Index([*listed, asked, trade], everyday).search(talk).hits == ()


def test_a_word_of_feeling_is_one_of_an_office_beside_its_neighbour(listed, codes) -> None:
    asked = [Listed(f"1.00000{n}", f"Yêu cầu {n}", "Trợ giúp", ("commune",)) for n in (1, 2, 3)]
    assert codes(Index([*listed, *asked]), "yêu cầu")[0] == "1.000001"


def test_the_same_thing_at_three_levels_leaves_room_for_others(listed, codes) -> None:
    levels = {"1.000001": "central", "1.000002": "province", "1.000003": "commune"}
    copies = [
        Listed(code, f"Cấp lại thẻ căn cước (thực hiện tại cấp {level})", CARD, (key,))
        for (code, key), level in zip(levels.items(), ("trung ương", "tỉnh", "xã"), strict=True)
    ]
    other = Listed("1.000004", "Cấp lại thẻ căn cước điện tử", CARD, ("province",))
    found = codes(Index([*listed, *copies, other]), "cấp lại thẻ căn cước")
    assert found[:2] == ["1.000003", "1.000004"]
    assert {"1.000001", "1.000002"} <= set(found)
