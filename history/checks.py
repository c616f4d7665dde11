"""Whether the log can be signed, said when the program starts rather than at the first act."""

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register()
def log_has_a_key(app_configs, **kwargs) -> list[CheckMessage]:
    """Refuse a place without a key, or with one that somebody could guess."""
    if len(settings.HISTORY_KEY) >= 32:
        return []
    return [
        Error(
            "Thiếu khóa ký nhật ký HISTORY_KEY, hoặc khóa ngắn hơn 32 ký tự.",
            hint="Đặt trong tệp .env và giữ một bản ở ngoài máy chủ: openssl rand -base64 48",
            id="history.E001",
        )
    ]
