"""Procedures that are asked for often at a commune's one-stop desk, as the screen offers them.

The list is fixed and in a sensible order, so that nothing is counted per person or per kiosk. What
a centre does not have is left out (Shelf.often). It is a choice by judgement, not by figures: civil
status, certification, residence, identity cards, small business.
"""

from typing import Final

OFTEN: Final = (
    "1.001193",  # Đăng ký khai sinh
    "2.000815",  # Chứng thực bản sao từ bản chính
    "1.004873",  # Cấp Giấy xác nhận tình trạng hôn nhân
    "1.004194",  # Đăng ký tạm trú
    "1.000894",  # Đăng ký kết hôn
    "2.000635",  # Cấp bản sao Trích lục hộ tịch
    "1.004222",  # Đăng ký thường trú
    "2.000884",  # Chứng thực chữ ký
    "1.014061",  # Cấp thẻ căn cước cho người từ đủ 14 tuổi trở lên
    "1.001612",  # Đăng ký thành lập hộ kinh doanh
    "1.000656",  # Đăng ký khai tử
    "1.004859",  # Thay đổi, cải chính, bổ sung thông tin hộ tịch
    "2.001035",  # Chứng thực giao dịch liên quan đến động sản, quyền sử dụng đất, nhà ở
    "1.116909",  # Trợ cấp xã hội hằng tháng
    "1.001939",  # Cấp thẻ BHYT
    "1.013225",  # Cấp giấy phép xây dựng mới
)
"""Codes, the most frequent first."""
