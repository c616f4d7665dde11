"""Pages of the office: what is up, what to put up, comments to read, examples to write."""

from __future__ import annotations

from copy import copy
from functools import partial

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents.handing import a_letter
from history.models import Event
from law.procedures import POSTING_WORKING_DAYS
from people.actions.writing import commune_first
from people.roles import Actor, Permission, can, require
from procedure.acting import carry_out, done_or_told
from procedure.asking import Question, ask_for_reason, posted
from procedure.editing import editing
from publicity import actions as publicity
from publicity.facts import taken_back_since, text_to_copy
from publicity.forms import AnswerForm, ExampleForm, PutUpForm, ResultForm
from publicity.models import Comment, Example, Publication
from publicity.papers import station_letter
from publicity.views.public import photo_of, with_all
from regulations.facts import overrides_for
from ui.paging import page_of
from vetting.forms.desk import ReasonForm

A_PAGE = 30


@require_safe
def office_list(request: HttpRequest) -> HttpResponse:
    """List what was put up, newest first, and the examples."""
    _keeper(request)
    commune = request.commune
    unread = Count("comments", filter=Q(comments__state=Comment.State.WAITING))
    publications = Publication.objects.filter(commune=commune).annotate(unread=unread)
    ordered = publications.order_by("-starts_on", "-pk")
    page = page_of(ordered, A_PAGE, request.GET)
    today, examples = commune.today(), list(Example.objects.filter(commune=commune))
    context = {
        "page": page,
        "rows": [(publication, publication.state_on(today)) for publication in page],
        "outdated": taken_back_since(page),
        "examples": examples,
        "waiting": sum(example.meeting_id is None for example in examples),
        "public_path": reverse("publicity:front", args=[commune.pk]),
    }
    return render(request, "publicity/office.html", context)


@require_http_methods(["GET", "POST"])
def put_up(request: HttpRequest) -> HttpResponse:
    """Put up the list of a campaign for comment."""
    by, commune = _keeper(request), request.commune
    days = POSTING_WORKING_DAYS.on(commune.today(), overrides_for(commune)).value
    title = f"Danh sách đề nghị khen thưởng năm {commune.today().year}"
    form = PutUpForm(posted(request), initial={"days": days, "title": title}, commune=commune)
    if up := carry_out(form, _for_comment, by=by):
        messages.success(request, "Đã đưa danh sách lên trang công khai.")
        return redirect(up)
    lead = "Danh sách được giữ nguyên như lúc đưa lên: họ tên, đơn vị, danh hiệu, tên sáng kiến."
    return _form_page(request, form, "Lấy ý kiến về danh sách đề nghị", lead)


@require_http_methods(["GET", "POST"])
def put_up_result(request: HttpRequest) -> HttpResponse:
    """Put up the result of a decision."""
    by, commune = _keeper(request), request.commune
    form = ResultForm(posted(request), commune=commune)
    newest = form.fields["decision"].queryset.select_related("campaign").first()
    year = (newest and newest.campaign.year) or commune.today().year
    form.fields["title"].initial = f"Kết quả khen thưởng năm {year}"
    if up := carry_out(form, _result, by=by):
        messages.success(request, "Đã đưa kết quả lên trang công khai.")
        return redirect(up)
    lead = "Chỉ quyết định đã công bố mới có trong danh sách chọn."
    return _form_page(request, form, "Công khai kết quả khen thưởng", lead)


def _for_comment(*, campaign, title: str, days: int, by: Actor) -> Publication:
    return publicity.put_up_for_comment(campaign, title=title, days=days, by=by)


def _result(*, decision, title: str, by: Actor) -> Publication:
    return publicity.put_up_result(decision, title=title, by=by)


def _form_page(request: HttpRequest, form, title: str, lead: str) -> HttpResponse:
    context = {"form": form, "title": title, "lead": lead, "word": "Đưa lên công khai"}
    return render(request, "procedure/form.html", context | {"back": reverse("publicity:office")})


@require_safe
def manage(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was put up as it stands, its comments, its text to copy."""
    publication = _publication(request, pk)
    comments = publication.comments.all()
    today = publication.commune.today()
    context = {
        "item": publication,
        "state": publication.state_on(today),
        "is_public": publication.is_public_on(today),
        "is_outdated": bool(taken_back_since([publication])),
        "comments": [(comment, _answer_form(comment)) for comment in comments],
        "text": text_to_copy(publication),
        "events": Event.objects.about(publication)[:20],
    }
    return render(request, "publicity/manage.html", context)


def _answer_form(comment: Comment, data=None) -> AnswerForm:
    initial = {"is_shown": comment.state == Comment.State.SHOWN, "answer": comment.answer}
    return AnswerForm(data, initial=initial, prefix=f"y-kien-{comment.pk}")


@require_POST
def moderate(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a comment or not, and answer it."""
    mine = Publication.objects.visible_to(request.user).values("pk")
    comments = Comment.objects.select_related("publication__commune")
    comment = get_object_or_404(comments, pk=pk, publication__in=mine)
    by = require(request.user, Permission.RECORD_DECISIONS, comment.publication.commune)
    if carry_out(_answer_form(comment, request.POST), publicity.moderate, comment, by=by):
        messages.success(request, "Đã ghi trả lời.")
    else:
        messages.error(request, "Trả lời dài quá 2.000 chữ cái nên chưa ghi được. Hãy rút ngắn.")
    return redirect(comment.publication)


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take something down, with a reason."""
    publication = _publication(request, pk)
    by = require(request.user, Permission.RECORD_DECISIONS, publication.commune)
    question = Question(f"Gỡ “{publication}”", back=publication.get_absolute_url(), word="Gỡ xuống")
    form = ReasonForm(posted(request))
    act = partial(publicity.withdraw, publication, by=by)
    return ask_for_reason(request, form, act, question, done="Đã gỡ. Có thể đưa lại.")


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Put up again what was taken down."""
    publication = _publication(request, pk)
    by = require(request.user, Permission.RECORD_DECISIONS, publication.commune)
    if done_or_told(request, publicity.restore, publication, by=by):
        messages.success(request, "Đã công khai trở lại.")
    return redirect(publication)


# --- Điển hình tiên tiến ------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
def example_add(request: HttpRequest) -> HttpResponse:
    """Write an example."""
    by = _keeper(request)
    return _written(request, publicity.new_example(request.commune), by, "Thêm điển hình")


@require_http_methods(["GET", "POST"])
def example_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an example."""
    example = _example(request, pk)
    by = require(request.user, Permission.RECORD_DECISIONS, example.commune)
    return _written(request, example, by, "Sửa điển hình")


def _written(request: HttpRequest, example: Example, by: Actor, title: str) -> HttpResponse:
    form_of = partial(_example_form, request)
    with editing(request, example, form_of, lock=commune_first(by)) as page:
        if written := carry_out(page.form, publicity.write_example, example, by=by):
            messages.success(request, "Đã lưu điển hình.")
            return redirect(written)
    back = example.get_absolute_url() if example.pk else reverse("publicity:office")
    context = {"form": page.form, "title": title, "back": back}
    return render(request, "publicity/example_form.html", context)


def _example_form(
    request: HttpRequest, data: QueryDict | None, example: Example
) -> list[ExampleForm]:
    typed = copy(example)  # validating writes into it, and the act is to see what changes
    return [ExampleForm(data, request.FILES or None, instance=typed)]


@require_safe
def example_manage(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an example to the office before and after it is public, and to the members before whom
    it is put."""
    example = _readable(request, pk)
    may_keep = can(request.user, Permission.RECORD_DECISIONS, example.commune)
    events = Event.objects.about(example)[:20] if may_keep else []
    context = {"example": example, "events": events, "may_keep": may_keep}
    return render(request, "publicity/example_manage.html", context)


@require_POST
def example_publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Let everybody read an example, or nobody any more."""
    example = _example(request, pk)
    by = require(request.user, Permission.RECORD_DECISIONS, example.commune)
    is_public = "public" in request.POST
    if done_or_told(request, publicity.publish_example, example, is_public=is_public, by=by):
        messages.success(request, "Đã đăng." if is_public else "Đã gỡ khỏi trang công khai.")
    return redirect(example)


@require_safe
def example_photo_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the photo to the office, and to the members before whom the example is put."""
    example = _readable(request, pk)
    return photo_of(get_object_or_404(Example, pk=example.pk, photo__isnull=False))


@require_safe
def example_paper(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the sheet for the loudspeaker station."""
    example = _example(request, pk)
    name = f"phat-thanh {example.name}"
    return a_letter(request, station_letter(example), suffix, name, otherwise=example)


def _keeper(request: HttpRequest) -> Actor:
    return require(request.user, Permission.RECORD_DECISIONS, request.commune)


def _publication(request: HttpRequest, pk: int) -> Publication:
    mine = Publication.objects.visible_to(request.user).select_related("commune")
    return get_object_or_404(mine, pk=pk)


def _example(request: HttpRequest, pk: int) -> Example:
    return get_object_or_404(with_all(Example.objects.visible_to(request.user)), pk=pk)


def _readable(request: HttpRequest, pk: int) -> Example:
    return get_object_or_404(with_all(Example.objects.readable_by(request.user)), pk=pk)
