"""The menu: what exists and the user may open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from guide.places import codes_of, place_of
from notifications.models import Notice
from people.models import Commune, User
from people.roles import Permission, can
from procedure.prepared import Prepared


@dataclass(frozen=True, eq=False)
class MenuItem:
    """One line of the menu; any of the `permissions` opens it, none is for everybody. `rooms` are
    further addresses whose pages belong to it."""

    word: str
    url_name: str
    icon: str
    permissions: tuple[Permission, ...] = ()
    rooms: tuple[str, ...] = ()

    def holds(self, path: str, own: str) -> bool:
        """Say whether a page at this address belongs to it, whose own is `own`; the first page
        holds only itself."""
        return path == own or (own != "/" and path.startswith((own, *self.rooms)))


class MenuEntry(NamedTuple):
    """An item as a page shows it."""

    item: MenuItem
    url: str
    is_here: bool


_P = Permission


FIRST_DAY = MenuItem("Bắt đầu", "first_day", "list-check", (_P.MANAGE_USERS,))
MENU = (
    MenuItem("Tổng quan", "home", "house"),
    MenuItem("Phong trào", "campaigns:list", "flag", (_P.VIEW_CAMPAIGNS,)),
    MenuItem(
        "Đăng ký", "registrations:list", "list-check", (_P.VIEW_REGISTRATIONS, _P.VIEW_TOTALS)
    ),
    MenuItem(
        "Sáng kiến",
        "initiatives:list",
        "lightbulb",
        (_P.WRITE_INITIATIVE, _P.VIEW_INITIATIVES, _P.SCORE_INITIATIVES),
    ),
    MenuItem(
        "Hồ sơ khen thưởng",
        "nominations:list",
        "folder-open",
        (_P.WRITE_NOMINATION, _P.VIEW_NOMINATIONS),
        rooms=("/binh-xet/", "/tham-dinh/", "/chi-tieu/"),
    ),
    MenuItem("Hội đồng", "council:list", "gavel", (_P.VIEW_COUNCIL,)),
    MenuItem("Quyết định", "decisions:list", "stamp", (_P.VIEW_DECISIONS,)),
    MenuItem(
        "Giấy khen, sổ",
        "certificates:list",
        "award",
        (_P.ISSUE_PAPERS,),
        rooms=("/so-khen-thuong/",),
    ),
    MenuItem("Công khai", "publicity:office", "globe", (_P.RECORD_DECISIONS,)),
    MenuItem("Tra cứu", "awards:history", "magnifying-glass", (_P.VIEW_DECISIONS,)),
    MenuItem("Báo cáo", "reports:first", "chart-column", (_P.VIEW_TOTALS, _P.VIEW_NOMINATIONS)),
)
CATALOGUES = (
    MenuItem("Sẽ nhắc ai, khi nào", "reminders:ahead", "bell", (_P.MANAGE_CAMPAIGNS,)),
    MenuItem("Bộ phận, đơn vị", "people:units", "sitemap", (_P.VIEW_PEOPLE,)),
    MenuItem("Cán bộ, công chức", "people:persons", "users", (_P.VIEW_PEOPLE,)),
    MenuItem(
        "Người dùng, vai trò",
        "people:users",
        "user-shield",
        (_P.VIEW_USERS,),
        rooms=("/danh-muc/vai-tro/",),
    ),
    MenuItem("Căn cứ pháp luật", "regulations:list", "scale-balanced", (_P.VIEW_RULES,)),
    MenuItem("Sổ văn bản đã ban hành", "signing:list", "stamp", (_P.ISSUE_PAPERS,)),
    MenuItem("Nhật ký", "event_log", "clock-rotate-left", (_P.VIEW_HISTORY,)),
    MenuItem("Lấy dữ liệu ra tệp", "takeout:takeouts", "file-zipper", (_P.TAKE_DATA_AWAY,)),
)
OWN_DOSSIERS = MenuItem("Hồ sơ của tôi", "nominations:list", "folder-open")
"""For who is a person of the commune and sees no dossiers but the own ones."""
OWN_AWARDS = MenuItem("Thành tích của tôi", "awards:history_person", "award")
BACKUPS = MenuItem("Sao lưu", "backups:list", "box-archive")
"""For administrators: a backup holds all communes."""


def navigation(request: HttpRequest) -> dict:
    """Give `menu`, `catalogues`, both as `menu_lists`, the user's communes, the number of unread
    notices and the place in the guide."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    is_first_day = request.commune is None or not request.commune.first_day_done
    menu = (FIRST_DAY, *MENU) if is_first_day else MENU
    shown = _shown(menu, request) + _own(request, user)
    catalogues = CATALOGUES if is_first_day else (*CATALOGUES, FIRST_DAY)
    if user.is_superuser:
        catalogues = (*catalogues, BACKUPS)
    entries = {"menu": shown, "catalogues": _shown(catalogues, request)}
    return {
        **entries,
        # A page shows them twice, for a wide and for a narrow screen; a part of a page not at all.
        "menu_lists": SimpleLazyObject(lambda: _lists(**entries)),
        "commune_options": _options(user, request.commune),
        "may_practise": can(user, Permission.PRACTISE, request.commune),
        "guide_url": place_of(_view_name(request), tuple(codes_of(user))),
        # A part of a page does not show it, and the first page knows it already.
        "unread_notices": SimpleLazyObject(lambda: sum(_unread(user.pk))),
    }


_unread: Prepared[int] = Prepared(
    lambda user: Notice.objects.visible_to(user).unread().per_recipient(), 9001
)


@lru_cache(maxsize=512)
def _lists(menu: tuple[MenuEntry, ...], catalogues: tuple[MenuEntry, ...]) -> SafeString:
    """Give both as lists: the same entries look the same, whoever sees them."""
    return render_to_string("parts/menu.html", {"menu": menu, "catalogues": catalogues})


def _shown(items: tuple[MenuItem, ...], request: HttpRequest) -> tuple[MenuEntry, ...]:
    shown = [(item, _address(item.url_name)) for item in items if _may_open(item, request)]
    return tuple(MenuEntry(item, url, item.holds(request.path, url)) for item, url in shown)


@cache
def _address(url_name: str) -> str:
    """Give the address of a page that is the same for everybody."""
    return reverse(url_name)


def _own(request: HttpRequest, user: User) -> tuple[MenuEntry, ...]:
    """Give what everybody opens who is a person of a commune: the own dossiers, the own awards."""
    if user.person_id is None or request.commune is None:
        return ()
    address = reverse(OWN_AWARDS.url_name, args=[user.person_id])
    shown = [(OWN_AWARDS, address)]
    if not can(user, _P.VIEW_NOMINATIONS, request.commune):
        shown.insert(0, (OWN_DOSSIERS, _address(OWN_DOSSIERS.url_name)))
    return tuple(MenuEntry(item, url, item.holds(request.path, url)) for item, url in shown)


def _view_name(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""


def _may_open(item: MenuItem, request: HttpRequest) -> bool:
    if not item.permissions:
        return True
    return any(can(request.user, permission, request.commune) for permission in item.permissions)


def _options(user: User, here: Commune | None) -> SafeString:
    """Give the communes to choose from as options: a template for each of the hundreds of a level
    above takes longer than the page; "" where there is no choice."""
    communes = {m.commune_id: m.commune for m in user.memberships_of_today()}
    if len(communes) < 2:
        return SafeString()
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        (
            (pk, SafeString(" selected" if commune == here else ""), commune)
            for pk, commune in communes.items()
        ),
    )
