"""Addresses of the awards, room by room."""

from django.urls import URLPattern, path

from documents.handing import DOCX, PDF

from .views import (
    comparison,
    decision_writing,
    decisions,
    desk,
    dossier,
    files,
    history,
    history_imports,
    listing,
    merit,
    opening,
    papers,
    printing,
    quota,
    receiving,
    report,
    reviews,
    sending,
    vetting,
)

app_name = "awards"

of_the_unit: list[URLPattern] = [
    path("ho-so/", listing.dossiers, name="list"),
    path("ho-so/them/", opening.add, name="add"),
    path("ho-so/dot-xuat/", opening.add_short, name="add_short"),
    path("ho-so/tu-dang-ky/", opening.from_registration, name="from_registration"),
    path("ho-so/gui/", sending.submit_unit, name="submit_unit"),
    path("ho-so/<int:pk>/", dossier.detail, name="detail"),
    path("ho-so/<int:pk>/bo/", dossier.discard, name="discard"),
    path("ho-so/<int:pk>/bao-cao/", report.edit, name="report"),
    path("ho-so/<int:pk>/bao-cao/tu-luu/", report.autosave, name="report_autosave"),
    path("ho-so/<int:pk>/thanh-tich-sang-tao/", merit.edit, name="merit"),
    path("ho-so/<int:pk>/tep/", files.attach, name="attach"),
    path("ho-so/tep/<int:pk>/", files.attachment, name="attachment"),
    path("ho-so/tep/<int:pk>/bo/", files.detach, name="detach"),
    path("ho-so/<int:pk>/gui/", sending.submit, name="submit"),
    path("ho-so/<int:pk>/rut-ve/", sending.withdraw, name="withdraw"),
    path("binh-xet/", reviews.reviews, name="reviews"),
    path("binh-xet/them/", reviews.add, name="review_add"),
    path("binh-xet/<int:pk>/", reviews.detail, name="review"),
    path("binh-xet/<int:pk>/sua/", reviews.edit, name="review_edit"),
]
"""/ho-so/: begin, write, attach, review, send."""

of_the_secretary: list[URLPattern] = [
    path("tham-dinh/", desk.desk, name="desk"),
    path("tham-dinh/tiep-nhan/", receiving.receive_many, name="receive_many"),
    path("tham-dinh/<int:pk>/", vetting.vet, name="vet"),
    path("tham-dinh/<int:pk>/tiep-nhan/", receiving.receive, name="receive"),
    path("tham-dinh/<int:pk>/tra-lai/", receiving.send_back, name="send_back"),
    path("tham-dinh/<int:pk>/mo-lai/", receiving.reopen, name="reopen"),
    path("tham-dinh/<int:pk>/giay-to/", vetting.accept_file, name="accept_file"),
    path("chi-tieu/<int:pk>/", quota.quota, name="quota"),
    path("chi-tieu/<int:pk>/tinh-thu/", quota.what_if, name="quota_what_if"),
    path("chi-tieu/<int:pk>/luu/", quota.choose, name="choose"),
    path("chi-tieu/<int:pk>/thu-tu/", quota.reorder, name="reorder"),
    path("chi-tieu/<int:pk>/chot/", quota.fix_list, name="fix_list"),
    path("chi-tieu/<int:pk>/mo-lai/", quota.open_list, name="open_list"),
    path("chi-tieu/chon/<int:pk>/", quota.give_place, name="give_place"),
    path("chi-tieu/bo-chon/<int:pk>/", quota.take_back_place, name="take_back_place"),
    path("chi-tieu/<int:pk>/so-sanh/", comparison.comparison, name="comparison"),
    path("chi-tieu/<int:pk>/so-sanh.xlsx", comparison.comparison_xlsx, name="comparison_xlsx"),
]
"""/tham-dinh/, /chi-tieu/: receive, return, vet, choose, compare."""

of_decisions: list[URLPattern] = [
    path("quyet-dinh/", decisions.decisions, name="decisions"),
    path("quyet-dinh/ghi/", decision_writing.decision_add, name="decision_add"),
    path("quyet-dinh/mau.xlsx", decision_writing.decision_template, name="decision_template"),
    path("quyet-dinh/<int:pk>/", decisions.decision, name="decision"),
    path("quyet-dinh/<int:pk>/sua/", decisions.decision_correct, name="decision_correct"),
    path("quyet-dinh/<int:pk>/them-tep/", decisions.decision_attach, name="decision_attach"),
    path("quyet-dinh/<int:pk>/thu-hoi/", decisions.decision_revoke, name="decision_revoke"),
    path("quyet-dinh/tep/<int:pk>/", decisions.decision_file, name="decision_file"),
    path("quyet-dinh/ket-qua/<int:pk>/thu-hoi/", decisions.line_revoke, name="line_revoke"),
    path("tra-cuu/", history.history, name="history"),
    path("tra-cuu/xuat.xlsx", history.history_export, name="history_export"),
    path("tra-cuu/ca-nhan/<int:pk>/", history.history_person, name="history_person"),
    path("tra-cuu/don-vi/<int:pk>/", history.history_unit, name="history_unit"),
    path("tra-cuu/ghi/", history.history_add, name="history_add"),
    path("tra-cuu/<int:pk>/thu-hoi/", history.award_revoke, name="award_revoke"),
    path("tra-cuu/nam-du-du-lieu/", history.complete_years, name="complete_years"),
    path("tra-cuu/nhap-excel/", history_imports.history_import, name="history_import"),
    path("tra-cuu/mau.xlsx", history_imports.history_template, name="history_template"),
    path(
        "tra-cuu/nhap-excel/<int:pk>/",
        history_imports.history_import_preview,
        name="history_import_preview",
    ),
    path(
        "tra-cuu/nhap-excel/<int:pk>/hoan-tac/",
        history_imports.history_import_undo,
        name="history_import_undo",
    ),
]
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
