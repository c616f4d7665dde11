"""/giay-khen/ and /so-khen-thuong/: papers of awards, preprinted forms, the book."""

from django.urls import path

from .views import blanks, book, papers

app_name = "certificates"

urlpatterns = [
    path("giay-khen/", papers.paper_list, name="list"),
    path("giay-khen/quyet-dinh/<int:pk>/", papers.papers_of_decision, name="decision"),
    path("giay-khen/<int:pk>.pdf", papers.paper_pdf, name="paper_pdf"),
    path("giay-khen/<int:pk>.docx", papers.paper_docx, name="paper_docx"),
    path("giay-khen/phoi/them/", blanks.blank_add, name="blank_add"),
    path("giay-khen/phoi/<int:pk>/", blanks.blank, name="blank"),
    path("giay-khen/phoi/<int:pk>/xem-truoc/", blanks.blank_preview, name="blank_preview"),
    path("giay-khen/phoi/<int:pk>/in-thu.pdf", blanks.blank_test_pdf, name="blank_test_pdf"),
    path("giay-khen/phoi/<int:pk>/bo/", blanks.blank_remove, name="blank_remove"),
    path("so-khen-thuong/", book.book, name="book"),
    path("so-khen-thuong/vao-so/", book.book_write, name="book_write"),
    path("so-khen-thuong/so.pdf", book.book_file, {"suffix": "pdf"}, name="book_pdf"),
    path("so-khen-thuong/so.docx", book.book_file, {"suffix": "docx"}, name="book_docx"),
    path("so-khen-thuong/so.xlsx", book.book_file, {"suffix": "xlsx"}, name="book_xlsx"),
]
