"""How the papers of dossiers name things."""

from __future__ import annotations

from law.kinds import AwardKind, Category


def kind_in_words(kind: AwardKind) -> str:
    """Give "danh hiệu “Chiến sĩ thi đua cơ sở”"; a commendation is its own name: "Giấy khen"."""
    return f"danh hiệu “{kind.name}”" if kind.category is Category.TITLE else kind.name
