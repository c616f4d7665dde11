"""/quyet-dinh/: drafted, signed, issued; recorded, corrected, taken back; and the fund."""

from django.urls import path

from documents.handing import DOCX, PDF

from .views import changing, decisions, drafts, fund, preparing, revoking, writing

app_name = "decisions"

XLSX = {"suffix": "xlsx"}

urlpatterns = [
    path("quyet-dinh/", decisions.decision_list, name="list"),
    path("quyet-dinh/ghi/", writing.decision_add, name="add"),
    path("quyet-dinh/ra/", preparing.prepare, name="prepare"),
    path("quyet-dinh/du-thao/<int:pk>/", drafts.draft, name="draft"),
    path("quyet-dinh/du-thao/<int:pk>/sua/", preparing.draft_amend, name="draft_amend"),
    path("quyet-dinh/du-thao/<int:pk>/trinh/", drafts.draft_submit, name="draft_submit"),
    path("quyet-dinh/du-thao/<int:pk>/duyet/", drafts.draft_approve, name="draft_approve"),
    path("quyet-dinh/du-thao/<int:pk>/tra-lai/", drafts.draft_return, name="draft_return"),
    path("quyet-dinh/du-thao/<int:pk>/rut/", drafts.draft_take_back, name="draft_take_back"),
    path("quyet-dinh/du-thao/<int:pk>/so/", drafts.draft_number, name="draft_number"),
    path(
        "quyet-dinh/du-thao/<int:pk>/bo-so/",
        drafts.draft_let_number_go,
        name="draft_let_number_go",
    ),
    path("quyet-dinh/du-thao/<int:pk>/ban-da-ky/", drafts.draft_attach, name="draft_attach"),
    path("quyet-dinh/du-thao/<int:pk>/tep-da-ky/", drafts.draft_signed, name="draft_signed_file"),
    path("quyet-dinh/du-thao/<int:pk>/ban-hanh/", drafts.draft_issue, name="draft_issue"),
    path("quyet-dinh/du-thao/<int:pk>/bo/", drafts.draft_discard, name="draft_discard"),
    path("quyet-dinh/du-thao/<int:pk>/in.pdf", drafts.draft_paper, PDF, name="draft_pdf"),
    path("quyet-dinh/du-thao/<int:pk>/in.docx", drafts.draft_paper, DOCX, name="draft_docx"),
    path("quyet-dinh/quy/", fund.fund, name="fund"),
    path("quyet-dinh/quy/muc-trich/", fund.fund_edit, name="fund_edit"),
    path("quyet-dinh/quy/nguon/", fund.fund_source, name="fund_source"),
    path("quyet-dinh/quy/chi/", fund.fund_expense, name="fund_expense"),
    path("quyet-dinh/quy/nguon/<int:pk>/bo/", fund.fund_source_remove, name="fund_source_remove"),
    path("quyet-dinh/quy/chi/<int:pk>/bo/", fund.fund_expense_remove, name="fund_expense_remove"),
    path("quyet-dinh/mau.xlsx", writing.decision_template, name="template"),
    path("quyet-dinh/<int:pk>/", decisions.decision, name="detail"),
    path("quyet-dinh/<int:pk>/sua/", decisions.decision_correct, name="correct"),
    path("quyet-dinh/<int:pk>/them-tep/", decisions.decision_attach, name="attach"),
    path("quyet-dinh/<int:pk>/cong-bo/", decisions.decision_release, name="release"),
    path("quyet-dinh/<int:pk>/ban-hanh.pdf", decisions.decision_paper, name="paper_pdf"),
    path("quyet-dinh/<int:pk>/ban-da-ky/", decisions.decision_signed, name="signed_file"),
    path("quyet-dinh/<int:pk>/ky-nhan.pdf", decisions.paylist, PDF, name="paylist_pdf"),
    path("quyet-dinh/<int:pk>/ky-nhan.docx", decisions.paylist, DOCX, name="paylist_docx"),
    path("quyet-dinh/<int:pk>/ky-nhan.xlsx", decisions.paylist, XLSX, name="paylist_xlsx"),
    path("quyet-dinh/<int:pk>/huy-bo/", changing.decision_revocation, name="revocation"),
    path("quyet-dinh/<int:pk>/dinh-chinh/", changing.decision_correction, name="correction"),
    path("quyet-dinh/khong-dat/<int:pk>.pdf", decisions.refusal, PDF, name="refusal_pdf"),
    path("quyet-dinh/khong-dat/<int:pk>.docx", decisions.refusal, DOCX, name="refusal_docx"),
    path("quyet-dinh/<int:pk>/thu-hoi/", revoking.decision_revoke, name="revoke"),
    path("quyet-dinh/tep/<int:pk>/", decisions.decision_file, name="file"),
    path("quyet-dinh/ket-qua/<int:pk>/thu-hoi/", revoking.line_revoke, name="revoke_line"),
    path("tra-cuu/<int:pk>/thu-hoi/", revoking.award_revoke, name="revoke_award"),
    path("tra-cuu/nhap-excel/<int:pk>/hoan-tac/", revoking.history_import_undo, name="undo_import"),
]
