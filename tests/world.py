"""One object of each kind in a commune, and the address of every page that shows one."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, time
from functools import cached_property
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone

from awards.models import Award, AwardsImport
from backups.models import Backup
from campaigns.models import Campaign, Deadline, PlanReading
from campaigns.rules.plan import as_json
from campaigns.rules.plan_reader import read_plan
from certificates.models import Blank
from council.frozen import rule_on
from council.models import Council, Meeting, Recusal, Round, Seat
from council.rules.voting import Roll, rule_as_json
from decisions.models import DecisionDraft, DecisionFile, Fund, FundExpense, FundSource
from documents.models import IssuedDocument, PrintJob, SignedAnnex, StoredFile
from initiatives.models import CouncilSession, Initiative, InitiativeAttachment
from nominations.models import Nomination, NominationAttachment, UnitReview
from notifications.models import Notice
from people.models import Absence, Discipline, PeopleImport, Person, Rating
from people.roles import CHAIR, COUNCIL_MEMBER, MEMBER, OFFICE, SECRETARY
from publicity.models import Comment, Example, Publication
from registrations.models import Registration, RegistrationMove, Supplement
from regulations.models import Regulation
from reports.models import HandingUp, YearPaper
from takeout.models import Takeout
from tests.cast import Cast, make_person
from tests.certifying import make_blank
from tests.deciding import make_award, make_decided, make_decision_file, make_draft
from tests.issuing import make_annex, make_issued
from tests.nominating import (
    make_attachment,
    make_initiative,
    make_nomination,
    make_outsider,
    make_review,
)
from tests.publishing import make_example, make_publication

REAL_PLAN = Path(settings.BASE_DIR) / "thiduakt/demo/ke-hoach-12-KH-UBND-2021.txt"


@dataclass(frozen=True)
class World:
    """The cast of a commune and what its pages show."""

    cast: Cast
    launched: Campaign
    draft: Campaign
    reading: PlanReading
    person: Person
    absence: Absence
    discipline: Discipline
    rating: Rating
    people_import: PeopleImport
    regulation: Regulation
    notice: Notice
    registration: Registration
    sent: Registration
    approved: Registration
    initiative: Initiative
    sent_initiative: Initiative
    reviewed_initiative: Initiative
    council_session: CouncilSession
    round: Round
    initiative_file: InitiativeAttachment
    nomination: Nomination
    sent_nomination: Nomination
    received_nomination: Nomination
    outsider_nomination: Nomination
    issued_paper: IssuedDocument
    # awards: the unit
    attachment: NominationAttachment
    review: UnitReview
    # (end of the unit)
    draft_decision: DecisionDraft
    waiting_draft: DecisionDraft
    numbered_draft: DecisionDraft
    waiting_paper: IssuedDocument
    annex: SignedAnnex
    refused_nomination: Nomination
    fund_source: FundSource
    fund_expense: FundExpense
    award: Award
    decision_file: DecisionFile
    old_award: Award
    awards_import: AwardsImport
    print_job: PrintJob
    takeout: Takeout
    blank: Blank
    praised: Award
    publication: Publication
    comment: Comment
    example: Example
    year_paper: YearPaper
    handed_up: HandingUp
    backup: Backup

    @classmethod
    def of(cls, name: str = "Quảng Thành", prefix: str = "") -> World:
        """Make the world of a commune; every text in it holds the commune's name."""
        cast = Cast.of(name, prefix)
        # As long as names come: pages must hold it on a phone.
        person = make_person(cast.unit, f"Công Tằng Tôn Nữ Thị Nguyễn Hoàng Thùy {name}")
        own = make_person(cast.unit, f"Trần Văn {name}", born_on=date(1980, 1, 1))
        cast[MEMBER].person = own
        cast[MEMBER].save()
        launched = _campaign(cast, f"Phong trào của {name}", launched_at=timezone.now())
        nomination = make_nomination(launched, own)
        earlier = _campaign(cast, f"Phong trào trước của {name}", 2020, launched_at=timezone.now())
        initiative = make_initiative(launched, own, f"Sổ tay {name}")
        paper = make_issued(cast.commune.pk, ordinal=9, signed_file=_scan(), signed_name="ky.pdf")
        award = make_decided(
            make_nomination(earlier, person, stage="recognised"), paper=paper, number=f"8/QĐ-{name}"
        )
        waiting_paper = make_issued(
            cast.commune.pk, ordinal=7, issued_at=None, abstract=f"Tờ trình của {name}"
        )
        fund = Fund.objects.create(commune=cast.commune, year=date.today().year)
        return cls(
            cast=cast,
            launched=launched,
            draft=_campaign(cast, f"Dự thảo của {name}"),
            reading=_reading(cast, name),
            person=person,
            absence=Absence.objects.create(
                person=person, kind="training", starts_on=date(2020, 5, 1)
            ),
            discipline=Discipline.objects.create(
                person=person, form="reprimand", decided_on=date(2020, 6, 1)
            ),
            rating=Rating.objects.create(person=person, year=2020, level="HTT"),
            people_import=_people_import(cast, name),
            regulation=Regulation.objects.create(
                commune=cast.commune,
                number=f"1/QĐ-{name}",
                issued_on=date(2020, 1, 1),
                issuer="UBND tỉnh",
                title=f"Quy chế của {name}",
                valid_from=date(2020, 1, 1),
            ),
            notice=Notice.objects.create(
                recipient=cast[OFFICE],
                commune_id=cast.commune.pk,
                key="key",
                subject=f"Thư cho {name}",
                body="Nội dung",
                mail_state=Notice.Mail.FAILED,
                tries=7,
                last_error="550 Hộp thư không có",
            ),
            registration=_registration(launched, person),
            sent=_sent(launched, make_person(cast.other_unit, f"Lê Thị {name}")),
            approved=_approved(earlier, person),
            initiative=initiative,
            initiative_file=make_attachment(initiative, f"Minh chứng {name}.pdf"),
            sent_initiative=make_initiative(launched, person, f"Sơ đồ {name}", "submitted"),
            nomination=nomination,
            reviewed_initiative=make_initiative(launched, person, f"Biểu mẫu {name}", "reviewed"),
            council_session=_council_session(launched, person, name),
            round=_open_vote(cast, launched, person, name),
            sent_nomination=make_nomination(launched, person, stage="submitted"),
            received_nomination=make_nomination(launched, cast.unit, "TTLDTT", "received"),
            outsider_nomination=make_nomination(
                earlier, make_outsider(cast.unit, f"Lê Văn Hộ {name}"), "GIAY_KHEN"
            ),
            issued_paper=make_issued(cast.commune.pk, abstract=f"Công nhận sáng kiến của {name}"),
            # awards: the unit
            attachment=make_attachment(nomination, f"Minh chứng {name}.pdf"),
            review=make_review(nomination, chaired_by=f"Chủ trì {name}"),
            # (end of the unit)
            draft_decision=_draft(launched, "draft"),
            waiting_draft=_draft(launched, "waiting"),
            numbered_draft=_draft(
                launched,
                "approved",
                signer=person,
                paper=make_issued(
                    cast.commune.pk,
                    ordinal=8,
                    issued_at=None,
                    signed_file=_scan(),
                    signed_name=f"{name}.pdf",
                ),
            ),
            refused_nomination=make_nomination(
                launched,
                make_person(cast.unit, f"Lê Thị Không Đạt {name}"),
                stage="vetted",
                is_supported=False,
                vetting_note=f"Chưa đủ thời gian ở {name}.",
            ),
            waiting_paper=waiting_paper,
            annex=make_annex(waiting_paper, f"Danh sách của {name}.pdf"),
            fund_source=FundSource.objects.create(
                fund=fund, kind="budget", amount=9_000_000, note=f"Ngân sách {name}", by_name="A"
            ),
            fund_expense=FundExpense.objects.create(
                fund=fund,
                kind="paper",
                spent_on=date.today(),
                amount=500_000,
                note=f"In giấy khen {name}",
                by_name="A",
            ),
            award=award,
            decision_file=make_decision_file(award.line.decision),
            old_award=make_award(own, "LDTT", 2018),
            awards_import=AwardsImport.objects.create(
                commune=cast.commune, by=cast[OFFICE], source=f"Sổ khen {name}.xlsx", sheets=[]
            ),
            print_job=_print_job(cast, name),
            takeout=_takeout(cast, name),
            blank=make_blank(cast, f"Phôi của {name}"),
            publication=(publication := make_publication(cast, f"Danh sách của {name}")),
            comment=publication.comments.create(text=f"Ý kiến ở {name}", origin="x"),
            example=make_example(cast, f"Bà Điển Hình {name}"),
            year_paper=YearPaper.objects.create(
                campaign=launched, movement=f"Phong trào của {name} đạt kết quả tốt."
            ),
            handed_up=_handed_up(launched, name),
            backup=Backup.objects.create(
                name=f"{prefix}thiduakt.backup", by_name=f"Quản trị {name}", asked_at=timezone.now()
            ),
            praised=make_decided(
                make_nomination(earlier, own, "GIAY_KHEN", stage="recognised"),
                number=f"29/QĐ-{name}",
            ),
        )

    @property
    def meeting(self) -> Meeting:
        return self.round.item.meeting

    @property
    def turned_down(self) -> Initiative:
        return self.council_session.verdicts.get(is_recognised=False).initiative

    @property
    def recognised_initiative(self) -> Initiative:
        return self.council_session.verdicts.get(is_recognised=True).initiative

    def arguments(self, name: str) -> dict:
        """Give the arguments that the address of a page needs, with objects of this world."""
        if name.startswith("reports:paper"):
            of_campaign = name == "reports:paper_begin"
            of = self.launched if of_campaign else self.year_paper
            return {} if name == "reports:papers" else {"pk": of.pk}
        of_the_first_report = ("reports:report", "reports:rows", "reports:xlsx", "reports:pdf")
        if name in of_the_first_report:
            return {"code": "chi-tieu"}
        if name == "signing:number":
            return {"source": "council-invitation", "pk": self.meeting.pk}
        subject = self.subject(name)
        return {"pk": subject.pk} if subject is not None else {}

    def subject(self, name: str) -> models.Model | None:
        """Give what the page of a name is of; None for one that is of nothing."""
        return self._subjects.get(name)

    @cached_property
    def _subjects(self) -> dict[str, models.Model]:
        """Some are asked of the database: once, not for each page of a walk."""
        return {
            "backups:file": self.backup,
            "notifications:detail": self.notice,
            "reminders:mail_again": self.notice,
            "regulations:edit": self.regulation,
            "regulations:delete": self.regulation,
            "registrations:approve": self.sent,
            "registrations:send_back": self.sent,
            "registrations:paper_pdf": self.approved,
            "registrations:paper_docx": self.approved,
            "registrations:consolidated": self.launched,
            "registrations:consolidated_xlsx": self.launched,
            "registrations:consolidated_pdf": self.launched,
            "registrations:consolidated_docx": self.launched,
            "registrations:totals_pdf": self.launched,
            "registrations:totals_docx": self.launched,
            "reports:hand_up": self.issued_paper,
            **{
                f"reports:{name}": self.handed_up
                for name in ("handing_up", "handed_up_pdf", "recall", "take", "give_back")
            },
            "campaigns:detail": self.launched,
            "campaigns:edit": self.launched,
            "campaigns:clone": self.launched,
            "campaigns:extend": self.launched,
            "campaigns:plan_pdf": self.launched,
            "campaigns:plan_docx": self.launched,
            "campaigns:delete": self.draft,
            "campaigns:launch": self.draft,
            "campaigns:reading": self.reading,
            "campaigns:reading_discard": self.reading,
            "registrations:begin": self.launched,
            "registrations:detail": self.registration,
            "registrations:edit": self.registration,
            "registrations:autosave": self.registration,
            "registrations:fill_unit": self.registration,
            "registrations:fill_last_year": self.registration,
            "registrations:import": self.registration,
            "registrations:import_template": self.registration,
            "registrations:submit": self.registration,
            "registrations:withdraw": self.registration,
            "registrations:supplement": self.approved,
            # initiatives: the authors
            "initiatives:detail": self.initiative,
            "initiatives:edit": self.initiative,
            "initiatives:autosave": self.initiative,
            "initiatives:submit": self.initiative,
            "initiatives:discard": self.initiative,
            "initiatives:attach": self.initiative,
            "initiatives:withdraw": self.sent_initiative,
            "initiatives:attachment": self.initiative_file,
            "initiatives:detach": self.initiative_file,
            # (end of the authors)
            # initiatives: the council
            "initiatives:receive": self.sent_initiative,
            "initiatives:send_back": self.sent_initiative,
            "initiatives:score": self.reviewed_initiative,
            "initiatives:reopen": self.recognised_initiative,
            "initiatives:request_pdf": self.sent_initiative,
            "initiatives:request_docx": self.sent_initiative,
            "initiatives:sheet_pdf": self.reviewed_initiative,
            "initiatives:sheet_docx": self.reviewed_initiative,
            "initiatives:scores_pdf": self.launched,
            "initiatives:scores_docx": self.launched,
            "initiatives:scores_xlsx": self.launched,
            "initiatives:session": self.council_session,
            "initiatives:decision_note": self.council_session,
            "initiatives:decision_pdf": self.council_session,
            "initiatives:decision_docx": self.council_session,
            "initiatives:certificates_pdf": self.council_session,
            "initiatives:certificate_docx": self.recognised_initiative.authors.get(),
            "initiatives:refusal_pdf": self.turned_down,
            "initiatives:refusal_docx": self.turned_down,
            # (end of the council)
            # councils and their meetings
            "council:council": self.meeting.council,
            "council:seat_add": self.meeting.council,
            "council:seats_add": self.meeting.council,
            "council:seat_end": self.meeting.chair,
            "council:opinions": self.meeting.attendances.first(),
            "council:recuse": self.round.item.lines.first(),
            "council:explain": self.round.item.lines.first(),
            "council:drop_name": self.round.item.lines.first(),
            "council:undo_recusal": Recusal.objects.get(line__item=self.round.item),
            "council:decide_tie": self.round.tallies.first(),
            **{
                f"council:{name}": self.meeting
                for name in (
                    "meeting",
                    "meeting_edit",
                    "agenda",
                    "invite",
                    "call_off",
                    "roll",
                    "dossiers",
                    "record",
                    "course",
                    "close",
                    "projector",
                    "invitation_pdf",
                    "invitation_docx",
                    "summary_pdf",
                    "summary_docx",
                    "minutes_pdf",
                    "minutes_docx",
                    "conclusion_pdf",
                    "conclusion_docx",
                )
            },
            **{
                f"council:{name}": self.round.item
                for name in (
                    "item",
                    "item_take_off",
                    "item_move_up",
                    "open_round",
                    "ballot_pdf",
                    "ballot_docx",
                )
            },
            **{
                f"council:{name}": self.round
                for name in (
                    "turnout",
                    "close_round",
                    "count",
                    "give_up",
                    "slips",
                    "tablet",
                    "ballot",
                    "count_pdf",
                    "count_docx",
                )
            },
            # (end of councils)
            # awards: the unit
            "nominations:detail": self.nomination,
            "nominations:report": self.nomination,
            "nominations:report_autosave": self.nomination,
            "nominations:merit": self.nomination,
            "nominations:outsider": self.outsider_nomination,
            "nominations:submit": self.nomination,
            "nominations:withdraw": self.nomination,
            "nominations:discard": self.nomination,
            "nominations:attach": self.nomination,
            "nominations:attachment": self.attachment,
            "nominations:detach": self.attachment,
            "nominations:review": self.review,
            "nominations:review_edit": self.review,
            # (end of the unit)
            # awards: the secretary
            "vetting:receive": self.sent_nomination,
            "vetting:send_back": self.received_nomination,
            "vetting:vet": self.received_nomination,
            "vetting:reopen": self.received_nomination,
            "vetting:accept_file": self.received_nomination,
            "vetting:give_place": self.received_nomination,
            "vetting:take_back_place": self.received_nomination,
            "vetting:quota": self.launched,
            "vetting:quota_what_if": self.launched,
            "vetting:choose": self.launched,
            "vetting:reorder": self.launched,
            "vetting:fix_list": self.launched,
            "vetting:open_list": self.launched,
            "vetting:comparison": self.launched,
            "vetting:comparison_xlsx": self.launched,
            # (end of the secretary)
            # awards: decisions and history
            "decisions:draft": self.waiting_draft,
            "decisions:draft_amend": self.draft_decision,
            "decisions:draft_submit": self.draft_decision,
            "decisions:draft_approve": self.waiting_draft,
            "decisions:draft_return": self.waiting_draft,
            "decisions:draft_take_back": self.waiting_draft,
            "decisions:draft_discard": self.draft_decision,
            "decisions:draft_pdf": self.draft_decision,
            "decisions:draft_docx": self.draft_decision,
            **{
                f"decisions:draft_{name}": self.numbered_draft
                for name in ("number", "let_number_go", "attach", "signed_file", "issue")
            },
            "decisions:fund_source_remove": self.fund_source,
            "decisions:fund_expense_remove": self.fund_expense,
            "decisions:refusal_pdf": self.refused_nomination,
            "decisions:refusal_docx": self.refused_nomination,
            **{
                f"decisions:{name}": self.award.line.decision
                for name in (
                    "revocation",
                    "correction",
                    "release",
                    "paper_pdf",
                    "signed_file",
                    "paylist_pdf",
                    "paylist_docx",
                    "paylist_xlsx",
                )
            },
            "signing:paper": self.waiting_paper,
            "signing:signatures": self.issued_paper,
            "signing:sign": self.waiting_paper,
            "signing:sign_annex": self.waiting_paper,
            "signing:annexes": self.waiting_paper,
            "signing:annex_file": self.annex,
            "signing:annex_drop": self.annex,
            "signing:issue": self.waiting_paper,
            "signing:let_number_go": self.waiting_paper,
            "signing:signed_file": self.award.line.decision.paper,
            "decisions:detail": self.award.line.decision,
            "decisions:correct": self.award.line.decision,
            "decisions:attach": self.award.line.decision,
            "decisions:revoke": self.award.line.decision,
            "decisions:file": self.decision_file,
            "decisions:revoke_line": self.award.line,
            "awards:history_person": self.person,
            "awards:history_unit": self.cast.unit,
            "decisions:revoke_award": self.old_award,
            "awards:history_import_preview": self.awards_import,
            "decisions:undo_import": self.awards_import,
            # (end of decisions)
            # certificates
            "certificates:decision": self.praised.line.decision,
            "certificates:paper_pdf": self.praised.line,
            "certificates:paper_docx": self.praised.line,
            "certificates:blank": self.blank,
            "certificates:blank_preview": self.blank,
            "certificates:blank_test_pdf": self.blank,
            "certificates:blank_remove": self.blank,
            # (end of certificates)
            # publicity
            "publicity:front": self.cast.commune,
            "publicity:feed_file": self.cast.commune,
            "publicity:item": self.publication,
            "publicity:manage": self.publication,
            "publicity:withdraw": self.publication,
            "publicity:restore": self.publication,
            "publicity:moderate": self.comment,
            "publicity:example": self.example,
            "publicity:example_file": self.example,
            "publicity:example_manage": self.example,
            "publicity:example_edit": self.example,
            "publicity:example_publish": self.example,
            "publicity:example_photo_file": self.example,
            "publicity:example_pdf": self.example,
            "publicity:example_docx": self.example,
            # (end of publicity)
            # awards: papers
            "nominations:report_pdf": self.nomination,
            "nominations:report_docx": self.nomination,
            "vetting:vetting_pdf": self.received_nomination,
            "vetting:vetting_docx": self.received_nomination,
            "nominations:review_pdf": self.review,
            "nominations:review_docx": self.review,
            "vetting:print_one": self.nomination,
            "vetting:print_all": self.launched,
            "vetting:papers": self.launched,
            "vetting:summary_pdf": self.launched,
            "vetting:summary_docx": self.launched,
            "vetting:summary_xlsx": self.launched,
            "vetting:proposal_pdf": self.launched,
            "vetting:proposal_docx": self.launched,
            "vetting:proposal_issue": self.launched,
            # (end of papers)
            # documents
            "signing:file": self.issued_paper,
            "signing:withdraw": self.issued_paper,
            "signing:check_again": self.issued_paper,
            "takeout:takeout": self.takeout,
            "takeout:takeout_file": self.takeout,
            "documents:job": self.print_job,
            "documents:job_file": self.print_job,
            "documents:job_cancel": self.print_job,
            "documents:job_again": self.print_job,
            "documents:part_file": self.print_job.parts.get(),
            # (end of documents)
            "people:unit": self.cast.unit,
            "people:unit_edit": self.cast.unit,
            "people:unit_close": self.cast.unit,
            "people:person": self.person,
            "people:person_edit": self.person,
            "people:person_move": self.person,
            "people:person_leave": self.person,
            "people:person_take_back": self.person,
            "people:import_preview": self.people_import,
            "people:import_undo": self.people_import,
            "people:import_units": self.people_import,
            "people:import_fill": self.people_import,
            "people:user": self.cast[MEMBER],
            "people:role_add": self.cast[MEMBER],
            "people:role_edit": self.cast[MEMBER].memberships.get(),
            "people:user_lock": self.cast[MEMBER],
            "people:user_unlock": self.cast[MEMBER],
            "people:user_password": self.cast[MEMBER],
            "people:user_let_in": self.cast[MEMBER],
            "people:user_factor_off": self.cast[MEMBER],
            "people:absence_add": self.person,
            "people:absence_edit": self.absence,
            "people:absence_remove": self.absence,
            "people:discipline_add": self.person,
            "people:discipline_edit": self.discipline,
            "people:discipline_remove": self.discipline,
            "people:rating_add": self.person,
            "people:rating_edit": self.rating,
            "people:rating_remove": self.rating,
        }


def _campaign(cast: Cast, title: str, year: int = 2021, **values) -> Campaign:
    campaign = Campaign.objects.create(
        commune=cast.commune,
        year=year,
        title=title,
        launched_by=cast[CHAIR] if values else None,
        **values,
    )
    Deadline.objects.create(
        campaign=campaign, kind=Deadline.Kind.REGISTRATION, due_on=date(year, 1, 20)
    )
    return campaign


def _registration(campaign: Campaign, person: Person, **values) -> Registration:
    registration = Registration.objects.create(campaign=campaign, unit=person.unit, **values)
    registration.collectives.create(name=f"Tập thể {person.full_name}", title="TTLDTT")
    registration.individuals.create(person=person, position=person.position, title="LDTT")
    return registration


def _sent(campaign: Campaign, person: Person) -> Registration:
    return _registration(campaign, person, stage="submitted", sent_on=date(campaign.year, 1, 18))


def _approved(campaign: Campaign, person: Person) -> Registration:
    day = date(campaign.year, 1, 18)
    registration = _registration(campaign, person, stage="approved", sent_on=day, approved_on=day)
    steps = [("draft", "submitted"), ("submitted", "approved")]
    for before, after in steps:
        RegistrationMove.objects.create(
            registration=registration, before=before, after=after, on=day, by_name="Người làm"
        )
    Supplement.objects.create(
        registration=registration, reason="Mới tuyển dụng.", on=day, by_name="Người làm"
    )
    return registration


def _takeout(cast: Cast, name: str) -> Takeout:
    return Takeout.objects.create(
        commune=cast.commune,
        asked_by=cast[OFFICE],
        by_name=f"Văn phòng {name}",
        state=Takeout.State.DONE,
        total=1,
        done=1,
        finished_at=timezone.now(),
        file=ContentFile(b"PK", name="du-lieu.zip"),
    )


def _print_job(cast: Cast, name: str) -> PrintJob:
    paper = ContentFile(b"%PDF-", name="1.pdf")
    stored, _ = StoredFile.objects.get_or_create(key="a" * 64, defaults={"pages": 1, "file": paper})
    job = PrintJob.objects.create(
        commune_id=cast.commune.pk,
        asked_by=cast[OFFICE],
        title=f"Hồ sơ của {name}",
        back_path="/",
        state=PrintJob.State.DONE,
        total=1,
        done=1,
        file=ContentFile(b"%PDF-", name="1.pdf"),
    )
    job.parts.create(ordinal=1, title=f"Hồ sơ {name}", maker="test", subject=1, stored=stored)
    return job


def _council_session(campaign: Campaign, person: Person, name: str) -> CouncilSession:
    day = date(campaign.year, 11, 8)
    council = Council.objects.create(
        commune=campaign.commune, kind="initiative", starts_on=date(campaign.year, 1, 1)
    )
    seat = council.seats.create(name=f"Hoàng Văn {name}", duty="chair", starts_on=council.starts_on)
    meeting = Meeting.objects.create(
        council=council,
        campaign=campaign,
        held_on=day,
        starts_at=time(8),
        place=f"Hội trường {name}",
        stage="closed",
        chair=seat,
    )
    meeting.attendances.create(seat=seat, state="present")
    session = CouncilSession.objects.create(meeting=meeting)
    session.verdicts.create(
        initiative=make_initiative(campaign, person, f"Thùng thư {name}", "recognised"),
        average=80,
        votes_for=1,
        votes_against=0,
        is_recognised=True,
        sphere="base",
    )
    session.verdicts.create(
        initiative=make_initiative(campaign, person, f"Hòm thư {name}", "refused"),
        average=50,
        votes_for=0,
        votes_against=1,
        is_recognised=False,
        reason=f"Chưa có tính mới ở {name}.",
    )
    return session


def _open_vote(cast: Cast, campaign: Campaign, person: Person, name: str) -> Round:
    """Let the chair, the secretary and a member vote on a person, one of them barred."""
    day = date(campaign.year, 11, 26)
    council = Council.objects.create(
        commune=cast.commune, kind="emulation", starts_on=date(campaign.year, 1, 1)
    )
    meeting = Meeting.objects.create(
        council=council,
        campaign=campaign,
        held_on=day,
        starts_at=time(14),
        place=f"Hội trường {name}",
        stage="open",
        invited_on=day,
    )
    seats = []
    for ordinal, role in enumerate((CHAIR, SECRETARY, COUNCIL_MEMBER), start=1):
        duty = {CHAIR: "chair", SECRETARY: "secretary"}.get(role, "member")
        seat = Seat.objects.create(
            council=council,
            name=f"{role.name} {name}",
            duty=duty,
            user=cast[role],
            ordinal=ordinal,
            starts_on=council.starts_on,
        )
        meeting.attendances.create(seat=seat, state="present")
        seats.append(seat)
    meeting.chair, meeting.secretary = seats[:2]
    meeting.save()
    return _round(meeting, person, seats[2])


def _round(meeting: Meeting, person: Person, barred: Seat) -> Round:
    item = meeting.items.create(
        ordinal=1,
        title=f"Lao động tiên tiến của {meeting.commune.name}",
        rule=rule_as_json(rule_on(meeting.council, meeting.held_on)),
    )
    line = item.lines.create(ordinal=1, name=person.full_name, person=person)
    other = item.lines.create(ordinal=2, name=f"Tập thể {meeting.commune.name}")
    Recusal.objects.create(line=line, seat=barred, kind="relative")
    round = item.rounds.create(number=1, way="phones", opened_at=timezone.now(), issued=3)
    for name, recused in ((line, 1), (other, 0)):
        roll = Roll(members=3, present=3, recused=recused, recused_present=recused)
        round.tallies.create(line=name, roll=asdict(roll))
    return round


def _reading(cast: Cast, name: str) -> PlanReading:
    text = REAL_PLAN.read_text(encoding="utf-8")
    return PlanReading.objects.create(
        commune=cast.commune,
        read_by=cast[OFFICE],
        source_name=f"Kế hoạch {name}.txt",
        text=text,
        plan=as_json(read_plan(text)),
    )


def _people_import(cast: Cast, name: str) -> PeopleImport:
    return PeopleImport.objects.create(
        commune=cast.commune,
        by=cast[OFFICE],
        source=f"Danh sách {name}.xlsx",
        as_of=date(2021, 1, 1),
        sheets=[],
    )


def _scan() -> ContentFile:
    return ContentFile(b"%PDF-1.4 da ky", name="ky.pdf")


def _draft(campaign: Campaign, stage: str, **values) -> DecisionDraft:
    """Make a draft over a dossier of a person of its own; who drafted is no user here."""
    unit = campaign.commune.units.first()
    person = make_person(unit, f"Lê Thị Dự Thảo {stage}")
    nomination = make_nomination(campaign, person, stage="vetted")
    name = campaign.commune.name
    return make_draft(campaign, nomination, stage=stage, merit=f"Thành tích {name}", **values)


def _handed_up(campaign: Campaign, name: str) -> HandingUp:
    paper = make_issued(
        campaign.commune_id,
        ordinal=6,
        key=f"registered-{campaign.pk}",
        abstract=f"Kết quả đăng ký của {name}",
    )
    return HandingUp.objects.create(
        commune=campaign.commune,
        campaign=campaign,
        subject=paper.key,
        paper=paper,
        round=1,
        sent_on=date(2021, 11, 22),
        sent_by_name=f"Văn phòng {name}",
    )
