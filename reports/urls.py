"""/bao-cao/: figures of everything, each with the rows behind it."""

from django.urls import path

from reports import views

app_name = "reports"

urlpatterns = [
    path("", views.report, name="first"),
    path("<slug:code>/", views.report, name="report"),
    path("<slug:code>/so/", views.rows, name="rows"),
    path("<slug:code>.xlsx", views.report_xlsx, name="xlsx"),
    path("<slug:code>.pdf", views.report_pdf, name="pdf"),
]
