"""Who will be reminded when, mails that did not arrive, and the calendar to subscribe to."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from campaigns.calendar import calendar_of
from campaigns.forecast import chat_text, days_ahead, owed_soon
from campaigns.urging import urging_letter
from documents.handing import a_letter
from notifications.models import CalendarFeed, Notice
from notifications.obligations import obligations
from notifications.outbox import mail_again
from people.roles import Permission, require

from .access import commune_of


@require_safe
def ahead(request: HttpRequest) -> HttpResponse:
    """Show the reminders of the coming sixty days, a text for a chat group, and failed mails."""
    commune = commune_of(request)
    require(request.user, Permission.MANAGE_CAMPAIGNS, commune)
    today = commune.today()
    owed = obligations(None, commune)
    context = {
        "days": days_ahead(owed, today),
        "chat_text": chat_text(owed_soon(owed, today), today),
        "troubled": Notice.objects.troubled_in(commune.pk).select_related("recipient")[:100],
        "practises": commune.practice_day is not None,
    }
    return render(request, "campaigns/reminders.html", context)


@require_safe
def urging(request: HttpRequest, suffix: str) -> HttpResponse:
    """Give the công văn that reminds the units of what they owe soon."""
    commune = commune_of(request)
    require(request.user, Permission.MANAGE_CAMPAIGNS, commune)
    today = commune.today()
    soon = owed_soon(obligations(None, commune), today)
    if not soon:
        messages.info(request, "Chưa có việc nào của các đơn vị sắp hết hạn hay quá hạn để nhắc.")
        return redirect("reminders:ahead")
    letter = urging_letter(commune, soon, today)
    return a_letter(request, letter, suffix, "cong-van-nhac", otherwise=reverse("reminders:ahead"))


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a mail once more that was given up or waits after a failure."""
    commune = commune_of(request)
    require(request.user, Permission.MANAGE_CAMPAIGNS, commune)
    notice = get_object_or_404(Notice.objects.troubled_in(commune.pk), pk=pk)
    mail_again(notice)
    messages.success(request, f"Đã đưa thư “{notice}” vào hàng chờ gửi lại.")
    return redirect("reminders:ahead")


@login_not_required
@never_cache
@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """Give the calendar of whoever the secret address belongs to; calendars cannot log in."""
    feed = get_object_or_404(CalendarFeed, token=token, user__is_active=True)
    return HttpResponse(calendar_of(feed.user), content_type="text/calendar; charset=utf-8")
