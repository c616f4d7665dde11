"""What law holds on a day, and what the commune rules for itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.forms import BaseForm, BaseFormSet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from law.kinds import award_kind
from law.parameters import PARAMETERS
from law.regimes import REGIMES, regime_on
from law.timeline import LawError
from law.values import Override, Parameter, Value
from people.actions.writing import commune_first
from people.models import Commune
from people.roles import Permission, can, require
from procedure.acting import attempt
from procedure.editing import editing

from .actions import delete_regulation, save_regulation
from .facts import overrides_for
from .forms import DayForm, RegulationForm, ValueFormSet
from .models import Regulation


@dataclass(frozen=True)
class RuleLine:
    """A parameter as the page shows it."""

    name: str
    sentence: str
    value: Value
    is_local: bool


@dataclass(frozen=True)
class Group:
    """The parameters of one subject; the page folds it to its name and what it holds."""

    name: str
    lines: list[RuleLine]

    @property
    def in_words(self) -> str:
        """Give "12 giá trị, 2 theo quy chế địa phương"."""
        local = sum(line.is_local for line in self.lines)
        return f"{len(self.lines)} giá trị" + (f", {local} theo quy chế địa phương" * bool(local))


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Show the law of a day: regime, instruments, each value with its clause."""
    commune = _commune(request)
    require(request.user, Permission.VIEW_RULES, commune)
    form = DayForm(request.GET) if "day" in request.GET else DayForm({"day": commune.today()})
    day = form.cleaned_data["day"] if form.is_valid() else commune.today()
    context = {
        "form": form,
        "day": day,
        "regimes": REGIMES,
        "regulations": Regulation.objects.visible_to(request.user).filter(commune=commune),
        "may_manage": can(request.user, Permission.MANAGE_RULES, commune),
    }
    return render(request, "regulations/rules.html", context | _law_of(day, commune))


def _law_of(day: date, commune: Commune) -> dict:
    try:
        regime = regime_on(day)
    except LawError as error:
        return {"missing": str(error)}
    overrides = overrides_for(commune)
    groups: dict[str, list[RuleLine]] = {}
    for parameter in PARAMETERS:
        groups.setdefault(parameter.group, []).extend(_lines(parameter, day, overrides))
    shown = [Group(name, lines) for name, lines in groups.items() if lines]
    return {"regime": regime, "instruments": regime.instruments_on(day), "groups": shown}


def _lines(parameter: Parameter, day: date, overrides: tuple[Override, ...]) -> Iterator[RuleLine]:
    kinds = [""] if parameter.values else []
    kinds += [*parameter.by_kind, *(o.kind for o in overrides if o.parameter == parameter.code)]
    for kind in dict.fromkeys(kinds):
        with suppress(LawError):  # some values begin later than the regime that is shown
            yield _line(parameter, parameter.on(day, overrides, kind), overrides, kind)


def _line(
    parameter: Parameter, value: Value, overrides: tuple[Override, ...], kind: str
) -> RuleLine:
    name = f"{parameter.name} – {award_kind(kind).name}" if kind else parameter.name
    is_local = any(override.value is value for override in overrides)
    return RuleLine(name, parameter.describe(value.value), value, is_local)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Declare a regulation of the commune or of the level above."""
    return _edit(request, Regulation(commune=_commune(request)))


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a regulation."""
    return _edit(request, get_object_or_404(Regulation.objects.visible_to(request.user), pk=pk))


def _edit(request: HttpRequest, regulation: Regulation) -> HttpResponse:
    by = require(request.user, Permission.MANAGE_RULES, regulation.commune)
    with editing(request, regulation, _forms, lock=commune_first(by)) as page:
        form, values = page.parts
        if request.method == "POST" and form.is_valid() and values.is_valid():
            saved, refusals = attempt(save_regulation, form.instance, values.rows(), by=by)
            if saved:
                messages.success(request, f"Đã lưu quy chế {saved}.")
                return redirect("regulations:list")
            for finding in refusals:
                form.add_error(None, finding.sentence)
    return render(request, "regulations/regulation_form.html", {"form": form, "values": values})


def _forms(data: QueryDict | None, regulation: Regulation) -> list[BaseForm | BaseFormSet]:
    form = RegulationForm(data, instance=regulation)
    return [form, ValueFormSet(data, instance=regulation, prefix="values")]


@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then take a regulation back."""
    regulation = get_object_or_404(Regulation.objects.visible_to(request.user), pk=pk)
    by = require(request.user, Permission.MANAGE_RULES, regulation.commune)
    if request.method == "POST":
        words = str(regulation)
        delete_regulation(regulation, by=by)
        messages.success(request, f"Đã xóa quy chế {words}; áp dụng lại quy định chung.")
        return redirect("regulations:list")
    return render(request, "regulations/regulation_delete.html", {"regulation": regulation})


def _commune(request: HttpRequest) -> Commune:
    if request.commune is None:
        raise Http404
    return request.commune
