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
        <source>Lĩnh vực khác</source>
        <translation>Other services</translation>
    </message>
    <message>
        <source>Chạm vào một lĩnh vực để lấy số thứ tự</source>
        <translation>Touch a service to get a number</translation>
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
    <name>Kiosk</name>
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
        <source>Đây là mã hồ sơ</source>
        <translation>This is a file number</translation>
    </message>
    <message>
        <source>Đây là mã thủ tục</source>
        <translation>This is the code of a procedure</translation>
    </message>
    <message>
        <source>Lấy số không cần thẻ căn cước</source>
        <translation>No identity card is needed to take a number</translation>
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
        <source>Xin lấy số ở lĩnh vực của hồ sơ, cán bộ sẽ cho biết kết quả.</source>
        <translation>Please take a number in the field of your file; the staff will tell you the result.</translation>
    </message>
    <message>
        <source>Xin lấy số ở lĩnh vực của thủ tục này.</source>
        <translation>Please take a number in the field of this procedure.</translation>
    </message>
    <message>
        <source>Máy không giữ lại thông tin nào của thẻ.</source>
        <translation>The machine keeps nothing of the card.</translation>
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
        <source>Còn {n} người trước Ông/Bà.</source>
        <translation>{n} people are before you.</translation>
    </message>
    <message>
        <source>Số này đã được gọi mà chưa có người đến. Xin hỏi cán bộ.</source>
        <translation>This number was called and nobody came. Please ask the staff.</translation>
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
        <source>Xin mời đến {counter}.</source>
        <translation>Please go to {counter}.</translation>
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
</TS>
