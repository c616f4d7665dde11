"""Addresses of the initiatives: of their authors, and of the council."""

from django.urls import URLPattern, path

from .views import files, reading, sending, writing

app_name = "initiatives"

of_the_authors: list[URLPattern] = [
    path("", reading.initiatives, name="list"),
    path("lap/", writing.add, name="add"),
    path("<int:pk>/", reading.detail, name="detail"),
    path("<int:pk>/sua/", writing.edit, name="edit"),
    path("<int:pk>/tu-luu/", writing.autosave, name="autosave"),
    path("<int:pk>/nop/", sending.submit, name="submit"),
    path("<int:pk>/rut-ve/", sending.withdraw, name="withdraw"),
    path("<int:pk>/xoa/", sending.discard, name="discard"),
    path("<int:pk>/kem-tep/", files.attach, name="attach"),
    path("tep/<int:pk>/", files.attachment, name="attachment"),
    path("tep/<int:pk>/bo/", files.detach, name="detach"),
]
"""/sang-kien/: write, attach, send."""

of_the_council: list[URLPattern] = []
"""/sang-kien/: receive, return, score, decide, print."""

urlpatterns = of_the_authors + of_the_council
