"""/bao-cao/: figures of everything, each with the rows behind it; the papers of the year."""

from django.urls import path

from documents.handing import DOCX, PDF
from reports.views import figures, handing_up, overview, papers, writing

app_name = "reports"

urlpatterns = [
    path("", figures.report, name="first"),
    path("van-ban/", papers.papers, name="papers"),
    path("van-ban/lap/<int:pk>/", papers.begin, name="paper_begin"),
    path("van-ban/<int:pk>/", papers.paper, name="paper"),
    path("van-ban/<int:pk>/viet/", writing.edit, name="paper_edit"),
    path("van-ban/<int:pk>/tu-luu/", writing.autosave, name="paper_autosave"),
    path("van-ban/<int:pk>/lay-bao-cao-truoc/", writing.take_over, name="paper_take_over"),
    path("van-ban/<int:pk>/bao-cao.pdf", papers.paper_file, PDF, name="paper_pdf"),
    path("van-ban/<int:pk>/bao-cao.docx", papers.paper_file, DOCX, name="paper_docx"),
    path("gui-cap-tren/gui/<int:pk>/", handing_up.hand_up, name="hand_up"),
    path("gui-cap-tren/<int:pk>/", handing_up.handing_up, name="handing_up"),
    path("gui-cap-tren/<int:pk>/van-ban.pdf", handing_up.file, name="handed_up_pdf"),
    path("gui-cap-tren/<int:pk>/rut-ve/", handing_up.recall, name="recall"),
    path("gui-cap-tren/<int:pk>/tiep-nhan/", handing_up.take, name="take"),
    path("gui-cap-tren/<int:pk>/tra-lai/", handing_up.give_back, name="give_back"),
    path("cac-xa/bao-cao/", handing_up.queue, name="queue"),
    path("cac-xa/", overview.overview, name="overview"),
    path("cac-xa.xlsx", overview.overview_xlsx, name="overview_xlsx"),
    path("<slug:code>/", figures.report, name="report"),
    path("<slug:code>/so/", figures.rows, name="rows"),
    path("<slug:code>.xlsx", figures.report_xlsx, name="xlsx"),
    path("<slug:code>.pdf", figures.report_pdf, name="pdf"),
]
