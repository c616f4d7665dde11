"""Fields that clean what people type."""

from __future__ import annotations

from django.db import models

from vietnamese.text import clean, clean_lines


class CleanCharField(models.CharField):
    """One line of text: NFC, no unseen characters, single spaces, whoever writes it."""

    def to_python(self, value):
        value = super().to_python(value)
        return clean(value) if value else value

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return clean(value) if value else value

    def pre_save(self, model_instance, add):
        value = super().pre_save(model_instance, add)
        if value:
            value = clean(value)
            setattr(model_instance, self.attname, value)
        return value


class CleanTextField(models.TextField):
    """Text of several lines, each cleaned as `CleanCharField` does."""

    def to_python(self, value):
        value = super().to_python(value)
        return clean_lines(value) if value else value

    def pre_save(self, model_instance, add):
        value = super().pre_save(model_instance, add)
        if value:
            value = clean_lines(value)
            setattr(model_instance, self.attname, value)
        return value
