from django.urls import path

from documents.handing import DOCX, PDF

from .views import consolidated, desk, imports, papers, reviewing, unit_side, writing

app_name = "registrations"
of_the_unit = [
    path("lap/<int:pk>/", unit_side.begin, name="begin"),
    path("<int:pk>/", unit_side.detail, name="detail"),
    path("<int:pk>/sua/", writing.edit, name="edit"),
    path("<int:pk>/tu-luu/", writing.autosave, name="autosave"),
    path("<int:pk>/dien-nam-truoc/", writing.fill_last_year, name="fill_last_year"),
    path("<int:pk>/dien-don-vi/", writing.fill_unit, name="fill_unit"),
    path("<int:pk>/nhap-excel/", imports.bring, name="import"),
    path("<int:pk>/nhap-excel/mau.xlsx", imports.template, name="import_template"),
    path("<int:pk>/gui/", unit_side.submit, name="submit"),
    path("<int:pk>/rut-ve/", unit_side.withdraw, name="withdraw"),
    path("<int:pk>/bo-sung/", writing.supplement, name="supplement"),
]
of_the_office = [
    path("", desk.desk, name="list"),
    path("duyet/", reviewing.approve_many, name="approve_many"),
    path("<int:pk>/duyet/", reviewing.approve, name="approve"),
    path("<int:pk>/tra-lai/", reviewing.send_back, name="send_back"),
    path("<int:pk>/ban-dang-ky.pdf", papers.paper, PDF, name="paper_pdf"),
    path("<int:pk>/ban-dang-ky.docx", papers.paper, DOCX, name="paper_docx"),
    path("tong-hop/<int:pk>/", consolidated.consolidated, name="consolidated"),
    path("tong-hop/<int:pk>/tong-hop.xlsx", consolidated.xlsx_file, name="consolidated_xlsx"),
    path("tong-hop/<int:pk>/bao-cao.pdf", consolidated.report, PDF, name="consolidated_pdf"),
    path("tong-hop/<int:pk>/bao-cao.docx", consolidated.report, DOCX, name="consolidated_docx"),
    path("tong-hop/<int:pk>/so-lieu.pdf", consolidated.totals, PDF, name="totals_pdf"),
    path("tong-hop/<int:pk>/so-lieu.docx", consolidated.totals, DOCX, name="totals_docx"),
]
urlpatterns = of_the_unit + of_the_office
