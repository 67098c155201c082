"""The engine's own word lists: fillers, words that say little, short forms, figures in words."""

from typing import Final

from centre.rules.search.folding import words


def _said(*lines: str) -> frozenset[tuple[str, ...]]:
    return frozenset(words(part) for line in lines for part in line.split("|"))


FILLERS: Final = _said(
    "xin|làm|muốn|cần|phải|được|hỏi|hỏi về|cho hỏi|xin hỏi|xin phép cho hỏi|cho biết|cho tôi",
    "cho tôi hỏi|cho em hỏi|cho mình hỏi|tôi muốn|em muốn|mình muốn|con muốn|tôi cần|em cần",
    "giúp|giúp tôi|giúp em|giùm|dùm|hộ tôi|thủ tục|thủ tục gì|thủ tục nào|làm thủ tục",
    "giấy tờ gì|giấy gì|cần giấy tờ gì|cần những gì|cần gì|gì|những gì|hồ sơ gì|hồ sơ gồm",
    "gồm những gì|gồm gì|gồm có gì|hồ sơ|xin chào|chào|hồ sơ gồm những gì|hồ sơ cần",
    "bao gồm|ở đâu|đâu|chỗ nào|nơi nào|khi nào|bao giờ|thế nào",
    "như thế nào|ra sao|làm sao|sao|bao nhiêu|bao nhiêu tiền|hết bao nhiêu|mất bao nhiêu tiền",
    "mất bao lâu|bao lâu|lệ phí|phí|bị|đi|thì|là|mà|à|ạ|ơi|nhé|nha|vậy|với ạ|dạ|thưa",
    "có được không|được không|có phải|hay không|không ạ|chưa|rồi|luôn|nữa|mới được|nhờ",
    "tôi|tui|mình|em|anh|chị|cô|chú|bác|ông|bà|con tôi|của tôi|của em|của mình|nhà tôi",
    "cho con|cho con tôi|cho cháu|cho bé|cho em bé|cho vợ|cho chồng|cho bố|cho mẹ",
    "cho bố mẹ|cho ba mẹ|cho cha mẹ|cho ông|cho bà|cho ông bà",
    "cho người nhà|cho người thân|cho gia đình",
    "hai đứa|tụi em|tụi con|vợ chồng em|vợ chồng tôi|vợ chồng con|hai vợ chồng|mấy tháng|mấy ngày",
    "mấy phần trăm|phải làm sao|giờ làm sao|phải làm gì|thì sao|có sao không|có được không ạ",
    "được hông|phải không|có phải không|hay sao|kiểu gì|cách nào|mần răng|mần sao|răng chừ",
    "hướng dẫn|xin hướng dẫn|tìm|tra cứu|tìm hiểu|liên quan|vấn đề|trường hợp này|giờ|nay|bây giờ",
)
"""What people say around what they want; counts nothing unless a name or a phrase has it."""

SAY_LITTLE: Final = frozenset(
    words(
        "của và các những tại về theo để trong từ cho với đối do bằng khi thì là có một"
        " này đó kia cái chiếc ra vào lên xuống trên ở cùng con cháu bé vợ chồng bố mẹ ba má"
    )
)
"""Words that join others, and relatives one speaks of: they weigh a part of what others do."""

SOFT: Final = frozenset(
    words(
        # people, of three regions
        "ông bà cụ bố mẹ ba má cha tía u bầm thầy anh chị em cô dì chú bác cậu mợ thím dượng cháu"
        " chắt vợ chồng đứa thằng nhỏ lão bạn dâu rể nội ngoại sui hàng xóm ai tụi bọn chúng họ nó"
        " ổng bả ảnh chỉ người mình ta già trẻ bé gái trai thân"
        # places, times
        " bên quê trên dưới trong ngoài gần xa đây đấy đó kia ấy nớ mô tê chỗ phía hôm qua nay mai"
        " ngày tháng tuần bữa lúc hồi khi trước sau xưa giờ mới lâu mấy vài nhiều ít một hai chục"
        # what one does besides, and particles
        " nói bảo biểu kêu lấy mang đem đưa ra vô vào lên xuống về qua sang tới đến đi lại thấy"
        " biết nghe nhờ tính định thích thôi nè hen hả hở nhỉ nghen luôn đã đang sẽ vẫn cũng chỉ"
        " mỗi lắm quá rất không chẳng chả hổng hông chớ chứ cứ hoài xong rồi nữa còn hết giờ cho"
        " sao nào mà nên vì tại bởi nếu tự cả toàn vừa sắp"
    )
)
"""People, places, times and particles that decorate: little, unless a name has them side by side
with a neighbour ("thành viên", "nước ngoài", "hết hạn")."""

FEELINGS: Final = frozenset(words("yêu buồn vui ghét nhớ chán đẹp thèm mệt cắm"))
"""Words of talk that is not for an office; a name has them only as parts of other words."""

SHORT_FORMS: Final = {
    short: tuple(words(long) for long in longs.split("|"))
    for short, longs in {
        "atgt": "an toàn giao thông",
        "attp": "an toàn thực phẩm",
        "vsattp": "vệ sinh an toàn thực phẩm",
        "antt": "an ninh trật tự",
        "bđs": "bất động sản",
        "bh": "bảo hiểm",
        "bhtn": "bảo hiểm thất nghiệp",
        "bhxh": "bảo hiểm xã hội",
        "bhyt": "bảo hiểm y tế",
        "bnn": "bệnh nghề nghiệp",
        "btxh": "bảo trợ xã hội",
        "ccc": "căn cước công dân",
        "cccd": "căn cước công dân",
        "cmnd": "chứng minh nhân dân",
        "cmt": "chứng minh thư",
        "cmtnd": "chứng minh nhân dân",
        "cntt": "công nghệ thông tin",
        "cp": "chính phủ|cổ phần",
        "cqt": "cơ quan thuế",
        "ct": "công ty|chứng thực",
        "cty": "công ty",
        "dn": "doanh nghiệp",
        "dntn": "doanh nghiệp tư nhân",
        "dvc": "dịch vụ công",
        "đkks": "đăng ký khai sinh",
        "đkkh": "đăng ký kết hôn",
        "đkkd": "đăng ký kinh doanh",
        "đktt": "đăng ký thường trú|đăng ký tạm trú",
        "đkx": "đăng ký xe",
        "đkxe": "đăng ký xe",
        "gcn": "giấy chứng nhận",
        "gks": "giấy khai sinh",
        "gp": "giấy phép",
        "gplx": "giấy phép lái xe",
        "gpkd": "giấy phép kinh doanh",
        "gpxd": "giấy phép xây dựng",
        "gtgt": "giá trị gia tăng",
        "hc": "hộ chiếu",
        "hk": "hộ khẩu",
        "hkd": "hộ kinh doanh",
        "htx": "hợp tác xã",
        "kcb": "khám bệnh chữa bệnh",
        "kh": "kết hôn",
        "ks": "khai sinh|khách sạn",
        "kt": "khai tử",
        "kd": "kinh doanh",
        "lltp": "lý lịch tư pháp",
        "nlđ": "người lao động",
        "nn": "nước ngoài|nông nghiệp|nhà nước",
        "nvqs": "nghĩa vụ quân sự",
        "nsnn": "ngân sách nhà nước",
        "noxh": "nhà ở xã hội",
        "pccc": "phòng cháy chữa cháy",
        "qsdđ": "quyền sử dụng đất",
        "qsd": "quyền sử dụng",
        "qsh": "quyền sở hữu",
        "shtt": "sở hữu trí tuệ",
        "slđ": "sức lao động",
        "tgpl": "trợ giúp pháp lý",
        "thpt": "trung học phổ thông",
        "thcs": "trung học cơ sở",
        "tmdv": "thương mại dịch vụ",
        "tncn": "thu nhập cá nhân",
        "tndn": "thu nhập doanh nghiệp",
        "tnlđ": "tai nạn lao động",
        "tnhh": "trách nhiệm hữu hạn",
        "tnmt": "tài nguyên môi trường",
        "tp": "thành phố|tư pháp",
        "tthc": "thủ tục hành chính",
        "tthn": "tình trạng hôn nhân",
        "ttnhn": "tình trạng hôn nhân",
        "xnhn": "xác nhận tình trạng hôn nhân",
        "ubnd": "ủy ban nhân dân",
        "vpđd": "văn phòng đại diện",
        "xkld": "xuất khẩu lao động",
        "xklđ": "xuất khẩu lao động",
        "xnc": "xuất nhập cảnh",
    }.items()
}
"""What people and offices shorten; the first meaning is the one that a name's letters have."""

_INITIALS: Final = 2
IN_NAMES: Final = frozenset(
    short for short, longs in SHORT_FORMS.items() if len(longs) == 1 and len(short) > _INITIALS
)
"""Short forms that mean one thing wherever they stand, so names are read in full as well."""

FIGURES: Final = {
    "1": ("một", "i"),
    "2": ("hai", "ii"),
    "3": ("ba", "iii"),
    "4": ("bốn", "iv"),
    "5": ("năm", "v"),
    "6": ("sáu",),
    "7": ("bảy",),
    "8": ("tám",),
    "9": ("chín",),
    "10": ("mười",),
}
"""Figures and the words or Roman figures that names may have in their stead."""


def in_full(name: str) -> tuple[str, ...]:
    """Return words with its short forms read in full: "thẻ BHYT" has "bảo hiểm y tế"."""
    found: list[str] = []
    for word in words(name):
        found += SHORT_FORMS[word][0] if word in IN_NAMES else (word,)
    return tuple(found)
