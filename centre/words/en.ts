<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="vi_VN">
<context>
    <name>Attract</name>
    <message>
        <source>Mời Ông/Bà lấy số thứ tự</source>
        <translation>Please take a number</translation>
    </message>
    <message>
        <source>Chạm vào màn hình để bắt đầu</source>
        <translation>Touch the screen to begin</translation>
    </message>
    <message>
        <source>Máy có camera để biết có người đứng trước. Không lưu hình ảnh.</source>
        <translation>A camera notices that somebody stands here. No pictures are kept.</translation>
    </message>
    <message>
        <source>Bắt đầu</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Thông báo {n}/{count}</source>
        <translation>Notice {n}/{count}</translation>
    </message>
    <message>
        <source>Thông báo</source>
        <translation>Notice</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Chữ thường</source>
        <translation>Usual text</translation>
    </message>
    <message>
        <source>Chữ to hơn</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>Màu thường</source>
        <translation>Usual colours</translation>
    </message>
    <message>
        <source>Tương phản</source>
        <translation>Contrast</translation>
    </message>
    <message>
        <source>Thôi đọc</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>Đọc to</source>
        <translation>Read aloud</translation>
    </message>
    <message>
        <source>Nâng màn hình</source>
        <translation>Raise the screen</translation>
    </message>
    <message>
        <source>Hạ thấp màn hình</source>
        <translation>Lower the screen</translation>
    </message>
    <message>
        <source>Đã gọi nhân viên</source>
        <translation>Staff have been called</translation>
    </message>
    <message>
        <source>Gọi trợ giúp</source>
        <translation>Call for help</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>QUẦY</source>
        <translation>COUNTER</translation>
    </message>
    <message>
        <source>MỜI SỐ</source>
        <translation>NUMBER</translation>
    </message>
    <message>
        <source>ĐANG PHỤC VỤ</source>
        <translation>NOW SERVING</translation>
    </message>
    <message>
        <source>MỜI CHỜ GỌI SỐ</source>
        <translation>PLEASE WAIT FOR YOUR NUMBER</translation>
    </message>
    <message>
        <source>Số được gọi đến quầy sẽ hiện ở đây</source>
        <translation>A number called to this counter appears here</translation>
    </message>
    <message>
        <source>TẠM NGHỈ</source>
        <translation>SHORT BREAK</translation>
    </message>
    <message>
        <source>Xin chờ, hoặc hỏi quầy hướng dẫn</source>
        <translation>Please wait, or ask at the help desk</translation>
    </message>
    <message>
        <source>QUẦY ĐÓNG</source>
        <translation>COUNTER CLOSED</translation>
    </message>
    <message>
        <source>Mời đến quầy khác, hoặc hỏi quầy hướng dẫn</source>
        <translation>Please go to another counter, or ask at the help desk</translation>
    </message>
    <message>
        <source>Quầy này nhận: {services}</source>
        <translation>Served here: {services}</translation>
    </message>
    <message>
        <source>và {count} dịch vụ khác</source>
        <translation>and {count} more</translation>
    </message>
    <message>
        <source>ĐẾN QUẦY</source>
        <translation>COUNTER</translation>
    </message>
    <message>
        <source>Gọi lại</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>Mới gọi</source>
        <translation>Just called</translation>
    </message>
    <message>
        <source>Sắp đến lượt</source>
        <translation>Coming soon</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Quầy</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>Mời số {number} đến quầy {counter}</source>
        <translation>Number {number} → Counter {counter}</translation>
    </message>
    <message>
        <source>Mời Ông/Bà lấy số và theo dõi bảng này</source>
        <translation>Please take a number and watch this board</translation>
    </message>
    <message>
        <source>Xin giữ phiếu và theo dõi số trên bảng</source>
        <translation>Please keep your ticket and watch the board</translation>
    </message>
    <message>
        <source>Mất kết nối lúc {time} — mời nghe gọi tại quầy</source>
        <translation>Connection lost at {time} — please listen at the counter</translation>
    </message>
    <message>
        <source>Mất kết nối lúc {time}, đã {age} — mời nghe gọi tại quầy</source>
        <translation>Connection lost at {time}, {age} ago — please listen at the counter</translation>
    </message>
    <message>
        <source>{count} phút</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>{count} giờ</source>
        <translation>{count} h</translation>
    </message>
    <message>
        <source>Loa không hoạt động</source>
        <translation>Loudspeaker off</translation>
    </message>
    <message>
        <source>Thời hạn: {time_limit}</source>
        <translation>Time: {time_limit}</translation>
    </message>
    <message>
        <source>Lệ phí: {fee}</source>
        <translation>Fee: {fee}</translation>
    </message>
    <message>
        <source>Mã thủ tục</source>
        <translation>Procedure code</translation>
    </message>
    <message>
        <source>Trực tuyến</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Toàn trình</source>
        <translation>Fully online</translation>
    </message>
    <message>
        <source>Một phần</source>
        <translation>Partly online</translation>
    </message>
    <message>
        <source>Nộp trực tuyến được</source>
        <translation>Can be filed online</translation>
    </message>
    <message>
        <source>Không nộp trực tuyến</source>
        <translation>Not online</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Time limit</translation>
    </message>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>Miễn phí</source>
        <translation>Free</translation>
    </message>
    <message>
        <source>Hỏi tại quầy</source>
        <translation>Ask at the counter</translation>
    </message>
    <message>
        <source>Nơi nộp</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Quầy {counters}</source>
        <translation>Counter {counters}</translation>
    </message>
    <message>
        <source>Khu {zone}</source>
        <translation>Zone {zone}</translation>
    </message>
    <message>
        <source>Hỏi quầy hướng dẫn</source>
        <translation>Ask at the help desk</translation>
    </message>
    <message>
        <source>Căn cứ</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>Niêm yết thủ tục hành chính</source>
        <translation>Public notice of administrative procedures</translation>
    </message>
    <message>
        <source>Đối tượng</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Cơ quan</source>
        <translation>Authority</translation>
    </message>
    <message>
        <source>Yêu cầu</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>Quyết định</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>và {count} giấy tờ khác: mời hỏi tại quầy</source>
        <translation>and {count} more papers: please ask at the counter</translation>
    </message>
    <message>
        <source>{count} trường hợp, mỗi trường hợp một bộ hồ sơ: mời hỏi tại quầy</source>
        <translation>{count} cases, each with its own papers: please ask at the counter</translation>
    </message>
    <message>
        <source>và {count} kết quả khác</source>
        <translation>and {count} more results</translation>
    </message>
    <message>
        <source>và {count} cơ quan khác</source>
        <translation>and {count} more authorities</translation>
    </message>
    <message>
        <source>và {count} văn bản khác</source>
        <translation>and {count} more documents</translation>
    </message>
    <message>
        <source>Trang {page}</source>
        <translation>Page {page}</translation>
    </message>
    <message>
        <source>{procedures} thủ tục · {pages} trang</source>
        <translation>{procedures} procedures · {pages} pages</translation>
    </message>
    <message>
        <source>Lĩnh vực khác</source>
        <translation>Other fields</translation>
    </message>
    <message>
        <source>Mời Ông/Bà hỏi thủ tục tại quầy hướng dẫn</source>
        <translation>Please ask about procedures at the help desk</translation>
    </message>
    <message>
        <source>Quét để nộp trực tuyến</source>
        <translation>Scan to file online</translation>
    </message>
    <message>
        <source>Thông tin cập nhật đến ngày {date}</source>
        <translation>Information as of {date}</translation>
    </message>
    <message>
        <source>Thông tin đến ngày {date}, có thể đã thay đổi: mời hỏi lại tại quầy</source>
        <translation>Information as of {date}, may have changed: please ask at the counter</translation>
    </message>
    <message>
        <source>Không rõ thông tin cập nhật đến ngày nào: mời hỏi lại tại quầy</source>
        <translation>Date of information unknown: please ask at the counter</translation>
    </message>
    <message>
        <source>Mất kết nối lúc {time}: thông tin có thể đã thay đổi</source>
        <translation>Connection lost at {time}: information may have changed</translation>
    </message>
    <message>
        <source>Mất kết nối lúc {time}, đã {age}: thông tin có thể đã thay đổi</source>
        <translation>Connection lost at {time}, {age} ago: what is shown may have changed</translation>
    </message>
    <message>
        <source>Máy lấy số có camera để đọc mã và biết có người đứng trước. Không lưu hình ảnh.</source>
        <translation>The ticket machine has a camera that reads codes and notices people. No pictures are kept.</translation>
    </message>
</context>
<context>
    <name>Busy</name>
    <message>
        <source>Đang lấy số, xin Ông/Bà chờ một chút</source>
        <translation>Getting your number, one moment please</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Thẻ không cần để lấy số</source>
        <translation>No card is needed to get a number</translation>
    </message>
    <message>
        <source>Mời Ông/Bà chọn lĩnh vực để lấy số.</source>
        <translation>Please choose a service to get a number.</translation>
    </message>
    <message>
        <source>Ông/Bà thuộc diện ưu tiên</source>
        <translation>You have priority</translation>
    </message>
    <message>
        <source>Theo năm sinh trên thẻ: {group}</source>
        <translation>By the year of birth on the card: {group}</translation>
    </message>
    <message>
        <source>Máy không giữ lại thông tin nào của thẻ.</source>
        <translation>The machine keeps nothing of the card.</translation>
    </message>
    <message>
        <source>Trang đầu</source>
        <translation>Start page</translation>
    </message>
    <message>
        <source>Không dùng</source>
        <translation>Do not use</translation>
    </message>
    <message>
        <source>Dùng ưu tiên này</source>
        <translation>Use this priority</translation>
    </message>
    <message>
        <source>Lấy số</source>
        <translation>Get a number</translation>
    </message>
</context>
<context>
    <name>Care</name>
    <message>
        <source>Bảo trì máy {kiosk}</source>
        <translation>Maintenance – {kiosk}</translation>
    </message>
    <message>
        <source>đang xem</source>
        <translation>open</translation>
    </message>
    <message>
        <source>In phiếu thử</source>
        <translation>Print a test slip</translation>
    </message>
    <message>
        <source>Khởi động lại chương trình</source>
        <translation>Restart the program</translation>
    </message>
    <message>
        <source>Khởi động lại ngay</source>
        <translation>Restart now</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Lưu vào {place}</source>
        <translation>Save to {place}</translation>
    </message>
    <message>
        <source>máy này</source>
        <translation>this machine</translation>
    </message>
    <message>
        <source>Thiết bị</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Mạng</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Phiên bản</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Nhật ký</source>
        <translation>Logs</translation>
    </message>
    <message>
        <source>Chưa đọc được: cơ sở dữ liệu không trả lời.</source>
        <translation>Could not be read: the database does not answer.</translation>
    </message>
    <message>
        <source>Chưa có thiết bị nào báo tin.</source>
        <translation>No device has reported yet.</translation>
    </message>
    <message>
        <source>Phiếu thử</source>
        <translation>Test slip</translation>
    </message>
    <message>
        <source>Đang in</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>Đã in. Xin xem: đủ dấu, vạch không đứt, mã đọc được, giấy đã cắt.</source>
        <translation>Printed. Please check: all accents, unbroken lines, a readable code, paper cut.</translation>
    </message>
    <message>
        <source>Chưa in được ({key}).</source>
        <translation>Could not be printed ({key}).</translation>
    </message>
    <message>
        <source>Cơ sở dữ liệu</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>Chưa rõ</source>
        <translation>Not known</translation>
    </message>
    <message>
        <source>Chứng thư của máy này</source>
        <translation>Certificate of this machine</translation>
    </message>
    <message>
        <source>Chứng thư của trung tâm</source>
        <translation>Certificate of the centre</translation>
    </message>
    <message>
        <source>Có hiệu lực đến {date}</source>
        <translation>Valid until {date}</translation>
    </message>
    <message>
        <source>từ {at}</source>
        <translation>since {at}</translation>
    </message>
    <message>
        <source>Chương trình sẽ tắt rồi mở lại trong khoảng một phút.</source>
        <translation>The program will close and open again within about a minute.</translation>
    </message>
    <message>
        <source>Khởi động lại</source>
        <translation>Restart</translation>
    </message>
    <message>
        <source>Cấu trúc dữ liệu</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Hệ điều hành</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Xuất nhật ký</source>
        <translation>Export the logs</translation>
    </message>
    <message>
        <source>Đang lưu</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>Đã lưu {file}. Có thể rút USB.</source>
        <translation>{file} is saved. The USB stick may be taken out.</translation>
    </message>
    <message>
        <source>Một tệp .zip gồm nhật ký, tình trạng thiết bị và cài đặt; số giấy tờ, mã hồ sơ và mã bí mật đã được xóa. Cắm USB rồi chạm lại «Nhật ký», sau đó chọn nơi lưu.</source>
        <translation>A .zip file with logs, states of the devices and settings; card numbers, file numbers and secrets are blanked. Plug in a USB stick, touch “Logs” again, then choose where to save.</translation>
    </message>
    <message>
        <source>Chưa lưu được: nơi lưu đã đầy.</source>
        <translation>Not saved: the place is full.</translation>
    </message>
    <message>
        <source>Chưa lưu được: USB đã bị rút hoặc không cho ghi. Xin cắm lại và thử lần nữa.</source>
        <translation>Not saved: the USB stick was taken out or cannot be written. Plug it in and try again.</translation>
    </message>
</context>
<context>
    <name>Cases</name>
    <message>
        <source>Ông/Bà thuộc trường hợp nào?</source>
        <translation>Which case is yours?</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
</context>
<context>
    <name>Closed</name>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Trang đầu</source>
        <translation>Home</translation>
    </message>
</context>
<context>
    <name>Counter</name>
    <message>
        <source>Gọi số bất kỳ</source>
        <translation>Any number</translation>
    </message>
    <message>
        <source>Gọi số này</source>
        <translation>Call it</translation>
    </message>
    <message>
        <source>Số cần gọi</source>
        <translation>Number to call</translation>
    </message>
    <message>
        <source>Ví dụ: A12</source>
        <translation>Example: A12</translation>
    </message>
    <message>
        <source>Hoặc chọn số đang chờ</source>
        <translation>Or choose a waiting number</translation>
    </message>
    <message>
        <source>Lý do (người phụ trách sẽ xem)</source>
        <translation>Reason (the supervisor will see it)</translation>
    </message>
    <message>
        <source>Ghi lý do</source>
        <translation>Write the reason</translation>
    </message>
    <message>
        <source>Số {label} đã ghi vắng mặt lúc {time}.</source>
        <translation>{label} was marked absent at {time}.</translation>
    </message>
    <message>
        <source>Số đã ghi vắng mặt</source>
        <translation>Number that was marked absent</translation>
    </message>
    <message>
        <source>Cho chờ lại</source>
        <translation>Back to the queue</translation>
    </message>
    <message>
        <source>Cho chờ lại theo quy định</source>
        <translation>Back to the queue by the rule</translation>
    </message>
    <message>
        <source>Gọi ngay, có ghi lý do</source>
        <translation>Call now, with a reason</translation>
    </message>
    <message>
        <source>Người dân vắng mặt nay quay lại</source>
        <translation>Was absent and has come back</translation>
    </message>
    <message>
        <source>Đã bổ sung giấy tờ</source>
        <translation>Has brought the missing papers</translation>
    </message>
    <message>
        <source>Người cần giúp đỡ gấp</source>
        <translation>Needs urgent help</translation>
    </message>
    <message>
        <source>Lý do khác</source>
        <translation>Another reason</translation>
    </message>
    <message>
        <source>Gọi</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>Gọi lại</source>
        <translation>Call again</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Vắng mặt</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Hoàn lại</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Đã ghi</source>
        <translation>Written</translation>
    </message>
    <message>
        <source>Mở cửa sổ lớn</source>
        <translation>Open the large window</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Kết quả của số {label}:</source>
        <translation>Outcome of {label}:</translation>
    </message>
    <message>
        <source>Sẽ tự gọi khi có người đến.</source>
        <translation>Will call by itself when somebody comes.</translation>
    </message>
    <message>
        <source>Đang ghi hồ sơ {label} · còn {time}</source>
        <translation>Writing up {label} · {time} left</translation>
    </message>
    <message>
        <source>Chưa có ai chờ.</source>
        <translation>No one is waiting.</translation>
    </message>
    <message>
        <source>Đang chờ {count} · lâu nhất {minutes} phút</source>
        <translation>Waiting {count} · longest {minutes} min</translation>
    </message>
    <message>
        <source>Đã chờ</source>
        <translation>Waited</translation>
    </message>
    <message>
        <source>{minutes} phút</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>Ưu tiên: {group}</source>
        <translation>Priority: {group}</translation>
    </message>
    <message>
        <source>Ghi chú: {note}</source>
        <translation>Note: {note}</translation>
    </message>
    <message>
        <source>Không lấy số ở máy; chỉ ghi sổ, không gọi.</source>
        <translation>No number from the kiosk; only logged, not called.</translation>
    </message>
    <message>
        <source>Phục vụ</source>
        <translation>Serving</translation>
    </message>
    <message>
        <source>lần {calls}</source>
        <translation>call {calls}</translation>
    </message>
    <message>
        <source>Đã gọi</source>
        <translation>Called</translation>
    </message>
    <message>
        <source>Không phục vụ</source>
        <translation>Serves nobody</translation>
    </message>
    <message>
        <source>Đang tạm nghỉ</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>Sẽ gọi khi có người</source>
        <translation>Will call when somebody comes</translation>
    </message>
    <message>
        <source>Người đến tiếp theo được gọi ngay. F2 hoặc Esc để thôi.</source>
        <translation>The next to come is called at once. F2 or Esc to stop.</translation>
    </message>
    <message>
        <source>{count} người đang chờ</source>
        <translation>{count} waiting</translation>
    </message>
    <message>
        <source>Bấm F2 để gọi số tiếp theo.</source>
        <translation>Press F2 to call the next number.</translation>
    </message>
    <message>
        <source>Quầy sẵn sàng. Số mới sẽ hiện ở đây.</source>
        <translation>The counter is ready. New numbers appear here.</translation>
    </message>
    <message>
        <source>Đang ghi hồ sơ {label}</source>
        <translation>Writing up {label}</translation>
    </message>
    <message>
        <source>Còn {time}. F2 gọi số tiếp theo, Enter khi đã ghi xong.</source>
        <translation>{time} left. F2 calls the next number, Enter when written up.</translation>
    </message>
    <message>
        <source>Số {label} còn dở ở {counter}, không có cán bộ. Bấm F5 để nhận.</source>
        <translation>{label} was left at {counter} without a clerk. Press F5 to take it.</translation>
    </message>
    <message>
        <source>Còn số đang gác: {labels}</source>
        <translation>Parked numbers: {labels}</translation>
    </message>
    <message>
        <source>Gọi số tiếp theo</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Bắt đầu</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Ghi xong</source>
        <translation>Written up</translation>
    </message>
    <message>
        <source>Hoàn tất</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Gác số</source>
        <translation>Park</translation>
    </message>
    <message>
        <source>Lấy lại số gác</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Chuyển quầy</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>Tạm nghỉ</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Làm việc lại</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Phục vụ người không có số</source>
        <translation>Serve somebody without a number</translation>
    </message>
    <message>
        <source>Thêm dịch vụ cho người này</source>
        <translation>A further service for this person</translation>
    </message>
    <message>
        <source>Gác số kèm ghi chú</source>
        <translation>Set aside with a note</translation>
    </message>
    <message>
        <source>Lùi số này lại trong hàng</source>
        <translation>Put this number back in the queue</translation>
    </message>
    <message>
        <source>Người vắng mặt đã quay lại</source>
        <translation>An absent person has come back</translation>
    </message>
    <message>
        <source>Thôi đợi</source>
        <translation>Stop waiting</translation>
    </message>
    <message>
        <source>Chưa có ai chờ. Quầy sẽ tự gọi khi có người; F2 hoặc Esc để thôi.</source>
        <translation>Nobody is waiting. The counter will call when somebody comes; F2 or Esc to stop.</translation>
    </message>
    <message>
        <source>Quầy không tự gọi nữa.</source>
        <translation>The counter no longer calls by itself.</translation>
    </message>
    <message>
        <source>Vừa mất kết nối nên quầy không tự gọi nữa. Bấm F2 để gọi.</source>
        <translation>The link was lost, so the counter no longer calls by itself. Press F2 to call.</translation>
    </message>
    <message>
        <source>Có người đến: đã tự gọi {label}.</source>
        <translation>Somebody came: {label} was called.</translation>
    </message>
    <message>
        <source>Đã lùi số {label} lại trong hàng chờ.</source>
        <translation>{label} was put back in the queue.</translation>
    </message>
    <message>
        <source>Số {label} đã vào lại hàng chờ theo quy định.</source>
        <translation>{label} is back in the queue by the rule.</translation>
    </message>
    <message>
        <source>Còn số chưa xong tại quầy: {labels}.</source>
        <translation>Not finished at this counter: {labels}.</translation>
    </message>
    <message>
        <source>Xin chọn kết quả giải quyết.</source>
        <translation>Please choose an outcome.</translation>
    </message>
    <message>
        <source>Ghi chú chỉ một dòng, nhiều nhất {most} chữ.</source>
        <translation>A note is one line of at most {most} signs.</translation>
    </message>
    <message>
        <source>Không còn gì đang ghi tại quầy.</source>
        <translation>Nothing is being written up at this counter.</translation>
    </message>
    <message>
        <source>Số {label} được giữ cho cán bộ khác, đang làm việc.</source>
        <translation>{label} is kept for another clerk, who is at work.</translation>
    </message>
    <message>
        <source>Xin chọn một quầy hoặc một cán bộ, không cả hai.</source>
        <translation>Please choose a counter or a clerk, not both.</translation>
    </message>
    <message>
        <source>Xin lùi ít nhất một người.</source>
        <translation>Please put it back by at least one person.</translation>
    </message>
    <message>
        <source>Dãy số hôm nay đã hết. Xin báo người phụ trách.</source>
        <translation>Today&apos;s numbers are used up. Please tell the supervisor.</translation>
    </message>
    <message>
        <source>Số {label} không ghi vắng mặt.</source>
        <translation>{label} is not marked absent.</translation>
    </message>
    <message>
        <source>Xin chọn một dòng.</source>
        <translation>Please choose a row.</translation>
    </message>
    <message>
        <source>Chưa đăng nhập</source>
        <translation>Not signed in</translation>
    </message>
    <message>
        <source>Sẵn sàng</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>Đang ghi</source>
        <translation>Writing up</translation>
    </message>
    <message>
        <source>Đang gọi</source>
        <translation>Calling</translation>
    </message>
    <message>
        <source>Đang phục vụ</source>
        <translation>Serving</translation>
    </message>
    <message>
        <source>Đang đợi</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Mất kết nối</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Quầy một cửa</source>
        <translation>One-stop counter</translation>
    </message>
    <message>
        <source>Điều hành</source>
        <translation>Supervision</translation>
    </message>
    <message>
        <source>Thiết bị</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Thu thành thanh nhỏ (F11)</source>
        <translation>Shrink to the strip (F11)</translation>
    </message>
    <message>
        <source>Hoàn lại ({seconds} giây)</source>
        <translation>Undo ({seconds} s)</translation>
    </message>
    <message>
        <source>{label}: vắng mặt</source>
        <translation>{label}: absent</translation>
    </message>
    <message>
        <source>Chương trình trên máy này cũ hơn dữ liệu. Xin báo kỹ thuật cài bản mới.</source>
        <translation>The program on this machine is older than the data. Please ask the technician to install the new version.</translation>
    </message>
    <message>
        <source>Dữ liệu cũ hơn chương trình này. Xin báo kỹ thuật nâng cấp dữ liệu.</source>
        <translation>The data is older than this program. Please ask the technician to upgrade the data.</translation>
    </message>
    <message>
        <source>Khác phiên bản: xin báo kỹ thuật.</source>
        <translation>Different versions: please tell the technician.</translation>
    </message>
    <message>
        <source>Mất kết nối lúc {at}.</source>
        <translation>Connection lost at {at}.</translation>
    </message>
    <message>
        <source>Phím {key} đã ghi nhận.</source>
        <translation>Key {key} is noted.</translation>
    </message>
    <message>
        <source>Số {labels} gác đã lâu.</source>
        <translation>{labels} set aside for long.</translation>
    </message>
    <message>
        <source>Số {labels} đã gác {minutes} phút. Xin phục vụ tiếp hoặc chuyển đi.</source>
        <translation>{labels} was set aside {minutes} minutes ago. Please go on serving or send it on.</translation>
    </message>
    <message>
        <source>Mất kết nối dữ liệu lúc {at}. Đang tự nối lại.</source>
        <translation>Connection to the data lost at {at}. Reconnecting by itself.</translation>
    </message>
    <message>
        <source>Mất kết nối lúc {at}. Phím {key} đã ghi nhận, sẽ làm một lần khi có lại.</source>
        <translation>Connection lost at {at}. Key {key} is noted and will be done once when it is back.</translation>
    </message>
    <message>
        <source>Hôm nay: đã phục vụ {served} · vắng mặt {absent}</source>
        <translation>Today: served {served} · absent {absent}</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Bắt đầu nghỉ</source>
        <translation>Start the pause</translation>
    </message>
    <message>
        <source>Lý do nghỉ</source>
        <translation>Reason for the pause</translation>
    </message>
    <message>
        <source>Hết ca làm việc</source>
        <translation>End of shift</translation>
    </message>
    <message>
        <source>Đăng xuất</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Chỉ quầy này gọi được: {labels}.</source>
        <translation>Only this counter can call: {labels}.</translation>
    </message>
    <message>
        <source>Nghỉ trưa</source>
        <translation>Lunch</translation>
    </message>
    <message>
        <source>Họp, hội ý</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>Xử lý hồ sơ</source>
        <translation>Working on files</translation>
    </message>
    <message>
        <source>Việc khác</source>
        <translation>Other work</translation>
    </message>
    <message>
        <source>Còn số đang gác tại quầy này: {labels}. Xin phục vụ hoặc chuyển trước khi nghỉ.</source>
        <translation>Numbers are still parked at this counter: {labels}. Please serve or transfer them before the pause.</translation>
    </message>
    <message>
        <source>Mất kết nối dữ liệu. Phím này mở lại khi có kết nối.</source>
        <translation>Connection to the data lost. This key opens again when it is back.</translation>
    </message>
    <message>
        <source>Xin đăng nhập trước.</source>
        <translation>Please sign in first.</translation>
    </message>
    <message>
        <source>Chưa gọi số nào.</source>
        <translation>No number has been called yet.</translation>
    </message>
    <message>
        <source>Đang phục vụ số {label}.</source>
        <translation>Serving number {label}.</translation>
    </message>
    <message>
        <source>Xin hoàn tất số {label} trước.</source>
        <translation>Please finish number {label} first.</translation>
    </message>
    <message>
        <source>Quầy đang tạm nghỉ. Bấm F9 để làm việc lại.</source>
        <translation>The counter is paused. Press F9 to resume.</translation>
    </message>
    <message>
        <source>Vừa bấm rồi, chờ 2 giây.</source>
        <translation>Just pressed, wait 2 seconds.</translation>
    </message>
    <message>
        <source>Gọi đủ {calls} lần rồi mới ghi vắng mặt.</source>
        <translation>Call {calls} times before marking absent.</translation>
    </message>
    <message>
        <source>Đã hết giờ hoàn lại. Bấm F8 để gọi lại số này.</source>
        <translation>Too late to undo. Press F8 to call this number again.</translation>
    </message>
    <message>
        <source>Xin chọn cán bộ và nhập mã PIN.</source>
        <translation>Please choose a clerk and type the PIN.</translation>
    </message>
    <message>
        <source>Xin ghi số cần gọi.</source>
        <translation>Please type the number to call.</translation>
    </message>
    <message>
        <source>Không có số nào đang gác.</source>
        <translation>No number is parked.</translation>
    </message>
    <message>
        <source>Đã có kết nối lại. Chưa rõ lần bấm {key} trước đó, xin xem số hiện tại.</source>
        <translation>The connection is back. It is not certain what became of {key}; please look at the present number.</translation>
    </message>
    <message>
        <source>Phiên làm việc đã kết thúc. Xin đăng nhập lại.</source>
        <translation>This session has ended. Please sign in again.</translation>
    </message>
    <message>
        <source>Đã chuyển số {label}.</source>
        <translation>Number {label} has been transferred.</translation>
    </message>
    <message>
        <source>Đã gác số {label}. Bấm F5 để lấy lại.</source>
        <translation>Number {label} is parked. Press F5 to take it back.</translation>
    </message>
    <message>
        <source>Bấm Esc để đóng trang này trước.</source>
        <translation>Press Esc to close this page first.</translation>
    </message>
    <message>
        <source>Đã gọi {calls} lần. Không ai đến thì bấm F6.</source>
        <translation>Called {calls} times. If nobody comes, press F6.</translation>
    </message>
    <message>
        <source>Mã PIN chưa đúng. Còn {left} lần thử.</source>
        <translation>The PIN is not right. {left} tries left.</translation>
    </message>
    <message>
        <source>Nhập sai nhiều lần. Xin thử lại lúc {until}.</source>
        <translation>Too many wrong tries. Please try again at {until}.</translation>
    </message>
    <message>
        <source>Không phải phiếu lấy số hay giấy tiếp nhận. Mã lạ: Shift+F8 để gõ.</source>
        <translation>Neither a queue slip nor a receipt. Other codes: type with Shift+F8.</translation>
    </message>
    <message>
        <source>Vai trò này không gọi số và không phục vụ tại quầy.</source>
        <translation>This role calls no numbers and serves nobody at a counter.</translation>
    </message>
    <message>
        <source>Người được chọn không phục vụ tại quầy. Xin chọn người khác.</source>
        <translation>The chosen person does not serve at a counter. Please choose somebody else.</translation>
    </message>
    <message>
        <source>Vì đứng ở nhóm đầu hàng sau khi chuyển hoặc xếp lại.</source>
        <translation>Because it stands at the head of the queue after a transfer or a return.</translation>
    </message>
    <message>
        <source>Phiếu {labels} chưa chắc đã in. Xin hỏi số của người dân.</source>
        <translation>Ticket {labels} may not have been printed. Please ask people for their number.</translation>
    </message>
    <message>
        <source>Chưa có tên này. Xin hỏi người phụ trách.</source>
        <translation>This name is not known. Please ask the supervisor.</translation>
    </message>
    <message>
        <source>Phím chưa được nhận: đang chờ dữ liệu. Xin bấm lại.</source>
        <translation>The key was not taken: waiting for the data. Please press it again.</translation>
    </message>
    <message>
        <source>Máy {name} xin kết nối. Bấm F12 để so sáu số.</source>
        <translation>Machine {name} asks to join. Press F12 to compare six digits.</translation>
    </message>
    <message>
        <source>Quầy này chưa được khai báo. Xin hỏi người phụ trách.</source>
        <translation>This counter is not set up. Please ask the supervisor.</translation>
    </message>
    <message>
        <source>Hôm nay không có số {label}.</source>
        <translation>There is no number {label} today.</translation>
    </message>
    <message>
        <source>Số này đang ở quầy khác hoặc đã xong.</source>
        <translation>This number is at another counter or is done.</translation>
    </message>
    <message>
        <source>Xin ghi lý do.</source>
        <translation>Please write the reason.</translation>
    </message>
    <message>
        <source>Xin chọn một dịch vụ.</source>
        <translation>Please choose a service.</translation>
    </message>
    <message>
        <source>Quầy được chọn không làm dịch vụ này.</source>
        <translation>The chosen counter does not serve this.</translation>
    </message>
    <message>
        <source>Vừa có thay đổi ở nơi khác. Màn hình đã cập nhật, xin xem lại.</source>
        <translation>Something changed elsewhere. The screen is up to date now, please look again.</translation>
    </message>
    <message>
        <source>Chưa đọc được mã. Xin đặt phiếu phẳng rồi quét lại.</source>
        <translation>The code could not be read. Please lay the ticket flat and scan again.</translation>
    </message>
    <message>
        <source>Máy quét gõ sai chữ. Xin tắt bộ gõ tiếng Việt rồi quét lại.</source>
        <translation>The scanner types wrong letters. Please switch the Vietnamese input off and scan again.</translation>
    </message>
    <message>
        <source>Phiếu này không phải của hôm nay. Xin mời người dân lấy số mới.</source>
        <translation>This ticket is not from today. Please ask the visitor to take a new number.</translation>
    </message>
    <message>
        <source>Đã ghi nhận cuộn giấy mới.</source>
        <translation>The new roll is noted.</translation>
    </message>
    <message>
        <source>{name} sắp hết giấy.</source>
        <translation>{name} is low on paper.</translation>
    </message>
    <message>
        <source>{name} hết giấy. Người dân vẫn lấy số trên màn hình. Xin thay cuộn giấy.</source>
        <translation>{name} is out of paper. Numbers are still given on the screen. Please change the roll.</translation>
    </message>
    <message>
        <source>{name} đang mở nắp. Xin đóng nắp.</source>
        <translation>{name} has its cover open. Please close it.</translation>
    </message>
    <message>
        <source>{name} kẹt dao cắt. Xin mở nắp và gỡ giấy kẹt.</source>
        <translation>{name}: the cutter is stuck. Please open the cover and remove the paper.</translation>
    </message>
    <message>
        <source>{name} không trả lời. Xin xem dây và nguồn.</source>
        <translation>{name} does not answer. Please check cable and power.</translation>
    </message>
    <message>
        <source>{name} báo lỗi. Xin tắt, bật lại máy in.</source>
        <translation>{name} reports an error. Please switch the printer off and on.</translation>
    </message>
    <message>
        <source>{name} không cho biết tình trạng. Xin xem còn giấy không.</source>
        <translation>{name} does not tell its state. Please check the paper.</translation>
    </message>
    <message>
        <source>Loa không hoạt động. Xin gọi số bằng lời tại quầy.</source>
        <translation>Loudspeaker off. Please call the numbers aloud at the counter.</translation>
    </message>
    <message>
        <source>{name} quá nhỏ cho hàng ghế xa. Xin chọn TV lớn hơn hoặc chia khu.</source>
        <translation>{name} is too small for the farthest seat. Please choose a larger TV or split zones.</translation>
    </message>
    <message>
        <source>{name} chỉ hiện khu {zone}, mà không quầy nào ở khu đó. Xin báo kỹ thuật.</source>
        <translation>{name} shows only zone {zone}, and no counter is in it. Please tell the technicians.</translation>
    </message>
    <message>
        <source>Người dân gọi trợ giúp tại {name}.</source>
        <translation>Somebody asks for help at {name}.</translation>
    </message>
    <message>
        <source>Mã kỹ thuật bị nhập sai nhiều lần tại {name}. Xin xem ai đang ở máy.</source>
        <translation>Wrong technician’s codes at {name}. Please see who is there.</translation>
    </message>
    <message>
        <source>{name} không đủ chỗ cho phim bên cạnh số gọi. Xin báo bộ phận kỹ thuật.</source>
        <translation>{name} has no room for films beside the calls. Please tell the technicians.</translation>
    </message>
    <message>
        <source>{name} không chiếu được tệp {file}. Xin chép lại tệp đó hoặc bỏ ra.</source>
        <translation>{name} cannot show the file {file}. Copy it again or take it out.</translation>
    </message>
    <message>
        <source>{name}: ngày ghi trong {file} chưa đúng nên chưa chiếu. Xin sửa lại ngày.</source>
        <translation>{name}: the date in {file} is not right, so it is not shown. Correct the date.</translation>
    </message>
    <message>
        <source>{name} không đọc được kiểu phim của {file}. Xin đổi sang mp4 H.264.</source>
        <translation>{name} cannot read this kind of film: {file}. Convert it to mp4 H.264.</translation>
    </message>
    <message>
        <source>{name}: máy không chiếu được phim, chỉ chiếu ảnh và chữ. Xin báo kỹ thuật.</source>
        <translation>{name}: this machine cannot play films, only pictures and texts. Tell the technicians.</translation>
    </message>
    <message>
        <source>{name} chưa có gì để chiếu. Xin chép phim, ảnh vào thư mục của bảng.</source>
        <translation>{name} has nothing to show. Copy films or pictures into the board&apos;s folder.</translation>
    </message>
    <message>
        <source>{name} có quá nhiều tệp, {count} tệp không chiếu. Xin bỏ bớt tệp cũ.</source>
        <translation>{name} has too many files, {count} are not shown. Take out old ones.</translation>
    </message>
    <message>
        <source>{name} chưa cắm hoặc mất dây. Xin xem dây và nguồn.</source>
        <translation>{name} is unplugged. Please check cable and power.</translation>
    </message>
    <message>
        <source>{name} đang bị chương trình khác giữ. Xin đóng chương trình đó.</source>
        <translation>{name} is held by another program. Please close that program.</translation>
    </message>
    <message>
        <source>Máy tính này chưa được quyền dùng {name}. Xin báo bộ phận kỹ thuật.</source>
        <translation>This computer may not use {name} yet. Please tell the technician.</translation>
    </message>
    <message>
        <source>{name} báo lỗi. Xin rút ra, cắm lại.</source>
        <translation>{name} reports a fault. Please unplug it and plug it in again.</translation>
    </message>
    <message>
        <source>{name} bị nhiễu. Xin xem đầu nối, để dây xa dây điện.</source>
        <translation>{name} is disturbed. Please check its plugs, and keep it away from power cables.</translation>
    </message>
    <message>
        <source>{name} đang có máy khác điều khiển. Xin báo bộ phận kỹ thuật.</source>
        <translation>{name} is controlled by another machine, too. Please tell the technician.</translation>
    </message>
    <message>
        <source>{name} tạm không dùng: phím có thể lọt sang cửa sổ khác. Xin báo kỹ thuật.</source>
        <translation>{name} is not used: its keys could land in other windows. Please tell the technician.</translation>
    </message>
    <message>
        <source>{name} gõ sai chữ. Xin tắt bộ gõ tiếng Việt, hoặc báo kỹ thuật.</source>
        <translation>{name} types wrong letters. Please switch the Vietnamese input off, or tell the technician.</translation>
    </message>
    <message>
        <source>{name} chỉ thấy tối. Xin xem nắp che ống kính và đèn.</source>
        <translation>{name} sees only darkness. Please check its lens cover and the light.</translation>
    </message>
    <message>
        <source>{name} đang khởi động. Xin chờ.</source>
        <translation>{name} is starting. Please wait.</translation>
    </message>
    <message>
        <source>{name} không báo tin nữa. Xin xem máy có bật và có mạng không.</source>
        <translation>{name} is no longer heard from. Please check that it is on and connected.</translation>
    </message>
    <message>
        <source>Chưa rõ {name} thế nào: {owner} không báo tin nữa. Xin xem máy đó.</source>
        <translation>The state of {name} is not known: {owner} is no longer heard from. Please check it.</translation>
    </message>
    <message>
        <source>{name} đã tắt. Xin bật khi cần.</source>
        <translation>{name} is off. Please switch it on when it is needed.</translation>
    </message>
    <message>
        <source>Máy in</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Máy lấy số</source>
        <translation>Ticket dispenser</translation>
    </message>
    <message>
        <source>Bảng gọi</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>Loa</source>
        <translation>Speaker</translation>
    </message>
    <message>
        <source>Quầy</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>Đường dây</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Bàn phím</source>
        <translation>Keypad</translation>
    </message>
    <message>
        <source>Bảng số quầy</source>
        <translation>Counter sign</translation>
    </message>
    <message>
        <source>Máy quét</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Phim trên bảng</source>
        <translation>Films on the board</translation>
    </message>
    <message>
        <source>Phiếu</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Chưa làm được việc này. Xin thử lại.</source>
        <translation>This could not be done. Please try again.</translation>
    </message>
    <message>
        <source>{name} sắp hết giấy, còn khoảng {slips_left} phiếu.</source>
        <translation>{name} is low on paper, about {slips_left} tickets left.</translation>
    </message>
    <message>
        <source>{name} cần người xem giúp.</source>
        <translation>{name} needs somebody to look at it.</translation>
    </message>
    <message>
        <source>Còn khoảng {slips_left} phiếu.</source>
        <translation>About {slips_left} tickets left.</translation>
    </message>
    <message>
        <source>từ {at}</source>
        <translation>since {at}</translation>
    </message>
    <message>
        <source>Phiếu {labels} chưa chắc đã in.</source>
        <translation>Ticket {labels} may not have been printed.</translation>
    </message>
    <message>
        <source>Vì thuộc diện ưu tiên; gọi trước {passed}.</source>
        <translation>Because of priority; called before {passed}.</translation>
    </message>
    <message>
        <source>Vì đã nhường đủ số ưu tiên, nay đến lượt.</source>
        <translation>Because enough priority numbers went before it.</translation>
    </message>
    <message>
        <source>Vì cán bộ chọn: {note}</source>
        <translation>Because a clerk chose it: {note}</translation>
    </message>
    <message>
        <source>Vì đến lượt lĩnh vực này; chờ lâu nhất là {longest}.</source>
        <translation>Because it is this service&apos;s turn; the longest waiting is {longest}.</translation>
    </message>
    <message>
        <source>Vì chờ lâu nhất trong các số của quầy.</source>
        <translation>Because it has waited longest of this counter&apos;s numbers.</translation>
    </message>
    <message>
        <source>Đăng nhập quầy</source>
        <translation>Sign in at the counter</translation>
    </message>
    <message>
        <source>Đăng nhập</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Cán bộ</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>Mã PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Đang nối với dữ liệu trung tâm.</source>
        <translation>Connecting to the centre&apos;s data.</translation>
    </message>
    <message>
        <source>Quầy: {name}</source>
        <translation>Counter: {name}</translation>
    </message>
    <message>
        <source>Chưa nối được với dữ liệu trung tâm. Đang tự thử lại. ({code})</source>
        <translation>Not connected to the centre&apos;s data yet. Trying again by itself. ({code})</translation>
    </message>
    <message>
        <source>Dữ liệu</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Tốt</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>Cần xem</source>
        <translation>Look at it</translation>
    </message>
    <message>
        <source>Có lỗi</source>
        <translation>Fault</translation>
    </message>
    <message>
        <source>Mất nối</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Không có</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Đã tắt</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>Đang mở</source>
        <translation>Starting</translation>
    </message>
    <message>
        <source>Hôm nay và thiết bị</source>
        <translation>Today and devices</translation>
    </message>
    <message>
        <source>Về quầy</source>
        <translation>Back to the counter</translation>
    </message>
    <message>
        <source>đã phục vụ</source>
        <translation>served</translation>
    </message>
    <message>
        <source>vắng mặt</source>
        <translation>absent</translation>
    </message>
    <message>
        <source>phút chờ lâu nhất</source>
        <translation>longest wait, min</translation>
    </message>
    <message>
        <source>Thiết bị của trung tâm</source>
        <translation>Devices of the centre</translation>
    </message>
    <message>
        <source>Chưa có thiết bị nào báo tình trạng.</source>
        <translation>No device has reported yet.</translation>
    </message>
    <message>
        <source>Chuyển</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>Đến dịch vụ</source>
        <translation>To service</translation>
    </message>
    <message>
        <source>Đến quầy, hoặc đến một cán bộ</source>
        <translation>To a counter, or to a clerk</translation>
    </message>
    <message>
        <source>Vị trí trong hàng</source>
        <translation>Place in the queue</translation>
    </message>
    <message>
        <source>Đầu hàng</source>
        <translation>First</translation>
    </message>
    <message>
        <source>Theo giờ đến</source>
        <translation>By arrival time</translation>
    </message>
    <message>
        <source>Cuối hàng</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Chuyển số {label}</source>
        <translation>Transfer number {label}</translation>
    </message>
    <message>
        <source>Quầy nào cũng được</source>
        <translation>Any counter</translation>
    </message>
    <message>
        <source>Cán bộ {name}</source>
        <translation>Clerk {name}</translation>
    </message>
    <message>
        <source>Đang chờ: {count}</source>
        <translation>Waiting: {count}</translation>
    </message>
    <message>
        <source>Lâu nhất {minutes} phút</source>
        <translation>Longest {minutes} min</translation>
    </message>
    <message>
        <source>Bấm lần nữa để xác nhận</source>
        <translation>Press again to confirm</translation>
    </message>
    <message>
        <source>Đã ghi nhận cuộn mới</source>
        <translation>New roll noted</translation>
    </message>
    <message>
        <source>Đã thay cuộn giấy</source>
        <translation>Roll was changed</translation>
    </message>
    <message>
        <source>Khác</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Bắt đầu phục vụ</source>
        <translation>Begin to serve</translation>
    </message>
    <message>
        <source>Dịch vụ</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Ghi chú (nếu cần)</source>
        <translation>Note (if needed)</translation>
    </message>
    <message>
        <source>Sổ ghi là phục vụ không lấy số. Không in phiếu, không gọi loa.</source>
        <translation>Logged as served without a number. No slip, no call.</translation>
    </message>
    <message>
        <source>Phục vụ tiếp</source>
        <translation>Go on serving</translation>
    </message>
    <message>
        <source>Dịch vụ tiếp theo</source>
        <translation>Next service</translation>
    </message>
    <message>
        <source>Kết quả của dịch vụ vừa xong</source>
        <translation>Outcome of the service that ended</translation>
    </message>
    <message>
        <source>Dịch vụ của quầy khác: bấm Esc rồi F7, chọn Theo giờ đến để giữ giờ đến.</source>
        <translation>A service of another counter: press Esc, then F7, and choose By arrival to keep the time of arrival.</translation>
    </message>
    <message>
        <source>Thêm dịch vụ cho số {label}</source>
        <translation>A further service for {label}</translation>
    </message>
    <message>
        <source>Không ghi</source>
        <translation>No note</translation>
    </message>
    <message>
        <source>Kết quả của số {label}</source>
        <translation>Outcome of {label}</translation>
    </message>
    <message>
        <source>Gác số {label} kèm ghi chú</source>
        <translation>Set {label} aside with a note</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Ví dụ: chờ bản sao giấy khai sinh</source>
        <translation>E.g. waits for a copy of the birth certificate</translation>
    </message>
    <message>
        <source>Ai phục vụ tiếp sẽ đọc dòng này. Không ghi họ tên, số giấy tờ, số điện thoại.</source>
        <translation>Whoever serves next reads this. No names, ID numbers or telephone numbers.</translation>
    </message>
    <message>
        <source>Lấy lại số nào</source>
        <translation>Which number to take back</translation>
    </message>
    <message>
        <source>Phục vụ số này</source>
        <translation>Serve this number</translation>
    </message>
    <message>
        <source>đang gác tại quầy này</source>
        <translation>set aside at this counter</translation>
    </message>
    <message>
        <source>còn dở ở {counter}</source>
        <translation>left at {counter}</translation>
    </message>
    <message>
        <source>giữ cho {clerk}, đang vắng</source>
        <translation>kept for {clerk}, who is away</translation>
    </message>
    <message>
        <source>giữ cho {counter}, đang đóng</source>
        <translation>kept for {counter}, which is closed</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>Máy mới là</source>
        <translation>The new machine is a</translation>
    </message>
    <message>
        <source>Tên máy (dán lên máy sau khi xong)</source>
        <translation>Its name (put a label on it afterwards)</translation>
    </message>
    <message>
        <source>Đặt tại quầy</source>
        <translation>It stands at counter</translation>
    </message>
    <message>
        <source>Hỏi khi đăng nhập</source>
        <translation>Ask at sign-in</translation>
    </message>
    <message>
        <source>Máy mới có hiện đúng sáu số này không?</source>
        <translation>Does the new machine show these six digits?</translation>
    </message>
    <message>
        <source>Chỉ bấm Khớp khi đã nhìn thấy cả hai màn hình. Nếu khác một số, bấm Không khớp và báo người phụ trách.</source>
        <translation>Press Same only after seeing both screens. If one digit differs, press Different and tell the supervisor.</translation>
    </message>
    <message>
        <source>Khớp</source>
        <translation>Same</translation>
    </message>
    <message>
        <source>Không khớp</source>
        <translation>Different</translation>
    </message>
    <message>
        <source>Máy này mất kết nối ngay: mọi phiên làm việc trên máy kết thúc.</source>
        <translation>This machine is cut off at once: all its sessions end.</translation>
    </message>
    <message>
        <source>Số đã cấp và số đang phục vụ không bị mất.</source>
        <translation>Numbers given and being served are not lost.</translation>
    </message>
    <message>
        <source>Muốn dùng lại máy này, phải thêm lại bằng “Thêm thiết bị”.</source>
        <translation>To use this machine again, it has to be added again with “Add a device”.</translation>
    </message>
    <message>
        <source>Hủy mã</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Trên máy mới mở chương trình motcua-join. Quét mã này bằng máy quét của máy mới, hoặc lưu ra USB rồi cắm vào máy mới.</source>
        <translation>Open motcua-join on the new machine. Scan this code with its scanner, or save it to a USB stick and plug that into the new machine.</translation>
    </message>
    <message>
        <source>Mã QR của máy mới</source>
        <translation>QR code of the new machine</translation>
    </message>
    <message>
        <source>Đang tìm USB.</source>
        <translation>Looking for USB sticks.</translation>
    </message>
    <message>
        <source>Chưa thấy USB. Cắm USB vào máy này; danh sách tự cập nhật.</source>
        <translation>No USB stick found. Plug one in here; the list follows by itself.</translation>
    </message>
    <message>
        <source>Tệp này chỉ dùng được một lần và hết hạn cùng mã. Xin giữ như giữ chìa khóa.</source>
        <translation>This file works once and ends together with the code. Keep it like a key.</translation>
    </message>
    <message>
        <source>Nơi khác…</source>
        <translation>Elsewhere…</translation>
    </message>
    <message>
        <source>Chọn nơi lưu tệp</source>
        <translation>Choose where to save the file</translation>
    </message>
    <message>
        <source>Chọn</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Trong</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Thư mục</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>USB: {name}</source>
        <translation>USB: {name}</translation>
    </message>
    <message>
        <source>Màn hình nền của máy này</source>
        <translation>Desktop of this machine</translation>
    </message>
    <message>
        <source>Thư mục Tài liệu của máy này</source>
        <translation>Documents of this machine</translation>
    </message>
    <message>
        <source>Gỡ</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Gỡ {name}</source>
        <translation>Remove {name}</translation>
    </message>
    <message>
        <source>So số</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Đang đọc danh sách thiết bị.</source>
        <translation>Reading the list of devices.</translation>
    </message>
    <message>
        <source>Chưa có máy nào. Bấm “Thêm thiết bị” để thêm máy đầu tiên.</source>
        <translation>There is no machine yet. Press “Add a device” to add the first.</translation>
    </message>
    <message>
        <source>Máy chủ đang ký chứng thư. Xin chờ vài giây.</source>
        <translation>The server is signing the certificate. Please wait a few seconds.</translation>
    </message>
    <message>
        <source>Máy chủ chưa ký. Xin xem máy chủ có đang chạy: motcua-db server attend</source>
        <translation>The server has not signed yet. Please see whether this runs on the server: motcua-db server attend</translation>
    </message>
    <message>
        <source>Xin dán nhãn tên máy lên máy. Tệp trên USB không dùng lại được nữa.</source>
        <translation>Please label the machine with its name. The file on the USB stick cannot be used again.</translation>
    </message>
    <message>
        <source>Về quầy</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>Trung tâm này chạy trên một máy</source>
        <translation>This centre runs on one machine</translation>
    </message>
    <message>
        <source>Đang cấp quyền cho máy {name}…</source>
        <translation>Admitting machine {name}…</translation>
    </message>
    <message>
        <source>Xong. Máy {name} đã được nối với trung tâm.</source>
        <translation>Done. Machine {name} has joined the centre.</translation>
    </message>
    <message>
        <source>Đưa mã này sang máy {name}</source>
        <translation>Take this code to machine {name}</translation>
    </message>
    <message>
        <source>Lưu tệp vào đâu?</source>
        <translation>Where to save the file?</translation>
    </message>
    <message>
        <source>Máy mới xin kết nối</source>
        <translation>A new machine asks to join</translation>
    </message>
    <message>
        <source>Thiết bị của trung tâm</source>
        <translation>Devices of the centre</translation>
    </message>
    <message>
        <source>Thêm thiết bị</source>
        <translation>Add a device</translation>
    </message>
    <message>
        <source>Gỡ thiết bị này?</source>
        <translation>Remove this device?</translation>
    </message>
    <message>
        <source>Tạo mã</source>
        <translation>Make the code</translation>
    </message>
    <message>
        <source>Lưu ra USB</source>
        <translation>Save to USB</translation>
    </message>
    <message>
        <source>Lưu vào đây</source>
        <translation>Save here</translation>
    </message>
    <message>
        <source>Về danh sách</source>
        <translation>To the list</translation>
    </message>
    <message>
        <source>Thêm lại</source>
        <translation>Add again</translation>
    </message>
    <message>
        <source>Gỡ thiết bị</source>
        <translation>Remove the device</translation>
    </message>
    <message>
        <source>Máy quầy</source>
        <translation>Counter PC</translation>
    </message>
    <message>
        <source>Máy quầy có bàn phím đánh giá</source>
        <translation>Counter PC with rating keypad</translation>
    </message>
    <message>
        <source>Kiosk lấy số</source>
        <translation>Ticket kiosk</translation>
    </message>
    <message>
        <source>Máy đánh giá</source>
        <translation>Rating screen</translation>
    </message>
    <message>
        <source>Bảng hiển thị</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>Máy lãnh đạo</source>
        <translation>Supervisor’s PC</translation>
    </message>
    <message>
        <source>Quầy {code}</source>
        <translation>Counter {code}</translation>
    </message>
    <message>
        <source>Đang kết nối</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>Im lặng {since}</source>
        <translation>Silent {since}</translation>
    </message>
    <message>
        <source>Chưa kết nối</source>
        <translation>Not connected</translation>
    </message>
    <message>
        <source>Chứng thư hết hạn từ {date}. Xin gỡ rồi thêm lại máy này.</source>
        <translation>Certificate ended on {date}. Please remove this machine and add it again.</translation>
    </message>
    <message>
        <source>Chứng thư sắp hết hạn: {date}. Xin bật máy này để tự gia hạn.</source>
        <translation>Certificate ends soon: {date}. Please switch this machine on; it renews by itself.</translation>
    </message>
    <message>
        <source>Chứng thư đến {date}</source>
        <translation>Certificate until {date}</translation>
    </message>
    <message>
        <source>Đang xin kết nối. Xin so sáu số.</source>
        <translation>Asks to join. Please compare six digits.</translation>
    </message>
    <message>
        <source>Đang cấp quyền.</source>
        <translation>Being admitted.</translation>
    </message>
    <message>
        <source>Chờ máy mới. {left}</source>
        <translation>Waiting for the machine. {left}</translation>
    </message>
    <message>
        <source>Mã đã hết hạn.</source>
        <translation>The code has ended.</translation>
    </message>
    <message>
        <source>Còn chưa đến 1 phút.</source>
        <translation>Less than 1 minute left.</translation>
    </message>
    <message>
        <source>Còn {minutes} phút.</source>
        <translation>{minutes} min left.</translation>
    </message>
    <message>
        <source>Mã của máy {name} đã hết hạn. Xin tạo mã mới rồi làm lại.</source>
        <translation>The code of {name} has ended. Please make a new one.</translation>
    </message>
    <message>
        <source>Đã từ chối máy {name}. Máy đó không được kết nối.</source>
        <translation>Machine {name} was refused. It has not joined.</translation>
    </message>
    <message>
        <source>Đã gỡ máy {name}. Máy đó không còn kết nối được.</source>
        <translation>Machine {name} was removed. It can no longer connect.</translation>
    </message>
    <message>
        <source>Đã hủy mã của máy {name}. Muốn thêm máy này, xin tạo mã mới.</source>
        <translation>The code of {name} was withdrawn. To add this machine, make a new one.</translation>
    </message>
    <message>
        <source>Muốn nhiều máy dùng chung, cần chuyển dữ liệu lên máy chủ. Lệnh trên máy này: motcua-db move</source>
        <translation>To share the data among several machines, move them to a server. Command on this machine: motcua-db move</translation>
    </message>
    <message>
        <source>Tên chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ c4.</source>
        <translation>A name is small letters, digits and hyphens, such as c4.</translation>
    </message>
    <message>
        <source>Đã có máy tên {name}. Xin đặt tên khác, hoặc gỡ máy cũ trước.</source>
        <translation>There is a machine {name}. Please give another name, or remove the old one first.</translation>
    </message>
    <message>
        <source>Xin chọn quầy của máy này.</source>
        <translation>Please choose its counter.</translation>
    </message>
    <message>
        <source>Máy này chưa có quyền quản lý thiết bị. Xin dùng máy lãnh đạo.</source>
        <translation>This machine may not manage devices. Please use the supervisor’s PC.</translation>
    </message>
    <message>
        <source>Máy chủ chưa sẵn sàng nhận máy mới. Xin chạy trên máy chủ: motcua-db server init</source>
        <translation>The server is not ready for new machines. Please run on the server: motcua-db server init</translation>
    </message>
    <message>
        <source>Đây chính là máy đang dùng. Xin gỡ máy này từ một máy khác.</source>
        <translation>This is the machine you are using. Please remove it from another one.</translation>
    </message>
    <message>
        <source>Mã này đã hết hạn hoặc đã được xử lý ở nơi khác.</source>
        <translation>This code has ended or was dealt with elsewhere.</translation>
    </message>
    <message>
        <source>Đã có kết nối lại. Chưa rõ lần bấm trước đó, xin xem danh sách.</source>
        <translation>The connection is back. It is not certain what became of the last press; please see the list.</translation>
    </message>
    <message>
        <source>Máy này đã được gỡ trước đó.</source>
        <translation>This machine was removed before.</translation>
    </message>
    <message>
        <source>Đã lưu {file} vào {place}.</source>
        <translation>Saved {file} in {place}.</translation>
    </message>
    <message>
        <source>Nơi lưu đã đầy, tệp chưa được lưu. Xin dọn bớt hoặc chọn nơi khác.</source>
        <translation>That place is full, the file was not saved. Please make room or choose another.</translation>
    </message>
    <message>
        <source>Không ghi được vào nơi này. Xin cắm lại USB hoặc chọn nơi khác.</source>
        <translation>It cannot be written there. Please plug the USB stick in again or choose another place.</translation>
    </message>
    <message>
        <source>Mất kết nối dữ liệu. Danh sách là của lần đọc trước; đang tự nối lại.</source>
        <translation>Connection to the data lost. The list is that of the last reading; reconnecting by itself.</translation>
    </message>
</context>
<context>
    <name>Dossier</name>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Nhập lại mã</source>
        <translation>Type the code again</translation>
    </message>
    <message>
        <source>Trang đầu</source>
        <translation>Start page</translation>
    </message>
</context>
<context>
    <name>Events</name>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Trang đầu</source>
        <translation>Start page</translation>
    </message>
    <message>
        <source>Theo việc trong đời</source>
        <translation>By life event</translation>
    </message>
    <message>
        <source>Theo lĩnh vực</source>
        <translation>By field</translation>
    </message>
    <message>
        <source>Xem thêm</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Chọn theo lĩnh vực</source>
        <translation>Choose by field</translation>
    </message>
    <message>
        <source>Chọn theo việc trong đời</source>
        <translation>Choose by life event</translation>
    </message>
</context>
<context>
    <name>Found</name>
    <message>
        <source>Trang đầu</source>
        <translation>First page</translation>
    </message>
</context>
<context>
    <name>HandOver</name>
    <message>
        <source>Ghi nhận hồ sơ</source>
        <translation>Note a dossier</translation>
    </message>
    <message>
        <source>Giấy tiếp nhận</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Mã hồ sơ trên giấy tiếp nhận</source>
        <translation>Dossier code on the receipt</translation>
    </message>
    <message>
        <source>Hoặc quét mã trên giấy bằng máy quét.</source>
        <translation>Or scan the code on the paper.</translation>
    </message>
    <message>
        <source>Đang tìm…</source>
        <translation>Looking…</translation>
    </message>
    <message>
        <source>Hoàn lại lần ghi vừa rồi</source>
        <translation>Undo the last note</translation>
    </message>
    <message>
        <source>Xem hồ sơ</source>
        <translation>Look up</translation>
    </message>
    <message>
        <source>Chọn 1 hoặc 2</source>
        <translation>Choose 1 or 2</translation>
    </message>
    <message>
        <source>Đã ghi nhận</source>
        <translation>Noted</translation>
    </message>
    <message>
        <source>Đã xử lý xong</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>Đã trả kết quả</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>chưa rõ</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>Đang liên thông</source>
        <translation>Between agencies</translation>
    </message>
    <message>
        <source>Mới đăng ký</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>Được tiếp nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Không được tiếp nhận</source>
        <translation>Not accepted</translation>
    </message>
    <message>
        <source>Đang xử lý</source>
        <translation>In process</translation>
    </message>
    <message>
        <source>Yêu cầu bổ sung giấy tờ</source>
        <translation>Papers requested</translation>
    </message>
    <message>
        <source>Chờ nộp phí, lệ phí</source>
        <translation>Payment awaited</translation>
    </message>
    <message>
        <source>Công dân đã rút hồ sơ</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Dừng xử lý</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>Hẹn trả: {at}</source>
        <translation>Due: {at}</translation>
    </message>
    <message>
        <source>Hồ sơ này chưa có trong danh sách nhập về. Vẫn ghi nhận được.</source>
        <translation>Not among the imported dossiers. It can be noted all the same.</translation>
    </message>
    <message>
        <source>Phần mềm một cửa ghi: {state}</source>
        <translation>One-stop software says: {state}</translation>
    </message>
    <message>
        <source>{step}: {at}, quầy {counter}</source>
        <translation>{step}: {at}, counter {counter}</translation>
    </message>
    <message>
        <source>{code}: đã ghi “Đã xử lý xong”. Quét lại để hoàn lại.</source>
        <translation>{code}: noted as finished. Scan again to undo.</translation>
    </message>
    <message>
        <source>{code}: đã ghi “Đã trả kết quả”. Quét lại để hoàn lại.</source>
        <translation>{code}: noted as returned. Scan again to undo.</translation>
    </message>
    <message>
        <source>{code}: “Đã xử lý xong” đã ghi lúc {at}, quầy {counter}.</source>
        <translation>{code}: noted as finished before, {at}, counter {counter}.</translation>
    </message>
    <message>
        <source>{code}: “Đã trả kết quả” đã ghi lúc {at}, quầy {counter}.</source>
        <translation>{code}: noted as returned before, {at}, counter {counter}.</translation>
    </message>
    <message>
        <source>{code}: đã hoàn lại.</source>
        <translation>{code}: undone.</translation>
    </message>
    <message>
        <source>Đã quá 10 phút. Xin nhờ người phụ trách hoàn lại.</source>
        <translation>Over 10 minutes ago. Please ask the supervisor to undo it.</translation>
    </message>
    <message>
        <source>Lần ghi này đã được hoàn lại.</source>
        <translation>This was undone already.</translation>
    </message>
    <message>
        <source>Xin chọn phím 1 hoặc 2.</source>
        <translation>Please choose key 1 or 2.</translation>
    </message>
    <message>
        <source>Bước này đã ghi rồi.</source>
        <translation>This step is noted already.</translation>
    </message>
    <message>
        <source>Hồ sơ đã trả kết quả lúc {at}, quầy {counter}.</source>
        <translation>Returned already at {at}, counter {counter}.</translation>
    </message>
    <message>
        <source>Xin gõ mã hồ sơ.</source>
        <translation>Please type the dossier code.</translation>
    </message>
    <message>
        <source>Đây là thẻ của người dân, không phải hồ sơ. Nội dung thẻ không được lưu.</source>
        <translation>This is a personal card, not a dossier. Nothing of it was kept.</translation>
    </message>
    <message>
        <source>Đây là phiếu lấy số. Xin gõ mã trên giấy tiếp nhận.</source>
        <translation>This is a queue slip. Please type the code on the receipt.</translation>
    </message>
    <message>
        <source>Đây là mã thủ tục. Xin gõ mã hồ sơ trên giấy tiếp nhận.</source>
        <translation>This is a procedure code. Please type the dossier code on the receipt.</translation>
    </message>
    <message>
        <source>Chưa đúng mã hồ sơ. Xin gõ như trên giấy tiếp nhận.</source>
        <translation>Not a dossier code. Please type it as on the receipt.</translation>
    </message>
    <message>
        <source>Tài khoản này không được ghi nhận hồ sơ.</source>
        <translation>This account may not note dossiers.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Thứ Hai</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>Thứ Ba</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>Thứ Tư</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>Thứ Năm</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>Thứ Sáu</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>Thứ Bảy</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>Chủ Nhật</source>
        <translation>Sunday</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>Xin chào! Ông/Bà cần làm việc gì?</source>
        <translation>Hello! What do you need today?</translation>
    </message>
    <message>
        <source>Tra cứu thủ tục</source>
        <translation>Find a procedure</translation>
    </message>
    <message>
        <source>Tra cứu hồ sơ</source>
        <translation>Track a file</translation>
    </message>
    <message>
        <source>Lĩnh vực khác</source>
        <translation>Other services</translation>
    </message>
    <message>
        <source>Chạm vào một lĩnh vực để lấy số thứ tự</source>
        <translation>Touch a service to get a number</translation>
    </message>
    <message>
        <source>Chạm vào một lĩnh vực để lấy số ưu tiên: {group}</source>
        <translation>Touch a service to get a priority number: {group}</translation>
    </message>
</context>
<context>
    <name>Joining</name>
    <message>
        <source>Nối máy này với trung tâm</source>
        <translation>Join this machine to the centre</translation>
    </message>
    <message>
        <source>Cắm USB có tệp của máy này. Hoặc đưa máy quét vào mã QR trên máy người phụ trách, hay dán mã vào ô dưới đây.</source>
        <translation>Plug in the USB stick with the file of this machine. Or scan the QR code on the supervisor’s screen, or paste the code below.</translation>
    </message>
    <message>
        <source>Đang chờ USB.</source>
        <translation>Waiting for a USB stick.</translation>
    </message>
    <message>
        <source>Mã của máy này</source>
        <translation>Code of this machine</translation>
    </message>
    <message>
        <source>Quét hoặc dán vào đây</source>
        <translation>Scan or paste it here</translation>
    </message>
    <message>
        <source>Dán</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Tiếng Việt</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>{file} (USB {drive})</source>
        <translation>{file} (USB {drive})</translation>
    </message>
    <message>
        <source>Có đúng máy này không?</source>
        <translation>Is this the right machine?</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Nối máy này</source>
        <translation>Join this machine</translation>
    </message>
    <message>
        <source>Dừng lại</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>So sáu số với máy người phụ trách</source>
        <translation>Compare with the supervisor’s screen</translation>
    </message>
    <message>
        <source>Đang nối với máy chủ…</source>
        <translation>Reaching the server…</translation>
    </message>
    <message>
        <source>Việc này mất vài giây.</source>
        <translation>This takes a few seconds.</translation>
    </message>
    <message>
        <source>Chọn mã khác</source>
        <translation>Another code</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Đã kết nối</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>Kiosk lấy số</source>
        <translation>Ticket kiosk</translation>
    </message>
    <message>
        <source>Máy đánh giá</source>
        <translation>Rating screen</translation>
    </message>
    <message>
        <source>Bảng hiển thị</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>Máy quầy</source>
        <translation>Counter PC</translation>
    </message>
    <message>
        <source>Máy lãnh đạo</source>
        <translation>Supervisor’s PC</translation>
    </message>
    <message>
        <source>Trung tâm: {centre}</source>
        <translation>Centre: {centre}</translation>
    </message>
    <message>
        <source>Máy chủ: {server}</source>
        <translation>Server: {server}</translation>
    </message>
    <message>
        <source>Tên máy này: {machine}</source>
        <translation>This machine: {machine}</translation>
    </message>
    <message>
        <source>Quầy {counter}</source>
        <translation>Counter {counter}</translation>
    </message>
    <message>
        <source>Mất kết nối với máy chủ. Đang tự nối lại; sáu số vẫn giữ nguyên.</source>
        <translation>Connection to the server lost. Reconnecting by itself; the six digits stay.</translation>
    </message>
    <message>
        <source>Máy chủ chưa ký. Xin xem máy chủ có đang chạy: motcua-db server attend</source>
        <translation>The server has not signed yet. Please see whether this runs on the server: motcua-db server attend</translation>
    </message>
    <message>
        <source>Đã khớp. Máy chủ đang cấp quyền.</source>
        <translation>Same on both. The server is admitting this machine.</translation>
    </message>
    <message>
        <source>Nếu sáu số giống nhau, bấm Khớp trên máy người phụ trách. Còn {minutes} phút.</source>
        <translation>If the six digits are the same, press Same on the supervisor’s screen. {minutes} min left.</translation>
    </message>
    <message>
        <source>Máy này đã có tệp {file}. Xin tự sửa để tệp có các dòng sau:</source>
        <translation>This machine has {file} already. Please edit it so that it has these lines:</translation>
    </message>
    <message>
        <source>Đĩa đầy, chưa ghi được {file}. Xin dọn đĩa rồi ghi tệp với các dòng sau:</source>
        <translation>The disk is full, {file} was not written. Please make room and write it with these lines:</translation>
    </message>
    <message>
        <source>Không có quyền ghi {file}. Xin nhờ quản trị máy ghi tệp với các dòng sau:</source>
        <translation>{file} may not be written here. Please ask the administrator to write it with these lines:</translation>
    </message>
    <message>
        <source>Chưa ghi {file}. Xin ghi tệp với các dòng sau, sửa lại cho đúng:</source>
        <translation>{file} was not written. Please write it with these lines, corrected:</translation>
    </message>
    <message>
        <source>Đã ghi cài đặt vào {file}.</source>
        <translation>The settings were written to {file}.</translation>
    </message>
    <message>
        <source>Cài đặt trong {file} đã đúng, không phải sửa.</source>
        <translation>The settings in {file} are right already.</translation>
    </message>
    <message>
        <source>Xin tạo mã mới trên máy người phụ trách.</source>
        <translation>Please make a new code on the supervisor’s screen.</translation>
    </message>
    <message>
        <source>Mã đã hết hạn hoặc đã được dùng.</source>
        <translation>The code has ended or was used.</translation>
    </message>
    <message>
        <source>Mã bị thiếu hoặc sai chữ.</source>
        <translation>The code is incomplete or misread.</translation>
    </message>
    <message>
        <source>Xin tắt bộ gõ tiếng Việt rồi quét lại, hoặc dùng tệp trên USB.</source>
        <translation>Please switch Vietnamese typing off and scan again, or use the file on a USB stick.</translation>
    </message>
    <message>
        <source>Đây không phải mã thêm thiết bị.</source>
        <translation>This is not the code of a new machine.</translation>
    </message>
    <message>
        <source>Mã bắt đầu bằng MOTCUA. Xin quét mã trên máy người phụ trách.</source>
        <translation>It begins with MOTCUA. Please scan the one on the supervisor’s screen.</translation>
    </message>
    <message>
        <source>Mã này của phiên bản mới hơn.</source>
        <translation>This code is of a newer version.</translation>
    </message>
    <message>
        <source>Xin cập nhật phần mềm trên máy này trước.</source>
        <translation>Please update the software of this machine first.</translation>
    </message>
    <message>
        <source>Người phụ trách đã từ chối máy này.</source>
        <translation>The supervisor has refused this machine.</translation>
    </message>
    <message>
        <source>Nếu sáu số khác nhau, xin báo người phụ trách trước khi làm lại.</source>
        <translation>If the six digits differed, please tell the supervisor before trying again.</translation>
    </message>
    <message>
        <source>Không nối được với máy chủ.</source>
        <translation>The server cannot be reached.</translation>
    </message>
    <message>
        <source>Xin xem dây mạng, máy chủ có bật không, rồi bấm Thử lại.</source>
        <translation>Please check the network cable and that the server is on, then press Try again.</translation>
    </message>
    <message>
        <source>Không phải máy chủ của trung tâm.</source>
        <translation>This is not the centre’s server.</translation>
    </message>
    <message>
        <source>Dừng lại và báo người phụ trách.</source>
        <translation>Stop and tell the supervisor.</translation>
    </message>
    <message>
        <source>Đồng hồ của máy này chạy sai.</source>
        <translation>The clock of this machine is wrong.</translation>
    </message>
    <message>
        <source>Xin chỉnh ngày giờ của máy rồi bấm Thử lại.</source>
        <translation>Please set its date and time, then press Try again.</translation>
    </message>
    <message>
        <source>Máy chủ không nhận máy mới.</source>
        <translation>The server takes no new machine.</translation>
    </message>
    <message>
        <source>Xin tạo mã mới. Nếu vẫn vậy, chạy trên máy chủ: motcua-db server init</source>
        <translation>Please make a new code. If that does not help, run on the server: motcua-db server init</translation>
    </message>
    <message>
        <source>Giấy tờ máy chủ cấp không khớp với máy này.</source>
        <translation>What the server gave does not belong to this machine.</translation>
    </message>
    <message>
        <source>Xin báo người phụ trách, rồi tạo mã mới.</source>
        <translation>Please tell the supervisor, then make a new code.</translation>
    </message>
    <message>
        <source>Đĩa của máy này đã đầy.</source>
        <translation>The disk of this machine is full.</translation>
    </message>
    <message>
        <source>Xin dọn bớt rồi bấm Thử lại.</source>
        <translation>Please make room, then press Try again.</translation>
    </message>
    <message>
        <source>Không ghi được khóa của máy này.</source>
        <translation>The key of this machine cannot be kept.</translation>
    </message>
    <message>
        <source>Xin mở chương trình bằng tài khoản của Motcua. Nơi ghi: {file}</source>
        <translation>Please open the program as the user of Motcua. Place: {file}</translation>
    </message>
    <message>
        <source>Chương trình khác đang dùng khóa của máy này.</source>
        <translation>Another program is using the key of this machine.</translation>
    </message>
    <message>
        <source>Xin đóng chương trình đó rồi bấm Thử lại.</source>
        <translation>Please close that program, then press Try again.</translation>
    </message>
    <message>
        <source>Không đọc được tệp trên USB.</source>
        <translation>The file on the USB stick cannot be read.</translation>
    </message>
    <message>
        <source>Xin cắm lại USB.</source>
        <translation>Please plug the stick in again.</translation>
    </message>
    <message>
        <source>Chưa nối được máy này.</source>
        <translation>This machine has not joined.</translation>
    </message>
    <message>
        <source>Xin thử lại, hoặc báo người phụ trách.</source>
        <translation>Please try again, or tell the supervisor.</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Xóa</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Xóa hết</source>
        <translation>Clear all</translation>
    </message>
    <message>
        <source>Gõ không dấu</source>
        <translation>No accents</translation>
    </message>
    <message>
        <source>dấu cách</source>
        <translation>space</translation>
    </message>
    <message>
        <source>Tìm</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Chữ số và dấu</source>
        <translation>Numbers and marks</translation>
    </message>
    <message>
        <source>Chữ cái</source>
        <translation>Letters</translation>
    </message>
    <message>
        <source>Chữ số, dấu và {letters}</source>
        <translation>Numbers, marks and {letters}</translation>
    </message>
    <message>
        <source>dấu chấm</source>
        <translation>full stop</translation>
    </message>
    <message>
        <source>dấu phẩy</source>
        <translation>comma</translation>
    </message>
    <message>
        <source>dấu gạch ngang</source>
        <translation>hyphen</translation>
    </message>
    <message>
        <source>dấu gạch chéo</source>
        <translation>slash</translation>
    </message>
</context>
<context>
    <name>Kiosk</name>
    <message>
        <source>Thông tin cập nhật đến ngày {date}, có thể đã thay đổi</source>
        <translation>Information as of {date}, it may have changed</translation>
    </message>
    <message>
        <source>Thông tin cập nhật đến ngày {date}</source>
        <translation>Information as of {date}</translation>
    </message>
    <message>
        <source>Chưa có ai chờ</source>
        <translation>No one waiting</translation>
    </message>
    <message>
        <source>{n} người đang chờ</source>
        <translation>{n} waiting</translation>
    </message>
    <message>
        <source>dưới {high} phút</source>
        <translation>under {high} minutes</translation>
    </message>
    <message>
        <source>khoảng {low}–{high} phút</source>
        <translation>about {low}–{high} minutes</translation>
    </message>
    <message>
        <source>Hôm nay đã hết số</source>
        <translation>No numbers left today</translation>
    </message>
    <message>
        <source>Ngoài giờ nhận số</source>
        <translation>Closed now</translation>
    </message>
    <message>
        <source>mở lại lúc {time}</source>
        <translation>opens at {time}</translation>
    </message>
    <message>
        <source>mở lại {time} ngày {date}</source>
        <translation>opens {time} on {date}</translation>
    </message>
    <message>
        <source>Nhận số buổi sáng {morning}, buổi chiều {afternoon}.</source>
        <translation>Numbers are given {morning} and {afternoon}.</translation>
    </message>
    <message>
        <source>Nhận số {hours}.</source>
        <translation>Numbers are given {hours}.</translation>
    </message>
    <message>
        <source>Ngoài giờ nhận số.</source>
        <translation>No numbers are given now.</translation>
    </message>
    <message>
        <source>Hôm nay đã hết số cho lĩnh vực này. Mời Ông/Bà đến quầy hướng dẫn.</source>
        <translation>No numbers left today for this service. Please ask the help desk.</translation>
    </message>
    <message>
        <source>Máy chưa lấy được số lúc này. Mời Ông/Bà đến quầy hướng dẫn.</source>
        <translation>Numbers are not available right now. Please go to the help desk.</translation>
    </message>
    <message>
        <source>Máy hết giấy. Ông/Bà vẫn lấy được số trên màn hình.</source>
        <translation>Out of paper. You can still get a number on the screen.</translation>
    </message>
    <message>
        <source>Máy in đang gặp trục trặc. Ông/Bà vẫn lấy được số trên màn hình.</source>
        <translation>The printer is not working. You can still get a number on the screen.</translation>
    </message>
    <message>
        <source>Hàng này chưa có ai chờ trước</source>
        <translation>No one is before you in this line</translation>
    </message>
    <message>
        <source>Còn {n} người trước Ông/Bà</source>
        <translation>{n} people before you</translation>
    </message>
    <message>
        <source>Trong vòng {high} phút nữa đến lượt</source>
        <translation>Your turn within {high} minutes</translation>
    </message>
    <message>
        <source>Khoảng {low}–{high} phút nữa đến lượt</source>
        <translation>Your turn in about {low}–{high} minutes</translation>
    </message>
    <message>
        <source>Quầy {codes}</source>
        <translation>Counter {codes}</translation>
    </message>
    <message>
        <source>Khu {codes}</source>
        <translation>Zone {codes}</translation>
    </message>
    <message>
        <source>Màn hình tự trở về sau {n} giây</source>
        <translation>Back to the start in {n} seconds</translation>
    </message>
    <message>
        <source>Số của Ông/Bà: {label}</source>
        <translation>Your number: {label}</translation>
    </message>
    <message>
        <source>Phiếu này không phải của hôm nay</source>
        <translation>This ticket is not of today</translation>
    </message>
    <message>
        <source>Đây là mã thủ tục</source>
        <translation>This is the code of a procedure</translation>
    </message>
    <message>
        <source>Máy chưa tra được lúc này</source>
        <translation>The machine cannot look this up now</translation>
    </message>
    <message>
        <source>Máy chưa đọc được mã này</source>
        <translation>The machine cannot read this code</translation>
    </message>
    <message>
        <source>Xin Ông/Bà lấy số mới.</source>
        <translation>Please take a new number.</translation>
    </message>
    <message>
        <source>Xin lấy số ở lĩnh vực của thủ tục này.</source>
        <translation>Please take a number in the field of this procedure.</translation>
    </message>
    <message>
        <source>Xin hỏi cán bộ tại quầy.</source>
        <translation>Please ask at a counter.</translation>
    </message>
    <message>
        <source>Xin thử lại, hoặc hỏi cán bộ.</source>
        <translation>Please try again, or ask the staff.</translation>
    </message>
    <message>
        <source>Sắp đến lượt Ông/Bà.</source>
        <translation>You will be called soon.</translation>
    </message>
    <message>
        <source>Ông/Bà chắc chắn bỏ số {label}?</source>
        <translation>Give up number {label} for good?</translation>
    </message>
    <message>
        <source>Số này sẽ không được gọi nữa. Muốn làm thủ tục, Ông/Bà lấy số mới.</source>
        <translation>It will not be called any more. To be served, please get a new number.</translation>
    </message>
    <message>
        <source>Đã lùi lại. Số của Ông/Bà vẫn giữ nguyên.</source>
        <translation>Moved back. Your number stays the same.</translation>
    </message>
    <message>
        <source>Hàng chờ vừa thay đổi nên máy chưa làm theo được.</source>
        <translation>The queue has just changed, so this could not be done.</translation>
    </message>
    <message>
        <source>Máy chưa làm được lúc này. Xin thử lại, hoặc hỏi cán bộ.</source>
        <translation>This cannot be done right now. Please try again, or ask the staff.</translation>
    </message>
    <message>
        <source>Sau mọi người đang chờ</source>
        <translation>After everyone waiting now</translation>
    </message>
    <message>
        <source>Sau {n} người nữa</source>
        <translation>After {n} more people</translation>
    </message>
    <message>
        <source>{n} người trước Ông/Bà</source>
        <translation>{n} people before you</translation>
    </message>
    <message>
        <source>Số vẫn giữ nguyên. Sau khi lùi, số xếp theo thứ tự thường, không ưu tiên nữa.</source>
        <translation>Your number stays the same. Once moved back it stands in the ordinary order, without priority.</translation>
    </message>
    <message>
        <source>Số vẫn giữ nguyên. Người đến sau sẽ được gọi trước Ông/Bà.</source>
        <translation>Your number stays the same. People who came later will be called before you.</translation>
    </message>
    <message>
        <source>Số này đã được gọi mà chưa có người đến. Xin hỏi cán bộ.</source>
        <translation>This number was called and nobody came. Please ask the staff.</translation>
    </message>
    <message>
        <source>Số này đã bỏ, sẽ không được gọi nữa.</source>
        <translation>This number was given up and will not be called.</translation>
    </message>
    <message>
        <source>Số này đã xong.</source>
        <translation>This number has been served.</translation>
    </message>
    <message>
        <source>Số này đang được phục vụ.</source>
        <translation>This number is being served.</translation>
    </message>
    <message>
        <source>Số này đang được gọi.</source>
        <translation>This number is being called.</translation>
    </message>
    <message>
        <source>Xin mời đến {counter}.</source>
        <translation>Please go to {counter}.</translation>
    </message>
    <message>
        <source>Xin chờ {n} phút rồi tra cứu lại</source>
        <translation>Please wait {n} minutes and try again</translation>
    </message>
    <message>
        <source>Chưa tìm thấy hồ sơ</source>
        <translation>The file was not found</translation>
    </message>
    <message>
        <source>Máy chưa tra được hồ sơ lúc này</source>
        <translation>Files cannot be looked up right now</translation>
    </message>
    <message>
        <source>Đang tra cứu, xin Ông/Bà chờ một chút</source>
        <translation>Looking it up, please wait a moment</translation>
    </message>
    <message>
        <source>Không tìm thấy mã này ở trung tâm. Ông/Bà có thể nhập lại hoặc hỏi quầy hướng dẫn.</source>
        <translation>This code was not found here. Type it again or ask the help desk.</translation>
    </message>
    <message>
        <source>Máy này vừa nhận nhiều mã chưa đúng. Ông/Bà vẫn lấy được số gặp cán bộ.</source>
        <translation>This machine has just received several wrong codes. You can still get a number to see the staff.</translation>
    </message>
    <message>
        <source>Mời Ông/Bà hỏi cán bộ tại quầy.</source>
        <translation>Please ask at the counter.</translation>
    </message>
    <message>
        <source>Hồ sơ số {code}</source>
        <translation>File {code}</translation>
    </message>
    <message>
        <source>Hẹn trả kết quả: {when}</source>
        <translation>Result due: {when}</translation>
    </message>
    <message>
        <source>Lấy số nhận kết quả</source>
        <translation>Number to collect the result</translation>
    </message>
    <message>
        <source>Lấy số quầy trả kết quả</source>
        <translation>Number for the results counter</translation>
    </message>
    <message>
        <source>Lấy số bổ sung giấy tờ</source>
        <translation>Number to add papers</translation>
    </message>
    <message>
        <source>Lấy số gặp cán bộ</source>
        <translation>Get a number to see staff</translation>
    </message>
    <message>
        <source>Hồ sơ đã quá hẹn</source>
        <translation>Your file is overdue</translation>
    </message>
    <message>
        <source>Hồ sơ có tại trung tâm</source>
        <translation>Your file is at the centre</translation>
    </message>
    <message>
        <source>Hồ sơ đang được chuyển đến cơ quan giải quyết</source>
        <translation>Your file is being passed on to the office in charge</translation>
    </message>
    <message>
        <source>Hồ sơ mới đăng ký, chờ tiếp nhận</source>
        <translation>Newly filed, waiting to be accepted</translation>
    </message>
    <message>
        <source>Hồ sơ đã được tiếp nhận</source>
        <translation>Your file was accepted</translation>
    </message>
    <message>
        <source>Hồ sơ không được tiếp nhận</source>
        <translation>Your file was not accepted</translation>
    </message>
    <message>
        <source>Hồ sơ đang được giải quyết</source>
        <translation>Your file is being processed</translation>
    </message>
    <message>
        <source>Hồ sơ cần bổ sung giấy tờ</source>
        <translation>Your file needs more papers</translation>
    </message>
    <message>
        <source>Hồ sơ chờ Ông/Bà nộp tiền</source>
        <translation>Your file waits for a payment</translation>
    </message>
    <message>
        <source>Hồ sơ đã rút theo yêu cầu</source>
        <translation>Your file was withdrawn on request</translation>
    </message>
    <message>
        <source>Hồ sơ đã dừng giải quyết</source>
        <translation>Work on your file has ended</translation>
    </message>
    <message>
        <source>Hồ sơ đã có kết quả</source>
        <translation>Your result is ready</translation>
    </message>
    <message>
        <source>Kết quả đã được trả</source>
        <translation>The result was handed over</translation>
    </message>
    <message>
        <source>Trung tâm xin lỗi Ông/Bà, mời đến quầy trả kết quả.</source>
        <translation>The centre apologises. Please go to the result counter.</translation>
    </message>
    <message>
        <source>Mời Ông/Bà mang giấy tờ còn thiếu đến quầy. Phiếu yêu cầu bổ sung ghi rõ giấy tờ nào.</source>
        <translation>Please bring the missing papers to the counter. The request you received names them.</translation>
    </message>
    <message>
        <source>Mời Ông/Bà nộp tiền theo thông báo đã nhận, hoặc hỏi cán bộ tại quầy.</source>
        <translation>Please pay as the notice you received says, or ask at the counter.</translation>
    </message>
    <message>
        <source>Hồ sơ này đã xong. Nếu có điều chưa rõ, mời Ông/Bà hỏi cán bộ.</source>
        <translation>This file is finished. If anything is unclear, please ask the staff.</translation>
    </message>
    <message>
        <source>Cán bộ sẽ giải thích và hướng dẫn Ông/Bà.</source>
        <translation>The staff will explain and help you.</translation>
    </message>
    <message>
        <source>Trung tâm xin lỗi Ông/Bà, mời lấy số gặp cán bộ để được trả lời.</source>
        <translation>The centre apologises. Please get a number to see staff for an answer.</translation>
    </message>
    <message>
        <source>Kết quả có sau ngày hẹn, trung tâm xin lỗi Ông/Bà. Mời mang giấy hẹn đến nhận.</source>
        <translation>The result came after its date; the centre apologises. Please bring your receipt to collect it.</translation>
    </message>
    <message>
        <source>Mời Ông/Bà mang giấy hẹn đến nhận kết quả.</source>
        <translation>Please bring your receipt to collect the result.</translation>
    </message>
    <message>
        <source>Cán bộ đang xem hồ sơ. Ông/Bà chưa cần làm gì thêm.</source>
        <translation>The staff are looking at your file. Nothing to do for now.</translation>
    </message>
    <message>
        <source>Ông/Bà chưa cần làm gì thêm.</source>
        <translation>Nothing to do for now.</translation>
    </message>
    <message>
        <source>Ông/Bà chưa cần làm gì thêm. Mời đến nhận kết quả theo ngày hẹn.</source>
        <translation>Nothing to do for now. Please come for the result on its date.</translation>
    </message>
    <message>
        <source>{time} ngày {date}</source>
        <translation>{time} on {date}</translation>
    </message>
    <message>
        <source>Có {n} lựa chọn trên màn hình.</source>
        <translation>There are {n} choices on the screen.</translation>
    </message>
    <message>
        <source>đến</source>
        <comment>10 to 15, read aloud</comment>
        <translation>to</translation>
    </message>
    <message>
        <source>Máy đã đọc thẻ và không lưu gì.</source>
        <translation>The card was read and nothing is kept.</translation>
    </message>
    <message>
        <source>1 thủ tục</source>
        <translation>1 procedure</translation>
    </message>
    <message>
        <source>{n} thủ tục</source>
        <translation>{n} procedures</translation>
    </message>
    <message>
        <source>Đang mở danh mục thủ tục, xin Ông/Bà chờ một chút.</source>
        <translation>Opening the list of procedures, please wait a moment.</translation>
    </message>
    <message>
        <source>Chưa có danh mục thủ tục. Mời Ông/Bà hỏi quầy hướng dẫn.</source>
        <translation>There is no list of procedures yet. Please ask the help desk.</translation>
    </message>
    <message>
        <source>Có nhiều thủ tục. Ông/Bà gõ thêm chữ để dễ tìm hơn.</source>
        <translation>Many procedures found. Type more letters to narrow them down.</translation>
    </message>
    <message>
        <source>Chưa tìm thấy. Thử gõ ít chữ hơn hoặc chọn theo lĩnh vực.</source>
        <translation>Nothing found. Try fewer letters or choose a field.</translation>
    </message>
    <message>
        <source>Tìm thấy 1 thủ tục</source>
        <translation>1 procedure found</translation>
    </message>
    <message>
        <source>Tìm thấy {n} thủ tục</source>
        <translation>{n} procedures found</translation>
    </message>
    <message>
        <source>{n} lĩnh vực</source>
        <translation>{n} fields</translation>
    </message>
    <message>
        <source>Danh mục ở đây chưa có thủ tục này. Mời Ông/Bà hỏi quầy hướng dẫn.</source>
        <translation>This is not in the list here. Please ask the help desk.</translation>
    </message>
    <message>
        <source>Xã</source>
        <translation>Commune</translation>
    </message>
    <message>
        <source>Tỉnh</source>
        <translation>Province</translation>
    </message>
    <message>
        <source>Trung ương</source>
        <translation>Central</translation>
    </message>
    <message>
        <source>Cơ quan khác</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>Cấp xã</source>
        <translation>Commune</translation>
    </message>
    <message>
        <source>Cấp tỉnh</source>
        <translation>Province</translation>
    </message>
    <message>
        <source>Cấp trung ương</source>
        <translation>Central</translation>
    </message>
    <message>
        <source>Mã {code}</source>
        <translation>Code {code}</translation>
    </message>
    <message>
        <source>Không tìm thấy thủ tục này ở trung tâm. Mời Ông/Bà hỏi quầy hướng dẫn.</source>
        <translation>This procedure was not found here. Please ask the help desk.</translation>
    </message>
    <message>
        <source>Máy chưa mở được thủ tục lúc này. Mời Ông/Bà đến quầy hướng dẫn.</source>
        <translation>The procedure cannot be opened right now. Please go to the help desk.</translation>
    </message>
    <message>
        <source>Đang mở thủ tục, xin Ông/Bà chờ một chút.</source>
        <translation>Opening the procedure, please wait a moment.</translation>
    </message>
    <message>
        <source>Trường hợp</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Không tìm thấy cấp này.</source>
        <translation>This level was not found.</translation>
    </message>
    <message>
        <source>Chưa mở được cấp này.</source>
        <translation>This level could not be opened.</translation>
    </message>
    <message>
        <source>Không rõ thông tin cập nhật đến ngày nào. Mời Ông/Bà hỏi lại tại quầy trước khi nộp.</source>
        <translation>It is not known how old this information is. Please ask again at the counter before you file.</translation>
    </message>
    <message>
        <source>Mời Ông/Bà hỏi lại tại quầy trước khi nộp.</source>
        <translation>Please ask again at the counter before you file.</translation>
    </message>
    <message>
        <source>Không thuộc trường hợp nào đã nêu</source>
        <translation>None of those above</translation>
    </message>
    <message>
        <source>Chưa có danh mục giấy tờ của thủ tục này. Mời Ông/Bà hỏi quầy hướng dẫn.</source>
        <translation>There is no list of documents for this procedure yet. Please ask at the help desk.</translation>
    </message>
    <message>
        <source>Lưu ý</source>
        <translation>Please note</translation>
    </message>
    <message>
        <source>Mẫu: {form}</source>
        <translation>Form: {form}</translation>
    </message>
    <message>
        <source>Đã có</source>
        <translation>I have it</translation>
    </message>
    <message>
        <source>Chưa có</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>{n} bản chính</source>
        <translation>originals: {n}</translation>
    </message>
    <message>
        <source>{n} bản sao</source>
        <translation>copies: {n}</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Time limit</translation>
    </message>
    <message>
        <source>Lệ phí</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>Trực tiếp</source>
        <translation>In person</translation>
    </message>
    <message>
        <source>Trực tuyến</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Bưu chính</source>
        <translation>By post</translation>
    </message>
    <message>
        <source>Hỏi tại quầy</source>
        <translation>Ask at the counter</translation>
    </message>
    <message>
        <source>Miễn phí</source>
        <translation>Free</translation>
    </message>
    <message>
        <source>Tại trung tâm này</source>
        <translation>At this centre</translation>
    </message>
    <message>
        <source>Quét để nộp trực tuyến</source>
        <translation>Scan to file online</translation>
    </message>
    <message>
        <source>Dịch vụ công trực tuyến</source>
        <translation>Online service</translation>
    </message>
    <message>
        <source>Cách nộp</source>
        <translation>How to file</translation>
    </message>
    <message>
        <source>Cơ quan thực hiện</source>
        <translation>Office in charge</translation>
    </message>
    <message>
        <source>Các bước</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>Mời Ông/Bà hỏi quầy hướng dẫn</source>
        <translation>Please ask the help desk</translation>
    </message>
    <message>
        <source>Toàn trình</source>
        <translation>Fully online</translation>
    </message>
    <message>
        <source>Một phần</source>
        <translation>Partly online</translation>
    </message>
    <message>
        <source>Nộp trực tuyến được</source>
        <translation>Can be filed online</translation>
    </message>
    <message>
        <source>Không nộp trực tuyến</source>
        <translation>Cannot be filed online</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Yêu cầu, điều kiện</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>Căn cứ pháp lý</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>Quyết định công bố</source>
        <translation>Published by decision</translation>
    </message>
    <message>
        <source>Tên tiếng Việt</source>
        <translation>Vietnamese name</translation>
    </message>
    <message>
        <source>Giấy tờ cần có</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Thời hạn, lệ phí</source>
        <translation>Time, fee</translation>
    </message>
    <message>
        <source>Nơi nộp</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Kết quả, căn cứ</source>
        <translation>Result, law</translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Không rõ ngày cập nhật</source>
        <translation>Date of the information unknown</translation>
    </message>
    <message>
        <source>Thông tin có thể đã cũ</source>
        <translation>Information may be out of date</translation>
    </message>
    <message>
        <source>Cần {n} giấy tờ. Chạm vào giấy tờ Ông/Bà đã có.</source>
        <translation>{n} documents are needed. Touch those you have.</translation>
    </message>
    <message>
        <source>Cần {n} giấy tờ</source>
        <translation>{n} documents are needed</translation>
    </message>
    <message>
        <source>Đã đủ giấy tờ</source>
        <translation>Nothing is missing</translation>
    </message>
    <message>
        <source>Còn thiếu {n} giấy tờ</source>
        <translation>{n} documents are missing</translation>
    </message>
    <message>
        <source>Đang in danh sách…</source>
        <translation>Printing the list…</translation>
    </message>
    <message>
        <source>Đã in. Mời Ông/Bà lấy giấy.</source>
        <translation>Printed. Please take the paper.</translation>
    </message>
    <message>
        <source>Chưa in được. {why}</source>
        <translation>Not printed. {why}</translation>
    </message>
    <message>
        <source>Máy hết giấy. Mời Ông/Bà chụp ảnh màn hình hoặc hỏi quầy hướng dẫn.</source>
        <translation>Out of paper. Please take a photo of the screen or ask the help desk.</translation>
    </message>
    <message>
        <source>Máy đang in. Mời Ông/Bà thử lại sau.</source>
        <translation>The printer is busy. Please try again.</translation>
    </message>
    <message>
        <source>Máy in đang gặp trục trặc. Mời Ông/Bà chụp ảnh màn hình hoặc hỏi quầy hướng dẫn.</source>
        <translation>The printer is not working. Please take a photo of the screen or ask the help desk.</translation>
    </message>
    <message>
        <source>Máy hết giấy.</source>
        <translation>Out of paper.</translation>
    </message>
    <message>
        <source>Máy đang in.</source>
        <translation>The printer is busy.</translation>
    </message>
    <message>
        <source>Máy in gặp trục trặc.</source>
        <translation>The printer is not working.</translation>
    </message>
    <message>
        <source>Quét phiếu số, giấy hẹn hoặc thẻ căn cước tại ô quét</source>
        <translation>Scan your ticket, receipt or ID card at the reader</translation>
    </message>
    <message>
        <source>Quét phiếu số hoặc giấy hẹn tại ô quét</source>
        <translation>Scan your ticket or receipt at the reader</translation>
    </message>
</context>
<context>
    <name>Log</name>
    <message>
        <source>Nhật ký</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Đăng nhập</source>
        <translation>Sign-ins</translation>
    </message>
    <message>
        <source>Cài đặt</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Xuất dữ liệu</source>
        <translation>Exports</translation>
    </message>
    <message>
        <source>Gọi ngoài thứ tự</source>
        <translation>Calls out of order</translation>
    </message>
    <message>
        <source>Thiết bị</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Lưu giữ</source>
        <translation>Retention</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Ai làm</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Ngày trước</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>Ngày sau</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>From</translation>
    </message>
    <message>
        <source>đến ngày</source>
        <translation>to</translation>
    </message>
    <message>
        <source>Số hoặc tên cán bộ</source>
        <translation>Number or clerk&apos;s name</translation>
    </message>
    <message>
        <source>Xem</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Mới hơn</source>
        <translation>Newer</translation>
    </message>
    <message>
        <source>Cũ hơn</source>
        <translation>Older</translation>
    </message>
    <message>
        <source>Kiểm tra chuỗi</source>
        <translation>Check the chain</translation>
    </message>
    <message>
        <source>Dừng kiểm tra</source>
        <translation>Stop checking</translation>
    </message>
    <message>
        <source>Lưu CSV</source>
        <translation>Save CSV</translation>
    </message>
    <message>
        <source>Lưu nhật ký vào đâu?</source>
        <translation>Where should the log be saved?</translation>
    </message>
    <message>
        <source>ngày/tháng/năm</source>
        <translation>day/month/year</translation>
    </message>
    <message>
        <source>Loại việc</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Đang xem ngày mới nhất.</source>
        <translation>These are the newest days.</translation>
    </message>
    <message>
        <source>Không còn trang nào nữa.</source>
        <translation>There is no further page.</translation>
    </message>
    <message>
        <source>Đang đọc nhật ký…</source>
        <translation>Reading the log…</translation>
    </message>
    <message>
        <source>Không có dòng nào như vậy trong những ngày này.</source>
        <translation>There is no such line in these days.</translation>
    </message>
    <message>
        <source>Trang {page}, {lines} dòng, mới nhất ở trên</source>
        <translation>Page {page}, {lines} lines, newest first</translation>
    </message>
    <message>
        <source>Đang kiểm tra chuỗi nhật ký: {percent} %</source>
        <translation>Checking the chain of the log: {percent} %</translation>
    </message>
    <message>
        <source>Chuỗi nguyên vẹn: {events} dòng của {days} ngày khớp nhau, không dòng nào bị sửa.</source>
        <translation>The chain is whole: {events} lines fit each other (days: {days}), none was altered.</translation>
    </message>
    <message>
        <source>Có {count} chỗ không khớp. Chỗ đầu: {first}. Xin giữ bản sao và báo cấp trên.</source>
        <translation>{count} places do not fit. The first: {first}. Keep a copy and tell who is responsible.</translation>
    </message>
    <message>
        <source>Đã lưu {rows} dòng vào {file}.</source>
        <translation>Saved {rows} lines to {file}.</translation>
    </message>
    <message>
        <source>Đã lưu {rows} dòng mới nhất vào {file}. Còn dòng cũ hơn chưa lưu: xin chọn ít ngày hơn.</source>
        <translation>Saved the newest {rows} lines to {file}. Older lines were not saved: please choose fewer days.</translation>
    </message>
    <message>
        <source>Đã dừng kiểm tra. Chưa kết luận được.</source>
        <translation>The check was stopped. Nothing can be said yet.</translation>
    </message>
    <message>
        <source>Đang lưu nhật ký…</source>
        <translation>Saving the log…</translation>
    </message>
    <message>
        <source>Xin gõ ngày như 23/11/2026.</source>
        <translation>Please type a day as 23/11/2026.</translation>
    </message>
    <message>
        <source>Ngày đầu phải trước ngày cuối, và cách nhau không quá một năm.</source>
        <translation>The first day comes before the last, and at most a year lies between.</translation>
    </message>
    <message>
        <source>Máy này chưa có quyền đọc nhật ký. Xin dùng máy lãnh đạo.</source>
        <translation>This PC may not read the log. Please use a supervisor&apos;s PC.</translation>
    </message>
    <message>
        <source>Chỉ lãnh đạo và người kiểm tra xem được nhật ký.</source>
        <translation>Only supervisors and auditors may read the log.</translation>
    </message>
    <message>
        <source>Không ghi được tệp vào chỗ này. Xin chọn chỗ khác.</source>
        <translation>The file cannot be written here. Please choose another place.</translation>
    </message>
    <message>
        <source>Mất kết nối dữ liệu. Xin bấm Xem khi có kết nối lại.</source>
        <translation>The link to the data is lost. Press Show when it is back.</translation>
    </message>
    <message>
        <source>Chưa làm được việc này. Xin thử lại.</source>
        <translation>This did not work. Please try again.</translation>
    </message>
    <message>
        <source>Gọi số {label} đến {counter}.</source>
        <translation>Called {label} to {counter}.</translation>
    </message>
    <message>
        <source>Gọi số {label} đến {counter} theo diện ưu tiên.</source>
        <translation>Called {label} to {counter} by its priority.</translation>
    </message>
    <message>
        <source>Gọi số {label} ngoài thứ tự đến {counter}. Lý do: {note}</source>
        <translation>Called {label} out of order to {counter}. Reason: {note}</translation>
    </message>
    <message>
        <source>Gọi lại số {label}, lần {again}.</source>
        <translation>Called {label} again, time {again}.</translation>
    </message>
    <message>
        <source>Bắt đầu phục vụ số {label} tại {counter}.</source>
        <translation>Began to serve {label} at {counter}.</translation>
    </message>
    <message>
        <source>Hoàn tất số {label} tại {counter}.</source>
        <translation>Finished {label} at {counter}.</translation>
    </message>
    <message>
        <source>Ghi số {label} vắng mặt.</source>
        <translation>Noted {label} as absent.</translation>
    </message>
    <message>
        <source>Hoàn lại: số {label} không vắng mặt.</source>
        <translation>Taken back: {label} is not absent.</translation>
    </message>
    <message>
        <source>Gác số {label} tại {counter}.</source>
        <translation>Set {label} aside at {counter}.</translation>
    </message>
    <message>
        <source>Lấy lại số {label}, phục vụ tiếp tại {counter}.</source>
        <translation>Went on serving {label} at {counter}.</translation>
    </message>
    <message>
        <source>Chuyển số {label} sang {service}.</source>
        <translation>Sent {label} on to {service}.</translation>
    </message>
    <message>
        <source>Số {label} làm tiếp {service} trong cùng lượt.</source>
        <translation>{label} goes on with {service} in the same visit.</translation>
    </message>
    <message>
        <source>Phục vụ người không có số tại {counter}, ghi sổ là {label}.</source>
        <translation>Served somebody without a number at {counter}, booked as {label}.</translation>
    </message>
    <message>
        <source>Lùi số {label} lại sau {places} người đang chờ.</source>
        <translation>Put {label} back behind {places} people who wait.</translation>
    </message>
    <message>
        <source>Số {label} trở lại hàng chờ sau khi vắng mặt.</source>
        <translation>{label} waits again after being absent.</translation>
    </message>
    <message>
        <source>Ghi chép xong việc của số {label}.</source>
        <translation>Finished writing up {label}.</translation>
    </message>
    <message>
        <source>Phát số {label}: {service}.</source>
        <translation>Gave number {label}: {service}.</translation>
    </message>
    <message>
        <source>Người giữ số {label} nhường {places} người đi trước.</source>
        <translation>The bearer of {label} let {places} people go first.</translation>
    </message>
    <message>
        <source>Người giữ số {label} bỏ số.</source>
        <translation>The bearer of {label} gave it up.</translation>
    </message>
    <message>
        <source>Hủy số {label}.</source>
        <translation>Cancelled {label}.</translation>
    </message>
    <message>
        <source>Hết ngày, số {label} hết hiệu lực.</source>
        <translation>The day ended; {label} expired.</translation>
    </message>
    <message>
        <source>Mở phần đánh giá cho số {label}.</source>
        <translation>Opened the rating for {label}.</translation>
    </message>
    <message>
        <source>Người dân đã đánh giá lượt {label}.</source>
        <translation>The visit of {label} was rated.</translation>
    </message>
    <message>
        <source>Phiếu {label} chờ in.</source>
        <translation>Slip {label} waits for the printer.</translation>
    </message>
    <message>
        <source>Gửi phiếu {label} ra máy in.</source>
        <translation>Sent slip {label} to the printer.</translation>
    </message>
    <message>
        <source>Đã in phiếu {label}.</source>
        <translation>Printed slip {label}.</translation>
    </message>
    <message>
        <source>Phiếu {label} chưa chắc đã in.</source>
        <translation>Slip {label} may not have been printed.</translation>
    </message>
    <message>
        <source>Không in phiếu {label} nữa.</source>
        <translation>Slip {label} is not printed any more.</translation>
    </message>
    <message>
        <source>Ghi nhận một hồ sơ tại {counter}.</source>
        <translation>Noted a dossier at {counter}.</translation>
    </message>
    <message>
        <source>Quét một hồ sơ tại {counter}: đã xử lý xong.</source>
        <translation>Scanned a dossier at {counter}: finished.</translation>
    </message>
    <message>
        <source>Quét một hồ sơ tại {counter}: đã trả kết quả.</source>
        <translation>Scanned a dossier at {counter}: result returned.</translation>
    </message>
    <message>
        <source>Bỏ một lần quét hồ sơ đã ghi nhầm.</source>
        <translation>Took back a dossier&apos;s scan that was noted wrongly.</translation>
    </message>
    <message>
        <source>{clerk} đăng nhập tại {counter}.</source>
        <translation>{clerk} signed in at {counter}.</translation>
    </message>
    <message>
        <source>{clerk} đăng xuất khỏi {counter}.</source>
        <translation>{clerk} signed out of {counter}.</translation>
    </message>
    <message>
        <source>Nhập sai mã PIN của {clerk}, còn {left} lần thử.</source>
        <translation>Wrong PIN for {clerk}, {left} tries left.</translation>
    </message>
    <message>
        <source>Nhập sai mã PIN của {clerk} quá số lần, tạm khóa năm phút.</source>
        <translation>Too many wrong PINs for {clerk}; locked for five minutes.</translation>
    </message>
    <message>
        <source>{counter} tạm nghỉ: {reason}.</source>
        <translation>{counter} takes a break: {reason}.</translation>
    </message>
    <message>
        <source>{counter} làm việc lại.</source>
        <translation>{counter} works again.</translation>
    </message>
    <message>
        <source>Đổi cài đặt {section} {key}.</source>
        <translation>Changed setting {section} {key}.</translation>
    </message>
    <message>
        <source>Đổi {section} {key}. {move}</source>
        <translation>Changed {section} {key}. {move}</translation>
    </message>
    <message>
        <source>Thêm {section} {key}.</source>
        <translation>Added {section} {key}.</translation>
    </message>
    <message>
        <source>Bỏ {section} {key}.</source>
        <translation>Ended {section} {key}.</translation>
    </message>
    <message>
        <source>Đặt lại mã PIN hoặc mở khóa cho cán bộ {key}.</source>
        <translation>Set a new PIN or unlocked clerk {key}.</translation>
    </message>
    <message>
        <source>Đổi chữ cái của {service} tại kiosk {kiosk}: từ {from} thành {to}.</source>
        <translation>Changed the letter of {service} at kiosk {kiosk}: from {from} to {to}.</translation>
    </message>
    <message>
        <source>Xếp lĩnh vực “{field}” vào {to}.</source>
        <translation>Put field “{field}” under {to}.</translation>
    </message>
    <message>
        <source>Từ thường gọi “{everyday}” nay tìm “{official}”.</source>
        <translation>The everyday words “{everyday}” now find “{official}”.</translation>
    </message>
    <message>
        <source>Nhập danh mục thủ tục: thêm {added}, sửa {changed}, ngừng {ended}.</source>
        <translation>Imported the catalogue: {added} added, {changed} changed, {ended} ended.</translation>
    </message>
    <message>
        <source>Nhập hồ sơ: thêm {added}, sửa {changed}, xóa {deleted}.</source>
        <translation>Imported dossiers: {added} added, {changed} changed, {deleted} deleted.</translation>
    </message>
    <message>
        <source>Chấm chỉ số {index} của bảng đánh giá {period}.</source>
        <translation>Scored index {index} of sheet {period}.</translation>
    </message>
    <message>
        <source>Xuất dữ liệu ra tệp: {what}.</source>
        <translation>Exported data to a file: {what}.</translation>
    </message>
    <message>
        <source>Xuất báo cáo từ {from} đến {to}, dạng {form}.</source>
        <translation>Exported the report from {from} to {to} as {form}.</translation>
    </message>
    <message>
        <source>Xuất danh sách trả đúng hạn nhưng ghi nhận trễ từ {from} đến {to}, {rows} hồ sơ.</source>
        <translation>Exported the list returned on time but recorded late from {from} to {to}, {rows} dossiers.</translation>
    </message>
    <message>
        <source>Xuất nhật ký từ {from} đến {to}, {rows} dòng.</source>
        <translation>Exported the log from {from} to {to}, {rows} lines.</translation>
    </message>
    <message>
        <source>In phiếu đánh giá từ {from} đến {to} ra PDF.</source>
        <translation>Printed the evaluation sheet from {from} to {to} as PDF.</translation>
    </message>
    <message>
        <source>Gửi số liệu tổng hợp ngày {day} lên cấp trên, gói {seq}.</source>
        <translation>Sent the summary figures of {day} to the level above, parcel {seq}.</translation>
    </message>
    <message>
        <source>Cung cấp dữ liệu đang giữ của một mã (dấu {mark}).</source>
        <translation>Gave out what is kept under a code (mark {mark}).</translation>
    </message>
    <message>
        <source>Xuất cài đặt ra tệp.</source>
        <translation>Exported the settings to a file.</translation>
    </message>
    <message>
        <source>{device} hoạt động bình thường.</source>
        <translation>{device} works well.</translation>
    </message>
    <message>
        <source>Bỏ {device} khỏi danh sách.</source>
        <translation>Took {device} off the list.</translation>
    </message>
    <message>
        <source>Thay cuộn giấy mới cho máy in {printer}.</source>
        <translation>New roll in printer {printer}.</translation>
    </message>
    <message>
        <source>Mời {device} kết nối.</source>
        <translation>Offered {device} a place.</translation>
    </message>
    <message>
        <source>Chấp nhận {device} vào trung tâm.</source>
        <translation>Accepted {device} into the centre.</translation>
    </message>
    <message>
        <source>Từ chối {device}.</source>
        <translation>Refused {device}.</translation>
    </message>
    <message>
        <source>Gỡ {device} khỏi trung tâm.</source>
        <translation>Removed {device} from the centre.</translation>
    </message>
    <message>
        <source>Cấp chứng thư cho {device}.</source>
        <translation>Signed a certificate for {device}.</translation>
    </message>
    <message>
        <source>Gia hạn chứng thư của {device}.</source>
        <translation>Renewed the certificate of {device}.</translation>
    </message>
    <message>
        <source>Bắt đầu cảnh báo: {alarm} ({subject}).</source>
        <translation>Alarm began: {alarm} ({subject}).</translation>
    </message>
    <message>
        <source>Hết cảnh báo: {alarm} ({subject}).</source>
        <translation>Alarm ended: {alarm} ({subject}).</translation>
    </message>
    <message>
        <source>Đã biết cảnh báo: {alarm} ({subject}).</source>
        <translation>Alarm acknowledged: {alarm} ({subject}).</translation>
    </message>
    <message>
        <source>Đổi danh sách đơn vị: {new} mới, {gone} thôi, {past} đã qua.</source>
        <translation>Changed the list of units: {new} new, {gone} ended, {past} past.</translation>
    </message>
    <message>
        <source>Nhận số liệu tổng hợp của {sender}, gói {first} đến {last}.</source>
        <translation>Received the summary figures of {sender}, parcels {first} to {last}.</translation>
    </message>
    <message>
        <source>Nối tiếp số liệu tổng hợp gửi lên cấp trên từ gói {seq}.</source>
        <translation>Resumed sending summary figures to the level above from parcel {seq}.</translation>
    </message>
    <message>
        <source>Bắt đầu một ngày làm việc.</source>
        <translation>A business day began.</translation>
    </message>
    <message>
        <source>Đặt tay ngày làm việc: từ {from} thành {to}.</source>
        <translation>Business day set by hand: from {from} to {to}.</translation>
    </message>
    <message>
        <source>Khôi phục từ bản sao, bỏ qua {skipped} số mỗi dãy để không trùng phiếu.</source>
        <translation>Restored from a copy; {skipped} numbers of each series were skipped so that no slip repeats.</translation>
    </message>
    <message>
        <source>Bỏ tên cán bộ khỏi dữ liệu ngày {day}; chuỗi của ngày đó được niêm lại.</source>
        <translation>Took clerks&apos; names out of the data of {day}; the chain of that day was sealed anew.</translation>
    </message>
    <message>
        <source>Xóa {rows} dòng dữ liệu ngày {day} đã hết hạn giữ; số liệu tổng hợp còn nguyên.</source>
        <translation>Removed {rows} rows of {day} that were kept long enough; statistics stay.</translation>
    </message>
    <message>
        <source>Chạy việc lưu giữ: {unnamed} ngày bỏ tên, {removed} ngày xóa.</source>
        <translation>Ran retention: {unnamed} days without names, {removed} days removed.</translation>
    </message>
    <message>
        <source>Xóa dữ liệu của một mã theo yêu cầu (dấu {mark}).</source>
        <translation>Erased the data of a code on request (mark {mark}).</translation>
    </message>
    <message>
        <source>Xóa tên một cán bộ theo yêu cầu khỏi {days} ngày (dấu {mark}).</source>
        <translation>Erased a clerk&apos;s name on request from {days} days (mark {mark}).</translation>
    </message>
    <message>
        <source>Xóa dữ liệu của một hồ sơ theo yêu cầu (dấu {mark}).</source>
        <translation>Erased the data of a dossier on request (mark {mark}).</translation>
    </message>
    <message>
        <source>chờ quá mục tiêu</source>
        <translation>wait above target</translation>
    </message>
    <message>
        <source>sắp chờ quá mục tiêu</source>
        <translation>wait soon above target</translation>
    </message>
    <message>
        <source>có người chờ, chưa có quầy mở</source>
        <translation>people wait, no counter is open</translation>
    </message>
    <message>
        <source>số để riêng cho người vắng</source>
        <translation>number kept for who is not there</translation>
    </message>
    <message>
        <source>số gác quá lâu</source>
        <translation>number set aside for too long</translation>
    </message>
    <message>
        <source>phục vụ quá lâu</source>
        <translation>service takes very long</translation>
    </message>
    <message>
        <source>thiết bị</source>
        <translation>device</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>Kiosk</translation>
    </message>
    <message>
        <source>Máy quầy</source>
        <translation>Counter PC</translation>
    </message>
    <message>
        <source>Bảng</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>Máy chủ</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Máy lãnh đạo</source>
        <translation>Supervisor&apos;s PC</translation>
    </message>
    <message>
        <source>Máy đánh giá</source>
        <translation>Rating keypad</translation>
    </message>
    <message>
        <source>Máy in</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Máy quét</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Loa</source>
        <translation>Loudspeaker</translation>
    </message>
    <message>
        <source>Đường dây</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Bảng số quầy</source>
        <translation>Counter sign</translation>
    </message>
    <message>
        <source>Bàn phím</source>
        <translation>Keypad</translation>
    </message>
    <message>
        <source>trung tâm</source>
        <translation>centre</translation>
    </message>
    <message>
        <source>quy định</source>
        <translation>policy</translation>
    </message>
    <message>
        <source>giờ làm việc</source>
        <translation>hours</translation>
    </message>
    <message>
        <source>ngày nghỉ</source>
        <translation>holiday</translation>
    </message>
    <message>
        <source>lĩnh vực</source>
        <translation>field</translation>
    </message>
    <message>
        <source>dịch vụ</source>
        <translation>service</translation>
    </message>
    <message>
        <source>quầy</source>
        <translation>counter</translation>
    </message>
    <message>
        <source>diện ưu tiên</source>
        <translation>priority group</translation>
    </message>
    <message>
        <source>cán bộ</source>
        <translation>clerk</translation>
    </message>
    <message>
        <source>thông báo</source>
        <translation>notice</translation>
    </message>
    <message>
        <source>câu hỏi đánh giá</source>
        <translation>rating question</translation>
    </message>
    <message>
        <source>kết quả</source>
        <translation>outcome</translation>
    </message>
    <message>
        <source>lý do nghỉ</source>
        <translation>reason of a break</translation>
    </message>
</context>
<context>
    <name>NoPaper</name>
    <message>
        <source>Trang đầu</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Đã gọi nhân viên</source>
        <translation>Staff have been called</translation>
    </message>
    <message>
        <source>Gọi trợ giúp</source>
        <translation>Call for help</translation>
    </message>
    <message>
        <source>Lấy số trên màn hình</source>
        <translation>Get a number on the screen</translation>
    </message>
</context>
<context>
    <name>NoProcedure</name>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Trang đầu</source>
        <translation>Start page</translation>
    </message>
</context>
<context>
    <name>Office</name>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Hẹn trả hôm nay</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>Sắp đến hạn</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>Đã trả hôm nay</source>
        <translation>Returned today</translation>
    </message>
    <message>
        <source>Đúng hạn, ghi trễ</source>
        <translation>On time, late record</translation>
    </message>
    <message>
        <source>Đã qua giờ hẹn mà chưa xử lý xong, lâu nhất ở trên.</source>
        <translation>Past due and not finished, the longest first.</translation>
    </message>
    <message>
        <source>Người dân sẽ đến nhận hôm nay; gồm cả kết quả đã có.</source>
        <translation>To be collected today; results that are ready included.</translation>
    </message>
    <message>
        <source>Hẹn trả trong 2 ngày làm việc tới.</source>
        <translation>Due in the next 2 working days.</translation>
    </message>
    <message>
        <source>Quét tại quầy, hoặc phần mềm một cửa đã ghi hôm nay.</source>
        <translation>Scanned at a counter, or recorded today by the one-stop software.</translation>
    </message>
    <message>
        <source>Quầy đã quét trước giờ hẹn, nhưng phần mềm một cửa ghi là trễ.</source>
        <translation>Scanned before it was due, but recorded late by the one-stop software.</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào trong những ngày này. Số liệu hai bên khớp nhau.</source>
        <translation>None in these days. Both records agree.</translation>
    </message>
    <message>
        <source>Không có hồ sơ quá hạn.</source>
        <translation>Nothing is overdue.</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào.</source>
        <translation>No dossiers.</translation>
    </message>
    <message>
        <source>Đang đọc danh sách…</source>
        <translation>Reading the list…</translation>
    </message>
    <message>
        <source>Còn {count} hồ sơ nữa không hiện ở đây.</source>
        <translation>{count} more are not shown here.</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Hẹn trả</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Quét tại quầy</source>
        <translation>Scanned</translation>
    </message>
    <message>
        <source>Ghi nhận trễ</source>
        <translation>Recorded late by</translation>
    </message>
    <message>
        <source>Giờ làm việc</source>
        <translation>Opening hours</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>{at}
quầy {counter}</source>
        <translation>{at}
counter {counter}</translation>
    </message>
    <message>
        <source>quá {length}</source>
        <translation>{length} over</translation>
    </message>
    <message>
        <source>còn {length}</source>
        <translation>{length} left</translation>
    </message>
    <message>
        <source>{days} ngày {hours} giờ</source>
        <translation>{days} d {hours} h</translation>
    </message>
    <message>
        <source>{hours} giờ</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>{minutes} phút</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>Đã lưu {name}.</source>
        <translation>{name} saved.</translation>
    </message>
    <message>
        <source>Đã có tệp tên này. Xin đặt tên khác.</source>
        <translation>A file of this name exists. Please choose another.</translation>
    </message>
    <message>
        <source>Chưa lưu được. Xin chọn nơi khác hoặc kiểm tra ổ đĩa.</source>
        <translation>Not saved. Choose another place or check the disk.</translation>
    </message>
    <message>
        <source>Máy hoặc tài khoản này không được làm việc này.</source>
        <translation>This PC or account may not do this.</translation>
    </message>
    <message>
        <source>Lưu báo cáo</source>
        <translation>Save report</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Đến ngày</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Lưu tệp CSV</source>
        <translation>Save CSV</translation>
    </message>
    <message>
        <source>Bảng đánh giá việc giải quyết thủ tục hành chính</source>
        <translation>Evaluation of administrative procedures</translation>
    </message>
    <message>
        <source>Chỉ số</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Tổng điểm</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Xếp loại</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>In lúc {at}</source>
        <translation>Printed {at}</translation>
    </message>
    <message>
        <source>Người lập</source>
        <translation>Prepared by</translation>
    </message>
    <message>
        <source>Thủ trưởng đơn vị</source>
        <translation>Head of unit</translation>
    </message>
    <message>
        <source>Người thẩm định</source>
        <translation>Verified by</translation>
    </message>
    <message>
        <source>(Ký, ghi rõ họ tên)</source>
        <translation>(Signature and full name)</translation>
    </message>
    <message>
        <source>Phiếu đánh giá</source>
        <translation>Evaluation sheet</translation>
    </message>
    <message>
        <source>Quý {number}/{year}</source>
        <translation>Quarter {number}/{year}</translation>
    </message>
    <message>
        <source>Tự chấm</source>
        <translation>Own score</translation>
    </message>
    <message>
        <source>Thẩm định</source>
        <translation>Verified</translation>
    </message>
    <message>
        <source>Hệ thống không có số liệu.</source>
        <translation>No data in the system.</translation>
    </message>
    <message>
        <source>Hồ sơ sớm {early}, đúng hạn {on_time}, trễ {late}.</source>
        <translation>Dossiers early {early}, on time {on_time}, late {late}.</translation>
    </message>
    <message>
        <source>Không tách được từng đơn vị.</source>
        <translation>Not told by unit.</translation>
    </message>
    <message>
        <source>{recorded_late} hồ sơ trả đúng hạn nhưng ghi nhận trễ.</source>
        <translation>{recorded_late} on time but recorded late.</translation>
    </message>
    <message>
        <source>Hồ sơ đến quầy một lần {once}, hai lần {twice}, nhiều hơn {oftener}.</source>
        <translation>Dossiers seen once {once}, twice {twice}, oftener {oftener}.</translation>
    </message>
    <message>
        <source>Máy tra cứu có {procedures} thủ tục. Xin đối chiếu việc niêm yết.</source>
        <translation>Kiosks show {procedures} procedures. Please check what is posted.</translation>
    </message>
    <message>
        <source>Bình quân gợi ý {score} điểm.</source>
        <translation>The average suggests {score}.</translation>
    </message>
    <message>
        <source>Đang đọc số liệu…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>chưa đủ, còn {count} chỉ số</source>
        <translation>incomplete, {count} missing</translation>
    </message>
    <message>
        <source>Mức độ hài lòng trong quý:</source>
        <translation>Satisfaction in the quarter:</translation>
    </message>
    <message>
        <source>không có</source>
        <translation>none</translation>
    </message>
    <message>
        <source>hỏi {asked}, trả lời {given} ({rate} %)</source>
        <translation>asked {asked}, answered {given} ({rate} %)</translation>
    </message>
    <message>
        <source>mức {level}: {count}</source>
        <translation>level {level}: {count}</translation>
    </message>
    <message>
        <source>Cột tự chấm do lãnh đạo ghi; cột thẩm định cả người kiểm tra cũng ghi được.</source>
        <translation>The supervisor writes own scores; an auditor may write verified ones too.</translation>
    </message>
    <message>
        <source>Ghi chú dài quá. Xin viết ngắn hơn.</source>
        <translation>The note is too long. Please shorten it.</translation>
    </message>
    <message>
        <source>Quý này chưa bắt đầu.</source>
        <translation>This quarter has not begun.</translation>
    </message>
    <message>
        <source>Chưa lưu được. Xin bấm lại.</source>
        <translation>Not saved. Please press again.</translation>
    </message>
    <message>
        <source>Ghi chú cho chỉ số {index}</source>
        <translation>Note on index {index}</translation>
    </message>
    <message>
        <source>Lưu phiếu đánh giá</source>
        <translation>Save sheet</translation>
    </message>
    <message>
        <source>Quý trước</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>Quý sau</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>In ra PDF</source>
        <translation>Print to PDF</translation>
    </message>
    <message>
        <source>Đã biết</source>
        <translation>Noted</translation>
    </message>
    <message>
        <source>Không có cảnh báo.</source>
        <translation>No alarms.</translation>
    </message>
    <message>
        <source>Cảnh báo: {count}, chưa xem {new}</source>
        <translation>Alarms: {count}, not seen yet {new}</translation>
    </message>
    <message>
        <source>Đã biết: {who}, {at}</source>
        <translation>Noted by {who}, {at}</translation>
    </message>
    <message>
        <source>từ {at}</source>
        <translation>since {at}</translation>
    </message>
    <message>
        <source>{service}: số {label} đã chờ {minutes} phút, quá mục tiêu {target} phút.</source>
        <translation>{service}: number {label} has waited {minutes} minutes, above the target of {target}.</translation>
    </message>
    <message>
        <source>{service}: khoảng {minutes} phút nữa sẽ có người chờ quá {target} phút.</source>
        <translation>{service}: in about {minutes} minutes somebody will have waited more than {target} minutes.</translation>
    </message>
    <message>
        <source>{service}: {waiting} người đang chờ, chưa có quầy nào mở.</source>
        <translation>{service}: {waiting} people are waiting and no counter is open.</translation>
    </message>
    <message>
        <source>Đã đến giờ làm việc, chưa có ai đăng nhập quầy nào.</source>
        <translation>It is working time and nobody has signed in at any counter.</translation>
    </message>
    <message>
        <source>Số {subject} bị gác ở {counter} đã {minutes} phút.</source>
        <translation>Number {subject} was set aside at {counter} {minutes} minutes ago.</translation>
    </message>
    <message>
        <source>{counter} phục vụ số {subject} đã {minutes} phút; thường là {usual} phút.</source>
        <translation>{counter} has served number {subject} for {minutes} minutes; usual are {usual}.</translation>
    </message>
    <message>
        <source>Vừa hết; theo dõi thêm một phút.</source>
        <translation>Just over; watched for one more minute.</translation>
    </message>
    <message>
        <source>Xin mở thêm quầy cho dịch vụ này, hoặc cử người hỗ trợ: {counters}.</source>
        <translation>Open one more counter for this service, or send somebody to help: {counters}.</translation>
    </message>
    <message>
        <source>Mở thêm một quầy ngay bây giờ thì còn kịp: {counters}.</source>
        <translation>One more counter opened now is still in time: {counters}.</translation>
    </message>
    <message>
        <source>Xin cử người đến một quầy của dịch vụ này: {counters}.</source>
        <translation>Send somebody to a counter of this service: {counters}.</translation>
    </message>
    <message>
        <source>Xin nhắc cán bộ đăng nhập tại quầy.</source>
        <translation>Remind the clerks to sign in at their counters.</translation>
    </message>
    <message>
        <source>Xin hỏi quầy đó: gọi lại người này, hoặc đưa số về hàng chờ.</source>
        <translation>Ask that counter: call the person again, or put the number back into the queue.</translation>
    </message>
    <message>
        <source>Quầy có thể cần người giúp, hoặc quên bấm Hoàn tất.</source>
        <translation>The counter may need help, or forgot to press Done.</translation>
    </message>
    <message>
        <source>Đang đọc số liệu.</source>
        <translation>Reading the figures.</translation>
    </message>
    <message>
        <source>Quầy</source>
        <translation>Counters</translation>
    </message>
    <message>
        <source>Thiết bị cần xem</source>
        <translation>Devices to look at</translation>
    </message>
    <message>
        <source>Gọi ngoài thứ tự hôm nay: {count}</source>
        <translation>Called out of order today: {count}</translation>
    </message>
    <message>
        <source>Chờ lâu nhất (mục tiêu {target} phút)</source>
        <translation>Longest wait (target {target} min)</translation>
    </message>
    <message>
        <source>Dịch vụ</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Đang chờ</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>30 phút tới</source>
        <translation>Next 30 minutes</translation>
    </message>
    <message>
        <source>Quầy mở</source>
        <translation>Open counters</translation>
    </message>
    <message>
        <source>Lúc {at}: đang làm việc đến {until}.</source>
        <translation>At {at}: open until {until}.</translation>
    </message>
    <message>
        <source>Lúc {at}: ngoài giờ làm việc.</source>
        <translation>At {at}: outside working hours.</translation>
    </message>
    <message>
        <source>Lúc {at}: nghỉ, mở lại {opens}.</source>
        <translation>At {at}: closed, opens again {opens}.</translation>
    </message>
    <message>
        <source>Hôm nay đến {arrived} = xong {served} + vắng {absent} + huỷ {cancelled} + bỏ về {left} + còn ở đây {waiting}</source>
        <translation>Today {arrived} came = {served} served + {absent} absent + {cancelled} cancelled + {left} left + {waiting} still here</translation>
    </message>
    <message>
        <source>chưa đủ số liệu</source>
        <translation>too little is known</translation>
    </message>
    <message>
        <source>vượt sau {minutes} phút</source>
        <translation>passes in {minutes} min</translation>
    </message>
    <message>
        <source>đã vượt; còn {minutes} phút</source>
        <translation>passed; falls to {minutes} min</translation>
    </message>
    <message>
        <source>đã vượt; lên {minutes} phút</source>
        <translation>passed; rises to {minutes} min</translation>
    </message>
    <message>
        <source>nhiều nhất {minutes} phút</source>
        <translation>at most {minutes} min</translation>
    </message>
    <message>
        <source>Rảnh {minutes} phút</source>
        <translation>Free for {minutes} min</translation>
    </message>
    <message>
        <source>Đang gọi, {minutes} phút</source>
        <translation>Calling, {minutes} min</translation>
    </message>
    <message>
        <source>Phục vụ {minutes} phút</source>
        <translation>Serving for {minutes} min</translation>
    </message>
    <message>
        <source>Ghi hồ sơ {minutes} phút</source>
        <translation>Writing up for {minutes} min</translation>
    </message>
    <message>
        <source>Tạm nghỉ {minutes} phút</source>
        <translation>On a break for {minutes} min</translation>
    </message>
    <message>
        <source>Không còn ai, số bị bỏ lại</source>
        <translation>Nobody here, number left behind</translation>
    </message>
    <message>
        <source>Chưa có ai</source>
        <translation>Nobody signed in</translation>
    </message>
    <message>
        <source>{at}: {counter} gọi {label}. Lý do: {note}</source>
        <translation>{at}: {counter} called {label}. Reason: {note}</translation>
    </message>
    <message>
        <source>Cảnh báo này không còn. Bảng đã được đọc lại.</source>
        <translation>This alarm is over. The board was read again.</translation>
    </message>
    <message>
        <source>Chỉ người điều hành mới ghi nhận được cảnh báo.</source>
        <translation>Only a supervisor can take note of an alarm.</translation>
    </message>
    <message>
        <source>Máy này chưa có quyền xem bảng trực tiếp. Xin dùng máy của lãnh đạo.</source>
        <translation>This computer may not show the live board. Use the supervisor&apos;s computer.</translation>
    </message>
    <message>
        <source>Trực tiếp</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Thiết bị</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Tìm không thấy</source>
        <translation>Searched in vain</translation>
    </message>
    <message>
        <source>Về quầy</source>
        <translation>To the desk</translation>
    </message>
    <message>
        <source>Mất kết nối. Số liệu có thể đã cũ.</source>
        <translation>The link is lost. The figures may be old.</translation>
    </message>
    <message>
        <source>Điều hành trung tâm</source>
        <translation>Running the centre</translation>
    </message>
    <message>
        <source>Báo cáo</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>Hôm nay</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Hôm qua</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>Tuần</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>Tháng</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>Quý</source>
        <translation>Quarter</translation>
    </message>
    <message>
        <source>Năm</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Từ – đến</source>
        <translation>From – to</translation>
    </message>
    <message>
        <source>Trước</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>Sau</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Xem</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Đang cộng số liệu: {percent} %</source>
        <translation>Adding up: {percent} %</translation>
    </message>
    <message>
        <source>Biểu đồ</source>
        <translation>Charts</translation>
    </message>
    <message>
        <source>Số lượt</source>
        <translation>Counts</translation>
    </message>
    <message>
        <source>Thời gian</source>
        <translation>Times</translation>
    </message>
    <message>
        <source>Xem bảng nào</source>
        <translation>Which table</translation>
    </message>
    <message>
        <source>Chờ trung bình theo giờ đến (phút)</source>
        <translation>Mean wait by hour of arrival (min)</translation>
    </message>
    <message>
        <source>Số lượt đến theo hàng chờ</source>
        <translation>Arrivals by queue</translation>
    </message>
    <message>
        <source>Đánh giá</source>
        <translation>Rating</translation>
    </message>
    <message>
        <source>Không có đánh giá nào.</source>
        <translation>There are no ratings.</translation>
    </message>
    <message>
        <source>Đã mời {asked}, trả lời {given} ({response} %). Hài lòng {satisfied} %, khoảng 95 %: {low}–{high} %.</source>
        <translation>Asked {asked}, answered {given} ({response} %). Satisfied {satisfied} %, 95 % interval: {low}–{high} %.</translation>
    </message>
    <message>
        <source>Đã mời {asked}, trả lời 0. Hài lòng: không có.</source>
        <translation>Asked {asked}, answered 0. Satisfied: none.</translation>
    </message>
    <message>
        <source>{count} mẫu đánh giá khác có bảng riêng, không gộp chung.</source>
        <translation>{count} other rating forms have tables of their own; they are never added up.</translation>
    </message>
    <message>
        <source>Không có số liệu trong khoảng này.</source>
        <translation>There are no figures in this span.</translation>
    </message>
    <message>
        <source>Lưu {form}</source>
        <translation>Save {form}</translation>
    </message>
    <message>
        <source>Đang lưu tệp…</source>
        <translation>Saving the file…</translation>
    </message>
    <message>
        <source>Lưu vào đâu</source>
        <translation>Where to save</translation>
    </message>
    <message>
        <source>Thư mục của máy này</source>
        <translation>This computer&apos;s folder</translation>
    </message>
    <message>
        <source>USB: {name}</source>
        <translation>USB: {name}</translation>
    </message>
    <message>
        <source>Thư mục khác…</source>
        <translation>Another folder…</translation>
    </message>
    <message>
        <source>Đã lưu: {file}</source>
        <translation>Saved: {file}</translation>
    </message>
    <message>
        <source>Xin gõ ngày như 23/11/2026; “{typed}” không phải ngày.</source>
        <translation>Type a day like 23/11/2026; “{typed}” is no day.</translation>
    </message>
    <message>
        <source>Ngày đầu phải trước ngày cuối.</source>
        <translation>The first day must come before the last.</translation>
    </message>
    <message>
        <source>Chỉ lãnh đạo và người kiểm tra xem được báo cáo.</source>
        <translation>Only supervisors and auditors see reports.</translation>
    </message>
    <message>
        <source>Máy này chưa có quyền xem phần này. Xin dùng máy lãnh đạo.</source>
        <translation>This computer may not see this part. Use the supervisor&apos;s.</translation>
    </message>
    <message>
        <source>Không ghi được vào nơi đã chọn. Xin cắm lại USB hoặc chọn thư mục khác.</source>
        <translation>Cannot write there. Plug the USB stick in again or choose another folder.</translation>
    </message>
    <message>
        <source>Nơi đã chọn hết chỗ. Chưa lưu gì.</source>
        <translation>No room left there. Nothing was saved.</translation>
    </message>
    <message>
        <source>Máy thiếu phông chữ {file}. Xin báo kỹ thuật; CSV và XLSX vẫn lưu được.</source>
        <translation>The font {file} is missing. Tell the technician; CSV and XLSX can still be saved.</translation>
    </message>
    <message>
        <source>Mất kết nối dữ liệu; chưa có số liệu. Xin bấm lại sau.</source>
        <translation>The data link is lost; there are no figures yet. Try again later.</translation>
    </message>
</context>
<context>
    <name>Own</name>
    <message>
        <source>Trang đầu</source>
        <translation>Start page</translation>
    </message>
    <message>
        <source>Bỏ số</source>
        <translation>Give up the number</translation>
    </message>
    <message>
        <source>Lùi lại</source>
        <translation>Let others go first</translation>
    </message>
    <message>
        <source>Có, bỏ số</source>
        <translation>Yes, give it up</translation>
    </message>
    <message>
        <source>Không, giữ số</source>
        <translation>No, keep it</translation>
    </message>
</context>
<context>
    <name>Pin</name>
    <message>
        <source>Dành cho kỹ thuật viên</source>
        <translation>For technicians</translation>
    </message>
    <message>
        <source>Mã kỹ thuật</source>
        <translation>Technician’s code</translation>
    </message>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Trang đầu</source>
        <translation>Start page</translation>
    </message>
    <message>
        <source>Máy này chưa đặt mã kỹ thuật (care_pin trong centre.toml).</source>
        <translation>This machine has no technician’s code (care_pin in centre.toml).</translation>
    </message>
    <message>
        <source>Đã nhập sai nhiều lần. Xin thử lại sau {time}.</source>
        <translation>Typed wrongly several times. Try again after {time}.</translation>
    </message>
    <message>
        <source>Đang kiểm tra</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>Mã chưa đúng, còn {n} lần thử.</source>
        <translation>The code is not right, {n} tries left.</translation>
    </message>
    <message>
        <source>Xin nhập mã kỹ thuật.</source>
        <translation>Please type the technician’s code.</translation>
    </message>
</context>
<context>
    <name>Priority</name>
    <message>
        <source>Ông/Bà có thuộc diện ưu tiên không?</source>
        <translation>Do you have priority?</translation>
    </message>
    <message>
        <source>Không cần xuất trình giấy tờ ở máy này</source>
        <translation>No papers are needed at this machine</translation>
    </message>
    <message>
        <source>Diện khác</source>
        <translation>Other groups</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Trang đầu</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Không</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>Procedure</name>
    <message>
        <source>Lấy số làm thủ tục này</source>
        <translation>Get a number for this</translation>
    </message>
    <message>
        <source>đang xem</source>
        <translation>open</translation>
    </message>
    <message>
        <source>In danh sách này</source>
        <translation>Print this list</translation>
    </message>
    <message>
        <source>Đang in…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>In lại danh sách</source>
        <translation>Print the list again</translation>
    </message>
    <message>
        <source>Thử in lại</source>
        <translation>Try to print again</translation>
    </message>
</context>
<context>
    <name>Qr</name>
    <message>
        <source>Mã của phiếu</source>
        <translation>Code of the ticket</translation>
    </message>
</context>
<context>
    <name>RatingScreen</name>
    <message>
        <source>Đang phục vụ số</source>
        <translation>Now serving number</translation>
    </message>
    <message>
        <source>Số {label} · Đánh giá không ghi tên.</source>
        <translation>Number {label} · Your name is not recorded.</translation>
    </message>
    <message>
        <source>Bỏ qua</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Cảm ơn Ông/Bà!</source>
        <translation>Thank you!</translation>
    </message>
    <message>
        <source>Máy đánh giá đang tạm nghỉ</source>
        <translation>The rating screen is paused</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Trang đầu</source>
        <translation>Start page</translation>
    </message>
</context>
<context>
    <name>Rows</name>
    <message>
        <source>Lên</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Xuống</source>
        <translation>Down</translation>
    </message>
</context>
<context>
    <name>Scrolling</name>
    <message>
        <source>Lên</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Xuống</source>
        <translation>Down</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Tra cứu thủ tục</source>
        <translation>Find a procedure</translation>
    </message>
    <message>
        <source>Ô tìm kiếm</source>
        <translation>Search field</translation>
    </message>
    <message>
        <source>Gõ không dấu cũng được, ví dụ: khai sinh</source>
        <translation>Accents not needed, e.g. khai sinh</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Trang đầu</source>
        <translation>Start page</translation>
    </message>
    <message>
        <source>Chọn theo lĩnh vực</source>
        <translation>Choose by field</translation>
    </message>
    <message>
        <source>Gõ tiếp</source>
        <translation>Type more</translation>
    </message>
    <message>
        <source>Ví dụ: khai sinh</source>
        <translation>E.g. khai sinh</translation>
    </message>
    <message>
        <source>Thủ tục hay được hỏi</source>
        <translation>Often asked</translation>
    </message>
    <message>
        <source>Chọn theo việc trong đời</source>
        <translation>Choose by life event</translation>
    </message>
    <message>
        <source>Theo việc trong đời</source>
        <translation>By life event</translation>
    </message>
</context>
<context>
    <name>Searches</name>
    <message>
        <source>Tìm không thấy</source>
        <translation>Searches that found nothing</translation>
    </message>
    <message>
        <source>Thêm từ thường gọi</source>
        <translation>Add everyday words</translation>
    </message>
    <message>
        <source>Thêm từ khác</source>
        <translation>Add other words</translation>
    </message>
    <message>
        <source>Thêm từ này</source>
        <translation>Add these words</translation>
    </message>
    <message>
        <source>Về quầy</source>
        <translation>To the desk</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Tìm nhiều mà không thấy</source>
        <translation>Often searched, not found</translation>
    </message>
    <message>
        <source>Từ đã thêm</source>
        <translation>Words added</translation>
    </message>
    <message>
        <source>Đang đọc danh sách.</source>
        <translation>Reading the list.</translation>
    </message>
    <message>
        <source>Chưa có. Từ nào được tìm ít nhất ba lần mà không ra sẽ hiện ở đây.</source>
        <translation>None yet. What is searched at least three times without a result appears here.</translation>
    </message>
    <message>
        <source>Thêm từ</source>
        <translation>Add words</translation>
    </message>
    <message>
        <source>nghĩa là: {official}</source>
        <translation>means: {official}</translation>
    </message>
    <message>
        <source>Bỏ</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Người dân nói</source>
        <translation>People say</translation>
    </message>
    <message>
        <source>Từ trong tên thủ tục</source>
        <translation>Words in the procedure’s name</translation>
    </message>
    <message>
        <source>Ví dụ: quán nhậu</source>
        <translation>For example: quán nhậu</translation>
    </message>
    <message>
        <source>Xin gõ đủ dấu; kiosk tự hiểu cả khi người dân gõ không dấu.</source>
        <translation>Type all accents; the kiosk understands people who type without them.</translation>
    </message>
    <message>
        <source>Ví dụ: dịch vụ ăn uống</source>
        <translation>For example: dịch vụ ăn uống</translation>
    </message>
    <message>
        <source>{count} lần, gần nhất {date}</source>
        <translation>{count} times, last on {date}</translation>
    </message>
    <message>
        <source>Gõ từ chính thức để xem kiosk sẽ tìm ra gì.</source>
        <translation>Type official words to see what the kiosk will find.</translation>
    </message>
    <message>
        <source>Đang tìm…</source>
        <translation>Searching…</translation>
    </message>
    <message>
        <source>Chưa có thủ tục nào khớp. Xin dùng từ như trong tên thủ tục.</source>
        <translation>No procedure matches. Please use words as in procedures’ names.</translation>
    </message>
    <message>
        <source>Kiosk sẽ tìm ra {total} thủ tục:</source>
        <translation>The kiosk will find {total} procedures:</translation>
    </message>
    <message>
        <source>Kiosk sẽ tìm ra {total} thủ tục, trước hết là:</source>
        <translation>The kiosk will find {total} procedures, first of all:</translation>
    </message>
    <message>
        <source>Mất kết nối dữ liệu. Danh sách là của lần đọc trước; đang tự nối lại.</source>
        <translation>Connection to the data lost. The list is that of the last reading; reconnecting by itself.</translation>
    </message>
    <message>
        <source>Xin gõ cả hai: người dân nói gì, và từ trong tên thủ tục.</source>
        <translation>Please type both: what people say, and words of the procedure’s name.</translation>
    </message>
    <message>
        <source>Xin gõ nhiều nhất 12 chữ.</source>
        <translation>Please type at most 12 words.</translation>
    </message>
    <message>
        <source>Xin gõ ngắn hơn.</source>
        <translation>Please type less.</translation>
    </message>
    <message>
        <source>Xin bỏ các dấu {{ }} và |.</source>
        <translation>Please leave out the signs {{ }} and |.</translation>
    </message>
    <message>
        <source>Đã thêm “{word}”. Các kiosk dùng từ này ngay.</source>
        <translation>“{word}” was added. Kiosks use it at once.</translation>
    </message>
    <message>
        <source>Đã bỏ “{word}”.</source>
        <translation>“{word}” was removed.</translation>
    </message>
    <message>
        <source>Từ này đã được bỏ trước đó.</source>
        <translation>It had been removed before.</translation>
    </message>
    <message>
        <source>Đã có {most} từ. Xin bỏ bớt từ không còn dùng.</source>
        <translation>There are {most} words already. Please remove some that are no longer used.</translation>
    </message>
    <message>
        <source>Trung tâm chưa có danh mục thủ tục. Lệnh trên máy chủ: motcua-db import starter</source>
        <translation>The centre has no list of procedures yet. At the server: motcua-db import starter</translation>
    </message>
    <message>
        <source>Máy này chưa có quyền xem phần này. Xin dùng máy lãnh đạo.</source>
        <translation>This machine may not see this. Please use the supervisor’s machine.</translation>
    </message>
    <message>
        <source>Đã có kết nối lại. Chưa rõ lần bấm trước đó, xin xem danh sách.</source>
        <translation>The connection is back. It is not certain what became of the last press; please see the list.</translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>Chạm vào một việc để lấy số thứ tự</source>
        <translation>Touch what you need to get a number</translation>
    </message>
    <message>
        <source>Việc khác</source>
        <translation>Something else</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Trang đầu</source>
        <translation>Home</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Tiếng Việt</source>
        <translation>Vietnamese</translation>
    </message>
    <message>
        <source>Tiếng Anh</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Từ {least} đến {most}.</source>
        <translation>From {least} to {most}.</translation>
    </message>
    <message>
        <source>Thêm: {page}</source>
        <translation>New: {page}</translation>
    </message>
    <message>
        <source>… và {count} thay đổi nữa</source>
        <translation>… and {count} more changes</translation>
    </message>
    <message>
        <source>Có thay đổi chưa lưu. Lưu hay bỏ?</source>
        <translation>There are unsaved changes. Save or discard?</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Chưa có gì thay đổi.</source>
        <translation>Nothing has changed yet.</translation>
    </message>
    <message>
        <source>Bỏ</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Ở lại</source>
        <translation>Stay</translation>
    </message>
    <message>
        <source>Bỏ ngày này</source>
        <translation>Remove this day</translation>
    </message>
    <message>
        <source>Ngừng dùng</source>
        <translation>Stop using</translation>
    </message>
    <message>
        <source>Ngày (ví dụ 01/01/2027)</source>
        <translation>Day (such as 01/01/2027)</translation>
    </message>
    <message>
        <source>Mã quầy (ví dụ 6)</source>
        <translation>Counter code (such as 6)</translation>
    </message>
    <message>
        <source>Mã (ví dụ cu-tru); không đổi được về sau</source>
        <translation>Code (such as cu-tru); it cannot be changed later</translation>
    </message>
    <message>
        <source>Thêm mới</source>
        <translation>Add new</translation>
    </message>
    <message>
        <source>đã ngừng</source>
        <translation>ended</translation>
    </message>
    <message>
        <source>Đang đọc lịch sử.</source>
        <translation>Reading the history.</translation>
    </message>
    <message>
        <source>Chưa có thay đổi nào.</source>
        <translation>Nothing was changed yet.</translation>
    </message>
    <message>
        <source>Tệp cấu hình</source>
        <translation>Settings file</translation>
    </message>
    <message>
        <source>Chưa chọn tệp.</source>
        <translation>No file is chosen.</translation>
    </message>
    <message>
        <source>Toàn bộ cấu hình trong một tệp, không có mã PIN. Nhập: xem trước rồi đổi.</source>
        <translation>All settings in one file, without PINs. Importing: first look, then change.</translation>
    </message>
    <message>
        <source>Ví dụ: cau-hinh.toml</source>
        <translation>For example: settings.toml</translation>
    </message>
    <message>
        <source>Chọn tệp</source>
        <translation>Choose file</translation>
    </message>
    <message>
        <source>Xuất ra tệp này</source>
        <translation>Export to this file</translation>
    </message>
    <message>
        <source>Xem tệp sẽ đổi gì</source>
        <translation>See what the file changes</translation>
    </message>
    <message>
        <source>Thực hiện {count} thay đổi</source>
        <translation>Make {count} changes</translation>
    </message>
    <message>
        <source>Thứ Hai</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>Thứ Ba</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>Thứ Tư</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>Thứ Năm</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>Thứ Sáu</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>Thứ Bảy</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>Chủ nhật</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>Rất buồn</source>
        <translation>Very sad</translation>
    </message>
    <message>
        <source>Buồn</source>
        <translation>Sad</translation>
    </message>
    <message>
        <source>Bình thường</source>
        <translation>Neutral</translation>
    </message>
    <message>
        <source>Vui</source>
        <translation>Happy</translation>
    </message>
    <message>
        <source>Rất vui</source>
        <translation>Very happy</translation>
    </message>
    <message>
        <source>Cán bộ quầy</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>Lãnh đạo trung tâm</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Kỹ thuật viên</source>
        <translation>Technician</translation>
    </message>
    <message>
        <source>Người kiểm tra</source>
        <translation>Auditor</translation>
    </message>
    <message>
        <source>Tấm thẻ</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>Hộ tịch</source>
        <translation>Civil status</translation>
    </message>
    <message>
        <source>Con dấu</source>
        <translation>Stamp</translation>
    </message>
    <message>
        <source>Thửa đất</source>
        <translation>Plot of land</translation>
    </message>
    <message>
        <source>Cửa hàng</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>Xây dựng</source>
        <translation>Construction</translation>
    </message>
    <message>
        <source>Bàn tay</source>
        <translation>Hand</translation>
    </message>
    <message>
        <source>Nhóm người</source>
        <translation>Group of people</translation>
    </message>
    <message>
        <source>Cây trồng</source>
        <translation>Plant</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Cán cân</source>
        <translation>Scales</translation>
    </message>
    <message>
        <source>Trường học</source>
        <translation>School</translation>
    </message>
    <message>
        <source>Y tế</source>
        <translation>Health</translation>
    </message>
    <message>
        <source>Xe khách</source>
        <translation>Bus</translation>
    </message>
    <message>
        <source>Tiền</source>
        <translation>Money</translation>
    </message>
    <message>
        <source>Văn hóa</source>
        <translation>Culture</translation>
    </message>
    <message>
        <source>Dấu ba chấm</source>
        <translation>Three dots</translation>
    </message>
    <message>
        <source>Có</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Không</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Mới: {name}</source>
        <translation>New: {name}</translation>
    </message>
    <message>
        <source>Đã bỏ: {name}</source>
        <translation>Removed: {name}</translation>
    </message>
    <message>
        <source>{name}: đã đổi</source>
        <translation>{name}: changed</translation>
    </message>
    <message>
        <source>Thêm</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>Ngừng</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>Đổi</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Thiết lập</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Đang đọc cấu hình.</source>
        <translation>Reading the settings.</translation>
    </message>
    <message>
        <source>Chọn một mục ở bên trái, hoặc thêm mục mới.</source>
        <translation>Choose an item at the left, or add a new one.</translation>
    </message>
    <message>
        <source>Mất kết nối. Thay đổi chưa lưu vẫn còn ở đây.</source>
        <translation>Connection lost. Unsaved changes are still here.</translation>
    </message>
    <message>
        <source>Giờ làm việc</source>
        <translation>Opening hours</translation>
    </message>
    <message>
        <source>Ngày nghỉ</source>
        <translation>Holidays</translation>
    </message>
    <message>
        <source>Lĩnh vực</source>
        <translation>Fields</translation>
    </message>
    <message>
        <source>Dịch vụ</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Quầy</source>
        <translation>Counters</translation>
    </message>
    <message>
        <source>Nhóm ưu tiên</source>
        <translation>Priority groups</translation>
    </message>
    <message>
        <source>Quy tắc</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>Thông báo</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>Lý do nghỉ</source>
        <translation>Break reasons</translation>
    </message>
    <message>
        <source>Kết quả xử lý</source>
        <translation>Outcomes</translation>
    </message>
    <message>
        <source>Đánh giá</source>
        <translation>Rating</translation>
    </message>
    <message>
        <source>Cán bộ</source>
        <translation>Clerks</translation>
    </message>
    <message>
        <source>Trung tâm</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>Lịch sử</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Xuất / Nhập</source>
        <translation>Export / Import</translation>
    </message>
    <message>
        <source>Tên</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Đang dùng</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>Mục đã ngừng vẫn được giữ cho báo cáo cũ.</source>
        <translation>What has ended is kept for earlier reports.</translation>
    </message>
    <message>
        <source>Thứ tự</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Số nhỏ đứng trước.</source>
        <translation>Small numbers come first.</translation>
    </message>
    <message>
        <source>Cơ quan chủ quản</source>
        <translation>Authority</translation>
    </message>
    <message>
        <source>Dòng ghi trên phiếu</source>
        <translation>Line on the slip</translation>
    </message>
    <message>
        <source>Ví dụ: phòng chờ có camera.</source>
        <translation>For example: cameras in use.</translation>
    </message>
    <message>
        <source>Giờ mở cửa trong tuần</source>
        <translation>Opening hours of the week</translation>
    </message>
    <message>
        <source>Ví dụ: 07:00–11:30, 13:30–17:00. Để trống là nghỉ cả ngày.</source>
        <translation>For example: 07:00–11:30, 13:30–17:00. Empty: closed all day.</translation>
    </message>
    <message>
        <source>Giờ mở cửa của ngày này</source>
        <translation>Opening hours of this day</translation>
    </message>
    <message>
        <source>Để trống là nghỉ. Ngày làm bù: ghi giờ mở cửa.</source>
        <translation>Empty: closed. A make-up day has its hours.</translation>
    </message>
    <message>
        <source>Xuất cấu hình ra tệp</source>
        <translation>Settings exported to a file</translation>
    </message>
    <message>
        <source>Biểu tượng</source>
        <translation>Icon</translation>
    </message>
    <message>
        <source>Thuộc lĩnh vực</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Chữ cái của số</source>
        <translation>Letter of its numbers</translation>
    </message>
    <message>
        <source>Không đổi được khi hôm nay đã phát số.</source>
        <translation>Cannot change once numbers were given today.</translation>
    </message>
    <message>
        <source>Số đầu mỗi ngày</source>
        <translation>First number of a day</translation>
    </message>
    <message>
        <source>Số cuối mỗi ngày</source>
        <translation>Last number of a day</translation>
    </message>
    <message>
        <source>Quầy phục vụ</source>
        <translation>Counters that serve it</translation>
    </message>
    <message>
        <source>Hệ số lớn thì quầy gọi hàng này thường hơn.</source>
        <translation>With a larger weight the counter calls this queue more often.</translation>
    </message>
    <message>
        <source>Giới hạn số mỗi ngày</source>
        <translation>Most numbers of a day</translation>
    </message>
    <message>
        <source>Để trống là không giới hạn.</source>
        <translation>Empty: no limit.</translation>
    </message>
    <message>
        <source>Thời gian phục vụ dự kiến (phút)</source>
        <translation>Expected service time (minutes)</translation>
    </message>
    <message>
        <source>Dùng để ước thời gian chờ khi ngày mới bắt đầu.</source>
        <translation>Used to estimate waits while the day is young.</translation>
    </message>
    <message>
        <source>Giờ nhận riêng</source>
        <translation>Hours of its own</translation>
    </message>
    <message>
        <source>Để trống cả tuần là theo giờ của trung tâm.</source>
        <translation>All empty: the centre&apos;s hours.</translation>
    </message>
    <message>
        <source>Lĩnh vực trong danh mục thủ tục</source>
        <translation>Fields of the catalogue</translation>
    </message>
    <message>
        <source>Mỗi dòng một lĩnh vực; thủ tục của nó lấy số ở đây.</source>
        <translation>One per line; its procedures take numbers here.</translation>
    </message>
    <message>
        <source>Chữ cái riêng của kiosk</source>
        <translation>Kiosks&apos; own letters</translation>
    </message>
    <message>
        <source>Ví dụ: k2 = L. Để trống là dùng chung chữ cái.</source>
        <translation>E.g. k2 = L. Empty: the letter is shared.</translation>
    </message>
    <message>
        <source>Khu</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>Bảng gọi số của một khu chỉ hiện quầy của khu đó.</source>
        <translation>A zone&apos;s board shows only its counters.</translation>
    </message>
    <message>
        <source>Dịch vụ phục vụ và hệ số</source>
        <translation>Services and weights</translation>
    </message>
    <message>
        <source>Hệ số 1 đến 9; lớn hơn thì được gọi thường hơn.</source>
        <translation>Weights 1 to 9; a larger one is called more often.</translation>
    </message>
    <message>
        <source>Căn cứ</source>
        <translation>Citation</translation>
    </message>
    <message>
        <source>Văn bản hoặc nội quy; người dân xem được.</source>
        <translation>A law or the house rules; citizens can see it.</translation>
    </message>
    <message>
        <source>Gợi ý từ tuổi</source>
        <translation>Suggested from age</translation>
    </message>
    <message>
        <source>Khi quét căn cước. Để trống là không gợi ý.</source>
        <translation>When a card is scanned. Empty: not suggested.</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Ví dụ: 01/12/2026. Để trống là không có hạn.</source>
        <translation>For example: 01/12/2026. Empty: no limit.</translation>
    </message>
    <message>
        <source>Đến hết ngày</source>
        <translation>Until the end of</translation>
    </message>
    <message>
        <source>Câu hỏi</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Đổi câu hỏi hoặc mức là thành phiên bản mới; kết quả không trộn.</source>
        <translation>Another question or level is a new version; results are not mixed.</translation>
    </message>
    <message>
        <source>Các mức, từ kém nhất</source>
        <translation>Levels, worst first</translation>
    </message>
    <message>
        <source>Hai đến năm mức, nét mặt từ buồn đến vui.</source>
        <translation>Two to five levels, faces from sad to happy.</translation>
    </message>
    <message>
        <source>Đang được hỏi</source>
        <translation>Asked now</translation>
    </message>
    <message>
        <source>Luôn có đúng một bộ câu hỏi được dùng.</source>
        <translation>Exactly one question is always in use.</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Vai trò</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Mã PIN mới</source>
        <translation>New PIN</translation>
    </message>
    <message>
        <source>4 đến 8 chữ số. Không ai xem lại được. Để trống là giữ nguyên.</source>
        <translation>4 to 8 digits. Nobody can read it again. Empty: unchanged.</translation>
    </message>
    <message>
        <source>Mở khóa</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Người này đang bị khóa vì nhập sai mã PIN.</source>
        <translation>Locked out after wrong PINs.</translation>
    </message>
    <message>
        <source>Kiosk hỏi về ưu tiên</source>
        <translation>Kiosks ask about priority</translation>
    </message>
    <message>
        <source>Nhường nhiều nhất (lượt)</source>
        <translation>Passed at most (times)</translation>
    </message>
    <message>
        <source>Một số thường nhường tối đa bấy nhiêu lượt ưu tiên.</source>
        <translation>So many priority numbers may pass an ordinary one.</translation>
    </message>
    <message>
        <source>Nhường lâu nhất (phút)</source>
        <translation>Passed no more after (minutes)</translation>
    </message>
    <message>
        <source>Chờ quá thì không nhường ai nữa. Để trống là không xét.</source>
        <translation>After so long a wait nobody passes. Empty: not used.</translation>
    </message>
    <message>
        <source>Số lần gọi trước khi báo vắng</source>
        <translation>Calls before absent</translation>
    </message>
    <message>
        <source>Gọi một số nhiều nhất (lần)</source>
        <translation>Most calls of one number</translation>
    </message>
    <message>
        <source>Kể cả lần đầu; không ít hơn số lần trước khi báo vắng.</source>
        <translation>The first one included; never fewer than the calls before absent.</translation>
    </message>
    <message>
        <source>Hoàn tác báo vắng (giây)</source>
        <translation>Undo of absent (seconds)</translation>
    </message>
    <message>
        <source>Người vắng quay lại trong (phút)</source>
        <translation>Absent people return within (minutes)</translation>
    </message>
    <message>
        <source>Quay lại kịp thì được xếp lại gần; muộn hơn thì cuối hàng.</source>
        <translation>In time they go back near the front; later to the end.</translation>
    </message>
    <message>
        <source>Người quay lại đứng sau (người)</source>
        <translation>They go behind (people)</translation>
    </message>
    <message>
        <source>Lùi số bằng một phím (người)</source>
        <translation>Put back by one key (people)</translation>
    </message>
    <message>
        <source>Số được lùi đứng sau bấy nhiêu người đang chờ.</source>
        <translation>The number goes behind so many who wait.</translation>
    </message>
    <message>
        <source>Hỏi kết quả khi xong</source>
        <translation>Ask for an outcome</translation>
    </message>
    <message>
        <source>Cán bộ chọn một kết quả xử lý khi kết thúc.</source>
        <translation>The clerk chooses an outcome when a service ends.</translation>
    </message>
    <message>
        <source>Thời gian hoàn tất hồ sơ (giây)</source>
        <translation>Wrap-up (seconds)</translation>
    </message>
    <message>
        <source>Sau mỗi lượt, trước khi gọi tiếp. 0 là không có.</source>
        <translation>After each service, before the next call. 0: none.</translation>
    </message>
    <message>
        <source>Chờ đánh giá (giây)</source>
        <translation>Wait for a rating (seconds)</translation>
    </message>
    <message>
        <source>Ngừng phát số trước giờ đóng cửa (phút)</source>
        <translation>Last number before closing (minutes)</translation>
    </message>
    <message>
        <source>Chờ đạt mục tiêu đến (phút)</source>
        <translation>Waits on target up to (minutes)</translation>
    </message>
    <message>
        <source>Báo cáo tính tỷ lệ chờ không quá mức này.</source>
        <translation>Reports give the share of waits up to here.</translation>
    </message>
    <message>
        <source>Cảnh báo trước khi quá mục tiêu (phút)</source>
        <translation>Alarm ahead of the target (minutes)</translation>
    </message>
    <message>
        <source>Chỉ hiện số liệu từng cán bộ khi đủ (lượt)</source>
        <translation>Figures by clerk from (services)</translation>
    </message>
    <message>
        <source>Hàng trả kết quả</source>
        <translation>Queue of results</translation>
    </message>
    <message>
        <source>Người có kết quả được mời lấy số ở đây.</source>
        <translation>Who has a result waiting takes a number here.</translation>
    </message>
    <message>
        <source>Địa chỉ nộp trực tuyến</source>
        <translation>Address for online filing</translation>
    </message>
    <message>
        <source>Bắt đầu bằng https://; {code} là mã thủ tục.</source>
        <translation>Begins with https://; {code} is the procedure&apos;s code.</translation>
    </message>
    <message>
        <source>Dữ liệu thủ tục là cũ sau (ngày)</source>
        <translation>Procedure data are old after (days)</translation>
    </message>
    <message>
        <source>Giữ hồ sơ đã trả (ngày)</source>
        <translation>Keep returned dossiers (days)</translation>
    </message>
    <message>
        <source>Giữ tên cán bộ trong số liệu (ngày)</source>
        <translation>Keep clerks&apos; names in figures (days)</translation>
    </message>
    <message>
        <source>Giữ từng lượt và nhật ký (ngày)</source>
        <translation>Keep tickets and log (days)</translation>
    </message>
    <message>
        <source>Sau đó chỉ còn số liệu tổng hợp.</source>
        <translation>After that only totals remain.</translation>
    </message>
    <message>
        <source>Xếp loại Xuất sắc từ (điểm)</source>
        <translation>Excellent from (points)</translation>
    </message>
    <message>
        <source>Tổng điểm của phiếu đánh giá, cao nhất là 18.</source>
        <translation>Total of the evaluation sheet, at most 18.</translation>
    </message>
    <message>
        <source>Xếp loại Tốt từ (điểm)</source>
        <translation>Good from (points)</translation>
    </message>
    <message>
        <source>Xếp loại Khá từ (điểm)</source>
        <translation>Fair from (points)</translation>
    </message>
    <message>
        <source>Xếp loại Trung bình từ (điểm)</source>
        <translation>Average from (points)</translation>
    </message>
    <message>
        <source>Dưới mức này là Yếu.</source>
        <translation>Below it: weak.</translation>
    </message>
    <message>
        <source>Cần điền ô này.</source>
        <translation>Fill this in.</translation>
    </message>
    <message>
        <source>Cần có tên tiếng Việt.</source>
        <translation>The Vietnamese words are needed.</translation>
    </message>
    <message>
        <source>Giá trị chưa đúng dạng. Xem ví dụ bên dưới ô.</source>
        <translation>Not of the right form. See the example below.</translation>
    </message>
    <message>
        <source>Quá dài; nhiều nhất {longest}.</source>
        <translation>Too long; at most {longest}.</translation>
    </message>
    <message>
        <source>Nhập số từ {least} đến {most}.</source>
        <translation>Enter a number from {least} to {most}.</translation>
    </message>
    <message>
        <source>Chọn một mục trong danh sách.</source>
        <translation>Choose one of the list.</translation>
    </message>
    <message>
        <source>Nhập ngày như 01/01/2027.</source>
        <translation>Enter a day as 01/01/2027.</translation>
    </message>
    <message>
        <source>Ngày cuối phải sau ngày đầu.</source>
        <translation>The last day comes after the first.</translation>
    </message>
    <message>
        <source>Nhập giờ như 07:00–11:30, 13:30–17:00; các khoảng không chồng nhau.</source>
        <translation>Enter hours as 07:00–11:30, 13:30–17:00; none overlap.</translation>
    </message>
    <message>
        <source>Cần hai đến {most} mức; nét mặt vui dần và không lặp lại.</source>
        <translation>Two to {most} levels; faces get happier, none twice.</translation>
    </message>
    <message>
        <source>Địa chỉ bắt đầu bằng https:// và không có dấu cách.</source>
        <translation>The address begins with https:// and has no blanks.</translation>
    </message>
    <message>
        <source>Mã chưa đúng: chữ thường không dấu, chữ số, gạch nối; mã quầy như 1, 12, A.</source>
        <translation>Wrong code: small letters, digits, hyphens; a counter as 1, 12, A.</translation>
    </message>
    <message>
        <source>Mã này đã có, có thể đã ngừng dùng. Hãy chọn mã khác.</source>
        <translation>This code exists, perhaps ended. Choose another.</translation>
    </message>
    <message>
        <source>Mã PIN gồm 4 đến 8 chữ số.</source>
        <translation>A PIN has 4 to 8 digits.</translation>
    </message>
    <message>
        <source>Chữ {letter} dễ nhầm; không dùng {forbidden}.</source>
        <translation>{letter} is easily mistaken; {forbidden} are not used.</translation>
    </message>
    <message>
        <source>Chọn một chữ cái in hoa từ A đến Z.</source>
        <translation>Choose one capital from A to Z.</translation>
    </message>
    <message>
        <source>Chữ {letter} đã có dịch vụ khác dùng.</source>
        <translation>Another service has the letter {letter}.</translation>
    </message>
    <message>
        <source>Hôm nay đã phát số chữ {letter}. Hãy đổi trước số đầu tiên của ngày.</source>
        <translation>Numbers of {letter} were given today. Change it before the day&apos;s first number.</translation>
    </message>
    <message>
        <source>“{topic}” đã thuộc một dịch vụ khác.</source>
        <translation>“{topic}” belongs to another service.</translation>
    </message>
    <message>
        <source>“{named}” không có hoặc đã ngừng; hãy chọn mục khác.</source>
        <translation>“{named}” is not there or has ended; choose another.</translation>
    </message>
    <message>
        <source>Không còn quầy nào phục vụ {service}. Giao cho một quầy trước.</source>
        <translation>No counter would serve {service}. Give it to one first.</translation>
    </message>
    <message>
        <source>{count} người của dịch vụ này còn số hôm nay. Hãy ngừng sau giờ làm việc.</source>
        <translation>{count} people of this service hold numbers of today. End it after closing.</translation>
    </message>
    <message>
        <source>Quầy {counter} đang có cán bộ, đang phục vụ hoặc có người chờ đích danh.</source>
        <translation>Somebody is signed in, served or awaited at counter {counter}.</translation>
    </message>
    <message>
        <source>{count} người thuộc nhóm này còn số hôm nay. Hãy ngừng sau giờ làm việc.</source>
        <translation>{count} people of this group hold numbers of today. End it after closing.</translation>
    </message>
    <message>
        <source>{service} còn thuộc lĩnh vực này. Hãy chuyển sang lĩnh vực khác trước.</source>
        <translation>{service} still belongs to this field. Move it to another field first.</translation>
    </message>
    <message>
        <source>{service} là hàng trả kết quả. Hãy chọn hàng khác ở Quy tắc trước.</source>
        <translation>{service} is the queue for results. Choose another under Rules first.</translation>
    </message>
    <message>
        <source>Chưa có kết quả xử lý nào. Hãy thêm ở mục Kết quả xử lý.</source>
        <translation>There is no outcome yet. Add one under Outcomes.</translation>
    </message>
    <message>
        <source>Luôn cần một bộ câu hỏi. Hãy bật bộ khác thay cho bộ này.</source>
        <translation>One question is always needed. Make another one active instead.</translation>
    </message>
    <message>
        <source>Phải còn ít nhất một lãnh đạo. Hãy đặt người khác làm lãnh đạo trước.</source>
        <translation>One supervisor must remain. Name another one first.</translation>
    </message>
    <message>
        <source>Mục này không ngừng được; chỉ sửa được.</source>
        <translation>This cannot end; it can be changed.</translation>
    </message>
    <message>
        <source>Đã đủ {most} mục.</source>
        <translation>There are {most} items already.</translation>
    </message>
    <message>
        <source>{file} – {where}: {why} Sửa chỗ đó trong tệp. Chưa có gì thay đổi.</source>
        <translation>{file} – {where}: {why} Correct it in the file. Nothing was changed.</translation>
    </message>
    <message>
        <source>{file} do bản Motcua mới hơn ghi. Hãy nâng cấp máy này trước.</source>
        <translation>{file} was written by a newer Motcua. Upgrade this machine first.</translation>
    </message>
    <message>
        <source>Không đọc được {file} ({why}). Hãy chọn tệp do Motcua xuất ra.</source>
        <translation>{file} cannot be read ({why}). Choose a file exported by Motcua.</translation>
    </message>
    <message>
        <source>Chưa lưu được. Xem chỗ có dấu báo.</source>
        <translation>Not saved. See the marked places.</translation>
    </message>
    <message>
        <source>Đã lưu. Có hiệu lực ngay ở mọi máy.</source>
        <translation>Saved. In force at every machine at once.</translation>
    </message>
    <message>
        <source>Đã nhập. Có hiệu lực ngay ở mọi máy.</source>
        <translation>Imported. In force at every machine at once.</translation>
    </message>
    <message>
        <source>Đã ghi ra {file}. Tệp không có mã PIN.</source>
        <translation>Written to {file}. There are no PINs in it.</translation>
    </message>
    <message>
        <source>Tệp này giống hệt cấu hình đang dùng.</source>
        <translation>This file is the same as the settings in use.</translation>
    </message>
    <message>
        <source>{file} đã có. Hãy đặt tên khác.</source>
        <translation>{file} is there already. Name another.</translation>
    </message>
    <message>
        <source>Không ghi được {file} ({said}).</source>
        <translation>{file} cannot be written ({said}).</translation>
    </message>
    <message>
        <source>{by} vừa sửa mục này lúc {at}. Những gì bạn nhập vẫn còn. Xem lại rồi bấm Lưu.</source>
        <translation>{by} changed this at {at}. What you typed is still here. Look again, then press Save.</translation>
    </message>
    <message>
        <source>Người khác vừa sửa mục này. Những gì bạn nhập vẫn còn.</source>
        <translation>Somebody else has just changed this. What you typed is still here.</translation>
    </message>
    <message>
        <source>Thay đổi chưa lưu của bạn vẫn còn ở đây. Mã PIN thì nhập lại.</source>
        <translation>Your unsaved changes are still here. Type a PIN again.</translation>
    </message>
    <message>
        <source>Chỉ lãnh đạo trung tâm được sửa cấu hình.</source>
        <translation>Only a supervisor changes settings.</translation>
    </message>
    <message>
        <source>Máy này không được sửa cấu hình. Dùng máy lãnh đạo.</source>
        <translation>This PC may not change settings. Use the supervisor&apos;s.</translation>
    </message>
    <message>
        <source>Chưa rõ đã lưu chưa. Hãy xem lại giá trị rồi lưu.</source>
        <translation>It is not known whether it was saved. Look at the value, then save.</translation>
    </message>
    <message>
        <source>Đang lưu.</source>
        <translation>Saving.</translation>
    </message>
    <message>
        <source>Chưa chọn mục nào.</source>
        <translation>Nothing is chosen.</translation>
    </message>
</context>
<context>
    <name>StartTrouble</name>
    <message>
        <source>Máy đang khởi động lại, xin chờ một phút.</source>
        <translation>Restarting, please wait a minute.</translation>
    </message>
    <message>
        <source>Máy đang tạm dừng.</source>
        <translation>This machine is paused.</translation>
    </message>
    <message>
        <source>Mời Ông/Bà đến quầy hướng dẫn.</source>
        <translation>Please go to the help desk.</translation>
    </message>
</context>
<context>
    <name>Starting</name>
    <message>
        <source>Máy đang khởi động, xin chờ một phút.</source>
        <translation>Starting, please wait a minute.</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Ông/Bà muốn lùi lại sau bao nhiêu người?</source>
        <translation>How many people should go before you?</translation>
    </message>
    <message>
        <source>Lựa chọn khác</source>
        <translation>Other choices</translation>
    </message>
    <message>
        <source>Trang đầu</source>
        <translation>Start page</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>StillThere</name>
    <message>
        <source>Ông/Bà còn ở đó không?</source>
        <translation>Are you still there?</translation>
    </message>
    <message>
        <source>Màn hình sẽ trở về trang đầu sau {n} giây</source>
        <translation>Back to the start in {n} seconds</translation>
    </message>
    <message>
        <source>Về trang đầu</source>
        <translation>Back to start</translation>
    </message>
    <message>
        <source>Tôi cần thêm thời gian</source>
        <translation>I need more time</translation>
    </message>
</context>
<context>
    <name>Ticket</name>
    <message>
        <source>In lại phiếu</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Mời Ông/Bà lấy phiếu</source>
        <translation>Please take your ticket</translation>
    </message>
    <message>
        <source>Đang in phiếu của Ông/Bà</source>
        <translation>Your ticket is printing</translation>
    </message>
    <message>
        <source>Số của Ông/Bà là {label} — xin ghi nhớ hoặc chụp ảnh màn hình.</source>
        <translation>Your number is {label} — please remember it or take a photo.</translation>
    </message>
    <message>
        <source>Phiếu chưa in được. Số của Ông/Bà là {label} — xin ghi nhớ hoặc chụp ảnh màn hình.</source>
        <translation>The ticket did not print. Your number is {label} — please remember it or take a photo.</translation>
    </message>
</context>
<context>
    <name>Track</name>
    <message>
        <source>Nhập mã tra cứu in trên giấy hẹn</source>
        <translation>Type the look-up code printed on your receipt</translation>
    </message>
    <message>
        <source>Quét mã trên giấy hẹn hoặc nhập mã hồ sơ</source>
        <translation>Scan the code on your receipt or type the file number</translation>
    </message>
    <message>
        <source>Mã tra cứu</source>
        <translation>Look-up code</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>File number</translation>
    </message>
    <message>
        <source>4 chữ hoặc số</source>
        <translation>4 letters or digits</translation>
    </message>
    <message>
        <source>Mã tra cứu: {secret}</source>
        <translation>Look-up code: {secret}</translation>
    </message>
    <message>
        <source>Giấy hẹn trả kết quả</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Trang đầu</source>
        <translation>Start page</translation>
    </message>
    <message>
        <source>Tra cứu</source>
        <translation>Look up</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Mã tra cứu có ít nhất 4 chữ hoặc số, xin nhập đủ.</source>
        <translation>The look-up code has at least 4 letters or digits.</translation>
    </message>
    <message>
        <source>Mã này gồm 4 chữ hoặc số, in gần mã hồ sơ.</source>
        <translation>It has 4 letters or digits and stands near the file number.</translation>
    </message>
    <message>
        <source>Xin nhập đủ mã hồ sơ như trên giấy hẹn.</source>
        <translation>Please type the whole file number as on the receipt.</translation>
    </message>
    <message>
        <source>Ví dụ: {code}</source>
        <translation>For example: {code}</translation>
    </message>
</context>
</TS>
