"""Addresses of the initiatives: of their authors, and of the council."""

from django.urls import URLPattern, path

from documents.handing import DOCX, PDF

from .views import council, council_papers, files, reading, sending, sessions, writing

app_name = "initiatives"

XLSX = {"suffix": "xlsx"}

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
    path("phien-hop/<int:pk>/", sessions.session, name="session"),
    path("phien-hop/<int:pk>/ghi-so/", sessions.note_decision, name="decision_note"),
    path("<int:pk>/don.pdf", council_papers.request_paper, PDF, name="request_pdf"),
    path("<int:pk>/don.docx", council_papers.request_paper, DOCX, name="request_docx"),
    path("<int:pk>/phieu-cham.pdf", council_papers.sheet_paper, PDF, name="sheet_pdf"),
    path("<int:pk>/phieu-cham.docx", council_papers.sheet_paper, DOCX, name="sheet_docx"),
    path("diem/<int:pk>/tong-hop.pdf", council_papers.scores_paper, PDF, name="scores_pdf"),
    path("diem/<int:pk>/tong-hop.docx", council_papers.scores_paper, DOCX, name="scores_docx"),
    path("diem/<int:pk>/tong-hop.xlsx", council_papers.scores_paper, XLSX, name="scores_xlsx"),
    path(
        "phien-hop/<int:pk>/quyet-dinh.pdf", council_papers.decision_paper, PDF, name="decision_pdf"
    ),
    path(
        "phien-hop/<int:pk>/quyet-dinh.docx",
        council_papers.decision_paper,
        DOCX,
        name="decision_docx",
    ),
    path(
        "phien-hop/<int:pk>/chung-nhan.pdf",
        council_papers.certificates_paper,
        name="certificates_pdf",
    ),
    path("<int:pk>/khong-cong-nhan.pdf", council_papers.refusal_paper, PDF, name="refusal_pdf"),
    path("<int:pk>/khong-cong-nhan.docx", council_papers.refusal_paper, DOCX, name="refusal_docx"),
    path("chung-nhan/<int:pk>.docx", council_papers.certificate_word, name="certificate_docx"),
]
"""/sang-kien/: receive, return, score, decide, print."""

urlpatterns = of_the_authors + of_the_council
