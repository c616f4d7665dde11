"""Officials and employees, and what is known of their years."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from vietnamese.text import name_sort_key, search_text, without_accents
from workbooks.cells import implausible

from .communes import Commune, Unit
from .fields import CleanCharField, CleanTextField


class PersonQuerySet(models.QuerySet):
    def visible_to(self, user) -> PersonQuerySet:
        """Give what the user's roles show: the whole commune, or the people of the own unit."""
        return self.filter(user.scope_of_people())

    def employed_on(self, day: date) -> PersonQuerySet:
        """Give who works here on a day."""
        return self.filter(self.works_on(day))

    @staticmethod
    def works_on(day: date) -> Q:
        """Give the condition on people who work here on a day."""
        return Q(joined_on__lte=day) & (Q(left_on__isnull=True) | Q(left_on__gt=day))

    def without_account_on(self, day: date) -> PersonQuerySet:
        """Give who works here on a day and cannot log in."""
        return self.employed_on(day).filter(user__isnull=True)

    def matching(self, words: str) -> PersonQuerySet:
        """Give who has every one of the words in name or position, with or without accents."""
        people = self
        for word in without_accents(words).split():
            people = people.filter(search_text__contains=word)
        return people


def honorific_of(gender: str) -> str:
    """Give "Bà" or "Ông", as papers address people."""
    return "Bà" if gender == Person.Gender.FEMALE else "Ông"


class Person(models.Model):
    """Cán bộ, công chức, viên chức, người lao động. Người nghỉ việc không bị xóa."""

    class Gender(models.TextChoices):
        MALE = "male", "Nam"
        FEMALE = "female", "Nữ"

    class Group(models.TextChoices):
        OFFICIAL = "official", "Cán bộ"
        CIVIL_SERVANT = "civil_servant", "Công chức"
        PUBLIC_EMPLOYEE = "public_employee", "Viên chức"
        EMPLOYEE = "employee", "Người lao động"
        PART_TIME = "part_time", "Không chuyên trách"

    commune = models.ForeignKey(
        Commune, models.PROTECT, related_name="people", verbose_name="xã, phường"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="people", verbose_name="bộ phận, đơn vị"
    )
    full_name = CleanCharField("họ và tên", max_length=100)
    sort_key = models.CharField(max_length=700, editable=False, db_index=True)
    search_text = models.CharField(max_length=320, editable=False)
    gender = models.CharField("giới tính", max_length=10, choices=Gender)
    born_on = models.DateField("ngày sinh", null=True, blank=True)
    position = CleanCharField("chức vụ", max_length=150)
    group = models.CharField("nhóm", max_length=20, choices=Group)
    is_leader = models.BooleanField(
        "lãnh đạo", default=False, help_text="Bỏ trống: cán bộ, công chức trực tiếp công tác"
    )
    joined_on = models.DateField("vào làm từ")
    left_on = models.DateField(
        "nghỉ từ", null=True, blank=True, help_text="Ngày đầu tiên không còn làm việc"
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = "cá nhân"
        verbose_name_plural = "cá nhân"
        ordering = ["sort_key", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("joined_on")),
                name="person_leaves_after_joining",
                violation_error_message="Ngày nghỉ việc phải sau ngày vào làm.",
            ),
            models.CheckConstraint(
                condition=Q(born_on__isnull=True) | Q(born_on__lt=F("joined_on")),
                name="person_born_before_joining",
                violation_error_message="Ngày sinh phải trước ngày vào làm.",
            ),
            models.UniqueConstraint(
                fields=["commune", "full_name", "born_on"],
                name="person_unique_in_commune",
                violation_error_message="Xã đã có người trùng họ tên và ngày sinh.",
            ),
            models.UniqueConstraint(
                fields=["unit", "full_name"],
                condition=Q(born_on__isnull=True),
                name="person_unique_in_unit_without_birthday",
                violation_error_message="Đơn vị đã có người trùng họ tên; hãy ghi ngày sinh.",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args, **kwargs):
        self.set_keys()
        super().save(*args, **kwargs)

    def set_keys(self) -> None:
        """Set what the person is sorted and found by, before many are inserted at once."""
        self.sort_key = name_sort_key(self.full_name)
        self.search_text = search_text(self.full_name, self.position)

    def clean(self):
        if self.joined_on and (sentence := implausible(self.born_on, self.joined_on)):
            raise ValidationError({"born_on": sentence})

    @property
    def honorific(self) -> str:
        """Give "Bà" or "Ông", as papers address people."""
        return honorific_of(self.gender)

    @property
    def titled_name(self) -> str:
        """Give "bà Trần Thị B", as a sentence names her."""
        return f"{self.honorific.lower()} {self.full_name}"

    def works_on(self, day: date) -> bool:
        """Say whether the person works here on a day."""
        return self.joined_on <= day and (self.left_on is None or day < self.left_on)

    def status_on(self, day: date) -> str:
        """Give in a word whether the person works here: "Đang công tác"."""
        if self.left_on and self.left_on <= day:
            return "Đã nghỉ"
        if self.joined_on > day:
            return "Sắp vào làm"
        return "Sắp nghỉ" if self.left_on else "Đang công tác"

    @property
    def latest_posting(self) -> Posting:
        """Give the row of now; one that starts the row for a person who has none yet."""
        return self.postings.order_by("starts_on").last() or Posting(
            person=self, unit=self.unit, position=self.position, starts_on=self.joined_on
        )


class Posting(models.Model):
    """Quá trình công tác: where a person worked and as what. `Person.unit` and `Person.position`
    are the posting of now; these rows remember."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="postings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    position = CleanCharField("chức vụ", max_length=150)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày", null=True, blank=True)

    class Meta:
        verbose_name = "quá trình công tác"
        verbose_name_plural = "quá trình công tác"
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="posting_ends_after_it_begins",
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(ends_on__isnull=True), name="posting_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}, {self.unit}"


class Absence(models.Model):
    """Thời gian nghỉ hoặc đi học của một người trong quá trình công tác."""

    class Kind(models.TextChoices):
        MATERNITY = "maternity", "Nghỉ thai sản"
        SICK = "sick", "Nghỉ ốm đau, điều trị"
        RESCUE_INJURY = "rescue_injury", "Điều trị do cứu người, cứu tài sản"
        UNPAID = "unpaid", "Nghỉ không hưởng lương"
        TRAINING = "training", "Đào tạo, bồi dưỡng"
        SECONDMENT = "secondment", "Được biệt phái đến nơi khác"

    class Result(models.TextChoices):
        EXCELLENT = "excellent", "Giỏi, xuất sắc"
        GOOD = "good", "Khá"
        AVERAGE = "average", "Trung bình"
        POOR = "poor", "Không đạt"

    person = models.ForeignKey(Person, models.CASCADE, related_name="absences")
    kind = models.CharField("lý do", max_length=20, choices=Kind)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày", null=True, blank=True)
    result = models.CharField("kết quả học tập", max_length=20, choices=Result, blank=True)
    note = CleanTextField("ghi chú", blank=True)

    class Meta:
        verbose_name = "thời gian nghỉ, đi học"
        verbose_name_plural = "thời gian nghỉ, đi học"
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="absence_ends_after_it_begins",
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
            models.CheckConstraint(
                condition=Q(result="") | Q(kind="training"),
                name="absence_result_only_of_training",
                violation_error_message="Chỉ thời gian đào tạo mới có kết quả học tập.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class Discipline(models.Model):
    """Hình thức kỷ luật đã quyết định."""

    class Form(models.TextChoices):
        REPRIMAND = "reprimand", "Khiển trách"
        WARNING = "warning", "Cảnh cáo"
        WAGE_CUT = "wage_cut", "Hạ bậc lương"
        DEMOTION = "demotion", "Giáng chức"
        REMOVAL = "removal", "Cách chức, bãi nhiệm"
        DISMISSAL = "dismissal", "Buộc thôi việc"

    person = models.ForeignKey(Person, models.CASCADE, related_name="disciplines")
    form = models.CharField("hình thức", max_length=20, choices=Form)
    decided_on = models.DateField("ngày quyết định")
    ended_on = models.DateField("hết hiệu lực từ", null=True, blank=True)
    decision = CleanCharField("số quyết định", max_length=100, blank=True)

    class Meta:
        verbose_name = "kỷ luật"
        verbose_name_plural = "kỷ luật"
        ordering = ["decided_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("decided_on")),
                name="discipline_ends_after_it_begins",
                violation_error_message="Ngày hết hiệu lực phải sau ngày quyết định.",
            )
        ]

    def __str__(self) -> str:
        return self.get_form_display()


class Rating(models.Model):
    """Mức xếp loại chất lượng của một người trong một năm."""

    class Level(models.TextChoices):
        EXCELLENT = "HTXS", "Hoàn thành xuất sắc nhiệm vụ"
        GOOD = "HTT", "Hoàn thành tốt nhiệm vụ"
        DONE = "HT", "Hoàn thành nhiệm vụ"
        NOT_DONE = "KHT", "Không hoàn thành nhiệm vụ"

    person = models.ForeignKey(Person, models.CASCADE, related_name="ratings")
    year = models.PositiveSmallIntegerField("năm")
    level = models.CharField("mức xếp loại", max_length=4, choices=Level)

    class Meta:
        verbose_name = "xếp loại"
        verbose_name_plural = "xếp loại"
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "year"],
                name="rating_one_a_year",
                violation_error_message="Năm này đã có mức xếp loại.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.get_level_display()}"
