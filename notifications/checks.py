"""Whether mail can leave, said when the program starts rather than when nobody was reminded."""

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from .rules.addresses import is_one_address, quoted

EXAMPLE = '"UBND xã Quảng Thành, huyện Quảng Điền" <thidua@xa.vn>'
NOWHERE = ("@localhost", "@localhost>")


@register()
def sender_is_one_address(app_configs, **kwargs) -> list[CheckMessage]:
    """Refuse a sender under whom not one mail would leave, with the line that mends it."""
    sender = settings.DEFAULT_FROM_EMAIL
    if is_one_address(sender):
        return []
    return [
        Error(
            f"Không thư nào gửi đi được: người gửi “{sender}” không phải là một địa chỉ thư.",
            hint="Tên có dấu phẩy hay ký hiệu thì đặt trong ngoặc kép. Trong tệp .env ghi: "
            f"DEFAULT_FROM_EMAIL='{quoted(sender) or EXAMPLE}'",
            id="notifications.E001",
        )
    ]


@register(Tags.security, deploy=True)
def sender_is_known_to_the_world(app_configs, **kwargs) -> list[CheckMessage]:
    """Warn when mail would leave from this machine's own name, which other servers refuse."""
    if not settings.DEFAULT_FROM_EMAIL.endswith(NOWHERE):
        return []
    return [
        Warning(
            f"Máy chủ thư khác sẽ từ chối người gửi “{settings.DEFAULT_FROM_EMAIL}”.",
            hint=f"Trong tệp .env ghi địa chỉ thư của xã: DEFAULT_FROM_EMAIL='{EXAMPLE}'",
            id="notifications.W001",
        )
    ]
