"""The administrator's view of this room.

Units, people and lists are looked at here and changed on the pages of the program, which know the
rules; so are the accounts of a commune and their roles. Communes and the accounts of administrators
are changed here.
"""

from __future__ import annotations

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, SetUnusablePasswordMixin
from django.contrib.auth.models import Group
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from history.log import record
from people.actions import add_commune, change_commune
from people.models import Commune, Door, PeopleImport, Person, Tries, Unit, User
from people.roles import INSTALLATION, administrator, installer
from people.rules.pacing import in_words, wait_left
from people.slowing import PACES
from procedure.admin import Versioned
from ui.admin import ReadOnly
from vietnamese.text import search_text, without_accents

admin.site.unregister(Group)  # roles say what a user may do; groups would be a second way


class SearchedWithoutAccents:
    """Find rows by the words of their `search_text`, with or without accents."""

    search_fields = ("search_text",)

    def get_search_results(self, request, queryset: QuerySet, search_term: str):
        for word in without_accents(search_term).split():
            queryset = queryset.filter(search_text__contains=word)
        return queryset, False


class NeverDeleted(admin.ModelAdmin):
    def has_delete_permission(self, request, obj=None) -> bool:
        return False


@admin.register(Commune)
class CommuneAdmin(Versioned, NeverDeleted):
    list_display = ["name", "kind", "district", "province"]
    list_filter = ["kind", "province"]
    search_fields = ["name", "district", "province"]

    def get_readonly_fields(self, request, obj=None):
        """A real commune has the real day; only a new one may begin as one to practise in."""
        return ["practice_day"] if obj else []

    def get_search_results(self, request, queryset: QuerySet, search_term: str):
        words = without_accents(search_term).split()
        matching = [
            commune.pk
            for commune in queryset
            if _has_words(words, commune.name, commune.district, commune.province)
        ]
        return queryset.filter(pk__in=matching), False

    def save_model(self, request, obj: Commune, form: forms.ModelForm, change: bool) -> None:
        if change:
            values = {name: form.cleaned_data[name] for name in form.changed_data}
            change_commune(obj, by=administrator(request.user, obj), **values)
        else:
            add_commune(obj, by=request.user)


@admin.register(Unit)
class UnitAdmin(SearchedWithoutAccents, ReadOnly, admin.ModelAdmin):
    list_display = ["name", "kind", "commune", "valid_from", "valid_to"]
    list_filter = ["kind", ("valid_to", admin.EmptyFieldListFilter), "commune"]
    list_select_related = ["commune"]


@admin.register(Person)
class PersonAdmin(SearchedWithoutAccents, ReadOnly, admin.ModelAdmin):
    list_display = ["full_name", "position", "unit", "group", "joined_on", "left_on"]
    list_filter = ["group", "is_leader", ("left_on", admin.EmptyFieldListFilter), "commune"]
    list_select_related = ["unit"]


@admin.register(PeopleImport)
class PeopleImportAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["source", "commune", "by", "brought_at", "done_at", "added", "changed"]
    list_filter = ["commune", ("done_at", admin.EmptyFieldListFilter)]
    list_select_related = ["commune", "by"]
    exclude = ["sheets", "seen"]


class PasswordForm(AdminPasswordChangeForm):
    """Django's own, which leaves its warning in English."""

    usable_password_help_text = SetUnusablePasswordMixin.usable_password_help_text + (
        '<ul id="id_unusable_warning" class="messagelist"><li class="warning">'
        "Nếu tắt, mật khẩu hiện nay của người dùng này sẽ mất.</li></ul>"
    )


@admin.register(User)
class UserAdmin(Versioned, DjangoUserAdmin):
    """The accounts of administrators, and those that no commune has given a role yet."""

    list_display = ["username", "display_name", "email", "is_active", "is_staff", "last_login"]
    list_filter = ["is_active", "is_staff"]
    change_password_form = PasswordForm
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Người dùng", {"fields": ["last_name", "first_name", "email"]}),
        ("Tài khoản", {"fields": ["is_active", "is_staff", "is_superuser"]}),
        ("Thời gian", {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "usable_password", "password1", "password2"]}),
        ("Người dùng", {"fields": ["last_name", "first_name", "email"]}),
    ]
    filter_horizontal = []
    ordering = ["username"]

    @admin.display(description="họ và tên", ordering="first_name")
    def display_name(self, user: User) -> str:
        return user.display_name

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def get_queryset(self, request) -> QuerySet:
        ours = Q(is_staff=True) | Q(memberships__isnull=True)
        return super().get_queryset(request).filter(ours).distinct()

    def get_readonly_fields(self, request, obj=None):
        """Only a superuser makes administrators, so that nobody lifts himself up."""
        always = ["last_login", "date_joined"]
        return always if request.user.is_superuser else [*always, "is_staff", "is_superuser"]

    def has_change_permission(self, request, obj: User | None = None) -> bool:
        """A superuser's password is not for others to change."""
        above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return super().has_change_permission(request, obj) and not above

    def save_model(self, request, obj: User, form: forms.ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not change:
            _log(obj, "added", f"Tạo tài khoản quản trị {obj.username}.", request.user)
        elif form.changed_data:
            words = ", ".join(str(form.fields[name].label).lower() for name in form.changed_data)
            sentence = f"Sửa tài khoản quản trị {obj.username}: {words}."
            _log(obj, "changed", sentence, request.user)

    def log_change(self, request, obj: User, message):
        """Note a new password, too, which Django's page sets by itself."""
        if request.resolver_match.url_name == "auth_user_password_change":
            _log(obj, "password", f"Đặt mật khẩu của tài khoản {obj.username}.", request.user)
        return super().log_change(request, obj, message)

    def get_search_results(self, request, queryset: QuerySet, search_term: str):
        words = without_accents(search_term).split()
        matching = [
            user.pk
            for user in queryset
            if _has_words(words, user.username, user.email, user.display_name)
        ]
        return queryset.filter(Q(pk__in=matching)), False


@admin.register(Tries)
class TriesAdmin(admin.ModelAdmin):
    """Who is slowed, accounts and addresses alike; a row that is deleted is slowed no more."""

    list_display = ["door", "whose", "level", "at", "wait"]
    list_filter = ["door"]
    list_select_related = ["user"]
    actions = None

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    @admin.display(description="tài khoản hoặc địa chỉ")
    def whose(self, row: Tries) -> str:
        of_address = row.door in (Door.ADDRESS, Door.LETTERS)
        return row.user.username if row.user else row.key if of_address else "tên không có thật"

    @admin.display(description="còn phải đợi")
    def wait(self, row: Tries) -> str:
        left = wait_left(row.failures, PACES[Door(row.door)], timezone.now())
        return in_words(left) if left else "không"

    def delete_model(self, request, obj: Tries) -> None:
        _log(obj, "lifted", f"Cho thử lại ngay: {obj}.", request.user)
        super().delete_model(request, obj)


def _log(subject: Model, verb: str, sentence: str, by: User) -> None:
    """Write into the chain of the installation what concerns no commune alone."""
    record(f"user.{verb}", subject, sentence, by=installer(by), commune_id=INSTALLATION)


def _has_words(words: list[str], *texts: str) -> bool:
    text = search_text(*texts)
    return all(word in text for word in words)
