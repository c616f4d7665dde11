"""What a new password is held to, in words: see `people.rules.passwords`."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from people.models import Commune, User
from people.rules.passwords import is_too_easy


class OwnPasswordValidator:
    """Refuses what strangers here try first: common words with a year, names of user and place."""

    def validate(self, password: str, user: User | None = None) -> None:
        if is_too_easy(password, _names(user)):
            raise ValidationError(
                "Mật khẩu này dễ đoán: gồm từ thông dụng, tên người, tên xã, năm hoặc dãy phím. "
                "Hãy ghép vài từ không liên quan: tên một vật, một việc, một con số.",
                code="too_easy",
            )

    def get_help_text(self) -> str:
        return "Không dùng từ thông dụng (matkhau, vietnam…), tên mình, tên xã kèm năm sinh."


def _names(user: User | None) -> list[str]:
    places = Commune.objects.values_list("name", "district", "province")
    names = [name for place in places for name in place]
    if user is not None:
        names += [user.username, user.first_name, user.last_name, user.email.partition("@")[0]]
    return names
