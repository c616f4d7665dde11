"""Accounts in bulk from the list of people, and the slips that are handed out."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods, require_safe

from documents.handing import a_pdf
from documents.press import rendering
from people import actions as people
from people.forms.accounts import AccountsForm
from people.models import Membership, User
from people.one_time import one_time_password
from people.roles import Permission, require
from procedure.acting import done_or_told
from procedure.asking import posted

from .onward import onward


@require_http_methods(["GET", "POST"])
def accounts(request: HttpRequest) -> HttpResponse:
    """Propose an account for everybody who has none; make those that were ticked."""
    commune = request.commune
    actor = require(request.user, Permission.MANAGE_USERS, commune)
    form = AccountsForm(commune, posted(request))
    if request.method == "POST" and form.is_valid():
        by_mail = "moi" in request.POST
        made = done_or_told(
            request, people.create_accounts, commune, form.accounts(), by_mail=by_mail, by=actor
        )
        if made:
            messages.success(request, _said(len(made), by_mail))
            return redirect(onward(commune, "people:users"))
    context = {"accounts": form, "slips": with_slips(commune).count()}
    return render(request, "people/accounts.html", context)


def _said(count: int, by_mail: bool) -> str:
    if by_mail:
        return f"Đã tạo {count} tài khoản và gửi lời mời qua thư điện tử."
    return f"Đã tạo {count} tài khoản. Hãy in phiếu và đưa tận tay từng người."


def with_slips(commune):
    """Give the users of a commune who have not changed the password of their slip yet; not those
    whose account another commune uses too, nor administrators: their password is not for every
    commune that gives them a role."""
    elsewhere = Membership.objects.exclude(commune=commune).values("user")
    ours = User.objects.filter(is_active=True, is_staff=False, is_superuser=False)
    users = ours.filter(memberships__commune=commune).exclude(pk__in=elsewhere)
    return users.exclude(one_time_seed="").distinct().order_by("first_name", "last_name", "pk")


@require_safe
def slips(request: HttpRequest) -> HttpResponse:
    """Give the sheet of slips, of all who have not changed their password yet or of one."""
    commune = request.commune
    require(request.user, Permission.MANAGE_USERS, commune)
    users = with_slips(commune).select_related("person__unit")
    if username := request.GET.get("u"):
        users = users.filter(username=username)
    if not users:
        messages.warning(request, "Không còn phiếu nào để in: ai cũng đã đổi mật khẩu.")
        return redirect("people:users")
    cells = [{"user": user, "password": one_time_password(user)} for user in users]
    context = {"slips": cells, "commune": commune, "address": request.build_absolute_uri("/")}
    html = render_to_string("people/slips.html", context)
    return a_pdf(
        request,
        lambda: rendering.pdf(html, stylesheet="slips"),
        "phieu-tai-khoan",
        otherwise="people:users",
    )
