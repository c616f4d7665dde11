"""What stands for the creative part of a Chiến sĩ thi đua: an initiative, or what replaces it."""

from __future__ import annotations

from enum import StrEnum


class Merit(StrEnum):
    """The kind of merit a nomination rests on."""

    INITIATIVE = "initiative"
    TOPIC = "topic"
    SCHEME = "scheme"
    COMBAT = "combat"

    @property
    def word(self) -> str:
        """Give the merit as the screens name it."""
        return {
            "initiative": "Sáng kiến",
            "topic": "Đề tài nghiên cứu đã nghiệm thu",
            "scheme": "Đề án khoa học đã nghiệm thu",
            "combat": "Mưu trí, sáng tạo trong chiến đấu",
        }[self]
