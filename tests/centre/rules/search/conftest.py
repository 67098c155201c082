"""A small catalogue with the names of real procedures, and the tool that measures recall."""

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from centre.rules.search.index import Home, Index, Listed
from centre.rules.search.names import Names
from centre.rules.search.thesaurus import Thesaurus, parse
from centre.rules.search.vocabulary import Vocabulary

COMMUNE, PROVINCE, CENTRAL = ("commune",), ("province",), ("central",)
CIVIL, RESIDENCE = "Hộ tịch", "Đăng ký, quản lý cư trú"
CARD, DRIVING, LAND = "Cấp, quản lý căn cước", "Sát hạch, cấp giấy phép lái xe", "Đất đai"
LISTED = (
    Listed("1.001193", "Thủ tục đăng ký khai sinh", CIVIL, COMMUNE),
    Listed("1.004884", "Thủ tục đăng ký lại khai sinh", CIVIL, COMMUNE),
    Listed(
        "1.000689",
        "Thủ tục đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con",
        CIVIL,
        COMMUNE,
    ),
    Listed("1.000894", "Thủ tục đăng ký kết hôn", CIVIL, COMMUNE),
    Listed("2.000806", "Thủ tục đăng ký kết hôn có yếu tố nước ngoài", CIVIL, COMMUNE),
    Listed("1.000656", "Thủ tục đăng ký khai tử", CIVIL, COMMUNE),
    Listed("1.004222", "Đăng ký thường trú", RESIDENCE, COMMUNE),
    Listed("1.004194", "Đăng ký tạm trú", RESIDENCE, COMMUNE),
    Listed("1.014062", "Cấp thẻ căn cước cho người dưới 14 tuổi", CARD, COMMUNE),
    Listed("1.014061", "Cấp thẻ căn cước cho người từ đủ 14 tuổi trở lên", CARD, COMMUNE),
    Listed("3.000348", "Cấp lại giấy phép lái xe", DRIVING, (*CENTRAL, *PROVINCE)),
    Listed("3.000346", "Cấp giấy phép lái xe", DRIVING, CENTRAL),
    Listed("1.002759", "Cấp lại, đổi sổ BHXH, thẻ BHYT", "Cấp sổ BHXH, thẻ BHYT", COMMUNE),
    Listed("1.012784", "Tách thửa hoặc hợp thửa đất.", LAND, PROVINCE),
    Listed("1.013225", "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ", "Xây dựng", COMMUNE),
    Listed("1.014173", "HƯỞNG BẢO HIỂM XÃ HỘI MỘT LẦN.", "Bảo hiểm xã hội", PROVINCE),
    Listed("1.001612", "Đăng ký thành lập hộ kinh doanh", "Hộ kinh doanh", COMMUNE),
)
EVERYDAY = """# what citizens say
cưới|cưới vợ|lấy chồng|giấy cưới\tđăng ký kết hôn\tHộ tịch
bằng lái|bằng lái xe|bằng xe\tgiấy phép lái xe\tSát hạch, cấp giấy phép lái xe
mất {bằng lái}|rơi {bằng lái}\tcấp lại giấy phép lái xe\tSát hạch, cấp giấy phép lái xe
nước ngoài|người tây\tcó yếu tố nước ngoài\t
nhập hộ khẩu\tđăng ký thường trú\t
"""


@pytest.fixture(scope="session")
def listed() -> tuple[Listed, ...]:
    """Seventeen procedures of a commune and of the levels above it."""
    return LISTED


@pytest.fixture(scope="session")
def everyday() -> Thesaurus:
    """Five entries: a thing, what happens to it, a way to say a third."""
    return parse(EVERYDAY, "everyday.tsv")


@pytest.fixture(scope="session")
def index(everyday: Thesaurus) -> Index:
    """The small catalogue with the small thesaurus."""
    return Index(LISTED, everyday)


@pytest.fixture(scope="session")
def bare() -> Index:
    """The small catalogue without a thesaurus: names alone."""
    return Index(LISTED, Thesaurus(), Home())


@pytest.fixture(scope="session")
def names() -> Names:
    """The small catalogue as terms."""
    made = Names(Vocabulary())
    for one in LISTED:
        made.add(one.name, one.field)
    made.weigh()
    return made


@pytest.fixture(scope="session")
def codes() -> Callable[..., list[str]]:
    """Return the codes that an index finds for a text, best first."""

    def found(index: Index, text: str, limit: int = 20) -> list[str]:
        return [hit.code for hit in index.search(text, limit).hits]

    return found


@pytest.fixture(scope="session")
def recall() -> ModuleType:
    """The tool tests/search_recall.py as a module; tests are no package."""
    file = Path(__file__).parents[3] / "search_recall.py"
    spec = importlib.util.spec_from_file_location("search_recall", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["search_recall"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real procedures and judged queries, which is no part of the tree."""
    folder = Path(__file__).parents[5] / "shared" / "data"
    if not (folder / "queries.tsv").exists():
        pytest.skip("needs ../shared/data")
    return folder
