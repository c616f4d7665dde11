"""Who is proposed for what in a council, by role and post; the decision says."""

from __future__ import annotations

from collections.abc import Collection

ROLES = ("chair", "secretary", "council_member")
"""Whoever has one of these is proposed for something."""


def proposed_duty(roles: Collection[str], post: str) -> str:
    """Give the duty that somebody with these roles and this post is likely to have; "" for none."""
    if "chair" in roles:
        return "deputy" if post.lower().startswith("phó") else "chair"
    if "secretary" in roles:
        return "secretary"
    return "member" if "council_member" in roles else ""
