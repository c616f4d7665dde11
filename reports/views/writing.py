"""Writing a báo cáo sơ kết, tổng kết: its texts as they are typed, or taken from last year's."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from people.roles import Actor
from procedure.acting import done_or_told
from reports import actions
from reports.forms import TextsForm
from reports.models import YearPaper
from reports.rules.texts import TextBlock, blocks_for
from reports.views.papers import paper_of, unwritten_of, writer_of
from submissions.views import autosave_part, edit_page

CLOSED = "Báo cáo đã có số nên không sửa được."


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the texts of a report."""
    made, by = paper_of(request, pk), writer_of(request)
    return edit_page(
        request,
        made,
        _form,
        _saving(made, by),
        closed=CLOSED,
        template="reports/paper_edit.html",
        context=lambda form: {
            "form": form,
            "made": made,
            "sections": _sections(made, form),
            "earlier": actions.earlier_than(made),
            "unwritten": unwritten_of(made),
        },
        onward=lambda: _onward(request, made),
        lock=actions.locked_paper,
    )


@require_POST
def autosave(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what has been typed so far, and give what is still open."""
    made, by = paper_of(request, pk), writer_of(request)
    return autosave_part(
        request,
        made,
        _form,
        _saving(made, by),
        template="reports/parts/paper_live.html",
        context=lambda stored: {"unwritten": unwritten_of(stored)},
        lock=actions.locked_paper,
    )


@require_POST
def take_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Take evaluation and direction over from last year's report, where there is nothing yet."""
    made, by = paper_of(request, pk), writer_of(request)
    if taken := done_or_told(request, actions.take_over, made, by=by):
        messages.success(request, f"Đã lấy {len(taken)} phần của báo cáo năm trước; hãy sửa lại.")
    return redirect("reports:paper_edit", made.pk)


def _form(data: QueryDict | None, made: YearPaper) -> TextsForm:
    return TextsForm(data, blocks=_blocks(made), texts=made.texts)


def _blocks(made: YearPaper) -> tuple[TextBlock, ...]:
    return blocks_for(of_phase=made.phase_id is not None)


def _sections(made: YearPaper, form: TextsForm) -> dict[str, list]:
    """Give the fields under the sections of the report, each with where its text comes from."""
    sections: dict[str, list] = {}
    for block in _blocks(made):
        sections.setdefault(block.section, []).append(
            (form[block.name], made.taken.get(block.name))
        )
    return sections


def _saving(made: YearPaper, by: Actor) -> Callable[..., YearPaper]:
    return lambda form, **how: actions.write(made, form.cleaned_data, by=by, **how)


def _onward(request: HttpRequest, made: YearPaper) -> HttpResponse:
    messages.success(request, "Đã lưu báo cáo.")
    return redirect(made)
