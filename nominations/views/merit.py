"""What the creative part of a dossier rests on, beside the ledger of use."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from initiatives.facts import usable_by
from initiatives.models import Initiative
from initiatives.uses import use_in_words
from law.findings import Finding
from nominations import actions as nominations
from nominations.forms.writing import MeritForm
from nominations.models import Nomination
from nominations.views.access import nomination_of, writer_of
from procedure.acting import attempt
from procedure.editing import editing
from submissions.stepping import locked


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the initiatives, or name the topic, that a personal title rests on."""
    nomination = nomination_of(request, pk)
    by = writer_of(request, nomination)
    if nomination.person_id is None:
        raise Http404
    if not nomination.is_editable:
        messages.info(request, "Hồ sơ đã gửi nên không sửa được. Chưa tiếp nhận thì rút về được.")
        return redirect(nomination)
    refusals: list[Finding] = []
    with editing(request, nomination, _form, lock=locked) as page:
        form = page.form
        if form.is_valid():
            _, refusals = attempt(
                nominations.rest_on,
                nomination,
                form.chosen_merit,
                text=form.cleaned_data["text"],
                initiatives=form.chosen_initiatives,
                override_reason=form.cleaned_data["override_reason"],
                by=by,
            )
            if not refusals:
                messages.success(request, "Đã lưu căn cứ thành tích sáng tạo.")
                return redirect(nomination)
    usable = form.usable.values()
    context = {
        "nomination": nomination,
        "form": form,
        "refusals": refusals,
        "usable": [
            (initiative, [use_in_words(use) for use in initiative.uses.all()])
            for initiative in usable
        ],
    }
    return render(request, "nominations/merit.html", context)


def _form(data: QueryDict | None, nomination: Nomination) -> MeritForm:
    usable = usable_by(nomination.person, nomination.campaign)
    return MeritForm(data, usable=usable, initial=_initial(nomination, usable))


def _initial(nomination: Nomination, usable: list[Initiative]) -> dict:
    path = nomination.get_absolute_url()
    chosen = [use for initiative in usable for use in initiative.uses.all() if use.path == path]
    return {
        "merit": nomination.merit,
        "text": nomination.merit_text,
        "initiatives": [str(use.initiative_id) for use in chosen],
        "override_reason": next((use.override_reason for use in chosen), ""),
    }
