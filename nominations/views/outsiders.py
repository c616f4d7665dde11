"""Dossiers of citizens, households and businesses that stand on no roster."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from documents.handing import a_file
from documents.paper.sheet import xlsx
from nominations import actions as nominations
from nominations.forms.outsiders import NameForm, OutsiderForm, OutsidersForm
from nominations.models import Nomination
from nominations.pages import list_of
from nominations.papers.outsiders import outsiders_template
from nominations.rules.outsider_rows import COLUMNS, ReadOutsiders, read
from nominations.views.access import nomination_of, writer_of
from nominations.views.opening import PERMISSION, add_whole, for_whom
from people.forms.imports import SheetForm, as_kept, kept_sheets
from people.models import Outsider
from people.roles import require
from procedure.acting import carry_out, done_or_told
from procedure.asking import posted
from procedure.editing import editing
from submissions.stepping import locked
from workbooks.sheets import BroughtSheet

_SALT = "nominations.outsiders"
SHOWN = 300  # problems on one page; who has more begins with these


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Begin a dossier of somebody on no roster, whole in one form."""
    title = "Đề nghị khen người dân, hộ, doanh nghiệp"
    hint = "Người không có trong danh sách cán bộ của đơn vị nào: nông dân, hộ gia đình, doanh "
    hint += "nghiệp, người nơi khác, người nước ngoài."
    many = reverse("nominations:outsiders_import")
    return add_whole(request, OutsiderForm, title=title, hint=hint, many=many)


@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Read a list and show whom it proposes; the cells travel with the page, so that confirming
    reads the same once more."""
    campaign, units = for_whom(request)
    form = OutsidersForm(posted(request), campaign=campaign, units=units)
    kept = kept_sheets(request.POST.get("kept", ""), _SALT)
    brought = SheetForm(posted(request), request.FILES or None)
    page = {"campaign": campaign, "form": form, "back": list_of(campaign)}
    is_said = form.is_valid()
    if request.method == "GET" or not (is_said and (kept or brought.is_valid())):
        page |= {"brought": brought, "columns": COLUMNS.titles.values()}
        return render(request, "nominations/outsiders_import.html", page)
    sheets = kept or brought.cleaned_data["sheets"]
    reading = read(sheets)
    if "confirm" in request.POST and not reading.problems:
        return _begun(request, form, reading)
    return render(request, "nominations/outsiders_preview.html", page | _shown(reading, sheets))


def _begun(request: HttpRequest, form: OutsidersForm, reading: ReadOutsiders) -> HttpResponse:
    campaign, unit = form.campaign, form.proposing_unit
    by = require(request.user, PERMISSION, campaign.commune, unit)
    rows = [(form.candidacy_of(row), row.achievements) for row in reading.rows]
    opened = done_or_told(request, nominations.begin_many, campaign, unit, rows, by=by)
    if opened is not None:
        messages.success(request, f"Đã lập {len(opened.made)} hồ sơ nháp. Xem lại rồi gửi.")
        for sentence in opened.left_out:
            messages.info(request, sentence)
    return redirect(list_of(campaign))


def _shown(reading: ReadOutsiders, sheets: list[BroughtSheet]) -> dict:
    kinds = dict(Outsider.Kind.choices)
    return {
        "problems": reading.problems[:SHOWN],
        "more_problems": len(reading.problems[SHOWN:]),
        "notes": reading.notes[:SHOWN],
        "accounts": reading.accounts,
        "rows": [
            (
                kinds.get(row.kind, ""),
                Outsider(kind=row.kind, gender=row.gender, name=row.name),
                row,
            )
            for row in reading.rows
        ],
        "kept": as_kept(sheets, _SALT),
    }


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """Give the workbook to fill in."""
    require(request.user, PERMISSION, request.commune)
    sheet = outsiders_template(author=request.user.display_name)
    return a_file(xlsx(sheet), "mau-ho-nguoi-dan", "xlsx")


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Mend name and address while the dossier is with its unit."""
    nomination = nomination_of(request, pk)
    by = writer_of(request, nomination)
    if nomination.outsider is None:
        raise Http404
    if not nomination.is_editable:
        messages.info(request, "Hồ sơ đã gửi nên không sửa được. Chưa tiếp nhận thì rút về được.")
        return redirect(nomination)
    with editing(request, nomination, _form, lock=locked) as page:
        done = carry_out(page.form, nominations.correct_outsider, nomination, by=by)
        if done:
            messages.success(request, f"Đã ghi tên, địa chỉ của {done.nominee}.")
            return redirect(nomination)
    context = {
        "form": page.form,
        "title": "Sửa tên, địa chỉ",
        "lead": nomination,
        "back": nomination.get_absolute_url(),
    }
    return render(request, "procedure/form.html", context)


def _form(data: QueryDict | None, nomination: Nomination) -> NameForm:
    return NameForm(data, outsider=nomination.outsider)
