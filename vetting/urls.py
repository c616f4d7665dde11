"""/tham-dinh/, /chi-tieu/, /ho-so/van-ban/: receive, return, vet, choose, compare, print."""

from django.urls import path

from documents.handing import DOCX, PDF

from .views import comparison, desk, papers, printing, quota, receiving, vetting

app_name = "vetting"

XLSX = {"suffix": "xlsx"}

urlpatterns = [
    path("tham-dinh/", desk.desk, name="desk"),
    path("tham-dinh/tiep-nhan/", receiving.receive_many, name="receive_many"),
    path("tham-dinh/tra-lai/", receiving.send_back_many, name="send_back_many"),
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
    path("ho-so/<int:pk>/phieu-tham-dinh.pdf", papers.vetting, PDF, name="vetting_pdf"),
    path("ho-so/<int:pk>/phieu-tham-dinh.docx", papers.vetting, DOCX, name="vetting_docx"),
    path("ho-so/<int:pk>/in-ca-bo/", printing.print_one, name="print_one"),
    path("ho-so/van-ban/<int:pk>/", printing.papers, name="papers"),
    path("ho-so/van-ban/<int:pk>/danh-sach.pdf", printing.summary, PDF, name="summary_pdf"),
    path("ho-so/van-ban/<int:pk>/danh-sach.docx", printing.summary, DOCX, name="summary_docx"),
    path("ho-so/van-ban/<int:pk>/danh-sach.xlsx", printing.summary, XLSX, name="summary_xlsx"),
    path("ho-so/van-ban/<int:pk>/to-trinh.pdf", printing.proposal, PDF, name="proposal_pdf"),
    path("ho-so/van-ban/<int:pk>/to-trinh.docx", printing.proposal, DOCX, name="proposal_docx"),
    path("ho-so/van-ban/<int:pk>/ban-hanh/", printing.proposal_issue, name="proposal_issue"),
    path("ho-so/van-ban/<int:pk>/in-ca-bo/", printing.print_all, name="print_all"),
]
