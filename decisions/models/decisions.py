"""Decisions of whoever has the authority, and what each says of which nomination."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from attachments.models import Attachment
from awards.models import Award
from campaigns.models import Campaign
from documents.models import IssuedDocument
from law.authority import Authority
from nominations.models.nominations import Nomination
from people.models import Commune
from people.models.fields import CleanCharField, CleanTextField
from people.roles import Permission, role_of
from vietnamese.text import uncapitalised


class AwardDecisionQuerySet(models.QuerySet):
    def visible_to(self, user) -> AwardDecisionQuerySet:
        """Give the decisions of the communes whose awards the user may see; whoever sees only a
        unit's sees the decisions that name it."""
        scope = Q(pk__in=[])
        for membership in user.memberships_of_today():
            role = role_of(membership.role)
            if Permission.VIEW_DECISIONS not in role.permissions:
                continue
            if role.of_unit:
                of_unit = Q(lines__nomination__unit=membership.unit_id)
                scope |= of_unit & Q(released_on__isnull=False)
            else:
                scope |= Q(commune=membership.commune_id)
        return self.filter(scope).distinct()


class AwardDecision(models.Model):
    """Quyết định khen thưởng đã ban hành: drafted and signed here (`paper`), or made outside and
    recorded. Until it is released (`released_on`) nobody but the office knows of it."""

    commune = models.ForeignKey(
        Commune, models.PROTECT, related_name="award_decisions", verbose_name="xã, phường"
    )
    campaign = models.ForeignKey(
        Campaign, models.PROTECT, related_name="award_decisions", verbose_name="phong trào"
    )
    number = CleanCharField("số, ký hiệu", max_length=60)
    decided_on = models.DateField("ngày ký")
    authority = models.CharField(
        "cấp ban hành",
        max_length=10,
        choices=[(authority.value, authority.head) for authority in Authority],
    )
    issuer = CleanCharField("cơ quan ban hành", max_length=200)
    signer = CleanCharField("người ký", max_length=150, blank=True)
    paper = models.OneToOneField(
        IssuedDocument, models.PROTECT, null=True, editable=False, related_name="award_decision"
    )
    released_on = models.DateField("ngày công bố", null=True, editable=False)
    revoked_on = models.DateField("ngày thu hồi", null=True, editable=False)
    revoke_reason = CleanTextField("lý do thu hồi", blank=True, editable=False)
    revoke_number = CleanCharField(
        "số quyết định thu hồi", max_length=60, blank=True, editable=False
    )
    by_name = CleanCharField("người ghi", max_length=150)

    objects = AwardDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "quyết định khen thưởng"
        verbose_name_plural = "quyết định khen thưởng"
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "number", "decided_on", "issuer"],
                name="award_decision_once",
                violation_error_message="Quyết định này đã được ghi.",
            ),
            models.CheckConstraint(
                condition=Q(revoked_on__isnull=True) | ~Q(revoke_reason=""),
                name="award_decision_revoked_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Quyết định số {self.number} ngày {self.decided_on:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        return reverse("decisions:detail", args=[self.pk])

    @property
    def called(self) -> str:
        """Give "quyết định số 125/QĐ-UBND ngày 01/12/2021", as a sentence names it."""
        return uncapitalised(str(self))

    def paid_total(self) -> int:
        """Give the money that its standing lines pay; one query."""
        paid = self.lines.filter(is_paid=True, revoked_on__isnull=True)
        return paid.aggregate(total=models.Sum("reward_amount", default=0))["total"]


class DecisionFile(Attachment):
    """Tệp của quyết định."""

    decision = models.ForeignKey(AwardDecision, models.CASCADE, related_name="files")

    class Meta(Attachment.Meta):
        verbose_name = "tệp quyết định"
        verbose_name_plural = "tệp quyết định"


class DecisionLine(models.Model):
    """Kết quả của một hồ sơ trong một quyết định.

    `ordinal` is its place in the list of the decision, which certificates name as "số sổ vàng".
    The money stays as it was on the day of signing, with its arithmetic. `is_paid` False: a higher
    award of the same holder, decided on the same day, is paid.
    """

    decision = models.ForeignKey(AwardDecision, models.CASCADE, related_name="lines")
    nomination = models.ForeignKey(
        Nomination, models.PROTECT, related_name="decision_lines", verbose_name="hồ sơ"
    )
    is_recognised = models.BooleanField("được công nhận")
    award = models.OneToOneField(
        Award, models.PROTECT, null=True, editable=False, related_name="line"
    )
    reason = CleanTextField("lý do không công nhận", blank=True)
    ordinal = models.PositiveIntegerField("số thứ tự trong danh sách", null=True, editable=False)
    reward_amount = models.PositiveBigIntegerField("tiền thưởng", null=True, editable=False)
    reward_coefficient = models.DecimalField(
        "hệ số", max_digits=8, decimal_places=4, null=True, editable=False
    )
    base_salary = models.PositiveIntegerField("mức lương cơ sở", null=True, editable=False)
    rounding_step = models.PositiveIntegerField("làm tròn lên đến", null=True, editable=False)
    reward_sentence = models.CharField("cách tính", max_length=200, blank=True, editable=False)
    reward_citation = models.CharField("căn cứ", max_length=200, blank=True, editable=False)
    correction = CleanTextField("đính chính", blank=True, editable=False)
    corrected_at = models.DateTimeField("đính chính lúc", null=True, editable=False)
    is_paid = models.BooleanField("được chi", default=False, editable=False)
    revoked_on = models.DateField("ngày thu hồi", null=True, editable=False)
    revoke_reason = CleanTextField("lý do thu hồi", blank=True, editable=False)
    revoke_number = CleanCharField(
        "số quyết định thu hồi", max_length=60, blank=True, editable=False
    )

    class Meta:
        verbose_name = "kết quả trong quyết định"
        verbose_name_plural = "kết quả trong quyết định"
        ordering = ["ordinal", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["nomination"],
                condition=Q(revoked_on__isnull=True),
                name="decision_line_in_force_once",
                violation_error_message="Hồ sơ này đã có kết quả trong một quyết định.",
            ),
            models.CheckConstraint(
                condition=Q(is_recognised=True) | ~Q(reason=""),
                name="decision_line_refusal_has_a_reason",
                violation_error_message="Không công nhận thì phải ghi lý do.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.nomination)
