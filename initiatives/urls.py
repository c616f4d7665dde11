"""Addresses of the initiatives: of their authors, and of the council."""

from django.urls import URLPattern, path

from .views import council, files, reading, sending, sessions, writing

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

of_the_council: list[URLPattern] = [
    path("hoi-dong/", council.scores, name="scores"),
    path("tiep-nhan/", council.receive_many, name="receive_many"),
    path("<int:pk>/tiep-nhan/", council.receive, name="receive"),
    path("<int:pk>/tra-lai/", council.send_back, name="send_back"),
    path("<int:pk>/cham-diem/", council.score, name="score"),
    path("<int:pk>/xet-lai/", sessions.reopen, name="reopen"),
    path("phien-hop/", sessions.sessions, name="sessions"),
    path("phien-hop/them/", sessions.session_add, name="session_add"),
    path("phien-hop/<int:pk>/", sessions.session, name="session"),
]
"""/sang-kien/: receive, return, score, decide, print."""

urlpatterns = of_the_authors + of_the_council
