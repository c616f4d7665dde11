"""Who holds which award since when: the one place that chains of years are read from."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from law.kinds import AwardKind, Subject, award_kind
from people.models import Commune, Outsider, Person, Unit, User
from people.models.fields import CleanCharField, CleanTextField
from people.roles import Permission, role_of
from vietnamese.text import post_and_unit


class AwardQuerySet(models.QuerySet):
    def visible_to(self, user) -> AwardQuerySet:
        """Give what the user's roles show: the commune's, the own unit's, one's own; of a decision
        that is held back only the commune's."""
        scope = Q(person=user.person_id) if user.person_id else Q(pk__in=[])
        for membership in user.memberships_of_today():
            role = role_of(membership.role)
            if Permission.VIEW_DECISIONS not in role.permissions:
                continue
            if role.of_unit:
                scope |= Q(unit=membership.unit_id) | Q(person__unit=membership.unit_id)
            else:
                scope |= Q(commune=membership.commune_id)
        return self.filter(scope).told_to(user)

    def told_to(self, user) -> AwardQuerySet:
        """Leave out what is held back from who does not see all awards of its commune."""
        all_of = [
            membership.commune_id
            for membership in user.memberships_of_today()
            if Permission.VIEW_DECISIONS in role_of(membership.role).permissions
            and not role_of(membership.role).of_unit
        ]
        return self.filter(Q(is_held_back=False) | Q(commune__in=all_of))

    def told(self) -> AwardQuerySet:
        """Give those that everybody may know of, as no decision holds them back."""
        return self.filter(is_held_back=False)

    def of_collectives(self) -> AwardQuerySet:
        """Give those of units and other collectives of the commune."""
        return self.filter(person__isnull=True, outsider__isnull=True)

    def held(self) -> AwardQuerySet:
        """Give those that were not revoked."""
        return self.filter(revoked_on__isnull=True)


class AwardsImport(models.Model):
    """Một lần nhập lịch sử khen thưởng từ Excel, kept until it is confirmed."""

    commune = models.ForeignKey(
        Commune, models.CASCADE, related_name="+", verbose_name="xã, phường"
    )
    by = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name="người nhập")
    source = CleanCharField("nguồn", max_length=200)
    sheets = models.JSONField()
    made_at = models.DateTimeField("lúc tải lên", auto_now_add=True)
    done_at = models.DateTimeField("lúc nhập", null=True)

    class Meta:
        verbose_name = "lần nhập lịch sử khen thưởng"
        verbose_name_plural = "các lần nhập lịch sử khen thưởng"

    def __str__(self) -> str:
        return self.source


class Award(models.Model):
    """Một danh hiệu, hình thức khen thưởng đã được tặng; what it says of the holder
    stays as it was on that day, and what nobody knows of it is empty. `kind_code` is a code of
    `law.kinds`. `unit` is that of the person, the collective itself, or who proposed the outsider.
    """

    commune = models.ForeignKey(
        Commune, models.PROTECT, related_name="awards", verbose_name="xã, phường"
    )
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="awards",
        verbose_name="cá nhân",
    )
    outsider = models.ForeignKey(
        Outsider,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="awards",
        verbose_name="ngoài danh sách",
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="awards", verbose_name="đơn vị"
    )
    holder_name = CleanCharField("họ tên, tên tập thể", max_length=150)
    position = CleanCharField("chức vụ lúc đó", max_length=150, blank=True)
    unit_name = CleanCharField("đơn vị lúc đó", max_length=150, blank=True)
    gender = models.CharField("giới tính", max_length=10, choices=Person.Gender, blank=True)
    group = models.CharField("nhóm lúc đó", max_length=20, choices=Person.Group, blank=True)
    is_leader = models.BooleanField("lãnh đạo lúc đó", null=True, blank=True)
    address = CleanCharField("địa chỉ lúc đó", max_length=200, blank=True)
    kind_code = models.CharField("danh hiệu, hình thức", max_length=20)
    year = models.PositiveSmallIntegerField("năm")
    decision_number = CleanCharField("số quyết định", max_length=60, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)
    issuer = CleanCharField("cơ quan ban hành", max_length=200, blank=True)
    source = models.ForeignKey(
        AwardsImport, models.PROTECT, null=True, editable=False, related_name="awards"
    )
    is_held_back = models.BooleanField("chưa công bố", default=False, editable=False)
    revoked_on = models.DateField("ngày thu hồi", null=True, blank=True)
    revoke_reason = CleanTextField("lý do thu hồi", blank=True)

    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = "khen thưởng đã được tặng"
        verbose_name_plural = "khen thưởng đã được tặng"
        ordering = ["-year", "kind_code", "holder_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind_code", "year", "decision_number"],
                condition=Q(person__isnull=False),
                name="award_once_a_person",
                violation_error_message="Khen thưởng này của người này đã có.",
            ),
            models.UniqueConstraint(
                fields=["commune", "holder_name", "kind_code", "year", "decision_number"],
                condition=Q(person__isnull=True, outsider__isnull=True),
                name="award_once_a_collective",
                violation_error_message="Khen thưởng này của tập thể này đã có.",
            ),
            models.UniqueConstraint(
                fields=["outsider", "kind_code", "year", "decision_number"],
                condition=Q(outsider__isnull=False),
                name="award_once_an_outsider",
                violation_error_message="Khen thưởng này của người, hộ, tổ chức này đã có.",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=True) | Q(outsider__isnull=True),
                name="award_of_a_person_or_an_outsider",
            ),
            models.CheckConstraint(
                condition=Q(revoked_on__isnull=True) | ~Q(revoke_reason=""),
                name="award_revoked_with_a_reason",
                violation_error_message="Thu hồi thì phải ghi lý do.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder_name}: {self.kind.name} năm {self.year}"

    @property
    def kind(self) -> AwardKind:
        return award_kind(self.kind_code)

    @property
    def subject(self) -> Subject:
        """Give whose it is; an old award that names nobody the program knows is a collective's,
        unless its kind says otherwise."""
        if self.person_id is not None:
            return Subject.INDIVIDUAL
        if self.outsider:
            return self.outsider.subject
        kind = self.kind.subject
        return Subject.COLLECTIVE if kind is Subject.BOTH or self.unit_id else kind

    @property
    def is_of_unit(self) -> bool:
        """Say whether a unit holds it as a collective."""
        return self.unit_id is not None and self.person_id is None and self.outsider_id is None

    @property
    def whereabouts(self) -> str:
        """Give the post and unit of that day, of an outsider the address."""
        return self.address or post_and_unit(self.position, self.unit_name)


class CompleteYear(models.Model):
    """Năm mà phần mềm có đủ khen thưởng của xã: a year without a row of somebody is a year
    without an award only where it is here; elsewhere it is "chưa có dữ liệu"."""

    commune = models.ForeignKey(
        Commune,
        models.CASCADE,
        related_name="complete_award_years",
        verbose_name="xã, phường",
    )
    year = models.PositiveSmallIntegerField("năm")
    by_name = models.CharField("người xác nhận", max_length=150)

    class Meta:
        verbose_name = "năm đã đủ dữ liệu khen thưởng"
        verbose_name_plural = "các năm đã đủ dữ liệu khen thưởng"
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "year"], name="complete_year_once")
        ]

    def __str__(self) -> str:
        return str(self.year)
