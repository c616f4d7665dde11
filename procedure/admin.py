"""The administrator's forms hold their version as all others do."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import ModelForm

from procedure.editing import Editing, compared
from procedure.locking import locked
from procedure.versions import marks_of, values_of


class Versioned:
    """Mixed into an administrator's page that changes what exists: what another has written since
    is not written over."""

    change_form_template = "admin/versioned.html"

    def get_form(self, request, obj=None, change=False, **kwargs) -> type[ModelForm]:
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (_Versioned, form), {"plain": form}) if change else form


class _Versioned:
    """A form that compares what it was made from with what is stored."""

    plain: type[ModelForm]

    @cached_property
    def edition(self) -> Editing:
        return Editing([self], marks_of(values_of(self.plain(instance=self.instance))))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        page = compared(
            self.data, locked(self.instance), lambda data, row: self.plain(data, instance=row)
        )
        self.edition = page
        if page.said:
            self.data = page.form.data
            raise ValidationError(page.said)
        return cleaned
