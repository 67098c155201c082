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
        <source>MỜI SỐ</source>
        <translation>NUMBER</translation>
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
        <source>Quầy {counters}</source>
        <translation>Counter {counters}</translation>
    </message>
    <message>
        <source>Khu {zone}</source>
        <translation>Zone {zone}</translation>
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
        <source>Mở cửa sổ lớn</source>
        <translation>Open the large window</translation>
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
        <source>Đang tạm nghỉ</source>
        <translation>Paused</translation>
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
        <source>Hôm nay</source>
        <translation>Today</translation>
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
        <source>Đang gọi</source>
        <translation>Calling</translation>
    </message>
    <message>
        <source>Đang phục vụ</source>
        <translation>Serving</translation>
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
        <source>Mất kết nối lúc {at}.</source>
        <translation>Connection lost at {at}.</translation>
    </message>
    <message>
        <source>Phím {key} đã ghi nhận.</source>
        <translation>Key {key} is noted.</translation>
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
        <source>Mã PIN chưa đúng. Còn {left} lần thử.</source>
        <translation>The PIN is not right. {left} tries left.</translation>
    </message>
    <message>
        <source>Nhập sai nhiều lần. Xin thử lại lúc {until}.</source>
        <translation>Too many wrong tries. Please try again at {until}.</translation>
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
        <source>Mã vừa quét không phải phiếu lấy số. Xin quét mã trên phiếu.</source>
        <translation>That code is not from a ticket. Please scan the code on the ticket.</translation>
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
        <source>Người dân gọi trợ giúp tại {name}.</source>
        <translation>Somebody asks for help at {name}.</translation>
    </message>
    <message>
        <source>Mã kỹ thuật bị nhập sai nhiều lần tại {name}. Xin xem ai đang ở máy.</source>
        <translation>Wrong technician’s codes at {name}. Please see who is there.</translation>
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
        <source>Vì được chuyển đến vị trí đầu.</source>
        <translation>Because it was transferred to the first place.</translation>
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
        <source>Đến quầy</source>
        <translation>To counter</translation>
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
