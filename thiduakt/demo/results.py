"""The end of the year: everything is vetted, the list is fixed, decisions are recorded."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from initiatives import actions as initiatives
from initiatives.models import Initiative
from initiatives.rules.scoring import Points
from law.authority import Authority
from law.kinds import CSTDCS, CSTDT, LDTT, TTLDTT, TTLDXS
from nominations import actions as nominations
from nominations.models import Nomination
from nominations.rules.stages import Stage
from people.actions import practise, rate
from people.models import Commune
from people.roles import CHAIR, COUNCIL_MEMBER, OFFICE, SECRETARY, Permission
from vetting import actions as vetting

from .acting import acting, campaign_of, days_of, head_of, holder_of, person_of, year_of
from .council import rise
from .deciding import decide
from .dossiers import DRAFTED, RETURNED, close, record, send
from .inventions import LATE_AUTHOR, PENDING, held
from .public import keep_the_book, show
from .reporting import write_the_report
from .year import NEWCOMER, NOT_RATED


def finish_the_vetting(commune: Commune) -> None:
    """Take the commune from its vetting to where every dossier is ready for the council."""
    days = days_of(commune)
    practise(commune, day=days.second_session)
    _meet_again(commune)
    practise(commune, day=days.dossiers_mended)
    _mend(commune)
    practise(commune, day=days.vetted)
    _vet_the_rest(commune)


def end_the_year(commune: Commune) -> None:
    """Take the commune from the council in session to what was decided on every dossier."""
    rise(commune)
    fix_the_list(commune)
    _decide(commune)
    practise(commune, day=days_of(commune).ended)
    show(commune)
    keep_the_book(commune)
    write_the_report(commune)


def _meet_again(commune: Commune) -> None:
    """Let the council conclude on the two initiatives that are left."""
    secretary = acting(commune, SECRETARY, Permission.REVIEW_INITIATIVES)
    left = {
        initiative.begun_by.full_name: initiative
        for initiative in Initiative.objects.select_related("begun_by")
    }
    initiatives.receive(left[LATE_AUTHOR], by=secretary)
    for role in (SECRETARY, COUNCIL_MEMBER, CHAIR):
        by = acting(commune, role, Permission.SCORE_INITIATIVES)
        for name in (PENDING, LATE_AUTHOR):
            made = Points(Decimal(25), Decimal(33), Decimal(24))
            initiatives.score(left[name], made, scorer=holder_of(commune, role), by=by)
    held(commune, on=days_of(commune).second_session, number="38/QĐ-UBND", against={})


def _mend(commune: Commune) -> None:
    """Let the units send again what was returned, and what they had not sent yet; the newcomer
    has not worked long enough, so her dossier goes."""
    newcomer = Nomination.objects.get(person__full_name=NEWCOMER)
    nominations.discard(newcomer, by=head_of(commune, DRAFTED, Permission.WRITE_NOMINATION))
    office = acting(commune, OFFICE, Permission.MANAGE_PEOPLE)
    rate(person_of(commune, NOT_RATED), year=year_of(commune).year, level="HTT", by=office)
    send(commune, RETURNED)
    send(commune, DRAFTED, late_reason="Đơn vị tập trung phòng, chống dịch đến hết tuần trước.")


def _vet_the_rest(commune: Commune) -> None:
    by = acting(commune, SECRETARY, Permission.VET_NOMINATIONS)
    vetting.receive_many(_at(Stage.SUBMITTED), by=by)
    for nomination in _at(Stage.RECEIVED):
        close(nomination, by=by)


def _at(stage: Stage) -> list[Nomination]:
    return list(Nomination.objects.filter(stage=stage.value).with_names())


def fix_the_list(commune: Commune) -> None:
    """Fix the list of who passed in the council."""
    by = acting(commune, SECRETARY, Permission.VET_NOMINATIONS)
    vetting.fix_list(campaign_of(commune), by=by)


def _decide(commune: Commune) -> None:
    """Let the commune decide, and record what the levels above decided."""
    days = days_of(commune)
    practise(commune, day=days.decided)
    decide(commune, 350, days.decided, list(_supported(LDTT.code)))
    practise(commune, day=days.decided_titles)
    chosen = [nomination for nomination in _supported(CSTDCS.code) if nomination.place]
    _decide_titles(commune, [*chosen, *_supported(TTLDTT.code)])
    practise(commune, day=days.decided_by_province)
    reason = "Cấp tỉnh chỉ xét các tập thể dẫn đầu khối thi đua."
    refused = [(nomination, reason) for nomination in _supported(TTLDXS.code, CSTDT.code)]
    record(commune, "452/QĐ-UBND", days.decided_by_province, [], refused=refused)


def _decide_titles(commune: Commune, titles: list[Nomination]) -> None:
    """Let who has the authority over CSTĐCS and TTLĐTT decide: the district, then the commune."""
    told, day = year_of(commune), days_of(commune).decided_titles
    authority, _ = told.decider(CSTDCS, day)
    if authority is Authority.COMMUNE:
        decide(commune, told.titles_decision, day, titles)
    else:
        record(commune, f"{told.titles_decision}/QĐ-UBND", day, titles)


def _supported(*awards: str) -> Iterable[Nomination]:
    return [nomination for nomination in _at(Stage.PASSED) if nomination.award in awards]
