"""/ho-so/, /binh-xet/: begin, write, attach, review, send."""

from django.urls import path

from documents.handing import DOCX, PDF

from .views import (
    dossier,
    files,
    filters,
    listing,
    merit,
    opening,
    outsiders,
    papers,
    report,
    reviews,
    sending,
)

app_name = "nominations"

urlpatterns = [
    path("ho-so/", listing.dossiers, name="list"),
    path("ho-so/xuat.xlsx", listing.export, name="list_export"),
    path("ho-so/bo-loc/luu/", filters.save, name="filter_save"),
    path("ho-so/bo-loc/bo/", filters.remove, name="filter_remove"),
    path("ho-so/them/", opening.add, name="add"),
    path("ho-so/dot-xuat/", opening.add_short, name="add_short"),
    path("ho-so/ngoai-danh-sach/", outsiders.add, name="add_outsider"),
    path("ho-so/ngoai-danh-sach/nhap/", outsiders.bring, name="outsiders_import"),
    path("ho-so/ngoai-danh-sach/mau.xlsx", outsiders.template, name="outsiders_template"),
    path("ho-so/tu-dang-ky/", opening.from_registration, name="from_registration"),
    path("ho-so/gui/", sending.submit_unit, name="submit_unit"),
    path("ho-so/<int:pk>/", dossier.detail, name="detail"),
    path("ho-so/<int:pk>/bo/", dossier.discard, name="discard"),
    path("ho-so/<int:pk>/bao-cao/", report.edit, name="report"),
    path("ho-so/<int:pk>/bao-cao/tu-luu/", report.autosave, name="report_autosave"),
    path("ho-so/<int:pk>/thanh-tich-sang-tao/", merit.edit, name="merit"),
    path("ho-so/<int:pk>/ten-dia-chi/", outsiders.correct, name="outsider"),
    path("ho-so/<int:pk>/tep/", files.attach, name="attach"),
    path("ho-so/tep/<int:pk>/", files.attachment, name="attachment"),
    path("ho-so/tep/<int:pk>/bo/", files.detach, name="detach"),
    path("ho-so/<int:pk>/gui/", sending.submit, name="submit"),
    path("ho-so/<int:pk>/rut-ve/", sending.withdraw, name="withdraw"),
    path("binh-xet/", reviews.reviews, name="reviews"),
    path("binh-xet/them/", reviews.add, name="review_add"),
    path("binh-xet/<int:pk>/", reviews.detail, name="review"),
    path("binh-xet/<int:pk>/sua/", reviews.edit, name="review_edit"),
    path("ho-so/<int:pk>/bao-cao.pdf", papers.report, PDF, name="report_pdf"),
    path("ho-so/<int:pk>/bao-cao.docx", papers.report, DOCX, name="report_docx"),
    path("binh-xet/<int:pk>/bien-ban.pdf", papers.minutes, PDF, name="review_pdf"),
    path("binh-xet/<int:pk>/bien-ban.docx", papers.minutes, DOCX, name="review_docx"),
]
