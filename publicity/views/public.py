"""Pages for everybody, without a login: lists, results, examples, the feed."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.feedgenerator import Rss201rev2Feed
from django.views.decorators.http import require_http_methods, require_safe

from people.models import Commune
from procedure.acting import carry_out
from procedure.asking import client_address, posted
from publicity import actions as publicity
from publicity.forms import CommentForm
from publicity.models import Comment, Example, Publication


@login_not_required
@require_safe
def front(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a commune has put up."""
    commune = get_object_or_404(Commune, pk=pk)
    up = Publication.objects.filter(commune=commune).public_on(commune.today())
    context = {
        "of_commune": commune,
        "for_comment": up.filter(ends_on__isnull=False),
        "results": up.filter(ends_on__isnull=True),
        "examples": Example.objects.filter(commune=commune).public(),
    }
    return render(request, "publicity/front.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one list; on POST take a comment."""
    with_paper = Publication.objects.select_related("commune", "decision__paper")
    publication = get_object_or_404(with_paper, pk=pk)
    if not publication.is_public_on(publication.commune.today()):
        raise Http404
    form = CommentForm(posted(request))
    if carry_out(form, publicity.comment, publication, address=client_address(request)):
        messages.success(request, "Đã nhận ý kiến. Ủy ban nhân dân xem và trả lời trên trang này.")
        return redirect(publication.public_path)
    context = {
        "item": publication,
        "form": form,
        "comments": publication.comments.filter(state=Comment.State.SHOWN),
    }
    return render(request, "publicity/item.html", context)


@login_not_required
@require_safe
def example(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an example to be shared."""
    return render(request, "publicity/example.html", {"example": _example(pk)})


@login_not_required
@require_safe
def example_file(request: HttpRequest, pk: int) -> FileResponse:
    """Give the photo of an example, where somebody agreed that it is shown."""
    example = _example(pk)
    if not example.has_photo:
        raise Http404
    return photo_of(example)


def photo_of(example: Example) -> FileResponse:
    """Give a photo to be shown in a page; 404 where it is not on the disk."""
    try:
        file = example.photo.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    headers = {"X-Content-Type-Options": "nosniff"}
    return FileResponse(file, content_type="image/jpeg", headers=headers)


def _example(pk: int) -> Example:
    return get_object_or_404(with_all(Example.objects.public()), pk=pk)


def with_all(examples: QuerySet[Example]) -> QuerySet[Example]:
    """Fetch what the page of an example says, in one query."""
    return examples.select_related("commune", "photo", "meeting__council__commune")


class News(Feed):
    """RSS: what a commune has put up, newest first."""

    feed_type = Rss201rev2Feed

    def get_object(self, request: HttpRequest, pk: int) -> Commune:
        return get_object_or_404(Commune, pk=pk)

    def title(self, commune: Commune) -> str:
        return f"Thi đua, khen thưởng {commune.full_name}"

    def description(self, commune: Commune) -> str:
        return f"Nội dung công khai của {commune.committee}"

    def link(self, commune: Commune) -> str:
        return f"{settings.SITE_URL}/cong-khai/{commune.pk}/"

    def items(self, commune: Commune) -> list[Publication | Example]:
        up = Publication.objects.filter(commune=commune).public_on(commune.today())[:30]
        examples = Example.objects.filter(commune=commune).public()[:30]
        return [*up, *examples]

    def item_title(self, item: Publication | Example) -> str:
        return str(item)

    def item_description(self, item: Publication | Example) -> str:
        return item.headline if isinstance(item, Example) else f"{len(item.rows)} cá nhân, tập thể"

    def item_link(self, item: Publication | Example) -> str:
        return f"{settings.SITE_URL}{item.public_path}"


feed_file = login_not_required(News())
