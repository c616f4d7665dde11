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

# --- I, II ------------------------------------------------------------------------------------


def situation(facts: PaperFacts) -> list[Block]:
    found, commune = facts.figures, facts.campaign.commune
    people = found.praised.people if found.praised else 0
    who = (
        f" với {counted(people)} cán bộ, công chức, người hoạt động không chuyên trách, người lao "
        "động"
        if people
        else ""
    )
    units = counted(len(found.units))
    name = f"{commune.full_name[0].upper()}{commune.full_name[1:]}"
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
        phases = [one for one in phases if one.ordinal == facts.phase_number]
    said = [
        f"đợt {one.ordinal} {_span(one.starts_on, one.ends_on)}"
        f"{f', {_goal(one.goal)}' if one.goal else ''}"
        for one in phases
    ]
    if not said:
        return ""
    if facts.of_phase:
        return f"{said[0][0].upper()}{said[0][1:]}."
    return f"Phong trào chia thành {counted(len(said))} đợt: {'; '.join(said)}."


def _span(first: date | None, last: date | None) -> str:
    begun = f"từ ngày {short_date(first)}" if first else "từ đầu năm"
    return f"{begun} đến {f'ngày {short_date(last)}' if last else 'hết năm'}"


def _goal(goal: str) -> str:
    return ended(f"{goal[0].lower()}{goal[1:]}")


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
    found = figures.registered
    if found is None:
        return []
    if not found.units:
        return [Paragraph("Chưa có bộ phận, đơn vị nào có bản đăng ký được duyệt.")]
    who = listed(
        some("", found.people, " cá nhân"), some("", found.collectives, " tập thể"), between=" và "
    )
    return [
        Paragraph(
            f"Có {counted(found.units)}/{counted(found.of_units)} bộ phận, đơn vị đăng ký thi "
            f"đua, với {who}."
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


def _attainment(found: Attained | None) -> list[Block]:
    if found is None or not found.registered:
        return []
    said = listed(
        some("", found.reached, " đạt như đăng ký trở lên"),
        some("", found.less, " đạt thấp hơn hoặc không đạt"),
        some("", found.waiting, " chưa có kết quả"),
        between="; ",
    )
    beside = some(
        " Ngoài ra có ",
        found.unregistered,
        " trường hợp được đề nghị mà không đăng ký từ đầu năm.",
    )
    return [
        Paragraph(f"Trong {counted(found.registered)} cá nhân, tập thể đã đăng ký: {said}.{beside}")
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
        Paragraph(f"- {one.name} ({one.unit}): {ended(one.deed, '.')}")
        for one in facts.examples
        if one.is_chosen is is_chosen
    ]


def _inventions(found: Inventions) -> list[Block]:
    if not found.sent:
        return []
    fields = "; ".join(f"{name} {counted(count)}" for name, count in found.fields)
    said = listed(
        some("", found.recognised, f" sáng kiến được công nhận{f' ({fields})' if fields else ''}"),
        some("", found.refused, " không được công nhận"),
        some("", found.pending, " chưa có kết luận"),
        between="; ",
    )
    saved = f" Số tiền làm lợi: {_dong(found.saves)}." if found.saves else ""
    return [Paragraph(f"Có {counted(found.sent)} đơn yêu cầu công nhận; {said}.{saved}")]


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
        sum(one.reached for one in figures.awards if one.is_own is is_own)
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


def _whom(found: Praised | None) -> list[Block]:
    if found is None or not found.praised:
        return []
    unknown = found.praised - found.direct - found.leaders
    said = listed(
        some("trực tiếp công tác ", found.direct, f" ({share(found.direct, found.praised)})"),
        some("lãnh đạo ", found.leaders),
        some("chưa có dữ liệu là lãnh đạo hay trực tiếp công tác ", unknown),
        some("nữ ", found.women, f" ({share(found.women, found.praised)})"),
        some("được khen lần đầu ", found.first),
        between="; ",
    )
    return [Paragraph(f"Trong {counted(found.praised)} cá nhân được khen: {said}.")]


def fund(found: FundCount | None) -> list[Block]:
    if found is None:
        return []
    said = listed(
        f"Quỹ có {_dong(found.income)}" if found.income else "Chưa ghi nguồn thu của Quỹ",
        f"chi tiền thưởng theo quyết định {_dong(found.by_decision)}" if found.by_decision else "",
        f"chi khác {_dong(found.otherwise)}" if found.otherwise else "",
        f"còn lại {_dong(found.left)}" if found.left >= 0 else f"chi vượt {_dong(-found.left)}",
        between="; ",
    )
    return [Paragraph(f"{said}.")]


def _dong(amount: int) -> str:
    return f"{number(amount)} đồng"
