"""The sections of a báo cáo sơ kết, tổng kết: what is counted in sentences, what was written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from campaigns.models import Campaign
from documents.paper.letter import Block, Paragraph, ended
from reports.facts.yearpaper import PaperFacts
from reports.papers.tables import share
from reports.papers.wording import counted, items, listed, needed, some, written
from reports.rules.yearpaper import (
    Attained,
    AwardCount,
    FundCount,
    GoalCount,
    Inventions,
    PaperFigures,
    Praised,
)
from vietnamese.dates import short_date
from vietnamese.numbers import number
from vietnamese.text import capitalised, uncapitalised

# --- I, II ------------------------------------------------------------------------------------


def situation(facts: PaperFacts) -> list[Block]:
    figures, commune = facts.figures, facts.campaign.commune
    people = figures.praised.people if figures.praised else 0
    who = (
        f" với {counted(people)} cán bộ, công chức, người hoạt động không chuyên trách, người lao "
        "động"
        if people
        else ""
    )
    units = counted(len(figures.units))
    name = capitalised(commune.full_name)
    return [
        Paragraph(f"{name} có {units} bộ phận, đơn vị{who}."),
        *written(facts.texts["situation"]),
    ]


def guidance(facts: PaperFacts) -> list[Block]:
    campaign = facts.campaign
    return [
        Paragraph(sentence)
        for sentence in (_plan(campaign), _phases(facts), *_met(facts.meetings))
        if sentence
    ]


def _plan(campaign: Campaign) -> str:
    if not campaign.number:
        return ""
    day = f" ngày {short_date(campaign.issued_on)}" if campaign.issued_on else ""
    theme = f" Chủ đề thi đua: {ended(campaign.theme, '.')}" if campaign.theme else ""
    return (
        f"{campaign.commune.committee} ban hành Kế hoạch số {campaign.number}{day}, phát động "
        f"phong trào thi đua đến từng bộ phận, đơn vị.{theme}"
    )


def _phases(facts: PaperFacts) -> str:
    phases = list(facts.campaign.phases.all())
    if facts.of_phase:
        phases = [phase for phase in phases if phase.ordinal == facts.phase_number]
    sentences = [
        f"đợt {phase.ordinal} {_span(phase.starts_on, phase.ends_on)}"
        f"{f', {_goal(phase.goal)}' if phase.goal else ''}"
        for phase in phases
    ]
    if not sentences:
        return ""
    if facts.of_phase:
        return f"{capitalised(sentences[0])}."
    return f"Phong trào chia thành {counted(len(sentences))} đợt: {'; '.join(sentences)}."


def _span(first: date | None, last: date | None) -> str:
    begun = f"từ ngày {short_date(first)}" if first else "từ đầu năm"
    return f"{begun} đến {f'ngày {short_date(last)}' if last else 'hết năm'}"


def _goal(goal: str) -> str:
    return ended(uncapitalised(goal))


def _met(meetings: dict[str, list[date]]) -> Iterable[str]:
    for council, days in meetings.items():
        held = ", ".join(short_date(day) for day in days)
        yield f"{council} họp {counted(len(days))} phiên (ngày {held})."


# --- III, IV ----------------------------------------------------------------------------------


def movement(facts: PaperFacts) -> list[Block]:
    figures = facts.figures
    return items(
        ("Đăng ký thi đua", _registration(figures)),
        ("Kết quả thực hiện", needed(facts.texts["movement"])),
        ("Kết quả so với chỉ tiêu", [*_goals(facts)]),
        ("Kết quả so với đăng ký", _attainment(figures.attained)),
    )


def _registration(figures: PaperFigures) -> list[Block]:
    registered = figures.registered
    if registered is None:
        return []
    if not registered.units:
        return [Paragraph("Chưa có bộ phận, đơn vị nào có bản đăng ký được duyệt.")]
    who = listed(
        some("", registered.people, " cá nhân"),
        some("", registered.collectives, " tập thể"),
        between=" và ",
    )
    return [
        Paragraph(
            f"Có {counted(registered.units)}/{counted(registered.of_units)} bộ phận, đơn vị đăng "
            f"ký thi đua, với {who}."
        )
    ]


def _goals(facts: PaperFacts) -> Iterable[Block]:
    for goal in facts.figures.goals:
        yield Paragraph(f"- {goal.in_a_sentence}: {_reached(goal, facts.campaign)}.")
    if facts.figures.goals:
        yield Paragraph("(Chi tiết tại Phụ lục I.)")


def _reached(goal: GoalCount, campaign: Campaign) -> str:
    wanted = f"kế hoạch {counted(goal.wanted)}" if goal.wanted is not None else ""
    part = f" ({share(goal.reached, goal.wanted)})" if goal.wanted else ""
    now = listed(
        wanted,
        some("đăng ký ", goal.registered) or "không có đăng ký",
        some("đạt ", goal.reached, part) or "không đạt",
    )
    if goal.before is None or not campaign.year:
        return now
    before = some("đạt ", goal.before) or "không đạt"
    return f"{now}; năm {campaign.year - 1} {before}"


def _attainment(attained: Attained | None) -> list[Block]:
    if attained is None or not attained.registered:
        return []
    words = listed(
        some("", attained.reached, " đạt như đăng ký trở lên"),
        some("", attained.less, " đạt thấp hơn hoặc không đạt"),
        some("", attained.waiting, " chưa có kết quả"),
        between="; ",
    )
    beside = some(
        " Ngoài ra có ",
        attained.unregistered,
        " trường hợp được đề nghị mà không đăng ký từ đầu năm.",
    )
    return [
        Paragraph(
            f"Trong {counted(attained.registered)} cá nhân, tập thể đã đăng ký: {words}.{beside}"
        )
    ]


def examples(facts: PaperFacts) -> list[Block]:
    return [
        *items(
            ("Sáng kiến", _inventions(facts.figures.inventions)),
            ("Điển hình tiên tiến", _told_of(facts, is_chosen=True)),
            ("Gương người tốt, việc tốt", _told_of(facts, is_chosen=False)),
        ),
        *written(facts.texts["examples"]),
    ]


def _told_of(facts: PaperFacts, *, is_chosen: bool) -> list[Block]:
    """Give the examples; the name of honour is the council's to give."""
    return [
        Paragraph(f"- {example.name} ({example.unit}): {ended(example.deed, '.')}")
        for example in facts.examples
        if example.is_chosen is is_chosen
    ]


def _inventions(inventions: Inventions) -> list[Block]:
    if not inventions.sent:
        return []
    fields = "; ".join(f"{name} {counted(count)}" for name, count in inventions.fields)
    words = listed(
        some(
            "",
            inventions.recognised,
            f" sáng kiến được công nhận{f' ({fields})' if fields else ''}",
        ),
        some("", inventions.refused, " không được công nhận"),
        some("", inventions.pending, " chưa có kết luận"),
        between="; ",
    )
    saved = f" Số tiền làm lợi: {_dong(inventions.saves)}." if inventions.saves else ""
    return [Paragraph(f"Có {counted(inventions.sent)} đơn yêu cầu công nhận; {words}.{saved}")]


# --- V, VI ------------------------------------------------------------------------------------


def praise(facts: PaperFacts) -> list[Block]:
    figures = facts.figures
    return [
        *items(
            ("Kết quả khen thưởng", _given(facts)),
            ("Đối tượng được khen", _whom(figures.praised)),
        ),
        *written(facts.texts["praise"]),
    ]


def _given(facts: PaperFacts) -> list[Block]:
    figures = facts.figures
    if not figures.awards:
        return []
    return [
        Paragraph(_sum(figures, facts.campaign.commune.committee)),
        *(Paragraph(f"- {award.name}: {_one(award)}.") for award in figures.awards),
        *([Paragraph(_by_unit(figures))] if figures.reached else []),
    ]


def _by_unit(figures: PaperFigures) -> str:
    return f"(Theo đơn vị tại Phụ lục {'II' if figures.goals else 'I'}.)"


def _sum(figures: PaperFigures, committee: str) -> str:
    own, above = (
        sum(award.reached for award in figures.awards if award.is_own is is_own)
        for is_own in (True, False)
    )
    proposed = f"Có {counted(figures.proposed)} lượt đề nghị khen thưởng"
    if not figures.reached:
        return f"{proposed}; chưa có lượt nào được công nhận, tặng thưởng."
    given = f"{proposed}; {counted(figures.reached)} lượt được công nhận, tặng thưởng"
    chair = f"Chủ tịch {committee}"
    if not (own and above):
        return f"{given}, đều do {chair if own else 'cấp trên'} quyết định."
    return f"{given} ({chair} quyết định {counted(own)}, cấp trên quyết định {counted(above)})."


def _one(award: AwardCount) -> str:
    return listed(
        f"đề nghị {counted(award.proposed)}",
        some(f"{award.granted} ", award.reached),
        some(f"{award.denied} ", award.refused),
        some("thu hồi ", award.revoked),
        some("đang xét ", award.waiting),
    )


def _whom(praised: Praised | None) -> list[Block]:
    if praised is None or not praised.praised:
        return []
    unknown = praised.praised - praised.direct - praised.leaders
    words = listed(
        some("trực tiếp công tác ", praised.direct, f" ({share(praised.direct, praised.praised)})"),
        some("lãnh đạo ", praised.leaders),
        some("chưa có dữ liệu là lãnh đạo hay trực tiếp công tác ", unknown),
        some("nữ ", praised.women, f" ({share(praised.women, praised.praised)})"),
        some("được khen lần đầu ", praised.first),
        between="; ",
    )
    return [Paragraph(f"Trong {counted(praised.praised)} cá nhân được khen: {words}.")]


def fund(count: FundCount | None) -> list[Block]:
    if count is None:
        return []
    words = listed(
        f"Quỹ có {_dong(count.income)}" if count.income else "Chưa ghi nguồn thu của Quỹ",
        f"chi tiền thưởng theo quyết định {_dong(count.by_decision)}" if count.by_decision else "",
        f"chi khác {_dong(count.otherwise)}" if count.otherwise else "",
        f"còn lại {_dong(count.left)}" if count.left >= 0 else f"chi vượt {_dong(-count.left)}",
        between="; ",
    )
    return [Paragraph(f"{words}.")]


def _dong(amount: int) -> str:
    return f"{number(amount)} đồng"
