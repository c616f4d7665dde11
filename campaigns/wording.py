"""The body of a plan written from its values, in plain official Vietnamese of our own."""

from __future__ import annotations

from campaigns.rules.plan import Deadline, Phase, Plan, Target
from documents.paper.letter import Block, Heading, Paragraph, closed, ended
from documents.paper.letterhead import full_name
from documents.paper.outline import blocks_of
from law.kinds import Category, award_kind
from vietnamese.dates import short_date
from vietnamese.numbers import number, two_digits
from vietnamese.text import uncapitalised

ROMAN = ("I", "II", "III")
ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
BLANK_DAY = "…/…/……"
WHAT_IS_SENT = {
    "registration": "Đăng ký thi đua: các bộ phận, đơn vị tổ chức cho tập thể, cá nhân thuộc đơn "
    "vị mình đăng ký danh hiệu thi đua; kết quả đăng ký gửi",
    "initiative": "Sáng kiến: hồ sơ đề nghị xét, công nhận sáng kiến gửi",
    "nomination": "Khen thưởng: biên bản bình xét và hồ sơ đề nghị khen thưởng gửi",
    "report": "Báo cáo: kết quả thực hiện phong trào thi đua gửi",
    "other": "Các nội dung khác gửi",
}
CLOSING = (
    "Đề nghị các bộ phận, đơn vị triển khai thực hiện Kế hoạch này; nếu có vướng mắc, phản ánh về "
    "Hội đồng Thi đua - Khen thưởng để được hướng dẫn"
)

STANDING_DUTIES = (
    "Các bộ phận, đơn vị căn cứ Kế hoạch này phát động thi đua gắn với nhiệm vụ chuyên môn; kết "
    "thúc mỗi đợt thi đua, tiến hành bình xét, đề nghị khen thưởng theo quy định.",
    "Thường trực Hội đồng Thi đua - Khen thưởng hướng dẫn, theo dõi, đôn đốc việc thực hiện Kế "
    "hoạch này và tổng hợp, báo cáo cấp có thẩm quyền theo quy định.",
)

Section = tuple[str, list[Block]]


def body(plan: Plan) -> tuple[Block, ...]:
    """Give the blocks of the plan's letter.

    What the plan does not say has no heading either; the numerals close up.
    """
    blocks: list[Block] = [Paragraph(_opening(plan))]
    for numeral, (title, inside) in zip(ROMAN, _filled(_sections(plan)), strict=False):
        blocks += [Heading(1, f"{numeral}. {title}"), *inside]
    return (*blocks, Paragraph(closed(CLOSING)))


def _opening(plan: Plan) -> str:
    issuer = full_name(plan.issuer) or "Ủy ban nhân dân"
    year = f" năm {plan.year}" if plan.year else ""
    return (
        f"Nhằm tạo khí thế thi đua sôi nổi, hoàn thành tốt nhiệm vụ{year}, {issuer} ban hành Kế "
        f"hoạch {_lower_first(plan.title) or 'tổ chức phong trào thi đua'} như sau:"
    )


def _sections(plan: Plan) -> list[Section]:
    return [
        ("MỤC ĐÍCH, YÊU CẦU", _purposes(plan)),
        ("NỘI DUNG THI ĐUA", _numbered(_subjects(plan))),
        ("TỔ CHỨC THỰC HIỆN", _steps(plan)),
    ]


def _filled(sections: list[Section]) -> list[Section]:
    return [(title, blocks) for title, blocks in sections if blocks]


def _purposes(plan: Plan) -> list[Block]:
    blocks = blocks_of(plan.purposes)
    return [block for block in blocks if not (isinstance(block, Heading) and block.level == 1)]


def _subjects(plan: Plan) -> list[Section]:
    return [
        ("Chủ đề, khẩu hiệu thi đua", _mottoes(plan)),
        ("Nội dung", [Paragraph(content.text) for content in plan.contents]),
        ("Phát động các đợt thi đua", _phases(plan)),
        ("Các chỉ tiêu thi đua", _targets(plan)),
    ]


def _numbered(subjects: list[Section]) -> list[Block]:
    blocks: list[Block] = []
    for count, (title, inside) in enumerate(_filled(subjects), start=1):
        if title == "Nội dung":
            inside = [
                Paragraph(f"{count}.{i}. {content.text}") for i, content in enumerate(inside, 1)
            ]
        blocks += [Heading(2, f"{count}. {title}"), *inside]
    return blocks


def _mottoes(plan: Plan) -> list[Block]:
    mottoes = [("Chủ đề", plan.theme), ("Khẩu hiệu", plan.slogan)]
    given = [f"{name}: {_quoted(text)}." for name, text in mottoes if text]
    return [Paragraph(f"{letter}) {text}") for letter, text in zip("ab", given, strict=False)]


def _phases(plan: Plan) -> list[Block]:
    if not plan.phases:
        return []
    year = f" năm {plan.year}" if plan.year else ""
    count = two_digits(len(plan.phases))
    opening = f"Phong trào thi đua{year} được chia thành {count} đợt:"
    return [Paragraph(opening), *(Paragraph(phase_sentence(phase)) for phase in plan.phases)]


def phase_sentence(phase: Phase) -> str:
    """Give "+ Đợt thứ nhất: từ ngày 01/01/2021 đến hết ngày 11/06/2021; …."."""
    start, end = (short_date(day) if day else BLANK_DAY for day in (phase.starts_on, phase.ends_on))
    goal = f"; {ended(_lower_first(phase.goal))}" if phase.goal else ""
    return f"+ Đợt {_ordinal(phase.ordinal)}: từ ngày {start} đến hết ngày {end}{goal}."


def _ordinal(count: int) -> str:
    return f"thứ {ORDINALS[count - 1]}" if 1 <= count <= len(ORDINALS) else str(count)


def _targets(plan: Plan) -> list[Block]:
    blocks: list[Block] = []
    for subject, title in (("collective", "- Tập thể"), ("individual", "- Cá nhân")):
        targets = [target for target in plan.targets if target.subject == subject]
        if targets:
            sentences = (Paragraph(target_sentence(target)) for target in targets)
            blocks += [Paragraph(title), *sentences]
    return blocks


def target_sentence(target: Target) -> str:
    """Give "+ Phấn đấu 15% số cá nhân đạt Lao động tiên tiến đạt danh hiệu “…”."."""
    kind = award_kind(target.award)
    verb = "đạt danh hiệu" if kind.category is Category.TITLE else "được tặng"
    return f"+ Phấn đấu {_quantity(target)} {verb} “{kind.name}”."


def _quantity(target: Target) -> str:
    is_collective = target.subject == "collective"
    who = _lower_first(target.who) or ("tập thể" if is_collective else "cá nhân")
    if target.unit == "percent":
        of = "trong số cá nhân đạt Lao động tiên tiến" if target.base == "LDTT" else who
        return f"{_bound(target)}{number(target.value)}% {of}"
    if is_collective and target.value == 1 and target.operator != "<=":
        return who if "tập thể" in who else f"tập thể {target.who}"
    return f"{_bound(target)}{two_digits(int(target.value))} {who}"


def _bound(target: Target) -> str:
    if target.unit == "percent" and target.value == 100:
        return ""
    return {">=": "ít nhất ", "<=": "không quá ", "=": ""}[target.operator]


def _steps(plan: Plan) -> list[Block]:
    sentences = [*map(deadline_sentence, plan.deadlines), *STANDING_DUTIES]
    return [Paragraph(f"{count}. {text}") for count, text in enumerate(sentences, start=1)]


def deadline_sentence(deadline: Deadline) -> str:
    """Give the duty and its day: "trước ngày" leaves the day out, "chậm nhất ngày" takes it in."""
    day = short_date(deadline.due_on)
    when = f"chậm nhất ngày {day}" if deadline.inclusive else f"trước ngày {day}"
    receiver = f" về {deadline.receiver}" if deadline.receiver else ""
    return f"{WHAT_IS_SENT[deadline.kind]}{receiver} {when}."


def _quoted(text: str) -> str:
    bare = text.strip(" .“”\"'")
    return f"“{bare}”"


def _lower_first(text: str) -> str:
    """Give the text as it stands inside a sentence; abbreviations and names of bodies keep their
    capital."""
    return uncapitalised(text) if text[1:2].islower() else text
