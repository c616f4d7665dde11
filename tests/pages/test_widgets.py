"""The widgets of the house's own templates, beside Django's."""

from functools import partial

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates, TemplatesSetting
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy
from pytest_django.asserts import assertHTMLEqual

from ui.forms import SampleFilter
from ui.templatetags.ui import filters

CHOICES = [
    ("", "Tất cả"),
    (1_000, "Thôn <1>"),
    ("Tập thể", [("TTLDTT", "Tập thể Lao động tiên tiến"), ("TTLDXS", 'Tập thể "xuất sắc"')]),
]


@pytest.mark.parametrize("widget", [forms.Select, forms.SelectMultiple])
@pytest.mark.parametrize("attrs", [{}, {"class": "form-select", "required": True, "x": False}])
@pytest.mark.parametrize("value", [None, "", "1000", ["TTLDTT"]])
def test_a_select_is_the_one_of_django(widget, attrs, value):
    select = widget(attrs, CHOICES)
    ours, theirs = (
        select.render("chon", value, renderer=renderer())
        for renderer in (TemplatesSetting, DjangoTemplates)
    )
    assert ours == theirs


INPUTS = [
    forms.TextInput,
    forms.NumberInput,
    forms.HiddenInput,
    forms.CheckboxInput,
    forms.PasswordInput,
    forms.Textarea,
    forms.ClearableFileInput,
    partial(forms.RadioSelect, choices=CHOICES),
    partial(forms.CheckboxSelectMultiple, choices=CHOICES),
]
ATTRIBUTES = {
    "class": "a b",
    "required": True,
    "hidden": False,
    "maxlength": 1_000,
    "data-none": None,
    "placeholder": 'Thôn <1> "một" & hai',
    "title": gettext_lazy("Search"),
    "data-safe": mark_safe("&lt;b&gt;"),
}


@pytest.mark.parametrize("widget", INPUTS)
@pytest.mark.parametrize("attrs", [{}, ATTRIBUTES])
@pytest.mark.parametrize("value", [None, "", 0, 1_000, '<x> "y"'])
def test_an_input_is_the_one_of_django(widget, attrs, value):
    ours, theirs = (
        widget(attrs=attrs).render("o", value, {"id": "id_o"}, renderer=renderer())
        for renderer in (TemplatesSetting, DjangoTemplates)
    )
    assert ours == theirs


def test_a_filter_shows_each_field_with_its_label_and_what_is_wrong_with_it():
    shown = render_to_string("ui/parts/filters.html", filters(SampleFilter({"ai": "1", "ky": "x"})))
    assertHTMLEqual(
        shown,
        """
        <div class="mb-3" id="div_id_ai">
          <label class="form-label" for="id_ai">Đơn vị</label>
          <select name="ai" class="form-select" id="id_ai">
            <option value="">Tất cả</option>
            <option value="1" selected>Thôn 1</option>
          </select>
        </div>
        <div class="mb-3" id="div_id_ky">
          <label class="form-label" for="id_ky">Từ ngày</label>
          <input type="text" name="ky" value="x" class="form-control is-invalid" id="id_ky"
            aria-describedby="id_ky_error" aria-invalid="true">
          <div class="invalid-feedback" id="id_ky_error">
            <p><strong>Nhập một ngày hợp lệ.</strong></p>
          </div>
        </div>
        """,
    )
