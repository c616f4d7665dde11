"""Files that no row names any more: an act was undone after its file had been written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from django.apps import apps
from django.core.files.storage import Storage, default_storage
from django.db import models

from .models import Attachment

_LIKE_OURS = re.compile(r"[0-9a-f]{4}/[0-9a-f]{32}\.\w+")


def orphans(before: datetime, storage: Storage = default_storage) -> Iterator[str]:
    """Give the paths of attachments written before an instant that no row names.

    Only names such as `random_path` gives are looked at: a file that somebody put there by hand
    stays. A file younger than any act can last is left to the next time.
    """
    named = _named_files()
    for path in _files_of_rooms(storage):
        if path not in named and storage.get_modified_time(path) < before:
            yield path


def _named_files() -> set[str]:
    """Give what any row of any room keeps in a field of files."""
    return {
        name
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.FileField)
        for name in model._default_manager.order_by().values_list(field.name, flat=True)
    }


def _files_of_rooms(storage: Storage) -> Iterator[str]:
    rooms = {model._meta.app_label for model in apps.get_models() if issubclass(model, Attachment)}
    for room in sorted(rooms):
        for folder in _listed(storage, room)[0]:
            for name in _listed(storage, f"{room}/{folder}")[1]:
                if _LIKE_OURS.fullmatch(f"{folder}/{name}"):
                    yield f"{room}/{folder}/{name}"


def _listed(storage: Storage, folder: str) -> tuple[list[str], list[str]]:
    try:
        return storage.listdir(folder)
    except FileNotFoundError:  # nobody has brought a file yet
        return [], []
