"""Addresses of papers: what is being printed, what was issued."""

from django.urls import URLPattern, path

from documents.issued.verifying import verify

from . import views

app_name = "documents"

of_printing: list[URLPattern] = [
    path("in/", views.job_list, name="jobs"),
    path("in/<int:pk>/", views.job, name="job"),
    path("in/<int:pk>/tep/", views.job_file, name="job_file"),
    path("in/<int:pk>/dung/", views.job_cancel, name="job_cancel"),
    path("in/<int:pk>/in-lai/", views.job_again, name="job_again"),
    path("in/ho-so/<int:pk>/", views.part_file, name="part_file"),
]
"""/van-ban/in/: a job, its progress, its file."""

of_issued: list[URLPattern] = [path("kiem-tra/<str:token>/", verify, name="verify")]
"""/van-ban/kiem-tra/: the page that says whether an issued paper is genuine."""

urlpatterns = of_printing + of_issued
