"""The second factor: a code of six digits that a telephone makes anew each half minute (TOTP).

The secret is made of a seed kept with the user and the secret of the place, as one-time passwords
are: a copy of the database tells nothing.
"""

from __future__ import annotations

import base64
import logging
import secrets
import time

import pyotp
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from documents.paper.verification import CodeDrawing, Verification
from people import slowing
from people.models import Door, RecoveryCode, SecondFactor, User
from people.one_time import SIGNS
from people.roles import CHAIR, OFFICE, SECRETARY

logger = logging.getLogger("thiduakt.doors")

ROLES_WITH_POWER = {OFFICE.code, SECRETARY.code, CHAIR.code}
RECOVERY_CODES = 10
STEP = 30  # seconds
USED_STEPS = 300  # remembered, so that a clock that is set back makes no code good again
ISSUER = "Thi đua, khen thưởng"


def is_used_by(user: User) -> bool:
    """Say whether the user has set up a second factor."""
    return SecondFactor.objects.filter(user=user, confirmed_at__isnull=False).exists()


def is_required_of(user: User) -> bool:
    """Say whether this place lets the user in with a second factor only."""
    if not settings.SECOND_FACTOR or settings.SECOND_FACTOR_FOR_ALL:
        return settings.SECOND_FACTOR
    has_power = any(
        membership.role in ROLES_WITH_POWER for membership in user.memberships_of_today()
    )
    return user.is_staff or user.is_superuser or has_power


def begun(user: User) -> SecondFactor:
    """Give the user's second factor, set up or about to be."""
    seed = {"seed": secrets.token_hex(16)}
    return SecondFactor.objects.get_or_create(user=user, defaults=seed)[0]


def secret_of(factor: SecondFactor) -> str:
    """Give the secret as a telephone is told it: 32 letters and digits."""
    mac = salted_hmac("people.second_factor", factor.seed, algorithm="sha256")
    return base64.b32encode(mac.digest()[:20]).decode()


def secret_in_groups(factor: SecondFactor) -> str:
    """Give the secret to be typed where no camera is at hand."""
    secret = secret_of(factor)
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def drawing_of(factor: SecondFactor) -> CodeDrawing:
    """Give the QR code that a telephone reads."""
    totp = pyotp.TOTP(secret_of(factor))
    return Verification(totp.provisioning_uri(factor.user.username, issuer_name=ISSUER)).drawing


@transaction.atomic
def confirm(user: User, code: str) -> list[str] | None:
    """Take the second factor into use and give its recovery codes; None where the code is wrong."""
    factor = begun(user)
    if not _takes(factor, code):
        return None
    factor.confirmed_at = timezone.now()
    factor.save(update_fields=["confirmed_at"])
    return renew_recovery_codes(user)


@transaction.atomic
def renew_recovery_codes(user: User) -> list[str]:
    """Give new recovery codes; the old ones are void."""
    factor = SecondFactor.objects.select_for_update().get(user=user)
    factor.recovery_codes.all().delete()
    codes = [_new_code() for _ in range(RECOVERY_CODES)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(factor=factor, digest=_digest(code)) for code in codes
    )
    return codes


def turn_off(user: User) -> None:
    """Let the user in with the password alone from now on."""
    SecondFactor.objects.filter(user=user).delete()


def is_right(user: User, code: str) -> bool:
    """Say whether a code of the telephone or a recovery code is right, and use it up; SlowedError
    after too many wrong ones."""
    tries = [slowing.of_user(Door.CODE, user)]
    slowing.count(tries)
    right = _uses(user, code)
    if right:
        slowing.passed(tries)
    else:
        logger.info("Mã xác thực sai: %s.", user.username)
    return right


@transaction.atomic
def _uses(user: User, code: str) -> bool:
    factor = SecondFactor.objects.select_for_update().filter(user=user).first()
    if factor is None or factor.confirmed_at is None:
        return False
    plain = code.replace(" ", "").casefold()
    used = factor.recovery_codes.filter(digest=_digest(plain)).delete()[0]
    return bool(used) or _takes(factor, plain)


def _takes(factor: SecondFactor, code: str) -> bool:
    """Take a code of this half minute or its neighbours, each once, whatever the clock did."""
    totp = pyotp.TOTP(secret_of(factor))
    now = int(time.time()) // STEP
    plain = code.replace(" ", "")
    for step in set(range(now - 1, now + 2)).difference(factor.used_steps):
        if secrets.compare_digest(totp.generate_otp(step).encode(), plain.encode()):
            factor.used_steps = [*factor.used_steps[1 - USED_STEPS :], step]
            factor.save(update_fields=["used_steps"])
            return True
    return False


def _new_code() -> str:
    signs = "".join(secrets.choice(SIGNS) for _ in range(10))
    return f"{signs[:5]}-{signs[5:]}"


def _digest(code: str) -> str:
    return salted_hmac("people.recovery", code, algorithm="sha256").hexdigest()
