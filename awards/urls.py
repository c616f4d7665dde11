"""Addresses of the awards, room by room."""

from django.urls import URLPattern, path

from documents.handing import DOCX, PDF

from .views import papers, printing

app_name = "awards"

of_the_unit: list[URLPattern] = []
"""/ho-so/: begin, write, attach, review, send."""

of_the_secretary: list[URLPattern] = []
"""/tham-dinh/, /chi-tieu/: receive, return, vet, choose, compare."""

of_decisions: list[URLPattern] = []
"""/quyet-dinh/, /tra-cuu/: decisions, who holds what, old years."""

XLSX = {"suffix": "xlsx"}
of_papers: list[URLPattern] = [
    path("ho-so/<int:pk>/bao-cao.pdf", papers.report, PDF, name="report_pdf"),
    path("ho-so/<int:pk>/bao-cao.docx", papers.report, DOCX, name="report_docx"),
    path("ho-so/<int:pk>/phieu-tham-dinh.pdf", papers.vetting, PDF, name="vetting_pdf"),
    path("ho-so/<int:pk>/phieu-tham-dinh.docx", papers.vetting, DOCX, name="vetting_docx"),
    path("ho-so/<int:pk>/in-ca-bo/", printing.print_one, name="print_one"),
    path("binh-xet/<int:pk>/bien-ban.pdf", papers.minutes, PDF, name="review_pdf"),
    path("binh-xet/<int:pk>/bien-ban.docx", papers.minutes, DOCX, name="review_docx"),
    path("ho-so/van-ban/<int:pk>/", printing.papers, name="papers"),
    path("ho-so/van-ban/<int:pk>/danh-sach.pdf", printing.summary, PDF, name="summary_pdf"),
    path("ho-so/van-ban/<int:pk>/danh-sach.docx", printing.summary, DOCX, name="summary_docx"),
    path("ho-so/van-ban/<int:pk>/danh-sach.xlsx", printing.summary, XLSX, name="summary_xlsx"),
    path("ho-so/van-ban/<int:pk>/to-trinh.pdf", printing.proposal, PDF, name="proposal_pdf"),
    path("ho-so/van-ban/<int:pk>/to-trinh.docx", printing.proposal, DOCX, name="proposal_docx"),
    path("ho-so/van-ban/<int:pk>/ban-hanh/", printing.proposal_issue, name="proposal_issue"),
    path("ho-so/van-ban/<int:pk>/in-ca-bo/", printing.print_all, name="print_all"),
]
"""Papers and whole dossiers."""

urlpatterns = of_the_unit + of_the_secretary + of_decisions + of_papers
