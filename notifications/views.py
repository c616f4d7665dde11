"""The inbox."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from ui.paging import page_of

from .models import CalendarFeed, Notice, new_token


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """List what was sent to the user, newest first."""
    visible = Notice.objects.visible_to(request.user)
    page = page_of(visible, 30, request.GET)
    return render(request, "notifications/notices.html", {"page": page})


@require_safe
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one notice; it counts as read from now on."""
    shown = get_object_or_404(Notice.objects.visible_to(request.user), pk=pk)
    Notice.objects.filter(pk=shown.pk).unread().update(read_at=timezone.now())
    return render(request, "notifications/notice.html", {"notice": shown})


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Count every notice of the user as read."""
    read = Notice.objects.visible_to(request.user).unread().update(read_at=timezone.now())
    messages.success(request, f"Đã đánh dấu {read} thông báo là đã đọc.")
    return redirect("notifications:list")


@require_POST
def renew_calendar(request: HttpRequest) -> HttpResponse:
    """Give the user's calendar an address, or another one: the old one leads nowhere then."""
    CalendarFeed.objects.update_or_create(user=request.user, defaults={"token": new_token()})
    messages.success(request, "Lịch của Ông/Bà có địa chỉ mới.")
    return redirect("account")
