"""Pages about reminders, which need to know campaigns, beside those of the inbox."""

from django.urls import path

from .views import reminders

app_name = "reminders"
urlpatterns = [
    path("thong-bao/se-nhac/", reminders.ahead, name="ahead"),
    path("thong-bao/se-nhac/cong-van.pdf", reminders.urging, {"suffix": "pdf"}, name="urging_pdf"),
    path(
        "thong-bao/se-nhac/cong-van.docx", reminders.urging, {"suffix": "docx"}, name="urging_docx"
    ),
    path("thong-bao/<int:pk>/gui-lai/", reminders.again, name="mail_again"),
    path("lich/<str:token>.ics", reminders.calendar, name="calendar"),
]
