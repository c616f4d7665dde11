"""/cong-khai/: pages for everybody, and those of the office below /cong-khai/quan-ly/."""

from django.urls import path

from documents.handing import DOCX, PDF

from .views import office, public

app_name = "publicity"

urlpatterns = [
    path("<int:pk>/", public.front, name="front"),
    path("<int:pk>/rss.xml", public.feed_file, name="feed_file"),
    path("danh-sach/<int:pk>/", public.item, name="item"),
    path("dien-hinh/<int:pk>/", public.example, name="example"),
    path("dien-hinh/<int:pk>/anh.jpg", public.example_file, name="example_file"),
    path("quan-ly/", office.office_list, name="office"),
    path("quan-ly/lay-y-kien/", office.put_up, name="put_up"),
    path("quan-ly/ket-qua/", office.put_up_result, name="put_up_result"),
    path("quan-ly/<int:pk>/", office.manage, name="manage"),
    path("quan-ly/<int:pk>/go/", office.withdraw, name="withdraw"),
    path("quan-ly/<int:pk>/dua-lai/", office.restore, name="restore"),
    path("quan-ly/y-kien/<int:pk>/", office.moderate, name="moderate"),
    path("quan-ly/dien-hinh/them/", office.example_add, name="example_add"),
    path("quan-ly/dien-hinh/<int:pk>/", office.example_manage, name="example_manage"),
    path("quan-ly/dien-hinh/<int:pk>/sua/", office.example_edit, name="example_edit"),
    path("quan-ly/dien-hinh/<int:pk>/dang/", office.example_publish, name="example_publish"),
    path(
        "quan-ly/dien-hinh/<int:pk>/anh.jpg", office.example_photo_file, name="example_photo_file"
    ),
    path("quan-ly/dien-hinh/<int:pk>/bai.pdf", office.example_paper, PDF, name="example_pdf"),
    path("quan-ly/dien-hinh/<int:pk>/bai.docx", office.example_paper, DOCX, name="example_docx"),
]
