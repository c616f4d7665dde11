"""Who comes in: tries that failed, sessions, second factors, requests for a new password."""

from __future__ import annotations

from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models

from people.rules.pacing import Failures

from .users import User


class Door(models.TextChoices):
    """Where somebody may guess."""

    ACCOUNT = "account", "Mật khẩu của một tài khoản"
    DEVICE = "device", "Mật khẩu, từ thiết bị đã quen"
    ADDRESS = "address", "Đăng nhập từ một địa chỉ"
    OLD_PASSWORD = "old_password", "Mật khẩu cũ khi đổi mật khẩu"
    CODE = "code", "Mã xác thực"
    LETTER = "letter", "Thư đặt lại mật khẩu của một địa chỉ thư"
    LETTERS = "letters", "Thư đặt lại mật khẩu xin từ một địa chỉ"


class Tries(models.Model):
    """Lần thử sai: the failures of one door, see `people.rules.pacing`."""

    door = models.CharField("cửa", max_length=20, choices=Door)
    key = models.CharField("khóa", max_length=64)
    user = models.ForeignKey(
        User, models.CASCADE, null=True, related_name="tries", verbose_name="tài khoản"
    )
    level = models.FloatField("số lần chưa được bỏ qua", default=0)
    at = models.DateTimeField("lần gần nhất")

    class Meta:
        verbose_name = "lần thử sai"
        verbose_name_plural = "lần thử sai"
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(fields=["door", "key"], name="tries_once_a_door_and_key")
        ]

    def __str__(self) -> str:
        return f"{self.get_door_display()}: {self.user or self.key}"

    @property
    def failures(self) -> Failures:
        return Failures(self.level, self.at)


class Session(AbstractBaseSession):
    """Phiên đăng nhập, which names its user, so that one's own can be listed and ended."""

    user = models.ForeignKey(
        User, models.CASCADE, null=True, related_name="sessions", verbose_name="người dùng"
    )

    objects = BaseSessionManager()

    class Meta(AbstractBaseSession.Meta):
        verbose_name = "phiên đăng nhập"
        verbose_name_plural = "phiên đăng nhập"


class SecondFactor(models.Model):
    """Xác thực hai bước của một người: the seed of the secret, and the half minutes whose codes
    were used, newest last."""

    user = models.OneToOneField(
        User, models.CASCADE, related_name="second_factor", verbose_name="người dùng"
    )
    seed = models.CharField(max_length=32, editable=False)
    confirmed_at = models.DateTimeField("dùng từ", null=True)
    used_steps = models.JSONField(default=list, editable=False)

    class Meta:
        verbose_name = "xác thực hai bước"
        verbose_name_plural = "xác thực hai bước"

    def __str__(self) -> str:
        return str(self.user)


class RecoveryCode(models.Model):
    """Mã dự phòng, good once; only its keyed hash is kept."""

    factor = models.ForeignKey(SecondFactor, models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = "mã dự phòng"
        verbose_name_plural = "mã dự phòng"
        constraints = [
            models.UniqueConstraint(fields=["factor", "digest"], name="recovery_code_once")
        ]

    def __str__(self) -> str:
        return f"Mã dự phòng của {self.factor}"


class PasswordRequest(models.Model):
    """Yêu cầu đặt lại mật khẩu: a row for known and unknown addresses alike, until it is answered
    in the background."""

    email = models.EmailField("thư điện tử")
    asked_at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "yêu cầu đặt lại mật khẩu"
        verbose_name_plural = "yêu cầu đặt lại mật khẩu"

    def __str__(self) -> str:
        return self.email
