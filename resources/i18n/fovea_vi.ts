<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN">
<context>
    <name>fovea::ActivationCurves</name>
    <message>
        <source>The activation and its derivative</source>
        <translation>Hàm kích hoạt và đạo hàm của nó</translation>
    </message>
</context>
<context>
    <name>fovea::ActivationView</name>
    <message>
        <source>What is left of a gradient of 1</source>
        <translation>Gradient bằng 1 còn lại bao nhiêu</translation>
    </message>
    <message>
        <source>An epoch in steps</source>
        <translation>Một epoch theo bước</translation>
    </message>
    <message>
        <source>%1: the largest derivative is %2</source>
        <translation>%1: đạo hàm lớn nhất là %2</translation>
    </message>
</context>
<context>
    <name>fovea::AugmentRule</name>
    <message>
        <source>Where a point goes</source>
        <translation>Một điểm đi đâu</translation>
    </message>
</context>
<context>
    <name>fovea::AugmentTiles</name>
    <message>
        <source>flip</source>
        <translation>lật</translation>
    </message>
    <message>
        <source>upside down</source>
        <translation>lộn ngược</translation>
    </message>
    <message>
        <source>as it was</source>
        <translation>như cũ</translation>
    </message>
</context>
<context>
    <name>fovea::AugmentViewCounts</name>
    <message>
        <source>Views in three papers</source>
        <translation>Số khung nhìn trong ba bài báo</translation>
    </message>
</context>
<context>
    <name>fovea::AugmentationView</name>
    <message>
        <source>The picture</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>What comes out</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>A click looks at this pixel</source>
        <translation>Nhấp để xem điểm ảnh này</translation>
    </message>
    <message>
        <source>Drawn picture</source>
        <translation>Ảnh vẽ</translation>
    </message>
    <message>
        <source>1 to 50: one of the drawn pictures; 0: a picture of your own</source>
        <translation>1 đến 50: một trong các ảnh vẽ sẵn; 0: ảnh của bạn</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Comes out</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Probabilities, a view in each row</source>
        <translation>Xác suất, mỗi hàng một khung nhìn</translation>
    </message>
    <message>
        <source>Alone it says class</source>
        <translation>Riêng nó nói nhãn</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Trung bình</translation>
    </message>
    <message>
        <source>Press where the point shall be</source>
        <translation>Nhấn vào chỗ muốn đặt điểm</translation>
    </message>
    <message>
        <source>Point x, y</source>
        <translation>Điểm x, y</translation>
    </message>
    <message>
        <source>goes to</source>
        <translation>đi tới</translation>
    </message>
    <message>
        <source>Moved by up to</source>
        <translation>Dời tối đa</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Số chỗ</translation>
    </message>
    <message>
        <source>and mirrored</source>
        <translation>và lật gương</translation>
    </message>
    <message>
        <source>The rule, once</source>
        <translation>Quy tắc, một lần</translation>
    </message>
    <message>
        <source>How many there are</source>
        <translation>Có bao nhiêu</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Giá trị</translation>
    </message>
    <message>
        <source>Radius r</source>
        <translation>Bán kính r</translation>
    </message>
    <message>
        <source>becomes</source>
        <translation>thành</translation>
    </message>
    <message>
        <source>is times</source>
        <translation>được nhân</translation>
    </message>
    <message>
        <source>shows what lay at</source>
        <translation>cho thấy thứ ở</translation>
    </message>
    <message>
        <source>Sixteen draws</source>
        <translation>Mười sáu lần bốc</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Khung nhìn</translation>
    </message>
    <message>
        <source>0.5 + (v − 0.5) (1 + c), then cut to 0 … 1</source>
        <translation>0.5 + (v − 0.5) (1 + c), rồi cắt về 0 … 1</translation>
    </message>
    <message>
        <source>v (1 − a r²), with r = 1 in the corners</source>
        <translation>v (1 − a r²), với r = 1 ở các góc</translation>
    </message>
    <message>
        <source>row, column; where no pixel lies, its neighbours are mixed, and beyond the border comes what Border says</source>
        <translation>hàng, cột; giữa các điểm ảnh thì trộn các điểm kề, ngoài biên thì theo mục Biên</translation>
    </message>
    <message>
        <source>%1 different pictures among sixteen draws</source>
        <translation>%1 ảnh khác nhau trong mười sáu lần bốc</translation>
    </message>
    <message>
        <source>Together they say: ?</source>
        <translation>Cùng nhau chúng nói: ?</translation>
    </message>
    <message>
        <source>Together they say: class %1</source>
        <translation>Cùng nhau chúng nói: nhãn %1</translation>
    </message>
    <message>
        <source>pixel %1 of %2</source>
        <translation>điểm ảnh %1 trên %2</translation>
    </message>
    <message>
        <source>draw %1/%2</source>
        <translation>lần %1/%2</translation>
    </message>
    <message>
        <source>class %1 of %2</source>
        <translation>nhãn %1 trên %2</translation>
    </message>
</context>
<context>
    <name>fovea::BenchControls</name>
    <message>
        <source>Back to the first step (Home)</source>
        <translation>Về bước đầu (Home)</translation>
    </message>
    <message>
        <source>Rewind</source>
        <translation>Tua lại</translation>
    </message>
    <message>
        <source> Step</source>
        <translation> Bước</translation>
    </message>
    <message>
        <source>One step further (.)</source>
        <translation>Thêm một bước (.)</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Chạy</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Tạm dừng (Space)</translation>
    </message>
    <message>
        <source>Step by itself (Space)</source>
        <translation>Tự bước (Space)</translation>
    </message>
</context>
<context>
    <name>fovea::BenchPanel</name>
    <message>
        <source>%1 is not it. Go through the sum once more, term by term.</source>
        <translation>%1 chưa đúng. Hãy tính lại tổng, từng số hạng một.</translation>
    </message>
    <message>
        <source>Hide answer</source>
        <translation>Ẩn đáp án</translation>
    </message>
    <message>
        <source>Work the numbers out and type them (A)</source>
        <translation>Tự tính các số rồi gõ vào (A)</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Ngẫu nhiên</translation>
    </message>
    <message>
        <source>Other small numbers</source>
        <translation>Các số nhỏ khác</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Đặt lại</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Chép</translation>
    </message>
    <message>
        <source>Numbers as text</source>
        <translation>Các số dạng văn bản</translation>
    </message>
    <message>
        <source>Numbers as LaTeX</source>
        <translation>Các số dạng LaTeX</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Hình</translation>
    </message>
    <message>
        <source>Once more resets.</source>
        <translation>Nhấn lần nữa để đặt lại.</translation>
    </message>
</context>
<context>
    <name>fovea::BenchText</name>
    <message>
        <source>Convolution bench</source>
        <translation>Bàn thử tích chập</translation>
    </message>
    <message>
        <source>Descent bench</source>
        <translation>Bàn thử hạ gradient</translation>
    </message>
    <message>
        <source>Backpropagation bench</source>
        <translation>Bàn thử lan truyền ngược</translation>
    </message>
    <message>
        <source>Sizes bench</source>
        <translation>Bàn thử kích thước</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Đầu vào</translation>
    </message>
    <message>
        <source>Window F</source>
        <translation>Cửa sổ F</translation>
    </message>
    <message>
        <source>Stride S</source>
        <translation>Bước S</translation>
    </message>
    <message>
        <source>Padding P</source>
        <translation>Đệm P</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Nhân</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Phép tính</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Đệm</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Bước</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Vị trí</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Cửa sổ</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Đầu ra</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>Mặt</translation>
    </message>
    <message>
        <source>Learning rate α</source>
        <translation>Tốc độ học α</translation>
    </message>
    <message>
        <source>Start w</source>
        <translation>Điểm đầu w</translation>
    </message>
    <message>
        <source>Start v</source>
        <translation>Điểm đầu v</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Bước</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Đồ thị</translation>
    </message>
    <message>
        <source>From the right</source>
        <translation>Từ bên phải</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Input N</source>
        <translation>Đầu vào N</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kênh</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Bộ lọc</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Mất mát</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Kết luận</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Vừa</translation>
    </message>
    <message>
        <source>Left over</source>
        <translation>Thừa</translation>
    </message>
    <message>
        <source>Shared weights</source>
        <translation>Trọng số dùng chung</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Trọng số</translation>
    </message>
    <message>
        <source>Correlation</source>
        <translation>Tương quan</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>Tích chập</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Hợp lệ</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Giữ cỡ</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Đầy đủ</translation>
    </message>
    <message>
        <source>One weight</source>
        <translation>Một trọng số</translation>
    </message>
    <message>
        <source>Two weights</source>
        <translation>Hai trọng số</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>đứng yên</translation>
    </message>
    <message>
        <source>creeps</source>
        <translation>bò chậm</translation>
    </message>
    <message>
        <source>converges</source>
        <translation>hội tụ</translation>
    </message>
    <message>
        <source>oscillates</source>
        <translation>dao động</translation>
    </message>
    <message>
        <source>diverges</source>
        <translation>phân kỳ</translation>
    </message>
    <message>
        <source>One multiplication</source>
        <translation>Một phép nhân</translation>
    </message>
    <message>
        <source>z = Wx, softmax, −log</source>
        <translation>z = Wx, softmax, −log</translation>
    </message>
    <message>
        <source>Two layers with ReLU</source>
        <translation>Hai lớp với ReLU</translation>
    </message>
    <message>
        <source>One neuron, sigmoid</source>
        <translation>Một nơ-ron, sigmoid</translation>
    </message>
    <message>
        <source>The kernel is larger than what it slides over.</source>
        <translation>Nhân lớn hơn cái mà nó trượt trên đó.</translation>
    </message>
    <message>
        <source>%1 does not fit the other numbers: rows and columns must match.</source>
        <translation>%1 không khớp các số khác: số hàng và số cột phải khớp nhau.</translation>
    </message>
    <message>
        <source>This bench has no “%1”.</source>
        <translation>Bàn thử này không có “%1”.</translation>
    </message>
    <message>
        <source>%1 takes a number.</source>
        <translation>%1 cần một số.</translation>
    </message>
    <message>
        <source>%1 is one of: %2.</source>
        <translation>%1 là một trong: %2.</translation>
    </message>
    <message>
        <source>%1 has at most %2 rows and %3 columns.</source>
        <translation>%1 có nhiều nhất %2 hàng và %3 cột.</translation>
    </message>
    <message>
        <source>%1 goes from %2 to %3.</source>
        <translation>%1 đi từ %2 đến %3.</translation>
    </message>
    <message>
        <source>%1 is a whole number.</source>
        <translation>%1 là số nguyên.</translation>
    </message>
    <message>
        <source>Matrix bench</source>
        <translation>Bàn thử ma trận</translation>
    </message>
    <message>
        <source>Softmax bench</source>
        <translation>Bàn thử softmax</translation>
    </message>
    <message>
        <source>Receptive field bench</source>
        <translation>Bàn thử trường tiếp nhận</translation>
    </message>
    <message>
        <source>Plane bench</source>
        <translation>Bàn thử mặt phẳng</translation>
    </message>
    <message>
        <source>Pooling bench</source>
        <translation>Bàn thử gộp</translation>
    </message>
    <message>
        <source>Activation bench</source>
        <translation>Bàn thử hàm kích hoạt</translation>
    </message>
    <message>
        <source>Input places</source>
        <translation>Số chỗ đầu vào</translation>
    </message>
    <message>
        <source>Moved by</source>
        <translation>Dời</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Số lớp</translation>
    </message>
    <message>
        <source>Windows F</source>
        <translation>Cửa sổ F</translation>
    </message>
    <message>
        <source>Strides S</source>
        <translation>Bước S</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Cho trước</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Điểm số</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>Xác suất</translation>
    </message>
    <message>
        <source>Temperature T</source>
        <translation>Nhiệt độ T</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Độ lệch</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Cạnh</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Số nhãn</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Hàm kích hoạt</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Số ảnh</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lô</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Các điểm</translation>
    </message>
    <message>
        <source>Widths</source>
        <translation>Độ rộng</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Đúng</translation>
    </message>
    <message>
        <source>Right answers</source>
        <translation>Số câu đúng</translation>
    </message>
    <message>
        <source>Derivative</source>
        <translation>Đạo hàm</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Số đổi</translation>
    </message>
    <message>
        <source>without</source>
        <translation>không có</translation>
    </message>
    <message>
        <source>with</source>
        <translation>có</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>Lớn nhất</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Trung bình</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Không có</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>AND</source>
        <translation>AND</translation>
    </message>
    <message>
        <source>OR</source>
        <translation>OR</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>XOR</translation>
    </message>
    <message>
        <source>The window is larger than the input.</source>
        <translation>Cửa sổ lớn hơn đầu vào.</translation>
    </message>
    <message>
        <source>The layers need more input places than there are.</source>
        <translation>Các lớp cần nhiều chỗ đầu vào hơn số hiện có.</translation>
    </message>
    <message>
        <source>There is no such class: they are counted from 0.</source>
        <translation>Không có nhãn ấy: các nhãn được đếm từ 0.</translation>
    </message>
    <message>
        <source>Template bench</source>
        <translation>Bàn thử khuôn mẫu</translation>
    </message>
    <message>
        <source>Cells bench</source>
        <translation>Bàn thử tế bào</translation>
    </message>
    <message>
        <source>Channels bench</source>
        <translation>Bàn thử kênh</translation>
    </message>
    <message>
        <source>Pattern bench</source>
        <translation>Bàn thử mẫu</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mạng</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Mẫu</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Lớp</translation>
    </message>
    <message>
        <source>3 × 3 in a row</source>
        <translation>Số lớp 3 × 3</translation>
    </message>
    <message>
        <source>Width C</source>
        <translation>Số kênh C</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Tham số</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Tế bào</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Cột</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Hàng</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Góc</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Độ dài</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Đáp ứng</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Tổng</translation>
    </message>
    <message>
        <source>Channels C</source>
        <translation>Kênh C</translation>
    </message>
    <message>
        <source>Filters K</source>
        <translation>Bộ lọc K</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>Ở giữa</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>Như nhau</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Khuôn mẫu</translation>
    </message>
    <message>
        <source>Own templates</source>
        <translation>Khuôn mẫu tự vẽ</translation>
    </message>
    <message>
        <source>Drawn picture</source>
        <translation>Ảnh vẽ</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Độ sáng</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Câu trả lời</translation>
    </message>
    <message>
        <source>Class means</source>
        <translation>Trung bình theo nhãn</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Cân bằng</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>Tự vẽ</translation>
    </message>
    <message>
        <source>Stacking</source>
        <translation>Xếp chồng</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>Đơn giản</translation>
    </message>
    <message>
        <source>Complex</source>
        <translation>Phức hợp</translation>
    </message>
    <message>
        <source>Hypercomplex</source>
        <translation>Siêu phức hợp</translation>
    </message>
    <message>
        <source>Picture and templates must be of one size; drawn pictures and class means are 8 × 8.</source>
        <translation>Ảnh và khuôn mẫu phải cùng cỡ; ảnh vẽ và trung bình theo nhãn là 8 × 8.</translation>
    </message>
    <message>
        <source>The pattern is no network.</source>
        <translation>Mẫu này không phải một mạng.</translation>
    </message>
    <message>
        <source>The picture is too small for this network: a pool would have nothing left.</source>
        <translation>Ảnh quá nhỏ cho mạng này: một lớp gộp sẽ không còn gì.</translation>
    </message>
    <message>
        <source>%1 does not fit on the retina.</source>
        <translation>%1 không vừa võng mạc.</translation>
    </message>
    <message>
        <source>%1 does not fit: a kernel must lie within what it slides over.</source>
        <translation>%1 không vừa: nhân phải nằm trong cái mà nó trượt lên.</translation>
    </message>
    <message>
        <source>%1 has at most %2 letters.</source>
        <translation>%1 có nhiều nhất %2 ký tự.</translation>
    </message>
    <message>
        <source>Augmentation bench</source>
        <translation>Bàn thử tăng cường</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Số lần</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Xác suất</translation>
    </message>
    <message>
        <source>Flip, too</source>
        <translation>Kèm lật</translation>
    </message>
    <message>
        <source>Degrees</source>
        <translation>Số độ</translation>
    </message>
    <message>
        <source>To the right</source>
        <translation>Phải</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Xuống</translation>
    </message>
    <message>
        <source>Stretch s</source>
        <translation>Kéo giãn s</translation>
    </message>
    <message>
        <source>Shear k</source>
        <translation>Độ xiên k</translation>
    </message>
    <message>
        <source>Lens k</source>
        <translation>Thấu kính k</translation>
    </message>
    <message>
        <source>Contrast c</source>
        <translation>Tương phản c</translation>
    </message>
    <message>
        <source>Vignette a</source>
        <translation>Tối góc a</translation>
    </message>
    <message>
        <source>Border</source>
        <translation>Biên</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Hạt</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Khung nhìn</translation>
    </message>
    <message>
        <source>Point x, y</source>
        <translation>Điểm x, y</translation>
    </message>
    <message>
        <source>Radius or value</source>
        <translation>Bán kính hoặc giá trị</translation>
    </message>
    <message>
        <source>Probabilities of the views</source>
        <translation>Xác suất của các khung nhìn</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Trung bình</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Số chỗ</translation>
    </message>
    <message>
        <source>Places, mirrored too</source>
        <translation>Số chỗ, kể cả gương</translation>
    </message>
    <message>
        <source>Different pictures</source>
        <translation>Ảnh khác nhau</translation>
    </message>
    <message>
        <source>One picture</source>
        <translation>Một ảnh</translation>
    </message>
    <message>
        <source>Sixteen draws</source>
        <translation>Mười sáu lần bốc</translation>
    </message>
    <message>
        <source>Horizontal flip</source>
        <translation>Lật ngang</translation>
    </message>
    <message>
        <source>Vertical flip</source>
        <translation>Lật dọc</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Dời ảnh</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Xoay</translation>
    </message>
    <message>
        <source>Stretching</source>
        <translation>Kéo giãn</translation>
    </message>
    <message>
        <source>Shearing</source>
        <translation>Làm xiên</translation>
    </message>
    <message>
        <source>Lens distortion</source>
        <translation>Méo thấu kính</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Tương phản</translation>
    </message>
    <message>
        <source>Vignette</source>
        <translation>Tối góc</translation>
    </message>
    <message>
        <source>Zero</source>
        <translation>Số 0</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Gương</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Lặp lại</translation>
    </message>
    <message>
        <source>Labelling bench</source>
        <translation>Bàn gọi tên</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>So sánh</translation>
    </message>
    <message>
        <source>The network&apos;s answers</source>
        <translation>Câu trả lời của mạng</translation>
    </message>
    <message>
        <source>Your answers</source>
        <translation>Câu trả lời của bạn</translation>
    </message>
    <message>
        <source>Right, of how many</source>
        <translation>Đúng, trên tổng số</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Độ chính xác</translation>
    </message>
    <message>
        <source>95% intervals</source>
        <translation>Khoảng tin cậy 95%</translation>
    </message>
    <message>
        <source>Apart, in points</source>
        <translation>Cách nhau, theo điểm</translation>
    </message>
    <message>
        <source>Standard error, in points</source>
        <translation>Sai số chuẩn, theo điểm</translation>
    </message>
    <message>
        <source>You and the network</source>
        <translation>Bạn và mạng</translation>
    </message>
    <message>
        <source>Named</source>
        <translation>Đã gọi tên</translation>
    </message>
    <message>
        <source>By chance</source>
        <translation>Do ngẫu nhiên</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>Khác nhau</translation>
    </message>
    <message>
        <source>Game</source>
        <translation>Trò chơi</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Số lượng</translation>
    </message>
    <message>
        <source>No more can be right than there are.</source>
        <translation>Số đúng không thể nhiều hơn tổng số.</translation>
    </message>
    <message>
        <source>Bench of the classics</source>
        <translation>Bàn thử các mạng kinh điển</translation>
    </message>
    <message>
        <source>Filter of C3</source>
        <translation>Bộ lọc của C3</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Màu</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Các giá trị</translation>
    </message>
    <message>
        <source>Filter&apos;s parameters</source>
        <translation>Tham số của bộ lọc</translation>
    </message>
    <message>
        <source>C3 without a table</source>
        <translation>C3 không có bảng</translation>
    </message>
    <message>
        <source>Parameters of C3</source>
        <translation>Tham số của C3</translation>
    </message>
    <message>
        <source>Normalised</source>
        <translation>Đã chuẩn hoá</translation>
    </message>
    <message>
        <source>LeNet 1998</source>
        <translation>LeNet 1998</translation>
    </message>
    <message>
        <source>LeNet-5</source>
        <translation>LeNet-5</translation>
    </message>
    <message>
        <source>AlexNet</source>
        <translation>AlexNet</translation>
    </message>
    <message>
        <source>One group</source>
        <translation>Một nhóm</translation>
    </message>
    <message>
        <source>For CIFAR-10</source>
        <translation>CIFAR-10</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Kết nối</translation>
    </message>
    <message>
        <source>Maps that it sees</source>
        <translation>Số bản đồ nó thấy</translation>
    </message>
    <message>
        <source>Divided by</source>
        <translation>Bị chia cho</translation>
    </message>
    <message>
        <source>Transfer bench</source>
        <translation>Bàn thử học chuyển giao</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Lượng</translation>
    </message>
    <message>
        <source>New data</source>
        <translation>Dữ liệu mới</translation>
    </message>
    <message>
        <source>Layers below the line</source>
        <translation>Số lớp dưới đường</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Đóng băng</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>Huấn luyện</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Size at the line</source>
        <translation>Kích thước ở đường</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Đặc trưng</translation>
    </message>
    <message>
        <source>Linear classifier</source>
        <translation>Bộ phân loại tuyến tính</translation>
    </message>
    <message>
        <source>Multiply–adds</source>
        <translation>Phép nhân cộng</translation>
    </message>
    <message>
        <source>Above the line</source>
        <translation>Trên đường</translation>
    </message>
    <message>
        <source>MiB of features</source>
        <translation>MiB đặc trưng</translation>
    </message>
    <message>
        <source>Pictures per class</source>
        <translation>Số ảnh mỗi nhãn</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>Phần tư</translation>
    </message>
    <message>
        <source>Advised</source>
        <translation>Lời khuyên</translation>
    </message>
    <message>
        <source>As advised</source>
        <translation>Như lời khuyên</translation>
    </message>
    <message>
        <source>Little (25)</source>
        <translation>Ít (25)</translation>
    </message>
    <message>
        <source>Lots (1 000)</source>
        <translation>Nhiều (1 000)</translation>
    </message>
    <message>
        <source>Similar</source>
        <translation>Giống</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Máy tính</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Biểu đồ</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Dự án</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Phòng trưng bày</translation>
    </message>
    <message>
        <source>One label</source>
        <translation>Một nhãn</translation>
    </message>
    <message>
        <source>Several labels</source>
        <translation>Nhiều nhãn</translation>
    </message>
    <message>
        <source>A number</source>
        <translation>Một con số</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>Phép nhân cộng</translation>
    </message>
    <message>
        <source>From the start</source>
        <translation>Từ đầu</translation>
    </message>
    <message>
        <source>Linear on top</source>
        <translation>Tuyến tính trên lớp cuối</translation>
    </message>
    <message>
        <source>Linear on a stage</source>
        <translation>Tuyến tính trên một tầng</translation>
    </message>
    <message>
        <source>A few layers</source>
        <translation>Vài lớp</translation>
    </message>
    <message>
        <source>Most layers</source>
        <translation>Phần lớn các lớp</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>Entropy chéo</translation>
    </message>
    <message>
        <source>Binary cross-entropy</source>
        <translation>Entropy chéo nhị phân</translation>
    </message>
    <message>
        <source>Squared error</source>
        <translation>Bình phương sai số</translation>
    </message>
    <message>
        <source>Disc</source>
        <translation>Hình tròn</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>Cạnh</translation>
    </message>
    <message>
        <source>Stripes</source>
        <translation>Sọc</translation>
    </message>
    <message>
        <source>Flat</source>
        <translation>Phẳng</translation>
    </message>
    <message>
        <source>Practice bench</source>
        <translation>Bàn thử thực hành</translation>
    </message>
    <message>
        <source>Features bench</source>
        <translation>Bàn thử đặc trưng</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Cần gì</translation>
    </message>
    <message>
        <source>A trained network</source>
        <translation>Mạng đã huấn luyện</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Phút</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Chi phí</translation>
    </message>
    <message>
        <source>Picture&apos;s side</source>
        <translation>Cạnh ảnh</translation>
    </message>
    <message>
        <source>Units, GHz, operations a cycle</source>
        <translation>Số khối, GHz, phép tính mỗi nhịp</translation>
    </message>
    <message>
        <source>m, n, k, seconds</source>
        <translation>m, n, k, giây</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Đã đo</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Luồng</translation>
    </message>
    <message>
        <source>Your runs</source>
        <translation>Các lần chạy của bạn</translation>
    </message>
    <message>
        <source>Maps F</source>
        <translation>Các bản đồ F</translation>
    </message>
    <message>
        <source>Gradient w</source>
        <translation>Gradient w</translation>
    </message>
    <message>
        <source>Peak, GFLOP/s</source>
        <translation>Mức đỉnh, GFLOP/s</translation>
    </message>
    <message>
        <source>Implied GHz</source>
        <translation>GHz suy ra</translation>
    </message>
    <message>
        <source>$ for each GFLOP/s</source>
        <translation>$ cho mỗi GFLOP/s</translation>
    </message>
    <message>
        <source>Times the i7</source>
        <translation>Gấp i7</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Giờ</translation>
    </message>
    <message>
        <source>GFLOP/s</source>
        <translation>GFLOP/s</translation>
    </message>
    <message>
        <source>Times as fast</source>
        <translation>Nhanh gấp</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Lời khuyên</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Quy tắc</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tốc độ học</translation>
    </message>
    <message>
        <source>First loss</source>
        <translation>Hàm mất mát ban đầu</translation>
    </message>
    <message>
        <source>Minutes at least</source>
        <translation>Ít nhất mấy phút</translation>
    </message>
    <message>
        <source>Trainable here</source>
        <translation>Huấn luyện được ở đây</translation>
    </message>
    <message>
        <source>Raised by</source>
        <translation>Tăng thêm</translation>
    </message>
    <message>
        <source>Map of scores</source>
        <translation>Bản đồ điểm số</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>Số khoảng</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Số mức</translation>
    </message>
    <message>
        <source>Turned by °</source>
        <translation>Quay °</translation>
    </message>
    <message>
        <source>Shuffled</source>
        <translation>Xáo trộn</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Cảnh</translation>
    </message>
    <message>
        <source>Oriented gradients</source>
        <translation>Gradient có hướng</translation>
    </message>
    <message>
        <source>Cell&apos;s histogram</source>
        <translation>Biểu đồ của ô</translation>
    </message>
    <message>
        <source>Strongest direction</source>
        <translation>Hướng mạnh nhất</translation>
    </message>
    <message>
        <source>Colours changed by</source>
        <translation>Màu thay đổi</translation>
    </message>
    <message>
        <source>Gradients changed by</source>
        <translation>Hướng thay đổi</translation>
    </message>
    <message>
        <source>Numbers of the gradients</source>
        <translation>Số lượng số của gradient</translation>
    </message>
    <message>
        <source>On pixels</source>
        <translation>Trên pixel</translation>
    </message>
    <message>
        <source>On features</source>
        <translation>Trên đặc trưng</translation>
    </message>
    <message>
        <source>%1 does not fit: seconds are more than 0, and a picture&apos;s side is a multiple of 4.</source>
        <translation>%1 không khớp: số giây phải lớn hơn 0, và cạnh ảnh là bội của 4.</translation>
    </message>
    <message>
        <source>Two layers</source>
        <translation>Hai lớp</translation>
    </message>
    <message>
        <source>Cell&apos;s side</source>
        <translation>Cạnh ô</translation>
    </message>
</context>
<context>
    <name>fovea::BenchView</name>
    <message>
        <source>step %1 of %2</source>
        <translation>bước %1 trên %2</translation>
    </message>
</context>
<context>
    <name>fovea::ClassTable</name>
    <message>
        <source>Recall and precision by class</source>
        <translation>Độ phủ và độ chuẩn xác theo từng nhãn</translation>
    </message>
    <message>
        <source>%1: %2 of %3 found, %4 % (%5 to %6 %)</source>
        <translation>%1: tìm thấy %2 trên %3, %4 % (%5 đến %6 %)</translation>
    </message>
    <message>
        <source>%1: no images</source>
        <translation>%1: không có ảnh</translation>
    </message>
    <message>
        <source>of %1 taken for it %2 are right, %3 % (%4 to %5 %)</source>
        <translation>trong %1 ảnh được cho là lớp này có %2 ảnh đúng, %3 % (%4 đến %5 %)</translation>
    </message>
    <message>
        <source>none was taken for it</source>
        <translation>không ảnh nào được cho là lớp này</translation>
    </message>
    <message>
        <source>%1; %2.</source>
        <translation>%1; %2.</translation>
    </message>
    <message>
        <source>recall: found of its images</source>
        <translation>độ phủ: tìm thấy trong ảnh của lớp</translation>
    </message>
    <message>
        <source>precision: right where named</source>
        <translation>độ chuẩn xác: đúng khi được gọi tên</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>độ phủ</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>độ chính xác</translation>
    </message>
</context>
<context>
    <name>fovea::CompareVerb</name>
    <message>
        <source>On the images that both runs held back for validation:</source>
        <translation>Trên các ảnh mà cả hai lần chạy đều để riêng để kiểm định:</translation>
    </message>
    <message>
        <source>On the test images:</source>
        <translation>Trên các ảnh kiểm tra:</translation>
    </message>
    <message>
        <source>says which of two trained models is better on the same images</source>
        <translation>cho biết mô hình nào trong hai mô hình đã huấn luyện tốt hơn trên cùng các ảnh</translation>
    </message>
    <message>
        <source>The two runs did not hold the same images of this data back for validation: data, number and seed must be the same. --split test compares on the test images; but whoever chooses by them has used them up.</source>
        <translation>Hai lần chạy không để riêng cùng những ảnh của dữ liệu này để kiểm định: dữ liệu, số ảnh và hạt giống phải giống nhau. --split test so sánh trên các ảnh kiểm tra; nhưng ai chọn theo chúng là đã dùng hết giá trị của chúng.</translation>
    </message>
</context>
<context>
    <name>fovea::ConvolutionView</name>
    <message>
        <source>click a cell to edit</source>
        <translation>nhấp vào ô để sửa</translation>
    </message>
    <message>
        <source>turned by 180°</source>
        <translation>xoay 180°</translation>
    </message>
    <message>
        <source>click a cell to move there</source>
        <translation>nhấp vào ô để dời tới đó</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Đầu vào</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Nhân</translation>
    </message>
    <message>
        <source>Turned kernel</source>
        <translation>Nhân đã xoay</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Đầu ra</translation>
    </message>
    <message>
        <source>All windows</source>
        <translation>Mọi cửa sổ</translation>
    </message>
    <message>
        <source>The same kernel on a picture</source>
        <translation>Cùng nhân ấy trên một ảnh</translation>
    </message>
    <message>
        <source>Laid on</source>
        <translation>Đặt lên</translation>
    </message>
    <message>
        <source>window %1 of %2</source>
        <translation>cửa sổ %1 trên %2</translation>
    </message>
    <message>
        <source>Output size %1 · Weights %2</source>
        <translation>Kích thước đầu ra %1 · Trọng số %2</translation>
    </message>
</context>
<context>
    <name>fovea::DataSection</name>
    <message>
        <source>Open a folder…</source>
        <translation>Mở thư mục…</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Dữ liệu</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Đang mở…</translation>
    </message>
    <message>
        <source>%1 training and %2 test images of %3</source>
        <translation>%1 ảnh huấn luyện và %2 ảnh kiểm tra cỡ %3</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Huỷ</translation>
    </message>
    <message>
        <source>Fit the network to this data</source>
        <translation>Khớp mạng với dữ liệu này</translation>
    </message>
    <message>
        <source>Classes and size…</source>
        <translation>Nhãn và kích thước…</translation>
    </message>
    <message>
        <source>Shows the folder&apos;s classes, how its pictures are resized, and what is left out</source>
        <translation>Cho thấy các nhãn của thư mục, cách đổi kích thước ảnh và những gì bị bỏ ra</translation>
    </message>
    <message>
        <source>Replace the head for %1 classes</source>
        <translation>Thay đầu phân loại cho %1 nhãn</translation>
    </message>
    <message>
        <source>%1 of the training images are held back for validation</source>
        <translation>%1 ảnh huấn luyện được giữ lại để kiểm định</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Chọn tất cả</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Tăng</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>&amp;Giảm</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>Tìm trong:</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Thư mục:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Tên tệp:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Loại tệp:</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Mở</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Chọn</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Tiến tới</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Thư mục cha</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Tạo thư mục mới</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Xem danh sách</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Xem chi tiết</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>Đổ&amp;i tên</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Xoá</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>Hiện tệp ẩ&amp;n</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>Thư mục &amp;mới</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Máy tính</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 đã có.
Bạn có muốn thay thế không?</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
Không tìm thấy tệp.
Hãy kiểm tra lại tên tệp.</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Computer</source>
        <translation>Máy tính</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Cỡ</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Ngày sửa</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Làm &amp;lại</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cắ&amp;t</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xoá</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Chọn tất cả</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>Đồng ý</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Huỷ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Có</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Không</translation>
    </message>
</context>
<context>
    <name>fovea::ActionTable</name>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Mới</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Mở tệ&amp;p…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Lưu &amp;thành…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>T&amp;hoát</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Cắt</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Nhân đôi</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Xoá</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Chọn &amp;tất cả</translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation>Giao diện &amp;tối</translation>
    </message>
    <message>
        <source>&amp;Lecture</source>
        <translation>&amp;Giảng bài</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Phóng to</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Th&amp;u nhỏ</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>&amp;Vừa khung</translation>
    </message>
    <message>
        <source>In&amp;spector</source>
        <translation>Bảng thông &amp;số</translation>
    </message>
    <message>
        <source>&amp;Tidy</source>
        <translation>&amp;Sắp xếp</translation>
    </message>
    <message>
        <source>&amp;Clear the canvas</source>
        <translation>&amp;Xoá khung vẽ</translation>
    </message>
    <message>
        <source>&amp;About Fovea</source>
        <translation>&amp;Giới thiệu Fovea</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Tệp</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Mở &amp;gần đây</translation>
    </message>
    <message>
        <source>Open &amp;data set</source>
        <translation>Mở bộ &amp;dữ liệu</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Sửa</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Xem</translation>
    </message>
    <message>
        <source>&amp;Workspace</source>
        <translation>&amp;Không gian làm việc</translation>
    </message>
    <message>
        <source>La&amp;nguage</source>
        <translation>&amp;Ngôn ngữ</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>&amp;Mạng</translation>
    </message>
    <message>
        <source>Open &amp;architecture</source>
        <translation>Mở &amp;kiến trúc</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Trợ &amp;giúp</translation>
    </message>
    <message>
        <source>Try on the t&amp;est images</source>
        <translation>T&amp;hử trên tập kiểm tra</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Xuất…</translation>
    </message>
    <message>
        <source>Recover &amp;unsaved work…</source>
        <translation>&amp;Khôi phục phần chưa lưu…</translation>
    </message>
    <message>
        <source>Rena&amp;me</source>
        <translation>Đổi &amp;tên</translation>
    </message>
    <message>
        <source>&amp;Renumber in order</source>
        <translation>Đánh &amp;số lại theo thứ tự</translation>
    </message>
    <message>
        <source>C&amp;onnect or part two layers</source>
        <translation>&amp;Nối hoặc tách hai lớp</translation>
    </message>
    <message>
        <source>&amp;Pattern line</source>
        <translation>Dòng &amp;mẫu</translation>
    </message>
    <message>
        <source>Set &amp;kernels…</source>
        <translation>Đặt &amp;nhân…</translation>
    </message>
    <message>
        <source>Free&amp;ze or unfreeze</source>
        <translation>Đóng &amp;băng hoặc bỏ đóng băng</translation>
    </message>
    <message>
        <source>Freeze everything &amp;up to here</source>
        <translation>Đóng băng mọi lớp đến đâ&amp;y</translation>
    </message>
    <message>
        <source>Replace the &amp;head…</source>
        <translation>T&amp;hay đầu phân loại…</translation>
    </message>
    <message>
        <source>Loc&amp;ks and freeze line</source>
        <translation>&amp;Khoá và đường đóng băng</translation>
    </message>
    <message>
        <source>&amp;Welcome</source>
        <translation>&amp;Chào mừng</translation>
    </message>
    <message>
        <source>Take the &amp;tour</source>
        <translation>&amp;Dạo một vòng</translation>
    </message>
    <message>
        <source>&amp;Help on this</source>
        <translation>&amp;Trợ giúp về mục này</translation>
    </message>
    <message>
        <source>&amp;Search lessons and help…</source>
        <translation>Tìm trong &amp;bài học và trợ giúp…</translation>
    </message>
    <message>
        <source>Preprocessin&amp;g…</source>
        <translation>Tiền &amp;xử lý…</translation>
    </message>
    <message>
        <source>T&amp;humbnails</source>
        <translation>Ản&amp;h thu nhỏ</translation>
    </message>
    <message>
        <source>Reduced &amp;motion</source>
        <translation>Giảm chuyển độn&amp;g</translation>
    </message>
    <message>
        <source>&amp;Left edges</source>
        <translation>Mép t&amp;rái</translation>
    </message>
    <message>
        <source>&amp;Centres in a column</source>
        <translation>&amp;Tâm thẳng cột</translation>
    </message>
    <message>
        <source>&amp;Top edges</source>
        <translation>Mép t&amp;rên</translation>
    </message>
    <message>
        <source>Centres in a &amp;row</source>
        <translation>Tâm thẳng &amp;hàng</translation>
    </message>
    <message>
        <source>Distribute &amp;across</source>
        <translation>Giãn đều n&amp;gang</translation>
    </message>
    <message>
        <source>Distribute &amp;down</source>
        <translation>Giãn đều &amp;dọc</translation>
    </message>
    <message>
        <source>Ali&amp;gn</source>
        <translation>&amp;Căn thẳng</translation>
    </message>
</context>
<context>
    <name>fovea::BenchVerb</name>
    <message>
        <source>“%1” can&apos;t run.
%2</source>
        <translation>“%1” không chạy được.
%2</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mạng</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lô</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Huấn luyện</translation>
    </message>
    <message>
        <source>Inference</source>
        <translation>Suy luận</translation>
    </message>
    <message>
        <source>One image</source>
        <translation>Một ảnh</translation>
    </message>
    <message>
        <source>%1 img/s</source>
        <translation>%1 ảnh/s</translation>
    </message>
    <message>
        <source>%1, instruction set %2, threads: %3</source>
        <translation>%1, tập lệnh %2, số luồng: %3</translation>
    </message>
    <message>
        <source>Unknown processor</source>
        <translation>Bộ xử lý không rõ</translation>
    </message>
    <message>
        <source>multiply-adds in registers: the ceiling</source>
        <translation>nhân–cộng trong thanh ghi: mức trần</translation>
    </message>
    <message>
        <source>matrix product, 512 × 512</source>
        <translation>tích ma trận 512 × 512</translation>
    </message>
    <message>
        <source>3 × 3 convolution of 64 maps of 32 × 32, counting every product of the plain sum</source>
        <translation>tích chập 3 × 3 trên 64 bản đồ 32 × 32, tính mọi phép nhân của tổng thường</translation>
    </message>
    <message>
        <source>Stopped at your request.</source>
        <translation>Đã dừng theo yêu cầu.</translation>
    </message>
    <message>
        <source>Measuring %1…</source>
        <translation>Đang đo %1…</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>máy này</translation>
    </message>
    <message>
        <source>measures how fast this computer trains and runs networks; --plan shows how it would</source>
        <translation>đo máy này huấn luyện và chạy mạng nhanh đến đâu; --plan cho thấy nó sẽ làm thế nào</translation>
    </message>
</context>
<context>
    <name>fovea::BenchWorkspace</name>
    <message>
        <source>Bench</source>
        <translation>Bàn thử</translation>
    </message>
</context>
<context>
    <name>fovea::BuildEditor</name>
    <message>
        <source>Repair %1</source>
        <translation>Sửa %1</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Dán</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Nhân đôi</translation>
    </message>
    <message>
        <source>Select the two layers first (Shift with arrows selects more than one).</source>
        <translation>Hãy chọn hai lớp trước (Shift cùng phím mũi tên chọn thêm lớp).</translation>
    </message>
    <message>
        <source>No edge fits between these layers: it would close a circle, or there is no free input.</source>
        <translation>Không thể nối hai lớp này: đường nối sẽ tạo thành vòng, hoặc không còn đầu vào trống.</translation>
    </message>
</context>
<context>
    <name>fovea::BuildWorkspace</name>
    <message>
        <source>More networks</source>
        <translation>Các mạng khác</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Xây dựng</translation>
    </message>
    <message>
        <source>Kernels are set when the whole network fits together: repair the marked layers first.</source>
        <translation>Nhân chỉ đặt được khi cả mạng khớp nhau: hãy sửa các lớp bị đánh dấu trước.</translation>
    </message>
    <message>
        <source>Set kernels of %1</source>
        <translation>Đặt nhân của %1</translation>
    </message>
</context>
<context>
    <name>fovea::CatalogueRow</name>
    <message>
        <source>%1, %2 parameters</source>
        <translation>%1, %2 tham số</translation>
    </message>
</context>
<context>
    <name>fovea::CalloutItem</name>
    <message>
        <source>Try</source>
        <translation>Thử</translation>
    </message>
</context>
<context>
    <name>fovea::CanvasGesture</name>
    <message>
        <source>does not fit</source>
        <translation>không khớp</translation>
    </message>
    <message>
        <source>%1 takes no input</source>
        <translation>%1 không nhận đầu vào</translation>
    </message>
    <message>
        <source>%1 leads to %2 already</source>
        <translation>%1 đã nối đến %2 rồi</translation>
    </message>
    <message>
        <source>%1 takes no further input</source>
        <translation>%1 không nhận thêm đầu vào</translation>
    </message>
    <message>
        <source>would close a circle: %1 leads to %2</source>
        <translation>sẽ tạo thành vòng: %1 dẫn đến %2</translation>
    </message>
    <message>
        <source>No edge: %1.</source>
        <translation>Không nối được: %1.</translation>
    </message>
</context>
<context>
    <name>fovea::CanvasScene</name>
    <message>
        <source>identity skip · %1</source>
        <translation>nối tắt đồng nhất · %1</translation>
    </message>
</context>
<context>
    <name>fovea::CanvasLabel</name>
    <message>
        <source>%1 layers, to %2</source>
        <translation>%1 lớp, đến %2</translation>
    </message>
    <message>
        <source>%1 × block</source>
        <translation>%1 × khối</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Khối</translation>
    </message>
</context>
<context>
    <name>fovea::CanvasToolbar</name>
    <message>
        <source>Blocks</source>
        <translation>Gộp</translation>
    </message>
    <message>
        <source>Branched parts and their repetitions as one; a double click or Enter opens one, this button closes all</source>
        <translation>Phần có nhánh và các lần lặp lại của nó vẽ thành một khối; nhấp đúp hoặc Enter để mở, nút này gộp lại tất cả</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>Khối</translation>
    </message>
    <message>
        <source>Layers as boxes whose sides are their outputs&apos;</source>
        <translation>Mỗi lớp là một khối có cạnh theo kích thước đầu ra</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Ô</translation>
    </message>
    <message>
        <source>Layers as blocks of one size</source>
        <translation>Mỗi lớp là một ô cùng cỡ</translation>
    </message>
</context>
<context>
    <name>fovea::ClaimText</name>
    <message>
        <source>%1: epoch %2 of %3</source>
        <translation>%1: epoch %2 trên %3</translation>
    </message>
    <message>
        <source>%1, seed %2</source>
        <translation>%1, hạt giống %2</translation>
    </message>
    <message>
        <source>its data “%1” is not on this computer; “fovea data prepare” fetches it, or says where it belongs</source>
        <translation>dữ liệu “%1” của nó không có trên máy này; “fovea data prepare” tải nó về, hoặc cho biết phải đặt nó ở đâu</translation>
    </message>
    <message>
        <source>accuracy %1 %</source>
        <translation>độ chính xác %1 %</translation>
    </message>
    <message>
        <source>error %1 %</source>
        <translation>sai số %1 %</translation>
    </message>
    <message>
        <source>better by %1 points</source>
        <translation>hơn %1 điểm phần trăm</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>ít nhất %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>nhiều nhất %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 đến %2</translation>
    </message>
    <message>
        <source>%1 test images</source>
        <translation>%1 ảnh kiểm tra</translation>
    </message>
</context>
<context>
    <name>fovea::ClassBars</name>
    <message>
        <source>Class scores</source>
        <translation>Điểm các nhãn</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>softmax</translation>
    </message>
    <message>
        <source>correct, with %1</source>
        <translation>đúng, với %1</translation>
    </message>
    <message>
        <source>wrong: it is an %1</source>
        <translation>sai: đây là %1</translation>
    </message>
    <message>
        <source>wrong: it is a %1</source>
        <translation>sai: đây là %1</translation>
    </message>
    <message>
        <source>Choose an image to see its scores.</source>
        <translation>Hãy chọn một ảnh để xem điểm của nó.</translation>
    </message>
    <message>
        <source>not trained yet: the scores are chance</source>
        <translation>chưa huấn luyện: điểm là ngẫu nhiên</translation>
    </message>
</context>
<context>
    <name>fovea::CliArguments</name>
    <message>
        <source>%1 needs a value that is not empty.</source>
        <translation>%1 cần một giá trị không rỗng.</translation>
    </message>
    <message>
        <source>%1 takes a whole number from %2 to %3, not “%4”.</source>
        <translation>%1 nhận một số nguyên từ %2 đến %3, không nhận “%4”.</translation>
    </message>
    <message>
        <source>%1 takes a number from %2 to %3, not “%4”.</source>
        <translation>%1 nhận một số từ %2 đến %3, không nhận “%4”.</translation>
    </message>
    <message>
        <source>%1 takes one of %2, not “%3”.</source>
        <translation>%1 nhận một trong các giá trị %2, không nhận “%3”.</translation>
    </message>
    <message>
        <source>%1 takes height, width and channels as in 32x32x3, not “%2”.</source>
        <translation>%1 nhận chiều cao, chiều rộng và số kênh như 32x32x3, không nhận “%2”.</translation>
    </message>
    <message>
        <source>“%1” does not know the option %2.</source>
        <translation>“%1” không có tuỳ chọn %2.</translation>
    </message>
    <message>
        <source>“%1” does not know the option %2. Did you mean %3?</source>
        <translation>“%1” không có tuỳ chọn %2. Có phải ý bạn là %3?</translation>
    </message>
    <message>
        <source>“%1” needs more: fovea %1 %2</source>
        <translation>“%1” còn thiếu đối số: fovea %1 %2</translation>
    </message>
    <message>
        <source>“%1” has no use for “%2”: fovea %1 %3</source>
        <translation>“%1” không dùng đến “%2”: fovea %1 %3</translation>
    </message>
    <message>
        <source>“%1” needs %2: fovea %1 %3</source>
        <translation>“%1” cần %2: fovea %1 %3</translation>
    </message>
    <message>
        <source>%1 was given twice.</source>
        <translation>%1 được cho hai lần.</translation>
    </message>
    <message>
        <source>%1 takes no value.</source>
        <translation>%1 không nhận giá trị.</translation>
    </message>
    <message>
        <source>%1 needs a value.</source>
        <translation>%1 cần một giá trị.</translation>
    </message>
</context>
<context>
    <name>fovea::CommandText</name>
    <message>
        <source>Add %1</source>
        <translation>Thêm %1</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>Xoá %1</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xoá</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Nối</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Bỏ nối</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Di chuyển</translation>
    </message>
    <message>
        <source>Tidy</source>
        <translation>Sắp xếp</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>Đổi %1</translation>
    </message>
    <message>
        <source>Rename to %1</source>
        <translation>Đổi tên thành %1</translation>
    </message>
    <message>
        <source>Clear the canvas</source>
        <translation>Xoá khung vẽ</translation>
    </message>
    <message>
        <source>Another layer is named %1.</source>
        <translation>Một tầng khác đã có tên %1.</translation>
    </message>
    <message>
        <source>A name has 1 to 60 characters (an accented letter counts for two or three), and none of them is a dot, a slash, a backslash or a quotation mark.</source>
        <translation>Tên có từ 1 đến 60 ký tự (chữ có dấu tính là hai hoặc ba), không có dấu chấm, gạch chéo, gạch chéo ngược hay dấu ngoặc kép.</translation>
    </message>
    <message>
        <source>Renumber in order</source>
        <translation>Đánh số lại theo thứ tự</translation>
    </message>
    <message>
        <source>Rewire</source>
        <translation>Nối lại</translation>
    </message>
</context>
<context>
    <name>fovea::ConfidencePage</name>
    <message>
        <source>Show the other half with this temperature</source>
        <translation>Hiện nửa còn lại với nhiệt độ này</translation>
    </message>
    <message>
        <source>As sure as it is right?</source>
        <translation>Chắc chắn có đúng mức không?</translation>
    </message>
    <message>
        <source>bars: how many are right</source>
        <translation>cột: tỉ lệ đúng</translation>
    </message>
    <message>
        <source>Dividing all scores by a temperature changes no prediction, only how sure it is. Fitted on every second of each class&apos;s images: T = %1. On the others the calibration error goes from %2 to %3 %, the loss from %4 to %5.</source>
        <translation>Chia mọi điểm số cho một nhiệt độ không đổi dự đoán nào, chỉ đổi độ chắc chắn. Khớp trên một nửa số ảnh của mỗi nhãn (cách một ảnh lấy một): T = %1. Trên nửa còn lại, sai số hiệu chuẩn đi từ %2 đến %3 %, mất mát từ %4 đến %5.</translation>
    </message>
</context>
<context>
    <name>fovea::ConfusionView</name>
    <message>
        <source>Validation by class</source>
        <translation>Kiểm định theo nhãn</translation>
    </message>
    <message>
        <source>Right per class: %1.</source>
        <translation>Tỉ lệ đúng của từng nhãn: %1.</translation>
    </message>
    <message>
        <source>Accuracy by class</source>
        <translation>Độ chính xác theo nhãn</translation>
    </message>
    <message>
        <source>predicted →</source>
        <translation>dự đoán →</translation>
    </message>
    <message>
        <source>%1 of %2 images of %3 were recognised (%4).</source>
        <translation>%1 trên %2 ảnh %3 được nhận ra (%4).</translation>
    </message>
    <message>
        <source>%1 of %2 images of %3 were taken for %5 (%4).</source>
        <translation>%1 trên %2 ảnh %3 bị nhận là %5 (%4).</translation>
    </message>
    <message>
        <source>Appears after the first epoch.</source>
        <translation>Hiện ra sau epoch đầu tiên.</translation>
    </message>
    <message>
        <source>true ↓</source>
        <translation>thực tế ↓</translation>
    </message>
</context>
<context>
    <name>fovea::CurvePlot</name>
    <message>
        <source>Loss</source>
        <translation>Hàm mất mát</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Độ chính xác</translation>
    </message>
    <message>
        <source>Switch between a linear and a logarithmic axis</source>
        <translation>Chuyển giữa trục tuyến tính và trục logarit</translation>
    </message>
    <message>
        <source>%1 over epochs</source>
        <translation>%1 qua các epoch</translation>
    </message>
    <message>
        <source>top-1 · smoothing %1</source>
        <translation>top-1 · làm mượt %1</translation>
    </message>
    <message>
        <source>train: the batches as they are trained on, augmented and with dropout, smoothed over steps; val: all images that are held back, after each epoch</source>
        <translation>huấn luyện: các lô đúng như khi huấn luyện, có tăng cường và dropout, làm mượt qua các bước; kiểm định: mọi ảnh để riêng, sau mỗi epoch</translation>
    </message>
    <message>
        <source>cross-entropy · smoothing %1 ·</source>
        <translation>entropy chéo · làm mượt %1 ·</translation>
    </message>
    <message>
        <source>logarithmic axis</source>
        <translation>trục logarit</translation>
    </message>
    <message>
        <source>linear axis</source>
        <translation>trục tuyến tính</translation>
    </message>
    <message>
        <source>No points yet.</source>
        <translation>Chưa có điểm nào.</translation>
    </message>
    <message>
        <source>After %1 epochs: %2.</source>
        <translation>Sau %1 epoch: %2.</translation>
    </message>
    <message>
        <source>train %1</source>
        <translation>huấn luyện %1</translation>
    </message>
    <message>
        <source>val %1</source>
        <translation>kiểm định %1</translation>
    </message>
    <message>
        <source>train</source>
        <translation>huấn luyện</translation>
    </message>
    <message>
        <source>val</source>
        <translation>kiểm định</translation>
    </message>
    <message>
        <source>val, epoch %1</source>
        <translation>kiểm định, epoch %1</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>epoch %1</translation>
    </message>
    <message>
        <source>%1 · batch %2</source>
        <translation>%1 · lô %2</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>epoch</translation>
    </message>
    <message>
        <source>Beside it: %1.</source>
        <translation>Bên cạnh: %1.</translation>
    </message>
    <message>
        <source>val (%1) %2</source>
        <translation>kiểm định (%1) %2</translation>
    </message>
    <message>
        <source>top-1</source>
        <translation>top-1</translation>
    </message>
</context>
<context>
    <name>fovea::DataArgumentText</name>
    <message>
        <source> opening %1</source>
        <translation> đang mở %1</translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation>Có phải ý bạn là “%1”?</translation>
    </message>
</context>
<context>
    <name>fovea::DataVerb</name>
    <message>
        <source>not on this computer</source>
        <translation>không có trên máy này</translation>
    </message>
    <message>
        <source>made by Fovea</source>
        <translation>do Fovea tạo ra</translation>
    </message>
    <message>
        <source>not here; fetch it with: fovea data fetch %1</source>
        <translation>chưa có; tải bằng lệnh: fovea data fetch %1</translation>
    </message>
    <message>
        <source>%1: %2 training and %3 test images of %4</source>
        <translation>%1: %2 ảnh huấn luyện và %3 ảnh kiểm tra cỡ %4</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Bỏ ra: %1</translation>
    </message>
    <message>
        <source>  and %1 more, which are not listed</source>
        <translation>  và %1 tệp nữa, không liệt kê ở đây</translation>
    </message>
    <message>
        <source>%1: not here. Fovea offers no download of it; put its four files into %2.</source>
        <translation>%1: không có ở đây. Fovea không cho tải về; hãy đặt bốn tệp của nó vào %2.</translation>
    </message>
    <message>
        <source>%1: %2 MB to fetch</source>
        <translation>%1: phải tải %2 MB</translation>
    </message>
    <message>
        <source>%1: here, checked; %2 training and %3 test images</source>
        <translation>%1: có ở đây, đã kiểm tra; %2 ảnh huấn luyện và %3 ảnh kiểm tra</translation>
    </message>
    <message>
        <source>“data” takes list, prepare, info DATA or fetch NAME.</source>
        <translation>“data” nhận list, prepare, info DATA hoặc fetch NAME.</translation>
    </message>
    <message>
        <source>lists data sets, counts one, fetches one, or fetches and checks all beforehand</source>
        <translation>liệt kê các bộ dữ liệu, đếm một bộ, tải một bộ, hoặc tải và kiểm tra trước tất cả</translation>
    </message>
</context>
<context>
    <name>fovea::DatasetMenu</name>
    <message>
        <source>Get %1…</source>
        <translation>Tải %1…</translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation>Từ một thư mục…</translation>
    </message>
    <message>
        <source>Open a data set</source>
        <translation>Mở bộ dữ liệu</translation>
    </message>
    <message>
        <source>Training is running</source>
        <translation>Đang huấn luyện</translation>
    </message>
    <message>
        <source>Open %1 and end the run?</source>
        <translation>Mở %1 và kết thúc lần chạy?</translation>
    </message>
    <message>
        <source>A run belongs to its data. What this one has reached stays in the list of runs.</source>
        <translation>Mỗi lần chạy gắn với dữ liệu của nó. Kết quả của lần chạy này vẫn ở lại trong danh sách các lần chạy.</translation>
    </message>
    <message>
        <source>End the run</source>
        <translation>Kết thúc lần chạy</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>Huấn luyện tiếp</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Từ một tệp…</translation>
    </message>
    <message>
        <source>Data (%1)</source>
        <translation>Dữ liệu (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
</context>
<context>
    <name>fovea::DecisionPlane</name>
    <message>
        <source>The plane, and what the network says of it</source>
        <translation>Mặt phẳng và điều mạng nói về nó</translation>
    </message>
</context>
<context>
    <name>fovea::DenseCosts</name>
    <message>
        <source>The same for a real picture</source>
        <translation>Cũng vậy với ảnh thật</translation>
    </message>
    <message>
        <source>Numbers in x: %1 · %1 · %2</source>
        <translation>Số phần tử của x: %1 · %1 · %2</translation>
    </message>
    <message>
        <source>Rows of W</source>
        <translation>Số hàng của W</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Trọng số</translation>
    </message>
    <message>
        <source>Weights and biases</source>
        <translation>Trọng số và độ lệch</translation>
    </message>
</context>
<context>
    <name>fovea::DenseView</name>
    <message>
        <source>Picture</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Filter 1</source>
        <translation>Bộ lọc 1</translation>
    </message>
    <message>
        <source>Row by row into one column</source>
        <translation>Từng hàng nối thành một cột</translation>
    </message>
    <message>
        <source>The same for a real picture</source>
        <translation>Cũng vậy với ảnh thật</translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation>Bộ lọc %1</translation>
    </message>
    <message>
        <source>Weights and biases of this layer: %1</source>
        <translation>Trọng số và độ lệch của lớp này: %1</translation>
    </message>
    <message>
        <source>output %1 of %2</source>
        <translation>đầu ra %1 trên %2</translation>
    </message>
</context>
<context>
    <name>fovea::DescentLoop</name>
    <message>
        <source>The loop</source>
        <translation>Vòng lặp</translation>
    </message>
    <message>
        <source>for epoch = 1 … num_epochs</source>
        <translation>for epoch = 1 … num_epochs</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>epoch %1</translation>
    </message>
    <message>
        <source>shuffle the pictures</source>
        <translation>xáo trộn các ảnh</translation>
    </message>
    <message>
        <source>for each batch (x, y)</source>
        <translation>với mỗi lô (x, y)</translation>
    </message>
    <message>
        <source>batch 1 of 1</source>
        <translation>lô 1 trên 1</translation>
    </message>
</context>
<context>
    <name>fovea::DescentPlot</name>
    <message>
        <source>Loss over the weight w</source>
        <translation>Mất mát theo trọng số w</translation>
    </message>
    <message>
        <source>Loss over the weights w and v</source>
        <translation>Mất mát theo các trọng số w và v</translation>
    </message>
    <message>
        <source>One weight</source>
        <translation>Một trọng số</translation>
    </message>
    <message>
        <source>Two weights</source>
        <translation>Hai trọng số</translation>
    </message>
</context>
<context>
    <name>fovea::DescentView</name>
    <message>
        <source>The loop (slide 61, mended)</source>
        <translation>Vòng lặp (trang 61, đã sửa)</translation>
    </message>
    <message>
        <source>Four learning rates</source>
        <translation>Bốn tốc độ học</translation>
    </message>
    <message>
        <source>the next step, from %1 against the slope %2</source>
        <translation>bước kế tiếp, từ %1 ngược với độ dốc %2</translation>
    </message>
    <message>
        <source>v := %1 − %2 · ½ · (%1 − 1) = %3</source>
        <translation>v := %1 − %2 · ½ · (%1 − 1) = %3</translation>
    </message>
    <message>
        <source>Loss %1 · with this learning rate it %2</source>
        <translation>Mất mát %1 · với tốc độ học này nó %2</translation>
    </message>
</context>
<context>
    <name>fovea::DescribeVerb</name>
    <message>
        <source>Layer</source>
        <translation>Lớp</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Đầu ra</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Tham số</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>Receptive field</source>
        <translation>Trường tiếp nhận</translation>
    </message>
    <message>
        <source>Jump</source>
        <translation>Bước nhảy</translation>
    </message>
    <message>
        <source>%1 parameters, %2 multiply-accumulates and %3 of activations for one image.</source>
        <translation>%1 tham số, %2 phép nhân–cộng và %3 giá trị kích hoạt cho một ảnh.</translation>
    </message>
    <message>
        <source>%1 to train it with batches of %2.</source>
        <translation>%1 để huấn luyện với lô %2 ảnh.</translation>
    </message>
    <message>
        <source>This network can&apos;t run yet.
%1</source>
        <translation>Mạng này chưa chạy được.
%1</translation>
    </message>
    <message>
        <source>lists the layers with shapes, parameters and receptive fields</source>
        <translation>liệt kê các lớp với kích thước, tham số và trường tiếp nhận</translation>
    </message>
    <message>
        <source>Weights: SHA-256 %1</source>
        <translation>Trọng số: SHA-256 %1</translation>
    </message>
    <message>
        <source>%1 of the parameters are trained, %2 are frozen (%3).</source>
        <translation>%1 tham số được huấn luyện, %2 bị đóng băng (%3).</translation>
    </message>
    <message>
        <source>First step with these initial weights, for 8 images of noise with deviation 1:</source>
        <translation>Bước đầu tiên với các trọng số ban đầu này, trên 8 ảnh nhiễu có độ lệch 1:</translation>
    </message>
    <message>
        <source>--seed has no effect without --init: nothing else is drawn.</source>
        <translation>--seed không có tác dụng khi thiếu --init: không có gì khác được rút ngẫu nhiên.</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Trung bình</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Độ lệch</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Độ lệch</translation>
    </message>
</context>
<context>
    <name>fovea::Dispatch</name>
    <message>
        <source>Fovea builds, trains and explains convolutional networks.</source>
        <translation>Fovea xây dựng, huấn luyện và giải thích mạng tích chập.</translation>
    </message>
    <message>
        <source>opens the window</source>
        <translation>mở cửa sổ</translation>
    </message>
    <message>
        <source>DATA     %1; or a path; options may stand behind it, as in photos:side=64,classes=cat+dog</source>
        <translation>DATA     %1; hoặc một đường dẫn; sau đó có thể thêm tuỳ chọn, như photos:side=64,classes=cat+dog</translation>
    </message>
    <message>
        <source>MODEL    a .fovea file with weights</source>
        <translation>MODEL    một tệp .fovea có trọng số</translation>
    </message>
    <message>
        <source>The networks to train bring their recommended options; the values in brackets hold for others.
Data sets are looked for in $FOVEA_DATA and in the user&apos;s data folder.
Exit status: 0 done, 1 could not, 2 usage.</source>
        <translation>Các mạng để huấn luyện có sẵn các tuỳ chọn nên dùng; giá trị trong ngoặc áp dụng cho các mạng khác.
Bộ dữ liệu được tìm trong $FOVEA_DATA và trong thư mục dữ liệu của người dùng.
Mã thoát: 0 xong, 1 không làm được, 2 sai cách dùng.</translation>
    </message>
    <message>
        <source>“fovea --help” lists what there is.</source>
        <translation>“fovea --help” liệt kê những gì dùng được.</translation>
    </message>
    <message>
        <source>“%1” is neither a verb nor a file.</source>
        <translation>“%1” không phải lệnh cũng không phải tệp.</translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation>Có phải ý bạn là “%1”?</translation>
    </message>
    <message>
        <source>The window opens one file; “%1” is too many.</source>
        <translation>Cửa sổ chỉ mở một tệp; “%1” là thừa.</translation>
    </message>
    <message>
        <source>There is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set). Networks train without one: fovea train lenet5 --data builtin --epochs 3</source>
        <translation>Không có màn hình để mở cửa sổ (chưa đặt DISPLAY hay WAYLAND_DISPLAY). Không có màn hình vẫn huấn luyện được: fovea train lenet5 --data builtin --epochs 3</translation>
    </message>
    <message>
        <source>NETWORK  %1; to be counted and opened: %2; or a file (.fovea, .onnx, network .json)</source>
        <translation>NETWORK  %1; để đếm và mở xem: %2; hoặc một tệp (.fovea, .onnx, mạng .json)</translation>
    </message>
    <message>
        <source>“%1” is no text in UTF-8. Rename the file or folder, or reach it by another name.</source>
        <translation>“%1” không phải văn bản UTF-8. Hãy đổi tên tệp hoặc thư mục, hoặc dùng một tên khác dẫn tới nó.</translation>
    </message>
    <message>
        <source>SPEC     what is done to training pictures, in this order: KIND[:STRENGTH][:PROBABILITY] with commas between them,
         edge:zero|mirror|repeat, pick:N (so many of the kinds), order:random; or none. Kinds with what they
         usually draw from, and their strengths:</source>
        <translation>SPEC     điều làm với ảnh huấn luyện, theo thứ tự này: KIND[:STRENGTH][:PROBABILITY] cách nhau bằng dấu phẩy,
         edge:zero|mirror|repeat, pick:N (chừng ấy loại), order:random; hoặc none. Các loại với độ mạnh
         thường dùng, và khoảng độ mạnh:</translation>
    </message>
</context>
<context>
    <name>fovea::DivergenceBar</name>
    <message>
        <source>Go back to epoch %1</source>
        <translation>Trở lại epoch %1</translation>
    </message>
    <message>
        <source>Back to the initial weights</source>
        <translation>Trở về trọng số ban đầu</translation>
    </message>
</context>
<context>
    <name>fovea::Document</name>
    <message>
        <source>Untitled</source>
        <translation>Chưa đặt tên</translation>
    </message>
</context>
<context>
    <name>fovea::Downloader</name>
    <message>
        <source>the folder can&apos;t be made</source>
        <translation>không tạo được thư mục</translation>
    </message>
    <message>
        <source>only https is allowed</source>
        <translation>chỉ cho phép https</translation>
    </message>
    <message>
        <source>another Fovea is fetching it right now</source>
        <translation>một Fovea khác đang tải nó</translation>
    </message>
    <message>
        <source>it leads on to %1, which isn&apos;t allowed</source>
        <translation>nó dẫn sang %1, điều không được phép</translation>
    </message>
    <message>
        <source>an answer without content</source>
        <translation>câu trả lời không có nội dung</translation>
    </message>
</context>
<context>
    <name>fovea::DreamVerb</name>
    <message>
        <source>Name one thing to dream of: --unit LAYER,channel or LAYER,y,x,channel, --layer L or --class C.</source>
        <translation>Hãy nêu một điều để mơ về: --unit LAYER,channel hoặc LAYER,y,x,channel, --layer L hoặc --class C.</translation>
    </message>
    <message>
        <source>A dream begins with one picture at most: --input X.npy or --image FILE.</source>
        <translation>Giấc mơ bắt đầu từ nhiều nhất một ảnh: --input X.npy hoặc --image FILE.</translation>
    </message>
    <message>
        <source>--out takes a picture (.png) or an array (.npy), not “%1”.</source>
        <translation>--out nhận một ảnh (.png) hoặc một mảng (.npy), không phải “%1”.</translation>
    </message>
    <message>
        <source>The model takes %1 channels, which no picture has. Write an array: --out X.npy.</source>
        <translation>Mô hình nhận %1 kênh, không ảnh nào có như vậy. Hãy ghi một mảng: --out X.npy.</translation>
    </message>
    <message>
        <source>Wrote “%1”: %2 at the start, %3 after %4 steps.</source>
        <translation>Đã ghi “%1”: %2 lúc đầu, %3 sau %4 bước.</translation>
    </message>
    <message>
        <source>finds a picture that a map, a unit, a layer or a class answers to as strongly as can be</source>
        <translation>tìm ảnh mà một bản đồ, một đơn vị, một lớp hay một nhãn đáp ứng mạnh nhất có thể</translation>
    </message>
</context>
<context>
    <name>fovea::EmbedVerb</name>
    <message>
        <source>Image %1 is not among the %2 of the map; --images takes more, --seed others.</source>
        <translation>Ảnh %1 không nằm trong %2 ảnh của bản đồ; --images lấy nhiều hơn, --seed lấy ảnh khác.</translation>
    </message>
    <message>
        <source>%1 images by %2, at unit length</source>
        <translation>%1 ảnh theo %2, đã chia cho độ dài</translation>
    </message>
    <message>
        <source>Images are compared by what a layer makes of them: give --layer LAYER.</source>
        <translation>Các ảnh được so theo kết quả của một lớp: hãy cho --layer LAYER.</translation>
    </message>
    <message>
        <source>--out takes a picture (.png) or an array (.npy), not “%1”.</source>
        <translation>--out nhận một hình (.png) hoặc một mảng (.npy), không phải “%1”.</translation>
    </message>
    <message>
        <source>maps images by what a layer makes of them (PCA, t-SNE) and finds the nearest ones</source>
        <translation>vẽ bản đồ các ảnh theo kết quả của một lớp (PCA, t-SNE) và tìm những ảnh gần nhất</translation>
    </message>
</context>
<context>
    <name>fovea::EmbeddingText</name>
    <message>
        <source>Fewer than four images make no map.</source>
        <translation>Ít hơn bốn ảnh thì không thành bản đồ.</translation>
    </message>
    <message>
        <source>The two principal components hold %1 % of the variance.</source>
        <translation>Hai thành phần chính giữ %1 % phương sai.</translation>
    </message>
    <message>
        <source>t-SNE, exact, perplexity %1, seed %2 · step %3 of %4, divergence %5</source>
        <translation>t-SNE, chính xác, perplexity %1, hạt giống %2 · bước %3 trên %4, độ lệch %5</translation>
    </message>
    <message>
        <source>Of the ten nearest images %1 % are of the same class; by chance it would be %2 %.</source>
        <translation>Trong mười ảnh gần nhất, %1 % cùng nhãn; nếu ngẫu nhiên thì là %2 %.</translation>
    </message>
    <message>
        <source>%1, means of %2 maps</source>
        <translation>%1, trung bình của %2 bản đồ</translation>
    </message>
    <message>
        <source>%1, %2 values</source>
        <translation>%1, %2 giá trị</translation>
    </message>
    <message>
        <source>The layer gives values that are no numbers, as after a run that diverged: there is no map of them.</source>
        <translation>Lớp này cho những giá trị không phải là số, như sau một lần chạy bị phân kỳ: không có bản đồ của chúng.</translation>
    </message>
</context>
<context>
    <name>fovea::EpochSteps</name>
    <message>
        <source>Steps of an epoch</source>
        <translation>Các bước của một epoch</translation>
    </message>
    <message>
        <source>%1 pictures / %2 = %3 steps</source>
        <translation>%1 ảnh / %2 = %3 bước</translation>
    </message>
    <message>
        <source>the last batch has %1 (%2)</source>
        <translation>lô cuối có %1 (%2)</translation>
    </message>
</context>
<context>
    <name>fovea::EpochTimeline</name>
    <message>
        <source>Epochs</source>
        <translation>Số epoch</translation>
    </message>
    <message>
        <source>%1 of %2 epochs done</source>
        <translation>đã xong %1 trên %2 epoch</translation>
    </message>
    <message>
        <source>Epoch %1 is kept: click to go back to it</source>
        <translation>Epoch %1 đã được giữ: nhấp để trở lại đó</translation>
    </message>
</context>
<context>
    <name>fovea::ErrorText</name>
    <message>
        <source>Training diverged at step %1 (loss %2): the numbers of “%3” grew beyond all bounds. Start again with a learning rate a tenth as large.</source>
        <translation>Huấn luyện phân kỳ ở bước %1 (mất mát %2): các số của “%3” tăng vượt mọi giới hạn. Hãy bắt đầu lại với tốc độ học bằng một phần mười.</translation>
    </message>
    <message>
        <source>Training diverged at step %1 (loss %2): the numbers grew beyond all bounds. Start again with a learning rate a tenth as large.</source>
        <translation>Huấn luyện phân kỳ ở bước %1 (mất mát %2): các số tăng vượt mọi giới hạn. Hãy bắt đầu lại với tốc độ học bằng một phần mười.</translation>
    </message>
    <message>
        <source>There is no file “%1”. Check the spelling and the folder.</source>
        <translation>Không có tệp “%1”. Hãy kiểm tra tên tệp và thư mục.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be read: %2. Check its permissions.</source>
        <translation>Không đọc được “%1”: %2. Hãy kiểm tra quyền truy cập.</translation>
    </message>
    <message>
        <source>There is no folder “%1”. Create it or choose another.</source>
        <translation>Không có thư mục “%1”. Hãy tạo nó hoặc chọn thư mục khác.</translation>
    </message>
    <message>
        <source>The disk is full: “%1” needs %2 bytes. Free some space or choose another disk; what was there before is untouched.</source>
        <translation>Đĩa đã đầy: “%1” cần %2 byte. Hãy giải phóng chỗ trống hoặc chọn đĩa khác; những gì có từ trước vẫn nguyên vẹn.</translation>
    </message>
    <message>
        <source>Stopped at your request.</source>
        <translation>Đã dừng theo yêu cầu.</translation>
    </message>
    <message>
        <source>“%1” is neither a data set that Fovea knows (builtin, cifar10, mnist, fashion-mnist) nor a file or folder with one.</source>
        <translation>“%1” không phải bộ dữ liệu mà Fovea biết (builtin, cifar10, mnist, fashion-mnist), cũng không phải tệp hay thư mục chứa dữ liệu.</translation>
    </message>
    <message>
        <source>The data set “%1” is not on this computer. Searched:
%2
Get it with “fovea data fetch %1” where a download is offered, or set FOVEA_DATA to the folder that holds it.</source>
        <translation>Bộ dữ liệu “%1” không có trên máy này. Đã tìm trong:
%2
Hãy tải bằng “fovea data fetch %1” nếu có nguồn tải, hoặc đặt FOVEA_DATA là thư mục chứa nó.</translation>
    </message>
    <message>
        <source>“%1” ends too early: at byte %2 another %3 bytes were expected and %4 are there. Copy or fetch the file again.</source>
        <translation>“%1” kết thúc quá sớm: từ byte %2 cần thêm %3 byte mà chỉ có %4. Hãy chép hoặc tải lại tệp.</translation>
    </message>
    <message>
        <source>“%1” should have %2 bytes and has %3. Copy or fetch the file again.</source>
        <translation>“%1” phải có %2 byte nhưng lại có %3. Hãy chép hoặc tải lại tệp.</translation>
    </message>
    <message>
        <source>“%1” does not begin as a file of this kind: expected the magic number %2, found %3. Check that it is the right file.</source>
        <translation>“%1” không bắt đầu như một tệp loại này: cần số nhận dạng %2 nhưng gặp %3. Hãy kiểm tra xem có đúng tệp không.</translation>
    </message>
    <message>
        <source>The images in “%1” differ in size: %2 expected, %3 found. Give images of one size.</source>
        <translation>Các ảnh trong “%1” khác kích thước: cần %2 nhưng gặp %3. Hãy dùng ảnh cùng kích thước.</translation>
    </message>
    <message>
        <source>“%1” holds %2 images, but “%3” holds %4 labels. The two files must belong together.</source>
        <translation>“%1” có %2 ảnh, nhưng “%3” có %4 nhãn. Hai tệp phải đi cùng nhau.</translation>
    </message>
    <message>
        <source>“%1” holds no images. Choose another file or folder.</source>
        <translation>“%1” không có ảnh nào. Hãy chọn tệp hoặc thư mục khác.</translation>
    </message>
    <message>
        <source>“%1” should hold %2 class names, one a line, and holds %3. Copy or fetch the file again.</source>
        <translation>“%1” phải có %2 tên nhãn, mỗi dòng một tên, nhưng lại có %3. Hãy chép hoặc tải lại tệp.</translation>
    </message>
    <message>
        <source>The archive “%1” can&apos;t be unpacked: %2. Fetch it again.</source>
        <translation>Không giải nén được “%1”: %2. Hãy tải lại.</translation>
    </message>
    <message>
        <source>The archive “%1” lacks “%2”. Fetch it again from its official source.</source>
        <translation>Tệp nén “%1” thiếu “%2”. Hãy tải lại từ nguồn chính thức.</translation>
    </message>
    <message>
        <source>In the archive “%1”, “%2” should have %3 bytes and has %4. Fetch it again from its official source.</source>
        <translation>Trong tệp nén “%1”, “%2” phải có %3 byte nhưng lại có %4. Hãy tải lại từ nguồn chính thức.</translation>
    </message>
    <message>
        <source>“%1” is not the file that was expected: its SHA-256 is %3 instead of %2. It was not unpacked; fetch it again.</source>
        <translation>“%1” không phải tệp mong đợi: SHA-256 của nó là %3 thay vì %2. Tệp chưa được giải nén; hãy tải lại.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be read as an image: %2. Save it as PNG or JPEG and try again.</source>
        <translation>Không đọc được “%1” như một ảnh: %2. Hãy lưu thành PNG hoặc JPEG rồi thử lại.</translation>
    </message>
    <message>
        <source>The image “%1” is too large: %2 × %3 pixels, and %4 are allowed. Scale it down first.</source>
        <translation>Ảnh “%1” quá lớn: %2 × %3 điểm ảnh, chỉ cho phép %4. Hãy thu nhỏ ảnh trước.</translation>
    </message>
    <message>
        <source>“%1” is neither a network of the catalogue nor a file. “fovea --help” lists the names.</source>
        <translation>“%1” không phải mạng trong danh mục cũng không phải tệp. “fovea --help” liệt kê các tên.</translation>
    </message>
    <message>
        <source>The network can&apos;t run: “%1” has a problem. “fovea describe” and the Build workspace show it with its arithmetic.</source>
        <translation>Mạng không chạy được: “%1” có vấn đề. “fovea describe” và trang Xây dựng chỉ ra cùng với phép tính.</translation>
    </message>
    <message>
        <source>The network can&apos;t run as it is wired. “fovea describe” and the Build workspace show what is wrong.</source>
        <translation>Mạng không chạy được với cách nối như hiện tại. “fovea describe” và trang Xây dựng chỉ ra chỗ sai.</translation>
    </message>
    <message>
        <source>The network takes images of %1, but the data has %2. Change the network&apos;s input layer or choose other data.</source>
        <translation>Mạng nhận ảnh %1, nhưng dữ liệu có ảnh %2. Hãy đổi lớp đầu vào của mạng hoặc chọn dữ liệu khác.</translation>
    </message>
    <message>
        <source>The network gives %1 scores, but the data has %2 classes. Give its last layer as many units as there are classes.</source>
        <translation>Mạng cho %1 điểm, nhưng dữ liệu có %2 nhãn. Hãy cho lớp cuối số đơn vị bằng số nhãn.</translation>
    </message>
    <message>
        <source>“%1” is not valid JSON: at byte %2, %3. Correct the file there.</source>
        <translation>“%1” không phải JSON hợp lệ: ở byte %2, %3. Hãy sửa tệp ở chỗ đó.</translation>
    </message>
    <message>
        <source>In “%1” the field “%2” can&apos;t be used: %3. Correct the file there.</source>
        <translation>Trong “%1”, trường “%2” không dùng được: %3. Hãy sửa tệp ở chỗ đó.</translation>
    </message>
    <message>
        <source>“%2” is not allowed for %1: %3.</source>
        <translation>“%2” không được phép với %1: %3.</translation>
    </message>
    <message>
        <source>This takes %1 of memory; %2 are free. Choose a smaller batch or a smaller network.</source>
        <translation>Việc này cần %1 bộ nhớ mà chỉ còn %2. Hãy chọn lô nhỏ hơn hoặc mạng nhỏ hơn.</translation>
    </message>
    <message>
        <source>There is not enough memory left for this (%1 are free). Close other programs, or choose a smaller batch or a smaller network.</source>
        <translation>Không còn đủ bộ nhớ cho việc này (còn %1). Hãy đóng các chương trình khác, hoặc chọn lô nhỏ hơn hay mạng nhỏ hơn.</translation>
    </message>
    <message>
        <source>“%1” is not a sound Fovea project: %2. Use a copy of the file, if you have one.</source>
        <translation>“%1” không phải dự án Fovea nguyên vẹn: %2. Hãy dùng bản sao của tệp nếu có.</translation>
    </message>
    <message>
        <source>“%1” was written by a newer Fovea (file version %2; this program understands up to %3). Update Fovea to open it.</source>
        <translation>“%1” do một bản Fovea mới hơn ghi (phiên bản tệp %2; chương trình này hiểu đến %3). Hãy cập nhật Fovea để mở.</translation>
    </message>
    <message>
        <source>“%1” holds a network without weights. Train it first: “fovea train %1 --data builtin --out %1”.</source>
        <translation>“%1” chứa mạng chưa có trọng số. Hãy huấn luyện trước: “fovea train %1 --data builtin --out %1”.</translation>
    </message>
    <message>
        <source>“%1” lacks the tensor “%2”. Use a copy of the file, if you have one.</source>
        <translation>“%1” thiếu tensor “%2”. Hãy dùng bản sao của tệp nếu có.</translation>
    </message>
    <message>
        <source>In “%1” the tensor “%2” should be %3 and is %4. The file does not belong to this network.</source>
        <translation>Trong “%1”, tensor “%2” phải là %3 nhưng lại là %4. Tệp không thuộc về mạng này.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be exported (%2). Remove it from the network, or save the project instead.</source>
        <translation>Không xuất được %1 (%2). Hãy bỏ nó khỏi mạng, hoặc lưu dự án thay vì xuất.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be resumed here: %2. Use the network, data and options that it was saved with.</source>
        <translation>Không thể chạy tiếp “%1” ở đây: %2. Hãy dùng đúng mạng, dữ liệu và tuỳ chọn lúc lưu.</translation>
    </message>
    <message>
        <source>No connection to %1: %2. Check the network and try again; what has arrived is kept.</source>
        <translation>Không kết nối được tới %1: %2. Hãy kiểm tra mạng Internet và thử lại; phần đã tải vẫn được giữ.</translation>
    </message>
    <message>
        <source>The server answered %2 for %1. Try again later, or fetch the file by hand and put it into the data folder.</source>
        <translation>Máy chủ trả lời %2 cho %1. Hãy thử lại sau, hoặc tự tải tệp và đặt vào thư mục dữ liệu.</translation>
    </message>
    <message>
        <source>The download of %1 stopped after %3 of %2 bytes. Try again: it goes on from there.</source>
        <translation>Việc tải %1 dừng sau %3 trên %2 byte. Hãy thử lại: tải sẽ tiếp tục từ đó.</translation>
    </message>
    <message>
        <source>Unknown fault %1.</source>
        <translation>Lỗi không rõ %1.</translation>
    </message>
    <message>
        <source>“%1” is not a sound .npy file: %2. Write it again with numpy.save.</source>
        <translation>“%1” không phải là tệp .npy hợp lệ: %2. Hãy ghi lại bằng numpy.save.</translation>
    </message>
    <message>
        <source>“%1” holds numbers of the type %2, and Fovea reads little-endian float32. Save it with numpy.save(file, array.astype(&apos;&lt;f4&apos;)).</source>
        <translation>“%1” chứa số kiểu %2, còn Fovea đọc float32 little-endian. Hãy lưu bằng numpy.save(file, array.astype(&apos;&lt;f4&apos;)).</translation>
    </message>
    <message>
        <source>“%1” holds its numbers in Fortran order. Save it with numpy.save(file, numpy.ascontiguousarray(array)).</source>
        <translation>“%1” chứa các số theo thứ tự Fortran. Hãy lưu bằng numpy.save(file, numpy.ascontiguousarray(array)).</translation>
    </message>
    <message>
        <source>“%1” has the shape %2, and the model takes %3: images, channels, rows, columns. Where channels come last, array.transpose(0, 3, 1, 2) brings them to the front.</source>
        <translation>“%1” có kích thước %2, còn mô hình nhận %3: ảnh, kênh, hàng, cột. Nếu kênh đứng cuối, array.transpose(0, 3, 1, 2) đưa chúng lên trước.</translation>
    </message>
    <message>
        <source>The network has no layer “%1”. Its layers: %2.</source>
        <translation>Mạng không có lớp “%1”. Các lớp của mạng: %2.</translation>
    </message>
    <message>
        <source>“%1” exists already and holds what this export did not write (“%2”). Nothing was changed; choose another name.</source>
        <translation>“%1” đã tồn tại và chứa những thứ không do lần xuất này ghi (“%2”). Không có gì bị thay đổi; hãy chọn tên khác.</translation>
    </message>
    <message>
        <source>“%1” is not a sound ONNX file: %2. Export it again, or use another copy.</source>
        <translation>“%1” không phải tệp ONNX hợp lệ: %2. Hãy xuất lại hoặc dùng bản sao khác.</translation>
    </message>
    <message>
        <source>“%1” uses ONNX&apos;s operator set %2; Fovea reads %3 to %4. Export it again with one of these.</source>
        <translation>“%1” dùng tập toán tử ONNX %2; Fovea đọc được từ %3 đến %4. Hãy xuất lại với một trong số đó.</translation>
    </message>
    <message>
        <source>The weights of “%1” lie in other files (tensor “%2”). Export it again as one file.</source>
        <translation>Trọng số của “%1” nằm ở các tệp khác (tensor “%2”). Hãy xuất lại thành một tệp.</translation>
    </message>
    <message>
        <source>“%1” holds what Fovea&apos;s layers can&apos;t express:</source>
        <translation>“%1” chứa những thứ mà các lớp của Fovea không diễn đạt được:</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>và %1 điều nữa</translation>
    </message>
    <message>
        <source>Replace it where the model was made, and export it again.</source>
        <translation>Hãy thay nó ở nơi mô hình được tạo ra rồi xuất lại.</translation>
    </message>
    <message>
        <source>its output</source>
        <translation>đầu ra của nó</translation>
    </message>
    <message>
        <source>the gradient of its output</source>
        <translation>gradient đầu ra của nó</translation>
    </message>
    <message>
        <source>the gradient of its weights</source>
        <translation>gradient trọng số của nó</translation>
    </message>
    <message>
        <source>the gradient of its biases</source>
        <translation>gradient độ lệch của nó</translation>
    </message>
    <message>
        <source>Training diverged at step %1 (loss %2): in “%3”, %4 grew beyond all bounds. Go on from an earlier epoch, or start again, with a learning rate a tenth as large.</source>
        <translation>Huấn luyện phân kỳ ở bước %1 (mất mát %2): trong “%3”, %4 lớn vượt mọi giới hạn. Hãy đi tiếp từ một epoch trước, hoặc bắt đầu lại, với tốc độ học nhỏ bằng một phần mười.</translation>
    </message>
    <message>
        <source>Your share of the disk is used up: “%1” needs %2 bytes. Delete something of yours or choose another disk; what was there before is untouched.</source>
        <translation>Hạn mức đĩa của bạn đã hết: “%1” cần %2 byte. Hãy xoá bớt tệp của mình hoặc chọn đĩa khác; nội dung trước đó vẫn nguyên.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be written: its folder can only be read. Choose another folder, or change the folder&apos;s permissions.</source>
        <translation>Không ghi được “%1”: thư mục chỉ cho đọc. Hãy chọn thư mục khác hoặc đổi quyền của thư mục.</translation>
    </message>
    <message>
        <source>“%1” is write-protected. Save under another name, or change the file&apos;s permissions.</source>
        <translation>“%1” được bảo vệ chống ghi. Hãy lưu dưới tên khác hoặc đổi quyền của tệp.</translation>
    </message>
    <message>
        <source>“%1” is a folder. Choose another name.</source>
        <translation>“%1” là một thư mục. Hãy chọn tên khác.</translation>
    </message>
    <message>
        <source>The drive did not take “%1”: %2. If it is a network drive, check the connection; else save to another drive. What was there before is untouched.</source>
        <translation>Ổ đĩa không nhận “%1”: %2. Nếu là ổ mạng, hãy kiểm tra kết nối; nếu không, hãy lưu vào ổ khác. Nội dung trước đó vẫn nguyên.</translation>
    </message>
    <message>
        <source>“%1” was changed by another program since it was opened here. Save under another name to keep both.</source>
        <translation>“%1” đã bị một chương trình khác thay đổi từ khi mở ở đây. Hãy lưu dưới tên khác để giữ cả hai.</translation>
    </message>
    <message>
        <source>The system starts no more threads for this user. Close other programs and try again.</source>
        <translation>Hệ thống không cho người dùng này mở thêm luồng nào nữa. Hãy đóng các chương trình khác rồi thử lại.</translation>
    </message>
    <message>
        <source>Fovea met a fault of its own: %1. Please report what you did before it.</source>
        <translation>Fovea gặp lỗi của chính nó: %1. Xin hãy báo lại những gì bạn đã làm trước đó.</translation>
    </message>
    <message>
        <source>“%1” was not saved: the list of its tensors, or one of its texts, takes %2 bytes, and a project holds %3. Shorten the notes, or use fewer layers.</source>
        <translation>Chưa lưu được “%1”: danh sách tensor, hoặc một đoạn văn bản của nó, chiếm %2 byte, mà một dự án chỉ chứa %3. Hãy rút ngắn ghi chú hoặc dùng ít lớp hơn.</translation>
    </message>
    <message>
        <source>A run of this network could not be saved: the list of its tensors takes %2 bytes, and a project holds %3. Use fewer layers.</source>
        <translation>Không thể lưu một lần huấn luyện của mạng này: danh sách tensor chiếm %2 byte, mà một dự án chỉ chứa %3. Hãy dùng ít lớp hơn.</translation>
    </message>
    <message>
        <source>“%3” unpacks to %1, and %2 of memory are free. Close other programs, or take a smaller data set.</source>
        <translation>“%3” giải nén thành %1, mà bộ nhớ chỉ còn trống %2. Hãy đóng các chương trình khác hoặc chọn bộ dữ liệu nhỏ hơn.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be written: %2. Choose another name or folder, or change the permissions.</source>
        <translation>Không ghi được “%1”: %2. Hãy chọn tên hoặc thư mục khác, hoặc đổi quyền truy cập.</translation>
    </message>
    <message>
        <source>“%1” is a pipe or a device, no file. Save what comes out of it to a file first.</source>
        <translation>“%1” là ống dẫn hoặc thiết bị, không phải tệp. Trước hết hãy lưu nội dung của nó vào một tệp.</translation>
    </message>
    <message>
        <source>“%1” is neither a file nor something that takes what is written to it. Choose another name.</source>
        <translation>“%1” không phải tệp, cũng không nhận được những gì ghi vào. Hãy chọn tên khác.</translation>
    </message>
    <message>
        <source>Record %2 of “%1” has the label %3, and the largest of its classes is %4. Copy or fetch the file again.</source>
        <translation>Bản ghi %2 của “%1” có nhãn %3, trong khi nhãn lớn nhất là %4. Hãy chép hoặc tải lại tệp.</translation>
    </message>
    <message>
        <source>Classes found in “%1”: %2. A network is trained on %3 to %4 of them; a class is a folder with pictures, or a label that occurs.</source>
        <translation>Số nhãn tìm thấy trong “%1”: %2. Mạng được huấn luyện trên %3 đến %4 nhãn; mỗi thư mục có ảnh, hoặc mỗi nhãn có xuất hiện, là một nhãn.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be read as data: %2. Choose another file, or write this one anew.</source>
        <translation>Không đọc được “%1” như dữ liệu: %2. Hãy chọn tệp khác, hoặc ghi lại tệp này.</translation>
    </message>
</context>
<context>
    <name>fovea::EvalVerb</name>
    <message>
        <source>measures a trained model on a data set</source>
        <translation>đo một mô hình đã huấn luyện trên một bộ dữ liệu</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 trên %2</translation>
    </message>
    <message>
        <source>Say so with --preprocess &quot;%1&quot;.</source>
        <translation>Hãy nói điều đó bằng --preprocess &quot;%1&quot;.</translation>
    </message>
</context>
<context>
    <name>fovea::EvaluatedPartText</name>
    <message>
        <source>This file holds no run, so that nothing says which images were held back for validation. Take --split test or train.</source>
        <translation>Tệp này không chứa lần chạy nào, nên không biết những ảnh nào được để riêng để kiểm định. Hãy dùng --split test hoặc train.</translation>
    </message>
    <message>
        <source>This network was trained on %1: of %2 no images were held back for validation. Take --split test or train.</source>
        <translation>Mạng này được huấn luyện trên %1: không ảnh nào của %2 được để riêng để kiểm định. Hãy dùng --split test hoặc train.</translation>
    </message>
    <message>
        <source>This run held no images back for validation. Take --split test or train.</source>
        <translation>Lần chạy này không để riêng ảnh nào để kiểm định. Hãy dùng --split test hoặc train.</translation>
    </message>
    <message>
        <source> %1 of %2 images</source>
        <translation> %1 trên %2 ảnh</translation>
    </message>
    <message>
        <source>The training images of %1 have changed since this run began: which ones were held back can&apos;t be told any more. Take --split test or train.</source>
        <translation>Ảnh huấn luyện của %1 đã thay đổi từ khi lần chạy này bắt đầu: không thể biết ảnh nào đã được để riêng nữa. Hãy dùng --split test hoặc train.</translation>
    </message>
</context>
<context>
    <name>fovea::EvaluationReport</name>
    <message>
        <source>Accuracy %1, loss %2, on %3 images.</source>
        <translation>Độ chính xác %1, mất mát %2, trên %3 ảnh.</translation>
    </message>
    <message>
        <source>The right class is among the %1 likeliest in %2 images.</source>
        <translation>Nhãn đúng nằm trong %1 nhãn có xác suất cao nhất ở %2 ảnh.</translation>
    </message>
    <message>
        <source>  %1 recall %2, precision %3</source>
        <translation>  %1 độ phủ %2, độ chuẩn xác %3</translation>
    </message>
</context>
<context>
    <name>fovea::EvaluationText</name>
    <message>
        <source>less than 1 in 10 000</source>
        <translation>chưa đến 1 phần 10 000</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 to %2 %</source>
        <translation>%1 đến %2 %</translation>
    </message>
    <message>
        <source>%1 of %2 images are right: %3 %, with 95 % confidence %4.</source>
        <translation>%1 trên %2 ảnh đúng: %3 %, với độ tin cậy 95 % là %4.</translation>
    </message>
    <message>
        <source>It is %1 % sure on average and right in %2 %</source>
        <translation>Mạng chắc chắn trung bình %1 % và đúng %2 %</translation>
    </message>
    <message>
        <source>on the whole as sure as it is right</source>
        <translation>nhìn chung chắc chắn đúng mức</translation>
    </message>
    <message>
        <source>surer than it should be</source>
        <translation>chắc chắn hơn mức nên có</translation>
    </message>
    <message>
        <source>less sure than it could be</source>
        <translation>kém chắc chắn hơn mức có thể</translation>
    </message>
    <message>
        <source>%1: %2. Expected calibration error %3 %.</source>
        <translation>%1: %2. Sai số hiệu chuẩn kỳ vọng %3 %.</translation>
    </message>
    <message>
        <source>%1 alone is right on %2 images, %3 alone on %4.</source>
        <translation>Chỉ %1 đúng trên %2 ảnh, chỉ %3 đúng trên %4 ảnh.</translation>
    </message>
    <message>
        <source>They are right and wrong on the same images.</source>
        <translation>Cả hai đúng và sai trên cùng các ảnh.</translation>
    </message>
    <message>
        <source>Were they equally good, so one-sided a difference would come about by chance with %1 (McNemar&apos;s test).</source>
        <translation>Nếu cả hai tốt như nhau thì chênh lệch lệch về một phía như vậy xảy ra ngẫu nhiên với xác suất %1 (kiểm định McNemar).</translation>
    </message>
    <message>
        <source>That does not tell them apart.</source>
        <translation>Như vậy chưa phân biệt được hai mô hình.</translation>
    </message>
    <message>
        <source>%1 is better on these images.</source>
        <translation>%1 tốt hơn trên các ảnh này.</translation>
    </message>
    <message>
        <source>There are no images to say it of.</source>
        <translation>Không có ảnh nào để nói điều đó.</translation>
    </message>
</context>
<context>
    <name>fovea::EvaluationViews</name>
    <message>
        <source>%1, recognised with %2.</source>
        <translation>%1, nhận ra với %2.</translation>
    </message>
    <message>
        <source>%1, taken for %2 with %3.</source>
        <translation>%1, bị cho là %2 với %3.</translation>
    </message>
</context>
<context>
    <name>fovea::ExciteVerb</name>
    <message>
        <source>--out takes a picture (.png), not “%1”.</source>
        <translation>--out nhận một ảnh (.png), không phải “%1”.</translation>
    </message>
    <message>
        <source>finds the images that a channel of a layer answers to most, with the patch that its strongest unit sees</source>
        <translation>tìm các ảnh mà một kênh của lớp đáp ứng mạnh nhất, cùng mảnh ảnh mà đơn vị mạnh nhất của nó thấy</translation>
    </message>
</context>
<context>
    <name>fovea::ExcitedImages</name>
    <message>
        <source>%1, image %2: %3 at row %4, column %5.</source>
        <translation>%1, ảnh %2: %3 ở hàng %4, cột %5.</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Among them %1. A hint, no proof of what it means.</source>
        <translation>Trong đó %1. Một gợi ý, không phải bằng chứng về ý nghĩa của nó.</translation>
    </message>
    <message>
        <source>They are %1. A hint, no proof of what it means.</source>
        <translation>Chúng là %1. Một gợi ý, không phải bằng chứng về ý nghĩa của nó.</translation>
    </message>
    <message>
        <source>The %1 strongest of %2 images</source>
        <translation>%1 ảnh mạnh nhất trên %2 ảnh</translation>
    </message>
    <message>
        <source>%1; the unit sees each of them whole.</source>
        <translation>%1; đơn vị thấy toàn bộ mỗi ảnh.</translation>
    </message>
    <message>
        <source>%1, each with the %2 pixels that its strongest unit sees.</source>
        <translation>%1, mỗi ảnh với %2 pixel mà đơn vị mạnh nhất của nó thấy.</translation>
    </message>
</context>
<context>
    <name>fovea::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
</context>
<context>
    <name>fovea::ExportFormats</name>
    <message>
        <source>ONNX model</source>
        <translation>Mô hình ONNX</translation>
    </message>
    <message>
        <source>PyTorch folder</source>
        <translation>Thư mục PyTorch</translation>
    </message>
    <message>
        <source>Keras folder</source>
        <translation>Thư mục Keras</translation>
    </message>
    <message>
        <source>C++ folder</source>
        <translation>Thư mục C++</translation>
    </message>
    <message>
        <source>Drawing of the network</source>
        <translation>Hình vẽ của mạng</translation>
    </message>
    <message>
        <source>Drawing of the network for LaTeX</source>
        <translation>Hình vẽ của mạng cho LaTeX</translation>
    </message>
    <message>
        <source>Table of the layers</source>
        <translation>Bảng các lớp</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Thẻ mô hình</translation>
    </message>
    <message>
        <source>Training history</source>
        <translation>Lịch sử huấn luyện</translation>
    </message>
    <message>
        <source>ONNX model, preprocessing as metadata</source>
        <translation>Mô hình ONNX, tiền xử lý trong siêu dữ liệu</translation>
    </message>
</context>
<context>
    <name>fovea::ExportVerb</name>
    <message>
        <source>Wrote “%1”.</source>
        <translation>Đã ghi “%1”.</translation>
    </message>
    <message>
        <source>“%1” does not say which format is meant: let it end in one of %2, or name one with --format (%3).</source>
        <translation>“%1” không cho biết định dạng nào: hãy để tên kết thúc bằng một trong %2, hoặc nêu định dạng bằng --format (%3).</translation>
    </message>
    <message>
        <source>The format %1 is written to names that end in .%2, not “%3”.</source>
        <translation>Định dạng %1 được ghi vào tên kết thúc bằng .%2, không phải “%3”.</translation>
    </message>
    <message>
        <source>writes a trained model for other programs, or a network&apos;s drawing, table or card</source>
        <translation>ghi mô hình đã huấn luyện cho chương trình khác, hoặc hình vẽ, bảng hay thẻ của mạng</translation>
    </message>
    <message>
        <source>%1 holds no trained model, so that --preprocess changes nothing in it. Leave it out.</source>
        <translation>%1 không chứa mô hình đã huấn luyện, nên --preprocess không đổi gì trong đó. Hãy bỏ tuỳ chọn này.</translation>
    </message>
</context>
<context>
    <name>fovea::FetchDialog</name>
    <message>
        <source>%1 s left</source>
        <translation>còn %1 giây</translation>
    </message>
    <message>
        <source>%1 min %2 s left</source>
        <translation>còn %1 phút %2 giây</translation>
    </message>
    <message>
        <source>Checking that every byte is right…</source>
        <translation>Đang kiểm tra từng byte…</translation>
    </message>
    <message>
        <source>Unpacking…</source>
        <translation>Đang giải nén…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 trên %2</translation>
    </message>
    <message>
        <source>Get %1</source>
        <translation>Tải %1</translation>
    </message>
    <message>
        <source>%1 comes from %2: %3. It is kept in %4.</source>
        <translation>%1 được tải từ %2: %3. Dữ liệu được lưu ở %4.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Huỷ</translation>
    </message>
    <message>
        <source>Get it</source>
        <translation>Tải về</translation>
    </message>
    <message>
        <source>Stopped. What has come so far is kept; the next try goes on from there.</source>
        <translation>Đã dừng. Phần đã tải được giữ lại; lần sau sẽ tải tiếp từ đó.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Đang kết nối…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>fovea::FetchVerb</name>
    <message>
        <source>fetching</source>
        <translation>đang tải</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>đang kiểm tra</translation>
    </message>
    <message>
        <source>unpacking</source>
        <translation>đang giải nén</translation>
    </message>
    <message>
        <source>%1 %2  %3 of %4</source>
        <translation>%1 %2  %3 trên %4</translation>
    </message>
    <message>
        <source>  %1/s  %2 left</source>
        <translation>  %1/giây  còn %2</translation>
    </message>
    <message>
        <source>The data set is in %1</source>
        <translation>Bộ dữ liệu nằm ở %1</translation>
    </message>
    <message>
        <source>“builtin” needs no fetching: Fovea draws it itself.</source>
        <translation>“builtin” không cần tải: Fovea tự vẽ ra nó.</translation>
    </message>
    <message>
        <source>Fovea offers no download of “%1”. Put its four files into %2/%1.</source>
        <translation>Fovea không có nguồn tải “%1”. Hãy đặt bốn tệp của nó vào %2/%1.</translation>
    </message>
    <message>
        <source>Stopped. What has come is kept; the same command goes on from there.</source>
        <translation>Đã dừng. Phần đã tải được giữ lại; chạy lại lệnh này sẽ tải tiếp từ đó.</translation>
    </message>
</context>
<context>
    <name>fovea::FieldDiagram</name>
    <message>
        <source>Layers, and what the unit sees of each</source>
        <translation>Các lớp, và đơn vị thấy gì ở mỗi lớp</translation>
    </message>
    <message>
        <source>input</source>
        <translation>đầu vào</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>lớp %1</translation>
    </message>
</context>
<context>
    <name>fovea::FieldForm</name>
    <message>
        <source>Height</source>
        <translation>Chiều cao</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Chiều rộng</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kênh</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Độ chệch</translation>
    </message>
    <message>
        <source>one per unit</source>
        <translation>một cho mỗi đơn vị</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>Độ dốc</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Động lượng</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Epsilon</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Tỉ lệ</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Đệm</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>Làm tròn</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>Kernel height</source>
        <translation>Chiều cao kernel</translation>
    </message>
    <message>
        <source>Kernel width</source>
        <translation>Chiều rộng kernel</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Bộ lọc</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Bước trượt</translation>
    </message>
    <message>
        <source>Stride down</source>
        <translation>Bước trượt dọc</translation>
    </message>
    <message>
        <source>Stride across</source>
        <translation>Bước trượt ngang</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>Độ giãn</translation>
    </message>
    <message>
        <source>Dilation down</source>
        <translation>Độ giãn dọc</translation>
    </message>
    <message>
        <source>Dilation across</source>
        <translation>Độ giãn ngang</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Nhóm</translation>
    </message>
    <message>
        <source>one per filter</source>
        <translation>một cho mỗi bộ lọc</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>Beta</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>Nhỏ nhất</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Lớn nhất</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Hàm</translation>
    </message>
    <message>
        <source>one for all channels</source>
        <translation>chung cho mọi kênh</translation>
    </message>
    <message>
        <source>approximate, by a tanh</source>
        <translation>xấp xỉ bằng tanh</translation>
    </message>
    <message>
        <source>Keep both values equal</source>
        <translation>Giữ hai giá trị bằng nhau</translation>
    </message>
    <message>
        <source>Keep both values equal: %1</source>
        <translation>Giữ hai giá trị bằng nhau: %1</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>Trên</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>Dưới</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Trái</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Phải</translation>
    </message>
    <message>
        <source>First, from 0</source>
        <translation>Đầu tiên, từ 0</translation>
    </message>
    <message>
        <source>Zeros before</source>
        <translation>Số 0 phía trước</translation>
    </message>
    <message>
        <source>Zeros behind</source>
        <translation>Số 0 phía sau</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>Hệ số</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Độ dịch</translation>
    </message>
    <message>
        <source>one per channel</source>
        <translation>mỗi kênh một số</translation>
    </message>
    <message>
        <source>Amplitude</source>
        <translation>Biên độ</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Trung bình</translation>
    </message>
    <message>
        <source>padding counts as zeros</source>
        <translation>phần đệm tính là số 0</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Bảng</translation>
    </message>
    <message>
        <source>Maps each</source>
        <translation>Số bản đồ</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Số mảnh</translation>
    </message>
    <message>
        <source>one per place and filter</source>
        <translation>một cho mỗi vị trí và bộ lọc</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Không</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Giữ cỡ</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Tự đặt</translation>
    </message>
    <message>
        <source>Top, bottom</source>
        <translation>Trên, dưới</translation>
    </message>
    <message>
        <source>Padding above</source>
        <translation>Đệm phía trên</translation>
    </message>
    <message>
        <source>Padding below</source>
        <translation>Đệm phía dưới</translation>
    </message>
    <message>
        <source>Left, right</source>
        <translation>Trái, phải</translation>
    </message>
    <message>
        <source>Padding on the left</source>
        <translation>Đệm bên trái</translation>
    </message>
    <message>
        <source>Padding on the right</source>
        <translation>Đệm bên phải</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Chia hết</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Xuống</translation>
    </message>
    <message>
        <source>LeNet-5</source>
        <translation>LeNet-5</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Lân cận</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Đầy đủ</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Hệ số nhân</translation>
    </message>
</context>
<context>
    <name>fovea::FieldPaths</name>
    <message>
        <source>How much each place counts</source>
        <translation>Mỗi chỗ đáng bao nhiêu</translation>
    </message>
    <message>
        <source>The most counted place counts %1 times as much as the least.</source>
        <translation>Chỗ được tính nhiều nhất gấp %1 lần chỗ ít nhất.</translation>
    </message>
    <message>
        <source>Some places do not count at all.</source>
        <translation>Có chỗ hoàn toàn không được tính.</translation>
    </message>
</context>
<context>
    <name>fovea::FieldTable</name>
    <message>
        <source>Layer by layer</source>
        <translation>Từng lớp một</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>lớp</translation>
    </message>
    <message>
        <source>places</source>
        <translation>số chỗ</translation>
    </message>
</context>
<context>
    <name>fovea::FieldView</name>
    <message>
        <source>Windows F</source>
        <translation>Cửa sổ F</translation>
    </message>
    <message>
        <source>Strides S</source>
        <translation>Bước S</translation>
    </message>
    <message>
        <source>Layer by layer</source>
        <translation>Từng lớp một</translation>
    </message>
    <message>
        <source>How much each place counts</source>
        <translation>Mỗi chỗ đáng bao nhiêu</translation>
    </message>
    <message>
        <source>Unit %1 of the last layer sees places %2 to %3 of the input; its neighbour sees %4 further on.</source>
        <translation>Đơn vị %1 của lớp cuối thấy các chỗ %2 đến %3 của đầu vào; đơn vị bên cạnh thấy xa hơn %4 chỗ.</translation>
    </message>
    <message>
        <source>unit %1 of %2</source>
        <translation>đơn vị %1 trên %2</translation>
    </message>
</context>
<context>
    <name>fovea::FileController</name>
    <message>
        <source>Opening %1…</source>
        <translation>Đang mở %1…</translation>
    </message>
    <message>
        <source>Opened %1.</source>
        <translation>Đã mở %1.</translation>
    </message>
    <message>
        <source>Fovea projects (*.fovea)</source>
        <translation>Dự án Fovea (*.fovea)</translation>
    </message>
    <message>
        <source>Saving %1…</source>
        <translation>Đang lưu %1…</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>Đã lưu %1.</translation>
    </message>
    <message>
        <source>network</source>
        <translation>mang</translation>
    </message>
    <message>
        <source>Exporting %1…</source>
        <translation>Đang xuất %1…</translation>
    </message>
    <message>
        <source>Exported %1.</source>
        <translation>Đã xuất %1.</translation>
    </message>
    <message>
        <source>Exported %1 with untrained weights.</source>
        <translation>Đã xuất %1 với trọng số chưa huấn luyện.</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Thay đổi chưa lưu</translation>
    </message>
    <message>
        <source>Save the changes to “%1”?</source>
        <translation>Lưu các thay đổi của “%1”?</translation>
    </message>
    <message>
        <source>Its trained weights are not saved yet; without saving, they are lost.</source>
        <translation>Trọng số đã huấn luyện chưa được lưu; nếu không lưu, chúng sẽ mất.</translation>
    </message>
    <message>
        <source>Without saving, they are lost.</source>
        <translation>Nếu không lưu, chúng sẽ mất.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation>Không lưu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Huỷ</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Projects, networks and models (*.fovea *.json *.onnx);;Fovea projects (*.fovea);;Networks (*.json);;ONNX models (*.onnx);;All files (*)</source>
        <translation>Dự án, mạng và mô hình (*.fovea *.json *.onnx);;Dự án Fovea (*.fovea);;Mạng (*.json);;Mô hình ONNX (*.onnx);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Opened %1</source>
        <translation>Đã mở %1</translation>
    </message>
    <message>
        <source>The model is open, with its weights. Worth knowing:</source>
        <translation>Mô hình đã được mở cùng các trọng số. Điều cần biết:</translation>
    </message>
    <message>
        <source>File changed</source>
        <translation>Tệp đã bị thay đổi</translation>
    </message>
    <message>
        <source>“%1” was changed by another program since it was opened here.</source>
        <translation>“%1” đã bị một chương trình khác thay đổi từ khi mở ở đây.</translation>
    </message>
    <message>
        <source>Saving over it loses those changes. Saving under another name keeps both.</source>
        <translation>Lưu đè sẽ mất những thay đổi đó. Lưu dưới tên khác sẽ giữ được cả hai.</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Lưu thành…</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Lưu đè</translation>
    </message>
</context>
<context>
    <name>fovea::FilterGallery</name>
    <message>
        <source>First-layer filters</source>
        <translation>Bộ lọc lớp đầu</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 bộ %2</translation>
    </message>
    <message>
        <source>Filter %1 of %2</source>
        <translation>Bộ lọc %1 trên %2</translation>
    </message>
</context>
<context>
    <name>fovea::FixText</name>
    <message>
        <source>the top</source>
        <translation>phía trên</translation>
    </message>
    <message>
        <source>the bottom</source>
        <translation>phía dưới</translation>
    </message>
    <message>
        <source>the left</source>
        <translation>bên trái</translation>
    </message>
    <message>
        <source>the right</source>
        <translation>bên phải</translation>
    </message>
    <message>
        <source>Pad all sides by %1</source>
        <translation>Đệm mọi phía thêm %1</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 thêm %2</translation>
    </message>
    <message>
        <source> and </source>
        <translation> và </translation>
    </message>
    <message>
        <source>Pad %1</source>
        <translation>Đệm %1</translation>
    </message>
    <message>
        <source>Pad %1 + %2 rows and %3 + %4 columns</source>
        <translation>Đệm %1 + %2 hàng và %3 + %4 cột</translation>
    </message>
    <message>
        <source>Make the kernel %1 × %2</source>
        <translation>Đổi kernel thành %1 × %2</translation>
    </message>
    <message>
        <source>Set the stride to 1</source>
        <translation>Đặt bước trượt là 1</translation>
    </message>
    <message>
        <source>Set the padding to Same</source>
        <translation>Đặt đệm là Giữ cỡ</translation>
    </message>
    <message>
        <source>Leave out what is left over</source>
        <translation>Bỏ phần còn dư</translation>
    </message>
    <message>
        <source>Set groups to %1</source>
        <translation>Đặt số nhóm là %1</translation>
    </message>
    <message>
        <source>Use %1 filters</source>
        <translation>Dùng %1 bộ lọc</translation>
    </message>
    <message>
        <source>Set the %1 to %2</source>
        <translation>Đặt %1 là %2</translation>
    </message>
    <message>
        <source>Put Flatten before it</source>
        <translation>Thêm lớp làm phẳng trước nó</translation>
    </message>
    <message>
        <source>Put global average pooling before it</source>
        <translation>Thêm trung bình toàn cục trước nó</translation>
    </message>
</context>
<context>
    <name>fovea::FoolVerb</name>
    <message>
        <source>before: %1</source>
        <translation>trước: %1</translation>
    </message>
    <message>
        <source>after: %1</source>
        <translation>sau: %1</translation>
    </message>
    <message>
        <source>--out takes a picture (.png) or an array (.npy), not “%1”.</source>
        <translation>--out nhận một ảnh (.png) hoặc một mảng (.npy), không phải “%1”.</translation>
    </message>
    <message>
        <source>The model takes %1 channels, which no picture has. Write an array: --out X.npy.</source>
        <translation>Mô hình nhận %1 kênh, không ảnh nào có như vậy. Hãy ghi một mảng: --out X.npy.</translation>
    </message>
    <message>
        <source>moves every value of a picture by epsilon so that the network errs (FGSM); --class says towards what</source>
        <translation>dời mỗi giá trị của ảnh đi epsilon để mạng nhầm (FGSM); --class cho biết về phía nào</translation>
    </message>
</context>
<context>
    <name>fovea::GradientBars</name>
    <message>
        <source>Gradient magnitude by layer</source>
        <translation>Độ lớn gradient theo lớp</translation>
    </message>
    <message>
        <source>mean |∂L/∂w|, this batch  ·  tick: epoch maximum</source>
        <translation>trung bình |∂L/∂w|, lô này  ·  vạch: cực đại của epoch</translation>
    </message>
    <message>
        <source>Appears with the first batch.</source>
        <translation>Hiện ra từ lô đầu tiên.</translation>
    </message>
    <message>
        <source>Scroll through the layers</source>
        <translation>Cuộn qua các lớp</translation>
    </message>
</context>
<context>
    <name>fovea::GradientChain</name>
    <message>
        <source>What is left of a gradient of 1</source>
        <translation>Gradient bằng 1 còn lại bao nhiêu</translation>
    </message>
    <message>
        <source>behind %1 layers at this x: %2 (bars: logarithm)</source>
        <translation>sau %1 lớp tại x này: %2 (cột: logarit)</translation>
    </message>
    <message>
        <source>where f is steepest: %1</source>
        <translation>nơi f dốc nhất: %1</translation>
    </message>
</context>
<context>
    <name>fovea::GraphList</name>
    <message>
        <source>Graphs</source>
        <translation>Đồ thị</translation>
    </message>
</context>
<context>
    <name>fovea::GraphView</name>
    <message>
        <source>Numeric check</source>
        <translation>Kiểm tra bằng số</translation>
    </message>
    <message>
        <source>The same rule on other graphs</source>
        <translation>Cùng quy tắc trên đồ thị khác</translation>
    </message>
    <message>
        <source>Value of %1</source>
        <translation>Giá trị của %1</translation>
    </message>
    <message>
        <source>Gradient of %1</source>
        <translation>Gradient của %1</translation>
    </message>
    <message>
        <source>First every value, from left to right.</source>
        <translation>Trước hết là mọi giá trị, từ trái sang phải.</translation>
    </message>
    <message>
        <source>Through a product: dL/dW = dL/dy · xᵀ, dL/dx = Wᵀ · dL/dy.</source>
        <translation>Qua phép nhân: dL/dW = dL/dy · xᵀ, dL/dx = Wᵀ · dL/dy.</translation>
    </message>
    <message>
        <source>ReLU lets through where its input was above 0, and stops the rest.</source>
        <translation>ReLU cho qua nơi đầu vào của nó trên 0, và chặn phần còn lại.</translation>
    </message>
    <message>
        <source>The sigmoid&apos;s own derivative is σ · (1 − σ), at most ¼.</source>
        <translation>Đạo hàm riêng của sigmoid là σ · (1 − σ), nhiều nhất là ¼.</translation>
    </message>
    <message>
        <source>Softmax and −log together leave p − y.</source>
        <translation>Softmax và −log gộp lại còn p − y.</translation>
    </message>
    <message>
        <source>−log p has the derivative −1/p, at the right class alone.</source>
        <translation>−log p có đạo hàm −1/p, chỉ ở nhãn đúng.</translation>
    </message>
    <message>
        <source>A correlation hands back a correlation: of the input with what arrives, for the kernel.</source>
        <translation>Tương quan trả về tương quan: của đầu vào với cái đi tới, cho nhân.</translation>
    </message>
    <message>
        <source>A sum hands on to each of its terms what arrives.</source>
        <translation>Phép cộng chuyển cho mỗi số hạng đúng cái đi tới.</translation>
    </message>
    <message>
        <source>δ stands for what comes from further right.</source>
        <translation>δ là cái đến từ xa hơn bên phải.</translation>
    </message>
    <message>
        <source>Blue: values, forward. Red: dL / d value, backward.</source>
        <translation>Xanh: giá trị, xuôi. Đỏ: dL / d giá trị, ngược.</translation>
    </message>
    <message>
        <source>One step of descent with α = %1 would change L from %2 to %3.</source>
        <translation>Một bước hạ gradient với α = %1 sẽ đổi L từ %2 thành %3.</translation>
    </message>
    <message>
        <source>step %1 of %2; 1–%3 forward, then back</source>
        <translation>bước %1 trên %2; 1–%3 xuôi, sau đó ngược</translation>
    </message>
</context>
<context>
    <name>fovea::HandCount</name>
    <message>
        <source>Show of hands</source>
        <translation>Giơ tay</translation>
    </message>
    <message>
        <source>an answer</source>
        <translation>một câu trả lời</translation>
    </message>
    <message>
        <source>An answer to count hands for</source>
        <translation>Câu trả lời để đếm tay giơ</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Xoá</translation>
    </message>
    <message>
        <source>Click: one hand more. Right click: one less.</source>
        <translation>Nhấp: thêm một tay. Nhấp phải: bớt một.</translation>
    </message>
</context>
<context>
    <name>fovea::Handout</name>
    <message>
        <source>Hint:</source>
        <translation>Gợi ý:</translation>
    </message>
    <message>
        <source>Answer:</source>
        <translation>Trả lời:</translation>
    </message>
    <message>
        <source>Lecture note</source>
        <translation>Ghi chú bài giảng</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Bài tập</translation>
    </message>
    <message>
        <source>At the bench:</source>
        <translation>Trên bàn thử:</translation>
    </message>
    <message>
        <source>Lesson %1, slides %2</source>
        <translation>Bài %1, trang %2</translation>
    </message>
</context>
<context>
    <name>fovea::HeaderBar</name>
    <message>
        <source>Data set</source>
        <translation>Bộ dữ liệu</translation>
    </message>
    <message>
        <source>Data set: choose another</source>
        <translation>Bộ dữ liệu: chọn bộ khác</translation>
    </message>
    <message>
        <source>Light or dark (%1)</source>
        <translation>Sáng hay tối (%1)</translation>
    </message>
    <message>
        <source>Light or dark theme</source>
        <translation>Giao diện sáng hay tối</translation>
    </message>
    <message>
        <source>Large type and lines for a lecture hall</source>
        <translation>Chữ và nét lớn cho giảng đường</translation>
    </message>
    <message>
        <source> Lecture  %1</source>
        <translation> Giảng bài  %1</translation>
    </message>
</context>
<context>
    <name>fovea::HelpPanel</name>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>Search lessons and help</source>
        <translation>Tìm trong bài học và trợ giúp</translation>
    </message>
    <message>
        <source>Lesson %1: %2</source>
        <translation>Bài %1: %2</translation>
    </message>
    <message>
        <source>All topics</source>
        <translation>Mọi mục</translation>
    </message>
    <message>
        <source>F1 explains what has the focus or lies under the pointer.</source>
        <translation>F1 giải thích mục đang được chọn hoặc nằm dưới con trỏ.</translation>
    </message>
    <message>
        <source>Lesson %1</source>
        <translation>Bài %1</translation>
    </message>
    <message>
        <source>Neither lessons nor help have all of these words. Try fewer, or their beginnings.</source>
        <translation>Cả bài học lẫn trợ giúp đều không có đủ các từ này. Hãy thử ít từ hơn, hoặc phần đầu của chúng.</translation>
    </message>
    <message>
        <source>The lesson opens when “%1” is closed.</source>
        <translation>Bài học sẽ mở khi “%1” đóng lại.</translation>
    </message>
</context>
<context>
    <name>fovea::HelpText</name>
    <message>
        <source>A bench: every number on it can be set, and what follows is computed at once. “Hide answer” lets you type it yourself. Its lesson says what to try.</source>
        <translation>Một bàn thử: mọi con số trên đó đều đặt được, và hệ quả được tính ngay. “Ẩn đáp án” để bạn tự gõ. Bài học của nó nói nên thử gì.</translation>
    </message>
</context>
<context>
    <name>fovea::HelpVerb</name>
    <message>
        <source>There is no help on “%1”. “fovea help topics” lists all, “fovea help search %1” looks for it.</source>
        <translation>Không có trợ giúp về “%1”. “fovea help topics” liệt kê tất cả, “fovea help search %1” tìm nó.</translation>
    </message>
    <message>
        <source>There is no help on “%1”. Did you mean “%2”?</source>
        <translation>Không có trợ giúp về “%1”. Ý bạn là “%2”?</translation>
    </message>
    <message>
        <source>Lesson: fovea lesson show %1</source>
        <translation>Bài học: fovea lesson show %1</translation>
    </message>
    <message>
        <source>Neither lessons nor help have all of these words. Try fewer, or their beginnings.</source>
        <translation>Cả bài học lẫn trợ giúp đều không có đủ các từ này. Hãy thử ít từ hơn, hoặc phần đầu của chúng.</translation>
    </message>
    <message>
        <source>“fovea help” takes topics, a TOPIC, or search and the words to look for.</source>
        <translation>“fovea help” nhận topics, một TOPIC, hoặc search và các từ cần tìm.</translation>
    </message>
    <message>
        <source>this list; or explains a topic, or searches lessons and help</source>
        <translation>danh sách này; hoặc giải thích một mục, hoặc tìm trong bài học và trợ giúp</translation>
    </message>
</context>
<context>
    <name>fovea::ImageSource</name>
    <message>
        <source>Random</source>
        <translation>Ngẫu nhiên</translation>
    </message>
    <message>
        <source>Show a random image of the test part</source>
        <translation>Hiện một ảnh ngẫu nhiên của tập kiểm tra</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Mở…</translation>
    </message>
    <message>
        <source>Open a picture file</source>
        <translation>Mở một tệp ảnh</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Dán</translation>
    </message>
    <message>
        <source>Take the picture on the clipboard</source>
        <translation>Lấy ảnh trong bộ nhớ tạm</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>The image that the network sees</source>
        <translation>Ảnh mà mạng nhìn thấy</translation>
    </message>
    <message>
        <source>Images of the data set</source>
        <translation>Ảnh của bộ dữ liệu</translation>
    </message>
    <message>
        <source>Drop a picture here.</source>
        <translation>Thả một ảnh vào đây.</translation>
    </message>
    <message>
        <source>Draw…</source>
        <translation>Vẽ…</translation>
    </message>
    <message>
        <source>Draw a picture, such as a digit</source>
        <translation>Vẽ một bức ảnh, chẳng hạn một chữ số</translation>
    </message>
</context>
<context>
    <name>fovea::InferVerb</name>
    <message>
        <source>The model has no class “%1”. Give a number or a name of these: %2.</source>
        <translation>Mô hình không có nhãn “%1”. Hãy cho một số hoặc một tên trong số này: %2.</translation>
    </message>
    <message>
        <source>Wrote “%1”: %2.</source>
        <translation>Đã ghi “%1”: %2.</translation>
    </message>
    <message>
        <source>runs a float32 array N×C×H×W and writes scores, a layer&apos;s output, or the gradient of a class&apos;s score</source>
        <translation>chạy một mảng float32 N×C×H×W và ghi ra điểm số, đầu ra của một lớp, hoặc gradient của điểm một nhãn</translation>
    </message>
</context>
<context>
    <name>fovea::InspectorPanel</name>
    <message>
        <source>Name of the layer</source>
        <translation>Tên lớp</translation>
    </message>
    <message>
        <source>What follows from the settings</source>
        <translation>Điều suy ra từ các thông số</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Đầu ra</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Tham số</translation>
    </message>
    <message>
        <source>Multiply–adds</source>
        <translation>Phép nhân–cộng</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Bộ nhớ</translation>
    </message>
    <message>
        <source>Receptive field</source>
        <translation>Trường tiếp nhận</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mạng</translation>
    </message>
    <message>
        <source>%1 layers selected</source>
        <translation>đã chọn %1 lớp</translation>
    </message>
    <message>
        <source>most in %1: %2</source>
        <translation>nhiều nhất ở %1: %2</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Số lớp</translation>
    </message>
    <message>
        <source>for one image, forwards</source>
        <translation>cho một ảnh, lượt xuôi</translation>
    </message>
    <message>
        <source>%1 bytes of outputs per image</source>
        <translation>%1 byte đầu ra mỗi ảnh</translation>
    </message>
    <message>
        <source>Frozen: keeps its weights in training</source>
        <translation>Đóng băng: giữ trọng số khi huấn luyện</translation>
    </message>
    <message>
        <source>%1 trained, %2 frozen</source>
        <translation>%1 huấn luyện, %2 đóng băng</translation>
    </message>
</context>
<context>
    <name>fovea::IntervalBars</name>
    <message>
        <source>Shares with their intervals</source>
        <translation>Tỉ lệ và khoảng tin cậy</translation>
    </message>
</context>
<context>
    <name>fovea::KernelOnPicture</name>
    <message>
        <source>Blur</source>
        <translation>Làm mờ</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>Làm nét</translation>
    </message>
    <message>
        <source>Derivative, downwards</source>
        <translation>Đạo hàm theo chiều xuống</translation>
    </message>
    <message>
        <source>Sobel, horizontal edges</source>
        <translation>Sobel, biên ngang</translation>
    </message>
    <message>
        <source>Sobel, vertical edges</source>
        <translation>Sobel, biên dọc</translation>
    </message>
    <message>
        <source>Gabor</source>
        <translation>Gabor</translation>
    </message>
    <message>
        <source>Known kernels</source>
        <translation>Các nhân đã biết</translation>
    </message>
    <message>
        <source>The bench&apos;s kernel</source>
        <translation>Nhân của bàn thử</translation>
    </message>
    <message>
        <source>grey, %1 × %1</source>
        <translation>xám, %1 × %1</translation>
    </message>
    <message>
        <source>%1 × %2, blue is below 0</source>
        <translation>%1 × %2, xanh là dưới 0</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
</context>
<context>
    <name>fovea::LabelCard</name>
    <message>
        <source>Picture</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>The pictures of this game are not here any more. Reset begins another one.</source>
        <translation>Ảnh của trò chơi này không còn ở đây. Đặt lại sẽ bắt đầu ván khác.</translation>
    </message>
</context>
<context>
    <name>fovea::LabelledGallery</name>
    <message>
        <source>The pictures of the game</source>
        <translation>Các ảnh của trò chơi</translation>
    </message>
</context>
<context>
    <name>fovea::LabellingGames</name>
    <message>
        <source>A game has ten buttons; this data has %1 classes.</source>
        <translation>Trò chơi có mười nút; dữ liệu này có %1 nhãn.</translation>
    </message>
    <message>
        <source>No images are held back, so there is nothing to play with.</source>
        <translation>Không có ảnh nào được giữ lại nên không có gì để chơi.</translation>
    </message>
    <message>
        <source>Your network names the held-back images now. Ask again in a moment.</source>
        <translation>Mạng của bạn đang gọi tên các ảnh được giữ lại. Hãy hỏi lại sau giây lát.</translation>
    </message>
</context>
<context>
    <name>fovea::LabellingView</name>
    <message>
        <source>Against my network</source>
        <translation>Đấu với mạng của tôi</translation>
    </message>
    <message>
        <source>Right, of how many</source>
        <translation>Đúng, trên tổng số</translation>
    </message>
    <message>
        <source>You, network</source>
        <translation>Bạn, mạng</translation>
    </message>
    <message>
        <source>Rows: you right, wrong; columns: the network</source>
        <translation>Hàng: bạn đúng, sai; cột: mạng</translation>
    </message>
    <message>
        <source>The pictures; beneath, you and the network</source>
        <translation>Các ảnh; bên dưới: bạn và mạng</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>Đây là gì?</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Bạn</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Thứ nhất</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mạng</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>Thứ hai</translation>
    </message>
    <message>
        <source>McNemar: %1</source>
        <translation>McNemar: %1</translation>
    </message>
    <message>
        <source>Only where both named the same pictures.</source>
        <translation>Chỉ khi cả hai gọi tên cùng những ảnh.</translation>
    </message>
    <message>
        <source>Right: %1. The network says: %2.</source>
        <translation>Đúng: %1. Mạng nói: %2.</translation>
    </message>
    <message>
        <source>It is: %1. The network says: %2.</source>
        <translation>Đó là: %1. Mạng nói: %2.</translation>
    </message>
    <message>
        <source>Name the pictures: buttons, or keys 0 to 9.</source>
        <translation>Gọi tên các ảnh: dùng nút hoặc phím 0 đến 9.</translation>
    </message>
    <message>
        <source>Verdict: ?</source>
        <translation>Kết luận: ?</translation>
    </message>
    <message>
        <source>Apart: %1 points · one standard error of the first: %2 points</source>
        <translation>Cách nhau: %1 điểm · một sai số chuẩn của bên thứ nhất: %2 điểm</translation>
    </message>
    <message>
        <source>picture %1 of %2</source>
        <translation>ảnh %1 trên %2</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Ảnh tiếp theo</translation>
    </message>
    <message>
        <source>Two equals would differ so much with a probability of %1: different.</source>
        <translation>Hai bên ngang nhau chênh đến thế với xác suất %1: khác nhau.</translation>
    </message>
    <message>
        <source>Two equals would differ so much with a probability of %1: cannot tell.</source>
        <translation>Hai bên ngang nhau chênh đến thế với xác suất %1: chưa kết luận được.</translation>
    </message>
    <message>
        <source>This game isn&apos;t over: %1 of %2 pictures are named.</source>
        <translation>Ván này chưa xong: đã gọi tên %1 trong %2 ảnh.</translation>
    </message>
    <message>
        <source>Once more gives it up for a new one.</source>
        <translation>Nhấn lần nữa để bỏ và chơi ván mới.</translation>
    </message>
</context>
<context>
    <name>fovea::LandscapeView</name>
    <message>
        <source>Loss landscape</source>
        <translation>Địa hình mất mát</translation>
    </message>
    <message>
        <source>The loss goes from %1 to %2 on %3 × %3 points; the path has %4 states.</source>
        <translation>Mất mát đi từ %1 đến %2 trên %3 × %3 điểm; đường đi có %4 trạng thái.</translation>
    </message>
    <message>
        <source>first direction (second upwards)</source>
        <translation>hướng thứ nhất (hướng thứ hai đi lên)</translation>
    </message>
</context>
<context>
    <name>fovea::Language</name>
    <message>
        <source>As the system</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>From the next start on</source>
        <translation>Từ lần khởi động sau</translation>
    </message>
    <message>
        <source>Fovea speaks %1 when it starts again.</source>
        <translation>Fovea sẽ dùng %1 từ lần khởi động sau.</translation>
    </message>
    <message>
        <source>Fovea speaks the system&apos;s language when it starts again.</source>
        <translation>Fovea sẽ dùng ngôn ngữ của hệ thống từ lần khởi động sau.</translation>
    </message>
</context>
<context>
    <name>fovea::LayerArgument</name>
    <message>
        <source>--unit is LAYER,channel, or LAYER,y,x,channel for one unit of a map, not “%1”.</source>
        <translation>--unit là LAYER,channel, hoặc LAYER,y,x,channel cho một đơn vị của bản đồ, không phải “%1”.</translation>
    </message>
    <message>
        <source>“%1” has %2 units; “%3” names none of them. Places count from 0.</source>
        <translation>“%1” có %2 đơn vị; “%3” không chỉ đơn vị nào trong đó. Vị trí đếm từ 0.</translation>
    </message>
</context>
<context>
    <name>fovea::LayerArithmetic</name>
    <message>
        <source>height %1</source>
        <translation>cao %1</translation>
    </message>
    <message>
        <source>width %1</source>
        <translation>rộng %1</translation>
    </message>
    <message>
        <source>the mean of %1 × %2 values for each of %3 channels</source>
        <translation>trung bình của %1 × %2 giá trị cho mỗi kênh trong %3 kênh</translation>
    </message>
    <message>
        <source>%1 = %2 channels</source>
        <translation>%1 = %2 kênh</translation>
    </message>
    <message>
        <source>the sum of %1 inputs of this shape</source>
        <translation>tổng của %1 đầu vào cùng kích thước này</translation>
    </message>
    <message>
        <source>one number for each unit</source>
        <translation>mỗi đơn vị một số</translation>
    </message>
    <message>
        <source>the shape of its input</source>
        <translation>bằng kích thước đầu vào</translation>
    </message>
    <message>
        <source>%1 (scale and shift for each channel)</source>
        <translation>%1 (hệ số nhân và độ dời của mỗi kênh)</translation>
    </message>
    <message>
        <source>%1 (a scale for each channel)</source>
        <translation>%1 (một hệ số nhân cho mỗi kênh)</translation>
    </message>
    <message>
        <source>%1 (a shift for each channel)</source>
        <translation>%1 (một độ dời cho mỗi kênh)</translation>
    </message>
    <message>
        <source>the whole image</source>
        <translation>toàn bộ ảnh</translation>
    </message>
    <message>
        <source>every unit sees all of its input</source>
        <translation>mỗi đơn vị nhìn thấy toàn bộ đầu vào</translation>
    </message>
    <message>
        <source>1 × 1 pixel</source>
        <translation>1 × 1 điểm ảnh</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 điểm ảnh</translation>
    </message>
    <message>
        <source>as its input</source>
        <translation>như đầu vào</translation>
    </message>
    <message>
        <source>all that its inputs see</source>
        <translation>tất cả những gì các đầu vào nhìn thấy</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>t.bình</translation>
    </message>
    <message>
        <source>%1 × 4 bytes = %2 bytes per image</source>
        <translation>%1 × 4 byte = %2 byte mỗi ảnh</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tất cả</translation>
    </message>
    <message>
        <source>the product of two inputs of this shape</source>
        <translation>tích của hai đầu vào cùng kích thước này</translation>
    </message>
    <message>
        <source>maps times one number for each of their channels</source>
        <translation>các bản đồ nhân với một số cho mỗi kênh</translation>
    </message>
    <message>
        <source>%1 (a kernel for each connection)</source>
        <translation>%1 (mỗi kết nối một nhân)</translation>
    </message>
    <message>
        <source>%1 (nothing is shared)</source>
        <translation>%1 (không dùng chung gì)</translation>
    </message>
    <message>
        <source>%1 (coefficient and bias for each channel)</source>
        <translation>%1 (hệ số và độ lệch cho mỗi kênh)</translation>
    </message>
    <message>
        <source>%1×%2 = %3 fixed numbers, none of them trained</source>
        <translation>%1×%2 = %3 số cố định, không số nào được học</translation>
    </message>
</context>
<context>
    <name>fovea::LayerCosts</name>
    <message>
        <source>What such a layer costs</source>
        <translation>Lớp như vậy tốn bao nhiêu</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>trọng số</translation>
    </message>
    <message>
        <source>with biases</source>
        <translation>kể cả độ lệch</translation>
    </message>
    <message>
        <source>One filter</source>
        <translation>Một bộ lọc</translation>
    </message>
    <message>
        <source>Shared by all positions</source>
        <translation>Dùng chung mọi vị trí</translation>
    </message>
    <message>
        <source>One for each position</source>
        <translation>Mỗi vị trí một bộ</translation>
    </message>
    <message>
        <source>Fully connected</source>
        <translation>Kết nối đầy đủ</translation>
    </message>
</context>
<context>
    <name>fovea::LayerStrip</name>
    <message>
        <source>%1 scores</source>
        <translation>%1 điểm</translation>
    </message>
    <message>
        <source>%1, first %2</source>
        <translation>%1, %2 đầu tiên</translation>
    </message>
    <message>
        <source>Layers and their maps</source>
        <translation>Các lớp và bản đồ đặc trưng</translation>
    </message>
    <message>
        <source>Arrow keys choose a layer, with Shift one of its maps; Home and End, the first and the last layer.</source>
        <translation>Phím mũi tên chọn lớp, cùng với Shift thì chọn bản đồ của lớp; Home và End chọn lớp đầu và lớp cuối.</translation>
    </message>
    <message>
        <source>, map %1 of %2</source>
        <translation>, bản đồ %1 trên %2</translation>
    </message>
    <message>
        <source>Choose an image to see what each layer makes of it.</source>
        <translation>Hãy chọn một ảnh để xem mỗi lớp biến nó thành gì.</translation>
    </message>
</context>
<context>
    <name>fovea::LayerText</name>
    <message>
        <source>stride %1</source>
        <translation>bước %1</translation>
    </message>
    <message>
        <source>stride %1 × %2</source>
        <translation>bước %1 × %2</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Conv 2-D</source>
        <translation>Tích chập 2-D</translation>
    </message>
    <message>
        <source>Max pooling</source>
        <translation>Gộp cực đại</translation>
    </message>
    <message>
        <source>Average pooling</source>
        <translation>Gộp trung bình</translation>
    </message>
    <message>
        <source>Global average pooling</source>
        <translation>Gộp trung bình toàn cục</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Dày đặc</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>Làm phẳng</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation>Tanh</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>Batch norm</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Cộng</translation>
    </message>
    <message>
        <source>Concatenate</source>
        <translation>Ghép kênh</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Cực đại</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Trung bình</translation>
    </message>
    <message>
        <source>Global avg</source>
        <translation>TB toàn cục</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>Chuẩn hoá</translation>
    </message>
    <message>
        <source>Concat</source>
        <translation>Ghép</translation>
    </message>
    <message>
        <source>dilation %1</source>
        <translation>giãn %1</translation>
    </message>
    <message>
        <source>groups %1</source>
        <translation>%1 nhóm</translation>
    </message>
    <message>
        <source>max</source>
        <translation>cực đại</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>trung bình</translation>
    </message>
    <message>
        <source>mean of each map</source>
        <translation>trung bình từng bản đồ</translation>
    </message>
    <message>
        <source>1 unit</source>
        <translation>1 đơn vị</translation>
    </message>
    <message>
        <source>%1 units</source>
        <translation>%1 đơn vị</translation>
    </message>
    <message>
        <source>to a vector</source>
        <translation>thành vectơ</translation>
    </message>
    <message>
        <source>alpha %1</source>
        <translation>alpha %1</translation>
    </message>
    <message>
        <source>per channel</source>
        <translation>theo kênh</translation>
    </message>
    <message>
        <source>per channel, no shift</source>
        <translation>theo kênh, không độ dời</translation>
    </message>
    <message>
        <source>per channel, no scale</source>
        <translation>theo kênh, không hệ số nhân</translation>
    </message>
    <message>
        <source>per channel, no scale or shift</source>
        <translation>theo kênh, không hệ số nhân và độ dời</translation>
    </message>
    <message>
        <source>rate %1</source>
        <translation>tỉ lệ %1</translation>
    </message>
    <message>
        <source>skip + path</source>
        <translation>nối tắt + nhánh</translation>
    </message>
    <message>
        <source>channels joined</source>
        <translation>ghép các kênh</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Đầu vào</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>Tích chập</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>Gộp</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Kích hoạt</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>Chuẩn hoá</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Cấu trúc</translation>
    </message>
    <message>
        <source>Local response norm</source>
        <translation>Chuẩn hoá đáp ứng cục bộ</translation>
    </message>
    <message>
        <source>1 channel</source>
        <translation>1 kênh</translation>
    </message>
    <message>
        <source>%1 channels</source>
        <translation>%1 kênh</translation>
    </message>
    <message>
        <source>PReLU</source>
        <translation>PReLU</translation>
    </message>
    <message>
        <source>SELU</source>
        <translation>SELU</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>SiLU</source>
        <translation>SiLU</translation>
    </message>
    <message>
        <source>Mish</source>
        <translation>Mish</translation>
    </message>
    <message>
        <source>Softsign</source>
        <translation>Softsign</translation>
    </message>
    <message>
        <source>Softplus</source>
        <translation>Softplus</translation>
    </message>
    <message>
        <source>ReLU6</source>
        <translation>ReLU6</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Chặn trên dưới</translation>
    </message>
    <message>
        <source>Hard swish</source>
        <translation>Swish cứng</translation>
    </message>
    <message>
        <source>Hard sigmoid</source>
        <translation>Sigmoid cứng</translation>
    </message>
    <message>
        <source>one slope</source>
        <translation>một độ dốc</translation>
    </message>
    <message>
        <source>a slope per channel</source>
        <translation>mỗi kênh một độ dốc</translation>
    </message>
    <message>
        <source>Scaled tanh</source>
        <translation>Tanh co giãn</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>Group norm</source>
        <translation>Group norm</translation>
    </message>
    <message>
        <source>Instance norm</source>
        <translation>Instance norm</translation>
    </message>
    <message>
        <source>Constant scale</source>
        <translation>Nhân hằng số</translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation>Nhân</translation>
    </message>
    <message>
        <source>Channel slice</source>
        <translation>Cắt kênh</translation>
    </message>
    <message>
        <source>Channel shuffle</source>
        <translation>Xáo trộn kênh</translation>
    </message>
    <message>
        <source>Zero padding</source>
        <translation>Đệm số 0</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Cắt biên</translation>
    </message>
    <message>
        <source>Subsample</source>
        <translation>Lấy mẫu thưa</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Đồng nhất</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Tỉ lệ</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>Cắt kênh</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>Xáo kênh</translation>
    </message>
    <message>
        <source>Pad</source>
        <translation>Đệm</translation>
    </message>
    <message>
        <source>1 group</source>
        <translation>1 nhóm</translation>
    </message>
    <message>
        <source>%1 groups</source>
        <translation>%1 nhóm</translation>
    </message>
    <message>
        <source>each map by itself</source>
        <translation>từng bản đồ riêng</translation>
    </message>
    <message>
        <source>value by value</source>
        <translation>từng giá trị</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>kênh %1</translation>
    </message>
    <message>
        <source>channels %1 … %2</source>
        <translation>kênh %1 … %2</translation>
    </message>
    <message>
        <source>+%1 channels</source>
        <translation>+%1 kênh</translation>
    </message>
    <message>
        <source>Conv by table</source>
        <translation>Tích chập theo bảng</translation>
    </message>
    <message>
        <source>Locally connected</source>
        <translation>Kết nối cục bộ</translation>
    </message>
    <message>
        <source>Trained subsampling</source>
        <translation>Lấy mẫu giảm có học</translation>
    </message>
    <message>
        <source>RBF output</source>
        <translation>Đầu ra RBF</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Cục bộ</translation>
    </message>
    <message>
        <source>Trained mean</source>
        <translation>TB có học</translation>
    </message>
    <message>
        <source>table C3</source>
        <translation>bảng C3</translation>
    </message>
    <message>
        <source>%1 maps each</source>
        <translation>mỗi bộ %1 bản đồ</translation>
    </message>
    <message>
        <source>w · mean + b</source>
        <translation>w · TB + b</translation>
    </message>
    <message>
        <source>1 piece</source>
        <translation>1 mảnh</translation>
    </message>
    <message>
        <source>%1 pieces</source>
        <translation>%1 mảnh</translation>
    </message>
    <message>
        <source>1 code</source>
        <translation>1 mã</translation>
    </message>
    <message>
        <source>%1 codes</source>
        <translation>%1 mã</translation>
    </message>
</context>
<context>
    <name>fovea::LearnWorkspace</name>
    <message>
        <source>Lesson</source>
        <translation>Bài</translation>
    </message>
    <message>
        <source>The progress is on the clipboard, a line for each task.</source>
        <translation>Tiến độ đã ở trong bảng tạm, mỗi bài tập một dòng.</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Học</translation>
    </message>
    <message>
        <source>Lesson %1 of 24 · slides %2</source>
        <translation>Bài %1 trên 24 · trang %2</translation>
    </message>
    <message>
        <source>A lesson of one&apos;s own</source>
        <translation>Bài tự soạn</translation>
    </message>
    <message>
        <source>Save the lesson</source>
        <translation>Lưu bài</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>Tài liệu PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Wrote %1.</source>
        <translation>Đã ghi %1.</translation>
    </message>
    <message>
        <source>It was so already. Change it, and come back to it.</source>
        <translation>Điều này đã có sẵn. Hãy thay đổi rồi quay lại.</translation>
    </message>
    <message>
        <source>Save the timetable</source>
        <translation>Lưu thời gian biểu</translation>
    </message>
    <message>
        <source>timetable</source>
        <translation>thoi-gian-bieu</translation>
    </message>
    <message>
        <source>The bench was set for this task: %1.</source>
        <translation>Bàn thử đã được đặt cho bài này: %1.</translation>
    </message>
</context>
<context>
    <name>fovea::LectureTimeline</name>
    <message>
        <source>Session %1</source>
        <translation>Buổi %1</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 phút</translation>
    </message>
</context>
<context>
    <name>fovea::LedgerModel</name>
    <message>
        <source>Output</source>
        <translation>Đầu ra</translation>
    </message>
    <message>
        <source>Size arithmetic</source>
        <translation>Phép tính kích thước</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Tham số</translation>
    </message>
    <message>
        <source>Multiply–adds</source>
        <translation>Phép nhân–cộng</translation>
    </message>
    <message>
        <source>Memory / image</source>
        <translation>Bộ nhớ / ảnh</translation>
    </message>
    <message>
        <source>Receptive field</source>
        <translation>Trường tiếp nhận</translation>
    </message>
    <message>
        <source>%1 frozen</source>
        <translation>%1 đóng băng</translation>
    </message>
    <message>
        <source>Sorted by this, the largest first; a click puts the layers in order again</source>
        <translation>Xếp theo hàng này, lớn nhất trước; nhấp để các lớp về đúng thứ tự</translation>
    </message>
    <message>
        <source>A click, or S in its row, sorts the layers by this, the largest first</source>
        <translation>Nhấp, hoặc phím S trong hàng, để xếp các lớp theo hàng này, lớn nhất trước</translation>
    </message>
    <message>
        <source>Jump</source>
        <translation>Bước nhảy</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Độ lệch</translation>
    </message>
</context>
<context>
    <name>fovea::LedgerView</name>
    <message>
        <source>Size ledger</source>
        <translation>Sổ kích thước</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>Chép thành bảng</translation>
    </message>
    <message>
        <source>Show all rows</source>
        <translation>Hiện mọi hàng</translation>
    </message>
    <message>
        <source>Show the outputs only</source>
        <translation>Chỉ hiện đầu ra</translation>
    </message>
    <message>
        <source>trained %1 of %2, frozen %3</source>
        <translation>huấn luyện %1 trên %2, đóng băng %3</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Bảng</translation>
    </message>
    <message>
        <source>training with batches of %1: about %2</source>
        <translation>huấn luyện với lô %1 ảnh: khoảng %2</translation>
    </message>
</context>
<context>
    <name>fovea::LessonList</name>
    <message>
        <source>Deep learning for vision</source>
        <translation>Học sâu cho thị giác</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Các bài</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>đã xong %1 trên %2</translation>
    </message>
    <message>
        <source>All tasks done</source>
        <translation>Đã xong mọi bài</translation>
    </message>
    <message>
        <source>All tasks done; predictions not hit: %1</source>
        <translation>Đã xong mọi bài; số dự đoán chưa trúng: %1</translation>
    </message>
</context>
<context>
    <name>fovea::LessonMenu</name>
    <message>
        <source>Text beside the bench (T)</source>
        <translation>Văn bản cạnh bàn thử (T)</translation>
    </message>
    <message>
        <source>Controls of the bench (H)</source>
        <translation>Nút điều khiển của bàn thử (H)</translation>
    </message>
    <message>
        <source>Count a show of hands (C)</source>
        <translation>Đếm tay giơ (C)</translation>
    </message>
    <message>
        <source>Save this lesson as PDF…</source>
        <translation>Lưu bài này thành PDF…</translation>
    </message>
    <message>
        <source>Save it as PDF with its answers…</source>
        <translation>Lưu thành PDF kèm đáp án…</translation>
    </message>
    <message>
        <source>Copy the progress of all lessons</source>
        <translation>Chép tiến độ của mọi bài</translation>
    </message>
    <message>
        <source>Forget the progress of this lesson</source>
        <translation>Quên tiến độ của bài này</translation>
    </message>
    <message>
        <source>Lesson: print, progress, what is shown</source>
        <translation>Bài học: in, tiến độ, phần được hiện</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Bài học</translation>
    </message>
    <message>
        <source>Search lessons and help (Ctrl+F)</source>
        <translation>Tìm trong bài học và trợ giúp (Ctrl+F)</translation>
    </message>
    <message>
        <source>Save the timetable of all lessons as PDF…</source>
        <translation>Lưu thời gian biểu của mọi bài thành PDF…</translation>
    </message>
</context>
<context>
    <name>fovea::LessonPage</name>
    <message>
        <source>Try it on the bench</source>
        <translation>Thử trên bàn</translation>
    </message>
    <message>
        <source>Lecture note</source>
        <translation>Ghi chú bài giảng</translation>
    </message>
    <message>
        <source>Lesson before</source>
        <translation>Bài trước</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>Bài sau</translation>
    </message>
</context>
<context>
    <name>fovea::LessonStop</name>
    <message>
        <source>%1 min</source>
        <translation>%1 phút</translation>
    </message>
    <message>
        <source>Lesson %1: %2</source>
        <translation>Bài %1: %2</translation>
    </message>
    <message>
        <source>%1, slides %2</source>
        <translation>%1, trang %2</translation>
    </message>
</context>
<context>
    <name>fovea::LessonText</name>
    <message>
        <source>en</source>
        <translation>vi</translation>
    </message>
    <message>
        <source>the bench has no such field</source>
        <translation>bàn thử không có trường này</translation>
    </message>
    <message>
        <source>its value is of another kind</source>
        <translation>giá trị thuộc kiểu khác</translation>
    </message>
    <message>
        <source>it is none of the choices</source>
        <translation>nó không nằm trong các lựa chọn</translation>
    </message>
    <message>
        <source>it has too many rows or columns</source>
        <translation>nó có quá nhiều hàng hoặc cột</translation>
    </message>
    <message>
        <source>a number is outside of its limits</source>
        <translation>một số nằm ngoài giới hạn</translation>
    </message>
    <message>
        <source>it must be a whole number</source>
        <translation>nó phải là số nguyên</translation>
    </message>
    <message>
        <source>it does not fit the other fields</source>
        <translation>nó không khớp các trường khác</translation>
    </message>
    <message>
        <source>%1 has %2 × %3 numbers, %4 × %5 are asked for.</source>
        <translation>%1 có %2 × %3 số, yêu cầu là %4 × %5.</translation>
    </message>
    <message>
        <source>%1: row %2, column %3 is %4, which is not it.</source>
        <translation>%1: hàng %2, cột %3 là %4, chưa đúng.</translation>
    </message>
    <message>
        <source>%1 is larger than the %2 bytes that a file of a lesson may have.</source>
        <translation>%1 lớn hơn %2 byte mà một tệp bài học được phép có.</translation>
    </message>
    <message>
        <source>A lesson holds lesson.json and one text for each language, such as en.md. %1 is neither.</source>
        <translation>Một bài học gồm lesson.json và mỗi ngôn ngữ một văn bản, chẳng hạn en.md. %1 không phải loại nào.</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>Thiếu %1.</translation>
    </message>
    <message>
        <source>%1 is no text in UTF-8. Save it as UTF-8.</source>
        <translation>%1 không phải văn bản UTF-8. Hãy lưu nó ở dạng UTF-8.</translation>
    </message>
    <message>
        <source>%1 is no JSON: byte %2 can&apos;t be read.</source>
        <translation>%1 không phải JSON: không đọc được byte %2.</translation>
    </message>
    <message>
        <source>%1 does not begin with &quot;format&quot;: &quot;fovea lesson&quot;, &quot;version&quot;: 1. A lesson of a newer version needs a newer Fovea.</source>
        <translation>%1 không bắt đầu bằng &quot;format&quot;: &quot;fovea lesson&quot;, &quot;version&quot;: 1. Bài học phiên bản mới hơn cần Fovea mới hơn.</translation>
    </message>
    <message>
        <source>In lesson.json, %1 is missing.</source>
        <translation>Trong lesson.json thiếu %1.</translation>
    </message>
    <message>
        <source>In lesson.json, nothing is called %1.</source>
        <translation>Trong lesson.json không có gì tên là %1.</translation>
    </message>
    <message>
        <source>In lesson.json, %1 has a value that is not understood.</source>
        <translation>Trong lesson.json, giá trị của %1 không hiểu được.</translation>
    </message>
    <message>
        <source>No bench is called “%1”. There are: %2.</source>
        <translation>Không có bàn thử nào tên “%1”. Có: %2.</translation>
    </message>
    <message>
        <source>%1: no kind of task is called “%2”. There are: reach, predict, choose, open.</source>
        <translation>%1: không có loại bài tập “%2”. Có: reach, predict, choose, open.</translation>
    </message>
    <message>
        <source>%1: nothing that a task can ask is called “%2”.</source>
        <translation>%1: không có gì để nhiệm vụ hỏi mà tên là “%2”.</translation>
    </message>
    <message>
        <source>%1: no step is called “%2”.</source>
        <translation>%1: không có bước nào tên “%2”.</translation>
    </message>
    <message>
        <source>%1: “%2” is not one of its options.</source>
        <translation>%1: “%2” không nằm trong các lựa chọn của nó.</translation>
    </message>
    <message>
        <source>Two things are called “%1”.</source>
        <translation>Có hai thứ cùng tên “%1”.</translation>
    </message>
    <message>
        <source>%1: the bench does not take “%2”: %3.</source>
        <translation>%1: bàn thử không nhận “%2”: %3.</translation>
    </message>
    <message>
        <source>%1: nothing belongs under “%2”.</source>
        <translation>%1: không có gì thuộc mục “%2”.</translation>
    </message>
    <message>
        <source>%1: “%2” is missing.</source>
        <translation>%1: thiếu “%2”.</translation>
    </message>
    <message>
        <source>%1: links may lead to https:// only, and there are no pictures; this one leads to %2.</source>
        <translation>%1: liên kết chỉ được dẫn tới https://, và không có ảnh; liên kết này dẫn tới %2.</translation>
    </message>
    <message>
        <source>%1 has no title. Its first line is “# ” and the title.</source>
        <translation>%1 không có tiêu đề. Dòng đầu của nó là “# ” và tiêu đề.</translation>
    </message>
    <message>
        <source>%1 is not known yet.</source>
        <translation>Chưa biết %1.</translation>
    </message>
    <message>
        <source>%1 is %2, which is not it.</source>
        <translation>%1 là %2, chưa đúng.</translation>
    </message>
    <message>
        <source>%1 is still as it was.</source>
        <translation>%1 vẫn như cũ.</translation>
    </message>
    <message>
        <source>%1 is %2; at least %3 is asked for.</source>
        <translation>%1 là %2; yêu cầu ít nhất %3.</translation>
    </message>
    <message>
        <source>%1 is %2; at most %3 is asked for.</source>
        <translation>%1 là %2; yêu cầu nhiều nhất %3.</translation>
    </message>
    <message>
        <source>%1 is %2; more than %3 is asked for.</source>
        <translation>%1 là %2; yêu cầu hơn %3.</translation>
    </message>
    <message>
        <source>%1 is %2; less than %3 is asked for.</source>
        <translation>%1 là %2; yêu cầu dưới %3.</translation>
    </message>
</context>
<context>
    <name>fovea::LessonVerb</name>
    <message>
        <source>“--out” writes a PDF, “--json” and “--markdown” print: give one of them.</source>
        <translation>“--out” ghi tệp PDF, “--json” và “--markdown” in ra: hãy chọn một.</translation>
    </message>
    <message>
        <source>Lecture note</source>
        <translation>Ghi chú bài giảng</translation>
    </message>
    <message>
        <source>%1 passed, %2 failed</source>
        <translation>%1 passed, %2 failed</translation>
    </message>
    <message>
        <source>%1 passed, %2 failed, %3 skipped</source>
        <translation>%1 passed, %2 failed, %3 skipped</translation>
    </message>
    <message>
        <source>Stopped at your request. What was not ended is not counted.</source>
        <translation>Đã dừng theo yêu cầu. Những gì chưa xong không được tính.</translation>
    </message>
    <message>
        <source>--slow goes with “fovea lesson check”, and --threads with --slow.</source>
        <translation>--slow đi với “fovea lesson check”, còn --threads đi với --slow.</translation>
    </message>
    <message>
        <source>Which lesson? “fovea lesson list” names them.</source>
        <translation>Bài nào? “fovea lesson list” liệt kê các bài.</translation>
    </message>
    <message>
        <source>There is no lesson “%1”. Known are %2; or give a folder or a zip.</source>
        <translation>Không có bài “%1”. Đã biết: %2; hoặc cho một thư mục hay tệp zip.</translation>
    </message>
    <message>
        <source>“%1” is no lesson. %2</source>
        <translation>“%1” không phải bài học. %2</translation>
    </message>
    <message>
        <source>lists the lessons, shows or prints one, or checks that their benches show the lecture&apos;s numbers; --slow trains what they claim of CIFAR-10 and MNIST</source>
        <translation>liệt kê các bài, cho xem hoặc in một bài, hoặc kiểm tra rằng bàn thử cho đúng các số của bài giảng; --slow huấn luyện những gì các bài khẳng định về CIFAR-10 và MNIST</translation>
    </message>
    <message>
        <source>Wrote “%1”.</source>
        <translation>Đã ghi “%1”.</translation>
    </message>
    <message>
        <source>Which lesson, and where to? “fovea lesson print 3 --out lesson.pdf” prints one.</source>
        <translation>Bài nào, và ghi vào đâu? “fovea lesson print 3 --out lesson.pdf” in một bài.</translation>
    </message>
    <message>
        <source>“fovea lesson” does list, timetable, show, check, print and glossary, not “%1”.</source>
        <translation>“fovea lesson” làm list, timetable, show, check, print và glossary, không phải “%1”.</translation>
    </message>
    <message>
        <source>“%1” are no minutes. “--minutes 3=20,8=35” gives lesson 3 twenty and lesson 8 thirty-five, of 1 to 600.</source>
        <translation>“%1” không phải số phút. “--minutes 3=20,8=35” cho bài 3 hai mươi và bài 8 ba mươi lăm phút, từ 1 đến 600.</translation>
    </message>
</context>
<context>
    <name>fovea::LossCurve</name>
    <message>
        <source>Loss over the probability of the right class</source>
        <translation>Mất mát theo xác suất của nhãn đúng</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Mất mát</translation>
    </message>
</context>
<context>
    <name>fovea::MainWindow</name>
    <message>
        <source>Opening %1…</source>
        <translation>Đang mở %1…</translation>
    </message>
    <message>
        <source>About Fovea</source>
        <translation>Giới thiệu Fovea</translation>
    </message>
    <message>
        <source>Build convolutional networks, watch them learn, look inside.&lt;br&gt;Free software under the GNU General Public License, version 3 or later.&lt;br&gt;Made with Qt %1, QCustomPlot, OpenCV, Eigen and oneTBB.</source>
        <translation>Dựng mạng tích chập, xem chúng học, nhìn vào bên trong.&lt;br&gt;Phần mềm tự do theo Giấy phép Công cộng GNU, phiên bản 3 trở lên.&lt;br&gt;Xây dựng với Qt %1, QCustomPlot, OpenCV, Eigen và oneTBB.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Trying the test images…</source>
        <translation>Đang thử trên tập kiểm tra…</translation>
    </message>
    <message>
        <source>“%1” is no lesson. %2</source>
        <translation>“%1” không phải bài học. %2</translation>
    </message>
</context>
<context>
    <name>fovea::MapGallery</name>
    <message>
        <source>← → to step</source>
        <translation>← → để chuyển</translation>
    </message>
    <message>
        <source>First %1 of %2 maps</source>
        <translation>%1 trên %2 bản đồ</translation>
    </message>
    <message>
        <source>All %1 maps</source>
        <translation>Cả %1 bản đồ</translation>
    </message>
    <message>
        <source>Map %1 of %2</source>
        <translation>Bản đồ %1 trên %2</translation>
    </message>
</context>
<context>
    <name>fovea::MapLegend</name>
    <message>
        <source>Colour scale</source>
        <translation>Thang màu</translation>
    </message>
</context>
<context>
    <name>fovea::MapStatisticsRow</name>
    <message>
        <source>Statistics of the map</source>
        <translation>Thống kê của bản đồ</translation>
    </message>
    <message>
        <source>minimum %1, mean %2, maximum %3, above zero %4</source>
        <translation>cực tiểu %1, trung bình %2, cực đại %3, trên 0 %4</translation>
    </message>
    <message>
        <source>minimum</source>
        <translation>cực tiểu</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>trung bình</translation>
    </message>
    <message>
        <source>maximum</source>
        <translation>cực đại</translation>
    </message>
    <message>
        <source>above zero</source>
        <translation>trên 0</translation>
    </message>
</context>
<context>
    <name>fovea::MatrixView</name>
    <message>
        <source>Row %1, column %2</source>
        <translation>Hàng %1, cột %2</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>bị ẩn</translation>
    </message>
</context>
<context>
    <name>fovea::NeighbourImages</name>
    <message>
        <source>%1, image %2</source>
        <translation>%1, ảnh %2</translation>
    </message>
    <message>
        <source>%1, image %2, at a distance of %3</source>
        <translation>%1, ảnh %2, cách %3</translation>
    </message>
</context>
<context>
    <name>fovea::NetworkArgumentText</name>
    <message>
        <source>Did you mean “%1”?</source>
        <translation>Có phải ý bạn là “%1”?</translation>
    </message>
</context>
<context>
    <name>fovea::NetworkCanvas</name>
    <message>
        <source>Network</source>
        <translation>Mạng</translation>
    </message>
    <message>
        <source>Sides are drawn by their square roots, as one is longer than 64.</source>
        <translation>Các cạnh được vẽ theo căn bậc hai vì có cạnh dài hơn 64.</translation>
    </message>
    <message>
        <source>Drag a layer here, or</source>
        <translation>Kéo một lớp vào đây, hoặc</translation>
    </message>
    <message>
        <source>Open LeNet-5</source>
        <translation>Mở LeNet-5</translation>
    </message>
    <message>
        <source>%1: %2, output %3</source>
        <translation>%1: %2, đầu ra %3</translation>
    </message>
    <message>
        <source>No layers yet</source>
        <translation>Chưa có lớp nào</translation>
    </message>
    <message>
        <source>Select a layer with weights: others have nothing to freeze.</source>
        <translation>Hãy chọn một lớp có trọng số: các lớp khác không có gì để đóng băng.</translation>
    </message>
    <message>
        <source>Select one layer: it and all that it depends on is frozen.</source>
        <translation>Hãy chọn một lớp: lớp đó và mọi lớp mà nó phụ thuộc sẽ bị đóng băng.</translation>
    </message>
    <message>
        <source>%1, frozen</source>
        <translation>%1, đóng băng</translation>
    </message>
    <message>
        <source>Arrow keys walk along the edges, Home and End go to the first and the last layer. Enter opens the inspector, F2 renames, Delete removes, L freezes, [ and ] move the freeze line.</source>
        <translation>Phím mũi tên đi theo các đường nối, Home và End đến lớp đầu và lớp cuối. Enter mở bảng thông số, F2 đổi tên, Delete xoá, L đóng băng, [ và ] dời đường đóng băng.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, output %2</source>
        <translation>%1, đầu ra %2</translation>
    </message>
</context>
<context>
    <name>fovea::NeuronDrawing</name>
    <message>
        <source>A dense network</source>
        <translation>Một mạng kết nối đầy đủ</translation>
    </message>
</context>
<context>
    <name>fovea::NumericCheck</name>
    <message>
        <source>Numeric check</source>
        <translation>Kiểm tra bằng số</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>đã niêm phong</translation>
    </message>
    <message>
        <source>Step back to the first node: then every gradient is compared with what happens to L where the number is nudged.</source>
        <translation>Hãy bước ngược về nút đầu tiên: khi ấy mỗi gradient được so với thay đổi của L khi nhích số đó.</translation>
    </message>
    <message>
        <source>number</source>
        <translation>số</translation>
    </message>
    <message>
        <source>by the graph</source>
        <translation>theo đồ thị</translation>
    </message>
    <message>
        <source>by nudging</source>
        <translation>bằng cách nhích</translation>
    </message>
    <message>
        <source>relative difference</source>
        <translation>sai khác tương đối</translation>
    </message>
    <message>
        <source>central differences, h = 10⁻⁵, in double</source>
        <translation>sai phân trung tâm, h = 10⁻⁵, độ chính xác kép</translation>
    </message>
</context>
<context>
    <name>fovea::PaddedGrid</name>
    <message>
        <source>Padded input with the window on it</source>
        <translation>Đầu vào có đệm với cửa sổ ở trên</translation>
    </message>
    <message>
        <source>the first %1 of %2 positions</source>
        <translation>%1 vị trí đầu trong %2</translation>
    </message>
</context>
<context>
    <name>fovea::PlaneView</name>
    <message>
        <source>One unit more</source>
        <translation>Thêm một đơn vị</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>Bớt một</translation>
    </message>
    <message>
        <source>Widths</source>
        <translation>Độ rộng</translation>
    </message>
    <message>
        <source>Both layers as one</source>
        <translation>Hai lớp thành một</translation>
    </message>
    <message>
        <source>Any dense network</source>
        <translation>Mạng kết nối đầy đủ bất kỳ</translation>
    </message>
    <message>
        <source>y = v W x + %1, everywhere: two layers without an activation are one.</source>
        <translation>y = v W x + %1, ở mọi nơi: hai lớp không có hàm kích hoạt là một.</translation>
    </message>
    <message>
        <source>Not so here: between them stands an activation.</source>
        <translation>Ở đây thì không: giữa chúng có hàm kích hoạt.</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 tham số</translation>
    </message>
    <message>
        <source>at x = (%1, %2), the cross; W x + b = (%3)</source>
        <translation>tại x = (%1, %2), dấu cộng; W x + b = (%3)</translation>
    </message>
    <message>
        <source>Right answers: %1 of 4 · parameters: %2</source>
        <translation>Câu trả lời đúng: %1 trên 4 · tham số: %2</translation>
    </message>
</context>
<context>
    <name>fovea::PointMap</name>
    <message>
        <source>Map of images</source>
        <translation>Bản đồ các ảnh</translation>
    </message>
</context>
<context>
    <name>fovea::PoolingView</name>
    <message>
        <source>Input</source>
        <translation>Đầu vào</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Đầu ra</translation>
    </message>
    <message>
        <source>click a cell to move there</source>
        <translation>nhấp vào ô để dời tới đó</translation>
    </message>
    <message>
        <source>From above</source>
        <translation>Từ trên xuống</translation>
    </message>
    <message>
        <source>Gradient of the input</source>
        <translation>Gradient của đầu vào</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Đã dời</translation>
    </message>
    <message>
        <source>Its output</source>
        <translation>Đầu ra của nó</translation>
    </message>
    <message>
        <source>Where the gradient goes</source>
        <translation>Gradient đi đâu</translation>
    </message>
    <message>
        <source>Moved to the right</source>
        <translation>Dời sang phải</translation>
    </message>
    <message>
        <source>%1 numbers in, %2 out, no weights. Moved by %3: %4 of %2 numbers change.</source>
        <translation>%1 số vào, %2 số ra, không trọng số. Dời %3: %4 trên %2 số thay đổi.</translation>
    </message>
    <message>
        <source>window %1 of %2</source>
        <translation>cửa sổ %1 trên %2</translation>
    </message>
</context>
<context>
    <name>fovea::PruneVerb</name>
    <message>
        <source>Say what is done to the weights: --share SHARE prunes the smallest, --bits B rounds all.</source>
        <translation>Hãy cho biết làm gì với trọng số: --share SHARE cắt các trọng số nhỏ nhất, --bits B làm tròn tất cả.</translation>
    </message>
    <message>
        <source>--global goes with --share: the smallest of all layers together.</source>
        <translation>--global đi với --share: nhỏ nhất trong tất cả các lớp gộp lại.</translation>
    </message>
    <message>
        <source>--per-channel goes with --bits: a scale for each filter or unit.</source>
        <translation>--per-channel đi với --bits: mỗi bộ lọc hay đơn vị một thang.</translation>
    </message>
    <message>
        <source>%1 of %2 weights are 0.</source>
        <translation>%1 trên %2 trọng số bằng 0.</translation>
    </message>
    <message>
        <source>On the images that the run held back for validation:</source>
        <translation>Trên các ảnh mà lần chạy để riêng để kiểm định:</translation>
    </message>
    <message>
        <source>On the test images:</source>
        <translation>Trên các ảnh kiểm tra:</translation>
    </message>
    <message>
        <source>On the training images:</source>
        <translation>Trên các ảnh huấn luyện:</translation>
    </message>
    <message>
        <source>before</source>
        <translation>trước</translation>
    </message>
    <message>
        <source>after</source>
        <translation>sau</translation>
    </message>
    <message>
        <source>Wrote “%1”.</source>
        <translation>Đã ghi “%1”.</translation>
    </message>
    <message>
        <source>measures what is left without the smallest weights, or with weights of few bits</source>
        <translation>đo xem còn lại gì khi bỏ các trọng số nhỏ nhất, hoặc khi trọng số chỉ có ít bit</translation>
    </message>
</context>
<context>
    <name>fovea::RateTable</name>
    <message>
        <source>Four learning rates</source>
        <translation>Bốn tốc độ học</translation>
    </message>
    <message>
        <source>step 1</source>
        <translation>bước 1</translation>
    </message>
</context>
<context>
    <name>fovea::ReasonText</name>
    <message>
        <source>it ends too early: a part of it is missing</source>
        <translation>nó kết thúc quá sớm và thiếu một phần ảnh</translation>
    </message>
    <message>
        <source>it has %1 × %2 pixels, and %3 million are read, more of a JPEG only</source>
        <translation>nó có %1 × %2 điểm ảnh, mà chỉ đọc được %3 triệu; nhiều hơn thì chỉ với JPEG</translation>
    </message>
    <message>
        <source>weights of “%1” are infinite or no numbers, and nothing can be computed with them</source>
        <translation>trọng số của “%1” là vô cực hoặc không phải số, và không thể tính gì với chúng</translation>
    </message>
    <message>
        <source>a running variance of “%1” is below 0</source>
        <translation>một phương sai chạy của “%1” nhỏ hơn 0</translation>
    </message>
    <message>
        <source>it is a pipe or a device</source>
        <translation>đó là một ống dẫn hoặc thiết bị</translation>
    </message>
    <message>
        <source>it has %1 bytes, and the length of its header alone takes 8</source>
        <translation>nó có %1 byte, mà riêng độ dài phần đầu đã cần 8</translation>
    </message>
    <message>
        <source>its header would have %1 bytes, and %2 are allowed</source>
        <translation>phần đầu của nó sẽ có %1 byte, mà chỉ được phép %2</translation>
    </message>
    <message>
        <source>its header would have %1 bytes, and the file ends after %2</source>
        <translation>phần đầu của nó sẽ có %1 byte, mà tệp kết thúc sau %2</translation>
    </message>
    <message>
        <source>its header is not a JSON object</source>
        <translation>phần đầu của nó không phải một đối tượng JSON</translation>
    </message>
    <message>
        <source>its header names “%1” twice</source>
        <translation>phần đầu của nó nêu “%1” hai lần</translation>
    </message>
    <message>
        <source>“%1” in its header is not text</source>
        <translation>“%1” trong phần đầu của nó không phải văn bản</translation>
    </message>
    <message>
        <source>its header does not tell type, shape and place of the tensor “%1” as the format asks</source>
        <translation>phần đầu của nó không nêu kiểu, hình dạng và vị trí của tensor “%1” như định dạng đòi hỏi</translation>
    </message>
    <message>
        <source>the tensor “%1” has numbers of the type %2, which are not read</source>
        <translation>tensor “%1” có các số kiểu %2, loại không đọc được</translation>
    </message>
    <message>
        <source>the tensor “%1” would be too large</source>
        <translation>tensor “%1” sẽ quá lớn</translation>
    </message>
    <message>
        <source>the tensor “%1” ends before it begins</source>
        <translation>tensor “%1” kết thúc trước khi bắt đầu</translation>
    </message>
    <message>
        <source>the tensor “%1” ends at byte %2 of %3</source>
        <translation>tensor “%1” kết thúc ở byte %2 trong số %3</translation>
    </message>
    <message>
        <source>the tensor “%1” needs %2 bytes, and its place has %3</source>
        <translation>tensor “%1” cần %2 byte, mà chỗ của nó có %3</translation>
    </message>
    <message>
        <source>the tensor “%1” overlaps another</source>
        <translation>tensor “%1” chồng lên một tensor khác</translation>
    </message>
    <message>
        <source>bytes %1 to %2 of its data belong to no tensor</source>
        <translation>các byte %1 đến %2 trong dữ liệu của nó không thuộc tensor nào</translation>
    </message>
    <message>
        <source>it does not tell its version (fovea_version)</source>
        <translation>nó không nêu phiên bản (fovea_version)</translation>
    </message>
    <message>
        <source>its version (fovea_version) is no whole number from 1 on</source>
        <translation>phiên bản của nó (fovea_version) không phải số nguyên từ 1 trở lên</translation>
    </message>
    <message>
        <source>it holds no network</source>
        <translation>nó không chứa mạng nào</translation>
    </message>
    <message>
        <source>its confusion matrices have another size than the number of classes asks for</source>
        <translation>các ma trận nhầm lẫn của nó có kích thước khác với số nhãn</translation>
    </message>
    <message>
        <source>“%1” is no list of names</source>
        <translation>“%1” không phải danh sách tên</translation>
    </message>
    <message>
        <source>a change of an option does not tell which</source>
        <translation>một thay đổi tuỳ chọn không nêu đó là tuỳ chọn nào</translation>
    </message>
    <message>
        <source>“%1” is too long</source>
        <translation>“%1” quá dài</translation>
    </message>
    <message>
        <source>the text is too long</source>
        <translation>văn bản quá dài</translation>
    </message>
    <message>
        <source>brackets are nested too deeply</source>
        <translation>các dấu ngoặc lồng nhau quá sâu</translation>
    </message>
    <message>
        <source>something stands that JSON does not allow there, or the text ends</source>
        <translation>có thứ mà JSON không cho phép ở đó, hoặc văn bản kết thúc</translation>
    </message>
    <message>
        <source>a number is too large</source>
        <translation>một số quá lớn</translation>
    </message>
    <message>
        <source>it does not begin as NumPy&apos;s files do</source>
        <translation>nó không bắt đầu như các tệp của NumPy</translation>
    </message>
    <message>
        <source>it ends within its header</source>
        <translation>nó kết thúc ngay trong phần đầu</translation>
    </message>
    <message>
        <source>its format is %1, and 1.0 and 2.0 are read</source>
        <translation>định dạng của nó là %1, mà chỉ đọc được 1.0 và 2.0</translation>
    </message>
    <message>
        <source>its header has %1 bytes</source>
        <translation>phần đầu của nó có %1 byte</translation>
    </message>
    <message>
        <source>its header is not what NumPy writes</source>
        <translation>phần đầu của nó không như NumPy ghi</translation>
    </message>
    <message>
        <source>its shape %1 needs %2 bytes of numbers, and there are %3</source>
        <translation>hình dạng %1 của nó cần %2 byte số, mà có %3</translation>
    </message>
    <message>
        <source>its shape %1 needs more bytes than can be counted, and there are %2</source>
        <translation>hình dạng %1 của nó cần nhiều byte hơn mức đếm được, mà có %2</translation>
    </message>
    <message>
        <source>it was shortened while it was read</source>
        <translation>nó bị cắt ngắn trong khi đọc</translation>
    </message>
    <message>
        <source>one of its files has gaps</source>
        <translation>một tệp trong đó có chỗ trống</translation>
    </message>
    <message>
        <source>it holds more than CIFAR-10</source>
        <translation>nó chứa nhiều hơn CIFAR-10</translation>
    </message>
    <message>
        <source>it holds a file twice</source>
        <translation>nó chứa một tệp hai lần</translation>
    </message>
    <message>
        <source>it is of the type %1</source>
        <translation>nó thuộc loại %1</translation>
    </message>
    <message>
        <source>it is of no type that is read here</source>
        <translation>nó không thuộc loại nào đọc được ở đây</translation>
    </message>
    <message>
        <source>its contents are damaged or cut off</source>
        <translation>nội dung của nó bị hỏng hoặc bị cắt</translation>
    </message>
    <message>
        <source>with Nesterov it has to be above 0</source>
        <translation>với Nesterov, nó phải lớn hơn 0</translation>
    </message>
    <message>
        <source>1 … 1000000 epochs</source>
        <translation>1 … 1000000 epoch</translation>
    </message>
    <message>
        <source>a factor above 0, up to 10</source>
        <translation>một hệ số lớn hơn 0, đến 10</translation>
    </message>
    <message>
        <source>this run has no such option</source>
        <translation>lần chạy này không có tuỳ chọn đó</translation>
    </message>
    <message>
        <source>0 to %1, since some image must be left to train on</source>
        <translation>0 đến %1, vì phải còn ảnh để huấn luyện</translation>
    </message>
    <message>
        <source>it was saved with another network</source>
        <translation>nó được lưu với một mạng khác</translation>
    </message>
    <message>
        <source>its weights are infinite or no numbers</source>
        <translation>trọng số của nó là vô cực hoặc không phải số</translation>
    </message>
    <message>
        <source>its options are out of range</source>
        <translation>các tuỳ chọn của nó nằm ngoài phạm vi</translation>
    </message>
    <message>
        <source>it was saved with another batch size</source>
        <translation>nó được lưu với kích thước lô khác</translation>
    </message>
    <message>
        <source>its step is below 0</source>
        <translation>bước của nó nhỏ hơn 0</translation>
    </message>
    <message>
        <source>the state of its optimizer belongs to another one</source>
        <translation>trạng thái bộ tối ưu của nó thuộc về bộ tối ưu khác</translation>
    </message>
    <message>
        <source>the convolution “%1” with stride and dilation</source>
        <translation>tích chập “%1” có cả bước nhảy lẫn giãn</translation>
    </message>
    <message>
        <source>the convolution “%1” with a group for each channel and an oblong stride</source>
        <translation>tích chập “%1” có một nhóm cho mỗi kênh và bước nhảy không vuông</translation>
    </message>
    <message>
        <source>more than 2 GiB of weights</source>
        <translation>hơn 2 GiB trọng số</translation>
    </message>
    <message>
        <source>for a reason that this version does not know</source>
        <translation>vì một lý do mà phiên bản này không biết</translation>
    </message>
    <message>
        <source>field %1 has another type than ONNX gives it</source>
        <translation>trường %1 có kiểu khác với ONNX quy định</translation>
    </message>
    <message>
        <source>a field has a type that ONNX does not use</source>
        <translation>một trường có kiểu mà ONNX không dùng</translation>
    </message>
    <message>
        <source>a field has no valid number</source>
        <translation>một trường không có số hợp lệ</translation>
    </message>
    <message>
        <source>a list has more than %1 numbers</source>
        <translation>một danh sách có hơn %1 số</translation>
    </message>
    <message>
        <source>a list of numbers ends in the middle of one</source>
        <translation>một danh sách số kết thúc giữa một số</translation>
    </message>
    <message>
        <source>it ends in the middle of a number</source>
        <translation>nó kết thúc giữa một số</translation>
    </message>
    <message>
        <source>it ends too early: %1 bytes are announced, and %2 are there</source>
        <translation>nó kết thúc quá sớm: báo trước %1 byte, mà có %2</translation>
    </message>
    <message>
        <source>a number has more than 64 bits</source>
        <translation>một số có hơn 64 bit</translation>
    </message>
    <message>
        <source>it names no operator set</source>
        <translation>nó không nêu tập toán tử</translation>
    </message>
    <message>
        <source>it holds no graph</source>
        <translation>nó không chứa đồ thị nào</translation>
    </message>
    <message>
        <source>it holds two graphs</source>
        <translation>nó chứa hai đồ thị</translation>
    </message>
    <message>
        <source>it holds more than %1 names</source>
        <translation>nó chứa hơn %1 tên</translation>
    </message>
    <message>
        <source>it holds more than %1 operators</source>
        <translation>nó chứa hơn %1 toán tử</translation>
    </message>
    <message>
        <source>it holds more than %1 tensors</source>
        <translation>nó chứa hơn %1 tensor</translation>
    </message>
    <message>
        <source>a value has more than %1 axes</source>
        <translation>một giá trị có hơn %1 trục</translation>
    </message>
    <message>
        <source>a tensor comes in segments, which ONNX no longer allows</source>
        <translation>một tensor được chia thành đoạn, điều ONNX không còn cho phép</translation>
    </message>
    <message>
        <source>the tensor “%1” lists more numbers than its shape holds</source>
        <translation>tensor “%1” liệt kê nhiều số hơn hình dạng của nó chứa</translation>
    </message>
    <message>
        <source>the tensor “%1” has a side below 0</source>
        <translation>tensor “%1” có một chiều nhỏ hơn 0</translation>
    </message>
    <message>
        <source>the tensor “%1” should have %2 numbers, and the file is too short for them</source>
        <translation>tensor “%1” phải có %2 số, mà tệp quá ngắn cho chúng</translation>
    </message>
    <message>
        <source>its tensors list more numbers than its size allows</source>
        <translation>các tensor của nó liệt kê nhiều số hơn kích thước tệp cho phép</translation>
    </message>
    <message>
        <source>the constant “%1” lies in another file</source>
        <translation>hằng số “%1” nằm trong tệp khác</translation>
    </message>
    <message>
        <source>%1 fills with other than one number</source>
        <translation>%1 điền bằng nhiều hoặc ít hơn một số</translation>
    </message>
    <message>
        <source>%1 has no inputs</source>
        <translation>%1 không có đầu vào</translation>
    </message>
    <message>
        <source>%1 lacks its axis or its inputs</source>
        <translation>%1 thiếu trục hoặc đầu vào</translation>
    </message>
    <message>
        <source>%1 lacks its shape</source>
        <translation>%1 thiếu hình dạng</translation>
    </message>
    <message>
        <source>%1 gives nothing</source>
        <translation>%1 không cho ra gì</translation>
    </message>
    <message>
        <source>%1 lacks its input %2</source>
        <translation>%1 thiếu đầu vào %2</translation>
    </message>
    <message>
        <source>%1 pads other axes than its input has</source>
        <translation>%1 đệm các trục khác với trục của đầu vào</translation>
    </message>
    <message>
        <source>%1 names axis %2 of %3</source>
        <translation>%1 nêu trục %2 trong số %3</translation>
    </message>
    <message>
        <source>%1 names an axis twice</source>
        <translation>%1 nêu một trục hai lần</translation>
    </message>
    <message>
        <source>nothing gives its output “%1”</source>
        <translation>không gì cho ra đầu ra “%1” của nó</translation>
    </message>
    <message>
        <source>%1 needs “%2”, which nothing gives</source>
        <translation>%1 cần “%2”, mà không gì cho ra nó</translation>
    </message>
    <message>
        <source>the value “%1” is defined twice</source>
        <translation>giá trị “%1” được định nghĩa hai lần</translation>
    </message>
    <message>
        <source>its operators go in a circle at %1</source>
        <translation>các toán tử của nó đi thành vòng ở %1</translation>
    </message>
    <message>
        <source>“%1” is the Matlab version of CIFAR-10. Fovea reads the binary version: “fovea data fetch cifar10” gets it.</source>
        <translation>“%1” là bản Matlab của CIFAR-10. Fovea đọc bản nhị phân: “fovea data fetch cifar10” tải nó về.</translation>
    </message>
    <message>
        <source>“%1” is one of the four IDX files of a data set. Give the folder that holds all four.</source>
        <translation>“%1” là một trong bốn tệp IDX của một bộ dữ liệu. Hãy đưa thư mục chứa cả bốn.</translation>
    </message>
    <message>
        <source>“%1” is a file of Matlab.</source>
        <translation>“%1” là tệp của Matlab.</translation>
    </message>
    <message>
        <source>“%1” is an HDF5 file.</source>
        <translation>“%1” là tệp HDF5.</translation>
    </message>
    <message>
        <source>“%1” holds pickled objects of Python.</source>
        <translation>“%1” chứa các đối tượng Python dạng pickle.</translation>
    </message>
    <message>
        <source>“%1” is a single picture (“fovea predict” names what it shows).</source>
        <translation>“%1” là một bức ảnh (“fovea predict” cho biết ảnh có gì).</translation>
    </message>
    <message>
        <source>“%1” is a network, and no data set.</source>
        <translation>“%1” là một mạng, không phải bộ dữ liệu.</translation>
    </message>
    <message>
        <source>“%1” is an archive without CIFAR-10 in it.</source>
        <translation>“%1” là tệp nén không có CIFAR-10.</translation>
    </message>
    <message>
        <source>“%1” is no data set that is known here.</source>
        <translation>“%1” không phải bộ dữ liệu nào được biết ở đây.</translation>
    </message>
    <message>
        <source>up to 100 epochs, each larger than the one before it</source>
        <translation>tối đa 100 epoch, mỗi số lớn hơn số đứng trước</translation>
    </message>
    <message>
        <source>a peak of 1 … 1000 times the rate</source>
        <translation>đỉnh gấp 1 … 1000 lần tốc độ học</translation>
    </message>
    <message>
        <source>a power above 0, up to 10</source>
        <translation>một số mũ lớn hơn 0, đến 10</translation>
    </message>
    <message>
        <source>0 … 10000 epochs of warm-up</source>
        <translation>0 … 10000 epoch khởi động</translation>
    </message>
    <message>
        <source>each kind is named once</source>
        <translation>mỗi loại chỉ nêu một lần</translation>
    </message>
    <message>
        <source>the options of data are %1</source>
        <translation>các tuỳ chọn của dữ liệu là %1</translation>
    </message>
    <message>
        <source>%1 to %2 pixels</source>
        <translation>%1 đến %2 điểm ảnh</translation>
    </message>
    <message>
        <source>%1 to %2 percent</source>
        <translation>%1 đến %2 phần trăm</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>một số nguyên từ %1 đến %2</translation>
    </message>
    <message>
        <source>one of the words %1</source>
        <translation>một trong các từ %1</translation>
    </message>
    <message>
        <source>names of classes, joined by “+”; there are %1</source>
        <translation>tên các nhãn, nối bằng “+”; có %1</translation>
    </message>
    <message>
        <source>at byte %1 it asks for something else than numbers, text, lists, dictionaries and arrays of bytes</source>
        <translation>tại byte %1 nó đòi thứ khác ngoài số, văn bản, danh sách, từ điển và mảng byte</translation>
    </message>
    <message>
        <source>its objects end too early</source>
        <translation>các đối tượng của nó kết thúc quá sớm</translation>
    </message>
    <message>
        <source>at byte %1 it announces more than it holds</source>
        <translation>tại byte %1 nó báo nhiều hơn những gì nó chứa</translation>
    </message>
    <message>
        <source>it lacks one of the fields %1</source>
        <translation>nó thiếu một trong các trường %1</translation>
    </message>
    <message>
        <source>pictures (x_train, x, images) and labels (y_train, y, labels) are needed; it holds %1</source>
        <translation>cần có ảnh (x_train, x, images) và nhãn (y_train, y, labels); nó chứa %1</translation>
    </message>
    <message>
        <source>the array “%1” has numbers of the type %2, which are not read</source>
        <translation>mảng “%1” có số thuộc kiểu %2, kiểu này không được đọc</translation>
    </message>
    <message>
        <source>the array “%1” has the shape %2, and so holds no pictures or labels</source>
        <translation>mảng “%1” có hình dạng %2 nên không chứa ảnh hay nhãn</translation>
    </message>
    <message>
        <source>the array “%1” has %2 rows, and “%3” has %4</source>
        <translation>mảng “%1” có %2 hàng, còn “%3” có %4</translation>
    </message>
    <message>
        <source>its line %1 has %2 fields, and the first has %3</source>
        <translation>dòng %1 của nó có %2 trường, còn dòng đầu có %3</translation>
    </message>
    <message>
        <source>field %2 of its line %1 is no whole number from 0 to 255</source>
        <translation>trường %2 ở dòng %1 của nó không phải số nguyên từ 0 đến 255</translation>
    </message>
    <message>
        <source>its %1 pixels a line are no square picture, neither grey nor of red, green and blue</source>
        <translation>%1 điểm ảnh mỗi dòng của nó không tạo thành ảnh vuông, cả ảnh xám lẫn ảnh đỏ, lục, lam</translation>
    </message>
    <message>
        <source>it has no column of labels, first, last or called “label” or “class”</source>
        <translation>nó không có cột nhãn, dù ở đầu, ở cuối hay mang tên “label” hoặc “class”</translation>
    </message>
    <message>
        <source>its labels go from %1 to %2, and a thousand classes from 0 on are read</source>
        <translation>nhãn của nó đi từ %1 đến %2, trong khi chỉ đọc một nghìn nhãn kể từ 0</translation>
    </message>
    <message>
        <source>it should have %1 bytes, and has %2</source>
        <translation>nó phải có %1 byte, nhưng có %2</translation>
    </message>
    <message>
        <source>at least %1 are needed, and there are %2</source>
        <translation>cần ít nhất %1, nhưng có %2</translation>
    </message>
    <message>
        <source>Fovea reads folders of pictures by class, CIFAR-10 and CIFAR-100 (binary or Python), STL-10, folders with IDX files as of MNIST, .npz and .npy of pictures with labels, and tables of pixels (.csv).</source>
        <translation>Fovea đọc thư mục ảnh theo nhãn, CIFAR-10 và CIFAR-100 (bản nhị phân hoặc Python), STL-10, thư mục có tệp IDX như của MNIST, .npz và .npy gồm ảnh kèm nhãn, và bảng điểm ảnh (.csv).</translation>
    </message>
    <message>
        <source>“%1” is a part of the Python version of CIFAR-10. Give the folder that holds all parts.</source>
        <translation>“%1” là một phần của bản Python của CIFAR-10. Hãy đưa thư mục chứa đủ các phần.</translation>
    </message>
    <message>
        <source>“%1” is a part of CIFAR-100; train.bin, test.bin or the names are missing. Give the whole folder.</source>
        <translation>“%1” là một phần của CIFAR-100; thiếu train.bin, test.bin hoặc tên lớp. Hãy đưa cả thư mục.</translation>
    </message>
    <message>
        <source>“%1” is one array of NumPy. Pictures (x) and labels (y) are needed: give the folder that holds both, or a .npz with both.</source>
        <translation>“%1” là một mảng của NumPy. Cần cả ảnh (x) và nhãn (y): hãy đưa thư mục chứa cả hai, hoặc một tệp .npz có cả hai.</translation>
    </message>
    <message>
        <source>“%1” is a table, but none of pixels that is read (.csv, .tsv).</source>
        <translation>“%1” là một bảng, nhưng không phải bảng điểm ảnh đọc được (.csv, .tsv).</translation>
    </message>
    <message>
        <source>“%1” holds pictures, but not in a folder for each class. Sort them into folders first.</source>
        <translation>“%1” chứa ảnh nhưng không chia mỗi nhãn một thư mục. Hãy xếp chúng vào các thư mục trước.</translation>
    </message>
    <message>
        <source>the layer “%1”, for whose kind there is no operator</source>
        <translation>lớp “%1”, loại này không có phép toán tương ứng</translation>
    </message>
    <message>
        <source>a layer with weights, one of %1</source>
        <translation>một lớp có trọng số, trong số %1</translation>
    </message>
    <message>
        <source>other layers were frozen</source>
        <translation>các lớp khác đã được đóng băng</translation>
    </message>
</context>
<context>
    <name>fovea::ReliabilityView</name>
    <message>
        <source>Reliability diagram</source>
        <translation>Biểu đồ độ tin cậy</translation>
    </message>
    <message>
        <source>%1 to %2 % sure</source>
        <translation>chắc chắn %1 đến %2 %</translation>
    </message>
    <message>
        <source>%1: no images.</source>
        <translation>%1: không có ảnh.</translation>
    </message>
    <message>
        <source>%1: %2 images, %3 % sure on average, %4 % of them right.</source>
        <translation>%1: %2 ảnh, trung bình chắc chắn %3 %, %4 % trong đó đúng.</translation>
    </message>
    <message>
        <source>Appears once the model was tried on images.</source>
        <translation>Hiện ra khi mô hình đã được thử trên ảnh.</translation>
    </message>
    <message>
        <source>how sure the network is</source>
        <translation>mạng chắc chắn đến đâu</translation>
    </message>
</context>
<context>
    <name>fovea::RenderEmbedding</name>
    <message>
        <source>step %1 of %2</source>
        <translation>bước %1 trên %2</translation>
    </message>
    <message>
        <source>%1 images by %2</source>
        <translation>%1 ảnh theo %2</translation>
    </message>
</context>
<context>
    <name>fovea::RenderExcitation</name>
    <message>
        <source>A map is looked at as a whole: --unit LAYER,channel. Its strongest unit is found.</source>
        <translation>Bản đồ được xét như một toàn thể: --unit LAYER,channel. Đơn vị mạnh nhất của nó được tìm ra.</translation>
    </message>
    <message>
        <source>What excites %1, channel %2</source>
        <translation>Điều kích thích %1, kênh %2</translation>
    </message>
</context>
<context>
    <name>fovea::RenderLesson</name>
    <message>
        <source>The lesson “%1” has no step “%2”. It has: %3.</source>
        <translation>Bài “%1” không có bước “%2”. Có: %3.</translation>
    </message>
</context>
<context>
    <name>fovea::RenderResults</name>
    <message>
        <source>%1 mistakes, the surest first</source>
        <translation>%1 lỗi, chắc chắn nhất trước</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>Bị cho là</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>As sure as it is right?</source>
        <translation>Chắc chắn có đúng mức không?</translation>
    </message>
    <message>
        <source>expected calibration error %1 %</source>
        <translation>sai số hiệu chuẩn kỳ vọng %1 %</translation>
    </message>
</context>
<context>
    <name>fovea::ResultsPage</name>
    <message>
        <source>Taken for</source>
        <translation>Bị cho là</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Kiểm định</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Kiểm tra</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Lỗi</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Độ chắc chắn</translation>
    </message>
    <message>
        <source>All mistakes</source>
        <translation>Mọi lỗi</translation>
    </message>
    <message>
        <source>Look at it in See</source>
        <translation>Xem trong Nhìn</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 trên %2</translation>
    </message>
    <message>
        <source>Choose data first: there are no images yet to try the network on.</source>
        <translation>Hãy chọn dữ liệu trước: chưa có ảnh nào để thử mạng.</translation>
    </message>
    <message>
        <source>The network does not take this data: its input or its classes are others.</source>
        <translation>Mạng không nhận dữ liệu này: đầu vào hoặc các nhãn khác nhau.</translation>
    </message>
    <message>
        <source>The test images are sealed. Whoever looks at them and then changes something chooses by them, and their figure no longer says how the network fares on new pictures. Open them once, at the end.</source>
        <translation>Các ảnh kiểm tra được niêm phong. Ai xem kết quả trên chúng rồi thay đổi gì đó là đã chọn theo chúng, và con số ấy không còn cho biết mạng làm việc thế nào trên ảnh mới. Hãy mở một lần, vào lúc cuối.</translation>
    </message>
    <message>
        <source>This run holds no images back for validation.</source>
        <translation>Lần chạy này không để riêng ảnh nào để kiểm định.</translation>
    </message>
    <message>
        <source>Nothing was measured yet.</source>
        <translation>Chưa đo gì.</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Đo lại</translation>
    </message>
    <message>
        <source>Open the test images</source>
        <translation>Mở các ảnh kiểm tra</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Đo</translation>
    </message>
    <message>
        <source>Measured after step %1, epoch %2; mean loss %3.</source>
        <translation>Đo sau bước %1, epoch %2; mất mát trung bình %3.</translation>
    </message>
    <message>
        <source>Measured before any training; mean loss %1.</source>
        <translation>Đo trước khi huấn luyện; mất mát trung bình %1.</translation>
    </message>
    <message>
        <source>Among the five likeliest: %1 %.</source>
        <translation>Trong năm lớp có xác suất cao nhất: %1 %.</translation>
    </message>
    <message>
        <source>Training has gone on since.</source>
        <translation>Từ đó việc huấn luyện đã tiếp tục.</translation>
    </message>
    <message>
        <source>Trying the network on the images …</source>
        <translation>Đang thử mạng trên các ảnh …</translation>
    </message>
    <message>
        <source>The test images were opened once.</source>
        <translation>Các ảnh kiểm tra đã được mở một lần.</translation>
    </message>
    <message>
        <source>The test images were opened %1 times.</source>
        <translation>Các ảnh kiểm tra đã được mở %1 lần.</translation>
    </message>
    <message>
        <source>%1 mistakes, the surest first</source>
        <translation>%1 lỗi, chắc chắn nhất trước</translation>
    </message>
    <message>
        <source>%1: %2 recognised, the surest first</source>
        <translation>%1: nhận ra %2, chắc chắn nhất trước</translation>
    </message>
    <message>
        <source>%1 taken for %2: %3, the surest first</source>
        <translation>%1 bị cho là %2: %3, chắc chắn nhất trước</translation>
    </message>
    <message>
        <source>A click on a cell shows its pictures. The bars say how many of each class were found.</source>
        <translation>Nhấp vào một ô để xem các ảnh của ô đó. Các thanh cho biết bao nhiêu ảnh của mỗi nhãn được tìm thấy.</translation>
    </message>
    <message>
        <source>Measured with the weights that it brought; mean loss %1.</source>
        <translation>Đo với trọng số có sẵn trong tệp; mất mát trung bình %1.</translation>
    </message>
    <message>
        <source>The network has other weights now.</source>
        <translation>Bây giờ mạng có trọng số khác.</translation>
    </message>
    <message>
        <source>The training images have changed since this run began: which ones were held back can&apos;t be told any more.</source>
        <translation>Ảnh huấn luyện đã thay đổi từ khi lần chạy này bắt đầu: không thể biết ảnh nào đã được để riêng nữa.</translation>
    </message>
</context>
<context>
    <name>fovea::ScoreGradients</name>
    <message>
        <source>Gradient of the loss with respect to the scores</source>
        <translation>Gradient của mất mát theo điểm số</translation>
    </message>
    <message>
        <source>There are no scores now.</source>
        <translation>Lúc này không có điểm số.</translation>
    </message>
</context>
<context>
    <name>fovea::SeeDreamPanel</name>
    <message>
        <source>Now</source>
        <translation>Hiện tại</translation>
    </message>
    <message>
        <source>Best so far</source>
        <translation>Tốt nhất đến giờ</translation>
    </message>
    <message>
        <source>What is dreamt of</source>
        <translation>Mơ về gì</translation>
    </message>
    <message>
        <source>a map</source>
        <translation>một bản đồ</translation>
    </message>
    <message>
        <source>its middle unit</source>
        <translation>đơn vị ở giữa</translation>
    </message>
    <message>
        <source>a whole layer</source>
        <translation>cả một lớp</translation>
    </message>
    <message>
        <source>a class</source>
        <translation>một nhãn</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>begin with the picture</source>
        <translation>bắt đầu từ ảnh này</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Noise at the start and jitter are drawn by it</source>
        <translation>Nhiễu lúc đầu và sự dời ngẫu nhiên được rút theo nó</translation>
    </message>
    <message>
        <source>Steps up the gradient</source>
        <translation>Số bước đi lên theo gradient</translation>
    </message>
    <message>
        <source>Pixels by which the picture is moved before each step, so that no fine pattern fits one place</source>
        <translation>Số pixel mà ảnh bị dời trước mỗi bước, để không hoạ tiết mịn nào chỉ vừa với một chỗ</translation>
    </message>
    <message>
        <source>Standard deviation in pixels of a blur in every fourth step</source>
        <translation>Độ lệch chuẩn tính bằng pixel của phép làm mờ ở mỗi bước thứ tư</translation>
    </message>
    <message>
        <source>How far each step goes back to the mean colour, in percent</source>
        <translation>Mỗi bước lùi về màu trung bình bao xa, tính bằng phần trăm</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Số bước</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>Dời ngẫu nhiên</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>Làm mờ</translation>
    </message>
    <message>
        <source>Decay, %</source>
        <translation>Suy giảm, %</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Hạt giống</translation>
    </message>
    <message>
        <source>%1, map %2, middle unit</source>
        <translation>%1, bản đồ %2, đơn vị ở giữa</translation>
    </message>
    <message>
        <source>%1, map %2</source>
        <translation>%1, bản đồ %2</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>nhãn %1</translation>
    </message>
    <message>
        <source>Dreaming of %1</source>
        <translation>Mơ về %1</translation>
    </message>
    <message>
        <source>Gradient ascent on the pixels: which picture does it answer to most? %1 × %2 pixels are all that this network takes, so that no finer picture is hidden in it.</source>
        <translation>Đi lên theo gradient trên các pixel: nó đáp ứng mạnh nhất với ảnh nào? Mạng này chỉ nhận %1 × %2 pixel, nên không có ảnh mịn hơn nào ẩn trong đó.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Dream</source>
        <translation>Mơ</translation>
    </message>
    <message>
        <source>answers with %1</source>
        <translation>đáp ứng %1</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>bước %1</translation>
    </message>
    <message>
        <source>step %1; at the start %2</source>
        <translation>bước %1; lúc đầu %2</translation>
    </message>
    <message>
        <source>Answer of %1</source>
        <translation>Đáp ứng của %1</translation>
    </message>
    <message>
        <source>step 0</source>
        <translation>bước 0</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>bước %1 trên %2</translation>
    </message>
</context>
<context>
    <name>fovea::SeeExcitationPanel</name>
    <message>
        <source>Search the test images</source>
        <translation>Tìm trong các ảnh kiểm tra</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Bản đồ</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Patches</source>
        <translation>Mảnh ảnh</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Search %1 images again</source>
        <translation>Tìm lại trong %1 ảnh</translation>
    </message>
    <message>
        <source>Search %1 test images</source>
        <translation>Tìm trong %1 ảnh kiểm tra</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 trên %2</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>trên %1</translation>
    </message>
    <message>
        <source>What excites %1</source>
        <translation>Điều kích thích %1</translation>
    </message>
    <message>
        <source>Which images does a map answer to most? One pass over the test images finds it for all maps of all layers; choose them in the strip.</source>
        <translation>Một bản đồ đáp ứng mạnh nhất với những ảnh nào? Một lượt qua các ảnh kiểm tra tìm ra điều đó cho mọi bản đồ của mọi lớp; hãy chọn chúng trên dải.</translation>
    </message>
    <message>
        <source>The weights have changed since they were searched.</source>
        <translation>Trọng số đã thay đổi từ lần tìm đó.</translation>
    </message>
</context>
<context>
    <name>fovea::SeeFoolingPanel</name>
    <message>
        <source>noise</source>
        <translation>nhiễu</translation>
    </message>
    <message>
        <source>soft noise</source>
        <translation>nhiễu nhẹ</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>xám</translation>
    </message>
    <message>
        <source>checkerboard</source>
        <translation>bàn cờ</translation>
    </message>
    <message>
        <source>stripes</source>
        <translation>sọc</translation>
    </message>
    <message>
        <source>shuffled</source>
        <translation>xáo trộn</translation>
    </message>
    <message>
        <source>Fooling</source>
        <translation>Đánh lừa</translation>
    </message>
    <message>
        <source>Every value of the picture moves by ε, up or down as the sign of the loss&apos;s gradient says (fast gradient sign method). How little is enough?</source>
        <translation>Mỗi giá trị của ảnh dời đi ε, lên hay xuống theo dấu của gradient của hàm mất mát (phương pháp dấu gradient nhanh, FGSM). Ít đến đâu là đủ?</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Đã dời</translation>
    </message>
    <message>
        <source>Pictures of no class, and what they are taken for</source>
        <translation>Ảnh không thuộc nhãn nào, và mạng cho chúng là gì</translation>
    </message>
    <message>
        <source>Epsilon, in 255ths</source>
        <translation>Epsilon, tính bằng phần 255</translation>
    </message>
    <message>
        <source>Which way</source>
        <translation>Hướng nào</translation>
    </message>
    <message>
        <source>away from what it sees</source>
        <translation>xa khỏi điều mạng thấy</translation>
    </message>
    <message>
        <source>towards %1</source>
        <translation>về phía %1</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>nhãn %1</translation>
    </message>
    <message>
        <source>%1/255 = %2</source>
        <translation>%1/255 = %2</translation>
    </message>
    <message>
        <source>Difference, × %1</source>
        <translation>Khác biệt, × %1</translation>
    </message>
    <message>
        <source>mid-grey: not moved</source>
        <translation>xám giữa: không dời</translation>
    </message>
    <message>
        <source>fooled</source>
        <translation>bị lừa</translation>
    </message>
    <message>
        <source>not fooled</source>
        <translation>không bị lừa</translation>
    </message>
    <message>
        <source>How sure of “%1”</source>
        <translation>Chắc là “%1”</translation>
    </message>
    <message>
        <source>0 %</source>
        <translation>0 %</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1, taken for %2.</source>
        <translation>%1, bị cho là %2.</translation>
    </message>
</context>
<context>
    <name>fovea::SeeNeighboursPanel</name>
    <message>
        <source>Nearest to the picture</source>
        <translation>Gần ảnh này nhất</translation>
    </message>
    <message>
        <source>PCA</source>
        <translation>PCA</translation>
    </message>
    <message>
        <source>t-SNE</source>
        <translation>t-SNE</translation>
    </message>
    <message>
        <source>PCA turns the points so that the two directions in which they differ most are seen. t-SNE lays neighbours beside each other; distances between groups mean nothing in it.</source>
        <translation>PCA xoay các điểm để thấy hai hướng mà chúng khác nhau nhiều nhất. t-SNE đặt các điểm lân cận cạnh nhau; khoảng cách giữa các nhóm không có nghĩa gì.</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 ảnh</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Make the map</source>
        <translation>Vẽ bản đồ</translation>
    </message>
    <message>
        <source>Make it again</source>
        <translation>Vẽ lại</translation>
    </message>
    <message>
        <source>%1 of %2 images</source>
        <translation>%1 trên %2 ảnh</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>theo %1</translation>
    </message>
    <message>
        <source>Open data first: its test images become the points.</source>
        <translation>Hãy mở dữ liệu trước: ảnh kiểm tra của nó sẽ thành các điểm.</translation>
    </message>
    <message>
        <source>No map yet. Choose a layer in the strip, a deep one say, and make it.</source>
        <translation>Chưa có bản đồ. Hãy chọn một lớp trong dải, chẳng hạn một lớp sâu, rồi vẽ.</translation>
    </message>
    <message>
        <source>Which images are alike to the layer? Each test image becomes a point; the nearer two lie, the more alike are the numbers that the layer makes of them.</source>
        <translation>Với lớp này, những ảnh nào giống nhau? Mỗi ảnh kiểm tra thành một điểm; hai điểm càng gần thì các số mà lớp tính ra từ chúng càng giống nhau.</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Lân cận</translation>
    </message>
    <message>
        <source>By %1, at unit length.</source>
        <translation>Theo %1, đã chia cho độ dài.</translation>
    </message>
    <message>
        <source>The weights have changed since.</source>
        <translation>Trọng số đã thay đổi từ đó.</translation>
    </message>
    <message>
        <source>Map of %1 test images</source>
        <translation>Bản đồ của %1 ảnh kiểm tra</translation>
    </message>
</context>
<context>
    <name>fovea::SeePageBox</name>
    <message>
        <source>What is asked of the network</source>
        <translation>Hỏi mạng điều gì</translation>
    </message>
    <message>
        <source>Units and sums</source>
        <translation>Đơn vị và phép tính</translation>
    </message>
    <message>
        <source>Why this class</source>
        <translation>Vì sao là nhãn này</translation>
    </message>
    <message>
        <source>Weights under pressure</source>
        <translation>Trọng số chịu ép</translation>
    </message>
    <message>
        <source>What excites a map</source>
        <translation>Điều kích thích bản đồ</translation>
    </message>
    <message>
        <source>Fooling</source>
        <translation>Đánh lừa</translation>
    </message>
    <message>
        <source>Dreaming</source>
        <translation>Mơ</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Lân cận</translation>
    </message>
</context>
<context>
    <name>fovea::SeePressurePanel</name>
    <message>
        <source>“%1” is the project that is open, and keeps its weights. Choose another name for the copy.</source>
        <translation>“%1” là dự án đang mở và giữ nguyên trọng số của nó. Hãy chọn tên khác cho bản sao.</translation>
    </message>
    <message>
        <source>Weights under pressure</source>
        <translation>Trọng số chịu ép</translation>
    </message>
    <message>
        <source>What is left of the network without its smallest weights, or with weights of few bits? Kernels and matrices alone are changed, and in a copy: the network stays as it is.</source>
        <translation>Mạng còn lại gì khi bỏ các trọng số nhỏ nhất, hoặc khi trọng số chỉ có ít bit? Chỉ các kernel và ma trận bị thay đổi, và trên một bản sao: mạng vẫn giữ nguyên.</translation>
    </message>
    <message>
        <source>Prune</source>
        <translation>Cắt tỉa</translation>
    </message>
    <message>
        <source>Quantise</source>
        <translation>Lượng tử</translation>
    </message>
    <message>
        <source>each layer</source>
        <translation>từng lớp</translation>
    </message>
    <message>
        <source>whole network</source>
        <translation>cả mạng</translation>
    </message>
    <message>
        <source>one scale</source>
        <translation>một thang</translation>
    </message>
    <message>
        <source>one per channel</source>
        <translation>theo kênh</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Lưu bản sao…</translation>
    </message>
    <message>
        <source>A file of its own with these weights; the network that is open keeps its own.</source>
        <translation>Một tệp riêng với các trọng số này; mạng đang mở giữ trọng số của nó.</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Độ chính xác</translation>
    </message>
    <message>
        <source>As trained</source>
        <translation>Như đã huấn luyện</translation>
    </message>
    <message>
        <source>Under pressure</source>
        <translation>Khi chịu ép</translation>
    </message>
    <message>
        <source>Share of the weights that is pruned</source>
        <translation>Phần trọng số bị cắt tỉa</translation>
    </message>
    <message>
        <source>Bits of a weight</source>
        <translation>Số bit của một trọng số</translation>
    </message>
    <message>
        <source>smallest %1 %</source>
        <translation>%1 % nhỏ nhất</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 bit</translation>
    </message>
    <message>
        <source>%1 % (%2)</source>
        <translation>%1 % (%2)</translation>
    </message>
    <message>
        <source>%1 of the held-back images</source>
        <translation>%1 trên các ảnh để riêng</translation>
    </message>
    <message>
        <source>No images are held back: the picture alone answers.</source>
        <translation>Không có ảnh nào được để riêng: chỉ ảnh này trả lời.</translation>
    </message>
    <message>
        <source>as trained %1</source>
        <translation>như đã huấn luyện %1</translation>
    </message>
    <message>
        <source>%1 of %2 weights are 0</source>
        <translation>%1 trên %2 trọng số bằng 0</translation>
    </message>
    <message>
        <source>%1 of %2 images</source>
        <translation>%1 trên %2 ảnh</translation>
    </message>
    <message>
        <source>0 % pruned</source>
        <translation>cắt 0 %</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>0 %</source>
        <translation>0 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Save a copy with these weights</source>
        <translation>Lưu bản sao với các trọng số này</translation>
    </message>
    <message>
        <source>Fovea projects (*.fovea)</source>
        <translation>Dự án Fovea (*.fovea)</translation>
    </message>
    <message>
        <source>A copy with these weights is in “%1”.</source>
        <translation>Bản sao với các trọng số này nằm trong “%1”.</translation>
    </message>
</context>
<context>
    <name>fovea::SeeQuestionPanel</name>
    <message>
        <source>class %1</source>
        <translation>nhãn %1</translation>
    </message>
</context>
<context>
    <name>fovea::SoftmaxText</name>
    <message>
        <source>airplane</source>
        <translation>máy bay</translation>
    </message>
    <message>
        <source>automobile</source>
        <translation>ô tô</translation>
    </message>
    <message>
        <source>bird</source>
        <translation>chim</translation>
    </message>
    <message>
        <source>cat</source>
        <translation>mèo</translation>
    </message>
    <message>
        <source>deer</source>
        <translation>hươu</translation>
    </message>
    <message>
        <source>dog</source>
        <translation>chó</translation>
    </message>
    <message>
        <source>frog</source>
        <translation>ếch</translation>
    </message>
    <message>
        <source>horse</source>
        <translation>ngựa</translation>
    </message>
    <message>
        <source>ship</source>
        <translation>tàu thuỷ</translation>
    </message>
    <message>
        <source>truck</source>
        <translation>xe tải</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>nhãn %1</translation>
    </message>
</context>
<context>
    <name>fovea::SoftmaxTwice</name>
    <message>
        <source>With a second softmax</source>
        <translation>Với softmax thứ hai</translation>
    </message>
    <message>
        <source>one softmax</source>
        <translation>một softmax</translation>
    </message>
    <message>
        <source>two</source>
        <translation>hai</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Mất mát</translation>
    </message>
    <message>
        <source>Largest gradient</source>
        <translation>Gradient lớn nhất</translation>
    </message>
</context>
<context>
    <name>fovea::SoftmaxView</name>
    <message>
        <source>The largest score is subtracted first.</source>
        <translation>Điểm số lớn nhất được trừ trước.</translation>
    </message>
    <message>
        <source>Right class: %1. Several are the largest: nothing is decided.</source>
        <translation>Nhãn đúng: %1. Nhiều nhãn cùng lớn nhất: chưa quyết định gì.</translation>
    </message>
    <message>
        <source>All scores + 1</source>
        <translation>Mọi điểm số + 1</translation>
    </message>
    <message>
        <source>Score &lt;i&gt;s&lt;/i&gt;</source>
        <translation>Điểm số &lt;i&gt;s&lt;/i&gt;</translation>
    </message>
    <message>
        <source>&lt;i&gt;e&lt;/i&gt;&lt;sup&gt;&lt;i&gt;s&lt;/i&gt;/&lt;i&gt;T&lt;/i&gt;&lt;/sup&gt;</source>
        <translation>&lt;i&gt;e&lt;/i&gt;&lt;sup&gt;&lt;i&gt;s&lt;/i&gt;/&lt;i&gt;T&lt;/i&gt;&lt;/sup&gt;</translation>
    </message>
    <message>
        <source>Probability &lt;i&gt;p&lt;/i&gt;</source>
        <translation>Xác suất &lt;i&gt;p&lt;/i&gt;</translation>
    </message>
    <message>
        <source>Gradient of the scores: (p − y)/T</source>
        <translation>Gradient của điểm số: (p − y)/T</translation>
    </message>
    <message>
        <source>A softmax too many</source>
        <translation>Thừa một softmax</translation>
    </message>
    <message>
        <source>all in [0, 1]</source>
        <translation>đều trong [0, 1]</translation>
    </message>
    <message>
        <source>sums to 1</source>
        <translation>tổng bằng 1</translation>
    </message>
    <message>
        <source>sum &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>tổng &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Right class: %1. Predicted: %2, the largest, which is %3.</source>
        <translation>Nhãn đúng: %1. Dự đoán: %2, nhãn lớn nhất, là %3.</translation>
    </message>
    <message>
        <source>right</source>
        <translation>đúng</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>sai</translation>
    </message>
</context>
<context>
    <name>fovea::SpatialView</name>
    <message>
        <source>What such a layer costs</source>
        <translation>Lớp như vậy tốn bao nhiêu</translation>
    </message>
    <message>
        <source>Settings that fit</source>
        <translation>Các thiết lập vừa</translation>
    </message>
    <message>
        <source>This one does: the last window ends where the input ends.</source>
        <translation>Thiết lập này vừa: cửa sổ cuối kết thúc đúng chỗ đầu vào kết thúc.</translation>
    </message>
    <message>
        <source>An output as large as the input needs S = 1 and P = (F − 1)/2 = %1.</source>
        <translation>Đầu ra lớn bằng đầu vào cần S = 1 và P = (F − 1)/2 = %1.</translation>
    </message>
    <message>
        <source>With an even F no padding that is the same at both ends keeps the size.</source>
        <translation>Với F chẵn, không có đệm bằng nhau ở hai đầu nào giữ được kích thước.</translation>
    </message>
    <message>
        <source>The window is larger than the padded input.</source>
        <translation>Cửa sổ lớn hơn đầu vào đã đệm.</translation>
    </message>
    <message>
        <source>That is no whole number. Windows: %1; pixels left over: %2.</source>
        <translation>Đó không phải số nguyên. Cửa sổ: %1; điểm ảnh thừa: %2.</translation>
    </message>
    <message>
        <source>position %1</source>
        <translation>vị trí %1</translation>
    </message>
    <message>
        <source>position %1 of %2</source>
        <translation>vị trí %1 trên %2</translation>
    </message>
</context>
<context>
    <name>fovea::Spec</name>
    <message>
        <source>Neighbours</source>
        <translation>Lân cận</translation>
    </message>
</context>
<context>
    <name>fovea::SweepDialog</name>
    <message>
        <source>Sweep</source>
        <translation>Đợt quét</translation>
    </message>
    <message>
        <source>Trains this network in many ways, one run after the other, each from its initial weights. A grid tries all combinations: &lt;b&gt;rate=0.1,0.01;seed=1..3&lt;/b&gt;. A random sweep draws: &lt;b&gt;random:20;rate=log(1e-4,1e-1);batch=32,64&lt;/b&gt;. What can vary: rate, momentum, decay, batch, width (of all hidden layers, 1 is as they are), seed.</source>
        <translation>Huấn luyện mạng này theo nhiều cách, lần lượt từng lần chạy, mỗi lần từ trọng số ban đầu. Lưới thử mọi tổ hợp: &lt;b&gt;rate=0.1,0.01;seed=1..3&lt;/b&gt;. Đợt quét ngẫu nhiên thì rút: &lt;b&gt;random:20;rate=log(1e-4,1e-1);batch=32,64&lt;/b&gt;. Có thể đổi: rate (tốc độ học), momentum (động lượng), decay (suy giảm trọng số), batch (lô), width (độ rộng mọi lớp ẩn, 1 là giữ nguyên), seed (hạt giống).</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Bắt đầu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Huỷ</translation>
    </message>
    <message>
        <source>Epochs of each run</source>
        <translation>Số epoch mỗi lần</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>Folder of the sweep</source>
        <translation>Thư mục của đợt quét</translation>
    </message>
    <message>
        <source>The data is still being opened.</source>
        <translation>Dữ liệu còn đang mở.</translation>
    </message>
    <message>
        <source>%1 runs of %2 epochs each. The first: %3. They go on in the background; each is saved as it ends, so that a sweep that is stopped or killed goes on where it was.</source>
        <translation>%1 lần chạy, mỗi lần %2 epoch. Lần đầu: %3. Chúng chạy nền; mỗi lần được lưu khi xong, nên đợt quét bị dừng hay bị ngắt sẽ chạy tiếp từ chỗ cũ.</translation>
    </message>
    <message>
        <source>“Start”</source>
        <translation>“Bắt đầu”</translation>
    </message>
</context>
<context>
    <name>fovea::SweepLines</name>
    <message>
        <source>accuracy</source>
        <translation>độ chính xác</translation>
    </message>
</context>
<context>
    <name>fovea::SweepTexts</name>
    <message>
        <source>whole numbers from %1 to %2</source>
        <translation>số nguyên từ %1 đến %2</translation>
    </message>
    <message>
        <source>numbers from %1 to %2</source>
        <translation>số từ %1 đến %2</translation>
    </message>
    <message>
        <source>Nothing is varied. Say what, as in rate=0.1,0.01;seed=1..3.</source>
        <translation>Không có gì thay đổi. Hãy nói rõ, chẳng hạn rate=0.1,0.01;seed=1..3.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be varied; these can: %2. They are written as rate=0.1,0.01.</source>
        <translation>Không thể thay đổi “%1”; có thể đổi: %2. Chúng được viết như rate=0.1,0.01.</translation>
    </message>
    <message>
        <source>“%1” stands there twice. Leave one out.</source>
        <translation>“%1” có hai lần. Hãy bỏ một.</translation>
    </message>
    <message>
        <source>“%1” is no number. Values are numbers with commas between them, as in rate=0.1,0.01.</source>
        <translation>“%1” không phải là số. Giá trị là các số cách nhau bằng dấu phẩy, như rate=0.1,0.01.</translation>
    </message>
    <message>
        <source>%1 takes %2, not %3.</source>
        <translation>%1 nhận %2, không nhận %3.</translation>
    </message>
    <message>
        <source>“%1” is no range. From the smaller to the larger number: seed=1..3, rate=log(1e-4,1e-1), momentum=uniform(0,0.9); log begins above 0.</source>
        <translation>“%1” không phải là một khoảng. Viết từ số nhỏ đến số lớn: seed=1..3, rate=log(1e-4,1e-1), momentum=uniform(0,0.9); log bắt đầu trên 0.</translation>
    </message>
    <message>
        <source>“%1” is drawn at random: put random:N; in front for N runs, or list the values.</source>
        <translation>“%1” được rút ngẫu nhiên: hãy đặt random:N; phía trước để có N lần chạy, hoặc liệt kê các giá trị.</translation>
    </message>
    <message>
        <source>“%1” should be random:N or random:N:SEED with whole numbers, as in random:20;rate=…</source>
        <translation>“%1” phải là random:N hoặc random:N:SEED với số nguyên, như random:20;rate=…</translation>
    </message>
    <message>
        <source>That is more than %1 runs. Leave out values, or draw some: random:20;…</source>
        <translation>Nhiều hơn %1 lần chạy. Hãy bớt giá trị, hoặc rút một số: random:20;…</translation>
    </message>
    <message>
        <source>“%1” holds this sweep already. %2 goes on with it; another folder begins anew.</source>
        <translation>“%1” đã chứa đợt quét này. %2 chạy tiếp nó; thư mục khác thì bắt đầu lại.</translation>
    </message>
    <message>
        <source>“%1” holds a sweep with another network, other data or other options. Choose another folder, or what it was made with.</source>
        <translation>“%1” chứa một đợt quét với mạng, dữ liệu hoặc tuỳ chọn khác. Hãy chọn thư mục khác, hoặc đúng những gì nó đã dùng.</translation>
    </message>
    <message>
        <source>“%1” holds another sweep: %2. Choose another folder, or go on with that one.</source>
        <translation>“%1” chứa một đợt quét khác: %2. Hãy chọn thư mục khác, hoặc chạy tiếp đợt đó.</translation>
    </message>
    <message>
        <source>“%1” holds a file “%2” that belongs to no sweep and would be written over. Choose another folder.</source>
        <translation>“%1” có tệp “%2” không thuộc đợt quét nào và sẽ bị ghi đè. Hãy chọn thư mục khác.</translation>
    </message>
    <message>
        <source>Run %1 of the sweep (%2) can&apos;t be trained. %3</source>
        <translation>Không huấn luyện được lần chạy %1 của đợt quét (%2). %3</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>tốc độ học</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>động lượng</translation>
    </message>
    <message>
        <source>decay</source>
        <translation>suy giảm</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>lô</translation>
    </message>
    <message>
        <source>width</source>
        <translation>độ rộng</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>hạt giống</translation>
    </message>
    <message>
        <source>Each run of a sweep begins at its initial weights, and frozen layers would keep those. Unfreeze them first.</source>
        <translation>Mỗi lần chạy của một đợt quét bắt đầu từ trọng số ban đầu, và các lớp bị đóng băng sẽ giữ nguyên trọng số đó. Hãy bỏ đóng băng trước.</translation>
    </message>
    <message>
        <source>A sweep is under way in “%1” already. Wait until it ends, stop it, or choose another folder.</source>
        <translation>Đã có một đợt quét đang chạy trong “%1”. Hãy đợi nó kết thúc, dừng nó, hoặc chọn thư mục khác.</translation>
    </message>
    <message>
        <source>Run %1 of the sweep (%2) can&apos;t be trained: “%3” doesn&apos;t fit layers of another width, since it picks channels by their numbers or splits them into equal parts. Vary something else.</source>
        <translation>Lần chạy %1 của đợt quét (%2) không huấn luyện được: “%3” không khớp với các lớp có bề rộng khác, vì nó chọn kênh theo số thứ tự hoặc chia kênh thành các phần bằng nhau. Hãy thay đổi đại lượng khác.</translation>
    </message>
</context>
<context>
    <name>fovea::SweepVerb</name>
    <message>
        <source>This network can&apos;t be trained.
%1</source>
        <translation>Không huấn luyện được mạng này.
%1</translation>
    </message>
    <message>
        <source>run %1 of %2, step %3 of %4</source>
        <translation>lần %1 trên %2, bước %3 trên %4</translation>
    </message>
    <message>
        <source>run %1 of %2: %3: %4</source>
        <translation>lần %1 trên %2: %3: %4</translation>
    </message>
    <message>
        <source>diverged after step %1</source>
        <translation>đã phân kỳ sau bước %1</translation>
    </message>
    <message>
        <source>%1 of %2 runs have ended; the same command with --resume goes on.</source>
        <translation>%1 trên %2 lần chạy đã xong; cùng lệnh này với --resume sẽ chạy tiếp.</translation>
    </message>
    <message>
        <source>Stopped at your request.</source>
        <translation>Đã dừng theo yêu cầu.</translation>
    </message>
    <message>
        <source>All %1 runs have ended. Table: “%2”; or “fovea runs %3”.</source>
        <translation>Cả %1 lần chạy đã xong. Bảng: “%2”; hoặc “fovea runs %3”.</translation>
    </message>
    <message>
        <source>Give --epochs or --steps, not both.</source>
        <translation>Hãy cho --epochs hoặc --steps, không cho cả hai.</translation>
    </message>
    <message>
        <source>trains a network in many ways, each run saved in FOLDER as it ends; SWEEP is a grid, “rate=0.1,0.01;seed=1..3”, or random, “random:20;rate=log(1e-4,1e-1);batch=32,64”, over rate, momentum, decay, batch, width and seed</source>
        <translation>huấn luyện một mạng theo nhiều cách, mỗi lần chạy được lưu trong FOLDER khi xong; SWEEP là một lưới, “rate=0.1,0.01;seed=1..3”, hoặc ngẫu nhiên, “random:20;rate=log(1e-4,1e-1);batch=32,64”, theo rate, momentum, decay, batch, width và seed</translation>
    </message>
    <message>
        <source>run %1 of %2: %3: not trained. %4</source>
        <translation>lần chạy %1 trên %2: %3: không huấn luyện. %4</translation>
    </message>
</context>
<context>
    <name>fovea::TaskView</name>
    <message>
        <source>your number</source>
        <translation>số của bạn</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Dự đoán</translation>
    </message>
    <message>
        <source>Lock in</source>
        <translation>Chốt</translation>
    </message>
    <message>
        <source>Afterwards your number can&apos;t be changed, and the bench shows the true one</source>
        <translation>Sau đó không đổi được số của bạn nữa, và bàn thử sẽ cho thấy số đúng</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Cho xem</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Gợi ý</translation>
    </message>
    <message>
        <source>What is missing?</source>
        <translation>Còn thiếu gì?</translation>
    </message>
    <message>
        <source>Show the model answer</source>
        <translation>Xem đáp án mẫu</translation>
    </message>
    <message>
        <source>Write a number, such as 75 or −1.5.</source>
        <translation>Hãy viết một số, chẳng hạn 75 hoặc −1.5.</translation>
    </message>
    <message>
        <source>Locked in. Now work the bench until it shows the number; only the digits that you gave must agree.</source>
        <translation>Đã chốt. Bây giờ hãy thao tác trên bàn thử cho tới khi số hiện ra; chỉ cần khớp các chữ số bạn đã viết.</translation>
    </message>
    <message>
        <source>It is %1.</source>
        <translation>Đó là %1.</translation>
    </message>
    <message>
        <source>You said %1, and so it is.</source>
        <translation>Bạn nói %1, và đúng vậy.</translation>
    </message>
    <message>
        <source>You said %1; it is %2.</source>
        <translation>Bạn nói %1; đúng ra là %2.</translation>
    </message>
    <message>
        <source>Not this one. Look again.</source>
        <translation>Không phải cái này. Hãy xem lại.</translation>
    </message>
    <message>
        <source>Your prediction: %1</source>
        <translation>Dự đoán của bạn: %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Đã xong</translation>
    </message>
    <message>
        <source>Predicted, not hit</source>
        <translation>Đã dự đoán, chưa trúng</translation>
    </message>
    <message>
        <source>Shown without a prediction</source>
        <translation>Đã cho xem mà không dự đoán</translation>
    </message>
</context>
<context>
    <name>fovea::Tour</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 trên %2</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>That was all six</source>
        <translation>Đã đủ cả sáu</translation>
    </message>
    <message>
        <source>The lessons begin with Ctrl+1, F1 explains what has the focus, and the tour is under Help.</source>
        <translation>Các bài học bắt đầu với Ctrl+1, F1 giải thích mục đang được chọn, và vòng dạo nằm trong Trợ giúp.</translation>
    </message>
</context>
<context>
    <name>fovea::TourCard</name>
    <message>
        <source>Skip this step</source>
        <translation>Bỏ qua bước này</translation>
    </message>
    <message>
        <source>Leave the tour (Esc)</source>
        <translation>Rời vòng dạo (Esc)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>fovea::TourText</name>
    <message>
        <source>Drag a layer in</source>
        <translation>Kéo một lớp vào</translation>
    </message>
    <message>
        <source>Take max pooling, which is lit at the left, and drop it on the lit wire in front of Flatten. (With keys: Enter on it.)</source>
        <translation>Lấy lớp gộp cực đại đang sáng ở bên trái và thả lên dây nối đang sáng trước lớp Làm phẳng. (Bằng phím: Enter trên lớp đó.)</translation>
    </message>
    <message>
        <source>Repair what does not fit</source>
        <translation>Sửa chỗ không khớp</translation>
    </message>
    <message>
        <source>A red ring: these sizes do not fit, and nothing behind can be computed. Click the layer, read the sum, and choose one of the repairs, or undo (Ctrl+Z).</source>
        <translation>Vòng đỏ: các kích thước không khớp, và phía sau không tính được gì. Nhấp vào lớp, đọc phép tính và chọn một cách sửa, hoặc hoàn tác (Ctrl+Z).</translation>
    </message>
    <message>
        <source>Train a few steps</source>
        <translation>Huấn luyện vài bước</translation>
    </message>
    <message>
        <source>Press Step five times (or the full stop key), and watch the loss. Play goes on by itself.</source>
        <translation>Nhấn Bước năm lần (hoặc phím dấu chấm) và nhìn hàm mất mát. Chạy thì tự đi tiếp.</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>Nhìn vào trong</translation>
    </message>
    <message>
        <source>Every layer&apos;s maps of one picture stand in the strip. Click another layer, or step through them with the arrow keys; its map and its arithmetic follow.</source>
        <translation>Dải này có bản đồ của mọi lớp cho một ảnh. Nhấp một lớp khác, hoặc đi qua chúng bằng phím mũi tên; bản đồ và phép tính của nó hiện theo.</translation>
    </message>
    <message>
        <source>Open a lesson</source>
        <translation>Mở một bài học</translation>
    </message>
    <message>
        <source>Choose another lesson from the list. Each has a bench on which every number can be changed.</source>
        <translation>Chọn một bài khác trong danh sách. Bài nào cũng có bàn thử mà mọi con số đều đổi được.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Giữ lại</translation>
    </message>
    <message>
        <source>Press Ctrl+S, or choose File → Save: network, weights, curves and settings are one file.</source>
        <translation>Nhấn Ctrl+S, hoặc chọn Tệp → Lưu: mạng, trọng số, đường cong và thiết lập nằm trong một tệp.</translation>
    </message>
</context>
<context>
    <name>fovea::UnrolledPicture</name>
    <message>
        <source>Row by row into one column</source>
        <translation>Từng hàng nối thành một cột</translation>
    </message>
    <message>
        <source>pixel (r, c) becomes number r · %1 + c</source>
        <translation>điểm ảnh (r, c) thành số thứ r · %1 + c</translation>
    </message>
</context>
<context>
    <name>fovea::UnsupportedDialog</name>
    <message>
        <source>Can&apos;t be opened</source>
        <translation>Không mở được</translation>
    </message>
    <message>
        <source>What can&apos;t be expressed</source>
        <translation>Những gì không thể biểu diễn</translation>
    </message>
    <message>
        <source>Size of images</source>
        <translation>Cỡ ảnh</translation>
    </message>
    <message>
        <source>The file leaves the size of its images free (%1). Which size shall the network be opened for?</source>
        <translation>Tệp để ngỏ cỡ ảnh (%1). Mở mạng cho cỡ nào?</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Chiều cao</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Chiều rộng</translation>
    </message>
    <message>
        <source>Channels, where they are free</source>
        <translation>Số kênh, nếu để ngỏ</translation>
    </message>
</context>
<context>
    <name>fovea::OnnxText</name>
    <message>
        <source>no layer kind does this</source>
        <translation>không loại lớp nào làm việc này</translation>
    </message>
    <message>
        <source>it takes several inputs (%1), and a network here has one</source>
        <translation>nó nhận nhiều đầu vào (%1), còn mạng ở đây chỉ có một</translation>
    </message>
    <message>
        <source>its input isn&apos;t of floating-point numbers (type %1)</source>
        <translation>đầu vào của nó không phải số thực dấu phẩy động (kiểu %1)</translation>
    </message>
    <message>
        <source>the size of its images is free (%1); export it again with a fixed size</source>
        <translation>kích thước ảnh của nó để ngỏ (%1); hãy xuất lại với kích thước cố định</translation>
    </message>
    <message>
        <source>it gives maps of %1 and not one score for each class</source>
        <translation>nó cho các bản đồ %1 chứ không phải một điểm cho mỗi nhãn</translation>
    </message>
    <message>
        <source>its scores come out in another order than they are computed in</source>
        <translation>các điểm số ra theo thứ tự khác với thứ tự được tính</translation>
    </message>
    <message>
        <source>no layer lies between its input and its output</source>
        <translation>không có lớp nào giữa đầu vào và đầu ra của nó</translation>
    </message>
    <message>
        <source>its input %1 is computed and not stored in the file</source>
        <translation>đầu vào %1 của nó được tính ra chứ không lưu trong tệp</translation>
    </message>
    <message>
        <source>it computes with constants in a way that isn&apos;t followed</source>
        <translation>nó tính toán với hằng số theo cách không theo được</translation>
    </message>
    <message>
        <source>the layer kind can&apos;t be set to %1</source>
        <translation>loại lớp này không đặt được %1</translation>
    </message>
    <message>
        <source>weights with the sides %1 don&apos;t fit its input</source>
        <translation>trọng số có các chiều %1 không khớp với đầu vào của nó</translation>
    </message>
    <message>
        <source>weights are infinite or no numbers, or a variance isn&apos;t positive (%1)</source>
        <translation>trọng số vô hạn hoặc không phải số, hoặc có phương sai không dương (%1)</translation>
    </message>
    <message>
        <source>shared weights would take far more memory than the file</source>
        <translation>các trọng số dùng chung sẽ chiếm bộ nhớ nhiều hơn hẳn tệp</translation>
    </message>
    <message>
        <source>it would be too large (%1)</source>
        <translation>nó sẽ quá lớn (%1)</translation>
    </message>
    <message>
        <source>padding is only by zeros (%1)</source>
        <translation>chỉ đệm bằng số 0 (%1)</translation>
    </message>
    <message>
        <source>values are put around others in a way that no layer does</source>
        <translation>các giá trị được thêm quanh những giá trị khác theo cách không lớp nào làm</translation>
    </message>
    <message>
        <source>its window is larger than what it slides over, or holds padding alone (%1)</source>
        <translation>cửa sổ của nó lớn hơn thứ nó trượt qua, hoặc chỉ chứa phần đệm (%1)</translation>
    </message>
    <message>
        <source>more than its first output is used (%1)</source>
        <translation>không chỉ đầu ra thứ nhất của nó được dùng (%1)</translation>
    </message>
    <message>
        <source>axes in the order %1 aren&apos;t followed here</source>
        <translation>ở đây không theo được các trục theo thứ tự %1</translation>
    </message>
    <message>
        <source>a new shape (%1) that is neither the same nor a vector</source>
        <translation>một hình dạng mới (%1) không giữ nguyên mà cũng không phải vectơ</translation>
    </message>
    <message>
        <source>a constant with the sides %1 differs from pixel to pixel</source>
        <translation>hằng số có các chiều %1 khác nhau giữa các điểm ảnh</translation>
    </message>
    <message>
        <source>values of different shapes or orders meet (%1)</source>
        <translation>các giá trị khác hình dạng hoặc thứ tự gặp nhau (%1)</translation>
    </message>
    <message>
        <source>it divides by a computed value, which no layer does</source>
        <translation>nó chia cho một giá trị được tính ra, không lớp nào làm việc đó</translation>
    </message>
    <message>
        <source>probabilities are computed in a place or a way that no layer has</source>
        <translation>xác suất được tính ở một chỗ hoặc theo một cách không lớp nào có</translation>
    </message>
    <message>
        <source>values are picked or reordered</source>
        <translation>các giá trị bị chọn lọc hoặc đổi thứ tự</translation>
    </message>
    <message>
        <source>it was exported for training; export it for inference</source>
        <translation>nó được xuất để huấn luyện; hãy xuất để suy luận</translation>
    </message>
    <message>
        <source>it cuts computed values to whole numbers, or to true and false (type %1)</source>
        <translation>nó cắt các giá trị tính ra thành số nguyên, hoặc thành đúng và sai (kiểu %1)</translation>
    </message>
    <message>
        <source>its probabilities aren&apos;t over the classes (axis = %1)</source>
        <translation>xác suất của nó không tính trên các nhãn (axis = %1)</translation>
    </message>
    <message>
        <source>it stores weights as sparse tensors; export it with all numbers written out</source>
        <translation>nó lưu trọng số dạng tensor thưa; hãy xuất lại với mọi số được ghi đầy đủ</translation>
    </message>
    <message>
        <source>it doesn&apos;t say what shape its input has; export it with a fixed one</source>
        <translation>nó không cho biết đầu vào có hình dạng nào; hãy xuất lại với hình dạng cố định</translation>
    </message>
    <message>
        <source>a reason that this version doesn&apos;t know</source>
        <translation>một lý do mà phiên bản này không biết</translation>
    </message>
    <message>
        <source>“%1” at the end was left out: scores come out, and Fovea makes probabilities of them itself.</source>
        <translation>“%1” ở cuối đã được bỏ: đầu ra là điểm số, và Fovea tự tính xác suất từ đó.</translation>
    </message>
    <message>
        <source>The file doesn&apos;t say how pixels are standardised; they go in as 0 to 1. If it wants them otherwise, --preprocess says so, and “fovea eval … --preprocess try” finds out.</source>
        <translation>Tệp không cho biết điểm ảnh được chuẩn hoá thế nào; chúng được đưa vào từ 0 đến 1. Nếu mô hình cần cách khác, hãy nói bằng --preprocess, và “fovea eval … --preprocess try” sẽ tìm ra.</translation>
    </message>
    <message>
        <source>Its arithmetic on the input looks as if it wanted pixels from 0 to 255; Fovea&apos;s go from 0 to 1.</source>
        <translation>Phép tính trên đầu vào có vẻ cần điểm ảnh từ 0 đến 255; của Fovea đi từ 0 đến 1.</translation>
    </message>
    <message>
        <source>A constant factor or addend is kept as the batch norm “%1”.</source>
        <translation>Một thừa số hoặc số hạng hằng được giữ thành lớp chuẩn hoá theo lô “%1”.</translation>
    </message>
    <message>
        <source>Operators that lead to no output were left out: %1.</source>
        <translation>Số toán tử không dẫn đến đầu ra nào đã được bỏ: %1.</translation>
    </message>
    <message>
        <source>Its weights were stored with 16 bits; here they have 32.</source>
        <translation>Trọng số được lưu với 16 bit; ở đây chúng có 32 bit.</translation>
    </message>
    <message>
        <source>It gives several outputs; “%1” was taken, the others were left out.</source>
        <translation>Tệp có nhiều đầu ra; “%1” được lấy, các đầu ra khác bị bỏ.</translation>
    </message>
    <message>
        <source>%1 (“%2” and %3 more): %4</source>
        <translation>%1 (“%2” và %3 nữa): %4</translation>
    </message>
    <message>
        <source>the number of axes of its input is %1; images have four, or three without channels, vectors two</source>
        <translation>số trục của đầu vào là %1; ảnh có bốn, hoặc ba khi không có trục kênh, vectơ có hai</translation>
    </message>
    <message>
        <source>The file doesn&apos;t say how pixels are standardised; they go in as 0 to 1.</source>
        <translation>Tệp không cho biết điểm ảnh được chuẩn hoá thế nào; chúng được đưa vào từ 0 đến 1.</translation>
    </message>
</context>
<context>
    <name>fovea::OpenDataset</name>
    <message>
        <source>Opening the data was cancelled. Choose it again to open it.</source>
        <translation>Việc mở dữ liệu đã bị huỷ. Hãy chọn lại để mở.</translation>
    </message>
</context>
<context>
    <name>fovea::PaletteChip</name>
    <message>
        <source>Drag it onto the canvas, or double-click.</source>
        <translation>Kéo vào vùng vẽ, hoặc nhấp đúp.</translation>
    </message>
</context>
<context>
    <name>fovea::PalettePanel</name>
    <message>
        <source>Find a layer</source>
        <translation>Tìm lớp</translation>
    </message>
    <message>
        <source>No layer has this name.</source>
        <translation>Không có lớp nào tên như vậy.</translation>
    </message>
    <message>
        <source>Classic networks</source>
        <translation>Các mạng kinh điển</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>tham số</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>Trống</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Conv 2-D</source>
        <translation>Conv 2-D</translation>
    </message>
    <message>
        <source>Depthwise</source>
        <translation>Theo kênh</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Cực đại</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Trung bình</translation>
    </message>
    <message>
        <source>Global avg</source>
        <translation>TB toàn cục</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation>Tanh</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>Batch norm</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Dày đặc</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Add (skip)</source>
        <translation>Cộng</translation>
    </message>
    <message>
        <source>Concat</source>
        <translation>Ghép</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>Làm phẳng</translation>
    </message>
    <message>
        <source>Hard swish</source>
        <translation>Swish cứng</translation>
    </message>
    <message>
        <source>Hard sigmoid</source>
        <translation>Sigmoid cứng</translation>
    </message>
    <message>
        <source>Scaled tanh</source>
        <translation>Tanh co giãn</translation>
    </message>
    <message>
        <source>Group norm</source>
        <translation>Group norm</translation>
    </message>
    <message>
        <source>Instance norm</source>
        <translation>Instance norm</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Tỉ lệ</translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation>Nhân</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>Cắt kênh</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>Xáo kênh</translation>
    </message>
    <message>
        <source>Zero padding</source>
        <translation>Đệm số 0</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Cắt biên</translation>
    </message>
    <message>
        <source>Subsample</source>
        <translation>Lấy mẫu thưa</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Đồng nhất</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Cục bộ</translation>
    </message>
    <message>
        <source>By table</source>
        <translation>Theo bảng</translation>
    </message>
    <message>
        <source>Trained mean</source>
        <translation>TB có học</translation>
    </message>
    <message>
        <source>RBF output</source>
        <translation>Đầu ra RBF</translation>
    </message>
</context>
<context>
    <name>fovea::ParallelView</name>
    <message>
        <source>Runs of the sweep as lines through their settings</source>
        <translation>Các lần chạy của đợt quét là những đường qua các thông số</translation>
    </message>
    <message>
        <source>%1 of %2 runs pass where was dragged. A click on an axis lets go.</source>
        <translation>%1 trên %2 lần chạy đi qua chỗ đã kéo. Nhấp vào một trục để bỏ chọn.</translation>
    </message>
    <message>
        <source>Drag along an axis to keep the runs that pass there.</source>
        <translation>Kéo dọc một trục để giữ những lần chạy đi qua đó.</translation>
    </message>
    <message>
        <source>Appears once a run of a sweep has ended.</source>
        <translation>Hiện ra khi một lần chạy của đợt quét kết thúc.</translation>
    </message>
</context>
<context>
    <name>fovea::PatchArithmetic</name>
    <message>
        <source>1 more channel</source>
        <translation>thêm 1 kênh</translation>
    </message>
    <message>
        <source>%1 more channels</source>
        <translation>thêm %1 kênh</translation>
    </message>
    <message>
        <source>Cells show two digits, the sums use all of them.</source>
        <translation>Mỗi ô ghi hai chữ số thập phân; tổng dùng đủ mọi chữ số.</translation>
    </message>
    <message>
        <source>Pixels as the network sees them: standardised. </source>
        <translation>Điểm ảnh như mạng nhìn thấy: đã chuẩn hoá. </translation>
    </message>
    <message>
        <source>Multiply cell by cell, add the %1 products, then the bias</source>
        <translation>Nhân từng ô, cộng %1 tích, rồi cộng độ lệch</translation>
    </message>
    <message>
        <source>Multiply cell by cell, then add the %1 products</source>
        <translation>Nhân từng ô, rồi cộng %1 tích</translation>
    </message>
    <message>
        <source>patch</source>
        <translation>mảng ảnh</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>kernel</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>tổng</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>độ lệch</translation>
    </message>
    <message>
        <source>total</source>
        <translation>kết quả</translation>
    </message>
    <message>
        <source>That is no number.</source>
        <translation>Đó không phải là số.</translation>
    </message>
    <message>
        <source>That is the sum of the first %1 rows; %2 are still to come.</source>
        <translation>Đó là tổng của %1 hàng đầu; còn %2 hàng nữa.</translation>
    </message>
    <message>
        <source>%1 makes another sum.</source>
        <translation>%1 cho tổng khác.</translation>
    </message>
    <message>
        <source>%1: the first row makes %2. Compare, then go on from there.</source>
        <translation>%1: hàng đầu cho %2. Hãy so sánh, rồi tính tiếp từ đó.</translation>
    </message>
    <message>
        <source>The first error is in %1.</source>
        <translation>Chỗ sai đầu tiên ở %1.</translation>
    </message>
    <message>
        <source>Right up to here: %1 = %2. The error is in %3.</source>
        <translation>Đúng đến đây: %1 = %2. Chỗ sai ở %3.</translation>
    </message>
    <message>
        <source>That is the sum up to %1; the other channels are still to come.</source>
        <translation>Đó là tổng đến hết %1; còn các kênh khác nữa.</translation>
    </message>
    <message>
        <source>%1 is right so far; the bias is still to come.</source>
        <translation>%1 thì đúng; còn phải cộng độ lệch.</translation>
    </message>
    <message>
        <source>The channels make %1. The bias comes to it.</source>
        <translation>Các kênh cho %1. Còn cộng thêm độ lệch.</translation>
    </message>
    <message>
        <source>The channels make %1.</source>
        <translation>Các kênh cho %1.</translation>
    </message>
    <message>
        <source>ReLU keeps what is above zero, and makes 0 of the rest.</source>
        <translation>ReLU giữ nguyên số lớn hơn không và cho 0 với các số còn lại.</translation>
    </message>
</context>
<context>
    <name>fovea::PatchMatrices</name>
    <message>
        <source>Patch times kernel</source>
        <translation>Mảng ảnh nhân kernel</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>tổng</translation>
    </message>
</context>
<context>
    <name>fovea::PatchSums</name>
    <message>
        <source>Sum</source>
        <translation>Tổng</translation>
    </message>
</context>
<context>
    <name>fovea::PatchView</name>
    <message>
        <source>Hide answer</source>
        <translation>Ẩn đáp án</translation>
    </message>
    <message>
        <source>Copy numbers</source>
        <translation>Chép các số</translation>
    </message>
    <message>
        <source>How this unit comes about</source>
        <translation>Đơn vị này từ đâu mà ra</translation>
    </message>
    <message>
        <source>Put patch, kernel and sums on the clipboard as a table</source>
        <translation>Chép mảng ảnh, kernel và các tổng thành bảng vào bộ nhớ tạm</translation>
    </message>
    <message>
        <source>Move over a pixel of the map to see how it comes about.</source>
        <translation>Đưa con trỏ lên một điểm của bản đồ để xem nó từ đâu mà ra.</translation>
    </message>
    <message>
        <source>Show answer</source>
        <translation>Hiện đáp án</translation>
    </message>
    <message>
        <source>Work the sums out and type them (A)</source>
        <translation>Tự tính các tổng rồi gõ vào (A)</translation>
    </message>
</context>
<context>
    <name>fovea::PictureChoice</name>
    <message>
        <source>test image %1</source>
        <translation>ảnh %1</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 điểm ảnh</translation>
    </message>
</context>
<context>
    <name>fovea::PixelView</name>
    <message>
        <source> · pinned</source>
        <translation> · đã ghim</translation>
    </message>
    <message>
        <source>Row and column %1</source>
        <translation>Hàng và cột %1</translation>
    </message>
</context>
<context>
    <name>fovea::PlanReport</name>
    <message>
        <source>Layer</source>
        <translation>Lớp</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Đầu ra</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Kích hoạt</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>Kept for backward</source>
        <translation>Giữ cho lượt về</translation>
    </message>
    <message>
        <source>%1, batches of %2: %3 of memory for a step, shared where times allow.</source>
        <translation>%1, lô %2 ảnh: %3 bộ nhớ cho một bước, dùng chung khi thời điểm cho phép.</translation>
    </message>
    <message>
        <source>Section %1, the whole batch at once: %2</source>
        <translation>Đoạn %1, cả lô cùng lúc: %2</translation>
    </message>
    <message>
        <source>Section %1, the batch in %2 pieces: %3</source>
        <translation>Đoạn %1, lô chia thành %2 phần: %3</translation>
    </message>
</context>
<context>
    <name>fovea::PredictVerb</name>
    <message>
        <source>The model takes %1 channels; pictures from files have 1 or 3.</source>
        <translation>Mô hình nhận %1 kênh; ảnh từ tệp có 1 hoặc 3 kênh.</translation>
    </message>
    <message>
        <source>names what pictures show, most probable first</source>
        <translation>gọi tên những gì ảnh cho thấy, xác suất cao nhất trước</translation>
    </message>
</context>
<context>
    <name>fovea::ProblemSentence</name>
    <message>
        <source>The output&apos;s size is not a whole number: choose padding, kernel or stride so that it divides.</source>
        <translation>Kích thước đầu ra không phải số nguyên: hãy chọn đệm, kernel hoặc bước trượt để chia hết.</translation>
    </message>
    <message>
        <source>%1 is not a whole number: choose padding, kernel or stride so that it divides.</source>
        <translation>%1 không phải số nguyên: hãy chọn đệm, kernel hoặc bước trượt để chia hết.</translation>
    </message>
    <message>
        <source>The kernel is %1 high, its input only %2: choose a smaller kernel or more padding.</source>
        <translation>Kernel cao %1 mà đầu vào chỉ cao %2: hãy chọn kernel nhỏ hơn hoặc đệm nhiều hơn.</translation>
    </message>
    <message>
        <source>The kernel is %1 wide, its input only %2: choose a smaller kernel or more padding.</source>
        <translation>Kernel rộng %1 mà đầu vào chỉ rộng %2: hãy chọn kernel nhỏ hơn hoặc đệm nhiều hơn.</translation>
    </message>
    <message>
        <source>The kernel is %1 high, its input with padding only %2: choose a smaller kernel or more padding.</source>
        <translation>Kernel cao %1 mà đầu vào kể cả đệm chỉ cao %2: hãy chọn kernel nhỏ hơn hoặc đệm nhiều hơn.</translation>
    </message>
    <message>
        <source>The kernel is %1 wide, its input with padding only %2: choose a smaller kernel or more padding.</source>
        <translation>Kernel rộng %1 mà đầu vào kể cả đệm chỉ rộng %2: hãy chọn kernel nhỏ hơn hoặc đệm nhiều hơn.</translation>
    </message>
    <message>
        <source>%1 input channels don&apos;t divide into %2 groups (%3): choose a number of groups that divides them.</source>
        <translation>%1 kênh vào không chia đều cho %2 nhóm (%3): hãy chọn số nhóm chia hết.</translation>
    </message>
    <message>
        <source>%1 filters don&apos;t divide into %2 groups (%3): choose a number of filters that the groups divide.</source>
        <translation>%1 bộ lọc không chia đều cho %2 nhóm (%3): hãy chọn số bộ lọc chia hết cho số nhóm.</translation>
    </message>
    <message>
        <source>The %1 is %2; it must lie between %3 and %4.</source>
        <translation>Hiện %1 là %2; giá trị phải nằm giữa %3 và %4.</translation>
    </message>
    <message>
        <source>A dense layer takes a vector, but %1 comes in: put a flatten layer or global average pooling before it.</source>
        <translation>Lớp dày đặc nhận một vectơ, nhưng đầu vào là %1: hãy đặt lớp làm phẳng hoặc gộp trung bình toàn cục trước nó.</translation>
    </message>
    <message>
        <source>Only equal shapes can be added, but %1 and %2 come in: bring one branch to the other&apos;s shape, for instance by a 1 × 1 convolution.</source>
        <translation>Chỉ cộng được các đầu vào cùng kích thước, nhưng ở đây là %1 và %2: hãy đưa một nhánh về kích thước của nhánh kia, chẳng hạn bằng tích chập 1 × 1.</translation>
    </message>
    <message>
        <source>Only maps of equal height and width can be stacked, but %1 × %2 and %3 × %4 come in: choose padding or stride so that they agree.</source>
        <translation>Chỉ ghép được các bản đồ cùng chiều cao và chiều rộng, nhưng ở đây là %1 × %2 và %3 × %4: hãy chọn đệm hoặc bước trượt để chúng khớp.</translation>
    </message>
    <message>
        <source>Nothing is wired to this layer: draw a connection to it.</source>
        <translation>Chưa có gì nối vào lớp này: hãy vẽ một đường nối tới nó.</translation>
    </message>
    <message>
        <source>This layer joins at least %2 inputs, but %1 is wired: draw another connection to it.</source>
        <translation>Lớp này ghép ít nhất %2 đầu vào, nhưng mới nối %1: hãy vẽ thêm đường nối.</translation>
    </message>
    <message>
        <source>%1 inputs are wired, but this layer takes %2: delete a connection, or join them by Add or Concat first.</source>
        <translation>Có %1 đầu vào được nối, nhưng lớp này chỉ nhận %2: hãy xoá bớt đường nối, hoặc ghép chúng bằng Cộng hay Ghép trước.</translation>
    </message>
    <message>
        <source>The output would have %1 values, more than the %2 that Fovea handles: use fewer filters, or a larger stride.</source>
        <translation>Đầu ra sẽ có %1 giá trị, nhiều hơn %2 mà Fovea xử lý được: hãy dùng ít bộ lọc hơn hoặc bước trượt lớn hơn.</translation>
    </message>
    <message>
        <source>Its size is unknown until the layers before it fit.</source>
        <translation>Chưa biết kích thước, cho đến khi các lớp trước nó khớp nhau.</translation>
    </message>
    <message>
        <source>The network has no input: drag Image from the palette to its start.</source>
        <translation>Mạng chưa có đầu vào: hãy kéo Ảnh từ bảng các lớp vào đầu mạng.</translation>
    </message>
    <message>
        <source>The network has %1 inputs: delete all but one.</source>
        <translation>Mạng có %1 đầu vào: hãy xoá bớt, chỉ giữ một.</translation>
    </message>
    <message>
        <source>The network has no layers behind its input: drag one onto the canvas.</source>
        <translation>Sau đầu vào chưa có lớp nào: hãy kéo một lớp vào khung vẽ.</translation>
    </message>
    <message>
        <source>%1 layers lead nowhere, but a network has one output: connect or delete the others.</source>
        <translation>%1 lớp không dẫn tới đâu, mà mạng chỉ có một đầu ra: hãy nối hoặc xoá các lớp còn lại.</translation>
    </message>
    <message>
        <source>The connections run in a circle: delete one of them.</source>
        <translation>Các đường nối tạo thành vòng: hãy xoá một đường.</translation>
    </message>
    <message>
        <source>This layer leads to no output: connect it or delete it.</source>
        <translation>Lớp này không dẫn tới đầu ra: hãy nối hoặc xoá nó.</translation>
    </message>
    <message>
        <source>The last layer gives %1, but class scores are a vector: end with a dense layer or global average pooling.</source>
        <translation>Lớp cuối cho %1, nhưng điểm các nhãn phải là một vectơ: hãy kết thúc bằng lớp dày đặc hoặc gộp trung bình toàn cục.</translation>
    </message>
    <message>
        <source>height</source>
        <translation>chiều cao</translation>
    </message>
    <message>
        <source>width</source>
        <translation>chiều rộng</translation>
    </message>
    <message>
        <source>number of channels</source>
        <translation>số kênh</translation>
    </message>
    <message>
        <source>number of filters</source>
        <translation>số bộ lọc</translation>
    </message>
    <message>
        <source>kernel&apos;s height</source>
        <translation>chiều cao kernel</translation>
    </message>
    <message>
        <source>kernel&apos;s width</source>
        <translation>chiều rộng kernel</translation>
    </message>
    <message>
        <source>vertical stride</source>
        <translation>bước trượt dọc</translation>
    </message>
    <message>
        <source>horizontal stride</source>
        <translation>bước trượt ngang</translation>
    </message>
    <message>
        <source>padding</source>
        <translation>đệm</translation>
    </message>
    <message>
        <source>dilation</source>
        <translation>độ giãn</translation>
    </message>
    <message>
        <source>number of groups</source>
        <translation>số nhóm</translation>
    </message>
    <message>
        <source>number of units</source>
        <translation>số đơn vị</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>độ dốc</translation>
    </message>
    <message>
        <source>alpha</source>
        <translation>alpha</translation>
    </message>
    <message>
        <source>dropout rate</source>
        <translation>tỉ lệ dropout</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>động lượng</translation>
    </message>
    <message>
        <source>epsilon</source>
        <translation>epsilon</translation>
    </message>
    <message>
        <source>The %1 is %2; it must be odd, so that the window reaches as far to both sides.</source>
        <translation>Hiện %1 là %2; giá trị phải là số lẻ, để cửa sổ vươn đều về hai phía.</translation>
    </message>
    <message>
        <source>number of channels in the window</source>
        <translation>số kênh trong cửa sổ</translation>
    </message>
    <message>
        <source>beta</source>
        <translation>beta</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>độ lệch</translation>
    </message>
    <message>
        <source>smallest value</source>
        <translation>giá trị nhỏ nhất</translation>
    </message>
    <message>
        <source>largest value</source>
        <translation>giá trị lớn nhất</translation>
    </message>
    <message>
        <source>Only equal shapes, or maps and one number for each of their channels, can be multiplied, but %1 and %2 come in: bring one branch to the other&apos;s shape or number of channels.</source>
        <translation>Chỉ nhân được các đầu vào cùng kích thước, hoặc các bản đồ với một số cho mỗi kênh, nhưng ở đây là %1 và %2: hãy đưa một nhánh về kích thước hoặc số kênh của nhánh kia.</translation>
    </message>
    <message>
        <source>Of %1 rows, %2 + %3 are cut off: leave at least one row, or crop a larger map.</source>
        <translation>Trong %1 hàng, %2 + %3 hàng bị cắt: hãy chừa lại ít nhất một hàng, hoặc cắt một bản đồ lớn hơn.</translation>
    </message>
    <message>
        <source>Of %1 columns, %2 + %3 are cut off: leave at least one column, or crop a larger map.</source>
        <translation>Trong %1 cột, %2 + %3 cột bị cắt: hãy chừa lại ít nhất một cột, hoặc cắt một bản đồ lớn hơn.</translation>
    </message>
    <message>
        <source>Channels %1 … %2 are asked for, but the input has the channels 0 … %3: choose others, or give the layer before more filters.</source>
        <translation>Cần các kênh %1 … %2, nhưng đầu vào chỉ có các kênh 0 … %3: hãy chọn kênh khác, hoặc cho lớp trước thêm bộ lọc.</translation>
    </message>
    <message>
        <source>The loss contains a softmax already, and a second one before it flattens the gradient: delete this layer. Probabilities are shown without it.</source>
        <translation>Hàm mất mát đã chứa softmax, thêm một softmax trước đó sẽ làm phẳng gradient: hãy xoá lớp này. Xác suất vẫn được hiển thị khi không có nó.</translation>
    </message>
    <message>
        <source>number of rows or columns cut off</source>
        <translation>số hàng hoặc cột bị cắt</translation>
    </message>
    <message>
        <source>first channel</source>
        <translation>kênh đầu tiên</translation>
    </message>
    <message>
        <source>factor</source>
        <translation>hệ số</translation>
    </message>
    <message>
        <source>shift</source>
        <translation>độ dịch</translation>
    </message>
    <message>
        <source>amplitude</source>
        <translation>biên độ</translation>
    </message>
    <message>
        <source>LeNet-5&apos;s table wires %3 maps to %4 filters, but here %1 maps come in and %2 filters are asked for: give the layer before %3 filters and this one %4, or choose the table of neighbours.</source>
        <translation>Bảng của LeNet-5 nối %3 bản đồ với %4 bộ lọc, nhưng ở đây có %1 bản đồ vào và %2 bộ lọc: hãy cho lớp trước %3 bộ lọc và lớp này %4, hoặc chọn bảng lân cận.</translation>
    </message>
    <message>
        <source>%1 channels don&apos;t divide into groups of %2: choose a number of pieces that divides them, or another number of filters or units before.</source>
        <translation>%1 kênh không chia hết thành nhóm %2: hãy chọn số mảnh chia hết, hoặc số bộ lọc hay đơn vị khác ở lớp trước.</translation>
    </message>
    <message>
        <source>The codes have %4 values each, but %1 × %2 × %3 comes in: put a dense layer of %4 units before.</source>
        <translation>Mỗi mã có %4 giá trị, nhưng %1 × %2 × %3 đi vào: hãy đặt một lớp kết nối đầy đủ %4 đơn vị ở trước.</translation>
    </message>
    <message>
        <source>number of maps that a filter sees</source>
        <translation>số bản đồ mà một bộ lọc thấy</translation>
    </message>
    <message>
        <source>number of pieces</source>
        <translation>số mảnh</translation>
    </message>
</context>
<context>
    <name>fovea::RateTrack</name>
    <message>
        <source>Learning rate so far</source>
        <translation>Tốc độ học đến nay</translation>
    </message>
    <message>
        <source>%1 from epoch %2</source>
        <translation>%1 từ epoch %2</translation>
    </message>
    <message>
        <source>η so far, epochs 0 to %1</source>
        <translation>η đến nay, epoch 0 đến %1</translation>
    </message>
    <message>
        <source>η, %1 of %2 epochs; dotted: planned</source>
        <translation>η, %1 trên %2 epoch; chấm chấm: dự định</translation>
    </message>
    <message>
        <source>Point %1 of %2: epoch %3, η %4</source>
        <translation>Điểm %1 / %2: epoch %3, η %4</translation>
    </message>
    <message>
        <source>epoch %1, η %2</source>
        <translation>epoch %1, η %2</translation>
    </message>
</context>
<context>
    <name>fovea::RecoveryController</name>
    <message>
        <source>What you do is not being kept against a crash: %1 Save now and then.</source>
        <translation>Chưa giữ được bản sao phòng sự cố: %1 Hãy thỉnh thoảng lưu lại.</translation>
    </message>
    <message>
        <source>Recover unsaved work</source>
        <translation>Khôi phục phần chưa lưu</translation>
    </message>
    <message>
        <source>Unsaved work of an earlier session can&apos;t be read.</source>
        <translation>Không đọc được phần chưa lưu của lần chạy trước.</translation>
    </message>
    <message>
        <source>It was set aside, as %1. Your own files are as you saved them last.</source>
        <translation>Nó đã được cất riêng thành %1. Các tệp của bạn vẫn như lần lưu cuối.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Opened what was not saved of %1. Save it to keep it.</source>
        <translation>Đã mở phần chưa lưu của %1. Hãy lưu để giữ lại.</translation>
    </message>
</context>
<context>
    <name>fovea::RecoveryDialog</name>
    <message>
        <source>Untitled</source>
        <translation>Chưa đặt tên</translation>
    </message>
    <message>
        <source>never saved to a file</source>
        <translation>chưa từng lưu vào tệp</translation>
    </message>
    <message>
        <source>kept %1</source>
        <translation>giữ lúc %1</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 lớp</translation>
    </message>
    <message>
        <source>%1 training steps, %2 epochs</source>
        <translation>%1 bước huấn luyện, %2 epoch</translation>
    </message>
    <message>
        <source>%1 training steps</source>
        <translation>%1 bước huấn luyện</translation>
    </message>
    <message>
        <source>untrained</source>
        <translation>chưa huấn luyện</translation>
    </message>
    <message>
        <source>Recover unsaved work</source>
        <translation>Khôi phục phần chưa lưu</translation>
    </message>
    <message>
        <source>Fovea ended unexpectedly. This was not saved; your own files are as you saved them last.</source>
        <translation>Fovea đã kết thúc đột ngột. Phần dưới đây chưa được lưu; các tệp của bạn vẫn như lần lưu cuối.</translation>
    </message>
    <message>
        <source>Later: File › Recover unsaved work, or the next start.</source>
        <translation>Để sau: Tệp › Khôi phục phần chưa lưu, hoặc lần mở tới.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Deletes this copy; it will not be offered again</source>
        <translation>Xoá bản sao này; sẽ không hỏi lại nữa</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
</context>
<context>
    <name>fovea::RenderLandscape</name>
    <message>
        <source>This file keeps fewer than three epochs of a run, which span no plane: take --directions random.</source>
        <translation>Tệp này giữ chưa đến ba epoch của một lượt chạy, không đủ để tạo thành một mặt phẳng: hãy dùng --directions random.</translation>
    </message>
    <message>
        <source>%1 of %2 points</source>
        <translation>%1 trên %2 điểm</translation>
    </message>
    <message>
        <source>Loss in the plane of the run&apos;s path</source>
        <translation>Mất mát trên mặt phẳng chứa đường đi của lượt chạy</translation>
    </message>
    <message>
        <source>Loss along two random, filter-normalised directions</source>
        <translation>Mất mát theo hai hướng ngẫu nhiên, chuẩn hoá theo từng bộ lọc</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 ảnh</translation>
    </message>
    <message>
        <source>%1 images · %2 % of the path lies in the plane</source>
        <translation>%1 ảnh · %2 % đường đi nằm trong mặt phẳng</translation>
    </message>
</context>
<context>
    <name>fovea::RenderRuns</name>
    <message>
        <source>Accuracy against size</source>
        <translation>Độ chính xác theo kích thước</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>tham số</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Đợt quét</translation>
    </message>
</context>
<context>
    <name>fovea::RenderVerb</name>
    <message>
        <source>This network has no convolution, hence no filters to draw.</source>
        <translation>Mạng này không có tích chập nên không có bộ lọc để vẽ.</translation>
    </message>
    <message>
        <source>%1 — %2 filters of %3</source>
        <translation>%1 — %2 bộ lọc cỡ %3</translation>
    </message>
    <message>
        <source>The model takes %1 channels; pictures from files have 1 or 3.</source>
        <translation>Mô hình nhận %1 kênh; ảnh từ tệp có 1 hoặc 3 kênh.</translation>
    </message>
    <message>
        <source>This file holds no training, hence no curves to draw.</source>
        <translation>Tệp này không có quá trình huấn luyện nên không có đường cong để vẽ.</translation>
    </message>
    <message>
        <source>Activations are those of a picture: give it with --image FILE.</source>
        <translation>Kích hoạt là của một bức ảnh: hãy cho ảnh bằng --image FILE.</translation>
    </message>
    <message>
        <source>Wrote “%1”.</source>
        <translation>Đã ghi “%1”.</translation>
    </message>
    <message>
        <source>draws a view into a picture</source>
        <translation>vẽ một khung nhìn thành ảnh</translation>
    </message>
    <message>
        <source>The loss is that on some images: give them with --data DATA.</source>
        <translation>Mất mát được tính trên một số ảnh: hãy cho biết bằng --data DATA.</translation>
    </message>
    <message>
        <source>Which network? Name one before --view.</source>
        <translation>Mạng nào? Hãy nêu tên trước --view.</translation>
    </message>
    <message>
        <source>An attribution needs --image FILE, --method NAME and --class C.</source>
        <translation>Bản đồ quy công cần --image FILE, --method NAME và --class C.</translation>
    </message>
    <message>
        <source>Augmentation is shown of a training picture: give --data DATA and --augment SPEC.</source>
        <translation>Tăng cường được cho thấy trên một ảnh huấn luyện: hãy cho --data DATA và --augment SPEC.</translation>
    </message>
    <message>
        <source>--view is one of %1, augmentation, welcome, lesson:ID[:STEP], formula:LATEX, not “%2”.</source>
        <translation>--view là một trong %1, augmentation, welcome, lesson:ID[:STEP], formula:LATEX, không phải “%2”.</translation>
    </message>
    <message>
        <source>This view needs no “%1”.</source>
        <translation>Hình này không cần “%1”.</translation>
    </message>
    <message>
        <source>Results are those on some images: give them with --data DATA.</source>
        <translation>Kết quả là kết quả trên một số ảnh: hãy cho ảnh bằng --data DATA.</translation>
    </message>
    <message>
        <source>What excites a map is looked for among images: give --unit LAYER,channel and --data DATA.</source>
        <translation>Điều kích thích một bản đồ được tìm trong các ảnh: hãy cho --unit LAYER,channel và --data DATA.</translation>
    </message>
    <message>
        <source>Images are compared by what a layer makes of them: give --layer LAYER and --data DATA.</source>
        <translation>Các ảnh được so theo kết quả của một lớp: hãy cho --layer LAYER và --data DATA.</translation>
    </message>
    <message>
        <source>“%1” holds no samples: the run was too short.</source>
        <translation>“%1” không có mẫu nào: lần chạy quá ngắn.</translation>
    </message>
    <message>
        <source>Thumbnails are those of a picture: give it with --image FILE.</source>
        <translation>Ảnh thu nhỏ là của một ảnh: hãy cho ảnh bằng --image FILE.</translation>
    </message>
</context>
<context>
    <name>fovea::RunController</name>
    <message>
        <source>Rate reduced on a plateau</source>
        <translation>Giảm tốc độ học khi chững lại</translation>
    </message>
    <message>
        <source>Training diverged and was stopped. Train says where.</source>
        <translation>Huấn luyện đã phân kỳ và được dừng lại. Trang Huấn luyện cho biết ở đâu.</translation>
    </message>
    <message>
        <source>Built-in pictures</source>
        <translation>Ảnh có sẵn</translation>
    </message>
    <message>
        <source>Rewound to the initial weights.</source>
        <translation>Đã trở về trọng số ban đầu.</translation>
    </message>
    <message>
        <source>Choose data</source>
        <translation>Chọn dữ liệu</translation>
    </message>
    <message>
        <source>Fit to the data</source>
        <translation>Khớp với dữ liệu</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tốc độ học</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Suy giảm trọng số</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Số epoch</translation>
    </message>
    <message>
        <source>Training has stopped, since the network has changed. Play trains the new one from the weights that still fit.</source>
        <translation>Huấn luyện đã dừng vì mạng đã thay đổi. Nút chạy sẽ huấn luyện mạng mới từ những trọng số còn khớp.</translation>
    </message>
    <message>
        <source>There is no network yet. Build one first.</source>
        <translation>Chưa có mạng. Hãy dựng một mạng trước.</translation>
    </message>
    <message>
        <source>Looking into this network takes %1; %2 are free. Close other programs, or choose a smaller network.</source>
        <translation>Nhìn vào mạng này cần %1 bộ nhớ mà chỉ còn %2. Hãy đóng các chương trình khác, hoặc chọn mạng nhỏ hơn.</translation>
    </message>
    <message>
        <source>Training this network at batch %1 takes %2; %3 are free. Choose a smaller batch or a smaller network.</source>
        <translation>Huấn luyện mạng này với lô %1 cần %2 bộ nhớ mà chỉ còn %3. Hãy chọn lô nhỏ hơn hoặc mạng nhỏ hơn.</translation>
    </message>
    <message>
        <source>No data is open.</source>
        <translation>Chưa mở dữ liệu nào.</translation>
    </message>
    <message>
        <source>%1 % of the %2 test images are classified right.</source>
        <translation>%1 % trong %2 ảnh kiểm tra được phân loại đúng.</translation>
    </message>
    <message>
        <source>Back at the end of run %1.</source>
        <translation>Đã trở lại cuối lần chạy %1.</translation>
    </message>
    <message>
        <source>Back after epoch %1 of run %2. Training goes on from there as run %3.</source>
        <translation>Đã trở lại sau epoch %1 của lần chạy %2. Từ đó huấn luyện tiếp thành lần chạy %3.</translation>
    </message>
    <message>
        <source>Settings of the run</source>
        <translation>Thông số của lần chạy</translation>
    </message>
    <message>
        <source>The network does not take this data: its input or its classes are others.</source>
        <translation>Mạng không nhận dữ liệu này: đầu vào hoặc các nhãn khác nhau.</translation>
    </message>
    <message>
        <source>The training images have changed: a new run begins, with the weights that there are.</source>
        <translation>Ảnh huấn luyện đã thay đổi: một lần chạy mới bắt đầu, với trọng số hiện có.</translation>
    </message>
    <message>
        <source>Run %1 stays as it is. What is trained next is another run, from its weights.</source>
        <translation>Lần chạy %1 giữ nguyên. Lần huấn luyện tiếp theo là một lần chạy khác, từ trọng số của nó.</translation>
    </message>
    <message>
        <source>Freeze layers</source>
        <translation>Đóng băng lớp</translation>
    </message>
    <message>
        <source>Replace the head</source>
        <translation>Thay đầu phân loại</translation>
    </message>
    <message>
        <source>“%1” is new, for %2 classes. All other layers keep their weights.</source>
        <translation>“%1” là lớp mới, cho %2 nhãn. Mọi lớp khác giữ trọng số của mình.</translation>
    </message>
    <message>
        <source>All layers are frozen or have a rate of 0. Unfreeze one in Build, and there is something to train.</source>
        <translation>Mọi lớp đều bị đóng băng hoặc có tốc độ 0. Hãy bỏ đóng băng một lớp trong Xây dựng để có gì mà huấn luyện.</translation>
    </message>
    <message>
        <source>All layers are new, and none of them is frozen.</source>
        <translation>Mọi lớp đều mới, và không lớp nào bị đóng băng.</translation>
    </message>
    <message>
        <source>Layers are frozen, and the initial weights would take away what they learned. Unfreeze them first, or go back to another run in Train.</source>
        <translation>Có lớp bị đóng băng, và trọng số ban đầu sẽ xoá mất những gì chúng đã học. Hãy bỏ đóng băng trước, hoặc quay lại một lần chạy khác trong Huấn luyện.</translation>
    </message>
    <message>
        <source>The network&apos;s shapes don&apos;t match. Build shows where, and why.</source>
        <translation>Mạng có chỗ không khớp. Trang Xây dựng cho biết ở đâu và vì sao.</translation>
    </message>
</context>
<context>
    <name>fovea::RunRows</name>
    <message>
        <source>weight decay %1</source>
        <translation>suy giảm trọng số %1</translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation>lô %1</translation>
    </message>
    <message>
        <source>%1 epochs</source>
        <translation>%1 epoch</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>hạt giống %1</translation>
    </message>
    <message>
        <source>no augmentation</source>
        <translation>không tăng cường</translation>
    </message>
    <message>
        <source>schedule %1</source>
        <translation>lịch %1</translation>
    </message>
    <message>
        <source>no %1</source>
        <translation>không có %1</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>đã phân kỳ</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lần chạy</translation>
    </message>
    <message>
        <source>Differs in</source>
        <translation>Khác ở</translation>
    </message>
    <message>
        <source>Accuracy, %</source>
        <translation>Độ chính xác, %</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Khoảng 95 %</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Giây</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Tham số</translation>
    </message>
    <message>
        <source>Multiply–adds</source>
        <translation>Phép nhân–cộng</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>nothing frozen</source>
        <translation>không đóng băng lớp nào</translation>
    </message>
    <message>
        <source>frozen: %1</source>
        <translation>đóng băng: %1</translation>
    </message>
    <message>
        <source>one rate for all layers</source>
        <translation>một tốc độ cho mọi lớp</translation>
    </message>
    <message>
        <source>rates: %1</source>
        <translation>tốc độ: %1</translation>
    </message>
    <message>
        <source>decay on all weights</source>
        <translation>suy giảm trên mọi trọng số</translation>
    </message>
    <message>
        <source>no decay on %1</source>
        <translation>không suy giảm trên %1</translation>
    </message>
    <message>
        <source>initial weights: %1</source>
        <translation>trọng số ban đầu: %1</translation>
    </message>
    <message>
        <source>averaged: %1</source>
        <translation>lấy trung bình: %1</translation>
    </message>
    <message>
        <source>no averaging</source>
        <translation>không lấy trung bình</translation>
    </message>
    <message>
        <source>no reduction on plateaus</source>
        <translation>không giảm khi chững lại</translation>
    </message>
    <message>
        <source>all epochs</source>
        <translation>mọi epoch</translation>
    </message>
</context>
<context>
    <name>fovea::RunScatter</name>
    <message>
        <source>Accuracy against size</source>
        <translation>Độ chính xác theo kích thước</translation>
    </message>
    <message>
        <source>%1: %2 % (%3 to %4 %), %5 %6</source>
        <translation>%1: %2 % (%3 đến %4 %), %5 %6</translation>
    </message>
    <message>
        <source>Appears once a run has been tried on the images that it holds back.</source>
        <translation>Hiện ra khi một lần chạy đã được thử trên các ảnh để riêng.</translation>
    </message>
</context>
<context>
    <name>fovea::RunTable</name>
    <message>
        <source>“%1” holds no sweep. “fovea sweep … --out %1” makes one there.</source>
        <translation>“%1” không chứa đợt quét nào. “fovea sweep … --out %1” tạo một đợt ở đó.</translation>
    </message>
    <message>
        <source>“%1” keeps no run that has gone a step.</source>
        <translation>“%1” không giữ lần chạy nào đã đi được một bước.</translation>
    </message>
    <message>
        <source>There is no run %1 in “%2”. It keeps: %3.</source>
        <translation>Không có lần chạy %1 trong “%2”. Tệp giữ: %3.</translation>
    </message>
</context>
<context>
    <name>fovea::RunsModel</name>
    <message>
        <source>compared with</source>
        <translation>làm mốc so sánh</translation>
    </message>
    <message>
        <source>Never tried on held-back images</source>
        <translation>Chưa thử trên ảnh để riêng</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lần chạy</translation>
    </message>
    <message>
        <source>Differs in</source>
        <translation>Khác ở</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Độ chính xác</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 đến %2</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Giây</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Tham số</translation>
    </message>
    <message>
        <source>Multiply–adds</source>
        <translation>Phép nhân–cộng</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
</context>
<context>
    <name>fovea::RunsPage</name>
    <message>
        <source>Copy as CSV</source>
        <translation>Chép dạng CSV</translation>
    </message>
    <message>
        <source>Copy as LaTeX</source>
        <translation>Chép dạng LaTeX</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Lưu dạng CSV…</translation>
    </message>
    <message>
        <source>Save as LaTeX…</source>
        <translation>Lưu dạng LaTeX…</translation>
    </message>
    <message>
        <source>The table is on the clipboard.</source>
        <translation>Bảng đã ở trong bộ nhớ tạm.</translation>
    </message>
    <message>
        <source>Save the table of runs</source>
        <translation>Lưu bảng các lần chạy</translation>
    </message>
    <message>
        <source>LaTeX (*.tex)</source>
        <translation>LaTeX (*.tex)</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Giá trị cách nhau bằng dấu phẩy (*.csv)</translation>
    </message>
    <message>
        <source>Wrote “%1”.</source>
        <translation>Đã ghi “%1”.</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Đợt quét</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Lọc</translation>
    </message>
    <message>
        <source>Filter runs by words</source>
        <translation>Lọc các lần chạy theo từ</translation>
    </message>
    <message>
        <source>Compare with this</source>
        <translation>So với dòng này</translation>
    </message>
    <message>
        <source>“Differs in” says how every run differs from the chosen one; once more: from the present run</source>
        <translation>“Khác ở” cho biết mỗi lần chạy khác lần đã chọn ở đâu; nhấn lần nữa: khác lần hiện tại</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>Twin runs</source>
        <translation>Chạy sinh đôi</translation>
    </message>
    <message>
        <source>Trains what is set, and then the same with one thing changed, on the same seed</source>
        <translation>Huấn luyện như đang đặt, rồi lại như vậy với một điều thay đổi, cùng hạt giống</translation>
    </message>
    <message>
        <source>Sweep…</source>
        <translation>Quét…</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Các lần chạy</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Takes the sweep&apos;s runs out of the table; its folder stays as it is</source>
        <translation>Đưa các lần chạy của đợt quét ra khỏi bảng; thư mục giữ nguyên</translation>
    </message>
    <message>
        <source>Accuracy against size</source>
        <translation>Độ chính xác theo kích thước</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Tham số</translation>
    </message>
    <message>
        <source>Multiply–adds</source>
        <translation>Phép nhân–cộng</translation>
    </message>
    <message>
        <source>The sweep has ended.</source>
        <translation>Đợt quét đã xong.</translation>
    </message>
    <message>
        <source>Sweep: %1</source>
        <translation>Quét: %1</translation>
    </message>
    <message>
        <source>No run has gone a step yet. Play trains one; it joins the table, and stays when another begins.</source>
        <translation>Chưa lần chạy nào đi được một bước. Nút Chạy huấn luyện một lần; nó vào bảng và ở lại khi lần khác bắt đầu.</translation>
    </message>
    <message>
        <source>Accuracy on the images that each run holds back; the interval is that of one run, seeds spread further. F2 writes a name or a note.</source>
        <translation>Độ chính xác trên các ảnh mà mỗi lần chạy để riêng; khoảng tin cậy là của một lần chạy, các hạt giống còn tản rộng hơn. F2 để viết tên hoặc ghi chú.</translation>
    </message>
    <message>
        <source>multiply–adds for one image</source>
        <translation>phép nhân–cộng cho một ảnh</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>tham số</translation>
    </message>
    <message>
        <source>The sweep stops after this step…</source>
        <translation>Đợt quét dừng sau bước này…</translation>
    </message>
    <message>
        <source>Sweep: run %1 of %2, step %3 of %4</source>
        <translation>Quét: lần %1 trên %2, bước %3 trên %4</translation>
    </message>
    <message>
        <source>Sweep: %1 of %2 runs have ended</source>
        <translation>Quét: %1 trên %2 lần đã xong</translation>
    </message>
    <message>
        <source>Twin with %1</source>
        <translation>Sinh đôi với %1</translation>
    </message>
    <message>
        <source>The sweep has stopped. “Sweep…” and “Start” go on with it.</source>
        <translation>Đợt quét đã dừng. “Quét…” rồi “Bắt đầu” sẽ chạy tiếp.</translation>
    </message>
</context>
<context>
    <name>fovea::RunsPanel</name>
    <message>
        <source>validation %1</source>
        <translation>kiểm định %1</translation>
    </message>
    <message>
        <source>training %1</source>
        <translation>huấn luyện %1</translation>
    </message>
    <message>
        <source>Forget run</source>
        <translation>Bỏ lần chạy</translation>
    </message>
    <message>
        <source>&lt;b&gt;Runs and kept epochs&lt;/b&gt;</source>
        <translation>&lt;b&gt;Các lần chạy và epoch được giữ&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Runs and kept epochs</source>
        <translation>Các lần chạy và epoch được giữ</translation>
    </message>
    <message>
        <source>Removes the run&apos;s curves and states from the project</source>
        <translation>Xoá đường cong và các trạng thái của lần chạy này khỏi dự án</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 bước</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>chưa bắt đầu</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>Epoch %1</translation>
    </message>
    <message>
        <source>Rewind here</source>
        <translation>Tua về đây</translation>
    </message>
    <message>
        <source>Back to its end</source>
        <translation>Trở lại cuối nó</translation>
    </message>
    <message>
        <source>Go on from here</source>
        <translation>Đi tiếp từ đây</translation>
    </message>
    <message>
        <source>This is where training is</source>
        <translation>Huấn luyện đang ở đây</translation>
    </message>
    <message>
        <source>The network has another structure since that run</source>
        <translation>Mạng đã có cấu trúc khác kể từ lần chạy đó</translation>
    </message>
    <message>
        <source>Ticked: its curves are shown beside this run&apos;s; of those the newest four</source>
        <translation>Đánh dấu: đường cong của nó hiện cạnh lần chạy này; trong số đó bốn lần mới nhất</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Đổi tên</translation>
    </message>
    <message>
        <source>A run that is left stays in this list until it is forgotten. Ticked ones are in the charts; those of other data join them when ticked.</source>
        <translation>Lần chạy đã rời vẫn ở trong danh sách này cho đến khi bị quên. Các lần được đánh dấu có trong biểu đồ; lần chạy với dữ liệu khác chỉ vào khi được đánh dấu.</translation>
    </message>
    <message>
        <source>Give the run a name of your own (F2); an empty one gives the usual back</source>
        <translation>Đặt tên riêng cho lần chạy (F2); để trống thì trở lại tên thường</translation>
    </message>
    <message>
        <source>this one, %1</source>
        <translation>lần này, %1</translation>
    </message>
</context>
<context>
    <name>fovea::SeeFilterDock</name>
    <message>
        <source>First-layer filters</source>
        <translation>Bộ lọc lớp đầu</translation>
    </message>
    <message>
        <source>This network has no convolution, so there are no filters to show.</source>
        <translation>Mạng này không có tích chập nên không có bộ lọc để xem.</translation>
    </message>
</context>
<context>
    <name>fovea::SeeMapPanel</name>
    <message>
        <source>%1 units</source>
        <translation>%1 đơn vị</translation>
    </message>
    <message>
        <source>%1, map %2</source>
        <translation>%1, bản đồ %2</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>trên %1</translation>
    </message>
    <message>
        <source>Move over a pixel of the map to see how its number comes about.</source>
        <translation>Đưa con trỏ lên một điểm của bản đồ để xem con số ở đó từ đâu mà ra.</translation>
    </message>
</context>
<context>
    <name>fovea::SeeSourcePanel</name>
    <message>
        <source>Class scores</source>
        <translation>Điểm các nhãn</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>softmax</translation>
    </message>
    <message>
        <source>dropped picture</source>
        <translation>ảnh được thả</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>nhãn %1</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>Mở ảnh</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.webp *.tif *.tiff *.ppm);;All files (*)</source>
        <translation>Ảnh (*.png *.jpg *.jpeg *.bmp *.gif *.webp *.tif *.tiff *.ppm);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>pasted picture</source>
        <translation>ảnh được dán</translation>
    </message>
    <message>
        <source>The clipboard holds no picture. Copy one first, then paste it here.</source>
        <translation>Bộ nhớ tạm không có ảnh. Hãy sao chép một ảnh rồi dán vào đây.</translation>
    </message>
</context>
<context>
    <name>fovea::SeeWorkspace</name>
    <message>
        <source>See</source>
        <translation>Nhìn</translation>
    </message>
</context>
<context>
    <name>fovea::StatusLine</name>
    <message>
        <source>Cancel</source>
        <translation>Huỷ</translation>
    </message>
    <message>
        <source>1 layer needs attention</source>
        <translation>1 lớp cần xem lại</translation>
    </message>
    <message>
        <source>%1 layers need attention</source>
        <translation>%1 lớp cần xem lại</translation>
    </message>
    <message>
        <source>The network is not complete</source>
        <translation>Mạng chưa hoàn chỉnh</translation>
    </message>
    <message>
        <source>%1 layer</source>
        <translation>%1 lớp</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 lớp</translation>
    </message>
    <message>
        <source>Parameters %1</source>
        <translation>Tham số %1</translation>
    </message>
    <message>
        <source>Multiply–adds %1</source>
        <translation>Phép nhân–cộng %1</translation>
    </message>
    <message>
        <source>Activations %1 per image</source>
        <translation>Kích hoạt %1 mỗi ảnh</translation>
    </message>
    <message>
        <source>Receptive field %1 in %2</source>
        <translation>Trường tiếp nhận %1 ở %2</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>đã sửa</translation>
    </message>
</context>
<context>
    <name>fovea::ThroughputSpark</name>
    <message>
        <source>Images per second, last 60 s</source>
        <translation>Số ảnh mỗi giây, 60 giây gần nhất</translation>
    </message>
    <message>
        <source>last 60 s</source>
        <translation>60 giây gần nhất</translation>
    </message>
</context>
<context>
    <name>fovea::TrainControls</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 ph %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 ph</translation>
    </message>
    <message>
        <source>Locked fields change on rewind.</source>
        <translation>Các ô bị khoá chỉ đổi được sau khi tua lại.</translation>
    </message>
    <message>
        <source>No effect: training starts from the weights that there are.</source>
        <translation>Không có tác dụng: việc huấn luyện bắt đầu từ các trọng số đang có.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Phương pháp</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Giảm trọng số</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Cỡ lô</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Số epoch</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Hạt giống</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Bộ tối ưu</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Thời gian còn lại</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Thông lượng</translation>
    </message>
    <message>
        <source>%1 &lt;small&gt;img/s&lt;/small&gt;</source>
        <translation>%1 &lt;small&gt;ảnh/s&lt;/small&gt;</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Lịch tốc độ học</translation>
    </message>
    <message>
        <source>off</source>
        <translation>tắt</translation>
    </message>
    <message>
        <source>Averaging</source>
        <translation>Lấy trung bình</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>Trọng số đầu</translation>
    </message>
    <message>
        <source>Reduction on a plateau</source>
        <translation>Giảm tốc độ khi chững lại</translation>
    </message>
    <message>
        <source>Stop rule</source>
        <translation>Quy tắc dừng</translation>
    </message>
</context>
<context>
    <name>fovea::TrainVerb</name>
    <message>
        <source>it holds no training state</source>
        <translation>nó không chứa trạng thái huấn luyện</translation>
    </message>
    <message>
        <source>“%1” holds another network than “%2”. Give the network that it was trained with, or the file itself.</source>
        <translation>“%1” chứa mạng khác với “%2”. Hãy cho mạng mà nó được huấn luyện, hoặc chính tệp đó.</translation>
    </message>
    <message>
        <source>%1 is taken from “%2”, since the run goes on.</source>
        <translation>%1 được lấy từ “%2” vì lần chạy được tiếp tục.</translation>
    </message>
    <message>
        <source>“%1” was trained on %2 so far and goes on with %3.</source>
        <translation>“%1” đến nay được huấn luyện trên %2 và tiếp tục với %3.</translation>
    </message>
    <message>
        <source>“%1” was written by another build (%2; this is %3), so the same bits are not promised.</source>
        <translation>“%1” do một bản dựng khác ghi (%2; bản này là %3), nên không bảo đảm kết quả giống từng bit.</translation>
    </message>
    <message>
        <source>This network can&apos;t be trained.
%1</source>
        <translation>Không huấn luyện được mạng này.
%1</translation>
    </message>
    <message>
        <source>Wrote “%1”.</source>
        <translation>Đã ghi “%1”.</translation>
    </message>
    <message>
        <source>Stopped at your request after step %1.</source>
        <translation>Đã dừng theo yêu cầu sau bước %1.</translation>
    </message>
    <message>
        <source>Give --epochs or --steps, not both.</source>
        <translation>Hãy cho --epochs hoặc --steps, không cho cả hai.</translation>
    </message>
    <message>
        <source>“%1” keeps no epochs to go back to. Leave out --from-epoch.</source>
        <translation>“%1” không giữ epoch nào để trở lại. Hãy bỏ --from-epoch.</translation>
    </message>
    <message>
        <source>“%1” keeps no epoch %2. It keeps: %3.</source>
        <translation>“%1” không giữ epoch %2. Nó giữ: %3.</translation>
    </message>
    <message>
        <source>“%1” keeps the run up to step %2. Go on from its last good epoch: --resume %1 --from-epoch %3 --lr …</source>
        <translation>“%1” giữ lần chạy đến bước %2. Hãy đi tiếp từ epoch tốt cuối cùng: --resume %1 --from-epoch %3 --lr …</translation>
    </message>
    <message>
        <source>--from-epoch goes with --resume FILE.</source>
        <translation>--from-epoch đi cùng --resume TỆP.</translation>
    </message>
    <message>
        <source>--init has no effect with --pretrained: all weights come from the file.</source>
        <translation>--init không có tác dụng cùng --pretrained: mọi trọng số đều lấy từ tệp.</translation>
    </message>
    <message>
        <source>trains a network; --out is written after each epoch and each minute, and when Ctrl-C ends the run</source>
        <translation>huấn luyện một mạng; --out được ghi sau mỗi epoch, mỗi phút, và khi Ctrl-C kết thúc lần chạy</translation>
    </message>
    <message>
        <source>The data failed; stopped after step %1.</source>
        <translation>Dữ liệu gặp lỗi; đã dừng sau bước %1.</translation>
    </message>
    <message>
        <source>mean and deviation: image %1 of %2</source>
        <translation>trung bình và độ lệch chuẩn: ảnh %1 trên %2</translation>
    </message>
    <message>
        <source>“%1” was written by another program meanwhile; this run goes to “%2”. With --force it would go over it.</source>
        <translation>“%1” vừa bị một chương trình khác ghi; lần huấn luyện này được lưu vào “%2”. Với --force, nó sẽ ghi đè.</translation>
    </message>
    <message>
        <source>--schedule takes constant, step:EPOCHS:FACTOR, multi-step:EPOCH,…:FACTOR, cosine:EPOCHS, one-cycle:EPOCHS:PEAK or polynomial:EPOCHS:POWER, with warm-up:EPOCHS+ in front of it or without, as in warm-up:5+step:30:0.1, not “%1”.</source>
        <translation>--schedule nhận constant, step:EPOCHS:FACTOR, multi-step:EPOCH,…:FACTOR, cosine:EPOCHS, one-cycle:EPOCHS:PEAK hoặc polynomial:EPOCHS:POWER, có hay không có warm-up:EPOCHS+ ở trước, như warm-up:5+step:30:0.1, không nhận “%1”.</translation>
    </message>
    <message>
        <source>Training pictures are augmented: %1</source>
        <translation>Ảnh huấn luyện được tăng cường: %1</translation>
    </message>
    <message>
        <source>The training images of %1 have changed since the run in “%2” began: among those that are held back may be some that it was trained on. Train anew for figures that hold.</source>
        <translation>Ảnh huấn luyện của %1 đã thay đổi từ khi lần chạy trong “%2” bắt đầu: trong số ảnh để riêng có thể có ảnh đã được huấn luyện. Hãy huấn luyện lại để có con số đáng tin.</translation>
    </message>
    <message>
        <source>%1 takes the weights of a file, and “%2” holds none. Give a trained .fovea file or an .onnx model.</source>
        <translation>%1 dùng trọng số của một tệp, mà “%2” không có trọng số. Hãy đưa một tệp .fovea đã huấn luyện hoặc một mô hình .onnx.</translation>
    </message>
    <message>
        <source>Frozen: %1. %2 parameters are trained, %3 stay as they are.</source>
        <translation>Đóng băng: %1. %2 tham số được huấn luyện, %3 giữ nguyên.</translation>
    </message>
    <message>
        <source>All layers are frozen or have a rate of 0, and nothing is left to train. Freeze fewer of them.</source>
        <translation>Mọi lớp đều bị đóng băng hoặc có tốc độ 0, không còn gì để huấn luyện. Hãy đóng băng ít lớp hơn.</translation>
    </message>
    <message>
        <source>%1 each average the weights. Give one of them.</source>
        <translation>%1 đều lấy trung bình trọng số. Chỉ dùng một trong số đó.</translation>
    </message>
    <message>
        <source> and </source>
        <translation> và </translation>
    </message>
    <message>
        <source>--plateau takes EPOCHS:FACTOR, as in 5:0.1: after so many epochs without a smaller validation loss (training loss where no images are held back) the learning rate is multiplied by the factor, which lies between 0 and 1; not “%1”.</source>
        <translation>--plateau nhận EPOCHS:FACTOR, như 5:0.1: sau chừng ấy epoch mà mất mát kiểm định (mất mát huấn luyện khi không để riêng ảnh nào) không giảm, tốc độ học được nhân với hệ số nằm giữa 0 và 1; không phải “%1”.</translation>
    </message>
    <message>
        <source>--stop takes epochs:N, time:SECONDS (or 10m, 2h), plateau:EPOCHS and accuracy:SHARE with commas between them, as in plateau:5,accuracy:0.9, or none, not “%1”.</source>
        <translation>--stop nhận epochs:N, time:SECONDS (hay 10m, 2h), plateau:EPOCHS và accuracy:SHARE cách nhau bằng dấu phẩy, như plateau:5,accuracy:0.9, hoặc none, không phải “%1”.</translation>
    </message>
    <message>
        <source>Give %1 or --stop epochs:N, not both.</source>
        <translation>Hãy cho %1 hoặc --stop epochs:N, không cả hai.</translation>
    </message>
</context>
<context>
    <name>fovea::TrainWorkspace</name>
    <message>
        <source>Show how the classes fare, and the filters</source>
        <translation>Xem kết quả từng nhãn và các bộ lọc</translation>
    </message>
    <message>
        <source>Classes and filters</source>
        <translation>Nhãn và bộ lọc</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Huấn luyện</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Đường cong</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Lần chạy</translation>
    </message>
    <message>
        <source>Microscope</source>
        <translation>Kính hiển vi</translation>
    </message>
</context>
<context>
    <name>fovea::TrainingReport</name>
    <message>
        <source>epoch %1/%2  step %3/%4  loss %5  accuracy %6  %7 images/s</source>
        <translation>epoch %1/%2  bước %3/%4  mất mát %5  độ chính xác %6  %7 ảnh/giây</translation>
    </message>
    <message>
        <source>  %1 left</source>
        <translation>  còn %1</translation>
    </message>
    <message>
        <source>epoch %1: loss %2, accuracy %3</source>
        <translation>epoch %1: mất mát %2, độ chính xác %3</translation>
    </message>
    <message>
        <source>; validation loss %1, accuracy %2</source>
        <translation>; kiểm định: mất mát %1, độ chính xác %2</translation>
    </message>
    <message>
        <source> evaluating %1 of %2 images</source>
        <translation> đang đánh giá %1 trên %2 ảnh</translation>
    </message>
    <message>
        <source>Done in %1. Test accuracy %2 (loss %3).</source>
        <translation>Xong sau %1. Độ chính xác trên tập kiểm tra %2 (mất mát %3).</translation>
    </message>
    <message>
        <source>Stopped after step %1, %2.</source>
        <translation>Đã dừng sau bước %1, %2.</translation>
    </message>
    <message>
        <source>learning rate %1 → %2: a plateau of %3 epochs</source>
        <translation>tốc độ học %1 → %2: chững lại %3 epoch</translation>
    </message>
    <message>
        <source>learning rate %1 → %2: a plateau of 1 epoch</source>
        <translation>tốc độ học %1 → %2: chững lại 1 epoch</translation>
    </message>
</context>
<context>
    <name>fovea::TransportBar</name>
    <message>
        <source>Back to the initial weights (Home)</source>
        <translation>Trở về trọng số ban đầu (Home)</translation>
    </message>
    <message>
        <source>Rewind</source>
        <translation>Tua lại</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Bước</translation>
    </message>
    <message>
        <source>Train one batch, then pause (.)</source>
        <translation>Huấn luyện một lô rồi tạm dừng (.)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Chờ một chút…</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Chạy</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Tạm dừng (Space)</translation>
    </message>
    <message>
        <source>Train (Space)</source>
        <translation>Huấn luyện (Space)</translation>
    </message>
    <message>
        <source>All epochs are done. Raise their number to go on, or rewind.</source>
        <translation>Đã xong mọi epoch. Hãy tăng số epoch để học tiếp, hoặc tua lại.</translation>
    </message>
    <message>
        <source>No epochs are set. Raise their number to train.</source>
        <translation>Số epoch đang là 0. Hãy tăng số epoch để huấn luyện.</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; epochs</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; epoch</translation>
    </message>
    <message>
        <source>%1 batches done</source>
        <translation>đã xong %1 lô</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>chưa bắt đầu</translation>
    </message>
    <message>
        <source>Epoch &lt;b&gt;%1&lt;/b&gt; of %2</source>
        <translation>Epoch &lt;b&gt;%1&lt;/b&gt; trên %2</translation>
    </message>
    <message>
        <source>batch %1 of %2</source>
        <translation>lô %1 trên %2</translation>
    </message>
    <message>
        <source>End the run and keep what it has learned; Play goes on from there</source>
        <translation>Kết thúc lần chạy và giữ những gì đã học; nút Chạy sẽ học tiếp từ đó</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>validating %1 of %2</source>
        <translation>đang kiểm định %1 trên %2</translation>
    </message>
    <message>
        <source>Runs and kept epochs: go back to one, compare them</source>
        <translation>Các lần chạy và epoch được giữ: trở lại, so sánh</translation>
    </message>
    <message>
        <source>Runs and kept epochs</source>
        <translation>Các lần chạy và epoch được giữ</translation>
    </message>
    <message>
        <source>Change the rule to go on, or rewind.</source>
        <translation>Đổi quy tắc để đi tiếp, hoặc quay lại từ đầu.</translation>
    </message>
</context>
<context>
    <name>fovea::TwinRun</name>
    <message>
        <source>learning rate × 10</source>
        <translation>tốc độ học × 10</translation>
    </message>
    <message>
        <source>learning rate ÷ 10</source>
        <translation>tốc độ học ÷ 10</translation>
    </message>
    <message>
        <source>Adam, at the same learning rate</source>
        <translation>Adam, cùng tốc độ học</translation>
    </message>
    <message>
        <source>SGD with momentum 0.9, at the same learning rate</source>
        <translation>SGD với động lượng 0.9, cùng tốc độ học</translation>
    </message>
    <message>
        <source>no momentum</source>
        <translation>không có động lượng</translation>
    </message>
    <message>
        <source>no weight decay</source>
        <translation>không suy giảm trọng số</translation>
    </message>
    <message>
        <source>weight decay 0.0005</source>
        <translation>suy giảm trọng số 0.0005</translation>
    </message>
    <message>
        <source>batch × 4</source>
        <translation>lô × 4</translation>
    </message>
    <message>
        <source>batch ÷ 4</source>
        <translation>lô ÷ 4</translation>
    </message>
    <message>
        <source>no augmentation</source>
        <translation>không tăng cường</translation>
    </message>
    <message>
        <source>pictures mirrored half of the time</source>
        <translation>ảnh được lật gương một nửa số lần</translation>
    </message>
    <message>
        <source>another seed: how much is chance</source>
        <translation>hạt giống khác: bao nhiêu là ngẫu nhiên</translation>
    </message>
    <message>
        <source>Twin runs: 1 of 2, as it is set</source>
        <translation>Chạy sinh đôi: 1 trên 2, như đang đặt</translation>
    </message>
    <message>
        <source>Twin runs: 2 of 2, %1</source>
        <translation>Chạy sinh đôi: 2 trên 2, %1</translation>
    </message>
    <message>
        <source>Twin run: %1</source>
        <translation>Chạy sinh đôi: %1</translation>
    </message>
    <message>
        <source>Both twin runs have ended; their curves stand on one chart.</source>
        <translation>Cả hai lần chạy sinh đôi đã xong; đường cong của chúng ở trên cùng một biểu đồ.</translation>
    </message>
    <message>
        <source>Twin runs: %1 as it was, %2 with %3, on the images that are held back. One seed each: repeat before you believe a small difference.</source>
        <translation>Chạy sinh đôi: %1 như cũ, %2 với %3, trên các ảnh để riêng. Mỗi bên một hạt giống: hãy lặp lại trước khi tin một khác biệt nhỏ.</translation>
    </message>
    <message>
        <source>Twin runs begin at initial weights, and frozen layers would keep those. Unfreeze them first.</source>
        <translation>Các lần chạy sinh đôi bắt đầu từ trọng số ban đầu, và các lớp bị đóng băng sẽ giữ nguyên trọng số đó. Hãy bỏ đóng băng trước.</translation>
    </message>
    <message>
        <source>no batch norm (layers without a bias stay so)</source>
        <translation>không chuẩn hoá theo lô (lớp không có độ lệch vẫn không có)</translation>
    </message>
    <message>
        <source>The twin run can&apos;t start. What was trained before it stays.</source>
        <translation>Lần chạy sinh đôi không bắt đầu được. Những gì đã huấn luyện trước đó vẫn còn.</translation>
    </message>
</context>
<context>
    <name>fovea::UnitExplanation</name>
    <message>
        <source>Map %1</source>
        <translation>Bản đồ %1</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Xám</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Đỏ</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Lục</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Lam</translation>
    </message>
    <message>
        <source>Channel %1</source>
        <translation>Kênh %1</translation>
    </message>
    <message>
        <source>Image patch</source>
        <translation>Mảng ảnh</translation>
    </message>
    <message>
        <source>Patch of %1</source>
        <translation>Mảng của %1</translation>
    </message>
    <message>
        <source>Kernel %1</source>
        <translation>Kernel %1</translation>
    </message>
    <message>
        <source>The largest of its window: max(%1) = %2</source>
        <translation>Lớn nhất trong cửa sổ: max(%1) = %2</translation>
    </message>
    <message>
        <source>The mean of its window: (%1) / %2 ≈ %3</source>
        <translation>Trung bình của cửa sổ: (%1) / %2 ≈ %3</translation>
    </message>
    <message>
        <source>Standardised: the pixel less the training images&apos; mean, divided by their deviation, is %1.</source>
        <translation>Chuẩn hoá: điểm ảnh trừ trung bình của các ảnh huấn luyện, chia cho độ lệch chuẩn của chúng, được %1.</translation>
    </message>
    <message>
        <source>The mean of the %1 values of map %2 is %3.</source>
        <translation>Trung bình của %1 giá trị trên bản đồ %2 là %3.</translation>
    </message>
    <message>
        <source>Unit %1 of %2 adds %3 products of input and weight, and its bias: %4</source>
        <translation>Đơn vị %1 của %2 cộng %3 tích của đầu vào với trọng số, và độ lệch: %4</translation>
    </message>
    <message>
        <source>%1 ≈ %2</source>
        <translation>%1 ≈ %2</translation>
    </message>
    <message>
        <source>%1 makes %2 out of %3.</source>
        <translation>%1 cho %2 từ %3.</translation>
    </message>
    <message>
        <source>%1 is %2 here.</source>
        <translation>%1 ở đây là %2.</translation>
    </message>
</context>
<context>
    <name>fovea::EdgeItem</name>
    <message>
        <source>class
scores</source>
        <translation>điểm
các nhãn</translation>
    </message>
</context>
<context>
    <name>fovea::OptimizerFields</name>
    <message>
        <source>Momentum</source>
        <translation>Động lượng</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>Smooth labels</source>
        <translation>Mượt nhãn</translation>
    </message>
    <message>
        <source>Clip norm</source>
        <translation>Cắt chuẩn</translation>
    </message>
    <message>
        <source>Clip values</source>
        <translation>Cắt giá trị</translation>
    </message>
</context>
<context>
    <name>fovea::OptimizerArguments</name>
    <message>
        <source>%1 has no effect with %2.</source>
        <translation>%1 không có tác dụng với %2.</translation>
    </message>
</context>
<context>
    <name>fovea::PatternText</name>
    <message>
        <source>no layer is called so; there are INPUT, CONV, RELU, POOL, NORM, DROPOUT and FC</source>
        <translation>không có lớp nào tên như vậy; có INPUT, CONV, RELU, POOL, NORM, DROPOUT và FC</translation>
    </message>
    <message>
        <source>INPUT comes first, and only there</source>
        <translation>INPUT đứng đầu và chỉ ở đó</translation>
    </message>
    <message>
        <source>FC comes last: it gives a score for each class. Add -&gt;FC</source>
        <translation>FC đứng cuối: nó cho điểm của từng nhãn. Hãy thêm -&gt;FC</translation>
    </message>
    <message>
        <source>-&gt; is missing before it</source>
        <translation>thiếu -&gt; ở trước</translation>
    </message>
    <message>
        <source>a layer is missing here</source>
        <translation>thiếu một lớp ở đây</translation>
    </message>
    <message>
        <source>its ] is missing</source>
        <translation>thiếu dấu ] của nó</translation>
    </message>
    <message>
        <source>no [ belongs to it</source>
        <translation>không có dấu [ nào ứng với nó</translation>
    </message>
    <message>
        <source>a number from 0 to 99 belongs behind it, as in [CONV-&gt;RELU]*2</source>
        <translation>sau nó cần một số từ 0 đến 99, như trong [CONV-&gt;RELU]*2</translation>
    </message>
    <message>
        <source>FC before it makes a vector, in which there are no neighbours to look at</source>
        <translation>FC ở trước tạo ra một vectơ, trong đó không có điểm lân cận để xét</translation>
    </message>
    <message>
        <source>more than 1000 layers come of it</source>
        <translation>nó sinh ra hơn 1000 lớp</translation>
    </message>
    <message>
        <source>The pattern “%1”, at its end: %2.</source>
        <translation>Mẫu “%1”, ở cuối: %2.</translation>
    </message>
    <message>
        <source>The pattern “%1”, at character %2, “%3”: %4.</source>
        <translation>Mẫu “%1”, ở ký tự %2, “%3”: %4.</translation>
    </message>
</context>
<context>
    <name>fovea::HistoryActions</name>
    <message>
        <source>Undone: %1.</source>
        <translation>Đã hoàn tác: %1.</translation>
    </message>
    <message>
        <source>Redone: %1.</source>
        <translation>Đã làm lại: %1.</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Hoàn tác: %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Làm lại: %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
</context>
<context>
    <name>fovea::LayerHelp</name>
    <message>
        <source>The picture that the network looks at: height × width × channels.</source>
        <translation>Ảnh mà mạng nhìn: cao × rộng × kênh.</translation>
    </message>
    <message>
        <source>Slides filters over the input, each over its own group of channels: few weights, the same at every place.</source>
        <translation>Trượt các bộ lọc trên đầu vào, mỗi bộ lọc trên nhóm kênh của riêng nó: ít trọng số, như nhau ở mọi chỗ.</translation>
    </message>
    <message>
        <source>Slides small filters over the input. Each filter gives one map, which is large where the input looks like the filter.</source>
        <translation>Trượt các bộ lọc nhỏ trên đầu vào. Mỗi bộ lọc cho một bản đồ, có giá trị lớn ở nơi đầu vào giống bộ lọc.</translation>
    </message>
    <message>
        <source>Keeps the largest value of each window: smaller maps that forget where exactly something was.</source>
        <translation>Giữ giá trị lớn nhất của mỗi cửa sổ: bản đồ nhỏ hơn, quên vị trí chính xác.</translation>
    </message>
    <message>
        <source>Gives the mean of each window: smaller, smoother maps.</source>
        <translation>Lấy trung bình của mỗi cửa sổ: bản đồ nhỏ hơn và mượt hơn.</translation>
    </message>
    <message>
        <source>Each unit weighs all values of its input. The last one of a network gives a score for each class.</source>
        <translation>Mỗi đơn vị nhân trọng số với mọi giá trị đầu vào. Lớp cuối của mạng cho mỗi nhãn một điểm.</translation>
    </message>
    <message>
        <source>Writes all maps in one row, as a dense layer takes them. It computes nothing.</source>
        <translation>Viết mọi bản đồ thành một hàng cho lớp dày đặc. Nó không tính toán gì.</translation>
    </message>
    <message>
        <source>Lets positive values pass and sets negative ones to 0. Without such a bend, layers in a row would be one linear layer.</source>
        <translation>Cho giá trị dương đi qua và đặt giá trị âm về 0. Không có chỗ gãy như vậy, nhiều lớp nối nhau chỉ là một lớp tuyến tính.</translation>
    </message>
    <message>
        <source>As ReLU, but negative values pass a little, so that no unit stops learning.</source>
        <translation>Như ReLU, nhưng giá trị âm vẫn đi qua một ít, để không đơn vị nào ngừng học.</translation>
    </message>
    <message>
        <source>As leaky ReLU, with slopes that are learnt.</source>
        <translation>Như leaky ReLU, với độ dốc được học.</translation>
    </message>
    <message>
        <source>As ReLU, with a smooth curve to −α below 0, so that means stay near 0.</source>
        <translation>Như ReLU, với đường cong mượt xuống −α ở phía âm, để trung bình ở gần 0.</translation>
    </message>
    <message>
        <source>ELU with two fixed numbers that keep mean and variance from layer to layer.</source>
        <translation>ELU với hai số cố định, giữ trung bình và phương sai từ lớp này sang lớp khác.</translation>
    </message>
    <message>
        <source>Weighs each value by the probability that a normal variable lies below it: a smooth ReLU.</source>
        <translation>Nhân mỗi giá trị với xác suất một biến chuẩn nhỏ hơn nó: một ReLU mượt.</translation>
    </message>
    <message>
        <source>Weighs each value by its own sigmoid: a smooth ReLU, also called swish.</source>
        <translation>Nhân mỗi giá trị với sigmoid của chính nó: một ReLU mượt, còn gọi là swish.</translation>
    </message>
    <message>
        <source>A smooth ReLU that dips a little below 0.</source>
        <translation>Một ReLU mượt, hơi lõm xuống dưới 0.</translation>
    </message>
    <message>
        <source>A smooth ReLU that is never 0.</source>
        <translation>Một ReLU mượt không bao giờ bằng 0.</translation>
    </message>
    <message>
        <source>Cuts values off at a smallest and a largest one; from 0 to 6 it is called ReLU6.</source>
        <translation>Cắt giá trị ở một mức nhỏ nhất và một mức lớn nhất; từ 0 đến 6 gọi là ReLU6.</translation>
    </message>
    <message>
        <source>SiLU made of straight lines, cheap on small computers.</source>
        <translation>SiLU ghép từ các đoạn thẳng, rẻ trên máy nhỏ.</translation>
    </message>
    <message>
        <source>Squeezes every value between 0 and 1. Far from 0 it is flat, and gradients vanish there.</source>
        <translation>Ép mọi giá trị vào giữa 0 và 1. Xa 0 nó phẳng, và gradient biến mất ở đó.</translation>
    </message>
    <message>
        <source>Sigmoid made of straight lines.</source>
        <translation>Sigmoid ghép từ các đoạn thẳng.</translation>
    </message>
    <message>
        <source>Squeezes every value between −1 and 1. Far from 0 it is flat, and gradients vanish there.</source>
        <translation>Ép mọi giá trị vào giữa −1 và 1. Xa 0 nó phẳng, và gradient biến mất ở đó.</translation>
    </message>
    <message>
        <source>Squeezes every value between −1 and 1, as tanh does, but nears its ends slowly.</source>
        <translation>Ép mọi giá trị vào giữa −1 và 1 như tanh, nhưng tiến chậm tới hai đầu.</translation>
    </message>
    <message>
        <source>Gives each channel mean 0 and variance 1 over the batch, then a learnt scale and shift: larger learning rates stay stable. Either may be left out: the scale is then 1, the shift 0.</source>
        <translation>Đưa mỗi kênh về trung bình 0 và phương sai 1 trên lô, rồi nhân và cộng hai số được học: tốc độ học lớn hơn vẫn ổn định. Có thể bỏ một trong hai: khi đó hệ số nhân là 1, độ dời là 0.</translation>
    </message>
    <message>
        <source>Divides each value by how strongly the neighbouring channels respond at the same place.</source>
        <translation>Chia mỗi giá trị cho độ mạnh mà các kênh lân cận đáp ứng ở cùng chỗ.</translation>
    </message>
    <message>
        <source>While training, sets a random share of the values to 0 and enlarges the rest, so that no unit relies on a single other one. Otherwise it does nothing.</source>
        <translation>Khi huấn luyện, đặt ngẫu nhiên một phần giá trị về 0 và phóng to phần còn lại, để không đơn vị nào dựa vào riêng một đơn vị khác. Ngoài ra nó không làm gì.</translation>
    </message>
    <message>
        <source>Adds inputs of one shape, value by value: a skip connection lets gradients pass by the layers between.</source>
        <translation>Cộng từng giá trị của các đầu vào cùng hình dạng: đường tắt cho gradient đi vòng qua các lớp ở giữa.</translation>
    </message>
    <message>
        <source>Stacks the channels of its inputs; their sides must agree.</source>
        <translation>Xếp chồng các kênh của đầu vào; cao và rộng của chúng phải bằng nhau.</translation>
    </message>
    <message>
        <source>Tanh with fixed numbers outside and inside; with 1.7159 and 2/3, ±1 comes out as about ±1.</source>
        <translation>Tanh với các số cố định bên ngoài và bên trong; với 1.7159 và 2/3, ±1 cho ra khoảng ±1.</translation>
    </message>
    <message>
        <source>Turns the channels of each pixel into shares that add up to 1. In front of the loss it has no place: the loss contains it.</source>
        <translation>Biến các kênh của mỗi điểm ảnh thành các phần có tổng bằng 1. Không đặt ngay trước hàm mất mát: hàm mất mát đã chứa nó.</translation>
    </message>
    <message>
        <source>As batch norm, but with mean and variance of a group of channels in one image: it computes the same in training and afterwards, whatever the batch.</source>
        <translation>Như batch norm, nhưng lấy trung bình và phương sai của một nhóm kênh trong một ảnh: khi huấn luyện và sau đó đều tính như nhau, lô thế nào cũng vậy.</translation>
    </message>
    <message>
        <source>As batch norm, but with mean and variance of each map by itself: contrast and brightness are lost.</source>
        <translation>Như batch norm, nhưng lấy trung bình và phương sai của riêng từng bản đồ: độ tương phản và độ sáng mất đi.</translation>
    </message>
    <message>
        <source>Multiplies every value by one fixed number and adds another.</source>
        <translation>Nhân mọi giá trị với một số cố định rồi cộng một số khác.</translation>
    </message>
    <message>
        <source>Multiplies two inputs of one shape, value by value, or maps by a gate: one number for each channel, which opens or closes its map.</source>
        <translation>Nhân hai đầu vào cùng kích thước theo từng giá trị, hoặc nhân các bản đồ với một cổng: mỗi kênh một số, mở hay đóng bản đồ của kênh đó.</translation>
    </message>
    <message>
        <source>Keeps some neighbouring channels. Two slices of one layer are a split.</source>
        <translation>Giữ lại một số kênh liền nhau. Hai lát cắt của một lớp là một phép tách.</translation>
    </message>
    <message>
        <source>Takes one channel of each group in turn, so that the next grouped convolution sees channels of all groups.</source>
        <translation>Lần lượt lấy một kênh của mỗi nhóm, để tích chập theo nhóm tiếp theo thấy kênh của mọi nhóm.</translation>
    </message>
    <message>
        <source>Puts rows and columns of zeros around the maps.</source>
        <translation>Thêm các hàng và cột số 0 quanh các bản đồ.</translation>
    </message>
    <message>
        <source>Cuts rows and columns off the maps&apos; sides.</source>
        <translation>Cắt bỏ các hàng và cột ở rìa các bản đồ.</translation>
    </message>
    <message>
        <source>Keeps every second pixel, or as the stride says, and adds channels of zeros: a shortcut without weights between stages of a residual network.</source>
        <translation>Giữ mỗi điểm ảnh thứ hai, hoặc theo bước trượt, và thêm các kênh số 0: một nối tắt không trọng số giữa các chặng của mạng phần dư.</translation>
    </message>
    <message>
        <source>Passes its input on unchanged.</source>
        <translation>Chuyển đầu vào đi tiếp, không đổi gì.</translation>
    </message>
    <message>
        <source>A convolution whose 16 filters see three, four or all six maps each, as LeNet-5&apos;s table of 1998 says: 60 kernels in place of 96, and filters that have to become different.</source>
        <translation>Tích chập mà mỗi bộ lọc trong 16 bộ thấy ba, bốn hoặc cả sáu bản đồ, theo bảng của LeNet-5 năm 1998: 60 kernel thay cho 96, và các bộ lọc buộc phải khác nhau.</translation>
    </message>
    <message>
        <source>A convolution whose filters see a few neighbouring maps each. What is not connected has no weight.</source>
        <translation>Tích chập mà mỗi bộ lọc thấy vài bản đồ cạnh nhau. Chỗ không nối thì không có trọng số.</translation>
    </message>
    <message>
        <source>Looks through the same windows as a convolution, but with filters of its own at every place: nothing that is learned in one corner helps in another.</source>
        <translation>Nhìn qua cùng các cửa sổ như tích chập, nhưng mỗi vị trí có bộ lọc riêng: điều học được ở góc này không giúp gì góc khác.</translation>
    </message>
    <message>
        <source>Gives the mean of each window, times a trained coefficient, plus a trained bias, one pair for each map: LeNet-5&apos;s subsampling of 1998.</source>
        <translation>Cho trung bình của mỗi cửa sổ, nhân một hệ số được học, cộng một độ lệch được học, mỗi bản đồ một cặp: lớp lấy mẫu giảm của LeNet-5 năm 1998.</translation>
    </message>
    <message>
        <source>Keeps the largest of a few channels that stand side by side: an activation whose shape is learned by the layer before it, which needs as many times the outputs.</source>
        <translation>Giữ giá trị lớn nhất trong vài kênh cạnh nhau: hàm kích hoạt mà hình dạng do lớp trước nó học, lớp ấy cần gấp bấy nhiêu lần đầu ra.</translation>
    </message>
    <message>
        <source>Compares its 84 values with a fixed picture of 7 × 12 pixels for each class: LeNet-5&apos;s output of 1998. The codes of the ten digits are drawn in the paper&apos;s manner and are never trained.</source>
        <translation>So 84 giá trị với một hình cố định 7 × 12 điểm ảnh của mỗi nhãn: đầu ra của LeNet-5 năm 1998. Mã của mười chữ số được vẽ theo lối của bài báo và không bao giờ được học.</translation>
    </message>
    <message>
        <source>Gives one number for each map, its mean, whatever the map&apos;s size.</source>
        <translation>Cho mỗi bản đồ một số, là trung bình của nó, dù bản đồ lớn hay nhỏ.</translation>
    </message>
    <message>
        <source>Gives each channel mean 0 and variance 1 over the batch, then a learnt scale and shift: larger learning rates stay stable.</source>
        <translation>Đưa mỗi kênh về trung bình 0 và phương sai 1 trên lô, rồi nhân và cộng hai số được học: tốc độ học lớn hơn vẫn ổn định.</translation>
    </message>
</context>
<context>
    <name>fovea::RepairText</name>
    <message>
        <source>Delete %1</source>
        <translation>Xoá %1</translation>
    </message>
    <message>
        <source>Nothing follows this layer, but a network ends in one only: connect it or delete it.</source>
        <translation>Không có gì sau lớp này, mà mạng chỉ có một lớp cuối: hãy nối nó hoặc xoá nó.</translation>
    </message>
    <message>
        <source>Connect it to %1</source>
        <translation>Nối nó tới %1</translation>
    </message>
    <message>
        <source>Connect %1 to it</source>
        <translation>Nối %1 tới nó</translation>
    </message>
    <message>
        <source>Put an Image before it</source>
        <translation>Thêm lớp ảnh trước nó</translation>
    </message>
    <message>
        <source>Delete it and take %1 instead</source>
        <translation>Xoá nó và dùng %1 thay thế</translation>
    </message>
    <message>
        <source>A network has one input, and %1 is one already.</source>
        <translation>Mạng có một đầu vào, và đó đã là %1.</translation>
    </message>
    <message>
        <source>The network takes %1, but the pictures of “%2” are %3.</source>
        <translation>Mạng nhận %1, nhưng ảnh của “%2” là %3.</translation>
    </message>
    <message>
        <source>Take pictures of %1</source>
        <translation>Nhận ảnh %1</translation>
    </message>
    <message>
        <source>The network gives %1 scores, but “%2” has %3 classes.</source>
        <translation>Mạng cho %1 điểm, nhưng “%2” có %3 nhãn.</translation>
    </message>
    <message>
        <source>Give it %1 units</source>
        <translation>Cho nó %1 đơn vị</translation>
    </message>
</context>
<context>
    <name>fovea::NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>fovea::AdviceBar</name>
    <message>
        <source>class %1</source>
        <translation>nhãn %1</translation>
    </message>
</context>
<context>
    <name>fovea::AnswerField</name>
    <message>
        <source>right</source>
        <translation>đúng</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>sai</translation>
    </message>
</context>
<context>
    <name>fovea::AnswerFields</name>
    <message>
        <source>Sum of %1</source>
        <translation>Tổng của %1</translation>
    </message>
    <message>
        <source>Sum of all, with the bias</source>
        <translation>Tổng tất cả, kể cả độ lệch</translation>
    </message>
    <message>
        <source>After the ReLU</source>
        <translation>Sau ReLU</translation>
    </message>
</context>
<context>
    <name>fovea::LectureTitle</name>
    <message>
        <source>A network of one&apos;s own</source>
        <translation>Mạng tự dựng</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 trên %2</translation>
    </message>
    <message>
        <source>run %1, epoch %2 of %3</source>
        <translation>lần chạy %1, epoch %2 trên %3</translation>
    </message>
</context>
<context>
    <name>fovea::RunNames</name>
    <message>
        <source>%1 layers</source>
        <translation>%1 lớp</translation>
    </message>
    <message>
        <source>%1 filters</source>
        <translation>%1 bộ lọc</translation>
    </message>
    <message>
        <source>%1 × %2 kernel</source>
        <translation>nhân %1 × %2</translation>
    </message>
    <message>
        <source>%1 units</source>
        <translation>%1 đơn vị</translation>
    </message>
    <message>
        <source>another %1</source>
        <translation>%1 khác</translation>
    </message>
    <message>
        <source>another network</source>
        <translation>mạng khác</translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation>lô %1</translation>
    </message>
    <message>
        <source>weight decay %1</source>
        <translation>suy giảm trọng số %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>hạt giống %1</translation>
    </message>
    <message>
        <source>another schedule</source>
        <translation>lịch khác</translation>
    </message>
    <message>
        <source>another optimizer</source>
        <translation>thuật toán khác</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Lần chạy %1</translation>
    </message>
    <message>
        <source>%1, η %2, batch %3, weight decay %4, seed %5</source>
        <translation>%1, η %2, lô %3, suy giảm trọng số %4, hạt giống %5</translation>
    </message>
    <message>
        <source>no augmentation</source>
        <translation>không tăng cường</translation>
    </message>
    <message>
        <source>augmentation %1</source>
        <translation>tăng cường %1</translation>
    </message>
    <message>
        <source>all layers trained</source>
        <translation>huấn luyện mọi lớp</translation>
    </message>
    <message>
        <source>initial weights: %1</source>
        <translation>trọng số ban đầu: %1</translation>
    </message>
    <message>
        <source>no averaging</source>
        <translation>không lấy trung bình</translation>
    </message>
    <message>
        <source>no reduction on plateaus</source>
        <translation>không giảm khi chững lại</translation>
    </message>
</context>
<context>
    <name>fovea::TrainingStatus</name>
    <message>
        <source>Show Train</source>
        <translation>Mở Huấn luyện</translation>
    </message>
    <message>
        <source>Training has ended after %1 epochs.</source>
        <translation>Huấn luyện đã xong sau %1 epoch.</translation>
    </message>
    <message>
        <source>Training has ended after %1 epochs; %2 % of the validation images are classified right.</source>
        <translation>Huấn luyện đã xong sau %1 epoch; %2 % ảnh kiểm định được phân loại đúng.</translation>
    </message>
    <message>
        <source>epoch %1 of %2</source>
        <translation>epoch %1 trên %2</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Đang chuẩn bị</translation>
    </message>
    <message>
        <source>Training, %1</source>
        <translation>Đang huấn luyện, %1</translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>Đang dừng</translation>
    </message>
    <message>
        <source>Not trained</source>
        <translation>Chưa huấn luyện</translation>
    </message>
    <message>
        <source>Trained, %1</source>
        <translation>Đã huấn luyện, %1</translation>
    </message>
    <message>
        <source>Paused, %1</source>
        <translation>Tạm dừng, %1</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>averaged weights (%1)</source>
        <translation>trọng số trung bình (%1)</translation>
    </message>
    <message>
        <source>Starts from its weights</source>
        <translation>Bắt đầu từ trọng số sẵn có</translation>
    </message>
</context>
<context>
    <name>fovea::CliTarget</name>
    <message>
        <source>“%1” is itself what is read here. Choose another name, or replace it with --force.</source>
        <translation>“%1” chính là tệp đang được đọc. Hãy chọn tên khác, hoặc thay thế nó bằng --force.</translation>
    </message>
    <message>
        <source>“%1” holds something else already. Choose another name, or replace it with --force.</source>
        <translation>“%1” đang chứa thứ khác. Hãy chọn tên khác, hoặc thay thế nó bằng --force.</translation>
    </message>
</context>
<context>
    <name>fovea::TerminalText</name>
    <message>
        <source>The output could not be written: %1. It is not complete.</source>
        <translation>Không ghi được đầu ra: %1. Đầu ra không đầy đủ.</translation>
    </message>
</context>
<context>
    <name>fovea::WelcomePage</name>
    <message>
        <source>The lecture in %1 lessons</source>
        <translation>Bài giảng trong %1 bài học</translation>
    </message>
    <message>
        <source>length is time, estimated from reading and tasks · last line: slides</source>
        <translation>độ dài là thời gian, ước lượng theo phần đọc và bài tập · dòng cuối: số trang</translation>
    </message>
    <message>
        <source>Later, this page is under Help → Welcome.</source>
        <translation>Sau này, trang này nằm ở Trợ giúp → Chào mừng.</translation>
    </message>
    <message>
        <source>Where would you like to start?</source>
        <translation>Bạn muốn bắt đầu từ đâu?</translation>
    </message>
    <message>
        <source>Fovea shows every number inside a network. Nothing leaves this computer.</source>
        <translation>Fovea cho thấy mọi con số bên trong một mạng. Không gì rời khỏi máy tính này.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>Lecture</source>
        <translation>Giảng bài</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Giao diện</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Học</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Xây dựng</translation>
    </message>
    <message>
        <source>Assemble LeNet, VGG, ResNet or your own; every size is counted as you drag.</source>
        <translation>Lắp LeNet, VGG, ResNet hay mạng của bạn; mọi kích thước được tính ngay khi kéo.</translation>
    </message>
    <message>
        <source>Empty, or %1 networks</source>
        <translation>Trống, hoặc %1 mạng</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Huấn luyện</translation>
    </message>
    <message>
        <source>Watch a network learn on this computer. Stop it, go back, change one thing.</source>
        <translation>Xem một mạng học trên máy này. Dừng lại, quay lui, đổi một điều.</translation>
    </message>
    <message>
        <source>LeNet-5, built-in pictures</source>
        <translation>LeNet-5, ảnh có sẵn</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>Mở tệp</translation>
    </message>
    <message>
        <source>An ONNX model, a network or a Fovea project; drop a folder of pictures anywhere.</source>
        <translation>Một mô hình ONNX, một mạng hay một dự án Fovea; thư mục ảnh thì thả vào đâu cũng được.</translation>
    </message>
    <message>
        <source>start here</source>
        <translation>bắt đầu ở đây</translation>
    </message>
    <message>
        <source>Lesson %1, %2 minutes</source>
        <translation>Bài %1, %2 phút</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Tệp gần đây</translation>
    </message>
    <message>
        <source>None yet. What you open and save will stand here.</source>
        <translation>Chưa có. Những gì bạn mở và lưu sẽ nằm ở đây.</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>không còn ở đó</translation>
    </message>
    <message>
        <source>Take the tour: six things to do</source>
        <translation>Dạo một vòng: sáu việc để làm</translation>
    </message>
    <message>
        <source>Prepare offline</source>
        <translation>Chuẩn bị ngoại tuyến</translation>
    </message>
    <message>
        <source>Built-in pictures</source>
        <translation>Ảnh có sẵn</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 ảnh</translation>
    </message>
    <message>
        <source>Get %1 MB</source>
        <translation>Tải %1 MB</translation>
    </message>
    <message>
        <source>here</source>
        <translation>có ở đây</translation>
    </message>
    <message>
        <source>“fovea data prepare” fetches what can be fetched and checks what is here. Every lesson works with the built-in pictures.</source>
        <translation>“fovea data prepare” tải những gì tải được và kiểm tra những gì có ở đây. Mọi bài học đều chạy với ảnh dựng sẵn.</translation>
    </message>
    <message>
        <source>Choose its folder…</source>
        <translation>Chọn thư mục…</translation>
    </message>
    <message>
        <source>Fovea does not fetch it. Choose the folder with its four IDX files; in %1 it is found by itself.</source>
        <translation>Fovea không tải bộ này. Hãy chọn thư mục chứa bốn tệp IDX của nó; đặt trong %1 thì chương trình tự tìm thấy.</translation>
    </message>
</context>
<context>
    <name>fovea::Window</name>
    <message>
        <source>None</source>
        <translation>Không có</translation>
    </message>
</context>
<context>
    <name>fovea::WindowList</name>
    <message>
        <source>All windows</source>
        <translation>Mọi cửa sổ</translation>
    </message>
</context>
<context>
    <name>fovea::FormulaProblemText</name>
    <message>
        <source>The formula is longer than %1 bytes. Write it as two.</source>
        <translation>Công thức dài hơn %1 byte. Hãy viết thành hai công thức.</translation>
    </message>
    <message>
        <source>Groups stand within groups, more than %1 deep. Write a part of it by itself.</source>
        <translation>Các nhóm lồng nhau quá %1 mức. Hãy viết riêng một phần của công thức.</translation>
    </message>
    <message>
        <source>Nothing stands behind %1 that it could apply to. Write {…} there.</source>
        <translation>Sau %1 không có gì để áp dụng. Hãy viết {…} ở đó.</translation>
    </message>
    <message>
        <source>A { lacks its }. Add it where the group ends.</source>
        <translation>Một dấu { thiếu dấu }. Hãy thêm vào chỗ nhóm kết thúc.</translation>
    </message>
    <message>
        <source>A } lacks its {. Remove it, or write \} for the sign.</source>
        <translation>Một dấu } thiếu dấu {. Hãy bỏ nó, hoặc viết \} nếu muốn chính dấu đó.</translation>
    </message>
    <message>
        <source>A second %1 follows the first. Put braces around what belongs together.</source>
        <translation>Có hai dấu %1 liền nhau. Hãy đặt ngoặc nhọn quanh phần đi cùng nhau.</translation>
    </message>
    <message>
        <source>Behind %1 a delimiter must stand: ( ) [ ] | \{ \lfloor …, or a full stop for none.</source>
        <translation>Sau %1 phải có dấu ngoặc: ( ) [ ] | \{ \lfloor …, hoặc dấu chấm nếu không cần.</translation>
    </message>
    <message>
        <source>A \left lacks its \right. Write \right. for none.</source>
        <translation>Một \left thiếu \right. Hãy viết \right. nếu không cần dấu.</translation>
    </message>
    <message>
        <source>A \right lacks its \left. Write \left. for none.</source>
        <translation>Một \right thiếu \left. Hãy viết \left. nếu không cần dấu.</translation>
    </message>
    <message>
        <source>A \begin lacks its \end of the same name. Add it behind the last row.</source>
        <translation>Một \begin thiếu \end cùng tên. Hãy thêm vào sau hàng cuối.</translation>
    </message>
    <message>
        <source>An \end lacks its \begin. Remove it, or add the \begin.</source>
        <translation>Một \end thiếu \begin. Hãy bỏ nó, hoặc thêm \begin.</translation>
    </message>
    <message>
        <source>The sign %1 parts cells and rows, and no table is here. For several lines, write \begin{aligned} … \end{aligned}.</source>
        <translation>Dấu %1 ngăn các ô và hàng, mà ở đây không có bảng. Nếu cần nhiều dòng, hãy viết \begin{aligned} … \end{aligned}.</translation>
    </message>
    <message>
        <source>Behind \sym the name of what is meant must stand, of letters, digits, -, _ and full stops: \sym{rate}{\alpha}.</source>
        <translation>Sau \sym phải là tên của thứ được chỉ tới, gồm chữ cái, chữ số, -, _ và dấu chấm: \sym{rate}{\alpha}.</translation>
    </message>
    <message>
        <source>Formulas don&apos;t have the sign “%1”. Words belong into \text{…}.</source>
        <translation>Công thức không có ký tự “%1”. Chữ viết thường đặt trong \text{…}.</translation>
    </message>
    <message>
        <source>The command %1 isn&apos;t known. docs/formulas.md lists those that are.</source>
        <translation>Không có lệnh %1. Các lệnh dùng được có trong docs/formulas.md.</translation>
    </message>
    <message>
        <source>The environment %1 isn&apos;t known. docs/formulas.md lists those that are.</source>
        <translation>Không có môi trường %1. Các môi trường dùng được có trong docs/formulas.md.</translation>
    </message>
</context>
<context>
    <name>fovea::FormulaView</name>
    <message>
        <source>Copy LaTeX</source>
        <translation>Chép LaTeX</translation>
    </message>
    <message>
        <source>Copy as plain text</source>
        <translation>Chép dạng văn bản</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Chép hình</translation>
    </message>
</context>
<context>
    <name>fovea::SeeAttributionPanel</name>
    <message>
        <source>no layer has weights</source>
        <translation>không lớp nào có trọng số</translation>
    </message>
    <message>
        <source>Over the picture</source>
        <translation>Phủ lên ảnh</translation>
    </message>
    <message>
        <source>Random weights</source>
        <translation>Trọng số ngẫu nhiên</translation>
    </message>
    <message>
        <source>why</source>
        <translation>vì sao</translation>
    </message>
    <message>
        <source>maps of</source>
        <translation>bản đồ của</translation>
    </message>
    <message>
        <source>Sanity check</source>
        <translation>Kiểm tra độ tin</translation>
    </message>
    <message>
        <source>Gives layers random weights, from the head on. A map that stays the same does not explain the network.</source>
        <translation>Cho các lớp trọng số ngẫu nhiên, bắt đầu từ lớp cuối. Bản đồ nào vẫn như cũ thì không giải thích được mạng.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>nhãn %1</translation>
    </message>
    <message>
        <source>amber for, blue against</source>
        <translation>hổ phách là ủng hộ, xanh là chống</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>điểm %1</translation>
    </message>
    <message>
        <source>sum %1 of %2</source>
        <translation>tổng %1 trên %2</translation>
    </message>
    <message>
        <source>completeness gap %1</source>
        <translation>phần còn thiếu %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 đến %2</translation>
    </message>
    <message>
        <source>Edges alone</source>
        <translation>Chỉ các đường viền</translation>
    </message>
    <message>
        <source>no network in it</source>
        <translation>không dùng mạng nào</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Ảnh gốc so sánh</translation>
    </message>
    <message>
        <source>its score %1</source>
        <translation>điểm của nó %1</translation>
    </message>
    <message>
        <source>rank correlation %1</source>
        <translation>tương quan hạng %1</translation>
    </message>
    <message>
        <source>rank correlation %1: stays alike</source>
        <translation>tương quan hạng %1: vẫn giống</translation>
    </message>
    <message>
        <source>rank correlation %1: changes</source>
        <translation>tương quan hạng %1: thay đổi</translation>
    </message>
    <message>
        <source>random from the head to: %1</source>
        <translation>ngẫu nhiên từ lớp cuối đến: %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 trên %2</translation>
    </message>
    <message>
        <source>the stronger, the more amber</source>
        <translation>càng mạnh càng nhiều hổ phách</translation>
    </message>
</context>
<context>
    <name>fovea::AttributionText</name>
    <message>
        <source>Gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>Gradient × input</source>
        <translation>Gradient × đầu vào</translation>
    </message>
    <message>
        <source>Integrated gradients</source>
        <translation>Gradient tích phân</translation>
    </message>
    <message>
        <source>Guided backpropagation</source>
        <translation>Lan truyền ngược có dẫn hướng</translation>
    </message>
    <message>
        <source>Occlusion</source>
        <translation>Che khuất</translation>
    </message>
    <message>
        <source>Bright pixels would move the score most if they changed a little.</source>
        <translation>Điểm ảnh sáng là nơi chỉ cần thay đổi chút ít là điểm số đổi nhiều nhất.</translation>
    </message>
    <message>
        <source>Each pixel times its gradient: what it would count for if the network were linear.</source>
        <translation>Mỗi điểm ảnh nhân với gradient của nó: phần nó đóng góp nếu mạng là tuyến tính.</translation>
    </message>
    <message>
        <source>The gradient, averaged over noisy copies of the picture: the speckle fades.</source>
        <translation>Gradient lấy trung bình trên các bản sao có nhiễu của ảnh: các đốm mờ đi.</translation>
    </message>
    <message>
        <source>How the score rose from the baseline to this picture: amber added to it, blue took away; all pixels add up to the rise.</source>
        <translation>Điểm số đã tăng thế nào từ ảnh gốc so sánh đến ảnh này: hổ phách cộng vào, xanh lấy bớt; mọi điểm ảnh cộng lại thành mức tăng.</translation>
    </message>
    <message>
        <source>The gradient, but each ReLU hands down only what is above 0: sharp outlines.</source>
        <translation>Gradient, nhưng mỗi ReLU chỉ chuyển xuống phần lớn hơn 0: đường nét rõ.</translation>
    </message>
    <message>
        <source>The layer&apos;s maps, each weighted by its mean gradient: amber speaks for the class, blue against it. Averaging forgets where a map mattered.</source>
        <translation>Các bản đồ của lớp, mỗi bản đồ nhân với gradient trung bình của nó: hổ phách ủng hộ nhãn, xanh chống lại. Lấy trung bình thì quên mất bản đồ có tác dụng ở đâu.</translation>
    </message>
    <message>
        <source>Map times gradient in each cell: what the score really took from there. Nothing is averaged.</source>
        <translation>Bản đồ nhân gradient ở từng ô: phần mà điểm số thật sự lấy từ đó. Không lấy trung bình gì cả.</translation>
    </message>
    <message>
        <source>Map times gradient in each cell, without the gradients below 0: what speaks for the class.</source>
        <translation>Bản đồ nhân gradient ở từng ô, bỏ các gradient nhỏ hơn 0: phần ủng hộ nhãn.</translation>
    </message>
    <message>
        <source>How far the score falls when a square is hidden: amber where it falls, blue where it rises. Slow, but it needs no gradient.</source>
        <translation>Điểm số giảm bao nhiêu khi một ô vuông bị che: hổ phách là giảm, xanh là tăng. Chậm, nhưng không cần gradient.</translation>
    </message>
    <message>
        <source>The mean score over random masks that leave a pixel open: large where the picture must be seen.</source>
        <translation>Điểm số trung bình trên các mặt nạ ngẫu nhiên để hở một điểm ảnh: lớn ở nơi cần được nhìn thấy.</translation>
    </message>
    <message>
        <source>The score, handed down from layer to layer to whatever it was made of: amber raised it, blue lowered it.</source>
        <translation>Điểm số được chia ngược từ lớp này xuống lớp trước cho những gì tạo ra nó: hổ phách làm tăng, xanh làm giảm.</translation>
    </message>
    <message>
        <source>Beware: it redraws the picture&apos;s edges, whatever the network has learned. Beside it is what an edge detector finds without any network.</source>
        <translation>Cẩn thận: nó vẽ lại đường viền của ảnh, dù mạng đã học được gì. Bên cạnh là những gì một bộ dò viền tìm ra mà không cần mạng nào.</translation>
    </message>
</context>
<context>
    <name>fovea::PictureArgument</name>
    <message>
        <source>Give one picture: --input X.npy or --image FILE.</source>
        <translation>Hãy cho đúng một ảnh: --input X.npy hoặc --image FILE.</translation>
    </message>
    <message>
        <source>The array holds %1 pictures; this takes one.</source>
        <translation>Mảng có %1 ảnh; ở đây chỉ nhận một ảnh.</translation>
    </message>
</context>
<context>
    <name>fovea::AttributionArguments</name>
    <message>
        <source>--baseline is black, mean, blur or a file X.npy, not “%1”.</source>
        <translation>--baseline là black, mean, blur hoặc một tệp X.npy, không phải “%1”.</translation>
    </message>
    <message>
        <source>“%1” holds %2 pictures; a baseline is one.</source>
        <translation>“%1” chứa %2 ảnh; ảnh gốc so sánh chỉ là một ảnh.</translation>
    </message>
    <message>
        <source>--rule is epsilon:NUMBER from 1e-12 to 1e12, or alpha-beta:ALPHA,BETA with ALPHA − BETA = 1, not “%1”.</source>
        <translation>--rule là epsilon:NUMBER từ 1e-12 đến 1e12, hoặc alpha-beta:ALPHA,BETA với ALPHA − BETA = 1, không phải “%1”.</translation>
    </message>
</context>
<context>
    <name>fovea::AttributeVerb</name>
    <message>
        <source>Wrote “%1”: %2.</source>
        <translation>Đã ghi “%1”: %2.</translation>
    </message>
    <message>
        <source>says which parts of a picture a class&apos;s score owes itself to</source>
        <translation>cho biết điểm của một nhãn có được nhờ phần nào của ảnh</translation>
    </message>
</context>
<context>
    <name>fovea::ExplainVerb</name>
    <message>
        <source>--unit is LAYER,y,x,channel, or LAYER,channel where the layer is a vector, not “%1”.</source>
        <translation>--unit là LAYER,y,x,channel, hoặc LAYER,channel khi lớp là một vectơ, không phải “%1”.</translation>
    </message>
    <message>
        <source>“%1” has %2 units; “%3” names none of them. Places count from 0.</source>
        <translation>“%1” có %2 đơn vị; “%3” không chỉ đơn vị nào trong đó. Vị trí đếm từ 0.</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>ảnh</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>độ lệch</translation>
    </message>
    <message>
        <source>The array holds %1 pictures; one is explained at a time.</source>
        <translation>Mảng chứa %1 ảnh; mỗi lần chỉ giải thích một ảnh.</translation>
    </message>
    <message>
        <source>shows what one unit of a layer is made of: its terms, which add up to its value</source>
        <translation>cho xem một đơn vị của một lớp được tạo thế nào: các số hạng, cộng lại thành giá trị của nó</translation>
    </message>
</context>
<context>
    <name>fovea::RunsVerb</name>
    <message>
        <source>run</source>
        <translation>lần chạy</translation>
    </message>
    <message>
        <source>differs in</source>
        <translation>khác ở</translation>
    </message>
    <message>
        <source>note</source>
        <translation>ghi chú</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>độ chính xác</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>khoảng 95 %</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>giây</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>tham số</translation>
    </message>
    <message>
        <source>multiply–adds</source>
        <translation>phép nhân–cộng</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 đến %2</translation>
    </message>
    <message>
        <source>accuracy: on the images that each run held back; the interval is that of one run, seeds spread further</source>
        <translation>độ chính xác: trên các ảnh mà mỗi lần chạy để riêng; khoảng tin cậy là của một lần chạy, các hạt giống còn tản rộng hơn</translation>
    </message>
    <message>
        <source>Give one of --csv, --latex and --json.</source>
        <translation>Hãy cho một trong --csv, --latex và --json.</translation>
    </message>
    <message>
        <source>lists the runs that a project or a sweep keeps, how they differ, and how they fare</source>
        <translation>liệt kê các lần chạy mà một dự án hay đợt quét giữ, chúng khác nhau ở đâu và kết quả ra sao</translation>
    </message>
</context>
<context>
    <name>fovea::RunsView</name>
    <message>
        <source>Runs</source>
        <translation>Các lần chạy</translation>
    </message>
</context>
<context>
    <name>fovea::ScheduleForm</name>
    <message>
        <source>Constant</source>
        <translation>Không đổi</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Theo bậc</translation>
    </message>
    <message>
        <source>Steps at epochs</source>
        <translation>Bậc tại các epoch</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Cosin</translation>
    </message>
    <message>
        <source>One cycle</source>
        <translation>Một chu kỳ</translation>
    </message>
    <message>
        <source>Polynomial</source>
        <translation>Đa thức</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Độ dài</translation>
    </message>
    <message>
        <source>times</source>
        <translation>nhân với</translation>
    </message>
    <message>
        <source>At epochs</source>
        <translation>Tại các epoch</translation>
    </message>
    <message>
        <source>Peak, times η</source>
        <translation>Đỉnh (× η)</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Số mũ</translation>
    </message>
    <message>
        <source>Every … epochs</source>
        <translation>Mỗi … epoch</translation>
    </message>
    <message>
        <source>none</source>
        <translation>không</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Lịch tốc độ học</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Khởi động</translation>
    </message>
    <message>
        <source>Epochs with commas, each larger than the one before it: 30,60</source>
        <translation>Các epoch cách nhau bằng dấu phẩy, mỗi số lớn hơn số đứng trước: 30,60</translation>
    </message>
    <message>
        <source>In epochs</source>
        <translation>Tính bằng epoch</translation>
    </message>
</context>
<context>
    <name>fovea::CellsView</name>
    <message>
        <source>Weights</source>
        <translation>Trọng số</translation>
    </message>
    <message>
        <source>All simple cells</source>
        <translation>Mọi tế bào đơn giản</translation>
    </message>
    <message>
        <source>over the angle</source>
        <translation>theo góc</translation>
    </message>
    <message>
        <source>over the column</source>
        <translation>theo cột</translation>
    </message>
    <message>
        <source>over the length</source>
        <translation>theo độ dài</translation>
    </message>
    <message>
        <source>Tuning curve</source>
        <translation>Đường cong điều hưởng</translation>
    </message>
    <message>
        <source>Where the bar is, and how long</source>
        <translation>Vạch ở đâu và dài bao nhiêu</translation>
    </message>
    <message>
        <source>the largest of all simple cells with these weights, wherever they look</source>
        <translation>số lớn nhất của mọi tế bào đơn giản có trọng số này, dù nhìn vào đâu</translation>
    </message>
    <message>
        <source>light times weight in the frame: the sum is %1; below 0 a cell is silent</source>
        <translation>ánh sáng nhân trọng số trong khung: tổng là %1; dưới 0 thì tế bào im</translation>
    </message>
    <message>
        <source>+ light excites, − light inhibits. Drag the bar, turn it with the wheel.</source>
        <translation>+ sáng thì kích thích, − sáng thì ức chế. Kéo vạch, xoay bằng bánh xe chuột.</translation>
    </message>
    <message>
        <source>column %1 of %2</source>
        <translation>cột %1 trên %2</translation>
    </message>
</context>
<context>
    <name>fovea::ChannelsView</name>
    <message>
        <source>Channel %1</source>
        <translation>Kênh %1</translation>
    </message>
    <message>
        <source>Filter 1, slice %1</source>
        <translation>Bộ lọc 1, lát %1</translation>
    </message>
    <message>
        <source>Filter 2, slice %1</source>
        <translation>Bộ lọc 2, lát %1</translation>
    </message>
    <message>
        <source>Map 1</source>
        <translation>Bản đồ 1</translation>
    </message>
    <message>
        <source>Map 2</source>
        <translation>Bản đồ 2</translation>
    </message>
    <message>
        <source>click a cell to move there</source>
        <translation>nhấp vào ô để dời tới đó</translation>
    </message>
    <message>
        <source>K and L as one</source>
        <translation>K và L gộp làm một</translation>
    </message>
    <message>
        <source>X under it</source>
        <translation>X dưới nhân ấy</translation>
    </message>
    <message>
        <source>A layer of a real network</source>
        <translation>Một lớp của mạng thật</translation>
    </message>
    <message>
        <source>What it has to learn</source>
        <translation>Nó phải học bao nhiêu</translation>
    </message>
    <message>
        <source>ReLU →</source>
        <translation>ReLU →</translation>
    </message>
    <message>
        <source>The same: two kernels in a row are one.</source>
        <translation>Như nhau: hai nhân liền nhau là một.</translation>
    </message>
    <message>
        <source>The same here: ReLU cut nothing off that counts.</source>
        <translation>Ở đây như nhau: ReLU không cắt gì đáng kể.</translation>
    </message>
    <message>
        <source>Not the same: ReLU has cut off what is below 0.</source>
        <translation>Khác nhau: ReLU đã cắt phần dưới 0.</translation>
    </message>
    <message>
        <source>each channel under its own slice of the filter, then all added</source>
        <translation>mỗi kênh dưới lát riêng của bộ lọc, rồi cộng tất cả</translation>
    </message>
    <message>
        <source>one place of y sees %1 × %2 places of X</source>
        <translation>một chỗ của y thấy %1 × %2 chỗ của X</translation>
    </message>
    <message>
        <source>Weights of these filters: %1</source>
        <translation>Trọng số của các bộ lọc này: %1</translation>
    </message>
    <message>
        <source>place %1 of %2</source>
        <translation>chỗ %1 trên %2</translation>
    </message>
</context>
<context>
    <name>fovea::LayerBlocks</name>
    <message>
        <source>Input, filter and output of a real layer</source>
        <translation>Đầu vào, bộ lọc và đầu ra của một lớp thật</translation>
    </message>
    <message>
        <source>input</source>
        <translation>đầu vào</translation>
    </message>
    <message>
        <source>one filter of %1</source>
        <translation>một trong %1 bộ lọc</translation>
    </message>
    <message>
        <source>output</source>
        <translation>đầu ra</translation>
    </message>
</context>
<context>
    <name>fovea::LayerWeights</name>
    <message>
        <source>Weights of a real layer</source>
        <translation>Trọng số của một lớp thật</translation>
    </message>
    <message>
        <source>One filter: %1</source>
        <translation>Một bộ lọc: %1</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Bộ lọc</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Trọng số</translation>
    </message>
    <message>
        <source>Weights and biases</source>
        <translation>Trọng số và độ lệch</translation>
    </message>
</context>
<context>
    <name>fovea::NetworkRows</name>
    <message>
        <source>Layers of the network</source>
        <translation>Các lớp của mạng</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>trọng số</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MAC</translation>
    </message>
</context>
<context>
    <name>fovea::PatternView</name>
    <message>
        <source>Filters</source>
        <translation>Bộ lọc</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Mẫu</translation>
    </message>
    <message>
        <source>INPUT, CONV, RELU, POOL, NORM, DROPOUT and FC, with -&gt; between them; [ … ]*2 is twice</source>
        <translation>INPUT, CONV, RELU, POOL, NORM, DROPOUT và FC, giữa chúng là -&gt;; [ … ]*2 là hai lần</translation>
    </message>
    <message>
        <source>VGG at 224 × 224 × 3, 1000 classes</source>
        <translation>VGG với 224 × 224 × 3, 1000 nhãn</translation>
    </message>
    <message>
        <source>3 × 3 in a row, or one large kernel</source>
        <translation>Dãy 3 × 3, hay một nhân lớn</translation>
    </message>
    <message>
        <source>no weights</source>
        <translation>không có trọng số</translation>
    </message>
    <message>
        <source>weights and a bias for each of the layer&apos;s outputs; MACs for one picture: %1</source>
        <translation>trọng số và một độ lệch cho mỗi đầu ra của lớp; MAC cho một ảnh: %1</translation>
    </message>
    <message>
        <source>%1 layers, %2 parameters (%3 MB), %4 MACs; values of one picture: %5 MB</source>
        <translation>%1 lớp, %2 tham số (%3 MB), %4 MAC; giá trị của một ảnh: %5 MB</translation>
    </message>
    <message>
        <source>layer %1 of %2</source>
        <translation>lớp %1 trên %2</translation>
    </message>
    <message>
        <source>Picture&apos;s side</source>
        <translation>Cạnh ảnh</translation>
    </message>
    <message>
        <source>Its channels</source>
        <translation>Số kênh</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Số nhãn</translation>
    </message>
</context>
<context>
    <name>fovea::PictureGallery</name>
    <message>
        <source>Fifty drawn pictures</source>
        <translation>Năm mươi ảnh vẽ</translation>
    </message>
</context>
<context>
    <name>fovea::Retina</name>
    <message>
        <source>Retina with a bar of light</source>
        <translation>Võng mạc với một vạch sáng</translation>
    </message>
    <message>
        <source>Drag the bar; the wheel turns it. Arrow keys move it, with Shift they turn it, + and − change its length</source>
        <translation>Kéo vạch; bánh xe chuột xoay nó. Phím mũi tên dời, kèm Shift thì xoay, + và − đổi độ dài</translation>
    </message>
</context>
<context>
    <name>fovea::ScoreLamps</name>
    <message>
        <source>Scores as lamps and bars</source>
        <translation>Điểm số dạng đèn và thanh</translation>
    </message>
</context>
<context>
    <name>fovea::SpikeTrain</name>
    <message>
        <source>Spikes of the cell</source>
        <translation>Xung của tế bào</translation>
    </message>
    <message>
        <source>response: ?</source>
        <translation>đáp ứng: ?</translation>
    </message>
    <message>
        <source>response: %1, silent</source>
        <translation>đáp ứng: %1, im</translation>
    </message>
    <message>
        <source>response: %1</source>
        <translation>đáp ứng: %1</translation>
    </message>
</context>
<context>
    <name>fovea::StackOfThree</name>
    <message>
        <source>A stack of 3 × 3 beside one large kernel</source>
        <translation>Dãy 3 × 3 bên cạnh một nhân lớn</translation>
    </message>
    <message>
        <source>%1 · 3·3·C·C</source>
        <translation>%1 · 3·3·C·C</translation>
    </message>
</context>
<context>
    <name>fovea::TemplateGallery</name>
    <message>
        <source>All templates</source>
        <translation>Mọi khuôn mẫu</translation>
    </message>
</context>
<context>
    <name>fovea::TemplateView</name>
    <message>
        <source>Picture</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Khuôn mẫu</translation>
    </message>
    <message>
        <source>Paint: left button bright, right button dark; or arrow keys and 1, 0</source>
        <translation>Vẽ: nút trái sáng, nút phải tối; hoặc phím mũi tên và 1, 0</translation>
    </message>
    <message>
        <source>Paint: left button 1, right button −1; or arrow keys and 1, 0, −</source>
        <translation>Vẽ: nút trái 1, nút phải −1; hoặc phím mũi tên và 1, 0, −</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Điểm số</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Độ sáng</translation>
    </message>
    <message>
        <source>The templates, and how many pictures each wins</source>
        <translation>Các khuôn mẫu, và mỗi cái thắng bao nhiêu ảnh</translation>
    </message>
    <message>
        <source>Fifty drawn pictures, a column for each class</source>
        <translation>Năm mươi ảnh vẽ, mỗi nhãn một cột</translation>
    </message>
    <message>
        <source>Picture: %1</source>
        <translation>Ảnh: %1</translation>
    </message>
    <message>
        <source>Template: %1</source>
        <translation>Khuôn mẫu: %1</translation>
    </message>
    <message>
        <source>argmax: ?</source>
        <translation>argmax: ?</translation>
    </message>
    <message>
        <source>argmax: class %1, %2</source>
        <translation>argmax: nhãn %1, %2</translation>
    </message>
    <message>
        <source>argmax: class %1, %2. Right.</source>
        <translation>argmax: nhãn %1, %2. Đúng.</translation>
    </message>
    <message>
        <source>argmax: class %1, %2. It is: %3.</source>
        <translation>argmax: nhãn %1, %2. Thật ra là: %3.</translation>
    </message>
    <message>
        <source>Of fifty drawn pictures, as bright as this one, %1 are named rightly. By chance it would be 5.</source>
        <translation>Trong năm mươi ảnh vẽ, chỉnh sáng như ảnh này, %1 ảnh được gọi đúng. Đoán mò thì được 5.</translation>
    </message>
    <message>
        <source>template %1 of %2</source>
        <translation>khuôn mẫu %1 trên %2</translation>
    </message>
</context>
<context>
    <name>fovea::VggTable</name>
    <message>
        <source>VGG&apos;s networks</source>
        <translation>Các mạng VGG</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>tham số</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>slide, millions</source>
        <translation>trang, triệu</translation>
    </message>
</context>
<context>
    <name>fovea::AugmentationText</name>
    <message>
        <source>Horizontal flip</source>
        <translation>Lật ngang</translation>
    </message>
    <message>
        <source>Vertical flip</source>
        <translation>Lật dọc</translation>
    </message>
    <message>
        <source>Crop and scale</source>
        <translation>Cắt và co giãn</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Tịnh tiến</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Xoay</translation>
    </message>
    <message>
        <source>Stretching</source>
        <translation>Kéo giãn</translation>
    </message>
    <message>
        <source>Shearing</source>
        <translation>Làm xiên</translation>
    </message>
    <message>
        <source>Lens distortion</source>
        <translation>Méo ống kính</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Tương phản</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Độ sáng</translation>
    </message>
    <message>
        <source>Colour jitter</source>
        <translation>Xáo màu</translation>
    </message>
    <message>
        <source>Vignette</source>
        <translation>Tối góc</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>Làm mờ</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Nhiễu</translation>
    </message>
    <message>
        <source>Cutout</source>
        <translation>Che ô</translation>
    </message>
    <message>
        <source>Left and right change places.</source>
        <translation>Trái và phải đổi chỗ.</translation>
    </message>
    <message>
        <source>Top and bottom change places.</source>
        <translation>Trên và dưới đổi chỗ.</translation>
    </message>
    <message>
        <source>Enlarged or made smaller, and moved within the room that this leaves.</source>
        <translation>Phóng to hoặc thu nhỏ, rồi dời trong khoảng trống còn lại.</translation>
    </message>
    <message>
        <source>Moved by whole pixels in both directions.</source>
        <translation>Dời số điểm ảnh nguyên theo cả hai hướng.</translation>
    </message>
    <message>
        <source>Turned around the centre.</source>
        <translation>Xoay quanh tâm.</translation>
    </message>
    <message>
        <source>Made wider or taller.</source>
        <translation>Làm rộng ra hoặc cao lên.</translation>
    </message>
    <message>
        <source>Rows move sideways, the farther the lower they lie.</source>
        <translation>Các hàng trượt ngang, hàng càng thấp càng trượt xa.</translation>
    </message>
    <message>
        <source>Bent as a lens does: a barrel or a pincushion.</source>
        <translation>Uốn như ống kính: hình thùng hoặc hình gối.</translation>
    </message>
    <message>
        <source>Values are spread around middle grey, or drawn towards it.</source>
        <translation>Giá trị giãn ra quanh màu xám giữa, hoặc co về đó.</translation>
    </message>
    <message>
        <source>The same is added to all values.</source>
        <translation>Mọi giá trị cộng thêm cùng một số.</translation>
    </message>
    <message>
        <source>Saturation and hue change; pictures without colour stay.</source>
        <translation>Độ bão hoà và sắc màu thay đổi; ảnh không màu giữ nguyên.</translation>
    </message>
    <message>
        <source>Darker towards the corners.</source>
        <translation>Tối dần về các góc.</translation>
    </message>
    <message>
        <source>Convolved with a Gaussian of a drawn width.</source>
        <translation>Tích chập với hàm Gauss có độ rộng rút ngẫu nhiên.</translation>
    </message>
    <message>
        <source>Each value gets a random number of its own.</source>
        <translation>Mỗi giá trị cộng một số ngẫu nhiên riêng.</translation>
    </message>
    <message>
        <source>A square somewhere is filled with the picture&apos;s mean colour.</source>
        <translation>Một ô vuông ở đâu đó được tô bằng màu trung bình của ảnh.</translation>
    </message>
    <message>
        <source>Another picture of the batch shines through, and the label is mixed in the same shares.</source>
        <translation>Một ảnh khác trong lô hiện xuyên qua, và nhãn được trộn theo cùng tỉ lệ.</translation>
    </message>
    <message>
        <source>A box of another picture of the batch is put in, and the label is mixed by area.</source>
        <translation>Một khung của ảnh khác trong lô được dán vào, và nhãn được trộn theo diện tích.</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>up to %1 px</source>
        <translation>đến %1 px</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>đến %1</translation>
    </message>
    <message>
        <source>± %1 px</source>
        <translation>± %1 px</translation>
    </message>
    <message>
        <source>flip</source>
        <translation>lật</translation>
    </message>
    <message>
        <source>upside down</source>
        <translation>lộn ngược</translation>
    </message>
    <message>
        <source>%1, %2 px</source>
        <translation>%1, %2 px</translation>
    </message>
    <message>
        <source>shear %1</source>
        <translation>xiên %1</translation>
    </message>
    <message>
        <source>lens %1</source>
        <translation>kính %1</translation>
    </message>
    <message>
        <source>c %1</source>
        <translation>tp %1</translation>
    </message>
    <message>
        <source>b %1</source>
        <translation>sáng %1</translation>
    </message>
    <message>
        <source>s %1, h %2°</source>
        <translation>bh %1, sắc %2°</translation>
    </message>
    <message>
        <source>v %1</source>
        <translation>góc %1</translation>
    </message>
    <message>
        <source>blur %1</source>
        <translation>mờ %1</translation>
    </message>
    <message>
        <source>noise %1</source>
        <translation>nhiễu %1</translation>
    </message>
    <message>
        <source>cutout</source>
        <translation>che ô</translation>
    </message>
    <message>
        <source>A mirrored digit is another sign, or none: without flips these classes stay what they are.</source>
        <translation>Chữ số soi gương là ký hiệu khác, hoặc không là gì: không lật thì các nhãn này giữ đúng nghĩa.</translation>
    </message>
    <message>
        <source>A mirrored letter is another sign, or none: b becomes d. Leave flips out here.</source>
        <translation>Chữ cái soi gương là ký hiệu khác, hoặc không là gì: b thành d. Ở đây đừng lật.</translation>
    </message>
    <message>
        <source>A 6 turned over is a 9: keep rotations below 90°.</source>
        <translation>Số 6 xoay ngược là số 9: hãy giữ góc xoay dưới 90°.</translation>
    </message>
    <message>
        <source>Letters turned over are others: keep rotations below 90°.</source>
        <translation>Chữ cái xoay ngược thành chữ khác: hãy giữ góc xoay dưới 90°.</translation>
    </message>
</context>
<context>
    <name>fovea::AugmentRow</name>
    <message>
        <source>Earlier in the order</source>
        <translation>Lên trước trong thứ tự</translation>
    </message>
    <message>
        <source>%1: earlier in the order</source>
        <translation>%1: lên trước trong thứ tự</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Độ mạnh</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Xác suất</translation>
    </message>
</context>
<context>
    <name>fovea::AugmentationPanel</name>
    <message>
        <source>each, in this order</source>
        <translation>tất cả, theo thứ tự này</translation>
    </message>
    <message>
        <source>each, in any order</source>
        <translation>tất cả, thứ tự bất kỳ</translation>
    </message>
    <message>
        <source>one of them</source>
        <translation>một trong số đó</translation>
    </message>
    <message>
        <source>two of them</source>
        <translation>hai trong số đó</translation>
    </message>
    <message>
        <source>three of them</source>
        <translation>ba trong số đó</translation>
    </message>
    <message>
        <source>zero</source>
        <translation>số không</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>soi gương</translation>
    </message>
    <message>
        <source>repeated</source>
        <translation>lặp lại</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Trộn</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>Mép</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Tăng cường dữ liệu</translation>
    </message>
    <message>
        <source>training pictures only; validation and test as they are</source>
        <translation>chỉ ảnh huấn luyện; kiểm định và kiểm tra giữ nguyên</translation>
    </message>
    <message>
        <source>Another</source>
        <translation>Ảnh khác</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>Hạt giống mới</translation>
    </message>
    <message>
        <source>Sixteen draws of one picture</source>
        <translation>Mười sáu lần rút của một ảnh</translation>
    </message>
    <message>
        <source>As for “fovea train --augment”; the order is that of the names</source>
        <translation>Như của “fovea train --augment”; thứ tự là thứ tự các tên</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>Dạng chữ</translation>
    </message>
    <message>
        <source>One picture, sixteen draws</source>
        <translation>Một ảnh, mười sáu lần rút</translation>
    </message>
    <message>
        <source>There is no data open to draw from.</source>
        <translation>Chưa mở dữ liệu nào để rút.</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;&lt;br&gt;training image %2</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;&lt;br&gt;ảnh huấn luyện %2</translation>
    </message>
    <message>
        <source>The first sixteen epochs of seed %1: the same seed draws the same pixels. Under each picture stands how it was moved, then what became of its values.</source>
        <translation>Mười sáu epoch đầu của hạt giống %1: cùng hạt giống cho cùng điểm ảnh. Dưới mỗi ảnh là cách nó được dời, rồi điều xảy ra với các giá trị.</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>giữ nguyên</translation>
    </message>
</context>
<context>
    <name>fovea::AugmentationDialog</name>
    <message>
        <source>Augmentation</source>
        <translation>Tăng cường dữ liệu</translation>
    </message>
    <message>
        <source>A run goes on with the augmentation that it began with. Rewind it to change this.</source>
        <translation>Lần chạy tiếp tục với cách tăng cường lúc bắt đầu. Tua về đầu để đổi.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Huỷ</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Dùng</translation>
    </message>
</context>
<context>
    <name>fovea::AugmentationSection</name>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Choose augmentation</source>
        <translation>Chọn cách tăng cường dữ liệu</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Tăng cường dữ liệu</translation>
    </message>
    <message>
        <source>none: training pictures as they are</source>
        <translation>không: ảnh huấn luyện giữ nguyên</translation>
    </message>
</context>
<context>
    <name>fovea::AugmentationArgument</name>
    <message>
        <source>“%1” has no training image %2: they are 0 … %3.</source>
        <translation>“%1” không có ảnh huấn luyện %2: có từ 0 … %3.</translation>
    </message>
</context>
<context>
    <name>fovea::AugmentVerb</name>
    <message>
        <source>--out takes a picture (.png) or an array (.npy), not “%1”.</source>
        <translation>--out nhận ảnh (.png) hoặc mảng (.npy), không nhận “%1”.</translation>
    </message>
    <message>
        <source>Wrote “%1”.</source>
        <translation>Đã ghi “%1”.</translation>
    </message>
    <message>
        <source>shows what augmentation makes of a training picture in the first sixteen epochs</source>
        <translation>cho thấy tăng cường dữ liệu biến một ảnh huấn luyện thành gì trong mười sáu epoch đầu</translation>
    </message>
</context>
<context>
    <name>fovea::AugmentationPicture</name>
    <message>
        <source>%1, training image %2, seed %3</source>
        <translation>%1, ảnh huấn luyện %2, hạt giống %3</translation>
    </message>
</context>
<context>
    <name>fovea::DataDialog</name>
    <message>
        <source>Data: a folder of pictures</source>
        <translation>Dữ liệu: một thư mục ảnh</translation>
    </message>
    <message>
        <source>left: as it is, %1 × %2; then at %3 × %3, by area</source>
        <translation>bên trái: nguyên gốc, %1 × %2; sau đó là %3 × %3, lấy theo diện tích</translation>
    </message>
    <message>
        <source>Drawn from each class. Other numbers for the seed draw other images.</source>
        <translation>Rút từ mỗi nhãn. Hạt giống khác thì rút ra ảnh khác.</translation>
    </message>
    <message>
        <source>The folder has a test part of its own, which is kept.</source>
        <translation>Thư mục có sẵn phần kiểm tra, và phần đó được giữ nguyên.</translation>
    </message>
    <message>
        <source>Its %1 images for validation are kept, too.</source>
        <translation>%1 ảnh kiểm định của nó cũng được giữ.</translation>
    </message>
    <message>
        <source>Nothing is left out</source>
        <translation>Không bỏ tệp nào</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Bỏ ra: %1</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Đang đọc…</translation>
    </message>
    <message>
        <source>%1 classes · %2 training and %3 test images · %4 × %5 to %6 × %7 pixels</source>
        <translation>%1 nhãn · %2 ảnh huấn luyện và %3 ảnh kiểm tra · từ %4 × %5 đến %6 × %7 điểm ảnh</translation>
    </message>
    <message>
        <source>Choose at least two classes.</source>
        <translation>Hãy chọn ít nhất hai nhãn.</translation>
    </message>
    <message>
        <source>folder of pictures by class · %1</source>
        <translation>thư mục ảnh theo nhãn · %1</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Các nhãn</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Huấn luyện</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Kiểm tra</translation>
    </message>
    <message>
        <source>First pictures</source>
        <translation>Ảnh đầu</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tất cả</translation>
    </message>
    <message>
        <source>Most training images of a class</source>
        <translation>Số ảnh huấn luyện tối đa của một nhãn</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> điểm ảnh</translation>
    </message>
    <message>
        <source>Height and width that all pictures get</source>
        <translation>Chiều cao và chiều rộng mà mọi ảnh sẽ có</translation>
    </message>
    <message>
        <source>in colour</source>
        <translation>có màu</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>xám</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>Đổi kích thước</translation>
    </message>
    <message>
        <source>cut to the centre</source>
        <translation>cắt lấy phần giữa</translation>
    </message>
    <message>
        <source>stretch</source>
        <translation>kéo giãn</translation>
    </message>
    <message>
        <source>pad with grey</source>
        <translation>đệm màu xám</translation>
    </message>
    <message>
        <source>Test part</source>
        <translation>Phần kiểm tra</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>hạt giống</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Bỏ ra</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Chép thành lệnh</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Huỷ</translation>
    </message>
    <message>
        <source>Use this data</source>
        <translation>Dùng dữ liệu này</translation>
    </message>
</context>
<context>
    <name>fovea::FindingsText</name>
    <message>
        <source>The test part is the data&apos;s own.</source>
        <translation>Phần kiểm tra có sẵn trong dữ liệu.</translation>
    </message>
    <message>
        <source>The test part is drawn from each class: %1 % by seed %2.</source>
        <translation>Phần kiểm tra được rút từ mỗi nhãn: %1 %, hạt giống %2.</translation>
    </message>
    <message>
        <source>pictures drawn by Fovea</source>
        <translation>ảnh do Fovea vẽ</translation>
    </message>
    <message>
        <source>CIFAR-10, binary version</source>
        <translation>CIFAR-10, bản nhị phân</translation>
    </message>
    <message>
        <source>CIFAR-100, binary version</source>
        <translation>CIFAR-100, bản nhị phân</translation>
    </message>
    <message>
        <source>CIFAR, Python version</source>
        <translation>CIFAR, bản Python</translation>
    </message>
    <message>
        <source>IDX files, as of MNIST</source>
        <translation>tệp IDX, như của MNIST</translation>
    </message>
    <message>
        <source>arrays of NumPy</source>
        <translation>mảng của NumPy</translation>
    </message>
    <message>
        <source>table of pixels</source>
        <translation>bảng điểm ảnh</translation>
    </message>
    <message>
        <source>STL-10, binary version</source>
        <translation>STL-10, bản nhị phân</translation>
    </message>
    <message>
        <source>folder of pictures by class</source>
        <translation>thư mục ảnh theo nhãn</translation>
    </message>
    <message>
        <source>turned as EXIF says: %1</source>
        <translation>xoay theo EXIF: %1</translation>
    </message>
    <message>
        <source>CMYK made RGB: %1</source>
        <translation>CMYK đổi sang RGB: %1</translation>
    </message>
    <message>
        <source>grey: %1</source>
        <translation>xám: %1</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>ẩn</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>rỗng</translation>
    </message>
    <message>
        <source>beside the folders of classes</source>
        <translation>nằm ngoài các thư mục nhãn</translation>
    </message>
    <message>
        <source>its class has nothing to train on</source>
        <translation>nhãn của nó không có gì để huấn luyện</translation>
    </message>
    <message>
        <source>too deep, or a link to a folder</source>
        <translation>quá sâu, hoặc là liên kết đến thư mục</translation>
    </message>
    <message>
        <source>cut to the centre</source>
        <translation>cắt lấy phần giữa</translation>
    </message>
    <message>
        <source>stretched</source>
        <translation>kéo giãn</translation>
    </message>
    <message>
        <source>padded with grey</source>
        <translation>đệm màu xám</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>xám</translation>
    </message>
    <message>
        <source>in colour</source>
        <translation>có màu</translation>
    </message>
    <message>
        <source>%1 to %2 × %2, %3</source>
        <translation>%1 thành %2 × %2, %3</translation>
    </message>
    <message>
        <source>Pictures of %1 × %2 to %3 × %4 pixels, %5.</source>
        <translation>Ảnh từ %1 × %2 đến %3 × %4 điểm ảnh, %5.</translation>
    </message>
    <message>
        <source>%1 images are held back for validation, as the data has them.</source>
        <translation>%1 ảnh được giữ lại để kiểm định, như dữ liệu đã chia.</translation>
    </message>
</context>
<context>
    <name>fovea::WorkCard</name>
    <message>
        <source>A new document with its recipe. What is open is asked about first.</source>
        <translation>Một tài liệu mới kèm công thức. Phần đang mở sẽ được hỏi trước.</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Xây dựng</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Huấn luyện</translation>
    </message>
    <message>
        <source>See</source>
        <translation>Nhìn</translation>
    </message>
    <message>
        <source>In %1</source>
        <translation>Trong %1</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Sang %1</translation>
    </message>
    <message>
        <source>Set up %1</source>
        <translation>Dựng: %1</translation>
    </message>
    <message>
        <source>learning rate %1</source>
        <translation>tốc độ học %1</translation>
    </message>
    <message>
        <source>batch of %1</source>
        <translation>lô %1</translation>
    </message>
    <message>
        <source>%1 epochs</source>
        <translation>%1 epoch</translation>
    </message>
    <message>
        <source>training %1%</source>
        <translation>huấn luyện %1%</translation>
    </message>
    <message>
        <source>held-back images %1%</source>
        <translation>ảnh giữ lại %1%</translation>
    </message>
    <message>
        <source>The open run: %1</source>
        <translation>Lần chạy đang mở: %1</translation>
    </message>
</context>
<context>
    <name>fovea::ClassicsView</name>
    <message>
        <source>Five channels at one pixel</source>
        <translation>Năm kênh tại một điểm ảnh</translation>
    </message>
    <message>
        <source>Divided by (2 + 0.0001 · Σ x²)^0.75</source>
        <translation>Chia cho (2 + 0.0001 · Σ x²)^0.75</translation>
    </message>
    <message>
        <source>C3 of 1998: which maps a filter sees</source>
        <translation>C3 năm 1998: bộ lọc thấy bản đồ nào</translation>
    </message>
    <message>
        <source>Local response norm</source>
        <translation>Chuẩn hoá phản hồi</translation>
    </message>
    <message>
        <source>Filter %1 sees %2 maps: 25·%2 + 1 = %3 parameters. All sixteen: %4, and %5 without the table.</source>
        <translation>Bộ lọc %1 thấy %2 bản đồ: 25·%2 + 1 = %3 tham số. Cả mười sáu: %4, và %5 nếu không có bảng.</translation>
    </message>
    <message>
        <source>The first is divided by %1. A large value makes its neighbours smaller, up to two channels away.</source>
        <translation>Kênh đầu bị chia cho %1. Một giá trị lớn làm nhỏ các kênh cách nó tối đa hai kênh.</translation>
    </message>
    <message>
        <source>84 · %1 = %2 fixed numbers, 0 trained</source>
        <translation>84 · %1 = %2 số cố định, 0 số được học</translation>
    </message>
    <message>
        <source>no weights</source>
        <translation>không có trọng số</translation>
    </message>
    <message>
        <source>sees %1 × %1 pixels</source>
        <translation>thấy %1 × %1 điểm ảnh</translation>
    </message>
    <message>
        <source>sees the whole picture</source>
        <translation>thấy cả ảnh</translation>
    </message>
    <message>
        <source>output %1, %2 MACs, %3</source>
        <translation>đầu ra %1, %2 MAC, %3</translation>
    </message>
    <message>
        <source>%1 layers, %2 parameters (%3 MB), %4 MACs</source>
        <translation>%1 lớp, %2 tham số (%3 MB), %4 MAC</translation>
    </message>
    <message>
        <source>%1, and %2 fixed numbers</source>
        <translation>%1, và %2 số cố định</translation>
    </message>
    <message>
        <source>layer %1 of %2</source>
        <translation>lớp %1 trên %2</translation>
    </message>
</context>
<context>
    <name>fovea::ConnectionGrid</name>
    <message>
        <source>Which maps each filter of C3 sees</source>
        <translation>Mỗi bộ lọc của C3 thấy bản đồ nào</translation>
    </message>
</context>
<context>
    <name>fovea::KernelChooser</name>
    <message>
        <source>Sobel, left to right</source>
        <translation>Sobel, trái sang phải</translation>
    </message>
    <message>
        <source>Sobel, top to bottom</source>
        <translation>Sobel, trên xuống dưới</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>Làm mờ</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>Làm nét</translation>
    </message>
    <message>
        <source>Gabor</source>
        <translation>Gabor</translation>
    </message>
    <message>
        <source>Bars (Hubel and Wiesel)</source>
        <translation>Thanh sáng (Hubel và Wiesel)</translation>
    </message>
    <message>
        <source>turn each filter further</source>
        <translation>xoay dần từng bộ lọc</translation>
    </message>
    <message>
        <source>Kernels of %1</source>
        <translation>Nhân của %1</translation>
    </message>
    <message>
        <source>All filters get these weights, and biases become 0. Nothing keeps them so in training.</source>
        <translation>Mọi bộ lọc nhận các trọng số này, độ lệch thành 0. Khi huấn luyện chúng vẫn thay đổi.</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Nhân</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Góc</translation>
    </message>
    <message>
        <source>Set kernels</source>
        <translation>Đặt nhân</translation>
    </message>
</context>
<context>
    <name>fovea::PatternEdit</name>
    <message>
        <source>Pattern</source>
        <translation>Mẫu</translation>
    </message>
    <message>
        <source>INPUT, CONV, RELU, POOL, NORM, DROPOUT and FC, with -&gt; between them; [ … ]*2 is twice</source>
        <translation>INPUT, CONV, RELU, POOL, NORM, DROPOUT và FC, có -&gt; ở giữa; [ … ]*2 là hai lần</translation>
    </message>
    <message>
        <source>Filters of each stage</source>
        <translation>Số bộ lọc của mỗi tầng</translation>
    </message>
    <message>
        <source>Filters of the convolutions of each stage; a stage ends with POOL, and the last number repeats</source>
        <translation>Số bộ lọc của các tích chập trong mỗi tầng; tầng kết thúc ở POOL, số cuối được lặp lại</translation>
    </message>
    <message>
        <source>Units of the hidden dense layers</source>
        <translation>Số đơn vị của các lớp ẩn kết nối đầy đủ</translation>
    </message>
    <message>
        <source>Units of each FC but the last; the last number repeats</source>
        <translation>Số đơn vị của mỗi FC trừ FC cuối; số cuối được lặp lại</translation>
    </message>
    <message>
        <source>no pattern: INPUT-&gt;[[CONV-&gt;RELU]*2-&gt;POOL]*3-&gt;FC builds another network</source>
        <translation>không phải mẫu: INPUT-&gt;[[CONV-&gt;RELU]*2-&gt;POOL]*3-&gt;FC dựng mạng khác</translation>
    </message>
    <message>
        <source>filters</source>
        <translation>bộ lọc</translation>
    </message>
    <message>
        <source>units</source>
        <translation>đơn vị</translation>
    </message>
</context>
<context>
    <name>fovea::PatternBuilder</name>
    <message>
        <source>“%1” is no width: numbers from 1 to %2 belong here, with commas between them.</source>
        <translation>“%1” không phải độ rộng: cần các số từ 1 đến %2, cách nhau bằng dấu phẩy.</translation>
    </message>
    <message>
        <source>Build a pattern</source>
        <translation>Dựng theo mẫu</translation>
    </message>
</context>
<context>
    <name>fovea::FreezeItem</name>
    <message>
        <source>freeze line</source>
        <translation>đường đóng băng</translation>
    </message>
    <message>
        <source>%1 frozen + %2 trained = %3</source>
        <translation>%1 đóng băng + %2 huấn luyện = %3</translation>
    </message>
</context>
<context>
    <name>fovea::BuildFreezing</name>
    <message>
        <source>Replace the head</source>
        <translation>Thay đầu phân loại</translation>
    </message>
    <message>
        <source>“%1” is replaced by a new layer, drawn by the seed; all other layers keep their weights. Classes:</source>
        <translation>“%1” được thay bằng một lớp mới, khởi tạo theo hạt giống; mọi lớp khác giữ trọng số của mình. Số nhãn:</translation>
    </message>
    <message>
        <source>The network ends in features. A dense layer is put behind them. Classes:</source>
        <translation>Mạng kết thúc bằng đặc trưng. Một lớp kết nối đầy đủ được đặt sau chúng. Số nhãn:</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Thay</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Huỷ</translation>
    </message>
</context>
<context>
    <name>fovea::LayersDialog</name>
    <message>
        <source>Layers</source>
        <translation>Các lớp</translation>
    </message>
    <message>
        <source>A frozen layer keeps its weights, and its batch norm the statistics that it has. Others learn at their factor of the learning rate; at 0 weights stay, too.</source>
        <translation>Lớp đóng băng giữ trọng số, và chuẩn hoá theo lô của nó giữ các thống kê đang có. Các lớp khác học theo hệ số của tốc độ học; ở 0 trọng số cũng giữ nguyên.</translation>
    </message>
    <message>
        <source>Weight decay on biases</source>
        <translation>Suy giảm trọng số ở độ lệch</translation>
    </message>
    <message>
        <source>Weight decay on batch, group and instance norm</source>
        <translation>Suy giảm trọng số ở chuẩn hoá theo lô, nhóm và ảnh</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Huỷ</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Dùng</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Lớp</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Tham số</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Đóng băng</translation>
    </message>
    <message>
        <source>Rate ×</source>
        <translation>Tốc độ ×</translation>
    </message>
    <message>
        <source>Freeze %1</source>
        <translation>Đóng băng %1</translation>
    </message>
    <message>
        <source>Factor of the learning rate of %1</source>
        <translation>Hệ số tốc độ học của %1</translation>
    </message>
    <message>
        <source>%1 trained, %2 frozen</source>
        <translation>%1 huấn luyện, %2 đóng băng</translation>
    </message>
    <message>
        <source>Settings of layers</source>
        <translation>Thiết lập của các lớp</translation>
    </message>
</context>
<context>
    <name>fovea::LayersSection</name>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Choose frozen layers and rates</source>
        <translation>Chọn lớp đóng băng và tốc độ</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Các lớp</translation>
    </message>
    <message>
        <source>all trained alike</source>
        <translation>mọi lớp huấn luyện như nhau</translation>
    </message>
    <message>
        <source>%1: %2 of %3 parameters are trained</source>
        <translation>%1: %2 trên %3 tham số được huấn luyện</translation>
    </message>
</context>
<context>
    <name>fovea::LayerTrainingText</name>
    <message>
        <source>%1 layers</source>
        <translation>%1 lớp</translation>
    </message>
    <message>
        <source>frozen up to %1</source>
        <translation>đóng băng đến %1</translation>
    </message>
    <message>
        <source>frozen: %1</source>
        <translation>đóng băng: %1</translation>
    </message>
    <message>
        <source>rates of %1 layers</source>
        <translation>tốc độ của %1 lớp</translation>
    </message>
    <message>
        <source>no decay on biases and norms</source>
        <translation>không suy giảm ở độ lệch và chuẩn hoá</translation>
    </message>
    <message>
        <source>no decay on biases</source>
        <translation>không suy giảm ở độ lệch</translation>
    </message>
    <message>
        <source>no decay on norms</source>
        <translation>không suy giảm ở chuẩn hoá</translation>
    </message>
</context>
<context>
    <name>fovea::FreezeStrip</name>
    <message>
        <source>The layers and the freeze line</source>
        <translation>Các lớp và đường đóng băng</translation>
    </message>
    <message>
        <source>Drag the line, or move it by the arrow keys</source>
        <translation>Kéo đường, hoặc dời bằng phím mũi tên</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Kết nối đầy đủ</translation>
    </message>
    <message>
        <source>Conv %1</source>
        <translation>Tích chập %1</translation>
    </message>
    <message>
        <source>freeze line</source>
        <translation>đường đóng băng</translation>
    </message>
</context>
<context>
    <name>fovea::FreezeQuadrant</name>
    <message>
        <source>The slide&apos;s four quarters</source>
        <translation>Bốn phần tư của bài giảng</translation>
    </message>
    <message>
        <source>A linear classifier on the top layer</source>
        <translation>Bộ phân loại tuyến tính trên lớp cuối</translation>
    </message>
    <message>
        <source>Trouble: try linear ones on other stages</source>
        <translation>Rắc rối: thử tuyến tính trên các tầng khác</translation>
    </message>
    <message>
        <source>Fine-tune a few layers</source>
        <translation>Tinh chỉnh vài lớp</translation>
    </message>
    <message>
        <source>Fine-tune more layers</source>
        <translation>Tinh chỉnh nhiều lớp hơn</translation>
    </message>
    <message>
        <source>similar data</source>
        <translation>dữ liệu giống</translation>
    </message>
    <message>
        <source>different data</source>
        <translation>dữ liệu khác</translation>
    </message>
    <message>
        <source>little of it</source>
        <translation>ít</translation>
    </message>
    <message>
        <source>lots of it</source>
        <translation>nhiều</translation>
    </message>
</context>
<context>
    <name>fovea::FreezeView</name>
    <message>
        <source>from scratch</source>
        <translation>từ đầu</translation>
    </message>
    <message>
        <source>linear on top</source>
        <translation>tuyến tính trên cùng</translation>
    </message>
    <message>
        <source>linear on a stage</source>
        <translation>tuyến tính trên một tầng</translation>
    </message>
    <message>
        <source>a few fine-tuned</source>
        <translation>tinh chỉnh vài lớp</translation>
    </message>
    <message>
        <source>more fine-tuned</source>
        <translation>tinh chỉnh nhiều lớp</translation>
    </message>
    <message>
        <source>little, similar · little, different · lots, similar · lots, different</source>
        <translation>ít, giống · ít, khác · nhiều, giống · nhiều, khác</translation>
    </message>
    <message>
        <source>Accuracy in percent, of your own runs; 0: not run yet</source>
        <translation>Độ chính xác tính bằng phần trăm, từ những lần chạy của bạn; 0: chưa chạy</translation>
    </message>
    <message>
        <source>What slide 145 advises</source>
        <translation>Trang 145 khuyên gì</translation>
    </message>
    <message>
        <source>Measured by you</source>
        <translation>Bạn đo được</translation>
    </message>
    <message>
        <source>Frozen + trained. The slide freezes %1 of the seven layers here.</source>
        <translation>Đóng băng + huấn luyện. Ở đây bài giảng đóng băng %1 trong bảy lớp.</translation>
    </message>
    <message>
        <source>Frozen + trained. The slide freezes %1 to %2 of the seven layers here.</source>
        <translation>Đóng băng + huấn luyện. Ở đây bài giảng đóng băng %1 đến %2 trong bảy lớp.</translation>
    </message>
    <message>
        <source>%1 numbers per picture come through the line; a linear classifier on them: %2 parameters. Multiply–adds of a picture: %3; with the frozen part&apos;s output kept: %4, and %5 MiB.</source>
        <translation>Mỗi ảnh có %1 số qua đường; bộ phân loại tuyến tính trên chúng: %2 tham số. Phép nhân cộng của một ảnh: %3; khi giữ kết quả phần đóng băng: %4, và %5 MiB.</translation>
    </message>
    <message>
        <source>%1 of 7 layers frozen</source>
        <translation>đóng băng %1/7</translation>
    </message>
</context>
<context>
    <name>fovea::AveragingText</name>
    <message>
        <source>None</source>
        <translation>Không</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>Hệ số giữ</translation>
    </message>
    <message>
        <source>From epoch</source>
        <translation>Từ epoch</translation>
    </message>
    <message>
        <source>Every … steps</source>
        <translation>Mỗi … bước</translation>
    </message>
    <message>
        <source>Validation, See and the file have the averaged weights; the training curve is of those that steps move. Batch norm&apos;s statistics are averaged too.</source>
        <translation>Kiểm định, Nhìn và tệp dùng trọng số trung bình; đường huấn luyện là của trọng số mà từng bước cập nhật. Thống kê của batch norm cũng được lấy trung bình.</translation>
    </message>
    <message>
        <source>An exponential mean of the weights after each step.</source>
        <translation>Trung bình mũ của trọng số sau mỗi bước.</translation>
    </message>
    <message>
        <source>The plain mean of the weights at the ends of epochs.</source>
        <translation>Trung bình cộng của trọng số ở cuối các epoch.</translation>
    </message>
    <message>
        <source>Slow weights go halfway to the trained ones every few steps, and training goes on from there. Validation, See and the file have the slow weights.</source>
        <translation>Cứ vài bước, trọng số chậm đi nửa đường tới trọng số đang huấn luyện, và việc huấn luyện tiếp tục từ đó. Kiểm định, Nhìn và tệp dùng trọng số chậm.</translation>
    </message>
    <message>
        <source>SWA from epoch %1</source>
        <translation>SWA từ epoch %1</translation>
    </message>
</context>
<context>
    <name>fovea::InitialisationText</name>
    <message>
        <source>Zero</source>
        <translation>Không (0)</translation>
    </message>
    <message>
        <source>Small (0.01)</source>
        <translation>Nhỏ (0.01)</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Thường</translation>
    </message>
    <message>
        <source>Normal with deviation √(2 / fan-in): ReLUs hand on what spreads as it came.</source>
        <translation>Phân phối chuẩn, độ lệch √(2 / fan-in): qua ReLU, tín hiệu giữ nguyên độ phân tán.</translation>
    </message>
    <message>
        <source>Uniform within ±√(6 / (fan-in + fan-out)), made for tanh and sigmoid.</source>
        <translation>Phân phối đều trong ±√(6 / (fan-in + fan-out)), dành cho tanh và sigmoid.</translation>
    </message>
    <message>
        <source>All 0: the units of a layer are the same and stay so. To see that it can&apos;t learn.</source>
        <translation>Tất cả bằng 0: các đơn vị của một lớp giống hệt nhau và mãi như vậy. Để thấy rằng mạng không học được.</translation>
    </message>
    <message>
        <source>Normal with deviation 0.01: in a deep network the signal fades from layer to layer.</source>
        <translation>Phân phối chuẩn, độ lệch 0.01: trong mạng sâu, tín hiệu tắt dần qua từng lớp.</translation>
    </message>
    <message>
        <source>A convolution&apos;s first filters hand one channel on each; the others are as usual.</source>
        <translation>Các bộ lọc đầu của lớp tích chập mỗi cái chuyển tiếp một kênh; các bộ lọc khác như thông thường.</translation>
    </message>
    <message>
        <source>He&apos;s in front of a ReLU and its kind, LeCun&apos;s in front of SELU, Xavier&apos;s elsewhere.</source>
        <translation>Kiểu He trước ReLU và các hàm tương tự, kiểu LeCun trước SELU, kiểu Xavier ở các lớp khác.</translation>
    </message>
</context>
<context>
    <name>fovea::AveragingForm</name>
    <message>
        <source>Averaging</source>
        <translation>Lấy trung bình</translation>
    </message>
</context>
<context>
    <name>fovea::DeviceBars</name>
    <message>
        <source>Operations a second</source>
        <translation>Số phép tính mỗi giây</translation>
    </message>
    <message>
        <source>%1 $ an hour</source>
        <translation>%1 $ mỗi giờ</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Máy tính này</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>chưa đo</translation>
    </message>
    <message>
        <source>%1 GFLOP/s; matrix product %2, convolution %3</source>
        <translation>%1 GFLOP/s; tích ma trận %2, tích chập %3</translation>
    </message>
</context>
<context>
    <name>fovea::FeatureBars</name>
    <message>
        <source>Histograms of directions and colours</source>
        <translation>Biểu đồ hướng và màu</translation>
    </message>
    <message>
        <source>Cell %1: directions</source>
        <translation>Ô %1: các hướng</translation>
    </message>
    <message>
        <source>Whole picture: red, green, blue</source>
        <translation>Cả ảnh: đỏ, lục, lam</translation>
    </message>
</context>
<context>
    <name>fovea::FeaturesView</name>
    <message>
        <source>The cell&apos;s bins</source>
        <translation>Các khoảng của ô</translation>
    </message>
    <message>
        <source>Levels of a colour</source>
        <translation>Số mức của mỗi màu</translation>
    </message>
    <message>
        <source>Three pipelines, or both layers as one</source>
        <translation>Ba quy trình, hoặc hai lớp gộp làm một</translation>
    </message>
    <message>
        <source>By hand, or any dense network</source>
        <translation>Tính tay, hoặc một mạng kết nối đầy đủ bất kỳ</translation>
    </message>
    <message>
        <source>Accuracies on CIFAR-10&apos;s test pictures: README (pixels: 10 epochs; learned: ConvNetJS&apos;s network, 5 epochs), and in the middle 8 × 8 cells, 9 bins, 8 levels, 10 epochs with seed 1 (seeds 2 and 3: 50.3% and 49.8%), measured by NumPy and PyTorch beside Fovea.</source>
        <translation>Độ chính xác trên ảnh kiểm tra của CIFAR-10: theo README (pixel: 10 epoch; đã học: mạng của ConvNetJS, 5 epoch), và ở giữa là ô 8 × 8, 9 khoảng, 8 mức, 10 epoch với hạt giống 1 (hạt giống 2 và 3: 50.3% và 49.8%), đo bằng NumPy và PyTorch bên ngoài Fovea.</translation>
    </message>
    <message>
        <source>directions; with 3 · %1 colours %2 numbers instead of 3072 pixels</source>
        <translation>số của các hướng; cùng 3 · %1 số màu là %2 số thay cho 3072 số của pixel</translation>
    </message>
    <message>
        <source>none, the cell is flat</source>
        <translation>không có, ô này phẳng</translation>
    </message>
    <message>
        <source>Strongest direction: %1 · changed: directions by %2, colours by %3</source>
        <translation>Hướng mạnh nhất: %1 · thay đổi: hướng %2, màu %3</translation>
    </message>
    <message>
        <source>cell %1 of %2</source>
        <translation>ô %1 trên %2</translation>
    </message>
</context>
<context>
    <name>fovea::GalleryCards</name>
    <message>
        <source>Applications</source>
        <translation>Ứng dụng</translation>
    </message>
</context>
<context>
    <name>fovea::GradientCells</name>
    <message>
        <source>The picture&apos;s cells and their directions</source>
        <translation>Các ô của ảnh và hướng của chúng</translation>
    </message>
</context>
<context>
    <name>fovea::PipelineRows</name>
    <message>
        <source>Three pipelines</source>
        <translation>Ba quy trình</translation>
    </message>
    <message>
        <source>Pixels → linear</source>
        <translation>Pixel → tuyến tính</translation>
    </message>
    <message>
        <source>Gradients, colours → linear</source>
        <translation>Gradient, màu → tuyến tính</translation>
    </message>
    <message>
        <source>Learned layers → linear</source>
        <translation>Các lớp đã học → tuyến tính</translation>
    </message>
    <message>
        <source>%1 learned</source>
        <translation>học %1 số</translation>
    </message>
</context>
<context>
    <name>fovea::PracticeView</name>
    <message>
        <source>180 000 GFLOP/s printed: no cores or clock to check it by</source>
        <translation>In 180 000 GFLOP/s: không có số nhân hay xung nhịp để kiểm tra</translation>
    </message>
    <message>
        <source>%1: %2% error, %3 million parameters, %4 · 10⁹ MACs</source>
        <translation>%1: lỗi %2%, %3 triệu tham số, %4 · 10⁹ phép nhân cộng</translation>
    </message>
    <message>
        <source>This computer: not measured yet.</source>
        <translation>Máy tính này: chưa đo.</translation>
    </message>
    <message>
        <source>%1; %2 threads. LeNet-5 trains on %3 pictures a second.</source>
        <translation>%1; %2 luồng. LeNet-5 huấn luyện %3 ảnh mỗi giây.</translation>
    </message>
    <message>
        <source>A computer without a name</source>
        <translation>Một máy tính không tên</translation>
    </message>
    <message>
        <source>printed figure implies %1 GHz</source>
        <translation>con số in ứng với %1 GHz</translation>
    </message>
    <message>
        <source>%1 $ for each GFLOP/s</source>
        <translation>%1 $ cho mỗi GFLOP/s</translation>
    </message>
    <message>
        <source>%1 times the i7</source>
        <translation>gấp %1 lần i7</translation>
    </message>
    <message>
        <source>card %1 of %2</source>
        <translation>thẻ %1 trên %2</translation>
    </message>
    <message>
        <source>row %1 of %2</source>
        <translation>dòng %1 trên %2</translation>
    </message>
    <message>
        <source>Slide 150: CS231n 2018, lecture 8; prices and GFLOP/s of that year, where “GFLOPs” means GFLOP/s.</source>
        <translation>Trang 150: CS231n 2018, bài giảng 8; giá và GFLOP/s của năm đó, “GFLOPs” nghĩa là GFLOP/s.</translation>
    </message>
    <message>
        <source>Slide 149, whose bars are lost, from the tables of jcjohnson/cnn-benchmarks (forward and backward of 16 pictures; graphics card over processor, then cuDNN over none): %1. The processor&apos;s code was not well optimised there.</source>
        <translation>Trang 149, các cột đã mất, theo bảng của jcjohnson/cnn-benchmarks (lượt xuôi và ngược của 16 ảnh; card đồ hoạ so với bộ xử lý, rồi có cuDNN so với không): %1. Mã cho bộ xử lý ở đó chưa được tối ưu tốt.</translation>
    </message>
    <message>
        <source>Renting the TPU for %1 hours costs what the GTX costs.</source>
        <translation>Thuê TPU %1 giờ tốn bằng giá chiếc GTX.</translation>
    </message>
    <message>
        <source>ImageNet: published figures, not measured by one protocol. AlexNet: Caffe&apos;s reference. VGG: the paper, at one scale. ResNet: fb.resnet.torch, one crop of 224. EfficientNet: Tan and Le, May 2019.</source>
        <translation>ImageNet: số liệu đã công bố, không cùng một cách đo. AlexNet: mạng tham chiếu của Caffe. VGG: bài báo, một cỡ ảnh. ResNet: fb.resnet.torch, một khung cắt 224. EfficientNet: Tan và Le, tháng 5 năm 2019.</translation>
    </message>
    <message>
        <source>CIFAR-10: grey dots are Fovea&apos;s README (linear after 10 epochs, ConvNetJS after 5), amber ones yours, of images that were held back.</source>
        <translation>CIFAR-10: chấm xám theo README của Fovea (tuyến tính sau 10 epoch, ConvNetJS sau 5), chấm hổ phách là của bạn, trên ảnh để riêng.</translation>
    </message>
    <message>
        <source>Two charts and never one: a thousand classes and large photos are another task than ten and 32 × 32.</source>
        <translation>Hai biểu đồ chứ không bao giờ một: nghìn nhãn với ảnh lớn là bài toán khác với mười nhãn và 32 × 32.</translation>
    </message>
    <message>
        <source>Slide 145&apos;s quarters, and what has to be known before slide 148&apos;s questions can be answered. Little means fewer than 100 pictures per class; stages halve the picture to 4 to 7 pixels, at most five times; both are rules of thumb.</source>
        <translation>Bốn phần tư của trang 145, và những gì phải biết trước khi trả lời được các câu hỏi của trang 148. Ít nghĩa là dưới 100 ảnh mỗi nhãn; các tầng chia đôi ảnh đến 4–7 pixel, nhiều nhất năm lần; cả hai là quy tắc kinh nghiệm.</translation>
    </message>
    <message>
        <source>A rule is where one begins. What is better is measured on held-back pictures, over several seeds.</source>
        <translation>Quy tắc là chỗ bắt đầu. Cái gì tốt hơn thì đo trên ảnh để riêng, với nhiều hạt giống.</translation>
    </message>
    <message>
        <source>The lecture&apos;s pictures are lost or show others&apos; work. “Here”, “partly” and “not here” say what of it can be done with Fovea.</source>
        <translation>Ảnh của bài giảng đã mất hoặc cho xem kết quả của người khác. “Ở đây”, “một phần” và “không có ở đây” nói điều gì làm được với Fovea.</translation>
    </message>
    <message>
        <source>Measure this computer</source>
        <translation>Đo máy tính này</translation>
    </message>
    <message>
        <source>Some seconds on all cores; it can be stopped</source>
        <translation>Vài giây trên mọi nhân; có thể dừng</translation>
    </message>
    <message>
        <source>A training is running and would take its part of the cores. Pause it, then measure.</source>
        <translation>Đang có một lần huấn luyện chạy và nó chiếm phần các nhân. Hãy tạm dừng rồi đo.</translation>
    </message>
    <message>
        <source>My runs</source>
        <translation>Các lần chạy của tôi</translation>
    </message>
    <message>
        <source>The runs of the open project on CIFAR-10</source>
        <translation>Các lần chạy trên CIFAR-10 của dự án đang mở</translation>
    </message>
    <message>
        <source>The open project has no run on CIFAR-10 with images held back.</source>
        <translation>Dự án đang mở không có lần chạy nào trên CIFAR-10 có ảnh để riêng.</translation>
    </message>
    <message>
        <source>Set it up in Build</source>
        <translation>Dựng trong phòng Xây dựng</translation>
    </message>
    <message>
        <source>Fovea trains one label of each picture only</source>
        <translation>Fovea chỉ huấn luyện một nhãn cho mỗi ảnh</translation>
    </message>
    <message>
        <source>Build would make a network that has learned nothing. Open a trained one, and freeze its layers as lesson 23 does.</source>
        <translation>Xây dựng sẽ tạo một mạng chưa học gì. Hãy mở một mạng đã huấn luyện và đóng băng các lớp của nó như ở bài 23.</translation>
    </message>
    <message>
        <source>Units, GHz, operations a cycle</source>
        <translation>Số khối, GHz, phép tính mỗi nhịp</translation>
    </message>
    <message>
        <source>m, n, k, seconds</source>
        <translation>m, n, k, giây</translation>
    </message>
    <message>
        <source>Measured: one thread, all</source>
        <translation>Đã đo: một luồng, mọi luồng</translation>
    </message>
    <message>
        <source>Error %, parameters, MACs</source>
        <translation>Lỗi %, tham số, phép nhân cộng</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Tính tay</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Đang đo…</translation>
    </message>
    <message>
        <source>Measuring, part %1 of %2…</source>
        <translation>Đang đo, phần %1 trên %2…</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>Dừng đo</translation>
    </message>
    <message>
        <source>Why:</source>
        <translation>Vì sao:</translation>
    </message>
    <message>
        <source>Network:</source>
        <translation>Mạng:</translation>
    </message>
    <message>
        <source>%1: %2 parameters, %3 MACs</source>
        <translation>%1: %2 tham số, %3 phép nhân cộng</translation>
    </message>
    <message>
        <source>Frozen:</source>
        <translation>Đóng băng:</translation>
    </message>
    <message>
        <source>%1 of its %2 layers with weights, with a new head</source>
        <translation>%1 trên %2 lớp có trọng số, với đầu phân loại mới</translation>
    </message>
    <message>
        <source>all %1 layers up to stage %2, with a linear classifier on that stage</source>
        <translation>cả %1 lớp đến tầng %2, với bộ phân loại tuyến tính trên tầng ấy</translation>
    </message>
    <message>
        <source>; begins near %1</source>
        <translation>; bắt đầu gần %1</translation>
    </message>
    <message>
        <source>. Fovea trains one label of each picture only</source>
        <translation>. Fovea chỉ huấn luyện một nhãn cho mỗi ảnh</translation>
    </message>
    <message>
        <source>Loss:</source>
        <translation>Hàm mất mát:</translation>
    </message>
    <message>
        <source>Training:</source>
        <translation>Huấn luyện:</translation>
    </message>
    <message>
        <source>SGD with momentum 0.9, learning rate %1, %2 steps an epoch; %3</source>
        <translation>SGD với động lượng 0.9, tốc độ học %1, %2 bước mỗi epoch; %3</translation>
    </message>
    <message>
        <source>augment</source>
        <translation>có tăng cường</translation>
    </message>
    <message>
        <source>without augmentation at first</source>
        <translation>ban đầu không tăng cường</translation>
    </message>
    <message>
        <source>Time:</source>
        <translation>Thời gian:</translation>
    </message>
    <message>
        <source>not known before this computer is measured</source>
        <translation>chưa biết khi chưa đo máy tính này</translation>
    </message>
    <message>
        <source>ten epochs take %1 minutes at least, as measured here</source>
        <translation>mười epoch mất ít nhất %1 phút, theo số đo ở đây</translation>
    </message>
    <message>
        <source>The slide:</source>
        <translation>Trang:</translation>
    </message>
    <message>
        <source>Here:</source>
        <translation>Ở đây:</translation>
    </message>
    <message>
        <source>Limit:</source>
        <translation>Giới hạn:</translation>
    </message>
    <message>
        <source>Open lesson %1</source>
        <translation>Mở bài %1</translation>
    </message>
    <message>
        <source>Go to Build</source>
        <translation>Sang Xây dựng</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>Sang Huấn luyện</translation>
    </message>
    <message>
        <source>Go to See</source>
        <translation>Sang Nhìn</translation>
    </message>
    <message>
        <source>Peak: %1 GFLOP/s. The product: 2mnk / (10⁹ t) = %2 GFLOP/s.</source>
        <translation>Mức đỉnh: %1 GFLOP/s. Tích ma trận: 2mnk / (10⁹ t) = %2 GFLOP/s.</translation>
    </message>
    <message>
        <source>A dot needs parameters and MACs; 0: not run yet.</source>
        <translation>Mỗi chấm cần số tham số và số MAC; 0: chưa chạy.</translation>
    </message>
    <message>
        <source>A step of %1 along w raises w · x by %2. LeNet on %3 × %3 pixels: %4 × %4 scores, one for each 32 × 32 window.</source>
        <translation>Bước dài %1 theo w nâng w · x thêm %2. LeNet trên %3 × %3 pixel: %4 × %4 điểm số, mỗi cửa sổ 32 × 32 một số.</translation>
    </message>
</context>
<context>
    <name>fovea::RunChart</name>
    <message>
        <source>Errors and costs</source>
        <translation>Lỗi và chi phí</translation>
    </message>
    <message>
        <source>multiply–adds a picture</source>
        <translation>phép nhân cộng mỗi ảnh</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>tham số</translation>
    </message>
    <message>
        <source>ImageNet: top-1 error, %</source>
        <translation>ImageNet: lỗi top-1, %</translation>
    </message>
    <message>
        <source>CIFAR-10, Fovea: error, %</source>
        <translation>CIFAR-10, Fovea: lỗi, %</translation>
    </message>
</context>
<context>
    <name>fovea::PracticeWords</name>
    <message>
        <source>DeepFace</source>
        <translation>DeepFace</translation>
    </message>
    <message>
        <source>Are two photos of the same face? Right nearly as often as people.</source>
        <translation>Hai ảnh có cùng một khuôn mặt không? Đúng gần bằng người.</translation>
    </message>
    <message>
        <source>Lesson 2 weighs the two numbers: they lie less than a standard error apart.</source>
        <translation>Bài 2 cân hai con số: chúng cách nhau chưa đến một sai số chuẩn.</translation>
    </message>
    <message>
        <source>There are no faces here, and nothing compares two pictures.</source>
        <translation>Ở đây không có khuôn mặt, và không có gì so sánh hai ảnh.</translation>
    </message>
    <message>
        <source>Speech, Go</source>
        <translation>Tiếng nói, cờ vây</translation>
    </message>
    <message>
        <source>Speech recognised as well as by people; Go won against masters.</source>
        <translation>Nhận dạng tiếng nói ngang người; thắng các cao thủ cờ vây.</translation>
    </message>
    <message>
        <source>A game of another kind: you against your network, in lesson 2.</source>
        <translation>Một trò chơi khác: bạn đấu với mạng của mình, trong bài 2.</translation>
    </message>
    <message>
        <source>Speech needs sound, Go needs games against itself. Neither is here.</source>
        <translation>Tiếng nói cần âm thanh, cờ vây cần tự chơi với mình. Ở đây không có cả hai.</translation>
    </message>
    <message>
        <source>Classification, retrieval</source>
        <translation>Phân loại, tìm ảnh</translation>
    </message>
    <message>
        <source>A picture&apos;s class, and pictures that are like it.</source>
        <translation>Nhãn của một ảnh, và những ảnh giống nó.</translation>
    </message>
    <message>
        <source>See shows the scores of any picture of yours, which pictures excite a map most, and, under Neighbours, which are most like yours to a layer.</source>
        <translation>Phòng Nhìn cho xem điểm số của ảnh bất kỳ, ảnh nào kích thích một bản đồ mạnh nhất, và ở trang Lân cận, với một lớp thì ảnh nào giống ảnh của bạn nhất.</translation>
    </message>
    <message>
        <source>Ten classes, or yours; the most similar are looked for among the test images, not among all pictures there are.</source>
        <translation>Mười nhãn, hoặc nhãn của bạn; ảnh giống nhất được tìm trong các ảnh kiểm tra, không phải trong mọi ảnh trên đời.</translation>
    </message>
    <message>
        <source>Detection</source>
        <translation>Phát hiện vật thể</translation>
    </message>
    <message>
        <source>Boxes around things, with their names.</source>
        <translation>Khung quanh các vật, kèm tên.</translation>
    </message>
    <message>
        <source>A dense layer is a convolution: LeNet without padding reads a larger picture as a map of scores. Below: how large. See&apos;s class activation maps show where.</source>
        <translation>Lớp kết nối đầy đủ cũng là tích chập: LeNet không đệm đọc ảnh lớn hơn thành bản đồ điểm số. Bên dưới: lớn bao nhiêu. Bản đồ kích hoạt theo nhãn trong phòng Nhìn cho thấy ở đâu.</translation>
    </message>
    <message>
        <source>No box is drawn or learned.</source>
        <translation>Không vẽ và không học khung nào.</translation>
    </message>
    <message>
        <source>Segmentation</source>
        <translation>Phân vùng ảnh</translation>
    </message>
    <message>
        <source>A class for every pixel.</source>
        <translation>Một nhãn cho mỗi pixel.</translation>
    </message>
    <message>
        <source>Class activation maps in See, laid over the picture: coarse ones.</source>
        <translation>Bản đồ kích hoạt theo nhãn trong phòng Nhìn, phủ lên ảnh: loại thô.</translation>
    </message>
    <message>
        <source>No network here is trained on pixels&apos; classes.</source>
        <translation>Ở đây không mạng nào được huấn luyện trên nhãn của pixel.</translation>
    </message>
    <message>
        <source>Self-driving</source>
        <translation>Xe tự lái</translation>
    </message>
    <message>
        <source>A car that looks where it goes.</source>
        <translation>Chiếc xe nhìn đường nó đi.</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>Không có gì.</translation>
    </message>
    <message>
        <source>There are no data for it here, and no small task that would be honest.</source>
        <translation>Ở đây không có dữ liệu cho việc đó, cũng không có bài nhỏ nào trung thực.</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Chú thích ảnh</translation>
    </message>
    <message>
        <source>A sentence about a picture.</source>
        <translation>Một câu về bức ảnh.</translation>
    </message>
    <message>
        <source>It needs a network that writes and pictures with sentences. “A photo of a cat”, made from the class, would be no caption.</source>
        <translation>Cần một mạng biết viết và những ảnh kèm câu. “Ảnh một con mèo” ghép từ nhãn thì không phải chú thích.</translation>
    </message>
    <message>
        <source>Inceptionism</source>
        <translation>Inceptionism</translation>
    </message>
    <message>
        <source>Pictures changed until a layer is excited.</source>
        <translation>Đổi ảnh cho đến khi một lớp bị kích thích.</translation>
    </message>
    <message>
        <source>See’s page Dream climbs along the gradient of a unit, a layer or a class. Below: one step, by hand.</source>
        <translation>Trang Mơ của phòng Nhìn leo theo gradient của một đơn vị, một lớp hay một nhãn. Bên dưới: một bước, tính tay.</translation>
    </message>
    <message>
        <source>Textures of your own network, on small pictures.</source>
        <translation>Kết cấu của mạng của chính bạn, trên ảnh nhỏ.</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Phong cách</translation>
    </message>
    <message>
        <source>A photo in the manner of a painting.</source>
        <translation>Bức ảnh theo lối một bức tranh.</translation>
    </message>
    <message>
        <source>What such a loss compares, below: the products of maps, F · Fᵀ (Gram matrix).</source>
        <translation>Điều mà hàm mất mát như thế so sánh, bên dưới: tích của các bản đồ, F · Fᵀ (ma trận Gram).</translation>
    </message>
    <message>
        <source>No picture is painted anew here.</source>
        <translation>Ở đây không ảnh nào được vẽ lại.</translation>
    </message>
    <message>
        <source>Accuracy and cost</source>
        <translation>Độ chính xác và chi phí</translation>
    </message>
    <message>
        <source>Networks by accuracy and size. Slide 146’s figure is lost, and what it showed is not known.</source>
        <translation>Các mạng theo độ chính xác và kích thước. Hình trang 146 đã mất, không rõ vẽ gì.</translation>
    </message>
    <message>
        <source>The chart of this bench, and Train’s page Runs for your own.</source>
        <translation>Biểu đồ của bàn thử này, và trang Các lần chạy của phòng Huấn luyện cho mạng của bạn.</translation>
    </message>
    <message>
        <source>Never on one axis: ImageNet has a thousand classes, CIFAR-10 ten.</source>
        <translation>Không bao giờ chung một trục: ImageNet có một nghìn nhãn, CIFAR-10 có mười.</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>Phần cứng</translation>
    </message>
    <message>
        <source>What processors and graphics cards compute in a second.</source>
        <translation>Bộ xử lý và card đồ hoạ tính được bao nhiêu trong một giây.</translation>
    </message>
    <message>
        <source>This computer beside them, on this bench; more by fovea bench.</source>
        <translation>Máy tính này đặt cạnh chúng, trên bàn thử này; thêm nữa bằng fovea bench.</translation>
    </message>
    <message>
        <source>Fovea itself computes on the processor alone. Slide 149’s bars are lost.</source>
        <translation>Bản thân Fovea chỉ tính trên bộ xử lý. Các cột của trang 149 đã mất.</translation>
    </message>
    <message>
        <source>Model zoo</source>
        <translation>Kho mô hình</translation>
    </message>
    <message>
        <source>Networks that others have trained.</source>
        <translation>Các mạng người khác đã huấn luyện.</translation>
    </message>
    <message>
        <source>Build opens ONNX files and exports ONNX, PyTorch, Keras and C++; thirty-one networks are in its catalogue.</source>
        <translation>Phòng Xây dựng mở tệp ONNX và xuất ra ONNX, PyTorch, Keras và C++; danh mục của nó có ba mươi mốt mạng.</translation>
    </message>
    <message>
        <source>Those come without trained weights, and operators that Fovea lacks are named, not guessed.</source>
        <translation>Chúng không kèm trọng số đã huấn luyện, và phép toán nào Fovea không có thì được nêu tên chứ không đoán.</translation>
    </message>
    <message>
        <source>Four cores, eight threads; a thread more on a core brings no multipliers. The price is of 2018.</source>
        <translation>Bốn nhân, tám luồng; thêm một luồng trên một nhân không thêm bộ nhân nào. Giá của năm 2018.</translation>
    </message>
    <message>
        <source>11 GB. Printed and computed agree: 1.6 GHz is a rounded boost clock.</source>
        <translation>11 GB. Con số in và con số tính khớp nhau: 1.6 GHz là xung nhịp tăng tốc làm tròn.</translation>
    </message>
    <message>
        <source>12 GB. The slide’s heading makes it a TPU: it is a graphics card. ~14 TFLOP/s imply 1.37 GHz, not the 1.5 beside them.</source>
        <translation>12 GB. Tiêu đề trang gọi nó là TPU: đó là card đồ hoạ. ~14 TFLOP/s ứng với 1.37 GHz, không phải 1.5 ghi bên cạnh.</translation>
    </message>
    <message>
        <source>640 tensor cores, products of 4 × 4 matrices in FP16. ~112 TFLOP/s imply 1.37 GHz, too.</source>
        <translation>640 nhân tensor, nhân ma trận 4 × 4 ở FP16. ~112 TFLOP/s cũng ứng với 1.37 GHz.</translation>
    </message>
    <message>
        <source>64 GB, rented by the hour. 180 TFLOP/s of a board of four chips in reduced precision: not to be compared with FP32.</source>
        <translation>64 GB, thuê theo giờ. 180 TFLOP/s của bo mạch bốn chip ở độ chính xác rút gọn: không so với FP32 được.</translation>
    </message>
    <message>
        <source>Measured with Fovea’s own engine, as fovea bench does it. A figure of one moment: other programs take their part.</source>
        <translation>Đo bằng bộ máy của Fovea, như fovea bench. Con số của một lúc: chương trình khác cũng chiếm phần.</translation>
    </message>
    <message>
        <source>Train a network of your own from the start</source>
        <translation>Tự huấn luyện một mạng từ đầu</translation>
    </message>
    <message>
        <source>No trained network: from the start, small first.</source>
        <translation>Không có mạng đã huấn luyện: làm từ đầu, nhỏ trước.</translation>
    </message>
    <message>
        <source>Train a linear classifier on the top layer of the trained network</source>
        <translation>Huấn luyện bộ phân loại tuyến tính trên lớp cuối của mạng đã huấn luyện</translation>
    </message>
    <message>
        <source>Little and similar: its features fit, and few weights can be learned.</source>
        <translation>Ít và giống: đặc trưng của nó hợp, và chỉ học được ít trọng số.</translation>
    </message>
    <message>
        <source>Try linear classifiers on earlier stages of the trained network</source>
        <translation>Thử bộ phân loại tuyến tính trên các tầng thấp hơn của mạng đã huấn luyện</translation>
    </message>
    <message>
        <source>Little and different: its last layers know other things. Measure each stage.</source>
        <translation>Ít và khác: các lớp cuối của nó biết thứ khác. Hãy đo từng tầng.</translation>
    </message>
    <message>
        <source>Fine-tune a few layers of the trained network</source>
        <translation>Tinh chỉnh vài lớp của mạng đã huấn luyện</translation>
    </message>
    <message>
        <source>Lots and similar: the last layers adapt.</source>
        <translation>Nhiều và giống: các lớp cuối thích nghi.</translation>
    </message>
    <message>
        <source>Fine-tune most layers of the trained network</source>
        <translation>Tinh chỉnh phần lớn các lớp của mạng đã huấn luyện</translation>
    </message>
    <message>
        <source>Lots and different: only the first stage’s edges stay.</source>
        <translation>Nhiều và khác: chỉ giữ các cạnh của tầng đầu.</translation>
    </message>
    <message>
        <source>here</source>
        <translation>ở đây</translation>
    </message>
    <message>
        <source>partly</source>
        <translation>một phần</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>không có ở đây</translation>
    </message>
    <message>
        <source>Tan and Le 2019, first version: B7 has 84.4 % there, and 84.3 % in later ones.</source>
        <translation>Tan và Le 2019, bản đầu: B7 đạt 84.4 %, các bản sau 84.3 %.</translation>
    </message>
    <message>
        <source>Top-1 error of fb.resnet.torch, one crop of 224 × 224.</source>
        <translation>Lỗi top-1 của fb.resnet.torch, một khung cắt 224 × 224.</translation>
    </message>
    <message>
        <source>Top-1 error of the paper, at one scale.</source>
        <translation>Lỗi top-1 của bài báo, ở một cỡ ảnh.</translation>
    </message>
    <message>
        <source>Top-1 error of Caffe’s reference network.</source>
        <translation>Lỗi top-1 của mạng tham chiếu trong Caffe.</translation>
    </message>
    <message>
        <source>softmax and cross-entropy</source>
        <translation>softmax và entropy chéo</translation>
    </message>
    <message>
        <source>sigmoid and binary cross-entropy for each label</source>
        <translation>sigmoid và entropy chéo nhị phân cho từng nhãn</translation>
    </message>
    <message>
        <source>squared error</source>
        <translation>bình phương sai số</translation>
    </message>
</context>
<context>
    <name>fovea::PlateauForm</name>
    <message>
        <source>off</source>
        <translation>tắt</translation>
    </message>
    <message>
        <source>Epochs in a row without a smaller validation loss, or training loss where no images are held back</source>
        <translation>Số epoch liên tiếp mà mất mát kiểm định không giảm, hoặc mất mát huấn luyện khi không để riêng ảnh nào</translation>
    </message>
    <message>
        <source>On plateau of</source>
        <translation>Chững lại</translation>
    </message>
    <message>
        <source>times</source>
        <translation>nhân với</translation>
    </message>
</context>
<context>
    <name>fovea::StopForm</name>
    <message>
        <source> min</source>
        <translation> phút</translation>
    </message>
    <message>
        <source>Epochs in a row without a smaller validation loss, or training loss where no images are held back</source>
        <translation>Số epoch liên tiếp mà mất mát kiểm định không giảm, hoặc mất mát huấn luyện khi không để riêng ảnh nào</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>On the validation images, or in training where none are held back; after an epoch</source>
        <translation>Trên ảnh kiểm định, hoặc trong huấn luyện khi không để riêng ảnh nào; sau một epoch</translation>
    </message>
    <message>
        <source>Stop after</source>
        <translation>Dừng sau</translation>
    </message>
    <message>
        <source>or no gain in</source>
        <translation>hoặc chững lại</translation>
    </message>
    <message>
        <source>or at accuracy</source>
        <translation>hoặc khi đạt</translation>
    </message>
    <message>
        <source>off</source>
        <translation>tắt</translation>
    </message>
    <message>
        <source>What the run&apos;s steps take together</source>
        <translation>Tổng thời gian các bước của lượt chạy</translation>
    </message>
</context>
<context>
    <name>fovea::StopRuleText</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 phút</translation>
    </message>
    <message>
        <source>Stopped after epoch %1: no gain since epoch %2, when the validation loss was %3.</source>
        <translation>Đã dừng sau epoch %1: không tốt hơn từ epoch %2, khi mất mát kiểm định là %3.</translation>
    </message>
    <message>
        <source>Stopped after epoch %1: no gain since epoch %2, when the training loss was %3.</source>
        <translation>Đã dừng sau epoch %1: không tốt hơn từ epoch %2, khi mất mát huấn luyện là %3.</translation>
    </message>
    <message>
        <source>Stopped after epoch %1: no epoch has had a finite validation loss.</source>
        <translation>Đã dừng sau epoch %1: chưa epoch nào có mất mát kiểm định hữu hạn.</translation>
    </message>
    <message>
        <source>Stopped after epoch %1: no epoch has had a finite training loss.</source>
        <translation>Đã dừng sau epoch %1: chưa epoch nào có mất mát huấn luyện hữu hạn.</translation>
    </message>
    <message>
        <source>Stopped after epoch %1: %2 % of the validation images are classified right, and %3 % were asked for.</source>
        <translation>Đã dừng sau epoch %1: %2 % số ảnh kiểm định được phân loại đúng, và mức đặt ra là %3 %.</translation>
    </message>
    <message>
        <source>Stopped after epoch %1: %2 % of the training images were classified right in its batches, and %3 % were asked for.</source>
        <translation>Đã dừng sau epoch %1: trong các lô của nó %2 % số ảnh huấn luyện được phân loại đúng, và mức đặt ra là %3 %.</translation>
    </message>
    <message>
        <source>Stopped after step %1: its steps have taken %2, and %3 were given.</source>
        <translation>Đã dừng sau bước %1: các bước đã dùng %2, và mức cho phép là %3.</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>sau %1</translation>
    </message>
    <message>
        <source>on a plateau of %1 epochs</source>
        <translation>khi chững lại %1 epoch</translation>
    </message>
    <message>
        <source>on a plateau of 1 epoch</source>
        <translation>khi chững lại 1 epoch</translation>
    </message>
    <message>
        <source>at an accuracy of %1 %</source>
        <translation>khi độ chính xác đạt %1 %</translation>
    </message>
    <message>
        <source>ends %1</source>
        <translation>dừng %1</translation>
    </message>
    <message>
        <source>η × %1 on plateaus of %2 epochs</source>
        <translation>η × %1 khi chững lại %2 epoch</translation>
    </message>
    <message>
        <source>η × %1 on plateaus of 1 epoch</source>
        <translation>η × %1 khi chững lại 1 epoch</translation>
    </message>
    <message>
        <source>Stopped after epoch %1: %2 % of the training images are classified right, and %3 % were asked for.</source>
        <translation>Đã dừng sau epoch %1: %2 % số ảnh huấn luyện được phân loại đúng, và mức đặt ra là %3 %.</translation>
    </message>
</context>
<context>
    <name>fovea::RateSection</name>
    <message>
        <source>Learning rate</source>
        <translation>Tốc độ học</translation>
    </message>
    <message>
        <source>÷ 10</source>
        <translation>÷ 10</translation>
    </message>
    <message>
        <source>× 2</source>
        <translation>× 2</translation>
    </message>
    <message>
        <source>Learning rate, logarithmic</source>
        <translation>Tốc độ học, thang logarit</translation>
    </message>
    <message>
        <source>Learning rate η</source>
        <translation>Tốc độ học η</translation>
    </message>
    <message>
        <source>from the next batch</source>
        <translation>từ lô kế tiếp</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Lịch tốc độ học</translation>
    </message>
</context>
<context>
    <name>fovea::Timetable</name>
    <message>
        <source>Session</source>
        <translation>Buổi</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Bài</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tên bài</translation>
    </message>
    <message>
        <source>Slides</source>
        <translation>Trang</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Phút</translation>
    </message>
    <message>
        <source>In all: %1 minutes.</source>
        <translation>Tổng cộng: %1 phút.</translation>
    </message>
    <message>
        <source>Minutes are estimates of reading (150 words a minute) and of the tasks (1 for a prediction or an open question, 1.5 for a state to reach, 0.5 for a choice) unless they were given; nobody was timed.</source>
        <translation>Số phút là ước lượng theo phần đọc (150 từ mỗi phút) và bài tập (1 cho một dự đoán hay câu hỏi mở, 1,5 cho một trạng thái cần đạt, 0,5 cho một lựa chọn), trừ khi đã được cho sẵn; chưa ai được bấm giờ.</translation>
    </message>
    <message>
        <source>Timetable: sessions of %1 minutes</source>
        <translation>Thời gian biểu: mỗi buổi %1 phút</translation>
    </message>
</context>
<context>
    <name>fovea::DrawingDialog</name>
    <message>
        <source>Draw a picture</source>
        <translation>Vẽ một bức ảnh</translation>
    </message>
    <message>
        <source>White on black, as the digits of MNIST are. Fill the square.</source>
        <translation>Trắng trên đen, như chữ số của MNIST. Hãy vẽ gần kín ô.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Xoá hết</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>drawn picture</source>
        <translation>ảnh tự vẽ</translation>
    </message>
</context>
<context>
    <name>fovea::DrawingPad</name>
    <message>
        <source>Drawing</source>
        <translation>Ô vẽ</translation>
    </message>
    <message>
        <source>Left button draws, right button rubs out; or arrow keys, with Shift to draw, with Ctrl to rub out</source>
        <translation>Nút trái để vẽ, nút phải để tẩy; hoặc các phím mũi tên, giữ Shift để vẽ, giữ Ctrl để tẩy</translation>
    </message>
</context>
<context>
    <name>fovea::NewDocuments</name>
    <message>
        <source>%1 is a new document.</source>
        <translation>%1 là một tài liệu mới.</translation>
    </message>
</context>
<context>
    <name>fovea::CurvesPage</name>
    <message>
        <source>Gradient magnitude by layer</source>
        <translation>Độ lớn gradient theo lớp</translation>
    </message>
    <message>
        <source>mean |∂L/∂w|, this batch · tick: epoch maximum</source>
        <translation>trung bình |∂L/∂w|, lô này · vạch: cực đại của epoch</translation>
    </message>
</context>
<context>
    <name>fovea::ClassesDock</name>
    <message>
        <source>Validation by class</source>
        <translation>Kiểm định theo nhãn</translation>
    </message>
    <message>
        <source>First-layer filters</source>
        <translation>Bộ lọc lớp đầu</translation>
    </message>
    <message>
        <source>Test images by class</source>
        <translation>Ảnh kiểm tra theo nhãn</translation>
    </message>
    <message>
        <source>%1 images · %2 %</source>
        <translation>%1 ảnh · %2 %</translation>
    </message>
    <message>
        <source>after the first epoch</source>
        <translation>sau epoch đầu tiên</translation>
    </message>
    <message>
        <source>after epoch %1 · %2 %</source>
        <translation>sau epoch %1 · %2 %</translation>
    </message>
    <message>
        <source>This network has no convolution, so there are no filters to show.</source>
        <translation>Mạng này không có tích chập nên không có bộ lọc để xem.</translation>
    </message>
</context>
<context>
    <name>fovea::FindingSentence</name>
    <message>
        <source>All gradients are zero, so that no weight moves any more: most often every ReLU on the way is dead after too large a step. Rewind and try a smaller learning rate, or leaky ReLU.</source>
        <translation>Mọi gradient đều bằng không nên không trọng số nào thay đổi nữa: thường là do mọi ReLU trên đường đi đã chết sau một bước quá lớn. Hãy quay lại từ đầu và thử tốc độ học nhỏ hơn, hoặc leaky ReLU.</translation>
    </message>
    <message>
        <source>In the last epoch&apos;s batches %1 % of the training images were classified right, but now %2 % of the validation images, whose loss rises again: the network learns images by heart. Try weight decay, dropout or a smaller network, or go back to epoch %3.</source>
        <translation>Trong các lô của epoch vừa rồi %1 % ảnh huấn luyện được phân loại đúng, nhưng nay chỉ %2 % ảnh kiểm định, mà mất mát của chúng lại tăng: mạng đang học thuộc lòng ảnh. Hãy thử suy giảm trọng số, dropout hoặc mạng nhỏ hơn, hoặc trở lại epoch %3.</translation>
    </message>
    <message>
        <source>The loss stays near %1, the logarithm of the number of classes, and “%2” is predicted for nearly every image: the network has learned nothing. Rewind and try a learning rate ten times smaller, then ten times larger, or batch norm.</source>
        <translation>Mất mát dừng quanh %1, là lôgarit của số nhãn, và hầu như ảnh nào cũng được đoán là “%2”: mạng chưa học được gì. Hãy quay lại từ đầu và thử tốc độ học nhỏ bằng một phần mười, rồi lớn gấp mười, hoặc chuẩn hoá theo lô.</translation>
    </message>
    <message>
        <source>Near divergence, step %1: %2 moves by %3 % of its weights&apos; norm in one step; a thousandth is usual. Try half the learning rate, a clipped gradient or a longer warm-up.</source>
        <translation>Gần phân kỳ, bước %1: %2 đổi %3 % chuẩn của trọng số chỉ trong một bước; thông thường là một phần nghìn. Hãy thử một nửa tốc độ học, cắt gradient hoặc khởi động lâu hơn.</translation>
    </message>
    <message>
        <source>Dying ReLUs, step %1: behind %2, %3 % of the channels give 0 for every image and learn no more. Rewind and try a smaller learning rate, leaky ReLU or batch norm.</source>
        <translation>ReLU chết, bước %1: sau %2, %3 % số kênh cho 0 với mọi ảnh và không học được nữa. Hãy quay lại từ đầu và thử tốc độ học nhỏ hơn, leaky ReLU hoặc chuẩn hoá theo lô.</translation>
    </message>
    <message>
        <source>Vanishing gradient, step %1: beside its weights, the gradient of %2 is %3 of the last layer&apos;s. Try ReLU instead of sigmoid or tanh, batch norm, or skip connections.</source>
        <translation>Gradient tiêu biến, bước %1: so với trọng số, gradient của %2 chỉ bằng %3 lần của lớp cuối. Hãy thử ReLU thay cho sigmoid hay tanh, chuẩn hoá theo lô, hoặc kết nối tắt.</translation>
    </message>
    <message>
        <source>Exploding gradient, step %1: it is %2 times as long as it usually was in this run, most of all in %3. Try a clipped gradient, a smaller learning rate or batch norm.</source>
        <translation>Gradient bùng nổ, bước %1: nó dài gấp %2 lần mức thường thấy trong lần chạy này, nhất là ở %3. Hãy thử cắt gradient, tốc độ học nhỏ hơn hoặc chuẩn hoá theo lô.</translation>
    </message>
    <message>
        <source>%1 % of the training images are classified right but %2 % of the validation images, whose loss rises again: the network learns images by heart. Try weight decay, dropout or a smaller network, or go back to epoch %3.</source>
        <translation>%1 % ảnh huấn luyện được phân loại đúng nhưng chỉ %2 % ảnh kiểm định, mà mất mát của chúng lại tăng: mạng đang học thuộc lòng ảnh. Hãy thử suy giảm trọng số, dropout hoặc mạng nhỏ hơn, hoặc trở lại epoch %3.</translation>
    </message>
</context>
<context>
    <name>fovea::MicroscopePage</name>
    <message>
        <source>Gradients</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Kích hoạt</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Trọng số</translation>
    </message>
    <message>
        <source>Every %1 steps; activations of the first %2 images of the batch. Nothing is computed while this page is closed.</source>
        <translation>Cứ %1 bước một lần; kích hoạt của %2 ảnh đầu trong lô. Khi trang này đóng thì không tính gì cả.</translation>
    </message>
</context>
<context>
    <name>fovea::MicroscopeView</name>
    <message>
        <source>Microscope: every layer over time</source>
        <translation>Kính hiển vi: từng lớp theo thời gian</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Lớp</translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation>chuẩn gradient</translation>
    </message>
    <message>
        <source>weight norm</source>
        <translation>chuẩn trọng số</translation>
    </message>
    <message>
        <source>update ratio</source>
        <translation>tỉ lệ cập nhật</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>đã chết</translation>
    </message>
    <message>
        <source>at rest</source>
        <translation>nằm yên</translation>
    </message>
    <message>
        <source>|∂L/∂w|, share of weights</source>
        <translation>|∂L/∂w|, phần trọng số</translation>
    </message>
    <message>
        <source>|activation|, share of values</source>
        <translation>|kích hoạt|, phần giá trị</translation>
    </message>
    <message>
        <source>|w|, share of weights</source>
        <translation>|w|, phần trọng số</translation>
    </message>
    <message>
        <source>%1, step %2</source>
        <translation>%1, bước %2</translation>
    </message>
    <message>
        <source>%1: ‖∂L/∂w‖ = %2, Euclidean norm over the layer&apos;s weights</source>
        <translation>%1: ‖∂L/∂w‖ = %2, chuẩn Euclid trên các trọng số của lớp</translation>
    </message>
    <message>
        <source>%1: ‖w‖ = %2, Euclidean norm before the step</source>
        <translation>%1: ‖w‖ = %2, chuẩn Euclid trước bước này</translation>
    </message>
    <message>
        <source>%1: ‖Δw‖ / ‖w‖ = %2. The band is a thousandth (a rule of thumb of the course CS231n), the dashed line %3.</source>
        <translation>%1: ‖Δw‖ / ‖w‖ = %2. Dải nền là một phần nghìn (quy tắc kinh nghiệm của khoá học CS231n), đường đứt nét là %3.</translation>
    </message>
    <message>
        <source>%1: %2 channels of the ReLU behind gave 0 everywhere, in all images looked at</source>
        <translation>%1: %2 kênh của ReLU phía sau cho 0 ở mọi nơi, trong mọi ảnh được xem</translation>
    </message>
    <message>
        <source>%1: %2 of the values behind are 0 (ReLU) or within 1 % of an end of the range (sigmoid, tanh)</source>
        <translation>%1: %2 giá trị phía sau bằng 0 (ReLU) hoặc cách đầu mút của khoảng giá trị không quá 1 % (sigmoid, tanh)</translation>
    </message>
    <message>
        <source>%1: most of %2 lie near %3 (%4 % of them); darker is more, each row of the map is a factor of 2</source>
        <translation>%1: %2 phần lớn nằm quanh %3 (%4 %); càng đậm càng nhiều, mỗi hàng của bản đồ là một hệ số 2</translation>
    </message>
    <message>
        <source>Appears after some steps of training.</source>
        <translation>Hiện ra sau vài bước huấn luyện.</translation>
    </message>
    <message>
        <source>at step %1</source>
        <translation>ở bước %1</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>đóng băng</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>dead channels</comment>
        <translation>%1 trên %2</translation>
    </message>
</context>
<context>
    <name>fovea::PreprocessingForm</name>
    <message>
        <source>as they are</source>
        <translation>giữ nguyên</translation>
    </message>
    <message>
        <source>BGR: red and blue exchanged</source>
        <translation>BGR: đổi đỏ với lam</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>xám</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Kiểu có sẵn</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Đúng</translation>
    </message>
    <message>
        <source>Right, RGB</source>
        <translation>Đúng, RGB</translation>
    </message>
    <message>
        <source>Right, BGR</source>
        <translation>Đúng, BGR</translation>
    </message>
    <message>
        <source>Right, made grey</source>
        <translation>Đúng, khi đổi sang xám</translation>
    </message>
    <message>
        <source>own numbers</source>
        <translation>số tự nhập</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kênh</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0 đến 1</translation>
    </message>
    <message>
        <source>0 to 255</source>
        <translation>0 đến 255</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Điểm ảnh</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Trung bình</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>Độ lệch chuẩn</translation>
    </message>
    <message>
        <source>“%1” is no mean: a number belongs here.</source>
        <translation>“%1” không phải trung bình: ở đây cần một số.</translation>
    </message>
    <message>
        <source>“%1” is no standard deviation: a number above 0 belongs here.</source>
        <translation>“%1” không phải độ lệch chuẩn: ở đây cần một số lớn hơn 0.</translation>
    </message>
    <message>
        <source>%1 · proposed</source>
        <translation>%1 · đề xuất</translation>
    </message>
</context>
<context>
    <name>fovea::PreprocessingSheet</name>
    <message>
        <source>Preprocessing</source>
        <translation>Tiền xử lý</translation>
    </message>
    <message>
        <source>How does %1 want its pictures?</source>
        <translation>%1 muốn nhận ảnh như thế nào?</translation>
    </message>
    <message>
        <source>Programs hand pictures to their networks in different ways, and the file need not say in which. A wrong one costs a good network most of its right answers.</source>
        <translation>Các chương trình đưa ảnh vào mạng theo những cách khác nhau, và tệp không nhất thiết nói rõ cách nào. Chọn sai thì một mạng tốt cũng mất phần lớn câu trả lời đúng.</translation>
    </message>
    <message>
        <source>The choice becomes part of the model: it is saved and exported with it, and can be changed in the menu Network at any time.</source>
        <translation>Lựa chọn trở thành một phần của mô hình: được lưu và xuất cùng mô hình, và có thể đổi bất cứ lúc nào trong trình đơn Mạng.</translation>
    </message>
    <message>
        <source>Keep as it is</source>
        <translation>Giữ nguyên</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Nguyên bản</translation>
    </message>
    <message>
        <source>As the network gets it</source>
        <translation>Như mạng nhận được</translation>
    </message>
    <message>
        <source>The network&apos;s answer</source>
        <translation>Câu trả lời của mạng</translation>
    </message>
    <message>
        <source>Value range</source>
        <translation>Khoảng giá trị</translation>
    </message>
    <message>
        <source>Worth knowing</source>
        <translation>Nên biết</translation>
    </message>
    <message>
        <source>Cancel (%1 of %2)</source>
        <translation>Huỷ (%1 trên %2)</translation>
    </message>
    <message>
        <source>Use it as it is</source>
        <translation>Dùng nguyên bản</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>Dùng %1</translation>
    </message>
    <message>
        <source>No picture is chosen.</source>
        <translation>Chưa chọn ảnh nào.</translation>
    </message>
    <message>
        <source>shown from %1 (black) to %2</source>
        <translation>hiển thị từ %1 (đen) đến %2</translation>
    </message>
    <message>
        <source>x′ = %1; %2 in the middle: (%3 · %4 − %5) / %6 = %7</source>
        <translation>x′ = %1; %2 ở giữa: (%3 · %4 − %5) / %6 = %7</translation>
    </message>
    <message>
        <source>Try on %1 labelled images</source>
        <translation>Thử trên %1 ảnh có nhãn</translation>
    </message>
    <message>
        <source>Try on labelled images</source>
        <translation>Thử trên ảnh có nhãn</translation>
    </message>
    <message>
        <source>With labelled images of this size and these classes, all ways can be tried. Choose them in the header and come back by the menu Network.</source>
        <translation>Có ảnh có nhãn với cỡ này và các nhãn này thì thử được mọi cách. Hãy chọn dữ liệu ở đầu cửa sổ rồi trở lại qua trình đơn Mạng.</translation>
    </message>
    <message>
        <source>Every way is tried on training images, so that the test images stay sealed.</source>
        <translation>Mọi cách được thử trên ảnh huấn luyện, để ảnh kiểm tra vẫn niêm phong.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Huỷ</translation>
    </message>
    <message>
        <source>Dotted: guessing. Whiskers: 95 % interval after Wilson.</source>
        <translation>Đường chấm: đoán mò. Râu: khoảng tin cậy 95 % theo Wilson.</translation>
    </message>
</context>
<context>
    <name>fovea::PreprocessingText</name>
    <message>
        <source>there are none, 0-255, minus-one-one, imagenet, mnist, cifar10 or scale=…;mean=…;std=…, and ;bgr or ;grey behind them</source>
        <translation>có none, 0-255, minus-one-one, imagenet, mnist, cifar10 hoặc scale=…;mean=…;std=…, và ;bgr hoặc ;grey ở sau</translation>
    </message>
    <message>
        <source>it says what is said before it</source>
        <translation>nó nói lại điều đã nói trước đó</translation>
    </message>
    <message>
        <source>the scale is 1 or 255</source>
        <translation>tỉ lệ là 1 hoặc 255</translation>
    </message>
    <message>
        <source>a number belongs here, as in mean=0.5</source>
        <translation>ở đây cần một số, như trong mean=0.5</translation>
    </message>
    <message>
        <source>a standard deviation is above 0</source>
        <translation>độ lệch chuẩn phải lớn hơn 0</translation>
    </message>
    <message>
        <source>mean and std have one number for all channels, or equally many</source>
        <translation>mean và std có một số cho mọi kênh, hoặc có số lượng bằng nhau</translation>
    </message>
    <message>
        <source>The preprocessing “%1”, at character %2: %3.</source>
        <translation>Tiền xử lý “%1”, tại ký tự %2: %3.</translation>
    </message>
    <message>
        <source>The preprocessing “%1”, at character %2, “%3”: %4.</source>
        <translation>Tiền xử lý “%1”, tại ký tự %2, “%3”: %4.</translation>
    </message>
    <message>
        <source>“%1” puts red, green and blue in order; this network&apos;s number of channels is %2.</source>
        <translation>“%1” sắp thứ tự đỏ, lục và lam; số kênh của mạng này là %2.</translation>
    </message>
    <message>
        <source>“%1” has as many as %2 numbers for mean or standard deviation; this network&apos;s number of channels is %3.</source>
        <translation>“%1” có đến %2 số cho trung bình hoặc độ lệch chuẩn; số kênh của mạng này là %3.</translation>
    </message>
    <message>
        <source>own numbers</source>
        <translation>số tự nhập</translation>
    </message>
    <message>
        <source>none, 0 to 1</source>
        <translation>không, 0 đến 1</translation>
    </message>
    <message>
        <source>0 to 255</source>
        <translation>0 đến 255</translation>
    </message>
    <message>
        <source>−1 to 1</source>
        <translation>−1 đến 1</translation>
    </message>
    <message>
        <source>%1, then BGR</source>
        <translation>%1, rồi BGR</translation>
    </message>
    <message>
        <source>%1, then grey</source>
        <translation>%1, rồi xám</translation>
    </message>
    <message>
        <source>McNemar&apos;s test: %1, limit %2, which is 5 % shared by the other ways</source>
        <translation>kiểm định McNemar: %1, ngưỡng %2, tức 5 % chia cho các cách còn lại</translation>
    </message>
    <message>
        <source>Nothing is proposed: no way is better than guessing among %1 classes. The best, %2, has %3 of %4 right. The classes may stand in another order, or the pictures may be of another kind.</source>
        <translation>Không đề xuất gì: không cách nào hơn đoán mò giữa %1 nhãn. Cách tốt nhất, %2, đúng %3 trên %4. Có thể các nhãn theo thứ tự khác, hoặc ảnh thuộc loại khác.</translation>
    </message>
    <message>
        <source>Nothing is proposed: as it is the model is best, with %1 of %2 right.</source>
        <translation>Không đề xuất gì: mô hình nguyên bản là tốt nhất, đúng %1 trên %2.</translation>
    </message>
    <message>
        <source>Nothing is proposed: the best, %1, has %2 of %3 right, which is not clearly better than %4 as it is (%5).</source>
        <translation>Không đề xuất gì: cách tốt nhất, %1, đúng %2 trên %3, không hơn rõ rệt so với %4 khi giữ nguyên (%5).</translation>
    </message>
    <message>
        <source>Proposed: %1. It has %2 of %3 right, as it is the model has %4 (%5).</source>
        <translation>Đề xuất: %1. Cách này đúng %2 trên %3, còn mô hình nguyên bản đúng %4 (%5).</translation>
    </message>
    <message>
        <source>These pictures are too few to tell it from %1; it has most right, or of equals the smallest loss.</source>
        <translation>Số ảnh này quá ít để phân biệt nó với %1; nó đúng nhiều nhất, hoặc khi bằng nhau thì có hàm mất mát nhỏ nhất.</translation>
    </message>
</context>
<context>
    <name>fovea::PreprocessingViews</name>
    <message>
        <source>red</source>
        <translation>đỏ</translation>
    </message>
    <message>
        <source>green</source>
        <translation>lục</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>lam</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>xám</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 đến %2</translation>
    </message>
</context>
<context>
    <name>fovea::ShareBar</name>
    <message>
        <source>%1 %, with 95 % confidence %2 to %3 %</source>
        <translation>%1 %, với độ tin cậy 95 % từ %2 đến %3 %</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>chưa thử</translation>
    </message>
</context>
<context>
    <name>fovea::StatePreprocessing</name>
    <message>
        <source>State the preprocessing</source>
        <translation>Nêu tiền xử lý</translation>
    </message>
</context>
<context>
    <name>fovea::BuildThumbnails</name>
    <message>
        <source>Thumbnails are off: with %1 parameters they would take %2 of memory, and %3 multiply–adds for each picture. Their button above the canvas shows them all the same.</source>
        <translation>Ảnh thu nhỏ đang tắt: với %1 tham số, chúng cần %2 bộ nhớ và %3 phép nhân–cộng cho mỗi ảnh. Nút của chúng phía trên khung vẽ vẫn cho hiện.</translation>
    </message>
    <message>
        <source>On every layer what it gives for the picture that is chosen in See</source>
        <translation>Trên mỗi lớp là kết quả của nó cho ảnh đang chọn trong Xem</translation>
    </message>
</context>
<context>
    <name>fovea::LayerThumbnails</name>
    <message>
        <source>Shown: map %1 of %2, the one that varies most</source>
        <translation>Đang hiện: bản đồ %1 trên %2, bản biến đổi nhiều nhất</translation>
    </message>
</context>
<context>
    <name>fovea::Minimap</name>
    <message>
        <source>Overview of the network</source>
        <translation>Toàn cảnh mạng</translation>
    </message>
    <message>
        <source>Arrow keys move what is seen of the network.</source>
        <translation>Phím mũi tên dời phần mạng đang thấy.</translation>
    </message>
    <message>
        <source>Click or drag to see another part of the network</source>
        <translation>Nhấp hoặc kéo để xem phần khác của mạng</translation>
    </message>
</context>
</TS>
