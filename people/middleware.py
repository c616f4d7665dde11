"""Which commune the user works in now."""

from __future__ import annotations

SESSION_KEY = "commune_id"


class CurrentCommuneMiddleware:
    """Set `request.commune`: the one chosen in this session, or the first that the user has a role
    in; None for somebody without a role."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.commune = _current_commune(request) if request.user.is_authenticated else None
        return self.get_response(request)


def _current_commune(request):
    communes = [membership.commune for membership in request.user.memberships_of_today()]
    chosen = request.session.get(SESSION_KEY)
    for commune in communes:
        if commune.pk == chosen:
            return commune
    return communes[0] if communes else None
