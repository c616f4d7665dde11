"""Beginning dossiers: one by one, in the short form, or all that a unit registered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db import IntegrityError, transaction

from campaigns.models import Campaign
from law.findings import Finding, Level
from law.kinds import award_kind
from nominations.actions.outsiders import kept
from nominations.facts.overview import overview_of
from nominations.facts.registered import Candidacy, candidacies_of
from nominations.models import AchievementReport, Nomination
from nominations.rules.candidacies import misfits
from people.models import Unit
from people.roles import Actor
from procedure.refusal import RefusedError, refuse
from submissions.stepping import log
from vietnamese.text import capitalised


@dataclass(frozen=True)
class Opened:
    """The dossiers that were made, and a sentence for each line that was left out."""

    made: tuple[Nomination, ...]
    left_out: tuple[str, ...] = ()


@transaction.atomic
def begin(
    campaign: Campaign, unit: Unit, candidacy: Candidacy, *, achievements: str = "", by: Actor
) -> Nomination:
    """Begin the dossier of one nominee of a unit, with the known parts of the report; beside that
    for a higher title the one for Lao động tiên tiến, where the person has none yet.

    `RefusedError` for an award that does not fit, a nominee of elsewhere, and for one that has
    such a dossier already: the sentence leads to it.
    """
    _refuse_unless_open_to(campaign, unit)
    if candidacy.outsider:
        candidacy = replace(candidacy, outsider=kept(candidacy.outsider))
    _refuse_unless_fitting(campaign, unit, candidacy)
    nomination = _create(campaign, unit, candidacy, achievements)
    log("open", nomination, f"Lập {nomination.called}.", by=by)
    for also in candidacy.with_beside()[1:]:
        _open_beside(campaign, unit, also, by=by)
    return nomination


def _open_beside(campaign: Campaign, unit: Unit, candidacy: Candidacy, *, by: Actor) -> None:
    try:
        nomination = _create(campaign, unit, candidacy)
    except RefusedError:  # there is one already
        return
    log("open", nomination, f"Lập {nomination.called}: {candidacy.why}.", by=by)


@transaction.atomic
def begin_many(
    campaign: Campaign, unit: Unit, rows: Iterable[tuple[Candidacy, str]], *, by: Actor
) -> Opened:
    """Begin a dossier for each of a list, with what they did; those that exist are left as they
    are, and anything else that stops one stops all."""
    made, left_out = [], []
    for candidacy, achievements in rows:
        try:
            with transaction.atomic():
                made.append(begin(campaign, unit, candidacy, achievements=achievements, by=by))
        except RefusedError as refused:
            if any(finding.code != "exists" for finding in refused.findings):
                raise
            left_out.append(str(refused))
    return Opened(tuple(made), tuple(left_out))


@transaction.atomic
def begin_from_registration(campaign: Campaign, unit: Unit, *, by: Actor) -> Opened:
    """Begin a dossier for every line of the unit's approved registration, a title and a
    commendation each their own, and Lao động tiên tiến beside a higher title; those that exist are
    left as they are."""
    _refuse_unless_open_to(campaign, unit)
    candidacies = candidacies_of(campaign, unit)
    made, left_out = [], list(candidacies.left_out)
    for candidacy in candidacies.candidacies:
        try:
            made.append(_create(campaign, unit, candidacy))
        except RefusedError as refused:  # somebody else has just made it
            left_out.append(str(refused))
    if made:
        names = "; ".join(str(nomination) for nomination in made)
        sentence = f"Lập {len(made)} hồ sơ của {unit} từ bản đăng ký: {names}."
        log(
            "open_many",
            made[0],
            sentence,
            by=by,
            nominations=[nomination.pk for nomination in made],
        )
    return Opened(tuple(made), tuple(left_out))


def _refuse_unless_open_to(campaign: Campaign, unit: Unit) -> None:
    if not campaign.is_launched:
        refuse("not_launched", "Phong trào chưa phát động nên chưa lập hồ sơ được.")
    if unit.commune_id != campaign.commune_id:
        refuse("foreign_unit", "Đơn vị này không thuộc xã của phong trào.")
    if not Unit.objects.active_on(campaign.commune.today()).filter(pk=unit.pk).exists():
        refuse("closed_unit", f"{unit} đã ngừng hoạt động nên không lập hồ sơ mới.")


def _refuse_unless_fitting(campaign: Campaign, unit: Unit, candidacy: Candidacy) -> None:
    person, phase = candidacy.person, candidacy.phase
    if not candidacy.nominee:
        refuse("nobody", "Hãy chọn một cá nhân hoặc ghi tên một tập thể.", field="person")
    if person and person.commune_id != campaign.commune_id:
        refuse("stranger", "Người này không thuộc danh sách của xã.", field="person")
    if person and person.unit_id != unit.pk:
        sentence = f"{person.titled_name} hiện thuộc {person.unit}; {person.unit} lập hồ sơ."
        refuse("of_another_unit", capitalised(sentence), field="person")
    if candidacy.outsider and candidacy.outsider.unit_id != unit.pk:
        sentence = f"{candidacy.nominee} do {candidacy.outsider.unit} đề nghị."
        refuse("outsider_of_another_unit", sentence, field="known")
    if phase and phase.campaign_id != campaign.pk:
        refuse("foreign_phase", "Đợt này không thuộc phong trào đã chọn.", field="phase")
    findings = misfits(
        award_kind(candidacy.award),
        candidacy.subject,
        candidacy.occasion,
        has_phase=phase is not None,
        matter=candidacy.matter,
        is_outsider=candidacy.outsider is not None,
    )
    if refusals := list(findings):
        raise RefusedError(refusals)


def _create(
    campaign: Campaign, unit: Unit, candidacy: Candidacy, achievements: str = ""
) -> Nomination:
    nomination = Nomination(campaign=campaign, unit=unit, **candidacy.columns())
    _refuse_a_second(nomination)
    try:
        with transaction.atomic():
            nomination.save(force_insert=True)
    except IntegrityError:  # somebody else wrote it between the look and the writing
        _refuse_a_second(nomination)
        raise
    AchievementReport.objects.create(
        nomination=nomination, overview=overview_of(nomination), achievements=achievements
    )
    return nomination


def _refuse_a_second(nomination: Nomination) -> None:
    same = Nomination.objects.filter(
        campaign=nomination.campaign_id,
        award=nomination.award,
        occasion=nomination.occasion,
        phase=nomination.phase_id,
        **_whose(nomination),
    )
    if nomination.is_short and nomination.phase_id is None:
        same = same.filter(matter=nomination.matter)
    if earlier := same.select_related("unit", "person").first():
        raise RefusedError([_exists(earlier, nomination)])


def _whose(nomination: Nomination) -> dict[str, Any]:
    if nomination.is_of_unit:
        return {
            "unit": nomination.unit_id,
            "collective": nomination.collective,
            "outsider__isnull": True,
        }
    return {"person": nomination.person_id, "outsider": nomination.outsider_id}


def _exists(earlier: Nomination, wanted: Nomination) -> Finding:
    is_own = earlier.unit_id == wanted.unit_id
    by_whom = "" if is_own else f" do {earlier.unit} lập"
    return Finding(
        "exists",
        f"{earlier.nominee} đã có hồ sơ đề nghị {earlier.kind.name}{by_whom} "
        f"({earlier.state.word.lower()}).",
        Level.BLOCKER,
        link=earlier.get_absolute_url() if is_own else "",
    )
