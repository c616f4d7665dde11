"""/quyet-dinh/: what was decided, recorded, corrected, taken back."""

from django.urls import path

from .views import decisions, revoking, writing

app_name = "decisions"

urlpatterns = [
    path("quyet-dinh/", decisions.decision_list, name="list"),
    path("quyet-dinh/ghi/", writing.decision_add, name="add"),
    path("quyet-dinh/mau.xlsx", writing.decision_template, name="template"),
    path("quyet-dinh/<int:pk>/", decisions.decision, name="detail"),
    path("quyet-dinh/<int:pk>/sua/", decisions.decision_correct, name="correct"),
    path("quyet-dinh/<int:pk>/them-tep/", decisions.decision_attach, name="attach"),
    path("quyet-dinh/<int:pk>/thu-hoi/", revoking.decision_revoke, name="revoke"),
    path("quyet-dinh/tep/<int:pk>/", decisions.decision_file, name="file"),
    path("quyet-dinh/ket-qua/<int:pk>/thu-hoi/", revoking.line_revoke, name="revoke_line"),
    path("tra-cuu/<int:pk>/thu-hoi/", revoking.award_revoke, name="revoke_award"),
    path("tra-cuu/nhap-excel/<int:pk>/hoan-tac/", revoking.history_import_undo, name="undo_import"),
]
