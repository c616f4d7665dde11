"""/hoi-dong/"""

app_name = "council"

urlpatterns: list = []
