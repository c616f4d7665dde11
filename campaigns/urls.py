from django.urls import path

from documents.handing import DOCX, PDF

from .views import campaigns, editing, papers, procedure, readings

app_name = "campaigns"
urlpatterns = [
    path("", campaigns.campaigns, name="list"),
    path("them/", editing.add, name="add"),
    path("nhap-van-ban/", readings.reading_new, name="reading_new"),
    path("van-ban/<int:pk>/", readings.reading, name="reading"),
    path("van-ban/<int:pk>/bo/", readings.reading_discard, name="reading_discard"),
    path("<int:pk>/", campaigns.campaign, name="detail"),
    path("<int:pk>/sua/", editing.edit, name="edit"),
    path("<int:pk>/nhan-ban/", editing.clone, name="clone"),
    path("<int:pk>/xoa/", editing.delete, name="delete"),
    path("<int:pk>/phat-dong/", procedure.launch, name="launch"),
    path("<int:pk>/gia-han/", procedure.extend, name="extend"),
    path("<int:pk>/ke-hoach.pdf", papers.plan, PDF, name="plan_pdf"),
    path("<int:pk>/ke-hoach.docx", papers.plan, DOCX, name="plan_docx"),
]
