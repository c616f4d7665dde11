"""Writing a registration: the form, its autosave, filling it, adding to an approved one."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from law.findings import Finding
from people.roles import Actor
from procedure.acting import attempt, done_or_told
from procedure.asking import posted
from procedure.editing import Build
from registrations import actions as registrations
from registrations.actions import Filled
from registrations.facts import draft_of
from registrations.forms import RegistrationEditor, SupplementForm
from registrations.forms.editor import COLLECTIVES, INDIVIDUALS, candidates
from registrations.models import Registration
from registrations.pages import beside, due_in_words
from registrations.rules.lines import Draft
from registrations.rules.stages import Stage
from submissions.views import autosave_part, edit_page
from ui.rows import with_another_row

from .access import knows_discipline, registration_of, writer_of


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write who strives for what; "Lưu và thêm mới" comes back with an empty row."""
    registration = registration_of(request, pk)
    by = writer_of(request, registration)
    return edit_page(
        request,
        registration,
        _build(request),
        _saving(registration, by),
        closed="Bản đăng ký đã gửi nên không sửa được. Chưa duyệt thì rút về được.",
        template="registrations/edit.html",
        context=lambda editor: {**_page(request, registration, editor.stored), "editor": editor},
        onward=lambda: _onward(request, registration),
    )


@require_POST
def autosave(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what has been typed so far, and give what stands beside the form."""
    registration = registration_of(request, pk)
    by = writer_of(request, registration)
    return autosave_part(
        request,
        registration,
        _build(request),
        _saving(registration, by),
        template="registrations/parts/autosaved.html",
        context=lambda stored: {
            "registration": stored,
            "beside": beside(
                stored, draft_of(stored), with_discipline=knows_discipline(request, stored)
            ),
        },
    )


def _saving(registration: Registration, by: Actor) -> Callable[..., Registration]:
    return lambda editor, **how: registrations.save(registration, editor.draft(), by=by, **how)


def _build(request: HttpRequest) -> Build:
    return lambda data, row: _editor(request, data, row, draft_of(row))


def _editor(
    request: HttpRequest,
    data: QueryDict | None,
    registration: Registration,
    draft: Draft,
    but: frozenset[int] = frozenset(),
) -> RegistrationEditor:
    """Give the form of a draft; `but` are those who stand in the registration already."""
    if data is not None and (wanted := data.get("add")):
        data = with_another_row(data, wanted, (COLLECTIVES, INDIVIDUALS))
    people = candidates(registration, draft.people)
    return RegistrationEditor(
        data,
        unit_name=registration.unit.name,
        people={pk: person for pk, person in people.items() if pk not in but},
        draft=draft,
        another="them" in request.GET,
    )


def _onward(request: HttpRequest, registration: Registration) -> HttpResponse:
    if request.POST.get("then") == "submit":
        return redirect("registrations:submit", registration.pk)
    messages.success(request, "Đã lưu đăng ký.")
    if request.POST.get("then") == "another":
        return redirect(reverse("registrations:edit", args=[registration.pk]) + "?them=1#dong-moi")
    return redirect(registration)


def _page(request: HttpRequest, registration: Registration, draft: Draft) -> dict:
    campaign, unit = registration.campaign, registration.unit
    return {
        "registration": registration,
        "stage": Stage(registration.stage),
        "due": due_in_words(campaign, unit, registration, campaign.commune.today()),
        "beside": beside(
            registration,
            draft,
            with_discipline=knows_discipline(request, registration),
        ),
    }


@require_POST
def fill_unit(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the people of the unit, each for Lao động tiên tiến."""
    return _fill(request, pk, registrations.fill_from_unit)


@require_POST
def fill_last_year(request: HttpRequest, pk: int) -> HttpResponse:
    """Take what was registered the year before."""
    return _fill(request, pk, registrations.fill_from_last_year)


def _fill(request: HttpRequest, pk: int, act: Callable[..., Filled]) -> HttpResponse:
    registration = registration_of(request, pk)
    by = writer_of(request, registration)
    if filled := done_or_told(request, act, registration, by=by):
        tell_filled(request, filled)
    return redirect("registrations:edit", pk)


def tell_filled(request: HttpRequest, filled: Filled) -> None:
    """Say what a filling added and who was left out."""
    if filled.added.is_empty:
        messages.info(request, "Không có ai để thêm: mọi người đã có trong bản đăng ký.")
    else:
        messages.success(request, f"Đã thêm {filled.added.in_words()}. Hãy xem lại rồi gửi.")
    for sentence in filled.left_out:
        messages.info(request, sentence)


@require_http_methods(["GET", "POST"])
def supplement(request: HttpRequest, pk: int) -> HttpResponse:
    """Add who came later to an approved registration."""
    registration = registration_of(request, pk)
    by = writer_of(request, registration)
    if registration.stage != Stage.APPROVED:
        messages.info(request, "Chỉ lập bổ sung cho bản đăng ký đã duyệt.")
        return redirect(registration)
    form = SupplementForm(posted(request))
    known = draft_of(registration).people
    editor = _editor(request, posted(request), registration, Draft(), but=known)
    is_sent = request.method == "POST" and "add" not in request.POST
    refusals: list[Finding] = []
    if is_sent and all([form.is_valid(), editor.is_valid()]):
        given = {**form.cleaned_data, "by": by}
        _, refusals = attempt(registrations.supplement, registration, editor.draft(), **given)
        if not refusals:
            messages.success(request, "Đã bổ sung vào bản đăng ký. Văn phòng đã được báo.")
            return redirect(registration)
    context = {
        "registration": registration,
        "form": form,
        "editor": editor,
        "known": known,
        "refusals": refusals,
    }
    return render(request, "registrations/supplement.html", context)
