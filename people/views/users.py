"""Who has a login, in which roles since when, and what each role may do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from history.models import Event
from people import actions as people
from people import second_factor, slowing
from people.actions.writing import commune_first
from people.forms.accounts import ExistingUserForm, NewUserForm, RoleForm, RolePeriodForm
from people.models import Commune, Membership, Person, User
from people.roles import ROLES, Actor, Permission, can, require
from people.rules.logins import login_names
from people.rules.pacing import in_words
from procedure.acting import carry_out, done_or_told
from procedure.asking import Question, ask_for_reason, posted
from procedure.editing import editing
from ui.paging import page_of

from .accounts import with_slips


@require_safe
def users(request: HttpRequest) -> HttpResponse:
    """List the users of the commune with their roles, and the roles with what they may do."""
    commune = request.commune
    require(request.user, Permission.VIEW_USERS, commune)
    may_manage = can(request.user, Permission.MANAGE_USERS, commune)
    waiting = Person.objects.filter(commune=commune).without_account_on(commune.today())
    context = {
        "page": page_of(_users_of(commune), 50, request.GET),
        "today": commune.today(),
        "roles": ROLES,
        "matrix": [
            (permission, [permission in role.permissions for role in ROLES])
            for permission in Permission
        ],
        "may_manage": may_manage,
        "without_account": waiting.count() if may_manage else 0,
        "slips": with_slips(commune).count() if may_manage else 0,
    }
    return render(request, "people/users.html", context)


def _users_of(commune: Commune):
    memberships = Membership.objects.filter(commune=commune).select_related("unit")
    of_commune = User.objects.filter(memberships__commune=commune).distinct()
    ordered = of_commune.order_by("first_name", "last_name", "pk").select_related("person")
    return ordered.prefetch_related(Prefetch("memberships", memberships, to_attr="roles_here"))


@require_safe
def user(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an account: its roles from–to, its state, what was done with it."""
    shown, _ = _managed(request, pk)
    context = {
        "shown": shown,
        "roles": shown.roles_here,
        "today": request.commune.today(),
        "has_second_factor": second_factor.is_used_by(shown),
        "wait": in_words(wait) if (wait := slowing.wait_of(shown)) else "",
        "events": Event.objects.about(shown).filter(chain=request.commune.pk)[:50],
    }
    return render(request, "people/user.html", context)


@require_http_methods(["GET", "POST"])
def user_add(request: HttpRequest) -> HttpResponse:
    """Make an account for somebody who is not on the list of people."""
    commune = request.commune
    actor = require(request.user, Permission.MANAGE_USERS, commune)
    form = NewUserForm(posted(request), commune=commune)
    if made := carry_out(form, _add, commune, by=actor):
        messages.success(request, f"Đã tạo tài khoản {made.username}.")
        return redirect("people:user", made.pk)
    question = Question("Thêm tài khoản", reverse("people:users"), LEAD_OF_ADDING)
    return render(request, "procedure/form.html", {"form": form, **vars(question)})


LEAD_OF_ADDING = (
    "Cho người không có trong danh sách cán bộ, công chức, như cấp trên hoặc thành viên Hội đồng ở "
    "nơi khác. Người trong danh sách thì tạo ở “Tạo nhiều tài khoản”."
)


def _add(
    commune: Commune, *, last_name: str, first_name: str, email: str, by_mail: bool, by: Actor,
    **role: Any,
) -> User:  # fmt: skip
    taken = User.objects.values_list("username", flat=True)
    [username] = login_names([f"{last_name} {first_name}"], taken)
    user = User(username=username, last_name=last_name, first_name=first_name, email=email)
    membership = Membership(user=user, commune=commune, **role)
    return people.add_account(membership, by_mail=by_mail, by=by)


@require_http_methods(["GET", "POST"])
def role_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the user a further role."""
    shown, actor = _managed(request, pk)
    form = RoleForm(posted(request), commune=request.commune)

    def give(**values: Any) -> Membership:
        return people.give_role(Membership(user=shown, commune=request.commune, **values), by=actor)

    return _asked(request, form, give, f"Giao vai trò: {shown.display_name}", shown)


@require_http_methods(["GET", "POST"])
def role_to_existing(request: HttpRequest) -> HttpResponse:
    """Give a role here to an account that exists elsewhere, by its exact name."""
    commune = request.commune
    actor = require(request.user, Permission.MANAGE_USERS, commune)
    form = ExistingUserForm(posted(request), commune=commune)

    def give(username: str, **values: Any) -> Membership:
        given = Membership(user=form.instance.user, commune=commune, **values)
        return people.give_role(given, by=actor)

    question = Question(
        "Giao vai trò cho tài khoản đã có", reverse("people:users"), word="Giao vai trò",
        lead="Cho người đã có tài khoản ở xã khác. Tên đăng nhập phải đúng từng chữ.",
    )  # fmt: skip
    return ask_for_reason(request, form, give, question, done="Đã giao vai trò.")


@require_http_methods(["GET", "POST"])
def role_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the days of a role, or end it."""
    here = Membership.objects.filter(commune=request.commune).select_related("user", "commune")
    membership = get_object_or_404(here, pk=pk)
    shown, actor = _managed(request, membership.user_id)

    def form(data: QueryDict | None, row: Membership) -> list[RolePeriodForm]:
        return [RolePeriodForm(data, instance=row, commune=request.commune)]

    def change(**values: Any) -> Membership:
        return people.change_role(membership, by=actor, **values)

    title = f"{membership.get_role_display()}: {shown.display_name}"
    with editing(request, membership, form, lock=commune_first(actor)) as page:
        return _asked(request, page.form, change, title, shown)


def _asked(
    request: HttpRequest, form: RoleForm, act: Callable[..., Any], title: str, shown: User
) -> HttpResponse:
    back = reverse("people:user", args=[shown.pk])
    return ask_for_reason(request, form, act, Question(title, back), done="Đã lưu vai trò.")


@require_POST
def user_act(request: HttpRequest, pk: int, act: Callable[..., User], done: str) -> HttpResponse:
    """Lock or open an account, or give it a new password for a single use."""
    shown, actor = _managed(request, pk)
    if done_or_told(request, act, shown, by=actor):
        messages.success(request, done)
    return redirect("people:user", pk)


def _managed(request: HttpRequest, pk: int) -> tuple[User, Actor]:
    actor = require(request.user, Permission.MANAGE_USERS, request.commune)
    return get_object_or_404(_users_of(request.commune), pk=pk), actor
