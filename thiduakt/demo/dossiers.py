"""The dossiers of the year, one in every state: written, reviewed, sent, received, vetted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from decisions import actions as decisions
from decisions.facts.results import Result
from eligibility.judging import Outcome
from eligibility.merits import Merit
from initiatives.models import Initiative
from law.kinds import CSTDCS, CSTDT, GIAY_KHEN, LDTT, TTLDXS, Subject
from nominations import actions as nominations
from nominations.actions.writing import content_of
from nominations.facts.freezing import differences
from nominations.facts.judging import judgement_of
from nominations.facts.registered import Candidacy
from nominations.models import Nomination
from nominations.rules.minutes import Minutes, Vote
from nominations.rules.occasions import Occasion
from people.actions import practise
from people.models import Commune, Outsider, Person
from people.roles import SECRETARY, Actor, Permission
from vetting import actions as vetting
from vietnamese.dates import short_date

from . import commune as rows
from .acting import acting, campaign_of, days_of, head_of, person_of, unit_of, year_of
from .deciding import budget, decide
from .inventions import PENDING, RECOGNISED
from .year import NEWCOMER, ONLY_DONE

VETTED = (rows.LEADERS, rows.OFFICE_UNIT)
RECEIVED, ONLY_SENT, RETURNED, DRAFTED = rows.FINANCE, rows.JUSTICE, rows.LAND, rows.CULTURE
LATE_UNIT = rows.MILITARY
RESCUER = "Châu Thị Mỹ Ái"
NEIGHBOURS = {
    "Mở nhà cho 40 người lánh lũ, nấu ăn và cho mượn hai chiếc ghe": {
        "kind": Outsider.Kind.HOUSEHOLD,
        "gender": Person.Gender.MALE,
        "name": "Phan Văn Lượng",
        "address": "xóm ven sông, thôn An Thành",
    },
    "Bơi qua dòng nước xiết cứu hai em nhỏ": {
        "kind": Outsider.Kind.CITIZEN,
        "gender": Person.Gender.FEMALE,
        "name": "Hoàng Thị Gái",
        "address": "xóm ven sông, thôn An Thành",
    },
}
"""What they did in the flood, and who they are."""


def propose(commune: Commune) -> None:
    """Take the commune to the week after the dossiers were due."""
    _praise_on_the_spot(commune)
    days = days_of(commune)
    practise(commune, day=days.dossiers_written)
    for name in (*VETTED, RECEIVED, ONLY_SENT, RETURNED, DRAFTED, LATE_UNIT):
        _write(commune, name)
    _propose_more(commune)
    practise(commune, day=days.dossiers_sent)
    for name in (*VETTED, RECEIVED, ONLY_SENT, RETURNED):
        send(commune, name)
    practise(commune, day=days.dossiers_late)
    send(commune, LATE_UNIT, late_reason="Đơn vị trực phòng chống bão đến hết ngày hôm qua.")
    practise(commune, day=days.desk)
    _work_through(commune)


def _praise_on_the_spot(commune: Commune) -> None:
    """Propose, vet and recognise giấy khen within eight days."""
    days = days_of(commune)
    practise(commune, day=days.rescued)
    flood = short_date(days.rescued - timedelta(days=2))
    praised = _rescuers(commune, flood)
    by = head_of(commune, rows.CULTURE, Permission.WRITE_NOMINATION)
    nominations.submit_many(praised, by=by)
    practise(commune, day=days.praised)
    vetter = acting(commune, SECRETARY, Permission.VET_NOMINATIONS)
    vetting.receive_many(praised, by=vetter)
    for nomination in praised:
        close(nomination, by=vetter)
    budget(commune, days.praised.year)
    merit = f"đã có hành động dũng cảm cứu người trong đợt lũ ngày {flood}"
    decide(commune, 312, days.praised, praised, merit=merit)


def _rescuers(commune: Commune, flood: str) -> list[Nomination]:
    """Let a unit propose somebody of its own, a household and a citizen, who stand on no roster."""
    unit = unit_of(commune, rows.CULTURE)
    candidacies = {
        "Đã cùng dân quân đưa 11 người già, trẻ em ở xóm ven sông đến nơi an toàn": Candidacy(
            GIAY_KHEN.code, person_of(commune, RESCUER)
        ),
        **{
            deed: Candidacy(GIAY_KHEN.code, outsider=Outsider(commune=commune, unit=unit, **whom))
            for deed, whom in NEIGHBOURS.items()
        },
    }
    told = {"occasion": Occasion.ON_THE_SPOT, "matter": f"Cứu người trong đợt lũ ngày {flood}"}
    return [
        nominations.begin(
            campaign_of(commune),
            unit,
            replace(candidacy, **told),
            achievements=f"{deed} trong đêm {flood}.",
            by=head_of(commune, rows.CULTURE, Permission.WRITE_NOMINATION),
        )
        for deed, candidacy in candidacies.items()
    ]


def record(
    commune: Commune, number: str, day: date, vetted: list[Nomination], *, refused=()
) -> None:
    """Record a decision of who has the authority for these; `refused` are (nomination, reason)."""
    results = [Result(nomination, is_recognised=True) for nomination in vetted]
    results += [
        Result(nomination, is_recognised=False, reason=reason) for nomination, reason in refused
    ]
    authority, issuer = year_of(commune).decider(results[0].nomination.kind, day)
    decisions.record(
        campaign_of(commune),
        number=number,
        decided_on=day,
        authority=authority,
        issuer=issuer,
        results=results,
        is_confirmed=True,
        by=acting(commune, SECRETARY, Permission.RECORD_DECISIONS),
    )


def _write(commune: Commune, name: str) -> None:
    """Let a unit make its dossiers from its registration, write the reports and hold its review."""
    campaign, unit = campaign_of(commune), unit_of(commune, name)
    by = head_of(commune, name, Permission.WRITE_NOMINATION)
    nominations.begin_from_registration(campaign, unit, by=by)
    for nomination in _annual(commune, name):
        _report(nomination, by)
        _rest(nomination, by)
    _review(commune, name, by)


def _annual(commune: Commune, name: str) -> list[Nomination]:
    nominations = Nomination.objects.filter(unit=unit_of(commune, name))
    return list(nominations.filter(occasion=Occasion.ANNUAL.value).with_names())


def _report(nomination: Nomination, by: Actor) -> None:
    is_collective = nomination.subject is Subject.COLLECTIVE
    told = _COLLECTIVE if is_collective else _PERSONAL
    content = replace(
        content_of(nomination),
        overview=_OVERVIEW_OF_A_UNIT if is_collective else _OVERVIEW,
        achievements=told.format(post=nomination.position, year=nomination.campaign.year),
        rating="HTT" if is_collective else "",
    )
    nominations.save_report(nomination, content, by=by)


_OVERVIEW = "- Trình độ chuyên môn: Đại học. Trình độ lý luận chính trị: Trung cấp."
_OVERVIEW_OF_A_UNIT = "- Đơn vị thuộc Ủy ban nhân dân xã, nội bộ đoàn kết, đủ biên chế được giao."
_PERSONAL = """1. Nhiệm vụ được giao
Phụ trách công việc {post} của xã; tham gia tiếp công dân và công tác của thôn được phân công.
2. Kết quả
- Hoàn thành các nhiệm vụ trong Chương trình công tác năm {year} của Ủy ban nhân dân xã đúng hạn.
- Hồ sơ của công dân được giải quyết đúng và trước hạn đạt 99,4 %.
- Tham gia đầy đủ các phong trào của xã và công tác phòng, chống lụt bão, dịch bệnh.
3. Chấp hành chủ trương, chính sách
Chấp hành tốt chủ trương của Đảng, chính sách, pháp luật của Nhà nước, nội quy cơ quan."""

_COLLECTIVE = """1. Kết quả thực hiện nhiệm vụ
Đơn vị hoàn thành các chỉ tiêu được giao năm {year}; nội bộ đoàn kết, không có đơn thư khiếu nại.
2. Phong trào thi đua
100 % cá nhân đăng ký thi đua từ đầu năm và tham gia các phong trào do xã phát động."""


def _rest(nomination: Nomination, by: Actor) -> None:
    """Let who strives for Chiến sĩ thi đua stand on the own initiative, where it may be used."""
    if nomination.award not in (CSTDCS.code, CSTDT.code):
        return
    if nomination.person.full_name in (RECOGNISED, PENDING):
        own = Initiative.objects.get(begun_by=nomination.person)
        nominations.rest_on(nomination, Merit.INITIATIVE, initiatives=[own], by=by)


def _review(commune: Commune, name: str, by: Actor) -> None:
    unit, written = unit_of(commune, name), days_of(commune).dossiers_written
    people = list(Person.objects.filter(unit=unit).employed_on(written))
    minutes = Minutes(
        held_on=written,
        place="Phòng làm việc của đơn vị",
        chaired_by=by.name,
        written_by=people[-1].full_name,
        invited=len(people),
        present=tuple((person.full_name, person.position) for person in people),
        votes=tuple(
            Vote(nomination.pk, nomination.called, len(people), 0)
            for nomination in _annual(commune, name)
        ),
    )
    nominations.record_review(campaign_of(commune), unit, minutes, by=by)


def _propose_more(commune: Commune) -> None:
    """Propose what nobody registered: the commune as one collective, a higher title, a newcomer."""
    _open(
        commune,
        rows.OFFICE_UNIT,
        Candidacy(TTLDXS.code, collective="Tập thể UBND xã Quảng Thành", is_whole_commune=True),
    )
    _open(commune, rows.OFFICE_UNIT, Candidacy(CSTDT.code, person_of(commune, RECOGNISED)))
    _open(commune, rows.FINANCE, Candidacy(CSTDT.code, person_of(commune, PENDING)))
    newcomer = Candidacy(LDTT.code, person_of(commune, NEWCOMER))
    by = head_of(commune, rows.CULTURE, Permission.WRITE_NOMINATION)
    nominations.begin(campaign_of(commune), unit_of(commune, rows.CULTURE), newcomer, by=by)


def _open(commune: Commune, name: str, candidacy: Candidacy) -> None:
    by = head_of(commune, name, Permission.WRITE_NOMINATION)
    nomination = nominations.begin(campaign_of(commune), unit_of(commune, name), candidacy, by=by)
    _report(nomination, by)


def send(commune: Commune, name: str, late_reason: str = "") -> None:
    by = head_of(commune, name, Permission.WRITE_NOMINATION)
    drafts = [nomination for nomination in _annual(commune, name) if nomination.is_editable]
    nominations.submit_many(drafts, late_reason=late_reason, by=by)


def _work_through(commune: Commune) -> None:
    """Let the secretary receive, return and vet some of what came."""
    by = acting(commune, SECRETARY, Permission.VET_NOMINATIONS)
    for name in (*VETTED, RECEIVED):
        vetting.receive_many(_annual(commune, name), by=by)
    land = {
        str(nomination.nominee).partition(" ")[2]: nomination
        for nomination in _annual(commune, RETURNED)
    }
    vetting.receive_many([land[ONLY_DONE]], by=by)
    close(land.pop(ONLY_DONE), by=by)
    for nomination in land.values():
        vetting.send_back(
            nomination,
            reason="Thiếu kết quả xếp loại và bản chính biên bản bình xét.",
            due_on=days_of(commune).dossier_returned_until,
            by=by,
        )
    for name in VETTED:
        for nomination in _annual(commune, name):
            close(nomination, by=by)
    champion = Nomination.objects.get(award=CSTDCS.code, person__full_name=RECOGNISED)
    vetting.give_place(
        champion, reason="Sáng kiến đã được công nhận, áp dụng ở nơi tiếp công dân.", by=by
    )


def close(nomination: Nomination, *, by: Actor) -> None:
    """Support what meets the conditions or only needs somebody to look, and not what does not."""
    nomination = Nomination.objects.with_names().get(pk=nomination.pk)
    outcome = judgement_of(nomination, with_discipline=True).outcome
    is_supported = outcome is not Outcome.NOT_MET
    vetting.vet(
        nomination,
        is_supported=is_supported,
        note="" if is_supported else "Chưa đủ điều kiện theo kết quả xét ở phiếu thẩm định.",
        override_reason="Đã xem minh chứng của đơn vị, đề nghị Hội đồng xem xét."
        if outcome is Outcome.UNSURE
        else "",
        seen=vetting.mark_of(differences(nomination, with_discipline=True)),
        by=by,
    )
