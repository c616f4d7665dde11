"""How the work is done: registration, initiatives, counting and posting, by date.

Where no national instrument speaks, the row is the program's default until a commune's
regulation sets its own.
"""

from __future__ import annotations

from fractions import Fraction

from law.inputs import Choice, Percentage, WholeNumber, YesNo
from law.instruments import DECREE_13_2012, LAW_2003, LAW_2022, LAW_2026
from law.regimes import B1, B2, A, C
from law.shares import Rounding
from law.values import Parameter, Value, by_default, under

_REGISTRATION, _INITIATIVES = "Đăng ký thi đua", "Sáng kiến"
_COUNTING, _COUNCIL = "Chỉ tiêu, tỷ lệ", "Hội đồng, công khai"
_PAPERS = "Văn bản, quyết định"

# Three digits hold what the sheets store.
_POINTS = WholeNumber("điểm", least=1, most=300)

# --- Đăng ký thi đua -------------------------------------------------------------------------
REGISTRATION_RULE = Parameter(
    code="registration_rule",
    name="Đăng ký thi đua là điều kiện xét",
    group=_REGISTRATION,
    input=Choice(
        (
            ("required", "không đăng ký thì không xét"),
            ("warn", "không đăng ký vẫn xét, có nhắc"),
            ("off", "không áp dụng"),
        )
    ),
    sentence="Đăng ký thi đua: {value}.",
    values=(
        under("required", LAW_2003.at("Điều 10"), A),
        # The law dropped the condition, localities still ask for registration: a reminder.
        under("warn", LAW_2022.at("Điều 7"), B1, B2),
        under("warn", LAW_2026.unread(), C),
    ),
)

# --- Sáng kiến -------------------------------------------------------------------------------
INITIATIVE_REQUEST_MONTHS = Parameter(
    code="initiative_request_months",
    name="Thời hạn yêu cầu công nhận sáng kiến",
    group=_INITIATIVES,
    input=WholeNumber("tháng", least=1, most=60),
    sentence="Yêu cầu công nhận sáng kiến trong vòng {value} kể từ ngày áp dụng lần đầu.",
    values=(Value(12, A.valid_from, None, DECREE_13_2012.at("khoản 2 Điều 5")),),
)
INITIATIVE_DECISION_MONTHS = Parameter(
    code="initiative_decision_months",
    name="Thời hạn xét công nhận sáng kiến",
    group=_INITIATIVES,
    input=WholeNumber("tháng", least=1, most=12),
    sentence="Công nhận hoặc từ chối bằng văn bản, nêu rõ lý do, trong vòng {value} kể từ ngày "
    "chấp nhận đơn.",
    values=(Value(3, A.valid_from, None, DECREE_13_2012.at("khoản 1 Điều 7")),),
)
INITIATIVE_AUTHORS_TOTAL = Parameter(
    code="initiative_authors_total",
    name="Tổng tỷ lệ đóng góp của các đồng tác giả",
    group=_INITIATIVES,
    input=Percentage(),
    sentence="Tỷ lệ đóng góp của các đồng tác giả cộng lại phải bằng {value}.",
    values=(Value(Fraction(1), A.valid_from, None, DECREE_13_2012.at()),),
)

INITIATIVE_NOVELTY_MAX = Parameter(
    code="initiative_novelty_max",
    name="Điểm tối đa cho tính mới của sáng kiến",
    group=_INITIATIVES,
    input=_POINTS,
    sentence="Tính mới được chấm nhiều nhất {value}.",
    values=by_default(30),
)
INITIATIVE_BENEFIT_MAX = Parameter(
    code="initiative_benefit_max",
    name="Điểm tối đa cho lợi ích của sáng kiến",
    group=_INITIATIVES,
    input=_POINTS,
    sentence="Lợi ích được chấm nhiều nhất {value}.",
    values=by_default(40),
)
INITIATIVE_APPLICABILITY_MAX = Parameter(
    code="initiative_applicability_max",
    name="Điểm tối đa cho khả năng áp dụng của sáng kiến",
    group=_INITIATIVES,
    input=_POINTS,
    sentence="Khả năng áp dụng được chấm nhiều nhất {value}.",
    values=by_default(30),
)
INITIATIVE_PASS_MARK = Parameter(
    code="initiative_pass_mark",
    name="Điểm trung bình để được công nhận sáng kiến",
    group=_INITIATIVES,
    input=WholeNumber("điểm", least=0, most=900),
    sentence="Sáng kiến đạt khi điểm trung bình của các thành viên chấm từ {value} trở lên.",
    values=by_default(70),
)

# --- Chỉ tiêu, tỷ lệ -------------------------------------------------------------------------
SHARE_ROUNDING = Parameter(
    code="share_rounding",
    name="Cách làm tròn khi tính tỷ lệ tối đa",
    group=_COUNTING,
    input=Choice(tuple((way.value, way.label) for way in Rounding)),
    sentence="Số người tính theo tỷ lệ được {value}.",
    values=by_default(Rounding.FLOOR.value),
)
SHARE_MIN_ONE = Parameter(
    code="share_min_one",
    name="Ít nhất một người khi tính tỷ lệ tối đa",
    group=_COUNTING,
    input=YesNo(),
    sentence="Tỷ lệ tính ra dưới một người thì vẫn lấy một người: {value}.",
    values=by_default(False),
)

# --- Hội đồng, công khai ---------------------------------------------------------------------
POSTING_WORKING_DAYS = Parameter(
    code="posting_working_days",
    name="Thời gian niêm yết công khai danh sách",
    group=_COUNCIL,
    input=WholeNumber("ngày làm việc", least=0, most=30),
    sentence="Danh sách đề nghị được niêm yết công khai trong {value}.",
    values=by_default(5),
)

# --- Văn bản, quyết định ---------------------------------------------------------------------
NUMBERS_GIVEN_BY = Parameter(
    code="numbers_given_by",
    name="Ai cấp số cho quyết định, tờ trình",
    group=_PAPERS,
    input=Choice(
        (
            ("registry", "văn thư cấp số, người làm nhập vào chương trình"),
            ("program", "chương trình lấy số tiếp theo trong sổ riêng"),
        )
    ),
    sentence="Số của quyết định, tờ trình: {value}.",
    values=by_default("registry"),
)
REPORTS_HANDED_UP = Parameter(
    code="reports_handed_up",
    name="Gửi báo cáo lên cấp trên trong chương trình",
    group=_PAPERS,
    input=YesNo(),
    sentence="Cấp trên tiếp nhận báo cáo của xã ngay trong chương trình, không phải gửi tệp: "
    "{value}.",
    values=by_default(False),
)
CHAIR_READS_DRAFTS = Parameter(
    code="chair_reads_drafts",
    name="Chủ tịch duyệt dự thảo quyết định trên chương trình",
    group=_PAPERS,
    input=YesNo(),
    sentence="Dự thảo quyết định phải được Chủ tịch duyệt trên chương trình trước khi lấy số: "
    "{value}.",
    values=by_default(True),
)
ISSUER_IS_ANOTHER = Parameter(
    code="issuer_is_another",
    name="Người ban hành khác người soạn",
    group=_PAPERS,
    input=YesNo(),
    sentence="Người soạn dự thảo không được tự bấm ban hành: {value}.",
    values=by_default(False),
)

PROCEDURES = (
    REGISTRATION_RULE,
    INITIATIVE_REQUEST_MONTHS,
    INITIATIVE_DECISION_MONTHS,
    INITIATIVE_AUTHORS_TOTAL,
    INITIATIVE_NOVELTY_MAX,
    INITIATIVE_BENEFIT_MAX,
    INITIATIVE_APPLICABILITY_MAX,
    INITIATIVE_PASS_MARK,
    SHARE_ROUNDING,
    SHARE_MIN_ONE,
    POSTING_WORKING_DAYS,
    NUMBERS_GIVEN_BY,
    REPORTS_HANDED_UP,
    CHAIR_READS_DRAFTS,
    ISSUER_IS_ANOTHER,
)
