"""The form and the fields with which files are brought."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict

from sandbox.refusals import FileError

from .accepting import ALLOWED, MAX_BYTES, MEGABYTE, Accepted, accept, until_patience_ends
from .kinds import FileKind

HINT = f"Nhận tệp {ALLOWED}; mỗi tệp tối đa {MAX_BYTES // MEGABYTE} MB."
ACCEPT = ",".join([*(f".{kind}" for kind in FileKind), ".jpeg"])


class AttachmentInput(forms.FileInput):
    """An input that offers files of our kinds only."""

    def __init__(self, attrs: dict[str, Any] | None = None):
        super().__init__({"accept": ACCEPT} | (attrs or {}))


class AttachmentsInput(AttachmentInput):
    """An input for several files at once."""

    allow_multiple_selected = True

    def __init__(self, attrs: dict[str, Any] | None = None):
        super().__init__({"multiple": True} | (attrs or {}))

    def value_from_datadict(self, data: Any, files: MultiValueDict, name: str) -> list:
        return files.getlist(name)


class AttachmentField(forms.FileField):
    """A file, cleaned to an `Accepted`; a refusal is the field's error."""

    widget = AttachmentInput
    default_error_messages = {
        "required": "Hãy chọn một tệp.",
        "empty": "Tệp trống, không có nội dung. Hãy chọn tệp khác.",
        "missing": "Hãy chọn một tệp.",
        "invalid": "Trình duyệt chưa gửi được tệp. Hãy chọn lại tệp rồi bấm nút gửi.",
    }

    def __init__(self, **kwargs: Any):
        super().__init__(**{"label": "Chọn tệp", "help_text": HINT} | kwargs)

    def clean(
        self, data: Any, initial: Any = None, *, until: float | None = None
    ) -> Accepted | None:
        upload = super().clean(data, initial)
        try:
            return accept(upload, until=until) if upload else None
        except FileError as error:
            raise forms.ValidationError(str(error)) from None


class AttachmentsField(AttachmentField):
    """Several files, cleaned to a list of `Accepted`; each refused one is named."""

    widget = AttachmentsInput

    def clean(self, data: Any, initial: Any = None) -> list[Accepted]:
        accepted, refused, until = [], [], until_patience_ends()
        for upload in data or [None]:
            try:
                accepted.append(super().clean(upload, initial, until=until))
            except forms.ValidationError as error:
                name = f"“{upload.name}”: " if upload else ""
                refused += [f"{name}{sentence}" for sentence in error.messages]
        if refused:
            raise forms.ValidationError(refused)
        return [upload for upload in accepted if upload]


class FileForm(forms.Form):
    """One file: `file`, cleaned to an `Accepted`."""

    file = AttachmentField()


class FilesForm(forms.Form):
    """Several files at once: `files`, cleaned to a list of `Accepted`."""

    files = AttachmentsField(label="Chọn một hoặc nhiều tệp")
