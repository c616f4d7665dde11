"""A dossier that proposes one nominee for one award, and the steps it took."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse

import submissions.models
from campaigns.models import Deadline, Phase
from council.reading import put_before
from eligibility.merits import Merit
from law.kinds import AwardKind, Subject, award_kind
from law.standards import RATINGS
from nominations.rules.occasions import Occasion
from nominations.rules.stages import DECIDABLE, DECIDED, STEPS, Stage, TakenIn, word_of
from people.models import Outsider, Person
from people.models.fields import CleanCharField, CleanTextField
from people.roles import Permission
from submissions.models import (
    Submission,
    SubmissionQuerySet,
    reach_of,
    stage_constraints,
    stage_field,
)
from vietnamese.text import search_text

SOURCE = "nomination"
"""The name under which dossiers come before a council: see `COUNCIL_SOURCES`."""


class NominationQuerySet(SubmissionQuerySet):
    def visible_to(self, user) -> NominationQuerySet:
        """Give what the user's roles show: the whole commune's, the own unit's, one's own."""
        own = Q(person=user.person_id) if user.person_id else Q(pk__in=[])
        return self.filter(own | reach_of(user, Permission.VIEW_NOMINATIONS))

    def readable_by(self, user) -> NominationQuerySet:
        """Give what the user may read: what is visible, and what is put before the council."""
        before = Q(pk__in=put_before(user, SOURCE))
        return self.filter(before | Q(pk__in=self.visible_to(user).values("pk")))

    def put_before(self, user) -> NominationQuerySet:
        """Give what is put before the council as whose member the user sits, once the members are
        called."""
        return self.filter(pk__in=put_before(user, SOURCE))

    def take_in(self, where: TakenIn) -> None:
        """Note where decisions have these."""
        self.update(taken_in=where.value)

    def proposed(self) -> NominationQuerySet:
        """Give what units have proposed, whatever became of it."""
        return self.exclude(stage=Stage.DRAFT.value)

    def undecided(self) -> NominationQuerySet:
        """Give those of which nobody has been told a decision."""
        return self.exclude(stage__in=[stage.value for stage in DECIDED])

    def with_names(self) -> NominationQuerySet:
        """Fetch whom a list of nominations names, and of which campaign; not the text of its
        plan."""
        named = self.with_nominees().select_related("campaign__commune")
        return named.defer("campaign__source_text")

    def with_nominees(self) -> NominationQuerySet:
        """Fetch whom a list of nominations of one campaign names: `campaign.nominations` knows
        its campaign."""
        return self.select_related("unit", "person", "outsider", "phase")


def _one_of_each(
    name: str, condition: Q, fields: list[str], who: str
) -> list[models.UniqueConstraint]:
    """One nomination for a nominee, award and campaign; of the short ones, one for each phase, and
    one for each theme or matter (docs/adr/0008)."""
    is_annual = Q(occasion=Occasion.ANNUAL.value)
    has_phase = Q(phase__isnull=False)
    kinds = [
        ("once", is_annual, [], "danh hiệu, hình thức này"),
        ("once_a_phase", has_phase, ["phase"], "cho đợt này"),
        ("once_a_matter", ~is_annual & ~has_phase, ["occasion", "matter"], "cho vụ việc này"),
    ]
    return [
        models.UniqueConstraint(
            fields=["campaign", "award", *fields, *more],
            condition=condition & when,
            name=f"nomination_{kind}_of_{name}",
            violation_error_message=f"{who} đã có hồ sơ đề nghị {what}.",
        )
        for kind, when, more, what in kinds
    ]


class Nomination(Submission):
    """Hồ sơ đề nghị khen thưởng của cá nhân, tập thể, hoặc người, hộ, tổ chức ngoài danh sách.

    `award` is a code of `law.kinds`. Who is no `person` of a unit has a name in `collective`: a
    collective its own, and `is_whole_commune` where it is the commune itself, not its unit; an
    `outsider` what it was called when proposed. `place` is its rank among those chosen for a
    limited title. `taken_in` says whether a decision has taken it in, which only the office may
    know: the stage tells it when the decision is released.
    """

    NOUN, STAGES, STEPS = "Hồ sơ", Stage, STEPS
    DEADLINE_KIND = Deadline.Kind.NOMINATION

    stage = stage_field(Stage)
    award = models.CharField("danh hiệu, hình thức khen thưởng", max_length=20)
    occasion = models.CharField(
        "loại đề nghị",
        max_length=20,
        choices=[(occasion.value, occasion.word) for occasion in Occasion],
        default=Occasion.ANNUAL.value,
    )
    phase = models.ForeignKey(
        Phase, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đợt"
    )
    matter = CleanCharField("chuyên đề, vụ việc", max_length=200, blank=True)
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="nominations",
        verbose_name="cá nhân",
    )
    outsider = models.ForeignKey(
        Outsider,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="nominations",
        verbose_name="ngoài danh sách",
    )
    collective = CleanCharField(
        "tên tập thể, hộ, người ngoài danh sách", max_length=150, blank=True
    )
    is_whole_commune = models.BooleanField("là tập thể cả xã", default=False)
    position = CleanCharField("chức vụ", max_length=150, blank=True)
    rating = models.CharField(
        "mức hoàn thành nhiệm vụ của tập thể", max_length=4, choices=RATINGS, blank=True
    )
    merit = models.CharField(
        "thành tích sáng tạo",
        max_length=20,
        choices=[(merit.value, merit.word) for merit in Merit],
        blank=True,
    )
    merit_text = CleanCharField("tên đề tài, đề án, thành tích", max_length=300, blank=True)
    received_on = models.DateField("ngày tiếp nhận", null=True, editable=False)
    vetted_on = models.DateField("ngày thẩm định", null=True, editable=False)
    is_supported = models.BooleanField("đề nghị khen thưởng", null=True, editable=False)
    vetting_note = CleanTextField("ý kiến thẩm định", blank=True, editable=False)
    override_reason = CleanTextField(
        "lý do đề nghị khi chưa đủ điều kiện", blank=True, editable=False
    )
    place = models.PositiveSmallIntegerField("thứ tự chọn", null=True, editable=False)
    place_reason = CleanTextField("lý do chọn", blank=True, editable=False)
    taken_in = models.CharField(
        "đã đưa vào quyết định",
        max_length=10,
        choices=[(stage.value, stage.word) for stage in TakenIn],
        default=TakenIn.NOWHERE.value,
        blank=True,
        editable=False,
    )

    objects = NominationQuerySet.as_manager()

    class Meta:
        verbose_name = "hồ sơ đề nghị khen thưởng"
        verbose_name_plural = "hồ sơ đề nghị khen thưởng"
        ordering = ["campaign", "unit__position", "unit__sort_key", "pk"]
        constraints = [
            *stage_constraints("nomination"),
            models.CheckConstraint(
                condition=Q(
                    person__isnull=False,
                    outsider__isnull=True,
                    collective="",
                    is_whole_commune=False,
                )
                | Q(person__isnull=True)
                & ~Q(collective="")
                & (Q(outsider__isnull=True) | Q(is_whole_commune=False)),
                name="nomination_of_a_person_or_a_collective",
                violation_error_message="Hãy chọn một cá nhân hoặc ghi tên một tập thể.",
            ),
            *_one_of_each("a_person", Q(person__isnull=False), ["person"], "Người này"),
            *_one_of_each(
                "a_collective",
                Q(person__isnull=True, outsider__isnull=True),
                ["unit", "collective"],
                "Tập thể này",
            ),
            *_one_of_each(
                "an_outsider",
                Q(outsider__isnull=False),
                ["outsider"],
                "Người, hộ, tổ chức này",
            ),
            models.CheckConstraint(
                condition=Q(occasion=Occasion.PHASE.value, phase__isnull=False)
                | (~Q(occasion=Occasion.PHASE.value) & Q(phase__isnull=True)),
                name="nomination_phase_only_of_a_phase",
                violation_error_message="Đề nghị theo đợt thì phải chọn đợt.",
            ),
            models.CheckConstraint(
                condition=Q(
                    stage__in=[Stage.DRAFT.value, Stage.SUBMITTED.value, Stage.RETURNED.value]
                )
                | Q(received_on__isnull=False),
                name="nomination_received_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=[stage.value for stage in DECIDABLE])
                | Q(vetted_on__isnull=False, is_supported__isnull=False),
                name="nomination_vetted_has_a_conclusion",
            ),
            models.UniqueConstraint(
                fields=["campaign", "award", "place"],
                condition=Q(place__isnull=False),
                name="nomination_one_a_place",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nominee}: {self.kind.name}"

    @property
    def kind(self) -> AwardKind:
        return award_kind(self.award)

    @property
    def state_word(self) -> str:
        """Give the word of where it stands; a commendation is given, a title recognised."""
        return word_of(Stage(self.stage), self.kind)

    @property
    def subject(self) -> Subject:
        if self.outsider:
            return self.outsider.subject
        return Subject.COLLECTIVE if self.person_id is None else Subject.INDIVIDUAL

    @property
    def who(self) -> tuple[str, int, str]:
        """Give what is the same in all dossiers of one nominee."""
        if self.person_id is not None:
            return "person", self.person_id, ""
        if self.outsider_id is not None:
            return "outsider", self.outsider_id, ""
        return "collective", self.unit_id, search_text(self.collective)

    @property
    def is_of_unit(self) -> bool:
        """Say whether it is for the unit, or the commune, as a collective of its people."""
        return self.person_id is None and self.outsider_id is None

    @property
    def nominee(self) -> str:
        """Give "Ông Trần Văn A", "Hộ ông Trần Văn B", or the name of the collective."""
        if self.person_id is None:
            return self.collective
        return f"{self.person.honorific} {self.person.full_name}"

    @property
    def is_short(self) -> bool:
        """Say whether the short form is enough."""
        return Occasion(self.occasion).is_short

    @property
    def called(self) -> str:
        return f"hồ sơ đề nghị {self.kind.name} của {self.nominee}"

    def note_step(self, to: Stage, on: date) -> None:
        if to is Stage.RECEIVED:
            self.received_on = self.received_on or on
            self.vetted_on, self.is_supported = None, None
        if to is Stage.VETTED:
            self.vetted_on = self.vetted_on or on

    def get_absolute_url(self) -> str:
        return reverse("nominations:detail", args=[self.pk])


class NominationMove(submissions.models.Move):
    """Một bước của hồ sơ đề nghị khen thưởng."""

    STAGES = Stage

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="moves")

    class Meta(submissions.models.Move.Meta):
        verbose_name = "bước của hồ sơ"
        verbose_name_plural = "các bước của hồ sơ"
